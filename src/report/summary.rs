//! The summary: what a report says about a theme.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::address::Address;
use crate::domain::{
    answers::{Answer, Item, Progress, Published, Status, Told},
    groups::Grouped,
    hex::Hex,
    ids::{GroupId, NoteId, PromptId},
    letterhead::{Letterhead, Section},
    material::{Closed, EnquiredItem, LogPlace, Material, Participation},
    note::{BoardView, HideReason, Note, Sort},
    stickers::StickerCount,
    suggest::Keyword,
    theme::{Colour, Theme},
};

/// Everything that a report says about a theme. Where the board hides the counts of stickers, they
/// are not in here either: all are 0, and [`Summary::tally`] says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The theme.
    pub theme: Theme,
    /// The day on which it was built.
    pub made_on: NaiveDate,
    /// Whether stickers are counted; not where the board hides them.
    pub tally: bool,
    /// Tickets, where the board shows them.
    pub participation: Option<Participation>,
    /// Sums per prompt, in the order of the board.
    pub prompts: Vec<PromptSum>,
    /// Every note that is not hidden, most stickers first.
    pub notes: Vec<Ranked>,
    /// How many notes wait for an organizer to read them; their text is not in a report either.
    pub held: usize,
    /// How many notes organizers have hidden; their text is not in a report.
    pub hidden: usize,
    /// Of these, how many for which reason, in the order of [`HideReason`]; none with 0.
    pub reasons: Vec<(HideReason, usize)>,
    /// The groups as they were published, most stickers first.
    pub groups: Vec<GroupSum>,
    /// What was answered, most stickers first.
    pub answers: Vec<Told>,
    /// What departments were asked, in a report for those who ask them.
    pub enquiries: Option<Vec<EnquiredItem>>,
    /// What many notes are about, the word of most notes first.
    pub keywords: Vec<KeywordSum>,
    /// The name and the hash of the dictionary that keywords come from, if there was one.
    pub dictionary: Option<(&'static str, Hex<32>)>,
    /// How many words of the office's own were known beside it.
    pub office_words: usize,
    /// Themes that closed before, the earliest first, and this one, once it has closed; nothing
    /// where none came before.
    pub compared: Vec<Closed>,
    /// The last entry of the public log when the report was built; its six words close the report.
    pub log: Option<LogPlace>,
    /// What the office's reports begin and end with, and which sections they have.
    pub letterhead: Letterhead,
    /// The number of this one in the office's register, if it has one.
    pub number: Option<String>,
    /// Where the board is served.
    pub origin: String,
}

/// A group as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSum {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// Why its notes are together; may be empty.
    pub why: String,
    /// Its notes, most stickers first.
    pub notes: Vec<NoteId>,
    /// 延べ枚数: stickers on all of them.
    pub stickers: StickerCount,
    /// How far its answer is, if it has one.
    pub status: Option<Status>,
}

/// A word with the notes in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeywordSum {
    /// The word.
    pub word: String,
    /// The notes, by their places in [`Summary::notes`], in that order.
    pub notes: Vec<usize>,
}

/// What hangs in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptSum {
    /// The prompt.
    pub id: PromptId,
    /// Its name.
    pub name: String,
    /// Its paper.
    pub colour: Colour,
    /// Notes.
    pub notes: usize,
    /// Notes that wait to be read.
    pub held: usize,
    /// Stickers.
    pub stickers: StickerCount,
}

/// A note with its place. Equal counts share a place, and the next one is left out: 1, 2, 2, 4
/// (standard competition ranking).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The note.
    pub id: NoteId,
    /// Its place, from 1.
    pub rank: usize,
    /// Whether others share the place.
    pub tied: bool,
    /// Which of [`Summary::prompts`] it belongs to.
    pub prompt: usize,
    /// Its number in the report: A-3 is the third one of the first prompt. All tables name notes by
    /// it, so that on paper too every figure leads to the notes behind it.
    pub number: String,
    /// Its text.
    pub text: String,
    /// Its stickers.
    pub stickers: StickerCount,
    /// Whether it was written on paper and typed in.
    pub paper: bool,
    /// The name of the group in which it was published; empty for none.
    pub group: String,
    /// What it was answered, by itself or with its group.
    pub answer: Option<Answer>,
}

