//! What the real program meets on a bad day: crowds that come and go, viewers who never read, a new
//! version put in place at the very moment of a tick, processes whose clocks do not agree.

use std::{
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use kizuki_board::domain::{
    opening::{BoxRule, Slot},
    theme::State,
};

use crate::support::clients::{Line, Writers, free_address, post, wait_for, wait_for_answer};
use crate::support::program::{Closed, Server};
use crate::support::{DAY, NOON, TestApp, both_dbs, secret};

/// Viewers of one round; twenty rounds make ten thousand.
const CROWD: usize = 500;
const ROUNDS: usize = 20;
/// Rounds after which the program has the memory that it needs for a crowd.
const WARM: usize = 8;
/// What the rounds after that may add, in kB: a connection that is left behind costs more than ten.
const GROWTH: u64 = 10 * 1024;
/// A connection or two of the databases, the listener, the log.
const QUIET: usize = 60;
/// Length of a tick, in milliseconds.
const TICK: u128 = 10_000;

/// The limit of open files, with which many systems start programs, is below a crowd: the program
/// raises it.
#[tokio::test]
async fn ten_thousand_viewers_come_and_go_and_leave_nothing_behind() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, theme) = (closed.config.clone(), closed.theme.clone());
    let run = move || {
        let server = Server::start_with_files(&config, 256);
        wait_for_answer(config.addr);
        let mut warm = 0;
        for round in 0..ROUNDS {
            let crowd: Vec<Line> = (0..CROWD)
                .map(|_| Line::open(config.addr, &theme).expect("a place for everybody"))
                .collect();
            assert!(server.files() >= CROWD);
            drop(crowd);
            wait_for("the crowd to be gone", || server.files() < QUIET);
            if round == WARM {
                warm = server.resident();
            }
        }
        let grown = server.resident().saturating_sub(warm);
        assert!(grown < GROWTH, "{grown} kB more after {} viewers", CROWD * (ROUNDS - WARM));
        let mut last = Line::open(config.addr, &theme).expect("a place");
        assert!(
            post(config.addr, &theme, "last") && last.hears("id:"),
            "whoever comes now hears of the next tick"
        );
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// They hold up neither the other viewers nor the stop, and cost no memory that grows.
#[tokio::test]
async fn viewers_who_never_read_hold_up_nobody() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, theme) = (closed.config.clone(), closed.theme.clone());
    let run = move || {
        let server = Server::start(&config);
        wait_for_answer(config.addr);
        let board = format!("/t/{}", theme.slug);
        // Each asks for more than fits between two sockets, so that the program is stuck in the
        // middle of an answer.
        let deaf: Vec<Line> =
            (0..50).map(|_| Line::unread(config.addr, &board, 2000).expect("connected")).collect();
        let silent: Vec<Line> = (0..50)
            .map(|_| Line::unread(config.addr, &format!("{board}/live"), 1).expect("connected"))
            .collect();
        let mut line = Line::open(config.addr, &theme).expect("a place");
        for n in 0..2 {
            assert!(
                post(config.addr, &theme, &format!("n{n}")) && line.hears("id:"),
                "others hear of each tick"
            );
        }
        assert!(post(config.addr, &theme, "in the box at the end"));
        assert!(server.stop(), "and it ends by itself, in good order");
        drop((deaf, silent));
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
    closed.expect_each_once(&["n0", "n1", "in the box at the end"].map(String::from)).await;
}

