//! One data folder, one server: what the real program says to a second one, and what may be done
//! beside the first.

use kizuki_board::service::Config;

use crate::support::clients::{free_address, wait_until_served};
use crate::support::program::{Closed, Server, kizuki};
use crate::support::{PASSWORD, TestApp};

fn elsewhere(config: &Config) -> Config {
    let mut other = config.clone();
    other.addr = free_address();
    other
}

#[tokio::test]
async fn a_second_server_on_the_folder_is_refused_and_commands_are_not() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, slug) = (closed.config.clone(), closed.theme.slug.clone());
    let run = move || {
        let first = Server::start(&config);
        wait_until_served(config.addr);
        let second = kizuki(&elsewhere(&config), &["serve"], "");
        assert!(!second.well && second.out.is_empty());
        let folder = config.data.display().to_string();
        for words in
            ["another kizuki server", &folder, &format!("process {}", first.id()), "KIZUKI_DATA"]
        {
            assert!(second.err.contains(words), "{words}: {}", second.err);
        }
        assert_eq!(second.err.trim().lines().count(), 1, "one sentence: {}", second.err);

        let report = config.data.join("report.csv");
        let report = report.to_str().expect("UTF-8");
        let made = kizuki(
            &config,
            &["admin", "create", "--email", "a@example.jp", "--password-stdin"],
            PASSWORD,
        );
        assert!(made.well, "{}", made.err);
        let exported =
            kizuki(&config, &["export", "--theme", &slug, "--format", "csv", "--out", report], "");
        assert!(exported.well, "{}", exported.err);
        let looked = kizuki(&config, &["doctor"], "");
        // Plain HTTP is all that it finds.
        assert!(
            looked.err.contains("1 settings"),
            "{}{}",
            String::from_utf8_lossy(&looked.out),
            looked.err
        );
        assert!(first.stop());
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// The lock is the process's: whoever comes a moment after its death gets it, and what it left in
/// the file is nothing.
#[tokio::test]
async fn a_lock_dies_with_its_server() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = closed.config.clone();
    let run = move || {
        for _ in 0..5 {
            let killed = Server::start(&config);
            wait_until_served(config.addr);
            // Started while the other lives, so that it is already waiting when that one is killed.
            let next = elsewhere(&config);
            let heir = Server::start(&next);
            std::thread::sleep(std::time::Duration::from_millis(100));
            drop(killed);
            wait_until_served(next.addr);
            assert!(heir.stop());
        }
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// On PostgreSQL several servers share a folder of keys, as they may.
#[tokio::test]
async fn servers_on_postgresql_share_a_folder() {
    let app = TestApp::postgres().await;
    let databases = app.databases.clone();
    let closed = Closed::of(app).await;
    let config = closed.config.clone();
    let run = move || {
        let (one, other) = (Server::start(&config), elsewhere(&config));
        let another = Server::start(&other);
        wait_until_served(config.addr);
        wait_until_served(other.addr);
        assert!(one.stop() && another.stop());
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
    crate::support::drop_databases(&databases).await;
}
