//! Those who talk to a running program: writers, viewers, and viewers who never read.

use std::{
    io,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use kizuki_board::domain::theme::Theme;

/// Whatever a busy machine is still given, and no longer.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// Waits until something is so.
pub fn wait_for(what: &str, mut so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < PATIENCE, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Waits until a program answers there.
pub fn wait_for_answer(addr: SocketAddr) {
    wait_for("an answer", || TcpStream::connect_timeout(&addr, Duration::from_secs(1)).is_ok());
}

/// Waits until a program serves there.
pub fn wait_until_served(addr: SocketAddr) {
    wait_for("a server", || get(addr, "/healthz").starts_with("HTTP/1.1 200"));
}

/// An address at which nobody listens. Below the ports that the system gives to whoever connects
/// to somebody: such a one may be taken again before the program listens there.
pub fn free_address() -> SocketAddr {
    /// Never one twice, though nobody may listen there yet.
    static STEPS: AtomicU32 = AtomicU32::new(0);
    let (first, count) = (10_000, 22_000);
    // Each test is a process; they begin to look far from each other.
    let start = std::process::id().wrapping_mul(7_919);
    (0..count)
        .map(|_| STEPS.fetch_add(1, Ordering::Relaxed))
        .map(|step| first + start.wrapping_add(step) % count)
        .map(|port| SocketAddr::from(([127, 0, 0, 1], u16::try_from(port).expect("a port"))))
        .find(|address| TcpListener::bind(address).is_ok())
        .expect("an address")
}

/// Reads a page; the answer with its head, or nothing where nobody answers.
pub fn get(addr: SocketAddr, path: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    let read = TcpStream::connect_timeout(&addr, Duration::from_secs(1)).and_then(|mut line| {
        line.set_read_timeout(Some(Duration::from_secs(10)))?;
        line.write_all(request.as_bytes())?;
        line.read_to_string(&mut answer)
    });
    read.map_or_else(|_| String::new(), |_| answer)
}

/// Posts a note as a browser without JavaScript does that has a ticket, each with another one.
/// Whether it was acknowledged.
pub fn post(addr: SocketAddr, theme: &Theme, text: &str) -> bool {
    let body = format!("prompt={}&text={text}", theme.prompts[0].id);
    // Hexadecimal digits are symbols of a ticket.
    let ticket = uuid::Uuid::new_v4().simple().to_string().to_uppercase();
    let request = format!(
        "POST /t/{}/mine/post HTTP/1.1\r\nHost: {addr}\r\nOrigin: http://{addr}\r\nCookie: kizuki_ticket={}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        theme.slug,
        &ticket[..20],
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

/// Sends a form as the browser of somebody who is signed in does; the answer with its head, or
/// nothing where nobody answers.
pub fn send(addr: SocketAddr, path: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
    let body = serde_urlencoded::to_string(fields).expect("a form");
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {addr}\r\nOrigin: http://{addr}\r\nCookie: {cookie}\r\nAccept: text/html\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let mut answer = String::new();
    let sent = TcpStream::connect_timeout(&addr, Duration::from_secs(1)).and_then(|mut line| {
        line.set_read_timeout(Some(Duration::from_secs(10)))?;
        line.write_all(request.as_bytes())?;
        line.read_to_string(&mut answer)
    });
    sent.map_or_else(|_| String::new(), |_| answer)
}

/// People who post one note after another, each text once, to whichever of some addresses answers.
pub struct Writers {
    over: Arc<AtomicBool>,
    acknowledged: Arc<Mutex<Vec<String>>>,
    threads: Vec<JoinHandle<()>>,
}

impl Writers {
    /// Lets `count` people begin.
    pub fn begin(count: usize, name: &str, theme: &Theme, addrs: &[SocketAddr]) -> Self {
        let (over, acknowledged) =
            (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
        let write = |writer: usize| {
            let (over, acknowledged, theme, addrs) =
                (over.clone(), acknowledged.clone(), theme.clone(), addrs.to_vec());
            let name = name.to_owned();
            thread::spawn(move || {
                for n in 0.. {
                    if over.load(Ordering::SeqCst) {
                        break;
                    }
                    let text = format!("{name}w{writer}n{n}");
                    if post(addrs[n % addrs.len()], &theme, &text) {
                        acknowledged.lock().expect("unpoisoned").push(text);
                    } else {
                        thread::sleep(Duration::from_millis(2));
                    }
                }
            })
        };
        let threads = (0..count).map(write).collect();
        Self { over, acknowledged, threads }
    }

    /// How many texts were acknowledged so far.
    pub fn count(&self) -> usize {
        self.acknowledged.lock().expect("unpoisoned").len()
    }

    /// Ends it; the texts that were acknowledged.
    pub fn end(self) -> Vec<String> {
        self.over.store(true, Ordering::SeqCst);
        for writer in self.threads {
            writer.join().expect("ended");
        }
        Arc::into_inner(self.acknowledged).expect("the last").into_inner().expect("unpoisoned")
    }
}

/// A viewer's line for news.
pub struct Line(TcpStream);

impl Line {
    /// Opens it and reads the first event, which says when to come back.
    pub fn open(addr: SocketAddr, theme: &Theme) -> io::Result<Self> {
        let mut line = Self::unread(addr, &format!("/t/{}/live", theme.slug), 1)?;
        if line.hears("retry:") { Ok(line) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    /// Sends a part of a request.
    pub fn say(addr: SocketAddr, part: &str) -> io::Result<Self> {
        let mut line = TcpStream::connect_timeout(&addr, PATIENCE)?;
        line.set_read_timeout(Some(PATIENCE))?;
        line.write_all(part.as_bytes())?;
        Ok(Self(line))
    }

    /// Sends more of it.
    pub fn add(&mut self, part: &str) -> io::Result<()> {
        self.0.write_all(part.as_bytes())
    }

    /// Asks for something so many times, one request after another on the same connection, and
    /// reads nothing.
    pub fn unread(addr: SocketAddr, path: &str, times: usize) -> io::Result<Self> {
        let mut line = TcpStream::connect_timeout(&addr, PATIENCE)?;
        line.set_read_timeout(Some(PATIENCE))?;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {addr}\r\n\r\n");
        line.write_all(request.repeat(times).as_bytes())?;
        Ok(Self(line))
    }

    /// Reads until a word comes; whether it came before the line ended.
    pub fn hears(&mut self, word: &str) -> bool {
        let (mut buffer, mut seen) = ([0; 1024], String::new());
        while !seen.contains(word) {
            match self.0.read(&mut buffer) {
                Ok(read @ 1..) => seen.push_str(&String::from_utf8_lossy(&buffer[..read])),
                _ => return false,
            }
        }
        true
    }
}
