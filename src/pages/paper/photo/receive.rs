//! What comes with the form: a photo, or what is typed beside its slips; in memory, and no more of it
//! than a photo may have.

use axum::extract::{
    Multipart,
    multipart::{Field, MultipartError},
};

use super::form::{PHOTO, is_of_slip};
use crate::domain::paper::PHOTO_BYTES_MAX;
use crate::http::echo::Values;

/// The longest request. What is longer than a photo may be is read to its end and thrown away: a
/// browser shows no answer before it has sent everything.
pub const REQUEST_MAX: usize = 128 * 1024 * 1024;
/// All fields together, in bytes: forty pictures of slips, and what is typed.
pub(super) const FIELDS_MAX: usize = 12 * 1024 * 1024;

/// What came.
#[derive(Default)]
pub(super) struct Sent {
    /// The photo; `None` for one that is too large.
    pub(super) photo: Option<Vec<u8>>,
    /// The fields of slips.
    pub(super) values: Values,
}

/// Reads the form.
///
/// # Errors
/// What is no such form, or longer than [`REQUEST_MAX`].
pub(super) async fn receive(mut multipart: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent { photo: Some(Vec::new()), values: Values::new() };
    let mut left = FIELDS_MAX;
    while let Some(field) = multipart.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == PHOTO {
            sent.photo = read(field, PHOTO_BYTES_MAX).await?;
        } else if is_of_slip(&name) {
            // What is longer than all of a form of ours is none.
            let value = read(field, left).await?.unwrap_or_default();
            left -= value.len();
            sent.values.push((name, String::from_utf8_lossy(&value).into_owned()));
        }
    }
    Ok(sent)
}

/// Reads a field to its end; `None` where it is longer than `max`.
async fn read(mut field: Field<'_>, max: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let mut bytes = Some(Vec::new());
    while let Some(chunk) = field.chunk().await? {
        bytes = bytes.filter(|bytes| bytes.len() + chunk.len() <= max);
        if let Some(bytes) = &mut bytes {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}
