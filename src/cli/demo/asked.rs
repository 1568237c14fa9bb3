//! An enquiry that is under way, of the deep-dive: one department has replied to one of two notes,
//! another has not yet. Of our own making, like the notes.

use chrono::Days;
use uuid::Uuid;

use crate::cli::open::Failure;
use crate::domain::{
    answers::Item,
    enquiry::{NewEnquiry, Way, Words},
    ids::{NoteId, ThemeId},
};
use crate::service::Service;
use crate::store::Saving;

/// The example of which departments are asked.
pub(super) const ASKED: &str = "madoguchi-zaitaku";

/// Days from when it is loaded until the departments are to have replied.
const DUE_IN: u64 = 14;

/// Departments, and how the notes begin about which they are asked.
const ENQUIRIES: &[(&str, &[&str])] =
    &[("市民課", &["届け出の書類の点検", "窓口の人数が足りる"]), ("情報政策課", &["予約の窓口"])];

/// What the first of them replied to the first note.
const REPLY: (&str, &str) = (
    "点検は、庁内の端末でしています。書類の写しを持ち出すことはできません。",
    "個人情報のない統計の確認から、在宅の日にできるかを来月から試します。",
);

/// Asks them.
pub(super) async fn load(state: &Service, theme: ThemeId) -> Result<(), Failure> {
    let notes = state.board.notes(theme).await?;
    let find = |start: &&str| -> Result<NoteId, String> {
        let found = notes.iter().find(|note| note.text.starts_with(start));
        found.map(|note| note.id).ok_or_else(|| format!("no note begins with {start}"))
    };
    let today = state.today();
    let mut first = None;
    for (department, starts) in ENQUIRIES {
        let items: Vec<Item> =
            starts.iter().map(|start| find(start).map(Item::Note)).collect::<Result<_, _>>()?;
        let about = items.first().copied();
        let new = NewEnquiry {
            department: (*department).into(),
            covering:
                "窓口の課での在宅勤務について、いまの対応と、これからの予定を教えてください。"
                    .into(),
            due: today + Days::new(DUE_IN),
            items,
        };
        let number = state.board.make_enquiry(theme, Uuid::new_v4(), &new).await?;
        state.board.send_enquiry(theme, number, 1, today).await?;
        first = first.or(about.map(|item| (number, item)));
    }
    if let Some((number, item)) = first {
        let words = Words { handling: REPLY.0.into(), plans: REPLY.1.into() };
        let replies = [(item, words)].into();
        let saving = Saving { seen: None, way: Way::Pasted, on: today, replies: &replies };
        state.board.save_replies(theme, number, saving).await?;
    }
    Ok(())
}
