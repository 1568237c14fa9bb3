//! Reviewers draft answers, see them as everybody will, publish several at once, and everybody
//! reads them on the board.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role, answers::Item, groups::Command, ids::GroupId, note::HideReason, theme::State,
};
use kizuki_board::log::{Event, verify::verify};
use kizuki_board::store::Db;
use kizuki_board::ticket::digest;
use uuid::Uuid;

use crate::support::office::Office;
use crate::support::{Answer, NOON, TestApp, both_dbs, code, secret};

impl Office<'_> {
    fn answers(&self) -> String {
        format!("/admin/themes/{}/answers", self.theme.id)
    }

    async fn draft(&self, item: Item, seen: &str, fields: &[(&str, &str)]) -> Answer {
        let (page, theme, item) = (self.page(item), self.theme.id.to_string(), item.to_string());
        let mut all =
            vec![("page", page.as_str()), ("theme", &theme), ("item", &item), ("seen", seen)];
        all.extend(fields);
        self.app.form(&self.cookie, "/do/save_draft", &all).await
    }

    async fn publish(&self, chosen: &[&str]) -> Answer {
        let (page, theme) = (self.answers(), self.theme.id.to_string());
        let step = self.app.state.board.bench(self.theme.id).await.expect("read").head();
        let step = step.to_string();
        let mut all = vec![("page", page.as_str()), ("theme", &theme), ("step", &step)];
        all.extend(chosen.iter().map(|one| ("answers[]", *one)));
        self.app.form(&self.cookie, "/do/publish_answers", &all).await
    }

    async fn board(&self) -> String {
        self.app.get("/t/zaitaku").await.body
    }

    async fn events(&self) -> Vec<Event> {
        let export = self.app.state.board.log_export().await.expect("exported");
        verify(&export, None).expect("the log holds");
        let events = export.entries.iter().map(|entry| entry.event().expect("an event"));
        events.filter(|event| matches!(event, Event::Answered { .. })).collect()
    }
}

const WILL_DO: &[(&str, &str)] = &[
    ("status", "will-do"),
    ("text", "留守番電話を入れます。"),
    ("department", "総務課"),
    ("due", "2020-12-31"),
    ("evidence", "https://example.jp/denwa"),
];
const DECLINED: &[(&str, &str)] =
    &[("status", "declined"), ("reason", "budget"), ("text", "今年度は見送ります。")];

