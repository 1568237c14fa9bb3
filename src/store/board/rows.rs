//! Rows as the databases give them, and how they become domain types.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::domain::{
    hex::Hex,
    ids::{NoteId, PromptId, ThemeId},
    note::Note,
    opening::Slot,
    settings::Settings,
    settings::Switch,
    stickers::StickerCount,
    theme::{Prompt, Theme},
};
use crate::store::{Error, Result};

row! {
    pub(super) struct ThemeRow {
        pub id: ThemeId,
        slug: String,
        title: String,
        description: String,
        kind: String,
        tier: String,
        box_rule: String,
        state: String,
        opens_on: NaiveDate,
        closes_on: NaiveDate,
        answers_on: Option<NaiveDate>,
        posting: bool,
        posting_until: Option<NaiveDate>,
        stickers: bool,
        stickers_until: Option<NaiveDate>,
        max_notes: i64,
        tally: String,
        report_public: bool,
        example: bool,
        quorum: i64,
        box_day: Option<NaiveDate>,
        box_hour: Option<i64>,
        archive_after: Option<i64>,
        version: i64,
        revision: i64,
        stamp_key: Option<Vec<u8>>,
        key_check: Option<Vec<u8>>,
        premoderated: bool,
        emergency: bool,
    }
}

row! {
    pub(super) struct PromptRow {
        id: PromptId,
        pub theme_id: ThemeId,
        name: String,
        colour: String,
    }
}

row! {
    pub(super) struct NoteRow {
        pub id: NoteId,
        pub prompt_id: PromptId,
        pub body: String,
        pub stickers: i64,
        pub paper_stickers: i64,
        pub paper: bool,
        pub hidden: Option<String>,
        pub opening: i64,
    }
}

/// Reads a stored word.
pub(super) fn word<T: FromStr>(column: &str, word: &str) -> Result<T> {
    word.parse().map_err(|_| Error::unreadable(column))
}

/// Reads the next opening of a box.
pub(super) fn slot(day: Option<NaiveDate>, hour: Option<i64>) -> Result<Option<Slot>> {
    let Some((day, hour)) = day.zip(hour) else {
        return Ok(None);
    };
    Ok(Some(Slot { day, hour: u32::try_from(hour).map_err(|_| Error::unreadable("box_hour"))? }))
}

/// Reads how many stickers there are, on the screen and on paper.
pub(super) fn count(digital: i64, paper: i64) -> Result<StickerCount> {
    let read = |n: i64, column| u32::try_from(n).map_err(|_| Error::unreadable(column));
    Ok(StickerCount { digital: read(digital, "stickers")?, paper: read(paper, "paper_stickers")? })
}

/// Reads how many stickers are on paper.
pub(super) fn on_paper(stickers: i64) -> Result<u32> {
    u32::try_from(stickers).map_err(|_| Error::unreadable("paper_stickers"))
}

/// Reads a fixed number of bytes.
pub(super) fn bytes<const N: usize>(column: &str, bytes: &[u8]) -> Result<Hex<N>> {
    Hex::from_slice(bytes).map_err(|_| Error::unreadable(column))
}

impl ThemeRow {
    pub fn into_theme(self, prompts: Vec<Prompt>) -> Result<Theme> {
        let settings = Settings {
            slug: self.slug,
            title: self.title,
            description: self.description,
            kind: word("kind", &self.kind)?,
            tier: word("tier", &self.tier)?,
            box_rule: word("box_rule", &self.box_rule)?,
            opens_on: self.opens_on,
            closes_on: self.closes_on,
            answers_on: self.answers_on,
            posting: Switch { on: self.posting, until: self.posting_until },
            stickers: Switch { on: self.stickers, until: self.stickers_until },
            max_notes: u32::try_from(self.max_notes).map_err(|_| Error::unreadable("max_notes"))?,
            tally: word("tally", &self.tally)?,
            quorum: u32::try_from(self.quorum).map_err(|_| Error::unreadable("quorum"))?,
            archive_after: self
                .archive_after
                .map(u32::try_from)
                .transpose()
                .map_err(|_| Error::unreadable("archive_after"))?,
            premoderated: self.premoderated,
        };
        Ok(Theme {
            id: self.id,
            settings,
            state: word("state", &self.state)?,
            report_public: self.report_public,
            example: self.example,
            next_box: slot(self.box_day, self.box_hour)?,
            emergency: self.emergency,
            version: self.version,
            revision: self.revision,
            stamp_key: self.stamp_key.as_deref().map(|key| bytes("stamp_key", key)).transpose()?,
            key_check: self.key_check.as_deref().map(|key| bytes("key_check", key)).transpose()?,
            prompts,
        })
    }
}

/// Binds a theme's settings to a statement, from `$3` on, in the one order in which the statements
/// name them.
macro_rules! bind_settings {
    ($query:expr, $settings:expr) => {{
        let $crate::domain::settings::Settings {
            slug,
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
        } = $settings;
        $query
            .bind(slug)
            .bind(title)
            .bind(description)
            .bind(kind)
            .bind(tier)
            .bind(box_rule)
            .bind(opens_on)
            .bind(closes_on)
            .bind(answers_on)
            .bind(posting.on)
            .bind(posting.until)
            .bind(stickers.on)
            .bind(stickers.until)
            .bind(i64::from(*max_notes))
            .bind(tally)
            .bind(i64::from(*quorum))
            .bind(archive_after.map(i64::from))
            .bind(premoderated)
    }};
}

pub(super) use bind_settings;

impl PromptRow {
    pub fn into_prompt(self) -> Result<Prompt> {
        Ok(Prompt { id: self.id, name: self.name, colour: word("colour", &self.colour)? })
    }
}

impl NoteRow {
    pub fn into_note(self) -> Result<Note> {
        Ok(Note {
            id: self.id,
            prompt: self.prompt_id,
            text: self.body,
            stickers: count(self.stickers, self.paper_stickers)?,
            paper: self.paper,
            hidden: self.hidden.as_deref().map(|reason| word("hidden", reason)).transpose()?,
            opening: self.opening,
        })
    }
}
