//! What a button does is done once, however often it is pressed (docs/architecture.md lists how).

use axum::http::StatusCode;
use kizuki_board::domain::theme::{State, Theme};

use crate::support::{TestApp, both_dbs};

async fn board(app: &TestApp, theme: &Theme) -> Vec<String> {
    app.tick().await;
    app.notes(theme).await.into_iter().map(|note| note.text).collect()
}

both_dbs! {
    async fn a_note_pressed_twice_is_one(app: TestApp) {
        let theme = app.theme().await;
        let [first, second] = [0, 1].map(|n| theme.prompts[n].id.to_string());
        let ticket = app
            .form("", "/t/zaitaku/mine/post", &[("prompt", &first), ("text", "一度だけ")])
            .await
            .cookie();
        for text in ["一度だけ", " 一度だけ\u{200b}"] {
            let again = app
                .form(&ticket, "/t/zaitaku/mine/post", &[("prompt", &first), ("text", text)])
                .await;
            assert_eq!(
                (again.status, again.location()),
                (StatusCode::SEE_OTHER, "/t/zaitaku?done=posted"),
                "as the first press"
            );
        }
        assert_eq!(board(&app, &theme).await, ["一度だけ"]);
        // Between the two presses the box may have been opened.
        app.form(&ticket, "/t/zaitaku/mine/post", &[("prompt", &first), ("text", "一度だけ")])
            .await;
        assert_eq!(board(&app, &theme).await, ["一度だけ"]);
        // What is not the same is another note: another column, another text, another person.
        app.form(&ticket, "/t/zaitaku/mine/post", &[("prompt", &second), ("text", "一度だけ")])
            .await;
        app.form(&ticket, "/t/zaitaku/mine/post", &[("prompt", &first), ("text", "一度だけ。")])
            .await;
        app.form("", "/t/zaitaku/mine/post", &[("prompt", &first), ("text", "一度だけ")]).await;
        assert_eq!(board(&app, &theme).await.len(), 4);
        assert!(
            app.get_as(&ticket, "/t/zaitaku/mine").await.body.contains("あと2枚"),
            "two of five places are left"
        );
        // Taken back, it can be written again.
        let note = app
            .notes(&theme)
            .await
            .iter()
            .find(|note| note.text == "一度だけ。")
            .expect("there")
            .id
            .to_string();
        app.form(&ticket, "/t/zaitaku/mine/withdraw", &[("note", &note)]).await;
        app.tick().await;
        app.form(&ticket, "/t/zaitaku/mine/post", &[("prompt", &first), ("text", "一度だけ。")])
            .await;
        assert_eq!(board(&app, &theme).await.len(), 4);
    }

    async fn presses_at_the_same_moment_are_one(app: TestApp) {
        let theme = app.theme().await;
        let prompt = theme.prompts[0].id.to_string();
        let ticket = app
            .form_once("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "あ")])
            .await
            .cookie();
        let fields = [("prompt", prompt.as_str()), ("text", "同時に")];
        let press = || app.form(&ticket, "/t/zaitaku/mine/post", &fields);
        let (a, b, c) = tokio::join!(press(), press(), press());
        assert!([a, b, c].iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
        assert_eq!(board(&app, &theme).await, ["同時に"]);
    }

    async fn a_new_theme_is_made_once(app: TestApp) {
        let organizer = app.organizer("hr@example.jp").await;
        let page = app.get_as(&organizer, "/admin/themes/new").await.body;
        let key = page
            .split("name=\"key\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a key")
            .to_owned();
        let other = app.get_as(&organizer, "/admin/themes/new").await.body;
        assert!(!other.contains(&key), "each form has its own");
        let fields = |slug: &'static str, key: &str| {
            let fixed = [
                ("page", "/admin/themes/new"),
                ("form[title]", "題"),
                ("form[tier]", "open"),
                ("form[opens_on]", "2020-08-01"),
                ("form[closes_on]", "2020-08-31"),
                ("form[posting]", "on"),
                ("form[stickers]", "on"),
                ("form[max_notes]", "5"),
                ("form[tally]", "visible"),
                ("form[prompts][0][name]", "列"),
                ("form[prompts][0][colour]", "lemon"),
            ];
            let mut fields: Vec<(&str, String)> =
                fixed.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
            fields.extend([("form[slug]", slug.to_owned()), ("key", key.to_owned())]);
            fields
        };
        let press = async |slug, key: &str| {
            let fields = fields(slug, key);
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            app.form(&organizer, "/do/save_theme", &fields).await
        };
        let (a, b) = tokio::join!(press("ichido", &key), press("ichido", &key));
        let late = press("ichido", &key).await;
        for answer in [&a, &b, &late] {
            assert_eq!(
                (answer.status, answer.location()),
                (StatusCode::SEE_OTHER, format!("/admin/themes/{key}?done=saved").as_str()),
                "{}",
                answer.body
            );
        }
        assert_eq!(app.state.board.themes().await.expect("themes").len(), 1);
        assert!(app.state.config.data.join(format!("keys/{key}.key")).exists(), "with its key");
        // Another form that wants the same short name is told so, and keeps its key and what was
        // typed.
        let taken = press("ichido", "7d0d2a54-5c7c-4bb1-9a41-0d3f0a7c1e11").await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            taken.body.contains("7d0d2a54-5c7c-4bb1-9a41-0d3f0a7c1e11")
                && taken.body.contains("value=\"ichido\"")
        );
        for bad in ["x", "00000000-0000-0000-0000-000000000000"] {
            assert_eq!(press("betsu", bad).await.status, StatusCode::BAD_REQUEST, "{bad}");
        }
    }

    async fn steps_of_a_theme_pressed_twice_are_one(app: TestApp) {
        let organizer = app.organizer("hr@example.jp").await;
        let theme = app.theme().await;
        let (id, page) = (theme.id.to_string(), format!("/admin/themes/{}", theme.id));
        let press = async |action: &str, more: &[(&str, &str)], version: i64| {
            let version = version.to_string();
            let fields: Vec<(&str, &str)> =
                [("page", page.as_str()), ("id", &id), ("version", &version)]
                    .into_iter()
                    .chain(more.iter().copied())
                    .collect();
            app.form(&organizer, action, &fields).await
        };
        for _ in 0..2 {
            let moved = press("/do/move_theme", &[("to", "review"), ("why", "声が出そろった")], theme.version).await;
            assert_eq!(
                (moved.status, moved.location()),
                (StatusCode::SEE_OTHER, format!("{page}?done=moved").as_str()),
                "{}",
                moved.body
            );
        }
        assert_eq!(
            press("/do/move_theme", &[("to", "open")], theme.version).await.status,
            StatusCode::CONFLICT,
            "another step is another wish"
        );
        for _ in 0..2 {
            let published =
                press("/do/publish_report", &[("public", "true")], theme.version + 1).await;
            assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
        }
        assert_eq!(
            press("/do/publish_report", &[("public", "false")], theme.version + 1).await.status,
            StatusCode::CONFLICT
        );
        let now = app.state.board.theme(theme.id).await.expect("there");
        assert_eq!(
            (now.state, now.version, now.report_public),
            (State::Review, theme.version + 2, true)
        );
    }
}

