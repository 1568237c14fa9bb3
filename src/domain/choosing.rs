//! Choosing: the proposals of a theme whose notes are themes to come ([`ThemeKind::Choosing`]), and the
//! form with which organizers make drafts of them. A proposal is a group of the bench, with the
//! stickers of all its notes, or a note by itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    answers::{Item, Place, items},
    exchange::{first_of_month, read_month},
    groups::{Group, Grouped},
    ids::NoteId,
    problem::{Invalid, Problem},
    settings::ThemeKind,
    text::{self, clean_line, graphemes},
    theme::{State, Theme},
    theme_form::{DESCRIPTION_MAX, TITLE_MAX, Ticked},
};

/// Proposals down to this rank are shown, with all that share it.
pub const SHOWN_RANK: usize = 20;
/// So many are shown at the most: on a board without stickers all share the first rank.
pub const SHOWN_MOST: usize = 60;
/// Proposals down to this rank are ticked at first.
const TICKED_RANK: usize = 3;
/// So many are ticked at the most; those that share a rank are ticked together, or not at all.
const TICKED_MOST: usize = 5;
/// So many drafts can be made at once: a year of one a month.
pub const DRAFTS_MAX: usize = 12;
/// A sentence that is shorter says too little to be a title, in grapheme clusters.
const SENTENCE_MIN: usize = 8;

/// A theme that somebody, or several, proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The group or note, its stickers and its rank.
    pub place: Place,
    /// The notes that it is: of a group all of them.
    pub notes: Vec<NoteId>,
    /// What the draft would be called.
    pub title: String,
    /// All of what was written, as far as a description has room for whole notes.
    pub text: String,
}

/// What of the proposals is shown, and what is said of the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// How many are shown.
    pub shown: usize,
    /// How many are not.
    pub left: usize,
    /// How many of these have as many stickers as the last one that is shown.
    pub tied: usize,
}

/// Which proposals are ticked at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Those.
    pub items: Vec<Item>,
    /// How many more share the next rank, and are not ticked for there would be too many.
    pub tied: usize,
}

/// A proposal of the form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChosenForm {
    /// Whether a draft is made of it.
    pub take: Option<Ticked>,
    /// What the draft is called.
    pub title: String,
    /// The month in which it begins; empty for the next free one.
    pub month: String,
}

/// The form as typed, by item: proposals can change their places while it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChooseForm {
    /// The proposals.
    pub rows: BTreeMap<String, ChosenForm>,
}

/// A proposal that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The group or note.
    pub item: Item,
    /// What the draft is called.
    pub title: String,
    /// The month in which it begins, by its first day; without one the next free month.
    pub month: Option<NaiveDate>,
}

impl Theme {
    /// Whether its notes are proposals of themes.
    pub const fn is_choosing(&self) -> bool {
        matches!(self.settings.kind, ThemeKind::Choosing)
    }

    /// Whether organizers can choose among its proposals on `today`: once no stickers are taken any
    /// more, and never while their counts are hidden from everybody else.
    pub fn can_be_chosen_from(&self, today: NaiveDate) -> bool {
        let ended =
            self.state.is_over() || (self.state == State::Open && !self.accepts_stickers(today));
        self.is_choosing() && ended && self.shows_tally()
    }
}

impl Proposal {
    /// What stands below the title in the draft: all that was written, where the title does not say
    /// it already.
    pub fn description(&self, title: &str) -> String {
        if clean_line(&self.text) == title { String::new() } else { self.text.clone() }
    }

    /// Whether it is this item, or has it among its notes.
    pub fn has(&self, item: Item) -> bool {
        self.place.item == item || item.note().is_some_and(|note| self.notes.contains(&note))
    }
}

/// The proposals of a theme, of the notes that show, most stickers first. A note in a group is none
/// by itself.
pub fn proposals(grouped: &Grouped) -> Vec<Proposal> {
    let places = items(grouped, |_| false);
    places.into_iter().filter_map(|place| proposal(grouped, place)).collect()
}

fn proposal(grouped: &Grouped, place: Place) -> Option<Proposal> {
    let (title, text, notes) = match place.item {
        Item::Note(id) => (title_of(&place.name), place.name.clone(), vec![id]),
        Item::Group(id) => {
            let group = grouped.groups.iter().find(|group| group.id == id)?;
            let notes = group.notes.iter().map(|note| note.id).collect();
            (title_of(group.name()), text_of(group), notes)
        }
    };
    Some(Proposal { place, notes, title, text })
}

/// A text as a title: whole where it has room, else its first sentences, as many as have; where not
/// even one has, as much as there is room for.
pub fn title_of(text: &str) -> String {
    let whole = clean_line(text);
    if graphemes(&whole) <= TITLE_MAX {
        return whole;
    }
    let until = |end: usize| text.get(..end).map(clean_line).unwrap_or_default();
    let fits = |said: &String| (SENTENCE_MIN..=TITLE_MAX).contains(&graphemes(said));
    let sentences = ends(text).map(until).filter(fits).last();
    sentences.unwrap_or_else(|| text::cut(&whole, TITLE_MAX))
}

