//! The view model of the board's page: what it shows, as loaded and as asked for.

use std::collections::HashMap;

use super::{answers::PublicAnswers, asked::PublicQuestions};
use crate::address::BoardFlash;
use crate::domain::{
    calendar::Dates,
    day_change::ToldChange,
    ids::{NoteId, PromptId},
    note::{BoardView, Note},
    paging::{NOTES, Paging},
    search::Found,
    theme::{State, Theme},
};
use crate::http::{AppState, downloads::may_read, echo::Echo};
use crate::i18n::{Lang, say};
use crate::service::{Counts, TicketCounts};

/// All that the page shows.
pub(super) struct ShownBoard {
    pub(super) lang: Lang,
    pub(super) dates: Dates,
    pub(super) theme: Theme,
    pub(super) counts: Counts,
    pub(super) notes: Vec<Note>,
    /// Ids of the latest notes that other pages show.
    pub(super) elsewhere: HashMap<PromptId, Vec<NoteId>>,
    pub(super) paging: Paging,
    pub(super) view: BoardView,
    /// What a search found.
    pub(super) found: Option<Found>,
    /// Whether the address asks for a column that the theme has not.
    pub(super) no_column: bool,
    pub(super) echo: Option<Echo>,
    pub(super) flash: Option<&'static str>,
    pub(super) accepts_notes: bool,
    pub(super) accepts_stickers: bool,
    pub(super) report: bool,
    pub(super) left: String,
    /// When the office answers, as long as it has not.
    pub(super) answer_day: Option<String>,
    /// Whether it is a picture of a board that is not there, where no link leads anywhere.
    pub(super) is_picture: bool,
    pub(super) tickets: Option<TicketCounts>,
    /// Which days are others than staff were told, the latest first.
    pub(super) day_changes: Vec<ToldChange>,
    /// What the office said, once it did.
    pub(super) answers: Option<PublicAnswers>,
    /// What is asked about notes, if anything is.
    pub(super) questions: Option<PublicQuestions>,
}

impl ShownBoard {
    pub(super) fn new(
        lang: Lang,
        state: &AppState,
        theme: Theme,
        mut notes: Vec<Note>,
        mut view: BoardView,
        echo: Option<Echo>,
        done: &str,
    ) -> Self {
        let counts = Counts::of(&notes);
        let no_column = view.prompt.take_if(|only| theme.prompt(*only).is_none()).is_some();
        let found = view.apply(&mut notes, theme.shows_tally());
        let paging = Paging::new(view.page, notes.len(), NOTES);
        let elsewhere = latest(paging.cut(&mut notes));
        let text = &lang.texts().board;
        let flash = done.parse().ok().map(|done| match done {
            BoardFlash::Posted if theme.premoderated => lang.texts().moderation.flash_posted,
            BoardFlash::Posted => text.posted_flash,
            BoardFlash::Replied => lang.texts().asking.sent,
            BoardFlash::Wiped => lang.texts().ticket.wiped,
            BoardFlash::Liked => text.liked_flash,
            BoardFlash::Unliked => text.unliked_flash,
            BoardFlash::Flagged => lang.texts().flag.sent,
            BoardFlash::Entered => lang.texts().ticket.used,
        });
        let today = state.today();
        Self {
            lang,
            dates: state.dates(),
            counts,
            notes,
            elsewhere,
            paging,
            view,
            found,
            no_column,
            echo,
            flash,
            accepts_notes: theme.accepts_notes(today),
            accepts_stickers: theme.accepts_stickers(today),
            report: may_read(&theme, None),
            left: say::time_left(lang, &theme, today),
            answer_day: say::answer_day(lang, &theme, today),
            is_picture: false,
            tickets: None,
            day_changes: Vec::new(),
            answers: None,
            questions: None,
            theme,
        }
    }

    /// Whether replies to questions are taken.
    pub(super) fn takes_replies(&self) -> bool {
        self.questions.as_ref().is_some_and(PublicQuestions::takes_replies)
    }

    /// Whether somebody with a ticket can do anything here: then the page has its island.
    pub(super) fn is_written_on(&self) -> bool {
        self.theme.state == State::Open || self.takes_replies()
    }
}

/// Of notes that this page does not show, so many of the latest: by them the script sees that a
/// note which it posted has come out of the box.
const LATEST: usize = 100;

/// The ids of the latest of the notes that are not shown, by column.
fn latest(mut others: Vec<Note>) -> HashMap<PromptId, Vec<NoteId>> {
    others.sort_by_key(|note| std::cmp::Reverse(note.opening));
    others.truncate(LATEST);
    let mut latest: HashMap<PromptId, Vec<NoteId>> = HashMap::new();
    for note in others {
        latest.entry(note.prompt).or_default().push(note.id);
    }
    latest
}
