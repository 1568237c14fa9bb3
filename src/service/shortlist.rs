//! The verbs of the shortlist and of the meeting that goes through it.

use super::{Actor, Error, Service};
use crate::domain::{
    answers::{Item, Place, items},
    fault::Fault,
    ids::ThemeId,
    note::Note,
    problem::{Invalid, Problem},
    shortlist::{
        Agenda, Minutes, MinutesForm, PlanForm, can_be_written_on, joined, read_place, read_top,
    },
    theme::Theme,
};
use crate::store::{self, Answering};

/// What the working group goes through, and all that is said of it.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The theme.
    pub theme: Theme,
    /// Answers, drafts, remarks, minutes.
    pub answering: Answering,
    /// All items of the theme, most stickers first.
    pub places: Vec<Place>,
    /// Those on the shortlist, in their order.
    pub agenda: Agenda,
}

impl Service {
    /// The shortlist of a theme that has a board, with all that stands on it.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for one that has none yet.
    pub async fn meeting(&self, by: &Actor, id: ThemeId) -> Result<Meeting, Error> {
        let (theme, answering) = self.answering(by, id).await?;
        let mut notes = self.board.notes(id).await?;
        notes.retain(|note: &Note| note.hidden.is_none());
        let grouped = answering.bench.grouped(notes);
        let places = items(&grouped, |note| answering.has_own(note));
        let agenda = Agenda::of(&answering.shortlist, &grouped, &places);
        Ok(Meeting { theme, answering, places, agenda })
    }

    /// Puts items at the end of the shortlist.
    ///
    /// # Errors
    /// [`Fault::Invalid`] where none is chosen; [`Fault::NotFound`] for an item that there is not;
    /// [`Fault::NotNow`] where the theme has no board yet or is archived.
    pub async fn shortlist(&self, by: &Actor, id: ThemeId, chosen: &[Item]) -> Result<(), Error> {
        self.must_be_open(by, id).await?;
        if chosen.is_empty() {
            return Err(Invalid::one("items", Problem::NotChosen).into());
        }
        let places = self.meeting(by, id).await?.places;
        let is = |item: &Item| places.iter().any(|place| place.item == *item);
        if !chosen.iter().all(is) {
            return Err(Fault::NotFound.into());
        }
        self.board.change_shortlist(id, |list| Ok(list.with(chosen))).await?;
        Ok(())
    }

    /// Puts the items with most stickers at the end of the shortlist, as many as is typed: exactly
    /// so many, for a board without stickers would come onto it as a whole.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for what is no number; [`Fault::NotNow`] as of [`Service::shortlist`].
    pub async fn shortlist_top(&self, by: &Actor, id: ThemeId, top: &str) -> Result<(), Error> {
        self.must_be_open(by, id).await?;
        let top = read_top(top).map_err(|problem| Invalid::one("top", problem))?;
        let places = self.meeting(by, id).await?.places;
        let chosen: Vec<Item> = places.iter().take(top).map(|place| place.item).collect();
        self.board.change_shortlist(id, |list| Ok(list.with(&chosen))).await?;
        Ok(())
    }

    /// Takes an item off the shortlist; off it, it stays off.
    ///
    /// # Errors
    /// [`Fault::NotNow`] as of [`Service::shortlist`].
    pub async fn drop_shortlisted(&self, by: &Actor, id: ThemeId, item: Item) -> Result<(), Error> {
        self.must_be_open(by, id).await?;
        self.board.change_shortlist(id, |list| Ok(list.without(item))).await?;
        Ok(())
    }

    /// Moves an item of the shortlist to a place, for somebody who saw the version `seen` of it.
    /// Returns whether others changed the list meanwhile: it is at that place all the same.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for what is no place; [`Fault::Conflict`] where somebody else took it off;
    /// [`Fault::NotNow`] as of [`Service::shortlist`].
    pub async fn move_shortlisted(
        &self,
        by: &Actor,
        id: ThemeId,
        item: Item,
        seen: i64,
        place: &str,
    ) -> Result<bool, Error> {
        self.must_be_open(by, id).await?;
        let place = read_place(place).map_err(|problem| Invalid::one("place", problem))?;
        let moved = self
            .board
            .change_shortlist(id, |list| {
                list.moved(item, place).map_err(|_| store::Error::Conflict)
            })
            .await?;
        Ok(moved.is_some_and(|before| before != seen))
    }

    /// Sets day, beginning and time boxes.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] where somebody else set one of them
    /// otherwise meanwhile, and nothing is set; [`Fault::NotNow`] as of [`Service::shortlist`].
    pub async fn plan_meeting(
        &self,
        by: &Actor,
        id: ThemeId,
        form: &PlanForm,
    ) -> Result<(), Error> {
        self.must_be_open(by, id).await?;
        let plan = form.parse()?;
        self.board
            .change_shortlist(id, |list| list.planned(&plan).map_err(|_| store::Error::Conflict))
            .await?;
        Ok(())
    }

    /// Writes the minutes of an item on a day, for somebody who read the version `seen` of them, 0
    /// where there were none. Returns the version that holds now.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else wrote something
    /// else since; [`Fault::NotFound`] for no such item; [`Fault::NotNow`] as of
    /// [`Service::shortlist`], and for a day to come or one long gone.
    pub async fn save_minutes(
        &self,
        by: &Actor,
        id: ThemeId,
        item: Item,
        on: chrono::NaiveDate,
        seen: i64,
        mut form: MinutesForm,
    ) -> Result<i64, Error> {
        self.must_be_open(by, id).await?;
        if !can_be_written_on(self.today(), on) {
            return Err(Fault::NotNow.into());
        }
        if form.joins {
            let all = self.board.answering(id).await?.minutes;
            let of_day = |minutes: &&Minutes| minutes.on == on;
            if let Some(stored) = all.get(&item).and_then(|all| all.iter().find(of_day)) {
                if form.decision.is_empty() {
                    let decision = stored.decision.map_or("", |decision| decision.as_str());
                    decision.clone_into(&mut form.decision);
                }
                form.text = joined(&stored.text, &form.text);
            }
        }
        let (decision, text) = form.parse()?;
        Ok(self.board.save_minutes(id, item, on, seen, decision, &text).await?)
    }
}
