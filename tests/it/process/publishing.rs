//! kill -9 of the real program while thirty answers are published: all of them are out, with their
//! entry in the log, or none is and every draft still waits.

use std::{thread, time::Duration};

use kizuki_board::domain::{
    account::Role,
    answers::{Answer, AnswerForm, Item},
    ids::ThemeId,
    theme::State,
};
use kizuki_board::http::{AppState, Assets};
use kizuki_board::log::verify::verify;
use kizuki_board::service::{Clock, Config};

use crate::support::clients::{send, wait_until_served};
use crate::support::program::{Closed, Server};
use crate::support::{PASSWORD, TestApp, both_dbs, secret};

const ANSWERS: u8 = 30;
const ROUNDS: u64 = 6;
const MEMBER: &str = "member@example.jp";

async fn opened(config: &Config) -> AppState {
    AppState::open(config.clone(), Clock::System, Assets::unbuilt()).await.expect("opened")
}

async fn close(state: AppState) {
    state.board.db().close().await;
    state.people.db().close().await;
}

/// Publishes all drafts, and kills the program after a while. Whether it was acknowledged.
fn round(config: &Config, theme: &str, chosen: &[String], life: Duration) -> bool {
    let server = Server::start(config);
    wait_until_served(config.addr);
    let signed = send(config.addr, "/do/sign_in", "", &[("email", MEMBER), ("password", PASSWORD)]);
    let cookie = signed.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next());
    let cookie = cookie.unwrap_or_else(|| panic!("{signed}")).to_owned();
    let (addr, theme, chosen) = (config.addr, theme.to_owned(), chosen.to_vec());
    let sender = thread::spawn(move || {
        let mut fields = vec![("theme", theme.as_str()), ("step", "0")];
        fields.extend(chosen.iter().map(|one| ("answers[]", one.as_str())));
        send(addr, "/do/publish_answers", &cookie, &fields).starts_with("HTTP/1.1 303")
    });
    thread::sleep(life);
    drop(server);
    sender.join().expect("ended")
}

/// What is out, and what waits; the log holds.
async fn look(config: &Config, theme: ThemeId) -> (usize, usize, i64) {
    let state = opened(config).await;
    let answering = state.board.answering(theme).await.expect("read");
    verify(&state.board.log_export().await.expect("exported"), None).expect("the log holds");
    let notes = state.board.notes(theme).await.expect("read");
    let number = answering.published.last().map_or(0, |last| last.number);
    let stands = |item| answering.published.answer(item).is_some_and(|one| one.number == number);
    let out = notes.iter().filter(|note| stands(Item::Note(note.id))).count();
    close(state).await;
    (out, answering.drafts.len(), number)
}

/// Drafts an answer to each note that has no draft; gives all, as the form names them.
async fn draft_all(config: &Config, theme: ThemeId, answer: &Answer) -> Vec<String> {
    let state = opened(config).await;
    let notes = state.board.notes(theme).await.expect("read");
    let mut chosen = Vec::new();
    for item in notes.iter().map(|note| Item::Note(note.id)) {
        // There already, where the last round was killed too soon.
        let _ = state.board.save_draft(theme, item, 0, answer).await;
        chosen.push(format!("{item}:1"));
    }
    close(state).await;
    chosen
}

both_dbs! {
    async fn thirty_answers_are_out_or_none_after_kill_9(app: TestApp) {
        app.signed_in(MEMBER, Role::Reviewer).await;
        let theme = app.theme_with(|plan| plan.slug = "kaitou".into()).await;
        for n in 0..ANSWERS {
            app.post(&theme, &secret(n), &format!("付箋{n}")).await;
        }
        app.tick().await;
        app.move_to(theme.id, State::Review).await;
        let form = AnswerForm { status: "received".into(), ..AnswerForm::default() };
        let answer = form.parse(app.state.today(), None).expect("an answer");
        let closed = Closed::of(app).await;
        let (config, all) = (closed.config.clone(), usize::from(ANSWERS));
        let mut before = 0;
        for n in 0..ROUNDS {
            let chosen = draft_all(&config, theme.id, &answer).await;
            let (at, id) = (config.clone(), theme.id.to_string());
            // A publication takes some tens of milliseconds here; the last round lets it end.
            let life = Duration::from_millis(if n + 1 == ROUNDS { 3000 } else { 5 + n * 12 });
            let told = tokio::task::spawn_blocking(move || round(&at, &id, &chosen, life));
            let told = told.await.expect("ran");
            let (out, waiting, number) = look(&config, theme.id).await;
            if number == before {
                assert_eq!((waiting, told), (all, false), "none is out");
            } else {
                assert_eq!((out, waiting, number), (all, 0, before + 1), "all are out");
            }
            before = number;
        }
        assert!(before > 0, "the last round had the time that it needs");
    }
}
