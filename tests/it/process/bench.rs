//! kill -9 of the real program while reviewers group notes: a step is in the trail whole or not at
//! all, and each that was acknowledged is there.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use kizuki_board::domain::{account::Role, ids::GroupId};
use kizuki_board::http::{AppState, Assets};
use kizuki_board::service::{Clock, Config};
use uuid::Uuid;

use crate::support::clients::{post, send, wait_for, wait_until_served};
use crate::support::program::{Closed, Server};
use crate::support::{PASSWORD, TestApp, both_dbs};

const ROUNDS: u64 = 6;
const NOTES: usize = 8;
/// So many steps at least are acknowledged in a round.
const STEPS: usize = 6;
const MEMBER: &str = "member@example.jp";

async fn opened(config: &Config) -> AppState {
    AppState::open(config.clone(), Clock::System, Assets::unbuilt()).await.expect("opened")
}

async fn close(state: AppState) {
    state.board.db().close().await;
    state.people.db().close().await;
}

/// Two windows of a reviewer put all notes into one new group after another until the program is
/// killed. Gives the groups that were acknowledged.
fn round(
    config: &Config,
    number: u64,
    theme: &str,
    notes: &[String],
    cookie: &str,
) -> Vec<GroupId> {
    let server = Server::start(config);
    wait_until_served(config.addr);
    let (over, made) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
    let windows: Vec<_> = (0..2)
        .map(|_| {
            let (over, made, addr) = (over.clone(), made.clone(), config.addr);
            let (theme, notes, cookie) = (theme.to_owned(), notes.to_owned(), cookie.to_owned());
            thread::spawn(move || {
                while !over.load(Ordering::SeqCst) {
                    let group = GroupId(Uuid::new_v4());
                    let key = group.to_string();
                    let mut fields = vec![("theme", theme.as_str()), ("seen", "1000000")];
                    fields.extend([("key", key.as_str()), ("name", "みんな")]);
                    fields.extend(notes.iter().map(|note| ("notes[]", note.as_str())));
                    if send(addr, "/do/group_notes", &cookie, &fields).starts_with("HTTP/1.1 303") {
                        made.lock().expect("unpoisoned").push(group);
                    }
                }
            })
        })
        .collect();
    wait_for("steps", || made.lock().expect("unpoisoned").len() >= STEPS);
    thread::sleep(Duration::from_millis(number * 7));
    drop(server);
    over.store(true, Ordering::SeqCst);
    for window in windows {
        window.join().expect("ended");
    }
    Arc::into_inner(made).expect("the last").into_inner().expect("unpoisoned")
}

both_dbs! {
    async fn a_step_is_there_whole_or_not_at_all_after_kill_9(app: TestApp) {
        app.signed_in(MEMBER, Role::Reviewer).await;
        let closed = Closed::of(app).await;
        let (config, theme) = (closed.config.clone(), closed.theme.clone());
        let cookie = tokio::task::spawn_blocking(move || {
            let server = Server::start(&config);
            wait_until_served(config.addr);
            for n in 0..NOTES {
                assert!(post(config.addr, &theme, &format!("n{n}")), "posted");
            }
            let form = [("email", MEMBER), ("password", PASSWORD)];
            let signed = send(config.addr, "/do/sign_in", "", &form);
            drop(server);
            let cookie = signed.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next());
            cookie.unwrap_or_else(|| panic!("{signed}")).to_owned()
        })
        .await
        .expect("ran");
        let state = opened(&closed.config).await;
        state.tick().await.expect("ticked");
        let notes = state.board.notes(closed.theme.id).await.expect("read");
        close(state).await;
        assert_eq!(notes.len(), NOTES);
        let (config, theme) = (closed.config.clone(), closed.theme.id.to_string());
        let made = tokio::task::spawn_blocking(move || {
            let notes: Vec<String> = notes.iter().map(|note| note.id.to_string()).collect();
            (0..ROUNDS).flat_map(|n| round(&config, n, &theme, &notes, &cookie)).collect::<Vec<_>>()
        })
        .await
        .expect("ran");
        let state = opened(&closed.config).await;
        let bench = state.board.bench(closed.theme.id).await.expect("read");
        let lost = made.iter().filter(|group| !bench.knows(**group)).count();
        assert_eq!((lost, bench.steps().len() >= made.len()), (0, true), "of {}", made.len());
        for (step, number) in bench.steps().iter().zip(1..) {
            let whole = (step.number, step.placements.len(), step.relabellings.len());
            assert_eq!(whole, (number, NOTES, 1), "each after the one before, with all it changed");
        }
        close(state).await;
    }
}
