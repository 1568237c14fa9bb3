//! The verbs of hands: reviewers let staff offer help with what will be done; staff offer it, keep
//! it for another year, take it back. Nothing in here knows a ticket.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Actor, Error, Service, token};
use crate::domain::{
    account::Right,
    answers::{Item, Place, Published, items},
    fault::Fault,
    hands::{HandForm, OfferedHand, can_be_offered, kept_until, renewed_until},
    ids::ThemeId,
    theme::Theme,
};
use crate::store;

/// Whether help can be offered with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offering {
    /// It can.
    Open,
    /// It cannot, or not any more.
    Closed,
    /// As many have offered it as are taken.
    Full,
}

/// An item as somebody sees it who would help.
#[derive(Clone, Debug)]
pub struct HandsAt {
    /// Its theme.
    pub theme: Theme,
    /// The item.
    pub place: Place,
    /// Whether help can be offered.
    pub offering: Offering,
}

impl Service {
    /// An item that was answered, for whoever would help with it.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for a theme or an item that readers do not see, or that has no answer.
    pub async fn hands_at(&self, slug: &str, item: Item) -> Result<HandsAt, Error> {
        let theme = self.board.theme_by_slug(slug).await?;
        let published = self.published(&theme).await?;
        if published.answer(item).is_none() {
            return Err(Fault::NotFound.into());
        }
        let grouped = published.grouped(self.board.notes(theme.id).await?);
        let places = items(&grouped, |note| published.answer(Item::Note(note)).is_some());
        let place = places.into_iter().find(|place| place.item == item).ok_or(Fault::NotFound)?;
        let offering = if !self.help_wanted(&theme, &published).await?.contains(&item) {
            Offering::Closed
        } else if self.people.hands_are_full(theme.id, item, self.today()).await? {
            Offering::Full
        } else {
            Offering::Open
        };
        Ok(HandsAt { theme, place, offering })
    }

    /// The items of a theme with which help can be offered now.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn help_wanted(
        &self,
        theme: &Theme,
        published: &Published,
    ) -> Result<BTreeSet<Item>, Error> {
        let wanted = self.board.help_wanted().await?.into_iter();
        let here = wanted.filter(|(of, _)| *of == theme.id).map(|(_, item)| item);
        let offered = |item: &Item| {
            let answer = published.answer(*item);
            answer.is_some_and(|given| can_be_offered(theme.state, given.answer.status))
        };
        Ok(here.filter(offered).collect())
    }

    /// The same of all themes.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn help_wanted_anywhere(&self) -> Result<BTreeSet<(ThemeId, Item)>, Error> {
        let mut wanted = self.board.help_wanted().await?;
        if wanted.is_empty() {
            return Ok(wanted);
        }
        let themes = self.board.themes().await?;
        let mut now = BTreeSet::new();
        for theme in themes.iter().filter(|theme| wanted.iter().any(|(of, _)| *of == theme.id)) {
            let items = self.help_wanted(theme, &self.published(theme).await?).await?;
            now.extend(items.into_iter().map(|item| (theme.id, item)));
        }
        wanted.retain(|one| now.contains(one));
        Ok(wanted)
    }

    /// Puts up a hand, and says to which day it is kept. `link` is the secret of the person's own
    /// link, which their form brought along: sent again, it is one hand.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::HandsClosed`] where no help is wanted (any more),
    /// or as many offered it as are taken; [`Fault::TooManyHands`]; [`Fault::NotFound`] as of
    /// [`Service::hands_at`].
    pub async fn offer_hand(
        &self,
        slug: &str,
        item: Item,
        link: &str,
        form: &HandForm,
    ) -> Result<NaiveDate, Error> {
        if !token::is_one(link) {
            return Err(Fault::Malformed.into());
        }
        let at = self.hands_at(slug, item).await?;
        let (today, hash) = (self.today(), token::hash(link));
        let again = self.people.hand(&hash, today).await?.is_some();
        if at.offering == Offering::Closed || (at.offering == Offering::Full && !again) {
            return Err(Fault::HandsClosed.into());
        }
        let hand = form.parse()?;
        if !again && !self.hands.take(self.clock.now()) {
            return Err(Fault::TooManyHands.into());
        }
        let until = kept_until(today);
        let offered = OfferedHand { theme: at.theme.id, item, hand, until };
        match self.people.offer_hand(&hash, &offered, today).await {
            Err(store::Error::Taken) => Err(Fault::HandsClosed.into()),
            done => done.map(|()| until).map_err(Error::from),
        }
    }

    /// The hand of somebody's own link, with its theme; none where it was taken back or its day has
    /// passed.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn hand(&self, link: &str) -> Result<Option<(OfferedHand, Theme)>, Error> {
        let Some(hand) = self.people.hand(&token::hash(link), self.today()).await? else {
            return Ok(None);
        };
        let theme = self.board.theme(hand.theme).await?;
        Ok(Some((hand, theme)))
    }

    /// Takes a hand back; does nothing where there is none.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn take_hand_back(&self, link: &str) -> Result<(), Error> {
        Ok(self.people.delete_hand(&token::hash(link)).await?)
    }

    /// Keeps a hand as long as can be said today; does nothing where there is none.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn keep_hand(&self, link: &str) -> Result<(), Error> {
        Ok(self.people.keep_hand(&token::hash(link), renewed_until(self.today())).await?)
    }

    /// Who offered help with an item, and whether reviewers let staff offer it. For reviewers.
    ///
    /// # Errors
    /// [`Fault::Forbidden`].
    pub async fn hands_of(
        &self,
        by: &Actor,
        theme: ThemeId,
        item: Item,
    ) -> Result<(bool, Vec<OfferedHand>), Error> {
        by.must(Right::Review)?;
        let wanted = self.board.help_wanted().await?.contains(&(theme, item));
        Ok((wanted, self.people.hands(theme, item, self.today()).await?))
    }

    /// Lets staff offer help with an item, or does so no more. Hands that are up stay.
    ///
    /// # Errors
    /// [`Fault::NotNow`] for an item of which it is not public that it will be done, or of a theme
    /// that is not closed or put away; [`Fault::NotFound`] for no such item.
    pub async fn want_help(
        &self,
        by: &Actor,
        theme: ThemeId,
        item: Item,
        wanted: bool,
    ) -> Result<(), Error> {
        by.must(Right::Review)?;
        let read = self.board.theme(theme).await?;
        let published = self.published(&read).await?;
        let answer = published.answer(item);
        let can = answer.is_some_and(|given| can_be_offered(read.state, given.answer.status));
        if wanted && !can {
            return Err(Fault::NotNow.into());
        }
        let changed = self.board.want_help(theme, item, wanted).await?;
        Ok(self.publish(changed).await?)
    }
}
