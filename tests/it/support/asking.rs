//! Questions under notes: a reviewer who asks, and people with tickets who reply.

use kizuki_board::domain::{
    anon::{Action, Done, Refusal},
    answers::Item,
    ids::{NoteId, QuestionId},
    question::NoteReply,
};
use kizuki_board::ticket::Secret;
use uuid::Uuid;

use super::{Answer, DAY, NOON, office::Office};

/// An hour in seconds; the box of the tests opens at one o'clock, an hour after [`NOON`].
const HOUR: i64 = 3600;

/// The question with this number.
pub fn question(n: u128) -> QuestionId {
    QuestionId(Uuid::from_u128(0x4000_8000_0000_0000_0000 << 16 | n))
}

impl Office<'_> {
    /// Asks about the note with this number, by the form.
    pub async fn asks(&self, at: usize, id: QuestionId, text: &str) -> Answer {
        // The first two lie in a group.
        let item = if at < 2 { self.group } else { Item::Note(self.notes[at]) };
        let (page, item, note) = (self.page(item), item.to_string(), self.notes[at].to_string());
        let (theme, id) = (self.theme.id.to_string(), id.to_string());
        let fields = [
            ("page", page.as_str()),
            ("theme", &theme),
            ("item", &item),
            ("note", &note),
            ("question", &id),
            ("asking", text),
        ];
        self.app.form(&self.cookie, "/do/ask", &fields).await
    }

    /// Puts a reply into the box; the tick after it plans the morning.
    pub async fn replies(
        &self,
        who: &Secret,
        question: QuestionId,
        text: &str,
        as_author: bool,
    ) -> Result<NoteId, Refusal> {
        let action = Action::Reply { question, text: text.into(), as_author, nonce: None };
        match self.app.perform(&self.theme, who, action).await? {
            Done::Posted { note, opens_in: None, .. } => {
                self.app.tick().await;
                Ok(note)
            }
            other => panic!("not in the box: {other:?}"),
        }
    }

    /// The replies that hang.
    pub async fn hanging(&self) -> Vec<NoteReply> {
        self.app.state.board.replies(self.theme.id).await.expect("read")
    }

    /// Lets so many days pass, and the box's hour come.
    pub async fn the_morning_comes(&self, days: i64) {
        self.app.state.clock.set(NOON + days * DAY + HOUR);
        self.app.tick().await;
    }
}
