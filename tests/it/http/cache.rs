//! Pages are rendered once and served from memory: the same bytes for everybody, never older than
//! the last tick, and never too many.

use std::collections::HashSet;

use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use futures_util::future::join_all;
use kizuki_board::domain::passphrase::Passphrase;
use tower::ServiceExt;

use crate::support::{Answer, NOON, TestApp, both_dbs, code, secret};

/// Reads a page as a reader does, with whatever is kept of it.
async fn read(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = TestApp::request(Method::GET, path, "");
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    app.send(request.body(Body::empty()).expect("a request")).await
}

async fn page(app: &TestApp, path: &str) -> Answer {
    read(app, path, &[]).await
}

const PAGES: [&str; 5] = ["/", "/t/zaitaku", "/t/zaitaku?sort=stickers", "/trust", "/log"];

both_dbs! {
    /// Two people with everything a browser can carry, one with nothing: one page, to the byte, its
    /// nonce and its policy with it.
    async fn everybody_gets_the_same_bytes(app: TestApp) {
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "はじめの付箋").await;
        let entered = app.form("", "/t/zaitaku/mine/enter", &[("code", &code(&secret(1)))]).await;
        assert!(entered.cookie().contains("ticket"), "{:?}", entered.headers);
        let organizer = app.organizer("bytes@example.jp").await;
        for path in PAGES {
            let nobody = page(&app, path).await;
            assert_eq!(nobody.status, StatusCode::OK, "{path}");
            let author = read(
                &app,
                path,
                &[
                    ("cookie", &entered.cookie()),
                    ("user-agent", "CANARY/1.0"),
                    ("x-forwarded-for", "192.0.2.7"),
                ],
            )
            .await;
            let organizer = read(&app, path, &[("cookie", &organizer)]).await;
            let reader = read(
                &app,
                path,
                &[
                    ("cookie", "kizuki_reader=CANARY; other=CANARY"),
                    ("accept-language", "ja,en;q=0.5"),
                ],
            )
            .await;
            for other in [&author, &reader, &organizer] {
                assert_eq!(
                    (&other.body, &other.headers),
                    (&nobody.body, &nobody.headers),
                    "{path}"
                );
            }
            assert!(
                !nobody.body.contains("CANARY")
                    && !nobody.body.contains("192.0.2.7")
                    && nobody.header("set-cookie").is_empty()
            );
            let english =
                read(&app, path, &[("accept-language", "en"), ("cookie", "x=CANARY")]).await;
            assert!(english.body.contains("lang=\"en\"") && english.body != nobody.body, "{path}");
            assert_eq!(
                english.body,
                read(&app, path, &[("cookie", "kizuki_lang=en")]).await.body,
                "{path}"
            );
            assert!(
                nobody.header("vary").contains("cookie")
                    && nobody.header("vary").contains("accept-language"),
                "{path}"
            );
        }
    }

    /// What staff do shows at the tick, and then at once; what an organizer does shows at once.
    async fn a_page_is_as_old_as_the_last_tick(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "はじめの付箋").await;
        let first = page(&app, "/t/zaitaku").await;
        let (prompt, id) = (theme.prompts[0].id.0.to_string(), note.0.to_string());
        let posted = app
            .form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "つぎの付箋")])
            .await;
        let liked = app.form(&posted.cookie(), "/t/zaitaku/mine/like", &[("note", &id)]).await;
        assert_eq!(
            (posted.status, liked.status),
            (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER),
            "{}{}",
            posted.body,
            liked.body
        );
        assert_eq!(page(&app, "/t/zaitaku").await.body, first.body, "rendered once");
        app.tick().await;
        let second = page(&app, "/t/zaitaku").await;
        assert!(second.body.contains("つぎの付箋") && page(&app, "/").await.body.contains('2'));
        app.tick().await;
        assert_eq!(page(&app, "/t/zaitaku").await.body, second.body, "a quiet tick leaves it");

        let organizer = app.organizer("cache@example.jp").await;
        let (id, note) = (theme.id.0.to_string(), note.0.to_string());
        let fields =
            [("page", "/"), ("theme", id.as_str()), ("note", note.as_str()), ("reason", "person")];
        let hidden = app.form(&organizer, "/do/hide_note", &fields).await;
        assert_eq!(hidden.status, StatusCode::SEE_OTHER, "{}", hidden.body);
        assert!(!page(&app, "/t/zaitaku").await.body.contains("はじめの付箋"));

        // Another process on the same database: this one notices at its own tick.
        let theme = app.state.board.theme(theme.id).await.expect("there");
        app.state
            .board
            .publish_report(theme.id, theme.version, true)
            .await
            .expect("published")
            .unseen();
        app.tick().await;
        assert_eq!(page(&app, "/t/zaitaku/report").await.status, StatusCode::OK);
    }
}

