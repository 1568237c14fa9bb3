//! The verbs of proposals: the office's schemes, and drafts for their forms made of an item.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    answers::{Item, Place, items},
    fault::Fault,
    ids::ThemeId,
    note::Note,
    problem::Invalid,
    proposal::{ProposalDraft, ProposalForm, Scheme, Schemes},
    theme::Theme,
};

/// An item as the draft for a scheme's form.
#[derive(Clone, Debug)]
pub struct ProposalAt {
    /// Its theme.
    pub theme: Theme,
    /// The item among the others.
    pub place: Place,
    /// How many items there are.
    pub of: usize,
    /// Its notes, most stickers first.
    pub notes: Vec<Note>,
    /// Why they are together; may be empty.
    pub why: String,
    /// What the office answered, or a draft of it; may be empty.
    pub answer: String,
    /// The scheme; none where there is only a draft for one that is gone.
    pub scheme: Option<Scheme>,
    /// What is stored.
    pub draft: Option<ProposalDraft>,
}

impl ProposalAt {
    /// What the scheme is called now, or was when its draft was saved.
    pub fn scheme_name(&self) -> &str {
        let stored = || self.draft.as_ref().map(|draft| draft.scheme_name.as_str());
        let now = self.scheme.as_ref().map(|scheme| scheme.name.as_str());
        now.or_else(stored).unwrap_or_default()
    }
}

impl Service {
    /// 提案制度, the office's schemes; the usual ones where nobody edited them.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn schemes(&self) -> Result<Schemes, Error> {
        let rows = self.board.schemes().await?;
        Ok(if rows.is_empty() { Schemes::usual() } else { Schemes::stored(rows) })
    }

    /// Changes the schemes, for somebody who saw them as `seen`. None at all bring the usual ones
    /// back. Drafts keep their texts.
    ///
    /// # Errors
    /// [`Fault::Invalid`] as of [`Schemes::parse`]; [`Fault::Conflict`] where somebody else changed
    /// them meanwhile.
    pub async fn set_schemes(
        &self,
        by: &Actor,
        seen: &Schemes,
        schemes: Result<Schemes, Invalid>,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let schemes = schemes?;
        let may = |rows: Vec<(String, String, String)>| {
            let now = if rows.is_empty() { Schemes::usual() } else { Schemes::stored(rows) };
            // The second of two clicks finds what the first left.
            now == *seen || now == schemes
        };
        let set = self.board.set_schemes(schemes.rows(), may).await?;
        if set { Ok(()) } else { Err(Fault::Conflict.into()) }
    }

    /// The drafts that were made of an item. For reviewers.
    ///
    /// # Errors
    /// [`Fault::Forbidden`].
    pub async fn proposals(
        &self,
        by: &Actor,
        theme: ThemeId,
        item: Item,
    ) -> Result<Vec<ProposalDraft>, Error> {
        by.must(Right::Review)?;
        Ok(self.board.proposals(theme, item).await?)
    }

    /// An item, with what is known of it, for the form of the scheme with this key. For reviewers.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for no such item, or a scheme of which there is neither form nor draft.
    pub async fn proposal_at(
        &self,
        by: &Actor,
        theme: ThemeId,
        item: Item,
        scheme: &str,
    ) -> Result<ProposalAt, Error> {
        let (theme, answering) = self.answering(by, theme).await?;
        let grouped = answering.bench.grouped(self.board.notes(theme.id).await?);
        let drafted = answering.drafts.get(&item).map(|draft| &draft.answer);
        let given = answering.published.answer(item).map(|given| &given.answer);
        let places = items(&grouped, |note| Item::Note(note) == item);
        let of = places.len();
        let place = places.into_iter().find(|place| place.item == item).ok_or(Fault::NotFound)?;
        let group = grouped.groups.iter().find(|group| Item::Group(group.id) == item);
        let within = grouped.groups.iter().flat_map(|group| &group.notes);
        let alone = grouped.loose.iter().chain(within).find(|note| Item::Note(note.id) == item);
        let notes =
            group.map_or_else(|| alone.cloned().into_iter().collect(), |group| group.notes.clone());
        let drafts = self.board.proposals(theme.id, item).await?;
        let draft = drafts.into_iter().find(|draft| draft.scheme == scheme);
        let scheme = self.schemes().await?.get(scheme).cloned();
        if draft.is_none() && scheme.is_none() {
            return Err(Fault::NotFound.into());
        }
        Ok(ProposalAt {
            why: group.map_or_else(String::new, |group| group.label.reason.clone()),
            answer: given.or(drafted).map_or_else(String::new, |answer| answer.text.clone()),
            theme,
            place,
            of,
            notes,
            scheme,
            draft,
        })
    }

    /// Saves a draft for a scheme's form, for somebody who read the version `seen` of it, 0 where
    /// there was none.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else saved another one
    /// since; [`Fault::NotFound`] as of [`Service::proposal_at`].
    pub async fn save_proposal(
        &self,
        by: &Actor,
        theme: ThemeId,
        item: Item,
        (scheme, seen): (&str, i64),
        form: &ProposalForm,
    ) -> Result<(), Error> {
        let at = self.proposal_at(by, theme, item, scheme).await?;
        let texts = form.parse()?;
        let draft = ProposalDraft {
            scheme: scheme.to_owned(),
            scheme_name: at.scheme_name().to_owned(),
            texts,
            version: seen,
        };
        // The second of two clicks finds what the first left.
        if at.draft.is_some_and(|stored| stored.texts == draft.texts) {
            return Ok(());
        }
        Ok(self.board.save_proposal(theme, item, &draft).await?)
    }
}
