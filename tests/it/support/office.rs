//! A working group at its desk: a theme with four notes, two of them in a group, and a reviewer who is
//! signed in.

use kizuki_board::domain::{
    account::Role,
    anon::Action,
    answers::{AnswerForm, Item},
    groups::{Command, Label},
    ids::{GroupId, NoteId},
    theme::{State, Theme},
};
use uuid::Uuid;

use super::{NOON, TestApp, secret};

/// A theme in review with four notes, the first two in a group.
pub struct Office<'a> {
    pub app: &'a TestApp,
    pub cookie: String,
    pub theme: Theme,
    pub notes: Vec<NoteId>,
    pub group: Item,
}

impl<'a> Office<'a> {
    /// An open one.
    pub async fn open(app: &'a TestApp) -> Self {
        let theme = app.theme().await;
        let mut notes = Vec::new();
        for (n, text) in (1..).zip(["電話当番", "電話の音", "会議室", "決裁が紙"]) {
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

    /// One that has closed.
    pub async fn in_review(app: &'a TestApp) -> Self {
        let mut office = Self::open(app).await;
        office.step(State::Review).await;
        office
    }

    /// Moves the theme on.
    pub async fn step(&mut self, to: State) {
        let theme = self.app.state.board.theme(self.theme.id).await.expect("read");
        let today = self.app.state.today();
        self.app.state.board.move_theme(&theme, to, today).await.expect("moved").unseen();
        self.app.tick().await;
        self.theme = self.app.state.board.theme(self.theme.id).await.expect("read");
    }

    /// The page of an item.
    pub fn page(&self, item: Item) -> String {
        format!("/admin/themes/{}/review/{item}", self.theme.id)
    }

    /// What the reviewer sees there.
    pub async fn get(&self, path: &str) -> String {
        self.app.get_as(&self.cookie, path).await.body
    }

    pub fn note(&self, at: usize) -> Item {
        Item::Note(self.notes[at])
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
}
