//! Picking up on a bad line and a bad day: whoever asks again with the envelope that was under way
//! gets its stamp, wherever the connection was cut and whenever the program ended.

use std::time::Duration;

use axum::http::StatusCode;
use kizuki_board::domain::{anon, issue};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::Instant,
};

use crate::support::sealed::{Ask, HTTPS, act, https, https_on_postgres, pick, pick_up, ready};
use crate::support::{TestApp, drop_databases};

/// Tries, a tenth of a millisecond apart.
const CUTS: u8 = 60;

/// Who stamps is a key that everybody knows. Should another one lie in its place, nothing is taken
/// by it, however well it fits.
#[tokio::test]
async fn only_the_published_key_lets_a_ticket_in() {
    let app = https().await;
    let (theme, links) = ready(&app, 12).await;
    let seal = pick_up(&app, &theme, &links[0], 1).await;
    let kizuki_board::store::Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    sqlx::raw_sql("UPDATE theme SET stamp_key = zeroblob(32)")
        .execute(&db.write)
        .await
        .expect("written");
    let answer = act(&app, theme.id, 1, Some(&seal), anon::Action::Mine).await;
    assert_eq!(
        (answer.status, answer.refusal()),
        (StatusCode::SERVICE_UNAVAILABLE, anon::Refusal::Unavailable)
    );
}

/// A running server on the state of a test.
async fn serve(app: &TestApp) -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = axum::Router::new().fallback_service(app.router.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Sends the request and waits so long for an answer before it cuts the line; `None` waits to the
/// end, and tells how long that took.
async fn send(
    server: std::net::SocketAddr,
    cookie: &str,
    body: &str,
    cut: Option<Duration>,
) -> Duration {
    let mut line = TcpStream::connect(server).await.expect("connected");
    line.set_nodelay(true).expect("set");
    let body = anon::pad(body.to_owned());
    let head = format!(
        "POST /issue HTTP/1.1\r\nHost: kizuki.test\r\nOrigin: {HTTPS}\r\nCookie: {cookie}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    line.write_all((head + &body).as_bytes()).await.expect("sent");
    let start = Instant::now();
    let mut answer = [0; 512];
    match cut {
        // Not asleep: a timer is too coarse.
        Some(cut) => {
            while start.elapsed() < cut {
                tokio::task::yield_now().await;
            }
        }
        None => assert!(line.read(&mut answer).await.expect("an answer") > 0),
    }
    start.elapsed()
}

async fn nobody_loses_a_ticket(app: TestApp) -> TestApp {
    let (theme, links) = ready(&app, u32::from(CUTS) + 5).await;
    let server = serve(&app).await;
    // How long a request takes here, once warm: the cuts are spread over twice that.
    let mut whole = Duration::ZERO;
    for n in 0..5 {
        let i = usize::from(CUTS + n);
        let cookie = pick(&app, &links[i]).await.cookie();
        whole = send(server, &cookie, &Ask::envelope(theme.id, CUTS + n + 1).body(), None).await;
    }
    let step = (whole * 2 / u32::from(CUTS)).max(Duration::from_micros(100));
    let mut lost = 0;
    for n in 0..CUTS {
        let link = &links[usize::from(n)];
        let cookie = pick(&app, link).await.cookie();
        let ask = Ask::envelope(theme.id, n + 1).cookie(&cookie);
        send(server, &cookie, &ask.body(), Some(step * u32::from(n))).await;
        let again = ask.send(&app).await;
        lost += u32::from(again.status != StatusCode::OK);
    }
    assert_eq!(lost, 0, "of {CUTS} cut every {step:?}");
    let out = app.state.people.issued(theme.id).await.expect("counted");
    assert_eq!(out, u64::from(CUTS) + 5, "and nobody has two");
    app
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_cut_costs_nobody_the_ticket_on_sqlite() {
    nobody_loses_a_ticket(https().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_cut_costs_nobody_the_ticket_on_postgres() {
    let app = https_on_postgres().await;
    let databases = app.databases.clone();
    nobody_loses_a_ticket(app).await;
    drop_databases(&databases).await;
}

/// The program ends after a pick-up was written and before the answer was sent: the page, still
/// open, asks again with the same envelope and the link. Another envelope gets nothing: an
/// acknowledged pick-up is not forgotten.
async fn after_a_crash(app: TestApp) {
    let (theme, links) = ready(&app, 6).await;
    let cookie = pick(&app, &links[0]).await.cookie();
    let ask = Ask::envelope(theme.id, 1).cookie(&cookie);
    let before = ask.stamped(&app).await;
    let app = app.restarted().await;
    assert_eq!(ask.refused(&app).await.1, issue::Refusal::NotStarted);
    let after = ask.link(&links[0]).stamped(&app).await;
    assert_eq!(after.element, before.element);
    let refusal = (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued);
    assert_eq!(Ask::envelope(theme.id, 2).link(&links[0]).refused(&app).await, refusal);
    let fresh = pick(&app, &links[0]).await.cookie();
    assert_eq!(Ask::envelope(theme.id, 3).cookie(&fresh).refused(&app).await, refusal);
    assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 1);
    // Who came back is known again: new links give no second ticket.
    assert_eq!(app.state.desk.waiting().len(), 1);
    for (link, why) in [
        ("K7QM", issue::Refusal::NotStarted),
        ("0000-0000-0000-0000-0000", issue::Refusal::NotStarted),
    ] {
        assert_eq!(
            Ask::envelope(theme.id, 4).link(link).refused(&app).await,
            (StatusCode::UNAUTHORIZED, why)
        );
    }
    if !app.databases.is_empty() {
        drop_databases(&app.databases.clone()).await;
    }
}

#[tokio::test]
async fn a_crash_costs_nobody_the_ticket_on_sqlite() {
    after_a_crash(https().await).await;
}

#[tokio::test]
async fn a_crash_costs_nobody_the_ticket_on_postgres() {
    after_a_crash(https_on_postgres().await).await;
}

/// Asking by link alone is told of like pressing the button: once for each session.
#[tokio::test]
async fn asking_by_link_alone_is_not_silent() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let by_link = |n: u8| Ask::envelope(theme.id, n).link(&links[0]);
    by_link(1).stamped(&app).await;
    app.state.clock.set(crate::support::NOON + 301);
    app.tick().await;
    for n in 2..5 {
        assert_eq!(by_link(n).refused(&app).await.1, issue::Refusal::AlreadyIssued);
    }
    app.state.clock.set(crate::support::NOON + 700);
    app.tick().await;
    assert_eq!(app.state.desk.in_vain(), 1);
}
