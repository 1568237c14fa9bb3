//! The verbs of choosing: the proposals of a theme as organizers look at them, and the drafts that
//! they make of several at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    Actor, ChosenPreset, Error, Service,
    new_theme::{made_id, read_form_key},
    proposed::free_months,
};
use crate::domain::{
    account::Right,
    answers::Item,
    choosing::{ChooseForm, Chosen, Cut, Proposal, Ticks, cut, months, proposals, ticks},
    fault::Fault,
    ids::{NoteId, ThemeId},
    lineage::Origin,
    plan::Plan,
    problem::{Invalid, Problem},
    settings::ThemeKind,
    theme::Theme,
    theme_form::{PromptForm, ThemeForm},
};

/// A theme that began with a proposal.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The group or note.
    pub item: Item,
    /// The theme; a draft, as long as nobody announced it.
    pub theme: Theme,
    /// Whether the proposal can still be seen.
    pub shows: bool,
}

/// The proposals of a theme as organizers look at them.
#[derive(Clone, Debug)]
pub struct Choosing {
    /// The theme.
    pub theme: Theme,
    /// Whether organizers can choose now.
    pub open: bool,
    /// All proposals, most stickers first; none as long as organizers cannot choose.
    pub proposals: Vec<Proposal>,
    /// How many of them are shown.
    pub cut: Cut,
    /// Which are ticked at first, and the months that these would get.
    pub ticks: Ticks,
    /// The months of those that are ticked, in their order.
    pub months: Vec<NaiveDate>,
    /// The themes that began here, the earliest first.
    pub begun: Vec<Begun>,
    /// The preset with which drafts begin.
    pub preset: ChosenPreset,
}

/// What came of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftsMade {
    /// How many drafts were made.
    pub made: usize,
    /// Of how many chosen proposals there was a theme already.
    pub passed: usize,
}

impl Choosing {
    /// The themes that began with a proposal, or with a note in it.
    pub fn begun_with(&self, proposal: &Proposal) -> impl Iterator<Item = &Begun> {
        self.begun.iter().filter(|begun| proposal.has(begun.item))
    }
}

impl Service {
    /// The proposals of a theme, once organizers can choose.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Fault::NotFound`] for a theme that gathers none, or has no board yet.
    pub async fn choosing(&self, by: &Actor, id: ThemeId) -> Result<Choosing, Error> {
        by.must(Right::Themes)?;
        let theme = self.board.theme(id).await?;
        if !theme.is_choosing() || !theme.state.has_board() {
            return Err(Fault::NotFound.into());
        }
        let open = theme.can_be_chosen_from(self.today());
        let mut notes = self.board.notes(id).await?;
        notes.retain(|note| note.hidden.is_none());
        let shown: BTreeSet<NoteId> = notes.iter().map(|note| note.id).collect();
        let all = proposals(&self.board.answering(id).await?.bench.grouped(notes));
        let themes = self.board.themes().await?;
        let begun = self.begun(id, &themes, |item| match item {
            Item::Note(note) => shown.contains(&note),
            Item::Group(_) => all.iter().any(|one| one.place.item == item),
        });
        let begun = begun.await?;
        let is_free = |one: &Proposal| !begun.iter().any(|begun| one.has(begun.item));
        let ticks = ticks(&all, is_free);
        let months = free_months(&themes, self.today()).take(ticks.items.len()).collect();
        let own = self.board.presets().await?;
        Ok(Choosing {
            open,
            cut: cut(&all),
            ticks,
            months,
            proposals: if open { all } else { Vec::new() },
            begun,
            preset: ChosenPreset::among(&own, "", self.config.may_seal()),
            theme,
        })
    }

    async fn begun(
        &self,
        parent: ThemeId,
        themes: &[Theme],
        shows: impl Fn(Item) -> bool,
    ) -> Result<Vec<Begun>, Error> {
        let by_id: BTreeMap<ThemeId, &Theme> = themes.iter().map(|one| (one.id, one)).collect();
        let origins = self.board.origins().await?.into_iter();
        let mut begun: Vec<Begun> = origins
            .filter(|(_, origin)| origin.parent == parent)
            .filter_map(|(child, origin)| {
                let (item, theme) = (origin.item?, (*by_id.get(&child)?).clone());
                Some(Begun { item, theme, shows: shows(item) })
            })
            .collect();
        begun.sort_by_key(|one| (one.theme.opens_on, one.theme.id));
        Ok(begun)
    }

