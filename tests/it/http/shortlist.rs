//! What the working group will discuss: put on a list, ordered by several people at once, given
//! times, printed.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    answers::Item,
    groups::{Command, Label},
    ids::{GroupId, NoteId},
    note::HideReason,
    shortlist::Shortlist,
    theme::{State, Theme},
};
use uuid::Uuid;

use crate::support::{Answer, NOON, TestApp, both_dbs, moderation::FIRST, secret};

/// A theme with four notes, the first two in a group with most stickers.
struct Office<'a> {
    app: &'a TestApp,
    cookie: String,
    theme: Theme,
    notes: Vec<NoteId>,
    group: Item,
}

impl<'a> Office<'a> {
    async fn open(app: &'a TestApp) -> Self {
        let theme = app.theme().await;
        let mut notes = Vec::new();
        for (n, text) in (1..).zip(["電話当番", "電話の音", "会議室", "決裁が紙"]) {
            notes.push(app.pinned(&theme, &secret(n), text).await);
        }
        for (ticket, note) in [(9, notes[0]), (10, notes[0]), (9, notes[2])] {
            app.perform(&theme, &secret(ticket), Action::Like { note }).await.expect("liked");
        }
        app.tick().await;
        let group = GroupId(Uuid::from_u128(77));
        let label =
            Label { name: "電話のこと".into(), reason: "どちらも電話の話".into() };
        let command = Command::Group { group, notes: notes[..2].to_vec(), label };
        app.state.board.take_step(theme.id, FIRST, 0, NOON, &command).await.expect("grouped");
        let cookie = app.signed_in("wg@example.jp", Role::Reviewer).await;
        Self { app, cookie, theme, notes, group: Item::Group(group) }
    }

    fn page(&self) -> String {
        format!("/admin/themes/{}/shortlist", self.theme.id)
    }

    async fn get(&self, last: &str) -> Answer {
        let path = format!("/admin/themes/{}/{last}", self.theme.id);
        self.app.get_as(&self.cookie, &path).await
    }

    /// Sends a form of the page.
    async fn send(&self, what: &str, fields: &[(&str, &str)]) -> Answer {
        let (page, theme) = (self.page(), self.theme.id.to_string());
        let mut all = vec![("page", page.as_str()), ("theme", &theme)];
        all.extend(fields);
        self.app.form(&self.cookie, &format!("/do/{what}"), &all).await
    }

    async fn does(&self, what: &str, fields: &[(&str, &str)], done: &str) {
        let answer = self.send(what, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}: {}", answer.body);
        assert!(answer.location().contains(&format!("done={done}")), "{}", answer.location());
    }

    async fn list_up(&self, items: &[Item]) {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        let fields: Vec<(&str, &str)> =
            items.iter().map(|item| ("items[]", item.as_str())).collect();
        self.does("shortlist_items", &fields, "listed").await;
    }

    async fn move_to(&self, item: Item, seen: i64, to: &str, done: &str) {
        let (item, seen) = (item.to_string(), seen.to_string());
        let fields = [("item", item.as_str()), ("seen", &seen), ("to", to), ("place", "")];
        self.does("move_shortlisted", &fields, done).await;
    }

    fn note(&self, at: usize) -> Item {
        Item::Note(self.notes[at])
    }

    async fn list(&self) -> Shortlist {
        self.app.state.board.answering(self.theme.id).await.expect("read").shortlist
    }

    async fn order(&self) -> Vec<Item> {
        self.list().await.listed.iter().map(|listed| listed.item).collect()
    }
}

