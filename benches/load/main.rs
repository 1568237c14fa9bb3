//! What the program does beside what the machine can: pages and stickers a second, viewers of a
//! tick, memory, reports. Each budget of the design with its baseline, measured in turns in the
//! same run on the same machine (docs/performance.md has the figures).
//!
//! `make bench` runs it. The load comes from `wrk` on the same cores, so both sides have half a
//! machine. Loopback only.
#![expect(
    clippy::too_many_lines,
    reason = "what is measured, and what is done for it, is read in one piece"
)]

mod baseline;
mod log;
mod process;
mod seed;
mod table;
mod viewers;
mod wrk;

use std::{path::PathBuf, time::Duration};

use process::{Server, page};
use seed::Seeded;
use table::Table;

/// Passes of each side, in turns.
const PASSES: usize = 5;
/// Length of a pass.
const PASS: Duration = Duration::from_secs(4);
/// Restarts under them.
const RESTARTS: usize = 3;
/// Viewers of one board.
const VIEWERS: usize = 1000;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("--fixed-page") => {
            return baseline::fixed_page(arguments.next().expect("a file").into()).await;
        }
        Some("--grouped-likes") => {
            return baseline::grouped_likes(arguments.next().expect("a file").into()).await;
        }
        _ => {}
    }
    let mut table = Table::default();
    // `cargo bench --bench load -- likes` does that part alone.
    let asked: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let does = |part: &str| asked.is_empty() || asked.iter().any(|asked| asked == part);
    for notes in [100, 1000] {
        if !["pages", "likes", "viewers"].into_iter().any(does) {
            break;
        }
        let seeded = seed::board(notes, 400).await;
        if does("pages") {
            pages(&mut table, &seeded, notes).await;
        }
        if notes == 100 && does("likes") {
            likes(&mut table, &seeded);
        }
        if notes == 100 && does("viewers") {
            watching(&mut table, &seeded).await;
        }
    }
    if does("log") {
        log::measure(&mut table);
    }
    if does("report") {
        report(&mut table).await;
    }
    print!("{table}");
}

/// Pages a second, beside a server of fixed bytes: the same bytes, as brotli and as they are.
async fn pages(table: &mut Table, seeded: &Seeded, notes: usize) {
    let ours = Server::board(seeded);
    for coding in ["br", "identity"] {
        let body = page(&ours.url("/t/bench"), coding).await;
        let file = seeded.folder.path().join("page");
        std::fs::write(&file, &body).expect("written");
        let theirs = Server::baseline("--fixed-page", &file);
        let (mut measured, mut limit) = (Vec::new(), Vec::new());
        for pass in 0..=PASSES {
            let (a, b) = (
                wrk::pages(&ours.url("/t/bench"), coding, PASS),
                wrk::pages(&theirs.url("/"), coding, PASS),
            );
            // The first warms both up.
            if pass > 0 {
                measured.push(a);
                limit.push(b);
            }
        }
        table.ratio(
            &format!("board of {notes} notes, {coding}, {} B: pages/s", body.len()),
            "≥ 0.8",
            &measured,
            &limit,
        );
    }
}

/// Durable stickers a second, beside a server that does nothing else: both answer after the sync.
fn likes(table: &mut Table, seeded: &Seeded) {
    let script = seeded.script();
    let (mut measured, mut limit, mut sides) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
    for pass in 0..=PASSES {
        // Each pass on a board without stickers, and a table without rows.
        let fresh = seeded.copy();
        let ours = Server::board(&fresh);
        let a = wrk::likes(&ours.url("/anon"), &script, PASS);
        let used = [ours.processor()];
        drop(ours);
        let theirs = Server::baseline("--grouped-likes", &fresh.folder.path().join("likes.db"));
        let b = wrk::likes(&theirs.url("/like"), &script, PASS);
        let used = [used[0], theirs.processor()];
        if pass > 0 {
            measured.push(a);
            limit.push(b);
            for (side, ([own, system], rate)) in sides.iter_mut().zip(used.into_iter().zip([a, b]))
            {
                side.push((own + system) * 1e6 / (rate * PASS.as_secs_f64()));
            }
        }
    }
    table.ratio("stickers/s, durable", "≥ 0.7", &measured, &limit);
    table.value("processor time of the server for a sticker, µs", "", &sides[0]);
    table.value("the same, baseline", "", &sides[1]);
}

/// How soon a tick reaches 1,000 viewers, and what they cost.
async fn watching(table: &mut Table, seeded: &Seeded) {
    let fresh = seeded.copy();
    let server = Server::board(&fresh);
    page(&server.url("/t/bench"), "br").await;
    table.value("resident memory, idle, MB", "≤ 40", &[server.resident()]);
    let watched = viewers::watch(&server, &fresh, VIEWERS, PASSES).await;
    table.value(&format!("resident memory, {VIEWERS} viewers, MB"), "≤ 80", &[server.resident()]);
    table.value(
        &format!("a tick reaches {VIEWERS} viewers, the last of them, ms after the tick's second"),
        "p99 ≤ 200",
        &watched.last,
    );
    table.value("the same, half of them, ms", "", &watched.median);
    let returned = viewers::restart(server, &fresh, VIEWERS, RESTARTS).await;
    table.value(
        &format!("a restart under {VIEWERS} viewers: the last is back, s after the first answer"),
        "≤ 10",
        &returned.last,
    );
    table.value("the same: viewers who come back within the fullest second", "", &returned.fullest);
}

/// A report of 10,000 notes in every format.
async fn report(table: &mut Table) {
    let seeded = seed::board(10_000, 10).await;
    seeded.publish().await;
    let server = Server::board(&seeded);
    for format in ["csv", "md", "html", "json", "xlsx", "docx", "pdf"] {
        let mut times = Vec::new();
        for _ in 0..PASSES {
            let began = std::time::Instant::now();
            assert!(
                page(&server.url(&format!("/t/bench/report/{format}")), "identity").await.len()
                    > 100_000,
                "a whole report"
            );
            times.push(began.elapsed().as_secs_f64());
        }
        table.value(&format!("report of 10,000 notes, {format}, s"), "≤ 5", &times);
    }
    table.value("the same, memory at most, MB", "≤ 300", &[server.most()]);
}

/// Where the built site is.
fn site() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).parent().expect("the build folder").join("site")
}
