//! The pages: one file per route, or one folder. A page loads what it shows and hands it to
//! components; it is rendered on the server only.
#![expect(
    missing_docs,
    reason = "the component macro makes a struct of the properties, whose names and types say what they are"
)]

pub mod acts;
pub mod admin;
pub mod admin_theme;
pub mod agenda;
pub mod announce;
pub mod annual;
pub mod answers;
pub mod api;
pub mod bench;
pub mod board;
pub mod certificate;
pub mod channels;
pub mod choosing;
pub mod disclosure;
pub mod emergency;
pub mod enquiries;
pub mod exchange;
pub mod fault;
pub mod figures;
pub mod first_day;
pub mod guide;
pub mod hands;
pub mod home;
pub mod join;
pub mod letterhead;
pub mod library;
pub mod links;
pub mod log;
pub mod login;
pub mod meeting;
pub mod mine;
pub mod office_calendar;
pub mod outside;
pub mod own_account;
pub mod paper;
pub mod passphrase;
pub mod pick;
pub mod policy;
pub mod policy_fields;
pub mod presets;
pub mod printed;
pub mod progress;
pub mod queue;
pub mod report;
pub mod roster;
pub mod roster_import;
pub mod schemes;
pub mod screen;
mod sent_table;
pub mod setup;
pub mod shortlist;
pub mod slips;
pub mod team;
pub mod templates;
pub mod theme_edit;
pub mod today;
pub mod trash;
pub mod trial;
pub mod trust;
pub mod year;
