//! The list of what hangs on a note is whole, and whatever is made of it follows the list.

use std::collections::BTreeSet;

use kizuki_board::domain::anon::Action;
use kizuki_board::domain::ids::NoteId;
use kizuki_board::domain::theme::Theme;
use kizuki_board::store::Db;
use kizuki_board::store::anonymous::{Archived, Hangs, TABLES, Table, rewrite, withdraw};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::support::dump::columns;
use crate::support::{TestApp, both_dbs, secret};

/// A table of the next feature: it refers to a note.
const SCRATCH: Table =
    Table { name: "scratch", hangs: Hangs::OnNote, archived: Archived::Rows, counted: None };

async fn run(db: &Db, sql: String, id: Option<Uuid>) -> Result<u64, sqlx::Error> {
    let sql = AssertSqlSafe(sql);
    match db {
        Db::Sqlite(db) => {
            let query = sqlx::query(sql);
            let query = if let Some(id) = id { query.bind(id) } else { query };
            query.execute(&db.write).await.map(|done| done.rows_affected())
        }
        Db::Postgres(pool) => {
            let query = sqlx::query(sql);
            let query = if let Some(id) = id { query.bind(id) } else { query };
            query.execute(pool).await.map(|done| done.rows_affected())
        }
    }
}

async fn script(db: &Db, sql: String) -> Result<(), sqlx::Error> {
    let Db::Postgres(pool) = db else {
        return Ok(());
    };
    let mut tx = pool.begin().await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *tx).await?;
    tx.commit().await
}

async fn count(db: &Db, table: &str) -> i64 {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    match db {
        Db::Sqlite(db) => sqlx::query_scalar(sql).fetch_one(&db.read).await.expect("counted"),
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.expect("counted"),
    }
}

/// A board with two notes, and with the scratch table, which says something of both.
async fn scratched(app: &TestApp) -> (Theme, Vec<NoteId>) {
    let theme = app.theme().await;
    let notes = vec![
        app.pinned(&theme, &secret(1), "一つめ").await,
        app.pinned(&theme, &secret(2), "二つめ").await,
    ];
    app.perform(&theme, &secret(3), Action::Like { note: notes[0] }).await.expect("liked");
    let db = app.state.board.db();
    let kind = if matches!(db, Db::Sqlite(_)) { "BLOB" } else { "UUID" };
    run(db, format!("CREATE TABLE scratch (note_id {kind} NOT NULL REFERENCES note (id))"), None)
        .await
        .expect("made");
    for note in &notes {
        run(db, "INSERT INTO scratch (note_id) VALUES ($1)".into(), Some(note.0))
            .await
            .expect("written");
    }
    (theme, notes)
}

both_dbs! {
    /// Whoever adds a table that names a note, a ticket's tag or a mark is told here that the list
    /// wants it.
    async fn every_table_that_stands_for_what_somebody_did_is_in_the_list(app: TestApp) {
        let known: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
        let telling =
            ["note_id", "tag", "author_tag", "mark", "c", "author_key", "withdrawal", "signed"];
        let found: BTreeSet<String> = columns(app.state.board.db())
            .await
            .into_iter()
            .filter(|(_, column)| telling.contains(&column.as_str()))
            .map(|(table, _)| table)
            .collect();
        let missing: Vec<&String> =
            found.iter().filter(|table| !known.contains(table.as_str())).collect();
        assert!(missing.is_empty() && found.len() > 6, "not in store/anonymous.rs: {missing:?}");
        for table in TABLES {
            let columns: BTreeSet<String> = columns(app.state.board.db())
                .await
                .into_iter()
                .filter(|(of, _)| of == table.name)
                .map(|(_, column)| column)
                .collect();
            let of = if table.hangs == Hangs::OnNote { "note_id" } else { "theme_id" };
            assert!(columns.contains(of), "{} has no {of}: {columns:?}", table.name);
        }
    }

    async fn a_new_table_in_the_list_is_followed_everywhere(app: TestApp) {
        let (theme, notes) = scratched(&app).await;
        let db = app.state.board.db();
        let with: Vec<Table> = TABLES.iter().copied().chain([SCRATCH]).collect();
        // Writing anew: PostgreSQL refuses to empty a note's table beside one that refers to it and
        // is not emptied too.
        if matches!(db, Db::Postgres(_)) {
            assert!(app.state.board.shuffle_storage().await.is_err(), "without it in the list");
        }
        script(db, rewrite(with.iter().map(|table| table.name))).await.expect("written anew");
        assert_eq!((count(db, "scratch").await, count(db, "note").await), (2, 2));
        // Taking a note back: what hangs on it goes first, or it stays.
        let mut refused = false;
        for statement in withdraw(TABLES) {
            refused |= run(db, statement, Some(notes[0].0)).await.is_err();
        }
        assert!(refused, "without it in the list");
        for statement in withdraw(&with) {
            run(db, statement, Some(notes[0].0)).await.expect("taken back");
        }
        assert_eq!(
            (count(db, "scratch").await, count(db, "note").await, count(db, "sticker").await),
            (1, 1, 0)
        );
        // Archiving.
        let archive = SCRATCH.archive().expect("something to destroy");
        assert_eq!(run(db, archive, Some(theme.id.0)).await.expect("destroyed"), 1);
        assert_eq!(count(db, "scratch").await, 0);
        // What an operator is shown, and what `/trust` must explain, are the tables as they are.
        let inspection = app.state.inspect().await.expect("read");
        assert!(inspection.databases[0].tables.iter().any(|table| table.name == "scratch"));
    }
}
