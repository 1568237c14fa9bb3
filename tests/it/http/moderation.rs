//! Organizers stop the posting of whoever wrote a note; nobody who looks over a shoulder can tell
//! that from the limit.

use axum::http::StatusCode;
use kizuki_board::domain::{
    anon::{Action, Refusal},
    opening::BoxRule,
};
use kizuki_board::ticket::commit;

use crate::support::moderation::{premoderated, stop};
use crate::support::{TestApp, both_dbs, code, secret};

both_dbs! {
    async fn two_organizers_stop_an_author_and_one_lifts_it(app: TestApp) {
        let (one, two) =
            (app.organizer("one@example.jp").await, app.organizer("two@example.jp").await);
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "ひどい付箋").await.to_string();
        let (id, page) = (theme.id.to_string(), format!("/admin/themes/{}", theme.id));
        let fields = [("page", page.as_str()), ("theme", id.as_str()), ("note", note.as_str())];
        let form = async |cookie: &str, action: &str| {
            app.form(cookie, &format!("/do/{action}"), &fields).await
        };
        assert!(app.get_as(&one, &page).await.body.contains("この付箋を書いた券の投稿を止める"));
        let proposed = form(&one, "propose_block").await;
        assert_eq!(
            (proposed.status, proposed.location()),
            (StatusCode::SEE_OTHER, format!("{page}?done=proposed#blocks").as_str())
        );
        for action in ["propose_block", "confirm_block"] {
            let alone = form(&one, action).await;
            assert_eq!(alone.status, StatusCode::CONFLICT, "{action}");
            assert!(
                alone.body.contains("もう一人の主催者の確認が要ります。同じアカウント"),
                "{action}"
            );
        }
        let (mine, theirs) =
            (app.get_as(&one, &page).await.body, app.get_as(&two, &page).await.body);
        assert!(
            mine.contains("ほかの主催者の確認を待っています")
                && !mine.contains("/do/confirm_block")
        );
        assert!(theirs.contains("/do/confirm_block") && theirs.contains("/do/drop_proposal"));
        assert_eq!(
            form(&two, "drop_proposal").await.status,
            StatusCode::SEE_OTHER,
            "either withdraws it"
        );
        assert_eq!(form(&two, "confirm_block").await.status, StatusCode::CONFLICT);
        form(&two, "propose_block").await;
        let stopped = form(&one, "confirm_block").await;
        assert_eq!(stopped.location(), format!("{page}?done=stopped#blocks"));
        assert!(
            app.get_as(&one, stopped.location().split('#').next().unwrap_or_default())
                .await
                .body
                .contains("投稿を止めました")
        );
        assert!(app.get("/log").await.body.contains("それを書いた券の投稿を止めました"));
        assert!(!app.get("/t/zaitaku").await.body.contains("止め"), "the board says nothing");
        assert_eq!(form(&one, "lift_block").await.status, StatusCode::SEE_OTHER);
        assert!(app.get("/log").await.body.contains("また書けるようにしました"));
        assert_eq!(form(&one, "lift_block").await.status, StatusCode::CONFLICT);
    }
}

