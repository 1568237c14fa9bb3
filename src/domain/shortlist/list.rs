//! The list itself, and what can be done to its order.

use chrono::NaiveDate;

use super::{
    plan::{Clash, Plan},
    time::TimeOfDay,
};
use crate::domain::answers::Item;

/// An item on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The item.
    pub item: Item,
    /// Its time box, in minutes.
    pub minutes: Option<u32>,
}

/// The items of a theme that will be discussed, in their order. One whose note is hidden, or whose
/// group was dissolved, stays in it until somebody drops it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortlist {
    /// Rises with each change; 0 before the first.
    pub version: i64,
    /// The day of the meeting.
    pub meets_on: Option<NaiveDate>,
    /// When it begins.
    pub starts_at: Option<TimeOfDay>,
    /// The items.
    pub listed: Vec<Listed>,
}

/// An item that somebody wanted to move is not on the list any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotListed;

impl Shortlist {
    /// Whether an item is on it.
    pub fn has(&self, item: Item) -> bool {
        self.at(item).is_some()
    }

    fn at(&self, item: Item) -> Option<usize> {
        self.listed.iter().position(|listed| listed.item == item)
    }

    /// Puts items at its end, in their order; those that are on it stay where they are. Nothing
    /// where all of them are. What others did meanwhile makes no difference.
    pub fn with(&self, items: &[Item]) -> Option<Self> {
        let mut list = self.next();
        for item in items {
            if !list.has(*item) {
                list.listed.push(Listed { item: *item, minutes: None });
            }
        }
        self.unless_same(list)
    }

    /// Takes an item off. Nothing where it is off already.
    pub fn without(&self, item: Item) -> Option<Self> {
        let mut list = self.next();
        list.listed.retain(|listed| listed.item != item);
        self.unless_same(list)
    }

    /// Moves an item to a place, counted from 1; beyond the end is the last one. It says where the
    /// item is to be and not how far it goes, so that it can be done once more, and on a list that
    /// others changed meanwhile. Nothing where it is there already.
    ///
    /// # Errors
    /// [`NotListed`].
    pub fn moved(&self, item: Item, place: usize) -> Result<Option<Self>, NotListed> {
        let at = self.at(item).ok_or(NotListed)?;
        let mut list = self.next();
        let listed = list.listed.remove(at);
        let to = place.saturating_sub(1).min(list.listed.len());
        list.listed.insert(to, listed);
        Ok(self.unless_same(list))
    }

    /// With the day, the beginning and the time boxes that somebody set. Those that they left alone
    /// stay as others set them meanwhile; a box for an item that is gone is let go. Nothing where
    /// all is as wished.
    ///
    /// # Errors
    /// [`Clash`] where somebody else set one of them otherwise.
    pub fn planned(&self, plan: &Plan) -> Result<Option<Self>, Clash> {
        let mut list = self.next();
        list.meets_on = plan.on.over(self.meets_on)?;
        list.starts_at = plan.at.over(self.starts_at)?;
        for (item, minutes) in &plan.boxes {
            if let Some(listed) = list.listed.iter_mut().find(|listed| listed.item == *item) {
                listed.minutes = minutes.over(listed.minutes)?;
            }
        }
        Ok(self.unless_same(list))
    }

    /// The next version of it.
    fn next(&self) -> Self {
        Self { version: self.version + 1, ..self.clone() }
    }

    fn unless_same(&self, next: Self) -> Option<Self> {
        (Self { version: self.version, ..next.clone() } != *self).then_some(next)
    }
}
