//! The clock, the one source of time. Everything that depends on time asks it, so that tests can
//! hold it still.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};
use chrono_tz::Tz;

use crate::domain::opening::Slot;

/// A source of the present time.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The operating system's.
    System,
    /// Stands at a Unix time until a test moves it.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `unix` seconds.
    pub fn fixed(unix: i64) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(unix)))
    }

    /// Unix time in seconds.
    pub fn now(&self) -> i64 {
        self.now_millis().div_euclid(1000)
    }

    /// Unix time in milliseconds.
    #[expect(clippy::disallowed_methods, reason = "this is the one clock")]
    pub fn now_millis(&self) -> i64 {
        match self {
            Self::System => Utc::now().timestamp_millis(),
            Self::Fixed(at) => at.load(Ordering::SeqCst) * 1000,
        }
    }

    /// The day in a time zone.
    pub fn today(&self, tz: Tz) -> NaiveDate {
        Self::local(self.now(), tz).date()
    }

    /// Day and time in a time zone at `unix` seconds.
    pub fn local(unix: i64, tz: Tz) -> NaiveDateTime {
        DateTime::from_timestamp(unix, 0).unwrap_or_default().with_timezone(&tz).naive_local()
    }

    /// The day and the hour in a time zone.
    pub fn slot(&self, tz: Tz) -> Slot {
        let now = DateTime::from_timestamp(self.now(), 0).unwrap_or_default().with_timezone(&tz);
        Slot { day: now.date_naive(), hour: now.hour() }
    }

    /// Moves a fixed clock to `unix` seconds; the system's clock is not ours to move.
    pub fn set(&self, unix: i64) {
        if let Self::Fixed(at) = self {
            at.store(unix, Ordering::SeqCst);
        }
    }
}
