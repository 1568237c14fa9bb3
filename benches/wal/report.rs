//! The table that is printed.

use std::fmt;

/// What is written.
pub const ACTIONS: [&str; 2] = ["like", "note"];
/// Who writes; the last one is what the others are compared with.
pub const SIDES: [&str; 3] = ["store", "replica with the rule", "replica without it"];

/// Milliseconds for a write, by side and action.
type Times = [[f64; ACTIONS.len()]; SIDES.len()];

/// All runs.
#[derive(Default)]
pub struct Report {
    runs: Vec<Times>,
}

impl Report {
    pub fn add(&mut self, times: Times) {
        self.runs.push(times);
    }

    /// A row: the least, the median and the greatest of a number per run.
    fn row(
        &self,
        f: &mut fmt::Formatter<'_>,
        what: &str,
        of: impl Fn(&Times) -> f64,
    ) -> fmt::Result {
        let mut values: Vec<f64> = self.runs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        let (least, median, most) = (values[0], values[values.len() / 2], values[values.len() - 1]);
        writeln!(f, "| {what} | {least:.2} | {median:.2} | {most:.2} |")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| | min | median | max |\n|---|---|---|---|")?;
        for (action, name) in ACTIONS.iter().enumerate() {
            for (side, who) in SIDES.iter().enumerate() {
                self.row(f, &format!("{name}, {who}, ms"), |times| times[side][action])?;
            }
            let last = SIDES.len() - 1;
            self.row(f, &format!("{name}, store ÷ without"), |times| {
                times[0][action] / times[last][action]
            })?;
            self.row(f, &format!("{name}, store ÷ replica with"), |times| {
                times[0][action] / times[1][action]
            })?;
        }
        Ok(())
    }
}