both_dbs! {
    async fn items_come_onto_the_list_in_order_and_once(app: TestApp) {
        let office = Office::open(&app).await;
        let page = office.get("shortlist").await.body;
        assert!(page.contains("まだ何も入っていません") && page.contains("電話のこと"));
        office.does("shortlist_top", &[("top", "２")], "listed").await;
        assert_eq!(office.order().await, [office.group, office.note(2)]);
        office.list_up(&[office.note(3), office.group]).await;
        office.list_up(&[office.note(3)]).await;
        let all = [office.group, office.note(2), office.note(3)];
        assert_eq!(office.order().await, all);
        let page = office.get("shortlist").await.body;
        assert!(page.contains("2番目/3") && page.contains("すべての項目が検討リストに入っています"));
        let none = office.send("shortlist_items", &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.body.contains("入れる項目が選ばれていません"));
        for bad in ["", "0", "51", "x"] {
            assert_eq!(
                office.send("shortlist_top", &[("top", bad)]).await.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{bad}"
            );
        }
        for bad in ["g-00000000-0000-0000-0000-000000000000", "x"] {
            let answer = office.send("shortlist_items", &[("items[]", bad)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{bad}");
        }
        let item = office.note(2).to_string();
        for _ in 0..2 {
            office.does("drop_shortlisted", &[("item", &item)], "unlisted").await;
        }
        assert_eq!(office.order().await, [office.group, office.note(3)]);
        // From the page of an item and back to it.
        let page = format!("/admin/themes/{}/review/{item}", office.theme.id);
        assert!(app.get_as(&office.cookie, &page).await.body.contains("検討リストに入れる"));
        let theme = office.theme.id.to_string();
        let fields = [("page", page.as_str()), ("theme", &theme), ("items[]", &item)];
        let done = app.form(&office.cookie, "/do/shortlist_items", &fields).await;
        assert_eq!(done.location(), format!("{page}?done=shortlisted#listed"));
        assert!(app.get_as(&office.cookie, &page).await.body.contains("検討リストに入っています"));
    }

    async fn two_reviewers_move_the_same_item(app: TestApp) {
        let office = Office::open(&app).await;
        let [a, b, c] = [office.group, office.note(2), office.note(3)];
        office.list_up(&[a, b, c]).await;
        office.move_to(c, 1, "1", "moved").await;
        office.move_to(c, 1, "1", "moved").await;
        assert_eq!(office.order().await, [c, a, b], "a second press changes nothing");
        // Another reviewer still looks at the first order: the item goes where it was sent, and the
        // page says that the list is another one by now.
        office.move_to(c, 1, "2", "moved-late").await;
        assert_eq!(office.order().await, [a, c, b]);
        assert!(office.get("shortlist?done=moved-late").await.body.contains("ほかの人もリストを変えていました"));
        let item = c.to_string();
        for (place, status) in [("３", 303), ("99", 303), ("0", 422), ("", 422), ("上", 422)] {
            let fields = [("item", item.as_str()), ("seen", "3"), ("place", place)];
            let answer = office.send("move_shortlisted", &fields).await;
            assert_eq!(answer.status.as_u16(), status, "{place}");
            if status == 422 {
                let error = format!("id=\"place-{c}-err\"");
                assert!(answer.body.contains(&error), "beside the field of that row");
            }
        }
        assert_eq!(office.order().await, [a, b, c]);
        // Somebody took it off: nothing moves, and that is said.
        office.does("drop_shortlisted", &[("item", &item)], "unlisted").await;
        let fields = [("item", item.as_str()), ("seen", "5"), ("to", "1")];
        let gone = office.send("move_shortlisted", &fields).await;
        assert_eq!(gone.status, StatusCode::CONFLICT);
        assert!(gone.body.contains("ほかの人がこの項目をリストから外しました"));
        assert_eq!(office.order().await, [a, b]);
    }

    async fn day_and_times_go_into_the_agenda(app: TestApp) {
        let office = Office::open(&app).await;
        office.list_up(&[office.group, office.note(2)]).await;
        let (one, two) = (office.group.to_string(), office.note(2).to_string());
        let form = |on: &'static str, minutes: [&'static str; 2], was: [&'static str; 2]| {
            [
                ("was_on", String::new()), ("on", on.into()), ("was_at", String::new()),
                ("at", "13:30".into()), ("items[]", one.clone()), ("was[]", was[0].into()),
                ("minutes[]", minutes[0].into()), ("items[]", two.clone()),
                ("was[]", was[1].into()), ("minutes[]", minutes[1].into()),
            ]
        };
        let send = async |fields: [(&'static str, String); 10]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            office.send("plan_meeting", &fields).await
        };
        let wrong = send(form("2020-99-01", ["181", "x"], ["", ""])).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"181\"") && wrong.body.contains("0から180までの数"));
        assert!(wrong.body.contains("この形では受け取れません"), "the day");
        assert_eq!(office.list().await.meets_on, None, "nothing of it is written");
        for _ in 0..2 {
            let done = send(form("2020-09-01", ["20", "15"], ["", ""])).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        }
        // Somebody who saw the empty form set another day.
        let clash = send(form("2020-09-02", ["20", ""], ["", ""])).await;
        assert_eq!(clash.status, StatusCode::CONFLICT);
        assert!(clash.body.contains("べつの日や時間に変えました") && clash.body.contains("value=\"2020-09-02\""));
        assert!(clash.body.contains("value=\"2020-09-01\""), "it goes on from what is stored");
        for last in ["shortlist", "agenda"] {
            let page = office.get(last).await.body;
            for says in ["2020年9月1日", "13:30", "合計35分", "14:05に終わる予定"] {
                assert!(page.contains(says), "{last}: {says}");
            }
        }
        let agenda = office.get("agenda").await.body;
        for says in ["13:50–14:05", "電話当番", "どちらも電話の話", "いいね2枚", "メモ"] {
            assert!(agenda.contains(says), "{says}");
        }
        let file = office.get("agenda/md").await;
        assert_eq!(file.header("content-type"), "text/markdown; charset=utf-8");
        assert!(file.header("content-disposition").contains("kizuki-zaitaku-agenda.md"));
        for says in ["# 会議次第", "## 1. 電話のこと", "- 13:30–13:50 (20分)", "- 電話当番 (いいね 2枚)"] {
            assert!(file.body.contains(says), "{says} in {}", file.body);
        }
        assert_eq!(office.get("agenda/csv").await.status, StatusCode::NOT_FOUND);
        // What form and list do not agree about is nobody's typing.
        let odd = [("was_on", ""), ("items[]", one.as_str())];
        assert_eq!(office.send("plan_meeting", &odd).await.status, StatusCode::BAD_REQUEST);
    }

    async fn what_cannot_be_seen_any_more_breaks_nothing(app: TestApp) {
        let office = Office::open(&app).await;
        office.list_up(&[office.group, office.note(2), office.note(3)]).await;
        let today = app.state.today();
        let board = &app.state.board;
        board
            .save_minutes(office.theme.id, office.group, today, 0, None, "電話の記録")
            .await
            .expect("written");
        let Item::Group(group) = office.group else { panic!("a group") };
        let command = Command::Dissolve { group };
        board.take_step(office.theme.id, FIRST, 1, NOON, &command).await.expect("dissolved");
        board
            .hide_note(office.theme.id, office.notes[2], HideReason::Other, Role::Organizer, today)
            .await
            .expect("hidden")
            .unseen();
        let page = office.get("shortlist").await.body;
        assert_eq!(page.matches("見えなくなった項目").count(), 2);
        assert!(page.contains("電話のこと") && page.contains("電話の記録"), "nothing that was written is lost");
        assert!(!page.contains("会議室"), "nor is a hidden note told");
        for last in ["agenda", "agenda/md", "meeting", "meeting?at=9"] {
            let page = office.get(last).await;
            assert_eq!(page.status, StatusCode::OK, "{last}");
            assert!(page.body.contains("決裁が紙") && !page.body.contains("電話のこと"), "{last}");
        }
        office.move_to(office.group, 1, "3", "moved").await;
        let item = office.group.to_string();
        office.does("drop_shortlisted", &[("item", &item)], "unlisted").await;
        assert_eq!(office.order().await, [office.note(2), office.note(3)]);
        // A note that its author takes back goes, with all that hangs on it.
        let action = Action::Withdraw { note: office.notes[3] };
        app.perform(&office.theme, &secret(4), action).await.expect("asked for");
        app.tick().await;
        assert_eq!(office.order().await, [office.note(2)]);
        assert!(office.get("meeting").await.body.contains("検討リストに何も入っていません"));
    }

    async fn an_archived_theme_is_read_and_not_changed(app: TestApp) {
        let office = Office::open(&app).await;
        office.list_up(&[office.group]).await;
        for to in [State::Review, State::Answered] {
            let theme = app.state.board.theme(office.theme.id).await.expect("read");
            app.state.board.move_theme(&theme, to, app.state.today(), "").await.expect("moved").unseen();
        }
        let theme = app.state.board.theme(office.theme.id).await.expect("read");
        app.state.archive(theme.id, theme.version).await.expect("archived");
        let item = office.group.to_string();
        for (what, field) in [
            ("shortlist_items", "items[]"), ("shortlist_top", "top"), ("drop_shortlisted", "item"),
            ("move_shortlisted", "item"), ("plan_meeting", "x"), ("save_minutes", "item"),
        ] {
            let value = if field == "top" { "3" } else { &item };
            let on = app.state.today().to_string();
            let answer = office.send(what, &[(field, value), ("to", "1"), ("on", &on)]).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{what}");
        }
        for last in ["shortlist", "agenda", "meeting"] {
            let page = office.get(last).await;
            assert!(page.status == StatusCode::OK && page.body.contains("電話のこと"), "{last}");
            assert!(!page.body.contains("/do/move_shortlisted") && !page.body.contains("/do/save_minutes"));
        }
    }
}
