//! The verbs of enquiries: asking departments, giving them a link, and taking what they reply, by
//! the link, in a file or pasted.

use std::collections::BTreeMap;

use super::{Actor, Error, Service, new_theme::read_random_id, reply_file, token};
use crate::domain::{
    account::Right,
    answers::Item,
    enquiry::{
        Column, Enquiry, EnquiryForm, EnquiryState, FileProblem, ReplyFile, ReplyForm, Sheet, Way,
        parse_kept_days, parse_replies,
    },
    fault::Fault,
    ids::ThemeId,
    note::Note,
    theme::{State, Theme},
};
use crate::store::{self, Enquiring, Saving};

/// What a department sees behind its link.
#[derive(Clone, Debug)]
pub struct Enquired {
    /// The theme that it is asked about.
    pub theme: Theme,
    /// The enquiry.
    pub enquiry: Enquiry,
    /// What it is asked, with what it replied.
    pub sheet: Sheet,
}

/// Why a file of replies was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// The file says why.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// Anything else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl Service {
    /// The enquiries of a theme that has a board.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for one that has none yet.
    pub async fn enquiring(&self, by: &Actor, id: ThemeId) -> Result<(Theme, Enquiring), Error> {
        by.must(Right::Review)?;
        let theme = self.board.theme(id).await?;
        if !theme.state.has_board() {
            return Err(Fault::NotFound.into());
        }
        Ok((theme, self.board.enquiring(id).await?))
    }

    /// The notes of a theme that show.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn shown_notes(&self, id: ThemeId) -> Result<Vec<Note>, Error> {
        let mut notes = self.board.notes(id).await?;
        notes.retain(|note| note.hidden.is_none());
        Ok(notes)
    }

    /// Makes an enquiry, and returns its number. `key` is its form's: a second press leads to the
    /// enquiry of the first.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Malformed`] for a key that no form carried;
    /// [`Fault::NotNow`] as of [`can_be_enquired`].
    pub async fn make_enquiry(
        &self,
        by: &Actor,
        id: ThemeId,
        key: &str,
        form: &EnquiryForm,
    ) -> Result<i64, Error> {
        let bench = self.enquirable(by, id).await?.bench;
        let key = read_random_id(key)?;
        let notes = self.shown_notes(id).await?;
        let grouped = bench.grouped(notes.clone());
        let offered = |item: Item| match item {
            Item::Group(group) => grouped.groups.iter().any(|one| one.id == group),
            Item::Note(note) => notes.iter().any(|one| one.id == note),
        };
        let enquiry = form.parse(self.today(), offered)?;
        Ok(self.board.make_enquiry(id, key, &enquiry).await?)
    }

    /// Notes that an enquiry was sent, on paper or as a file, for somebody who read its version
    /// `seen`.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when somebody else changed it since; [`Fault::NotNow`].
    pub async fn send_enquiry(
        &self,
        by: &Actor,
        id: ThemeId,
        number: i64,
        seen: i64,
    ) -> Result<(), Error> {
        self.enquirable(by, id).await?;
        let sent = self.board.send_enquiry(id, number, seen, self.today()).await;
        self.done_before(id, number, (seen, EnquiryState::Sent), sent).await
    }

    /// Gives an enquiry a link, for somebody who read its version `seen`, and returns what stands
    /// in it, of which only a hash is kept. A link that it had is good no more.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for the days; [`Fault::Conflict`] when somebody else changed it since,
    /// made a link too, or closed it; [`Fault::NotNow`].
    pub async fn link_enquiry(
        &self,
        by: &Actor,
        id: ThemeId,
        number: i64,
        seen: i64,
        days: &str,
    ) -> Result<(String, Enquiry), Error> {
        let enquiring = self.enquirable(by, id).await?;
        let today = self.today();
        let last = parse_kept_days(days, enquiring.one(number)?.due, today)?;
        let token = token::new()?;
        let link = (&token::hash(&token), last);
        self.board.link_enquiry(id, number, seen, today, link).await?;
        Ok((token, self.board.enquiring(id).await?.one(number)?.clone()))
    }

    /// Takes no more replies to an enquiry, or takes them again, for somebody who read its version
    /// `seen`.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when somebody else changed it since; [`Fault::NotNow`].
    pub async fn close_enquiry(
        &self,
        by: &Actor,
        id: ThemeId,
        number: i64,
        seen: i64,
        again: bool,
    ) -> Result<(), Error> {
        self.enquirable(by, id).await?;
        let (sent, closed) = (EnquiryState::Sent, EnquiryState::Closed);
        let turn = if again { [closed, sent] } else { [sent, closed] };
        let turned = self.board.turn_enquiry(id, number, seen, turn).await;
        self.done_before(id, number, (seen, turn[1]), turned).await
    }

    /// Drops an enquiry that was never sent, for somebody who read its version `seen`. A second
    /// press finds it gone, as it wished.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when it was sent; [`Fault::NotNow`].
    pub async fn drop_enquiry(
        &self,
        by: &Actor,
        id: ThemeId,
        number: i64,
        seen: i64,
    ) -> Result<(), Error> {
        self.enquirable(by, id).await?;
        match self.board.drop_enquiry(id, number, seen).await {
            Err(store::Error::Conflict) if self.board.enquiring(id).await?.one(number).is_err() => {
                Ok(())
            }
            dropped => Ok(dropped?),
        }
    }

    /// Saves replies that a reviewer typed or pasted, who read those of `seen`.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else saved some since;
    /// [`Fault::NotNow`].
    pub async fn save_replies(
        &self,
        by: &Actor,
        id: ThemeId,
        number: i64,
        seen: i64,
        forms: &BTreeMap<String, ReplyForm>,
    ) -> Result<(), Error> {
        let enquiring = self.enquirable(by, id).await?;
        let enquiry = enquiring.one(number)?;
        self.save(id, enquiry, seen, Way::Pasted, forms).await
    }

    /// Takes the replies of a filled-in sheet whose columns are called as `names` says.
    ///
    /// # Errors
    /// [`NotImported`]; nothing is stored then.
    pub async fn import_replies(
        &self,
        by: &Actor,
        id: ThemeId,
        number: i64,
        bytes: Vec<u8>,
        names: Vec<(Column, &'static str)>,
    ) -> Result<ReplyFile, NotImported> {
        let enquiring = self.enquirable(by, id).await?;
        let enquiry = enquiring.one(number).map_err(Error::from)?;
        let items = enquiry.items.clone();
        let read = move || reply_file::read(&bytes, &names, |item| items.contains(&item));
        // A thread of its own, for it takes a while, and the reader of workbooks panics on some
        // that were made to break it.
        let read = tokio::task::spawn_blocking(read).await;
        let file = read.map_err(|_| FileProblem::Workbook)??;
        let replies = file.replies.iter().cloned().collect();
        let saving = Saving { seen: None, way: Way::File, on: self.today(), replies: &replies };
        self.board.save_replies(id, number, saving).await.map_err(Error::from)?;
        Ok(file)
    }

    /// What is behind a link. Whoever has it may see it: it is the key.
    ///
    /// # Errors
    /// [`Fault::NoEnquiry`] for a link that was replaced or mistyped: which of these is not told;
    /// [`Fault::EnquiryOver`] for one that is good no more; [`Fault::TooManyLinks`] where so many
    /// wrong ones came lately that somebody seems to guess.
    pub async fn enquired(&self, typed: &str) -> Result<Enquired, Error> {
        let found = self.board.enquiry_of_link(&token::hash(typed)).await?;
        let Some((id, number)) = found else {
            // A good link is let in all the while: 256 random bits are not guessed, and departments
            // must not be kept out by whoever tries.
            let may_try = self.wrong_links.take(self.clock.now());
            return Err(if may_try { Fault::NoEnquiry } else { Fault::TooManyLinks }.into());
        };
        let (theme, enquiring) = (self.board.theme(id).await?, self.board.enquiring(id).await?);
        let enquiry = enquiring.one(number)?.clone();
        if !can_be_enquired(theme.state) || !enquiry.is_open(self.today()) {
            return Err(Fault::EnquiryOver.into());
        }
        let sheet = enquiry.sheet(&enquiring.bench, &self.shown_notes(id).await?);
        Ok(Enquired { theme, enquiry, sheet })
    }

    /// Saves what a department replies behind its link, after it read what was saved as of `seen`.
    ///
    /// # Errors
    /// As of [`Service::enquired`]; [`Fault::Invalid`] field by field; [`Fault::Conflict`] when
    /// somebody else saved replies since.
    pub async fn reply_by_link(
        &self,
        typed: &str,
        seen: i64,
        forms: &BTreeMap<String, ReplyForm>,
    ) -> Result<(), Error> {
        let Enquired { theme, enquiry, .. } = self.enquired(typed).await?;
        self.save(theme.id, &enquiry, seen, Way::Link, forms).await
    }

    async fn save(
        &self,
        id: ThemeId,
        enquiry: &Enquiry,
        seen: i64,
        way: Way,
        forms: &BTreeMap<String, ReplyForm>,
    ) -> Result<(), Error> {
        let replies = parse_replies(forms, |item| enquiry.items.contains(&item))?;
        let saving = Saving { seen: Some(seen), way, on: self.today(), replies: &replies };
        self.board.save_replies(id, enquiry.number, saving).await?;
        Ok(())
    }

    /// The enquiries of a theme in which departments can be asked now.
    async fn enquirable(&self, by: &Actor, id: ThemeId) -> Result<Enquiring, Error> {
        let (theme, enquiring) = self.enquiring(by, id).await?;
        if can_be_enquired(theme.state) { Ok(enquiring) } else { Err(Fault::NotNow.into()) }
    }

    /// A second press finds what the first one did: the next version, in the state that is wished.
    async fn done_before(
        &self,
        id: ThemeId,
        number: i64,
        (seen, wished): (i64, EnquiryState),
        done: store::Result<()>,
    ) -> Result<(), Error> {
        match done {
            Err(store::Error::Conflict) => {
                let enquiring = self.board.enquiring(id).await?;
                let is = enquiring.one(number)?;
                let before = is.version == seen + 1 && is.state == wished;
                if before { Ok(()) } else { Err(Fault::Conflict.into()) }
            }
            done => Ok(done?),
        }
    }
}

/// Whether departments can be asked in a theme in this state: once it has closed, and until it is
/// archived. What was replied can be read after that.
pub const fn can_be_enquired(state: State) -> bool {
    matches!(state, State::Review | State::Answered)
}
