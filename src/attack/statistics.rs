//! Statistics of shares: how sure one can be of a count.

/// The 97.5th percentile of the normal distribution, for intervals of 95 %.
pub const Z: f64 = 1.959_963_985;

/// A count as a real number. Beyond four thousand million notes it would be off.
pub fn real(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// The interval of a share (Wilson, "Probable Inference, the Law of Succession, and Statistical
/// Inference", 1927), at 95 %.
pub fn wilson(linked: usize, total: usize) -> (f64, f64) {
    if total == 0 {
        return (0.0, 1.0);
    }
    let (n, share) = (real(total), real(linked) / real(total));
    let scale = 1.0 + Z * Z / n;
    let centre = (share + Z * Z / (2.0 * n)) / scale;
    let half = Z / scale * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against the values of Newcombe, "Two-sided confidence intervals for the single proportion"
    /// (1998), table I.
    #[test]
    fn intervals() {
        for (linked, total, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let (from, to) = wilson(linked, total);
            assert!(
                (from - low).abs() < 5e-5 && (to - high).abs() < 5e-5,
                "{linked}/{total}: {from} {to}"
            );
        }
    }
}
