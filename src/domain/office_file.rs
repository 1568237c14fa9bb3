//! The head of a file that one server writes and another reads: JSON that says of which kind and
//! version it is. What else stands in it is for its kind.

use serde::Deserialize;
use thiserror::Error;

/// What is looked at before anything else.
#[derive(Deserialize)]
struct Head {
    kind: String,
    version: u32,
}

/// Why nothing else of a file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotOurs {
    /// It is something else.
    #[error("a file of another kind")]
    Other,
    /// It was written by a later version of the program.
    #[error("a file of version {0}")]
    Version(u32),
}

/// The file without its byte order mark, if it is of this kind and version.
///
/// # Errors
/// [`NotOurs`].
pub fn opened<'a>(bytes: &'a [u8], kind: &str, version: u32) -> Result<&'a [u8], NotOurs> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head: Head = serde_json::from_slice(bytes).map_err(|_| NotOurs::Other)?;
    match head {
        head if head.kind != kind => Err(NotOurs::Other),
        head if head.version != version => Err(NotOurs::Version(head.version)),
        _ => Ok(bytes),
    }
}
