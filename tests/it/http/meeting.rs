//! The meeting: decision and minutes of each item, saved by form and by program, by two people at
//! once, and read beside the item ever after.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use kizuki_board::domain::{
    account::Role,
    answers::Item,
    ids::NoteId,
    shortlist::{Decision, Minutes, TEXT_MAX},
    theme::Theme,
};

use crate::support::{Answer, NOON, ORIGIN, TestApp, both_dbs, secret};

const DAY: i64 = 24 * 3600;

/// A theme with two notes, both on the shortlist.
struct Room<'a> {
    app: &'a TestApp,
    cookie: String,
    theme: Theme,
    notes: Vec<NoteId>,
}

impl<'a> Room<'a> {
    async fn open(app: &'a TestApp) -> Self {
        let theme = app.theme().await;
        let mut notes = Vec::new();
        for (n, text) in (1..).zip(["会議室", "決裁が紙"]) {
            notes.push(app.pinned(&theme, &secret(n), text).await);
        }
        let all: Vec<Item> = notes.iter().map(|note| Item::Note(*note)).collect();
        app.state
            .board
            .change_shortlist(theme.id, |list| Ok(list.with(&all)))
            .await
            .expect("listed");
        let cookie = app.signed_in("wg@example.jp", Role::Reviewer).await;
        Self { app, cookie, theme, notes }
    }

    fn page(&self, at: usize) -> String {
        format!("/admin/themes/{}/meeting?at={at}", self.theme.id)
    }

    async fn shows(&self, at: usize) -> String {
        self.app.get_as(&self.cookie, &self.page(at)).await.body
    }

    fn fields(&self, at: usize, seen: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut fields = vec![
            ("page", self.page(at)),
            ("theme", self.theme.id.to_string()),
            ("item", Item::Note(self.notes[at - 1]).to_string()),
            ("seen", seen.to_owned()),
        ];
        if !more.iter().any(|(name, _)| *name == "on") {
            fields.push(("on", self.app.state.today().to_string()));
        }
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
        fields.chain(more.iter().map(|(name, value)| ((*name).into(), (*value).into()))).collect()
    }

    /// As a browser without JavaScript sends it.
    async fn save(&self, at: usize, seen: &str, more: &[(&str, &str)]) -> Answer {
        let fields = self.fields(at, seen, more);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.app.form(&self.cookie, "/do/save_minutes", &fields).await
    }

    /// As the program of the page sends it.
    async fn send(&self, cookie: &str, at: usize, seen: &str, text: &str) -> (u16, String) {
        let fields = self.fields(at, seen, &[("text", text)]);
        let body = serde_urlencoded::to_string(fields).expect("a form");
        let mut request = TestApp::request(Method::POST, "/do/save_minutes", cookie)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request");
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().expect("a value"));
        let answer = self.app.send(request).await;
        (answer.status.as_u16(), answer.body.trim().to_owned())
    }

    async fn minutes(&self, at: usize) -> Vec<Minutes> {
        let answering = self.app.state.board.answering(self.theme.id).await.expect("read");
        let item = Item::Note(self.notes[at - 1]);
        answering.minutes.get(&item).cloned().unwrap_or_default()
    }
}

