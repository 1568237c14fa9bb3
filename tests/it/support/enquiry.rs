//! An office that asks departments: a theme in review, its reviewer, and the forms of enquiries.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    answers::Item,
    enquiry::Way,
    groups::{Command, Label},
    ids::{GroupId, NoteId},
    theme::{State, Theme},
};
use uuid::Uuid;

use super::{Answer, NOON, TestApp, moderation::FIRST, secret};

/// A theme in review with three notes, the first two in a group, and a reviewer.
pub struct AskingOffice<'a> {
    pub app: &'a TestApp,
    pub cookie: String,
    pub theme: Theme,
    pub notes: Vec<NoteId>,
    pub group: Item,
}

/// A link's address on the sheet that shows it.
pub fn link_on(sheet: &Answer) -> String {
    assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.body);
    let rest = sheet.body.split("<code>").nth(1).expect("a link");
    let link = rest.split('<').next().expect("its end");
    link.strip_prefix("http://kizuki.test").expect("an address of ours").to_owned()
}

/// A table as a department sends it back.
pub fn table(rows: &[[&str; 3]]) -> String {
    let rows =
        rows.iter().map(|[item, handling, plans]| format!("{item},x,{handling},{plans}\r\n"));
    format!("項目,付箋,現在の対応,今後の予定\r\n{}", rows.collect::<String>())
}

impl<'a> AskingOffice<'a> {
    pub async fn open(app: &'a TestApp) -> Self {
        let theme = app.theme().await;
        let mut notes = Vec::new();
        for (n, text) in (1..).zip(["電話当番", "電話の音", "会議室"]) {
            notes.push(app.pinned(&theme, &secret(n), text).await);
        }
        app.perform(&theme, &secret(9), Action::Like { note: notes[0] }).await.expect("liked");
        app.tick().await;
        let group = GroupId(Uuid::from_u128(77));
        let label = Label { name: "電話のこと".into(), reason: String::new() };
        let command = Command::Group { group, notes: notes[..2].to_vec(), label };
        app.state.board.take_step(theme.id, FIRST, 0, NOON, &command).await.expect("grouped");
        let cookie = app.signed_in("wg@example.jp", Role::Reviewer).await;
        Self { app, cookie, theme, notes, group: Item::Group(group) }
    }

    pub async fn in_review(app: &'a TestApp) -> Self {
        let mut office = Self::open(app).await;
        office.theme = app.move_to(office.theme.id, State::Review).await;
        office
    }

    /// In review, with one enquiry about the group and the third note.
    pub async fn asking(app: &'a TestApp) -> Self {
        let office = Self::in_review(app).await;
        let (group, note) = (office.group.to_string(), office.note(2).to_string());
        let made = office.make(&[("items[]", &group), ("items[]", &note)]).await;
        assert_eq!(made.location(), format!("{}?done=made", office.page()), "{}", made.body);
        office
    }

    /// So, and with a link.
    pub async fn linked(app: &'a TestApp) -> (Self, String) {
        let office = Self::asking(app).await;
        let link = link_on(&office.link("1", "30").await);
        (office, link)
    }

    pub fn list(&self) -> String {
        format!("/admin/themes/{}/enquiries", self.theme.id)
    }

    pub fn page(&self) -> String {
        format!("{}/1", self.list())
    }

    pub fn note(&self, at: usize) -> Item {
        Item::Note(self.notes[at])
    }

    pub async fn get(&self, path: &str) -> String {
        self.app.get_as(&self.cookie, path).await.body
    }

    pub async fn make(&self, fields: &[(&str, &str)]) -> Answer {
        let (page, theme) = (self.list(), self.theme.id.to_string());
        let mut all = vec![
            ("page", page.as_str()),
            ("theme", &theme),
            ("key", "0c7a1d0e-5f0e-4a2b-9d1c-1b2c3d4e5f60"),
            ("department", "総務課"),
            ("due", "2020-08-31"),
            ("covering", "よろしくお願いします。"),
        ];
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields);
        self.app.form(&self.cookie, "/do/make_enquiry", &all).await
    }

    pub async fn link(&self, seen: &str, days: &str) -> Answer {
        let path = format!("{}/link", self.page());
        self.app.form(&self.cookie, &path, &[("seen", seen), ("days", days)]).await
    }

    pub async fn turn(&self, what: &str, seen: &str) -> Answer {
        let (page, theme) = (self.page(), self.theme.id.to_string());
        let fields = [("page", page.as_str()), ("theme", &theme), ("number", "1"), ("seen", seen)];
        self.app.form(&self.cookie, &format!("/do/{what}_enquiry"), &fields).await
    }

    pub async fn import(&self, file: &[u8]) -> Answer {
        let path = format!("{}/import", self.page());
        let part = ("name=\"file\"; filename=\"sheet.csv\"", file);
        self.app.upload(&self.cookie, &path, &[part]).await
    }

    pub async fn reply(&self, link: &str, seen: &str, replies: &[(Item, &str, &str)]) -> Answer {
        let token = link.trim_start_matches("/e/");
        let mut all = vec![("page", link), ("token", token), ("seen", seen)];
        let named: Vec<[(String, &str); 2]> = replies
            .iter()
            .map(|(item, handling, plans)| {
                [
                    (format!("replies[{item}][handling]"), *handling),
                    (format!("replies[{item}][plans]"), *plans),
                ]
            })
            .collect();
        all.extend(named.iter().flatten().map(|(name, value)| (name.as_str(), *value)));
        self.app.form("", "/do/reply_by_link", &all).await
    }

    /// What stands as the reply to an item: both answers and the way; and how many came in all.
    pub async fn stored(&self, item: Item) -> (Option<(String, String, Way)>, usize) {
        let enquiring = self.app.state.board.enquiring(self.theme.id).await.expect("read");
        let enquiry = enquiring.one(1).expect("made");
        let stands = enquiry
            .reply(item)
            .map(|reply| (reply.words.handling.clone(), reply.words.plans.clone(), reply.way));
        (stands, enquiry.replies.get(&item).map_or(0, Vec::len))
    }
}
