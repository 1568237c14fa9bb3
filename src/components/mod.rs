//! Pieces of pages, rendered on the server only. What they show comes in as arguments; they read no
//! store.
#![expect(
    missing_docs,
    reason = "the component macros make a struct of the properties, whose names and types say what they are"
)]

pub mod answer;
pub mod bench;
pub mod carried;
pub mod chart;
pub mod compose;
pub mod day_changes;
pub mod desk;
pub mod enter;
pub mod fields;
pub mod flag;
pub mod flow;
pub mod found;
pub mod guard;
pub mod guide;
pub mod hydration;
pub mod layout;
mod link;
pub mod minutes;
pub mod news;
pub mod note;
pub mod offer;
pub mod over;
pub mod page;
pub mod paging;
pub mod parts;
pub mod passkey;
pub mod question;
pub mod quote;
pub mod request;
pub mod stay;
pub mod stickers;
pub mod sum;
pub mod urgent;
pub mod verifier;
pub mod view_fields;
