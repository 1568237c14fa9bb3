//! Gauges for whoever watches the program: text that is made at the end of a tick and stays as it is
//! until the next one, so that asking for it each second tells no more than the board does
//! (docs/anonymity.md, L13).
//!
//! The text is written by hand (Prometheus' text format 0.0.4): libraries for it keep counters that
//! are raised where something happens, which is what must not be here, and the dozen lines below
//! need no escaping.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime};

use super::Service;
use crate::domain::theme::State;
use crate::store;

/// What a tick knew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Measured {
    /// When it began, in Unix seconds.
    at: i64,
    well: bool,
    /// How many themes there are in each state.
    themes: Vec<(State, usize)>,
    /// Notes that hang on all boards.
    notes: i64,
    log: i64,
    settings: usize,
    good_on: Option<NaiveDate>,
    failing: bool,
}

impl Measured {
    fn text(&self) -> String {
        let mut text = String::new();
        let mut gauge = |name: &str, help: &str, values: &[(String, i64)]| {
            // Writing to a text cannot fail.
            let _ = write!(text, "# HELP kizuki_{name} {help}\n# TYPE kizuki_{name} gauge\n");
            for (labels, value) in values {
                let _ = writeln!(text, "kizuki_{name}{labels} {value}");
            }
        };
        let one = |value: i64| [(String::new(), value)];
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let version = (format!("{{version=\"{}\"}}", env!("CARGO_PKG_VERSION")), 1);
        gauge("build_info", "The version of the program.", &[version]);
        gauge("last_tick_timestamp_seconds", "When the last tick began.", &one(self.at));
        gauge("tick_ok", "Whether the last tick did all that was due.", &one(self.well.into()));
        let themes: Vec<(String, i64)> = self
            .themes
            .iter()
            .map(|(state, many)| (format!("{{state=\"{}\"}}", state.as_str()), number(*many)))
            .collect();
        gauge("themes", "Themes, by their state.", &themes);
        gauge("notes", "Notes that everybody sees.", &one(self.notes));
        gauge("log_entries", "Entries of the public log.", &one(self.log));
        gauge(
            "unsafe_settings",
            "Settings that are not as the promises need them, as of this morning.",
            &one(number(self.settings)),
        );
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp();
        if let Some(day) = self.good_on {
            gauge(
                "last_backup_timestamp_seconds",
                "The day of the last good backup, as midnight in UTC.",
                &one(midnight(day)),
            );
        }
        gauge("backup_failing", "Whether backups of the schedule fail.", &one(self.failing.into()));
        text
    }
}

impl Service {
    /// Measures at the end of a tick, where somebody may ask for it.
    pub(super) async fn measure(&self, at: i64, well: bool) {
        if self.config.metrics_addr.is_none() {
            return;
        }
        // What cannot be read is told as a tick that was not well, with nothing else.
        let measured = self.measured(at, well).await;
        let measured = measured.unwrap_or(Measured { at, ..Measured::default() });
        self.metrics.set(measured.text());
    }

    async fn measured(&self, at: i64, well: bool) -> Result<Measured, store::Error> {
        let themes = self.board.themes().await?;
        let many = |state: State| themes.iter().filter(|theme| theme.state == state).count();
        let totals = self.board.totals().await?;
        let backups = self.office().set.backups;
        Ok(Measured {
            at,
            well,
            // Drafts are organizers' own.
            themes: State::ALL
                .iter()
                .filter(|state| **state != State::Draft)
                .map(|state| (*state, many(*state)))
                .collect(),
            notes: totals.values().map(|total| total.notes).sum(),
            log: self.news.head().seq,
            settings: self.inspection().unsafe_settings().count(),
            good_on: backups.good_on,
            failing: backups.failed_on.is_some(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_in_the_format_and_tells_what_was_measured() {
        let text = Measured {
            at: 1_597_028_400,
            well: true,
            themes: vec![(State::Open, 2), (State::Archived, 0)],
            notes: 41,
            log: 7,
            settings: 1,
            good_on: NaiveDate::from_ymd_opt(2026, 12, 1),
            failing: false,
        }
        .text();
        for line in [
            "kizuki_last_tick_timestamp_seconds 1597028400",
            "kizuki_tick_ok 1",
            "kizuki_themes{state=\"open\"} 2",
            "kizuki_notes 41",
            "kizuki_last_backup_timestamp_seconds 1796083200",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}: {text}");
        }
        // Each sample has its help and its type before it, and is a name, labels and a number.
        let mut told = "";
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("# TYPE ") {
                assert_eq!(rest.split(' ').nth(1), Some("gauge"));
                told = rest.split(' ').next().unwrap_or_default();
            } else if !line.starts_with('#') {
                let (name, value) = line.rsplit_once(' ').expect("a value");
                assert_eq!(name.split('{').next(), Some(told));
                assert!(value.parse::<i64>().is_ok(), "{line}");
            }
        }
        assert!(text.ends_with('\n'));
    }
}
