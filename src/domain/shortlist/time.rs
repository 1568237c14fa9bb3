//! A time of day, in whole minutes.

use std::{fmt, str::FromStr};

use crate::domain::{problem::UnknownWord, text};

/// Minutes in a day.
const DAY: u32 = 24 * 60;

/// A time of day. As text `13:30`, as forms send it and people write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(u32);

impl TimeOfDay {
    /// So many minutes after midnight; those of a day that has ended are of the next.
    pub const fn after_midnight(minutes: u32) -> Self {
        Self(minutes % DAY)
    }

    /// How many minutes after midnight it is.
    pub const fn minutes(self) -> u32 {
        self.0
    }

    /// So many minutes later; after midnight the next day begins.
    #[must_use]
    pub const fn plus(self, minutes: u32) -> Self {
        Self::after_midnight(self.0 + minutes)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = UnknownWord;

    /// Reads `13:30`, or as somebody types it where a browser has no field for it: `１３：３０`,
    /// `13時30分`, `13時`.
    fn from_str(raw: &str) -> Result<Self, UnknownWord> {
        let folded = text::fold_line(raw).replace('時', ":").replace('分', "");
        let (hour, minute) = folded.split_once(':').ok_or(UnknownWord)?;
        let number = |part: &str| {
            let part = part.trim();
            let digits = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u32>().ok().filter(|_| digits).ok_or(UnknownWord)
        };
        let minute = if minute.trim().is_empty() { 0 } else { number(minute)? };
        let hour = number(hour)?;
        if hour < 24 && minute < 60 { Ok(Self(hour * 60 + minute)) } else { Err(UnknownWord) }
    }
}
