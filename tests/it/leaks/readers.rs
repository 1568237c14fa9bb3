//! The passphrase tells nobody apart.

use axum::http::StatusCode;

use crate::support::dump::dump;
use crate::support::reading::{PHRASE, WIDE, closed, enter, on, published};
use crate::support::{Answer, NOON, TestApp};

/// The leak: nothing tells readers apart, and nothing of them is kept.
async fn readers_look_alike_and_leave_nothing(app: TestApp) {
    published(&app).await;
    let kept = async || [dump(app.state.board.db()).await, dump(app.state.people.db()).await];
    let before = kept().await;
    let (first, second) = (enter(&app, PHRASE, "/").await, enter(&app, WIDE, "/").await);
    app.state.clock.set(NOON + 3600);
    let third = enter(&app, PHRASE, "/t/zaitaku").await;
    assert!(first.header("set-cookie").starts_with("kizuki_reader="));
    for other in [&second, &third] {
        let set = |answer: &Answer| {
            answer.headers.get_all("set-cookie").iter().cloned().collect::<Vec<_>>()
        };
        assert_eq!(set(&first), set(other), "to the byte, at any hour");
        assert_eq!(set(other).len(), 2);
    }
    for path in [
        "/",
        "/t/zaitaku",
        "/t/zaitaku/mine",
        "/t/zaitaku/screen",
        "/t/zaitaku/report",
        "/trust",
        "/log",
    ] {
        let (one, two) =
            (app.get_as(&first.cookie(), path).await, app.get_as(&third.cookie(), path).await);
        assert_eq!(one.status, StatusCode::OK);
        assert!(
            one.without_nonce() == two.without_nonce() && one.headers.get("set-cookie").is_none(),
            "{path}"
        );
    }
    enter(&app, "falsches Wort", "/").await;
    app.tick().await;
    assert!(kept().await == before, "neither database changes by reading");
}

#[tokio::test]
async fn readers_look_alike_and_leave_nothing_on_sqlite() {
    readers_look_alike_and_leave_nothing(closed().await).await;
}

#[tokio::test]
async fn readers_look_alike_and_leave_nothing_on_postgres() {
    let app = TestApp::postgres_with(on).await;
    let databases = app.databases.clone();
    readers_look_alike_and_leave_nothing(app).await;
    crate::support::drop_databases(&databases).await;
}
