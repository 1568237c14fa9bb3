//! Acts of people with accounts: kept as they are done, read by administrators.
//!
//! What is anonymous stays apart: no verb of [`super::anon`] or [`super::issue`] keeps one.

use std::collections::HashMap;

use chrono::{Datelike, Months, NaiveDate, NaiveTime};

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    act::{Deed, ShownAct},
    ids::{AccountId, ThemeId},
};
use crate::store;

/// Seconds of a day; a month is looked for with one more at each side, whatever the time zone.
const DAY: i64 = 24 * 60 * 60;

/// The acts of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActsOfMonth {
    /// Its first day.
    pub month: NaiveDate,
    /// The month before, if an act that is kept may be of it.
    pub before: Option<NaiveDate>,
    /// The month after, unless it has not begun.
    pub after: Option<NaiveDate>,
    /// The newest first.
    pub acts: Vec<ShownAct>,
    /// Everybody who did something in it, by name.
    pub people: Vec<(AccountId, String)>,
}

impl Service {
    /// Keeps what somebody did. It is done by then: where it cannot be kept, whoever runs the
    /// program is told, and nobody else.
    pub async fn did(&self, account: Option<AccountId>, deed: Deed) {
        if let Err(error) = self.people.keep_act(account, deed, self.clock.now()).await {
            let what = deed.what.as_str();
            tracing::error!(%error, what, "an act of an account could not be kept");
        }
    }

    /// What was done in the month of this day: of the present one, where there is none.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Forbidden`]; [`Error::Store`].
    pub async fn acts(
        &self,
        actor: &Actor,
        month: Option<NaiveDate>,
    ) -> Result<ActsOfMonth, Error> {
        actor.must(Right::Team)?;
        let this = first_of(self.today());
        let month = month.map_or(this, first_of).min(this);
        let oldest =
            self.people.first_act().await?.map_or(this, |at| first_of(self.local(at).date()));
        let next = month + Months::new(1);
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp();
        let kept = self.people.acts(midnight(month) - DAY, midnight(next) + DAY).await?;
        let (names, titles) = (self.names().await?, self.titles().await?);
        let mut acts = Vec::new();
        for done in kept {
            let at = self.local(done.at);
            if first_of(at.date()) != month {
                continue;
            }
            let Deed { what, theme, other } = done.deed;
            let title = theme.and_then(|theme| titles.get(&theme));
            let to = title.or_else(|| other.and_then(|other| names.get(&other)));
            acts.push(ShownAct {
                at,
                until: self.local(done.until),
                times: done.times,
                account: done.account,
                who: done.account.and_then(|account| names.get(&account).cloned()),
                what,
                to: to.cloned().unwrap_or_default(),
            });
        }
        let mut people: Vec<(AccountId, String)> =
            acts.iter().filter_map(|act| Some((act.account?, act.who.clone()?))).collect();
        people.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        people.dedup();
        let before = (oldest < month).then(|| month - Months::new(1));
        let after = (month < this).then_some(next);
        Ok(ActsOfMonth { month, before, after, acts, people })
    }

    /// Everybody's name, or address where there is none.
    async fn names(&self) -> Result<HashMap<AccountId, String>, store::Error> {
        let members = self.people.team().await?.into_iter();
        Ok(members.map(|one| (one.id, one.shown_name().to_owned())).collect())
    }

    async fn titles(&self) -> Result<HashMap<ThemeId, String>, store::Error> {
        let themes = self.board.readable_themes().await?.into_iter();
        let mut titles: HashMap<ThemeId, String> =
            themes.map(|theme| (theme.id, theme.title.clone())).collect();
        let deleted = self.board.trash().await?.into_iter();
        titles.extend(deleted.map(|draft| (draft.id, draft.form.title)));
        Ok(titles)
    }

    /// Deletes what is older than the office keeps.
    pub(super) async fn delete_old_acts(&self) -> Result<(), store::Error> {
        let kept = i64::from(self.config.acts_days) * DAY;
        self.people.delete_acts(self.clock.now() - kept).await
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
