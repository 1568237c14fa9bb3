//! What the rows of the table become.

/// Makes [`Address`] and [`Route`] of the rows: name and parts, path, what answers, who may read.
macro_rules! addresses {
    ({ $($(#[$meta:meta])* $name:ident $(($($part:ident: $kind:ty),+))? $pattern:literal $serves:ident $readers:expr;)+ }) => {
        /// An address of the program, with the parts of its path.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Address<'a> {
            $($(#[$meta])* $name $(($($kind),+))?,)+
        }

        /// A row of the table: an address without its parts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Route {
            $($(#[$meta])* $name,)+
        }

        impl Display for Address<'_> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name $(($($part),+))? => write!(f, $pattern),)+
                }
            }
        }

        impl Route {
            /// The whole table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The path, its parts in braces, as axum writes it.
            pub const fn pattern(self) -> &'static str {
                match self { $(Self::$name => $pattern),+ }
            }

            /// What answers.
            pub const fn serves(self) -> Serves {
                match self { $(Self::$name => Serves::$serves),+ }
            }

            /// Who is let in.
            pub const fn readers(self) -> Readers {
                match self { $(Self::$name => $readers),+ }
            }
        }
    };
}

pub(super) use addresses;
