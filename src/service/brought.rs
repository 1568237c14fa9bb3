//! Suggested groups out of a file: read, found again among the notes, and kept until they are decided
//! on, dropped, or another file takes their place.

use super::{
    Actor, Error, Service,
    table_file::{self, Limits},
};
use crate::domain::{
    account::Right,
    ids::ThemeId,
    outside::shown,
    suggest::{BROUGHT_ROWS_MAX, ResultFile, ResultProblem, read_result},
    theme::Theme,
};

/// The largest file, in bytes. Each row has a note, and what was made of it.
pub const BYTES_MAX: usize = 32 * 1024 * 1024;
const LIMITS: Limits = Limits { bytes: BYTES_MAX, rows: BROUGHT_ROWS_MAX };

/// Why a file is not taken.
#[derive(Debug)]
pub enum NotBrought {
    /// It cannot be read.
    Table(ResultProblem),
    /// It is the other file of the tool, which holds no text of a note.
    Json,
    /// Nothing in it makes a group: it is of another theme, or every note stands alone.
    Nothing(ResultFile),
    /// Anything else.
    Other(Error),
}

impl<E: Into<Error>> From<E> for NotBrought {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// What came of a file.
#[derive(Clone, Debug)]
pub struct Brought {
    /// What it says.
    pub file: ResultFile,
    /// How many notes of its groups are in a group on the bench already.
    pub grouped: usize,
}

impl Service {
    /// The theme for whose bench a file can come, and how many groups of one there are.
    ///
    /// # Errors
    /// As of [`Service::bench`].
    pub async fn bringing(&self, by: &Actor, id: ThemeId) -> Result<(Theme, usize), Error> {
        let (theme, _) = self.bench(by, id).await?;
        let brought = self.board.brought(id).await?;
        Ok((theme, brought.len()))
    }

    /// Takes a file in the place of the one before. Nothing is grouped by it.
    ///
    /// # Errors
    /// [`NotBrought`]; what there was stays then.
    pub async fn bring_groups(
        &self,
        by: &Actor,
        id: ThemeId,
        bytes: Vec<u8>,
    ) -> Result<Brought, NotBrought> {
        self.must_be_open(by, id).await?;
        if is_json(&bytes) {
            return Err(NotBrought::Json);
        }
        let notes = shown(self.board.notes(id).await?);
        let read = move || {
            let text = table_file::text_of(&bytes, LIMITS)?;
            read_result(&table_file::filled_lines(&text, LIMITS), &notes)
        };
        // A thread of its own: a workbook may have been made to break its reader.
        let read = tokio::task::spawn_blocking(read).await;
        let file = read.unwrap_or(Err(ResultProblem::Broken)).map_err(NotBrought::Table)?;
        if file.groups.is_empty() {
            return Err(NotBrought::Nothing(file));
        }
        self.board.set_brought(id, &file.groups).await?;
        let bench = self.board.bench(id).await?;
        let notes = file.groups.iter().flat_map(|group| &group.notes);
        let grouped = notes.filter(|note| bench.group_of(**note).is_some()).count();
        Ok(Brought { file, grouped })
    }

    /// Drops the groups of the file. What was accepted or refused of them stays so.
    ///
    /// # Errors
    /// [`Fault::NotNow`](crate::domain::fault::Fault::NotNow) where the bench cannot be worked at.
    pub async fn drop_brought(&self, by: &Actor, id: ThemeId) -> Result<(), Error> {
        by.must(Right::Review)?;
        self.must_be_open(by, id).await?;
        Ok(self.board.set_brought(id, &[]).await?)
    }
}

/// Whether a file is JSON, or means to be.
fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}
