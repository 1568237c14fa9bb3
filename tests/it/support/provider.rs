//! A provider of OpenID Connect on loopback that does as a test tells it: honest, unless told
//! otherwise. It checks what this program sends, as a real one does.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use kizuki_board::router::router;
use kizuki_board::service::oidc::{self, ClientSecret, OidcConfig};
use kizuki_board::service::outbound::Outbound;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::signing::Signer;
use super::{Answer, NOON, ORIGIN, TestApp};

pub const CLIENT: &str = "kizuki board";
pub const SECRET: &str = "CANARY-SECRET:%";
const BACK: &str = "/sign-in/oidc/back";

/// What is said instead of what an honest provider says at one of its addresses.
#[derive(Clone)]
pub struct Instead {
    pub status: u16,
    pub body: String,
    pub wait: Duration,
}

type Change = Box<dyn Fn(&mut Map<String, Value>) + Send>;

/// What it does otherwise than an honest one.
#[derive(Default)]
pub struct Behaviour {
    /// With what it signs.
    pub signer: Signer,
    /// The keys that it shows, beside the one with which it signs if it shows that.
    pub hides_key: bool,
    /// What it puts in the place of claims and of the token's header.
    pub claims: Option<Change>,
    pub header: Option<Change>,
    pub configuration: Option<Change>,
    /// By the last part of an address.
    pub instead: BTreeMap<&'static str, Instead>,
    /// What the userinfo endpoint says.
    pub user_info: Option<Value>,
    /// Whether it knows the board by a secret.
    pub is_public: bool,
}

struct Code {
    nonce: String,
    challenge: String,
    person: Value,
}

#[derive(Default)]
struct Inner {
    issuer: String,
    behaviour: Behaviour,
    codes: BTreeMap<String, Code>,
    asked: Vec<String>,
}

#[derive(Clone)]
pub struct FakeProvider(Arc<Mutex<Inner>>);

/// A sign-in that has gone to the provider.
pub struct Gone {
    /// The cookie that the browser keeps meanwhile.
    pub cookie: String,
    /// What the provider was told.
    pub fields: BTreeMap<String, String>,
}

impl FakeProvider {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let addr: SocketAddr = listener.local_addr().expect("an address");
        let issuer = format!("http://{addr}/realm");
        let provider = Self(Arc::new(Mutex::new(Inner { issuer, ..Inner::default() })));
        let service = Router::new().fallback(answer).with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, service).await });
        provider
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().expect("unpoisoned")
    }

    pub fn issuer(&self) -> String {
        self.inner().issuer.clone()
    }

    /// The host, as the list of hosts has it.
    pub fn host(&self) -> String {
        self.issuer().trim_end_matches("/realm").to_owned()
    }

    /// Has it do otherwise from now on.
    pub fn set(&self, change: impl FnOnce(&mut Behaviour)) {
        change(&mut self.inner().behaviour);
    }

    /// Has it be honest again.
    pub fn mend(&self) {
        self.inner().behaviour = Behaviour::default();
    }

    /// What it was asked for so far, and forgets that.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.inner().asked)
    }

    pub fn settings(&self) -> OidcConfig {
        OidcConfig {
            issuer: Some(self.issuer()),
            client_id: Some(CLIENT.into()),
            name: None,
            roles: ["groups=hr-board:admin", "groups=jinji:organizer", "groups=kaizen-wg:reviewer"]
                .map(|rule| rule.parse().expect("a rule"))
                .into(),
            scopes: None,
            client_secret: Some(ClientSecret::new(SECRET)),
        }
    }

    /// The app, with this provider to sign in at.
    pub fn serve(&self, app: TestApp) -> TestApp {
        self.serve_with(app, |_| ())
    }

    pub fn serve_with(&self, mut app: TestApp, change: impl FnOnce(&mut OidcConfig)) -> TestApp {
        let mut settings = self.settings();
        change(&mut settings);
        let outbound = Outbound::new(&[self.host().parse().expect("a host")], None);
        let outbound = outbound.expect("a way out").within(Duration::from_secs(3));
        let provider = oidc::Provider::of(&settings, Some(ORIGIN), outbound, [BACK, "/"]);
        app.state.provider = provider.expect("usable");
        app.router = router(app.state.clone()).expect("a router");
        app
    }

    /// The browser goes there from `path`.
    pub async fn go(&self, app: &TestApp, path: &str) -> Gone {
        let gone = app.get(path).await;
        assert_eq!(gone.status, StatusCode::FOUND, "{}", gone.body);
        let (place, query) = gone.location().split_once('?').expect("a query");
        assert_eq!(place, format!("{}/auth", self.issuer()));
        let fields = serde_urlencoded::from_str(query).expect("fields");
        Gone { cookie: gone.cookie(), fields }
    }

    /// Somebody signs in there: the code with which they come back.
    pub fn code(&self, gone: &Gone, person: &Value) -> String {
        let mut inner = self.inner();
        let code = format!("code-{}", inner.codes.len());
        let (nonce, challenge) =
            (gone.fields["nonce"].clone(), gone.fields["code_challenge"].clone());
        inner.codes.insert(code.clone(), Code { nonce, challenge, person: person.clone() });
        code
    }

    /// Somebody comes back from there with these fields.
    pub async fn back(app: &TestApp, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let query = serde_urlencoded::to_string(fields).expect("a query");
        app.get_as(cookie, &format!("{BACK}?{query}")).await
    }

    /// The whole way, as a browser goes it.
    pub async fn sign_in(&self, app: &TestApp, person: &Value) -> Answer {
        let gone = self.go(app, "/sign-in/oidc").await;
        let code = self.code(&gone, person);
        let fields = [("code", code.as_str()), ("state", &gone.fields["state"])];
        Self::back(app, &gone.cookie, &fields).await
    }

    /// Somebody signs in, and is in: their session.
    pub async fn session(&self, app: &TestApp, person: &Value) -> String {
        let answer = self.sign_in(app, person).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::FOUND, "/admin"));
        answer.cookie()
    }
}

