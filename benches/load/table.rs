//! The table that is printed: least, median and greatest of all passes.

use std::fmt;

/// The rows so far.
#[derive(Default)]
pub struct Table(Vec<String>);

fn spread(values: &[f64]) -> (f64, f64, f64) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    (sorted[0], sorted[sorted.len() / 2], sorted[sorted.len() - 1])
}

fn shown(values: &[f64]) -> String {
    let (least, median, most) = spread(values);
    let number = |value: f64| {
        if value >= 1000.0 { format!("{value:.0}") } else { format!("{value:.2}") }
    };
    if values.len() == 1 {
        number(median)
    } else {
        format!("{} – {} – {}", number(least), number(median), number(most))
    }
}

impl Table {
    /// A rate beside its baseline. The ratio is taken pass by pass, so that both sides of each had
    /// the same machine.
    pub fn ratio(&mut self, what: &str, budget: &str, measured: &[f64], limit: &[f64]) {
        let ratios: Vec<f64> =
            measured.iter().zip(limit).map(|(ours, theirs)| ours / theirs).collect();
        self.row(what, budget, &shown(measured), &shown(limit), &shown(&ratios));
    }

    /// A figure with an absolute budget.
    pub fn value(&mut self, what: &str, budget: &str, measured: &[f64]) {
        self.row(what, budget, &shown(measured), "–", "–");
    }

    fn row(&mut self, what: &str, budget: &str, measured: &str, limit: &str, ratio: &str) {
        let row = format!("| {what} | {budget} | {measured} | {limit} | {ratio} |");
        eprintln!("{row}");
        self.0.push(row);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| what | budget | measured (min – median – max) | baseline | ratio |\n|---|---|---|---|---|"
        )?;
        self.0.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}
