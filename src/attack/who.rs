//! Entity recognition: who and what a row or a line speaks of. People and notes are recognised by
//! value, whatever the column is called; and a person is recognised by other names, too: the id of
//! a row that only this person is in stands for the person elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    forms::{bytes_of, key, words},
    rows::{Row, Tables},
    sqlite::record::Value,
    target::Target,
    truth::Case,
};

/// What a row or line mentions, as indexes into the [`Case`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// People.
    pub persons: Vec<usize>,
    /// Notes.
    pub notes: Vec<usize>,
    /// A theme.
    pub theme: Option<usize>,
}

impl Mentions {
    /// Whether it speaks of nobody and nothing.
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty() && self.notes.is_empty()
    }
}

/// The names of everybody and everything.
#[derive(Debug)]
pub struct Who {
    target: &'static Target,
    persons: BTreeMap<Vec<u8>, usize>,
    notes: BTreeMap<Vec<u8>, usize>,
    themes: BTreeMap<Vec<u8>, usize>,
}

/// How many steps away a name may be: a roster number, the id beside it, an id of a session of that
/// id.
const STEPS: usize = 3;

impl Who {
    /// Knows the names in the case, and those that the rows add.
    pub fn new(case: &Case, target: &'static Target, tables: &[Tables]) -> Self {
        let mut who = Self {
            target,
            persons: case
                .persons
                .iter()
                .enumerate()
                .map(|(i, person)| (bytes_of(person), i))
                .collect(),
            notes: case
                .notes
                .iter()
                .enumerate()
                .map(|(i, (note, _))| (note.as_bytes().to_vec(), i))
                .collect(),
            themes: case
                .themes
                .iter()
                .enumerate()
                .map(|(i, theme)| (theme.id.as_bytes().to_vec(), i))
                .collect(),
        };
        for _ in 0..STEPS {
            if !who.learn(tables) {
                break;
            }
        }
        who
    }

    /// Adds the values that stand in rows of one person only and are long enough to be a name, and
    /// numbers that are ids.
    fn learn(&mut self, tables: &[Tables]) -> bool {
        let mut holders: BTreeMap<Vec<u8>, BTreeSet<usize>> = BTreeMap::new();
        for row in tables.iter().flat_map(|tables| &tables.rows).filter(|row| !row.index) {
            let mentions = self.of_row(row);
            // A row about a note, or about several people, gives nobody a name.
            let ([person], []) = (mentions.persons.as_slice(), mentions.notes.as_slice()) else {
                continue;
            };
            let long =
                row.values.iter().filter_map(key).filter(|name| name.len() >= 8 && !is_day(name));
            // The number of a person's own row; elsewhere it counts only in columns that name
            // people.
            let own = row.fields().filter(|(column, _)| {
                *column == "id" && self.target.names_person(&row.table, column)
            });
            let numbers = own.filter_map(|(_, value)| {
                if let Value::Int(n) = value { Some(n.to_string().into_bytes()) } else { None }
            });
            for name in long.chain(numbers) {
                holders.entry(name).or_default().insert(*person);
            }
        }
        let before = self.persons.len();
        for (name, holders) in holders {
            if let Some(person) =
                holders.first().filter(|_| holders.len() == 1 && !self.themes.contains_key(&name))
            {
                self.persons.entry(name).or_insert(*person);
            }
        }
        self.persons.len() > before
    }

    /// What a row speaks of.
    pub fn of_row(&self, row: &Row) -> Mentions {
        let mut mentions = Mentions::default();
        for (column, value) in row.fields() {
            let small = matches!(value, Value::Int(n) if n.unsigned_abs() < 1 << 24);
            let bytes = match value {
                Value::Int(n) => n.to_string().into_bytes(),
                other => key(other).unwrap_or_default(),
            };
            self.look_up(&bytes, &mut mentions, |person| match (small, person) {
                (false, _) => true,
                (true, true) => self.target.names_person(&row.table, column),
                (true, false) => self.target.names_note(&row.table, column),
            });
        }
        mentions
    }

    /// What a line of text speaks of.
    pub fn of_line(&self, line: &str) -> Mentions {
        let mut mentions = Mentions::default();
        for word in words(line) {
            // A bare small number in a log is too often something else.
            let small = word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit());
            self.look_up(&bytes_of(word), &mut mentions, |_| !small);
        }
        mentions
    }

    fn look_up(&self, bytes: &[u8], mentions: &mut Mentions, allowed: impl Fn(bool) -> bool) {
        if let Some(person) = self
            .persons
            .get(bytes)
            .filter(|person| !mentions.persons.contains(person) && allowed(true))
        {
            mentions.persons.push(*person);
        }
        if let Some(note) =
            self.notes.get(bytes).filter(|note| !mentions.notes.contains(note) && allowed(false))
        {
            mentions.notes.push(*note);
        }
        mentions.theme = mentions.theme.or_else(|| self.themes.get(bytes).copied());
    }

    /// Whether a value is a theme's id, which everybody in the theme shares.
    pub fn is_theme(&self, bytes: &[u8]) -> bool {
        self.themes.contains_key(bytes)
    }

    /// The names of people and notes that are long enough to be found among arbitrary bytes, with
    /// who or what they are.
    pub fn long_names(&self) -> impl Iterator<Item = (&[u8], Subject)> {
        let persons = self.persons.iter().map(|(name, i)| (name.as_slice(), Subject::Person(*i)));
        let notes = self.notes.iter().map(|(name, i)| (name.as_slice(), Subject::Note(*i)));
        persons.chain(notes).filter(|(name, _)| name.len() >= 8)
    }
}

/// A person or a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A person's index.
    Person(usize),
    /// A note's index.
    Note(usize),
}

/// A calendar day or a time as text: many rows may share it by chance.
fn is_day(name: &[u8]) -> bool {
    name.len() >= 10
        && name.get(4) == Some(&b'-')
        && name.get(7) == Some(&b'-')
        && name.iter().take(4).all(u8::is_ascii_digit)
}
