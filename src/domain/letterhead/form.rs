//! The letterhead as it is typed.

use serde::{Deserialize, Serialize};

use super::{Letterhead, Section, number};
use crate::domain::{
    problem::{Invalid, Problem},
    text,
};

/// The longest pattern of document numbers, in grapheme clusters.
const NUMBER_MAX: usize = 60;
/// The longest addressee and sender, with their lines.
const LINES_MAX: usize = 200;
/// The longest sentence above 記.
const OPENING_MAX: usize = 400;
/// The longest closing.
const CLOSING_MAX: usize = 20;
/// The last place that a section can be given.
const PLACE_MAX: i64 = 99;

/// All of it. Whatever is missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterheadForm {
    /// The pattern of document numbers.
    pub number: String,
    /// Whom reports are for.
    pub addressee: String,
    /// Who reports.
    pub sender: String,
    /// The sentence above 記.
    pub opening: String,
    /// What stands at the end.
    pub closing: String,
    /// The sections, with their places.
    pub sections: Vec<SectionForm>,
}

/// One section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SectionForm {
    /// Its word.
    pub section: String,
    /// Whether reports have it: there where the box is ticked.
    pub shown: Option<String>,
    /// Its place among the others; of equal ones the first stays first.
    pub place: String,
}

impl LetterheadForm {
    /// Reads it.
    ///
    /// # Errors
    /// What is wrong, field by field; of a section's place as `sections.0.place`, of all of them
    /// as `sections`.
    pub fn parse(&self) -> Result<Letterhead, Invalid> {
        let mut wrong = Invalid::default();
        // A keyboard for Japanese gives the wide ones.
        let pattern = text::clean_line(&self.number).replace('｛', "{").replace('｝', "}");
        let pattern = text::within(pattern, NUMBER_MAX)
            .and_then(|pattern| number::check(&pattern).map(|()| pattern));
        let number = wrong.take("number", pattern);
        let mut lines = |field: &str, typed: &str, max: usize| {
            wrong.take(field, text::within(text::clean(typed), max))
        };
        let addressee = lines("addressee", &self.addressee, LINES_MAX);
        let sender = lines("sender", &self.sender, LINES_MAX);
        let opening = lines("opening", &self.opening, OPENING_MAX);
        let closing = text::within(text::clean_line(&self.closing), CLOSING_MAX);
        let closing = wrong.take("closing", closing);
        let sections = sections(&self.sections, &mut wrong);
        let letterhead = (|| {
            Some(Letterhead {
                number: number?,
                addressee: addressee?,
                sender: sender?,
                opening: opening?,
                closing: closing?,
                sections,
            })
        })();
        wrong.or(letterhead)
    }
}

/// The sections that are shown, by their places.
fn sections(typed: &[SectionForm], wrong: &mut Invalid) -> Vec<Section> {
    let mut shown: Vec<(i64, Section)> = Vec::new();
    for (at, form) in typed.iter().enumerate() {
        let section = form.section.parse().map_err(|_| Problem::NotOffered);
        let section = wrong.take("sections", section);
        let place = wrong.take(format!("sections.{at}.place"), place(&form.place));
        let (Some(section), Some(place), Some(_)) = (section, place, &form.shown) else { continue };
        if !shown.iter().any(|(_, one)| *one == section) {
            shown.push((place, section));
        }
    }
    shown.sort_by_key(|(place, _)| *place);
    if shown.is_empty() && wrong.0.is_empty() {
        wrong.add("sections", Problem::NotChosen);
    }
    shown.into_iter().map(|(_, section)| section).collect()
}

fn place(typed: &str) -> Result<i64, Problem> {
    let place: i64 = text::fold_line(typed).parse().map_err(|_| Problem::Malformed)?;
    let range = Problem::OutOfRange { min: 1, max: PLACE_MAX };
    if (1..=PLACE_MAX).contains(&place) { Ok(place) } else { Err(range) }
}

impl From<&Letterhead> for LetterheadForm {
    /// As it would be typed: what is shown first, in its order, then the rest.
    fn from(letterhead: &Letterhead) -> Self {
        let Letterhead { number, addressee, sender, opening, closing, sections } = letterhead;
        let rest = Section::ALL.iter().filter(|one| !sections.contains(one));
        let all = sections.iter().map(|one| (one, true)).chain(rest.map(|one| (one, false)));
        let sections = (1..).zip(all).map(|(place, (section, shown))| SectionForm {
            section: section.as_str().to_owned(),
            shown: shown.then(|| "1".to_owned()),
            place: i64::to_string(&place),
        });
        Self {
            number: number.clone(),
            addressee: addressee.clone(),
            sender: sender.clone(),
            opening: opening.clone(),
            closing: closing.clone(),
            sections: sections.collect(),
        }
    }
}
