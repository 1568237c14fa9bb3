//! What chat channels are told, and when; and what becomes of it where the other side does not answer.

mod failing;
mod sending;
