//! Staff offer help by name, reviewers alone read it, and whoever offered it keeps it up or takes it
//! back by a link of their own.

use axum::http::StatusCode;
use kizuki_board::domain::{
    answers::Item,
    hands::{HANDS_MAX, Hand, HandForm, OfferedHand},
    theme::State,
};
use kizuki_board::service::token;

use crate::support::office::Office;
use crate::support::{Answer, DAY, NOON, TestApp, both_dbs, day, reading};

const NAME: &str = "土木課 山田はな子";
const GOOD_AT: &str = "現場の測量<b>";
/// The first day of 2021, and the first of April after it, at noon.
const NEW_YEAR: i64 = NOON + 144 * DAY;
const APRIL: i64 = NEW_YEAR + 90 * DAY;

/// Where help is offered with an item.
fn form_of(item: Item) -> String {
    format!("/hands/zaitaku/{item}")
}

impl Office<'_> {
    /// Lets staff offer help with an item, or does so no more.
    async fn wants(&self, action: &str, item: Item) -> Answer {
        let (page, theme, name) = (self.page(item), self.theme.id.to_string(), item.to_string());
        let fields = [("page", page.as_str()), ("theme", &theme), ("item", &name)];
        self.app.form(&self.cookie, action, &fields).await
    }

    /// In review, with an answer that the group's matter will be done, and hands open.
    async fn wanting(app: &TestApp) -> Office<'_> {
        let office = Office::in_review(app).await;
        office.answers_with(office.group, "will-do").await;
        let opened = office.wants("/do/open_hands", office.group).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
        office
    }

    async fn offer(&self, key: &str, fields: &[(&str, &str)]) -> Answer {
        let path = form_of(self.group);
        let mut all = vec![("page", path.as_str()), ("key", key)];
        all.extend(fields);
        self.app.form("", &path, &all).await
    }
}

const WELL: &[(&str, &str)] = &[
    ("name", NAME),
    ("skills", GOOD_AT),
    ("joins", "1"),
    ("contact", "内線123"),
    ("consent", "1"),
];

fn key() -> String {
    token::new().expect("a key")
}

/// The link on the sheet.
fn own_link(sheet: &str) -> String {
    let rest = sheet.split("href=\"/hands/mine/").nth(1).expect("a link");
    format!("/hands/mine/{}", rest.split('"').next().expect("its end"))
}

