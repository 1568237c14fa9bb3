//! The passphrase: who is asked for it, how one enters, and for how long.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use kizuki_board::domain::passphrase::Passphrase;
use kizuki_board::http::{AppState, Assets};
use kizuki_board::service::{Clock, Config};

use crate::support::reading::{
    PAGES, PHRASE, TITLE, WIDE, asks, closed, enter, fetch, on, published, reader,
};
use crate::support::{Answer, DAY, NOON, TestApp, code, secret};

#[tokio::test]
async fn every_page_asks_for_the_passphrase_and_opens_with_it() {
    let app = closed().await;
    published(&app).await;
    let cookie = reader(&app, PHRASE).await;
    for path in PAGES {
        let answer = app.get(path).await;
        assert!(asks(&answer), "{path}: {} {}", answer.status, answer.body);
        assert!(!answer.body.contains("付箋の文") && !answer.body.contains("log-words"), "{path}");
        assert_eq!(
            (answer.header("cache-control"), answer.header("etag")),
            ("no-store", ""),
            "{path}"
        );
        let program = fetch(&app, path, &[]).await;
        assert_eq!(
            (program.status, program.body.as_str()),
            (StatusCode::UNAUTHORIZED, "\"NoPassphrase\""),
            "{path}"
        );
        let open = app.get_as(&cookie, path).await;
        assert_eq!(
            (open.status, open.header("cache-control")),
            (StatusCode::OK, "no-store"),
            "{path}"
        );
    }
    for path in [
        "/nothing",
        "/t/nothing",
        "/fault",
        "/t/zaitaku/key",
        "/t/a/b/mine/ticket",
        "/t/zaitaku/live",
        "//pick",
        "/login/",
        "/anon/x",
    ] {
        assert!(asks(&app.get(path).await), "{path}: what is there is not told");
    }
    // Boards of browsers that keep a ticket ask without any cookie; what is there is told to nobody
    // else.
    for (path, own) in [
        ("/t/zaitaku/mine/ticket", ""),
        ("/t/nothing/mine/ticket", ""),
        ("/t/zaitaku/mine/ticket", code(&secret(1)).as_str()),
    ] {
        let answer = app.get_as(&format!("kizuki_ticket={own}"), path).await;
        assert_eq!((answer.status, answer.body), (StatusCode::OK, format!("{own:<48}")), "{path}");
    }
    let head = app
        .send(
            TestApp::request(Method::HEAD, "/t/zaitaku", "")
                .body(Body::empty())
                .expect("a request"),
        )
        .await;
    assert_eq!(head.status, StatusCode::UNAUTHORIZED);
    for bad in [
        "kizuki_reader=",
        "kizuki_reader=0",
        &format!("{cookie}0"),
        &cookie.replace("kizuki_reader", "__Host-kizuki_reader"),
    ] {
        assert!(asks(&app.get_as(bad, "/t/zaitaku").await), "{bad}");
    }
}

#[tokio::test]
async fn one_gets_to_where_one_wanted_to_go() {
    let app = closed().await;
    app.theme().await;
    let asked = app.get("/t/zaitaku?sort=stickers&q=%E6%B1%BA%E8%A3%81").await;
    assert!(
        asked
            .body
            .contains("name=\"next\" value=\"/t/zaitaku?sort=stickers&amp;q=%E6%B1%BA%E8%A3%81\""),
        "{}",
        asked.body
    );
    assert!(
        asked.body.contains("/lang/en?back=%2Fpassphrase%3Fnext%3D"),
        "the language can be switched on the way"
    );
    let in_english = app.get_as("kizuki_lang=en", "/passphrase?next=%2Ft%2Fzaitaku").await;
    assert_eq!(in_english.status, StatusCode::OK);
    assert!(
        in_english.body.contains("Please enter the passphrase")
            && in_english.body.contains("value=\"/t/zaitaku\"")
    );
    let entered = enter(&app, WIDE, "/t/zaitaku?sort=stickers&q=%E6%B1%BA%E8%A3%81").await;
    assert_eq!(
        (entered.status, entered.location()),
        (StatusCode::SEE_OTHER, "/t/zaitaku?sort=stickers&q=%E6%B1%BA%E8%A3%81")
    );
    assert!(app.get_as(&entered.cookie(), entered.location()).await.body.contains(TITLE));
    for elsewhere in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/a\r\nSet-Cookie: x=1",
        "javascript:alert(1)",
        "",
    ] {
        assert_eq!(enter(&app, PHRASE, elsewhere).await.location(), "/", "{elsewhere:?}");
    }
    let form = app.form("", "/t/zaitaku/mine/post", &[("text", "x")]).await;
    assert!(
        asks(&form) && form.body.contains("name=\"next\" value=\"/t/zaitaku\""),
        "a form leads back to its board"
    );
}