both_dbs! {
    async fn decision_and_minutes_are_saved_by_form_and_read_beside_the_item(app: TestApp) {
        let room = Room::open(&app).await;
        let page = room.shows(1).await;
        for says in ["1 / 2", "会議室", "次へ", "実施の方向", "引き続き検討", "見送りの方向", "次回へ"] {
            assert!(page.contains(says), "{says}");
        }
        assert!(page.contains("at=2") && room.shows(99).await.contains("2 / 2"));
        assert!(room.shows(0).await.contains("1 / 2"));
        let said = [("decision", "decline"), ("text", "予算がない。\r\n<b>来年</b>また。")];
        for _ in 0..2 {
            let done = room.save(1, "0", &said).await;
            assert_eq!(done.location(), format!("{}&done=saved", room.page(1)), "{}", done.body);
        }
        assert!(app.get_as(&room.cookie, &format!("{}&done=saved", room.page(1))).await.body.contains("保存しました。"));
        let all = room.minutes(1).await;
        let [Minutes { decision: Some(Decision::Decline), text, version: 1, .. }] = all.as_slice() else {
            panic!("{all:?}");
        };
        assert_eq!(text, "予算がない。\n<b>来年</b>また。");
        let item = format!("/admin/themes/{}/review/n-{}", room.theme.id, room.notes[0]);
        let page = app.get_as(&room.cookie, &item).await.body;
        for says in ["会議の記録", "公文書になります", "見送りの方向", "予算がない。", "&lt;b&gt;来年"] {
            assert!(page.contains(says), "{says}");
        }
        // A hint beside the form of the answer, which fills in nothing.
        assert!(page.contains("区分は「見送り」が合いそうです"));
        assert!(!page.contains("value=\"declined\" checked"));
        for path in ["/t/zaitaku", "/t/zaitaku/report", "/progress", "/log"] {
            assert!(!app.get(path).await.body.contains("予算がない"), "{path} is for everybody");
        }
        // Nothing decided and nothing said is nothing.
        room.save(2, "0", &[("decision", ""), ("text", " \n")]).await;
        assert_eq!(room.minutes(2).await, []);
    }

    async fn what_is_wrong_comes_back_with_all_that_was_typed(app: TestApp) {
        let room = Room::open(&app).await;
        let long = "あ".repeat(TEXT_MAX + 1);
        let answer = room.save(2, "0", &[("decision", "maybe"), ("text", &long)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("1文字多すぎます") && answer.body.contains(&long));
        assert!(answer.body.contains("決裁が紙") && answer.body.contains("選べるものの中から"));
        // The longest text, of characters that take most room on the way, is taken.
        let longest = "𠮷".repeat(TEXT_MAX);
        assert_eq!(room.send(&room.cookie, 1, "0", &longest).await, (200, "1".into()));
        for (on, status) in [("2099-01-01", 409), ("2019-01-01", 409), ("x", 400)] {
            let answer = room.save(2, "0", &[("text", "残す"), ("on", on)]).await;
            assert_eq!(answer.status.as_u16(), status, "{on}");
            assert!(answer.body.contains("残す"), "{on}: what was typed is given back");
        }
        // The item went off the list meanwhile: what was typed is given back in words.
        let item = Item::Note(room.notes[1]);
        app.state.board.change_shortlist(room.theme.id, |list| Ok(list.without(item))).await.expect("off");
        let answer = room.save(2, "0", &[("decision", "maybe"), ("text", "消えない")]).await;
        assert!(answer.body.contains("消えない"), "{}", answer.body);
        let saved = room.save(2, "0", &[("text", "消えない")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "and can be saved all the same");
    }

    async fn two_reviewers_at_one_item_lose_nothing(app: TestApp) {
        let room = Room::open(&app).await;
        room.save(1, "0", &[("decision", "consider"), ("text", "先の文")]).await;
        let clash = room.save(1, "0", &[("text", "後の文")]).await;
        assert_eq!(clash.status, StatusCode::CONFLICT);
        assert!(clash.body.contains("ほかの人が先に、この項目の記録を変えました"));
        assert!(clash.body.contains("先の文") && clash.body.contains("後の文"));
        assert!(clash.body.contains("name=\"seen\" value=\"1\""), "the next press knows of both");
        assert_eq!(room.send(&room.cookie, 1, "0", "後の文").await, (409, "\"Conflict\"".into()));
        let both = room.save(1, "1", &[("text", "後の文"), ("join", "1")]).await;
        assert_eq!(both.status, StatusCode::SEE_OTHER);
        let minutes = room.minutes(1).await;
        assert_eq!(minutes[0].text, "先の文\n後の文");
        assert_eq!(minutes[0].decision, Some(Decision::Consider), "what was decided stays decided");
        let again = room.save(1, "1", &[("text", "後の文"), ("join", "1")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "a second press puts nothing twice");
        assert_eq!(room.send(&room.cookie, 1, "2", "一つにした").await, (200, "3".into()));
        assert_eq!(room.minutes(1).await[0].text, "一つにした");
    }

    async fn the_program_hears_how_it_went(app: TestApp) {
        let room = Room::open(&app).await;
        let cookie = room.cookie.clone();
        assert_eq!(room.send(&cookie, 1, "0", "一").await, (200, "1".into()));
        assert_eq!(room.send(&cookie, 1, "0", "一").await, (200, "1".into()), "once more");
        assert_eq!(room.send(&cookie, 1, "1", "一二").await, (200, "2".into()));
        let (status, why) = room.send(&cookie, 1, "2", &"あ".repeat(TEXT_MAX + 1)).await;
        assert!(status == 422 && why.contains("TooLong"), "{status} {why}");
        app.state.clock.set(app.state.clock.now() + DAY);
        assert_eq!(room.send(&cookie, 1, "2", "一二三").await, (401, "\"NotSignedIn\"".into()));
        assert_eq!(room.send("", 1, "2", "一二三").await.0, 401);
        assert_eq!(room.minutes(1).await[0].text, "一二");
        // The plain form goes through the sign-in and comes back with all of it.
        let asked = room.save(1, "0", &[("text", "一二三")]).await;
        assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
        assert!(asked.body.contains("name=\"carried\"") && asked.body.contains("%E4%B8%80%E4%BA%8C%E4%B8%89"));
    }

    async fn each_meeting_day_has_its_own_minutes(app: TestApp) {
        let mut room = Room::open(&app).await;
        let first = app.state.today().to_string();
        room.save(1, "0", &[("decision", "next-time"), ("text", "時間がなかった")]).await;
        app.state.clock.set(NOON + 7 * DAY);
        room.cookie = app.signed_in("later@example.jp", Role::Reviewer).await;
        let page = room.shows(1).await;
        assert!(page.contains("これまでの記録") && page.contains("時間がなかった"));
        assert!(page.contains("name=\"seen\" value=\"0\""), "today begins anew");
        room.save(1, "0", &[("decision", "go-ahead"), ("text", "来月から始める")]).await;
        let texts: Vec<String> = room.minutes(1).await.into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["時間がなかった", "来月から始める"]);
        // What was typed a week ago, while the network was gone, belongs to that day.
        let late = room.save(1, "1", &[("on", &first), ("text", "時間がなかった。次回。")]).await;
        assert_eq!(late.status, StatusCode::SEE_OTHER);
        let texts: Vec<String> = room.minutes(1).await.into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["時間がなかった。次回。", "来月から始める"]);
        // Taken out again, it is empty and shows nowhere.
        room.save(1, "1", &[("decision", ""), ("text", "")]).await;
        let item = format!("/admin/themes/{}/review/n-{}", room.theme.id, room.notes[0]);
        assert!(!app.get_as(&room.cookie, &item).await.body.contains("来月から始める"));
    }
}
