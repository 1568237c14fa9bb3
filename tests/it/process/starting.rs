//! What the real program says when it starts on a folder in which something is damaged or gone, and
//! what `doctor` and `/readyz` say of it.

use std::{fs, path::Path};

use axum::http::StatusCode;
use kizuki_board::domain::theme::State;
use kizuki_board::http::{AppState, Assets};
use kizuki_board::service::{Clock, Config, Opening, Service};

use crate::support::clients::{wait_for, wait_for_answer, wait_until_served};
use crate::support::program::{Closed, Ran, Server, kizuki};
use crate::support::sealed::{draft, people, step};
use crate::support::{PASSWORD, TestApp, both_dbs};

const PAGE: usize = 4096;

/// A board with a theme, an account, and nobody who has it open.
async fn closed() -> Closed {
    Closed::of(TestApp::sqlite().await).await
}

/// Refused, in one sentence on standard error that holds all of these words.
fn assert_refused(ran: &Ran, words: &[&str]) {
    assert!(
        !ran.well && ran.err.trim().lines().count() == 1,
        "{}{}",
        String::from_utf8_lossy(&ran.out),
        ran.err
    );
    for word in words {
        assert!(ran.err.contains(word), "{word}: {}", ran.err);
    }
    assert!(
        !String::from_utf8_lossy(&ran.out).contains("/setup/"),
        "no link for whoever stands at the log"
    );
}

fn with_random_page(file: &Path, number: usize) -> Vec<u8> {
    let before = fs::read(file).expect("read");
    let mut bytes = before.clone();
    // Marsaglia's xorshift: repeatable.
    let mut x = 0x9e37_79b9_u32 ^ u32::try_from(number).expect("small");
    for byte in &mut bytes[number * PAGE..(number + 1) * PAGE] {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        *byte = x.to_le_bytes()[0];
    }
    fs::write(file, bytes).expect("written");
    before
}

