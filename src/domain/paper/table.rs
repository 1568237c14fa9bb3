//! Paper notes out of a table: what each of its lines becomes, found by the names of its columns.
//! The bytes are read elsewhere.

use std::collections::HashSet;

use super::note::{PaperNote, same};
use crate::domain::{
    ids::NoteId,
    problem::Invalid,
    table::{self, TableLine},
    theme::Prompt,
};

/// The most lines below the names of the columns.
pub const ROWS_MAX: usize = 500;

/// A column that is read. There may be others, which are passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperColumn {
    /// The prompt, by its number or its name.
    Prompt,
    /// The text.
    Text,
    /// Stickers on the paper.
    Stickers,
}

impl PaperColumn {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Prompt, Self::Text, Self::Stickers];
}

/// What the columns may be called.
pub type PaperNames<'a> = [(PaperColumn, &'a str)];

/// What a line becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DryLine {
    /// Its number, from 1.
    pub line: u64,
    /// What stands there: prompt, text, stickers.
    pub cells: [String; 3],
    /// The note, or what is wrong with it: fields `column`, `text` and `stickers`.
    pub note: Result<PaperNote, Invalid>,
    /// Whether its text is there already, on the board, in the box or further up.
    pub again: bool,
}

/// Why no line of a table of paper notes can be read.
pub type TableProblem = table::TableProblem<PaperColumn>;

/// Reads the lines of a table, the first of which names the columns; `id` makes the id of the note
/// of a line, `there` are the texts that hang or wait already.
///
/// # Errors
/// [`TableProblem`].
pub fn read_lines<'a>(
    lines: &[TableLine],
    names: &PaperNames<'_>,
    prompts: &[Prompt],
    there: impl Iterator<Item = &'a str>,
    id: impl Fn(u64) -> NoteId,
) -> Result<Vec<DryLine>, TableProblem> {
    let (first, lines) = lines.split_first().ok_or(TableProblem::Empty)?;
    let at = table::columns(first, names, PaperColumn::ALL)?;
    if lines.is_empty() {
        return Err(TableProblem::Empty);
    }
    if lines.len() > ROWS_MAX {
        return Err(TableProblem::TooLarge);
    }
    let mut said: HashSet<String> = there.map(same).collect();
    let dry = lines.iter().map(|one| {
        let cells = at.map(|at| one.cells.get(at).cloned().unwrap_or_default());
        let [column, text, stickers] = &cells;
        let note = PaperNote::parse(id(one.line), column, text, stickers, prompts);
        let again = note.as_ref().is_ok_and(|note| !said.insert(same(&note.text)));
        DryLine { line: one.line, cells, note, again }
    });
    Ok(dry.collect())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{ids::PromptId, problem::Problem, theme::Colour};

    const NAMES: &PaperNames<'static> = &[
        (PaperColumn::Prompt, "列"),
        (PaperColumn::Text, "付箋"),
        (PaperColumn::Stickers, "シール"),
    ];

    fn lines(rows: &[&[&str]]) -> Vec<TableLine> {
        let line = |(line, cells): (u64, &&[&str])| TableLine {
            line,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        };
        (1..).zip(rows).map(line).collect()
    }

    fn read(rows: &[&[&str]]) -> Result<Vec<DryLine>, TableProblem> {
        let colour = Colour::Lemon;
        let prompt =
            Prompt { id: PromptId(Uuid::nil()), name: "良かったところ".into(), colour };
        let id = |line| NoteId(Uuid::from_u128(u128::from(line)));
        read_lines(&lines(rows), NAMES, &[prompt], std::iter::once("電話"), id)
    }

    #[test]
    fn each_line_says_what_it_becomes() {
        let dry = read(&[
            &["番号", "ｼｰﾙ", " 列 ", "付箋"],
            &["1", "3", "1", "決裁が紙"],
            &["2", "", "良かったところ", "でんわ"],
            &["3", "x", "7", ""],
            &["4", "0", "1", "決裁が　紙"],
            &["5"],
        ])
        .expect("read");
        let note = dry[0].note.as_ref().expect("a note");
        assert_eq!((note.text.as_str(), note.stickers, dry[0].line), ("決裁が紙", 3, 2));
        let wrong = dry[2].note.as_ref().expect_err("wrong");
        assert_eq!(wrong.0[0].problem, Problem::OutOfRange { min: 1, max: 1 });
        assert_eq!(wrong.0.len(), 3);
        let again: Vec<bool> = dry.iter().map(|line| line.again).collect();
        assert_eq!(again, [false, false, false, true, false]);
        assert!(dry[4].note.is_err(), "a short line has empty cells");
    }

    #[test]
    fn what_is_no_such_table_says_why() {
        assert_eq!(read(&[]), Err(TableProblem::Empty));
        assert_eq!(read(&[&["列", "付箋", "シール"]]), Err(TableProblem::Empty));
        let columns = read(&[&["列", "意見", "シール"], &["1", "a", "1"]]);
        let found = ["列", "意見", "シール"].map(ToOwned::to_owned).to_vec();
        assert_eq!(columns, Err(TableProblem::Columns { missing: vec![PaperColumn::Text], found }));
        let row: &[&str] = &["1", "a", "1"];
        let mut many = vec![row; ROWS_MAX + 1];
        many[0] = &["列", "付箋", "シール"];
        assert_eq!(read(&many).map(|dry| dry.len()), Ok(ROWS_MAX));
        many.push(row);
        assert_eq!(read(&many), Err(TableProblem::TooLarge));
    }
}
