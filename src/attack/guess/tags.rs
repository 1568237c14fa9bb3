//! Tickets that somebody gave away, tried on the tags (leak L15): without a pepper, and with
//! everything in the files that could be one. A backup that holds the key file falls here; one that
//! does not must not.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    attack::{
        evidence::Evidence,
        forms::{bytes_of, words},
        model::{Guess, Method},
        sqlite::record::Value,
    },
    domain::ids::{NoteId, ThemeId},
    ticket::{Pepper, Secret, Tag, TicketKey},
};

/// A key file is short; longer files are searched for words of the right length only.
const KEY_FILE: usize = 4096;
/// At most this many derivations of a tag are spent on looking for a theme's pepper.
const PATIENCE: usize = 1_000_000;
/// Tickets of a theme on which a supposed pepper is tried.
const TRIED: usize = 3;
/// Places for notes on which a supposed pepper is tried: the first ones are spent first.
const SLOTS: u32 = 4;

/// A ticket that could be read, with its owner.
struct Held {
    person: usize,
    secret: Secret,
}

/// How tags may have been made.
enum Key {
    /// By the key that the board derives from a ticket and the pepper.
    Proper(TicketKey),
    /// By a HMAC whose key is the ticket itself, or its hash: what a careless program would do.
    Plain(Vec<u8>),
}

impl Key {
    fn author(&self, note: Uuid) -> Tag {
        match self {
            Self::Proper(key) => key.author(NoteId(note)),
            Self::Plain(key) => plain(key, &[b"author", note.as_bytes()]),
        }
    }

    fn slot(&self, i: u32) -> Tag {
        match self {
            Self::Proper(key) => key.slot(i),
            Self::Plain(key) => plain(key, &[b"slot", &i.to_be_bytes()]),
        }
    }
}

fn plain(key: &[u8], parts: &[&[u8]]) -> Tag {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return Tag([0; 32]);
    };
    for part in parts {
        mac.update(part);
    }
    Tag(mac.finalize().into_bytes().into())
}

/// One guess, about those whose tickets are held; none if no ticket is held.
pub fn guesses(evidence: &Evidence<'_>) -> Vec<Guess> {
    let case = evidence.case;
    let mut by_theme: BTreeMap<usize, Vec<Held>> = BTreeMap::new();
    for held in evidence.tickets {
        if let (Some(theme), Some(person), Ok(secret)) =
            (case.theme(held.theme), case.person(&held.person), Secret::parse(&held.ticket))
        {
            by_theme.entry(theme).or_default().push(Held { person, secret });
        }
    }
    if by_theme.is_empty() {
        return Vec::new();
    }
    let stored = stored(evidence);
    let peppers = peppers(evidence, &stored);
    let mut answers = vec![None; case.notes.len()];
    for (theme, held) in &by_theme {
        let id = ThemeId(case.themes[*theme].id);
        let notes: Vec<(usize, Uuid)> =
            case.themes[*theme].notes.iter().map(|note| (*note, case.notes[*note].0)).collect();
        for ticket in held {
            for key in careless(&ticket.secret) {
                claim(&key, ticket.person, &notes, &stored, &mut answers);
            }
        }
        let hit = find(&peppers, id, held, &notes, &stored);
        for ticket in held.iter().filter(|_| hit.is_some()) {
            if let Some(pepper) = hit {
                let key = Key::Proper(TicketKey::derive(&Pepper::new(*pepper), id, &ticket.secret));
                claim(&key, ticket.person, &notes, &stored, &mut answers);
            }
        }
    }
    let about = by_theme
        .iter()
        .flat_map(|(theme, held)| held.iter().map(|ticket| (*theme, ticket.person)))
        .collect();
    let label = format!(
        "{} tickets, {} supposed peppers",
        by_theme.values().map(Vec::len).sum::<usize>(),
        peppers.len()
    );
    vec![Guess { about: Some(about), ..Guess::new(Method::Tags, label, answers) }]
}

/// Ways of making tags that need no pepper.
fn careless(secret: &Secret) -> Vec<Key> {
    let ascii: Vec<u8> = secret.reveal().bytes().filter(|byte| *byte != b'-').collect();
    vec![Key::Plain(Sha256::digest(&ascii).to_vec()), Key::Plain(ascii)]
}

/// Gives to a person all notes whose tag their key makes.
fn claim(
    key: &Key,
    person: usize,
    notes: &[(usize, Uuid)],
    stored: &BTreeSet<[u8; 32]>,
    answers: &mut [Option<usize>],
) {
    for (note, id) in notes {
        if stored.contains(&key.author(*id).0) {
            answers[*note] = Some(person);
        }
    }
}

/// The first supposed pepper with which a held ticket makes a tag that is stored.
fn find<'p>(
    peppers: &'p [[u8; 32]],
    theme: ThemeId,
    held: &[Held],
    notes: &[(usize, Uuid)],
    stored: &BTreeSet<[u8; 32]>,
) -> Option<&'p [u8; 32]> {
    let mut spent = 0;
    // Places first: they need no note's id, and every author has spent one.
    peppers.iter().find(|pepper| {
        held.iter().take(TRIED).any(|ticket| {
            let key = Key::Proper(TicketKey::derive(&Pepper::new(**pepper), theme, &ticket.secret));
            let by_author = spent < PATIENCE;
            spent += notes.len();
            (0..SLOTS).any(|i| stored.contains(&key.slot(i).0))
                || by_author && notes.iter().any(|(_, id)| stored.contains(&key.author(*id).0))
        })
    })
}

/// Every value of 32 bytes in any row or line.
fn stored(evidence: &Evidence<'_>) -> BTreeSet<[u8; 32]> {
    let mut found = BTreeSet::new();
    let rows = evidence.tables.iter().flat_map(|tables| tables.rows.iter().chain(&tables.carved));
    let changed = evidence
        .changes
        .values()
        .flatten()
        .flat_map(|change| change.added.iter().chain(&change.doubtful).chain(&change.removed));
    for value in rows.chain(changed).flat_map(|row| &row.values) {
        match value {
            Value::Blob(bytes) => found.extend(<[u8; 32]>::try_from(bytes.as_slice())),
            Value::Text(text) => found.extend(<[u8; 32]>::try_from(bytes_of(text))),
            _ => {}
        }
    }
    for word in evidence
        .corpus
        .others
        .iter()
        .filter_map(|file| file.text())
        .flat_map(str::lines)
        .flat_map(words)
    {
        found.extend(<[u8; 32]>::try_from(bytes_of(word)));
    }
    found
}

/// What could be a pepper: nothing at all (RFC 5869: no salt is a salt of zeros), any 32 bytes of a
/// short file, any stored value.
fn peppers(evidence: &Evidence<'_>, stored: &BTreeSet<[u8; 32]>) -> Vec<[u8; 32]> {
    let mut known = BTreeSet::new();
    let short = evidence.corpus.others.iter().filter(|file| file.bytes.len() <= KEY_FILE);
    // The end of a file first, where a key stands that a header precedes.
    let windows = short
        .flat_map(|file| file.bytes.windows(32).rev())
        .filter_map(|window| window.first_chunk::<32>());
    [[0; 32], [0xff; 32]]
        .iter()
        .chain(windows)
        .chain(stored)
        .filter(|pepper| known.insert(**pepper))
        .copied()
        .collect()
}