#[tokio::test]
async fn a_damaged_file_is_named_and_not_served() {
    let closed = closed().await;
    let config = closed.config.clone();
    let run = move || {
        for name in ["board.db", "people.db"] {
            let file = config.data.join(name);
            let pages = fs::metadata(&file).expect("there").len() / PAGE as u64;
            for page in 0..usize::try_from(pages).expect("few").min(12) {
                let before = with_random_page(&file, page);
                let said = kizuki(&config, &["serve"], "");
                assert_refused(&said, &[name, "damaged", "backup", "docs/running.md"]);
                let doctor = kizuki(&config, &["doctor"], "");
                assert!(
                    !doctor.well
                        && format!("{}{}", String::from_utf8_lossy(&doctor.out), doctor.err)
                            .contains("damaged"),
                    "{page}"
                );
                fs::write(&file, before).expect("put back");
            }
        }
        let server = Server::start(&config);
        wait_until_served(config.addr);
        assert!(server.stop(), "put back, it is served");
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// Neither a missing file nor an empty one is filled anew, and nobody is offered to become
/// administrator.
#[tokio::test]
async fn accounts_that_are_gone_are_made_at_the_command_line_alone() {
    let closed = closed().await;
    let config = closed.config.clone();
    let file = config.data.join("people.db");
    let says: &[&str] = &["the accounts are gone", "people.db", "kizuki admin create"];
    let run = {
        let (config, file) = (config.clone(), file.clone());
        move || {
            fs::remove_file(&file).expect("removed");
            for command in ["serve", "doctor"] {
                assert_refused(&kizuki(&config, &[command], ""), says);
                assert!(!file.exists(), "{command} makes no new one");
            }
            fs::write(&file, "").expect("emptied");
            assert_refused(&kizuki(&config, &["serve"], ""), says);
        }
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
    // Tables, and no account in them: as if an older version had made the file.
    let state =
        Service::open(config.clone(), Clock::System, Opening::AccountsAnew).await.expect("opened");
    for db in [state.board.db(), state.people.db()] {
        db.close().await;
    }
    let run = move || {
        assert_refused(&kizuki(&config, &["serve"], ""), says);
        let made = kizuki(
            &config,
            &["admin", "create", "--email", "new@example.jp", "--password-stdin"],
            PASSWORD,
        );
        assert!(made.well, "{}", made.err);
        let server = Server::start(&config);
        wait_until_served(config.addr);
        assert!(server.stop());
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

#[tokio::test]
async fn a_board_that_is_gone_is_not_begun_anew_under_the_old_accounts() {
    let closed = closed().await;
    let config = closed.config.clone();
    let run = move || {
        let file = config.data.join("board.db");
        let kept = fs::read(&file).expect("read");
        fs::remove_file(&file).expect("removed");
        for command in ["serve", "doctor"] {
            assert_refused(
                &kizuki(&config, &[command], ""),
                &["the board is gone", "board.db", "backup"],
            );
            assert!(!file.exists(), "{command} makes no new one");
        }
        fs::write(&file, kept).expect("put back");
        let server = Server::start(&config);
        wait_until_served(config.addr);
        assert!(server.stop());
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// The port is taken before the databases are opened: a stop that comes in between must not cut the
/// start off half-way.
#[tokio::test]
async fn a_stop_that_comes_during_the_start_ends_in_good_order() {
    let closed = closed().await;
    let config = closed.config.clone();
    let run = move || {
        for _ in 0..5 {
            let server = Server::start(&config);
            wait_for_answer(config.addr);
            assert!(server.stop());
        }
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// What stands in a fresh folder, and in one whose first start was cut short between the two files,
/// is no loss.
#[tokio::test]
async fn a_first_start_that_was_cut_short_is_no_loss() {
    let data = tempfile::tempdir().expect("a folder");
    let app = TestApp::sqlite().await;
    let config = Config { data: data.path().to_owned(), ..(*app.state.config).clone() };
    for (kept, gone) in [("board.db", "people.db"), ("people.db", "board.db")] {
        let state =
            AppState::open(config.clone(), Clock::System, Assets::unbuilt()).await.expect("opened");
        for db in [state.board.db(), state.people.db()] {
            db.close().await;
        }
        fs::remove_file(data.path().join(gone)).expect("removed");
        assert!(data.path().join(kept).exists());
    }
    AppState::open(config, Clock::System, Assets::unbuilt()).await.expect("opened");
}

/// Two open themes, a Sealed one that is announced, and the ways in which a key file can be wrong.
#[tokio::test]
async fn each_theme_whose_key_is_not_its_own_is_named() {
    let app = TestApp::sqlite().await;
    let mut files = Vec::new();
    for slug in ["first", "second"] {
        let theme = app.theme_with(|plan| plan.slug = slug.into()).await;
        files.push(app.state.keys.folder().join(format!("{}.key", theme.id)));
    }
    let sealed = draft(&app, "sealed").await;
    app.state.replace_roster(&people(0..6), &[]).await.expect("replaced");
    step(&app, &sealed, State::Announced).await;
    files.push(app.state.keys.folder().join(format!("{}.key", sealed.id)));
    let whole: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect("a key")).collect();
    let names = async || {
        app.state
            .bad_keys()
            .await
            .expect("looked at")
            .into_iter()
            .map(|key| (key.slug, key.why))
            .collect::<Vec<_>>()
    };
    assert_eq!(names().await, []);

    let own = whole[2].clone();
    let with = |from: usize, bytes: &[u8]| {
        let mut other = own.clone();
        other[from..from + bytes.len()].copy_from_slice(bytes);
        other
    };
    // Missing; empty; junk of the right length; another theme's; the Sealed one's with another
    // pepper, and with another key that stamps.
    let wrong: [(usize, Option<Vec<u8>>, &str); 7] = [
        (0, None, "missing"),
        (0, Some(Vec::new()), "not a key file"),
        (1, Some(vec![7; 40]), "not a key file"),
        (0, Some(whole[1].clone()), "another theme"),
        (0, Some([b"kzkey/1\n".as_slice(), &[7; 32]].concat()), "another theme"),
        (2, Some(with(8, &[9; 32])), "another theme"),
        (2, Some(with(40, &[3; 32])), "stamp"),
    ];
    for (which, content, says) in wrong {
        match content {
            Some(content) => fs::write(&files[which], content).expect("written"),
            None => fs::remove_file(&files[which]).expect("removed"),
        }
        let found = names().await;
        assert!(found.len() == 1 && found[0].1.contains(says), "{says}: {found:?}");
        assert_eq!(found[0].0, ["first", "second", "sealed"][which], "{says}");
        fs::write(&files[which], &whole[which]).expect("put back");
    }
    assert_eq!(names().await, []);
}

/// The same seen from outside: by the doctor, in the log at the start, at `/readyz`; and nothing is
/// ever made anew.
#[tokio::test]
async fn a_missing_key_is_told_wherever_one_looks() {
    let closed = closed().await;
    let (config, theme) = (closed.config.clone(), closed.theme.clone());
    let run = move || {
        let file = config.data.join(format!("keys/{}.key", theme.id));
        let kept = fs::read(&file).expect("a key");
        fs::remove_file(&file).expect("removed");
        let doctor = kizuki(&config, &["doctor"], "");
        let says = String::from_utf8_lossy(&doctor.out).into_owned();
        assert!(
            !doctor.well
                && says.contains(&format!("UNSAFE {} ({}) = missing", theme.slug, theme.title)),
            "{says}"
        );
        let log = config.data.join("log.txt");
        let server = Server::start_logging(&config, &log);
        wait_until_served(config.addr);
        let mut answer = String::new();
        wait_for("what /readyz says", || {
            answer = crate::support::clients::get(config.addr, "/readyz");
            answer.contains("keys of themes") && !answer.contains("ticker")
        });
        assert!(answer.starts_with("HTTP/1.1 503") && !answer.contains(&theme.slug), "{answer}");
        assert!(
            crate::support::clients::get(config.addr, "/healthz").starts_with("HTTP/1.1 200"),
            "it lives all the same"
        );
        assert!(
            !crate::support::clients::post(config.addr, &theme, "no key"),
            "and nobody can write"
        );
        assert!(server.stop());
        let log = fs::read_to_string(log).expect("a log");
        assert!(log.contains(&theme.slug) && log.contains("its key file is missing"), "{log}");
        assert!(!file.exists(), "never made anew");
        fs::write(&file, kept).expect("put back");
        assert!(
            !String::from_utf8_lossy(&kizuki(&config, &["doctor"], "").out).contains("missing")
        );
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

#[tokio::test]
async fn a_report_goes_to_standard_output_alone() {
    let closed = closed().await;
    let (config, slug) = (closed.config.clone(), closed.theme.slug.clone());
    let run = move || {
        let file = config.data.join("report.csv");
        let name = file.to_str().expect("UTF-8");
        let base = ["export", "--theme", &slug, "--format", "csv"];
        let written = kizuki(&config, &[&base[..], &["--out", name]].concat(), "");
        assert!(
            written.well && String::from_utf8_lossy(&written.out).contains("0 notes"),
            "{}",
            written.err
        );
        let bytes = fs::read(&file).expect("written");
        assert!(!bytes.is_empty());
        for out in [vec![], vec!["--out", "-"]] {
            let piped = kizuki(&config, &[&base[..], &out].concat(), "");
            assert_eq!(
                (piped.well, piped.out, piped.err.as_str()),
                (true, bytes.clone(), ""),
                "the bytes and nothing else"
            );
        }
        assert!(!Path::new("-").exists());
        let left: Vec<_> = fs::read_dir(&config.data)
            .expect("a folder")
            .map(|entry| entry.expect("one").file_name())
            .collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().contains("part")), "{left:?}");
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

both_dbs! {
    async fn ready_means_that_everything_works(app: TestApp) {
        app.theme().await;
        let unready = app.get("/readyz").await;
        assert_eq!(
            (unready.status, unready.body.as_str()),
            (StatusCode::SERVICE_UNAVAILABLE, "the ticker has not begun\n")
        );
        app.state.health.beat();
        assert_eq!(
            (app.get("/readyz").await.body.as_str(), app.get("/healthz").await.body.as_str()),
            ("ready\nlast tick 0 s ago\n", "ok\n")
        );
        app.state.people.db().close().await;
        let unready = app.get("/readyz").await;
        assert!(
            unready.status == StatusCode::SERVICE_UNAVAILABLE
                && unready.body.starts_with("the people's database: "),
            "{}",
            unready.body
        );
        assert_eq!(
            app.get("/healthz").await.status,
            StatusCode::OK,
            "starting again would not help"
        );
    }

    /// A theme from before keys had a check value gets one at the next start; a wrong one is not
    /// taken for its own then.
    async fn themes_from_before_get_their_check_at_the_start(app: TestApp) {
        let theme = app.theme().await;
        let own = theme.key_check.expect("made with the key");
        let forget = "UPDATE theme SET key_check = NULL";
        match app.state.board.db() {
            kizuki_board::store::Db::Sqlite(db) => {
                sqlx::query(forget).execute(&db.write).await.expect("forgotten");
            }
            kizuki_board::store::Db::Postgres(pool) => {
                sqlx::query(forget).execute(pool).await.expect("forgotten");
            }
        }
        app.state.settle_keys().await.expect("settled");
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").key_check, Some(own));
        app.state.keys.destroy(theme.id).expect("destroyed");
        app.state.keys.create(theme.id, theme.tier).expect("another");
        app.state.settle_keys().await.expect("settled");
        assert_eq!(
            app.state.board.theme(theme.id).await.expect("there").key_check,
            Some(own),
            "never overwritten"
        );
        assert_eq!(app.state.bad_keys().await.expect("looked at").len(), 1);
        let post = kizuki_board::domain::anon::Action::Mine;
        assert!(
            app.perform(&theme, &crate::support::secret(1), post).await.is_err(),
            "nothing is derived with it"
        );
        app.move_to(theme.id, State::Review).await;
        let answered = app.move_to(theme.id, State::Answered).await;
        app.state.archive(theme.id, answered.version).await.expect("archived");
        assert_eq!(
            app.state.board.theme(theme.id).await.expect("there").key_check,
            None,
            "goes with the key"
        );
        assert_eq!(app.state.bad_keys().await.expect("looked at"), []);
    }
}
