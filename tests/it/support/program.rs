//! The real program as a process of its own.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::Path,
    process::{Child, Command, Stdio},
};

use kizuki_board::domain::{account::Role, theme::Theme};
use kizuki_board::http::{AppState, Assets};
use kizuki_board::log::verify::verify;
use kizuki_board::service::{Clock, Config};
use tempfile::TempDir;

use super::TestApp;
use super::clients::{free_address, wait_for};

/// What a test's app has written, closed, so that a program has the databases for itself.
pub struct Closed {
    pub config: Config,
    pub theme: Theme,
    _data: TempDir,
}

impl Closed {
    /// Makes a theme that is open today by the real calendar, for the program runs on the real
    /// clock, and closes the app.
    pub async fn of(app: TestApp) -> Self {
        let today = Clock::System.today(app.state.tz());
        let theme = app
            .theme_with(|plan| {
                (plan.opens_on, plan.closes_on) = (today, today.succ_opt().expect("a day"));
            })
            .await;
        let mut config = (*app.state.config).clone();
        config.addr = free_address();
        let site = config.site.clone().expect("a folder").join("pkg");
        fs::create_dir_all(&site).expect("made");
        for file in [
            "kizuki.css",
            "board.css",
            "kizuki.js",
            "kizuki.wasm",
            "verifier.js",
            "verifier.wasm",
            "bench.js",
            "bench.wasm",
        ] {
            fs::write(site.join(file), "").expect("written");
        }
        // Where there are themes there is somebody who made them: without an account the program
        // would not start.
        if !app.state.people.has_accounts().await.expect("read") {
            app.state
                .people
                .create_account("hr@example.jp", "x", Role::Organizer)
                .await
                .expect("made");
        }
        let TestApp { state, router, data, .. } = app;
        close(&state).await;
        drop((state, router));
        Self { config, theme, _data: data }
    }

    /// Opens the box, looks at the board and at the log: everything that was acknowledged hangs,
    /// and once.
    pub async fn expect_each_once(&self, acknowledged: &[String]) {
        let state = AppState::open(self.config.clone(), Clock::System, Assets::unbuilt())
            .await
            .expect("opened again");
        state.tick().await.expect("ticked");
        let mut hanging: BTreeMap<String, usize> = BTreeMap::new();
        for note in state.board.notes(self.theme.id).await.expect("read") {
            *hanging.entry(note.text).or_default() += 1;
        }
        let twice: Vec<_> = hanging.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        let lost: Vec<_> =
            acknowledged.iter().filter(|text| !hanging.contains_key(*text)).collect();
        assert!(lost.is_empty(), "{} of {}: {lost:?}", lost.len(), acknowledged.len());
        let export = state.board.log_export().await.expect("read");
        let verdict = verify(&export, None).expect("the log holds");
        assert_eq!(verdict.shown, hanging.len());
        close(&state).await;
    }
}

async fn close(state: &AppState) {
    for db in [state.board.db(), state.people.db()] {
        db.close().await;
    }
}

/// The program as it is shipped. Ends with the value, by SIGKILL.
pub struct Server(Child);

impl Server {
    /// Starts it where `config` says; it may open `files` files at first, and more if it asks.
    pub fn start_with_files(config: &Config, files: u32) -> Self {
        let mut command = Command::new("sh");
        command.args([
            "-c",
            &format!("ulimit -S -n {files}; exec \"$0\" serve"),
            env!("CARGO_BIN_EXE_kizuki"),
        ]);
        Self::spawn(command, config)
    }

    /// Starts it where `config` says.
    pub fn start(config: &Config) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kizuki"));
        command.arg("serve");
        Self::spawn(command, config)
    }

    /// Starts it by a command, where `config` says.
    pub fn spawn(mut command: Command, config: &Config) -> Self {
        set(&mut command, config);
        Self::run(command)
    }

    /// Starts it where `config` says; what it tells goes to a file.
    pub fn start_logging(config: &Config, log: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kizuki"));
        set(command.arg("serve"), config);
        let log = fs::File::create(log).expect("a file");
        Self(
            command
                .stderr(log.try_clone().expect("the same"))
                .stdout(log)
                .spawn()
                .expect("started"),
        )
    }

    fn run(mut command: Command) -> Self {
        Self(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started"))
    }

    /// Its process number.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Resident memory, in kB.
    pub fn resident(&self) -> u64 {
        let status =
            fs::read_to_string(format!("/proc/{}/status", self.0.id())).expect("a process");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a figure");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// How many files and connections it has open.
    pub fn files(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.0.id())).expect("a process").count()
    }

    /// Asks it to stop, as a service manager does, and waits until it has. Whether it ended well.
    pub fn stop(mut self) -> bool {
        let asked =
            Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().expect("kill");
        assert!(asked.success());
        wait_for("the end", || self.0.try_wait().expect("a child").is_some());
        self.0.wait().expect("ended").success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL: no destructor runs, no transaction is ended, nothing is flushed.
        self.0.kill().expect("killed");
        self.0.wait().expect("ended");
    }
}

/// Tells a command where `config` says.
fn set(command: &mut Command, config: &Config) {
    command.env("KIZUKI_DATA", &config.data).env("KIZUKI_ADDR", config.addr.to_string());
    command
        .env("KIZUKI_SITE", config.site.as_ref().expect("a folder"))
        .env("KIZUKI_OPEN_PER_HOUR", "1000000")
        .env_remove("KIZUKI_ORIGIN");
    for (name, url) in
        [("KIZUKI_BOARD_URL", &config.board_url), ("KIZUKI_PEOPLE_URL", &config.people_url)]
    {
        if let Some(url) = url {
            command.env(name, url);
        }
    }
    if let Some(addr) = config.metrics_addr {
        command.env("KIZUKI_METRICS_ADDR", addr.to_string());
    }
    if let Some(folder) = &config.backup_dir {
        command.env("KIZUKI_BACKUP_DIR", folder);
    }
}

/// What a command of the program came to, and what it wrote.
pub struct Ran {
    pub well: bool,
    pub out: Vec<u8>,
    pub err: String,
}

/// Runs a command to its end, with nothing or something on its standard input.
pub fn kizuki(config: &Config, arguments: &[&str], input: &str) -> Ran {
    kizuki_with(config, &[], arguments, input)
}

/// Runs a command to its end, with further variables in its environment.
pub fn kizuki_with(
    config: &Config,
    variables: &[(&str, &str)],
    arguments: &[&str],
    input: &str,
) -> Ran {
    // A server that starts where it must not would never end.
    let mut command = Command::new("timeout");
    set(command.args(["60", env!("CARGO_BIN_EXE_kizuki")]), config);
    command.envs(variables.iter().copied());
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("started");
    // One that fails early reads nothing of it.
    let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
    let ended = child.wait_with_output().expect("ended");
    Ran {
        well: ended.status.success(),
        out: ended.stdout,
        err: String::from_utf8_lossy(&ended.stderr).into_owned(),
    }
}
