//! What the environment says about requests that leave this server.

use std::path::PathBuf;

use clap::Args;

use super::AllowedHost;

/// The hosts that are permitted, and whom to trust beside the usual authorities.
#[derive(Args, Clone, Debug, Default)]
pub struct OutboundConfig {
    /// Hosts that this server may send requests to, such as chat.example.jp,http://10.1.2.3:8065;
    /// if none are named, none leaves
    #[arg(
        long = "outbound-hosts",
        global = true,
        env = "KIZUKI_OUTBOUND_HOSTS",
        value_delimiter = ',',
        value_name = "HOSTS"
    )]
    pub hosts: Vec<AllowedHost>,
    /// File of certificates (PEM) of authorities of the office's own that such hosts may have
    /// theirs from
    #[arg(long = "outbound-ca", global = true, env = "KIZUKI_OUTBOUND_CA", value_name = "FILE")]
    pub ca: Option<PathBuf>,
}
