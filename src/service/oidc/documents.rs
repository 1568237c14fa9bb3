//! What a provider says of itself (OpenID Connect Discovery 1.0, 3), and what it answers to a code.

use ::http::Uri;
use serde::Deserialize;

use super::refused::{Asked, Refused};

/// The longest document that is read, in bytes.
pub(super) const DOCUMENT_MAX: usize = 64 * 1024;

/// A provider as it describes itself. What it names is checked before it is used: a browser is sent
/// to addresses of the issuer's own scheme alone, and this server talks to hosts that are permitted.
#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub jwks_uri: String,
    pub userinfo_endpoint: Option<String>,
    pub end_session_endpoint: Option<String>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    /// Whether it names itself when it sends somebody back (RFC 9207).
    #[serde(default, rename = "authorization_response_iss_parameter_supported")]
    pub names_itself: bool,
}

impl Metadata {
    /// Where the description is (OpenID Connect Discovery 1.0, 4.1).
    pub fn address(issuer: &str) -> String {
        format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))
    }

    /// Reads what came from there.
    pub fn read(body: &[u8], issuer: &str) -> Result<Self, Refused> {
        let read: Self =
            serde_json::from_slice(body).map_err(|_| Refused::Unreadable(Asked::Discovery))?;
        if read.issuer != issuer {
            return Err(Refused::OtherIssuer);
        }
        let sends_to = [Some(&read.authorization_endpoint), read.end_session_endpoint.as_ref()];
        if sends_to.into_iter().flatten().all(|address| is_for_browsers(address, issuer)) {
            Ok(read)
        } else {
            Err(Refused::Unreadable(Asked::Discovery))
        }
    }

    /// Whether this program shows its secret in the form, and not in a header of its own: only
    /// where the provider takes nothing else (RFC 6749, 2.3.1; Discovery 1.0 says what is usual).
    pub fn wants_the_secret_in_the_form(&self) -> bool {
        let methods = &self.token_endpoint_auth_methods_supported;
        !methods.is_empty() && !methods.iter().any(|method| method == "client_secret_basic")
    }
}

/// Whether a browser may be sent there: over TLS, unless the issuer itself does without.
fn is_for_browsers(address: &str, issuer: &str) -> bool {
    let scheme = issuer.split_once("://").map(|(scheme, _)| scheme);
    address.parse::<Uri>().is_ok_and(|uri| {
        let fits = uri.scheme_str() == Some("https") || uri.scheme_str() == scheme;
        fits && uri.authority().is_some_and(|host| !host.as_str().contains('@'))
    }) && !address.contains('#')
}

/// What comes for a code (OpenID Connect Core, 3.1.3.3).
#[derive(Deserialize)]
pub(super) struct Tokens {
    pub id_token: String,
    pub access_token: Option<String>,
}

impl Tokens {
    /// Reads the answer of the token endpoint. A code that is not good (any more) is a matter of
    /// whoever brought it (RFC 6749, 5.2).
    pub fn read(status: u16, body: &[u8]) -> Result<Self, Refused> {
        #[derive(Deserialize)]
        struct Failed {
            error: String,
        }
        if status == 200 {
            return serde_json::from_slice(body).map_err(|_| Refused::Unreadable(Asked::Token));
        }
        let failed = serde_json::from_slice::<Failed>(body);
        if failed.is_ok_and(|failed| failed.error == "invalid_grant") {
            Err(Refused::NotBegun)
        } else {
            Err(Refused::Status(Asked::Token, status))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(authorization: &str, issuer: &str) -> Result<Metadata, Refused> {
        let body = serde_json::json!({
            "issuer": "https://id.example.jp",
            "authorization_endpoint": authorization,
            "token_endpoint": "https://id.example.jp/token",
            "jwks_uri": "https://id.example.jp/keys",
        });
        Metadata::read(body.to_string().as_bytes(), issuer)
    }

    #[test]
    fn a_description_is_of_the_issuer_that_was_asked() {
        let (good, issuer) = ("https://id.example.jp/auth?x=1", "https://id.example.jp");
        let metadata = read(good, issuer).expect("good");
        assert!(!metadata.names_itself && !metadata.wants_the_secret_in_the_form());
        assert_eq!(read(good, "https://id.example.jp/").err(), Some(Refused::OtherIssuer));
        let bad = Some(Refused::Unreadable(Asked::Discovery));
        for address in ["http://id.example.jp/auth", "javascript:x", "/auth", "https://u@x/", ""] {
            assert_eq!(read(address, issuer).err(), bad, "{address}");
        }
        assert_eq!(Metadata::read(b"{}", issuer).err(), bad);
    }

    #[test]
    fn an_address_may_end_with_a_slash() {
        let at = "https://id.example.jp/.well-known/openid-configuration";
        assert_eq!(Metadata::address("https://id.example.jp/"), at);
        assert_eq!(Metadata::address("https://id.example.jp"), at);
    }
}