/// Where sentences and lines of a text end, in bytes, with the bracket that closes behind them.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(move |(at, c)| {
        let after = at + c.len_utf8();
        let mut rest = text.get(after..).unwrap_or_default().chars();
        let next = rest.next();
        let ends = match c {
            '\n' => return Some(at),
            '。' | '！' | '？' | '!' | '?' => true,
            '.' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        let bracket = next.filter(|c| "」』）)”\"".contains(*c)).map_or(0, char::len_utf8);
        ends.then_some(after + bracket)
    })
}

/// The notes of a group, the one with most stickers first, each on a line; as many as have room, and
/// each of them whole.
fn text_of(group: &Group) -> String {
    let mut notes: Vec<_> = group.notes.iter().collect();
    notes.sort_by_key(|note| (std::cmp::Reverse(note.stickers.total()), note.id));
    let mut text = String::new();
    for note in notes {
        let line = format!("・{}", clean_line(&note.text));
        let more = if text.is_empty() { line } else { format!("{text}\n{line}") };
        if graphemes(&more) > DESCRIPTION_MAX {
            break;
        }
        text = more;
    }
    text
}

/// What of these proposals is shown.
pub fn cut(proposals: &[Proposal]) -> Cut {
    let within = proposals.iter().take_while(|one| one.place.rank <= SHOWN_RANK).count();
    let shown = within.min(SHOWN_MOST);
    let last = shown.checked_sub(1).and_then(|at| proposals.get(at)).map(|one| one.place.rank);
    let rest = proposals.get(shown..).unwrap_or_default();
    let tied = rest.iter().filter(|one| Some(one.place.rank) == last).count();
    Cut { shown, left: rest.len(), tied }
}

/// Which of these proposals are ticked at first: those with most stickers of which nothing has become
/// a draft (`is_free`). One without any sticker is for organizers to choose.
pub fn ticks(proposals: &[Proposal], is_free: impl Fn(&Proposal) -> bool) -> Ticks {
    let mut ticks = Ticks::default();
    let top: Vec<&Proposal> = proposals
        .iter()
        .take_while(|one| one.place.rank <= TICKED_RANK && one.place.stickers.total() > 0)
        .collect();
    for level in top.chunk_by(|a, b| a.place.rank == b.place.rank) {
        let free: Vec<Item> =
            level.iter().filter(|one| is_free(one)).map(|one| one.place.item).collect();
        if ticks.items.len() + free.len() > TICKED_MOST {
            ticks.tied = free.len();
            break;
        }
        ticks.items.extend(free);
    }
    ticks
}

/// The month of each of these: its own, or the next of the free ones that none of them has.
pub fn months(
    chosen: &[Chosen],
    free: impl IntoIterator<Item = NaiveDate>,
) -> Vec<Option<NaiveDate>> {
    let own: Vec<NaiveDate> = chosen.iter().filter_map(|one| one.month).collect();
    let mut free = free.into_iter().filter(|month| !own.contains(month));
    chosen.iter().map(|one| one.month.or_else(|| free.next())).collect()
}

impl ChooseForm {
    /// What is chosen.
    ///
    /// # Errors
    /// [`Problem::NotChosen`] and [`Problem::TooMany`] (`rows`); field by field
    /// (`rows.n-….title`, `rows.n-….month`) for what is no title, no month, or one that has passed.
    pub fn check(&self, today: NaiveDate) -> Result<Vec<Chosen>, Invalid> {
        let mut bad = Invalid::default();
        let mut chosen = Vec::new();
        for (item, row) in self.rows.iter().filter(|(_, row)| row.take.is_some()) {
            let of = |field: &str| format!("rows.{item}.{field}");
            let title = bad.take(of("title"), text::parse_line(&row.title, TITLE_MAX));
            let month = bad.take(of("month"), month(&row.month, today));
            let item = bad.take("rows", item.parse().map_err(|_| Problem::NotOffered));
            if let (Some(item), Some(title), Some(month)) = (item, title, month) {
                chosen.push(Chosen { item, title, month });
            }
        }
        let many = self.rows.values().filter(|row| row.take.is_some()).count();
        if many == 0 {
            bad.add("rows", Problem::NotChosen);
        }
        if many > DRAFTS_MAX {
            bad.add("rows", Problem::TooMany { max: DRAFTS_MAX });
        }
        bad.or(Some(chosen))
    }
}

fn month(raw: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Problem> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    match read_month(raw) {
        None => Err(Problem::Malformed),
        Some(month) if month < first_of_month(today) => Err(Problem::Past),
        month => Ok(month),
    }
}

#[cfg(test)]
#[path = "choosing_tests.rs"]
mod tests;
