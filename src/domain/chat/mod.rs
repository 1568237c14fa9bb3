//! Chat channels: places outside of the board, a chat of the office or a program of its own, that the
//! board tells by itself what happened. What is told is made of the public log and of days; never a
//! note's text, a name, or a count that the board hides.

mod channel;
mod due;
mod form;
mod payload;
mod telling;
#[cfg(test)]
mod tests;

pub use channel::{
    BodyKind, CHANNELS_MAX, ChatChannel, ChatKind, ChatSecrets, ChatSettings, Failure, Method,
    NotSent, Occasion, Standing, Template,
};
pub use due::{FAILURES_MAX, STALE_DAYS, digest_on, is_time, last_call, wait_after};
pub use form::{ChannelForm, TypedChannel};
pub use payload::{Payload, payload};
pub use telling::{About, Closed, Digest, Message, Telling};
