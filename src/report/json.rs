//! The JSON of a report, for programs: `docs/report.md` and `docs/report.schema.json` say what is in
//! it. Words and days are those of storage, whatever the language.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    error::WriteError,
    summary::{Ranked, Summary},
};
use crate::domain::{
    answers::{Answer, Item, Status, Told},
    hex::Hex,
    ids::{GroupId, NoteId},
    material::{Closed, EnquiredItem},
    settings::{Tally, ThemeKind, Tier},
    stickers::StickerCount,
    theme::{Colour, State},
};

/// The version of what is written; rises when something changes its meaning or goes away.
pub(super) const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    schema: &'static str,
    version: u32,
    program: &'static str,
    made_on: NaiveDate,
    interim: bool,
    theme: ThemeIs<'a>,
    totals: Totals,
    tickets: Option<Tickets>,
    prompts: Vec<PromptIs<'a>>,
    spread: Option<Vec<Spread>>,
    notes: Vec<NoteIs<'a>>,
    groups: Vec<GroupIs<'a>>,
    answers: Vec<AnsweredItem<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enquiries: Option<Vec<EnquiredIs<'a>>>,
    keywords: Vec<Word<'a>>,
    dictionary: Option<Named>,
    office_words: usize,
    themes: Vec<ThemeWas<'a>>,
    log: Option<LogEnd>,
}

#[derive(Serialize)]
struct ThemeIs<'a> {
    slug: &'a str,
    title: &'a str,
    description: &'a str,
    kind: ThemeKind,
    state: State,
    opens_on: NaiveDate,
    closes_on: NaiveDate,
    tier: Tier,
    box_rule: &'static str,
    max_notes: u32,
    quorum: u32,
    tally: Tally,
    premoderated: bool,
    emergency: bool,
    example: bool,
}

#[derive(Serialize)]
struct Totals {
    notes: usize,
    paper_notes: usize,
    stickers: Option<u32>,
    paper_stickers: Option<u32>,
    with_stickers: Option<usize>,
    held: usize,
    hidden: usize,
    reasons: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct Tickets {
    out: u64,
    used: u64,
    of: Option<u64>,
}

#[derive(Serialize)]
struct PromptIs<'a> {
    name: &'a str,
    colour: Colour,
    notes: usize,
    held: usize,
    stickers: Option<u32>,
    paper_stickers: Option<u32>,
}

#[derive(Serialize)]
struct Spread {
    from: u32,
    to: Option<u32>,
    notes: usize,
}

#[derive(Serialize)]
struct NoteIs<'a> {
    id: NoteId,
    prompt: usize,
    number: &'a str,
    text: &'a str,
    rank: Option<usize>,
    stickers: Option<u32>,
    paper_stickers: Option<u32>,
    paper: bool,
    status: Option<Status>,
}

#[derive(Serialize)]
struct GroupIs<'a> {
    id: GroupId,
    name: &'a str,
    why: &'a str,
    notes: &'a [NoteId],
    stickers: Option<u32>,
    paper_stickers: Option<u32>,
    status: Option<Status>,
}

#[derive(Serialize)]
struct AnsweredItem<'a> {
    item: Item,
    name: &'a str,
    stickers: Option<u32>,
    paper_stickers: Option<u32>,
    history: Vec<GivenIs<'a>>,
}

#[derive(Serialize)]
struct GivenIs<'a> {
    publication: i64,
    on: NaiveDate,
    #[serde(flatten)]
    answer: &'a Answer,
}

#[derive(Serialize)]
struct EnquiredIs<'a> {
    item: Item,
    name: &'a str,
    asked: usize,
    replied: usize,
    overdue: usize,
}

#[derive(Serialize)]
struct Word<'a> {
    word: &'a str,
    notes: Vec<NoteId>,
}

#[derive(Serialize)]
struct Named {
    name: &'static str,
    sha256: Hex<32>,
}

#[derive(Serialize)]
struct ThemeWas<'a> {
    slug: &'a str,
    title: &'a str,
    closed_on: NaiveDate,
    notes: usize,
    stickers: u32,
    paper_stickers: u32,
    with_stickers: usize,
    days_to_answer: Option<i64>,
}

#[derive(Serialize)]
struct LogEnd {
    entries: i64,
    hash: Hex<32>,
}

