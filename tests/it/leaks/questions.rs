//! L25: who replies to a question, when, and that silence tells nothing.

use std::collections::BTreeSet;

use kizuki_board::domain::anon::{Action, Refusal};
use kizuki_board::store::Db;

use crate::support::asking::question;
use crate::support::dump::dump;
use crate::support::office::Office;
use crate::support::{DAY, NOON, TestApp, both_dbs, code, secret};

/// What everybody can read of the board.
async fn public(app: &TestApp) -> Vec<String> {
    let mut all = Vec::new();
    for path in ["/", "/t/zaitaku", "/t/zaitaku/screen", "/log"] {
        all.push(app.get(path).await.without_nonce());
    }
    for path in ["/log.json", "/progress.json"] {
        all.push(app.get(path).await.body);
    }
    all.push(app.state.board.theme_by_slug("zaitaku").await.expect("there").revision.to_string());
    all
}

both_dbs! {
    /// When: from the moment somebody replies to the morning after, nothing that anybody can read
    /// moves, not even the number that open boards hear.
    async fn l25_nothing_moves_before_the_morning(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.asks(0, question(1), "どこですか").await;
        app.tick().await;
        let before = public(&app).await;
        office.replies(&secret(1), question(1), "三階", true).await.expect("in the box");
        office.replies(&secret(2), question(1), "二階", false).await.expect("in the box");
        for seconds in [0, 10, 600, 3600, 23 * 3600] {
            app.state.clock.set(NOON + seconds);
            app.tick().await;
            app.state.clock.set(NOON);
            assert!(public(&app).await == before, "{seconds} s later");
        }
        office.the_morning_comes(1).await;
        app.state.clock.set(NOON);
        assert!(public(&app).await != before, "then it does");
    }

    /// Silence: an author who comes, reads and looks at their own page leaves nothing behind, and
    /// neither does one who is told that they are not the author.
    async fn l25_silence_tells_nothing(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.asks(0, question(1), "どこですか").await;
        // Another note's author has been let in before, as this one.
        app.tick().await;
        let kept = async || [dump(app.state.board.db()).await, dump(app.state.people.db()).await];
        let (rows, before) = (kept().await, public(&app).await);
        for who in [1, 2, 40] {
            let jar = format!("kizuki_ticket={}", code(&secret(who)));
            app.get_as(&jar, "/t/zaitaku/mine").await;
        }
        app.perform(&office.theme, &secret(1), Action::Mine).await.expect("mine");
        app.perform(&office.theme, &secret(1), Action::Cover).await.expect("covered");
        let refused = office.replies(&secret(2), question(1), "私です", true).await;
        assert_eq!(refused, Err(Refusal::NotTheAuthor));
        app.state.clock.set(NOON + DAY + 3600);
        app.tick().await;
        app.state.clock.set(NOON);
        assert!(kept().await == rows, "no row knows who came");
        assert!(public(&app).await == before);
    }

    /// Who: an author who does not say so replies like everybody else, to the column; and a reply
    /// has no value in common with the note that its author wrote, or with another reply of theirs.
    async fn l25_a_reply_without_the_mark_is_like_any_other(app: TestApp) {
        let office = Office::in_review(&app).await;
        for n in [1, 2] {
            office.asks(0, question(n), "どこですか").await;
            office.replies(&secret(1), question(n), "書いた人の返事", false).await.expect("in the box");
            office.replies(&secret(3), question(n), "ほかの人の返事", false).await.expect("in the box");
        }
        let shape = async |table: &str| {
            let sql = format!(
                "SELECT body, author_tag IS NULL, salt IS NULL, author_key IS NULL, {} FROM {table} WHERE question_id IS NOT NULL",
                if table == "inbox" { "author_proof IS NULL" } else { "NOT by_author" }
            );
            let sql = sqlx::AssertSqlSafe(sql);
            let rows: Vec<(String, bool, bool, bool, bool)> = match app.state.board.db() {
                Db::Sqlite(db) => sqlx::query_as(sql).fetch_all(&db.read).await.expect("read"),
                Db::Postgres(pool) => sqlx::query_as(sql).fetch_all(pool).await.expect("read"),
            };
            assert_eq!(rows.len(), 4);
            let of = |text: &str| rows.iter().filter(|row| row.0 == text).map(|row| (row.1, row.2, row.3, row.4)).collect::<Vec<_>>();
            assert_eq!(of("書いた人の返事"), of("ほかの人の返事"), "{table}");
            assert_eq!(of("書いた人の返事"), [(false, false, false, true); 2]);
        };
        shape("inbox").await;
        office.the_morning_comes(0).await;
        office.the_morning_comes(1).await;
        shape("note").await;
        let sql = "SELECT author_tag FROM note UNION ALL SELECT author_key FROM note UNION ALL SELECT salt FROM note UNION ALL SELECT tag FROM slot";
        let values: Vec<Vec<u8>> = match app.state.board.db() {
            Db::Sqlite(db) => sqlx::query_scalar(sql).fetch_all(&db.read).await.expect("read"),
            Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.expect("read"),
        };
        let distinct: BTreeSet<&Vec<u8>> = values.iter().collect();
        // Four notes and four replies, and a place for each.
        assert_eq!((values.len(), distinct.len()), (8 * 4, 8 * 4));
    }
}
