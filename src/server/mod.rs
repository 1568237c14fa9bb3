//! The process and its HTTP face: configuration, state, sessions, keys, the anonymous door, the box, and the middleware.

pub mod anon;
mod assets;
mod caps;
mod clock;
mod config;
pub mod downloads;
pub mod echo;
pub mod emergency;
pub mod fault;
pub mod handed_out;
pub mod issue;
mod keys;
mod live;
mod log_export;
mod middleware;
pub mod page_cache;
pub mod password;
pub mod plain_forms;
mod random;
pub mod reading;
pub mod roster;
mod router;
pub mod session;
mod state;
mod ticker;

pub use assets::Assets;
pub use clock::Clock;
pub use config::Config;
pub use keys::Keys;
pub use middleware::csp;
pub use middleware::is_local;
pub use middleware::{lang, page_lang};
pub use router::router;
pub use state::AppState;
pub use ticker::run as run_ticker;
