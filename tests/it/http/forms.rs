//! The anonymous forms without JavaScript.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};

use crate::support::{DAY, NOON, ORIGIN, TestApp, both_dbs, code, secret, unknown_note};

both_dbs! {
    async fn the_whole_way_without_javascript(app: TestApp) {
        let theme = app.theme().await;
        let prompt = theme.prompts[0].id.to_string();
        let posted = app
            .form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "素の付箋")])
            .await;
        assert_eq!(
            (posted.status, posted.location()),
            (StatusCode::SEE_OTHER, "/t/zaitaku?done=posted")
        );
        let set = posted.header("set-cookie");
        assert!(set.contains("Path=/t/zaitaku/mine") && set.contains("SameSite=Lax"), "{set}");
        let cookie = posted.cookie();
        assert!(
            app.get("/t/zaitaku?done=posted")
                .await
                .body
                .contains("箱に入りました。10秒以内に貼り出されます。")
        );
        assert!(app.get_as(&cookie, "/t/zaitaku/mine").await.body.contains("箱の中"));
        app.tick().await;
        let note = app.notes(&theme).await[0].id.to_string();
        let edited = app
            .form(&cookie, "/t/zaitaku/mine/edit", &[("note", &note), ("text", "書き直し")])
            .await;
        assert_eq!(edited.location(), "/t/zaitaku/mine");
        assert!(app.get_as(&cookie, "/t/zaitaku/mine").await.body.contains("書き直し中"));
        app.tick().await;
        let liked =
            app.form("", "/t/zaitaku/mine/like", &[("note", &note), ("sort", "stickers")]).await;
        assert_eq!(
            liked.location(),
            format!("/t/zaitaku?sort=stickers&done=liked#p-{prompt}"),
            "the history does not name the note"
        );
        let other = liked.cookie();
        assert_ne!(cookie, other);
        assert!(app.get_as(&other, "/t/zaitaku/mine").await.body.contains("はがす"));
        let peeled =
            app.form(&other, "/t/zaitaku/mine/unlike", &[("note", &note), ("from", "mine")]).await;
        assert_eq!(peeled.location(), "/t/zaitaku/mine");
        let withdrawn = app.form(&cookie, "/t/zaitaku/mine/withdraw", &[("note", &note)]).await;
        assert_eq!(withdrawn.location(), "/t/zaitaku/mine");
        app.tick().await;
        assert!(app.notes(&theme).await.is_empty());
        let forgotten = app.form(&cookie, "/t/zaitaku/mine/forget", &[]).await;
        assert!(forgotten.header("set-cookie").contains("Max-Age=0"));
    }
}

#[tokio::test]
async fn a_refused_note_comes_back_with_its_text_and_the_reason() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let prompt = theme.prompts[1].id.to_string();
    let long = "長い".repeat(101);
    let answer =
        app.form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", &long)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains(&long), "what was typed is not lost");
    assert!(answer.body.contains("2文字多すぎます。200文字までにしてください。"));
    assert!(
        answer.body.contains(&format!("aria-describedby=\"write-{prompt}-err")),
        "tied to its field"
    );
    assert!(answer.headers.get("set-cookie").is_none(), "no ticket for nothing");
    assert_eq!(
        answer.body.matches("<details open class=\"add\"").count(),
        1,
        "only its own column is open"
    );
    let blank =
        app.form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "\u{200b} ")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.body.contains("何も書かれていません"));
}

#[tokio::test]
async fn a_note_over_the_limit_is_given_back() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| plan.max_notes = 1).await;
    let prompt = theme.prompts[0].id.to_string();
    let first =
        app.form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "一枚目")]).await;
    let second = app
        .form(
            &first.cookie(),
            "/t/zaitaku/mine/post",
            &[("prompt", &prompt), ("text", "二枚目の文")],
        )
        .await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.body.contains("1枚の券で1枚まで") && second.body.contains("二枚目の文"));
}

#[tokio::test]
async fn what_was_typed_survives_the_closing() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.state.clock.set(NOON + 30 * DAY);
    let prompt = theme.prompts[0].id.to_string();
    let answer = app
        .form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "間に合わなかった")])
        .await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(
        answer.body.contains("付箋の受付は終わりました")
            && answer.body.contains("間に合わなかった")
    );
}

