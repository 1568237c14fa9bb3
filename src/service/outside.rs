//! The notes of a theme for tools outside, once nobody writes any more. What is sent where is for
//! whoever takes the file; that it leaves is for them to say.

use std::collections::BTreeSet;

use super::{Actor, Error, Service, random};
use crate::domain::{
    account::Right,
    fault::Fault,
    ids::ThemeId,
    outside::{ID_END, OutsideNote, Telling, can_leave, leaving, shown, telling},
    problem::{Invalid, Problem},
    theme::Theme,
};

/// What is to be known before notes leave.
#[derive(Clone, Debug)]
pub struct BeforeLeaving {
    /// The theme.
    pub theme: Theme,
    /// How many notes show.
    pub notes: usize,
    /// Those in which the guard finds something; none are looked for before the theme has closed.
    pub telling: Vec<Telling>,
}

impl Service {
    /// What is to be known before the notes of a theme leave.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for a theme without a board; [`Error::Store`]; [`Error::GivenUp`].
    pub async fn before_leaving(&self, by: &Actor, id: ThemeId) -> Result<BeforeLeaving, Error> {
        by.must(Right::Reports)?;
        let theme = self.board.theme(id).await?;
        if !theme.state.has_board() {
            return Err(Fault::NotFound.into());
        }
        if !can_leave(theme.state) {
            return Ok(BeforeLeaving { theme, notes: 0, telling: Vec::new() });
        }
        let notes = shown(self.board.notes(id).await?);
        let many = notes.len();
        let telling = blocking(move || telling(&notes)).await?;
        Ok(BeforeLeaving { theme, notes: many, telling })
    }

    /// The notes of a theme as they leave: `all` of them, or without those in which the guard finds
    /// something. `sure` says that whoever asks knows what it means.
    ///
    /// # Errors
    /// [`Fault::Invalid`] where nobody says so; [`Fault::NotNow`] before the theme has closed;
    /// [`Error::NoRandom`]; [`Error::GivenUp`].
    pub async fn leaving_notes(
        &self,
        by: &Actor,
        id: ThemeId,
        sure: bool,
        all: bool,
    ) -> Result<(Theme, Vec<OutsideNote>), Error> {
        by.must(Right::Reports)?;
        let theme = self.board.theme(id).await?;
        if !can_leave(theme.state) {
            return Err(Fault::NotNow.into());
        }
        if !sure {
            return Err(Invalid::one("sure", Problem::NotChosen).into());
        }
        let notes = self.board.notes(id).await?;
        let (ids, of) = (unlike(notes.len())?, theme.clone());
        let leaving = blocking(move || leaving(&of, notes, all, ids)).await?;
        Ok((theme, leaving))
    }
}

/// So many random numbers below [`ID_END`], no two alike, as they were drawn.
fn unlike(many: usize) -> Result<Vec<u32>, Error> {
    let (mut drawn, mut seen) = (Vec::with_capacity(many), BTreeSet::new());
    while drawn.len() < many {
        let number = random::bytes::<4>().map_err(|_| Error::NoRandom)?;
        let number = u32::from_be_bytes(number) % ID_END;
        if seen.insert(number) {
            drawn.push(number);
        }
    }
    Ok(drawn)
}

/// On a thread of its own: looking at thousands of texts takes longer than others wait.
async fn blocking<T: Send + 'static>(
    look: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(look).await.map_err(|_| Error::GivenUp("looking at notes"))
}
