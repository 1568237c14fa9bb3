//! When something is told: pure functions of days and themes, so that who asks twice hears the same.

use chrono::{Days, NaiveDate};

use crate::domain::{
    announce::last_days, office_calendar::OfficeCalendar, opening::Slot, theme::Theme,
};

/// After so many failures one after the other nothing is sent until somebody looks at it: with the
/// times between them, most of a day.
pub const FAILURES_MAX: u32 = 8;
/// What happened longer ago is not told any more: who hears of it then, looks in vain.
pub const STALE_DAYS: i64 = 7;
/// The first wait after a failure, in seconds; each further one is three times as long.
const FIRST_WAIT: i64 = 60;
/// The longest wait, in seconds.
const LONGEST_WAIT: i64 = 12 * 60 * 60;
/// The hours of the day in which the board speaks up by itself.
const HOURS: std::ops::Range<u32> = 8..20;

/// Whether it is a time of day to speak up. Themes open at midnight, and nobody's telephone is to
/// ring for it.
pub fn is_time(now: Slot) -> bool {
    HOURS.contains(&now.hour)
}

/// The day on which staff are reminded that a theme closes: a working day, as many days before its
/// last one as the ready texts take for its last days. None where that is not after its first day.
pub fn last_call(theme: &Theme, calendar: &OfficeCalendar) -> Option<NaiveDate> {
    let left = u64::try_from(last_days(theme)).unwrap_or(1);
    let day = theme.posts_until().checked_sub_days(Days::new(left))?;
    let works = calendar.is_working_day(day);
    let before = || calendar.working_day_before(day).filter(|before| *before > theme.opens_on);
    let day = if works { day } else { before().unwrap_or(day) };
    (day > theme.opens_on).then_some(day)
}

/// The day on which the month before is told of: the first working day of a month.
pub fn digest_on(month: NaiveDate, calendar: &OfficeCalendar) -> NaiveDate {
    calendar.working_days(month).first().copied().unwrap_or(month)
}

/// For how long to wait after so many failures, in seconds; `chance` is any number, of which up to a
/// fifth of the wait is made, so that many servers do not come back at once.
pub fn wait_after(failures: u32, chance: u32) -> i64 {
    let factor = 3_i64.saturating_pow(failures.saturating_sub(1).min(16));
    let wait = FIRST_WAIT.saturating_mul(factor).min(LONGEST_WAIT);
    wait + i64::from(chance) % (wait / 5)
}
