//! Reads the JSON of a report back: what another server needs to have the same theme. What the
//! report only derives (places, sums, frequent words, earlier themes) is not read, for it is made
//! anew of the rest.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;
use thiserror::Error;

use crate::domain::{
    answers::{Answer, Item, TEXT_MAX},
    groups::Label,
    ids::{GroupId, NoteId},
    imported::{ImportedGroup, ImportedNote, ImportedPublication, ImportedTheme},
    note::HideReason,
    plan::{Plan, PlannedPrompt},
    settings::{NOTES_PER_TICKET, Settings, Tally, ThemeKind, Tier},
    slug,
    stickers::StickerCount,
    text::{self, NOTE_MAX},
    theme::{Colour, State},
    theme_form::{DESCRIPTION_MAX, PROMPT_MAX, PROMPTS_MAX, TITLE_MAX},
};

/// The most notes that are taken from one file.
const NOTES_MAX: usize = 100_000;
/// The most stickers that are taken from one file: each becomes a row.
const STICKERS_MAX: u64 = 1_000_000;
/// The most publications that a file may name.
const PUBLICATIONS_MAX: i64 = 1_000;

/// Why a file is not taken. Nothing of what people wrote is in it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Not JSON, or not of the form; what the parser says, with line and column.
    #[error("not the JSON of a report ({0})")]
    Form(String),
    /// Another file.
    #[error("not the JSON of a report: \"schema\" is not \"kizuki-report\"")]
    Schema,
    /// Of a version that this program does not know.
    #[error("of version {0}, which this program does not know")]
    Version(u32),
    /// Of a theme that was still open.
    #[error("an interim report: the theme was still open, and what came later is not in it")]
    Interim,
    /// Without counts.
    #[error("without counts of stickers: the board hid them when the report was made")]
    NoCounts,
    /// A field is not what it may be.
    #[error("{0}: {1}")]
    Field(String, &'static str),
}

#[derive(Deserialize)]
struct Kind {
    schema: String,
    version: u32,
}

#[derive(Deserialize)]
struct File {
    interim: bool,
    made_on: NaiveDate,
    theme: ThemeWas,
    totals: Totals,
    prompts: Vec<PromptWas>,
    notes: Vec<NoteWas>,
    groups: Vec<GroupWas>,
    answers: Vec<Answered>,
}

#[derive(Deserialize)]
struct ThemeWas {
    slug: String,
    title: String,
    description: String,
    /// A report from before there were kinds has none.
    #[serde(default)]
    kind: ThemeKind,
    state: State,
    opens_on: NaiveDate,
    closes_on: NaiveDate,
    tier: Tier,
    box_rule: String,
    max_notes: u32,
    quorum: u32,
    tally: Tally,
    premoderated: bool,
    emergency: bool,
    example: bool,
}

