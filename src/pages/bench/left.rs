//! What a form left as it was, because somebody else had been faster.

use leptos::prelude::*;

use super::shown::ShownBench;
use crate::domain::{
    groups::{Bench, Group},
    ids::{GroupId, NoteId},
};

/// A line for each note and group; nothing where all was done.
pub(super) fn left_out(shown: &ShownBench, bench: &Bench) -> Option<AnyView> {
    let text = &shown.lang.texts().bench;
    let lines: Vec<String> =
        shown.asked.left.iter().filter_map(|id| line(shown, bench, id)).collect();
    (!lines.is_empty()).then(|| {
        let items = lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> }).collect_view();
        view! { <div class="banner bad" role="alert" tabindex="-1"><h2>{text.left}</h2><p>{text.left_lead}</p><ul>{items}</ul></div> }
            .into_any()
    })
}

fn line(shown: &ShownBench, bench: &Bench, id: &str) -> Option<String> {
    let (text, grouped) = (&shown.lang.texts().bench, &shown.grouped);
    let name = |group: &Group| shown.name(group);
    if let Some(group) = id.parse().ok().map(GroupId).filter(|group| bench.knows(*group)) {
        let now = grouped.groups.iter().find(|one| one.id == group).map(name)?;
        return Some((text.left_named)(&now));
    }
    let note = NoteId(id.parse().ok()?);
    if let Some(note) = grouped.loose.iter().find(|one| one.id == note) {
        return Some((text.left_loose)(&note.text));
    }
    let found = grouped
        .groups
        .iter()
        .find_map(|group| Some((group, group.notes.iter().find(|one| one.id == note)?)));
    Some(found.map_or_else(
        || text.left_gone.to_owned(),
        |(group, note)| (text.left_moved)(&note.text, &shown.name(group)),
    ))
}
