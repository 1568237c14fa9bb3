//! Backups as the real program makes them and puts them back: beside a running server and without
//! one, whole or not at all, and never over anything.

use std::{
    collections::BTreeSet,
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::Command,
};

use kizuki_board::service::Config;
use tempfile::TempDir;
use zip::ZipArchive;

use crate::support::TestApp;
use crate::support::clients::{free_address, get, post, wait_for, wait_until_served};
use crate::support::program::{Closed, Ran, Server, kizuki};

/// A folder for backups, and a file in it.
struct Safe(TempDir);

impl Safe {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str) -> String {
        self.0.path().join(name).to_str().expect("UTF-8").to_owned()
    }

    fn names(&self) -> BTreeSet<String> {
        names(self.0.path())
    }
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("an entry"));
    entries.map(|entry| entry.file_name().into_string().expect("UTF-8")).collect()
}

fn well(ran: &Ran) -> String {
    let out = String::from_utf8_lossy(&ran.out).into_owned();
    assert!(ran.well, "{out}{}", ran.err);
    out
}

/// It was refused, in one sentence.
fn refused(ran: &Ran, says: &str) {
    assert!(!ran.well && ran.err.contains(says), "{says}: {}", ran.err);
    assert_eq!(ran.err.trim().lines().count(), 1, "one sentence: {}", ran.err);
}

/// The board elsewhere, with nothing in the folder.
fn elsewhere(config: &Config, data: PathBuf) -> Config {
    Config { data, addr: free_address(), ..config.clone() }
}

async fn blocking(run: impl FnOnce() + Send + 'static) {
    tokio::task::spawn_blocking(run).await.expect("ran");
}

#[tokio::test]
async fn a_backup_beside_a_running_server_comes_back_as_it_was() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, theme) = (closed.config.clone(), closed.theme.clone());
    blocking(move || {
        let safe = Safe::new();
        let server = Server::start(&config);
        wait_until_served(config.addr);
        for n in 0..5 {
            assert!(post(config.addr, &theme, &format!("note-{n}")));
        }
        let said = well(&kizuki(&config, &["backup", &safe.file("b.zip")], ""));
        assert!(said.contains("checked") && said.contains("Keys are not in it"), "{said}");
        assert_eq!(safe.names(), BTreeSet::from(["b.zip".to_owned()]), "and nothing else");
        assert!(names(&config.data).iter().all(|name| !name.starts_with("backup")), "nor here");
        assert!(server.stop());

        // Elsewhere, without keys: it is read, and says what works no more.
        let root = tempfile::tempdir().expect("a folder");
        let other = elsewhere(&config, root.path().join("data"));
        let said = well(&kizuki(&other, &["restore", &safe.file("b.zip")], ""));
        for words in [theme.slug.as_str(), "its key is missing", "Nobody can write", "kizuki serve"]
        {
            assert!(said.contains(words), "{words}: {said}");
        }
        let served = Server::start(&other);
        wait_until_served(other.addr);
        let board = get(other.addr, &format!("/t/{}", theme.slug));
        assert!((0..5).all(|n| board.contains(&format!("note-{n}"))), "{board}");
        assert!(!post(other.addr, &theme, "without-a-key"));
        assert!(served.stop());
        // The board itself goes on where it was, with its keys; and there, with them.
        let keys = other.data.join("keys");
        fs::create_dir_all(&keys).expect("made");
        for key in fs::read_dir(config.data.join("keys")).expect("keys") {
            let key = key.expect("a key").path();
            fs::copy(&key, keys.join(key.file_name().expect("a name"))).expect("copied");
        }
        let served = Server::start(&other);
        wait_until_served(other.addr);
        assert!(post(other.addr, &theme, "with-its-key"));
        assert!(served.stop());
        // Once more: there is a board now.
        refused(&kizuki(&other, &["restore", &safe.file("b.zip")], ""), "holds a board already");
    })
    .await;
}

