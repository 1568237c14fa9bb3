//! A whole program per test, on either database, with a clock that stands still until a test moves it.

use std::{net::SocketAddr, path::Path};

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use chrono::NaiveDate;
use kizuki_board::address::{Route, Serves};
use kizuki_board::domain::account::Role;
use kizuki_board::domain::{
    anon::{self, Action, Done, Refusal, Reply},
    calendar::Dates,
    ids::{NoteId, PromptId, ThemeId},
    note::Note,
    opening::BoxRule,
    plan::{Plan, PlannedPrompt},
    theme::{Colour, State, Switch, Tally, Theme, Tier},
};
use kizuki_board::router::router;
use kizuki_board::server::{AppState, Assets, Clock, Config, Cover, Program, anon as service, password};
use kizuki_board::ticket::Secret;
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;
use tower::ServiceExt;

/// Noon of 10 August 2020 in Tokyo, in the middle of the test theme.
pub const NOON: i64 = 1_597_028_400;
pub const DAY: i64 = 24 * 60 * 60;
pub const PASSWORD: &str = "correct horse battery staple";
/// Where the tests pretend to be served.
pub const ORIGIN: &str = "http://kizuki.test";

/// Runs each test on SQLite and on PostgreSQL.
macro_rules! both_dbs {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $body:block)+) => {
        $($(#[$meta])* mod $name {
            use super::*;

            async fn test($app: TestApp) $body

            #[tokio::test]
            async fn sqlite() {
                test(TestApp::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                let app = TestApp::postgres().await;
                let databases = app.databases.clone();
                test(app).await;
                crate::support::drop_databases(&databases).await;
            }
        })+
    };
}
pub(crate) use both_dbs;

/// The program, a browser's jar for organizers, and the folder that holds everything.
pub struct TestApp {
    pub state: AppState,
    pub router: Program,
    pub data: TempDir,
    pub databases: Vec<String>,
}

/// An answer with its body read.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.header("location")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Whatever a page links to, sends a form to, is made of, or redirects to, is in the table of addresses. Every answer of every test is
    /// looked at.
    fn leads_somewhere(&self) {
        for (what, address) in self.leads_to() {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            let found = Route::find(path).unwrap_or_else(|| panic!("{what}={address} is in no row of the table of addresses"));
            let serves = found.route.serves();
            let fits = match what {
                "action" => matches!(serves, Serves::Form | Serves::Post | Serves::PageAndPost) || found.route.is_page(),
                _ => !matches!(serves, Serves::Form | Serves::Post) || self.status == StatusCode::TEMPORARY_REDIRECT,
            };
            assert!(fits, "{what}={address} leads to {:?}", found.route);
        }
    }

    /// Addresses of this site in the answer: in attributes of its page, and where it redirects to.
    pub fn leads_to(&self) -> Vec<(&'static str, String)> {
        let is_page = self.header("content-type").starts_with("text/html");
        let of = |name: &'static str| {
            let rests = self.body.split(match name {
                "href" => " href=\"",
                "action" => " action=\"",
                _ => " src=\"",
            });
            rests.skip(1).filter_map(move |rest| Some((name, rest.split('"').next()?.replace("&amp;", "&"))))
        };
        let in_page = ["href", "action", "src"].into_iter().flat_map(of).filter(|_| is_page);
        let location = Some(("location", self.location().to_owned()));
        in_page.chain(location).filter(|(_, address)| address.starts_with('/')).collect()
    }

    /// `name=value` of the first cookie that is set.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
    }

    /// The page without the nonce of its rendering, the one thing in which two readings may differ.
    pub fn without_nonce(&self) -> String {
        let policy = self.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
        self.body.replace(nonce, "")
    }

    pub fn reply(&self) -> Reply {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not a reply: {}", self.body))
    }

    pub fn refusal(&self) -> Refusal {
        match self.reply() {
            Reply::Refused { why, .. } => why,
            Reply::Done(done) => panic!("done: {done:?}"),
        }
    }
}

fn config(data: &TempDir) -> Config {
    config_at(data.path())
}

fn config_at(data: &Path) -> Config {
    Config {
        addr: SocketAddr::from(([127, 0, 0, 1], 3000)),
        data: data.to_owned(),
        site: data.join("site"),
        origin: Some(ORIGIN.into()),
        board_url: None,
        people_url: None,
        tz: chrono_tz::Asia::Tokyo,
        dates: Dates::Western,
        open_per_hour: 1000,
        proved_per_hour: 1000,
        box_hours: vec![13],
        cover: Cover::OFF,
        passphrase: None,
    }
}

