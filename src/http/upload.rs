//! What a form sends that takes a file (RFC 7578): the file, and the fields beside it. How large it may be
//! is said where its address is (`router.rs`); photos of paper, which are larger, have a way of their own.

use axum::extract::{Multipart, multipart::MultipartError};
use axum::http::StatusCode;

use super::echo::Values;
use crate::domain::fault::Fault;
use crate::service::Error;

/// A form that came.
#[derive(Default)]
pub struct Upload {
    /// The bytes of the field `file`; empty where none was chosen.
    pub file: Vec<u8>,
    fields: Values,
}

/// Why nothing of a form can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReceived {
    /// It is longer than the address takes.
    TooLarge,
    /// It is no such form.
    Malformed,
}

impl From<MultipartError> for NotReceived {
    fn from(error: MultipartError) -> Self {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            _ => Self::Malformed,
        }
    }
}

impl From<NotReceived> for Fault {
    fn from(why: NotReceived) -> Self {
        match why {
            NotReceived::TooLarge => Self::TooLarge,
            NotReceived::Malformed => Self::Malformed,
        }
    }
}

impl NotReceived {
    /// As what is wrong with the file, or with the form as a whole.
    pub fn told<E: From<Error>>(self, too_large: E) -> E {
        match self {
            Self::TooLarge => too_large,
            Self::Malformed => Error::from(Fault::Malformed).into(),
        }
    }
}

impl Upload {
    /// Reads the form to its end.
    ///
    /// # Errors
    /// [`NotReceived`].
    pub async fn receive(mut multipart: Multipart) -> Result<Self, NotReceived> {
        let mut upload = Self::default();
        while let Some(field) = multipart.next_field().await? {
            match field.name().map(ToOwned::to_owned) {
                Some(name) if name == "file" => upload.file = field.bytes().await?.to_vec(),
                Some(name) => upload.fields.push((name, field.text().await?)),
                None => {}
            }
        }
        Ok(upload)
    }

    /// What stands in a field beside the file, taken out; empty where it did not come.
    pub fn take(&mut self, name: &str) -> String {
        let at = self.fields.iter().position(|(other, _)| other == name);
        at.map(|at| self.fields.swap_remove(at).1).unwrap_or_default()
    }
}
