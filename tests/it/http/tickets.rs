//! Drawn tickets, archiving and the log over HTTP, without JavaScript.

use axum::http::StatusCode;
use kizuki_board::domain::settings::Tier;
use kizuki_board::domain::theme::{State, Theme};
use kizuki_board::log::{export::Export, verify::verify};

use crate::support::{ORIGIN, TestApp, secret};

async fn drawn(app: &TestApp) -> Theme {
    app.theme_with(|plan| (plan.tier, plan.quorum) = (Tier::Drawn, 5)).await
}

/// The codes on a sheet.
fn codes(sheet: &str) -> Vec<String> {
    sheet
        .split("<p class=\"code num\">")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap_or_default().to_owned())
        .collect()
}

async fn sheet(
    app: &TestApp,
    cookie: &str,
    theme: &Theme,
    count: &str,
    printed: &str,
) -> crate::support::Answer {
    app.form(
        cookie,
        &format!("/admin/themes/{}/slips", theme.id),
        &[("count", count), ("printed", printed)],
    )
    .await
}

#[tokio::test]
async fn from_the_printed_sheet_to_a_note_without_javascript() {
    let app = TestApp::sqlite().await;
    let theme = drawn(&app).await;
    let cookie = app.organizer("hr@example.jp").await;
    let sheet = sheet(&app, &cookie, &theme, "22", "0").await;
    assert_eq!(
        (sheet.status, sheet.header("cache-control")),
        (StatusCode::OK, "no-store"),
        "{}",
        sheet.body
    );
    let codes = codes(&sheet.body);
    assert_eq!(
        (codes.len(), sheet.body.matches("class=\"slips\"").count()),
        (22, 2),
        "twenty on a page"
    );
    assert!(sheet.body.contains(&format!("{ORIGIN}/t/zaitaku")) && sheet.body.contains("<svg"));

    // Reading needs no ticket; writing does, and the text is not lost.
    let post = [("prompt", theme.prompts[0].id.to_string()), ("text", "券がまだ".to_owned())];
    let post: Vec<(&str, &str)> =
        post.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = app.form("", "/t/zaitaku/mine/post", &post).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("券がまだ") && refused.body.contains("券がいります"));
    assert_eq!(refused.cookie(), "", "no ticket is made up");

    // Lower case, full width, blanks: as people type.
    let typed = codes[0].to_lowercase().replace('-', "　");
    let entered = app.form("", "/t/zaitaku/mine/enter", &[("code", &typed)]).await;
    assert_eq!(
        (entered.status, entered.location()),
        (StatusCode::SEE_OTHER, "/t/zaitaku?done=entered"),
        "{}",
        entered.body
    );
    // On a PC that others use too the cookie goes with the window, and an action does not make it
    // stay.
    let ticket = entered.cookie();
    assert_eq!(ticket, format!("kizuki_ticket=~{}", codes[0]));
    assert!(!entered.header("set-cookie").contains("Max-Age"));
    let own = app.form("", "/t/zaitaku/mine/enter", &[("code", &typed), ("own", "1")]).await;
    assert_eq!(own.cookie(), format!("kizuki_ticket={}", codes[0]));
    assert!(own.header("set-cookie").contains("Max-Age=10368000"));
    let own = async |jar| app.get_as(jar, "/t/zaitaku/mine/ticket").await;
    let (held, none) = (own(&ticket).await, own("").await);
    assert_eq!(
        (held.body.trim_end(), none.body.trim_end()),
        (format!("~{}", codes[0]).as_str(), "")
    );
    assert_eq!(
        (held.status, &held.headers, held.body.len()),
        (none.status, &none.headers, none.body.len()),
        "nobody on the way sees which"
    );
    let posted = app.form(&ticket, "/t/zaitaku/mine/post", &post).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
    assert!(posted.cookie() == ticket && !posted.header("set-cookie").contains("Max-Age"));
    app.tick().await;
    let board = app.get("/t/zaitaku").await;
    assert!(
        board.body.contains("券がまだ")
            && board.body.contains("券は22枚出ていて、1枚使われました。")
    );
}

