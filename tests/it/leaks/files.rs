//! What SQLite's files tell: no order of rows, no log of what was written, no text that was taken
//! away.

use std::fs;

use kizuki_board::domain::anon::Action;
use kizuki_board::store::Db;

use crate::support::dump::{contains, everything};
use crate::support::{TestApp, secret};

/// L1: anonymous rows have no row order, and their keys are not counted up.
#[tokio::test]
async fn l01_no_row_order() {
    let app = TestApp::sqlite().await;
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'")
            .fetch_all(&db.read)
            .await
            .expect("schema");
    assert!(rows.len() >= 8);
    for (table, sql) in rows {
        // The log has an order, which is its purpose; what authors do enters it on ticks, shuffled
        // and without an author.
        if table == "log" {
            continue;
        }
        assert!(sql.contains("WITHOUT ROWID") && sql.contains("STRICT"), "{table}");
        assert!(!sql.to_uppercase().contains("AUTOINCREMENT"), "{table}");
    }
}

/// L3: the write-ahead log is empty after every anonymous write, so it keeps no order and no old
/// text.
#[tokio::test]
async fn l03_the_write_ahead_log_is_empty_after_each_write() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let wal = app.data.path().join("board.db-wal");
    let empty =
        |what: &str| assert_eq!(fs::metadata(&wal).map_or(0, |file| file.len()), 0, "after {what}");
    let note = app.post(&theme, &secret(1), "一枚目").await;
    empty("posting");
    app.tick().await;
    empty("the tick");
    for (what, action) in
        [("liking", Action::Like { note }), ("peeling off", Action::Unlike { note })]
    {
        app.perform(&theme, &secret(2), action).await.expect(what);
        empty(what);
    }
    app.perform(&theme, &secret(1), Action::Edit { note, text: "書き直し".into() })
        .await
        .expect("edited");
    empty("editing");
    app.perform(&theme, &secret(1), Action::Withdraw { note }).await.expect("withdrawn");
    empty("withdrawing");
    crate::support::moderation::stop(&app, &theme, note).await;
    empty("stopping an author");
}

/// L4: what was edited away or withdrawn is in no file any more.
#[tokio::test]
async fn l04_deleted_text_is_gone_from_the_files() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let unique = ["UNIQUE-BOXED-7f3a", "UNIQUE-EDITED-91bc", "UNIQUE-WITHDRAWN-c0de"];
    let boxed = app.post(&theme, &secret(1), unique[0]).await;
    app.perform(&theme, &secret(1), Action::Withdraw { note: boxed }).await.expect("withdrawn");
    let edited = app.pinned(&theme, &secret(1), unique[1]).await;
    let withdrawn = app.pinned(&theme, &secret(1), unique[2]).await;
    for text in &unique[1..] {
        assert!(
            contains(&everything(app.data.path()), text.as_bytes()),
            "{text} is there before, or this test shows nothing"
        );
    }
    app.perform(&theme, &secret(1), Action::Edit { note: edited, text: "短い".into() })
        .await
        .expect("edited");
    app.perform(&theme, &secret(1), Action::Withdraw { note: withdrawn }).await.expect("withdrawn");
    app.tick().await;
    let bytes = everything(app.data.path());
    for text in unique {
        assert!(!contains(&bytes, text.as_bytes()), "{text}");
    }
}
