//! How a PostgreSQL database is reached; the statements that only PostgreSQL runs.

use std::{str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::Result;

pub(super) const BEGIN_READING: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
pub(super) const LOCK: &str = "SELECT pg_advisory_xact_lock($1)";
pub(super) const TRY_LOCK: &str = "SELECT pg_try_advisory_xact_lock($1)";
pub(super) const LOCK_SHARED: &str = "SELECT pg_advisory_xact_lock_shared($1)";
/// The channel is a parameter; the message is empty.
pub(super) const NOTIFY: &str = "SELECT pg_notify($1, '')";
pub(super) const SETTING: &str = "SELECT current_setting($1, true)";
/// Each slot keeps the write-ahead log for somebody.
pub(super) const SLOTS: &str = "SELECT COUNT(*) FROM pg_replication_slots";
/// Each hands rows to whoever subscribes.
pub(super) const PUBLICATIONS: &str = "SELECT COUNT(*) FROM pg_publication";
/// Whoever is sent the write-ahead log at this moment.
pub(super) const STANDBYS: &str = "SELECT COUNT(*) FROM pg_stat_replication";
/// Each table and each of its columns.
pub(super) const COLUMNS: &str =
    "SELECT table_name::text, column_name::text FROM information_schema.columns
    WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position";

/// Connects; statements are not logged by the driver, for they can carry text of notes.
pub(super) async fn open(url: &str) -> Result<PgPool> {
    connect(PgConnectOptions::from_str(url)?).await
}

/// Connects to read alone: the server refuses whatever writes.
pub(super) async fn open_for_reading(url: &str) -> Result<PgPool> {
    connect(PgConnectOptions::from_str(url)?.options([("default_transaction_read_only", "on")]))
        .await
}

async fn connect(options: PgConnectOptions) -> Result<PgPool> {
    let options = options.disable_statement_logging();
    Ok(PgPoolOptions::new()
        .max_connections(8)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options)
        .await?)
}
