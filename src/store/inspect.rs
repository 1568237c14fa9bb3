//! Reads off a database what it stores and how it is set, as an operator would find it.

use sqlx::PgPool;

use super::{
    Board, Db, People, Result, copies,
    migrations::{self, Step},
    postgres,
    sqlite::{self, SqliteDb},
};
use crate::domain::inspection::{Database, Setting, Table};

/// PostgreSQL settings and the values with which row order, times and statements stay out of logs
/// and archives (docs/anonymity.md, L6).
const POSTGRES: &[(&str, &[&str])] = &[
    ("track_commit_timestamp", &["off"]),
    ("log_statement", &["none"]),
    ("log_min_duration_statement", &["-1"]),
    ("log_min_duration_sample", &["-1"]),
    ("log_duration", &["off"]),
    // A statement that fails is written to the log whole, by default.
    ("log_min_error_statement", &["fatal", "panic"]),
    ("log_parameter_max_length_on_error", &["0"]),
    // Below these it tells of each statement.
    ("log_min_messages", &["info", "notice", "warning", "error", "log", "fatal", "panic"]),
    // Else the log quotes the values of a key that was there already.
    ("log_error_verbosity", &["terse"]),
    ("archive_mode", &["off"]),
    ("fsync", &["on"]),
    ("synchronous_commit", &["on", "remote_write", "remote_apply", "local"]),
];

/// What takes the write-ahead log, or rows, somewhere else, with the statements that count it.
const SHIPPING: &[(&str, &str)] = &[
    ("replication slots", postgres::SLOTS),
    ("publications", postgres::PUBLICATIONS),
    ("standbys", postgres::STANDBYS),
];

/// Where the server and each connection load libraries from.
const LIBRARIES: [&str; 3] =
    ["shared_preload_libraries", "session_preload_libraries", "local_preload_libraries"];
/// Libraries that keep statements, plans or rows of their own.
const RECORDERS: &[&str] = &[
    "auto_explain",
    "decoderbufs",
    "pg_qualstats",
    "pg_stat_kcache",
    "pg_stat_monitor",
    "pg_stat_statements",
    "pg_store_plans",
    "pgaudit",
    "pglogical",
    "powa",
    "wal2json",
];

/// None of the recorders may be among those that are loaded.
fn libraries(name: &str, value: String) -> Setting {
    let recorder =
        |library: &str| RECORDERS.contains(&library.trim().rsplit('/').next().unwrap_or_default());
    let safe = !value.split(',').any(recorder);
    Setting::judged(name, value, safe)
}

impl Board {
    /// What the board's database stores.
    ///
    /// # Errors
    /// [`super::Error::Database`].
    pub async fn inspect(&self) -> Result<Database> {
        inspect(&self.db, migrations::BOARD).await
    }
}

impl People {
    /// What the people's database stores.
    ///
    /// # Errors
    /// [`super::Error::Database`].
    pub async fn inspect(&self) -> Result<Database> {
        inspect(&self.db, migrations::PEOPLE).await
    }
}

async fn inspect(db: &Db, steps: &[Step]) -> Result<Database> {
    match db {
        Db::Sqlite(db) => {
            let columns: Vec<(String, String)> =
                sqlx::query_as(sqlite::COLUMNS).fetch_all(&db.read).await?;
            let mut settings = pragmas(db).await?;
            settings.extend(shipped(db, steps).await?);
            Ok(Database { engine: "SQLite", tables: tables(columns), settings })
        }
        Db::Postgres(pool) => {
            let columns: Vec<(String, String)> =
                sqlx::query_as(postgres::COLUMNS).fetch_all(pool).await?;
            let mut settings = Vec::new();
            for (name, good) in POSTGRES {
                settings.push(Setting::new(name, setting(pool, name).await?, good));
            }
            for name in LIBRARIES {
                settings.push(libraries(name, setting(pool, name).await?));
            }
            for (name, statement) in SHIPPING {
                let many: i64 = sqlx::query_scalar(*statement).fetch_one(pool).await?;
                settings.push(Setting::new(name, many.to_string(), &["0"]));
            }
            settings.push(wal_level(setting(pool, "wal_level").await?));
            Ok(Database { engine: "PostgreSQL", tables: tables(columns), settings })
        }
    }
}

/// With `logical` the write-ahead log is written so that each row can be read out of it, though
/// nobody may do so yet.
fn wal_level(value: String) -> Setting {
    if ["minimal", "replica"].contains(&value.as_str()) {
        Setting::judged("wal_level", value, true)
    } else {
        Setting::warning("wal_level", value)
    }
}

/// What would take each commit away in its order and with its time: a tool that copies the
/// write-ahead log (Litestream makes tables, a folder beside the file, and reads all the time, so
/// that the log is never emptied), a trigger that writes down what is written.
async fn shipped(db: &SqliteDb, steps: &[Step]) -> Result<Vec<Setting>> {
    let foreign = copies::foreign_in(db, steps).await?;
    let kept = if foreign.is_empty() { "as made".into() } else { foreign.join(", ") };
    let beside = db.log.followers();
    let none = if beside.is_empty() { "none".into() } else { beside.join(", ") };
    let log = if db.log.stays().await {
        "is not emptied: something reads it without a pause"
    } else {
        "emptied"
    };
    Ok(vec![
        Setting::new("schema", kept, &["as made"]),
        Setting::new("replicas", none, &["none"]),
        Setting::new("write-ahead log", log, &["emptied"]),
    ])
}

/// How PostgreSQL is set; nothing where it knows no such setting.
async fn setting(pool: &PgPool, name: &str) -> Result<String> {
    let value: Option<Option<String>> =
        sqlx::query_scalar(postgres::SETTING).bind(name).fetch_optional(pool).await?;
    Ok(value.flatten().unwrap_or_default())
}

/// The settings of the connection that writes: the others only read.
async fn pragmas(db: &SqliteDb) -> Result<Vec<Setting>> {
    let mode: String = sqlx::query_scalar(sqlite::JOURNAL_MODE).fetch_one(&db.write).await?;
    let mut settings = vec![Setting::new("journal_mode", mode, &["wal"])];
    for (name, statement, good) in [
        ("synchronous", sqlite::SYNCHRONOUS, "2"),
        ("secure_delete", sqlite::SECURE_DELETE, "1"),
        ("auto_vacuum", sqlite::AUTO_VACUUM, "1"),
        ("temp_store", sqlite::TEMP_STORE, "2"),
        ("foreign_keys", sqlite::FOREIGN_KEYS, "1"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_that_keep_statements_are_found() {
        for (loaded, safe) in [
            ("", true),
            ("timescaledb", true),
            ("pg_stat_statements", false),
            ("citus, $libdir/auto_explain", false),
        ] {
            assert_eq!(libraries("shared_preload_libraries", loaded.into()).safe, safe, "{loaded}");
        }
    }
}
