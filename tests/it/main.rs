//! The integration tests: one binary, so that it links once. Laid out like the program; what tests
//! share is in `support/`.

mod attack;
mod fuzz;
mod house;
mod http;
mod leaks;
mod process;
mod store;
mod support;
