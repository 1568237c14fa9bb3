//! Why a sign-in at the provider came to nothing, in fixed words.

use std::fmt::{self, Display, Formatter};

use crate::domain::provider::NoEntry;
use crate::service::outbound::Unsent;

/// What the provider was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Its description of itself (OpenID Connect Discovery 1.0).
    Discovery,
    /// The keys with which it signs (RFC 7517).
    Keys,
    /// Who came, for a code.
    Token,
    /// More of who came.
    UserInfo,
}

impl Display for Asked {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Discovery => "the provider's configuration",
            Self::Keys => "the provider's keys",
            Self::Token => "the provider's token endpoint",
            Self::UserInfo => "the provider's userinfo endpoint",
        })
    }
}

/// What is wrong with an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadToken {
    /// It is longer than is looked at.
    #[error("is too long")]
    TooLong,
    /// It is no signed JSON Web Token.
    #[error("cannot be read")]
    Unreadable,
    /// Its algorithm is none of those that are taken; `none` is not among them.
    #[error("is not signed with RS256, PS256, ES256 or EdDSA")]
    Algorithm,
    /// No key of the provider is the one that it names.
    #[error("is signed with an unknown key")]
    UnknownKey,
    /// The signature is not of that key.
    #[error("has a wrong signature")]
    Signature,
    /// It is of another issuer.
    #[error("is of another issuer")]
    Issuer,
    /// It is for another program.
    #[error("is for another client")]
    Audience,
    /// Its time is over.
    #[error("has expired")]
    Expired,
    /// Its time has not come: one of the two clocks is wrong.
    #[error("is from the future; compare the clocks")]
    NotYet,
    /// It belongs to another sign-in.
    #[error("belongs to another sign-in")]
    Nonce,
    /// It does not say who came.
    #[error("names nobody")]
    Subject,
}

/// Why nobody was let in. Its text names no person, claim, token or address: it can stand in a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The provider says that they did not sign in there.
    #[error("given up at the provider")]
    GivenUp,
    /// This browser did not begin it, or too long ago.
    #[error("not begun in this browser, or too long ago")]
    NotBegun,
    /// Nothing came back.
    #[error("{0}: {1}")]
    Unsent(Asked, Unsent),
    /// The provider says that something fails there.
    #[error("the provider says that something fails there")]
    FailsThere,
    /// The answer has another status than it should.
    #[error("{0}: status {1}")]
    Status(Asked, u16),
    /// The answer is not what it should be.
    #[error("{0}: the answer cannot be read")]
    Unreadable(Asked),
    /// It names itself otherwise than the environment does.
    #[error("the provider names another issuer than KIZUKI_OIDC_ISSUER")]
    OtherIssuer,
    /// The ID token does not pass.
    #[error("the ID token {0}")]
    Token(#[from] BadToken),
    /// Nothing in the claims gives a role.
    #[error("no role")]
    NoRole,
    /// The account has ended.
    #[error("the account has ended")]
    Ended,
}

impl Refused {
    /// What whoever came is told.
    pub const fn told(self) -> NoEntry {
        match self {
            Self::GivenUp => NoEntry::GivenUp,
            Self::NotBegun => NoEntry::NotBegun,
            Self::Unsent(..) | Self::FailsThere => NoEntry::NoAnswer,
            Self::Status(_, status) if status >= 500 => NoEntry::NoAnswer,
            Self::Status(..) | Self::Unreadable(_) | Self::OtherIssuer | Self::Token(_) => {
                NoEntry::NotTrusted
            }
            Self::NoRole => NoEntry::NoRole,
            Self::Ended => NoEntry::Ended,
        }
    }

    /// Whether an operator must hear of it. What is of a person alone gets no line: it would say
    /// when somebody tried.
    pub const fn is_of_the_provider(self) -> bool {
        matches!(self.told(), NoEntry::NoAnswer | NoEntry::NotTrusted)
    }
}