/// The file.
pub(super) fn write(summary: &Summary) -> Result<Vec<u8>, WriteError> {
    let count = |stickers: StickerCount| summary.tally.then_some(stickers);
    let file = File {
        schema: "kizuki-report",
        version: VERSION,
        program: env!("CARGO_PKG_VERSION"),
        made_on: summary.made_on,
        interim: summary.is_interim(),
        theme: theme(summary),
        totals: totals(summary),
        tickets: summary.participation.map(|tickets| Tickets {
            out: tickets.out,
            used: tickets.used,
            of: tickets.of,
        }),
        prompts: prompts(summary),
        spread: summary.tally.then(|| spread(summary)),
        notes: summary.notes.iter().map(|one| note(summary, one)).collect(),
        groups: groups(summary),
        answers: summary.answers.iter().map(|told| answered(told, count)).collect(),
        enquiries: summary.enquiries.as_ref().map(|all| all.iter().map(asked).collect()),
        keywords: keywords(summary),
        dictionary: summary.dictionary.map(|(name, sha256)| Named { name, sha256 }),
        office_words: summary.office_words,
        themes: summary.compared.iter().map(was).collect(),
        log: summary.log.map(|log| LogEnd { entries: log.number, hash: log.hash }),
    };
    Ok(serde_json::to_vec(&file)?)
}

fn theme(summary: &Summary) -> ThemeIs<'_> {
    let theme = &summary.theme;
    ThemeIs {
        slug: &theme.slug,
        title: &theme.title,
        description: &theme.description,
        kind: theme.kind,
        state: theme.state,
        opens_on: theme.opens_on,
        closes_on: theme.closes_on,
        tier: theme.tier,
        box_rule: theme.box_rule.as_str(),
        max_notes: theme.max_notes,
        quorum: theme.quorum,
        tally: theme.tally,
        premoderated: theme.premoderated,
        emergency: theme.emergency,
        example: theme.example,
    }
}

fn totals(summary: &Summary) -> Totals {
    Totals {
        notes: summary.notes.len(),
        paper_notes: summary.on_paper(),
        stickers: summary.tally.then(|| summary.stickers().total()),
        paper_stickers: summary.tally.then(|| summary.stickers().paper),
        with_stickers: summary.tally.then(|| summary.with_stickers()),
        held: summary.held,
        hidden: summary.hidden,
        reasons: summary.reasons.iter().map(|(reason, n)| (reason.as_str(), *n)).collect(),
    }
}

fn prompts(summary: &Summary) -> Vec<PromptIs<'_>> {
    let prompts = summary.prompts.iter().map(|prompt| PromptIs {
        name: &prompt.name,
        colour: prompt.colour,
        notes: prompt.notes,
        held: prompt.held,
        stickers: summary.tally.then_some(prompt.stickers.total()),
        paper_stickers: summary.tally.then_some(prompt.stickers.paper),
    });
    prompts.collect()
}

fn spread(summary: &Summary) -> Vec<Spread> {
    let step = |(from, to, notes)| Spread { from, to: (to != u32::MAX).then_some(to), notes };
    summary.spread().into_iter().map(step).collect()
}

fn note<'a>(summary: &Summary, note: &'a Ranked) -> NoteIs<'a> {
    NoteIs {
        id: note.id,
        prompt: note.prompt,
        number: &note.number,
        text: &note.text,
        rank: summary.tally.then_some(note.rank),
        stickers: summary.tally.then_some(note.stickers.total()),
        paper_stickers: summary.tally.then_some(note.stickers.paper),
        paper: note.paper,
        status: note.answer.as_ref().map(|answer| answer.status),
    }
}

fn groups(summary: &Summary) -> Vec<GroupIs<'_>> {
    let groups = summary.groups.iter().map(|group| GroupIs {
        id: group.id,
        name: &group.name,
        why: &group.why,
        notes: &group.notes,
        stickers: summary.tally.then_some(group.stickers.total()),
        paper_stickers: summary.tally.then_some(group.stickers.paper),
        status: group.status,
    });
    groups.collect()
}

fn answered(told: &Told, count: impl Fn(StickerCount) -> Option<StickerCount>) -> AnsweredItem<'_> {
    let history = told.history.iter().map(|given| GivenIs {
        publication: given.number,
        on: given.on,
        answer: &given.answer,
    });
    AnsweredItem {
        item: told.place.item,
        name: &told.place.name,
        stickers: count(told.place.stickers).map(StickerCount::total),
        paper_stickers: count(told.place.stickers).map(|count| count.paper),
        history: history.collect(),
    }
}

fn asked(item: &EnquiredItem) -> EnquiredIs<'_> {
    let EnquiredItem { item, name, asked, replied, overdue } = item;
    EnquiredIs { item: *item, name, asked: *asked, replied: *replied, overdue: *overdue }
}

fn keywords(summary: &Summary) -> Vec<Word<'_>> {
    let words = summary.keywords.iter().map(|one| Word {
        word: &one.word,
        notes: one.notes.iter().map(|at| summary.notes[*at].id).collect(),
    });
    words.collect()
}

fn was(closed: &Closed) -> ThemeWas<'_> {
    ThemeWas {
        slug: &closed.slug,
        title: &closed.title,
        closed_on: closed.closed_on,
        notes: closed.notes,
        stickers: closed.stickers.total(),
        paper_stickers: closed.stickers.paper,
        with_stickers: closed.with_stickers,
        days_to_answer: closed.days_to_answer,
    }
}
