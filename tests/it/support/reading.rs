//! A board behind the shared passphrase, and those who enter it.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use kizuki_board::domain::{passphrase::Passphrase, theme::Theme};
use kizuki_board::service::Config;

use super::{Answer, TestApp, secret};

pub const PHRASE: &str = "さくらの咲く丘 2020";
/// As somebody types it whose keyboard is in full width, with a blank too many.
pub const WIDE: &str = "さくらの咲く丘　２０２０ ";
pub const TITLE: &str = "在宅勤務、やってみてどうでしたか";

pub fn on(config: &mut Config) {
    config.passphrase = Some(Passphrase::fold(PHRASE));
}

pub async fn closed() -> TestApp {
    TestApp::sqlite_with(on).await
}

/// Enters a phrase as a browser does, on the way to `next`.
pub async fn enter(app: &TestApp, phrase: &str, next: &str) -> Answer {
    app.form("", "/passphrase", &[("passphrase", phrase), ("next", next)]).await
}

/// The cookie of somebody who knows the phrase.
pub async fn reader(app: &TestApp, phrase: &str) -> String {
    let answer = enter(app, phrase, "/").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.cookie()
}

/// What a fetch without cookies gets, with a header or without.
pub async fn fetch(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = Request::get(path).header(header::HOST, "kizuki.test");
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    app.send(request.body(Body::empty()).expect("a request")).await
}

pub fn asks(answer: &Answer) -> bool {
    answer.status == StatusCode::UNAUTHORIZED
        && answer.body.contains("name=\"passphrase\"")
        && !answer.body.contains(TITLE)
}

/// Every page and file with something in it, for a theme whose report is public.
pub const PAGES: [&str; 10] = [
    "/",
    "/t/zaitaku",
    "/t/zaitaku/mine",
    "/t/zaitaku/screen",
    "/t/zaitaku/report",
    "/t/zaitaku/report/csv",
    "/t/zaitaku/report/md",
    "/trust",
    "/log",
    "/log.json",
];

pub async fn published(app: &TestApp) -> Theme {
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "付箋の文").await;
    app.state
        .board
        .publish_report(theme.id, theme.version, true)
        .await
        .expect("published")
        .unseen();
    theme
}
