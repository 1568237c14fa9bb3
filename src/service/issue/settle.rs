//! Deferred writes: when the bits beside the names are set. At the moment of a pick-up nothing is
//! written that leads to a person; but a mark is found by its link alone, so before links are
//! replaced the bits must be set, and a process that ends forgets whose marks they are.
//!
//! So: at night, those of themes that are announced and whose people hold no fresh ticket of an
//! open theme, for in these nobody can post yet; when the process ends, all; each at least
//! [`LEAST`] to a theme. Before links are replaced or people struck off, all, however few: the log
//! tells of that. What is left stays a mark.

use std::collections::{HashMap, HashSet};

use crate::domain::{
    ids::{PersonId, ThemeId},
    theme::State,
};
use crate::log::Event;
use crate::service::Service;
use crate::store::{self, Waiting};

/// The least number of pick-ups of a theme that are written down together: as many as its tickets
/// must be out before anybody posts, by default.
const LEAST: usize = 10;

impl Service {
    /// Sets the bits that may be set without telling much; `stopping` says that what is in memory
    /// ends now.
    ///
    /// # Errors
    /// [`store::Error`]; nothing is lost by it while the process runs.
    pub async fn settle(&self, stopping: bool) -> Result<(), store::Error> {
        let waiting = self.desk.waiting();
        if waiting.is_empty() {
            return Ok(());
        }
        let states: HashMap<ThemeId, State> =
            self.board.themes().await?.into_iter().map(|theme| (theme.id, theme.state)).collect();
        let (ready, over) = ready(waiting, &states, stopping);
        self.desk.forget(&over);
        self.people.settle(&ready).await?;
        self.desk.forget(&ready);
        Ok(())
    }

    /// Tells the log, once a day and when the process ends, how often somebody came with a link
    /// whose tickets had all been picked up: asking with other people's links must not be silent.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn tell_in_vain(&self) -> Result<(), store::Error> {
        let times = self.desk.in_vain();
        if times > 0 {
            let told = self.board.tell(self.today(), &Event::AskedAgain { times }).await?;
            self.publish(told).await?;
            self.desk.told(times);
        }
        Ok(())
    }
}

/// What may be set now, and what need not be set any more.
fn ready(
    waiting: Vec<Waiting>,
    states: &HashMap<ThemeId, State>,
    stopping: bool,
) -> (Vec<Waiting>, Vec<Waiting>) {
    let state = |one: &Waiting| states.get(&one.theme).copied();
    // A theme in review can be opened again.
    let (runs, over): (Vec<_>, Vec<_>) = waiting
        .into_iter()
        .partition(|one| state(one).is_some_and(|state| state < State::Answered));
    let opened = |one: &&Waiting| state(one).is_some_and(|state| state > State::Announced);
    let fresh: HashSet<PersonId> = runs.iter().filter(opened).map(|one| one.person).collect();
    let mut ready: Vec<Waiting> =
        runs.into_iter().filter(|one| stopping || !fresh.contains(&one.person)).collect();
    let mut of: HashMap<ThemeId, usize> = HashMap::new();
    for one in &ready {
        *of.entry(one.theme).or_default() += 1;
    }
    ready.retain(|one| of.get(&one.theme).is_some_and(|n| *n >= LEAST));
    (ready, over)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn theme(n: u128) -> ThemeId {
        ThemeId(Uuid::from_u128(n))
    }

    fn one(of: u128, person: u128) -> Waiting {
        Waiting {
            theme: theme(of),
            mark: [u8::try_from(person).unwrap_or(0); 32],
            person: PersonId(Uuid::from_u128(person)),
        }
    }

    #[test]
    fn few_wait_and_so_does_whoever_has_a_fresh_ticket_of_an_open_theme() {
        let states = HashMap::from([
            (theme(1), State::Announced),
            (theme(2), State::Open),
            (theme(3), State::Answered),
        ]);
        let set = |waiting: &[Waiting], stopping| {
            let (ready, over) = ready(waiting.to_vec(), &states, stopping);
            (ready.len(), over.len())
        };
        let announced: Vec<_> = (0..12).map(|person| one(1, person)).collect();
        assert_eq!(
            (set(&announced[..9], false), set(&announced[..9], true)),
            ((0, 0), (0, 0)),
            "too few"
        );
        assert_eq!(set(&announced, false), (12, 0));
        let open: Vec<_> = (0..3).map(|person| one(2, person)).collect();
        assert_eq!(
            set(&[announced.clone(), open[..2].to_vec()].concat(), false),
            (10, 0),
            "ten are left"
        );
        assert_eq!(
            set(&[announced.clone(), open.clone()].concat(), false),
            (0, 0),
            "nine are left"
        );
        assert_eq!(set(&[announced, open].concat(), true), (12, 0), "three are too few");
        let many: Vec<_> = (0..30).map(|person| one(2, person)).collect();
        assert_eq!(
            (set(&many, false), set(&many, true)),
            ((0, 0), (30, 0)),
            "of an open theme at the end only"
        );
        assert_eq!(set(&[one(3, 1), one(9, 1)], true), (0, 2), "nobody picks up there any more");
    }
}
