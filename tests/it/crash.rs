//! kill -9 of the real program while notes arrive and boxes open: nothing that was acknowledged is lost, nothing hangs twice, and the log holds.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use kizuki_board::domain::theme::Theme;
use kizuki_board::log::verify::verify;
use kizuki_board::server::{AppState, Assets, Clock, Config};

use crate::support::{TestApp, both_dbs};

const ROUNDS: u32 = 14;
/// So many notes at least are acknowledged in a round that fills the box.
const FILL: usize = 12;
const WRITERS: usize = 4;

/// The program as it is shipped, on the test's databases. Ends with the value, by SIGKILL.
struct Server(Child);

impl Server {
    fn start(config: &Config) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kizuki"));
        command.arg("serve").env("KIZUKI_DATA", &config.data).env("KIZUKI_ADDR", config.addr.to_string());
        command.env("KIZUKI_SITE", &config.site).env("KIZUKI_OPEN_PER_HOUR", "1000000").env_remove("KIZUKI_ORIGIN");
        for (name, url) in [("KIZUKI_BOARD_URL", &config.board_url), ("KIZUKI_PEOPLE_URL", &config.people_url)] {
            if let Some(url) = url {
                command.env(name, url);
            }
        }
        Self(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL: no destructor runs, no transaction is ended, nothing is flushed.
        self.0.kill().expect("killed");
        self.0.wait().expect("ended");
    }
}

/// Posts a note as a browser without JavaScript does. Whether it was acknowledged.
fn post(addr: SocketAddr, theme: &Theme, text: &str) -> bool {
    let body = format!("prompt={}&text={text}", theme.prompts[0].id);
    let request = format!(
        "POST /t/{}/mine/post HTTP/1.1\r\nHost: {addr}\r\nOrigin: http://{addr}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        theme.slug,
        body.len()
    );
    let mut answer = [0; 12];
    let sent = TcpStream::connect_timeout(&addr, Duration::from_secs(1)).and_then(|mut line| {
        line.set_read_timeout(Some(Duration::from_secs(5)))?;
        line.write_all(request.as_bytes())?;
        line.read_exact(&mut answer)
    });
    sent.is_ok() && &answer == b"HTTP/1.1 303"
}

/// Lets writers post against the program until it is killed; gives the texts that were acknowledged. Without a `life` it is killed when a few
/// notes more are in its box, and `start` then says how long it took to come up: a busy machine takes its time.
fn round(config: &Config, theme: &Theme, number: u32, life: Option<Duration>, start: &mut Duration) -> Vec<String> {
    let (over, acknowledged) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
    let began = Instant::now();
    let server = Server::start(config);
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (over, acknowledged, theme, addr) = (over.clone(), acknowledged.clone(), theme.clone(), config.addr);
            thread::spawn(move || {
                let mut n = 0;
                while !over.load(Ordering::SeqCst) {
                    let text = format!("r{number}w{writer}n{n}");
                    if post(addr, &theme, &text) {
                        acknowledged.lock().expect("unpoisoned").push(text);
                    } else {
                        thread::sleep(Duration::from_millis(2));
                    }
                    n += 1;
                }
            })
        })
        .collect();
    if let Some(life) = life {
        thread::sleep(life);
    } else {
        let count = || acknowledged.lock().expect("unpoisoned").len();
        while count() == 0 && began.elapsed() < Duration::from_mins(1) {
            thread::sleep(Duration::from_millis(1));
        }
        *start = began.elapsed();
        while count() < FILL && began.elapsed() < Duration::from_secs(90) {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(u64::from(number) * 3));
    }
    drop(server);
    over.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.join().expect("ended");
    }
    Arc::into_inner(acknowledged).expect("the last").into_inner().expect("unpoisoned")
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("an address")
}

both_dbs! {
    async fn nothing_acknowledged_is_lost_and_nothing_hangs_twice_after_kill_9(app: TestApp) {
        // Open today by the real calendar, for the program runs on the real clock.
        let today = Clock::System.today(app.state.config.tz);
        let theme = app.theme_with(|plan| (plan.opens_on, plan.closes_on) = (today, today.succ_opt().expect("a day"))).await;
        let mut config = (*app.state.config).clone();
        config.addr = free_address();
        std::fs::create_dir_all(config.site.join("pkg")).expect("made");
        for file in ["kizuki.css", "kizuki.js", "kizuki.wasm", "verifier.js", "verifier.wasm"] {
            std::fs::write(config.site.join("pkg").join(file), "").expect("written");
        }
        // The next program has the databases for itself, as after a real crash.
        let TestApp { state, router, data, databases } = app;
        for db in [state.board.db(), state.people.db()] {
            db.close().await;
        }
        drop((state, router));

        let (run_config, run_theme) = (config.clone(), theme.clone());
        let acknowledged = tokio::task::spawn_blocking(move || {
            let (mut all, mut start) = (Vec::new(), Duration::ZERO);
            for number in 0..ROUNDS {
                // Even rounds fill the box; odd ones die around the first tick after the start, which empties it.
                let life = (number % 2 == 1).then(|| start * (30 + 7 * number) / 100);
                all.extend(round(&run_config, &run_theme, number, life, &mut start));
            }
            all
        })
        .await
        .expect("ran");
        assert!(acknowledged.len() >= FILL * usize::try_from(ROUNDS / 2).expect("small"), "only {} notes got through", acknowledged.len());

        let state = AppState::open(config, Clock::System, Assets::unbuilt()).await.expect("opened again");
        state.tick().await.expect("ticked");
        let mut hanging: BTreeMap<String, usize> = BTreeMap::new();
        for note in state.board.notes(theme.id).await.expect("read") {
            *hanging.entry(note.text).or_default() += 1;
        }
        let twice: Vec<_> = hanging.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        let lost: Vec<_> = acknowledged.iter().filter(|text| !hanging.contains_key(*text)).collect();
        assert!(lost.is_empty(), "{} of {}: {lost:?}", lost.len(), acknowledged.len());
        let export = state.board.log_export().await.expect("read");
        let verdict = verify(&export, None).expect("the log holds");
        assert_eq!(verdict.shown, hanging.len());
        for db in [state.board.db(), state.people.db()] {
            db.close().await;
        }
        drop((data, databases));
    }
}
