//! The linker against databases whose weaknesses are known: it must win where there is one, or its
//! silence elsewhere proves nothing; and it must not win where there is none.

mod clean;
mod naive;
mod others;
mod parser;
mod pick_ups;
mod single;
mod year;
