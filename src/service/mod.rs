//! The application layer: what can be done with the board, by whom, and what follows from it. Knows
//! no HTTP and no pages; whoever serves them, a command line or a test calls the same verbs.
//!
//! What organizers do is one file per noun ([`themes`], [`moderation`], [`reports`], [`slips`],
//! [`roster`]). Each verb takes an [`Actor`], asks for their right, lets the domain decide, writes
//! through the store, and ends with `publish`: the store hands out what it changed wrapped, and
//! nothing else unwraps it. What staff do is in [`anon`] and [`issue`], which know nobody.

mod accounts;
mod actor;
pub mod anon;
mod answers;
mod archive;
mod clock;
mod config;
mod earlier;
mod enquiries;
mod error;
pub mod folder;
mod fonts;
mod groups;
mod hands;
pub mod health;
mod inspect;
pub mod issue;
mod key_check;
mod keys;
mod letterhead;
pub mod limits;
mod lineage;
mod material;
mod memory;
mod moderation;
pub mod new_theme;
pub mod news;
mod paper;
pub mod paper_file;
pub mod password;
mod peers;
mod progress;
mod proposals;
mod publish;
mod questions;
pub mod random;
mod readiness;
pub mod reply_file;
mod reports;
mod room;
mod roster;
pub mod roster_file;
pub mod secret_file;
mod shortlist;
mod slips;
mod start;
mod state;
mod steps;
mod suggestions;
mod table_file;
mod templates;
mod themes;
mod themes_in_memory;
mod tick;
mod ticker;
mod ticket_counts;
mod tidy;
mod to_the_end;
pub mod token;
mod words;
pub mod workbook;

pub use actor::Actor;
pub use answers::{can_be_answered, can_be_published, version};
pub use clock::Clock;
pub use config::{Config, Cover};
pub use earlier::Before;
pub use enquiries::{Enquired, NotImported, can_be_enquired};
pub use error::Error;
pub use fonts::FontFiles;
pub use groups::can_be_reviewed;
pub use hands::{HandsAt, Offering};
pub use key_check::BadThemeKey;
pub use keys::Keys;
pub use lineage::{Beginning, Lineage};
pub use memory::TicketCounts;
pub use paper::{Desk, InHand, TypedNote};
pub use peers::run as run_peers;
pub use proposals::ProposalAt;
pub use room::{Place, Room};
pub use shortlist::Meeting;
pub use start::{Opening, StartError};
pub use state::Service;
pub use steps::{Step, Steps};
pub use suggestions::{SHOWN, SuggestedGroup, Suggestions};
pub use themes::SavedTheme;
pub use ticker::run as run_ticker;
pub use to_the_end::to_the_end;
pub use words::{WordSource, Words};
