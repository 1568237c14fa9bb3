//! What reports are made of, read together; the same for the page, the files and the command.

use std::collections::BTreeMap;

use super::{Actor, Error, Service, can_be_published};
use crate::domain::{
    account::Right,
    answers::Item,
    enquiry::{EnquiryState, Standing},
    material::{
        Closed, EnquiredItem, Keywords, LogPlace, Material, Participation, ThemeMaterial,
        YearMaterial,
    },
    note::Note,
    suggest::{WordedNote, keywords},
    theme::Theme,
};
use crate::store::Enquiring;

impl Service {
    /// The material of a theme's report, as everybody may read it.
    ///
    /// # Errors
    /// [`Error::Store`]; [`Error::GivenUp`].
    pub async fn material(&self, theme: Theme) -> Result<Material, Error> {
        let notes = self.board.notes(theme.id).await?;
        self.material_of(theme, notes).await
    }

    /// The material with these notes in the place of the board's.
    pub(super) async fn material_of(
        &self,
        theme: Theme,
        notes: Vec<Note>,
    ) -> Result<Material, Error> {
        let published = self.published(&theme).await?;
        let head = self.board.log_head().await?;
        Ok(Material {
            participation: self.participation(&theme).await?,
            keywords: self.keywords(&notes).await?,
            earlier: self.closed_before(&theme).await?,
            log: Some(LogPlace { number: head.seq, hash: head.hash }),
            letterhead: self.letterhead().await?,
            number: self.board.report_number(theme.id).await?,
            // A guess has no place on a paper that is filed.
            origin: self.config.origin.clone().unwrap_or_default(),
            published,
            ..Material::of_notes(theme, notes, self.today())
        })
    }

    /// The material of the report on a fiscal year, as everybody may read it. Where there is a theme
    /// that is no example, examples are left out.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn year_material(&self, year: i32) -> Result<YearMaterial, Error> {
        let mut themes = self.board.themes().await?;
        themes.retain(|theme| can_be_published(theme.state));
        if themes.iter().any(|theme| !theme.example) {
            themes.retain(|theme| !theme.example);
        }
        let mut all = Vec::with_capacity(themes.len());
        for theme in themes {
            let notes = self.board.notes(theme.id).await?;
            let published = self.published(&theme).await?;
            all.push(ThemeMaterial { theme, notes, published });
        }
        let head = self.board.log_head().await?;
        Ok(YearMaterial {
            year,
            today: self.today(),
            themes: all,
            letterhead: self.letterhead().await?,
            log: Some(LogPlace { number: head.seq, hash: head.hash }),
        })
    }

    /// The material with what departments were asked, for those who ask them.
    ///
    /// # Errors
    /// [`Fault::Forbidden`](crate::domain::fault::Fault::Forbidden) for whoever has nothing to do
    /// with it; [`Error::Store`]; [`Error::GivenUp`].
    pub async fn internal_material(&self, by: &Actor, theme: Theme) -> Result<Material, Error> {
        by.must(Right::Review)?;
        let mut material = self.material(theme).await?;
        if material.theme.state.has_board() {
            let enquiring = self.board.enquiring(material.theme.id).await?;
            material.enquiries = Some(self.asked(&enquiring, &material.notes));
        }
        Ok(material)
    }

    /// Tickets as the board shows them: where they can be used, and nowhere else.
    async fn participation(&self, theme: &Theme) -> Result<Option<Participation>, Error> {
        if !theme.shows_tickets(self.today()) {
            return Ok(None);
        }
        let counts = self.tickets_shown(theme).await?;
        Ok(Some(Participation { out: counts.out, used: counts.used, of: counts.of }))
    }

    async fn keywords(&self, notes: &[Note]) -> Result<Keywords, Error> {
        let shown: Vec<Note> = notes.iter().filter(|note| note.hidden.is_none()).cloned().collect();
        let (words, office) = (self.words.clone(), self.office_words().await?);
        let read = move || {
            let worded = words.of(&office, shown.iter().map(|note| note.text.as_str()));
            let worded: Vec<WordedNote> = (shown.into_iter().zip(worded))
                .map(|(note, words)| WordedNote { id: note.id, text: note.text, words })
                .collect();
            let (words, dictionary) = (keywords(&worded), words.dictionary());
            Keywords { words, dictionary, office: office.len() }
        };
        // A thread of its own: reading the dictionary takes longer than others wait.
        tokio::task::spawn_blocking(read).await.map_err(|_| Error::GivenUp("reading words"))
    }

    /// Themes that closed before this one, the earliest first. An example is compared with examples
    /// alone.
    async fn closed_before(&self, theme: &Theme) -> Result<Vec<Closed>, Error> {
        let mut before = Vec::new();
        for other in self.board.themes().await? {
            let earlier = (other.closes_on, other.id) < (theme.closes_on, theme.id)
                && other.example == theme.example
                && can_be_published(other.state);
            if earlier {
                let notes = self.board.notes(other.id).await?;
                let answered = self.published(&other).await?.first_answer();
                before.push((other.id, Closed::of(&other, &notes, answered)));
            }
        }
        before.sort_by_key(|(id, closed)| (closed.closed_on, *id));
        Ok(before.into_iter().map(|(_, closed)| closed).collect())
    }

    /// What departments were asked, item by item, in the order of the enquiries.
    fn asked(&self, enquiring: &Enquiring, notes: &[Note]) -> Vec<EnquiredItem> {
        let shown: Vec<Note> = notes.iter().filter(|note| note.hidden.is_none()).cloned().collect();
        let mut places: BTreeMap<Item, usize> = BTreeMap::new();
        let mut asked: Vec<EnquiredItem> = Vec::new();
        let known = |state| matches!(state, EnquiryState::Sent | EnquiryState::Closed);
        for enquiry in enquiring.enquiries.iter().filter(|enquiry| known(enquiry.state)) {
            let sheet = enquiry.sheet(&enquiring.bench, &shown);
            let late = sheet.standing(enquiry, self.today()) == Standing::Overdue;
            for one in &sheet.items {
                let at = *places.entry(one.item).or_insert_with(|| {
                    let (item, name) = (one.item, one.name.clone());
                    asked.push(EnquiredItem { item, name, asked: 0, replied: 0, overdue: 0 });
                    asked.len() - 1
                });
                asked[at].asked += 1;
                asked[at].replied += usize::from(one.reply.is_some());
                asked[at].overdue += usize::from(late && one.reply.is_none());
            }
        }
        asked
    }
}
