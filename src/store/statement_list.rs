//! What a file of the store says its statements in: `statements! { … }`.

/// The statements of a file, each with its name.
pub(in crate::store) type Statements = &'static [(&'static str, &'static str)];

/// Names the statements of a file, and lists them. A list that is not among those of its store
/// (`board/statements.rs`, `people/statements.rs`) is dead code, of which the compiler warns.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:literal;)+) => {
        $($(#[$meta])* const $name: &str = $sql;)+

        pub(in crate::store) const STATEMENTS: $crate::store::statement_list::Statements =
            &[$((stringify!($name), $sql)),+];
    };
}
