//! What a browser keeps, and what may change it: files named for the worker, tickets that must not
//! displace each other, what goes when a theme is archived, and addresses that say nothing.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use kizuki_board::domain::{anon::Action, settings::Tier, theme::State};

use crate::support::{Answer, DAY, NOON, TestApp, both_dbs, secret};

fn all<'a>(answer: &'a Answer, name: &str) -> Vec<&'a str> {
    answer.headers.get_all(name).iter().map(|value| value.to_str().expect("text")).collect()
}

#[tokio::test]
async fn the_files_of_a_page_are_named_by_the_server_and_not_by_notes() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let board = all(&app.get("/t/zaitaku").await, "x-kizuki-files").join(" ");
    assert_eq!(board, "/pkg/kizuki.js /pkg/kizuki.wasm");
    for text in [
        "見て /pkg/../t/zaitaku/mine/ticket",
        "/pkg/nothing",
        "x-kizuki-files: /pkg/../admin",
        "/pkg/kizuki.js?x",
    ] {
        app.pinned(&theme, &secret(1), text).await;
    }
    assert_eq!(all(&app.get("/t/zaitaku").await, "x-kizuki-files").join(" "), board);
    assert_eq!(app.get("/").await.header("x-kizuki-files"), "/pkg/kizuki.css");
}

#[tokio::test]
async fn a_typed_ticket_takes_anothers_place_only_when_it_is_said() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| (plan.tier, plan.quorum) = (Tier::Drawn, 5)).await;
    let cookie = app.organizer("hr@example.jp").await;
    let sheet = app
        .form(
            &cookie,
            &format!("/admin/themes/{}/slips", theme.id),
            &[("count", "5"), ("printed", "0")],
        )
        .await
        .body;
    let codes: Vec<&str> = sheet
        .split("<p class=\"code num\">")
        .skip(1)
        .filter_map(|rest| rest.split('<').next())
        .collect();
    let enter = async |held: &str, fields: &[(&str, &str)]| {
        app.form(held, "/t/zaitaku/mine/enter", fields).await
    };
    let held = enter("", &[("code", codes[0]), ("own", "1")]).await.cookie();

    let asked = enter(&held, &[("code", codes[1]), ("own", "1")]).await;
    assert_eq!(
        (asked.status, asked.cookie().as_str()),
        (StatusCode::CONFLICT, ""),
        "nothing is replaced"
    );
    for part in [
        "入れ替えると",
        "name=\"replace\"",
        "/t/zaitaku/mine#ticket",
        "checked",
        &format!("value=\"{}\"", codes[1]),
    ] {
        assert!(asked.body.contains(part), "{part}");
    }
    let mine = app.get_as(&held, "/t/zaitaku/mine").await.body;
    assert!(
        mine.contains(codes[0]) && !mine.contains(codes[1]),
        "the number of the present ticket can be written down first"
    );
    let replaced = enter(&held, &[("code", codes[1]), ("own", "1"), ("replace", "1")]).await;
    assert_eq!(
        (replaced.status, replaced.cookie()),
        (StatusCode::SEE_OTHER, format!("kizuki_ticket={}", codes[1]))
    );

    // The same ticket again, one that was never handed out, and something that is no ticket:
    // nothing is lost.
    let unknown = format!("kizuki_ticket={}", secret(200).reveal().as_str());
    for harmless in [held.as_str(), unknown.as_str(), "kizuki_ticket=K7QM"] {
        assert_eq!(
            enter(harmless, &[("code", codes[0])]).await.status,
            StatusCode::SEE_OTHER,
            "{harmless}"
        );
    }
}

#[tokio::test]
async fn what_was_done_stands_in_no_address() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let prompt = theme.prompts[0].id.to_string();
    let ticket = app
        .form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "付箋")])
        .await
        .cookie();
    app.tick().await;
    let note = app.notes(&theme).await[0].id.to_string();
    let withdrawn = app.form(&ticket, "/t/zaitaku/mine/withdraw", &[("note", &note)]).await;
    assert_eq!(withdrawn.location(), "/t/zaitaku/mine");
    let done = all(&withdrawn, "set-cookie")[1];
    assert_eq!(done, "kizuki_done=withdrawn; SameSite=Lax; Path=/t/zaitaku/mine; Max-Age=60");
    let page = app.get_as(&format!("{ticket}; kizuki_done=withdrawn"), "/t/zaitaku/mine").await;
    assert!(page.body.contains("取り下げました。次の更新で"));
    assert_eq!(
        page.header("set-cookie"),
        "kizuki_done=; SameSite=Lax; Path=/t/zaitaku/mine; Max-Age=0",
        "said once"
    );
    for told in [
        app.get_as(&ticket, "/t/zaitaku/mine?done=withdrawn").await,
        app.get_as(&ticket, "/t/zaitaku/mine").await,
    ] {
        assert!(
            !told.body.contains("取り下げました。次の更新で") && told.cookie().is_empty(),
            "an address cannot say it"
        );
    }
}

both_dbs! {
    /// M1: from then on a device does not tell which notes were written on it.
    async fn archiving_empties_the_browsers_that_come_again(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "残る付箋").await;
        app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        let over = format!("[\"{}\",\"zaitaku\"]", &theme.id.to_string()[..13]);
        for path in ["/", "/t/zaitaku"] {
            let page = app.get(path).await;
            assert!(
                !page.body.contains("localStorage") && page.cookie().is_empty(),
                "{path}: it lives"
            );
        }
        app.state.clock.set(NOON + 30 * DAY);
        app.tick().await;
        app.move_to(theme.id, State::Answered).await;
        let version = app.state.board.theme(theme.id).await.expect("a theme").version;
        app.state.archive(theme.id, version).await.expect("archived");
        assert!(app.get("/").await.body.contains(&over));
        let gone = "kizuki_ticket=; SameSite=Lax; Path=/t/zaitaku/mine; Max-Age=0";
        let board = app.get("/t/zaitaku").await;
        assert!(board.body.contains(&over) && board.body.contains("残る付箋"));
        assert_eq!(board.header("set-cookie"), gone, "without JavaScript too");
        assert_eq!(
            app.get_as("kizuki_ticket=x", "/t/zaitaku/mine").await.header("set-cookie"),
            gone
        );
        // Not app.get(), which gives all pages up.
        let read = async || {
            app.send(
                TestApp::request(Method::GET, "/t/zaitaku", "")
                    .body(Body::empty())
                    .expect("a request"),
            )
            .await
        };
        let (board, again) = (read().await, read().await);
        assert_eq!(again.body, board.body, "kept all the same: one nonce");
    }
}