#[tokio::test]
async fn a_wrong_phrase_is_told_beside_the_field_and_not_echoed() {
    let app = closed().await;
    app.theme().await;
    for wrong in ["さくらの咲く丘 2021", "CANARY-GUESS", &"長".repeat(5000)] {
        let answer = enter(&app, wrong, "/t/zaitaku").await;
        assert_eq!(
            (answer.status, answer.header("set-cookie")),
            (StatusCode::UNPROCESSABLE_ENTITY, ""),
            "{wrong}"
        );
        assert!(
            answer.body.contains(
                "aria-invalid=\"true\" aria-describedby=\"passphrase-err passphrase-hint\""
            ),
            "{}",
            answer.body
        );
        assert!(answer.body.contains("id=\"passphrase-err\""));
        assert!(!answer.body.contains(wrong) && !answer.body.contains(TITLE), "{wrong}");
        assert!(
            answer.body.contains("name=\"next\" value=\"/t/zaitaku\""),
            "where one wanted to go is kept"
        );
    }
    assert!(enter(&app, " 　", "/").await.body.contains("id=\"passphrase-err\""));
}

#[tokio::test]
async fn guessing_is_slowed_down_for_everybody_together() {
    let app = closed().await;
    app.theme().await;
    let cookie = reader(&app, PHRASE).await;
    for n in 0..100 {
        assert_eq!(
            enter(&app, &format!("guess number {n}"), "/").await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        // Those who know it use nothing up.
        if n < 5 {
            reader(&app, PHRASE).await;
        }
    }
    let late = enter(&app, PHRASE, "/").await;
    assert_eq!((late.status, late.header("set-cookie")), (StatusCode::TOO_MANY_REQUESTS, ""));
    assert_eq!(
        app.get_as(&cookie, "/t/zaitaku").await.status,
        StatusCode::OK,
        "who is in stays in"
    );
    app.state.clock.set(NOON + 10 * 60);
    reader(&app, PHRASE).await;
}

/// Who knew the phrase before is not kept out by a stranger's guesses; and the sign of it is the
/// same for everybody, and opens nothing.
#[tokio::test]
async fn strangers_guesses_do_not_keep_out_who_knew_the_phrase_before() {
    let app = closed().await;
    app.theme().await;
    let reminder = |answer: &Answer| {
        let cookie = answer
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .nth(1)
            .expect("a second cookie")
            .to_str()
            .expect("text")
            .to_owned();
        assert!(
            cookie.contains("Path=/passphrase;")
                && cookie.contains("HttpOnly")
                && cookie.contains("SameSite=Strict"),
            "{cookie}"
        );
        cookie.split(';').next().expect("a value").to_owned()
    };
    let known = reminder(&enter(&app, PHRASE, "/").await);
    assert_eq!(known, reminder(&enter(&app, PHRASE, "/t/zaitaku").await), "the same for everybody");
    assert!(asks(&app.get_as(&known, "/t/zaitaku").await), "it opens nothing");
    assert!(asks(&app.get_as(&known.replace("_before", ""), "/t/zaitaku").await));
    // Until the end of the next month: from the tenth of August to the end of September.
    for (days, status) in [
        (0, StatusCode::SEE_OTHER),
        (51, StatusCode::SEE_OTHER),
        (52, StatusCode::TOO_MANY_REQUESTS),
    ] {
        app.state.clock.set(NOON + days * DAY);
        for n in 0..101 {
            enter(&app, &format!("guess number {n}"), "/").await;
        }
        let again = app.form(&known, "/passphrase", &[("passphrase", PHRASE), ("next", "/")]).await;
        assert_eq!(again.status, status, "{days}");
    }
    app.state.clock.set(NOON);
    for n in 0..101 {
        app.form(&known, "/passphrase", &[("passphrase", &format!("guess number {n}"))]).await;
    }
    let again = app.form(&known, "/passphrase", &[("passphrase", PHRASE)]).await;
    assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS, "its own guesses are counted too");
}

