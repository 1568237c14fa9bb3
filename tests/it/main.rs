//! The integration tests: one binary, so that it links once.

mod architecture;
mod attack;
mod crash;
mod fuzz;
mod http_admin;
mod http_anon;
mod http_forms;
mod http_live;
mod http_moderation;
mod http_pages;
mod http_reading;
mod http_sealed;
mod http_security;
mod http_tickets;
mod leaks;
mod leaks_rest;
mod leaks_sealed;
mod store_blocks;
mod store_board;
mod store_box;
mod store_log;
mod store_people;
mod store_premoderation;
mod store_schema;
mod store_sealed;
mod support;
