//! Commands that only read: they make nothing, change nothing, and say so where the tables are
//! another version's.

use std::{collections::BTreeMap, fs, path::Path};

use kizuki_board::domain::calendar::fiscal_year;
use kizuki_board::service::Config;
use kizuki_board::store::Db;
use sqlx::{Connection, SqliteConnection};

use crate::support::TestApp;
use crate::support::dump::dump;
use crate::support::program::{Closed, Ran, kizuki};

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
    {
        if entry.is_dir() {
            found.extend(files(&entry));
        } else {
            found.insert(entry.display().to_string(), fs::read(&entry).expect("read"));
        }
    }
    found
}

fn commands(config: &Config, slug: &str) -> [Ran; 2] {
    [
        kizuki(config, &["doctor"], ""),
        kizuki(config, &["export", "--theme", slug, "--format", "csv"], ""),
    ]
}

/// Makes the board's tables look as if they were those of another version.
fn steps(config: &Config, statement: &'static str) {
    let file = config.data.join("board.db");
    let run = async move {
        let mut db = SqliteConnection::connect(file.to_str().expect("UTF-8")).await.expect("open");
        sqlx::query(statement).execute(&mut db).await.expect("done");
        db.close().await.expect("closed");
    };
    tokio::runtime::Handle::current().block_on(run);
}

#[tokio::test]
async fn commands_that_read_change_no_byte_and_make_no_file() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, slug) = (closed.config.clone(), closed.theme.slug.clone());
    let run = move || {
        let before = files(&config.data);
        let [doctor, export] = commands(&config, &slug);
        assert!(export.well && !export.out.is_empty(), "{}", export.err);
        // Plain HTTP is all that it finds.
        assert!(
            doctor.err.contains("1 settings"),
            "{}{}",
            String::from_utf8_lossy(&doctor.out),
            doctor.err
        );
        let after = files(&config.data);
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        for (file, bytes) in &before {
            assert!(after[file] == *bytes, "{file} was changed");
        }
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

#[tokio::test]
async fn where_there_is_no_board_none_is_begun() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let mut config = closed.config.clone();
    config.data = config.data.join("nothing here");
    let run = move || {
        for command in commands(&config, "x") {
            assert!(
                !command.well && command.err.contains("there is no board here"),
                "{}",
                command.err
            );
            assert_eq!(command.err.trim().lines().count(), 1, "one sentence: {}", command.err);
        }
        assert!(!config.data.exists(), "no folder either");
        fs::create_dir(&config.data).expect("made");
        for file in ["board.db", "people.db"] {
            fs::write(config.data.join(file), "").expect("written");
        }
        for command in commands(&config, "x") {
            assert!(
                !command.well && command.err.contains("it holds no tables yet"),
                "{}",
                command.err
            );
        }
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

#[tokio::test]
async fn tables_of_another_version_are_left_as_they_are() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, slug) = (closed.config.clone(), closed.theme.slug.clone());
    let run = move || {
        for (statement, says, serves) in [
            (
                "DELETE FROM _sqlx_migrations
                    WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)",
                "those of an earlier kizuki (step ",
                true,
            ),
            (
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (99, 'later', 1, x'00', 0)",
                "a newer kizuki has changed its tables (step 99)",
                false,
            ),
        ] {
            steps(&config, statement);
            let before = fs::read(config.data.join("board.db")).expect("read");
            for command in commands(&config, &slug) {
                assert!(!command.well && command.err.contains(says), "{}", command.err);
                assert_eq!(command.err.trim().lines().count(), 1, "one sentence: {}", command.err);
            }
            assert!(
                fs::read(config.data.join("board.db")).expect("read") == before,
                "nothing was changed"
            );
            if !serves {
                let server = kizuki(&config, &["serve"], "");
                assert!(!server.well && server.err.contains(says), "{}", server.err);
            }
        }
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// On PostgreSQL they read beside a running server, change no row, and leave tables of another
/// version as they are.
#[tokio::test]
async fn on_postgres_too_they_only_read() {
    let app = TestApp::postgres().await;
    let theme = app.theme().await;
    let Db::Postgres(pool) = app.state.board.db() else { panic!("PostgreSQL") };
    let run = async || {
        let (config, slug) = (app.state.config.as_ref().clone(), theme.slug.clone());
        let before = dump(app.state.board.db()).await;
        let ran = tokio::task::spawn_blocking(move || commands(&config, &slug));
        let ran = ran.await.expect("ran");
        assert!(dump(app.state.board.db()).await == before, "a row was changed");
        ran
    };
    let [doctor, export] = run().await;
    assert!(export.well && !export.out.is_empty(), "{}", export.err);
    assert!(doctor.err.contains("settings are not as the promises need them"), "{}", doctor.err);
    for (statement, says) in [
        (
            "DELETE FROM _sqlx_migrations
            WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)",
            "those of an earlier kizuki",
        ),
        (
            "INSERT INTO _sqlx_migrations
            (version, description, success, checksum, execution_time)
            VALUES (99, 'later', TRUE, '\\x00', 0)",
            "a newer kizuki has changed its tables (step 99)",
        ),
    ] {
        sqlx::query(statement).execute(pool).await.expect("done");
        for command in run().await {
            assert!(!command.well && command.err.contains(says), "{}", command.err);
        }
    }
}

