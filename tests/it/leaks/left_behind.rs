//! Leaks of docs/anonymity.md section 7 that concern what is left behind: transaction numbers,
//! archived themes.

use std::fs;

use kizuki_board::domain::{
    anon::{Action, Done, Reply},
    hex::Hex,
    note::HideReason,
    opening::BoxRule,
    settings::Tier,
    theme::State,
};
use kizuki_board::store::Db;
use kizuki_board::ticket::{Secret, SlipMark};

use crate::support::dump::{contains, dump, everything, hex};
use crate::support::{NOON, TestApp, both_dbs, code, drop_databases, secret};

/// L5: after the rows were written anew, no transaction number tells one row from another.
#[tokio::test]
async fn l05_rewritten_rows_share_one_transaction() {
    let app = TestApp::postgres().await;
    let theme = app.theme().await;
    for n in 1..=6 {
        let note = app.pinned(&theme, &secret(n), "付箋").await;
        app.perform(&theme, &secret(n + 20), Action::Like { note }).await.expect("liked");
        let reason = HideReason::Abuse;
        app.perform(&theme, &secret(n + 20), Action::Flag { note, reason }).await.expect("flagged");
    }
    let Db::Postgres(pool) = app.state.board.db() else { panic!("PostgreSQL") };
    let mut before = Vec::new();
    for table in ["note", "sticker", "flag", "credential", "slot"] {
        let sql = sqlx::AssertSqlSafe(format!("SELECT count(DISTINCT xmin::text) FROM {table}"));
        let n: i64 = sqlx::query_scalar(sql).fetch_one(pool).await.expect("counted");
        before.push(n);
    }
    assert!(before.iter().all(|n| *n > 1), "the test sees what it must: {before:?}");
    app.state.board.shuffle_storage().await.expect("written anew");
    for table in ["note", "sticker", "flag", "credential", "slot"] {
        let sql = sqlx::AssertSqlSafe(format!("SELECT count(DISTINCT xmin::text) FROM {table}"));
        let n: i64 = sqlx::query_scalar(sql).fetch_one(pool).await.expect("counted");
        assert_eq!(n, 1, "{table}");
    }
    drop_databases(&app.databases).await;
}

/// An opening on the hour writes everything anew: what came in one by one shares one transaction
/// afterwards.
#[tokio::test]
async fn l05_an_opening_on_the_hour_writes_all_rows_anew() {
    let app = TestApp::postgres().await;
    let theme = app.theme_with(|plan| plan.box_rule = BoxRule::Hourly).await;
    app.tick().await;
    for n in 1..=4 {
        app.post(&theme, &secret(n), "付箋").await;
    }
    let Db::Postgres(pool) = app.state.board.db() else { panic!("PostgreSQL") };
    let transactions = async || -> i64 {
        sqlx::query_scalar("SELECT count(DISTINCT xmin::text) FROM credential")
            .fetch_one(pool)
            .await
            .expect("counted")
    };
    assert_eq!(transactions().await, 4);
    app.state.clock.set(NOON + 3600);
    app.tick().await;
    assert_eq!((app.notes(&theme).await.len(), transactions().await), (4, 1));
    drop_databases(&app.databases).await;
}

both_dbs! {
    /// What a browser sends with a note so that it is there once, however often it is sent, is kept
    /// by nobody: it would tie the note to the browser's outbox. Nor do the ids that follow from it
    /// tie two notes together.
    async fn the_nonce_of_a_note_is_nowhere(app: TestApp) {
        let theme = app.theme().await;
        let nonce = std::array::from_fn(|i| 0xa0 ^ u8::try_from(i * 7).expect("small"));
        let post = |prompt: usize, text: &str| Action::Post {
            prompt: theme.prompts[prompt].id,
            text: text.into(),
            nonce: Some(Hex(nonce)),
        };
        let mut ids = Vec::new();
        for ticket in [1, 2, 3] {
            for _ in 0..2 {
                let answer = app
                    .anon(theme.id, &code(&secret(ticket)), post(0, "電波の切れめに書いた"))
                    .await;
                assert!(!answer.body.contains(&hex(&nonce)), "{}", answer.body);
                let Reply::Done(Done::Posted { note, .. }) = answer.reply() else {
                    panic!("{}", answer.body)
                };
                ids.push(note);
            }
        }
        ids.dedup();
        assert_eq!(ids.len(), 3, "each ticket's note once, and none has another's id");
        let boxed = [dump(app.state.board.db()).await, dump(app.state.people.db()).await].concat();
        app.tick().await;
        let mut seen = vec![boxed, dump(app.state.board.db()).await];
        for page in ["/t/zaitaku", "/log", "/log.json", "/t/zaitaku/screen"] {
            seen.push(app.get(page).await.body);
        }
        assert!(
            seen[0].contains("電波の切れめ") && seen[2].contains("電波の切れめ"),
            "the copies are whole"
        );
        let shapes =
            [hex(&nonce), hex(&nonce).to_uppercase(), uuid::Uuid::from_bytes(nonce).to_string()];
        for (copy, shape) in
            seen.iter().flat_map(|copy| shapes.iter().map(move |shape| (copy, shape)))
        {
            assert!(!copy.contains(shape.as_str()), "{shape}");
        }
        let files = everything(app.data.path());
        assert!(!contains(&files, &nonce) && !contains(&files, hex(&nonce).as_bytes()));
    }
}

