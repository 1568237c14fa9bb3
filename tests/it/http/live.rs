//! Server-sent events: a number, on ticks and after organizers only, to everybody alike.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, Response, StatusCode, header},
};
use http_body_util::BodyExt;
use kizuki_board::domain::{
    account::Role, anon::Action, ids::AccountId, note::HideReason, theme::State,
};
use kizuki_board::service::{Actor, run_peers};
use tokio::sync::watch;
use tower::ServiceExt;

use crate::support::{TestApp, both_dbs, secret, unknown};

async fn open(app: &TestApp, address: &str, last: Option<&str>) -> Response<Body> {
    let request = Request::get(address).header(header::HOST, "kizuki.test");
    let request = match last {
        Some(last) => request.header("last-event-id", last),
        None => request,
    };
    app.router
        .clone()
        .oneshot(request.body(Body::empty()).expect("a request"))
        .await
        .expect("an answer")
}

/// The next event of a line; nothing when none comes.
async fn next(line: &mut Response<Body>) -> Option<String> {
    let frame =
        tokio::time::timeout(Duration::from_millis(200), line.body_mut().frame()).await.ok()??;
    Some(String::from_utf8_lossy(&frame.expect("open").into_data().expect("data")).into_owned())
}

both_dbs! {
    /// L13: whatever staff do, nothing is told before the tick, and then one number to everybody.
    async fn l13_viewers_hear_of_ticks_and_not_of_what_staff_do(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "はじめの付箋").await;
        let revision = app.state.board.theme(theme.id).await.expect("there").revision;
        let mut lines = Vec::new();
        for _ in 0..3 {
            let mut line = open(&app, &format!("/t/zaitaku/live?rev={revision}"), None).await;
            assert_eq!(
                (line.status(), line.headers()[header::CONTENT_TYPE].as_bytes()),
                (StatusCode::OK, &b"text/event-stream"[..])
            );
            assert!(
                next(&mut line).await.is_some_and(|event| event.starts_with("retry: ")),
                "when to come back"
            );
            lines.push(line);
        }
        for n in 2..7 {
            app.post(&theme, &secret(n), "箱の中").await;
            app.perform(&theme, &secret(n), Action::Like { note }).await.expect("liked");
        }
        app.perform(&theme, &secret(1), Action::Edit { note, text: "書き直し".into() })
            .await
            .expect("edited");
        assert_eq!(next(&mut lines[0]).await, None, "nothing before the tick");
        app.tick().await;
        let told = app.state.board.theme(theme.id).await.expect("there").revision;
        assert!(told > revision);
        for line in &mut lines {
            let event = next(line).await.expect("an event");
            assert!(
                event.contains(&format!("data: {told}"))
                    && event.contains(&format!("id: {told}"))
                    && event.len() < 40,
                "{event}"
            );
        }
        app.tick().await;
        assert_eq!(next(&mut lines[1]).await, None, "a quiet tick");
        // What organizers do shows at once.
        let id = app.state.board.notes(theme.id).await.expect("read")[0].id;
        app.state
            .board
            .hide_note(theme.id, id, HideReason::Person, Role::Organizer, app.state.today())
            .await
            .expect("hidden")
            .unseen();
        app.state.read_news().await.expect("told");
        assert!(next(&mut lines[2]).await.is_some());
        app.state.live.close();
        for line in &mut lines {
            while let Some(event) = next(line).await {
                assert!(event.contains("data: "), "what was on its way");
            }
            assert!(line.body_mut().frame().await.is_none(), "the line ended");
        }
        assert_eq!(
            open(&app, "/t/zaitaku/live", None).await.status(),
            StatusCode::SERVICE_UNAVAILABLE
        );
    }
}

