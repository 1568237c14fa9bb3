//! The stores on both databases, and what ticks do to them.

mod anonymous;
mod blocks;
mod board;
mod boxes;
mod log;
mod model;
mod people;
mod premoderation;
mod schema;
mod sealed;
mod settle;
mod tick;