both_dbs! {
    async fn drafts_come_out_together_and_everybody_reads_them(app: TestApp) {
        let office = Office::in_review(&app).await;
        let before = office.board().await;
        let saved = office.draft(office.group, "0", WILL_DO).await;
        assert_eq!(
            (saved.status, saved.location()),
            (StatusCode::SEE_OTHER, format!("{}?done=saved", office.page(office.group)).as_str())
        );
        office.draft(office.note(2), "0", DECLINED).await;
        let page = office.get(&office.page(office.group)).await;
        assert!(page.contains("いいね1枚、3件中1位") && page.contains("公開すると、こう見えます"));
        assert!(page.contains("value=\"総務課\"") && page.contains("どちらも電話の話"));
        assert_eq!(office.board().await, before, "a draft is nobody's but the reviewers'");
        let page = office.get(&office.answers()).await;
        assert!(page.contains("新しく見えるようになるまとまり") && page.contains("留守番電話を入れます。"));
        assert!(page.contains("まだ答えていない項目（1件）"));
        let (one, two) = (format!("{}:1", office.group), format!("{}:1", office.note(2)));
        let done = office.publish(&[&one, &two]).await;
        assert_eq!(
            (done.status, done.location()),
            (StatusCode::SEE_OTHER, format!("{}?done=published", office.answers()).as_str())
        );
        let board = office.board().await;
        for says in [
            "電話のこと", "どちらも電話の話", "留守番電話を入れます。", "総務課", "2020年12月31日",
            "実施する", "見送り", "予算がない", "今年度は見送ります。",
        ] {
            assert!(board.contains(says), "{says}");
        }
        assert!(board.contains("https://example.jp/denwa"));
        // Both notes of the group lead to its answer, the third to its own, the last to none.
        let links = |item: Item| board.matches(&format!("/t/zaitaku#a-{item}")).count();
        assert_eq!((links(office.group), links(office.note(2)), links(office.note(3))), (2, 1, 0));
        let events = office.events().await;
        let [Event::Answered { publication: 1, answers, .. }] = events.as_slice() else {
            panic!("one publication: {events:?}");
        };
        assert_eq!(answers.len(), 2);
        let answering = app.state.board.answering(office.theme.id).await.expect("read");
        assert!(answering.drafts.is_empty());
        assert!(app.get("/log").await.body.contains("第1回の回答を公開しました（2件）"));
    }

    async fn a_newer_answer_stands_after_the_older_one(app: TestApp) {
        let mut office = Office::in_review(&app).await;
        office.draft(office.group, "0", WILL_DO).await;
        let one = format!("{}:1", office.group);
        office.publish(&[&one]).await;
        let page = office.get(&office.page(office.group)).await;
        assert!(page.contains("value=\"2020-12-31\""), "one goes on from what stands");
        app.state.clock.set(NOON + 200 * 24 * 3600);
        app.tick().await;
        assert!(office.board().await.contains("期限を過ぎています"));
        office.cookie = app.signed_in("later@example.jp", Role::Reviewer).await;
        let done = office.draft(office.group, "0", &[("status", "done"), ("text", "入れました。")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = office.get(&office.answers()).await;
        assert!(page.contains("実施する → 実施済み") && page.contains("変わっていません"));
        office.publish(&[&one]).await;
        let board = office.board().await;
        assert!(board.contains("入れました。") && board.contains("これまでの回答"));
        for path in ["/t/zaitaku/report", "/t/zaitaku/report/md"] {
            let report = office.get(path).await;
            assert!(report.contains("入れました") && report.contains("留守番電話"), "{path}");
        }
        assert!(board.contains("留守番電話を入れます。"), "what was said is not taken back");
        assert_eq!(office.events().await.len(), 2);
    }

    async fn what_is_wrong_is_told_beside_the_field_and_nothing_is_lost(app: TestApp) {
        let office = Office::in_review(&app).await;
        let wrong = [
            ("status", "declined"), ("text", ""), ("department", "総務課"),
            ("due", "2020-01-01"), ("evidence", "javascript:alert(1)"),
        ];
        let answer = office.draft(office.group, "0", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for says in ["選ばれていません", "何も書かれていません", "この形では受け取れません", "value=\"総務課\""] {
            assert!(answer.body.contains(says), "{says}");
        }
        let late = [("status", "will-do"), ("due", "2020-01-01")];
        let answer = office.draft(office.group, "0", &late).await;
        assert!(answer.body.contains("過ぎた日です") && answer.body.contains("value=\"2020-01-01\""));
        let long = "あ".repeat(2001);
        let answer = office.draft(office.group, "0", &[("status", "done"), ("text", &long)]).await;
        assert!(answer.body.contains("1文字多すぎます") && answer.body.contains(&long));
        let drafts = app.state.board.answering(office.theme.id).await.expect("read").drafts;
        assert!(drafts.is_empty(), "nothing is half-written");
        let nobody = Item::Group(GroupId(Uuid::from_u128(5)));
        let answer = office.draft(nobody, "0", WILL_DO).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let answer = app.get_as(&office.cookie, &office.page(nobody)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }

    async fn two_reviewers_at_one_draft_lose_nothing(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.draft(office.group, "0", WILL_DO).await;
        let second = office.draft(office.group, "0", DECLINED).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        for says in ["いま保存されている下書き", "留守番電話を入れます。", "今年度は見送ります。"] {
            assert!(second.body.contains(says), "{says}");
        }
        assert!(second.body.contains("name=\"seen\" value=\"1\""), "saving again is meant");
        let again = office.draft(office.group, "1", DECLINED).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        // What was read is not there any more: nothing comes out, not even the other one.
        office.draft(office.note(2), "0", DECLINED).await;
        let (old, good) = (format!("{}:1", office.group), format!("{}:1", office.note(2)));
        let answer = office.publish(&[&good, &old]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("何も公開していません"));
        assert!(office.events().await.is_empty());
        let published = app.state.board.published(office.theme.id).await.expect("read");
        assert!(published.last().is_none() && published.answer(office.note(2)).is_none());
    }

    async fn groups_come_out_as_they_were_shown(app: TestApp) {
        let office = Office::in_review(&app).await;
        let answer = office.publish(&[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "groups alone can come out");
        assert!(office.board().await.contains("まだ回答のないまとまり"));
        let answer = office.publish(&[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "but not twice");
        // What is done on the bench stays there until it is published.
        let account = crate::support::moderation::FIRST;
        let Item::Group(group) = office.group else { unreachable!("a group") };
        let command = Command::Dissolve { group };
        let board = &app.state.board;
        board.take_step(office.theme.id, account, 1, NOON, &command).await.expect("dissolved");
        app.tick().await;
        assert!(office.board().await.contains("電話のこと"));
        let page = office.get(&office.answers()).await;
        assert!(page.contains("見えなくなるまとまり"));
        office.publish(&[]).await;
        assert!(!office.board().await.contains("電話のこと"));
    }

    async fn what_is_hidden_is_not_answered(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.draft(office.note(2), "0", DECLINED).await;
        let today = app.state.today();
        let board = &app.state.board;
        board
            .hide_note(office.theme.id, office.notes[2], HideReason::Person, Role::Organizer, today)
            .await
            .expect("hidden")
            .unseen();
        let page = office.get(&office.answers()).await;
        assert!(page.contains("公開できません") && !page.contains("会議室"));
        let two = format!("{}:1", office.note(2));
        assert_eq!(office.publish(&[&two]).await.status, StatusCode::CONFLICT);
        let (theme, item, page) =
            (office.theme.id.to_string(), office.note(2).to_string(), office.answers());
        let fields =
            [("page", page.as_str()), ("theme", &theme), ("item", &item), ("seen", "1")];
        let dropped = app.form(&office.cookie, "/do/drop_draft", &fields).await;
        assert_eq!(dropped.status, StatusCode::SEE_OTHER);
        assert!(board.answering(office.theme.id).await.expect("read").drafts.is_empty());
    }

    async fn answers_come_out_when_the_theme_has_closed_and_go_on_when_it_is_archived(app: TestApp) {
        let mut office = Office::open(&app).await;
        let saved = office.draft(office.group, "0", WILL_DO).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "drafts can be written early");
        let one = format!("{}:1", office.group);
        let early = office.publish(&[&one]).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(!office.board().await.contains("留守番電話"));
        office.step(State::Review).await;
        office.publish(&[&one]).await;
        office.step(State::Answered).await;
        let theme = &office.theme;
        app.state.archive(theme.id, theme.version).await.expect("archived");
        assert!(office.board().await.contains("留守番電話を入れます。"));
        let new = office.draft(office.note(2), "0", DECLINED).await;
        assert_eq!(new.status, StatusCode::CONFLICT, "nothing new is answered");
        let on = office.draft(office.group, "0", &[("status", "done"), ("text", "入れました。")]).await;
        assert_eq!(on.status, StatusCode::SEE_OTHER, "what was promised is followed through");
        office.publish(&[&one]).await;
        assert!(office.board().await.contains("入れました。"));
        assert_eq!(office.events().await.len(), 2, "and the log holds");
    }

    async fn remarks_are_for_reviewers_alone(app: TestApp) {
        let office = Office::in_review(&app).await;
        let (page, theme, item) =
            (office.page(office.group), office.theme.id.to_string(), office.group.to_string());
        let send = async |words: &str| {
            let fields =
                [("page", page.as_str()), ("theme", &theme), ("item", &item), ("remark", words)];
            app.form(&office.cookie, "/do/add_remark", &fields).await
        };
        assert_eq!(send("総務課に電話で聞いた。").await.status, StatusCode::SEE_OTHER);
        assert_eq!(send("  ").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let body = office.get(&page).await;
        assert!(body.contains("総務課に電話で聞いた。") && body.contains("あなた"));
        let other = app.signed_in("two@example.jp", Role::Organizer).await;
        let body = app.get_as(&other, &page).await.body;
        assert!(body.contains("ほかのメンバー") && !body.contains("wg@example.jp"));
        office.draft(office.group, "0", WILL_DO).await;
        office.publish(&[&format!("{}:1", office.group)]).await;
        for path in ["/t/zaitaku", "/t/zaitaku/report", "/log", "/log.json"] {
            let seen = app.get_as(&office.cookie, path).await.body;
            assert!(!seen.contains("電話で聞いた"), "{path}");
        }
        assert_eq!(app.get(&page).await.status, StatusCode::FOUND, "to the sign-in");
    }
}

both_dbs! {
    async fn what_was_answered_is_told_over_all_themes(app: TestApp) {
        let empty = app.get("/progress").await;
        assert!(empty.status == StatusCode::OK && empty.body.contains("まだ回答はありません"));
        let office = Office::in_review(&app).await;
        office.draft(office.group, "0", WILL_DO).await;
        office.draft(office.note(2), "0", DECLINED).await;
        let (one, two) = (format!("{}:1", office.group), format!("{}:1", office.note(2)));
        office.publish(&[&one, &two]).await;
        let has = async |query: &str| {
            let body = app.get(&format!("/progress{query}")).await.body;
            [body.contains("留守番電話を入れます。"), body.contains("今年度は見送ります。")]
        };
        assert_eq!(has("").await, [true, true]);
        assert_eq!(has("?status=declined").await, [false, true]);
        assert_eq!(has("?department=%E7%B7%8F%E5%8B%99%E8%AA%B2").await, [true, false]);
        assert_eq!(has("?year=2020").await, [true, true]);
        assert_eq!(has("?year=2019").await, [false, false]);
        assert_eq!(has("?year=x&status=x&page=99").await, [true, true], "what is no choice is none");
        let page = app.get("/progress?year=2019").await.body;
        assert!(page.contains("この条件に合う回答はありません"));
        // The log's hash of an answer is the one of what the JSON says, byte for byte.
        let answer = app.get("/progress.json").await;
        assert_eq!(answer.header("content-type"), "application/json");
        let json = answer.body;
        for says in ["\"version\":1", "\"notes\":4", "\"answered\":2", "\"adopted\":1", "\"done\":0"] {
            assert!(json.contains(says), "{says}: {json}");
        }
        let Some(Event::Answered { answers, theme, .. }) = office.events().await.pop() else {
            panic!("a publication");
        };
        let parts: Vec<&str> = json.split("\"answer\":").skip(1).collect();
        assert_eq!(parts.len(), 2);
        for part in parts {
            let raw = &part[..=part.find('}').expect("its end")];
            let hash = |item: &Item| {
                let item = item.to_string();
                digest(&[b"kz/answer/v1", theme.as_bytes(), item.as_bytes(), raw.as_bytes()])
            };
            assert!(answers.iter().any(|told| hash(&told.item) == told.answer.0), "{raw}");
        }
        let feed = app.get("/progress.atom").await;
        assert_eq!(feed.header("content-type"), "application/atom+xml");
        assert_eq!(feed.body.matches("<entry>").count(), 2);
        assert!(feed.body.contains("<title>実施する: 電話のこと</title>"));
        assert!(feed.body.contains(&format!("/t/zaitaku#a-{}", office.group)));
    }

    /// The writer dies, the disk is full, a connection is lost: whatever is half done is not done.
    async fn thirty_answers_come_out_together_or_not_at_all(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.draft(office.group, "0", WILL_DO).await;
        office.draft(office.note(2), "0", DECLINED).await;
        let board = &app.state.board;
        // The last of the answers cannot be written.
        let sql = match board.db() {
            Db::Sqlite(_) => {
                "CREATE TRIGGER full BEFORE INSERT ON answer WHEN NEW.status = 'will-do'
                 BEGIN SELECT RAISE(ABORT, 'full'); END"
            }
            Db::Postgres(_) => "ALTER TABLE answer ADD CHECK (status <> 'will-do')",
        };
        match board.db() {
            Db::Sqlite(db) => drop(sqlx::query(sql).execute(&db.write).await.expect("made")),
            Db::Postgres(pool) => drop(sqlx::query(sql).execute(pool).await.expect("made")),
        }
        let chosen = [(office.note(2), 1), (office.group, 1)];
        let today = app.state.today();
        assert!(board.publish_answers(office.theme.id, &chosen, 0, today).await.is_err());
        let answering = board.answering(office.theme.id).await.expect("read");
        assert_eq!(answering.drafts.len(), 2);
        assert!(answering.published.last().is_none() && office.events().await.is_empty());
    }

    /// The page of one's own says how far one's notes are; it is asked for as before, and by nobody
    /// else.
    async fn an_author_finds_the_answer_beside_the_note(app: TestApp) {
        let office = Office::in_review(&app).await;
        let mine = async |n: u8| {
            let ticket = format!("kizuki_ticket={}", code(&secret(n)));
            app.get_as(&ticket, "/t/zaitaku/mine").await.body
        };
        assert!(!mine(1).await.contains("#a-"));
        office.draft(office.group, "0", WILL_DO).await;
        office.publish(&[&format!("{}:1", office.group)]).await;
        assert!(mine(1).await.contains(&format!("/t/zaitaku#a-{}", office.group)));
        assert!(mine(2).await.contains(&format!("/t/zaitaku#a-{}", office.group)));
        assert!(!mine(4).await.contains("#a-"), "a note without an answer");
    }
}
