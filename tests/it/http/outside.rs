//! The notes of a theme for tools outside: what is said first, who gets the file, and what is in it.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    note::HideReason,
    theme::{State, Theme},
};
use kizuki_board::report::Tool;

use crate::support::{Answer, TestApp, both_dbs, secret};

fn page(theme: &Theme) -> String {
    format!("/admin/themes/{}/outside", theme.id)
}

/// A theme with notes: three that show, one of which names somebody, one that is hidden, one that was
/// taken back; open.
async fn board(app: &TestApp) -> Theme {
    let theme = app.theme().await;
    let liked = app.pinned(&theme, &secret(1), "決裁が紙のまま").await;
    app.pinned(&theme, &secret(2), "田中さんの声が大きい、内線1234").await;
    app.pinned(&theme, &secret(3), "=1+1の窓口\n二行め").await;
    let hidden = app.pinned(&theme, &secret(4), "隠された文").await;
    let gone = app.pinned(&theme, &secret(5), "取り下げた文").await;
    for n in 6..8 {
        app.perform(&theme, &secret(n), Action::Like { note: liked }).await.expect("liked");
    }
    app.perform(&theme, &secret(5), Action::Withdraw { note: gone }).await.expect("asked");
    app.state.clock.set(app.state.clock.now() + 600);
    app.tick().await;
    let (board, today) = (&app.state.board, app.state.today());
    let done = board.hide_note(theme.id, hidden, HideReason::Abuse, Role::Admin, today).await;
    done.expect("hidden").unseen();
    theme
}

async fn get(app: &TestApp, cookie: &str, theme: &Theme, fields: &[(&str, &str)]) -> Answer {
    app.form(cookie, &page(theme), fields).await
}

/// Lines of a file without their first cell, sorted; and these cells as they come.
fn lines(file: &str) -> (Vec<String>, Vec<String>) {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let (mut ids, mut rest) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.expect("a record");
        ids.push(record[0].to_owned());
        rest.push(record.iter().skip(1).collect::<Vec<_>>().join("|"));
    }
    rest.sort();
    (ids, rest)
}

both_dbs! {
    async fn what_shows_leaves_after_closing_and_nothing_else(app: TestApp) {
        let theme = board(&app).await;
        let cookie = app.organizer("hr@example.jp").await;
        let admin = format!("/admin/themes/{}", theme.id);
        let all = [("tool", "kouchou-ai"), ("sure", "1")];
        // Nothing leaves while somebody writes.
        let open = app.get_as(&cookie, &page(&theme)).await;
        assert!(open.status == StatusCode::OK && open.body.contains("受付が終わったテーマだけ"), "{}", open.body);
        assert!(!open.body.contains("田中さん") && !app.get_as(&cookie, &admin).await.body.contains("/outside"));
        assert_eq!(get(&app, &cookie, &theme, &all).await.status, StatusCode::CONFLICT);
        let theme = app.move_to(theme.id, State::Review).await;
        assert!(app.get_as(&cookie, &admin).await.body.contains(&page(&theme)));
        let before = app.get_as(&cookie, &page(&theme)).await.body;
        for says in [
            "外の会社のAIサービス", "見えている付箋は3枚です", "3枚のうち1枚に",
            "<mark>田中さん</mark>の声が大きい", "<mark>内線1234</mark>", "渡す先",
            "comment-id, comment_text, agrees, disagrees, passes", "「よくないね」のボタンがなかった",
        ] {
            assert!(before.contains(says), "{says}: {before}");
        }
        assert!(!before.contains("隠された文") && !before.contains("取り下げた文"));
        let file = get(&app, &cookie, &theme, &all).await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.body);
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"kizuki-zaitaku-kouchou-ai.csv\"");
        assert_eq!((file.header("referrer-policy"), file.header("cache-control")), ("no-referrer", "no-store"));
        assert!(file.body.starts_with("comment-id,comment,prompt,stickers\r\n"), "{}", file.body);
        let prompt = &theme.prompts[0].name;
        let (first, rest) = lines(&file.body);
        let mut wanted = [
            format!("決裁が紙のまま|{prompt}|2"),
            format!("田中さんの声が大きい、内線1234|{prompt}|0"),
            format!("'=1+1の窓口\n二行め|{prompt}|0"),
        ];
        wanted.sort();
        assert_eq!(rest, wanted);
        // Those in which the guard finds something can stay.
        let without = [("tool", "kouchou-ai"), ("sure", "1"), ("leave", "1")];
        let (_, rest) = lines(&get(&app, &cookie, &theme, &without).await.body);
        assert!(rest.len() == 2 && !rest.concat().contains("田中"), "{rest:?}");
        // No two files can be joined: other numbers, and an order that is theirs.
        let mut orders = BTreeSet::new();
        let mut seen: BTreeSet<String> = first.iter().cloned().collect();
        for _ in 0..8 {
            let again = get(&app, &cookie, &theme, &all).await.body;
            let (ids, _) = lines(&again);
            let numbers: Vec<u32> = ids.iter().map(|id| id.parse().expect("a number")).collect();
            assert!(numbers.is_sorted(), "{numbers:?}");
            assert!(ids.iter().all(|id| seen.insert(id.clone())), "{ids:?} again");
            orders.insert(again.lines().filter(|line| line.contains("決裁") || line.contains("田中")).map(|line| line.contains("決裁")).collect::<Vec<_>>());
            for note in app.notes(&theme).await {
                assert!(!again.contains(&note.id.to_string()));
            }
        }
        assert_eq!(orders.len(), 2, "either comes first now and then");
    }
}

