//! An enquiry that was made, where it stands, and the sheet that its department gets.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::NaiveDate;

use super::reply::Reply;
use crate::domain::{
    answers::Item,
    groups::{Bench, Grouped},
    note::Note,
    stickers::StickerCount,
    text_enum,
};

text_enum!(
    /// What was done with an enquiry.
    EnquiryState {
        /// It was made, and the department does not know of it yet.
        Preparing = "preparing",
        /// It was sent, and replies are taken.
        Sent = "sent",
        /// No replies are taken any more.
        Closed = "closed",
        /// It was dropped before it was sent.
        Dropped = "dropped",
    }
);

/// That an enquiry was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The day.
    pub on: NaiveDate,
    /// The step of the bench whose groups the department was asked about. What reviewers do on the
    /// bench later does not change its sheet.
    pub step: i64,
}

/// An enquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enquiry {
    /// Counted from 1 within the theme.
    pub number: i64,
    /// The department that is asked.
    pub department: String,
    /// What is said above the questions; may be empty.
    pub covering: String,
    /// By when replies are due.
    pub due: NaiveDate,
    /// What was done with it.
    pub state: EnquiryState,
    /// When it was sent, if it was.
    pub sent: Option<Sent>,
    /// The last day of its link, if it has one.
    pub link: Option<NaiveDate>,
    /// How many items it was made with.
    pub asked: usize,
    /// Those of them that are there; a note that was taken back is not.
    pub items: Vec<Item>,
    /// What was replied to each, the newest last.
    pub replies: BTreeMap<Item, Vec<Reply>>,
    /// How often replies were saved; guards against overwriting.
    pub saves: i64,
    /// Rises with whatever else changes; guards likewise. From 1.
    pub version: i64,
}

/// Where an enquiry stands, for those who wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 準備中: not sent yet.
    Preparing,
    /// 照会中: sent, with something unanswered.
    Asked,
    /// 期限超過: so, and the due day has passed.
    Overdue,
    /// 回答あり: everything is answered.
    Answered,
    /// 締切: no replies are taken any more.
    Closed,
}

/// How many enquiries of a theme are answered, of those that were sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Everything of them is answered.
    pub answered: usize,
    /// They were sent.
    pub sent: usize,
    /// They are overdue.
    pub overdue: usize,
}

/// What a department is asked about, one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetItem {
    /// The group or note.
    pub item: Item,
    /// What it is called: the group's name, or the note's text.
    pub name: String,
    /// Its notes that show; at least one.
    pub notes: Vec<Note>,
    /// 延べ枚数: stickers on all of them.
    pub stickers: StickerCount,
    /// What stands as the reply.
    pub reply: Option<Reply>,
    /// What was replied before, the oldest first.
    pub before: Vec<Reply>,
}

/// What a department is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it gets, most stickers first, groups before notes.
    pub items: Vec<SheetItem>,
    /// What it does not get: every note of these is hidden by now, or they are no group any more.
    pub hidden: Vec<Item>,
    /// How many notes were taken back since.
    pub withdrawn: usize,
}

impl Enquiry {
    /// What stands as the reply to an item, if it says anything.
    pub fn reply(&self, item: Item) -> Option<&Reply> {
        let last = self.replies.get(&item).and_then(|replies| replies.last());
        last.filter(|reply| !reply.words.is_empty())
    }

    /// Whether a link can be used on `today`.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.state == EnquiryState::Sent && self.link.is_some_and(|last| today <= last)
    }

    /// The sheet, of the notes that show.
    pub fn sheet(&self, bench: &Bench, notes: &[Note]) -> Sheet {
        let grouped = match self.sent {
            Some(Sent { step, .. }) if step != bench.head() => {
                let then = bench.steps().iter().filter(|one| one.number <= step).cloned();
                Bench::of(then).grouped(notes.to_vec())
            }
            _ => bench.grouped(notes.to_vec()),
        };
        let mut sheet =
            Sheet { withdrawn: self.asked.saturating_sub(self.items.len()), ..Sheet::default() };
        for item in &self.items {
            match self.on_sheet(*item, &grouped, notes) {
                Some(one) => sheet.items.push(one),
                None => sheet.hidden.push(*item),
            }
        }
        let is_note = |one: &SheetItem| one.item.note().is_some();
        sheet.items.sort_by_key(|one| (is_note(one), Reverse(one.stickers.total()), one.item));
        sheet
    }

    fn on_sheet(&self, item: Item, grouped: &Grouped, notes: &[Note]) -> Option<SheetItem> {
        let (name, notes) = match item {
            Item::Group(id) => {
                let group = grouped.groups.iter().find(|group| group.id == id)?;
                (group.name().to_owned(), group.notes.clone())
            }
            Item::Note(id) => {
                let note = notes.iter().find(|note| note.id == id)?;
                (note.text.clone(), vec![note.clone()])
            }
        };
        let stickers = notes.iter().map(|note| note.stickers).sum();
        let reply = self.reply(item).cloned();
        let mut before = self.replies.get(&item).cloned().unwrap_or_default();
        before.truncate(before.len() - usize::from(reply.is_some()));
        before.retain(|reply| !reply.words.is_empty());
        Some(SheetItem { item, name, notes, stickers, reply, before })
    }
}

impl Sheet {
    /// How many items are answered.
    pub fn answered(&self) -> usize {
        self.items.iter().filter(|one| one.reply.is_some()).count()
    }

    /// Where its enquiry stands on `today`.
    pub fn standing(&self, enquiry: &Enquiry, today: NaiveDate) -> Standing {
        match enquiry.state {
            EnquiryState::Preparing | EnquiryState::Dropped => Standing::Preparing,
            EnquiryState::Closed => Standing::Closed,
            EnquiryState::Sent if self.is_answered() => Standing::Answered,
            EnquiryState::Sent if enquiry.due < today => Standing::Overdue,
            EnquiryState::Sent => Standing::Asked,
        }
    }

    fn is_answered(&self) -> bool {
        !self.items.is_empty() && self.answered() == self.items.len()
    }
}

impl Tally {
    /// Counts an enquiry with its sheet.
    pub fn count(&mut self, enquiry: &Enquiry, sheet: &Sheet, today: NaiveDate) {
        self.sent += usize::from(enquiry.sent.is_some());
        self.answered += usize::from(enquiry.sent.is_some() && sheet.is_answered());
        self.overdue += usize::from(sheet.standing(enquiry, today) == Standing::Overdue);
    }
}
