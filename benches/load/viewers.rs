//! Viewers: open connections that wait for events and note when they come.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc,
    task::JoinSet,
};

use crate::{process::Server, seed::Seeded};

/// The program's ticks, in seconds.
const TICK: u64 = 10;

/// Milliseconds after the second of the tick, for each tick.
pub struct Watched {
    /// When the last viewer heard of it.
    pub last: Vec<f64>,
    /// When half of them had.
    pub median: Vec<f64>,
}

/// Opens `count` lines, lets `ticks` ticks pass that have something to tell, and notes when each
/// line hears of them.
pub async fn watch(server: &Server, seeded: &Seeded, count: usize, ticks: usize) -> Watched {
    let (sender, mut heard) = mpsc::unbounded_channel();
    for _ in 0..count {
        let mut line = TcpStream::connect(server.addr).await.expect("connected");
        let request = format!(
            "GET /t/bench/live HTTP/1.1\r\nHost: {}\r\nAccept: text/event-stream\r\n\r\n",
            server.addr
        );
        line.write_all(request.as_bytes()).await.expect("sent");
        let sender = sender.clone();
        tokio::spawn(async move {
            let mut buffer = vec![0; 1024];
            while let Ok(read @ 1..) = line.read(&mut buffer).await {
                let heard = now();
                if buffer[..read].windows(3).any(|three| three == b"id:") {
                    let _ = sender.send(heard);
                }
            }
        });
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let mut watched = Watched { last: Vec::new(), median: Vec::new() };
    for n in 0..ticks {
        // Not at the moment of a tick itself.
        let into = u64::try_from(now().as_millis()).expect("a time") % (TICK * 1000);
        tokio::time::sleep(Duration::from_millis((TICK * 1000 - into + 2000) % (TICK * 1000)))
            .await;
        seeded.post(n, server).await;
        let mut times = Vec::new();
        while times.len() < count {
            let time = tokio::time::timeout(Duration::from_secs(2 * TICK), heard.recv())
                .await
                .expect("every viewer hears of it")
                .expect("open");
            let micros = time.as_micros() % (u128::from(TICK) * 1_000_000);
            times.push(f64::from(u32::try_from(micros).expect("below ten seconds")) / 1000.0);
        }
        times.sort_by(f64::total_cmp);
        watched.last.push(times[count - 1]);
        watched.median.push(times[count / 2]);
    }
    watched
}

/// What a restart does to those who watch.
pub struct Returned {
    /// Seconds from the first answer until the last viewer is back, for each restart.
    pub last: Vec<f64>,
    /// How many come back within the fullest second.
    pub fullest: Vec<f64>,
}

/// Opens `count` lines and starts the program again, so many times. Viewers come back as browsers
/// do: after the time that the server gave them, and as often as they are not let in.
pub async fn restart(mut server: Server, seeded: &Seeded, count: usize, times: usize) -> Returned {
    let (sender, mut back) = mpsc::unbounded_channel();
    let addr = server.addr;
    // They stop with this function.
    let mut crowd = JoinSet::new();
    for _ in 0..count {
        let sender = sender.clone();
        crowd.spawn(async move {
            let mut wait = Duration::from_secs(1);
            loop {
                if let Ok(mut line) = TcpStream::connect(addr).await {
                    let request = format!("GET /t/bench/live HTTP/1.1\r\nHost: {addr}\r\nAccept: text/event-stream\r\n\r\n");
                    let _ = line.write_all(request.as_bytes()).await;
                    let mut buffer = vec![0; 1024];
                    while let Ok(read @ 1..) = line.read(&mut buffer).await {
                        let text = String::from_utf8_lossy(&buffer[..read]).into_owned();
                        if let Some(told) = text.lines().find_map(|line| line.strip_prefix("retry: ")?.trim().parse().ok()) {
                            wait = Duration::from_millis(told);
                            let _ = sender.send(now());
                        }
                    }
                }
                tokio::time::sleep(wait).await;
            }
        });
    }
    let mut returned = Returned { last: Vec::new(), fullest: Vec::new() };
    for restart in 0..=times {
        let began = now();
        let mut seconds = Vec::new();
        while seconds.len() < count {
            let time = tokio::time::timeout(Duration::from_mins(1), back.recv())
                .await
                .expect("everybody comes back")
                .expect("open");
            seconds.push(time.saturating_sub(began).as_secs_f64());
        }
        // The first time they only come.
        if restart > 0 {
            seconds.sort_by(f64::total_cmp);
            returned.last.push(seconds[count - 1]);
            let fullest = seconds
                .iter()
                .map(|from| {
                    seconds.iter().filter(|time| (*from..from + 1.0).contains(*time)).count()
                })
                .max();
            returned.fullest.push(f64::from(u32::try_from(fullest.unwrap_or(0)).expect("few")));
        }
        if restart < times {
            // Some seconds of quiet, for a restart in the middle of the arrivals says nothing.
            tokio::time::sleep(Duration::from_secs(2)).await;
            server = tokio::task::block_in_place(|| server.restart(seeded));
        }
    }
    returned
}

/// Since 1970: ticks lie on the multiples of this time.
#[allow(clippy::disallowed_methods, reason = "the other side of the program's clock")]
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970")
}

/// Sends an anonymous request and returns the answer.
pub async fn send(server: &Server, json: &str) -> String {
    let body = format!("{json:<4096}");
    let mut stream = TcpStream::connect(server.addr).await.expect("connected");
    let head = format!(
        "POST /anon HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        server.addr,
        body.len()
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream.write_all(body.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("read");
    answer
}
