//! What becomes of a store's error for whoever asked: the one place at which it gets its line in the log.

use crate::domain::fault::Fault;
use crate::store;

impl From<store::Error> for Fault {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            store::Error::Conflict | store::Error::Taken => Self::Conflict,
            store::Error::Database(what) => {
                // What the store says of its errors quotes no value; see store/error.rs.
                tracing::error!(%what, "store");
                Self::Internal
            }
        }
    }
}