#[tokio::test]
async fn without_a_server_it_is_made_of_the_files_as_they_are() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = closed.config.clone();
    blocking(move || {
        let safe = Safe::new();
        let keys = names(&config.data.join("keys"));
        well(&kizuki(&config, &["backup", &safe.file("b.zip")], ""));
        let file = fs::File::open(safe.file("b.zip")).expect("there");
        let mut zip = ZipArchive::new(file).expect("a zip");
        assert_eq!(zip.len(), 3);
        let mut json = String::new();
        zip.by_name("manifest.json").expect("there").read_to_string(&mut json).expect("read");
        let manifest: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(manifest["kind"], "kizuki-backup");
        assert!(manifest["log"]["entries"].as_i64().is_some_and(|n| n > 0), "{json}");
        assert_eq!(names(&config.data.join("keys")), keys);
        // What is there is left, unless that is said.
        let before = fs::read(safe.file("b.zip")).expect("read");
        refused(&kizuki(&config, &["backup", &safe.file("b.zip")], ""), "there already");
        assert_eq!(fs::read(safe.file("b.zip")).expect("read"), before);
        well(&kizuki(&config, &["backup", "--replace", &safe.file("b.zip")], ""));
        let inside = |place: &str| config.data.join(place).to_str().expect("UTF-8").to_owned();
        for place in [inside("b.zip"), inside("keys/b.zip"), inside("../data-none/../b.zip")] {
            let ran = kizuki(&config, &["backup", &place], "");
            assert!(!ran.well, "{place}");
        }
        let data = config.data.to_str().expect("UTF-8").to_owned();
        refused(&kizuki(&config, &["backup", &data], ""), "no file");
        refused(&kizuki(&config, &["backup", &safe.file("no/b.zip")], ""), "cannot reach");
    })
    .await;
}

#[tokio::test]
async fn on_a_full_disk_it_says_so_and_leaves_nothing() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = closed.config.clone();
    blocking(move || {
        let disk = tempfile::tempdir().expect("a folder");
        let place = disk.path().to_str().expect("UTF-8");
        // A disk of its own for one process, also for who is not root.
        // The first holds not even the copies, the second no file beside them.
        let safe = Safe::new();
        let said = well(&kizuki(&config, &["backup", &safe.file("b.zip")], ""));
        let lengths =
            said.lines().filter_map(|line| line.split(" bytes, sha256").next()?.rsplit(' ').next());
        let copies: u64 = lengths.filter_map(|length| length.parse::<u64>().ok()).sum();
        assert!(copies > 100_000, "{said}");
        for size in ["64k".to_owned(), format!("{}k", copies / 1024 + 4)] {
            let script = format!(
                "mount -t tmpfs -o size={size} none {place} || exit 99; \
                 \"$0\" backup {place}/b.zip; code=$?; ls -A {place}; exit $code"
            );
            let mut command = Command::new("unshare");
            command.args(["-rm", "sh", "-c", &script, env!("CARGO_BIN_EXE_kizuki")]);
            command.env("KIZUKI_DATA", &config.data).env_remove("KIZUKI_ORIGIN");
            let ended = command.output().expect("ran");
            let said = String::from_utf8_lossy(&ended.stderr);
            assert_eq!(ended.status.code(), Some(1), "{size}: {said}");
            assert!(
                said.contains("disk is full") || said.contains("No space left"),
                "{size}: {said}"
            );
            assert_eq!(String::from_utf8_lossy(&ended.stdout), "", "{size}: nothing is left");
        }
    })
    .await;
}

