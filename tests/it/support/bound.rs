//! When links are more than luck.
//!
//! A line of a report is two halves of the notes, each scored with the guess that did best on the
//! *other* half. If the files tell nothing, each half's count is therefore binomial, however many
//! guesses were made. Their sum is not: where both halves choose the same guess, its luck counts
//! twice, and a small year then fails a bound on the sum every few dozen runs. So every half is
//! held against the exact tail of its own binomial distribution, and the level is shared out among
//! all halves of all lines (Bonferroni), which needs no independence.

use kizuki_board::attack::{Report, ReportLine};

/// How often a report may fail though its files tell nothing.
const LEVEL: f64 = 1e-5;

/// The chance of `hits` or more in `n` attempts that succeed with probability `p`.
fn tail(hits: usize, n: usize, p: f64) -> f64 {
    let mut term = (1.0 - p).powi(i32::try_from(n).expect("few"));
    let mut below = 0.0;
    let mut above = 0.0;
    for i in 0..=n {
        // Summed from the small side, so that a tiny tail is not lost in 1 - (nearly 1).
        *(if i < hits { &mut below } else { &mut above }) += term;
        term *= real(n - i) / real(i + 1) * p / (1.0 - p);
    }
    debug_assert!((below + above - 1.0).abs() < 1e-9);
    above
}

fn real(n: usize) -> f64 {
    f64::from(u32::try_from(n).expect("few"))
}

/// The halves of a line: linked, asked for.
fn halves(line: &ReportLine) -> [(usize, usize); 2] {
    let second = line.confirmed;
    [(line.linked - second.0, line.total - second.1), second]
}

/// The lines that linked more than `times` chance explains.
pub fn beyond(report: &Report, times: f64) -> Vec<String> {
    let lines: Vec<&ReportLine> = report.lines.iter().filter(|line| line.tried > 0).collect();
    let level = LEVEL / real(2 * lines.len().max(1));
    let beyond = |line: &&ReportLine| {
        halves(line)
            .iter()
            .any(|(linked, asked)| tail(*linked, *asked, (times * line.chance).min(0.99)) < level)
    };
    lines.into_iter().filter(beyond).map(|line| line.method.to_string()).collect()
}

#[test]
fn tails() {
    // C(4,3)/16 + 1/16, and 1 - (1 - p)^n.
    assert!((tail(3, 4, 0.5) - 5.0 / 16.0).abs() < 1e-12);
    assert!((tail(1, 600, 0.0025) - (1.0 - 0.9975_f64.powi(600))).abs() < 1e-12);
    // The last term alone.
    assert!((tail(8, 8, 0.025) / 0.025_f64.powi(8) - 1.0).abs() < 1e-9);
    assert!((tail(0, 9, 0.3) - 1.0).abs() < 1e-12);
}
