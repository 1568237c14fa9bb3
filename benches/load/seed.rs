//! Boards to measure with.

use std::path::{Path, PathBuf};

use kizuki_board::domain::{
    account::Role,
    anon::{Action, Done},
    ids::{NoteId, ThemeId},
    plan::{Plan, PlannedPrompt},
    theme::{Colour, State, Theme},
};
use kizuki_board::http::{AppState, Assets};
use kizuki_board::service::{Clock, Config, anon};
use kizuki_board::ticket::Secret;
use tempfile::TempDir;
use uuid::Uuid;

/// A data folder with one open board, `/t/bench`.
pub struct Seeded {
    pub folder: TempDir,
    pub theme: ThemeId,
    /// Tickets that the board knows, and notes that hang on it.
    tickets: Vec<String>,
    notes: Vec<NoteId>,
}

const TEXTS: [&str; 4] = [
    "会議が長い。資料を前の日までに配って、決めることだけを話し合いませんか。",
    "通勤がなくなって、朝の家族との時間ができた。週に二日は続けたい。",
    "決裁がまだ紙なので、判子のためだけに出勤している。",
    "電話が出勤した人に集まる。転送の当番を決めてほしい。窓口の混む時間に人を増やせると助かる。",
];

async fn open(folder: &Path) -> AppState {
    // As the program's own options, all at their defaults.
    let config = <Config as ConfigFrom>::defaults(folder);
    AppState::open(config, Clock::System, Assets::unbuilt()).await.expect("opened")
}

trait ConfigFrom {
    fn defaults(folder: &Path) -> Config;
}

impl ConfigFrom for Config {
    fn defaults(folder: &Path) -> Config {
        #[derive(clap::Parser)]
        struct Options {
            #[command(flatten)]
            config: Config,
        }
        let mut config = <Options as clap::Parser>::parse_from(["bench"]).config;
        config.data = PathBuf::from(folder);
        config.open_per_hour = u32::MAX;
        config
    }
}

fn ticket() -> Secret {
    let (a, b) = (Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes());
    Secret::from_random(&std::array::from_fn(|i| if i < 16 { a[i] } else { b[i % 16] }))
}

/// A board with so many notes, and so many tickets that have been used on it.
pub async fn board(notes: usize, tickets: usize) -> Seeded {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let state = open(folder.path()).await;
    let theme = theme(&state).await;
    let action = |n: usize| Action::Post {
        prompt: theme.prompts[n % 3].id,
        text: format!("{}（{n}）", TEXTS[n % TEXTS.len()]),
        nonce: None,
    };
    for n in 0..notes {
        anon::perform(&state, theme.id, &ticket().into(), None, action(n)).await.expect("posted");
    }
    state.tick().await.expect("ticked");
    let hung: Vec<NoteId> =
        state.board.notes(theme.id).await.expect("notes").into_iter().map(|note| note.id).collect();
    assert_eq!(hung.len(), notes);
    let mut used = Vec::new();
    for n in 0..tickets {
        let ticket = ticket();
        let done = anon::perform(
            &state,
            theme.id,
            &ticket.clone().into(),
            None,
            Action::Like { note: hung[n % hung.len()] },
        )
        .await;
        assert!(matches!(done, Ok(Done::Liked)));
        used.push(ticket.reveal().to_string());
    }
    state.tick().await.expect("ticked");
    // Where there are themes there is somebody who made them: without an account the program would
    // not start.
    state.people.create_account("hr@example.jp", "x", Role::Organizer).await.expect("made");
    state.board.db().close().await;
    state.people.db().close().await;
    Seeded { folder, theme: theme.id, tickets: used, notes: hung }
}

async fn theme(state: &AppState) -> Theme {
    let prompts = [
        ("良かったところ", Colour::Lemon),
        ("改善すべきところ", Colour::Peach),
        ("アイデア", Colour::Mint),
    ];
    let prompts = prompts.map(|(name, colour)| PlannedPrompt::new(name, colour)).into();
    let today = state.today();
    let mut plan = Plan::new(
        "在宅勤務、やってみてどうでしたか",
        "bench",
        today,
        today + chrono::Days::new(30),
        prompts,
    );
    plan.description = "良かったところ、改善すべきところ、アイデア".into();
    let id = state.create_theme(&plan, false).await.expect("made");
    let draft = state.board.theme(id).await.expect("there");
    state.set_state(&draft, State::Open, "").await.expect("opened");
    state.board.theme(id).await.expect("there")
}

impl Seeded {
    /// The same board once more, in a folder of its own.
    pub fn copy(&self) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        copy(self.folder.path(), folder.path());
        Self { folder, theme: self.theme, tickets: self.tickets.clone(), notes: self.notes.clone() }
    }

    /// A script for `wrk`: every ticket likes every note, each thread half of them, in the format
    /// of the anonymous door, padded.
    pub fn script(&self) -> PathBuf {
        let list = |items: Vec<String>| {
            items.iter().map(|item| format!("\"{item}\"")).collect::<Vec<_>>().join(",")
        };
        let (tickets, notes) = (
            list(self.tickets.clone()),
            list(self.notes.iter().map(|note| note.0.to_string()).collect()),
        );
        let script = format!(
            r#"
local tickets, notes = {{{tickets}}}, {{{notes}}}
local threads, n = 0, 0
function setup(thread) thread:set("offset", threads); threads = threads + 1 end
function request()
  local i = (2 * n + offset) % (#tickets * #notes)
  n = n + 1
  local body = string.format('{{"v":1,"theme":"{theme}","ticket":"%s","action":{{"like":{{"note":"%s"}}}}}}',
    tickets[1 + math.floor(i / #notes)], notes[1 + i % #notes])
  body = body .. string.rep(" ", 4096 - #body)
  return wrk.format("POST", nil, {{["Content-Type"] = "application/json"}}, body)
end
"#,
            theme = self.theme.0
        );
        let file = self.folder.path().join("likes.lua");
        std::fs::write(&file, script).expect("written");
        file
    }

    /// A request that puts a note into the box, with a ticket that the board knows.
    pub async fn post(&self, n: usize, server: &crate::process::Server) {
        let prompts = {
            let state = open(self.folder.path()).await;
            state.board.theme(self.theme).await.expect("there").prompts
        };
        let body = format!(
            r#"{{"v":1,"theme":"{}","ticket":"{}","action":{{"post":{{"prompt":"{}","text":"もう一枚"}}}}}}"#,
            self.theme.0, self.tickets[n], prompts[0].id.0
        );
        let answer = crate::viewers::send(server, &body).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    /// Publishes the report.
    pub async fn publish(&self) {
        let state = open(self.folder.path()).await;
        let theme = state.board.theme(self.theme).await.expect("there");
        state
            .board
            .publish_report(theme.id, theme.version, true)
            .await
            .expect("published")
            .unseen();
        state.board.db().close().await;
        state.people.db().close().await;
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&to).expect("made");
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).expect("copied");
        }
    }
}
