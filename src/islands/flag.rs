//! Flagging a note: a dialog asks for the reason, and it is sent among the cover as any other act.
//! Nothing of it stays in the browser: the own page asks the server for it.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlFormElement, HtmlInputElement};

use super::context::WallContext;
use super::texts::Text;
use crate::browser::dom;
use crate::domain::anon::Action;

fn dialog() -> Option<HtmlDialogElement> {
    document().get_element_by_id("flag")?.dyn_into().ok()
}

/// Asks why a note is flagged; `form` is the note's.
pub fn ask(form: &HtmlFormElement) {
    let (Some(dialog), Some(note)) = (dialog(), dom::field(form, "note")) else {
        return;
    };
    let Some(asking) = dom::find::<HtmlFormElement>(&dialog, "form") else {
        return;
    };
    asking.reset();
    complain(&asking, None);
    if let Some(field) = dom::find::<HtmlInputElement>(&asking, "[name=note]") {
        field.set_value(&note);
    }
    let text = document().get_element_by_id(&format!("n-{note}-t"));
    if let (Some(quote), Some(text)) = (dom::find::<Element>(&asking, ".flag-text"), text) {
        quote.set_text_content(text.text_content().as_deref());
    }
    let _ = dialog.show_modal();
}

/// Sends what was chosen. What fails is said in the dialog, which stays open.
pub async fn send(board: &WallContext, form: &HtmlFormElement) {
    let note = dom::field(form, "note").and_then(|id| id.parse().ok());
    let reason = dom::field(form, "reason").and_then(|word| word.parse().ok());
    let (Some(note), Some(reason)) = (note, reason) else {
        return;
    };
    match board.perform(Action::Flag { note, reason }).await {
        Ok(_) => {
            if let Some(dialog) = dialog() {
                dialog.close();
            }
            told(Some(board.texts.get(Text::Flagged)));
            dom::say(board.texts.get(Text::Flagged));
        }
        Err(failed) => complain(form, Some(&failed.sentence(board.texts.get(Text::Offline)))),
    }
}

/// Takes away what was said: somebody goes on.
pub fn go_on() {
    told(None);
}

/// Says what was done.
fn told(says: Option<&str>) {
    if let Some(line) = document().get_element_by_id("flagged") {
        write(&line, says);
    }
}

fn complain(form: &HtmlFormElement, says: Option<&str>) {
    if let Some(line) = dom::find::<Element>(form, ".err") {
        write(&line, says);
    }
}

/// Writes into a line, which shows as long as it says something.
fn write(line: &Element, says: Option<&str>) {
    line.set_text_content(says);
    dom::attribute(line, "hidden", says.is_none().then_some(""));
}
