//! Asking back: what reviewers ask under a note, and how the replies come out.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::{Action, Done, Refusal, Whereabouts},
    answers::Item,
    note::HideReason,
    opening::BoxRule,
    theme::State,
};
use kizuki_board::log::{Event, verify::verify};
use uuid::Uuid;

use crate::support::asking::question;
use crate::support::office::Office;
use crate::support::{DAY, NOON, TestApp, both_dbs, code, secret};

async fn holds(app: &TestApp) {
    verify(&app.state.board.log_export().await.expect("exported"), None).expect("no flaw");
}

both_dbs! {
    async fn a_reply_can_be_flagged_like_a_note(app: TestApp) {
        let office = Office::open(&app).await;
        office.asks(2, question(1), "どこの会議室ですか").await;
        let reply = office.replies(&secret(7), question(1), "ひどい<返事>", false).await.expect("taken");
        office.the_morning_comes(1).await;
        let board = app.get("/t/zaitaku").await.body;
        let shown = board.split(&format!("id=\"n-{reply}-t\"")).nth(1).expect("the reply");
        let form = shown.split("</form>").next().expect("its form");
        assert!(form.contains("class=\"flag-it\"") && form.contains(&format!("value=\"{reply}\"")), "{form}");
        // Without a script the reason is asked for, beside what the reply says.
        let ticket = app.form_once("", "/t/zaitaku/mine/flag", &[("note", &reply.to_string())]).await.cookie();
        let asked = app.form(&ticket, "/t/zaitaku/mine/flag", &[("note", &reply.to_string())]).await;
        assert!(asked.body.contains("id=\"flag-asked\"") && asked.body.contains("ひどい&lt;返事&gt;</blockquote>"), "{}", asked.body);
        let fields = [("note", reply.to_string()), ("reason", "abuse".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(app.form(&ticket, "/t/zaitaku/mine/flag", &fields).await.status, axum::http::StatusCode::SEE_OTHER);
        app.tick().await;
        let organizer = app.organizer("flags@example.jp").await;
        let queue = app.get_as(&organizer, "/admin/queue").await.body;
        assert!(queue.contains("ひどい&lt;返事&gt;"), "{queue}");
        // A theme that has closed takes none, of replies as of notes.
        app.move_to(office.theme.id, kizuki_board::domain::theme::State::Review).await;
        assert!(!app.get("/t/zaitaku").await.body.contains("flag-it"));
    }

    async fn the_author_and_others_reply_and_it_comes_out_the_next_morning(app: TestApp) {
        let mut office = Office::in_review(&app).await;
        let asked = office.asks(0, question(1), "どの時間の電話が多いですか").await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        assert!(asked.location().ends_with("?done=asked#questions"), "{}", asked.location());
        let board = office.board().await;
        for part in ["どの時間の電話が多いですか", "質問があります", "/t/zaitaku/mine/reply", "まだ返事はありません"] {
            assert!(board.contains(part), "{part}");
        }
        let reply = office.replies(&secret(1), question(1), "朝九時ごろです", true).await.expect("in the box");
        office.replies(&secret(7), question(1), "うちの課も朝です", false).await.expect("in the box");
        office.replies(&secret(2), question(1), "昼も多いです", false).await.expect("in the box");
        app.state.clock.set(NOON + 10);
        app.tick().await;
        app.state.clock.set(NOON + DAY - 10);
        app.tick().await;
        assert!(office.hanging().await.is_empty(), "not before the hour of the next day");
        office.the_morning_comes(1).await;
        let replies = office.hanging().await;
        assert_eq!(replies.len(), 3);
        assert_eq!(replies.iter().filter(|reply| reply.by_author).map(|reply| reply.note.id).collect::<Vec<_>>(), [reply]);
        let board = office.board().await;
        assert!(["朝九時ごろです", "うちの課も朝です", "昼も多いです"].iter().all(|text| board.contains(text)));
        assert_eq!(board.matches("付箋を書いた人</strong>").count(), 1);
        office.signs_in("wg2@example.jp").await;
        let page = office.get(&office.page(office.group)).await;
        assert!(page.contains("うちの課も朝です") && page.contains("付箋を書いた人</strong>"));
        holds(&app).await;
    }

    async fn a_reply_counts_nowhere(app: TestApp) {
        let mut office = Office::in_review(&app).await;
        office.asks(3, question(1), "どの決裁ですか").await;
        let reply = office.replies(&secret(4), question(1), "出張の決裁です", true).await.expect("in the box");
        office.the_morning_comes(1).await;
        assert_eq!(app.notes(&office.theme).await.len(), 4);
        let totals = app.state.board.totals().await.expect("totals");
        assert_eq!(totals[&office.theme.id].notes, 4);
        let cookie = app.organizer("hr@example.jp").await;
        for path in ["report/csv", "report/md", "screen", "report"] {
            let page = app.get_as(&cookie, &format!("/t/zaitaku/{path}")).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.body.contains("出張の決裁です"), "{path}");
        }
        for path in ["/progress.json", "/"] {
            assert!(!app.get(path).await.body.contains("出張の決裁です"), "{path}");
        }
        // It is no item of the bench.
        office.signs_in("wg2@example.jp").await;
        let item = app.get_as(&office.cookie, &office.page(Item::Note(reply))).await;
        assert_eq!(item.status, StatusCode::NOT_FOUND);
        assert_eq!(office.draft(Item::Note(reply), "0", &[("status", "received")]).await.status, StatusCode::NOT_FOUND);
        let like = app.perform(&office.theme, &secret(9), Action::Like { note: reply }).await;
        assert_eq!(like, Err(Refusal::StickersClosed));
        office.step(State::Open).await;
        let like = app.perform(&office.theme, &secret(9), Action::Like { note: reply }).await;
        assert_eq!(like, Err(Refusal::NoNote), "no sticker either");
        office.step(State::Review).await;
        let export = app.state.board.log_export().await.expect("exported");
        let moved = export.entries.iter().rev().find_map(|entry| match entry.event() {
            Ok(Event::Moved { notes, .. }) => Some(notes),
            _ => None,
        });
        assert_eq!(moved, Some(4), "the log counts the notes");
        holds(&app).await;
    }

    async fn who_did_not_write_the_note_cannot_say_so(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.asks(0, question(1), "どこですか").await;
        assert_eq!(office.replies(&secret(2), question(1), "私です", true).await, Err(Refusal::NotTheAuthor));
        let new = office.replies(&secret(8), question(1), "私です", true).await;
        assert_eq!(new, Err(Refusal::NotTheAuthor), "nor a ticket that was never used");
        office.the_morning_comes(1).await;
        office.the_morning_comes(2).await;
        assert!(office.hanging().await.is_empty(), "nothing was written");
        office.replies(&secret(2), question(1), "となりの席です", false).await.expect("like everybody");
    }

    async fn a_ticket_replies_once_and_can_take_it_back(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.asks(0, question(1), "どこですか").await;
        office.asks(0, question(2), "いつですか").await;
        let first = office.replies(&secret(1), question(1), "三階", true).await.expect("in the box");
        let again = office.replies(&secret(1), question(1), "三階", true).await;
        assert!(again.is_ok(), "a button pressed twice");
        assert_eq!(office.replies(&secret(1), question(1), "四階", true).await, Err(Refusal::Replied));
        office.replies(&secret(1), question(2), "朝", true).await.expect("another question");
        let withdraw = async |note| app.perform(&office.theme, &secret(1), Action::Withdraw { note }).await;
        assert_eq!(withdraw(first).await, Ok(Done::Withdrawn));
        let second = office.replies(&secret(1), question(1), "四階", false).await.expect("its place is free again");
        office.the_morning_comes(1).await;
        office.the_morning_comes(2).await;
        assert_eq!(office.hanging().await.len(), 2);
        let edit = app.perform(&office.theme, &secret(1), Action::Edit { note: second, text: "五階".into() }).await;
        assert!(matches!(edit, Err(Refusal::PostingClosed)), "taken back, not changed: {edit:?}");
        assert_eq!(app.perform(&office.theme, &secret(2), Action::Withdraw { note: second }).await, Err(Refusal::NotYours));
        let note = office.notes[0];
        assert_eq!(withdraw(note).await, Err(Refusal::PostingClosed), "a note stays once the theme has closed");
        assert_eq!(withdraw(second).await, Ok(Done::Withdrawn));
        app.tick().await;
        app.state.clock.set(app.state.clock.now() + 600);
        app.tick().await;
        assert_eq!(office.hanging().await.len(), 1);
        holds(&app).await;
        // What was spent for replies are not places for notes.
        let Ok(Done::Mine(mine)) = app.perform(&office.theme, &secret(1), Action::Mine).await else {
            panic!("mine")
        };
        assert_eq!((mine.left, mine.notes.len()), (office.theme.max_notes - 1, 2));
        let reply = mine.notes.iter().find(|note| note.question.is_some()).expect("listed");
        assert_eq!((reply.question, reply.whereabouts), (Some(question(2)), Whereabouts::Pinned));
    }

    async fn replies_wait_for_the_morning_whatever_the_box_does_with_notes(app: TestApp) {
        for rule in [BoxRule::Live, BoxRule::Hourly, BoxRule::Daily] {
            app.state.clock.set(NOON);
            let theme = app.theme_with(|plan| {
                plan.slug = rule.as_str().into();
                plan.box_rule = rule;
            }).await;
            let prompt = theme.prompts[0].id;
            for n in 0..4 {
                let text = format!("付箋{n}");
                app.perform(&theme, &secret(n), Action::Post { prompt, text, nonce: None }).await.expect("in the box");
            }
            for hours in [0, 1, 25] {
                app.state.clock.set(NOON + hours * 3600);
                app.tick().await;
            }
            let notes = app.notes(&theme).await;
            assert_eq!(notes.len(), 4, "{rule:?}");
            let asked = kizuki_board::domain::question::Question {
                id: question(u128::from(rule as u8)),
                note: notes[0].id,
                text: "なぜ".into(),
                asked_on: app.state.today(),
            };
            app.state.board.ask(theme.id, &asked).await.expect("asked").unseen();
            let action = Action::Reply { question: asked.id, text: "なので".into(), as_author: false, nonce: None };
            app.perform(&theme, &secret(7), action).await.expect("in the box");
            let hangs = async || app.state.board.replies(theme.id).await.expect("read").len();
            let begun = app.state.clock.now();
            for hours in [0, 1, 2, 22, 23] {
                app.state.clock.set(begun + hours * 3600);
                app.tick().await;
                assert_eq!(hangs().await, 0, "{rule:?} after {hours} hours");
            }
            app.state.clock.set(begun + 24 * 3600);
            app.tick().await;
            assert_eq!(hangs().await, 1, "{rule:?}, and one alone is not held back");
        }
        holds(&app).await;
    }

    async fn closing_leaves_replies_in_the_box_and_archiving_does_not(app: TestApp) {
        let mut office = Office::open(&app).await;
        office.asks(0, question(1), "どこですか").await;
        office.replies(&secret(1), question(1), "三階", true).await.expect("in the box");
        office.step(State::Review).await;
        assert!(office.hanging().await.is_empty());
        office.step(State::Answered).await;
        let theme = app.state.board.theme(office.theme.id).await.expect("there");
        let archived = app.state.board.archive(theme.id, app.state.today(), theme.version, 0).await;
        archived.expect("archived").unseen();
        assert_eq!(office.hanging().await.len(), 1, "what was written is not lost");
        let late = office.replies(&secret(2), question(1), "二階", false).await;
        assert_eq!(late, Err(Refusal::Archived));
        assert_eq!(office.asks(0, question(2), "まだですか").await.status, StatusCode::CONFLICT);
        let board = office.board().await;
        assert!(board.contains("三階") && !board.contains("/mine/reply"), "it is read, and not replied to");
        holds(&app).await;
    }

    async fn a_note_that_is_taken_back_takes_its_questions_along(app: TestApp) {
        let office = Office::open(&app).await;
        office.asks(0, question(1), "どこですか").await;
        office.asks(1, question(2), "いつですか").await;
        for who in [1, 5] {
            office.replies(&secret(who), question(1), &format!("階{who}"), who == 1).await.expect("in the box");
        }
        office.replies(&secret(5), question(2), "朝", false).await.expect("in the box");
        office.the_morning_comes(0).await;
        office.the_morning_comes(1).await;
        office.replies(&secret(6), question(1), "箱の中", false).await.expect("in the box");
        let note = office.notes[0];
        app.perform(&office.theme, &secret(1), Action::Withdraw { note }).await.expect("withdrawn");
        app.tick().await;
        office.the_morning_comes(2).await;
        office.the_morning_comes(3).await;
        let left = office.hanging().await;
        assert_eq!(left.iter().map(|reply| reply.note.text.as_str()).collect::<Vec<_>>(), ["朝"]);
        assert_eq!(app.state.board.questions(office.theme.id).await.expect("read").len(), 1);
        assert_eq!(office.replies(&secret(7), question(1), "遅い", false).await, Err(Refusal::NoQuestion));
        holds(&app).await;
    }

    async fn a_hidden_reply_is_a_tombstone_and_one_that_nobody_read_is_not_shown(app: TestApp) {
        let theme = app.theme_with(|plan| plan.premoderated = true).await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        let (today, role) = (app.state.today(), Role::Organizer);
        let read = |text: &'static str, note| kizuki_board::ticket::commit::seen(note, text);
        app.state.board.restore_note(theme.id, note, &read("付箋", note), role, today).await.expect("shown").unseen();
        let asked = kizuki_board::domain::question::Question { id: question(1), note, text: "なぜ".into(), asked_on: today };
        app.state.board.ask(theme.id, &asked).await.expect("asked").unseen();
        let reply = |text: &str| Action::Reply { question: question(1), text: text.into(), as_author: false, nonce: None };
        app.perform(&theme, &secret(2), reply("読まれる返事")).await.expect("in the box");
        app.perform(&theme, &secret(3), reply("ひどい返事")).await.expect("in the box");
        app.tick().await;
        app.state.clock.set(NOON + 25 * 3600);
        app.tick().await;
        let board = app.get("/t/zaitaku").await.body;
        assert!(!board.contains("返事</p>") && !board.contains("ひどい") && !board.contains("読まれる"));
        let cookie = app.organizer("hr@example.jp").await;
        let queue = app.get_as(&cookie, &format!("/admin/themes/{}", theme.id)).await.body;
        assert!(queue.contains("ひどい返事") && queue.contains("質問への返事"), "an organizer reads them first");
        let replies = app.state.board.replies(theme.id).await.expect("read");
        let of = |text: &str| replies.iter().find(|reply| reply.note.text == text).expect("there").note.id;
        let (good, bad) = (of("読まれる返事"), of("ひどい返事"));
        app.state.board.restore_note(theme.id, good, &read("読まれる返事", good), role, today).await.expect("shown").unseen();
        app.state.board.hide_note(theme.id, bad, HideReason::Abuse, role, today).await.expect("hidden").unseen();
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains("読まれる返事") && !board.contains("ひどい返事"));
        assert_eq!(board.matches("非表示").count(), 1, "a tombstone in its place");
        holds(&app).await;
    }

    async fn a_question_is_asked_once_in_bounds_and_by_reviewers_alone(app: TestApp) {
        let office = Office::in_review(&app).await;
        let long = "長".repeat(201);
        for text in ["", "  ", long.as_str()] {
            let bad = office.asks(0, question(1), text).await;
            assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(bad.body.contains("id=\"asking-err\"") && bad.body.contains(text.trim()), "what was typed is not lost");
        }
        for n in 1..=3 {
            assert_eq!(office.asks(0, question(n), &format!("質問{n}")).await.status, StatusCode::SEE_OTHER);
            assert_eq!(office.asks(0, question(n), &format!("質問{n}")).await.status, StatusCode::SEE_OTHER, "a second click");
        }
        assert_eq!(app.state.board.questions(office.theme.id).await.expect("read").len(), 3);
        assert_eq!(office.asks(0, question(2), "別の質問").await.status, StatusCode::CONFLICT, "not another one by that form");
        assert_eq!(office.asks(0, question(4), "四つめ").await.status, StatusCode::CONFLICT);
        let page = office.get(&office.page(office.group)).await;
        let id = office.notes[0].to_string();
        let options = page.split("action=\"/do/ask\"").nth(1).expect("a form");
        assert!(!options.contains(&id), "the other note of the group can be asked about, this one not");
        let today = app.state.today();
        let board = &app.state.board;
        board.hide_note(office.theme.id, office.notes[1], HideReason::Abuse, Role::Organizer, today).await.expect("hidden").unseen();
        assert_eq!(office.asks(1, question(5), "なぜ").await.status, StatusCode::NOT_FOUND, "a note that does not show");
        let log = app.get("/log").await.body;
        assert_eq!(log.matches("作業部会が付箋に質問しました").count(), 3);
        let mut nobody = office;
        nobody.cookie = String::new();
        assert_eq!(nobody.asks(2, question(6), "なぜ").await.status, StatusCode::UNAUTHORIZED);
    }

    async fn a_plain_form_replies_and_keeps_what_was_typed(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.asks(0, question(1), "どこですか").await;
        let jar = |n| format!("kizuki_ticket={}", code(&secret(n)));
        let id = question(1).to_string();
        let send = async |jar: &str, text: &str, author: bool| {
            let mut fields = vec![("question", id.as_str()), ("text", text)];
            fields.extend(author.then_some(("as_author", "1")));
            app.form(jar, "/t/zaitaku/mine/reply", &fields).await
        };
        let long = "長".repeat(201);
        let bad = send(&jar(1), &long, true).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.body.contains(&long), "the text is still in the form");
        let ticked = format!("id=\"reply-{id}-author\" name=\"as_author\" value=\"1\" checked");
        assert!(bad.body.contains(&ticked), "and the choice");
        let other = send(&jar(2), "となり", true).await;
        assert_eq!(other.status, StatusCode::FORBIDDEN);
        assert!(other.body.contains("この付箋を書いた券ではありません") && other.body.contains("となり"));
        let hint = send(&jar(1), "私の内線は1234です", true).await;
        assert_eq!(hint.status, StatusCode::UNPROCESSABLE_ENTITY, "it is asked once whether that is meant so");
        let sent = send(&jar(1), "三階です", true).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/t/zaitaku?done=replied"));
        assert!(app.get("/t/zaitaku?done=replied").await.body.contains("返事が箱に入りました"));
        let first = send("", "初めての人です", false).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "a browser without a ticket gets one");
        let mine = app.get_as(&jar(1), "/t/zaitaku/mine").await.body;
        assert!(mine.contains("三階です") && mine.contains("質問への返事"));
        assert!(mine.contains("この付箋に質問があります:「どこですか」"), "one's own note says that it is asked about");
        let wrong = app.form(&jar(1), "/t/zaitaku/mine/reply", &[("question", "x"), ("text", "a")]).await;
        assert_eq!(wrong.status, StatusCode::NOT_FOUND);
        let unknown = Uuid::from_u128(1).to_string();
        let unknown = app.form(&jar(1), "/t/zaitaku/mine/reply", &[("question", &unknown), ("text", "残る文")]).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        assert!(unknown.body.contains("残る文"), "given back where no form can show it");
    }
}
