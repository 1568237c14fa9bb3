//! The schema on both databases: every statement understood, the same tables and columns, no row
//! order where there must be none.

use std::collections::BTreeSet;

use kizuki_board::store::anonymous::{TABLES, Table, withdraw};
use kizuki_board::store::{
    Db, migrations,
    statements::{self, Of},
};
use sqlx::{Executor, SqlSafeStr, SqlStr};

use crate::support::dump::columns;
use crate::support::{TestApp, both_dbs};

/// Has a database read a statement, and not run it.
async fn prepare(db: &Db, sql: SqlStr) -> sqlx::Result<()> {
    match db {
        Db::Sqlite(db) => db.read.acquire().await?.prepare(sql).await.map(drop),
        Db::Postgres(pool) => pool.acquire().await?.prepare(sql).await.map(drop),
    }
}

both_dbs! {
    async fn every_statement_is_understood(app: TestApp) {
        let mut names = BTreeSet::new();
        for (of, name, sql) in statements::all() {
            let db = if of == Of::Board { app.state.board.db() } else { app.state.people.db() };
            let prepared = prepare(db, sql.into_sql_str()).await;
            assert!(prepared.is_ok(), "{name}: {prepared:?}");
            assert!(names.insert(name), "{name}: one name, one statement");
        }
        assert!(names.len() > 100, "{names:?}");
    }

    /// Those that are made of the list of anonymous tables.
    async fn every_statement_of_the_list_is_understood(app: TestApp) {
        for sql in TABLES.iter().filter_map(Table::archive).chain(withdraw(TABLES)) {
            let sql = sqlx::AssertSqlSafe(sql).into_sql_str();
            let prepared = prepare(app.state.board.db(), sql.clone()).await;
            assert!(prepared.is_ok(), "{}: {prepared:?}", sql.as_str());
        }
    }
}

#[test]
fn every_migration_of_the_folders_is_compiled_in() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    for (folder, steps) in [("board", migrations::BOARD), ("people", migrations::PEOPLE)] {
        let listed: BTreeSet<String> =
            steps.iter().map(|step| format!("{:04}_{}.sql", step.version, step.name)).collect();
        for database in ["sqlite", "postgres"] {
            let files = std::fs::read_dir(root.join(database).join(folder)).expect("a folder");
            let found: BTreeSet<String> = files
                .map(|file| file.expect("a file").file_name().into_string().expect("a name"))
                .collect();
            assert_eq!(found, listed, "{database}/{folder}");
        }
        assert!(steps.windows(2).all(|pair| pair[0].version + 1 == pair[1].version));
    }
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let (sqlite, postgres) = (TestApp::sqlite().await, TestApp::postgres().await);
    let board = columns(sqlite.state.board.db()).await;
    assert!(board.len() > 30);
    assert_eq!(board, columns(postgres.state.board.db()).await);
    assert_eq!(columns(sqlite.state.people.db()).await, columns(postgres.state.people.db()).await);
    crate::support::drop_databases(&postgres.databases).await;
}

#[tokio::test]
async fn names_and_notes_share_no_table() {
    let app = TestApp::sqlite().await;
    let tables = |columns: BTreeSet<(String, String)>| {
        columns.into_iter().map(|(table, _)| table).collect::<BTreeSet<_>>()
    };
    let (board, people) =
        (tables(columns(app.state.board.db()).await), tables(columns(app.state.people.db()).await));
    assert!(board.is_disjoint(&people), "{board:?} {people:?}");
}
