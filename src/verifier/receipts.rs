//! Checks one's own notes against the public log: with the receipts that this browser kept when
//! they were written, not with what the server says now.

use super::log::{self, Unusable};
use crate::browser::{device, document, dom};
use crate::domain::{hex::Hex, ids::NoteId, ids::ThemeId};
use crate::log::{Flaw, receipt::Fate, replay::Replay};

/// Checks the notes of the page, and those that the page does not show any more.
pub async fn run() {
    let Some(place) = document().get_element_by_id("receipts") else {
        return;
    };
    let set = |state| dom::attribute(&place, "data-state", Some(state));
    let Some(theme) = place.get_attribute("data-theme").and_then(|id| id.parse::<ThemeId>().ok())
    else {
        return;
    };
    set("working");
    let receipts: Vec<(NoteId, Hex<32>)> = device::load(theme)
        .receipts
        .iter()
        .filter_map(|(note, hash)| Some((note.parse().ok()?, hash.parse().ok()?)))
        .collect();
    let mut replay = Replay::new(log::seen());
    for (note, hash) in &receipts {
        replay.watch(*note, *hash);
    }
    let checked = match log::fetch(&mut replay).await {
        Ok(board) => replay.compare(&board).map_err(Unusable::Broken),
        Err(why) => Err(why),
    };
    // Whatever else is wrong with the log, what it says of one's own notes is told.
    let lost = receipts.iter().filter(|(note, _)| is_lost(*note, replay.fate(*note))).count();
    match checked {
        Ok(verdict) if !device::is_shared(theme) => log::remember(verdict.head),
        Ok(_) => {}
        Err(Unusable::Offline) => return set("offline"),
        Err(Unusable::Broken(flaws)) => {
            flaws.iter().for_each(show);
            return set("bad-log");
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

/// Shows at a note what became of it. A note that neither page nor log has was taken back on
/// another device, or made to vanish: the reader knows which.
fn is_lost(note: NoteId, fate: Fate) -> bool {
    match document().get_element_by_id(&format!("m-{note}")) {
        Some(shown) => {
            dom::attribute(&shown, "data-fate", Some(fate.word()));
            false
        }
        None => fate == Fate::Unknown,
    }
}

/// Shows the sentence for a flaw; the page has it. The first of its kind is named.
fn show(flaw: &Flaw) {
    let Some(row) = dom::all(&format!("#receipts [data-flaw={}]", flaw.word())).into_iter().next()
    else {
        return;
    };
    if !row.has_attribute("hidden") {
        return;
    }
    let prefix = row.get_attribute("data-prefix").unwrap_or_default().replace("{}", &flaw.about());
    let says = row.text_content().unwrap_or_default();
    row.set_text_content(Some(&format!("{prefix}{says}")));
    dom::attribute(&row, "hidden", None);
}
