//! `/api/v1`: what everybody can read, for programs. The same facts as the pages, no finer: no time
//! of a note, counts as of the last tick and only where a board shows them, no text that is hidden.
//! Nothing can be written: a program that posts for others would be where their notes come together.
//!
//! The document at `/api/v1/openapi.json` (OpenAPI 3.1) is made from the handlers and their types; a
//! test compares it with the table of addresses.

mod answer;
mod document;
mod limit;
mod notes;
mod routes;
mod shown;
mod themes;

pub use document::{Operation, document, operations};
pub use limit::limit;
pub use routes::api;