#[tokio::test]
async fn a_cookie_is_good_for_its_day_and_the_next() {
    let app = closed().await;
    app.theme().await;
    let cookie = reader(&app, PHRASE).await;
    // Noon in Tokyo; midnight there is at fifteen o'clock UTC.
    for (later, status) in [
        (DAY, StatusCode::OK),
        (DAY + 12 * 3600 - 1, StatusCode::OK),
        (DAY + 12 * 3600, StatusCode::UNAUTHORIZED),
    ] {
        app.state.clock.set(NOON + later);
        assert_eq!(app.get_as(&cookie, "/t/zaitaku").await.status, status, "{later}");
    }
    let next = reader(&app, PHRASE).await;
    assert_ne!(next, cookie);
    app.state.clock.set(NOON);
    assert!(asks(&app.get_as(&next, "/t/zaitaku").await), "nor before its day");
}

#[tokio::test]
async fn another_process_knows_the_cookie_and_another_phrase_ends_it() {
    let app = closed().await;
    app.theme().await;
    let cookie = reader(&app, PHRASE).await;
    for (phrase, status) in
        [(WIDE, StatusCode::OK), ("さくらの散る丘 2020", StatusCode::UNAUTHORIZED)]
    {
        let again =
            app.another_process(|config| config.passphrase = Some(Passphrase::fold(phrase))).await;
        assert_eq!(again.get_as(&cookie, "/t/zaitaku").await.status, status, "{phrase}");
    }
}

#[tokio::test]
async fn a_short_passphrase_stops_the_start_and_is_not_told() {
    for short in ["", "　", "ひらけごま"] {
        let data = tempfile::tempdir().expect("a folder");
        let app = TestApp::sqlite().await;
        let config = Config {
            passphrase: Some(Passphrase::fold(short)),
            data: data.path().to_owned(),
            ..(*app.state.config).clone()
        };
        let said = AppState::open(config, Clock::fixed(NOON), Assets::unbuilt())
            .await
            .err()
            .expect("refused")
            .to_string();
        assert!(
            said.contains("KIZUKI_PASSPHRASE must have at least 8 characters")
                && !said.contains("ごま"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let app = TestApp::sqlite_with(|config| {
        on(config);
        config.origin = Some("https://kizuki.test".into());
    })
    .await;
    app.theme().await;
    let request = TestApp::request(Method::POST, "/passphrase", "")
        .header(header::ORIGIN, "https://kizuki.test");
    let body = serde_urlencoded::to_string([("passphrase", PHRASE)]).expect("a form");
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body));
    let answer = app.send(request.expect("a request")).await;
    let cookie = answer.header("set-cookie");
    for part in
        ["__Host-kizuki_reader=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=86400"]
    {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Expires"));
    assert_eq!(app.get_as(&answer.cookie(), "/t/zaitaku").await.status, StatusCode::OK);
    assert!(asks(&app.get_as(&answer.cookie().replace("__Host-", ""), "/t/zaitaku").await));
}

#[tokio::test]
async fn trust_and_doctor_say_whether_it_is_on() {
    for (app, says, value) in [
        (closed().await, "合言葉がいります", "on"),
        (TestApp::sqlite().await, "合言葉はありません", "off"),
    ] {
        let cookie = if value == "on" { reader(&app, PHRASE).await } else { String::new() };
        assert!(app.get_as(&cookie, "/trust").await.body.contains(says), "{value}");
        let inspection = app.state.inspect().await.expect("looked at");
        let setting =
            inspection.program.iter().find(|setting| setting.name == "passphrase").expect("told");
        assert_eq!((setting.value.as_str(), setting.safe), (value, true));
    }
    let open = TestApp::sqlite().await;
    assert_eq!(open.get("/passphrase").await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        open.form("", "/passphrase", &[("passphrase", PHRASE)]).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(
        !open.data.path().join("keys/reader.key").exists(),
        "no key where there is no passphrase"
    );
}