    /// Makes drafts of the chosen proposals, each going on from its group or note; all or none. Those of
    /// which there is a theme already are passed over. `key` was made with the form; `prompts` are
    /// those of the drafts.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field, and [`Problem::NotOffered`] (`rows`) for a proposal that can
    /// no longer be seen; [`Fault::NotNow`] as long as organizers cannot choose; [`Fault::Malformed`];
    /// the errors of [`Service::choosing`].
    pub async fn choose_themes(
        &self,
        by: &Actor,
        id: ThemeId,
        key: &str,
        form: &ChooseForm,
        prompts: &[PromptForm],
    ) -> Result<DraftsMade, Error> {
        let choosing = self.choosing(by, id).await?;
        let key = read_form_key(key)?;
        if !choosing.open {
            return Err(Fault::NotNow.into());
        }
        let chosen = form.check(self.today())?;
        let many = chosen.len();
        let mut rows: Vec<(&Proposal, Chosen)> = Vec::new();
        for one in chosen {
            let is = |proposal: &&Proposal| proposal.place.item == one.item;
            let Some(proposal) = choosing.proposals.iter().find(is) else {
                // One that became a theme by the first press, and was hidden since, is no fault.
                if choosing.begun.iter().any(|begun| begun.item == one.item) {
                    continue;
                }
                return Err(Invalid::one("rows", Problem::NotOffered).into());
            };
            if choosing.begun_with(proposal).next().is_none() {
                rows.push((proposal, one));
            }
        }
        // In the order in which the page shows them, so that the months follow it.
        let place = |proposal: &Proposal| {
            choosing.proposals.iter().position(|one| one.place.item == proposal.place.item)
        };
        rows.sort_by_key(|(proposal, _)| place(proposal));
        let drafts = self.drafts_of(&choosing, key, &rows, prompts).await?;
        let made = self.create_drafts(&drafts, false).await?;
        Ok(DraftsMade { made, passed: many - made })
    }

    async fn drafts_of(
        &self,
        choosing: &Choosing,
        key: ThemeId,
        rows: &[(&Proposal, Chosen)],
        prompts: &[PromptForm],
    ) -> Result<Vec<(ThemeId, Plan)>, Error> {
        let parent = choosing.theme.id;
        let (themes, calendar) = (self.board.themes().await?, self.board.calendar().await?);
        let trash = self.board.trash().await?;
        // What was deleted and lies in the trash keeps its id, for it can come back.
        let id_of = |item: Item| {
            let mut ids = (0u8..).map(|n| {
                let item = item.uuid();
                ThemeId(made_id(&[b"kz/choose/v1", key.as_bytes(), item.as_bytes(), &[n]]))
            });
            ids.find(|id| trash.iter().all(|deleted| deleted.id != *id)).unwrap_or(key)
        };
        let chosen: Vec<Chosen> = rows.iter().map(|(_, one)| one.clone()).collect();
        let months = months(&chosen, free_months(&themes, self.today()));
        let mut drafts = Vec::new();
        for ((proposal, one), month) in rows.iter().zip(months) {
            let month = month.unwrap_or_else(|| self.today());
            let slug = month.format("%Y-%m").to_string();
            let form = ThemeForm {
                title: one.title.clone(),
                description: proposal.description(&one.title),
                prompts: prompts.to_vec(),
                // Whatever the preset gathers: what staff chose is to be talked about.
                kind: ThemeKind::Usual.as_str().into(),
                ..choosing.preset.settings().form(month, slug, &calendar)
            };
            let origin = Some(Origin { parent, item: Some(one.item) });
            drafts.push((id_of(one.item), Plan { origin, ..form.check()? }));
        }
        Ok(drafts)
    }
}
