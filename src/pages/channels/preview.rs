//! What would be sent: the request of each occasion, but for its secrets.

use leptos::prelude::*;

use super::shown::Shown;
use crate::domain::chat::{ChatSettings, Telling, payload};
use crate::http::compose;
use crate::i18n::Lang;

pub(super) fn preview(shown: &Shown, settings: &ChatSettings) -> AnyView {
    let lang = shown.form.lang;
    let (text, words) = (&lang.texts().channels, &lang.texts().channel_words);
    let told = shown.tellings.iter().filter(|(one, _)| settings.occasions.contains(one));
    let told = told.map(|(occasion, telling)| {
        view! { <h3>{(words.occasion)(*occasion)}</h3><pre tabindex="0">{request(lang, settings, telling)}</pre> }
    });
    let told = told.collect_view();
    view! {
        <section class="panel" aria-labelledby="preview">
            <h2 id="preview">{text.preview}</h2>
            <p>{text.preview_lead}</p>
            {told}
        </section>
    }
    .into_any()
}

/// A request as it is sent (RFC 9112), secrets left out.
fn request(lang: Lang, settings: &ChatSettings, telling: &Telling) -> String {
    let hidden = lang.texts().channels.hidden;
    let payload = payload(settings, &compose(&settings.lang, telling));
    let own = settings.template.as_ref().map(|one| one.header.as_str());
    let own = own.filter(|header| !header.is_empty());
    let own = own.map(|header| format!("{header}: {hidden}\n")).unwrap_or_default();
    format!(
        "{} {}{hidden}\ncontent-type: {}\nx-kizuki-signature: sha256={hidden}\n{own}\n{}",
        payload.method.as_str(),
        settings.host,
        payload.media_type,
        payload.body
    )
}
