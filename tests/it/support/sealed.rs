//! The Sealed tier as tests play it: the theme, the roster, and the browser's half of picking up,
//! in Rust.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use kizuki_board::domain::{
    anon::{self, Action, PAD},
    hex::Hex,
    ids::ThemeId,
    issue::{self, PublishedKey, Stamped},
    opening::BoxRule,
    plan::Plan,
    settings::Tier,
    theme::{State, Theme},
};
use kizuki_board::ticket::{
    Credential, Ticket,
    blind::{self, BlindState, StampPublic},
};

use super::{Answer, ORIGIN, TestApp, code, plan, secret};

pub const HTTPS: &str = "https://kizuki.test";

pub fn sealed(plan: &mut Plan) {
    (plan.tier, plan.box_rule, plan.quorum) = (Tier::Sealed, BoxRule::Hourly, 5);
}

/// A Sealed theme in draft, made through the store: the form does not offer the tier yet.
pub async fn draft(app: &TestApp, slug: &str) -> Theme {
    let mut plan = plan(slug);
    sealed(&mut plan);
    let id = app.state.create_theme(&plan, false).await.expect("made");
    app.state.board.theme(id).await.expect("there")
}

/// Moves a theme as the organizers' page does.
pub async fn step(app: &TestApp, theme: &Theme, to: State) -> Theme {
    let theme = app.state.board.theme(theme.id).await.expect("there");
    app.state.set_state(&theme, to, "").await.expect("moved");
    app.state.board.theme(theme.id).await.expect("there")
}

pub fn people(names: std::ops::Range<u32>) -> Vec<String> {
    names.map(|n| format!("A{n:04}")).collect()
}

/// A board that can be reached over HTTPS, as this tier needs.
pub async fn https() -> TestApp {
    TestApp::sqlite_with(|config| config.origin = Some(HTTPS.into())).await
}

/// The same on PostgreSQL.
pub async fn https_on_postgres() -> TestApp {
    TestApp::postgres_with(|config| config.origin = Some(HTTPS.into())).await
}

/// Sends the roster's form as a browser does: a file, pasted lines, or both.
pub async fn import(app: &TestApp, cookie: &str, file: &[u8], pasted: &str) -> Answer {
    let parts =
        [("name=\"file\"; filename=\"meibo.csv\"", file), ("name=\"pasted\"", pasted.as_bytes())];
    app.upload(cookie, "/admin/roster/import", &parts).await
}

/// The links on a sheet, in the order of the references.
pub fn links(sheet: &str) -> Vec<String> {
    sheet
        .split("<p class=\"where\">")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap_or_default().replace(HTTPS, ""))
        .collect()
}

pub async fn print(app: &TestApp, cookie: &str, who: &str) -> Answer {
    app.form(cookie, "/admin/roster/links", &[("who", who)]).await
}

pub fn token(link: &str) -> &str {
    link.rsplit('/').next().unwrap_or_default()
}

pub async fn pick(app: &TestApp, link: &str) -> Answer {
    app.form("", "/pick", &[("token", token(link))]).await
}

pub async fn issue_raw(app: &TestApp, cookie: &str, body: String) -> Answer {
    let request =
        Request::post("/issue").header(header::HOST, "kizuki.test").header(header::ORIGIN, ORIGIN);
    let request =
        request.header(header::CONTENT_TYPE, "application/json").header(header::COOKIE, cookie);
    app.send(request.body(Body::from(anon::pad(body))).expect("a request")).await
}

/// What the browser of somebody who picks up asks the desk: to stamp an envelope, by the session
/// that the button began or by the link.
pub struct Ask {
    cookie: String,
    request: issue::Request,
}

impl Ask {
    /// With the n-th test ticket in its envelope.
    pub fn envelope(theme: ThemeId, n: u8) -> Self {
        Self::bytes(theme, envelope(theme, n).1)
    }

    /// With whatever these bytes are.
    pub fn bytes(theme: ThemeId, blinded: [u8; 32]) -> Self {
        Self {
            cookie: String::new(),
            request: issue::Request { theme, blinded: Hex(blinded), link: None },
        }
    }