impl TestApp {
    pub async fn sqlite() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let config = config(&data);
        Self::start(config, data, Vec::new()).await
    }

    pub async fn sqlite_with(change: impl FnOnce(&mut Config)) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let mut config = config(&data);
        change(&mut config);
        Self::start(config, data, Vec::new()).await
    }

    pub async fn postgres() -> Self {
        Self::postgres_with(|_| {}).await
    }

    pub async fn postgres_with(change: impl FnOnce(&mut Config)) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let mut config = config(&data);
        change(&mut config);
        let [(board, board_url), (people, people_url)] = [new_database("board").await, new_database("people").await];
        config.board_url = Some(board_url);
        config.people_url = Some(people_url);
        Self::start(config, data, vec![board, people]).await
    }

    /// Another process on the same databases and keys, with a setting changed.
    pub async fn another_process(&self, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = (*self.state.config).clone();
        change(&mut config);
        Self::start(config, tempfile::tempdir().expect("a folder"), Vec::new()).await
    }

    /// The same after a crash and a new start: what was in memory is gone.
    pub async fn restarted(self) -> Self {
        let Self { state, router, data, databases } = self;
        let config = (*state.config).clone();
        state.board.db().close().await;
        state.people.db().close().await;
        drop((state, router));
        Self::start(config, data, databases).await
    }

    /// The program on a folder that is there already, and where they are not in it, on these databases (the board's, the people's).
    pub async fn on(data: &Path, urls: Option<[String; 2]>, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = config_at(data);
        if let Some([board, people]) = urls {
            (config.board_url, config.people_url) = (Some(board), Some(people));
        }
        change(&mut config);
        Self::start(config, tempfile::tempdir().expect("a folder"), Vec::new()).await
    }

    async fn start(config: Config, data: TempDir, databases: Vec<String>) -> Self {
        let state = AppState::open(config, Clock::fixed(NOON), Assets::unbuilt()).await.expect("opened");
        let router = router(state.clone()).expect("a router");
        Self { state, router, data, databases }
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        self.under_its_own_name(request.headers_mut());
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        let answer = Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() };
        answer.leads_somewhere();
        answer
    }

    /// A browser asks under the name that the app has, and its forms say so.
    fn under_its_own_name(&self, headers: &mut HeaderMap) {
        let Some((origin, (_, host))) = self.state.config.origin.as_deref().and_then(|origin| Some((origin, origin.split_once("//")?)))
        else {
            return;
        };
        for (name, usual, own) in [(header::HOST, "kizuki.test", host), (header::ORIGIN, ORIGIN, origin)] {
            if headers.get(&name).is_some_and(|value| value == usual) {
                headers.insert(name, own.parse().expect("a value"));
            }
        }
    }

    pub fn request(method: Method, path: &str, cookie: &str) -> axum::http::request::Builder {
        let builder = Request::builder().method(method).uri(path).header(header::HOST, "kizuki.test");
        let builder = builder.header(header::ACCEPT, "text/html,application/xhtml+xml");
        if cookie.is_empty() { builder } else { builder.header(header::COOKIE, cookie) }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_as("", path).await
    }

    /// The page as it is now. Tests write behind the program's back; `http_cache.rs` looks at what is kept of pages.
    pub async fn get_as(&self, cookie: &str, path: &str) -> Answer {
        self.state.pages.forget();
        self.send(Self::request(Method::GET, path, cookie).body(Body::empty()).expect("a request")).await
    }

    /// Posts a plain form as a browser does.
    pub async fn form(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.form_once(cookie, path, fields).await;
        // On a first visit the browser is told to send the form again with the cookie that it was given.
        if answer.status != StatusCode::TEMPORARY_REDIRECT {
            return answer;
        }
        let cookies: Vec<String> = [cookie.to_owned(), answer.cookie()].into_iter().filter(|cookie| !cookie.is_empty()).collect();
        self.form_once(&cookies.join("; "), answer.location(), fields).await
    }

    /// Posts a plain form as a browser does that follows no redirect.
    pub async fn form_once(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).expect("a form");
        let request = Self::request(Method::POST, path, cookie)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// Posts to the anonymous door as the island does.
    pub async fn anon_raw(&self, body: impl Into<Body>) -> Answer {
        self.state.pages.forget();
        let request = Request::post("/anon").header(header::HOST, "kizuki.test").header(header::ORIGIN, ORIGIN);
        self.send(request.header(header::CONTENT_TYPE, "application/json").body(body.into()).expect("a request")).await
    }

    pub async fn anon(&self, theme: ThemeId, ticket: &str, action: Action) -> Answer {
        let request = anon::Request { v: anon::VERSION, theme, ticket: ticket.into(), work: None, action };
        self.anon_raw(anon::pad(serde_json::to_string(&request).expect("json"))).await
    }

    /// Signs an organizer in and returns the cookie.
    pub async fn organizer(&self, email: &str) -> String {
        self.signed_in(email, Role::Organizer).await
    }

    /// Makes an account, signs it in and returns the cookie.
    pub async fn signed_in(&self, email: &str, role: Role) -> String {
        let hash = password::hash(PASSWORD.into()).await.expect("hashed");
        self.state.people.create_account(email, &hash, role).await.expect("made");
        let answer = self.form("", "/do/sign_in", &[("page", "/login"), ("email", email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.cookie()
    }

    /// An open theme of August 2020 with two prompts.
    pub async fn theme(&self) -> Theme {
        self.theme_with(|_| ()).await
    }

    pub async fn theme_with(&self, change: impl FnOnce(&mut Plan)) -> Theme {
        let mut plan = plan("zaitaku");
        change(&mut plan);
        let id = self.state.create_theme(&plan, false).await.expect("made");
        self.move_to(id, State::Open).await
    }

    /// Moves a theme by hand and returns it as it is then.
    pub async fn move_to(&self, id: ThemeId, to: State) -> Theme {
        let theme = self.state.board.theme(id).await.expect("there");
        self.state.board.move_theme(&theme, to, self.state.today()).await.expect("moved");
        self.state.board.theme(id).await.expect("there")
    }

    pub async fn perform(&self, theme: &Theme, secret: &Secret, action: Action) -> Result<Done, Refusal> {
        self.state.pages.forget();
        service::perform(&self.state, theme.id, &secret.clone().into(), None, action).await
    }

    /// Posts a note with a ticket of its own; it is in the box then.
    pub async fn post(&self, theme: &Theme, secret: &Secret, text: &str) -> NoteId {
        let action = Action::Post { prompt: theme.prompts[0].id, text: text.into(), nonce: None };
        match self.perform(theme, secret, action).await {
            Ok(Done::Posted { note, .. }) => note,
            other => panic!("not posted: {other:?}"),
        }
    }

    /// Posts a note and opens the box.
    pub async fn pinned(&self, theme: &Theme, secret: &Secret, text: &str) -> NoteId {
        let note = self.post(theme, secret, text).await;
        self.tick().await;
        note
    }

    pub async fn tick(&self) {
        self.state.tick().await.expect("ticked");
    }

    pub async fn notes(&self, theme: &Theme) -> Vec<Note> {
        self.state.board.notes(theme.id).await.expect("notes")
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn plan(slug: &str) -> Plan {
    let on = Switch { on: true, until: None };
    let prompt = |name: &str, colour| PlannedPrompt { id: None, name: name.into(), colour };
    Plan {
        title: "在宅勤務、やってみてどうでしたか".into(),
        slug: slug.into(),
        description: "良かったところ、改善すべきところ".into(),
        tier: Tier::Open,
        opens_on: day("2020-08-01"),
        closes_on: day("2020-08-31"),
        posting: on,
        stickers: on,
        max_notes: 5,
        tally: Tally::Visible,
        box_rule: BoxRule::Live,
        quorum: 0,
        archive_after: None,
        premoderated: false,
        emergency: false,
        prompts: vec![prompt("良かったところ", Colour::Lemon), prompt("改善すべきところ", Colour::Peach)],
    }
}

/// The n-th test ticket.
pub fn secret(n: u8) -> Secret {
    Secret::from_random(&std::array::from_fn(|i| [n, n >> 5].get(i).copied().unwrap_or(9)))
}

/// What a person with this ticket sends.
pub fn code(secret: &Secret) -> String {
    secret.reveal().to_string()
}

pub fn unknown<T: From<uuid::Uuid>>() -> T {
    uuid::Uuid::from_u128(0xdead).into()
}

pub fn unknown_prompt() -> PromptId {
    PromptId(unknown())
}

pub fn unknown_note() -> NoteId {
    NoteId(unknown())
}

fn server_url() -> String {
    std::env::var("TEST_DATABASE_URL").unwrap_or_else(|_| {
        panic!("TEST_DATABASE_URL is not set: every store test runs on PostgreSQL too. `make test` starts one; so does scripts/with-postgres.sh")
    })
}

/// Makes an empty database and returns its name and URL.
async fn new_database(kind: &str) -> (String, String) {
    let server = server_url();
    let name = format!("kz_{kind}_{}", uuid::Uuid::new_v4().simple());
    let mut conn = PgConnection::connect(&server).await.expect("PostgreSQL answers");
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut conn).await.expect("made");
    let (rest, query) = server.split_once('?').map_or((server.as_str(), String::new()), |(rest, query)| (rest, format!("?{query}")));
    let (head, _) = rest.rsplit_once('/').expect("a database in the URL");
    (name.clone(), format!("{head}/{name}{query}"))
}

pub async fn drop_databases(names: &[String]) {
    let mut conn = PgConnection::connect(&server_url()).await.expect("PostgreSQL answers");
    for name in names {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).execute(&mut conn).await.expect("dropped");
    }
}
