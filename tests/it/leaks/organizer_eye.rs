//! What an organizer can find out about who has picked up a ticket: nothing (audit H5's kind). Two
//! worlds are alike but for one thing: in the one A0000 has picked up, in the other A0001. An
//! organizer does all that organizers can do with roster and links, and reads every address there
//! is; what the two worlds answer must be the same, byte for byte, header for header, but for what
//! is random in both.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use kizuki_board::domain::issue;
use kizuki_board::log::verify::verify;

use crate::support::eye::{PERSONS, World, compare, plain};
use crate::support::sealed::{Ask, https, https_on_postgres, import, people, pick, refused};
use crate::support::{NOON, TestApp, drop_databases};

async fn two_worlds(one: TestApp, two: TestApp) {
    let (mut one, mut two) = (World::begin(one, 0).await, World::begin(two, 1).await);
    for world in [&mut one, &mut two] {
        world.pry().await;
    }
    compare(&one.seen, &two.seen);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (what, _) in &one.seen {
        *kinds.entry(what.split(' ').next().unwrap_or_default()).or_default() += 1;
    }
    assert!(kinds["GET"] > 500 && kinds["POST"] > 20, "{kinds:?}");
    // The public log tells of all that was done, in numbers; the check of a copy takes it.
    let export = one.app.state.board.log_export().await.expect("exported");
    verify(&export, None).expect("the log holds");
    let told: Vec<&str> = export
        .entries
        .iter()
        .map(|entry| entry.kind.as_str())
        .filter(|kind| kind.contains("r-replaced") || kind.contains("links"))
        .collect();
    assert_eq!(told.iter().filter(|kind| **kind == "roster-replaced").count(), 5, "{told:?}");
    assert_eq!(told.iter().filter(|kind| **kind == "links-printed").count(), 4, "{told:?}");
    assert!(export.entries.iter().all(|entry| !entry.payload.contains("A000")), "counts, no names");
    // What is left is to ask for the ticket itself: it is refused, or taken, and its owner notices.
    let theme = one.app.state.board.theme_by_slug("sealed").await.expect("a theme");
    let cookie = pick(&one.app, &one.links[0]).await.cookie();
    let answer = Ask::envelope(theme.id, 5).cookie(&cookie).send(&one.app).await;
    assert_eq!(
        refused(&answer),
        (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued),
        "nobody gets a second ticket by all this"
    );
    let theme = two.app.state.board.theme_by_slug("sealed").await.expect("a theme");
    let cookie = pick(&two.app, &two.links[0]).await.cookie();
    Ask::envelope(theme.id, 5).cookie(&cookie).stamped(&two.app).await;
    let cookie = pick(&two.app, &two.links[0]).await.cookie();
    let owner = Ask::envelope(theme.id, 6).cookie(&cookie).send(&two.app).await;
    assert_eq!(refused(&owner).1, issue::Refusal::AlreadyIssued);
    assert!(owner.body.contains("受け取った覚えがなければ"), "{}", owner.body.trim());
    // And asking in vain is told of, by the next day.
    for world in [&one, &two] {
        world.app.state.clock.set(NOON + 24 * 3600);
        world.app.tick().await;
        let head = world.app.state.log_head();
        let entry = world.app.state.board.log_page(head.seq, 1).await.expect("read").remove(0);
        assert_eq!(entry.payload, r#"{"kind":"asked-again","times":1}"#);
        assert!(world.app.get("/log").await.body.contains("受け取りが1回ためされました"));
    }
}

/// Else the comparison of the worlds fails by chance, or hides a word of ours.
#[test]
fn what_is_random_is_told_from_words() {
    assert_eq!(plain("/pick/CPFC-JXQH-MTEX-DQDE-GBYW"), "/pick/#24", "without a digit");
    assert_eq!(plain("/pick/CPFC-JXQH-MT3X-DQDE-GBYW."), "/pick/#24.");
    assert_eq!(plain("id=0195f3a2c4d1"), "id=#12");
    assert_eq!(plain("Content-Security-Policy: A0001"), "Content-Security-Policy: A0001");
}

#[tokio::test]
async fn two_worlds_look_the_same_to_an_organizer_on_sqlite() {
    Box::pin(two_worlds(https().await, https().await)).await;
}

#[tokio::test]
async fn two_worlds_look_the_same_to_an_organizer_on_postgres() {
    let (one, two) = (https_on_postgres().await, https_on_postgres().await);
    let databases = [one.databases.clone(), two.databases.clone()].concat();
    Box::pin(two_worlds(one, two)).await;
    drop_databases(&databases).await;
}

/// The theme closes and is archived: the same numbers in both worlds, in the report and on the
/// certificate.
#[tokio::test]
async fn the_end_of_a_theme_tells_no_more() {
    let mut seen = Vec::new();
    for who in [0, 1] {
        let mut world = World::begin(https().await, who).await;
        let without: Vec<String> = people(1..PERSONS);
        import(&world.app, &world.cookie, b"", &without.join("\n")).await;
        world.close().await;
        seen.push(world.seen);
    }
    compare(&seen[0], &seen[1]);
}

/// The same work is done for a link with which somebody has picked up and for one with which nobody
/// has. Generously: the better of many readings each, within a factor of four or five milliseconds.
#[tokio::test]
async fn a_used_link_takes_as_long_as_another() {
    let world = World::begin(https().await, 0).await;
    let mut best = [Duration::MAX; 2];
    for _ in 0..20 {
        for (who, best) in best.iter_mut().enumerate() {
            let start = Instant::now();
            world.app.get(&world.links[who]).await;
            pick(&world.app, &world.links[who]).await;
            *best = start.elapsed().min(*best);
        }
    }
    let (short, long) = (best[0].min(best[1]), best[0].max(best[1]));
    assert!(long <= short * 4 || long <= short + Duration::from_millis(5), "{best:?}");
}
