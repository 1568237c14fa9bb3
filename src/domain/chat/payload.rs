//! The request that carries a message: a product's own shape, or the office's template filled in.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{BodyKind, ChatKind, ChatSettings, Message, Method, Template};
use crate::domain::problem::Problem;

/// A request but for its address and its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The method.
    pub method: Method,
    /// The media type of the body.
    pub media_type: &'static str,
    /// The body.
    pub body: String,
}

/// What is sent of a message.
pub fn payload(settings: &ChatSettings, message: &Message) -> Payload {
    if let (ChatKind::Generic, Some(template)) = (settings.kind, &settings.template) {
        let Template { method, kind, body, .. } = template;
        return Payload {
            method: *method,
            media_type: kind.media_type(),
            body: filled(body, *kind, message),
        };
    }
    let body = match settings.kind {
        ChatKind::Slack => slack(message),
        ChatKind::Mattermost | ChatKind::Generic => mattermost(message),
        ChatKind::Teams => teams(message),
        ChatKind::LineWorks => line_works(message),
    };
    let media_type = BodyKind::Json.media_type();
    Payload { method: Method::Post, media_type, body: format!("{body:#}") }
}

/// Blocks with a text for notices (Slack, "Sending messages using incoming webhooks"). The text goes as
/// plain text, in which no mark means anything; in the notice the three signs that do are written out.
fn slack(message: &Message) -> Value {
    let Message { title, text, url, button, .. } = message;
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let section =
        |kind: &str, text: String| json!({"type": "section", "text": {"type": kind, "text": text}});
    json!({
        "text": plain(title),
        "blocks": [
            section("plain_text", text.clone()),
            section("mrkdwn", format!("<{url}|{}>", plain(button))),
        ],
    })
}

/// One text (Mattermost, "Incoming webhooks"). A sign that does not show keeps an @ from calling people.
fn mattermost(message: &Message) -> Value {
    let Message { text, url, .. } = message;
    json!({"text": format!("{}\n{url}", text.replace('@', "@\u{200b}"))})
}

/// An adaptive card, as workflows take it that begin with "When a Teams webhook request is received".
fn teams(message: &Message) -> Value {
    let Message { title, text, url, button, .. } = message;
    let block = |text: &str, weight: &str| json!({"type": "TextBlock", "text": text, "wrap": true, "weight": weight});
    json!({
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": null,
            "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.2",
                // A line end alone is no new line there.
                "body": [block(title, "bolder"), block(&text.replace('\n', "\n\n"), "default")],
                "actions": [{"type": "Action.OpenUrl", "title": button, "url": url}],
            },
        }],
    })
}

/// A title, a text and a button (LINE WORKS Developers, "Incoming Webhook").
fn line_works(message: &Message) -> Value {
    let Message { title, text, url, button, .. } = message;
    json!({"title": title, "body": {"text": text}, "button": {"label": button, "url": url}})
}

/// The word of a place, if there is one of that name.
fn word<'a>(name: &str, message: &'a Message) -> Option<&'a str> {
    let Message { title, text, url, office, occasion, last_day, button: _ } = message;
    match name {
        "title" => Some(title),
        "text" => Some(text),
        "url" => Some(url),
        "office" => Some(office),
        "occasion" => Some(occasion),
        "last_day" => Some(last_day),
        _ => None,
    }
}

/// Fills a template's body in, in one go: what stands in a word is no place to fill.
fn filled(body: &str, kind: BodyKind, message: &Message) -> String {
    let mut parts = body.split("{{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let place = part.split_once("}}");
        let found = place.and_then(|(name, rest)| Some((word(name.trim(), message)?, rest)));
        if let Some((word, rest)) = found {
            out += &written(word, kind);
            out += rest;
        } else {
            // Held by [`check`].
            out += "{{";
            out += part;
        }
    }
    out
}

/// A word as it stands in such a body.
fn written(word: &str, kind: BodyKind) -> String {
    match kind {
        BodyKind::Plain => word.to_owned(),
        BodyKind::Json => {
            let quoted = Value::from(word).to_string();
            quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
        }
        BodyKind::Form => word.bytes().fold(String::new(), |mut out, byte| {
            match byte {
                b' ' => out.push('+'),
                b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                    out.push(char::from(byte));
                }
                _ => {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
            out
        }),
    }
}

/// Looks at a template's body: every place is one that there is, and JSON is JSON whatever stands in
/// the places.
///
/// # Errors
/// [`Problem::NotAPlace`], [`Problem::NotJson`].
pub(super) fn check(body: &str, kind: BodyKind) -> Result<(), Problem> {
    let message = Message { text: "\"\n".into(), ..Message::default() };
    for part in body.split("{{").skip(1) {
        let name = part.split_once("}}").map(|(name, _)| name.trim());
        name.and_then(|name| word(name, &message)).ok_or(Problem::NotAPlace)?;
    }
    let is_json = || serde_json::from_str::<Value>(&filled(body, kind, &message)).is_ok();
    if kind == BodyKind::Json && !is_json() { Err(Problem::NotJson) } else { Ok(()) }
}
