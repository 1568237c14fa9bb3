//! kill -9 of the real program while minutes are written: what it said that it has, it has.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use kizuki_board::domain::{account::Role, answers::Item};
use kizuki_board::http::{AppState, Assets};
use kizuki_board::service::Clock;

use crate::support::clients::{post, send, wait_for, wait_until_served};
use crate::support::program::{Closed, Server};
use crate::support::{PASSWORD, TestApp, both_dbs};

const MEMBER: &str = "member@example.jp";
/// So many texts at least are acknowledged before it is killed.
const TEXTS: usize = 12;

both_dbs! {
    async fn minutes_that_were_acknowledged_are_there_after_kill_9(app: TestApp) {
        app.signed_in(MEMBER, Role::Reviewer).await;
        let closed = Closed::of(app).await;
        let open = async || {
            AppState::open(closed.config.clone(), Clock::System, Assets::unbuilt()).await.expect("opened")
        };
        let close = async |state: AppState| {
            state.board.db().close().await;
            state.people.db().close().await;
        };
        let (config, theme) = (closed.config.clone(), closed.theme.clone());
        let cookie = tokio::task::spawn_blocking(move || {
            let server = Server::start(&config);
            wait_until_served(config.addr);
            assert!(post(config.addr, &theme, "会議室"), "posted");
            let form = [("email", MEMBER), ("password", PASSWORD)];
            let signed = send(config.addr, "/do/sign_in", "", &form);
            drop(server);
            let cookie = signed.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next());
            cookie.unwrap_or_else(|| panic!("{signed}")).to_owned()
        })
        .await
        .expect("ran");
        let state = open().await;
        state.tick().await.expect("ticked");
        let item = Item::Note(state.board.notes(closed.theme.id).await.expect("read")[0].id);
        let today = state.today().to_string();
        close(state).await;
        let (config, theme) = (closed.config.clone(), closed.theme.id.to_string());
        let last = tokio::task::spawn_blocking(move || {
            let server = Server::start(&config);
            wait_until_served(config.addr);
            let (over, said) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(0_usize)));
            let writer = {
                let (over, said, addr) = (over.clone(), said.clone(), config.addr);
                thread::spawn(move || {
                    let item = item.to_string();
                    let mut n = 0_usize;
                    while !over.load(Ordering::SeqCst) {
                        // One sentence more each time, upon the version that the last one has.
                        let (seen, text) = (n.to_string(), format!("{}番目の文", n + 1));
                        let fields = [
                            ("theme", theme.as_str()), ("item", &item), ("on", &today),
                            ("seen", &seen), ("text", &text),
                        ];
                        if send(addr, "/do/save_minutes", &cookie, &fields).starts_with("HTTP/1.1 303") {
                            n += 1;
                            *said.lock().expect("unpoisoned") = n;
                        }
                    }
                })
            };
            wait_for("texts", || *said.lock().expect("unpoisoned") >= TEXTS);
            drop(server);
            over.store(true, Ordering::SeqCst);
            writer.join().expect("ended");
            *said.lock().expect("unpoisoned")
        })
        .await
        .expect("ran");
        let state = open().await;
        let minutes = state.board.answering(closed.theme.id).await.expect("read").minutes;
        let minutes = &minutes[&item][0];
        // One more may have been written whose answer nobody heard.
        let version = usize::try_from(minutes.version).expect("a count");
        assert!(version == last || version == last + 1, "{version} of {last}");
        assert_eq!(minutes.text, format!("{version}番目の文"), "whole, and of its version");
        close(state).await;
    }
}
