//! What the environment says about the office's own accounts.

use std::fmt;

use ::http::Uri;
use clap::Args;
use zeroize::Zeroizing;

use crate::domain::{provider::RoleRule, text};

/// The longest word on the button.
const NAME_MAX: usize = 40;

/// The provider at which organizers and reviewers can sign in, and what it is asked for.
#[derive(Args, Clone, Debug, Default)]
pub struct OidcConfig {
    /// The issuer of the office's own accounts (OpenID Connect), as it names itself, such as
    /// <https://id.example.jp/realms/office>: organizers and reviewers can then sign in with them.
    /// Its host must be one that requests may be sent to
    #[arg(id = "oidc_issuer", long = "oidc-issuer", global = true, env = "KIZUKI_OIDC_ISSUER", value_parser = issuer)]
    pub issuer: Option<String>,
    /// Under which name (client id) this board is registered there
    #[arg(
        id = "oidc_client_id",
        long = "oidc-client-id",
        global = true,
        env = "KIZUKI_OIDC_CLIENT_ID"
    )]
    pub client_id: Option<String>,
    /// The words on the button that leads there, in all languages
    #[arg(id = "oidc_name", long = "oidc-name", global = true, env = "KIZUKI_OIDC_NAME", value_parser = name)]
    pub name: Option<String>,
    /// Who gets which role, by what the issuer says of them: claim=value:role, with commas between,
    /// such as groups=hr-board:admin,groups=kaizen-wg:reviewer
    #[arg(
        id = "oidc_roles",
        long = "oidc-roles",
        global = true,
        env = "KIZUKI_OIDC_ROLES",
        value_delimiter = ',',
        value_name = "CLAIM=VALUE:ROLE"
    )]
    pub roles: Vec<RoleRule>,
    /// What is asked of the issuer, if not openid profile email
    #[arg(id = "oidc_scopes", long = "oidc-scopes", global = true, env = "KIZUKI_OIDC_SCOPES")]
    pub scopes: Option<String>,
    /// With what this board shows there who it is, where the registration wants that. From the
    /// environment or a credential alone: options show in the list of processes
    #[arg(skip = ClientSecret::of_environment())]
    pub client_secret: Option<ClientSecret>,
}

/// The secret of the registration; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientSecret(Zeroizing<String>);

impl ClientSecret {
    /// This secret, without the line end of its file.
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.trim().to_owned()))
    }

    fn of_environment() -> Option<Self> {
        let text = Zeroizing::new(std::env::var("KIZUKI_OIDC_CLIENT_SECRET").ok()?);
        (!text.trim().is_empty()).then(|| Self::new(&text))
    }

    /// The secret itself.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret")
    }
}

/// An issuer is a whole address without query and fragment (OpenID Connect Core, 2); it is compared
/// letter by letter, so nothing is changed in it.
fn issuer(typed: &str) -> Result<String, String> {
    let typed = typed.trim();
    let is_whole = typed.parse::<Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("https" | "http")) && uri.host().is_some()
    });
    if is_whole && !typed.contains(['?', '#', '@']) {
        Ok(typed.to_owned())
    } else {
        Err("an address such as https://id.example.jp/realms/office, as the issuer names itself"
            .into())
    }
}

fn name(typed: &str) -> Result<String, String> {
    let name = text::parse_line(typed, NAME_MAX);
    name.map_err(|_| format!("words of at most {NAME_MAX} characters"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_kept_as_it_is_written() {
        for typed in ["https://id.example.jp", "https://id.example.jp/", "http://127.0.0.1:9/r/x"] {
            assert_eq!(issuer(typed).as_deref(), Ok(typed));
        }
        for bad in ["", "id.example.jp", "ftp://x", "https://x/?a", "https://x/#a", "https://u@x/"]
        {
            assert!(issuer(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_secret_is_not_printed() {
        let secret = ClientSecret::new("CANARY\n");
        assert_eq!((format!("{secret:?}").as_str(), secret.expose()), ("ClientSecret", "CANARY"));
    }
}
