//! A theme with answers: a reviewer at it, and what they send.

use kizuki_board::domain::{
    account::Role,
    anon::Action,
    answers::{AnswerForm, Item},
    groups::{Command, Label},
    ids::{GroupId, NoteId},
    theme::{State, Theme},
};
use kizuki_board::log::{Event, verify::verify};
use uuid::Uuid;

use super::{Answer, NOON, TestApp, secret};

/// A theme in review with four notes, the first two in a group.
pub struct Office<'a> {
    pub app: &'a TestApp,
    pub cookie: String,
    pub theme: Theme,
    pub notes: Vec<NoteId>,
    pub group: Item,
}

impl<'a> Office<'a> {
    pub async fn open(app: &'a TestApp) -> Self {
        let theme = app.theme().await;
        let mut notes = Vec::new();
        for (n, text) in (1..).zip(["電話当番", "電話の音", "会議室", "決裁が紙のままで遅い"])
        {
            notes.push(app.pinned(&theme, &secret(n), text).await);
        }
        app.perform(&theme, &secret(9), Action::Like { note: notes[0] }).await.expect("liked");
        app.tick().await;
        let account = super::moderation::FIRST;
        let group = GroupId(Uuid::from_u128(77));
        let label =
            Label { name: "電話のこと".into(), reason: "どちらも電話の話".into() };
        let command = Command::Group { group, notes: notes[..2].to_vec(), label };
        app.state.board.take_step(theme.id, account, 0, NOON, &command).await.expect("grouped");
        let cookie = app.signed_in("wg@example.jp", Role::Reviewer).await;
        Self { app, cookie, theme, notes, group: Item::Group(group) }
    }

    pub async fn in_review(app: &'a TestApp) -> Self {
        let mut office = Self::open(app).await;
        office.step(State::Review).await;
        office
    }

    pub async fn step(&mut self, to: State) {
        let theme = self.app.state.board.theme(self.theme.id).await.expect("read");
        let today = self.app.state.today();
        self.app.state.board.move_theme(&theme, to, today, "").await.expect("moved").unseen();
        self.app.tick().await;
        self.theme = self.app.state.board.theme(self.theme.id).await.expect("read");
    }

    pub fn page(&self, item: Item) -> String {
        format!("/admin/themes/{}/review/{item}", self.theme.id)
    }

    pub fn answers(&self) -> String {
        format!("/admin/themes/{}/answers", self.theme.id)
    }

    pub async fn get(&self, path: &str) -> String {
        self.app.get_as(&self.cookie, path).await.body
    }

    pub async fn draft(&self, item: Item, seen: &str, fields: &[(&str, &str)]) -> Answer {
        let (page, theme, item) = (self.page(item), self.theme.id.to_string(), item.to_string());
        let mut all =
            vec![("page", page.as_str()), ("theme", &theme), ("item", &item), ("seen", seen)];
        all.extend(fields);
        self.app.form(&self.cookie, "/do/save_draft", &all).await
    }

    pub async fn publish(&self, chosen: &[&str]) -> Answer {
        let (page, theme) = (self.answers(), self.theme.id.to_string());
        let step = self.app.state.board.bench(self.theme.id).await.expect("read").head();
        let step = step.to_string();
        let mut all = vec![("page", page.as_str()), ("theme", &theme), ("step", &step)];
        all.extend(chosen.iter().map(|one| ("answers[]", *one)));
        self.app.form(&self.cookie, "/do/publish_answers", &all).await
    }

    /// Signs somebody else in, where the clock has moved on.
    pub async fn signs_in(&mut self, email: &str) {
        self.cookie = self.app.signed_in(email, Role::Reviewer).await;
    }

    /// Publishes an answer to an item, of which nothing is said but its status.
    pub async fn answers_with(&self, item: Item, status: &str) {
        let form = AnswerForm {
            status: status.into(),
            reason: "budget".into(),
            text: "そうします。".into(),
            ..AnswerForm::default()
        };
        let board = &self.app.state.board;
        let today = self.app.state.today();
        let answer = form.parse(today, None).expect("an answer");
        let head = board.bench(self.theme.id).await.expect("read").head();
        board.save_draft(self.theme.id, item, 0, &answer).await.expect("saved");
        let chosen = [(item, 1)];
        board.publish_answers(self.theme.id, &chosen, head, today).await.expect("out").unseen();
    }

    pub fn note(&self, at: usize) -> Item {
        Item::Note(self.notes[at])
    }

    pub async fn board(&self) -> String {
        self.app.get("/t/zaitaku").await.body
    }

    pub async fn events(&self) -> Vec<Event> {
        let export = self.app.state.board.log_export().await.expect("exported");
        verify(&export, None).expect("the log holds");
        let events = export.entries.iter().map(|entry| entry.event().expect("an event"));
        events.filter(|event| matches!(event, Event::Answered { .. })).collect()
    }
}

pub const WILL_DO: &[(&str, &str)] = &[
    ("status", "will-do"),
    ("text", "留守番電話を入れます。"),
    ("department", "総務課"),
    ("due", "2020-12-31"),
    ("evidence", "https://example.jp/denwa"),
];
pub const DECLINED: &[(&str, &str)] =
    &[("status", "declined"), ("reason", "budget"), ("text", "今年度は見送ります。")];