#[tokio::test]
async fn wrong_ids_and_unknown_themes_have_their_status() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let gone = unknown_note().to_string();
    for (path, fields, status) in [
        ("/t/zaitaku/mine/like", [("note", "x")], StatusCode::NOT_FOUND),
        ("/t/zaitaku/mine/like", [("note", gone.as_str())], StatusCode::NOT_FOUND),
        ("/t/zaitaku/mine/post", [("text", "x")], StatusCode::NOT_FOUND),
        ("/t/zaitaku/mine/explode", [("note", "x")], StatusCode::NOT_FOUND),
        ("/t/nowhere/mine/like", [("note", "x")], StatusCode::NOT_FOUND),
    ] {
        let answer = app.form("", path, &fields).await;
        assert_eq!(answer.status, status, "{path} {fields:?}");
        assert!(answer.body.contains("<h1"), "a page, not a code: {path}");
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_do_no_harm() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let body = format!("prompt={}&text=%ff%fe%ed%a0%80%00", theme.prompts[0].id);
    let request =
        TestApp::request(Method::POST, "/t/zaitaku/mine/post", "").header(header::ORIGIN, ORIGIN);
    let answer = app.send(request.body(Body::from(body)).expect("a request")).await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "replacement characters are nothing to read"
    );
}

#[tokio::test]
async fn oversized_forms_get_a_page_that_says_so() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let request = Request::post("/t/zaitaku/mine/post")
        .header(header::HOST, "kizuki.test")
        .header(header::ACCEPT, "text/html");
    let answer = app.send(request.body(Body::from("x".repeat(200_000))).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("送られたものが大きすぎます"));
}

#[tokio::test]
async fn a_forged_cookie_counts_as_none() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let prompt = theme.prompts[0].id.to_string();
    let answer = app
        .form(
            "kizuki_ticket=<script>",
            "/t/zaitaku/mine/post",
            &[("prompt", &prompt), ("text", "x")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.cookie().len() > "kizuki_ticket=".len() + 20, "it gets a real one");
}

#[tokio::test]
async fn both_ways_use_one_ticket() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let ticket = secret(1);
    app.pinned(&theme, &ticket, "島から").await;
    let page = app.get_as(&format!("kizuki_ticket={}", code(&ticket)), "/t/zaitaku/mine").await;
    assert!(page.body.contains("島から"), "the page without JavaScript knows the note");
    assert_eq!(page.header("cache-control"), "no-store");
}

/// Without JavaScript the guard can speak only after the form was sent: it asks once, with the text
/// still there, and then takes it.
#[tokio::test]
async fn a_text_that_gives_somebody_away_is_asked_about_once_and_never_blocked() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let prompt = theme.prompts[0].id.to_string();
    let text = "田中課長の机の上が散らかっている。";
    let asked = app.form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", text)]).await;
    assert_eq!(asked.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        asked.body.contains(text)
            && asked.body.contains("人の名前のようです")
            && asked.body.contains("このまま貼る")
    );
    assert!(!asked.body.contains("aria-invalid"), "it is not an error");
    app.tick().await;
    assert_eq!(app.notes(&theme).await.len(), 0);
    let taken = app
        .form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", text), ("anyway", "1")])
        .await;
    assert_eq!(taken.status, axum::http::StatusCode::SEE_OTHER, "{}", taken.body);
    app.tick().await;
    assert_eq!(app.notes(&theme).await.len(), 1);
}

/// Leptos does not escape what stands in a text area; we do (components/fields.rs).
#[tokio::test]
async fn a_text_area_holds_what_was_typed_and_cannot_be_left() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| plan.description = "a</textarea><b>&lt;".into()).await;
    let (typed, shown) = ("x</textarea><b>&amp;", "x&lt;/textarea&gt;&lt;b&gt;&amp;amp;");
    let note = app.post(&theme, &secret(1), typed).await.to_string();
    let ticket = format!("kizuki_ticket={}", code(&secret(1)));
    let prompt = theme.prompts[0].id.to_string();
    let long = format!("{typed}{}", "あ".repeat(200));
    let organizer = app.organizer("hr@example.jp").await;
    for page in [
        app.get_as(&ticket, "/t/zaitaku/mine").await,
        app.form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", &long)]).await,
        app.form(&ticket, "/t/zaitaku/mine/edit", &[("note", &note), ("text", &long)]).await,
    ] {
        assert!(
            page.body.contains(shown) && !page.body.contains("</textarea><b>"),
            "{}",
            page.body
        );
    }
    let page = app.get_as(&organizer, &format!("/admin/themes/{}/edit", theme.id)).await;
    assert!(
        page.body.contains("a&lt;/textarea&gt;&lt;b&gt;&amp;lt;")
            && !page.body.contains("</textarea><b>")
    );
}
