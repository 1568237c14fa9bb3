//! Paper notes out of a file: looked at line by line first, then taken as a whole or not at all.

use super::{
    Actor, Error, Service,
    new_theme::made_id,
    paper::Desk,
    table_file::{self, Limits},
};
use crate::domain::{
    account::Right,
    fault::Fault,
    ids::{NoteId, ThemeId},
    paper::{DryLine, PaperNames, PaperNote, ROWS_MAX, TableProblem, read_lines, takes_paper},
    table::TableLine,
};

/// The largest file, in bytes.
pub const BYTES_MAX: usize = 4 * 1024 * 1024;
const LIMITS: Limits = Limits { bytes: BYTES_MAX, rows: ROWS_MAX };

/// Why a table is not taken.
#[derive(Debug)]
pub enum NotTyped {
    /// It cannot be read.
    Table(TableProblem),
    /// Lines of it are wrong: all lines, to be shown.
    Lines(Vec<DryLine>),
    /// Anything else.
    Other(Error),
}

impl<E: Into<Error>> From<E> for NotTyped {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// A file as a table of text; see [`table_file::text_of`].
///
/// # Errors
/// [`TableProblem`].
pub fn text_of(bytes: &[u8]) -> Result<String, TableProblem> {
    table_file::text_of(bytes, LIMITS)
}

fn lines(text: &str) -> Vec<TableLine> {
    table_file::filled_lines(text, LIMITS)
}

impl Service {
    /// What each line of a table would become. `key` was made with the form: a table that is sent
    /// twice with it is typed in once.
    ///
    /// # Errors
    /// [`NotTyped::Table`]; [`NotTyped::Other`] with [`Fault::NotNow`] as of [`takes_paper`].
    pub async fn dry_run(
        &self,
        by: &Actor,
        theme: ThemeId,
        key: &str,
        text: &str,
        names: &PaperNames<'_>,
    ) -> Result<Vec<DryLine>, NotTyped> {
        by.must(Right::Paper)?;
        let Desk { theme, waiting, .. } = self.desk(by, theme).await?;
        if !takes_paper(theme.state) {
            return Err(Fault::NotNow.into());
        }
        let hanging = self.board.notes(theme.id).await?;
        let there = hanging.iter().map(|note| note.text.as_str());
        let there = there.chain(waiting.iter().map(|note| note.text.as_str()));
        let id = |line| id_of(theme.id, key, line);
        read_lines(&lines(text), names, &theme.prompts, there, id).map_err(NotTyped::Table)
    }

    /// Types a table in: all its lines or none. Returns how many notes it has.
    ///
    /// # Errors
    /// [`NotTyped`].
    pub async fn import_paper(
        &self,
        by: &Actor,
        theme: ThemeId,
        key: &str,
        text: &str,
        names: &PaperNames<'_>,
    ) -> Result<usize, NotTyped> {
        let dry = self.dry_run(by, theme, key, text, names).await?;
        let notes: Result<Vec<PaperNote>, _> = dry.iter().map(|line| line.note.clone()).collect();
        let Ok(notes) = notes else {
            return Err(NotTyped::Lines(dry));
        };
        self.put_paper(theme, &notes).await?;
        Ok(notes.len())
    }
}

/// The id of the note of a line: the same one whenever the same form is sent.
fn id_of(theme: ThemeId, key: &str, line: u64) -> NoteId {
    let parts: [&[u8]; 4] =
        [b"kz/paper-line/v1", theme.as_bytes(), key.as_bytes(), &line.to_be_bytes()];
    NoteId(made_id(&parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_offices_save_is_read_in_each_of_its_encodings() {
        let text = "列,付箋,シール\r\n1,\"\"\"急ぎ\"\"と書く,紙\",3\r2,電話,\n\n2,机,1\n";
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        let utf16: Vec<u8> =
            [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes(), &cp932, &utf16] {
            let lines = lines(&text_of(bytes).expect("read"));
            let at: Vec<u64> = lines.iter().map(|line| line.line).collect();
            assert_eq!(at, [1, 2, 3, 5], "lines as an editor counts them");
            assert_eq!(lines[1].cells, ["1", "\"急ぎ\"と書く,紙", "3"]);
        }
    }

    #[test]
    fn what_is_no_table_is_told_by_name() {
        assert_eq!(text_of(b"\xff\xff\x00"), Err(TableProblem::Encoding));
        assert_eq!(text_of(b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(TableProblem::Locked));
        assert_eq!(text_of(b"PK\x03\x04rest"), Err(TableProblem::Broken));
        assert_eq!(text_of(&vec![b'x'; BYTES_MAX + 1]), Err(TableProblem::TooLarge));
        let many = "a,b,c\n".repeat(100_000);
        assert_eq!(lines(&text_of(many.as_bytes()).expect("text")).len(), ROWS_MAX + 2);
    }

    #[test]
    fn a_form_that_is_sent_twice_makes_the_same_ids() {
        let theme = ThemeId(uuid::Uuid::nil());
        assert_eq!(id_of(theme, "k", 2), id_of(theme, "k", 2));
        assert_ne!(id_of(theme, "k", 2), id_of(theme, "k", 3));
        assert_ne!(id_of(theme, "k", 2), id_of(theme, "l", 2));
    }
}
