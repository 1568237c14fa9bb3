//! The form of a channel.

use serde::{Deserialize, Serialize};

use super::{BodyKind, ChatKind, ChatSettings, Method, Occasion, Template, payload::check};
use crate::domain::{
    problem::{Invalid, Problem},
    text,
};

/// The longest name, in grapheme clusters.
const NAME_MAX: usize = 40;
/// The longest address: workflows of Teams have some 400 characters.
const ADDRESS_MAX: usize = 2000;
/// The longest body of a template.
const BODY_MAX: usize = 4000;
/// The longest name of a header, and the longest value.
const HEADER_MAX: (usize, usize) = (100, 1000);
/// The longest tag of a language.
const TAG_MAX: usize = 20;
/// Headers that are the request's own (RFC 9110, 6 to 8; RFC 9112), and that of our signature.
const OWN_HEADERS: [&str; 12] = [
    "host",
    "content-length",
    "content-type",
    "content-encoding",
    "transfer-encoding",
    "connection",
    "te",
    "trailer",
    "upgrade",
    "expect",
    "user-agent",
    "x-kizuki-signature",
];

/// A channel as it is typed. What is a secret and was not typed stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChannelForm {
    /// The name.
    pub name: String,
    /// The word of the kind.
    pub kind: String,
    /// The tag of the language.
    pub lang: String,
    /// The address.
    pub address: String,
    /// Ticked: a theme has opened.
    pub opened: String,
    /// Ticked: a theme closes soon.
    pub last_day: String,
    /// Ticked: answers came out.
    pub answered: String,
    /// Ticked: a month is over.
    pub digest: String,
    /// The method of the template.
    pub method: String,
    /// What its body is.
    pub content: String,
    /// The name of its header.
    pub header: String,
    /// The value of that header. A token: it is never echoed.
    pub token: String,
    /// Its body.
    pub body: String,
}

/// What was typed, as far as it can be looked at without knowing what leaves the server.
#[derive(Clone, PartialEq, Eq)]
pub struct TypedChannel {
    /// What is set, still without its host.
    pub settings: ChatSettings,
    /// The address; empty where it stays.
    pub address: String,
    /// The value of the header; empty where it stays.
    pub header: String,
}

impl From<&ChatSettings> for ChannelForm {
    fn from(settings: &ChatSettings) -> Self {
        let ChatSettings { name, kind, lang, occasions, template, host: _ } = settings;
        let ticked = |one| if occasions.contains(&one) { "1".to_owned() } else { String::new() };
        let form = Self {
            name: name.clone(),
            kind: kind.as_str().to_owned(),
            lang: lang.clone(),
            opened: ticked(Occasion::Opened),
            last_day: ticked(Occasion::LastDay),
            answered: ticked(Occasion::Answered),
            digest: ticked(Occasion::Digest),
            ..Self::usual()
        };
        template.as_ref().map_or_else(
            || form.clone(),
            |template| Self {
                method: template.method.as_str().to_owned(),
                content: template.kind.as_str().to_owned(),
                header: template.header.clone(),
                body: template.body.clone(),
                ..form.clone()
            },
        )
    }
}

impl ChannelForm {
    /// An empty form, with what is usual chosen and a template that says what the others say.
    pub fn usual() -> Self {
        let ticked = "1".to_owned();
        Self {
            kind: ChatKind::Slack.as_str().to_owned(),
            opened: ticked.clone(),
            last_day: ticked.clone(),
            answered: ticked,
            method: Method::Post.as_str().to_owned(),
            content: BodyKind::Json.as_str().to_owned(),
            body: "{\n  \"text\": \"{{text}}\\n{{url}}\"\n}".to_owned(),
            ..Self::default()
        }
    }

    /// Which occasions are ticked.
    pub fn ticked(&self, occasion: Occasion) -> bool {
        let field = match occasion {
            Occasion::Opened => &self.opened,
            Occasion::LastDay => &self.last_day,
            Occasion::Answered => &self.answered,
            Occasion::Digest => &self.digest,
        };
        !field.is_empty()
    }

    /// Reads it. `is_new`: an address must be typed.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self, is_new: bool) -> Result<TypedChannel, Invalid> {
        let mut wrong = Invalid::default();
        let name = wrong.take("name", text::parse_line(&self.name, NAME_MAX));
        let kind = self.kind.parse().map_err(|_| Problem::NotChosen);
        let kind = wrong.take("kind", kind);
        let lang = wrong.take("lang", text::parse_line(&self.lang, TAG_MAX));
        let address = wrong.take("address", self.read_address(is_new));
        let is_ticked = |one: &Occasion| self.ticked(*one);
        let occasions: Vec<Occasion> = Occasion::ALL.iter().copied().filter(is_ticked).collect();
        if occasions.is_empty() {
            wrong.add("occasions", Problem::NotChosen);
        }
        let template = match kind {
            Some(ChatKind::Generic) => self.template(&mut wrong).map(Some),
            _ => Some(None),
        };
        let typed = (|| {
            let (name, kind, lang, template) = (name?, kind?, lang?, template?);
            let has_header = template.as_ref().is_some_and(|one| !one.header.is_empty());
            let header = if has_header { self.token.trim().to_owned() } else { String::new() };
            let host = String::new();
            let settings = ChatSettings { name, kind, lang, occasions, template, host };
            Some(TypedChannel { settings, address: address?, header })
        })();
        wrong.or(typed)
    }

    fn read_address(&self, is_new: bool) -> Result<String, Problem> {
        let address = self.address.trim();
        if address.is_empty() && is_new {
            return Err(Problem::Empty);
        }
        text::within(address.to_owned(), ADDRESS_MAX)
    }

    fn template(&self, wrong: &mut Invalid) -> Option<Template> {
        let method = self.method.parse().map_err(|_| Problem::NotChosen);
        let method = wrong.take("method", method);
        let kind = self.content.parse().map_err(|_| Problem::NotChosen);
        let kind = wrong.take("content", kind);
        let header = wrong.take("header", header_name(&self.header));
        wrong.take("token", header_value(&self.token));
        let body = wrong.take("body", body(&self.body, kind));
        Some(Template { method: method?, kind: kind?, header: header?, body: body? })
    }
}

/// A field name (RFC 9110, 5.1), none of those that are the request's own; or nothing.
fn header_name(typed: &str) -> Result<String, Problem> {
    let name = typed.trim();
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.len() > HEADER_MAX.0 {
        return Err(Problem::TooLong { max: HEADER_MAX.0, actual: name.len() });
    }
    if OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
        return Err(Problem::Taken);
    }
    if name.chars().all(is_sign) { Ok(name.to_owned()) } else { Err(Problem::Malformed) }
}

/// A field value (RFC 9110, 5.5) in visible ASCII; or nothing.
fn header_value(typed: &str) -> Result<(), Problem> {
    let value = typed.trim();
    if value.len() > HEADER_MAX.1 {
        return Err(Problem::TooLong { max: HEADER_MAX.1, actual: value.len() });
    }
    let is_visible = value.chars().all(|c| c == ' ' || c.is_ascii_graphic());
    if is_visible { Ok(()) } else { Err(Problem::Malformed) }
}

/// The body of a template: as it is typed, but for its line ends.
fn body(typed: &str, kind: Option<BodyKind>) -> Result<String, Problem> {
    let body = typed.replace("\r\n", "\n").trim().to_owned();
    if body.is_empty() {
        return Err(Problem::Empty);
    }
    let body = text::within(body, BODY_MAX)?;
    kind.map_or(Ok(()), |kind| check(&body, kind))?;
    Ok(body)
}