/// Upper ends of the groups of the distribution; the last group is open.
const SPREAD: [(u32, u32); 5] = [(0, 0), (1, 2), (3, 5), (6, 10), (11, u32::MAX)];

impl Summary {
    /// Counts and ranks what a report is made of.
    pub fn of(material: Material) -> Self {
        let Material { theme, today, mut notes, published, .. } = material;
        let tally = theme.shows_tally();
        if !tally {
            // Here and not in each writer: what is not there cannot get out.
            for note in &mut notes {
                note.stickers = StickerCount::default();
            }
        }
        let shown = shown(&notes, tally);
        let prompts = per_prompt(&theme, &notes, &shown);
        let grouped = published.grouped(notes.clone());
        let notes_ranked = with_answers(rank(&shown, &prompts), &shown, &grouped, &published);
        let groups = group_sums(&grouped, &published);
        let keywords = keyword_sums(material.keywords.words, &notes_ranked);
        let mut compared = material.earlier;
        if !compared.is_empty() && theme.state.is_over() {
            compared.push(Closed::of(&theme, &notes, published.first_answer()));
        }
        let held = notes.iter().filter(|note| note.is_held()).count();
        let reasons = reasons(&notes);
        let mut progress = Progress::default();
        progress.add(&theme, &published, notes);
        Self {
            theme,
            made_on: today,
            tally,
            participation: material.participation,
            prompts,
            notes: notes_ranked,
            held,
            hidden: reasons.iter().map(|(_, notes)| notes).sum(),
            reasons,
            groups,
            answers: progress.told,
            enquiries: material.enquiries,
            keywords,
            dictionary: material.keywords.dictionary,
            office_words: material.keywords.office,
            compared,
            log: material.log,
            letterhead: material.letterhead,
            number: material.number,
            origin: material.origin,
        }
    }

    /// Whether it is of a theme that is still open, so that its figures will change.
    pub fn is_interim(&self) -> bool {
        !self.theme.state.is_over()
    }

    /// The address of the board, where it is known.
    pub fn board(&self) -> Option<String> {
        let board = Address::Board(&self.theme.slug);
        (!self.origin.is_empty()).then(|| format!("{}{board}", self.origin))
    }

    /// All stickers.
    pub fn stickers(&self) -> StickerCount {
        self.notes.iter().map(|note| note.stickers).sum()
    }

    /// Whether a note or a sticker is on paper.
    pub fn has_paper(&self) -> bool {
        self.on_paper() > 0 || self.stickers().paper > 0
    }

    /// Notes that were written on paper.
    pub fn on_paper(&self) -> usize {
        self.notes.iter().filter(|note| note.paper).count()
    }

    /// Notes with at least one sticker.
    pub fn with_stickers(&self) -> usize {
        self.notes.iter().filter(|note| note.stickers.total() > 0).count()
    }

    /// How many notes have 0, 1–2, 3–5, 6–10 and 11 or more stickers: first, last (`u32::MAX` =
    /// open) and number of notes.
    pub fn spread(&self) -> Vec<(u32, u32, usize)> {
        let count = |from, to| {
            self.notes.iter().filter(|note| (from..=to).contains(&note.stickers.total())).count()
        };
        SPREAD.into_iter().map(|(from, to)| (from, to, count(from, to))).collect()
    }

    /// Whether it lists its notes, so that their numbers lead somewhere.
    pub fn has_annex(&self) -> bool {
        self.letterhead.sections.contains(&Section::Annex)
    }

    /// The numbers of all notes.
    pub fn numbers(&self) -> HashMap<NoteId, &str> {
        self.notes.iter().map(|note| (note.id, note.number.as_str())).collect()
    }

    /// The prompt of a note.
    pub fn prompt(&self, note: &Ranked) -> &PromptSum {
        &self.prompts[note.prompt]
    }
}

/// The notes that are not hidden, in the order of a report.
fn shown(notes: &[Note], tally: bool) -> Vec<Note> {
    let mut shown: Vec<Note> = notes.iter().filter(|note| note.hidden.is_none()).cloned().collect();
    BoardView { sort: Some(Sort::Stickers), ..BoardView::default() }.apply(&mut shown, tally);
    if tally {
        // Of as many, by their random ids alone: which came out later is the board's own business,
        // and the same report is made where it was taken from a file.
        shown.sort_by_key(|note| (std::cmp::Reverse(note.stickers.total()), note.id));
    }
    shown
}