#[tokio::test]
async fn who_was_away_is_told_at_once() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "付箋").await;
    let now = app.state.board.theme(theme.id).await.expect("there").revision;
    for (address, last, told) in [
        ("/t/zaitaku/live?rev=0".to_owned(), None, true),
        (format!("/t/zaitaku/live?rev={now}"), None, false),
        // The last event counts more than the page that was loaded long ago.
        ("/t/zaitaku/live?rev=0".to_owned(), Some(now.to_string()), false),
        (format!("/t/zaitaku/live?rev={now}"), Some("0".to_owned()), true),
        ("/t/zaitaku/live".to_owned(), Some("x".to_owned()), false),
    ] {
        let mut line = open(&app, &address, last.as_deref()).await;
        assert!(next(&mut line).await.is_some_and(|event| event.starts_with("retry: ")));
        assert_eq!(next(&mut line).await.is_some(), told, "{address} {last:?}");
    }
    assert_eq!(open(&app, "/t/nirgends/live", None).await.status(), StatusCode::NOT_FOUND);
    let draft =
        app.state.create_theme(&crate::support::plan("entwurf"), false).await.expect("made");
    assert_eq!(app.state.board.theme(draft).await.expect("there").state, State::Draft);
    assert_eq!(open(&app, "/t/entwurf/live", None).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(open(&app, "/t/zaitaku/live?rev=x", None).await.status(), StatusCode::BAD_REQUEST);
}

/// On one PostgreSQL database, viewers of one process hear at once what another brings out of the
/// box or an organizer does there, and get no page from before. Their own process never ticks here.
#[tokio::test]
async fn processes_tell_each_other() {
    let app = TestApp::postgres().await;
    let theme = app.theme().await;
    let other = app.another_process(|_| {}).await;
    let (stop, stopped) = watch::channel(false);
    let ears = tokio::spawn(run_peers(other.state.service.clone(), stopped));
    let page = async || {
        other
            .send(
                TestApp::request(Method::GET, "/t/zaitaku", "")
                    .body(Body::empty())
                    .expect("a request"),
            )
            .await
            .body
    };
    assert!(!page().await.contains("むこうで書いた"));
    let mut line = open(&other, "/t/zaitaku/live", None).await;
    assert!(next(&mut line).await.is_some_and(|event| event.starts_with("retry: ")));

    app.post(&theme, &secret(1), "むこうで書いた").await;
    assert_eq!(next(&mut line).await, None, "nothing before the tick");
    app.tick().await;
    let told = heard(&mut line).await;
    assert_eq!(told, app.state.board.theme(theme.id).await.expect("there").revision);
    assert!(page().await.contains("むこうで書いた"));

    let note = app.notes(&theme).await[0].id;
    let organizer = Actor { account: AccountId(unknown()), role: Role::Organizer };
    app.state.hide_note(&organizer, theme.id, note, HideReason::Person).await.expect("hidden");
    let hidden = heard(&mut line).await;
    assert!(hidden > told);
    assert!(!page().await.contains("むこうで書いた"));

    // A report is public by a form alone, which writes nothing into the log.
    let (id, organizer) = (theme.id.to_string(), app.organizer("hr@example.jp").await);
    let version = app.state.board.theme(theme.id).await.expect("there").version.to_string();
    let form = [("page", "/admin"), ("id", &id), ("version", &version), ("public", "true")];
    assert_eq!(
        app.form(&organizer, "/do/publish_report", &form).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(heard(&mut line).await > hidden);

    stop.send(true).expect("listening");
    ears.await.expect("ended");
}

/// The number of the next event, which another process causes.
async fn heard(line: &mut Response<Body>) -> i64 {
    let frame = tokio::time::timeout(Duration::from_secs(20), line.body_mut().frame())
        .await
        .expect("in time")
        .expect("open");
    let event =
        String::from_utf8_lossy(&frame.expect("open").into_data().expect("data")).into_owned();
    event
        .lines()
        .find_map(|line| line.strip_prefix("data: ")?.parse().ok())
        .unwrap_or_else(|| panic!("{event}"))
}
