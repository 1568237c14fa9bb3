//! Requests as browsers and others send them, and what comes back.

mod addresses;
mod admin;
mod anon;
mod answers;
mod bench;
mod cache;
mod detours;
mod emergency;
mod flood;
mod forms;
mod keeping;
mod live;
mod log;
mod many;
mod methods;
mod moderation;
mod once;
mod pages;
mod reading;
mod screen;
mod sealed;
mod security;
mod sign_in;
mod suggested;
mod tickets;
mod written;
