//! Checks one's own notes against the public log: with the receipts that this browser kept when they were written, not with what the server
//! says now.

use super::log::{self, Unusable};
use crate::browser::{device, document, dom};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, ThemeId},
};
use crate::log::{
    Event,
    verify::{Export, verify},
};

/// What became of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It hangs on the board, with the text that the receipt is for.
    Shown,
    /// An organizer hid it; the log says so.
    Hidden,
    /// It was taken back, with the proof that only its ticket could give.
    Withdrawn,
    /// It came out of the box with another text than the receipt's.
    Changed,
    /// The log does not know it: it is in the box still, or it was made to vanish there.
    Unknown,
}

impl Fate {
    const fn word(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Hidden => "hidden",
            Self::Withdrawn => "withdrawn",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
        }
    }
}

/// What a checked log tells of a note.
pub fn fate(export: &Export, note: NoteId, receipt: Hex<32>) -> Fate {
    let (mut known, mut written, mut withdrawn) = (false, false, false);
    for event in export.entries.iter().filter_map(|entry| entry.event().ok()) {
        match event {
            Event::BoxOpened { pinned, .. } => {
                for new in pinned.iter().filter(|new| new.note == note) {
                    (known, written) = (true, written || new.text == receipt);
                }
            }
            Event::Revised { notes, .. } => written |= notes.iter().any(|new| new.note == note && new.text == receipt),
            Event::Withdrawn { notes, .. } => withdrawn |= notes.iter().any(|gone| gone.note == note),
            _ => {}
        }
    }
    match (known, written) {
        (false, _) => Fate::Unknown,
        (true, false) => Fate::Changed,
        _ if withdrawn => Fate::Withdrawn,
        _ if export.hidden.contains(&note) => Fate::Hidden,
        _ => Fate::Shown,
    }
}

/// Checks the notes of the page, and those that the page does not show any more.
pub async fn run() {
    let Some(place) = document().get_element_by_id("receipts") else { return };
    let set = |state| dom::attribute(&place, "data-state", Some(state));
    let Some(theme) = place.get_attribute("data-theme").and_then(|id| id.parse::<ThemeId>().ok()) else { return };
    set("working");
    let export = match checked(theme).await {
        Ok(export) => export,
        Err(Unusable::Offline) => return set("offline"),
        Err(Unusable::Broken) => return set("bad-log"),
    };
    let receipts = device::load(theme).receipts;
    let mut lost = 0_usize;
    for (note, hash) in &receipts {
        let (Ok(id), Ok(hash)) = (note.parse(), hash.parse()) else { continue };
        let fate = fate(&export, id, hash);
        match document().get_element_by_id(&format!("m-{note}")) {
            Some(shown) => dom::attribute(&shown, "data-fate", Some(fate.word())),
            // Taken back on another device, or made to vanish: the reader knows which.
            None if fate == Fate::Unknown => lost += 1,
            None => {}
        }
    }
    for number in dom::all("#receipts .lost-n") {
        number.set_text_content(Some(&lost.to_string()));
    }
    set(match (receipts.is_empty(), lost) {
        (true, _) => "none",
        (false, 0) => "done",
        (false, _) => "lost",
    });
}

async fn checked(theme: ThemeId) -> Result<Export, Unusable> {
    let export = log::fetch().await?;
    let verdict = verify(&export, log::seen().as_deref()).map_err(|_| Unusable::Broken)?;
    if !device::is_shared(theme) {
        log::remember(verdict.head);
    }
    Ok(export)
}
