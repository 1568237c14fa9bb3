//! The house itself: the shape of its code and of its words.

mod architecture;
mod circles;
mod easy;
mod errors;
mod ideas;
mod languages;
