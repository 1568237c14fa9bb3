//! A whole program, in the folder and on the databases of one test.

use std::{net::SocketAddr, path::Path};

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use kizuki_board::domain::{
    account::Role,
    anon::{self, Action, Done, Refusal},
    calendar::Dates,
    ids::{NoteId, ThemeId},
    note::Note,
    plan::Plan,
    theme::{State, Theme},
};
use kizuki_board::http::{AppState, Assets, Program};
use kizuki_board::router::router;
use kizuki_board::service::{
    Clock, Config, Cover, anon as service, oidc::OidcConfig, outbound::OutboundConfig, password,
};
use kizuki_board::ticket::Secret;
use tempfile::TempDir;
use tower::ServiceExt;

use super::{
    Answer, NOON, ORIGIN, PASSWORD,
    databases::{Kind, new_database},
    plan::plan,
};

/// The program, a browser's jar for organizers, and the folder that holds everything.
pub struct TestApp {
    pub state: AppState,
    pub router: Program,
    pub data: TempDir,
    pub databases: Vec<String>,
}

fn config(data: &TempDir) -> Config {
    config_at(data.path())
}

fn config_at(data: &Path) -> Config {
    Config {
        addr: SocketAddr::from(([127, 0, 0, 1], 3000)),
        data: data.to_owned(),
        site: Some(data.join("site")),
        carried: None,
        fonts: super::report::font_files().into(),
        fallback_fonts: Some(Vec::new()),
        origin: Some(ORIGIN.into()),
        board_url: None,
        people_url: None,
        office: None,
        tz: Some(chrono_tz::Asia::Tokyo),
        dates: Some(Dates::Western),
        open_per_hour: 1000,
        proved_per_hour: 1000,
        box_hours: vec![13],
        cover: Cover::OFF,
        metrics_addr: None,
        backup_dir: None,
        backup_at: "03:30".parse().expect("a time"),
        backup_keep: 2,
        acts_days: 1096,
        outbound: OutboundConfig::default(),
        oidc: OidcConfig::default(),
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
        let [(board, board_url), (people, people_url)] =
            [new_database(Kind::Board).await, new_database(Kind::People).await];
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

    /// The program on a folder that is there already, and where they are not in it, on these
    /// databases (the board's, the people's).
    pub async fn on(
        data: &Path,
        urls: Option<[String; 2]>,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = config_at(data);
        if let Some([board, people]) = urls {
            (config.board_url, config.people_url) = (Some(board), Some(people));
        }
        change(&mut config);
        Self::start(config, tempfile::tempdir().expect("a folder"), Vec::new()).await
    }

    async fn start(config: Config, data: TempDir, databases: Vec<String>) -> Self {
        let state =
            AppState::open(config, Clock::fixed(NOON), Assets::unbuilt()).await.expect("opened");
        let router = router(state.clone()).expect("a router");
        Self { state, router, data, databases }
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        self.under_its_own_name(request.headers_mut());
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        let answer = Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
            bytes: body.into(),
        };
        answer.leads_somewhere();
        answer
    }

    /// A browser asks under the name that the app has, and its forms say so.
    fn under_its_own_name(&self, headers: &mut HeaderMap) {
        let Some((origin, (_, host))) = self
            .state
            .config
            .origin
            .as_deref()
            .and_then(|origin| Some((origin, origin.split_once("//")?)))
        else {
            return;
        };
        for (name, usual, own) in
            [(header::HOST, "kizuki.test", host), (header::ORIGIN, ORIGIN, origin)]
        {
            if headers.get(&name).is_some_and(|value| value == usual) {
                headers.insert(name, own.parse().expect("a value"));
            }
        }
    }

    pub fn request(method: Method, path: &str, cookie: &str) -> axum::http::request::Builder {
        let builder =
            Request::builder().method(method).uri(path).header(header::HOST, "kizuki.test");
        let builder = builder.header(header::ACCEPT, "text/html,application/xhtml+xml");
        if cookie.is_empty() { builder } else { builder.header(header::COOKIE, cookie) }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_as("", path).await
    }

    /// The page as it is now. Tests write behind the program's back; `http/cache.rs` looks at what
    /// is kept of pages.
    pub async fn get_as(&self, cookie: &str, path: &str) -> Answer {
        self.state.news.raise();
        self.send(Self::request(Method::GET, path, cookie).body(Body::empty()).expect("a request"))
            .await
    }

    /// Posts a plain form as a browser does.
    pub async fn form(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.form_once(cookie, path, fields).await;
        // On a first visit the browser is told to send the form again with the cookie that it was
        // given.
        if answer.status != StatusCode::TEMPORARY_REDIRECT {
            return answer;
        }
        let cookies: Vec<String> = [cookie.to_owned(), answer.cookie()]
            .into_iter()
            .filter(|cookie| !cookie.is_empty())
            .collect();
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

    /// Posts a form with a file in it as a browser does: of each part what is said of it
    /// (`name="…"`), and its content.
    pub async fn upload(&self, cookie: &str, path: &str, parts: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (head, content) in parts {
            let head = format!("--kz\r\nContent-Disposition: form-data; {head}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--kz--\r\n");
        let request = Self::request(Method::POST, path, cookie)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=kz")
            .header(header::CONTENT_LENGTH, body.len());
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Posts to the anonymous door as the island does.
    pub async fn anon_raw(&self, body: impl Into<Body>) -> Answer {
        self.state.news.raise();
        let request = Request::post("/anon")
            .header(header::HOST, "kizuki.test")
            .header(header::ORIGIN, ORIGIN);
        self.send(
            request
                .header(header::CONTENT_TYPE, "application/json")
                .body(body.into())
                .expect("a request"),
        )
        .await
    }

    pub async fn anon(&self, theme: ThemeId, ticket: &str, action: Action) -> Answer {
        let request =
            anon::Request { v: anon::VERSION, theme, ticket: ticket.into(), work: None, action };
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
        let answer = self
            .form(
                "",
                "/do/sign_in",
                &[("page", "/login"), ("email", email), ("password", PASSWORD)],
            )
            .await;
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
        self.state
            .board
            .move_theme(&theme, to, self.state.today(), "")
            .await
            .expect("moved")
            .unseen();
        self.state.board.theme(id).await.expect("there")
    }

    pub async fn perform(
        &self,
        theme: &Theme,
        secret: &Secret,
        action: Action,
    ) -> Result<Done, Refusal> {
        self.state.news.raise();
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
