//! Ground truth, for scoring, and what of it the attacker is told: who could have posted in which
//! theme, and which notes there are.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A simulated year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// Who wrote what. Only scoring reads it.
    pub pairs: Vec<Pair>,
    /// What can be known about people from outside the notes: who came when. The attacker is told.
    #[serde(default)]
    pub visits: Vec<Visit>,
}

/// One person's note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The theme.
    pub theme: Uuid,
    /// The person, as the operator knows them: an id, a number on the roster.
    pub person: String,
    /// The note.
    pub note: Uuid,
}

/// One person's visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The theme.
    pub theme: Uuid,
    /// The person, as in [`Pair`].
    pub person: String,
    /// When, in Unix seconds, if known.
    #[serde(default)]
    pub picked_up_at: Option<i64>,
    /// The how-manieth visit it was, if known.
    #[serde(default)]
    pub order: Option<i64>,
}

/// A ticket that the attacker got hold of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldTicket {
    /// Its theme.
    pub theme: Uuid,
    /// Whose it is, as in [`Pair`].
    pub person: String,
    /// The ticket as written.
    pub ticket: String,
}

/// One theme, as the attacker sees it.
#[derive(Clone, Debug)]
pub struct ThemeCase {
    /// Its id.
    pub id: Uuid,
    /// Who could have posted, as indexes of [`Case::persons`].
    pub persons: Vec<usize>,
    /// The notes, as indexes of [`Case::notes`].
    pub notes: Vec<usize>,
}

/// What the attacker is told. Everything is sorted by name, so its order says nothing about who
/// wrote what.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// The themes.
    pub themes: Vec<ThemeCase>,
    /// The people.
    pub persons: Vec<String>,
    /// The notes with the index of their theme.
    pub notes: Vec<(Uuid, usize)>,
}

impl Case {
    /// Takes the pairs apart.
    pub fn of(truth: &Truth) -> Self {
        let persons: BTreeSet<&str> = truth
            .pairs
            .iter()
            .map(|pair| pair.person.as_str())
            .chain(truth.visits.iter().map(|visit| visit.person.as_str()))
            .collect();
        let persons: Vec<String> = persons.into_iter().map(str::to_owned).collect();
        let number: BTreeMap<&str, usize> =
            persons.iter().enumerate().map(|(i, person)| (person.as_str(), i)).collect();
        let ids: BTreeSet<Uuid> = truth
            .pairs
            .iter()
            .map(|pair| pair.theme)
            .chain(truth.visits.iter().map(|visit| visit.theme))
            .collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let notes: BTreeSet<(Uuid, usize)> = truth
            .pairs
            .iter()
            .filter_map(|pair| Some((pair.note, ids.binary_search(&pair.theme).ok()?)))
            .collect();
        let notes: Vec<(Uuid, usize)> = notes.into_iter().collect();
        let themes = ids.iter().enumerate().map(|(theme, id)| {
            let pairs = truth
                .pairs
                .iter()
                .filter(|pair| pair.theme == *id)
                .map(|pair| pair.person.as_str());
            let visits = truth
                .visits
                .iter()
                .filter(|visit| visit.theme == *id)
                .map(|visit| visit.person.as_str());
            let persons: BTreeSet<usize> =
                pairs.chain(visits).filter_map(|person| number.get(person).copied()).collect();
            let notes = notes
                .iter()
                .enumerate()
                .filter(|(_, note)| note.1 == theme)
                .map(|(i, _)| i)
                .collect();
            ThemeCase { id: *id, persons: persons.into_iter().collect(), notes }
        });
        Self { themes: themes.collect(), persons: persons.clone(), notes }
    }

    /// The index of a person.
    pub fn person(&self, name: &str) -> Option<usize> {
        self.persons.binary_search_by(|person| person.as_str().cmp(name)).ok()
    }

    /// The index of a theme.
    pub fn theme(&self, id: Uuid) -> Option<usize> {
        self.themes.binary_search_by(|theme| theme.id.cmp(&id)).ok()
    }
}
