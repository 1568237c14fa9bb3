//! Signing in with the office's own accounts (OpenID Connect 1.0, authorization code flow with PKCE):
//! organizers and reviewers go to the office's provider and come back with a code, for which this
//! server asks the provider who they are. Off unless the environment names a provider.
//!
//! The flow and the checks of ID tokens (OpenID Connect Core, 3.1) are ours, signatures are ring's,
//! which rustls has along: libraries that do both bring some thirty packages, an RSA with a known
//! weakness of private keys (RUSTSEC-2023-0071) among them.

mod attempt;
mod claims;
mod documents;
mod flow;
mod id_token;
mod keys;
mod provider;
mod refused;
mod settings;

pub use attempt::ATTEMPT_SECONDS;
pub use flow::{Begun, CameBack, Entered};
pub use provider::{Provider, Unset};
pub use refused::{Asked, BadToken, Refused};
pub use settings::{ClientSecret, OidcConfig};
