//! The anonymous door, and how long its answers take.

mod door;
mod pace;

pub use door::door;
pub use pace::Pace;
