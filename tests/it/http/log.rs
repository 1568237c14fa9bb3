//! `/log.json`: kept and compressed, readable in ranges, sent as it is read where it is long; and
//! nobody who writes waits for a reader.

use std::io::Read as _;

use axum::{
    body::{Body, to_bytes},
    http::{Method, StatusCode},
};
use kizuki_board::domain::{account::Role, ids::NoteId, note::HideReason};
use kizuki_board::log::{Entry, Event, Head, export::Export, file, replay::Replay};
use kizuki_board::store::Db;
use sqlx::{AssertSqlSafe, SqlSafeStr as _};
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::support::{TestApp, secret};

/// More entries than are kept in memory.
const LONG: i64 = 6000;

/// The body as it came, and how it was encoded.
async fn body(app: &TestApp, path: &str, encoding: &str) -> (StatusCode, String, Vec<u8>) {
    let request = TestApp::request(Method::GET, path, "")
        .header("accept-encoding", encoding)
        .body(Body::empty())
        .expect("a request");
    let response = app.router.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let coding = parts
        .headers
        .get("content-encoding")
        .map(|coding| coding.to_str().expect("text").to_owned())
        .unwrap_or_default();
    (parts.status, coding, to_bytes(body, usize::MAX).await.expect("a whole body").to_vec())
}

/// Fills a log with entries that hide and show a note by turns.
async fn lengthen(app: &TestApp, note: NoteId, theme: kizuki_board::domain::ids::ThemeId) {
    let mut head = app.state.board.log_head().await.expect("a head");
    let mut rows = Vec::new();
    while head.seq < LONG {
        let event = if rows.len() % 2 == 0 {
            Event::Hidden { theme, note, reason: HideReason::Other, role: Role::Admin }
        } else {
            Event::Restored { theme, note, role: Role::Admin }
        };
        let entry = Entry::after(head, app.state.today(), &event).expect("an entry");
        rows.push(format!(
            "({}, '{}', '{}', '{}', x'{}', x'{}')",
            entry.seq, entry.day, entry.kind, entry.payload, entry.prev, entry.hash
        ));
        head = entry.head();
    }
    // An even number: the note is shown in the end.
    rows.truncate(rows.len() / 2 * 2);
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    let sql =
        format!("INSERT INTO log (seq, day, kind, payload, prev, hash) VALUES {}", rows.join(", "));
    sqlx::raw_sql(AssertSqlSafe(sql).into_sql_str()).execute(&db.write).await.expect("written");
}

fn holds(text: &str) -> Head {
    let mut replay = Replay::new(None);
    let board = file::read_text(text, &mut replay).expect("readable");
    replay.compare(&board).expect("no flaw").head
}

#[tokio::test]
async fn a_log_is_kept_compressed_and_the_same_in_every_encoding() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "付箋").await;
    let (_, _, plain) = body(&app, "/log.json", "identity").await;
    let (_, coding, brotli) = body(&app, "/log.json", "br").await;
    let mut text = String::new();
    brotli_text(&brotli, &mut text);
    assert_eq!((coding.as_str(), text.as_bytes()), ("br", &plain[..]));
    let (_, coding, gzip) = body(&app, "/log.json", "gzip").await;
    assert_eq!((coding.as_str(), gunzip(&gzip).as_bytes()), ("gzip", &plain[..]));
    assert_eq!(holds(&text), app.state.board.log_head().await.expect("a head"));
    // An entry more, and it is another file.
    app.pinned(&theme, &secret(1), "もう一枚").await;
    let (_, _, later) = body(&app, "/log.json", "identity").await;
    assert_ne!(plain, later);
    holds(std::str::from_utf8(&later).expect("text"));
}

#[tokio::test]
async fn a_long_log_goes_out_as_it_is_read() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    lengthen(&app, note, theme.id).await;
    let (status, _, plain) = body(&app, "/log.json", "identity").await;
    assert_eq!(status, StatusCode::OK);
    let text = String::from_utf8(plain).expect("text");
    let export: Export = serde_json::from_str(&text).expect("an export");
    assert_eq!(
        export,
        app.state.board.log_export().await.expect("exported"),
        "the same as of a log that is kept"
    );
    assert!(holds(&text).seq >= LONG - 1);
    let (_, coding, gzip) = body(&app, "/log.json", "br, gzip").await;
    assert_eq!((coding.as_str(), gunzip(&gzip)), ("gzip", text));
}

#[tokio::test]
async fn entries_can_be_read_in_ranges() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    lengthen(&app, note, theme.id).await;
    let all = app.state.board.log_export().await.expect("exported").entries;
    let mut read = Vec::new();
    loop {
        let (status, _, part) =
            body(&app, &format!("/log.json?from={}", read.len() + 1), "identity").await;
        assert_eq!(status, StatusCode::OK);
        let part: serde_json::Value = serde_json::from_slice(&part).expect("json");
        assert_eq!(part["head"], all.len());
        let entries: Vec<Entry> = serde_json::from_value(part["entries"].clone()).expect("entries");
        assert!(entries.len() <= 1000);
        if entries.is_empty() {
            break;
        }
        read.extend(entries);
    }
    assert_eq!(read, all);
    let (_, _, two) = body(&app, "/log.json?from=3&to=4", "identity").await;
    let two: serde_json::Value = serde_json::from_slice(&two).expect("json");
    assert_eq!(
        serde_json::from_value::<Vec<Entry>>(two["entries"].clone()).expect("entries"),
        all[2..4]
    );
    for bad in ["from=0", "from=-1", "from=4&to=3", "from=x", "from="] {
        assert_eq!(
            body(&app, &format!("/log.json?{bad}"), "identity").await.0,
            StatusCode::BAD_REQUEST,
            "{bad}"
        );
    }
}

#[tokio::test]
async fn whoever_writes_does_not_wait_for_a_reader_and_the_log_is_emptied_after() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    let unknown = NoteId(Uuid::from_u128(1));
    assert_ne!(note, unknown);
    let readers = (0..20).map(|_| {
        let router = app.router.clone();
        tokio::spawn(async move {
            let request = TestApp::request(Method::GET, "/log.json", "")
                .body(Body::empty())
                .expect("a request");
            router.oneshot(request).await.expect("an answer").status()
        })
    });
    let readers: Vec<_> = readers.collect();
    for n in 2..6 {
        app.pinned(&theme, &secret(n), "もう一枚").await;
    }
    for reader in readers {
        assert_eq!(reader.await.expect("finished"), StatusCode::OK);
    }
    app.pinned(&theme, &secret(7), "最後").await;
    let wal = std::fs::metadata(app.data.path().join("board.db-wal")).expect("a file").len();
    assert_eq!(wal, 0);
}

fn gunzip(bytes: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).expect("gzip");
    text
}

fn brotli_text(bytes: &[u8], text: &mut String) {
    brotli::Decompressor::new(bytes, 4096).read_to_string(text).expect("brotli");
}
