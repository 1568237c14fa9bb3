//! Opens an emergency theme: made and open at once, or not at all, and once however often the button is pressed.

use std::io;

use uuid::Uuid;

use super::{AppState, state::key_file};
use crate::domain::{error::Fault, ids::ThemeId, plan::Plan};
use crate::store;

/// What a form carries so that a second click makes no second theme: the id of the theme that it will make.
pub fn form_key() -> ThemeId {
    ThemeId(Uuid::new_v4())
}

/// Reads it back.
///
/// # Errors
/// [`Fault::Malformed`] for what is no random id; ids of themes carry no time and no name.
pub fn read_form_key(raw: &str) -> Result<ThemeId, Fault> {
    let id: ThemeId = raw.parse().map_err(|_| Fault::Malformed)?;
    if id.0.get_version_num() == 4 { Ok(id) } else { Err(Fault::Malformed) }
}

impl AppState {
    /// Makes the theme `id` with its key and opens it. Where it is there already, nothing is done.
    ///
    /// # Errors
    /// [`store::Error`]; a key that cannot be written is [`store::Error::Database`] too.
    pub async fn open_emergency(&self, id: ThemeId, plan: &Plan) -> Result<(), store::Error> {
        match self.board.theme(id).await {
            // It may be archived by now: its key must not come back.
            Ok(_) => return Ok(()),
            Err(store::Error::NotFound) => {}
            Err(error) => return Err(error),
        }
        match self.keys.create(id, plan.tier) {
            // Of a first click that is still under way. It is never taken back here: the other one may need it, and a key without a theme
            // does no harm.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(key_file(&error)),
            _ => {}
        }
        self.board.create_open(id, plan, self.today()).await?;
        self.note_key(id).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_key_is_random_and_nothing_else_is_taken_for_one() {
        let key = form_key();
        assert_eq!(read_form_key(&key.to_string()), Ok(key));
        for bad in ["", "x", "00000000-0000-0000-0000-000000000000", "01890a5d-ac96-774b-bcce-b302099a8057"] {
            assert_eq!(read_form_key(bad), Err(Fault::Malformed), "{bad}");
        }
    }
}
