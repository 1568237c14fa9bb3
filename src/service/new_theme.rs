//! Idempotent creation of themes, once however often a button is pressed: of drafts, and of an
//! emergency theme, which is made and open at once, or not at all.

use std::io;

use uuid::{Builder, Uuid};

use super::{Error, Service};
use crate::domain::{fault::Fault, ids::ThemeId, plan::Plan};
use crate::store;
use crate::ticket::digest;

/// What a form carries so that a second click makes no second theme: the id of the theme that it
/// will make.
pub fn form_key() -> ThemeId {
    ThemeId(Uuid::new_v4())
}

/// Reads the key that a form of a new theme carried: the id of the theme that it makes.
///
/// # Errors
/// [`Fault::Malformed`] for what is no random id; ids of themes carry no time and no name.
pub fn read_form_key(raw: &str) -> Result<ThemeId, Fault> {
    read_random_id(raw).map(ThemeId)
}

/// Reads an id that a form carried for something that it is to make.
///
/// # Errors
/// [`Fault::Malformed`] for what is no random id (UUID version 4).
pub fn read_random_id(raw: &str) -> Result<Uuid, Fault> {
    let id = Uuid::try_parse(raw).map_err(|_| Fault::Malformed)?;
    if id.get_version_num() == 4 { Ok(id) } else { Err(Fault::Malformed) }
}

/// An id that is made of these parts, always the same one: for what a form makes many of with the one
/// key that it carries.
pub fn made_id(parts: &[&[u8]]) -> Uuid {
    let mut half = [0; 16];
    half.copy_from_slice(&digest(parts)[..16]);
    Builder::from_random_bytes(half).into_uuid()
}

impl Service {
    /// Makes a draft with its key. The key comes first: a theme without one could never be used, a
    /// key without a theme does no harm.
    ///
    /// # Errors
    /// [`Error::Store`]; [`Error::KeyFile`] for a key that cannot be written.
    pub async fn create_theme(&self, plan: &Plan, example: bool) -> Result<ThemeId, Error> {
        let id = ThemeId(Uuid::new_v4());
        self.create_theme_as(id, plan, example).await?;
        Ok(id)
    }

    /// Makes a draft with its key under an id that a form carried. Where it is there already, a
    /// button was pressed twice, and nothing is done.
    ///
    /// # Errors
    /// The errors of [`Service::create_theme`].
    pub async fn create_theme_as(
        &self,
        id: ThemeId,
        plan: &Plan,
        example: bool,
    ) -> Result<(), Error> {
        if self.has_theme(id).await? {
            return Ok(());
        }
        let made = self.make_key(id, plan)?;
        match self.board.create_theme(id, plan, example).await {
            Ok(created) => self.publish(created).await?,
            Err(error) => {
                if self.has_theme(id).await? {
                    return Ok(());
                }
                if made {
                    self.keys.discard(id);
                }
                return Err(error.into());
            }
        }
        self.note_key(id).await
    }

    /// Makes drafts with their keys, all or none; where an address is in use, another is given. Where
    /// the first of them is there already, a button was pressed twice, and nothing is done. One that
    /// goes on from an item is passed over where a theme does already, and with `only_free` one in whose
    /// month a theme begins. Returns how many were made.
    ///
    /// # Errors
    /// The errors of [`Service::create_theme`].
    pub(super) async fn create_drafts(
        &self,
        drafts: &[(ThemeId, Plan)],
        only_free: bool,
    ) -> Result<usize, Error> {
        let Some((first, _)) = drafts.first() else { return Ok(0) };
        if self.has_theme(*first).await? {
            return Ok(0);
        }
        let mut keys = Vec::new();
        let created = async {
            for (id, plan) in drafts {
                if self.make_key(*id, plan)? {
                    keys.push(*id);
                }
            }
            Ok::<_, Error>(self.board.create_drafts(drafts, only_free).await?)
        };
        let made = match created.await {
            Ok(created) => self.publish(created).await?,
            Err(error) => {
                for id in keys {
                    self.keys.discard(id);
                }
                return Err(error);
            }
        };
        for id in keys.iter().filter(|id| !made.contains(id)) {
            // Of a press at the same moment, which made it: then the key is that theme's.
            if !self.has_theme(*id).await? {
                self.keys.discard(*id);
            }
        }
        for id in &made {
            self.note_key(*id).await?;
        }
        Ok(made.len())
    }

    /// Makes the key of a theme that is about to be made. Returns whether it was not there yet.
    pub(super) fn make_key(&self, id: ThemeId, plan: &Plan) -> Result<bool, Error> {
        match self.keys.create(id, plan.tier) {
            Ok(()) => Ok(true),
            // Of a first click that is still under way.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(Error::key_file(&error)),
        }
    }

    /// Whether there is a theme of this id.
    pub(super) async fn has_theme(&self, id: ThemeId) -> Result<bool, store::Error> {
        match self.board.theme(id).await {
            Ok(_) => Ok(true),
            Err(store::Error::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Notes which key is a new theme's own. Where a crash comes first, the next start does.
    pub(super) async fn note_key(&self, theme: ThemeId) -> Result<(), Error> {
        let (check, _) = self.keys.look(theme).map_err(|error| Error::key_file(&error))?;
        Ok(self.board.set_key_check(theme, &check).await?)
    }

    /// Makes the theme `id` with its key and opens it. Where it is there already, nothing is done.
    ///
    /// # Errors
    /// [`Error::Store`]; [`Error::KeyFile`] for a key that cannot be written.
    pub async fn open_emergency(&self, id: ThemeId, plan: &Plan) -> Result<(), Error> {
        // It may be archived by now: its key must not come back.
        if self.has_theme(id).await? {
            return Ok(());
        }
        match self.keys.create(id, plan.tier) {
            // Of a first click that is still under way. It is never taken back here: the other one
            // may need it, and a key without a theme does no harm.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(Error::key_file(&error));
            }
            _ => {}
        }
        let opened = self.board.create_open(id, plan, self.today()).await?;
        self.note_key(id).await?;
        Ok(self.publish(opened).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_key_is_random_and_nothing_else_is_taken_for_one() {
        let key = form_key();
        assert_eq!(read_form_key(&key.to_string()), Ok(key));
        for bad in [
            "",
            "x",
            "00000000-0000-0000-0000-000000000000",
            "01890a5d-ac96-774b-bcce-b302099a8057",
        ] {
            assert_eq!(read_form_key(bad), Err(Fault::Malformed), "{bad}");
        }
    }
}
