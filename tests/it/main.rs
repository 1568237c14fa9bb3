//! The integration tests: one binary, so that it links once. Laid out like the program; what tests
//! share is in `support/`.
#![expect(clippy::too_many_lines, reason = "a test that tells a story is read in one piece")]

mod attack;
mod chat;
mod fuzz;
mod house;
mod http;
mod leaks;
mod outbound;
mod process;
mod report;
mod store;
mod suggestions;
mod support;
