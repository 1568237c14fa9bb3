//! The provider: what is known of it in memory, and every request to it.

use std::sync::Arc;

use ::http::{HeaderValue, Request, Uri, header};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::Serialize;
use serde_json::{Map, Value};
use tokio::sync::Mutex;

use super::attempt::Attempt;
use super::claims::Claims;
use super::documents::{DOCUMENT_MAX, Metadata, Tokens};
use super::id_token::{self, Expected};
use super::keys::{self, Key};
use super::refused::{Asked, BadToken, Refused};
use super::settings::{ClientSecret, OidcConfig};
use crate::domain::provider::RoleRule;
use crate::service::limits::RateLimit;
use crate::service::outbound::{Answer, Outbound};

/// What is asked for where nothing else is said (OpenID Connect Core, 5.4).
const SCOPES: &str = "openid profile email";
/// For so many seconds a document of the provider is taken for what it still says.
const FRESH: i64 = 60 * 60;
/// For so many seconds a provider that failed is not asked once more.
const PAUSE: i64 = 5;
/// So many seconds lie between two times that keys are fetched because a token names one that is
/// not known: anybody can have such a token sent here.
const KEYS_PAUSE: i64 = 60;
/// So many codes are shown to the provider in a minute: what comes with them can be made up.
const CODES: (u32, i64) = (120, 60);

/// Why the provider that the environment names cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unset {
    /// People could not be sent back.
    #[error("KIZUKI_OIDC_ISSUER needs KIZUKI_ORIGIN, to which the provider sends people back")]
    NoOrigin,
    /// The board would not say who it is.
    #[error(
        "KIZUKI_OIDC_ISSUER needs KIZUKI_OIDC_CLIENT_ID, under which the board is registered there"
    )]
    NoClient,
    /// Nobody could sign in.
    #[error(
        "KIZUKI_OIDC_ISSUER needs KIZUKI_OIDC_ROLES: without it nobody who comes from there has a role"
    )]
    NoRoles,
    /// The way there is closed.
    #[error(
        "KIZUKI_OIDC_ISSUER is at {0}, with which this server may not talk: add it to KIZUKI_OUTBOUND_HOSTS"
    )]
    NotAllowed(String),
}

/// The provider at which organizers and reviewers sign in. Cheap to clone.
#[derive(Clone)]
pub struct Provider(Arc<Inner>);

struct Inner {
    issuer: String,
    client_id: String,
    client_secret: Option<ClientSecret>,
    scopes: String,
    roles: Vec<RoleRule>,
    name: Option<String>,
    back: String,
    home: String,
    outbound: Outbound,
    known: Mutex<Known>,
    codes: RateLimit,
}

/// What was fetched, and when, in Unix seconds.
#[derive(Default)]
struct Known {
    metadata: Option<(Arc<Metadata>, i64)>,
    keys: Option<(Arc<[Key]>, i64)>,
    failed: Option<(Refused, i64)>,
    searched: Option<i64>,
}

fn is_within(at: i64, seconds: i64, now: i64) -> bool {
    (at..at + seconds).contains(&now)
}

impl Provider {
    /// The provider that the environment names, if it names one. `back` and `home` are the paths to
    /// which it sends people back after a sign-in and after a sign-out.
    ///
    /// # Errors
    /// [`Unset`] says what is missing.
    pub fn of(
        config: &OidcConfig,
        origin: Option<&str>,
        outbound: Outbound,
        [back, home]: [&str; 2],
    ) -> Result<Option<Self>, Unset> {
        let Some(issuer) = config.issuer.clone() else { return Ok(None) };
        let origin = origin.ok_or(Unset::NoOrigin)?;
        let client_id = config.client_id.clone().filter(|id| !id.is_empty());
        let client_id = client_id.ok_or(Unset::NoClient)?;
        if config.roles.is_empty() {
            return Err(Unset::NoRoles);
        }
        let uri = issuer.parse::<Uri>().unwrap_or_default();
        if !outbound.allows(&uri) {
            let scheme = if uri.scheme_str() == Some("http") { "http://" } else { "" };
            let host = uri.authority().map_or(issuer.as_str(), |host| host.as_str());
            return Err(Unset::NotAllowed(format!("{scheme}{host}")));
        }
        Ok(Some(Self(Arc::new(Inner {
            issuer,
            client_id,
            client_secret: config.client_secret.clone(),
            scopes: config.scopes.clone().unwrap_or_else(|| SCOPES.into()),
            roles: config.roles.clone(),
            name: config.name.clone(),
            back: format!("{origin}{back}"),
            home: format!("{origin}{home}"),
            outbound,
            known: Mutex::default(),
            codes: RateLimit::new(CODES.0, CODES.1),
        }))))
    }

    /// The words on the button that leads there, where the environment has some.
    pub fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// How it names itself.
    pub(super) fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// What gives which role.
    pub(super) fn roles(&self) -> &[RoleRule] {
        &self.0.roles
    }

