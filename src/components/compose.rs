//! The form for a new note, where the note will hang: it looks like the note that it becomes.

use leptos::prelude::*;

use super::{
    desk::desk,
    fields::in_text_area,
    guard::{self, Hints},
    view_fields::ViewFields,
};
use crate::address::{Address, OwnForm};
use crate::domain::{
    anon::Refusal,
    fault::Fault,
    note::BoardView,
    text::{NOTE_MAX, graphemes, number},
    theme::{Prompt, Theme},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};

/// The place for a new note in a column. After a failure it is open, with the text still in it and
/// the reason beside it.
#[component]
pub fn Compose(
    lang: Lang,
    theme: Theme,
    prompt: Prompt,
    view: BoardView,
    echo: Option<Echo>,
) -> impl IntoView {
    let text = &lang.texts().board;
    let here = echo.filter(|echo| echo.value("prompt") == Some(prompt.id.to_string().as_str()));
    let asked = here.as_ref().is_some_and(guard::asks);
    let paste = if asked { lang.texts().guard.anyway } else { text.paste };
    let open = here.is_some();
    let id = format!("write-{}", prompt.id);
    let field = note_field(lang, &id, (text.label)(&prompt.name), here, protection(lang, &theme));
    view! {
        <details class="add" open=open>
            <summary>
                <span class="closed">{text.add}</span><span class="opened">{text.stop}</span>
            </summary>
            <form class="note compose" method="post"
                action=Address::Act(&theme.slug, OwnForm::Post)>
                <input type="hidden" name="prompt" value=prompt.id.to_string()/>
                <ViewFields view/>
                {field}
                <div class="actions">
                    <button class="btn">{paste}</button>
                    <span class="hint">{say::next_opening(lang, &theme)}</span>
                </div>
            </form>
            {similar(lang)}
        </details>
    }
}

/// The field for the text of a note or a reply, with its label, its error, what is left, the hints
/// of the guard, and what is `said` of it. `here` is the failed attempt at this very field.
pub fn note_field(
    lang: Lang,
    id: &str,
    label: String,
    here: Option<Echo>,
    said: AnyView,
) -> AnyView {
    let typed = here.as_ref().and_then(|echo| echo.value("text")).unwrap_or_default().to_owned();
    let problem =
        here.as_ref().filter(|echo| !guard::asks(echo)).map(|echo| say::fault(lang, &echo.fault));
    let of_text =
        here.as_ref().is_some_and(|echo| matches!(echo.fault, Fault::Refused(Refusal::Text(_))));
    let id = id.to_owned();
    let [err, left, says] = ["err", "left", "said"].map(|part| format!("{id}-{part}"));
    let described =
        if problem.is_some() { format!("{err} {left} {says}") } else { format!("{left} {says}") };
    let failed = problem.is_some();
    let (class, count) = counted(lang, &typed);
    view! {
        <label for=id.clone()>{label}</label>
        <p class="err" id=err role=failed.then_some("alert") hidden=!failed>{problem}</p>
        <textarea id=id.clone() name="text" rows="4" required aria-describedby=described
            aria-invalid=of_text.then_some("true")>{in_text_area(&typed)}</textarea>
        <p class=class id=left>{count}</p>
        <Hints lang id=id.clone() echo=here/>
        <p class="said" id=says>{said}</p>
    }
    .into_any()
}

/// Whether notes are read first, and what the theme's tickets protect, before somebody writes.
fn protection(lang: Lang, theme: &Theme) -> AnyView {
    let texts = lang.texts();
    let read_first =
        theme.premoderated.then(|| view! { <strong>{texts.moderation.board_says}</strong>" " });
    let says = say::tier_says(lang, theme.tier);
    let desk = desk(lang).map(|says| view! { " "{says} });
    view! { {read_first}{says}" "{texts.tier.limits_say}{desk} }.into_any()
}

/// The place for notes that say nearly what is being written. Filled by the island; hidden from
/// whoever has none.
fn similar(lang: Lang) -> AnyView {
    let text = &lang.texts().board;
    view! {
        <div class="similar" role="group" aria-label=text.similar hidden>
            <p>{text.similar}</p>
            <ul></ul>
            <button type="button" class="btn plain small">{text.similar_close}</button>
        </div>
    }
    .into_any()
}

/// Characters left, or too many. The island writes the same line while somebody types.
fn counted(lang: Lang, typed: &str) -> (&'static str, String) {
    let text = &lang.texts().board;
    match graphemes(typed) {
        n if n > NOTE_MAX => ("left over", number(n - NOTE_MAX, text.over_one, text.over)),
        n => ("left", number(NOTE_MAX - n, text.left_one, text.left)),
    }
}
