//! Hints below a text field of what the text could give away; never in the way.

use leptos::prelude::*;

use crate::domain::{anon::Refusal, fault::Fault, guard::Kind};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};

/// The hints below a text field. The island shows those that fit while somebody types; without it
/// they come with the page that asks once more, and sending the form again takes the text as it is.
#[component]
pub fn Hints(lang: Lang, id: String, echo: Option<Echo>) -> impl IntoView {
    let found: &[Kind] = match echo.as_ref().map(|echo| &echo.fault) {
        Some(Fault::Refused(Refusal::Hints(kinds))) => kinds,
        _ => &[],
    };
    let asked = !found.is_empty();
    let items =
        Kind::ALL.iter().map(|kind| view! { <li data-kind=kind.as_str() hidden=!found.contains(kind)>{say::hint(lang, *kind)}</li> });
    let items = items.collect_view();
    view! {
        <div class="hints" id=format!("{id}-hints") hidden=!asked role=asked.then_some("alert")>
            <p>{lang.texts().guard.lead}</p>
            <ul>{items}</ul>
            {asked.then(|| view! { <input type="hidden" name="anyway" value="1"/> })}
        </div>
    }
}

/// Whether a failed form failed only because it asks once more: then there is nothing wrong with
/// the text.
pub fn asks(echo: &Echo) -> bool {
    matches!(echo.fault, Fault::Refused(Refusal::Hints(_)))
}
