//! The tick: the moment at which notes, counts and events become visible together.

/// Length of a tick of the live box, in seconds.
pub const TICK_SECONDS: i64 = 10;

/// Name of the event by which a board learns the server's time, in milliseconds since 1970.
pub const CLOCK_EVENT: &str = "clock";

/// Seconds from `now` (Unix time) to the next tick: 1 to [`TICK_SECONDS`]. Ticks lie on multiples
/// of the tick's length, so that every process and every reader agrees on them without talking.
pub const fn seconds_to_next(now: i64) -> i64 {
    seconds_to_multiple(now, TICK_SECONDS)
}

/// Seconds from `now` to the next multiple of `period` seconds: 1 to `period`.
pub const fn seconds_to_multiple(now: i64, period: i64) -> i64 {
    period - now.rem_euclid(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_tick_is_always_ahead() {
        assert_eq!(seconds_to_next(0), 10);
        assert_eq!(seconds_to_next(9), 1);
        assert_eq!(seconds_to_next(-1), 1);
        assert_eq!(seconds_to_next(1_000_007), 3);
    }
}