/// Whoever sends half a head, or nothing, holds a connection for half a minute and no longer; who
/// is slow, and who waits for the next tick, is served.
#[tokio::test]
async fn half_sent_heads_are_closed_and_slow_ones_are_served() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, theme) = (closed.config.clone(), closed.theme.clone());
    let run = move || {
        let server = Server::start(&config);
        wait_for_answer(config.addr);
        let mut viewer = Line::open(config.addr, &theme).expect("a place");
        let begun = Instant::now();
        let half: Vec<Line> = (0..50)
            .map(|_| {
                Line::say(config.addr, "GET / HTTP/1.1\r\nHost: x\r\nX-Half: ").expect("connected")
            })
            .collect();
        let silent: Vec<Line> =
            (0..50).map(|_| Line::say(config.addr, "").expect("connected")).collect();
        let mut idle = Line::unread(config.addr, "/healthz", 1).expect("connected");
        assert!(idle.hears("200 OK"));
        let mut slow =
            Line::say(config.addr, &format!("GET /healthz HTTP/1.1\r\nHost: {}\r\n", config.addr))
                .expect("connected");
        for n in 0..10 {
            thread::sleep(Duration::from_secs(1));
            slow.add(&format!("X-Slow-{n}: x\r\n")).expect("still open");
        }
        slow.add("\r\n").expect("still open");
        assert!(slow.hears("200 OK"), "ten seconds for a head are honest");
        for mut line in half.into_iter().chain(silent).chain([idle]) {
            assert!(!line.hears("nothing more comes"), "closed");
        }
        let took = begun.elapsed();
        assert!(took > Duration::from_secs(25) && took < Duration::from_mins(1), "{took:?}");
        assert!(
            post(config.addr, &theme, "n") && viewer.hears("id:"),
            "who views is told of the next tick as before"
        );
        assert!(server.stop());
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// Waits until shortly before the next tick, by the clock that the program has too.
fn wait_for_tick() {
    #[expect(clippy::disallowed_methods, reason = "the other side of the program's clock")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis();
    let left = u64::try_from(TICK - now % TICK).expect("short");
    thread::sleep(Duration::from_millis((left + 9_970) % 10_000));
}

both_dbs! {
    /// On SQLite one program ends before the next begins; on PostgreSQL they overlap, and both open
    /// the box.
    async fn a_new_version_at_the_moment_of_a_tick_loses_nothing_and_pins_nothing_twice(
        app: TestApp,
    ) {
        let several = app.state.config.board_url.is_some();
        let closed = Closed::of(app).await;
        let (config, theme) = (closed.config.clone(), closed.theme.clone());
        let run = move || {
            let mut other = config.clone();
            other.addr = free_address();
            let mut server = Some(Server::start(&config));
            wait_for_answer(config.addr);
            let writers = Writers::begin(3, "", &theme, &[config.addr, other.addr]);
            for next in [&other, &config, &other] {
                let before = writers.count();
                wait_for("some notes", || writers.count() > before + 20);
                let early = several.then(|| Server::start(next));
                if several {
                    wait_for_answer(next.addr);
                }
                wait_for_tick();
                assert!(server.take().expect("one").stop(), "ended in good order");
                server = Some(early.unwrap_or_else(|| Server::start(next)));
                wait_for_answer(next.addr);
            }
            let before = writers.count();
            wait_for("notes after the last", || writers.count() > before);
            let acknowledged = writers.end();
            assert!(server.expect("one").stop());
            acknowledged
        };
        let acknowledged = tokio::task::spawn_blocking(run).await.expect("ran");
        closed.expect_each_once(&acknowledged).await;
    }

    /// The clock of one process is an hour and ten minutes ahead, that of the other right. No box
    /// opens twice for the same hour, none stays shut, and no theme goes back.
    async fn processes_whose_clocks_do_not_agree(app: TestApp) {
        let live = app.theme().await;
        let hourly = app
            .theme_with(|plan| (plan.slug, plan.box_rule) = ("hourly".into(), BoxRule::Hourly))
            .await;
        let ahead = app.another_process(|_| {}).await.state;
        ahead.clock.set(NOON + 70 * 60);
        app.tick().await;
        let planned = async || {
            app.state.board.theme(hourly.id).await.expect("there").next_box.expect("planned")
        };
        let today = |hour| Slot { day: app.state.today(), hour };
        assert_eq!(planned().await, today(13));
        for n in 1..=3 {
            app.post(&hourly, &secret(n), "一時間ごと").await;
            app.post(&live, &secret(n), "すぐ").await;
        }
        // By the clock that is ahead it is ten past one: the box opens early, once.
        for state in [&ahead, &app.state, &ahead, &app.state] {
            state.tick().await.expect("ticked");
        }
        let openings =
            async || app.notes(&hourly).await.iter().map(|note| note.opening).collect::<Vec<_>>();
        assert_eq!((openings().await, app.notes(&live).await.len()), (vec![1; 3], 3));
        for n in 4..=6 {
            app.post(&hourly, &secret(n), "次の一時間").await;
        }
        for state in [&app.state, &ahead, &app.state] {
            state.tick().await.expect("ticked");
        }
        assert_eq!(
            openings().await.len(),
            3,
            "nothing more in the same hour, whichever clock asks"
        );
        app.state.clock.set(NOON + 3 * 3600);
        app.tick().await;
        let mut all = openings().await;
        all.sort_unstable();
        assert_eq!(all, [1, 1, 1, 2, 2, 2]);
        // A day ahead, the theme is over for one of them; the other does not open it again.
        ahead.clock.set(NOON + 30 * DAY);
        for state in [&ahead, &app.state, &ahead, &app.state] {
            state.tick().await.expect("ticked");
            assert!(
                app.state.board.theme(live.id).await.expect("there").state > State::Open,
                "closed stays closed"
            );
        }
    }
}
