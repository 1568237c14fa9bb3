//! The letterhead (様式): what the office's reports begin and end with, and which sections they have.
//! It is the office's, not a theme's. Where nothing is set, a report has its title alone.

mod file;
mod form;
mod number;

use serde::{Deserialize, Serialize};

pub use file::{NotLetterhead, read_file, write_file};
pub use form::{LetterheadForm, SectionForm};
pub use number::{DOCUMENT_NUMBER_MAX, EXAMPLE, PLACEHOLDERS, filled, parse_document_number};

use super::text_enum;

text_enum!(
    /// A section of a report that an office can leave out or put elsewhere. What is true of the
    /// whole theme stands first in any case: without it no figure can be read.
    Section {
        /// Sums per prompt.
        Prompts = "prompts",
        /// A chart of the notes with most stickers.
        Top = "top",
        /// How many notes have how many stickers.
        Spread = "spread",
        /// The groups as they were published.
        Groups = "groups",
        /// What was answered.
        Answers = "answers",
        /// What departments were asked; in internal reports alone.
        Enquiries = "enquiries",
        /// Notes with a sticker, by place.
        Ranking = "ranking",
        /// Frequent words.
        Keywords = "keywords",
        /// Earlier themes and this one.
        Compared = "themes",
        /// Hidden notes by reason.
        Reasons = "hidden",
        /// Every note.
        Annex = "annex",
        /// By which program and settings the report was made.
        Provenance = "provenance",
    }
);

/// The letterhead of an office. Texts may be empty; those of several lines have them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    /// The pattern of document numbers, such as `{年度}総人第{番号}号`.
    pub number: String,
    /// Whom reports are for: 市長.
    pub addressee: String,
    /// Who reports: the office, a section, a post.
    pub sender: String,
    /// The sentence above 記; without it there is neither 記 nor 以上.
    pub opening: String,
    /// What stands at the end: 以上.
    pub closing: String,
    /// The sections of a report, in their order; at least one.
    pub sections: Vec<Section>,
}

impl Default for Letterhead {
    /// What an office has that set nothing.
    fn default() -> Self {
        Self {
            number: String::new(),
            addressee: String::new(),
            sender: String::new(),
            opening: String::new(),
            closing: "以上".to_owned(),
            sections: Section::ALL.to_vec(),
        }
    }
}

impl Letterhead {
    /// Whether each report has a number of its own.
    pub fn counts_reports(&self) -> bool {
        self.number.contains(number::OWN)
    }

    /// Whether anything stands above a report's title.
    pub fn has_head(&self) -> bool {
        [&self.number, &self.addressee, &self.sender, &self.opening]
            .iter()
            .any(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests;