#[tokio::test]
async fn a_first_visit_acts_under_one_ticket() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let prompt = theme.prompts[0].id.to_string();
    let fields = [("prompt", prompt.as_str()), ("text", "はじめて")];
    // The second press comes before the browser has looked at the answer to the first.
    let [first, second] = [
        app.form_once("", "/t/zaitaku/mine/post", &fields).await,
        app.form_once("", "/t/zaitaku/mine/post", &fields).await,
    ];
    for answer in [&first, &second] {
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::TEMPORARY_REDIRECT, "/t/zaitaku/mine/post?ticket")
        );
        assert!(answer.header("set-cookie").contains("Path=/t/zaitaku/mine;"));
    }
    assert!(
        board(&app, &theme).await.is_empty(),
        "nothing is done under a ticket that may be lost"
    );
    let done = app.form_once(&second.cookie(), second.location(), &fields).await;
    assert_eq!((done.status, done.cookie()), (StatusCode::SEE_OTHER, second.cookie()));
    assert_eq!(board(&app, &theme).await, ["はじめて"]);
    let note = app.notes(&theme).await[0].id.to_string();
    let like = app.form_once("", "/t/zaitaku/mine/like", &[("note", &note)]).await;
    assert_eq!(like.status, StatusCode::TEMPORARY_REDIRECT, "a sticker too");
}

#[tokio::test]
async fn without_cookies_it_is_said_before_anything_is_done() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let prompt = theme.prompts[0].id.to_string();
    let answer = app
        .form_once(
            "",
            "/t/zaitaku/mine/post?ticket",
            &[("prompt", &prompt), ("text", "消えない文")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(
        answer.body.contains("Cookieを受け取らない設定") && answer.body.contains("消えない文"),
        "{}",
        answer.body
    );
    assert!(board(&app, &theme).await.is_empty());
    // A wrong text is told at once, with no ticket for nothing.
    let blank = app.form_once("", "/t/zaitaku/mine/edit", &[("note", "x"), ("text", "x")]).await;
    assert_eq!(blank.status, StatusCode::NOT_FOUND);
}
