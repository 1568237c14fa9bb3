//! Signing in with the office's own accounts: the addresses, and what a browser keeps on the way.

mod cookie;
mod door;

pub use cookie::carries_cookie;
pub use door::{back, begin, leave};
