//! What a backup tells: the board as of a tick, in no order, and no key (docs/anonymity.md, L13 and
//! L15); and how the server makes them by its schedule.

use std::{
    collections::BTreeSet,
    fs,
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

use kizuki_board::domain::{anon::Action, backup::Standing};
use kizuki_board::store::{Board, People, copies};
use tempfile::TempDir;

use crate::support::dump::contains;
use crate::support::{DAY, NOON, TestApp, secret};

/// A board whose server makes backups at three in the morning and keeps two, and their folder.
async fn board() -> (TestApp, TempDir) {
    let safe = tempfile::tempdir().expect("a folder");
    let folder = safe.path().to_owned();
    let app = TestApp::sqlite_with(|config| {
        config.backup_dir = Some(folder);
        config.backup_at = "03:00".parse().expect("a time");
    })
    .await;
    (app, safe)
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    entries.map(|entry| entry.file_name().into_string().expect("UTF-8")).collect()
}

async fn standing(app: &TestApp) -> Standing {
    let set = app.state.board.office_settings().await.expect("read");
    set.backups.standing(app.state.today())
}

/// Waits until it is written down how a backup went.
async fn until(app: &TestApp, so: impl Fn(Standing) -> bool) {
    for _ in 0..1200 {
        if so(standing(app).await) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{:?}", standing(app).await);
}

/// A part of a backup, as a file.
fn unpacked(backup: &Path, part: &str, to: &Path) -> PathBuf {
    let mut zip = zip::ZipArchive::new(fs::File::open(backup).expect("there")).expect("a zip");
    let mut bytes = Vec::new();
    zip.by_name(part).expect("there").read_to_end(&mut bytes).expect("read");
    let file = to.join(part);
    fs::write(&file, bytes).expect("written");
    file
}

/// Staff write without a pause; what is in the backup is what a tick brought out, and nothing waits
/// in it.
#[tokio::test(flavor = "multi_thread")]
async fn l13_a_backup_is_as_of_a_tick_whoever_writes_meanwhile() {
    let (app, safe) = board().await;
    let theme = app.theme().await;
    let first = app.pinned(&theme, &secret(250), "一枚目").await;
    // The tick of the first note began a backup of its own; of a later day is the one that counts.
    until(&app, |standing| standing != Standing::Never).await;
    app.state.clock.set(NOON + DAY);
    let writing = async {
        for n in 0..200 {
            let secret = secret(n);
            let like = app.perform(&theme, &secret, Action::Like { note: first }).await;
            assert!(like.is_ok());
            app.post(&theme, &secret, &format!("付箋{n}")).await;
            tokio::task::yield_now().await;
        }
    };
    let ticking = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        app.tick().await;
        until(&app, |standing| standing == Standing::Good(app.state.today())).await;
    };
    tokio::join!(writing, ticking);
    let backup = safe.path().join("kizuki-20200811-0300.zip");
    let to = tempfile::tempdir().expect("a folder");
    let board = Board::read_still(&unpacked(&backup, "board.db", to.path())).await.expect("open");
    let kizuki_board::store::Db::Sqlite(db) = board.db() else { panic!("SQLite") };
    let count = async |statement: &'static str| -> i64 {
        sqlx::query_scalar(statement).fetch_one(&db.read).await.expect("read")
    };
    let (boxed, notes, stickers, counted) = (
        count("SELECT COUNT(*) FROM inbox").await,
        count("SELECT COUNT(*) FROM note").await,
        count("SELECT COUNT(*) FROM sticker").await,
        count("SELECT CAST(SUM(stickers) AS BIGINT) FROM note").await,
    );
    assert!(notes > 1 && notes < 201, "somebody wrote before and after: {notes}");
    assert_eq!((boxed, stickers), (0, counted), "nothing in it is from after the tick");
    board.db().close().await;
}

#[tokio::test]
async fn l15_a_backup_holds_no_key_no_order_and_nothing_that_was_taken_back() {
    let (app, safe) = board().await;
    let theme = app.theme().await;
    for n in 0..30 {
        app.post(&theme, &secret(n), &format!("付箋{n}")).await;
    }
    let gone = app.pinned(&theme, &secret(99), "UNIQUE-WITHDRAWN-c0de").await;
    app.perform(&theme, &secret(99), Action::Withdraw { note: gone }).await.expect("withdrawn");
    until(&app, |standing| standing != Standing::Never).await;
    app.state.clock.set(NOON + DAY);
    app.tick().await;
    until(&app, |standing| standing == Standing::Good(app.state.today())).await;
    let backup = safe.path().join("kizuki-20200811-0300.zip");
    let to = tempfile::tempdir().expect("a folder");
    let [board, people] = ["board.db", "people.db"].map(|part| unpacked(&backup, part, to.path()));
    for file in [&board, &people] {
        let bytes = fs::read(file).expect("read");
        assert!(!contains(&bytes, b"UNIQUE-WITHDRAWN-c0de"));
        for key in fs::read_dir(app.data.path().join("keys")).expect("keys") {
            let key = fs::read(key.expect("a key").path()).expect("read");
            assert!(!contains(&bytes, &key[10..26]), "a key is in {}", file.display());
        }
        let name = file.file_name().expect("a name");
        assert!(!to.path().join(format!("{}-wal", name.display())).exists());
    }
    let board = Board::read_still(&board).await.expect("open");
    let looked = board.look_through().await.expect("looked");
    assert!(looked.damage.is_empty() && looked.foreign.is_empty(), "{looked:?}");
    let people = People::read_still(&people).await.expect("open");
    let looked = people.look_through().await.expect("looked");
    assert!(looked.damage.is_empty() && looked.foreign.is_empty(), "{looked:?}");
}