#[tokio::test]
async fn tables_of_another_version_are_told_and_left() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = closed.config.clone();
    let older =
        "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)";
    let file = config.data.join("board.db");
    let mut db =
        <sqlx::SqliteConnection as sqlx::Connection>::connect(file.to_str().expect("UTF-8"))
            .await
            .expect("open");
    sqlx::query(older).execute(&mut db).await.expect("done");
    sqlx::Connection::close(db).await.expect("closed");
    blocking(move || {
        let safe = Safe::new();
        let ran = kizuki(&config, &["backup", &safe.file("b.zip")], "");
        refused(&ran, "those of an earlier kizuki");
        assert!(ran.err.contains("start the server once"), "what to do: {}", ran.err);
        assert!(safe.names().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_no_backup_or_was_changed_is_not_put_back() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = closed.config.clone();
    blocking(move || {
        let safe = Safe::new();
        well(&kizuki(&config, &["backup", &safe.file("b.zip")], ""));
        let good = fs::read(safe.file("b.zip")).expect("read");
        let middle = good.len() / 2;
        let changed = |at: usize| {
            let mut bytes = good.clone();
            bytes[at] ^= 1;
            bytes
        };
        let files: [(&str, Vec<u8>); 5] = [
            ("empty.zip", Vec::new()),
            ("text.zip", b"no backup".repeat(100)),
            ("cut.zip", good[..middle].to_vec()),
            ("early.zip", changed(good.len() * 3 / 10)),
            ("late.zip", changed(good.len() * 9 / 10)),
        ];
        for (name, bytes) in files {
            fs::write(safe.file(name), bytes).expect("written");
            let root = tempfile::tempdir().expect("a folder");
            let other = elsewhere(&config, root.path().join("data"));
            let ran = kizuki(&other, &["restore", &safe.file(name)], "");
            refused(&ran, name);
            assert!(!other.data.exists(), "{name} left {:?}", names(&other.data));
        }
        // A board is never written over, nor accounts.
        let before = fs::read(config.data.join("board.db")).expect("read");
        refused(&kizuki(&config, &["restore", &safe.file("b.zip")], ""), "holds a board already");
        assert!(fs::read(config.data.join("board.db")).expect("read") == before);
        let root = tempfile::tempdir().expect("a folder");
        fs::copy(config.data.join("people.db"), root.path().join("people.db")).expect("copied");
        let other = elsewhere(&config, root.path().to_owned());
        refused(&kizuki(&other, &["restore", &safe.file("b.zip")], ""), "holds a board already");
        // What an earlier try left that was killed between the two files is done anew.
        fs::create_dir(root.path().join("restore.part")).expect("made");
        well(&kizuki(&other, &["restore", &safe.file("b.zip")], ""));
        assert!(
            root.path().join("board.db").exists() && !root.path().join("restore.part").exists()
        );
        // Keys that are there already are found.
        let root = tempfile::tempdir().expect("a folder");
        let keys = root.path().join("keys");
        fs::create_dir(&keys).expect("made");
        for key in fs::read_dir(config.data.join("keys")).expect("keys") {
            let key = key.expect("a key").path();
            fs::copy(&key, keys.join(key.file_name().expect("a name"))).expect("copied");
        }
        let other = elsewhere(&config, root.path().to_owned());
        let said = well(&kizuki(&other, &["restore", &safe.file("b.zip")], ""));
        assert!(said.contains("Each theme has its key."), "{said}");
    })
    .await;
}

/// Killed in the middle, it leaves no file that looks like a backup, and the next one clears up.
#[tokio::test]
async fn what_a_killed_one_left_goes_with_the_next() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = closed.config.clone();
    blocking(move || {
        let safe = Safe::new();
        let server = Server::start(&config);
        wait_until_served(config.addr);
        let mut command = Command::new(env!("CARGO_BIN_EXE_kizuki"));
        command.args(["backup", &safe.file("b.zip")]).env("KIZUKI_DATA", &config.data);
        let mut child = command.stdout(std::process::Stdio::null()).spawn().expect("started");
        let waits = || names(&config.data).iter().any(|name| name.starts_with("backup."));
        wait_for("a folder", waits);
        child.kill().expect("killed");
        child.wait().expect("ended");
        assert!(safe.names().is_empty());
        well(&kizuki(&config, &["backup", &safe.file("b.zip")], ""));
        wait_for("the next tick", || !waits());
        assert_eq!(safe.names(), BTreeSet::from(["b.zip".to_owned()]));
        assert!(server.stop());
    })
    .await;
}

#[tokio::test]
async fn on_postgres_it_names_the_page_and_takes_a_note() {
    let app = TestApp::postgres().await;
    let databases = app.databases.clone();
    let closed = Closed::of(app).await;
    let config = closed.config.clone();
    blocking(move || {
        let safe = Safe::new();
        for command in ["backup", "restore"] {
            refused(&kizuki(&config, &[command, &safe.file("b.zip")], ""), "docs/backup.md");
        }
        well(&kizuki(&config, &["backup", "--noted"], ""));
        assert!(safe.names().is_empty());
    })
    .await;
    crate::support::drop_databases(&databases).await;
}
