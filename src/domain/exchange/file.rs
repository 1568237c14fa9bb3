//! Writing the file.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{
    KIND, VERSION,
    when::{When, first_of_month},
};
use crate::domain::{
    opening::BoxRule,
    settings::{Settings, Switch, Tally, ThemeKind, Tier},
    theme::{Colour, Prompt, Theme},
};

#[derive(Serialize)]
struct Written<'a> {
    kind: &'a str,
    version: u32,
    /// The month of the year in which the first theme begins, 1 to 12.
    first_month: u32,
    themes: Vec<WrittenTheme<'a>>,
}

#[derive(Serialize)]
struct WrittenTheme<'a> {
    title: &'a str,
    description: &'a str,
    kind: ThemeKind,
    opens: When,
    closes: When,
    answers: Option<When>,
    posting: bool,
    posting_until: Option<When>,
    stickers: bool,
    stickers_until: Option<When>,
    tier: Tier,
    box_rule: BoxRule,
    quorum: u32,
    premoderated: bool,
    max_notes: u32,
    tally: Tally,
    archive_after: Option<u32>,
    prompts: Vec<WrittenPrompt<'a>>,
}

#[derive(Serialize)]
struct WrittenPrompt<'a> {
    name: &'a str,
    colour: Colour,
}

/// The file of these themes, the earliest first.
pub fn write_file(themes: &[Theme]) -> String {
    let mut themes: Vec<&Theme> = themes.iter().collect();
    themes.sort_by(|a, b| (a.opens_on, &a.title).cmp(&(b.opens_on, &b.title)));
    let first = themes.first().map_or(NaiveDate::MIN, |theme| first_of_month(theme.opens_on));
    let file = Written {
        kind: KIND,
        version: VERSION,
        first_month: first.month(),
        themes: themes.into_iter().map(|theme| written(theme, first)).collect(),
    };
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

fn written(theme: &Theme, first: NaiveDate) -> WrittenTheme<'_> {
    // By name, so that a new setting is decided here too.
    let Settings {
        slug: _,
        title,
        description,
        kind,
        tier,
        box_rule,
        opens_on,
        closes_on,
        answers_on,
        posting,
        stickers,
        max_notes,
        tally,
        quorum,
        archive_after,
        premoderated,
    } = &theme.settings;
    let until = |switch: &Switch| switch.until.map(|day| When::of(day, first));
    WrittenTheme {
        title,
        description,
        kind: *kind,
        opens: When::of(*opens_on, first),
        closes: When::of(*closes_on, first),
        answers: answers_on.map(|day| When::of(day, first)),
        posting: posting.on,
        posting_until: until(posting),
        stickers: stickers.on,
        stickers_until: until(stickers),
        tier: *tier,
        box_rule: *box_rule,
        quorum: *quorum,
        premoderated: *premoderated,
        max_notes: *max_notes,
        tally: *tally,
        archive_after: *archive_after,
        prompts: theme.prompts.iter().map(named).collect(),
    }
}

fn named(prompt: &Prompt) -> WrittenPrompt<'_> {
    WrittenPrompt { name: &prompt.name, colour: prompt.colour }
}