#[tokio::test]
async fn a_mistyped_code_is_told_beside_the_field_and_stays_in_it() {
    let app = TestApp::sqlite().await;
    drawn(&app).await;
    let unknown = secret(200).reveal().to_string();
    for (typed, status, says) in [
        ("K7QM-9F3U-AAAA-BBBB-CCCC", StatusCode::BAD_REQUEST, "「U」は券に使われない文字です"),
        ("K7QM-9F3X", StatusCode::BAD_REQUEST, "いま8文字あります"),
        ("", StatusCode::BAD_REQUEST, "いま0文字あります"),
        (&unknown, StatusCode::FORBIDDEN, "このテーマの券ではありません"),
    ] {
        let answer = app.form("", "/t/zaitaku/mine/enter", &[("code", typed)]).await;
        assert_eq!((answer.status, answer.cookie().as_str()), (status, ""), "{typed}");
        assert!(answer.body.contains(says), "{typed}: {says}");
        assert!(
            answer.body.contains(&format!("value=\"{typed}\"")) || typed.is_empty(),
            "{typed} stays"
        );
    }
}

#[tokio::test]
async fn a_sheet_is_for_organizers_is_printed_once_and_a_wrong_number_is_told() {
    let app = TestApp::sqlite().await;
    let theme = drawn(&app).await;
    assert_eq!(sheet(&app, "", &theme, "20", "0").await.status, StatusCode::UNAUTHORIZED);
    let cookie = app.organizer("hr@example.jp").await;
    for (count, says) in
        [("0", "1から500まで"), ("501", "1から500まで"), ("たくさん", "1から500まで")]
    {
        let answer = sheet(&app, &cookie, &theme, count, "0").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{count}");
        assert!(
            answer.body.contains(says) && answer.body.contains(&format!("value=\"{count}\"")),
            "{count}"
        );
    }
    assert_eq!(sheet(&app, &cookie, &theme, "20", "0").await.status, StatusCode::OK);
    let again = sheet(&app, &cookie, &theme, "20", "0").await;
    assert_eq!((again.status, codes(&again.body).len()), (StatusCode::CONFLICT, 0));
    assert_eq!(app.state.board.slips(theme.id).await.expect("counted"), (20, 0));
}

#[tokio::test]
async fn the_log_is_public_is_verified_and_stands_at_the_foot_of_every_page() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "付箋").await;
    let log = app.get("/log").await;
    assert_eq!(log.status, StatusCode::OK);
    assert!(
        log.body.contains("1回めに箱を開け、付箋1枚を貼り出しました。")
            && log.body.contains("受付を始めました（オープン、箱は10秒ごと、/t/zaitaku）。")
    );
    let head = app.state.board.log_head().await.expect("a head");
    let words = kizuki_board::i18n::say::words(kizuki_board::i18n::Lang::Ja, &head.hash);
    for page in ["/", "/t/zaitaku", "/t/zaitaku/mine", "/trust", "/log", "/login"] {
        assert!(app.get(page).await.body.contains(&words), "{page}");
    }
    let json = app.get("/log.json").await;
    let export: Export = serde_json::from_str(&json.body).expect("an export");
    assert_eq!(
        verify(&export, Some(Box::new(move |hash| *hash == head.hash))).expect("no flaw").shown,
        1
    );
    let known = TestApp::request(axum::http::Method::GET, "/log.json", "")
        .header("if-none-match", json.header("etag"));
    let answer = app.send(known.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
}

#[tokio::test]
async fn archiving_over_http_and_the_certificate() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "残る付箋").await;
    let cookie = app.organizer("hr@example.jp").await;
    let page = format!("/admin/themes/{}", theme.id);
    let certificate = format!("{page}/certificate");
    app.move_to(theme.id, State::Review).await;
    let answered = app.move_to(theme.id, State::Answered).await;
    assert_eq!(
        app.get_as(&cookie, &certificate).await.status,
        StatusCode::NOT_FOUND,
        "nothing to certify yet"
    );
    let (id, version) = (theme.id.to_string(), answered.version.to_string());
    let fields = [("page", page.as_str()), ("id", &id), ("version", &version), ("to", "archived")];
    let done = app.form(&cookie, "/do/move_theme", &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let shown = app.get_as(&cookie, &certificate).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("消去証明書") && shown.body.contains(&id));
    assert_ne!(app.get(&certificate).await.status, StatusCode::OK, "for accounts only");
    assert!(app.get("/t/zaitaku").await.body.contains("残る付箋"));
    let mine = app
        .get_as(&format!("kizuki_ticket={}", secret(1).reveal().as_str()), "/t/zaitaku/mine")
        .await;
    assert!(mine.body.contains("このテーマは保管されました"));
}
