//! What it costs to empty SQLite's write-ahead log after every anonymous write (docs/anonymity.md,
//! L3): the time of a durable like and of a durable note with the rule and without it, in turns, on
//! the same disk.
//!
//! The store has no switch for the rule, and shall not have one. So the side without it is
//! `Replica`: the statements of the store on connections with the settings of `store/sqlite.rs`.
//! That it does the same work shows in the third side, the replica *with* the rule, which must take
//! as long as the store itself; and in the rows and logs that are checked after each run.
//!
//! `make bench` runs it; docs/performance.md has the figures.

mod replica;
mod report;

use std::{path::Path, time::Instant};

use kizuki_board::domain::{
    ids::{NoteId, ThemeId},
    opening::{Moment, Slot},
    plan::{Plan, PlannedPrompt},
    settings::NOTES_PER_TICKET,
    theme::{Colour, State, Theme},
};
use kizuki_board::store::{Board, BoxedNote, Place, Slots};
use kizuki_board::ticket::{Credential, Pepper, Secret, Tag, TicketKey};
use uuid::Uuid;

use replica::Replica;
use report::{ACTIONS, Report, SIDES};

/// Runs of each side, and writes of each kind in a run.
const RUNS: usize = 9;
const WRITES: usize = 300;
/// The ticket that puts on all stickers here, each with a tag of its own.
const TICKET: Credential = Credential([0; 32]);
/// Notes that hang on the board before the clock starts.
const HUNG: usize = 50;
/// Notes that a ticket may post.
const LIMIT: u32 = 5;
const TEXT: &str = "会議が長い。資料を前の日までに配って、決めることだけを話し合いませんか。";

/// Whoever writes: the board as the program drives it, or its replica.
enum Side {
    Board(Board),
    Replica(Replica),
}

impl Side {
    async fn like(&self, theme: ThemeId, note: NoteId, like: &Tag, author: &Tag) {
        match self {
            Self::Board(board) => {
                board.like(theme, note, TICKET, false, *like, *author).await.expect("liked");
            }
            Self::Replica(replica) => {
                replica.like(theme, note, &TICKET, like, author).await.expect("written");
            }
        }
    }

    async fn post(&self, note: BoxedNote, key: TicketKey, slots: Vec<Tag>) {
        match self {
            Self::Board(board) => {
                let slots = Slots::of(&key, LIMIT);
                board.put_into_box(note, key, slots, 0, None).await.expect("posted");
            }
            Self::Replica(replica) => replica.post(&note, &key, &slots).await.expect("written"),
        }
    }

    async fn close(self) {
        match self {
            Self::Board(board) => board.db().close().await,
            Self::Replica(replica) => replica.close().await,
        }
    }
}

/// A new ticket's key; what the ticket and the pepper are does not matter to the store.
fn ticket(theme: ThemeId) -> TicketKey {
    let (id, more) = (*Uuid::new_v4().as_bytes(), Uuid::new_v4().into_bytes());
    TicketKey::derive(
        &Pepper::new([7; 32]),
        theme,
        &Secret::from_random(&std::array::from_fn(|i| id.get(i).copied().unwrap_or(more[i % 4]))),
    )
}

/// A note by that ticket.
fn note(theme: &Theme, key: &TicketKey) -> BoxedNote {
    let id = NoteId(Uuid::new_v4());
    BoxedNote {
        id,
        theme: theme.id,
        place: Place::Column(theme.prompts[0].id),
        text: TEXT.into(),
        author: key.author(id),
        salt: kizuki_board::domain::hex::Hex(Uuid::new_v4().into_bytes()),
        key: key.note_key(id),
        once: false,
    }
}

/// All the places that a ticket can have.
fn slots(key: &TicketKey) -> Vec<Tag> {
    (0..*NOTES_PER_TICKET.end()).map(|i| key.slot(i)).collect()
}

/// A board with an open theme on which notes hang.
async fn board(file: &Path) -> (Board, Theme, Vec<NoteId>) {
    let day = |text: &str| text.parse().expect("a day");
    let prompts = vec![PlannedPrompt::new("アイデア", Colour::Lemon)];
    let mut plan = Plan::new("会議", "kaigi", day("2020-08-01"), day("2020-08-31"), prompts);
    plan.max_notes = LIMIT;
    let board = Board::open_sqlite(file).await.expect("opened");
    let id = ThemeId(Uuid::new_v4());
    board.create_theme(id, &plan, false).await.expect("made").unseen();
    let draft = board.theme(id).await.expect("there");
    board.move_theme(&draft, State::Open, day("2020-08-10"), "").await.expect("opened").unseen();
    let theme = board.theme(id).await.expect("there");
    for _ in 0..HUNG {
        let key = ticket(id);
        board
            .put_into_box(note(&theme, &key), key.clone(), Slots::of(&key, LIMIT), 0, Some(TICKET))
            .await
            .expect("posted");
    }
    let now = Slot { day: day("2020-08-10"), hour: 12 };
    board.tick(&Moment { now, slow: true, box_hours: Vec::new() }).await.expect("ticked").unseen();
    let hung = board.notes(id).await.expect("notes").into_iter().map(|note| note.id).collect();
    (board, theme, hung)
}

/// One run of one side, on a new database: milliseconds for a like and for a note, each the mean of
/// all its writes.
async fn run(side: usize) -> [f64; 2] {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let file = dir.path().join("board.db");
    let (board, theme, hung) = board(&file).await;
    let side_of = if side == 0 {
        Side::Board(board)
    } else {
        board.db().close().await;
        Side::Replica(Replica::open(&file, side == 1).await.expect("opened"))
    };
    // Made beforehand: what a ticket costs is not what is measured.
    let likes: Vec<(NoteId, Tag, Tag)> = (0..WRITES)
        .map(|i| {
            let (key, note) = (ticket(theme.id), hung[i % hung.len()]);
            (note, key.like(note), key.author(note))
        })
        .collect();
    let notes: Vec<(BoxedNote, TicketKey, Vec<Tag>)> = (0..WRITES)
        .map(|_| {
            let key = ticket(theme.id);
            let (note, slots) = (note(&theme, &key), slots(&key));
            (note, key, slots)
        })
        .collect();
    let began = Instant::now();
    for (note, like, author) in &likes {
        side_of.like(theme.id, *note, like, author).await;
    }
    let liked = began.elapsed();
    let began = Instant::now();
    for (note, key, slots) in notes {
        side_of.post(note, key, slots).await;
    }
    let posted = began.elapsed();
    let log = std::fs::metadata(dir.path().join("board.db-wal")).map_or(0, |file| file.len());
    assert_eq!(log == 0, side < 2, "the rule empties the log, and nothing else does: {log} bytes");
    side_of.close().await;
    assert_eq!(
        replica::written(&file).await.expect("counted"),
        (WRITES, WRITES),
        "every write was one"
    );
    [liked, posted]
        .map(|time| time.as_secs_f64() * 1000.0 / f64::from(u32::try_from(WRITES).expect("few")))
}

#[tokio::main]
async fn main() {
    let mut report = Report::default();
    println!(
        "SQLite, synchronous FULL; {RUNS} runs of each side in turns, {WRITES} likes and {WRITES} notes in each.\n"
    );
    // The first run warms the machine up and does not count.
    run(0).await;
    for number in 0..RUNS {
        let mut times = [[0.0; ACTIONS.len()]; SIDES.len()];
        for turn in 0..SIDES.len() {
            let side = (number + turn) % SIDES.len();
            times[side] = run(side).await;
        }
        report.add(times);
    }
    print!("{report}");
}
