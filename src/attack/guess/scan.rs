//! Names among arbitrary bytes: formats that are not read here (a segment of a log, a disk image, a
//! core dump) still hold ids, in order.

use std::collections::HashMap;

use uuid::Uuid;

use crate::attack::{
    model::Sighting,
    who::{Subject, Who},
};

/// Bytes by which candidates are found.
const PREFIX: usize = 8;

/// A name as it may be written.
#[derive(Debug)]
struct Spelling {
    bytes: Vec<u8>,
    /// Text, so it must not be a part of a longer word.
    text: bool,
    subject: Subject,
}

/// All spellings of all names, by their first bytes.
#[derive(Debug, Default)]
pub struct Names {
    spellings: HashMap<[u8; PREFIX], Vec<Spelling>>,
}

impl Names {
    /// Prepares the search.
    pub fn of(who: &Who) -> Self {
        let mut names = Self::default();
        for (name, subject) in who.long_names() {
            let text = name.iter().all(u8::is_ascii_graphic);
            names.add(name.to_vec(), text, subject);
            if let Ok(id) = Uuid::from_slice(name) {
                for text in [
                    id.hyphenated().to_string(),
                    id.simple().to_string(),
                    id.hyphenated().to_string().to_uppercase(),
                ] {
                    names.add(text.into_bytes(), true, subject);
                }
            }
        }
        names
    }

    fn add(&mut self, bytes: Vec<u8>, text: bool, subject: Subject) {
        if let Some(prefix) = bytes.first_chunk::<PREFIX>() {
            self.spellings.entry(*prefix).or_default().push(Spelling { bytes, text, subject });
        }
    }

    /// Every place at which a name stands.
    pub fn find(&self, bytes: &[u8]) -> Vec<Sighting> {
        let word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let mut found = Vec::new();
        for (at, window) in bytes.windows(PREFIX).enumerate() {
            let candidates =
                window.first_chunk::<PREFIX>().and_then(|prefix| self.spellings.get(prefix));
            for form in candidates.into_iter().flatten() {
                let end = at + form.bytes.len();
                let whole = !form.text || !(word(end) || at > 0 && word(at - 1));
                if bytes.get(at..end) == Some(&form.bytes) && whole {
                    found.push(Sighting {
                        at: i64::try_from(at).unwrap_or(i64::MAX),
                        subject: form.subject,
                        theme: None,
                    });
                }
            }
        }
        found
    }
}