#[derive(Deserialize)]
struct Totals {
    held: usize,
    reasons: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct PromptWas {
    name: String,
    colour: Colour,
    #[serde(default)]
    held: usize,
}

#[derive(Deserialize)]
struct NoteWas {
    id: NoteId,
    prompt: usize,
    text: String,
    stickers: Option<u32>,
    #[serde(default)]
    paper_stickers: Option<u32>,
    #[serde(default)]
    paper: bool,
}

#[derive(Deserialize)]
struct GroupWas {
    id: GroupId,
    name: String,
    why: String,
    notes: Vec<NoteId>,
}

#[derive(Deserialize)]
struct Answered {
    item: Item,
    history: Vec<Given>,
}

#[derive(Deserialize)]
struct Given {
    publication: i64,
    on: NaiveDate,
    #[serde(flatten)]
    answer: Answer,
}

/// Reads a file.
///
/// # Errors
/// [`ReadError`]: the first thing that is wrong.
pub fn read_report(bytes: &[u8]) -> Result<ImportedTheme, ReadError> {
    let form = |error: serde_json::Error| ReadError::Form(error.to_string());
    let Kind { schema, version } = serde_json::from_slice(bytes).map_err(form)?;
    if schema != "kizuki-report" {
        return Err(ReadError::Schema);
    }
    if version != super::json::VERSION {
        return Err(ReadError::Version(version));
    }
    let file: File = serde_json::from_slice(bytes).map_err(form)?;
    if file.interim || !file.theme.state.is_over() {
        return Err(ReadError::Interim);
    }
    let plan = plan(&file.theme, &file.prompts)?;
    let notes = notes(file.notes, plan.prompts.len())?;
    let groups = groups(file.groups, &notes)?;
    let publications = publications(file.answers, &notes, &groups, file.made_on)?;
    Ok(ImportedTheme {
        hidden: hidden(&file.totals, &file.prompts, file.theme.premoderated)?,
        example: file.theme.example,
        state: file.theme.state,
        plan,
        notes,
        groups,
        publications,
    })
}

fn field(name: impl Into<String>, wrong: &'static str) -> ReadError {
    ReadError::Field(name.into(), wrong)
}

/// A text that is as it would have been stored.
fn stored(name: &str, given: String, max: usize, empty: bool) -> Result<String, ReadError> {
    let clean = text::within(text::clean(&given), max).map_err(|_| field(name, "too long"))?;
    if clean != given {
        return Err(field(name, "has characters or blanks that no text of this program has"));
    }
    if clean.is_empty() && !empty { Err(field(name, "empty")) } else { Ok(clean) }
}

fn plan(theme: &ThemeWas, prompts: &[PromptWas]) -> Result<Plan, ReadError> {
    let wrong = |name: &'static str, why: &'static str| Err(field(format!("theme.{name}"), why));
    if slug::parse(&theme.slug).as_ref() != Ok(&theme.slug) {
        return wrong("slug", "no short name");
    }
    if theme.closes_on < theme.opens_on {
        return wrong("closes_on", "before the first day");
    }
    if !NOTES_PER_TICKET.contains(&theme.max_notes) {
        return wrong("max_notes", "out of range");
    }
    let Ok(box_rule) = theme.box_rule.parse() else {
        return wrong("box_rule", "unknown");
    };
    if prompts.is_empty() || prompts.len() > PROMPTS_MAX {
        return Err(field("prompts", "none, or too many"));
    }
    let prompt = |(at, prompt): (usize, &PromptWas)| {
        let name = stored(&format!("prompts[{at}].name"), prompt.name.clone(), PROMPT_MAX, false)?;
        Ok(PlannedPrompt::new(name, prompt.colour))
    };
    let prompts = prompts.iter().enumerate().map(prompt).collect::<Result<_, _>>()?;
    let usual = Settings::usual("", &theme.slug, theme.opens_on, theme.closes_on);
    let settings = Settings {
        title: stored("theme.title", theme.title.clone(), TITLE_MAX, false)?,
        description: stored("theme.description", theme.description.clone(), DESCRIPTION_MAX, true)?,
        kind: theme.kind,
        tier: theme.tier,
        box_rule,
        max_notes: theme.max_notes,
        quorum: theme.quorum,
        tally: theme.tally,
        premoderated: theme.premoderated,
        ..usual
    };
    Ok(Plan { settings, emergency: theme.emergency, origin: None, prompts })
}

fn notes(given: Vec<NoteWas>, prompts: usize) -> Result<Vec<ImportedNote>, ReadError> {
    if given.len() > NOTES_MAX {
        return Err(field("notes", "more than 100,000"));
    }
    let (mut ids, mut all) = (BTreeSet::new(), 0);
    let note = |(at, note): (usize, NoteWas)| {
        let name = |part: &str| format!("notes[{at}].{part}");
        let total = note.stickers.ok_or(ReadError::NoCounts)?;
        let paper = note.paper_stickers.unwrap_or(0);
        let digital = total
            .checked_sub(paper)
            .ok_or_else(|| field(name("paper_stickers"), "more than all stickers"))?;
        if note.prompt >= prompts {
            return Err(field(name("prompt"), "there is no such prompt"));
        }
        if !ids.insert(note.id) {
            return Err(field(name("id"), "stands twice"));
        }
        all += u64::from(digital);
        if all > STICKERS_MAX {
            return Err(field("notes", "more than 1,000,000 stickers"));
        }
        Ok(ImportedNote {
            id: note.id,
            prompt: note.prompt,
            text: stored(&name("text"), note.text, NOTE_MAX, false)?,
            stickers: StickerCount { paper, digital },
            paper: note.paper,
        })
    };
    given.into_iter().enumerate().map(note).collect()
}

fn groups(given: Vec<GroupWas>, notes: &[ImportedNote]) -> Result<Vec<ImportedGroup>, ReadError> {
    let by_id: BTreeMap<NoteId, &String> = notes.iter().map(|note| (note.id, &note.text)).collect();
    let (mut ids, mut placed) = (BTreeSet::new(), BTreeSet::new());
    let group = |(at, group): (usize, GroupWas)| {
        let name = |part: &str| format!("groups[{at}].{part}");
        if !ids.insert(group.id) {
            return Err(field(name("id"), "stands twice"));
        }
        if group.notes.iter().any(|note| !by_id.contains_key(note) || !placed.insert(*note)) {
            return Err(field(name("notes"), "a note that there is not, or that is in two groups"));
        }
        // A group without a name is called by one of its notes.
        let first = group.notes.iter().min().and_then(|id| by_id.get(id));
        let unnamed = first.is_some_and(|text| **text == group.name);
        let called = if unnamed { "" } else { group.name.as_str() };
        let label = Label::parse(called, &group.why)
            .ok()
            .filter(|label| label.name == called && label.reason == group.why)
            .ok_or_else(|| field(name("name"), "no name, or a name or reason that is too long"))?;
        Ok(ImportedGroup { id: group.id, label, notes: group.notes })
    };
    given.into_iter().enumerate().map(group).collect()
}

/// Answers by what came out together. Publications of which nothing is left in the report, and of
/// groups alone, are told as empty ones, so that the numbers stay.
fn publications(
    answers: Vec<Answered>,
    notes: &[ImportedNote],
    groups: &[ImportedGroup],
    made_on: NaiveDate,
) -> Result<Vec<ImportedPublication>, ReadError> {
    let notes: BTreeSet<NoteId> = notes.iter().map(|note| note.id).collect();
    let groups: BTreeSet<GroupId> = groups.iter().map(|group| group.id).collect();
    let mut by_number: BTreeMap<i64, ImportedPublication> = BTreeMap::new();
    for (at, Answered { item, history }) in answers.into_iter().enumerate() {
        let name = |part: &str| format!("answers[{at}].{part}");
        let is_there = match item {
            Item::Note(note) => notes.contains(&note),
            Item::Group(group) => groups.contains(&group),
        };
        if !is_there {
            return Err(field(name("item"), "there is no such note or group"));
        }
        for given in history {
            let text = given.answer.text.clone();
            stored(&name("history.text"), text, TEXT_MAX, true)?;
            let (number, on) = (given.publication, given.on);
            let numbered = (1..=PUBLICATIONS_MAX).contains(&number);
            let out = by_number
                .entry(number)
                .or_insert_with(|| ImportedPublication { on, answers: Vec::new() });
            let again = out.answers.iter().any(|(other, _)| *other == item);
            if !numbered || out.on != on || again {
                return Err(field(name("history"), "does not fit the other answers"));
            }
            out.answers.push((item, given.answer));
        }
    }
    let last = by_number.keys().last().copied().unwrap_or(i64::from(!groups.is_empty()));
    let mut before = by_number.values().next().map_or(made_on, |first| first.on);
    let mut all = Vec::new();
    for number in 1..=last {
        let one = by_number.remove(&number);
        let one = one.unwrap_or(ImportedPublication { on: before, answers: Vec::new() });
        if one.on < before {
            return Err(field("answers", "days that go back"));
        }
        before = one.on;
        all.push(one);
    }
    Ok(all)
}

fn hidden(
    totals: &Totals,
    prompts: &[PromptWas],
    premoderated: bool,
) -> Result<Vec<(HideReason, usize, usize)>, ReadError> {
    let mut hidden = Vec::new();
    for (reason, notes) in &totals.reasons {
        let chosen = reason.parse().ok().filter(|reason| HideReason::BY_HAND.contains(reason));
        let reason = chosen.ok_or_else(|| field("totals.reasons", "an unknown reason"))?;
        hidden.push((reason, 0, *notes));
    }
    let held: usize = prompts.iter().map(|prompt| prompt.held).sum();
    if held != totals.held || (held > 0 && !premoderated) {
        return Err(field("totals.held", "not what waits under the prompts, or none can wait"));
    }
    let waiting = prompts.iter().enumerate().filter(|(_, prompt)| prompt.held > 0);
    hidden.extend(waiting.map(|(at, prompt)| (HideReason::Review, at, prompt.held)));
    let all = hidden.iter().fold(0, |all: usize, (_, _, notes)| all.saturating_add(*notes));
    if all > NOTES_MAX {
        Err(field("totals", "more than 100,000 hidden notes"))
    } else {
        Ok(hidden)
    }
}