/// Without an oracle: status, headers and bytes of a stopped ticket are those of one that did too
/// much for now, on both ways, and what it may still do is told as before. Nobody else is answered
/// so, whose notes are few; but nothing on the screen says "stopped".
#[tokio::test]
async fn a_stopped_ticket_reads_exactly_like_one_that_must_wait() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| plan.max_notes = 2).await;
    let (busy, stopped) = (secret(1), secret(2));
    let notes = [
        app.pinned(&theme, &busy, "よい付箋").await,
        app.pinned(&theme, &stopped, "ひどい付箋").await,
    ];
    while app
        .perform(&theme, &busy, Action::Edit { note: notes[0], text: "直す".into() })
        .await
        .is_ok()
    {}
    stop(&app, &theme, notes[1]).await;

    let prompt = theme.prompts[0].id;
    let edit = |note| Action::Edit { note, text: "また直す".into() };
    let post = || Action::Post { prompt, text: "もう一枚".into(), nonce: None };
    for [expected, given] in [[post(), post()], notes.map(edit)] {
        let expected = app.anon(theme.id, &code(&busy), expected).await;
        assert_eq!(
            (expected.status, expected.refusal()),
            (StatusCode::TOO_MANY_REQUESTS, Refusal::TooFast { seconds: 300 })
        );
        let given = app.anon(theme.id, &code(&stopped), given).await;
        assert_eq!(
            (given.status, given.headers, given.body),
            (expected.status, expected.headers, expected.body)
        );
    }

    let jar = |ticket| format!("kizuki_ticket={}", code(ticket));
    let form = async |ticket| {
        app.form(
            &jar(ticket),
            "/t/zaitaku/mine/post",
            &[("prompt", &prompt.to_string()), ("text", "もう一枚")],
        )
        .await
    };
    let (expected, given) = (form(&busy).await, form(&stopped).await);
    assert_eq!((given.status, given.without_nonce()), (expected.status, expected.without_nonce()));
    let names = |answer: &crate::support::Answer| {
        answer.headers.keys().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(names(&given), names(&expected));
    let rewritten = app
        .form(
            &jar(&stopped),
            "/t/zaitaku/mine/edit",
            &[("note", &notes[1].to_string()), ("text", "直す")],
        )
        .await;
    assert_eq!(rewritten.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(rewritten.body.contains("300秒待ってから"));
    for ticket in [&busy, &stopped] {
        assert!(app.get_as(&jar(ticket), "/t/zaitaku/mine").await.body.contains("あと1枚書けます"));
    }
}

both_dbs! {
    async fn organizers_read_first_and_everybody_is_told_before_writing(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = premoderated(&app, BoxRule::Live).await;
        let board = app.get("/t/zaitaku").await.body;
        assert_eq!(
            board.matches("主催者が読んで確かめてから貼り出されます").count(),
            1 + theme.prompts.len(),
            "above the board and in each form"
        );
        assert!(
            board.contains("主催者が確かめてから貼り出されます")
                && !board.contains("10秒以内に貼り出されます")
        );
        assert!(app.get("/log").await.body.contains("付箋は、主催者が確かめてから貼り出します。"));
        let notes = [
            app.post(&theme, &secret(1), "出す付箋").await,
            app.post(&theme, &secret(2), "出さない付箋").await,
        ];
        app.tick().await;
        let board = app.get("/t/zaitaku").await.body;
        assert!(
            board.contains("確認待ち 2枚")
                && !board.contains("付箋</p>")
                && !board.contains("note gone"),
            "one line, no tombstones"
        );
        assert!(
            app.get("/log")
                .await
                .body
                .contains("入っていた付箋2枚のうち、貼り出したのは0枚、確認待ちは2枚です。")
        );
        let own = app
            .get_as(&format!("kizuki_ticket={}", code(&secret(1))), "/t/zaitaku/mine")
            .await
            .body;
        assert!(
            own.contains("主催者の確認待ち") && own.contains("もう一度主催者の確認待ちになります")
        );

        let (id, page) = (theme.id.to_string(), format!("/admin/themes/{}", theme.id));
        let queue = app.get_as(&cookie, &page).await.body;
        assert!(
            queue.contains("出す付箋")
                && queue.contains("/do/approve_note")
                && !queue.contains("<option value=\"review\"")
        );
        let [good, bad] = notes.map(|note| note.to_string());
        let seen = commit::seen(notes[0], "出す付箋").to_string();
        let fields = |seen: &'static str| {
            vec![
                ("page", page.as_str()),
                ("theme", id.as_str()),
                ("note", good.as_str()),
                ("seen", seen),
            ]
        };
        for (seen, status) in [
            ("x", StatusCode::BAD_REQUEST),
            (Box::leak("0".repeat(64).into_boxed_str()), StatusCode::CONFLICT),
        ] {
            assert_eq!(app.form(&cookie, "/do/approve_note", &fields(seen)).await.status, status);
        }
        assert!(queue.contains(&seen));
        let approved =
            app.form(&cookie, "/do/approve_note", &fields(Box::leak(seen.into_boxed_str()))).await;
        assert_eq!(approved.location(), format!("{page}?done=approved#held"));
        let by_hand = [
            ("page", page.as_str()),
            ("theme", id.as_str()),
            ("note", good.as_str()),
            ("reason", "review"),
        ];
        assert_eq!(
            app.form(&cookie, "/do/hide_note", &by_hand).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "never by hand"
        );
        let refuse = [
            ("page", page.as_str()),
            ("theme", id.as_str()),
            ("note", bad.as_str()),
            ("reason", "abuse"),
        ];
        assert_eq!(app.form(&cookie, "/do/hide_note", &refuse).await.status, StatusCode::SEE_OTHER);
        let board = app.get("/t/zaitaku").await.body;
        assert!(
            board.contains("出す付箋")
                && board.contains("誹謗中傷")
                && !board.contains("確認待ち 1枚")
                && !board.contains("出さない付箋")
        );
    }
}
