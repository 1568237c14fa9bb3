//! The real program as a process of its own: started, killed, crowded, upgraded.

mod backups;
mod bench;
mod crash;
mod doctor;
mod early;
mod faults;
mod folder;
mod minutes;
mod oidc;
mod postgres_backup;
mod publishing;
mod reading;
mod starting;
mod status;
mod steps;
mod supervised;
