//! The first day: what whoever has just installed the board goes through, step by step, and what is
//! safe at its end and what is not yet. Each step can be put off, and come back to.

use super::office_settings::{FirstStep, OfficeSettings};

/// How browsers reach the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Under an address of its own, over HTTPS.
    Https,
    /// Under an address that others can open, without HTTPS: whoever listens to the line reads what
    /// is sent.
    Plain,
    /// From this machine alone.
    ThisMachine,
}

/// What is known of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Whether the office has a name.
    pub named: bool,
    /// Whether readers need a passphrase.
    pub closed: bool,
    /// How browsers reach it.
    pub reach: Reach,
    /// Administrators who can sign in.
    pub admins: usize,
    /// Whether reports have a letterhead.
    pub letterhead: bool,
    /// Whether there is a theme.
    pub themes: bool,
    /// Settings of databases and folders that are not as they must be.
    pub unsafe_settings: usize,
    /// Whether there is a backup that is not old, of the last schedule if there is one.
    pub backup: bool,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Done.
    Done,
    /// To be done.
    Open,
    /// Put off.
    PutOff,
}

/// What is safe, or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Nothing that is stored leads from a note to a person: databases and folders are set as that
    /// needs.
    Stored,
    /// Nobody on the line reads what is sent.
    Line,
    /// Only who knows the passphrase reads.
    Readers,
    /// Somebody else can sign in if one person cannot.
    Admins,
    /// What is written outlives this machine.
    Backup,
}

impl Facts {
    /// Where a step stands.
    pub fn state(&self, step: FirstStep, set: &OfficeSettings) -> StepState {
        let done = match step {
            FirstStep::Office => self.named,
            FirstStep::Passphrase => self.closed,
            FirstStep::Address => self.reach == Reach::Https,
            FirstStep::Team => self.admins > 1,
            FirstStep::Letterhead => self.letterhead,
            FirstStep::Theme => self.themes,
            FirstStep::Poster | FirstStep::Trial => set.done.contains(&step),
        };
        match (done, set.put_off.contains(&step)) {
            (true, _) => StepState::Done,
            (false, true) => StepState::PutOff,
            (false, false) => StepState::Open,
        }
    }

    /// Every step with where it stands, in their order.
    pub fn steps(&self, set: &OfficeSettings) -> Vec<(FirstStep, StepState)> {
        FirstStep::ALL.iter().map(|step| (*step, self.state(*step, set))).collect()
    }

    /// Whether something is as it must be, for each thing that is to be safe.
    pub fn safety(&self) -> [(Safety, bool); 5] {
        [
            (Safety::Stored, self.unsafe_settings == 0),
            (Safety::Line, self.reach == Reach::Https),
            (Safety::Readers, self.closed),
            (Safety::Admins, self.admins > 1),
            (Safety::Backup, self.backup),
        ]
    }
}

/// The step to do next, if any is left.
pub fn next(steps: &[(FirstStep, StepState)]) -> Option<FirstStep> {
    steps.iter().find(|(_, state)| *state == StepState::Open).map(|(step, _)| *step)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: Facts = Facts {
        named: false,
        closed: false,
        reach: Reach::ThisMachine,
        admins: 1,
        letterhead: false,
        themes: false,
        unsafe_settings: 0,
        backup: false,
    };

    #[test]
    fn on_a_new_board_everything_is_to_be_done_and_nothing_is_refused() {
        let set = OfficeSettings::default();
        let steps = FRESH.steps(&set);
        assert!(steps.iter().all(|(_, state)| *state == StepState::Open));
        assert_eq!(next(&steps), Some(FirstStep::Office));
    }

    #[test]
    fn what_is_put_off_is_not_next_and_what_is_done_is_done() {
        let mut set = OfficeSettings::default();
        set.put_off(FirstStep::Passphrase, true);
        let facts = Facts { named: true, ..FRESH };
        assert_eq!(next(&facts.steps(&set)), Some(FirstStep::Address));
        assert_eq!(facts.state(FirstStep::Passphrase, &set), StepState::PutOff);
        // A passphrase that came otherwise, by the environment, is one.
        let closed = Facts { closed: true, ..facts };
        assert_eq!(closed.state(FirstStep::Passphrase, &set), StepState::Done);
        for step in FirstStep::ALL {
            set.put_off(*step, true);
        }
        assert_eq!(next(&facts.steps(&set)), None);
    }

    #[test]
    fn every_fact_does_its_step() {
        let set = OfficeSettings::default();
        let done = |facts: Facts| -> Vec<FirstStep> {
            let steps = facts.steps(&set).into_iter();
            steps.filter(|(_, state)| *state == StepState::Done).map(|(step, _)| step).collect()
        };
        assert_eq!(done(Facts { named: true, ..FRESH }), [FirstStep::Office]);
        assert_eq!(done(Facts { closed: true, ..FRESH }), [FirstStep::Passphrase]);
        assert_eq!(done(Facts { reach: Reach::Https, ..FRESH }), [FirstStep::Address]);
        assert!(done(Facts { reach: Reach::Plain, ..FRESH }).is_empty());
        assert_eq!(done(Facts { admins: 2, ..FRESH }), [FirstStep::Team]);
        assert_eq!(done(Facts { letterhead: true, ..FRESH }), [FirstStep::Letterhead]);
        assert_eq!(done(Facts { themes: true, ..FRESH }), [FirstStep::Theme]);
    }

    #[test]
    fn what_is_safe_is_what_is_seen() {
        let safe = |facts: Facts| facts.safety().map(|(_, safe)| safe);
        assert_eq!(safe(FRESH), [true, false, false, false, false]);
        let all = Facts { closed: true, reach: Reach::Https, admins: 2, ..FRESH };
        assert_eq!(safe(all), [true, true, true, true, false]);
        assert!(safe(Facts { backup: true, ..FRESH })[4]);
        assert!(!safe(Facts { unsafe_settings: 1, ..all })[0]);
    }
}
