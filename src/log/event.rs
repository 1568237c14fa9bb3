//! The events that the log tells. Author-driven events are written on ticks only, several notes to
//! an entry and sorted by their random ids.

use serde::{Deserialize, Serialize};

use crate::domain::{
    account::Role,
    answers::{Answer, Item, Status},
    hex::Hex,
    ids::{NoteId, QuestionId, ThemeId},
    note::HideReason,
    opening::BoxRule,
    settings::Tier,
    theme::State,
};
use crate::ticket::{
    author::{NoteKey, Signed},
    digest,
};

/// One event. In JSON: an object with its kind under `kind`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// From here on the log is of this version ([`super::VERSION`]): what authors did is signed,
    /// see [`crate::ticket::author`].
    LogVersion {
        /// The version.
        version: u8,
    },
    /// A theme opened (again); what protects its authors is fixed from here on.
    Opened {
        /// The theme.
        theme: ThemeId,
        /// Its short name.
        slug: String,
        /// How tickets become valid.
        tier: Tier,
        /// When the box is opened.
        box_rule: BoxRule,
        /// Tickets that must be out before anybody can post.
        quorum: u32,
        /// Notes per ticket.
        max_notes: u32,
        /// Whether organizers read each note before it is shown.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        premoderated: bool,
    },
    /// The public key with which a theme's tickets are stamped.
    ThemeKey {
        /// The theme.
        theme: ThemeId,
        /// A ristretto255 element.
        key: Hex<32>,
    },
    /// Slips were printed.
    SlipsPrinted {
        /// The theme.
        theme: ThemeId,
        /// In this batch.
        printed: u32,
        /// In all batches together.
        total: u32,
    },
    /// Personal links were made. Whoever made them holds them: with each, the ticket of somebody
    /// who has not come yet can be picked up.
    LinksPrinted {
        /// How many.
        links: u64,
        /// For everybody, which ends the earlier ones; else for those who had none.
        everybody: bool,
    },
    /// The roster was replaced.
    RosterReplaced {
        /// People on the new one, not on the old one.
        added: u64,
        /// People on the old one, not on the new one.
        removed: u64,
    },
    /// Somebody came with a link whose tickets had all been picked up before.
    AskedAgain {
        /// How often, since it was told last.
        times: u64,
    },
    /// The box was opened; every note that came out is listed.
    BoxOpened {
        /// The theme.
        theme: ThemeId,
        /// Counted from 1.
        opening: i64,
        /// What came out, by id.
        pinned: Vec<Pinned>,
    },
    /// Authors gave notes new texts.
    Revised {
        /// The theme.
        theme: ThemeId,
        /// The notes, by id.
        notes: Vec<Revised>,
    },
    /// Authors took notes back.
    Withdrawn {
        /// The theme.
        theme: ThemeId,
        /// The notes, by id.
        notes: Vec<Withdrawn>,
    },
    /// A note was hidden; its text stays on the server, its place on the board tells why.
    Hidden {
        /// The theme.
        theme: ThemeId,
        /// The note.
        note: NoteId,
        /// Why.
        reason: HideReason,
        /// What the person who did it may do; not who it was.
        role: Role,
    },
    /// A hidden note is shown again.
    Restored {
        /// The theme.
        theme: ThemeId,
        /// The note.
        note: NoteId,
        /// What the person who did it may do; not who it was.
        role: Role,
    },
    /// The ticket that wrote a note may post no more in its theme: one organizer proposed it,
    /// another confirmed.
    AuthorBlocked {
        /// The theme.
        theme: ThemeId,
        /// The note.
        note: NoteId,
        /// What the person who confirmed may do; not who it was.
        role: Role,
    },
    /// The ticket that wrote a note may post again in its theme.
    AuthorUnblocked {
        /// The theme.
        theme: ThemeId,
        /// The note.
        note: NoteId,
        /// What the person who did it may do; not who it was.
        role: Role,
    },
    /// An open theme's settings were changed.
    SettingsChanged {
        /// The theme.
        theme: ThemeId,
        /// The names of the form's fields.
        fields: Vec<String>,
    },
    /// A theme went on to another state after it had been open.
    Moved {
        /// The theme.
        theme: ThemeId,
        /// The state now.
        to: State,
        /// Notes shown at that moment.
        notes: i64,
        /// Stickers on them.
        stickers: i64,
    },
    /// Answers came out together, with the groups as the bench's trail had left them at a step.
    Answered {
        /// The theme.
        theme: ThemeId,
        /// Counted from 1 within the theme.
        publication: i64,
        /// The step.
        step: i64,
        /// The answers, in the order in which they were chosen.
        answers: Vec<Answered>,
    },
    /// Reviewers asked a question under a note.
    Asked {
        /// The theme.
        theme: ThemeId,
        /// The question.
        question: QuestionId,
        /// The note.
        note: NoteId,
        /// What is asked ([`crate::ticket::commit::question`]).
        text: Hex<32>,
    },
    /// Somebody with the paper in hand corrected the text of a paper note, or counted the stickers
    /// on the paper of any note.
    PaperCorrected {
        /// The theme.
        theme: ThemeId,
        /// The note.
        note: NoteId,
        /// The new text's hash ([`crate::ticket::commit::paper`]); absent where it stays.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Hex<32>>,
        /// The hash of the stickers ([`crate::ticket::commit::paper_stickers`]); absent where their
        /// number stays.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stickers: Option<Hex<32>>,
        /// What the person who did it may do; not who it was.
        role: Role,
    },
    /// A paper note was taken back.
    PaperTakenBack {
        /// The theme.
        theme: ThemeId,
        /// The note.
        note: NoteId,
        /// What the person who did it may do; not who it was.
        role: Role,
    },
    /// A theme came from another server, out of its report: what its notes, counts and answers say
    /// was said there. Nobody's ticket stands behind them here.
    Imported {
        /// The theme.
        theme: ThemeId,
        /// SHA-256 of the file.
        file: Hex<32>,
        /// Notes that show.
        notes: u64,
    },
    /// A theme was archived: what could link anything to a ticket was destroyed.
    Archived {
        /// The theme.
        theme: ThemeId,
        /// How much of it there was.
        destroyed: Destroyed,
    },
}

