//! What the doctor says of tools that ship what is written, each commit in its order; and that
//! Sealed is refused beside them, as beside any unsafe setting.

use std::fs;

use kizuki_board::domain::{account::Role, theme::State};
use kizuki_board::service::Actor;
use kizuki_board::store::Db;
use sqlx::{Connection, SqliteConnection};

use crate::support::moderation::FIRST;
use crate::support::program::{Closed, kizuki};
use crate::support::sealed::{draft, https};
use crate::support::{TestApp, drop_databases};

/// What is unsafe of the databases, as Sealed themes are refused by it.
async fn found(app: &TestApp) -> Vec<String> {
    app.state.inspect().await.expect("looked").unsafe_databases()
}

#[tokio::test]
async fn litestream_is_found_by_its_tables_and_its_folder() {
    let app = https().await;
    assert_eq!(found(&app).await, [""; 0]);
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    sqlx::query("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)")
        .execute(&db.write)
        .await
        .expect("made");
    app.state.board.empty_log().await.expect("emptied");
    assert_eq!(found(&app).await, ["schema"]);
    fs::create_dir(app.data.path().join(".people.db-litestream")).expect("made");
    assert_eq!(found(&app).await, ["replicas", "schema"]);
    let shown = app.state.inspect().await.expect("looked");
    let values: Vec<_> = shown.unsafe_settings().map(|one| one.value.clone()).collect();
    assert!(values.iter().any(|value| value.contains("_litestream_seq")), "{values:?}");
    // The badges of /trust say so, once it was looked at.
    app.state.tidy().await.expect("tidied");
    let trust = app.get("/trust").await.body;
    for says in ["schema: table _litestream_seq", "replicas: .people.db-litestream"] {
        assert!(trust.contains(says), "{says}");
    }
    let by = Actor { account: FIRST, role: Role::Admin };
    let draft = draft(&app, "sealed").await;
    let announce =
        async || app.state.move_theme(&by, draft.id, draft.version, State::Announced, "").await;
    let moved = announce().await;
    let said = format!("{:?}", moved.expect_err("refused"));
    assert!(said.contains("replicas") && said.contains("schema"), "{said}");
    sqlx::query("DROP TABLE _litestream_seq").execute(&db.write).await.expect("dropped");
    app.state.board.empty_log().await.expect("emptied");
    fs::remove_dir(app.data.path().join(".people.db-litestream")).expect("removed");
    let moved = announce().await;
    assert!(moved.is_ok(), "{moved:?}");
}

/// A long read keeps the log from being emptied, as Litestream's does; a short one does not.
#[tokio::test]
async fn a_log_that_is_not_emptied_is_noticed() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = closed.config.clone();
    let file = config.data.join("board.db");
    let open = || SqliteConnection::connect(file.to_str().expect("UTF-8"));
    let mut reader = open().await.expect("open");
    let mut writer = open().await.expect("open");
    sqlx::query("BEGIN").execute(&mut reader).await.expect("begun");
    sqlx::query("SELECT COUNT(*) FROM theme").execute(&mut reader).await.expect("read");
    sqlx::query("UPDATE theme SET version = version + 1")
        .execute(&mut writer)
        .await
        .expect("written");
    let look = || {
        let config = config.clone();
        async move {
            let ran = tokio::task::spawn_blocking(move || kizuki(&config, &["doctor"], ""));
            String::from_utf8_lossy(&ran.await.expect("ran").out).into_owned()
        }
    };
    assert!(look().await.contains("UNSAFE write-ahead log = is not emptied"), "{}", look().await);
    sqlx::query("COMMIT").execute(&mut reader).await.expect("ended");
    reader.close().await.expect("closed");
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut writer).await.expect("emptied");
    let said = look().await;
    assert!(said.contains("ok     write-ahead log = emptied"), "{said}");
    writer.close().await.expect("closed");
}

#[tokio::test]
async fn on_postgres_publications_and_standbys_are_counted() {
    let app = TestApp::postgres().await;
    let before = found(&app).await;
    assert!(!before.contains(&"publications".to_owned()), "{before:?}");
    let Db::Postgres(pool) = app.state.board.db() else { panic!("PostgreSQL") };
    sqlx::query("CREATE PUBLICATION everything FOR ALL TABLES").execute(pool).await.expect("made");
    let after = found(&app).await;
    assert!(after.contains(&"publications".to_owned()), "{after:?}");
    let all = app.state.inspect().await.expect("looked");
    let names: Vec<_> = all.databases[0].settings.iter().map(|one| one.name.as_str()).collect();
    for name in ["archive_mode", "replication slots", "publications", "standbys", "wal_level"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    drop_databases(&app.databases).await;
}
