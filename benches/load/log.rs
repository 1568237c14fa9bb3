//! How long `kizuki verify` takes for a log that no board will ever have, and how much memory.

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use kizuki_board::domain::{
    account::Role,
    hex::Hex,
    ids::{NoteId, ThemeId},
    note::HideReason,
};
use kizuki_board::log::{
    Entry, Event, Head, VERSION,
    event::{Pinned, Revised, Withdrawn},
    export::{Shown, ShownNote},
};
use kizuki_board::ticket::{Pepper, Secret, TicketKey, author::Act, commit};
use uuid::Uuid;

use crate::table::Table;

/// Entries of the log.
const ENTRIES: u128 = 1_000_000;
const SALT: Hex<16> = Hex([7; 16]);

/// Of twenty entries fourteen bring a note out, three change a text, two hide one, and one takes
/// one back.
pub fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.json");
    write(&file);
    let bytes = std::fs::metadata(&file).expect("there").len();
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_kizuki"))
        .arg("verify")
        .arg(&file)
        .stdout(Stdio::null())
        .spawn()
        .expect("started");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    let ended = loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let kilobytes = text.lines().find_map(|line| {
            line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok()
        });
        most = most.max(kilobytes.unwrap_or_default() / 1000.0);
        if let Some(ended) = child.try_wait().expect("a child") {
            break ended;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(ended.success(), "the log holds");
    table.value(
        &format!("verify of {ENTRIES} entries, {} MB: s", bytes / 1_000_000),
        "≤ 60",
        &[began.elapsed().as_secs_f64()],
    );
    table.value("the same, memory at most, MB", "≤ 300", &[most]);
}

fn write(file: &Path) {
    let theme = ThemeId(Uuid::from_u128(1));
    let key = TicketKey::derive(&Pepper::new([1; 32]), theme, &Secret::from_random(&[3; 20]));
    let day = NaiveDate::from_ymd_opt(2020, 8, 10).expect("a day");
    let mut out = BufWriter::new(File::create(file).expect("a file"));
    let mut head = Head::default();
    let mut put = |event: &Event, out: &mut BufWriter<File>| {
        let entry = Entry::after(head, day, event).expect("an entry");
        out.write_all(if entry.seq == 1 { b"" } else { b"," }).expect("written");
        serde_json::to_writer(&mut *out, &entry).expect("written");
        head = entry.head();
    };
    write!(out, "{{\"version\":{VERSION},\"entries\":[").expect("written");
    put(&Event::LogVersion { version: VERSION }, &mut out);
    let note = |n: u128| NoteId(Uuid::from_u128(n << 64 | n));
    let text = |n: u128, says: &str| {
        commit::text(theme, note(n), Some(&key.note_key(note(n))), &SALT, says)
    };
    let (mut opening, mut board) = (0, Shown::default());
    // Of each twenty: which of the round's notes an entry is about.
    for n in 1..ENTRIES {
        let (round, place) = (n - n % 20, n % 20);
        let of = |n: u128| note(n);
        put(
            &match place {
                0..14 => {
                    opening += 1;
                    let pinned = Pinned {
                        note: of(n),
                        text: text(n, "気づき"),
                        key: Some(key.note_key(of(n))),
                        withdrawal: None,
                        held: false,
                        reply: None,
                        paper: None,
                    };
                    Event::BoxOpened { theme, opening, pinned: vec![pinned] }
                }
                14..17 => {
                    let text = text(round + place - 12, "書き直した気づき");
                    let changed = of(round + place - 12);
                    let signed =
                        Some(key.sign(theme, changed, Act::Revise { number: 1, text: &text }));
                    Event::Revised {
                        theme,
                        notes: vec![Revised { note: changed, text, signed, held: false }],
                    }
                }
                17..19 => Event::Hidden {
                    theme,
                    note: of(round + place - 12),
                    reason: HideReason::Other,
                    role: Role::Organizer,
                },
                _ => {
                    let gone = of(round + 10);
                    let signed = Some(key.sign(theme, gone, Act::Withdraw));
                    Event::Withdrawn {
                        theme,
                        notes: vec![Withdrawn { note: gone, signed, proof: None }],
                    }
                }
            },
            &mut out,
        );
        match place {
            5 | 6 => board.hidden.push(of(n)),
            0..14 if place != 10 => {
                let text =
                    if (2..5).contains(&place) { "書き直した気づき" } else { "気づき" };
                board.notes.push(ShownNote {
                    note: of(n),
                    theme,
                    text: text.into(),
                    salt: SALT,
                    paper: false,
                    counted: None,
                });
            }
            _ => {}
        }
    }
    let board = serde_json::to_vec(&board).expect("json");
    out.write_all(b"],").expect("written");
    out.write_all(&board[1..]).expect("written");
    out.flush().expect("written");
}