    /// Whether one more code may be shown to it now.
    pub(super) fn takes_a_code(&self, now: i64) -> bool {
        self.0.codes.take(now)
    }

    /// Where a browser goes to sign in (OpenID Connect Core, 3.1.2.1; RFC 7636, 4.3).
    pub(super) fn authorization(&self, metadata: &Metadata, attempt: &Attempt) -> String {
        let (state, nonce, challenge) = (attempt.state(), attempt.nonce(), attempt.challenge());
        with_query(
            &metadata.authorization_endpoint,
            &[
                ("response_type", "code"),
                ("client_id", &self.0.client_id),
                ("redirect_uri", &self.0.back),
                ("scope", &self.0.scopes),
                ("state", &state),
                ("nonce", &nonce),
                ("code_challenge", &challenge),
                ("code_challenge_method", "S256"),
            ],
        )
    }

    /// Where a browser goes to sign out there too (OpenID Connect RP-Initiated Logout 1.0, 2), if the
    /// provider has such a place. By our name there, not by a token: none is kept.
    pub(super) fn leaving(&self, metadata: &Metadata) -> Option<String> {
        let query =
            [("client_id", self.0.client_id.as_str()), ("post_logout_redirect_uri", &self.0.home)];
        metadata.end_session_endpoint.as_ref().map(|endpoint| with_query(endpoint, &query))
    }

    /// What it says of itself: as fetched within the hour, or anew; where it does not answer, what
    /// it said last.
    pub(super) async fn metadata(&self, now: i64) -> Result<Arc<Metadata>, Refused> {
        // Held while it is fetched: whoever comes meanwhile waits for the same answer.
        let mut known = self.0.known.lock().await;
        if let Some((metadata, at)) = &known.metadata
            && is_within(*at, FRESH, now)
        {
            return Ok(metadata.clone());
        }
        let failed = known.failed.filter(|(_, at)| is_within(*at, PAUSE, now));
        let read = match failed {
            Some((refused, _)) => Err(refused),
            None => self.description().await,
        };
        match read {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                (known.metadata, known.failed) = (Some((metadata.clone(), now)), None);
                Ok(metadata)
            }
            Err(refused) => {
                known.failed = failed.or(Some((refused, now)));
                known.metadata.as_ref().map(|(before, _)| before.clone()).ok_or(refused)
            }
        }
    }

    async fn description(&self) -> Result<Metadata, Refused> {
        let body = self.document(Asked::Discovery, &Metadata::address(self.issuer())).await?;
        Metadata::read(&body, self.issuer())
    }

    /// Asks it next time what it is: something that it said is not so any more.
    pub(super) async fn forget(&self) {
        self.0.known.lock().await.metadata = None;
    }

    /// Its keys; `anew` where a token names one that is not among them, which is done once a minute.
    async fn keys(&self, metadata: &Metadata, now: i64, anew: bool) -> Result<Arc<[Key]>, Refused> {
        let mut known = self.0.known.lock().await;
        let searched = known.searched.is_some_and(|at| is_within(at, KEYS_PAUSE, now));
        if let Some((keys, at)) = &known.keys
            && is_within(*at, FRESH, now)
            && (!anew || searched)
        {
            return Ok(keys.clone());
        }
        if anew {
            known.searched = Some(now);
        }
        let body = self.document(Asked::Keys, &metadata.jwks_uri).await?;
        let keys: Arc<[Key]> = keys::read(&body)?.into();
        known.keys = Some((keys.clone(), now));
        Ok(keys)
    }

    /// Who came with this code, by the provider's signed word (OpenID Connect Core, 3.1.3), and by its
    /// userinfo endpoint, where the token lacks a claim that the rules ask for.
    pub(super) async fn who(
        &self,
        metadata: &Metadata,
        attempt: &Attempt,
        code: &str,
        now: i64,
    ) -> Result<Claims, Refused> {
        let tokens = self.exchange(metadata, attempt, code).await?;
        let nonce = attempt.nonce();
        let (issuer, client_id) = (self.issuer(), self.0.client_id.as_str());
        let expected = Expected { issuer, client_id, nonce: &nonce, now };
        let keys = self.keys(metadata, now, false).await?;
        let checked = match id_token::check(&tokens.id_token, &keys, &expected) {
            Err(BadToken::UnknownKey) => {
                let keys = self.keys(metadata, now, true).await?;
                id_token::check(&tokens.id_token, &keys, &expected)
            }
            checked => checked,
        };
        let mut claims = checked?;
        let is_short = self.0.roles.iter().any(|rule| !claims.has(&rule.claim));
        if let (true, Some(endpoint), Some(token)) =
            (is_short, &metadata.userinfo_endpoint, &tokens.access_token)
        {
            let more = self.user_info(endpoint, token).await?;
            // Of somebody else it says nothing here (OpenID Connect Core, 5.3.2).
            if more.get("sub").and_then(Value::as_str) == claims.text("sub") {
                claims.complete(more);
            }
        }
        Ok(claims)
    }

    async fn exchange(
        &self,
        metadata: &Metadata,
        attempt: &Attempt,
        code: &str,
    ) -> Result<Tokens, Refused> {
        let (inner, verifier) = (&self.0, attempt.verifier());
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &inner.back),
            ("client_id", &inner.client_id),
            ("code_verifier", &verifier),
        ];
        let mut request = request(&metadata.token_endpoint).method("POST").header(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        );
        match &inner.client_secret {
            Some(secret) if metadata.wants_the_secret_in_the_form() => {
                form.push(("client_secret", secret.expose()));
            }
            Some(secret) => {
                let pair = [&inner.client_id, secret.expose()].map(urlencoded).join(":");
                let basic = format!("Basic {}", BASE64.encode(pair));
                request = request.header(header::AUTHORIZATION, secret_header(&basic));
            }
            None => {}
        }
        let body = query(&form).into_bytes();
        let answer = self.send(Asked::Token, request.body(body)).await?;
        Tokens::read(answer.status, &answer.body)
    }

    async fn user_info(&self, endpoint: &str, token: &str) -> Result<Map<String, Value>, Refused> {
        let bearer = secret_header(&format!("Bearer {token}"));
        let request = request(endpoint).header(header::AUTHORIZATION, bearer).body(Vec::new());
        let body = well(Asked::UserInfo, self.send(Asked::UserInfo, request).await?)?;
        serde_json::from_slice(&body).map_err(|_| Refused::Unreadable(Asked::UserInfo))
    }

    async fn document(&self, asked: Asked, address: &str) -> Result<Vec<u8>, Refused> {
        well(asked, self.send(asked, request(address).body(Vec::new())).await?)
    }

    async fn send(
        &self,
        asked: Asked,
        request: Result<Request<Vec<u8>>, ::http::Error>,
    ) -> Result<Answer, Refused> {
        let request = request.map_err(|_| Refused::Unreadable(Asked::Discovery))?;
        let sent = self.0.outbound.send(request, DOCUMENT_MAX).await;
        sent.map_err(|unsent| Refused::Unsent(asked, unsent))
    }
}