/// A page says how many days are left; the clock alone makes it another.
#[tokio::test]
async fn a_page_does_not_outlive_its_hour() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let (before, again) =
        (page(&app, "/t/zaitaku").await.body, page(&app, "/t/zaitaku").await.body);
    assert_eq!(before, again);
    app.state.clock.set(NOON + 24 * 3600);
    let after = page(&app, "/t/zaitaku").await;
    assert!(before.contains("あと21日") && after.body.contains("あと20日"));
}

#[tokio::test]
async fn readers_ask_again_and_mostly_get_nothing() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let first = page(&app, "/t/zaitaku").await;
    assert_eq!(first.header("cache-control"), "no-cache");
    let mark = first.header("etag").to_owned();
    let again = read(&app, "/t/zaitaku", &[("if-none-match", &mark)]).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(
        again.header("content-security-policy"),
        first.header("content-security-policy"),
        "the page that is kept has this nonce"
    );
    assert_eq!(again.header("x-content-type-options"), "nosniff");
    let head = app
        .send(
            TestApp::request(Method::HEAD, "/t/zaitaku", "")
                .body(Body::empty())
                .expect("a request"),
        )
        .await;
    assert_eq!(
        (head.status, head.body.as_str(), head.header("etag")),
        (StatusCode::OK, "", mark.as_str())
    );
    assert_eq!(head.header("content-length"), first.body.len().to_string());
    app.pinned(&theme, &secret(1), "新しい").await;
    let fresh = read(&app, "/t/zaitaku", &[("if-none-match", &mark)]).await;
    assert!(fresh.status == StatusCode::OK && fresh.body.contains("新しい"));
}

#[tokio::test]
async fn a_page_goes_out_compressed() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "はじめの付箋").await;
    let plain = page(&app, "/t/zaitaku").await;
    let (mut marks, mut sizes) =
        (HashSet::from([plain.header("etag").to_owned()]), vec![plain.body.len()]);
    for coding in ["gzip", "br"] {
        let request = TestApp::request(Method::GET, "/t/zaitaku", "")
            .header(header::ACCEPT_ENCODING, format!("deflate, {coding}"));
        let answer = app
            .router
            .clone()
            .oneshot(request.body(Body::empty()).expect("a request"))
            .await
            .expect("an answer");
        assert_eq!(answer.headers()[header::CONTENT_ENCODING], coding);
        assert!(
            marks.insert(answer.headers()[header::ETAG].to_str().expect("text").to_owned()),
            "a mark of its own"
        );
        sizes.push(to_bytes(answer.into_body(), usize::MAX).await.expect("a body").len());
    }
    assert!(sizes[0] > 3 * sizes[1] && sizes[1] > sizes[2], "{sizes:?}");
}

/// Each rendering has a nonce of its own, so equal pages were rendered together.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_crowd_waits_for_one_rendering() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    for round in 0..3 {
        app.pinned(&theme, &secret(round), "もう一枚").await;
        let crowd = (0..100).map(|_| {
            let router = app.router.clone();
            tokio::spawn(async move {
                let request = TestApp::request(Method::GET, "/t/zaitaku", "")
                    .body(Body::empty())
                    .expect("a request");
                router.oneshot(request).await.expect("an answer").headers()[header::ETAG].clone()
            })
        });
        let marks: HashSet<_> =
            join_all(crowd).await.into_iter().map(|mark| mark.expect("answered")).collect();
        assert_eq!(marks.len(), 1, "rendered more than once");
    }
}