/// A note that came out of the box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    /// The note.
    pub note: NoteId,
    /// See [`crate::ticket::commit::text`].
    pub text: Hex<32>,
    /// The note's own public key ([`crate::ticket::author`]). Absent in version 1 of the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<NoteKey>,
    /// Version 1: see [`crate::ticket::commit::withdrawal`]. Absent for notes that waited in the
    /// box before the log began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal: Option<Hex<32>>,
    /// Whether it is hidden until an organizer has read it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
    /// Of a reply: what it replies to. A reply is none of the notes that are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// Of a note that was written on paper and typed in: the hash of its stickers there
    /// ([`crate::ticket::commit::paper_stickers`]). It has no key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Hex<32>>,
}

/// What a reply replies to, and whether as the author of the note that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The question.
    pub question: QuestionId,
    /// By the key of the note that is asked about, of [`crate::ticket::author::Act::Reply`].
    /// Absent where nobody says that they wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Signed>,
}

/// A note with a new text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revised {
    /// The note.
    pub note: NoteId,
    /// The new text's hash.
    pub text: Hex<32>,
    /// By the note's key. Absent for a note without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signed>,
    /// Whether it is hidden (again) until an organizer has read it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
}

/// A note that its author took back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The note.
    pub note: NoteId,
    /// By the note's key. Absent for a note without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signed>,
    /// Version 1, w(n): only the author's ticket could give it, and its hash was logged when the
    /// note was pinned. Absent where that hash is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Hex<32>>,
}

/// An answer that came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// What it answers.
    pub item: Item,
    /// How far it is.
    pub status: Status,
    /// SHA-256("kz/answer/v1" ‖ theme ‖ item ‖ answer), the answer as in `/progress.json`: who kept
    /// the log can tell that an answer is still the one that came out.
    pub answer: Hex<32>,
}

impl Answered {
    /// What the log says of an answer.
    pub fn of(theme: ThemeId, item: Item, answer: &Answer) -> Self {
        let text = serde_json::to_vec(answer).unwrap_or_default();
        let name = item.to_string();
        let hash = digest(&[b"kz/answer/v1", theme.as_bytes(), name.as_bytes(), &text]);
        Self { item, status: answer.status, answer: Hex(hash) }
    }
}

/// What was destroyed when a theme was archived, in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destroyed {
    /// Tickets that had been used.
    pub tickets: u64,
    /// Spent places for notes.
    pub slots: u64,
    /// Sticker tags; the counts stay.
    pub stickers: u64,
    /// Author tags; the notes stay.
    pub author_tags: u64,
    /// Marks of printed slips.
    pub slips: u64,
    /// Author tags of which posting was stopped, or proposed to be.
    #[serde(default)]
    pub blocks: u64,
    /// Rows that said who could pick up a Sealed ticket, and who did.
    #[serde(default)]
    pub eligibility: u64,
}

impl Event {
    /// The word for it, as in its JSON.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::LogVersion { .. } => "log-version",
            Self::Opened { .. } => "opened",
            Self::ThemeKey { .. } => "theme-key",
            Self::SlipsPrinted { .. } => "slips-printed",
            Self::LinksPrinted { .. } => "links-printed",
            Self::RosterReplaced { .. } => "roster-replaced",
            Self::AskedAgain { .. } => "asked-again",
            Self::BoxOpened { .. } => "box-opened",
            Self::Revised { .. } => "revised",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Hidden { .. } => "hidden",
            Self::Restored { .. } => "restored",
            Self::AuthorBlocked { .. } => "author-blocked",
            Self::AuthorUnblocked { .. } => "author-unblocked",
            Self::SettingsChanged { .. } => "settings-changed",
            Self::Moved { .. } => "moved",
            Self::Answered { .. } => "answered",
            Self::Asked { .. } => "asked",
            Self::PaperCorrected { .. } => "paper-corrected",
            Self::PaperTakenBack { .. } => "paper-taken-back",
            Self::Imported { .. } => "imported",
            Self::Archived { .. } => "archived",
        }
    }

    /// The theme it is about; none for what concerns the whole board.
    pub const fn theme(&self) -> Option<ThemeId> {
        match self {
            Self::Opened { theme, .. }
            | Self::ThemeKey { theme, .. }
            | Self::SlipsPrinted { theme, .. }
            | Self::BoxOpened { theme, .. }
            | Self::Revised { theme, .. }
            | Self::Withdrawn { theme, .. }
            | Self::Hidden { theme, .. }
            | Self::Restored { theme, .. }
            | Self::AuthorBlocked { theme, .. }
            | Self::AuthorUnblocked { theme, .. }
            | Self::SettingsChanged { theme, .. }
            | Self::Moved { theme, .. }
            | Self::Answered { theme, .. }
            | Self::Asked { theme, .. }
            | Self::PaperCorrected { theme, .. }
            | Self::PaperTakenBack { theme, .. }
            | Self::Imported { theme, .. }
            | Self::Archived { theme, .. } => Some(*theme),
            Self::LogVersion { .. }
            | Self::LinksPrinted { .. }
            | Self::RosterReplaced { .. }
            | Self::AskedAgain { .. } => None,
        }
    }
}