#[tokio::test]
async fn answers_groups_and_progress_are_exported_and_nothing_else() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, slug) = (closed.config.clone(), closed.theme.slug.clone());
    let year = fiscal_year(closed.theme.opens_on).to_string();
    let run = move || {
        let export = |what: &str, format: &str, theme: bool| {
            let mut arguments = vec!["export", "--what", what, "--format", format];
            arguments.extend(theme.then_some(["--theme", &slug]).into_iter().flatten());
            kizuki(&config, &arguments, "")
        };
        for (what, theme, json) in [
            ("answers", true, "\"items\":"),
            ("groups", true, "\"groups\":"),
            ("progress", false, "\"items\":"),
        ] {
            let done = export(what, "json", theme);
            let text = String::from_utf8(done.out).expect("UTF-8");
            assert!(done.well && text.starts_with("{\"version\":1,"), "{what}: {}", done.err);
            assert!(text.contains(json), "{text}");
            let done = export(what, "csv", theme);
            assert!(done.well && done.out.starts_with(b"\xef\xbb\xbf"), "{what}: {}", done.err);
            let bad = export(what, "md", theme);
            assert!(!bad.well && bad.err.contains("csv or json"), "{what}: {}", bad.err);
        }
        let bad = export("answers", "csv", false);
        assert!(!bad.well && bad.err.contains("needs --theme"), "{}", bad.err);
        let bad = export("progress", "csv", true);
        assert!(!bad.well && bad.err.contains("over all themes"), "{}", bad.err);
        for (arguments, says) in [
            (vec!["--format", "csv"], "--format: json"),
            (vec!["--theme", "nothing"], "no such theme"),
            (vec!["--year", "1999"], "no such theme"),
            (vec!["--theme", &slug, "--year", "2020"], "not both"),
        ] {
            let all = [&["export", "--what", "themes"], arguments.as_slice()].concat();
            let bad = kizuki(&config, &all, "");
            assert!(!bad.well && bad.err.contains(says), "{}", bad.err);
        }
        for arguments in [vec![], vec!["--theme", &slug], vec!["--year", &year]] {
            let all = [&["export", "--what", "themes"], arguments.as_slice()].concat();
            let done = kizuki(&config, &all, "");
            let text = String::from_utf8(done.out).expect("UTF-8");
            assert!(done.well && text.contains("\"kind\": \"kizuki-themes\""), "{}", done.err);
            assert!(!text.contains(&slug) && text.contains("良かったところ"), "{text}");
        }
        let bad = export("tickets", "csv", true);
        assert!(
            !bad.well && bad.err.contains("report or answers or groups or progress"),
            "{}",
            bad.err
        );
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}