/// Somebody who leaves before the page is there takes nobody else's page away.
#[tokio::test]
async fn whoever_gives_up_does_not_hold_up_the_rest() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    for _ in 0..20 {
        app.state.news.raise();
        let request = || {
            TestApp::request(Method::GET, "/t/zaitaku", "").body(Body::empty()).expect("a request")
        };
        let gone = tokio::time::timeout(
            std::time::Duration::from_micros(300),
            app.router.clone().oneshot(request()),
        );
        let (gone, stays) = tokio::join!(gone, app.router.clone().oneshot(request()));
        drop(gone);
        assert_eq!(stays.expect("an answer").status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn neither_faults_nor_failed_forms_nor_searches_are_kept() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    assert_eq!(page(&app, "/t/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(page(&app, "/t/zaitaku?q=CANARY").await.status, StatusCode::OK);
    let long = "x".repeat(300);
    let prompt = theme.prompts[0].id.0.to_string();
    let failed =
        app.form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", &long)]).await;
    assert!(
        failed.status == StatusCode::UNPROCESSABLE_ENTITY && failed.body.contains(&long),
        "{}",
        failed.status
    );
    assert_eq!(app.state.pages.bytes(), 0, "nothing of these is kept");
    assert!(!page(&app, "/t/zaitaku").await.body.contains(&long));
    let organizer = app.organizer("kept@example.jp").await;
    app.state.news.raise();
    app.state
        .board
        .publish_report(theme.id, theme.version, true)
        .await
        .expect("published")
        .unseen();
    assert_eq!(app.get_as(&organizer, "/t/zaitaku/report").await.status, StatusCode::OK);
    assert_eq!(app.state.pages.bytes(), 0, "nor a report that an organizer reads");
}

/// Behind a passphrase the page comes from memory too, and nobody gets it who does not know the
/// phrase; nor is it kept on the way.
#[tokio::test]
async fn a_kept_page_stays_behind_the_passphrase() {
    let app = TestApp::sqlite_with(|config| {
        config.passphrase = Some(Passphrase::fold("ひらけごま 2020"));
    })
    .await;
    app.theme().await;
    let cookie = app.form("", "/passphrase", &[("passphrase", "ひらけごま 2020")]).await.cookie();
    let inside = read(&app, "/t/zaitaku", &[("cookie", &cookie)]).await;
    assert_eq!((inside.status, inside.header("cache-control")), (StatusCode::OK, "no-store"));
    let outside = read(&app, "/t/zaitaku", &[("if-none-match", inside.header("etag"))]).await;
    assert_eq!((outside.status, outside.header("etag")), (StatusCode::UNAUTHORIZED, ""));
    let asked: Request<Body> = TestApp::request(Method::GET, "/t/zaitaku", &cookie)
        .body(Body::empty())
        .expect("a request");
    assert_eq!(app.send(asked).await.body, inside.body);
}

/// Whatever somebody writes into an address: where the page does not look at it, it is no other
/// page.
#[tokio::test]
async fn made_up_fields_render_nothing_anew() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let kept = page(&app, "/t/zaitaku").await;
    for made_up in [
        "?x=1",
        "?x=2&q=",
        "?sort=nothing&only=",
        "?page=1&page=7",
        "?done=CANARY",
        "?%73ort=&utm_source=mail",
    ] {
        assert_eq!(page(&app, &format!("/t/zaitaku{made_up}")).await.body, kept.body, "{made_up}");
    }
    let [no_column, nor_this] =
        [page(&app, "/t/zaitaku?only=x").await, page(&app, "/t/zaitaku?only=y&x=2").await];
    assert!(
        no_column.body != kept.body && no_column.body == nor_this.body,
        "what is no column is one page, however it is spelt"
    );
    let only = theme.prompts[0].id.to_string();
    let (one, two) = (
        format!("/t/zaitaku?sort=stickers&only={only}"),
        format!("/t/zaitaku?n=1&only={only}&sort=stickers&n=2"),
    );
    assert_eq!(
        page(&app, &one).await.body,
        page(&app, &two).await.body,
        "the order in which they stand makes no difference either"
    );
    assert_ne!(page(&app, &one).await.body, kept.body);
    assert_eq!(page(&app, "/trust?x=1").await.body, page(&app, "/trust").await.body);
}

/// Searches can be made up without end. They wait for each other; boards that everybody reads do
/// not wait for them.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_flood_of_searches_is_told_to_wait_and_holds_up_no_board() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    assert_eq!(page(&app, "/t/zaitaku").await.status, StatusCode::OK);
    let ask = |path: String| {
        let router = app.router.clone();
        tokio::spawn(async move {
            let request =
                TestApp::request(Method::GET, &path, "").body(Body::empty()).expect("a request");
            let answer = router.oneshot(request).await.expect("an answer");
            let (status, later) =
                (answer.status(), answer.headers().get(header::RETRY_AFTER).cloned());
            let body = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
            (status, later, String::from_utf8_lossy(&body).into_owned())
        })
    };
    let flood: Vec<_> = (0..400)
        .map(|n| {
            ask(format!("/t/{}?q=made-up-{n}", if n % 2 == 0 { "zaitaku" } else { "nothing" }))
        })
        .collect();
    let filters: Vec<_> =
        (0..100).map(|n| ask(format!("/t/zaitaku?only={}", uuid::Uuid::from_u128(n)))).collect();
    app.state.news.raise();
    let board = ask("/t/zaitaku".into()).await.expect("answered");
    assert_eq!(board.0, StatusCode::OK, "{}", board.2);
    let mut busy = 0;
    for (status, later, body) in join_all(flood.into_iter().chain(filters))
        .await
        .into_iter()
        .map(|answer| answer.expect("answered"))
    {
        if status == StatusCode::SERVICE_UNAVAILABLE {
            busy += 1;
            assert_eq!(
                later.as_ref().map(axum::http::HeaderValue::as_bytes),
                Some(b"5".as_slice())
            );
            assert!(body.contains("<p>いま混み合っています"), "{body}");
        } else {
            assert!(matches!(status, StatusCode::OK | StatusCode::NOT_FOUND), "{status}");
        }
    }
    assert!(busy > 200, "{busy}");
}

/// Anybody can send a cookie with an organizer's name to the address that signs out.
#[tokio::test]
async fn signing_out_with_a_made_up_cookie_gives_no_page_up() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let kept = page(&app, "/t/zaitaku").await;
    for path in ["/do/sign_out", "/do/sign_in", "/do/hide_note", "/admin/roster/links"] {
        app.form("kizuki_session=00; __Host-kizuki=00", path, &[("page", "/login")]).await;
    }
    assert_eq!(page(&app, "/t/zaitaku").await.body, kept.body, "rendered once");
}
