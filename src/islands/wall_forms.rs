//! The form handlers of the wall: a note is posted, a sticker is put on or peeled off, at once on
//! the screen, honestly named as "counted at the next update".

use std::cell::RefCell;

use web_sys::{Element, HtmlFormElement, HtmlTextAreaElement};

use super::context::WallContext;
use super::door::Failed;
use super::marks::{self, mark_liked};
use super::outbox::{self, Sent};
use super::slips::{hang, type_in};
use super::texts::Text;
use super::waiting::Unsent;
use super::{complain, door};
use crate::browser::{device, dom};
use crate::domain::anon::Action;
use crate::domain::hex::Hex;
use crate::domain::ids::NoteId;

thread_local! {
    /// Which button was pressed last, and when, in milliseconds of the page.
    static PRESSED: RefCell<Option<(NoteId, f64)>> = const { RefCell::new(None) };
}

/// Two presses of one button within so many milliseconds are one: the second click of a double
/// click, or a key that is held.
const DOUBLE_CLICK_MS: f64 = 700.0;

/// Puts a sticker on a note, or peels it off: what the button said when it was pressed, whatever
/// another window did since. Pressed again while that is under way, it is done after it.
pub async fn like(board: &WallContext, form: &HtmlFormElement, pressed_at: f64) {
    let Some(note) = dom::field(form, "note").and_then(|id| id.parse::<NoteId>().ok()) else {
        return;
    };
    let before = PRESSED.replace(Some((note, pressed_at)));
    if before.is_some_and(|(of, at)| of == note && pressed_at - at < DOUBLE_CLICK_MS) {
        return;
    }
    let on = dom::find::<Element>(form, ".like[aria-pressed=true]").is_none();
    complain::at_note(form, None);
    let busy = marks::wish(note).is_some();
    marks::set_wish(note, on);
    // The same note can be named where somebody writes.
    mark_liked(board);
    if busy {
        return;
    }
    let mut did = None;
    while let Some(on) = marks::wish(note).filter(|on| did != Some(*on)) {
        let says =
            match outbox::send(board, &if on { Unsent::Like(note) } else { Unsent::Unlike(note) })
                .await
            {
                Sent::Done(_) => board.texts.get(Text::CountedSoon),
                Sent::Waits => board.texts.get(Text::Waits),
                Sent::Failed(failed) => {
                    outbox::complain_of(note, failed.sentence(board.texts.get(Text::Offline)));
                    break;
                }
            };
        device::keep_like(board.theme, note, on);
        dom::say(says);
        did = Some(on);
    }
    marks::drop_wish(note);
    mark_liked(board);
}

/// Puts a note into the box. What was typed stays in the form until the server has it on the disk,
/// or this browser keeps it until the network is back.
pub async fn post(board: &WallContext, form: &HtmlFormElement) {
    let (Some(prompt), Some(area), Some(nonce)) = (
        dom::field(form, "prompt").and_then(|id| id.parse().ok()),
        dom::find::<HtmlTextAreaElement>(form, "textarea"),
        device::random().map(Hex),
    ) else {
        return;
    };
    let text = area.value();
    let note = Unsent::Post { prompt, nonce, text: text.clone() };
    let done = under_way(board, form, outbox::send(board, &note)).await;
    let says = match done {
        Sent::Done(reply) => {
            let note = door::text_at(&reply, &["done", "posted", "note"]);
            hang(board, prompt, None, &note.unwrap_or_default());
            board.texts.get(Text::Pending)
        }
        Sent::Waits => {
            hang(board, prompt, Some(&text), &nonce.to_string());
            board.texts.get(Text::Waits)
        }
        Sent::Failed(failed) => return give_up(board, &area, failed),
    };
    written(board, form, &area);
    dom::say(says);
}

/// Puts a reply to a question into the box. Nothing of it is kept while there is no network: what
/// was typed stays in the form.
pub async fn reply(board: &WallContext, form: &HtmlFormElement) {
    let (Some(question), Some(area), Some(nonce)) = (
        dom::field(form, "question").and_then(|id| id.parse().ok()),
        dom::find::<HtmlTextAreaElement>(form, "textarea"),
        device::random().map(Hex),
    ) else {
        return;
    };
    let as_author = dom::find::<Element>(form, "[name=as_author]:checked").is_some();
    let action = Action::Reply { question, text: area.value(), as_author, nonce: Some(nonce) };
    if let Err(failed) = under_way(board, form, board.perform(action)).await {
        return give_up(board, &area, failed);
    }
    written(board, form, &area);
    // The sentence that it is in the box stands in the page.
    let sent = form.closest("details").ok().flatten().and_then(|add| add.next_element_sibling());
    if let Some(sent) = sent {
        dom::attribute(&sent, "hidden", None);
        dom::say(&sent.text_content().unwrap_or_default());
    }
}

/// Says on the button of a form that it is under way, as long as it is.
async fn under_way<T>(
    board: &WallContext,
    form: &HtmlFormElement,
    sending: impl Future<Output = T>,
) -> T {
    let button = dom::find::<Element>(form, "button");
    let label = button.as_ref().and_then(|button| button.text_content());
    if let Some(button) = &button {
        button.set_text_content(Some(board.texts.get(Text::Sending)));
    }
    let done = sending.await;
    if let Some(button) = &button {
        button.set_text_content(label.as_deref());
    }
    done
}

/// Says at the field why a text was not taken.
fn give_up(board: &WallContext, area: &HtmlTextAreaElement, failed: Failed) {
    let of_text = failed.is_of_text();
    complain::at_field(area, Some(&failed.sentence(board.texts.get(Text::Offline))), of_text);
    dom::focus(area);
}

/// Empties a form whose text was taken, and closes it.
fn written(board: &WallContext, form: &HtmlFormElement, area: &HtmlTextAreaElement) {
    complain::at_field(area, None, false);
    type_in(board, area, "");
    close(form);
}

fn close(form: &HtmlFormElement) {
    if let Ok(Some(details)) = form.closest("details") {
        dom::attribute(&details, "open", None);
        if let Some(summary) = dom::find(&details, "summary") {
            dom::focus(&summary);
        }
    }
}
