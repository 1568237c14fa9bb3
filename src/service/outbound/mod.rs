//! Requests that leave this server, all of them: to hosts that the environment names, over TLS, and
//! none where it names none. What chat, mail or an office's sign-in want from outside goes through
//! here, so that one list says what this server talks to.

mod client;
mod connect;
mod host;
mod settings;
mod unsent;

pub use client::{Answer, Outbound};
pub use connect::Unprepared;
pub use host::AllowedHost;
pub use settings::OutboundConfig;
pub use unsent::Unsent;