/// What this program does not make is in no backup: neither is one with it made.
#[tokio::test]
async fn what_writes_down_times_is_noticed_before_it_leaves() {
    let (app, safe) = board().await;
    app.theme().await;
    let kizuki_board::store::Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    for statement in [
        "CREATE TABLE noted (at TEXT)",
        "CREATE TRIGGER note_time AFTER INSERT ON inbox BEGIN INSERT INTO noted VALUES (datetime()); END",
    ] {
        sqlx::query(statement).execute(&db.write).await.expect("made");
    }
    app.tick().await;
    until(&app, |standing| matches!(standing, Standing::Failed(_))).await;
    assert!(names(safe.path()).is_empty(), "no file is left");
    let inspection = app.state.inspect().await.expect("looked");
    assert!(inspection.unsafe_databases().contains(&"schema".to_owned()));
    for statement in ["DROP TRIGGER note_time", "DROP TABLE noted"] {
        sqlx::query(statement).execute(&db.write).await.expect("dropped");
    }
    // Not at each tick, but in half an hour.
    app.tick().await;
    app.state.clock.set(NOON + 1800);
    app.tick().await;
    until(&app, |standing| standing == Standing::Good(app.state.today())).await;
    assert_eq!(names(safe.path()), BTreeSet::from(["kizuki-20200810-0300.zip".to_owned()]));
}

#[tokio::test]
async fn the_schedule_keeps_the_latest_and_removes_only_its_own() {
    let (app, safe) = board().await;
    app.theme().await;
    let others = ["kizuki-20190101-0300.zip", "before-update.zip", "notes.txt"];
    for other in others {
        fs::write(safe.path().join(other), "somebody's").expect("written");
    }
    for day in 0..4 {
        app.state.clock.set(NOON + day * DAY);
        app.tick().await;
        until(&app, |standing| standing == Standing::Good(app.state.today())).await;
        // Once for each moment.
        app.tick().await;
    }
    let copied = safe.path().join("kizuki-20190202-0300.zip");
    fs::copy(safe.path().join("kizuki-20200813-0300.zip"), &copied).expect("copied");
    app.state.clock.set(NOON + 4 * DAY);
    app.tick().await;
    until(&app, |standing| standing == Standing::Good(app.state.today())).await;
    let mut expected: BTreeSet<String> = others.map(str::to_owned).into();
    expected.extend(
        ["kizuki-20190202-0300.zip", "kizuki-20200813-0300.zip", "kizuki-20200814-0300.zip"]
            .map(str::to_owned),
    );
    // The note is written before the old ones are looked for by nobody: they are gone with it.
    assert_eq!(names(safe.path()), expected);
    // Another process on the same folder does not make that of this moment once more.
    let again = app.another_process(|_| {}).await;
    again.state.clock.set(NOON + 4 * DAY);
    let before = fs::metadata(safe.path().join("kizuki-20200814-0300.zip"))
        .expect("there")
        .modified()
        .expect("a time");
    again.tick().await;
    let after = fs::metadata(safe.path().join("kizuki-20200814-0300.zip"))
        .expect("there")
        .modified()
        .expect("a time");
    assert_eq!(before, after);
}

/// A folder that is not there is another disk that is not there: it is not made.
#[tokio::test]
async fn a_missing_disk_is_told_and_no_folder_is_made() {
    let (app, safe) = board().await;
    app.theme().await;
    let folder = safe.path().to_owned();
    drop(safe);
    app.tick().await;
    until(&app, |standing| standing == Standing::Failed(app.state.today())).await;
    assert!(!folder.exists());
    let left = names(app.data.path());
    assert!(left.iter().all(|name| !name.starts_with("backup")), "{left:?}");
}

#[tokio::test]
async fn copies_are_taken_of_files_only() {
    let app = TestApp::postgres().await;
    let to = tempfile::tempdir().expect("a folder");
    let (board, people) = (to.path().join("board.db"), to.path().join("people.db"));
    let copied = copies::copy((&app.state.board, &board), (&app.state.people, &people)).await;
    assert!(copied.is_err() && names(to.path()).is_empty());
    crate::support::drop_databases(&app.databases).await;
}
