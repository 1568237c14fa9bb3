//! The leaks of docs/anonymity.md that this version can be tested for, each by its number.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::Path,
    sync::{Arc, Mutex},
};

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use kizuki_board::domain::{
    anon::{Action, Done},
    passphrase::{LOG_PASS, Passphrase},
};
use kizuki_board::store::Db;
use sqlx::{Column, Row, TypeInfo};
use tracing_subscriber::fmt::MakeWriter;

use crate::support::{ORIGIN, TestApp, both_dbs, code, secret};

/// Tables whose rows stand for what somebody did anonymously.
const ANONYMOUS: [&str; 8] = ["credential", "slot", "inbox", "note", "pending", "sticker", "block", "withdrawn"];

/// All bytes of all files below a folder.
pub fn everything(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { bytes.extend(everything(&path)) } else { bytes.extend(fs::read(&path).expect("bytes")) }
    }
    bytes
}

pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// L1: anonymous rows have no row order, and their keys are not counted up.
#[tokio::test]
async fn l01_no_row_order() {
    let app = TestApp::sqlite().await;
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'")
            .fetch_all(&db.read)
            .await
            .expect("schema");
    assert!(rows.len() >= 8);
    for (table, sql) in rows {
        // The log has an order, which is its purpose; what authors do enters it on ticks, shuffled and without an author.
        if table == "log" {
            continue;
        }
        assert!(sql.contains("WITHOUT ROWID") && sql.contains("STRICT"), "{table}");
        assert!(!sql.to_uppercase().contains("AUTOINCREMENT"), "{table}");
    }
}

/// L3: the write-ahead log is empty after every anonymous write, so it keeps no order and no old text.
#[tokio::test]
async fn l03_the_write_ahead_log_is_empty_after_each_write() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let wal = app.data.path().join("board.db-wal");
    let empty = |what: &str| assert_eq!(fs::metadata(&wal).map_or(0, |file| file.len()), 0, "after {what}");
    let note = app.post(&theme, &secret(1), "一枚目").await;
    empty("posting");
    app.tick().await;
    empty("the tick");
    for (what, action) in [("liking", Action::Like { note }), ("peeling off", Action::Unlike { note })] {
        app.perform(&theme, &secret(2), action).await.expect(what);
        empty(what);
    }
    app.perform(&theme, &secret(1), Action::Edit { note, text: "書き直し".into() }).await.expect("edited");
    empty("editing");
    app.perform(&theme, &secret(1), Action::Withdraw { note }).await.expect("withdrawn");
    empty("withdrawing");
    crate::store_blocks::stop(&app, &theme, note).await;
    empty("stopping an author");
}

/// L4: what was edited away or withdrawn is in no file any more.
#[tokio::test]
async fn l04_deleted_text_is_gone_from_the_files() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let unique = ["UNIQUE-BOXED-7f3a", "UNIQUE-EDITED-91bc", "UNIQUE-WITHDRAWN-c0de"];
    let boxed = app.post(&theme, &secret(1), unique[0]).await;
    app.perform(&theme, &secret(1), Action::Withdraw { note: boxed }).await.expect("withdrawn");
    let edited = app.pinned(&theme, &secret(1), unique[1]).await;
    let withdrawn = app.pinned(&theme, &secret(1), unique[2]).await;
    for text in &unique[1..] {
        assert!(contains(&everything(app.data.path()), text.as_bytes()), "{text} is there before, or this test shows nothing");
    }
    app.perform(&theme, &secret(1), Action::Edit { note: edited, text: "短い".into() }).await.expect("edited");
    app.perform(&theme, &secret(1), Action::Withdraw { note: withdrawn }).await.expect("withdrawn");
    app.tick().await;
    let bytes = everything(app.data.path());
    for text in unique {
        assert!(!contains(&bytes, text.as_bytes()), "{text}");
    }
}

