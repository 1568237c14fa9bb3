//! The hidden field with a form that waits behind the page that asks for something first.

use leptos::prelude::*;

use crate::http::echo::{Carried, Echo};
use crate::i18n::Lang;

/// The hidden field that holds the form, and the sentence that says so; nothing where none waits.
#[component]
pub fn CarriedForm(lang: Lang, echo: Option<Echo>) -> impl IntoView {
    let carried = echo
        .and_then(|echo| echo.value(Carried::FIELD).map(ToOwned::to_owned))
        .filter(|carried| !carried.is_empty());
    carried.map(|carried| {
        view! {
            <p class="banner" role="status">{lang.texts().fault.carried}</p>
            <input type="hidden" name=Carried::FIELD value=carried/>
        }
    })
}
