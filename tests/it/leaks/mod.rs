//! The leaks of docs/anonymity.md, section 7, that this version can be tested for, each by its
//! number.

mod acts;
mod backups;
mod chat;
mod figures;
mod files;
mod flags;
mod hands;
mod left_behind;
mod logged;
mod metrics;
mod organizer_eye;
mod pages;
mod paper;
mod questions;
mod readers;
mod rows;
mod sealed;
