//! The form with which staff say of a note that somebody should look at it. With JavaScript it stands in
//! a dialog that the island fills in (`islands/flag.rs`); without, the page shows it with the note that was
//! meant, once its button is pressed.

use leptos::prelude::*;

use super::view_fields::ViewFields;
use crate::address::{Address, OwnForm};
use crate::domain::{
    anon::Refusal,
    fault::Fault,
    ids::NoteId,
    note::{BoardView, HideReason},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};

/// The note whose button was pressed without JavaScript, if that is what failed: its reason is asked for.
pub fn asked(echo: &Echo) -> Option<NoteId> {
    matches!(echo.fault, Fault::Refused(Refusal::NoReason))
        .then(|| echo.value("note")?.parse().ok())?
}

/// The small button on a note, in the form of its sticker.
pub fn flag_button(lang: Lang, slug: &str, text_id: &str) -> AnyView {
    let says = lang.texts().flag.button;
    let (action, described) = (Address::Act(slug, OwnForm::Flag).to_string(), text_id.to_owned());
    view! {
        <button class="flag-it" formaction=action aria-describedby=described title=says>
            <span class="vh">{says}</span>
        </button>
    }
    .into_any()
}

/// The dialog, closed and of no note yet.
pub fn flag_dialog(lang: Lang, slug: &str) -> AnyView {
    view! {
        <dialog id="flag" class="flag-ask" aria-labelledby="flag-title">
            {form(lang, slug, None, BoardView::default())}
        </dialog>
    }
    .into_any()
}

/// The form with the note that was meant, for who has no JavaScript.
pub fn flag_form(lang: Lang, slug: &str, note: (NoteId, String), view: BoardView) -> AnyView {
    view! {
        <section class="flag-ask panel" aria-labelledby="flag-asked">
            {form(lang, slug, Some(note), view)}
        </section>
    }
    .into_any()
}

fn form(lang: Lang, slug: &str, note: Option<(NoteId, String)>, view: BoardView) -> AnyView {
    let text = &lang.texts().flag;
    let in_dialog = note.is_none();
    // The page that asks without JavaScript has the dialog too.
    let title = if in_dialog { "flag-title" } else { "flag-asked" };
    let (id, says) = note.map(|(id, says)| (id.to_string(), says)).unwrap_or_default();
    let reasons = HideReason::FLAGS.iter().map(|reason| {
        view! {
            <label class="choice">
                <input type="radio" name="reason" value=reason.as_str() required/>
                <span>{say::reason(lang, *reason)}</span>
            </label>
        }
    });
    let reasons = reasons.collect_view();
    let cancel = in_dialog.then(|| {
        view! { <button class="btn plain" formmethod="dialog" formnovalidate>{text.cancel}</button> }
    });
    view! {
        <form class="flag-form" method="post" action=Address::Act(slug, OwnForm::Flag)>
            <input type="hidden" name="note" value=id/>
            <ViewFields view/>
            <h2 id=title>{text.title}</h2>
            <blockquote class="flag-text" dir="auto">{says}</blockquote>
            <p>{text.lead}</p>
            <fieldset class="choices"><legend>{text.reason}</legend>{reasons}</fieldset>
            <p class="err" role="alert" hidden></p>
            <div class="actions">
                <button class="btn">{text.send}</button>
                {cancel}
                <a href=Address::Policy>{text.rules}</a>
            </div>
        </form>
    }
    .into_any()
}
