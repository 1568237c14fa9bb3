//! Crash points for tests: named moments of what must not stop half-way. Between two of them lies a
//! write that may be the last before the power goes; tests stand at each, end the process there,
//! and look at what a new one makes of it. The program itself observes nothing.

use std::sync::Arc;

/// Something has just been done, and what follows has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A tick is about to do what is due.
    Tick,
    /// A theme is archived in the board's database, with the entry that says so.
    Archived,
    /// The key file of an archived theme is overwritten, and still there.
    KeyOverwritten,
    /// The key file of an archived theme is gone.
    KeyDestroyed,
    /// Who could pick up an archived theme's tickets, and who did, is erased.
    EligibilityErased,
    /// The people's rows are written anew.
    PeopleRewritten,
    /// The board's rows are written anew: archiving is done.
    BoardRewritten,
    /// A Sealed theme that leaves draft has the key that stamps.
    StampKeyMade,
    /// Everybody on the roster has a row for a Sealed theme that leaves draft.
    Enlisted,
    /// A Sealed theme has left draft, and the log says so.
    Announced,
    /// An envelope is stamped, and nothing noted.
    Stamped,
    /// That somebody picks up is noted; the stamp has not been sent.
    Issued,
}

/// Who observes. Cheap to clone.
#[derive(Clone, Default)]
pub struct Steps(Option<Observer>);

type Observer = Arc<dyn Fn(Step) + Send + Sync>;

impl Steps {
    /// Calls `observer` at each step.
    pub fn observed(observer: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(observer)))
    }

    /// Says that a step is done.
    pub fn at(&self, step: Step) {
        if let Some(observer) = &self.0 {
            observer(step);
        }
    }
}
