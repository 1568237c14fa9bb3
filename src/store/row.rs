//! Rows by column name, on either database.

/// Declares a row and how it is read: what `#[derive(sqlx::FromRow)]` writes, without sqlx's macros
/// (see [`super::migrations`]).
macro_rules! row {
    (
        $(#[$meta:meta])*
        $vis:vis struct $row:ident { $($field_vis:vis $field:ident: $type:ty),+ $(,)? }
    ) => {
        $(#[$meta])*
        $vis struct $row { $($field_vis $field: $type),+ }

        impl<'r, R: sqlx::Row> sqlx::FromRow<'r, R> for $row
        where
            &'static str: sqlx::ColumnIndex<R>,
            $($type: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,)+
        {
            fn from_row(row: &'r R) -> sqlx::Result<Self> {
                Ok(Self { $($field: row.try_get(stringify!($field))?),+ })
            }
        }
    };
}