fn per_prompt(theme: &Theme, notes: &[Note], shown: &[Note]) -> Vec<PromptSum> {
    let sum = theme.prompts.iter().map(|prompt| {
        let of = || shown.iter().filter(|note| note.prompt == prompt.id);
        let held = notes.iter().filter(|note| note.is_held() && note.prompt == prompt.id);
        PromptSum {
            id: prompt.id,
            name: prompt.name.clone(),
            colour: prompt.colour,
            notes: of().count(),
            held: held.count(),
            stickers: of().map(|note| note.stickers).sum(),
        }
    });
    sum.collect()
}

/// How many notes organizers have hidden, and why. What waits to be read is not among them.
fn reasons(notes: &[Note]) -> Vec<(HideReason, usize)> {
    let count =
        |reason: &HideReason| notes.iter().filter(|note| note.hidden == Some(*reason)).count();
    let counted = HideReason::BY_HAND.iter().map(|reason| (*reason, count(reason)));
    counted.filter(|(_, notes)| *notes > 0).collect()
}

/// Ranked notes with their groups and what they were answered.
fn with_answers(
    mut ranked: Vec<Ranked>,
    shown: &[Note],
    grouped: &Grouped,
    published: &Published,
) -> Vec<Ranked> {
    let mut by_note = published.by_note(shown);
    let group_of = groups_by_note(grouped);
    for note in &mut ranked {
        note.answer = by_note.remove(&note.id).map(|(_, answer)| answer);
        note.group = group_of.get(&note.id).map_or_else(String::new, |name| (*name).to_owned());
    }
    ranked
}

fn group_sums(grouped: &Grouped, published: &Published) -> Vec<GroupSum> {
    let sum = grouped.groups.iter().map(|group| GroupSum {
        id: group.id,
        name: group.name().to_owned(),
        why: group.label.reason.clone(),
        notes: group.notes.iter().map(|note| note.id).collect(),
        stickers: group.stickers,
        status: published.answer(Item::Group(group.id)).map(|given| given.answer.status),
    });
    sum.collect()
}

fn keyword_sums(words: Vec<Keyword>, ranked: &[Ranked]) -> Vec<KeywordSum> {
    let places: HashMap<NoteId, usize> = ranked.iter().map(|note| note.id).zip(0..).collect();
    let sum = words.into_iter().map(|one| {
        let at = one.notes.iter().filter_map(|id| places.get(id).copied());
        let mut notes: Vec<usize> = at.collect();
        notes.sort_unstable();
        KeywordSum { word: one.word, notes }
    });
    sum.collect()
}

/// The names of the groups, by their notes.
fn groups_by_note(grouped: &Grouped) -> HashMap<NoteId, &str> {
    let named = grouped
        .groups
        .iter()
        .flat_map(|group| group.notes.iter().map(|note| (note.id, group.name())));
    named.collect()
}

/// By which letter the notes of a prompt are numbered.
pub(super) fn letter(prompt: usize) -> char {
    ('A'..='Z').nth(prompt).unwrap_or('Z')
}

/// Gives sorted notes their places.
fn rank(notes: &[Note], prompts: &[PromptSum]) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = Vec::with_capacity(notes.len());
    let mut counted = vec![0; prompts.len()];
    for group in notes.chunk_by(|a, b| a.stickers.total() == b.stickers.total()) {
        let rank = ranked.len() + 1;
        ranked.extend(group.iter().map(|note| {
            let prompt = prompts.iter().position(|prompt| prompt.id == note.prompt).unwrap_or(0);
            counted[prompt] += 1;
            Ranked {
                id: note.id,
                rank,
                tied: group.len() > 1,
                prompt,
                number: format!("{}-{}", letter(prompt), counted[prompt]),
                text: note.text.clone(),
                stickers: note.stickers,
                paper: note.paper,
                group: String::new(),
                answer: None,
            }
        }));
    }
    ranked
}

#[cfg(test)]
pub(super) mod tests;