fn request(address: &str) -> ::http::request::Builder {
    Request::get(address).header(header::ACCEPT, HeaderValue::from_static("application/json"))
}

/// A header that no log shows; none where it holds what no header can.
fn secret_header(value: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

/// The body of an answer that is well; a redirect is not followed.
fn well(asked: Asked, answer: Answer) -> Result<Vec<u8>, Refused> {
    if answer.status == 200 { Ok(answer.body) } else { Err(Refused::Status(asked, answer.status)) }
}

fn query(fields: &impl Serialize) -> String {
    serde_urlencoded::to_string(fields).unwrap_or_default()
}

/// A text as it stands in a form (RFC 6749, 2.3.1 and appendix B).
fn urlencoded(text: &str) -> String {
    query(&[("", text)]).trim_start_matches('=').to_owned()
}

/// An address of the provider with more in its query.
fn with_query(address: &str, fields: &[(&str, &str)]) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{}", query(&fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(change: impl FnOnce(&mut OidcConfig, &mut Vec<&'static str>)) -> Result<bool, Unset> {
        let mut config = OidcConfig {
            issuer: Some("https://id.example.jp/x".into()),
            client_id: Some("kizuki".into()),
            roles: vec!["groups=wg:reviewer".parse().expect("a rule")],
            ..OidcConfig::default()
        };
        let mut hosts = vec!["id.example.jp"];
        change(&mut config, &mut hosts);
        let hosts: Vec<_> = hosts.iter().map(|host| host.parse().expect("a host")).collect();
        let outbound = Outbound::new(&hosts, None).expect("a way out");
        Provider::of(&config, Some("https://b.example"), outbound, ["/back", "/"])
            .map(|found| found.is_some())
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(of(|_, _| ()), Ok(true));
        assert_eq!(of(|config, _| config.issuer = None), Ok(false));
        assert_eq!(of(|config, _| config.client_id = None), Err(Unset::NoClient));
        assert_eq!(of(|config, _| config.roles.clear()), Err(Unset::NoRoles));
        let host = Err(Unset::NotAllowed("id.example.jp".into()));
        assert_eq!(of(|_, hosts| hosts.clear()), host);
        assert_eq!(of(|_, hosts| *hosts = vec!["http://id.example.jp", "example.jp"]), host);
        let plain = |config: &mut OidcConfig| config.issuer = Some("http://10.0.0.1:8080/x".into());
        let host = Err(Unset::NotAllowed("http://10.0.0.1:8080".into()));
        assert_eq!(of(|config, _| plain(config)), host);
    }

    #[test]
    fn name_and_secret_are_written_as_in_a_form() {
        assert_eq!(urlencoded("a b:c=%あ"), "a+b%3Ac%3D%25%E3%81%82");
        assert_eq!(with_query("https://x/?a=1", &[("b", "c d")]), "https://x/?a=1&b=c+d");
    }
}