both_dbs! {
    /// L7: no column of an anonymous row can hold a time, and no value in it looks like one.
    async fn l07_no_time_on_anonymous_rows(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        app.post(&theme, &secret(1), "箱").await;
        let gone = app.post(&theme, &secret(3), "取り下げる").await;
        app.perform(&theme, &secret(3), Action::Withdraw { note: gone }).await.expect("withdrawn");
        app.state.board.propose_block(theme.id, note, crate::store_blocks::FIRST).await.expect("proposed");
        for table in ANONYMOUS {
            let sql = format!("SELECT * FROM {table}");
            let columns: BTreeSet<(String, String)> = match app.state.board.db() {
                Db::Sqlite(db) => {
                    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_optional(&db.read).await.expect("read");
                    row.map(|row| row.columns().iter().map(|c| (c.name().to_owned(), c.type_info().name().to_owned())).collect()).unwrap_or_default()
                }
                Db::Postgres(pool) => {
                    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_optional(pool).await.expect("read");
                    row.map(|row| row.columns().iter().map(|c| (c.name().to_owned(), c.type_info().name().to_owned())).collect()).unwrap_or_default()
                }
            };
            assert!(table == "pending" || !columns.is_empty(), "{table} has a row to look at");
            for (name, kind) in columns {
                let timely = ["_at", "_on", "time", "date", "day", "seq"].iter().any(|part| name.contains(part));
                let allowed = ["BLOB", "TEXT", "INTEGER", "UUID", "BYTEA", "INT8", "NULL"].contains(&kind.as_str());
                assert!(!timely && allowed, "{table}.{name} {kind}");
                // How often a note got a new text stands in the public log.
                assert!(!kind.contains("INT") || ["opening", "stickers", "revisions"].contains(&name.as_str()), "{table}.{name} counts something");
            }
        }
    }

    /// The headline: after a run, neither database holds a ticket, an address, or any value that both share but the theme's id.
    async fn dumps_hold_no_ticket_and_no_address(app: TestApp) {
        let theme = app.theme().await;
        let cookie = app.organizer("hr@example.jp").await;
        let ticket = secret(1);
        let prompt = theme.prompts[0].id.to_string();
        let jar = format!("kizuki_ticket={}", code(&ticket));
        let request = TestApp::request(Method::POST, "/t/zaitaku/mine/post", &jar)
            .header(header::ORIGIN, ORIGIN)
            .header("x-forwarded-for", "203.0.113.77")
            .header("forwarded", "for=203.0.113.77")
            .header(header::USER_AGENT, "MarkerBrowser/1.0");
        let body = serde_urlencoded::to_string([("prompt", prompt.as_str()), ("text", "付箋の文")]).expect("a form");
        assert_eq!(app.send(request.body(Body::from(body)).expect("a request")).await.status.as_u16(), 303);
        app.tick().await;
        app.get_as(&cookie, "/admin").await;
        let dump = [dump(app.state.board.db()).await, dump(app.state.people.db()).await].concat();
        assert!(dump.contains("付箋の文") && dump.contains("hr@example.jp"), "the dumps are whole");
        let plain = code(&ticket).replace('-', "");
        for secret in [code(&ticket), plain.clone(), hex(plain.as_bytes()), "203.0.113".into(), "MarkerBrowser".into()] {
            assert!(!dump.contains(&secret), "{secret}");
        }
        let files = everything(app.data.path());
        for secret in [code(&ticket).as_bytes(), plain.as_bytes(), b"203.0.113.77", b"MarkerBrowser"] {
            assert!(!contains(&files, secret), "{}", String::from_utf8_lossy(secret));
        }
    }
}

