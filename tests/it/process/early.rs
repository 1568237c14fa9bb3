//! Ticks out of turn (`cli/early.rs`): for tests, and for nobody else.

use crate::support::TestApp;
use crate::support::program::{Closed, Ran, kizuki_with};

fn expect_refused(ran: &Ran) {
    assert!(!ran.well && ran.err.contains("KIZUKI_TEST_TICKS is for tests"), "{}", ran.err);
}

/// A tick that somebody asks for shows when a note was written. The browser's tests may ask, on a
/// board that nobody else reaches.
#[tokio::test]
async fn no_board_that_others_reach_can_be_asked_for_a_tick() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = closed.config.clone();
    let open_to_all = format!("0.0.0.0:{}", config.addr.port());
    let run = move || {
        for others in [
            ("KIZUKI_ORIGIN", "https://board.example.jp"),
            ("KIZUKI_ORIGIN", "http://board.example.jp"),
            ("KIZUKI_ADDR", open_to_all.as_str()),
        ] {
            let asked = [("KIZUKI_TEST_TICKS", "1"), ("KIZUKI_ORIGIN", "http://localhost"), others];
            expect_refused(&kizuki_with(&config, &asked, &["serve"], ""));
        }
        expect_refused(&kizuki_with(&config, &[("KIZUKI_TEST_TICKS", "1")], &["serve"], ""));
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}
