//! Backups: what the file of one says of itself, when the next is due, which files may go, and how
//! old the last one is.

use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::hex::Hex;

/// What the file says that it is.
pub const KIND: &str = "kizuki-backup";
/// Raised when a program could misread a later file.
pub const VERSION: u8 = 1;
/// The parts of the file: its description, the content, the names.
pub const MANIFEST: &str = "manifest.json";
/// The part with the content.
pub const BOARD: &str = "board.db";
/// The part with the names.
pub const PEOPLE: &str = "people.db";
/// After so many days without a good one, the last is an old one.
const OLD_AFTER: Days = Days::new(7);
/// How the server calls its own files: the moment that the schedule names, where the board is.
const NAME: &str = "kizuki-%Y%m%d-%H%M.zip";

/// What stands at the head of a backup, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`KIND`].
    pub kind: String,
    /// [`VERSION`].
    pub version: u8,
    /// The version of the program that made it.
    pub program: String,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// The name that the schedule gave it; none of one that somebody asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled: Option<String>,
    /// The content.
    pub board: Part,
    /// The names.
    pub people: Part,
    /// Where the public log ends in it.
    pub log: LogEnd,
}

/// A database in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The last step of its tables.
    pub schema: i64,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: Hex<32>,
}

/// The last entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEnd {
    /// How many entries there are.
    pub entries: i64,
    /// The hash of the last.
    pub hash: Hex<32>,
    /// Its six words, as the foot of every page shows them in Japanese and in English.
    pub words: [String; 2],
}

/// When the server makes backups by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Once a day at this time.
    Daily(NaiveTime),
    /// Every so many hours, counted from midnight; a number that divides the day.
    Every(u32),
}

/// What is typed is no schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time of day such as 03:30, or 1h, 2h, 3h, 4h, 6h, 8h or 12h")]
pub struct NoSchedule;

impl FromStr for Schedule {
    type Err = NoSchedule;

    fn from_str(typed: &str) -> Result<Self, NoSchedule> {
        if let Some(hours) = typed.strip_suffix('h') {
            let hours: u32 = hours.parse().map_err(|_| NoSchedule)?;
            let divides = (1..24).contains(&hours) && 24 % hours == 0;
            return divides.then_some(Self::Every(hours)).ok_or(NoSchedule);
        }
        NaiveTime::parse_from_str(typed, "%H:%M").map(Self::Daily).map_err(|_| NoSchedule)
    }
}

impl Schedule {
    /// The last moment at which one was due, at `now` where the board is.
    pub fn last(self, now: NaiveDateTime) -> NaiveDateTime {
        match self {
            Self::Daily(at) if now.time() >= at => now.date().and_time(at),
            Self::Daily(at) => (now.date() - Days::new(1)).and_time(at),
            Self::Every(hours) => {
                let hour = now.hour() / hours * hours;
                now.date().and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
            }
        }
    }
}

/// What the file of a moment is called, by [`NAME`]; without chrono's formatting, which the
/// programs in the browser leave out.
pub fn name_of(due: NaiveDateTime) -> String {
    let (year, month, day) = (due.year(), due.month(), due.day());
    let (hour, minute) = (due.hour(), due.minute());
    format!("kizuki-{year:04}{month:02}{day:02}-{hour:02}{minute:02}.zip")
}

/// The moment of which a file is, by its name; nothing for any other file.
pub fn due_of(name: &str) -> Option<NaiveDateTime> {
    let due = NaiveDateTime::parse_from_str(name, NAME).ok()?;
    (name_of(due) == name).then_some(due)
}

/// Of the server's own files those that may go: all but the latest `keep`.
pub fn surplus(mut files: Vec<String>, keep: usize) -> Vec<String> {
    // The names sort as their moments do.
    files.sort_unstable();
    files.truncate(files.len().saturating_sub(keep));
    files
}

/// What is known of the board's backups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Backups {
    /// The day of the last good one.
    pub good_on: Option<NaiveDate>,
    /// The first day on which one by the schedule failed since the last good one.
    pub failed_on: Option<NaiveDate>,
}