both_dbs! {
    async fn staff_offer_help_by_name_and_reviewers_alone_read_it(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.answers_with(office.group, "will-do").await;
        let (form, link) = (form_of(office.group), "手を挙げる");
        // Closed by default.
        assert!(!app.get("/t/zaitaku").await.body.contains("/hands/"));
        assert!(!app.get("/progress").await.body.contains("/hands/"));
        let page = app.get(&form).await;
        assert!(page.status == StatusCode::OK && page.body.contains("受け付けていません"));
        assert!(!page.body.contains("name=\"name\""));
        let late = office.offer(&key(), WELL).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains(NAME), "what was written is given back: {}", late.body);
        assert!(office.get(&office.page(office.group)).await.contains("手挙げを受け付ける"));
        for _ in 0..2 {
            let opened = office.wants("/do/open_hands", office.group).await;
            let to = format!("{}?done=hands-opened#hands", office.page(office.group));
            assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, to.as_str()));
        }
        for path in ["/t/zaitaku", "/progress"] {
            let body = app.get(path).await.body;
            assert_eq!(body.matches(&format!("href=\"{form}\"")).count(), 1, "{path}");
            assert!(body.contains(link), "{path}");
        }
        let page = app.get(&form).await.body;
        for says in ["ここだけは、名前を書く場所です", "関係がありません", "直後は、さけてください", "電話のこと"] {
            assert!(page.contains(says), "{says}");
        }
        let key = page.split("name=\"key\" value=\"").nth(1).expect("a key");
        let key = key.split('"').next().expect("its end");
        let sheet = office.offer(key, WELL).await;
        assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.body);
        assert!(sheet.body.contains("いまの一度だけ") && sheet.body.contains("2021年3月31日"));
        let own = own_link(&sheet.body);
        // Sent twice it is one hand; sent once more with another name, that name.
        assert_eq!(own_link(&office.offer(key, WELL).await.body), own);
        let read = office.get(&office.page(office.group)).await;
        assert_eq!(read.matches(NAME).count(), 1);
        for says in ["1人", "現場の測量&lt;b&gt;", "内線123", "2021年3月31日"] {
            assert!(read.contains(says), "{says}");
        }
        assert!(app.get(&own).await.body.contains(NAME), "its person sees it");
        for path in [
            "/", "/t/zaitaku", "/t/zaitaku/report", "/t/zaitaku/report/md", "/t/zaitaku/report/csv",
            "/log", "/log.json", "/progress", "/progress.json", "/progress.atom", "/trust", &form,
            "/t/zaitaku/screen",
        ] {
            for cookie in ["", &office.cookie] {
                let body = app.get_as(cookie, path).await.body;
                assert!(!body.contains("山田") && !body.contains("測量"), "{path}");
            }
        }
    }

    async fn a_hand_is_taken_back_by_its_own_link(app: TestApp) {
        let office = Office::wanting(&app).await;
        let sheet = office.offer(&key(), WELL).await.body;
        let (own, other) = (own_link(&sheet), key());
        office.offer(&other, &[("name", "総務課"), ("advises", "1"), ("consent", "1")]).await;
        let token = own.rsplit('/').next().expect("a token");
        for _ in 0..2 {
            let fields = [("page", own.as_str()), ("token", token)];
            let taken = app.form("", "/do/take_hand_back", &fields).await;
            let to = format!("{own}?done=taken-back");
            assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, to.as_str()));
        }
        let gone = app.get(&format!("{own}?done=taken-back")).await;
        assert!(gone.status == StatusCode::OK && gone.body.contains("取り下げました"));
        let gone = app.get(&own).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert!(gone.body.contains("ここにはありません") && !gone.body.contains(NAME));
        let read = office.get(&office.page(office.group)).await;
        assert!(!read.contains(NAME) && read.contains("総務課"), "the others stay");
    }

    async fn a_hand_goes_with_the_year_unless_it_is_kept_up(app: TestApp) {
        let mut office = Office::wanting(&app).await;
        let goes = own_link(&office.offer(&key(), WELL).await.body);
        let stays = own_link(&office.offer(&key(), &[("name", "残る課"), ("joins", "1"), ("consent", "1")]).await.body);
        assert!(!app.get(&stays).await.body.contains("/do/keep_hand"), "not before January");
        let keep = async || {
            let token = stays.rsplit('/').next().expect("a token");
            app.form("", "/do/keep_hand", &[("page", &stays), ("token", token)]).await
        };
        assert_eq!(keep().await.status, StatusCode::SEE_OTHER, "which keeps it no longer then");
        assert!(app.get(&stays).await.body.contains("2021年3月31日"));
        app.state.clock.set(NEW_YEAR);
        assert_eq!(app.state.today(), day("2021-01-01"));
        assert!(app.get(&stays).await.body.contains("/do/keep_hand"));
        for _ in 0..2 {
            let kept = keep().await;
            assert_eq!(kept.location(), format!("{stays}?done=kept"));
            let page = app.get(kept.location()).await.body;
            assert!(page.contains("続けることにしました") && page.contains("2022年3月31日"));
            assert!(!page.contains("/do/keep_hand"));
        }
        app.state.clock.set(APRIL - DAY);
        app.state.tidy().await.expect("tidied");
        assert_eq!(app.get(&goes).await.status, StatusCode::OK, "to its last day");
        app.state.clock.set(APRIL);
        assert_eq!(app.state.today(), day("2021-04-01"));
        assert_eq!(app.get(&goes).await.status, StatusCode::NOT_FOUND);
        office.signs_in("april@example.jp").await;
        let read = office.get(&office.page(office.group)).await;
        assert!(!read.contains(NAME) && read.contains("残る課"));
        app.state.tidy().await.expect("tidied");
        let hash = |link: &str| token::hash(link.rsplit('/').next().expect("a token"));
        let people = &app.state.people;
        let was = people.hand(&hash(&goes), day("2020-08-10")).await.expect("read");
        assert_eq!(was, None, "the row itself is gone");
        assert!(people.hand(&hash(&stays), day("2021-04-01")).await.expect("read").is_some());
    }

    async fn what_is_wrong_is_told_beside_the_field_and_nothing_is_lost(app: TestApp) {
        let office = Office::wanting(&app).await;
        let key = key();
        let answer = office.offer(&key, &[("name", ""), ("skills", GOOD_AT), ("contact", "内線123")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for says in [
            "3か所を直してください", "id=\"name-err\"", "id=\"ways-err\"", "id=\"consent-err\"",
            "href=\"#ways\"", "現場の測量&lt;b&gt;", "value=\"内線123\"", &format!("value=\"{key}\""),
        ] {
            assert!(answer.body.contains(says), "{says}: {}", answer.body);
        }
        let long = "あ".repeat(61);
        let fields = [("name", long.as_str()), ("advises", "1"), ("consent", "1")];
        let answer = office.offer(&key, &fields).await;
        assert!(answer.body.contains("1文字多すぎます") && answer.body.contains(&long));
        let ticked = |name: &str| answer.body.contains(&format!("name=\"{name}\" value=\"1\" checked"));
        assert_eq!([ticked("advises"), ticked("joins"), ticked("consent")], [true, false, true]);
        for bad in ["", "short", &"g".repeat(64)] {
            assert_eq!(office.offer(bad, WELL).await.status, StatusCode::BAD_REQUEST, "{bad}");
        }
        let hands = app.state.people.hands(office.theme.id, office.group, app.state.today()).await;
        assert_eq!(hands.expect("read"), []);
    }

    async fn so_many_are_taken_and_no_more(app: TestApp) {
        let office = Office::wanting(&app).await;
        let (theme, item) = (office.theme.id, office.group);
        let (today, people) = (app.state.today(), &app.state.people);
        let hand = |n: u64| OfferedHand {
            theme,
            item,
            hand: Hand {
                name: format!("{n}課"),
                skills: String::new(),
                advises: true,
                joins: false,
                contact: String::new(),
            },
            until: day("2021-03-31"),
        };
        for n in 0..HANDS_MAX - 1 {
            people.offer_hand(&token::hash(&n.to_string()), &hand(n), today).await.expect("up");
        }
        let mine = key();
        assert_eq!(office.offer(&mine, WELL).await.status, StatusCode::OK);
        let full = office.offer(&key(), WELL).await;
        assert_eq!(full.status, StatusCode::CONFLICT);
        assert!(full.body.contains("受付を終わりました") && full.body.contains(NAME));
        assert_eq!(office.offer(&mine, WELL).await.status, StatusCode::OK, "one's own is there");
        let page = app.get(&form_of(item)).await.body;
        assert!(!page.contains("name=\"name\""));
        let race = people.offer_hand(&token::hash("x"), &hand(0), today).await;
        assert!(race.is_err(), "nor by two at once");
    }
}

#[tokio::test]
async fn a_flood_of_hands_is_told_to_wait() {
    let app = TestApp::sqlite().await;
    let office = Office::wanting(&app).await;
    let form = HandForm { name: NAME.into(), joins: true, consent: true, ..HandForm::default() };
    let first = key();
    for n in 0..60 {
        let key = if n == 0 { first.clone() } else { key() };
        app.state.offer_hand("zaitaku", office.group, &key, &form).await.expect("taken");
    }
    let more = office.offer(&key(), WELL).await;
    assert_eq!(more.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(more.body.contains("10分ほど") && more.body.contains(NAME), "{}", more.body);
    assert_eq!(office.offer(&first, WELL).await.status, StatusCode::OK, "what is up is up");
    app.state.clock.set(NOON + 600);
    assert_eq!(office.offer(&key(), WELL).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_not_done_any_more_takes_no_hands_and_loses_none() {
    let app = TestApp::sqlite().await;
    let mut office = Office::wanting(&app).await;
    let own = own_link(&office.offer(&key(), WELL).await.body);
    let form = form_of(office.group);
    let takes = async || app.get(&form).await.body.contains("name=\"name\"");
    assert!(takes().await);
    office.answers_with(office.group, "declined").await;
    assert!(!takes().await && !app.get("/t/zaitaku").await.body.contains("/hands/"));
    let read = office.get(&office.page(office.group)).await;
    assert!(read.contains(NAME) && read.contains("いまは受け付けていません"), "{read}");
    office.answers_with(office.group, "done").await;
    assert!(takes().await, "done again");
    // Reviewers close it, twice; then the theme is put away.
    for _ in 0..2 {
        let closed = office.wants("/do/close_hands", office.group).await;
        assert!(closed.location().contains("done=hands-closed"), "{}", closed.body);
    }
    assert!(!takes().await);
    office.wants("/do/open_hands", office.group).await;
    office.step(State::Answered).await;
    assert!(takes().await);
    let version = app.state.board.theme(office.theme.id).await.expect("there").version;
    app.state.archive(office.theme.id, version).await.expect("archived");
    assert!(!takes().await);
    assert_eq!(office.offer(&key(), WELL).await.status, StatusCode::CONFLICT);
    assert!(app.get(&own).await.body.contains(NAME), "to its day");
    let token = own.rsplit('/').next().expect("a token");
    app.form("", "/do/take_hand_back", &[("page", &own), ("token", token)]).await;
    assert_eq!(app.get(&own).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn help_is_let_in_by_reviewers_and_for_what_is_public_alone() {
    let app = TestApp::sqlite().await;
    let mut office = Office::in_review(&app).await;
    let note = office.note(2);
    let early = office.wants("/do/open_hands", office.group).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "nothing is answered");
    assert_eq!(app.get(&form_of(note)).await.status, StatusCode::NOT_FOUND);
    office.answers_with(note, "considering").await;
    assert_eq!(office.wants("/do/open_hands", note).await.status, StatusCode::CONFLICT);
    assert!(!office.get(&office.page(note)).await.contains("手を挙げた人"));
    office.cookie = String::new();
    for action in ["/do/open_hands", "/do/close_hands"] {
        assert_eq!(office.wants(action, note).await.status, StatusCode::UNAUTHORIZED, "{action}");
    }
    for path in ["/hands/zaitaku/x", "/hands/nothing/n-1", "/hands/mine/0"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let lost = app.form("", "/hands/zaitaku/x", WELL).await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(lost.body.contains(NAME), "what was written is given back");
}

#[tokio::test]
async fn behind_the_passphrase_the_form_waits_and_the_own_link_is_open() {
    let app = reading::closed().await;
    let office = Office::wanting(&app).await;
    let form = form_of(office.group);
    assert!(reading::asks(&app.get(&form).await));
    let asked = office.offer(&key(), WELL).await;
    assert!(reading::asks(&asked) && asked.body.contains("書いたものは消えていません"));
    let reader = reading::reader(&app, reading::PHRASE).await;
    assert!(app.get_as(&reader, &form).await.body.contains("name=\"name\""));
    let key = key();
    let mut fields = vec![("page", form.as_str()), ("key", &key)];
    fields.extend(WELL);
    let own = own_link(&app.form(&reader, &form, &fields).await.body);
    assert!(app.get(&own).await.body.contains(NAME), "whatever the phrase is by then");
    // The words of the log are for readers, and a link can be made up.
    for path in [own.as_str(), "/hands/mine/0"] {
        assert!(!app.get(path).await.body.contains("log-words"), "{path}");
        assert!(app.get_as(&reader, &form).await.body.contains("log-words"));
    }
}
