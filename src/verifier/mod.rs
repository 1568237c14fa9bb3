//! The browser's second program, loaded by the few pages that pick up a ticket or check the log:
//! what it checks does not rest on the server's word. It writes no text of its own; pages keep a
//! sentence for every state.

mod log;
mod page;
mod pick;
mod receipts;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

/// Picks up the tickets that the page offers (`pages/pick.rs`).
#[wasm_bindgen]
pub fn pick() {
    spawn_local(pick::run());
}

/// Checks one's own notes against the log (`pages/mine.rs`).
#[wasm_bindgen]
pub fn receipts() {
    spawn_local(receipts::run());
}
