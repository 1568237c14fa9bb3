//! The Sealed tier over HTTP. The browser's half is played in Rust (`support/sealed.rs`).

mod announcing;
mod desk;
mod lost;
mod picking_up;
mod roster;