    pub fn cookie(self, cookie: &str) -> Self {
        Self { cookie: cookie.to_owned(), ..self }
    }

    pub fn link(mut self, link: &str) -> Self {
        self.request.link = Some(token(link).to_owned());
        self
    }

    pub fn body(&self) -> String {
        serde_json::to_string(&self.request).expect("json")
    }

    pub async fn send(&self, app: &TestApp) -> Answer {
        issue_raw(app, &self.cookie, self.body()).await
    }

    /// It must get the stamp.
    pub async fn stamped(&self, app: &TestApp) -> Stamped {
        stamped(&self.send(app).await)
    }

    /// It must be refused.
    pub async fn refused(&self, app: &TestApp) -> (StatusCode, issue::Refusal) {
        refused(&self.send(app).await)
    }
}

pub fn refused(answer: &Answer) -> (StatusCode, issue::Refusal) {
    assert_eq!(answer.body.len(), PAD, "padded");
    match serde_json::from_str(&answer.body) {
        Ok(issue::Reply::Refused { why, message }) => {
            assert!(!message.is_empty());
            (answer.status, why)
        }
        _ => panic!("{}", answer.body.trim()),
    }
}

fn stamped(answer: &Answer) -> Stamped {
    assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, PAD), "{}", answer.body.trim());
    match serde_json::from_str(&answer.body) {
        Ok(issue::Reply::Done(stamped)) => stamped,
        _ => panic!("{}", answer.body.trim()),
    }
}

/// The n-th test ticket in its envelope.
pub fn envelope(theme: ThemeId, n: u8) -> (BlindState, [u8; 32]) {
    blind::blind(&Credential::of(theme, &secret(n)), &[n; blind::RANDOM]).expect("blinded")
}

pub async fn published(app: &TestApp, slug: &str) -> PublishedKey {
    let answer = app.get(&format!("/t/{slug}/key")).await;
    assert_eq!(answer.status, StatusCode::OK);
    serde_json::from_str(&answer.body).expect("a key")
}

/// Picks up the n-th ticket with a link, as a browser does; returns its seal as it stands behind
/// the code.
pub async fn pick_up(app: &TestApp, theme: &Theme, link: &str, n: u8) -> String {
    let cookie = pick(app, link).await.cookie();
    let (state, blinded) = envelope(theme.id, n);
    let answer = Ask::bytes(theme.id, blinded).cookie(&cookie).stamped(app).await;
    let answer = blind::Stamped { element: answer.element.0, proof: answer.proof.0 };
    let key = StampPublic(published(app, &theme.slug).await.pk.0);
    let stamp = blind::open(&state, &Credential::of(theme.id, &secret(n)), &answer, &key)
        .expect("the published key's stamp");
    Ticket { secret: secret(n), seal: Some(stamp.seal()) }.reveal()[24..].to_owned()
}

pub async fn act(
    app: &TestApp,
    theme: ThemeId,
    n: u8,
    seal: Option<&str>,
    action: Action,
) -> Answer {
    let ticket = format!("{}{}", code(&secret(n)), seal.unwrap_or_default());
    let request = anon::Request { v: anon::VERSION, theme, ticket, work: None, action };
    app.anon_raw(anon::pad(serde_json::to_string(&request).expect("json"))).await
}

pub fn post(theme: &Theme, text: &str) -> Action {
    Action::Post { prompt: theme.prompts[0].id, text: text.into(), nonce: None }
}

/// A theme open for posting, its roster, and a link for everybody.
pub async fn ready(app: &TestApp, persons: u32) -> (Theme, Vec<String>) {
    let theme = draft(app, "sealed").await;
    let cookie = app.organizer("hr@example.jp").await;
    assert_eq!(
        import(app, &cookie, b"", &people(0..persons).join("\n")).await.status,
        StatusCode::SEE_OTHER
    );
    let theme = step(app, &theme, State::Open).await;
    let sheet = print(app, &cookie, "everybody").await;
    assert_eq!(
        (sheet.status, sheet.header("cache-control")),
        (StatusCode::OK, "no-store"),
        "{}",
        sheet.body
    );
    (theme, links(&sheet.body))
}
