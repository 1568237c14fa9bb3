//! The agenda (次第): the shortlist with all that stands on it, and its clock times.

use super::{
    list::{Listed, Shortlist},
    time::TimeOfDay,
};
use crate::domain::{
    answers::{Item, Place},
    groups::Grouped,
    note::Note,
};

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaLine {
    /// The item among all those of the theme.
    pub place: Place,
    /// Why its notes are together; empty for a note.
    pub why: String,
    /// Its notes.
    pub notes: Vec<Note>,
    /// Its time box, in minutes.
    pub minutes: Option<u32>,
    /// When it begins; nothing where that is not known, because the meeting's beginning is not or
    /// an item before has no time box.
    pub from: Option<TimeOfDay>,
    /// When it ends; nothing where that is not known.
    pub to: Option<TimeOfDay>,
}

/// All that will be discussed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// What can be seen, in its order.
    pub lines: Vec<AgendaLine>,
    /// What is on the list and cannot be seen any more: hidden notes, dissolved groups.
    pub gone: Vec<Listed>,
    /// Minutes of all time boxes.
    pub total: u32,
    /// How many items have none.
    pub untimed: usize,
    /// When the meeting ends; nothing where that is not known.
    pub ends: Option<TimeOfDay>,
}

impl Agenda {
    /// The agenda of a list, from the groups and notes as they are now.
    pub fn of(list: &Shortlist, grouped: &Grouped, places: &[Place]) -> Self {
        let mut agenda = Self { ends: list.starts_at, ..Self::default() };
        for listed in &list.listed {
            let Some(place) = places.iter().find(|place| place.item == listed.item) else {
                agenda.gone.push(*listed);
                continue;
            };
            let (why, notes) = what(grouped, listed.item);
            let from = agenda.ends;
            agenda.ends = from.zip(listed.minutes).map(|(from, minutes)| from.plus(minutes));
            agenda.total += listed.minutes.unwrap_or_default();
            agenda.untimed += usize::from(listed.minutes.is_none());
            agenda.lines.push(AgendaLine {
                place: place.clone(),
                why,
                notes,
                minutes: listed.minutes,
                from,
                to: agenda.ends,
            });
        }
        // Without anything to discuss there is no end either.
        agenda.ends = agenda.ends.filter(|_| !agenda.lines.is_empty());
        agenda
    }
}

/// Why the notes of an item are together, and the notes.
fn what(grouped: &Grouped, item: Item) -> (String, Vec<Note>) {
    match item {
        Item::Group(id) => grouped
            .groups
            .iter()
            .find(|group| group.id == id)
            .map(|group| (group.label.reason.clone(), group.notes.clone()))
            .unwrap_or_default(),
        Item::Note(id) => {
            let within = grouped.groups.iter().flat_map(|group| &group.notes);
            let notes = grouped.loose.iter().chain(within).filter(|note| note.id == id);
            (String::new(), notes.cloned().collect())
        }
    }
}
