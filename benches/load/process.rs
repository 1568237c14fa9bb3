//! The servers under load: the program itself and the baselines, each a process of its own on a
//! free port.

use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::seed::Seeded;

/// A running server; it ends with this value.
pub struct Server {
    child: Child,
    pub addr: SocketAddr,
}

impl Server {
    /// The program, as released, on a copy of a board.
    pub fn board(seeded: &Seeded) -> Self {
        Self::board_at(seeded, free_address())
    }

    /// The same at an address.
    fn board_at(seeded: &Seeded, addr: SocketAddr) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kizuki"));
        command
            .arg("serve")
            .env("KIZUKI_DATA", seeded.folder.path())
            .env("KIZUKI_SITE", crate::site());
        Self::start(command, addr)
    }

    /// Ends it as a service manager does, and starts it again at the same address.
    pub fn restart(mut self, seeded: &Seeded) -> Self {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .expect("kill");
        assert!(
            asked.success() && self.child.wait().expect("ended").success(),
            "it ends in good order"
        );
        Self::board_at(seeded, self.addr)
    }

    /// This program as a baseline.
    pub fn baseline(which: &str, file: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("a program"));
        command.arg(which).arg(file);
        Self::start(command, free_address())
    }

    fn start(mut command: Command, addr: SocketAddr) -> Self {
        let child = command
            .env("KIZUKI_ADDR", addr.to_string())
            .stdout(Stdio::null())
            .spawn()
            .expect("started");
        let server = Self { child, addr };
        for _ in 0..300 {
            if std::net::TcpStream::connect(addr).is_ok() {
                return server;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("no answer from {addr}");
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.addr)
    }

    /// Resident memory in MB.
    pub fn resident(&self) -> f64 {
        self.status("VmRSS:")
    }

    /// The most that it ever was.
    pub fn most(&self) -> f64 {
        self.status("VmHWM:")
    }

    /// Processor time that it has used so far, in seconds: its own, and the system's for it.
    pub fn processor(&self) -> [f64; 2] {
        let stat =
            std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).expect("a process");
        // After the name, which may hold blanks, utime and stime are the 12th and 13th (proc(5)),
        // in hundredths of a second.
        let mut fields = stat.rsplit(") ").next().expect("fields").split(' ').skip(11);
        std::array::from_fn(|_| {
            fields.next().and_then(|ticks| ticks.parse::<f64>().ok()).expect("a number") / 100.0
        })
    }

    fn status(&self, field: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .expect("a process");
        let line = status.lines().find_map(|line| line.strip_prefix(field)).expect("a field");
        line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> SocketAddr {
    TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).expect("a free port")
}

/// Reads one answer's body.
pub async fn page(url: &str, coding: &str) -> Vec<u8> {
    let (host, path) = url.trim_start_matches("http://").split_once('/').expect("an address");
    let mut stream = TcpStream::connect(host).await.expect("connected");
    let request = format!(
        "GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {coding}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("read");
    assert!(
        answer.starts_with(b"HTTP/1.1 200"),
        "{}",
        String::from_utf8_lossy(&answer[..answer.len().min(400)])
    );
    let body = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a body") + 4;
    answer.split_off(body)
}
