//! When the bits beside the names are set, and that nothing is done to roster or links of which the
//! log does not tell.

use kizuki_board::domain::theme::{State, Theme};
use kizuki_board::service::run_ticker;
use kizuki_board::store::Db;

use crate::support::sealed::{
    Ask, https, https_on_postgres, people, pick, pick_up, ready, sealed, step,
};
use crate::support::{DAY, NOON, TestApp, both_dbs, day, plan};

/// How many bits are set in a theme.
async fn bits(app: &TestApp, theme: &Theme) -> i64 {
    let sql = "SELECT COUNT(*) FROM eligibility WHERE issued AND theme_id = $1";
    match app.state.people.db() {
        Db::Sqlite(db) => sqlx::query_scalar(sql).bind(theme.id.0).fetch_one(&db.read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).bind(theme.id.0).fetch_one(pool).await,
    }
    .expect("counted")
}

/// Stops the program as a signal does.
async fn stop(app: &TestApp) {
    let (_stop, stopped) = tokio::sync::watch::channel(true);
    run_ticker(app.state.service.clone(), stopped, std::sync::Arc::default()).await;
}

/// A theme that is announced, and opens next month.
async fn next(app: &TestApp) -> Theme {
    let mut plan = plan("next");
    sealed(&mut plan);
    (plan.opens_on, plan.closes_on) = (day("2020-09-01"), day("2020-09-30"));
    let id = app.state.create_theme(&plan, false).await.expect("made");
    let theme = app.state.board.theme(id).await.expect("there");
    step(app, &theme, State::Announced).await
}

#[tokio::test]
async fn of_an_announced_theme_at_night_of_an_open_one_at_the_end() {
    let app = https().await;
    let (open, links) = ready(&app, 24).await;
    let announced = next(&app).await;
    app.tick().await;
    // Twelve for the theme that nobody can post in yet, twelve others for the open one.
    for n in 0..12 {
        pick_up(&app, &announced, &links[n], 1).await;
        pick_up(&app, &open, &links[n + 12], 1).await;
    }
    for later in [600, 3600, 6 * 3600] {
        app.state.clock.set(NOON + later);
        app.tick().await;
        assert_eq!(
            (bits(&app, &announced).await, bits(&app, &open).await),
            (0, 0),
            "on the day itself"
        );
    }
    app.state.clock.set(NOON + DAY);
    app.tick().await;
    assert_eq!((bits(&app, &announced).await, bits(&app, &open).await), (12, 0), "in the night");
    app.state.clock.set(NOON + 3 * DAY);
    app.tick().await;
    assert_eq!(bits(&app, &open).await, 0, "not while one can post");
    stop(&app).await;
    assert_eq!(bits(&app, &open).await, 12);
    let counted = [
        app.state.people.issued(announced.id).await.expect("counted"),
        app.state.people.issued(open.id).await.expect("counted"),
    ];
    assert_eq!(counted, [12, 12]);
}

/// Who picks up for both at once is known by the one as by the other.
#[tokio::test]
async fn who_has_a_fresh_ticket_of_an_open_theme_waits_with_both() {
    let app = https().await;
    let (open, links) = ready(&app, 12).await;
    let announced = next(&app).await;
    app.tick().await;
    for link in &links {
        pick_up(&app, &announced, link, 1).await;
        pick_up(&app, &open, link, 1).await;
    }
    app.state.clock.set(NOON + DAY);
    app.tick().await;
    assert_eq!((bits(&app, &announced).await, bits(&app, &open).await), (0, 0));
}

/// New links after a clean stop: nobody gets a second ticket, in a theme that is open either.
#[tokio::test]
async fn a_stop_and_new_links_give_nobody_a_second_ticket() {
    let app = https().await;
    let (open, links) = ready(&app, 12).await;
    for link in &links[..11] {
        pick_up(&app, &open, link, 1).await;
    }
    stop(&app).await;
    let app = app.restarted().await;
    let mut fresh = Vec::new();
    let made = app.state.make_links(true, |_| {
        let link = kizuki_board::service::anon::new_secret().expect("random");
        let hash = kizuki_board::service::issue::link_hash(&link);
        fresh.push(format!("/pick/{}", link.reveal().as_str()));
        Ok(hash)
    });
    made.await.expect("made");
    for (n, link) in fresh.iter().enumerate() {
        let cookie = pick(&app, link).await.cookie();
        let answer = Ask::envelope(open.id, 9).cookie(&cookie).send(&app).await;
        assert_eq!(answer.status.as_u16(), if n < 11 { 409 } else { 200 });
    }
}

both_dbs! {
    /// The log first: where it cannot be written, neither roster nor links change.
    async fn no_deed_without_its_entry(app: TestApp) {
        app.state.replace_roster(&people(0..5), &[]).await.expect("replaced");
        app.state
            .make_links(true, |person| Ok([person.reference.as_bytes()[4]; 32]))
            .await
            .expect("made");
        app.state.board.db().close().await;
        assert!(app.state.replace_roster(&people(3..9), &[]).await.is_err());
        assert!(app.state.make_links(true, |_| Ok([0; 32])).await.is_err());
        assert_eq!(app.state.people.roster_size().await.expect("counted"), 5);
        assert!(app.state.people.linked_person(&[b'3'; 32]).await.expect("read").is_some());
        assert!(app.state.people.linked_person(&[0; 32]).await.expect("read").is_none());
    }
}

/// On both databases by the same rule; the rest of this file is about time, which is the same on
/// both.
#[tokio::test]
async fn at_the_end_on_postgres_too() {
    let app = https_on_postgres().await;
    let (open, links) = ready(&app, 11).await;
    for link in &links[..10] {
        pick_up(&app, &open, link, 1).await;
    }
    stop(&app).await;
    assert_eq!(
        (bits(&app, &open).await, app.state.people.issued(open.id).await.expect("counted")),
        (10, 10)
    );
    crate::support::drop_databases(&app.databases).await;
}
