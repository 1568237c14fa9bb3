//! `kizuki status` and `kizuki migrate`, as somebody at the terminal uses them.

use kizuki_board::service::Config;
use kizuki_board::store::migrations::{BOARD, Step};
use sqlx::{
    ConnectOptions, SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use crate::support::TestApp;
use crate::support::clients::{free_address, get, wait_for, wait_until_served};
use crate::support::program::{Closed, Ran, Server, kizuki, kizuki_with};

fn said(ran: &Ran) -> String {
    String::from_utf8_lossy(&ran.out).into_owned()
}

#[tokio::test]
async fn status_tells_how_a_board_stands_with_and_without_its_server() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let (config, slug) = (closed.config.clone(), closed.theme.slug.clone());
    let run = move || {
        let without = kizuki(&config, &["status"], "");
        let text = said(&without);
        let last = BOARD.last().expect("steps").version;
        for line in [
            concat!("kizuki ", env!("CARGO_PKG_VERSION")).to_owned(),
            format!("SQLite, board step {last}"),
            format!("open      {slug}"),
            "backup    none that this program knows of".into(),
            format!("server    {}: does not answer", config.addr),
            "UNSAFE    origin = http".into(),
        ] {
            assert!(text.contains(&line), "{line}: {text}");
        }
        // Plain HTTP is all that it finds, and enough to end with an error.
        assert!(!without.well && without.err.contains("1 things are not"), "{}", without.err);
        let server = Server::start(&config);
        wait_until_served(config.addr);
        assert!(kizuki(&config, &["backup", "--noted"], "").well);
        let text = said(&kizuki(&config, &["status"], ""));
        assert!(text.contains(": ready, last tick ") && text.contains(" s ago"), "{text}");
        assert!(!text.contains("none that this program knows of"), "{text}");
        // Served with HTTPS, it is well.
        let https = [("KIZUKI_ORIGIN", "https://board.example.jp")];
        let well = kizuki_with(&config, &https, &["status"], "");
        assert!(well.well, "{}{}", said(&well), well.err);
        assert!(server.stop());
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// The tables as the step before the last left them.
async fn as_of_the_step_before(config: &Config) {
    let steps = &BOARD[..BOARD.len() - 1];
    let one = |step: &Step| {
        let sql = step.sqlite.into_sql_str();
        Migration::new(
            step.version,
            step.name.replace('_', " ").into(),
            MigrationType::Simple,
            sql,
            false,
        )
    };
    let options = SqliteConnectOptions::new()
        .filename(config.data.join("board.db"))
        .create_if_missing(true)
        .disable_statement_logging();
    let pool =
        SqlitePoolOptions::new().max_connections(1).connect_with(options).await.expect("open");
    let migrator = Migrator::with_migrations(steps.iter().map(one).collect());
    migrator.run(&pool).await.expect("migrated");
    pool.close().await;
}

#[tokio::test]
async fn migrate_changes_the_tables_and_ends() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let root = tempfile::tempdir().expect("a folder");
    let config =
        Config { data: root.path().to_owned(), addr: free_address(), ..closed.config.clone() };
    as_of_the_step_before(&config).await;
    let run = move || {
        let migrated = kizuki(&config, &["migrate"], "");
        assert!(migrated.well && said(&migrated).contains("board step"), "{}", migrated.err);
        let early = kizuki(&config, &["status"], "");
        assert!(said(&early).contains("board step"), "it is of this version now: {}", early.err);
        let server = Server::start(&config);
        wait_until_served(config.addr);
        let beside = kizuki(&config, &["migrate"], "");
        assert!(!beside.well && beside.err.contains("another kizuki server"), "{}", beside.err);
        assert!(server.stop());
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

#[tokio::test]
async fn the_tables_of_an_earlier_version_are_told_by_what_reads() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let root = tempfile::tempdir().expect("a folder");
    let config =
        Config { data: root.path().to_owned(), addr: free_address(), ..closed.config.clone() };
    as_of_the_step_before(&config).await;
    let run = move || {
        let safe = tempfile::tempdir().expect("a folder");
        let file = safe.path().join("b.zip");
        for command in [vec!["status"], vec!["backup", file.to_str().expect("UTF-8")]] {
            let ran = kizuki(&config, &command, "");
            assert!(!ran.well && ran.err.contains("those of an earlier kizuki"), "{}", ran.err);
        }
        assert!(kizuki(&config, &["migrate"], "").well);
        let ran = kizuki(&config, &["backup", file.to_str().expect("UTF-8")], "");
        assert!(ran.well && file.exists(), "{}", ran.err);
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

/// Whoever watches asks at an address of its own; the board's answers nothing there.
#[tokio::test]
async fn metrics_have_a_listener_of_their_own() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let config = Config { metrics_addr: Some(free_address()), ..closed.config.clone() };
    let run = move || {
        let server = Server::start(&config);
        wait_until_served(config.addr);
        let watched = config.metrics_addr.expect("an address");
        wait_for("a tick", || get(watched, "/metrics").contains("\nkizuki_tick_ok 1\n"));
        let text = get(watched, "/metrics");
        assert!(text.contains("content-type: text/plain; version=0.0.4"), "{text}");
        assert!(text.contains("kizuki_themes{state=\"open\"} 1"), "{text}");
        assert!(get(config.addr, "/metrics").starts_with("HTTP/1.1 404"));
        assert!(get(watched, "/").starts_with("HTTP/1.1 404"));
        // An address that is taken is told, and no board is served without it.
        let taken = Config { addr: free_address(), ..config.clone() };
        let other = tempfile::tempdir().expect("a folder");
        let refused = kizuki(&Config { data: other.path().to_owned(), ..taken }, &["serve"], "");
        assert!(!refused.well && refused.err.contains("KIZUKI_METRICS_ADDR"), "{}", refused.err);
        assert!(server.stop());
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}

#[tokio::test]
async fn a_schedule_is_refused_where_it_would_do_nothing() {
    let app = TestApp::postgres().await;
    let databases = app.databases.clone();
    let closed = Closed::of(app).await;
    let config = Config { backup_dir: Some(closed.config.data.clone()), ..closed.config.clone() };
    let run = move || {
        let served = kizuki(&config, &["serve"], "");
        assert!(!served.well && served.err.contains("docs/backup.md"), "{}", served.err);
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
    crate::support::drop_databases(&databases).await;
}
