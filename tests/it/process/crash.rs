//! kill -9 of the real program while notes arrive and boxes open: nothing that was acknowledged is
//! lost, nothing hangs twice, and the log holds.

use std::{
    thread,
    time::{Duration, Instant},
};

use kizuki_board::domain::theme::Theme;
use kizuki_board::service::Config;

use crate::support::clients::Writers;
use crate::support::program::{Closed, Server};
use crate::support::{TestApp, both_dbs};

const ROUNDS: u32 = 14;
/// So many notes at least are acknowledged in a round that fills the box.
const FILL: usize = 12;
const WRITERS: usize = 4;

/// Lets writers post against the program until it is killed; gives the texts that were
/// acknowledged. Without a `life` it is killed when a few notes more are in its box, and `start`
/// then says how long it took to come up: a busy machine takes its time.
fn round(
    config: &Config,
    theme: &Theme,
    number: u32,
    life: Option<Duration>,
    start: &mut Duration,
) -> Vec<String> {
    let began = Instant::now();
    let server = Server::start(config);
    let writers = Writers::begin(WRITERS, &format!("r{number}"), theme, &[config.addr]);
    if let Some(life) = life {
        thread::sleep(life);
    } else {
        while writers.count() == 0 && began.elapsed() < Duration::from_mins(1) {
            thread::sleep(Duration::from_millis(1));
        }
        *start = began.elapsed();
        while writers.count() < FILL && began.elapsed() < Duration::from_secs(90) {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(u64::from(number) * 3));
    }
    drop(server);
    writers.end()
}

both_dbs! {
    async fn nothing_acknowledged_is_lost_and_nothing_hangs_twice_after_kill_9(app: TestApp) {
        let closed = Closed::of(app).await;
        let (config, theme) = (closed.config.clone(), closed.theme.clone());
        let acknowledged = tokio::task::spawn_blocking(move || {
            let (mut all, mut start) = (Vec::new(), Duration::ZERO);
            for number in 0..ROUNDS {
                // Even rounds fill the box; odd ones die around the first tick after the start,
                // which empties it.
                let life = (number % 2 == 1).then(|| start * (30 + 7 * number) / 100);
                all.extend(round(&config, &theme, number, life, &mut start));
            }
            all
        })
        .await
        .expect("ran");
        assert!(
            acknowledged.len() >= FILL * usize::try_from(ROUNDS / 2).expect("small"),
            "only {} notes got through",
            acknowledged.len()
        );
        closed.expect_each_once(&acknowledged).await;
    }
}
