//! kill -9 at each named step of archiving, of announcing a Sealed theme and of picking up; and
//! connections that are cut while an organizer archives. A process of its own is killed: this very
//! test program, which is asked to run [`child`] alone.

use std::{
    env,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use kizuki_board::domain::{
    issue,
    theme::{State, Theme},
};
use kizuki_board::log::verify::verify;
use kizuki_board::router::router;
use kizuki_board::service::{Step, Steps};

use crate::support::sealed::{
    Ask, HTTPS, draft, https, https_on_postgres, people, pick, ready, step,
};
use crate::support::{NOON, TestApp, both_dbs, drop_databases, secret};

const ARCHIVING: [Step; 6] = [
    Step::Archived,
    Step::KeyOverwritten,
    Step::KeyDestroyed,
    Step::EligibilityErased,
    Step::PeopleRewritten,
    Step::BoardRewritten,
];
const ANNOUNCING: [Step; 3] = [Step::StampKeyMade, Step::Enlisted, Step::Announced];
const ISSUING: [Step; 2] = [Step::Stamped, Step::Issued];

/// What the child is to do, what it needs for it, and where it dies; read from the environment of a
/// process that only these tests start.
const WHAT: &str = "KIZUKI_TEST_CHILD_DOES";
const WITH: &str = "KIZUKI_TEST_CHILD_WITH";
const STEP: &str = "KIZUKI_TEST_CHILD_DIES_AT";
const DATA: &str = "KIZUKI_TEST_CHILD_DATA";
const URLS: &str = "KIZUKI_TEST_CHILD_URLS";

/// The program on the same folder and databases again.
async fn again(data: &Path, urls: Option<[String; 2]>) -> TestApp {
    TestApp::on(data, urls, |config| config.origin = Some(HTTPS.into())).await
}

fn urls(app: &TestApp) -> Option<[String; 2]> {
    app.state
        .config
        .board_url
        .clone()
        .zip(app.state.config.people_url.clone())
        .map(|(board, people)| [board, people])
}

/// The process that is killed.
#[tokio::test]
#[ignore = "a part of the tests below: they run it in a process of its own"]
async fn child() {
    let var = |name: &str| env::var(name).expect("set by the test");
    let urls = env::var(URLS).ok().map(|urls| {
        urls.split(' ').map(str::to_owned).collect::<Vec<_>>().try_into().expect("two")
    });
    let mut app = again(Path::new(&var(DATA)), urls).await;
    let dies_at = var(STEP);
    app.state.service.steps = Steps::observed(move |step| {
        if format!("{step:?}") == dies_at {
            let _ = Command::new("kill").args(["-9", &std::process::id().to_string()]).status();
            std::thread::sleep(Duration::from_mins(1));
        }
    });
    app.router = router(app.state.clone()).expect("a router");
    let theme = app.state.board.theme_by_slug("sealed").await.expect("there");
    match var(WHAT).as_str() {
        "archive" => drop(app.state.archive(theme.id, theme.version).await),
        "announce" => drop(app.state.set_state(&theme, State::Announced, "").await),
        _ => drop(
            Ask::envelope(theme.id, 1)
                .cookie(&pick(&app, &var(WITH)).await.cookie())
                .send(&app)
                .await,
        ),
    }
}

/// Runs the child until it is killed at a step.
fn killed_at(dies_at: Step, app: &TestApp, what: &str, with: &str) {
    let mut child = Command::new(env::current_exe().expect("this program"));
    child.args([
        "--exact",
        "process::steps::child",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    child
        .env(WHAT, what)
        .env(WITH, with)
        .env(STEP, format!("{dies_at:?}"))
        .env(DATA, &app.state.config.data);
    if let Some(urls) = urls(app) {
        child.env(URLS, urls.join(" "));
    }
    let ended = child.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("ran");
    assert_eq!(ended.signal(), Some(9), "{dies_at:?}: {ended}");
}

/// One program after another on one folder: the first is closed before the second opens it.
async fn close(app: &TestApp) {
    app.state.board.db().close().await;
    app.state.people.db().close().await;
}

/// What a start does first.
async fn start(app: &TestApp) {
    app.tick().await;
    app.state.tidy().await.expect("tidied");
}

async fn entries(app: &TestApp, kind: &str) -> usize {
    let export = app.state.board.log_export().await.expect("read");
    verify(&export, None).expect("the log holds");
    export.entries.iter().filter(|entry| entry.kind == kind).count()
}

async fn assert_nothing_left(app: &TestApp, theme: &Theme, when: &str) {
    let now = app.state.board.theme(theme.id).await.expect("there");
    assert_eq!(now.state, State::Archived, "{when}");
    let files = std::fs::read_dir(app.state.keys.folder())
        .expect("a folder")
        .map(|entry| entry.expect("one").file_name());
    let left: Vec<_> =
        files.filter(|name| name.to_string_lossy().contains(&theme.id.to_string())).collect();
    assert!(left.is_empty(), "{when}: {left:?}");
    assert_eq!(app.state.people.eligible(theme.id).await.expect("counted"), 0, "{when}");
    assert_eq!(entries(app, "archived").await, 1, "{when}: the log says it once");
}

/// A Sealed theme that is answered, two people having picked up.
async fn answered(app: &TestApp) -> Theme {
    let (theme, links) = ready(app, 6).await;
    for (n, link) in (1..).zip(&links[..2]) {
        Ask::envelope(theme.id, n).cookie(&pick(app, link).await.cookie()).send(app).await;
    }
    app.tick().await;
    step(app, &theme, State::Review).await;
    step(app, &theme, State::Answered).await
}

/// A program with an address over HTTPS, on either database.
async fn fresh(postgres: bool) -> TestApp {
    if postgres { https_on_postgres().await } else { https().await }
}

async fn every_step_of_archiving(postgres: bool) {
    for dies_at in ARCHIVING {
        let app = fresh(postgres).await;
        let theme = answered(&app).await;
        close(&app).await;
        killed_at(dies_at, &app, "archive", "");
        let next = again(app.data.path(), urls(&app)).await;
        start(&next).await;
        assert_nothing_left(&next, &theme, &format!("killed at {dies_at:?}")).await;
        drop_databases_of(&app, &next).await;
    }
}

async fn every_step_of_announcing(postgres: bool) {
    for dies_at in ANNOUNCING {
        let app = fresh(postgres).await;
        let theme = draft(&app, "sealed").await;
        app.state.replace_roster(&people(0..6), &[]).await.expect("replaced");
        close(&app).await;
        killed_at(dies_at, &app, "announce", "");
        let next = again(app.data.path(), urls(&app)).await;
        start(&next).await;
        let found = next.state.board.theme(theme.id).await.expect("there");
        // The calendar has opened it meanwhile.
        assert_eq!(found.state != State::Draft, dies_at == Step::Announced, "{dies_at:?}");
        // The organizer, who saw nothing happen, presses the button again.
        if found.state == State::Draft {
            step(&next, &found, State::Announced).await;
        }
        let found = next.state.board.theme(theme.id).await.expect("there");
        let key = next.state.keys.stamp_key(theme.id).expect("a key").public();
        assert_eq!(
            found.stamp_key.map(|key| key.0),
            Some(key.0),
            "{dies_at:?}: the published key is the one that stamps"
        );
        assert_eq!(
            (
                entries(&next, "theme-key").await,
                next.state.people.eligible(theme.id).await.expect("counted")
            ),
            (1, 6),
            "{dies_at:?}"
        );
        drop_databases_of(&app, &next).await;
    }
}

/// Killed at whatever moment, the page that is still open asks again with its envelope and gets the
/// stamp; another envelope gets none.
async fn every_step_of_issuing(postgres: bool) {
    for dies_at in ISSUING {
        let app = fresh(postgres).await;
        let (theme, links) = ready(&app, 6).await;
        close(&app).await;
        killed_at(dies_at, &app, "issue", &links[0]);
        let next = again(app.data.path(), urls(&app)).await;
        let noted = next.state.people.issued(theme.id).await.expect("counted");
        assert_eq!(noted, u64::from(dies_at == Step::Issued), "{dies_at:?}");
        start(&next).await;
        for (n, gets) in [(1, true), (2, false)] {
            let answer = Ask::envelope(theme.id, n).link(&links[0]).send(&next).await;
            let done = matches!(serde_json::from_str(&answer.body), Ok(issue::Reply::Done(_)));
            assert_eq!(done, gets, "{dies_at:?}, envelope {n}: {}", answer.body.trim());
        }
        assert_eq!(
            next.state.people.issued(theme.id).await.expect("counted"),
            1,
            "{dies_at:?}: one ticket, never two"
        );
        drop_databases_of(&app, &next).await;
    }
}

async fn drop_databases_of(app: &TestApp, next: &TestApp) {
    close(next).await;
    if !app.databases.is_empty() {
        drop_databases(&app.databases).await;
    }
}

#[tokio::test]
async fn archiving_is_finished_after_kill_9_at_each_step_on_sqlite() {
    every_step_of_archiving(false).await;
}

#[tokio::test]
async fn archiving_is_finished_after_kill_9_at_each_step_on_postgres() {
    every_step_of_archiving(true).await;
}

#[tokio::test]
async fn announcing_can_be_repeated_after_kill_9_at_each_step() {
    every_step_of_announcing(false).await;
    every_step_of_announcing(true).await;
}

#[tokio::test]
async fn nobody_gets_two_tickets_after_kill_9_at_each_step() {
    every_step_of_issuing(false).await;
    every_step_of_issuing(true).await;
}

both_dbs! {
    /// The request is dropped as a server does when the line breaks: at 0.1 ms steps, from before
    /// it began until after it is done.
    async fn archiving_goes_on_when_the_connection_ends(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let mut cuts = Vec::new();
        for cut in 0..40_u64 {
            let slug = format!("t{cut}");
            let theme = app.theme_with(|plan| plan.slug.clone_from(&slug)).await;
            app.pinned(&theme, &secret(1), "付箋").await;
            app.move_to(theme.id, State::Review).await;
            let theme = app.move_to(theme.id, State::Answered).await;
            let (page, id, version) = (
                format!("/admin/themes/{}", theme.id),
                theme.id.to_string(),
                theme.version.to_string(),
            );
            let fields =
                [("page", page.as_str()), ("id", &id), ("version", &version), ("to", "archived")];
            let _ = tokio::time::timeout(
                Duration::from_micros(cut * 100),
                app.form(&cookie, "/do/move_theme", &fields),
            )
            .await;
            cuts.push((cut, theme.id));
        }
        // What was begun is finished by itself: no tick helps here. Waited for together, for of one
        // that was cut too early nothing comes.
        let half_done = async || {
            let mut left = Vec::new();
            for &(cut, id) in &cuts {
                let state = app.state.board.theme(id).await.expect("there").state;
                if state == State::Archived && app.state.keys.exists(id) {
                    left.push(cut);
                }
            }
            left
        };
        tokio::time::sleep(Duration::from_secs(2)).await;
        let mut left = half_done().await;
        for _ in 0..200 {
            if left.is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
            left = half_done().await;
        }
        assert_eq!(left, [0; 0], "cut after so many times 0.1 ms: archived, and the key is there");
    }

    /// What somebody restored from a backup, or a program left that ended in between, goes with the
    /// next tick.
    async fn a_key_of_an_archived_theme_goes_with_the_next_tick(app: TestApp) {
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "付箋").await;
        app.move_to(theme.id, State::Review).await;
        let theme = app.move_to(theme.id, State::Answered).await;
        app.state.archive(theme.id, theme.version).await.expect("archived");
        for _ in 0..2 {
            app.state.keys.create(theme.id, theme.tier).expect("put back");
            app.state.clock.set(NOON + 10);
            app.tick().await;
            assert!(!app.state.keys.exists(theme.id));
        }
    }
}
