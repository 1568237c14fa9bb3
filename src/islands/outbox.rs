//! The outbox: notes and stickers that wait for the network. What cannot be sent is kept with the
//! ticket, the person sees that it waits, and it goes out by itself: once, for a sticker is the
//! same tag however often it comes, and a note has its nonce (`domain::anon::Nonce`).
//!
//! A device that others use too keeps nothing: there a failure is told at once, and the text stays
//! in its field.

use std::cell::Cell;

use leptos::prelude::{GetValue, StoredValue};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlFormElement};

use super::complain;
use super::context::WallContext;
use super::door::Failed;
use super::marks::mark_liked;
use super::slips::{self, give_back, hang};
use super::texts::Text;
use super::waiting::{self, Unsent};
use crate::browser::{device, document, dom};
use crate::domain::anon::Nonce;
use crate::domain::ids::NoteId;

/// What became of something that was sent.
pub enum Sent {
    /// The server did it, and answered this.
    Done(JsValue),
    /// It waits for the network.
    Waits,
    /// The server refused, or there was no answer and this browser keeps nothing.
    Failed(Failed),
}

/// Sends something. It is kept before it is sent: a page that is closed meanwhile sends it again,
/// and does nothing twice.
pub async fn send(board: &WallContext, waiting: &Unsent) -> Sent {
    let word = waiting.write();
    let kept = keep(board, &word);
    UNDER_WAY.set(UNDER_WAY.get() + 1);
    let result = board.perform(waiting.action()).await;
    UNDER_WAY.set(UNDER_WAY.get() - 1);
    match result {
        Err(failed) if failed.passes() && kept => return Sent::Waits,
        _ => drop_word(board, &word),
    }
    result.map_or_else(Sent::Failed, Sent::Done)
}

/// Keeps a word of what waits, and tells whether it can: not on a device that others use too, nor
/// where the browser stores nothing.
fn keep(board: &WallContext, word: &str) -> bool {
    if device::is_shared(board.theme) {
        return false;
    }
    let mut kept = device::load(board.theme);
    if !kept.waiting.iter().any(|old| old == word) {
        // Of a sticker only the last wish counts.
        kept.waiting.retain(|old| {
            old.trim_start_matches(['+', '-']) != word.trim_start_matches(['+', '-'])
        });
        kept.waiting.push(word.to_owned());
        device::save(board.theme, &kept);
    }
    device::load(board.theme).waiting.iter().any(|kept| kept == word)
}

fn drop_word(board: &WallContext, word: &str) {
    let mut kept = device::load(board.theme);
    kept.waiting.retain(|old| old != word);
    device::save(board.theme, &kept);
}

/// Shows what waits since an earlier visit.
pub fn show(board: &WallContext) {
    for note in waiting::all(board) {
        if let Unsent::Post { prompt, nonce, text } = note {
            hang(board, prompt, Some(&text), &nonce.to_string());
        }
    }
}

thread_local! {
    /// How many are being sent.
    static UNDER_WAY: Cell<u32> = const { Cell::new(0) };
}

/// Whether something is being sent.
pub fn is_under_way() -> bool {
    UNDER_WAY.get() > 0
}

/// Sends what waits, oldest first, as long as there are answers. Not while something is under way,
/// which is among what waits: the next time will do.
pub async fn flush(board: StoredValue<WallContext>) {
    let board = board.get_value();
    if is_under_way() || device::is_shared(board.theme) {
        return;
    }
    let mut did = false;
    for waiting in waiting::all(&board) {
        // Not so if somebody thought better of it meanwhile.
        if !device::load(board.theme).waiting.contains(&waiting.write()) {
            continue;
        }
        match send(&board, &waiting).await {
            Sent::Waits => break,
            Sent::Done(reply) => arrived(&board, &waiting, &reply),
            Sent::Failed(failed) => refused(&board, &waiting, failed),
        }
        did = true;
    }
    // The wall itself is not asked for: who asks tells who acted. The next update brings it, as to
    // everybody.
    if did {
        mark_liked(&board);
    }
}

fn arrived(board: &WallContext, waiting: &Unsent, reply: &JsValue) {
    match waiting {
        Unsent::Post { nonce, .. } => {
            if let Some(slip) = slip(*nonce) {
                slips::arrived(board, &slip, reply);
            }
            dom::say(board.texts.get(Text::Pending));
        }
        _ => dom::say(board.texts.get(Text::CountedSoon)),
    }
}

/// Says beside a note that what waited was refused: it came too late, or the note is gone. A text
/// goes back to where it was typed.
fn refused(board: &WallContext, waiting: &Unsent, failed: Failed) {
    match waiting {
        Unsent::Post { prompt, nonce, text } => {
            if let Some(slip) = slip(*nonce) {
                give_back(board, &slip, *prompt, text, failed);
            }
        }
        Unsent::Like(note) | Unsent::Unlike(note) => {
            device::keep_like(board.theme, *note, matches!(waiting, Unsent::Unlike(_)));
            complain_of(*note, failed.sentence(board.texts.get(Text::Offline)));
        }
    }
}

/// Says at a note on the wall why its sticker was not put on or peeled off.
pub fn complain_of(note: NoteId, says: String) {
    let place = document().get_element_by_id(&format!("n-{note}"));
    if let Some(form) = place.and_then(|place| dom::find::<HtmlFormElement>(&place, ".like-form")) {
        complain::at_note(&form, Some(&says));
    }
}

fn slip(nonce: Nonce) -> Option<Element> {
    document().query_selector(&format!("[data-note='{nonce}']")).ok()?
}