async fn bytes_of(app: &TestApp, sql: &str) -> Vec<Vec<u8>> {
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned())).fetch_all(&db.read).await.expect("read")
}

/// Every file below the data folder, read whole.
fn files(folder: &std::path::Path, found: &mut Vec<(String, Vec<u8>)>) {
    for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
    {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read(&path).expect("a file")));
        }
    }
}

/// L16: after archiving, no tag, no credential, no mark and no key is in any file, free pages and
/// write-ahead logs included.
#[tokio::test]
async fn l16_nothing_of_an_archived_theme_is_in_any_file() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| (plan.tier, plan.quorum) = (Tier::Drawn, 5)).await;
    let slips: Vec<Secret> = (1..=9).map(secret).collect();
    let marks = slips.iter().map(|slip| SlipMark::of(theme.id, slip)).collect();
    app.state
        .board
        .keep_slips(theme.id, app.state.today(), 0, marks)
        .await
        .expect("printed")
        .unseen();
    for slip in &slips[..4] {
        let note = app.pinned(&theme, slip, "付箋").await;
        app.perform(&theme, &slips[8], Action::Like { note }).await.expect("liked");
    }
    let note = app.pinned(&theme, &slips[4], "取り下げる").await;
    crate::support::moderation::stop(&app, &theme, note).await;
    let proposed =
        app.notes(&theme).await.iter().find(|other| other.id != note).expect("another").id;
    app.state
        .board
        .propose_block(theme.id, proposed, crate::support::moderation::FIRST)
        .await
        .expect("proposed");
    app.perform(&theme, &slips[4], Action::Withdraw { note }).await.expect("withdrawn");
    app.tick().await;
    let mut secrets: Vec<Vec<u8>> = Vec::new();
    for sql in [
        "SELECT c FROM credential",
        "SELECT tag FROM slot",
        "SELECT tag FROM sticker",
        "SELECT mark FROM slip",
        "SELECT author_tag FROM note",
        "SELECT author_key FROM note",
        "SELECT author_tag FROM block WHERE proposed_by IS NULL",
        "SELECT proposed_by FROM block WHERE proposed_by IS NOT NULL",
        "SELECT key_check FROM theme",
    ] {
        secrets.extend(bytes_of(&app, sql).await);
    }
    let key = app.data.path().join(format!("keys/{}.key", theme.id));
    secrets.push(fs::read(&key).expect("a key")[8..].to_vec());
    assert_eq!(secrets.len(), 6 + 4 + 4 + 9 + 4 + 4 + 1 + 1 + 1 + 1);
    let found_in = |app: &TestApp| {
        let mut found = Vec::new();
        files(app.data.path(), &mut found);
        let holds = |bytes: &[u8], secret: &[u8]| {
            bytes.windows(secret.len()).any(|window| window == secret)
        };
        secrets
            .iter()
            .map(|secret| found.iter().filter(|(_, bytes)| holds(bytes, secret)).count())
            .collect::<Vec<_>>()
    };
    assert!(found_in(&app).iter().all(|files| *files > 0), "the test sees what it must");

    app.move_to(theme.id, State::Review).await;
    let answered = app.move_to(theme.id, State::Answered).await;
    app.state.archive(theme.id, answered.version).await.expect("archived");
    assert!(found_in(&app).iter().all(|files| *files == 0), "{:?}", found_in(&app));
    assert_eq!(
        bytes_of(&app, "SELECT CAST(COUNT(*) AS TEXT) FROM withdrawn").await,
        [b"0".to_vec()],
        "nor which notes were taken back"
    );
}
