//! Asking back (問い返し): a question that reviewers ask in public under a note, and the replies to
//! it. A reply is a note of its own kind: it needs a ticket, waits in the box, can be taken back,
//! read first or hidden like any note. It counts nowhere: not among the notes of its theme, not in
//! groups, reports or sums.
//!
//! Whoever wrote the note may say so, proved by the ticket; whoever does not want to replies like
//! everybody else. That nobody replies says nothing: no page tells whether the author came by.

use chrono::{Days, NaiveDate};

use super::{
    ids::{NoteId, QuestionId},
    note::Note,
    opening::Slot,
    theme::State,
};

/// So many questions are asked under one note: more would be an interrogation.
pub const QUESTIONS_PER_NOTE: usize = 3;

/// A question, as everybody sees it. Nobody's name: the working group asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id; made with the form, so that a form sent twice asks once.
    pub id: QuestionId,
    /// The note that it is about.
    pub note: NoteId,
    /// What is asked.
    pub text: String,
    /// The day on which it was asked.
    pub asked_on: NaiveDate,
}

/// A reply that has come out of the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteReply {
    /// The reply itself, in the column of the note that it is about.
    pub note: Note,
    /// What it replies to.
    pub question: QuestionId,
    /// Whether the ticket of the note asked about wrote it, and said so.
    pub by_author: bool,
}

/// A question with its replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The question.
    pub question: Question,
    /// What came out of the box, those of the earliest morning first.
    pub replies: Vec<NoteReply>,
}

impl Thread {
    /// Puts replies, in their order, below their questions.
    pub fn all(questions: Vec<Question>, replies: Vec<NoteReply>) -> Vec<Self> {
        let mut threads: Vec<Self> =
            questions.into_iter().map(|question| Self { question, replies: Vec::new() }).collect();
        for reply in replies {
            let of = threads.iter_mut().find(|thread| thread.question.id == reply.question);
            if let Some(thread) = of {
                thread.replies.push(reply);
            }
        }
        threads
    }
}

/// Whether questions are asked and replied to in a theme in this state: while there is a board,
/// until it is archived, when nobody can prove any more what they wrote.
pub const fn takes_replies(state: State) -> bool {
    state.has_board() && !matches!(state, State::Archived)
}

/// The day on which replies come out that the box holds first on `today`: the next one. All of a day
/// come out together, whatever the theme's box does with notes: a reply stands beside what its
/// author is asked about, so the moment of it would tell more than that of a note
/// (docs/anonymity.md, L25).
pub fn come_out_on(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(1)).unwrap_or(today)
}

/// Whether replies that come out on a day come out at `now`: from the first hour at which daily
/// boxes open, or, where none is set, from midnight on.
pub fn come_out_now(on: NaiveDate, now: Slot, box_hours: &[u32]) -> bool {
    let hour = box_hours.first().copied().unwrap_or(0);
    now >= Slot { day: on, hour }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_come_out_on_the_morning_after() {
        let day = |d| NaiveDate::from_ymd_opt(2020, 8, d).expect("a day");
        let on = come_out_on(day(31));
        assert_eq!(on, NaiveDate::from_ymd_opt(2020, 9, 1).expect("a day"));
        let now = |day, hour| come_out_now(on, Slot { day, hour }, &[9, 13]);
        assert!(!now(day(31), 23) && !now(on, 8) && now(on, 9));
        assert!(now(come_out_on(on), 0), "also after a night without power");
        assert!(come_out_now(on, Slot { day: on, hour: 0 }, &[]));
    }

    #[test]
    fn nothing_is_asked_before_the_board_and_after_the_archive() {
        let taken: Vec<&str> =
            State::ALL.iter().filter(|state| takes_replies(**state)).map(|s| s.as_str()).collect();
        assert_eq!(taken, ["open", "review", "answered"]);
    }
}
