//! Checks one's own notes against the public log: with the receipts that this browser kept when they were written, not with what the server
//! says now.

use super::log::{self, Unusable};
use crate::browser::{device, document, dom};
use crate::domain::ids::ThemeId;
use crate::log::{
    receipt::{Fate, fate},
    verify::{Export, verify},
};

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
