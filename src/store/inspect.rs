//! Reads off a database what it stores and how it is set, as an operator would find it.

use super::{Board, Db, People, Result, backend::SqliteDb, statements as sql};
use crate::domain::inspection::{Database, Setting, Table};

/// PostgreSQL settings and the values with which row order, times and statements stay out of logs and archives (docs/anonymity.md, L6).
const POSTGRES: &[(&str, &[&str])] = &[
    ("track_commit_timestamp", &["off"]),
    ("log_statement", &["none"]),
    ("log_min_duration_statement", &["-1"]),
    ("log_min_duration_sample", &["-1"]),
    ("archive_mode", &["off"]),
    ("fsync", &["on"]),
    ("synchronous_commit", &["on", "remote_write", "remote_apply", "local"]),
];

impl Board {
    /// What the board's database stores.
    ///
    /// # Errors
    /// [`super::Error::Database`].
    pub async fn inspect(&self) -> Result<Database> {
        inspect(&self.db).await
    }
}

impl People {
    /// What the people's database stores.
    ///
    /// # Errors
    /// [`super::Error::Database`].
    pub async fn inspect(&self) -> Result<Database> {
        inspect(&self.db).await
    }
}

async fn inspect(db: &Db) -> Result<Database> {
    match db {
        Db::Sqlite(db) => {
            let columns: Vec<(String, String)> = sqlx::query_as(sql::SQLITE_COLUMNS).fetch_all(&db.read).await?;
            Ok(Database { engine: "SQLite", tables: tables(columns), settings: pragmas(db).await? })
        }
        Db::Postgres(pool) => {
            let columns: Vec<(String, String)> = sqlx::query_as(sql::PG_COLUMNS).fetch_all(pool).await?;
            let mut settings = Vec::new();
            for (name, good) in POSTGRES {
                let value: Option<String> = sqlx::query_scalar(sql::PG_SETTING).bind(*name).fetch_optional(pool).await?.flatten();
                settings.push(Setting::new(name, value.unwrap_or_default(), good));
            }
            Ok(Database { engine: "PostgreSQL", tables: tables(columns), settings })
        }
    }
}

/// Of the connection that writes: the others only read.
async fn pragmas(db: &SqliteDb) -> Result<Vec<Setting>> {
    let mode: String = sqlx::query_scalar(sql::JOURNAL_MODE).fetch_one(&db.write).await?;
    let mut settings = vec![Setting::new("journal_mode", mode, &["wal"])];
    for (name, statement, good) in [
        ("synchronous", sql::SYNCHRONOUS, "2"),
        ("secure_delete", sql::SECURE_DELETE, "1"),
        ("auto_vacuum", sql::AUTO_VACUUM, "1"),
        ("temp_store", sql::TEMP_STORE, "2"),
        ("foreign_keys", sql::FOREIGN_KEYS, "1"),
    ] {
        let value: i64 = sqlx::query_scalar(statement).fetch_one(&db.write).await?;
        settings.push(Setting::new(name, value.to_string(), &[good]));
    }
    Ok(settings)
}

fn tables(columns: Vec<(String, String)>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for (table, column) in columns {
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(column),
            None => tables.push(Table { name: table, columns: vec![column] }),
        }
    }
    tables
}
