//! How a statement is run: one macro for each thing that can be wanted of it, in sqlx's words, with
//! the statement and what is bound to `$1`, `$2` and so on. The first argument is a database, to
//! read, or a transaction, to read and write: `execute!(tx, SPEND_SLOT, theme, tag)?`.

/// Runs an expression on the connection of either database, both arms typed; what fails becomes an
/// [`Error`](super::Error).
macro_rules! on_either {
    ($on:expr, $conn:ident => $run:expr) => {
        match $on.either() {
            $crate::store::backend::Either::Sqlite($conn) => $run,
            $crate::store::backend::Either::Postgres($conn) => $run,
        }
        .map_err($crate::store::Error::from)
    };
}

/// `fetched!(query_as, fetch_all, …)`: what the other macros say shorter.
macro_rules! fetched {
    ($query:ident, $fetch:ident, $on:expr, $statement:expr $(, $bind:expr)* $(,)?) => {
        on_either!($on, conn => {
            sqlx::$query($statement)$(.bind($bind))*.$fetch(conn).await
        })
    };
}

/// Writes; gives the number of rows that were changed.
macro_rules! execute {
    ($on:expr, $statement:expr $(, $bind:expr)* $(,)?) => {
        on_either!($on, conn => {
            let done = sqlx::query($statement)$(.bind($bind))*.execute(conn).await;
            done.map(|done| done.rows_affected())
        })
    };
}

/// The one row that there is; else [`Error::NotFound`](super::Error::NotFound).
macro_rules! fetch_one {
    ($($run:tt)+) => { fetched!(query_as, fetch_one, $($run)+) };
}

/// The one row, if it is there.
macro_rules! fetch_optional {
    ($($run:tt)+) => { fetched!(query_as, fetch_optional, $($run)+) };
}

/// All rows.
macro_rules! fetch_all {
    ($($run:tt)+) => { fetched!(query_as, fetch_all, $($run)+) };
}

/// The one value of the one row that there is.
macro_rules! scalar_one {
    ($($run:tt)+) => { fetched!(query_scalar, fetch_one, $($run)+) };
}

/// The one value of the one row, if it is there.
macro_rules! scalar_optional {
    ($($run:tt)+) => { fetched!(query_scalar, fetch_optional, $($run)+) };
}

/// The one value of each row.
macro_rules! scalar_all {
    ($($run:tt)+) => { fetched!(query_scalar, fetch_all, $($run)+) };
}

/// A number of rows, counted by the database, where it can be no less than nought.
macro_rules! count {
    ($($run:tt)+) => {
        scalar_one!($($run)+).map(|n: i64| u64::try_from(n).unwrap_or(0))
    };
}

/// Goes on only where a statement changed a row, of which it tells by their number.
///
/// # Errors
/// `otherwise`, where none was: somebody else changed it first, or there is none.
pub(super) fn ensure_changed<E>(rows: u64, otherwise: E) -> Result<(), E> {
    if rows == 0 { Err(otherwise) } else { Ok(()) }
}
