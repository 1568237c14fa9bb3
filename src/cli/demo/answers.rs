//! What became of the notes of the first example: groups, and answers of each kind. Of our own
//! making, like the notes.

use chrono::Days;
use uuid::Uuid;

use crate::cli::open::Failure;
use crate::domain::{
    answers::{Answer, Item, NoReason, Status},
    groups::{Command, Label},
    ids::{AccountId, GroupId, NoteId, ThemeId},
};
use crate::service::Service;

/// A group of an example, its notes by how they begin.
struct DemoGroup {
    name: &'static str,
    why: &'static str,
    notes: &'static [&'static str],
    answer: Option<DemoAnswer>,
}

/// An answer of an example; days are counted from when it is loaded.
struct DemoAnswer {
    status: Status,
    reason: Option<NoReason>,
    text: &'static str,
    department: &'static str,
    due: Option<u64>,
}

/// The example whose notes are answered.
pub(super) const ANSWERED: &str = "zaitaku-kinmu";

const GROUPS: &[DemoGroup] = &[
    DemoGroup {
        name: "紙とはんこのための出勤",
        why: "どれも、紙や庁内の端末がないと進まない仕事の話です。",
        notes: &["決裁が紙のまま", "庁内の端末でしか"],
        answer: Some(DemoAnswer {
            status: Status::WillDo,
            reason: None,
            text: "課長までの決裁を、電子決裁に移します。まず総務部の3課で始め、困ったことを直してから全部の課に広げます。",
            department: "総務課",
            due: Some(150),
        }),
    },
    DemoGroup {
        name: "だれがどこで働いているか",
        why: "在宅の人の予定が見えれば、電話の取り次ぎも朝のひとことも要らなくなります。",
        notes: &["だれが在宅なのか", "在宅の日は朝に", "在宅と出勤の予定を"],
        answer: Some(DemoAnswer {
            status: Status::Done,
            reason: None,
            text: "課のカレンダーに「在宅」の欄をつくりました。取り次ぎの手引きも新しくしました。",
            department: "情報政策課",
            due: None,
        }),
    },
    DemoGroup {
        name: "家で働けて助かったこと",
        why: "通勤、看病、昼の過ごし方。時間の使い方が変わったという話です。",
        notes: &["通勤の往復", "家族の看病", "昼に家で"],
        answer: None,
    },
    DemoGroup {
        name: "窓口の課の不公平",
        why: "",
        notes: &["窓口の課は"],
        answer: Some(DemoAnswer {
            status: Status::Considering,
            reason: None,
            text: "窓口の課でも、月に1日は書類の仕事を家でできるように、交代の組み方を課長会で話し合っています。",
            department: "人事課",
            due: Some(60),
        }),
    },
];

/// A note that is answered by itself.
const ALONE: (&str, DemoAnswer) = (
    "集中したいときに使える小部屋",
    DemoAnswer {
        status: Status::Declined,
        reason: Some(NoReason::Budget),
        text: "庁舎に空いている部屋がなく、改修の予算もありません。来年度の予算を考えるときに、もう一度取り上げます。",
        department: "管財課",
        due: None,
    },
);

/// Puts the notes of a theme under review into groups, and publishes the answers.
pub(super) async fn load(state: &Service, theme: ThemeId) -> Result<(), Failure> {
    let notes = state.board.notes(theme).await?;
    let find = |start: &&str| {
        let found = notes.iter().find(|note| note.text.starts_with(start));
        found.map(|note| note.id).ok_or_else(|| format!("no note begins with {start}"))
    };
    // Nobody with an account did this.
    let (nobody, now) = (AccountId(Uuid::nil()), state.clock.now());
    let mut answers: Vec<(Item, &DemoAnswer)> = Vec::new();
    for group in GROUPS {
        let members: Vec<NoteId> = group.notes.iter().map(find).collect::<Result<_, _>>()?;
        let id = GroupId(Uuid::new_v4());
        let label = Label { name: group.name.into(), reason: group.why.into() };
        let seen = state.board.bench(theme).await?.head();
        let command = Command::Group { group: id, notes: members, label };
        state.board.take_step(theme, nobody, seen, now, &command).await?;
        answers.extend(group.answer.as_ref().map(|answer| (Item::Group(id), answer)));
    }
    answers.push((Item::Note(find(&ALONE.0)?), &ALONE.1));
    for (item, answer) in &answers {
        state.board.save_draft(theme, *item, 0, &answer.on(state.today())).await?;
    }
    let chosen: Vec<(Item, i64)> = answers.iter().map(|(item, _)| (*item, 1)).collect();
    let step = state.board.bench(theme).await?.head();
    state.board.publish_answers(theme, &chosen, step, state.today()).await?.unseen();
    Ok(())
}

impl DemoAnswer {
    fn on(&self, today: chrono::NaiveDate) -> Answer {
        Answer {
            status: self.status,
            reason: self.reason,
            text: self.text.into(),
            department: self.department.into(),
            due: self.due.map(|days| today + Days::new(days)),
            check: None,
            evidence: String::new(),
        }
    }
}
