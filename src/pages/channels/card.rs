//! A channel: what it is told, how it stands, and what can be done with it.

use leptos::prelude::*;

use super::shown::{CHANGE, Shown};
use crate::address::Address;
use crate::domain::chat::{Failure, NotSent, Standing};
use crate::http::with_query;
use crate::i18n::{Lang, say};
use crate::service::chat::SeenChannel;

pub(super) fn card(shown: &Shown, channel: &SeenChannel) -> AnyView {
    let lang = shown.form.lang;
    let (text, words) = (&lang.texts().channels, &lang.texts().channel_words);
    let settings = &channel.settings;
    let told: Vec<&str> = settings.occasions.iter().map(|one| (words.occasion)(*one)).collect();
    let told = told.join(lang.texts().messages.joint);
    let (id, anchor) = (channel.id.to_string(), format!("channel-{}", channel.id));
    let which = (text.of)(&settings.name);
    let change = with_query(Address::Channels, &[(CHANGE, id.clone())]);
    let retry = channel
        .standing
        .given_up
        .then(|| button(Address::RetryChannel, &id, text.retry, &which, "btn"));
    let test = button(Address::TestChannel, &id, text.test, &which, "btn plain");
    let drop = button(Address::DropChannel, &id, text.drop, &which, "btn plain danger");
    let tested = shown.tested.filter(|(of, _)| *of == channel.id).map(|(_, came)| came);
    view! {
        <li class="panel" id=anchor>
            <h2 dir="auto">{settings.name.clone()}</h2>
            <p class="quiet">{(words.kind)(settings.kind)}" · "<span class="host">{settings.host.clone()}</span></p>
            <p>{told}</p>
            {tested.map(|came| test_says(lang, came))}
            {standing(lang, channel)}
            <div class="actions">
                {retry}
                {test}
                <a class="btn plain" href=format!("{change}#write")>{text.change}<span class="vh">{which}</span></a>
                {drop}
            </div>
        </li>
    }
    .into_any()
}

/// A button with a form of its own.
fn button(
    action: Address<'_>,
    id: &str,
    says: &'static str,
    which: &str,
    class: &'static str,
) -> AnyView {
    let (action, id, which) = (action.to_string(), id.to_owned(), which.to_owned());
    view! {
        <form method="post" action=action>
            <input type="hidden" name="page" value=Address::Channels/>
            <input type="hidden" name="id" value=id/>
            <button class=class>{says}<span class="vh">{which}</span></button>
        </form>
    }
    .into_any()
}

/// What came of a test.
fn test_says(lang: Lang, came: Result<u16, Failure>) -> AnyView {
    let (text, words) = (&lang.texts().channels, &lang.texts().channel_words);
    let (class, says) = match came {
        Ok(status) => ("banner good", (text.arrived)(status)),
        Err(failure) => ("banner bad", (text.not_arrived)(&(words.failure)(failure))),
    };
    view! { <div class=class role="status"><p>{says}</p></div> }.into_any()
}

/// How sending goes: that it is given up, that it fails, that it cannot be; and when it last went well.
fn standing(lang: Lang, channel: &SeenChannel) -> AnyView {
    let (text, words) = (&lang.texts().channels, &lang.texts().channel_words);
    let Standing { sent_on, failures, why, given_up, retry_at: _ } = channel.standing;
    let why = why.map(words.failure).unwrap_or_default();
    let lost = channel.standing.why == Some(Failure::NotSent(NotSent::SecretsLost));
    let bad = match () {
        () if lost => Some(text.secrets_lost.to_owned()),
        () if given_up => Some(format!("{}{}{why}", text.given_up, lang.texts().answers.gap)),
        () if !channel.allowed => Some(text.not_allowed.to_owned()),
        () if failures > 0 => Some((text.failing)(failures, &why)),
        () => None,
    };
    let bad = bad.map(|says| view! { <p class="err">{says}</p> });
    let last = match sent_on {
        Some(on) => (text.sent_on)(say::day(lang, on)),
        None => text.never.to_owned(),
    };
    view! { {bad}<p class="quiet">{last}</p> }.into_any()
}
