//! The real program as a process of its own: started, killed, crowded, upgraded.

mod bench;
mod crash;
mod early;
mod faults;
mod folder;
mod minutes;
mod publishing;
mod reading;
mod starting;
mod steps;
mod supervised;
