//! Everything that an organizer sees of a Sealed theme, written down for comparison: a world, and a
//! walk through all of it.

use std::{collections::BTreeSet, time::Duration};

use axum::http::StatusCode;
use http_body_util::BodyExt;
use kizuki_board::address::{Route, Serves};
use kizuki_board::domain::theme::State;
use kizuki_board::i18n::{Lang, say};
use tower::ServiceExt;

use super::sealed::{act, import, links, people, pick, pick_up, post, print, ready, step};
use super::{Answer, NOON, TestApp};

pub const PERSONS: u32 = 8;

/// Everything that was answered, in the order of asking: what for, and what came.
pub type Seen = Vec<(String, String)>;

/// Whether a run of letters, digits and hyphens is random: an id, a hash, a link's token. Words of
/// ours are never so long with a digit in them, nor all in capitals; a link's token without any
/// digit is one in some two thousand, and there are hundreds of them.
fn is_random(run: &str) -> bool {
    let digit = run.bytes().any(|byte| byte.is_ascii_digit());
    run.len() >= 12 && (digit || !run.bytes().any(|byte| byte.is_ascii_lowercase()))
}

/// Replaces what is random, and is in both worlds, by its length.
pub fn plain(text: &str) -> String {
    let (mut out, mut run) = (String::new(), String::new());
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_alphanumeric() || c == '-' {
            run.push(c);
            continue;
        }
        if is_random(&run) {
            run = format!("#{}", run.len());
        }
        out += &run;
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    // The picture of a link's QR code.
    let mut parts = out.split("<path d=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + "<path d=\"#" + part.find('"').map_or("", |end| &part[end..])
    })
}

/// A world: the program, the organizer's session, and what was seen so far.
pub struct World {
    pub app: TestApp,
    pub cookie: String,
    pub links: Vec<String>,
    /// The organizer's own ticket's seal.
    own: String,
    pub seen: Seen,
}

impl World {
    pub async fn begin(app: TestApp, who: usize) -> Self {
        let (theme, links) = ready(&app, PERSONS).await;
        app.tick().await;
        pick_up(&app, &theme, &links[who], 1).await;
        let own = pick_up(&app, &theme, &links[7], 2).await;
        let cookie = app.organizer("hr2@example.jp").await;
        Self { app, cookie, links, own, seen: Vec::new() }
    }

    async fn words(&self) -> Vec<String> {
        let theme = self.app.state.board.theme_by_slug("sealed").await.expect("a theme");
        let hashes = [self.app.state.log_head().hash].into_iter().chain(theme.stamp_key);
        hashes.flat_map(|hash| Lang::ALL.iter().map(move |lang| say::words(*lang, &hash))).collect()
    }

