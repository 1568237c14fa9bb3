//! Floods: what one ticket may do in a while, what tickets that were never let in cost, and how
//! many new ones there can be.

use std::time::Duration;

use axum::http::StatusCode;
use kizuki_board::domain::{
    anon::{Action, Done, Mine, Refusal},
    theme::Theme,
};
use kizuki_board::service::anon;
use kizuki_board::ticket::{Credential, Secret, work};
use sqlx::{Connection, SqliteConnection};

use crate::support::{NOON, TestApp, both_dbs, code, secret, unknown_note};

fn post(theme: &Theme, text: &str) -> Action {
    Action::Post { prompt: theme.prompts[0].id, text: text.into(), nonce: None }
}

both_dbs! {
    /// Without a limit, one ticket could make the writer and the public log work for ever.
    async fn one_ticket_does_so_much_and_then_waits(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        let mut done = 0;
        for n in 0..300 {
            let action = if n % 2 == 0 { Action::Like { note } } else { Action::Unlike { note } };
            done += usize::from(app.perform(&theme, &secret(2), action).await.is_ok());
        }
        assert_eq!(done, 241, "the first lets the ticket in");
        let waits = app.anon(theme.id, &code(&secret(2)), Action::Like { note }).await;
        assert_eq!(
            (waits.status, waits.refusal()),
            (StatusCode::TOO_MANY_REQUESTS, Refusal::TooFast { seconds: 1 })
        );
        assert!(
            app.perform(&theme, &secret(2), post(&theme, "書くことはできる")).await.is_ok(),
            "what is counted apart goes on"
        );
        assert!(
            app.perform(&theme, &secret(3), Action::Like { note }).await.is_ok(),
            "and so does everybody else"
        );
        app.state.clock.set(NOON + 1);
        assert!(app.perform(&theme, &secret(2), Action::Like { note }).await.is_ok());
    }

    async fn posting_and_withdrawing_in_circles_ends(app: TestApp) {
        let theme = app.theme().await;
        let mut done = 0;
        for n in 0..100 {
            if let Ok(Done::Posted { note, .. }) =
                app.perform(&theme, &secret(1), post(&theme, &format!("{n}枚目"))).await
            {
                app.tick().await;
                let edited = app
                    .perform(&theme, &secret(1), Action::Edit { note, text: "べつの文".into() })
                    .await;
                app.tick().await;
                let gone = app.perform(&theme, &secret(1), Action::Withdraw { note }).await;
                app.tick().await;
                done += 1 + usize::from(edited.is_ok()) + usize::from(gone.is_ok());
            }
        }
        assert_eq!(done, 31);
        let entries = app.state.board.log_head().await.expect("a head").seq;
        for n in 0..20 {
            let refused = app
                .form(
                    &format!("kizuki_ticket={}", code(&secret(1))),
                    "/t/zaitaku/mine/post",
                    &[("prompt", &theme.prompts[0].id.to_string()), ("text", &format!("まだ{n}"))],
                )
                .await;
            assert_eq!(
                (refused.status, refused.header("retry-after")),
                (StatusCode::TOO_MANY_REQUESTS, "300")
            );
            assert!(
                refused.body.contains("300秒待ってから")
                    && refused.body.contains(&format!("まだ{n}")),
                "told, and the text is kept"
            );
            app.tick().await;
        }
        assert_eq!(
            app.state.board.log_head().await.expect("a head").seq,
            entries,
            "the log has stopped growing"
        );
    }
}

/// What was never let in has nothing, and is answered so, though another program holds the writer
/// up and the rows cannot be read.
#[tokio::test]
async fn a_made_up_ticket_neither_writes_nor_reads_the_board() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    let file = format!("sqlite://{}", app.data.path().join("board.db").display());
    let mut other = SqliteConnection::connect(&file).await.expect("opened");
    sqlx::raw_sql("ALTER TABLE sticker RENAME TO away").execute(&mut other).await.expect("renamed");
    assert!(
        app.perform(&theme, &secret(1), Action::Mine).await.is_err(),
        "who was let in has the board read"
    );
    let mut held = other.begin_with("BEGIN IMMEDIATE").await.expect("held");
    sqlx::raw_sql("UPDATE theme SET revision = revision")
        .execute(&mut *held)
        .await
        .expect("written");
    let at_once = async |action| {
        let answer =
            tokio::time::timeout(Duration::from_secs(2), app.perform(&theme, &secret(9), action))
                .await;
        answer.expect("answered without the writer")
    };
    assert_eq!(at_once(Action::Unlike { note }).await, Ok(Done::Unliked));
    assert_eq!(at_once(Action::Withdraw { note }).await, Err(Refusal::NotYours));
    assert_eq!(at_once(Action::Edit { note, text: "x".into() }).await, Err(Refusal::NotYours));
    assert_eq!(at_once(Action::Withdraw { note: unknown_note() }).await, Err(Refusal::NotYours));
    assert_eq!(at_once(Action::Mine).await, Ok(Done::Mine(Mine { left: 5, ..Mine::default() })));
}

