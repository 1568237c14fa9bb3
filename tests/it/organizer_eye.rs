//! What an organizer can find out about who has picked up a ticket: nothing (audit H5's kind). Two worlds are alike but for one thing: in the one
//! A0000 has picked up, in the other A0001. An organizer does all that organizers can do with roster and links, and reads every address there is;
//! what the two worlds answer must be the same, byte for byte, header for header, but for what is random in both.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use http_body_util::BodyExt;
use kizuki_board::address::{Route, Serves};
use kizuki_board::domain::{issue, theme::State};
use kizuki_board::i18n::{Lang, say};
use kizuki_board::log::verify::verify;
use tower::ServiceExt;

use crate::http_sealed::{HTTPS, act, envelope, import, issue as ask, links, pick, pick_up, post, print, ready, refused, stamped};
use crate::store_sealed::{people, step};
use crate::support::{Answer, NOON, TestApp, drop_databases};

const PERSONS: u32 = 8;

/// Everything that was answered, in the order of asking: what for, and what came.
type Seen = Vec<(String, String)>;

/// Replaces what is random, and is in both worlds, by its length: ids, tokens, hashes. Words of ours are never so long with a digit in them.
fn plain(text: &str) -> String {
    let (mut out, mut run) = (String::new(), String::new());
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_alphanumeric() || c == '-' {
            run.push(c);
            continue;
        }
        let random = run.len() >= 12 && run.bytes().any(|byte| byte.is_ascii_digit());
        if random {
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
    parts.fold(first, |all, part| all + "<path d=\"#" + part.find('"').map_or("", |end| &part[end..]))
}

/// A world: the program, the organizer's session, and what was seen so far.
struct World {
    app: TestApp,
    cookie: String,
    links: Vec<String>,
    /// The organizer's own ticket's seal.
    own: String,
    seen: Seen,
}

impl World {
    async fn begin(app: TestApp, who: usize) -> Self {
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
        if let Some(nonce) = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()) {
            body = body.replace(nonce, "NONCE");
        }
        for words in self.words().await {
            body = body.replace(&words, "WORDS");
        }
        let mut said = format!("{}\n", answer.status);
        for (name, value) in &answer.headers {
            let value = value.to_str().expect("text");
            let value = match name.as_str() {
                "content-security-policy" => {
                    value.split("'nonce-").map(|part| part.split_once('\'').map_or(part, |(_, rest)| rest)).collect()
                }
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
        let mut addresses: Vec<String> = Vec::new();
        for route in routes() {
            let tokens = if route.contains("/pick/") { self.links.clone() } else { vec!["/pick/0000-0000-0000-0000-0000".to_owned()] };
            for token in tokens {
                let token = token.trim_start_matches("/pick/");
                let path = route.replace("{slug}", "sealed").replace("{id}", &theme.id.to_string()).replace("{lang}", "en");
                addresses.push(path.replace("{format}", "csv").replace("{token}", token));
                addresses.push(path.replace("{format}", "md").replace("{token}", &format!("{token}?done=ready&own=1")));
            }
        }
        // Once each, and the links in the order of their people, not of their random characters.
        let mut known = BTreeSet::new();
        addresses.retain(|path| known.insert(path.clone()));
        for path in addresses {
            if path.ends_with("/live") { self.live(&path).await } else { self.get(&path).await }
        }
        let request = act(&self.app, theme.id, 2, Some(&self.own.clone()), post(&theme, "主催者の付箋")).await;
        self.note("POST /anon", &request).await;
    }

    /// The first things that a line for viewers says: when to come back, which is chance, and the theme's revision.
    async fn live(&mut self, path: &str) {
        let path = format!("{path}?rev=0");
        let request = TestApp::request(axum::http::Method::GET, &path, "").body(axum::body::Body::empty()).expect("a request");
        let mut line = self.app.router.clone().oneshot(request).await.expect("an answer");
        let mut said = line.status().to_string();
        while said.matches("data").count() < 2 && line.status() == StatusCode::OK {
            let told = tokio::time::timeout(Duration::from_secs(5), line.body_mut().frame()).await.ok().flatten();
            let told = told.and_then(|frame| frame.ok()?.into_data().ok()).expect("something is told");
            said += &String::from_utf8_lossy(&told);
        }
        let said: Vec<&str> = said.lines().filter(|line| !line.contains("retry")).collect();
        self.seen.push((format!("LIVE {path}"), plain(&said.join("\n"))));
    }

    /// Everything that an organizer can do with the roster and the links, reading all after each.
    async fn pry(&mut self) {
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
            let without: Vec<String> = people(0..PERSONS).into_iter().filter(|name| *name != format!("A{gone:04}")).collect();
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
    async fn close(&mut self) {
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
    let known = ["", "{slug}", "{id}", "{lang}", "{format}", "{token}"];
    for part in found.iter().flat_map(|path| path.split('/')) {
        assert!(!part.contains('{') || known.contains(&part), "an address with a part that this test does not know: {part}");
    }
    found
}

fn compare(one: &Seen, two: &Seen) {
    assert_eq!(one.len(), two.len());
    assert!(!one.is_empty());
    let mut phase = "";
    for (a, b) in one.iter().zip(two) {
        if a.1.is_empty() {
            phase = &a.0;
        }
        if a != b {
            let at = a.1.chars().zip(b.1.chars()).take_while(|(a, b)| a == b).count().saturating_sub(60);
            let part = |text: &str| text.chars().skip(at).take(200).collect::<String>();
            panic!("{phase}: {} / {}\n…{}…\n…{}…", a.0, b.0, part(&a.1), part(&b.1));
        }
    }
}

async fn two_worlds(one: TestApp, two: TestApp) {
    let (mut one, mut two) = (World::begin(one, 0).await, World::begin(two, 1).await);
    for world in [&mut one, &mut two] {
        world.pry().await;
    }
    compare(&one.seen, &two.seen);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (what, _) in &one.seen {
        *kinds.entry(what.split(' ').next().unwrap_or_default()).or_default() += 1;
    }
    assert!(kinds["GET"] > 500 && kinds["POST"] > 20, "{kinds:?}");
    // The public log tells of all that was done, in numbers; the check of a copy takes it.
    let export = one.app.state.board.log_export().await.expect("exported");
    verify(&export, None).expect("the log holds");
    let told: Vec<&str> = export
        .entries
        .iter()
        .map(|entry| entry.kind.as_str())
        .filter(|kind| kind.contains("r-replaced") || kind.contains("links"))
        .collect();
    assert_eq!(told.iter().filter(|kind| **kind == "roster-replaced").count(), 5, "{told:?}");
    assert_eq!(told.iter().filter(|kind| **kind == "links-printed").count(), 4, "{told:?}");
    assert!(export.entries.iter().all(|entry| !entry.payload.contains("A000")), "counts, no names");
    // What is left is to ask for the ticket itself: it is refused, or taken, and its owner notices.
    let theme = one.app.state.board.theme_by_slug("sealed").await.expect("a theme");
    let cookie = pick(&one.app, &one.links[0]).await.cookie();
    let answer = ask(&one.app, &cookie, theme.id, envelope(theme.id, 5).1).await;
    assert_eq!(refused(&answer), (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued), "nobody gets a second ticket by all this");
    let theme = two.app.state.board.theme_by_slug("sealed").await.expect("a theme");
    let cookie = pick(&two.app, &two.links[0]).await.cookie();
    stamped(&ask(&two.app, &cookie, theme.id, envelope(theme.id, 5).1).await);
    let cookie = pick(&two.app, &two.links[0]).await.cookie();
    let owner = ask(&two.app, &cookie, theme.id, envelope(theme.id, 6).1).await;
    assert_eq!(refused(&owner).1, issue::Refusal::AlreadyIssued);
    assert!(owner.body.contains("受け取った覚えがなければ"), "{}", owner.body.trim());
    // And asking in vain is told of, by the next day.
    for world in [&one, &two] {
        world.app.state.clock.set(NOON + 24 * 3600);
        world.app.tick().await;
        let head = world.app.state.log_head();
        let entry = world.app.state.board.log_page(head.seq, 1).await.expect("read").remove(0);
        assert_eq!(entry.payload, r#"{"kind":"asked-again","times":1}"#);
        assert!(world.app.get("/log").await.body.contains("受け取りが1回ためされました"));
    }
}

#[tokio::test]
async fn two_worlds_look_the_same_to_an_organizer_on_sqlite() {
    let app = || TestApp::sqlite_with(|config| config.origin = Some(HTTPS.into()));
    two_worlds(app().await, app().await).await;
}

#[tokio::test]
async fn two_worlds_look_the_same_to_an_organizer_on_postgres() {
    let app = || TestApp::postgres_with(|config| config.origin = Some(HTTPS.into()));
    let (one, two) = (app().await, app().await);
    let databases = [one.databases.clone(), two.databases.clone()].concat();
    two_worlds(one, two).await;
    drop_databases(&databases).await;
}

/// The theme closes and is archived: the same numbers in both worlds, in the report and on the certificate.
#[tokio::test]
async fn the_end_of_a_theme_tells_no_more() {
    let mut seen = Vec::new();
    for who in [0, 1] {
        let app = TestApp::sqlite_with(|config| config.origin = Some(HTTPS.into())).await;
        let mut world = World::begin(app, who).await;
        let without: Vec<String> = people(1..PERSONS);
        import(&world.app, &world.cookie, b"", &without.join("\n")).await;
        world.close().await;
        seen.push(world.seen);
    }
    compare(&seen[0], &seen[1]);
}

/// The same work is done for a link with which somebody has picked up and for one with which nobody has. Generously: the better of many readings
/// each, within a factor of four or five milliseconds.
#[tokio::test]
async fn a_used_link_takes_as_long_as_another() {
    let world = World::begin(TestApp::sqlite_with(|config| config.origin = Some(HTTPS.into())).await, 0).await;
    let mut best = [Duration::MAX; 2];
    for _ in 0..20 {
        for (who, best) in best.iter_mut().enumerate() {
            let start = Instant::now();
            world.app.get(&world.links[who]).await;
            pick(&world.app, &world.links[who]).await;
            *best = start.elapsed().min(*best);
        }
    }
    let (short, long) = (best[0].min(best[1]), best[0].max(best[1]));
    assert!(long <= short * 4 || long <= short + Duration::from_millis(5), "{best:?}");
}
