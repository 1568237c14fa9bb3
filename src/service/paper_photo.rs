//! Paper notes out of a photo of the cardboard: what is seen is a proposal, which somebody completes
//! and confirms. Nothing of the photo is kept, here or anywhere.

use super::{
    Actor, Error, InHand, Room, Service, TypedNote,
    paper::{Desk, There},
    photo,
};
use crate::domain::{
    account::Right,
    fault::Fault,
    hex::Hex,
    ids::{NoteId, ThemeId},
    paper::{OnPaper, PaperNote, PhotoProblem, SeenPhoto, SlipCode, parse_stickers, takes_paper},
    problem::{FieldProblem, Invalid, Problem},
    theme::Theme,
};
use crate::store::Correction;

/// A photo takes some two hundred megabytes while it is read: one at a time, and few wait for it.
static READING: Room = Room::new(1, 4);

/// Why a photo is not read.
#[derive(Debug)]
pub enum NotRead {
    /// It cannot be.
    Photo(PhotoProblem),
    /// Anything else.
    Other(Error),
}

impl<E: Into<Error>> From<E> for NotRead {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// What is typed beside the picture of a slip.
#[derive(Clone, Debug)]
pub struct TypedSlip {
    /// What its code says.
    pub code: SlipCode,
    /// The id of the note that becomes of it if it was printed empty; made with the form.
    pub note: NoteId,
    /// What is typed: all of it for an empty slip, which is passed over without a text; only the
    /// stickers for one on which a note is printed, which is passed over without a number.
    pub typed: TypedNote,
    /// What stood on that note's paper when the form was shown: [`crate::store::seen_paper`].
    pub seen: Option<Hex<32>>,
}

/// How many slips went in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlipsTaken {
    /// New notes.
    pub notes: usize,
    /// Counts of stickers.
    pub counts: usize,
}

/// A theme whose slips are looked at, and what their codes may name.
pub struct Slips {
    /// The theme.
    pub theme: Theme,
    there: There,
}

impl Slips {
    /// The note that is printed on a slip; `None` for an empty slip and for one of another theme.
    pub fn note(&self, code: SlipCode) -> Option<InHand> {
        self.there.in_hand(code.note())
    }

    /// The number of the column of an empty slip; `None` for any other.
    pub fn column(&self, code: SlipCode) -> Option<usize> {
        let at = self.theme.prompts.iter().position(|prompt| code.is_prompt(prompt.id));
        at.map(|at| at + 1)
    }
}

impl Service {
    /// A theme whose slips are looked at.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for no theme, [`Error::Store`].
    pub async fn slips(&self, by: &Actor, theme: ThemeId) -> Result<Slips, Error> {
        let Desk { theme, waiting, .. } = self.desk(by, theme).await?;
        let hanging = self.board.notes(theme.id).await?;
        Ok(Slips { theme, there: There { hanging, waiting } })
    }

    /// Reads a photo of the cardboard; `code_of` knows the codes of slips.
    ///
    /// # Errors
    /// [`NotRead::Photo`]; [`NotRead::Other`] with [`Fault::NotNow`] as of [`takes_paper`], and
    /// [`Fault::Busy`] where too many photos wait.
    pub async fn read_photo(
        &self,
        by: &Actor,
        theme: ThemeId,
        photo: Vec<u8>,
        code_of: fn(&str) -> Option<SlipCode>,
    ) -> Result<SeenPhoto, NotRead> {
        by.must(Right::Paper)?;
        if !takes_paper(self.board.theme(theme).await?.state) {
            return Err(Fault::NotNow.into());
        }
        let place = READING.enter().await.ok_or(Fault::Busy)?;
        // Whoever asked may go: the place is free when the photo is let go of.
        let read = tokio::task::spawn_blocking(move || {
            let _place = place;
            photo::read(&photo, code_of)
        });
        // Who makes a picture so that a decoder gives up has made one that cannot be read.
        read.await.unwrap_or(Err(PhotoProblem::Broken)).map_err(NotRead::Photo)
    }

    /// Takes what is filled in beside the pictures of slips: all of it or nothing.
    ///
    /// # Errors
    /// [`Fault::Invalid`] with fields `slips.{number from 0}.{field}`, and `slips` where nothing is
    /// filled in; [`Fault::NotNow`] as of [`takes_paper`]; [`Fault::Conflict`] when somebody counted
    /// one of them since, or the form has typed in something else.
    pub async fn take_slips(
        &self,
        by: &Actor,
        theme: ThemeId,
        slips: &[TypedSlip],
    ) -> Result<SlipsTaken, Error> {
        let at = self.slips(by, theme).await?;
        if !takes_paper(at.theme.state) {
            return Err(Fault::NotNow.into());
        }
        let (mut notes, mut counts): (Vec<PaperNote>, Vec<Correction>) = (Vec::new(), Vec::new());
        let mut bad = Invalid::default();
        for (n, slip) in slips.iter().enumerate() {
            let read = if at.column(slip.code).is_some() {
                at.new_note(slip, &notes).map(|note| notes.extend(note))
            } else {
                at.counted(slip, &counts).map(|count| counts.extend(count))
            };
            match read {
                Ok(()) => {}
                Err(Fault::Invalid(Invalid(wrong))) => {
                    for FieldProblem { field, problem } in wrong {
                        bad.add(format!("slips.{n}.{field}"), problem);
                    }
                }
                Err(other) => return Err(other.into()),
            }
        }
        if bad.0.is_empty() && notes.is_empty() && counts.is_empty() {
            bad.add("slips", Problem::Empty);
        }
        bad.or(Some(()))?;
        let done = self.board.take_slips(theme, &notes, &counts, by.role, self.today()).await?;
        self.publish(done).await?;
        Ok(SlipsTaken { notes: notes.len(), counts: counts.len() })
    }
}

impl Slips {
    /// A new note as it is typed; `None` where nothing is. `further_up` are those of the slips before
    /// it.
    fn new_note(
        &self,
        slip: &TypedSlip,
        further_up: &[PaperNote],
    ) -> Result<Option<PaperNote>, Fault> {
        let TypedNote { column, text, stickers, twice } = &slip.typed;
        if text.trim().is_empty() {
            return Ok(None);
        }
        let note = PaperNote::parse(slip.note, column, text, stickers, &self.theme.prompts)?;
        // One that is there already counts as taken: who pressed twice wished just that.
        let is_new = !self.there.has(&note)? && !note.says(twice);
        if is_new && (self.there.says(&note) || further_up.iter().any(|one| note.says(&one.text))) {
            return Err(Invalid::one("text", Problem::SameText).into());
        }
        Ok(Some(note))
    }

    /// The stickers of a printed note as they are typed; `None` where nothing is.
    fn counted(
        &self,
        slip: &TypedSlip,
        further_up: &[Correction],
    ) -> Result<Option<Correction>, Fault> {
        if slip.typed.stickers.trim().is_empty() {
            return Ok(None);
        }
        let wrong = |problem| Fault::from(Invalid::one("stickers", problem));
        let note = slip.code.note();
        let InHand { stands, .. } = self.note(slip.code).ok_or(Fault::Conflict)?;
        let seen = slip.seen.ok_or(Fault::Malformed)?;
        if further_up.iter().any(|one| one.note == note) {
            return Err(wrong(Problem::Taken));
        }
        let stickers = parse_stickers(&slip.typed.stickers).map_err(wrong)?;
        Ok(Some(Correction { note, seen, wished: OnPaper { stickers, ..stands } }))
    }
}