async fn answer(
    State(provider): State<FakeProvider>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let what = uri.path().rsplit('/').next().unwrap_or_default().to_owned();
    let instead = {
        let mut inner = provider.inner();
        inner.asked.push(what.clone());
        inner.behaviour.instead.get(what.as_str()).cloned()
    };
    if let Some(Instead { status, body, wait }) = instead {
        tokio::time::sleep(wait).await;
        let status = StatusCode::from_u16(status).expect("a status");
        let elsewhere = format!("{}/elsewhere", provider.issuer());
        return (status, [(header::LOCATION, elsewhere)], body).into_response();
    }
    let mut inner = provider.inner();
    let (status, said) = match what.as_str() {
        "openid-configuration" => (200, inner.configuration()),
        "jwks" => (200, inner.keys()),
        "token" => inner.token(&headers, &body),
        "me" => inner.user_info(&headers),
        _ => (404, json!({})),
    };
    (StatusCode::from_u16(status).expect("a status"), said.to_string()).into_response()
}

impl Inner {
    fn configuration(&self) -> Value {
        let issuer = &self.issuer;
        let at = |what: &str| json!(format!("{issuer}/{what}"));
        let mut said = Map::from_iter([
            ("issuer".to_owned(), json!(issuer)),
            ("authorization_endpoint".to_owned(), at("auth")),
            ("token_endpoint".to_owned(), at("token")),
            ("jwks_uri".to_owned(), at("jwks")),
            ("end_session_endpoint".to_owned(), at("end")),
        ]);
        if self.behaviour.user_info.is_some() {
            said.insert("userinfo_endpoint".to_owned(), at("me"));
        }
        if let Some(change) = &self.behaviour.configuration {
            change(&mut said);
        }
        said.into()
    }

    fn keys(&self) -> Value {
        let old = Signer::Ed25519("of last year").public();
        let own = Some(self.behaviour.signer.public()).filter(|_| !self.behaviour.hides_key);
        json!({"keys": [old, {"kty": "oct", "k": "AAAA"}, own]})
    }

    fn token(&mut self, headers: &HeaderMap, body: &[u8]) -> (u16, Value) {
        let form: BTreeMap<String, String> = serde_urlencoded::from_bytes(body).unwrap_or_default();
        let field = |name: &str| form.get(name).map_or("", String::as_str);
        let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let pair = serde_urlencoded::to_string([(CLIENT, SECRET)]).expect("a form");
        let basic = format!("Basic {}", STANDARD.encode(pair.replacen('=', ":", 1)));
        let knows = shown == Some(&basic) || field("client_secret") == SECRET;
        if !self.behaviour.is_public && !knows {
            return (401, json!({"error": "invalid_client"}));
        }
        assert_eq!(self.behaviour.is_public, !knows, "no secret goes where none is wanted");
        let wrong = || (400, json!({"error": "invalid_grant"}));
        let Some(code) = self.codes.remove(field("code")) else { return wrong() };
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(field("code_verifier")));
        let fits = challenge == code.challenge
            && field("redirect_uri") == format!("{ORIGIN}{BACK}")
            && field("client_id") == CLIENT
            && field("grant_type") == "authorization_code";
        if !fits {
            return wrong();
        }
        let token = self.id_token(&code);
        (200, json!({"id_token": token, "access_token": "CANARY-ACCESS", "token_type": "Bearer"}))
    }

    fn id_token(&self, code: &Code) -> String {
        let mut claims = Map::from_iter([
            ("iss".to_owned(), json!(self.issuer)),
            ("aud".to_owned(), json!(CLIENT)),
            ("iat".to_owned(), json!(NOON)),
            ("exp".to_owned(), json!(NOON + 300)),
            ("nonce".to_owned(), json!(code.nonce)),
        ]);
        claims.extend(code.person.as_object().expect("claims").clone());
        let mut header = self.behaviour.signer.header();
        for (change, of) in
            [(&self.behaviour.claims, &mut claims), (&self.behaviour.header, &mut header)]
        {
            if let Some(change) = change {
                change(of);
            }
        }
        self.behaviour.signer.sign(&header, &claims)
    }

    fn user_info(&self, headers: &HeaderMap) -> (u16, Value) {
        let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        match &self.behaviour.user_info {
            Some(said) if shown == Some("Bearer CANARY-ACCESS") => (200, said.clone()),
            _ => (401, json!({})),
        }
    }
}

/// Somebody at the provider: `groups` with commas between.
pub fn person(subject: &str, groups: &str) -> Value {
    let groups: Vec<&str> = groups.split(',').filter(|group| !group.is_empty()).collect();
    json!({
        "sub": subject,
        "name": format!("検討 {subject}"),
        "email": format!("{subject}@example.jp"),
        "email_verified": true,
        "groups": groups,
    })
}
