//! The verbs of paper: typing in what hangs on the cardboard, and counting its stickers again. Who
//! did so is kept nowhere.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    fault::Fault,
    hex::Hex,
    ids::{NoteId, ThemeId},
    note::Note,
    paper::{self, OnPaper, PaperNote, takes_paper},
    problem::{Invalid, Problem},
    text::{self, NOTE_MAX},
    theme::Theme,
};
use crate::store::{self, Correction};

/// A note as somebody types it in.
#[derive(Clone, Debug, Default)]
pub struct TypedNote {
    /// The column's number or name.
    pub column: String,
    /// The text.
    pub text: String,
    /// How many stickers are on the paper; may be empty.
    pub stickers: String,
    /// The text for which it was said that it is there a second time; may be empty.
    pub twice: String,
}

/// What there is of a theme on paper.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The theme.
    pub theme: Theme,
    /// Paper notes that wait in the box.
    pub waiting: Vec<PaperNote>,
    /// Notes that hang: from paper, or with stickers on paper; hidden ones too.
    pub pinned: Vec<Note>,
}

/// A note whose paper somebody has in hand.
#[derive(Clone, Debug)]
pub struct InHand {
    /// What stands on it.
    pub stands: OnPaper,
    /// Whether it is a paper note, so that its text can be corrected.
    pub paper: bool,
    /// Stickers on the screen.
    pub digital: u32,
}

/// What is there of a theme: what hangs, and what waits in the box from paper.
pub(super) struct There {
    pub(super) hanging: Vec<Note>,
    pub(super) waiting: Vec<PaperNote>,
}

impl There {
    /// A note whose paper somebody has in hand.
    pub(super) fn in_hand(&self, note: NoteId) -> Option<InHand> {
        if let Some(waits) = self.waiting.iter().find(|one| one.id == note) {
            let stands = OnPaper { text: waits.text.clone(), stickers: waits.stickers };
            return Some(InHand { stands, paper: true, digital: 0 });
        }
        let hangs = self.hanging.iter().find(|one| one.id == note)?;
        let stands = OnPaper { text: hangs.text.clone(), stickers: hangs.stickers.paper };
        Some(InHand { stands, paper: hangs.paper, digital: hangs.stickers.digital })
    }

    /// Whether a note that is typed in is there already, sent before by its form.
    ///
    /// # Errors
    /// [`Fault::Conflict`] where that form has typed in something else.
    pub(super) fn has(&self, note: &PaperNote) -> Result<bool, Fault> {
        let hangs = self.hanging.iter().find(|there| there.id == note.id);
        let hangs = hangs.map(|there| PaperNote {
            id: there.id,
            prompt: there.prompt,
            text: there.text.clone(),
            stickers: there.stickers.paper,
        });
        let waits = || self.waiting.iter().find(|there| there.id == note.id).cloned();
        match hangs.or_else(waits) {
            Some(there) if there == *note => Ok(true),
            Some(_) => Err(Fault::Conflict),
            None => Ok(false),
        }
    }

    /// Whether another note says just what this one does.
    pub(super) fn says(&self, note: &PaperNote) -> bool {
        let hang = self.hanging.iter().map(|one| &one.text);
        hang.chain(self.waiting.iter().map(|one| &one.text)).any(|there| note.says(there))
    }
}

impl Service {
    /// What there is of a theme on paper.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for no theme, [`Error::Store`].
    pub async fn desk(&self, by: &Actor, theme: ThemeId) -> Result<Desk, Error> {
        by.must(Right::Paper)?;
        let theme = self.board.theme(theme).await?;
        let waiting = self.board.paper_in_box(theme.id).await?;
        let mut pinned = self.board.notes(theme.id).await?;
        pinned.retain(|note| note.paper || note.stickers.paper > 0);
        pinned.sort_by_key(|note| (std::cmp::Reverse(note.opening), note.id));
        Ok(Desk { theme, waiting, pinned })
    }

    /// Types a note in: into the box, out of which it comes with the others. `id` was made with the
    /// form: sent twice, it is one note.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field, [`Problem::SameText`] once for a text that is there;
    /// [`Fault::NotNow`] as of [`takes_paper`]; [`Fault::Conflict`] for a form that has typed in
    /// something else.
    pub async fn type_in(
        &self,
        by: &Actor,
        theme: ThemeId,
        id: NoteId,
        typed: &TypedNote,
    ) -> Result<(), Error> {
        let Desk { theme, waiting, .. } = self.desk(by, theme).await?;
        if !takes_paper(theme.state) {
            return Err(Fault::NotNow.into());
        }
        let TypedNote { column, text, stickers, twice } = typed;
        let note = PaperNote::parse(id, column, text, stickers, &theme.prompts)?;
        let there = There { hanging: self.board.notes(theme.id).await?, waiting };
        if there.has(&note)? {
            return Ok(());
        }
        if !note.says(twice) && there.says(&note) {
            return Err(Invalid::one("text", Problem::SameText).into());
        }
        self.put_paper(theme.id, &[note]).await.map(drop)
    }

    /// Puts notes from paper into the box: all of them or none.
    pub(super) async fn put_paper(
        &self,
        theme: ThemeId,
        notes: &[PaperNote],
    ) -> Result<usize, Error> {
        match self.board.type_in(theme, notes).await {
            Err(store::Error::Conflict) => Err(Fault::NotNow.into()),
            done => Ok(done?),
        }
    }

    /// A theme, and a note of it whose paper somebody has in hand.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for one that is not there.
    pub async fn in_hand(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
    ) -> Result<(Theme, InHand), Error> {
        let Desk { theme, waiting, .. } = self.desk(by, theme).await?;
        let there = There { hanging: self.board.notes(theme.id).await?, waiting };
        let in_hand = there.in_hand(note).ok_or(Fault::NotFound)?;
        Ok((theme, in_hand))
    }

    /// Gives a note what is on its paper: a paper note its text and its stickers, any other note its
    /// stickers. `seen` is [`store::seen_paper`] of what the form was shown with.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::NotNow`] as of [`takes_paper`];
    /// [`Fault::NotFound`]; [`Fault::Conflict`] when somebody else corrected it since.
    pub async fn correct_paper(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
        seen: &Hex<32>,
        text: Option<&str>,
        stickers: &str,
    ) -> Result<(), Error> {
        let (of, there) = self.in_hand(by, theme, note).await?;
        if !takes_paper(of.state) {
            return Err(Fault::NotNow.into());
        }
        let mut bad = Invalid::default();
        let text = match text {
            Some(text) => bad.take("text", text::parse(text, NOTE_MAX)),
            None => Some(there.stands.text),
        };
        let stickers = bad.take("stickers", paper::parse_stickers(stickers));
        let wished =
            bad.or(text.zip(stickers).map(|(text, stickers)| OnPaper { text, stickers }))?;
        let correction = Correction { note, seen: *seen, wished };
        let done = self.board.correct_paper(theme, &correction, by.role, self.today()).await?;
        Ok(self.publish(done).await?)
    }

    /// Takes a paper note back. One that was taken back is gone.
    ///
    /// # Errors
    /// [`Fault::Conflict`] for a note with a ticket, and as of [`takes_paper`].
    pub async fn take_paper_back(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
    ) -> Result<(), Error> {
        by.must(Right::Paper)?;
        let done = self.board.take_paper_back(theme, note, by.role, self.today()).await?;
        Ok(self.publish(done).await?)
    }
}