#[tokio::test]
async fn each_tool_has_its_file_and_what_is_missing_is_told_beside_the_field() {
    let app = TestApp::sqlite().await;
    let theme = board(&app).await;
    let theme = app.move_to(theme.id, State::Review).await;
    let cookie = app.organizer("hr@example.jp").await;
    for tool in Tool::ALL {
        let fields = [("tool", tool.as_str()), ("sure", "1"), ("leave", "1")];
        let file = get(&app, &cookie, &theme, &fields).await;
        let row = tool.row();
        let named = format!("attachment; filename=\"kizuki-zaitaku-{}.csv\"", row.file);
        assert_eq!(file.header("content-disposition"), named);
        assert!(file.body.starts_with(&format!("{}\r\n", row.columns.join(","))), "{}", file.body);
        assert!(file.body.contains("決裁が紙のまま") && !file.body.contains("隠された文"));
    }
    // Neither chosen nor ticked: both are told, and what was chosen is kept.
    for (fields, wrong) in [
        (vec![], vec!["tool", "sure"]),
        (vec![("tool", "polis")], vec!["sure"]),
        (vec![("tool", "twitter"), ("sure", "1")], vec!["tool"]),
    ] {
        let refused = get(&app, &cookie, &theme, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        for field in ["tool", "sure"] {
            let told = refused.body.contains(&format!("id=\"{field}-err\""));
            assert_eq!(told, wrong.contains(&field), "{field}: {}", refused.body);
        }
        let polis = fields.contains(&("tool", "polis"));
        let input = refused.body.split("value=\"polis\"").nth(1).expect("the tool");
        let checked = input.split('>').next().expect("its end").contains("checked");
        assert_eq!(checked, polis, "{input}");
        // The box that leaves out is as it was sent: without a tick.
        let leave = refused.body.split("name=\"leave\"").nth(1).expect("the box");
        assert!(!leave.split('>').next().expect("its end").contains("checked"));
    }
}

#[tokio::test]
async fn who_publishes_reports_and_nobody_else() {
    let app = TestApp::sqlite().await;
    let theme = board(&app).await;
    let theme = app.move_to(theme.id, State::Review).await;
    let all = [("tool", "kouchou-ai"), ("sure", "1")];
    let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
    for (cookie, status) in
        [(reviewer.as_str(), StatusCode::FORBIDDEN), ("", StatusCode::UNAUTHORIZED)]
    {
        assert_eq!(get(&app, cookie, &theme, &all).await.status, status);
    }
    assert_eq!(app.get_as(&reviewer, &page(&theme)).await.status, StatusCode::FORBIDDEN);
    let admin = format!("/admin/themes/{}", theme.id);
    assert!(!app.get_as(&reviewer, &admin).await.body.contains("/outside"));
    let cookie = app.organizer("hr@example.jp").await;
    for id in ["x".to_owned(), uuid::Uuid::new_v4().to_string()] {
        let path = format!("/admin/themes/{id}/outside");
        assert_eq!(app.get_as(&cookie, &path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.form(&cookie, &path, &all).await.status, StatusCode::NOT_FOUND);
    }
}
