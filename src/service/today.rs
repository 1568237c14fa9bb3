//! What an organizer sees first: what must be done today, and the figures of the themes that run.

use std::{collections::HashMap, sync::PoisonError};

use super::{Actor, Error, Service};
use crate::domain::{
    account::{Right, Role},
    figures::{Figures, Run, before, figures, running},
    flag::Mark,
    ids::ThemeId,
    material::Participation,
    team::AccountState,
    theme::Theme,
    today::{Line, Seen, SeenTheme, lines},
};
use crate::store::{NotesByDay, Totals};

impl Service {
    /// What `by` must do today about these themes, all that there are, and about the board itself;
    /// the most harmful to leave first.
    ///
    /// # Errors
    /// [`Fault::Forbidden`](crate::domain::fault::Fault::Forbidden); [`Error::Store`].
    pub async fn due_today(&self, by: &Actor, themes: &[Theme]) -> Result<Vec<Line>, Error> {
        by.must(Right::Read)?;
        let today = self.today();
        let mut undone = self.board.undone(today).await?;
        let published = self.board.last_publications().await?;
        let seen = themes.iter().map(|theme| SeenTheme {
            held: undone.held.remove(&theme.id).unwrap_or(0),
            late: undone.late.remove(&theme.id).unwrap_or_default(),
            published: published.contains_key(&theme.id),
            goes_on: undone.going_on.contains(&theme.id),
            ..SeenTheme::of(theme)
        });
        let (mut flagged, mut to_explain) = (0, Vec::new());
        for item in self.board.queue().await? {
            match item.mark {
                Mark::Flagged => flagged += 1,
                Mark::Checking => to_explain.push(item.due_on.unwrap_or(today)),
                // Counted theme by theme.
                Mark::Held => {}
            }
        }
        let team = self.people.team().await?;
        let is_admin = |role, state| role == Role::Admin && state == AccountState::Active;
        let seen = Seen {
            today,
            themes: seen.collect(),
            unsafe_settings: self.inspection().unsafe_settings().count(),
            roster_changed: undone.roster_changed,
            flagged,
            to_explain,
            official_to: self.board.calendar().await?.official_until(),
            backups: self.office().set.backups.standing(today),
            unheard: self.board.channels_given_up().await?,
            admins: team.iter().filter(|one| is_admin(one.role, one.state)).count(),
        };
        Ok(lines(&seen, by.role))
    }

    /// The figures of those of these themes that run, beside those that closed before: nothing but
    /// what the board, its report and the public log tell everybody.
    ///
    /// # Errors
    /// [`Fault::Forbidden`](crate::domain::fault::Fault::Forbidden); [`Error::Store`].
    pub async fn figures(
        &self,
        by: &Actor,
        themes: &[Theme],
        totals: &HashMap<ThemeId, Totals>,
    ) -> Result<Vec<Figures>, Error> {
        by.must(Right::Read)?;
        let running = running(themes);
        if running.is_empty() {
            return Ok(Vec::new());
        }
        let by_day = self.board.notes_by_day().await?;
        let run = |theme: &Theme| run(theme, &by_day, totals);
        let of = running.into_iter().map(|theme| {
            let earlier: Vec<Run> = before(themes, theme).into_iter().map(run).collect();
            figures(&run(theme), &earlier, self.tickets_at_tick(theme), self.today())
        });
        Ok(of.collect())
    }

    /// The tickets of a theme as of the last tick, where the board shows them. Never newer than
    /// there.
    fn tickets_at_tick(&self, theme: &Theme) -> Option<Participation> {
        let counted = self.tickets.read().unwrap_or_else(PoisonError::into_inner);
        let counts = counted.get(&theme.id).filter(|_| theme.shows_tickets(self.today()))?;
        Some(Participation { out: counts.out, used: counts.used, of: counts.of })
    }
}

fn run(theme: &Theme, by_day: &NotesByDay, totals: &HashMap<ThemeId, Totals>) -> Run {
    let days = by_day.get(&theme.id).cloned().unwrap_or_default().into_iter().collect();
    let Totals { notes, stickers } = totals.get(&theme.id).copied().unwrap_or_default();
    Run::of(theme, days, u64::try_from(notes).unwrap_or(0), stickers.total().into())
}