/// How the board stands for backups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is one that is not old.
    Good(NaiveDate),
    /// There is none that the program knows of.
    Never,
    /// The last is of this day, which is long ago.
    Old(NaiveDate),
    /// The schedule's fail since this day.
    Failed(NaiveDate),
}

impl Backups {
    /// Notes how one went.
    pub fn note(&mut self, today: NaiveDate, good: bool) {
        if good {
            *self = Self { good_on: Some(today), failed_on: None };
        } else {
            self.failed_on = self.failed_on.or(Some(today));
        }
    }

    /// How the board stands.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match (self.failed_on, self.good_on) {
            (Some(failed), _) => Standing::Failed(failed),
            (None, None) => Standing::Never,
            (None, Some(good)) if good + OLD_AFTER < today => Standing::Old(good),
            (None, Some(good)) => Standing::Good(good),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_schedule_is_a_time_or_a_number_of_hours_that_divides_the_day() {
        assert_eq!(
            "03:30".parse(),
            Ok(Schedule::Daily(NaiveTime::from_hms_opt(3, 30, 0).expect("a time")))
        );
        assert_eq!("6h".parse(), Ok(Schedule::Every(6)));
        for bad in ["", "3", "24:00", "0h", "5h", "24h", "h", "-1h", "03:30:00", "daily"] {
            assert_eq!(bad.parse::<Schedule>(), Err(NoSchedule), "{bad}");
        }
    }

    #[test]
    fn the_last_moment_is_never_ahead() {
        let last = |schedule: &str, now| schedule.parse::<Schedule>().expect("one").last(at(now));
        assert_eq!(last("03:30", "2026-12-01T03:30:00"), at("2026-12-01T03:30:00"));
        assert_eq!(last("03:30", "2026-12-01T03:29:59"), at("2026-11-30T03:30:00"));
        assert_eq!(last("6h", "2026-12-01T05:59:59"), at("2026-12-01T00:00:00"));
        assert_eq!(last("6h", "2026-12-01T18:00:00"), at("2026-12-01T18:00:00"));
        assert_eq!(last("1h", "2026-12-01T23:59:59"), at("2026-12-01T23:00:00"));
    }

    #[test]
    fn only_names_that_the_schedule_gives_are_its_own() {
        let due = at("2026-12-01T03:30:00");
        assert_eq!(
            (name_of(due).as_str(), due_of(&name_of(due))),
            ("kizuki-20261201-0330.zip", Some(due))
        );
        for other in [
            "kizuki-20261201-0330.zip.bak",
            "kizuki-20261201-330.zip",
            "kizuki-20261301-0330.zip",
            "my-kizuki-20261201-0330.zip",
            "before-update.zip",
        ] {
            assert_eq!(due_of(other), None, "{other}");
        }
    }

    #[test]
    fn the_latest_are_kept() {
        let files = |days: &[u32]| -> Vec<String> {
            days.iter().map(|day| format!("kizuki-202612{day:02}-0330.zip")).collect()
        };
        assert_eq!(surplus(files(&[3, 1, 2, 4]), 2), files(&[1, 2]));
        assert!(surplus(files(&[1, 2]), 2).is_empty() && surplus(Vec::new(), 1).is_empty());
    }

    #[test]
    fn a_failure_shows_until_one_is_good() {
        let day = |n| NaiveDate::from_ymd_opt(2026, 12, n).expect("a day");
        let mut backups = Backups::default();
        assert_eq!(backups.standing(day(1)), Standing::Never);
        backups.note(day(1), true);
        assert_eq!(backups.standing(day(8)), Standing::Good(day(1)));
        assert_eq!(backups.standing(day(9)), Standing::Old(day(1)));
        backups.note(day(9), false);
        backups.note(day(10), false);
        assert_eq!(backups.standing(day(10)), Standing::Failed(day(9)));
        backups.note(day(10), true);
        assert_eq!(backups.standing(day(10)), Standing::Good(day(10)));
    }
}
