//! What lies in the files and databases, read whole by somebody who has copied them.

use std::{collections::BTreeSet, fs, path::Path};

use kizuki_board::domain::{account::Role, ids::ThemeId};
use kizuki_board::store::Db;
use sqlx::Row;

use super::TestApp;

/// All bytes of all files below a folder.
pub fn everything(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            bytes.extend(everything(&path));
        } else {
            bytes.extend(fs::read(&path).expect("bytes"));
        }
    }
    bytes
}

pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// Every value of every table as text, bytes in hexadecimal.
pub async fn dump(db: &Db) -> String {
    let mut out = String::new();
    match db {
        Db::Sqlite(db) => {
            let tables: Vec<String> =
                sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'")
                    .fetch_all(&db.read)
                    .await
                    .expect("tables");
            for table in tables {
                for row in sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}")))
                    .fetch_all(&db.read)
                    .await
                    .expect("rows")
                {
                    for i in 0..row.len() {
                        let text = row.try_get_unchecked::<Option<String>, _>(i).ok().flatten();
                        let bytes = row.try_get_unchecked::<Option<Vec<u8>>, _>(i).ok().flatten();
                        out.push_str(&text.unwrap_or_default());
                        out.push_str(&hex(&bytes.unwrap_or_default()));
                        out.push('\n');
                    }
                }
            }
        }
        Db::Postgres(pool) => {
            let tables: Vec<String> = sqlx::query_scalar(
                "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
            )
            .fetch_all(pool)
            .await
            .expect("tables");
            for table in tables {
                let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
                    "SELECT row_to_json(t)::text FROM {table} t"
                )))
                .fetch_all(pool)
                .await
                .expect("rows");
                out.push_str(&rows.join("\n"));
            }
        }
    }
    out
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// All bytes of one file of the data folder.
pub fn file(app: &TestApp, name: &str) -> Vec<u8> {
    fs::read(app.data.path().join(name)).expect("a file")
}

/// Every value of at least 4 bytes in every table but the migrations', as bytes.
async fn values(db: &Db) -> BTreeSet<Vec<u8>> {
    let mut found = BTreeSet::new();
    match db {
        Db::Sqlite(db) => {
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'";
            let tables: Vec<String> =
                sqlx::query_scalar(sql).fetch_all(&db.read).await.expect("tables");
            for table in tables {
                for row in sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}")))
                    .fetch_all(&db.read)
                    .await
                    .expect("rows")
                {
                    for i in 0..row.len() {
                        let bytes = row.try_get_unchecked::<Option<Vec<u8>>, _>(i).ok().flatten();
                        let text = row.try_get_unchecked::<Option<String>, _>(i).ok().flatten();
                        found.extend(bytes.or(text.map(String::into_bytes)));
                    }
                }
            }
        }
        Db::Postgres(pool) => {
            let sql = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_sqlx%'";
            let tables: Vec<String> =
                sqlx::query_scalar(sql).fetch_all(pool).await.expect("tables");
            for table in tables {
                let sql = format!("SELECT row_to_json(t)::text FROM {table} t");
                let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
                    .fetch_all(pool)
                    .await
                    .expect("rows");
                for row in rows {
                    let row: serde_json::Map<String, serde_json::Value> =
                        serde_json::from_str(&row).expect("json");
                    found.extend(
                        row.values()
                            .filter_map(|value| value.as_str())
                            .map(|value| value.as_bytes().to_vec()),
                    );
                }
            }
        }
    }
    found.retain(|value| value.len() >= 4);
    found
}

/// No value of the people's database stands in a value of the board's, or the other way round, but
/// the ids of themes.
pub async fn nothing_joins_the_databases(app: &TestApp, themes: &[ThemeId]) {
    let (board, people) = (values(app.state.board.db()).await, values(app.state.people.db()).await);
    assert!(board.len() > 20 && people.len() > 10, "both are filled");
    let ids = themes.iter().flat_map(|id| [id.as_bytes().to_vec(), id.to_string().into_bytes()]);
    // What somebody may do is a word, no name: the log tells it of those who hid a note or stopped
    // an author.
    let allowed: Vec<Vec<u8>> =
        ids.chain(Role::ALL.iter().map(|role| role.as_str().into())).collect();
    for value in people.iter().filter(|value| !allowed.contains(value)) {
        let within = |other: &Vec<u8>| other.windows(value.len()).any(|window| window == *value);
        assert!(!board.iter().any(within), "{}", String::from_utf8_lossy(value));
    }
    for value in board.iter().filter(|value| !allowed.contains(value)) {
        assert!(!people.contains(value), "{}", String::from_utf8_lossy(value));
    }
}

/// Table and column names; types differ by nature.
pub async fn columns(db: &Db) -> BTreeSet<(String, String)> {
    let rows: Vec<(String, String)> = match db {
        Db::Sqlite(db) => {
            sqlx::query_as("SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'")
                .fetch_all(&db.read)
                .await
                .expect("columns")
        }
        Db::Postgres(pool) => {
            sqlx::query_as("SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'")
                .fetch_all(pool)
                .await
                .expect("columns")
        }
    };
    rows.into_iter()
        .filter(|(table, _)| !table.starts_with("_sqlx") && !table.starts_with("sqlite"))
        .collect()
}