    async fn note(&mut self, what: &str, answer: &Answer) {
        let mut body = answer.body.clone();
        let policy = answer.header("content-security-policy");
        if let Some(nonce) = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next())
        {
            body = body.replace(nonce, "NONCE");
        }
        for words in self.words().await {
            body = body.replace(&words, "WORDS");
        }
        let mut said = format!("{}\n", answer.status);
        for (name, value) in &answer.headers {
            let value = value.to_str().expect("text");
            let value = match name.as_str() {
                "content-security-policy" => value
                    .split("'nonce-")
                    .map(|part| part.split_once('\'').map_or(part, |(_, rest)| rest))
                    .collect(),
                // By the clock on the wall.
                "set-cookie" => plain(value.split("; Expires=").next().unwrap_or_default()),
                // Six words are as long as they are; the body itself is compared.
                "content-length" => String::new(),
                _ => plain(value),
            };
            said = said + name.as_str() + ": " + &value + "\n";
        }
        self.seen.push((what.to_owned(), said + "\n" + &plain(&body)));
    }

    async fn get(&mut self, path: &str) {
        for cookie in [String::new(), self.cookie.clone()] {
            let answer = self.app.get_as(&cookie, path).await;
            self.note(&format!("GET {} {}", plain(path), cookie.len()), &answer).await;
        }
    }

    /// Every address that is read.
    async fn walk(&mut self, when: &str) {
        self.seen.push((when.to_owned(), String::new()));
        let theme = self.app.state.board.theme_by_slug("sealed").await.expect("a theme");
        let mut notes = self.app.notes(&theme).await;
        notes.sort_by(|one, two| one.text.cmp(&two.text));
        let item = notes.first().map_or_else(|| "n-".to_owned(), |note| format!("n-{}", note.id));
        // As long in both worlds.
        let code = notes.first().map_or(0, |note| note.id.0.as_u128());
        let code = format!("{code:040}");
        let mut addresses: Vec<String> = Vec::new();
        for route in routes() {
            let tokens = if route.contains("/pick/") {
                self.links.clone()
            } else {
                vec!["/pick/0000-0000-0000-0000-0000".to_owned()]
            };
            for token in tokens {
                let token = token.trim_start_matches("/pick/");
                let path = route
                    .replace("{slug}", "sealed")
                    .replace("{id}", &theme.id.to_string())
                    .replace("{lang}", "en")
                    .replace("{n}", "1")
                    .replace("{year}", "2020")
                    .replace("{file}", "disclosed.md")
                    .replace("{code}", &code)
                    .replace("{item}", &item)
                    .replace("{account}", "00000000-0000-0000-0000-000000000000")
                    .replace("{note}", item.trim_start_matches("n-"))
                    .replace("{what}", "wall");
                addresses.push(path.replace("{format}", "csv").replace("{token}", token));
                addresses.push(
                    path.replace("{format}", "md")
                        .replace("{token}", &format!("{token}?done=ready&own=1")),
                );
            }
        }
        // Once each, and the links in the order of their people, not of their random characters.
        let mut known = BTreeSet::new();
        addresses.retain(|path| known.insert(path.clone()));
        for path in addresses {
            if path.ends_with("/live") { self.live(&path).await } else { self.get(&path).await }
        }
        let request =
            act(&self.app, theme.id, 2, Some(&self.own.clone()), post(&theme, "主催者の付箋"))
                .await;
        self.note("POST /anon", &request).await;
    }

    /// The first things that a line for viewers says: when to come back, which is chance, and the
    /// theme's revision.
    async fn live(&mut self, path: &str) {
        let path = format!("{path}?rev=0");
        let request = TestApp::request(axum::http::Method::GET, &path, "")
            .body(axum::body::Body::empty())
            .expect("a request");
        let mut line = self.app.router.clone().oneshot(request).await.expect("an answer");
        let mut said = line.status().to_string();
        while said.matches("data").count() < 2 && line.status() == StatusCode::OK {
            let told = tokio::time::timeout(Duration::from_secs(5), line.body_mut().frame())
                .await
                .ok()
                .flatten();
            let told =
                told.and_then(|frame| frame.ok()?.into_data().ok()).expect("something is told");
            said += &String::from_utf8_lossy(&told);
        }
        let said: Vec<&str> = said.lines().filter(|line| !line.contains("retry")).collect();
        self.seen.push((format!("LIVE {path}"), plain(&said.join("\n"))));
    }

    /// Everything that an organizer can do with the roster and the links, reading all after each.
    pub async fn pry(&mut self) {
        self.walk("after the pick-ups").await;
        self.app.state.clock.set(NOON + 600);
        self.app.tick().await;
        self.walk("after a slow tick").await;
        // The button, for everybody.
        for link in self.links.clone() {
            let answer = pick(&self.app, &link).await;
            self.note("POST /pick", &answer).await;
            let desk = self.app.get_as(&answer.cookie(), answer.location()).await;
            self.note("GET the desk", &desk).await;
        }
        // Off the roster and on it again: the one who has picked up, and the one who has not.
        for gone in [0, 1] {
            let without: Vec<String> = people(0..PERSONS)
                .into_iter()
                .filter(|name| *name != format!("A{gone:04}"))
                .collect();
            for roster in [without, people(0..PERSONS)] {
                let answer = import(&self.app, &self.cookie, b"", &roster.join("\n")).await;
                self.note("POST import", &answer).await;
                let location = answer.location().to_owned();
                self.get(&location).await;
                self.walk("after an import").await;
                self.app.state.clock.set(self.app.state.clock.now() + 600);
                self.app.tick().await;
                self.walk("after an import and a slow tick").await;
            }
            let sheet = print(&self.app, &self.cookie, "new").await;
            self.note("POST links, new", &sheet).await;
            let [link] = links(&sheet.body).try_into().expect("one link");
            self.links[gone] = link;
            self.walk("after a link for who came back").await;
        }
        for who in ["everybody", "new"] {
            let sheet = print(&self.app, &self.cookie, who).await;
            self.note("POST links", &sheet).await;
            if who == "everybody" {
                self.walk("with the old links").await;
                self.links = links(&sheet.body);
            }
            self.walk("with the new links").await;
        }
    }

    /// To the end of the theme.
    pub async fn close(&mut self) {
        let theme = self.app.state.board.theme_by_slug("sealed").await.expect("a theme");
        step(&self.app, &theme, State::Review).await;
        self.app.tick().await;
        self.walk("in review").await;
        let answered = step(&self.app, &theme, State::Answered).await;
        self.app.state.archive(theme.id, answered.version).await.expect("archived");
        self.walk("archived").await;
    }
}

/// Every address that answers to GET with something of the program's own.
fn routes() -> Vec<String> {
    let gets = Route::ALL.iter().filter(|route| route.is_page() || route.serves() == Serves::Data);
    let found: Vec<String> = gets.map(|route| route.pattern().to_owned()).collect();
    let known = [
        "",
        "{slug}",
        "{id}",
        "{item}",
        "{note}",
        "{what}",
        "{n}",
        "{lang}",
        "{format}",
        "{token}",
        "{year}",
        "{code}",
        "{file}",
        "{account}",
    ];
    for part in found.iter().flat_map(|path| path.split('/')) {
        assert!(
            !part.contains('{') || known.contains(&part),
            "an address with a part that this test does not know: {part}"
        );
    }
    found
}

pub fn compare(one: &Seen, two: &Seen) {
    assert_eq!(one.len(), two.len());
    assert!(!one.is_empty());
    let mut phase = "";
    for (a, b) in one.iter().zip(two) {
        if a.1.is_empty() {
            phase = &a.0;
        }
        if a != b {
            let at =
                a.1.chars().zip(b.1.chars()).take_while(|(a, b)| a == b).count().saturating_sub(60);
            let part = |text: &str| text.chars().skip(at).take(200).collect::<String>();
            panic!("{phase}: {} / {}\n…{}…\n…{}…", a.0, b.0, part(&a.1), part(&b.1));
        }
    }
}
