//! Reading behind the shared passphrase.

mod around;
mod entering;
