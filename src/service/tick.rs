//! The tick, the background job: what the program does by itself, every ten seconds.

use std::sync::atomic::Ordering;

use super::{Error, Service, Step};
use crate::domain::opening::{Moment, slow_tick};
use crate::store::Ticked;

impl Service {
    /// Does what is due now: boxes, themes that the calendar moves on, themes that are to be
    /// archived or whose archiving was cut short; and, after each hourly or daily opening, writes
    /// the anonymous rows anew in no order.
    ///
    /// # Errors
    /// [`Error`], the first one; everything else is done all the same, and the next tick
    /// tries again.
    pub async fn tick(&self) -> Result<Ticked, Error> {
        let at = self.clock.now();
        let done = self.turn().await;
        self.measure(at, done.is_ok()).await;
        done
    }

    async fn turn(&self) -> Result<Ticked, Error> {
        let wanted = self.backups_wanted();
        if wanted.is_empty() {
            return self.round().await;
        }
        // What staff write from here on waits until the copy is taken: a backup shows the board as of
        // a tick, and nothing that came between two (docs/anonymity.md, L13).
        let held = self.board.hold().await;
        let done = self.round().await;
        if done.is_ok() {
            self.give_copies(wanted).await;
        }
        drop(held);
        done
    }

    async fn round(&self) -> Result<Ticked, Error> {
        let number = slow_tick(self.clock.now());
        let slow = self.slow.load(Ordering::SeqCst) != number;
        let office = self.office();
        self.desk.sweep(self.clock.now());
        self.buckets.sweep(self.clock.now());
        self.steps.at(Step::Tick);
        // Nothing here waits for what failed before it: two databases, many themes, and a fault in
        // one of them. Before themes open: what was picked up until yesterday tells nothing about
        // notes that nobody could post yet.
        let new_day = self.desk.is_new_day(self.today());
        let settled = if new_day { self.settle(false).await } else { Ok(()) };
        let mut faults: Vec<Error> = settled.err().map(Error::from).into_iter().collect();
        let ticked = self
            .board
            .tick(&Moment {
                now: self.clock.slot(office.tz),
                slow,
                box_hours: office.box_hours.clone(),
            })
            .await?;
        self.slow.store(number, Ordering::SeqCst);
        let mut done = self.publish(ticked).await?;
        faults.extend(done.failed.drain(..).map(Error::from));
        for theme in &done.to_archive {
            faults.extend(self.archive_due(*theme).await.err());
        }
        if done.scheduled {
            faults.extend(self.board.shuffle_storage().await.err().map(Error::from));
        }
        faults.extend(self.finish_archived().await.err());
        if new_day {
            faults.extend(self.tell_in_vain().await.err().map(Error::from));
        }
        if slow {
            faults.extend(self.sweep_trial().await.err().map(Error::from));
        }
        faults.extend(self.count_tickets(slow).await.err().map(Error::from));
        faults.extend(self.board.empty_log().await.err().map(Error::from));
        faults.extend(self.people.empty_log().await.err().map(Error::from));
        for error in faults.iter().skip(1) {
            tracing::error!(%error, "a part of the tick failed");
        }
        faults.into_iter().next().map_or(Ok(done), Err)
    }
}
