//! The program's HTTP face: what a request meets on its way to a verb of [`crate::service`], and
//! what an answer becomes on its way back.

mod accepts;
pub mod agenda;
pub mod anon;
mod assets;
pub mod bench_news;
mod cookie;
pub mod device;
pub mod disclosure_file;
pub mod downloads;
pub mod echo;
pub mod fault;
pub mod health;
pub mod hosts;
pub mod issue;
mod json_door;
mod listen;
pub mod live;
pub mod log_export;
mod log_file;
pub mod metrics;
pub mod middleware;
pub mod page_cache;
pub mod passphrase;
pub mod plain_forms;
mod plain_page;
pub mod progress;
pub mod proposal_file;
pub mod rooms;
pub mod session;
mod state;
pub mod ticket_cookie;
mod viewers;
mod with_query;
pub mod year_address;

pub use crate::i18n::say::source_of;
pub use accepts::accepts_html;
pub use assets::Assets;
pub use cookie::cookie_header;
pub use listen::{Program, listen};
pub use middleware::{csp, is_local, lang, page_lang};
pub use plain_page::escaped;
pub use state::AppState;
pub use viewers::Live;
pub use with_query::{LEFT, with_query};
