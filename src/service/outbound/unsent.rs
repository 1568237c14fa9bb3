//! Why a request came to nothing.

/// Why nothing came back. Says neither where to nor what, so that it can stand in a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsent {
    /// The list of the environment does not name the host, or the address is none.
    #[error("the host is not in KIZUKI_OUTBOUND_HOSTS")]
    HostNotAllowed,
    /// The name cannot be looked up.
    #[error("the host's name has no address")]
    NoAddress,
    /// Nobody answers there, or the line was lost.
    #[error("no connection")]
    NoConnection,
    /// The certificate is not one that is trusted, or TLS failed otherwise.
    #[error("no trust in the host's certificate")]
    Tls,
    /// It took too long.
    #[error("no answer in time")]
    TimedOut,
    /// The answer is longer than was asked for.
    #[error("the answer is too long")]
    TooLarge,
    /// What answers speaks no HTTP/1.1.
    #[error("the answer is not HTTP")]
    NotHttp,
}
