//! Somebody with the cardboard beside them, typing it in.

use axum::http::StatusCode;
use kizuki_board::domain::{
    ids::NoteId,
    theme::{State, Theme},
};
use kizuki_board::log::verify::verify;
use kizuki_board::store::seen_paper;
use kizuki_board::{domain::paper::OnPaper, log::export::Verdict};
use uuid::Uuid;

use super::{Answer, TestApp};

pub struct Typist<'a> {
    pub app: &'a TestApp,
    pub cookie: String,
    pub theme: Theme,
}

impl<'a> Typist<'a> {
    pub async fn at(app: &'a TestApp, theme: Theme) -> Self {
        Self { app, cookie: app.organizer("hr@example.jp").await, theme }
    }

    pub fn page(&self) -> String {
        format!("/admin/themes/{}/paper", self.theme.id)
    }

    pub async fn list(&self) -> String {
        self.app.get_as(&self.cookie, &self.page()).await.body
    }

    /// Sends the form; a number stands for the key that was made with it.
    pub async fn types(&self, n: u128, column: &str, text: &str, stickers: &str) -> Answer {
        self.types_twice(n, column, text, stickers, "").await
    }

    pub async fn types_twice(
        &self,
        n: u128,
        column: &str,
        text: &str,
        stickers: &str,
        twice: &str,
    ) -> Answer {
        let (page, theme, note) =
            (self.page(), self.theme.id.to_string(), paper_note(n).to_string());
        let fields = [
            ("page", page.as_str()),
            ("theme", &theme),
            ("note", &note),
            ("column", column),
            ("text", text),
            ("stickers", stickers),
            ("twice", twice),
        ];
        self.app.form(&self.cookie, "/do/type_note", &fields).await
    }

    /// Types one in that nothing is wrong with.
    pub async fn puts(&self, n: u128, text: &str, stickers: u32) -> NoteId {
        let answer = self.types(n, "1", text, &stickers.to_string()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        paper_note(n)
    }

    /// Sends the form of a note's own page, of which `seen` stood there.
    pub async fn corrects(
        &self,
        note: NoteId,
        seen: (&str, u32),
        text: Option<&str>,
        stickers: &str,
    ) -> Answer {
        let seen = OnPaper { text: seen.0.into(), stickers: seen.1 };
        let seen = seen_paper(note, &seen).to_string();
        let (page, theme, note) =
            (format!("{}/{note}", self.page()), self.theme.id.to_string(), note.to_string());
        let mut fields = vec![
            ("page", page.as_str()),
            ("theme", &theme),
            ("note", &note),
            ("seen", &seen),
            ("stickers", stickers),
        ];
        fields.extend(text.map(|text| ("text", text)));
        self.app.form(&self.cookie, "/do/correct_paper", &fields).await
    }

    pub async fn takes_back(&self, note: NoteId) -> Answer {
        let (page, theme, note) =
            (format!("{}/{note}", self.page()), self.theme.id.to_string(), note.to_string());
        let fields = [("page", page.as_str()), ("theme", &theme), ("note", &note)];
        self.app.form(&self.cookie, "/do/take_paper_back", &fields).await
    }

    pub async fn step(&mut self, to: State) {
        self.theme = self.app.move_to(self.theme.id, to).await;
        self.app.tick().await;
    }

    /// Text and stickers, paper and screen, of what hangs; by text.
    pub async fn hanging(&self) -> Vec<(String, u32, u32)> {
        let notes = self.app.notes(&self.theme).await;
        let mut all: Vec<_> = notes
            .into_iter()
            .map(|note| (note.text, note.stickers.paper, note.stickers.digital))
            .collect();
        all.sort();
        all
    }

    /// The log and the board go together.
    pub async fn holds(&self) -> Verdict {
        verify(&self.app.state.board.log_export().await.expect("exported"), None).expect("no flaw")
    }
}

/// The note of the form with this number.
pub fn paper_note(n: u128) -> NoteId {
    NoteId(uuid::Builder::from_random_bytes(Uuid::from_u128(n << 96).into_bytes()).into_uuid())
}