both_dbs! {
    /// What a flood brought goes in one step, each note with its entry in the log, and nothing else
    /// goes.
    async fn all_notes_of_one_opening_are_hidden_in_one_step(app: TestApp) {
        let theme = app.theme().await;
        let before = app.pinned(&theme, &secret(1), "前の回").await;
        for n in 2..10 {
            app.post(&theme, &secret(n), &format!("荒らし{n}")).await;
        }
        app.tick().await;
        let after = app.pinned(&theme, &secret(10), "あとの回").await;
        let cookie = app.organizer("hr@example.jp").await;
        let (id, page) = (theme.id.to_string(), format!("/admin/themes/{}", theme.id));
        let shown = app.get_as(&cookie, &page).await.body;
        assert!(
            shown.contains("<option value=\"2\">2回め（8枚）</option>")
                && !shown.contains("<option value=\"1\">1回め"),
            "where there are several"
        );
        let hide = async |fields: &[(&str, &str)]| {
            let fields =
                [&[("page", page.as_str()), ("theme", &id), ("opening", "2")], fields].concat();
            app.form(&cookie, "/do/hide_opening", &fields).await
        };
        let unsure = hide(&[("reason", "abuse")]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY, "it takes a second look");
        let odd = hide(&[("reason", "review"), ("sure", "yes")]).await;
        assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(app.notes(&theme).await.iter().all(|note| note.hidden.is_none()));
        let entries = app.state.board.log_head().await.expect("a head").seq;
        let done = hide(&[("reason", "abuse"), ("sure", "yes")]).await;
        assert_eq!(
            (done.status, done.location()),
            (StatusCode::SEE_OTHER, format!("{page}?done=hid-all#notes").as_str()),
            "{}",
            done.body
        );
        for note in app.notes(&theme).await {
            assert_eq!(
                note.hidden.is_none(),
                note.id == before || note.id == after,
                "{}",
                note.text
            );
        }
        assert_eq!(
            app.state.board.log_head().await.expect("a head").seq,
            entries + 8,
            "an entry for each"
        );
        let export = app.state.board.log_export().await.expect("read");
        assert!(kizuki_board::log::verify::verify(&export, None).is_ok(), "and the log holds");
        assert_eq!(
            hide(&[("reason", "abuse"), ("sure", "yes")]).await.status,
            StatusCode::CONFLICT,
            "nothing is left to hide"
        );
    }
}

fn proof(theme: &Theme, secret: &Secret, bits: u32) -> u64 {
    let credential = Credential::of(theme.id, secret);
    // One with just these bits: what is asked for is what counts.
    let exactly = |number: &u64| {
        work::bits(&credential, *number) >= bits && work::bits(&credential, *number) < bits + 2
    };
    (0..u64::MAX).find(exactly).expect("found")
}

#[tokio::test]
async fn new_tickets_with_work_become_dearer_and_then_wait_for_the_hour() {
    let app =
        TestApp::sqlite_with(|config| (config.open_per_hour, config.proved_per_hour) = (0, 2))
            .await;
    let theme = app.theme().await;
    let send = async |n, bits| {
        let proof = proof(&theme, &secret(n), bits);
        anon::perform(&app.state, theme.id, &secret(n).into(), Some(proof), post(&theme, "付箋"))
            .await
    };
    assert!(send(1, work::BITS).await.is_ok());
    assert_eq!(send(2, work::BITS).await, Err(Refusal::MoreWork { bits: work::BITS + 2 }));
    assert!(send(2, work::BITS + 2).await.is_ok(), "the same ticket gets in with more work");
    assert_eq!(send(3, work::BITS + 2).await, Err(Refusal::TooManyTickets));
    assert!(
        app.perform(&theme, &secret(1), post(&theme, "二枚目")).await.is_ok(),
        "who is in stays in"
    );
    app.state.clock.set(NOON + 3600);
    assert!(send(3, work::BITS).await.is_ok());
}

/// The browser looks for the number in the answer; the words are for whoever sees it.
#[tokio::test]
async fn the_browser_learns_how_much_work_is_asked_for() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let request = kizuki_board::domain::anon::Request {
        v: 1,
        theme: theme.id,
        ticket: code(&secret(1)),
        work: Some(
            (0..u64::MAX)
                .find(|n| work::bits(&Credential::of(theme.id, &secret(1)), *n) == 0)
                .expect("found"),
        ),
        action: post(&theme, "付箋"),
    };
    let answer = app.anon_raw(serde_json::to_string(&request).expect("json")).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        answer.body.starts_with(
            r#"{"refused":{"why":{"more_work":{"bits":18}},"message":"いま新しい券が"#
        ),
        "{}",
        answer.body
    );
}
