//! What the attack found, for people to read (Markdown) and for programs (serde).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    model::Method,
    statistics::{Z, wilson},
};

/// One method's result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportLine {
    /// The method.
    pub method: Method,
    /// Notes linked to the right person.
    pub linked: usize,
    /// Notes asked for.
    pub total: usize,
    /// `linked / total`.
    pub share: f64,
    /// The share that drawing lots within each theme would give.
    pub chance: f64,
    /// The 95 % interval of the share (Wilson).
    pub interval: (f64, f64),
    /// Linked and asked for in the second half alone, by the guess that was best in the first.
    pub confirmed: (usize, usize),
    /// How many guesses the method made; 0: there was nothing to work on.
    pub tried: usize,
    /// The guess that was right most often.
    pub best: Option<String>,
    /// For methods that find orders: the rank correlation between people and their notes in the
    /// order that shows it best, and how many standard deviations it is from none.
    pub order: Option<(f64, f64)>,
}

impl ReportLine {
    /// Whether the share is above chance, at 97.5 % (one-sided), in all notes and in the second
    /// half alone.
    pub fn above_chance(&self) -> bool {
        let confirmed = wilson(self.confirmed.0, self.confirmed.1).0;
        self.tried > 0 && self.interval.0 > self.chance && confirmed > self.chance
    }

    /// Whether an order is left, even if too blurred to link anybody; at 97.5 %, one-sided.
    pub fn keeps_order(&self) -> bool {
        self.order.is_some_and(|(_, deviations)| deviations > Z)
    }
}

/// A row of the report's table.
impl fmt::Display for ReportLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.tried == 0 {
            return write!(f, "| {} | – | – | – | – | nothing to work on | – | 0 | |", self.method);
        }
        let [share, low, high, chance] =
            [self.share, self.interval.0, self.interval.1, self.chance].map(|of| 100.0 * of);
        let verdict = if self.above_chance() { "**yes**" } else { "no" };
        let order = match self.order {
            Some((correlation, _)) if self.keeps_order() => format!("**{correlation:+.2}**"),
            Some((correlation, _)) => format!("{correlation:+.2}, no"),
            None => "–".to_owned(),
        };
        let best = self.best.as_deref().unwrap_or_default().replace('|', "/");
        write!(f, "| {} | {}/{} | {share:.1} % ", self.method, self.linked, self.total)?;
        write!(f, "| {low:.1}–{high:.1} % | {chance:.1} % ")?;
        write!(f, "| {verdict} | {order} | {} | {best} |", self.tried)
    }
}

/// The result of an attack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The schema that was taken to be there.
    pub target: String,
    /// Themes in the truth file.
    pub themes: usize,
    /// People in the truth file.
    pub people: usize,
    /// Notes in the truth file.
    pub notes: usize,
    /// Databases and other files that were read, and telling rows and lines in them.
    pub files: usize,
    /// Rows and lines that name a person or a note.
    pub telling: usize,
    /// A line for each method, [`Method::Combined`] last.
    pub lines: Vec<ReportLine>,
    /// Files that were not read, and why.
    pub skipped: Vec<String>,
}

impl Report {
    /// The line of a method.
    pub fn line(&self, method: Method) -> Option<&ReportLine> {
        self.lines.iter().find(|line| line.method == method)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} notes of {} people in {} themes; schema: {}.",
            self.notes, self.people, self.themes, self.target
        )?;
        writeln!(
            f,
            "{} files; {} rows and lines that name a person or a note.\n",
            self.files, self.telling
        )?;
        writeln!(
            f,
            "| method | linked | share | 95 % interval | chance | above chance | order left | guesses | best guess |"
        )?;
        writeln!(f, "|---|---|---|---|---|---|---|---|---|")?;
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        for skipped in &self.skipped {
            writeln!(f, "\nNot read: {skipped}")?;
        }
        Ok(())
    }
}
