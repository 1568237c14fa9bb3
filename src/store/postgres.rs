//! How a PostgreSQL database is reached.

use std::{str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::Result;

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
