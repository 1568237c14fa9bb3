//! L13: what whoever watches the program is told, moves on ticks and tells what everybody sees.

use std::collections::BTreeSet;

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use kizuki_board::domain::anon::Action;
use kizuki_board::http::metrics;
use tower::ServiceExt;

use crate::support::{DAY, NOON, TestApp, both_dbs, secret};

/// What the listener of its own answers.
async fn asked(app: &TestApp, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let answer = metrics::program(&app.state.service).oneshot(request).await.expect("an answer");
    let status = answer.status();
    let body = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
    (status, String::from_utf8_lossy(&body).into_owned())
}

async fn scraped(app: &TestApp) -> String {
    asked(app, "/metrics").await.1
}

fn value(text: &str, name: &str) -> i64 {
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name} ")));
    line.unwrap_or_else(|| panic!("{name}: {text}")).parse().expect("a number")
}

/// The program once more, with somebody who watches it.
async fn watched(app: &TestApp) -> TestApp {
    app.another_process(|config| config.metrics_addr = Some(([127, 0, 0, 1], 0).into())).await
}

both_dbs! {
    /// Asked each second, while staff write and like: not a byte moves but by a tick, and then by
    /// what came out.
    async fn l13_metrics_move_on_ticks_only(app: TestApp) {
        let app = watched(&app).await;
        let theme = app.theme().await;
        let first = app.pinned(&theme, &secret(1), "一枚目").await;
        let mut before = scraped(&app).await;
        assert_eq!(value(&before, "kizuki_notes"), 1);
        for second in 1..=9_u8 {
            app.state.clock.set(NOON + i64::from(second));
            app.post(&theme, &secret(10 + second), "付箋").await;
            app.perform(&theme, &secret(second), Action::Like { note: first }).await.expect("liked");
            app.get(&format!("/t/{}", theme.slug)).await;
            assert_eq!(scraped(&app).await, before, "second {second}");
        }
        app.state.clock.set(NOON + 10);
        app.tick().await;
        let after = scraped(&app).await;
        assert_eq!((value(&after, "kizuki_notes"), value(&after, "kizuki_tick_ok")), (10, 1));
        assert_eq!(value(&after, "kizuki_last_tick_timestamp_seconds"), NOON + 10);
        // A like is in none of them, also after the tick that counts it.
        before = after;
        app.perform(&theme, &secret(50), Action::Like { note: first }).await.expect("liked");
        app.tick().await;
        assert_eq!(scraped(&app).await, before);
    }
}

#[tokio::test]
async fn metrics_are_not_to_be_had_from_outside() {
    let folder = TestApp::sqlite().await;
    let app = watched(&folder).await;
    app.theme().await;
    app.tick().await;
    assert!(scraped(&app).await.contains("kizuki_notes"));
    for path in ["/metrics", "/metrics/", "//metrics", "/METRICS", "/pkg/../metrics", "/%6detrics"]
    {
        let answer = app.get(path).await;
        assert!(
            answer.status == StatusCode::NOT_FOUND || answer.status == StatusCode::BAD_REQUEST,
            "{path}: {}",
            answer.status
        );
        assert!(!answer.body.contains("kizuki_notes"), "{path}");
    }
    for path in ["/", "/healthz", "/log.json", "/admin"] {
        assert_eq!(asked(&app, path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

/// Where a backup is known, its day; where a tick fails, that.
#[tokio::test]
async fn backups_and_failures_are_told() {
    let folder = TestApp::sqlite().await;
    let app = watched(&folder).await;
    app.theme().await;
    app.tick().await;
    assert!(!scraped(&app).await.contains("last_backup"));
    app.state.note_backup(true).await.expect("noted");
    app.tick().await;
    let text = scraped(&app).await;
    assert_eq!(value(&text, "kizuki_last_backup_timestamp_seconds"), NOON - NOON % DAY);
    app.state.note_backup(false).await.expect("noted");
    app.tick().await;
    assert_eq!(value(&scraped(&app).await, "kizuki_backup_failing"), 1);
    app.state.board.db().close().await;
    let _ = app.state.tick().await;
    assert_eq!(value(&scraped(&app).await, "kizuki_tick_ok"), 0);
}

/// Dashboard, alerts and their page name gauges that there are, and all of them are on the page.
#[tokio::test]
async fn what_is_drawn_and_alerted_is_measured() {
    let folder = TestApp::sqlite().await;
    let app = watched(&folder).await;
    app.theme().await;
    app.state.note_backup(true).await.expect("noted");
    app.tick().await;
    let text = scraped(&app).await;
    let measured: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next())
        .map(str::to_owned)
        .collect();
    let named = |file: &str| -> BTreeSet<String> {
        let text = std::fs::read_to_string(file).expect("read");
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        words.filter(|word| word.starts_with("kizuki_")).map(str::to_owned).collect()
    };
    for file in ["docs/metrics/grafana.json", "docs/metrics/alerts.yml", "docs/metrics.md"] {
        let named = named(file);
        assert!(named.is_subset(&measured), "{file}: {:?}", named.difference(&measured));
    }
    assert_eq!(named("docs/metrics.md"), measured);
    let drawn = std::fs::read("docs/metrics/grafana.json").expect("read");
    let drawn: serde_json::Value = serde_json::from_slice(&drawn).expect("JSON");
    assert_eq!(drawn["panels"].as_array().map(Vec::len), Some(9));
}
