//! The verbs of administrators: which channels there are, how they stand, and whether one works.

use ::http::Uri;

use super::Compose;
use crate::domain::{
    account::Right,
    announce::Moment,
    chat::{
        About, ChannelForm, ChatChannel, ChatSecrets, ChatSettings, Digest, Failure, Occasion,
        Standing, Telling, TypedChannel,
    },
    fault::Fault,
    ids::ChannelId,
    plan::Plan,
    problem::{Invalid, Problem},
    theme::{State, Theme},
};
use crate::service::{Actor, Error, Service, token};
use crate::store::{self, ChangeError, SavedChannel};

/// A channel as administrators see it: without its secrets.
#[derive(Clone, Debug)]
pub struct SeenChannel {
    /// Its id.
    pub id: ChannelId,
    /// What is set.
    pub settings: ChatSettings,
    /// Rises with each change.
    pub version: i64,
    /// How sending goes.
    pub standing: Standing,
    /// Whether the environment names its host.
    pub allowed: bool,
}

/// What came of a test: the status, or why there is none.
pub type Tested = Result<u16, Failure>;

impl Service {
    /// All channels, by name.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn seen_channels(&self, by: &Actor) -> Result<Vec<SeenChannel>, Error> {
        by.must(Right::Office)?;
        let mut seen: Vec<SeenChannel> =
            self.board.channels().await?.into_iter().map(|one| self.shown(one)).collect();
        seen.sort_by(|a, b| (&a.settings.name, a.id).cmp(&(&b.settings.name, b.id)));
        Ok(seen)
    }

    fn shown(&self, channel: ChatChannel) -> SeenChannel {
        let ChatChannel { id, settings, sealed, version, standing, sent_seq: _ } = channel;
        let secrets = self.unseal(id, &sealed).ok();
        let address = secrets.and_then(|secrets| secrets.address.parse().ok());
        let allowed = address.is_some_and(|address: Uri| self.outbound.allows(&address));
        SeenChannel { id, settings, version, standing, allowed }
    }

    async fn channel(&self, id: ChannelId) -> Result<ChatChannel, Error> {
        let all = self.board.channels().await?;
        Ok(all.into_iter().find(|one| one.id == id).ok_or(Fault::NotFound)?)
    }

    /// Keeps a channel for somebody who read the version `seen`, 0 for a new one whose `id` and `signing`
    /// secret the form made up.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else changed it since.
    pub async fn save_channel(
        &self,
        by: &Actor,
        (id, seen): (ChannelId, i64),
        form: &ChannelForm,
        signing: &str,
    ) -> Result<(), Error> {
        by.must(Right::Office)?;
        let TypedChannel { mut settings, address, header } = form.parse(seen == 0)?;
        let before = if seen == 0 { None } else { Some(self.channel(id).await?) };
        let had = before.as_ref().map(|before| self.unseal(id, &before.sealed));
        let had = match had {
            None => new_secrets(signing)?,
            // Of one whose key is gone, everything is typed anew.
            Some(Err(_)) if address.is_empty() => {
                return Err(Invalid::one("address", Problem::Empty).into());
            }
            Some(Err(_)) => new_secrets(&token::new()?)?,
            Some(Ok(had)) => had,
        };
        let address = if address.is_empty() { had.address } else { address };
        let header =
            if header.is_empty() && settings.template.is_some() { had.header } else { header };
        let secrets = ChatSecrets { header, signing: had.signing, ..self.addressed(&address)? };
        settings.host = host(&secrets.address);
        let sealed = self.seal(id, &secrets)?;
        let past: Vec<String> = if seen == 0 {
            self.around(&[]).await?.due().into_iter().map(|(word, _)| word).collect()
        } else {
            Vec::new()
        };
        let saved = SavedChannel { settings: &settings, sealed: &sealed, past: &past };
        match self.board.save_channel(id, seen, saved).await {
            Err(ChangeError::Store(store::Error::Conflict)) => {
                // A second click finds what the first one kept.
                let there = self.channel(id).await.ok();
                let same = |one: &ChatChannel| {
                    one.settings == settings
                        && self.unseal(id, &one.sealed).is_ok_and(|kept| kept == secrets)
                };
                if there.is_some_and(|one| same(&one)) {
                    Ok(())
                } else {
                    Err(Fault::Conflict.into())
                }
            }
            Err(ChangeError::Invalid(invalid)) => Err(invalid.into()),
            Err(ChangeError::Store(error)) => Err(error.into()),
            Ok(()) => Ok(()),
        }
    }

    /// Secrets with this address alone, if something may be sent there.
    fn addressed(&self, address: &str) -> Result<ChatSecrets, Invalid> {
        let wrong = |problem| Invalid::one("address", problem);
        let uri: Uri = address.parse().map_err(|_| wrong(Problem::Malformed))?;
        let has_host = uri.host().is_some_and(|host| !host.is_empty());
        // A name and a password in an address would stand in logs of whoever forwards it.
        let is_plain = !uri.authority().is_some_and(|whole| whole.as_str().contains('@'));
        if !matches!(uri.scheme_str(), Some("http" | "https")) || !has_host || !is_plain {
            return Err(wrong(Problem::Malformed));
        }
        if !self.outbound.allows(&uri) {
            return Err(wrong(Problem::HostNotAllowed));
        }
        let (header, signing) = (String::new(), String::new());
        Ok(ChatSecrets { address: uri.to_string(), header, signing })
    }

    /// Signs what is sent to a channel with another secret from now on.
    ///
    /// # Errors
    /// [`Fault::Malformed`] for what is no such secret; [`Fault::Conflict`] when somebody else changed the
    /// channel since `seen`; [`Fault::NotFound`] where its secrets cannot be opened any more.
    pub async fn renew_signing(
        &self,
        by: &Actor,
        (id, seen): (ChannelId, i64),
        signing: &str,
    ) -> Result<(), Error> {
        by.must(Right::Office)?;
        let channel = self.channel(id).await?;
        let had = self.unseal(id, &channel.sealed).map_err(|_| Fault::NotFound)?;
        if had.signing == signing {
            return Ok(());
        }
        let secrets = ChatSecrets { signing: new_secrets(signing)?.signing, ..had };
        let sealed = self.seal(id, &secrets)?;
        let saved = SavedChannel { settings: &channel.settings, sealed: &sealed, past: &[] };
        match self.board.save_channel(id, seen, saved).await {
            Err(ChangeError::Invalid(invalid)) => Err(invalid.into()),
            Err(ChangeError::Store(error)) => Err(error.into()),
            Ok(()) => Ok(()),
        }
    }

    /// Drops a channel; one that is gone is gone.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn drop_channel(&self, by: &Actor, id: ChannelId) -> Result<(), Error> {
        by.must(Right::Office)?;
        Ok(self.board.drop_channel(id).await?)
    }

    /// Takes a channel up again that was given up: what it missed in the last days is told at the next
    /// tick.
    ///
    /// # Errors
    /// [`Fault::NotFound`]; [`Error::Store`].
    pub async fn retry_channel(&self, by: &Actor, id: ChannelId) -> Result<(), Error> {
        by.must(Right::Office)?;
        Ok(self.board.retry_channel(id).await?)
    }

    /// Sends a message that says it is a test, at once.
    ///
    /// # Errors
    /// [`Fault::NotFound`]; [`Error::Store`]. What came of the test is no error.
    pub async fn test_channel(
        &self,
        by: &Actor,
        id: ChannelId,
        compose: Compose,
    ) -> Result<Tested, Error> {
        by.must(Right::Office)?;
        let channel = self.channel(id).await?;
        let message = compose(&channel.settings.lang, &self.telling(About::Test));
        Ok(self.deliver(&channel, &message).await)
    }

    /// What would be told on each occasion, of the newest theme that staff have seen; where there is none,
    /// of an example that is called `title`.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn example_tellings(
        &self,
        by: &Actor,
        title: &str,
    ) -> Result<Vec<(Occasion, Telling)>, Error> {
        by.must(Right::Office)?;
        let (newest, month) = self.examples().await?;
        let theme = newest.unwrap_or_else(|| example(title, self.today()));
        let month = if month.is_empty() {
            let running = vec![(theme.title.clone(), theme.posts_until())];
            Digest { running, ..month }
        } else {
            month
        };
        let of = |occasion| match occasion {
            Occasion::Opened => About::Theme(Moment::Opening, Box::new(theme.clone())),
            Occasion::LastDay => About::Theme(Moment::LastDays, Box::new(theme.clone())),
            Occasion::Answered => About::Theme(Moment::Results, Box::new(theme.clone())),
            Occasion::Digest => About::Month(month.clone()),
        };
        Ok(Occasion::ALL.iter().map(|one| (*one, self.telling(of(*one)))).collect())
    }
}

/// The secrets of a new channel: that of its signature, as the form made it.
fn new_secrets(signing: &str) -> Result<ChatSecrets, Fault> {
    if !token::is_one(signing) {
        return Err(Fault::Malformed);
    }
    Ok(ChatSecrets { address: String::new(), header: String::new(), signing: signing.to_owned() })
}

/// What is shown of an address.
fn host(address: &str) -> String {
    let uri: Option<Uri> = address.parse().ok();
    let authority = uri.as_ref().and_then(Uri::authority);
    authority.map(ToString::to_string).unwrap_or_default()
}

/// A theme of this month that is not there.
fn example(title: &str, today: chrono::NaiveDate) -> Theme {
    let last = today.checked_add_days(chrono::Days::new(20)).unwrap_or(today);
    Theme { state: State::Open, ..Plan::new(title, "example", today, last, Vec::new()).draft() }
}
