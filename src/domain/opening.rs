//! The schedule of the box: at each tick, on the hour, or at set hours of the day.
//!
//! Openings are hours of a day where the board is, never seconds: that is all that is stored of
//! them, and it is public.

use chrono::{Days, NaiveDate};

use super::text_enum;

/// An hourly or daily opening brings out at least so many notes; fewer wait for the next one, until
/// the theme closes. One note alone, or two whose authors know their own, would point at who was
/// active in that period (docs/anonymity.md section 1).
pub const LEAST_PER_OPENING: usize = 3;

/// Where the box is not live, texts, withdrawals and counts change on multiples of this many
/// seconds.
pub const SLOW_TICK_SECONDS: i64 = 600;

/// The number of the slow tick in which a moment lies; `now` in seconds of Unix time.
pub const fn slow_tick(now: i64) -> i64 {
    now.div_euclid(SLOW_TICK_SECONDS)
}

text_enum!(
    /// When the box is opened.
    BoxRule {
        /// Each tick of ten seconds; Open and Drawn only.
        Live = "live",
        /// On the hour.
        Hourly = "hourly",
        /// At set hours of the day.
        Daily = "daily",
    }
);

/// An hour of a day, 0 to 23, in the board's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The day.
    pub day: NaiveDate,
    /// The hour that has begun.
    pub hour: u32,
}

/// What the tick knows of the time.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The running hour.
    pub now: Slot,
    /// Whether a slow tick is due: texts and counts of themes whose box is not live.
    pub slow: bool,
    /// The hours at which daily boxes open, ascending, 0 to 23.
    pub box_hours: Vec<u32>,
}

/// The first opening after `now`. `None` for a live box, which has no set hours, and for a daily
/// one without any.
pub fn next(rule: BoxRule, now: Slot, box_hours: &[u32]) -> Option<Slot> {
    let tomorrow = now.day.checked_add_days(Days::new(1))?;
    match rule {
        BoxRule::Live => None,
        BoxRule::Hourly if now.hour < 23 => Some(Slot { day: now.day, hour: now.hour + 1 }),
        BoxRule::Hourly => Some(Slot { day: tomorrow, hour: 0 }),
        BoxRule::Daily => {
            let later = box_hours
                .iter()
                .find(|hour| **hour > now.hour)
                .map(|hour| Slot { day: now.day, hour: *hour });
            later.or_else(|| box_hours.first().map(|hour| Slot { day: tomorrow, hour: *hour }))
        }
    }
}

/// What to do with a box whose next opening is `planned`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Nothing yet.
    Wait,
    /// Open it, if enough notes are in it, and plan the next opening.
    Open,
    /// Only plan the next opening: none was planned, or the clock or the hours were changed so that
    /// it would lie too far off.
    Plan,
}

/// Whether the box is due at `now`.
///
/// An opening that lies one beyond the next is left as it is: a process whose clock is ahead has
/// planned it. If one with a slower clock planned the hour anew, the first would open the box again
/// in the same hour, at each of its ticks.
pub fn turn(rule: BoxRule, planned: Option<Slot>, now: Slot, box_hours: &[u32]) -> Turn {
    let next = |slot| next(rule, slot, box_hours);
    match (planned, next(now).and_then(next)) {
        (_, None) => Turn::Wait,
        (Some(planned), _) if planned <= now => Turn::Open,
        (Some(planned), Some(after)) if planned <= after => Turn::Wait,
        _ => Turn::Plan,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slot(day: u32, hour: u32) -> Slot {
        Slot { day: NaiveDate::from_ymd_opt(2020, 8, day).expect("a day"), hour }
    }

    #[test]
    fn the_next_opening_is_ahead() {
        assert_eq!(next(BoxRule::Live, slot(3, 9), &[13]), None);
        assert_eq!(next(BoxRule::Hourly, slot(3, 9), &[]), Some(slot(3, 10)));
        assert_eq!(next(BoxRule::Hourly, slot(3, 23), &[]), Some(slot(4, 0)));
        assert_eq!(next(BoxRule::Daily, slot(3, 9), &[9, 13]), Some(slot(3, 13)));
        assert_eq!(next(BoxRule::Daily, slot(3, 13), &[9, 13]), Some(slot(4, 9)));
        assert_eq!(next(BoxRule::Daily, slot(3, 13), &[]), None);
    }

    #[test]
    fn a_box_opens_once_its_hour_has_begun_also_after_a_night_without_power() {
        assert_eq!(turn(BoxRule::Daily, Some(slot(3, 13)), slot(3, 12), &[13]), Turn::Wait);
        assert_eq!(turn(BoxRule::Daily, Some(slot(3, 13)), slot(3, 13), &[13]), Turn::Open);
        assert_eq!(turn(BoxRule::Daily, Some(slot(3, 13)), slot(5, 8), &[13]), Turn::Open);
        assert_eq!(turn(BoxRule::Hourly, None, slot(3, 8), &[13]), Turn::Plan);
    }

    #[test]
    fn a_clock_that_moves_back_delays_nothing_for_long() {
        assert_eq!(turn(BoxRule::Hourly, Some(slot(9, 8)), slot(3, 8), &[]), Turn::Plan);
        assert_eq!(turn(BoxRule::Daily, Some(slot(9, 13)), slot(3, 8), &[13]), Turn::Plan);
    }

    #[test]
    fn clocks_that_do_not_agree_open_a_box_once() {
        // One process has opened at one o'clock and planned two; by the clock of the other it is
        // not yet one.
        assert_eq!(turn(BoxRule::Hourly, Some(slot(3, 14)), slot(3, 12), &[]), Turn::Wait);
        assert_eq!(turn(BoxRule::Daily, Some(slot(4, 13)), slot(3, 12), &[13]), Turn::Wait);
    }

    proptest! {
        #[test]
        fn what_is_planned_is_always_within_a_day_and_never_now(day in 1u32..28, hour in 0u32..24, hours in proptest::collection::btree_set(0u32..24, 1..4)) {
            let (now, hours): (_, Vec<u32>) = (slot(day, hour), hours.into_iter().collect());
            for rule in [BoxRule::Hourly, BoxRule::Daily] {
                let next = next(rule, now, &hours).expect("planned");
                prop_assert!(next > now && next.day <= now.day + Days::new(1));
                prop_assert_eq!(turn(rule, Some(next), now, &hours), Turn::Wait);
                prop_assert_eq!(turn(rule, Some(next), next, &hours), Turn::Open);
            }
        }
    }
}
