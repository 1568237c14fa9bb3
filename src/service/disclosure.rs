//! The verbs of 開示用: which words of a theme are covered for somebody who asks for the office's
//! documents, and the material of the two copies.

use super::{Actor, Error, Service, can_be_published};
use crate::domain::{
    account::Right,
    disclosure::{Copy, Masks, Passage, Ruling, parse_words, passages},
    fault::Fault,
    ids::{NoteId, ThemeId},
    material::Material,
    note::Note,
    problem::{Invalid, Problem},
    theme::Theme,
};
use crate::store::{self, NewRuling};

/// The field for words of somebody's own.
const OWN: &str = "text";

/// What is to be decided about a theme.
#[derive(Clone, Debug)]
pub struct Disclosure {
    /// The theme.
    pub theme: Theme,
    /// The notes that show.
    pub notes: Vec<Note>,
    /// Words that are decided about, or to be.
    pub passages: Vec<Passage>,
}

/// What somebody chose about words, with what the form was shown with.
#[derive(Clone, Debug)]
pub struct TypedRuling {
    /// The words.
    pub words: String,
    /// A word of [`Ruling`]; nothing where nobody had decided.
    pub was: String,
    /// The same; nothing leaves it undecided.
    pub wish: String,
}

impl Service {
    /// What is decided and to be decided about a theme's notes.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Fault::NotFound`] for no theme; [`Error::Store`].
    pub async fn disclosure(&self, by: &Actor, theme: ThemeId) -> Result<Disclosure, Error> {
        by.must(Right::Reports)?;
        let theme = self.board.theme(theme).await?;
        let mut notes = self.board.notes(theme.id).await?;
        notes.retain(|note| note.hidden.is_none());
        let (notes, passages) = self.passages(theme.id, notes).await?;
        Ok(Disclosure { theme, notes, passages })
    }

    /// The words of these notes that are decided about, or to be. A thread of its own: many notes
    /// take longer to read than others wait.
    async fn passages(
        &self,
        theme: ThemeId,
        notes: Vec<Note>,
    ) -> Result<(Vec<Note>, Vec<Passage>), Error> {
        let decided = self.board.ruled_words(theme).await?;
        let read = move || {
            let found = passages(&notes, &decided);
            (notes, found)
        };
        tokio::task::spawn_blocking(read).await.map_err(|_| Error::GivenUp("reading notes"))
    }

    /// Decides about words: `typed` of those that the form was shown with, and about `own`, which
    /// may be empty, or all of the note `whole`. All of it is done, or nothing.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for words that are in no note or too long; [`Fault::Malformed`];
    /// [`Fault::NotNow`] as long as notes come in; [`Fault::Conflict`] where somebody else decided
    /// otherwise meanwhile.
    pub async fn rule_words(
        &self,
        by: &Actor,
        theme: ThemeId,
        typed: &[TypedRuling],
        own: (&str, &str),
        whole: Option<NoteId>,
    ) -> Result<(), Error> {
        let Disclosure { theme, notes, passages } = self.disclosure(by, theme).await?;
        if !can_be_published(theme.state) {
            return Err(Fault::NotNow.into());
        }
        let ruling = |word: &str| match word {
            "" => Ok(None),
            word => word.parse().map(Some).map_err(|_| Fault::Malformed),
        };
        let within = |words: &str| -> Vec<NoteId> {
            let there = notes.iter().filter(|note| note.text.contains(words));
            there.map(|note| note.id).collect()
        };
        let mut all = Vec::new();
        for TypedRuling { words, was, wish } in typed {
            // As it was sent to the browser, which has its own line ends.
            let words = parse_words(words).map_err(|_| Fault::Malformed)?;
            let (was, wish) = (ruling(was)?, ruling(wish)?);
            if was != wish {
                all.push(NewRuling { notes: within(&words), words, was, wish });
            }
        }
        let covered = whole.and_then(|id| notes.iter().find(|note| note.id == id));
        let own = match (covered, own.0.trim()) {
            (Some(note), _) => Some((note.text.clone(), Some(Ruling::Person))),
            (None, "") => None,
            (None, words) => Some((own_words(words)?, ruling(own.1)?)),
        };
        if let Some((words, wish)) = own {
            let notes = within(&words);
            if notes.is_empty() {
                return Err(Invalid::one(OWN, Problem::NotInNotes).into());
            }
            let was = passages.iter().find(|one| one.words == words).and_then(|one| one.ruling);
            let wish = wish.or(Some(Ruling::Person));
            // What is chosen for the same words above is overruled by it.
            all.retain(|one| one.words != words);
            all.push(NewRuling { words, was, wish, notes });
        }
        match self.board.rule_words(theme.id, &all).await {
            Err(store::Error::Conflict) => Err(Fault::Conflict.into()),
            done => Ok(done?),
        }
    }

    /// The material of a copy, and the words in it that are treated.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Fault::NotFound`] for no theme; [`Fault::NotNow`] as long as notes
    /// come in; [`Error::Store`]; [`Error::GivenUp`].
    pub async fn disclosed_material(
        &self,
        by: &Actor,
        theme: ThemeId,
        copy: Copy,
    ) -> Result<(Material, Vec<Passage>), Error> {
        by.must(Right::Reports)?;
        let theme = self.board.theme(theme).await?;
        if !can_be_published(theme.state) {
            return Err(Fault::NotNow.into());
        }
        let notes = self.board.notes(theme.id).await?;
        let (mut notes, passages) = self.passages(theme.id, notes).await?;
        if copy == Copy::Disclosed {
            // Before anything is made of them, keywords above all: what is not there cannot get out.
            let masks = Masks::of(&passages);
            for note in &mut notes {
                note.text = masks.put_on(&note.text, copy);
            }
        }
        Ok((self.material_of(theme, notes).await?, passages))
    }
}

fn own_words(typed: &str) -> Result<String, Invalid> {
    let mut wrong = Invalid::default();
    let words = wrong.take(OWN, parse_words(typed));
    wrong.or(words)
}
