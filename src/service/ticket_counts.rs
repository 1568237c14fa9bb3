//! Ticket counts: how many are out and used, as everybody may know it. What staff do moves these
//! numbers on ticks only: one that moved with each first note or each picking up would tell when
//! (docs/anonymity.md, L13).

use std::sync::PoisonError;

use super::{Service, memory::TicketCounts};
use crate::domain::{
    opening::BoxRule,
    settings::Tier,
    theme::{State, Theme},
};
use crate::store;

impl Service {
    /// Counts anew what staff moved. `slow` says that a slow tick is due.
    pub(super) async fn count_tickets(&self, slow: bool) -> Result<(), store::Error> {
        let mut changed = false;
        for theme in self
            .board
            .readable_themes()
            .await?
            .iter()
            .filter(|theme| theme.tier != Tier::Open && theme.state.has_board())
        {
            let counted =
                self.tickets.read().unwrap_or_else(PoisonError::into_inner).contains_key(&theme.id);
            let closed = !matches!(theme.state, State::Announced | State::Open);
            if slow || !counted || theme.box_rule == BoxRule::Live || closed {
                let (out, used) = self.board.slips(theme.id).await?;
                let now = match theme.tier {
                    Tier::Sealed => {
                        let of = Some(self.people.eligible(theme.id).await?);
                        TicketCounts { out: self.people.issued(theme.id).await?, used, of }
                    }
                    _ => TicketCounts { out, used, of: None },
                };
                let before = self
                    .tickets
                    .write()
                    .unwrap_or_else(PoisonError::into_inner)
                    .insert(theme.id, now);
                changed |= before != Some(now);
            }
        }
        if changed {
            self.news.raise();
        }
        Ok(())
    }

    /// The tickets of a theme as of the last tick; slips that organizers print count at once.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn tickets_shown(&self, theme: &Theme) -> Result<TicketCounts, store::Error> {
        let counted = self
            .tickets
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&theme.id)
            .copied()
            .unwrap_or_default();
        Ok(match theme.tier {
            Tier::Open => TicketCounts::default(),
            Tier::Drawn => TicketCounts { out: self.board.slips(theme.id).await?.0, ..counted },
            // Announced since the last tick.
            Tier::Sealed if counted.of.is_none() => {
                TicketCounts { of: Some(self.people.eligible(theme.id).await?), ..counted }
            }
            Tier::Sealed => counted,
        })
    }
}