/// Every value of every table as text, bytes in hexadecimal.
pub async fn dump(db: &Db) -> String {
    let mut out = String::new();
    match db {
        Db::Sqlite(db) => {
            let tables: Vec<String> =
                sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'").fetch_all(&db.read).await.expect("tables");
            for table in tables {
                for row in sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(&db.read).await.expect("rows") {
                    for i in 0..row.len() {
                        let text = row.try_get_unchecked::<Option<String>, _>(i).ok().flatten();
                        let bytes = row.try_get_unchecked::<Option<Vec<u8>>, _>(i).ok().flatten();
                        out.push_str(&text.unwrap_or_default());
                        out.push_str(&hex(&bytes.unwrap_or_default()));
                        out.push('\n');
                    }
                }
            }
        }
        Db::Postgres(pool) => {
            let tables: Vec<String> = sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                .fetch_all(pool)
                .await
                .expect("tables");
            for table in tables {
                let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT row_to_json(t)::text FROM {table} t")))
                    .fetch_all(pool)
                    .await
                    .expect("rows");
                out.push_str(&rows.join("\n"));
            }
        }
    }
    out
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// What the program logs.
#[derive(Clone, Default)]
pub struct Captured(pub Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("unpoisoned").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Captured {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// L11, L18 and the log rule: at TRACE, from every crate, neither ticket nor text nor passphrase nor address nor browser is logged.
#[tokio::test]
async fn l11_nothing_secret_is_logged_even_at_trace() {
    let log = Captured::default();
    // Global, for the databases' threads log too; each test is a process of its own under nextest.
    let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).try_init();
    let phrase = "CANARY-PASSPHRASE";
    let app = TestApp::sqlite_with(|config| config.passphrase = Some(Passphrase::fold(phrase))).await;
    tracing::info!("the canary sings");
    tracing::debug!(config = ?app.state.config, phrase = ?Passphrase::fold(phrase), "what could be printed");
    crate::http_reading::enter(&app, "CANARY-GUESS", "/").await;
    let reader = crate::http_reading::reader(&app, phrase).await;
    let theme = app.theme().await;
    let ticket = code(&secret(1));
    let note = app.pinned(&theme, &secret(1), "CANARY-TEXT").await;
    app.anon(theme.id, &ticket, Action::Edit { note, text: "CANARY-EDIT".into() }).await;
    app.anon(theme.id, &ticket, Action::Post { prompt: theme.prompts[0].id, text: "CANARY-LONG".repeat(100), nonce: None }).await;
    let prompt = theme.prompts[0].id.to_string();
    let request = TestApp::request(Method::POST, "/t/zaitaku/mine/post", &format!("{reader}; kizuki_ticket={ticket}"))
        .header("x-forwarded-for", "203.0.113.77")
        .header(header::USER_AGENT, "MarkerBrowser/1.0")
        .header(header::ORIGIN, ORIGIN);
    let body = format!("prompt={prompt}&text=CANARY-FORM");
    assert_eq!(app.send(request.body(Body::from(body)).expect("a request")).await.status.as_u16(), 303);
    let pass = app.state.log_pass().expect("a pass");
    let record = Request::get("/log.json").header(header::HOST, "kizuki.test").header(LOG_PASS, &pass);
    assert_eq!(app.send(record.body(Body::empty()).expect("a request")).await.status.as_u16(), 200);
    app.get_as("kizuki_reader=CANARY-COOKIE", "/t/zaitaku").await;
    app.form("", "/do/sign_in", &[("email", "hr@example.jp"), ("password", "CANARY-PASSWORD")]).await;
    // What goes along through the passphrase and the sign-in, and what a refusal gives back.
    let detour = [("prompt", prompt.as_str()), ("text", "CANARY-CARRIED")];
    assert_eq!(app.form("", "/t/zaitaku/mine/post", &detour).await.status.as_u16(), 401);
    let carried = format!("=%2Ft%2Fzaitaku&prompt={prompt}&text=CANARY-CARRIED");
    for phrase in ["CANARY-GUESS", phrase] {
        let asked = app.form("", "/passphrase", &[("passphrase", phrase), ("carried", &carried)]).await;
        assert!(asked.body.contains("CANARY-CARRIED"), "it went along");
    }
    let title = [("page", "/admin/themes/new"), ("form[title]", "CANARY-TITLE"), ("form[tier]", "open")];
    assert!(app.form(&reader, "/do/save_theme", &title).await.body.contains("CANARY-TITLE"));
    let carried = "=%2Fadmin%2Fthemes%2Fnew&form%5Btitle%5D=CANARY-TITLE";
    let sign_in = [("page", "/login"), ("email", "hr@example.jp"), ("password", "CANARY-PASSWORD"), ("carried", carried)];
    assert!(app.form(&reader, "/do/sign_in", &sign_in).await.body.contains("CANARY-TITLE"));
    fs::remove_file(app.data.path().join("keys").join(format!("{}.key", theme.id))).expect("removed");
    app.get_as(&format!("{reader}; kizuki_ticket={ticket}"), "/t/zaitaku/mine").await;
    app.state.board.db().close().await;
    app.anon(theme.id, &ticket, Action::Mine).await;
    assert_eq!(app.get_as(&reader, "/t/zaitaku").await.status.as_u16(), 500);
    let given_back = app.form(&format!("{reader}; kizuki_ticket={ticket}"), "/t/zaitaku/mine/post", &detour).await;
    assert!(given_back.status.is_server_error() && given_back.body.contains("CANARY-CARRIED"));
    let log = String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    assert!(log.contains("the canary sings"), "the log was captured");
    assert!(log.contains("ERROR"), "failures are logged");
    for secret in [
        ticket.as_str(),
        &ticket.replace('-', ""),
        "CANARY-TEXT",
        "CANARY-EDIT",
        "CANARY-LONG",
        "CANARY-FORM",
        "CANARY-CARRIED",
        "CANARY-TITLE",
        "CANARY-PASSWORD",
        phrase,
        "CANARY-GUESS",
        "CANARY-COOKIE",
        reader.split_once('=').expect("a cookie").1,
        &pass,
        "203.0.113.77",
        "MarkerBrowser",
    ] {
        assert!(!log.contains(secret), "{secret} in the log");
    }
}

/// L12: no tag, credential or slot of the database reaches a page.
#[tokio::test]
async fn l12_no_tag_in_any_page() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let cookie = app.organizer("hr@example.jp").await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
    app.tick().await;
    crate::store_blocks::stop(&app, &theme, note).await;
    let proposed = app.pinned(&theme, &secret(3), "提案").await;
    app.state.board.propose_block(theme.id, proposed, crate::store_blocks::FIRST).await.expect("proposed");
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    let sql = "SELECT author_tag FROM block UNION SELECT proposed_by FROM block WHERE proposed_by IS NOT NULL UNION
        SELECT author_tag FROM note UNION SELECT tag FROM sticker UNION SELECT tag FROM slot UNION SELECT c FROM credential";
    let tags: Vec<Vec<u8>> = sqlx::query_scalar(sql).fetch_all(&db.read).await.expect("tags");
    assert_eq!(tags.len(), 2 + 1 + 1 + 2 + 3);
    let jar = format!("kizuki_ticket={}", code(&secret(1)));
    let admin = format!("/admin/themes/{}", theme.id);
    let pages = [
        ("", "/"),
        ("", "/t/zaitaku"),
        ("", "/t/zaitaku/screen"),
        (jar.as_str(), "/t/zaitaku/mine"),
        (&cookie, "/admin"),
        (&cookie, &admin),
        (&cookie, "/t/zaitaku/report"),
        (&cookie, "/t/zaitaku/report/csv"),
        (&cookie, "/t/zaitaku/report/md"),
    ];
    for (cookie, path) in pages {
        let page = app.get_as(cookie, path).await;
        assert!(page.status.is_success(), "{path}");
        for tag in &tags {
            assert!(!page.body.contains(&hex(tag)) && !page.body.contains(&hex(tag).to_uppercase()), "{path}");
            assert!(!contains(page.body.as_bytes(), &tag[..8]), "{path}");
        }
    }
}

/// L13 and L2 in small: whatever happens between ticks, pages change on ticks only.
#[tokio::test]
async fn l13_pages_change_on_ticks_only() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    let page = || async { app.get("/t/zaitaku").await.without_nonce() };
    let before = page().await;
    for n in 2..12 {
        app.perform(&theme, &secret(n), Action::Like { note }).await.expect("liked");
        app.post(&theme, &secret(n), "新しい").await;
        assert_eq!(page().await, before, "after action {n}");
    }
    app.perform(&theme, &secret(1), Action::Edit { note, text: "書き直し".into() }).await.expect("edited");
    assert_eq!(page().await, before);
    app.tick().await;
    assert_ne!(page().await, before);
}

/// Two tags of one person look unrelated: no value of a row of one note stands in a row of another.
#[tokio::test]
async fn nothing_joins_two_notes_of_one_person() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    for text in ["付箋", "二枚め", "三枚め"] {
        app.post(&theme, &secret(1), text).await;
    }
    app.tick().await;
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    let blobs: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT author_tag FROM note UNION ALL SELECT tag FROM slot UNION ALL SELECT c FROM credential UNION ALL SELECT id FROM note",
    )
    .fetch_all(&db.read)
    .await
    .expect("read");
    let distinct: BTreeSet<&Vec<u8>> = blobs.iter().collect();
    assert_eq!((blobs.len(), distinct.len()), (10, 10));
    let Ok(Done::Mine(mine)) = app.perform(&theme, &secret(1), Action::Mine).await else { panic!("mine") };
    assert_eq!(mine.notes.len(), 3, "only the ticket finds them");
}
