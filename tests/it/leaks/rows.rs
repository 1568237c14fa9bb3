//! What rows tell: no time, no ticket, no address, and nothing that joins two of them.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Method, header},
};
use kizuki_board::domain::account::Role;
use kizuki_board::domain::anon::{Action, Done};
use kizuki_board::domain::answers::{AnswerForm, Item};
use kizuki_board::domain::disclosure::Ruling;
use kizuki_board::domain::enquiry::{NewEnquiry, Way, Words};
use kizuki_board::domain::flag::{Decided, Verdict};
use kizuki_board::domain::groups::{Command, Label};
use kizuki_board::domain::ids::{GroupId, QuestionId};
use kizuki_board::domain::note::HideReason;
use kizuki_board::domain::proposal::ProposalDraft;
use kizuki_board::domain::question::Question;
use kizuki_board::domain::suggest::BroughtGroup;
use kizuki_board::store::anonymous::TABLES;
use kizuki_board::store::{Db, NewRuling, Saving};
use kizuki_board::ticket::commit;
use sqlx::{Column, Row, TypeInfo};

use crate::support::dump::{contains, dump, everything, hex};
use crate::support::{ORIGIN, TestApp, both_dbs, code, secret};

both_dbs! {
    /// L7: no column of an anonymous row can hold a time, and no value in it looks like one.
    async fn l07_no_time_on_anonymous_rows(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        let other = app.pinned(&theme, &secret(4), "もう一枚").await;
        app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        let reason = HideReason::Abuse;
        app.perform(&theme, &secret(2), Action::Flag { note, reason }).await.expect("flagged");
        app.tick().await;
        app.post(&theme, &secret(1), "箱").await;
        let gone = app.post(&theme, &secret(3), "取り下げる").await;
        app.perform(&theme, &secret(3), Action::Withdraw { note: gone }).await.expect("withdrawn");
        app.state
            .board
            .propose_block(theme.id, note, crate::support::moderation::FIRST)
            .await
            .expect("proposed");
        let (group, notes) = (GroupId(theme.id.0), vec![note]);
        let command = Command::Group { group, notes, label: Label::default() };
        let first = crate::support::moderation::FIRST;
        app.state.board.take_step(theme.id, first, 0, 0, &command).await.expect("grouped");
        let refuse = Command::Refuse { notes: vec![note, other], basis: "suggest/1".into() };
        app.state.board.take_step(theme.id, first, 1, 0, &refuse).await.expect("refused");
        let (item, today) = (Item::Note(note), app.state.today());
        let form = AnswerForm { status: "done".into(), ..AnswerForm::default() };
        let answer = form.parse(today, None).expect("an answer");
        let board = &app.state.board;
        board.save_draft(theme.id, item, 0, &answer).await.expect("saved");
        board.publish_answers(theme.id, &[(item, 1)], 0, today).await.expect("out").unseen();
        board.save_draft(theme.id, item, 0, &answer).await.expect("saved");
        board.add_remark(theme.id, item, first, today, "メモ").await.expect("added");
        let asked = NewEnquiry {
            department: "総務課".into(),
            covering: String::new(),
            due: today,
            items: vec![item],
        };
        let number = board.make_enquiry(theme.id, theme.id.0, &asked).await.expect("made");
        board.send_enquiry(theme.id, number, 1, today).await.expect("sent");
        let words = Words { handling: "している".into(), plans: String::new() };
        let replies = [(item, words)].into();
        let saving = Saving { seen: None, way: Way::Pasted, on: today, replies: &replies };
        board.save_replies(theme.id, number, saving).await.expect("saved");
        let ruling = NewRuling {
            words: "付箋".into(),
            was: None,
            wish: Some(Ruling::Person),
            notes: vec![note],
        };
        board.rule_words(theme.id, &[ruling]).await.expect("decided");
        let draft = ProposalDraft {
            scheme: "a".into(),
            scheme_name: "職員提案".into(),
            texts: Vec::new(),
            version: 0,
        };
        board.save_proposal(theme.id, item, &draft).await.expect("saved");
        let asked = Question { id: QuestionId(theme.id.0), note, text: "なぜ".into(), asked_on: today };
        board.ask(theme.id, &asked).await.expect("asked").unseen();
        board.want_help(theme.id, item, true).await.expect("opened").unseen();
        board.change_shortlist(theme.id, |list| Ok(list.with(&[item]))).await.expect("listed");
        let brought = BroughtGroup { name: "分類".into(), notes: vec![note, other] };
        board.set_brought(theme.id, &[brought]).await.expect("brought");
        board.save_minutes(theme.id, item, today, 0, None, "記録").await.expect("written");
        app.state.board.set_memo(theme.id, note, Some("控え")).await.expect("noted");
        let (seen, check) = (commit::seen(note, "付箋"), Decided::Verdict(Verdict::Check));
        let because = Decided::Because(reason);
        for decided in [because, check] {
            let done = board.decide(theme.id, note, &seen, decided, Role::Admin, today, today).await;
            done.expect("decided").unseen();
        }
        for table in TABLES.iter().map(|table| table.name) {
            let sql = format!("SELECT * FROM {table}");
            let columns: BTreeSet<(String, String)> = match app.state.board.db() {
                Db::Sqlite(db) => {
                    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
                        .fetch_optional(&db.read)
                        .await
                        .expect("read");
                    row.map(|row| {
                        row.columns()
                            .iter()
                            .map(|c| (c.name().to_owned(), c.type_info().name().to_owned()))
                            .collect()
                    })
                    .unwrap_or_default()
                }
                Db::Postgres(pool) => {
                    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
                        .fetch_optional(pool)
                        .await
                        .expect("read");
                    row.map(|row| {
                        row.columns()
                            .iter()
                            .map(|c| (c.name().to_owned(), c.type_info().name().to_owned()))
                            .collect()
                    })
                    .unwrap_or_default()
                }
            };
            assert!(
                ["pending", "slip"].contains(&table) || !columns.is_empty(),
                "{table} has a row to look at"
            );
            // What reviewers say of a note, and departments reply, has days, those that it promises
            // among them, and versions; it tells when they acted, and nothing of who wrote the note.
            if ["answer", "draft", "remark", "enquiry_item", "enquiry_reply", "proposal", "question", "shortlisted", "minutes", "verdict", "checking", "memo"].contains(&table) {
                let tag = columns.iter().any(|(name, _)| name.contains("tag") || name == "c");
                assert!(!tag, "{table} has no ticket's tag");
                continue;
            }
            for (name, kind) in columns {
                let timely = ["_at", "_on", "time", "date", "day", "seq"]
                    .iter()
                    .any(|part| name.contains(part));
                let allowed = ["BLOB", "TEXT", "INTEGER", "UUID", "BYTEA", "INT8", "BOOL", "NULL"]
                    .contains(&kind.as_str());
                assert!(!timely && allowed, "{table}.{name} {kind}");
                // How often a note got a new text stands in the public log; which step of theirs
                // reviewers put it somewhere with tells of reviewers.
                let column = format!("{table}.{name}");
                let counted = [
                    "note.opening",
                    "note.stickers",
                    "note.revisions",
                    // That a note was typed in from paper, and how many stickers are on paper: the
                    // board says so.
                    "note.paper",
                    "note.paper_stickers",
                    "inbox.paper_stickers",
                    // A yes or a no, where whoever wrote it said so.
                    "note.by_author",
                    "placement.number",
                    "refusal.number",
                    // How many say so of a note, which organizers see.
                    "flag_count.flags",
                    // Which group of a file it is in.
                    "brought.place",
                ];
                assert!(
                    !["INTEGER", "INT8", "BOOL"].contains(&kind.as_str()) || counted.contains(&column.as_str()),
                    "{table}.{name} counts something"
                );
            }
        }
    }

    /// The headline: after a run, neither database holds a ticket, an address, or any value that
    /// both share but the theme's id.
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
        let body = serde_urlencoded::to_string([("prompt", prompt.as_str()), ("text", "付箋の文")])
            .expect("a form");
        assert_eq!(
            app.send(request.body(Body::from(body)).expect("a request")).await.status.as_u16(),
            303
        );
        app.tick().await;
        app.get_as(&cookie, "/admin").await;
        let dump = [dump(app.state.board.db()).await, dump(app.state.people.db()).await].concat();
        assert!(dump.contains("付箋の文") && dump.contains("hr@example.jp"), "the dumps are whole");
        let plain = code(&ticket).replace('-', "");
        for secret in [
            code(&ticket),
            plain.clone(),
            hex(plain.as_bytes()),
            "203.0.113".into(),
            "MarkerBrowser".into(),
        ] {
            assert!(!dump.contains(&secret), "{secret}");
        }
        let files = everything(app.data.path());
        for secret in
            [code(&ticket).as_bytes(), plain.as_bytes(), b"203.0.113.77", b"MarkerBrowser"]
        {
            assert!(!contains(&files, secret), "{}", String::from_utf8_lossy(secret));
        }
    }
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
    let Ok(Done::Mine(mine)) = app.perform(&theme, &secret(1), Action::Mine).await else {
        panic!("mine")
    };
    assert_eq!(mine.notes.len(), 3, "only the ticket finds them");
}
