//! The program under a service manager: it takes the socket that is held for it, says when it is
//! ready and that it lives, and an update refuses nobody.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    os::{fd::OwnedFd, unix::net::UnixDatagram},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use crate::support::TestApp;
use crate::support::program::{Closed, Server, kizuki_with};

/// Long enough for a start on a machine that is busy; nothing waits that long when all is well.
const PATIENCE: Duration = Duration::from_mins(1);

/// What the program says to its manager.
struct Notices {
    socket: UnixDatagram,
    heard: Vec<String>,
}

impl Notices {
    fn at(path: &Path) -> Self {
        let socket = UnixDatagram::bind(path).expect("bound");
        socket.set_read_timeout(Some(PATIENCE)).expect("set");
        Self { socket, heard: Vec::new() }
    }

    /// Waits for a notice, whatever comes before it.
    fn wait_for(&mut self, notice: &str) {
        let mut bytes = [0; 1024];
        loop {
            let length = self.socket.recv(&mut bytes).unwrap_or_else(|error| {
                panic!("no {notice}: {error}; heard {:?}", self.heard);
            });
            let heard = String::from_utf8_lossy(&bytes[..length]).into_owned();
            let is_it = heard.lines().any(|line| line == notice);
            self.heard.push(heard);
            if is_it {
                return;
            }
        }
    }
}

/// Starts the program as systemd does: the socket as its file 3, its own number beside it.
fn start(closed: &Closed, socket: &TcpListener, notices: &Path) -> Server {
    let mut command = Command::new("sh");
    command
        .args(["-c", "LISTEN_PID=$$ exec \"$0\" serve 3<&0", env!("CARGO_BIN_EXE_kizuki")])
        .env("LISTEN_FDS", "1")
        .env("NOTIFY_SOCKET", notices)
        .env("WATCHDOG_USEC", "200000")
        .stdin(Stdio::from(OwnedFd::from(socket.try_clone().expect("the same"))));
    Server::spawn(command, &closed.config)
}

fn ask(socket: &TcpListener) -> TcpStream {
    let mut stream = TcpStream::connect(socket.local_addr().expect("an address")).expect("taken");
    stream.set_read_timeout(Some(PATIENCE)).expect("set");
    stream
        .write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .expect("sent");
    stream
}

fn answer(mut stream: TcpStream) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("answered");
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_refuses_nobody() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notify");
    let mut notices = Notices::at(&path);
    let socket = TcpListener::bind("127.0.0.1:0").expect("bound");
    let told = tokio::task::spawn_blocking(move || {
        let first = start(&closed, &socket, &path);
        notices.wait_for("READY=1");
        assert!(answer(ask(&socket)).starts_with("HTTP/1.1 200"), "the socket is the manager's");
        assert!(
            TcpStream::connect(closed.config.addr).is_err(),
            "it opens no other beside that one"
        );
        notices.wait_for("WATCHDOG=1");
        assert!(first.stop(), "ended well");
        notices.wait_for("STOPPING=1");
        // Nothing runs now, and somebody comes.
        let waiting = ask(&socket);
        let _second = start(&closed, &socket, &path);
        assert!(answer(waiting).starts_with("HTTP/1.1 200"), "whoever came is answered");
        notices.heard
    });
    let told = told.await.expect("done");
    let ready = told.iter().position(|notice| notice.contains("READY=1"));
    let lives = told.iter().position(|notice| notice.contains("WATCHDOG=1"));
    assert!(ready < lives, "{told:?}");
}

#[tokio::test]
async fn secrets_come_in_files_of_their_own() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let secrets = tempfile::tempdir().expect("a folder");
    let folder = secrets.path().to_str().expect("text").to_owned();
    let doctor = |variables: &[(&str, &str)]| {
        let ran = kizuki_with(&closed.config, variables, &["doctor"], "");
        (String::from_utf8_lossy(&ran.out).into_owned(), ran.err)
    };
    let variables = [("CREDENTIALS_DIRECTORY", folder.as_str())];
    let without = doctor(&variables).0;
    std::fs::write(secrets.path().join("passphrase"), "さくらの咲く丘 2020\n").expect("written");
    let with = doctor(&variables).0;
    assert_ne!(without, with, "the doctor says that a passphrase is asked for");
    let unset = doctor(&[]).0;
    assert_eq!(without, unset);
    // Not text: named, and nothing runs.
    std::fs::write(secrets.path().join("board-url"), [0xff, 0xfe]).expect("written");
    let (_, said) = doctor(&variables);
    assert!(said.contains("board-url") && said.trim().lines().count() == 1, "{said}");
}
