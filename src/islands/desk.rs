//! The island of `/t/{slug}/mine`: counts characters, and keeps what this browser knows in step with the ticket's cookie.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::count::{self, CountTexts};
use super::{device, dom};
use crate::domain::ids::{NoteId, ThemeId};

/// The texts that the island writes itself; `{}` stands for a number.
#[derive(Clone, Serialize, Deserialize)]
pub struct DeskTexts {
    /// Characters left.
    pub left: String,
    /// Characters too many.
    pub over: String,
}

/// Has no face of its own.
#[island]
pub fn Desk(theme: ThemeId, forgotten: bool, texts: DeskTexts) -> impl IntoView {
    Effect::new(move |_| {
        count::listen(CountTexts { left: texts.left.clone(), over: texts.over.clone() });
        if forgotten {
            device::forget(theme);
            return;
        }
        let Ok(path) = window().location().pathname() else { return };
        if device::reconcile(theme, &path) {
            let _ = window().location().reload();
            return;
        }
        remember_stickers(theme);
    });
}

/// The list of this page is the truth about one's stickers, whichever way they were put on.
fn remember_stickers(theme: ThemeId) {
    if document().get_element_by_id("stuck").is_none() {
        return;
    }
    let mut kept = device::load(theme);
    kept.likes = dom::all(".stuck").iter().filter_map(|row| row.id().strip_prefix("s-")?.parse::<NoteId>().ok()).collect();
    device::save(theme, &kept);
}
