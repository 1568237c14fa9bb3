//! Pure types and rules: what a theme, a note and a sticker are, and what a person may do with
//! them.
//!
//! Compiled for the server and for the browser. Nothing in here reads a clock, a database or the
//! network; what the rules need to know is passed in. What a person did wrong is said field by
//! field in [`problem`], and what else can come of a request in [`fault`].

pub mod account;
pub mod act;
pub mod announce;
pub mod anon;
pub mod answers;
pub mod backup;
pub mod calendar;
pub mod chat;
pub mod choosing;
pub mod copied;
pub mod day_change;
pub mod disclosure;
pub mod durations;
pub mod emergency;
pub mod enquiry;
pub mod exchange;
pub mod fault;
pub mod figures;
pub mod first_day;
pub mod flag;
pub mod fonts;
pub mod groups;
pub mod guard;
pub mod guide;
pub mod hands;
pub mod hex;
pub mod ids;
pub mod imported;
pub mod inspection;
pub mod issue;
pub mod letterhead;
pub mod library;
pub mod lineage;
pub mod material;
pub mod note;
pub mod office_calendar;
pub mod office_file;
pub mod office_settings;
pub mod opening;
pub mod outside;
pub mod paging;
pub mod paper;
pub mod parts;
pub mod passkey;
pub mod passphrase;
pub mod plan;
pub mod preset;
pub mod problem;
pub mod proposal;
pub mod provider;
pub mod question;
pub mod romaji;
pub mod rules;
pub mod search;
pub mod settings;
pub mod shortlist;
pub mod similar;
pub mod slips;
pub mod slug;
pub mod stickers;
pub mod suggest;
pub mod table;
pub mod team;
pub mod text;
mod text_enum;
pub mod theme;
pub mod theme_form;
pub mod theme_merge;
pub mod tick;
pub mod today;
pub mod trash;
pub mod trial;
pub mod year;

pub(crate) use text_enum::text_enum;
