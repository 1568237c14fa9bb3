//! The Sealed tier in the two stores, on both databases: the stamp key, the roster, the bits, the
//! links.

use kizuki_board::domain::{
    ids::{PersonId, ThemeId},
    settings::Tier,
    theme::State,
};
use kizuki_board::log::{Event, verify::verify};
use kizuki_board::service;
use kizuki_board::store::{Error, Issued, PickUp, Result, RosterChange, Waiting};
use kizuki_board::ticket::Tag;

use crate::support::sealed::{draft, people, sealed, step};
use crate::support::{TestApp, both_dbs, plan};

/// A link's hash for each person in the test: 32 bytes made of the reference.
fn hash(reference: &str) -> [u8; 32] {
    let mut hash = [7; 32];
    hash[..reference.len()].copy_from_slice(reference.as_bytes());
    hash
}

/// What a visitor with the link of this person writes down; the n-th envelope.
fn visit(reference: &str, person: PersonId, n: u8) -> PickUp {
    let mut mark = hash(reference);
    mark[31] = 1;
    PickUp { person, link: hash(reference), mark: Tag(mark), envelope: Tag([n; 32]) }
}

async fn issue(app: &TestApp, theme: ThemeId, reference: &str, person: PersonId) -> Result<Issued> {
    app.state.people.issue(theme, visit(reference, person, 1)).await
}

/// Whose pick-up it was, as the desk keeps in mind.
fn waiting(theme: ThemeId, reference: &str, person: PersonId) -> Waiting {
    Waiting { theme, mark: visit(reference, person, 1).mark.0, person }
}

/// Replaces the roster as it is done while the desk keeps these pick-ups in mind.
async fn replace(
    app: &TestApp,
    references: &[String],
    running: &[ThemeId],
    waiting: &[Waiting],
) -> RosterChange {
    let change = app
        .state
        .people
        .replace_roster(references, running, || waiting.to_vec())
        .await
        .expect("written");
    change.commit().await.expect("replaced").0
}

/// Gives everybody a link and finds each person by it.
async fn everybody(app: &TestApp, waiting: &[Waiting]) -> Vec<PersonId> {
    let store = &app.state.people;
    let linked = store
        .make_links(true, |person| Ok::<_, Error>(hash(&person.reference)), || waiting.to_vec())
        .await
        .expect("written");
    let (linked, _) = linked.commit().await.expect("linked");
    for person in &linked {
        assert_eq!(
            store.linked_person(&hash(&person.reference)).await.expect("read"),
            Some(person.id)
        );
    }
    linked.into_iter().map(|person| person.id).collect()
}

async fn keys_logged(app: &TestApp, theme: ThemeId) -> Vec<String> {
    let export = app.state.board.log_export().await.expect("exported");
    verify(&export, None).expect("the log holds");
    let keys = export.entries.iter().filter_map(|entry| match entry.event() {
        Ok(Event::ThemeKey { theme: of, key }) if of == theme => Some(key.to_string()),
        _ => None,
    });
    keys.collect()
}

both_dbs! {
    async fn the_stamp_key_is_published_when_the_theme_first_leaves_draft_and_never_changes(
        app: TestApp,
    ) {
        let theme = draft(&app, "sealed").await;
        assert_eq!(theme.stamp_key, None, "a draft shows none");
        let announced = step(&app, &theme, State::Announced).await;
        let key = announced.stamp_key.expect("published");
        assert_eq!(key.0, app.state.keys.stamp_key(theme.id).expect("a key").public().0);
        assert_eq!(keys_logged(&app, theme.id).await, [key.to_string()]);
        assert_eq!(
            app.state.board.theme_key_entry(theme.id, &key).await.expect("logged"),
            2,
            "behind the log's version"
        );
        // Back to draft and announced again: the same key, logged once.
        step(&app, &announced, State::Draft).await;
        let again = step(&app, &theme, State::Announced).await;
        assert_eq!(again.stamp_key, Some(key));
        step(&app, &again, State::Open).await;
        assert_eq!(keys_logged(&app, theme.id).await, [key.to_string()]);
    }

    async fn a_theme_whose_key_file_changed_cannot_be_announced_again(app: TestApp) {
        let theme = draft(&app, "sealed").await;
        let announced = step(&app, &theme, State::Announced).await;
        step(&app, &announced, State::Draft).await;
        app.state.keys.destroy(theme.id).expect("destroyed");
        app.state.keys.create(theme.id, Tier::Sealed).expect("made");
        let theme = app.state.board.theme(theme.id).await.expect("there");
        assert!(matches!(
            app.state.set_state(&theme, State::Announced, "").await,
            Err(service::Error::KeyFile(_))
        ));
        assert_eq!(keys_logged(&app, theme.id).await.len(), 1);
    }

    async fn a_draft_that_becomes_sealed_gets_its_key_when_it_opens(app: TestApp) {
        let mut other = plan("changed");
        let id = app.state.create_theme(&other, false).await.expect("made");
        let theme = app.state.board.theme(id).await.expect("there");
        sealed(&mut other);
        app.state
            .board
            .update_theme(&theme, theme.version, &other, app.state.today(), "")
            .await
            .expect("changed")
            .unseen();
        let opened = step(&app, &theme, State::Open).await;
        let key = opened.stamp_key.expect("published");
        assert_eq!(keys_logged(&app, id).await, [key.to_string()]);
        let open = app.theme().await;
        assert_eq!(
            (open.stamp_key, keys_logged(&app, open.id).await.len()),
            (None, 0),
            "an Open theme has none"
        );
    }

    async fn announcing_makes_a_row_for_everybody_and_a_ticket_is_picked_up_once(app: TestApp) {
        let store = &app.state.people;
        let theme = draft(&app, "sealed").await;
        let changed = replace(&app, &people(0..30), &[], &[]).await;
        assert_eq!(
            (changed.added, changed.removed, store.roster_size().await.expect("counted")),
            (30, 0, 30)
        );
        assert_eq!(
            store.eligible(theme.id).await.expect("counted"),
            0,
            "nothing before it is announced"
        );
        step(&app, &theme, State::Announced).await;
        assert_eq!(store.eligible(theme.id).await.expect("counted"), 30);
        let ids = everybody(&app, &[]).await;
        assert_eq!(store.issued(theme.id).await.expect("counted"), 0);
        assert_eq!(issue(&app, theme.id, "A0000", ids[0]).await.expect("issued"), Issued::Now);
        assert_eq!(
            issue(&app, theme.id, "A0000", ids[0]).await.expect("the same envelope"),
            Issued::Again
        );
        let other = store.issue(theme.id, visit("A0000", ids[0], 2)).await;
        assert_eq!(other.expect("another envelope"), Issued::Before);
        assert_eq!(store.issued(theme.id).await.expect("counted"), 1);
        store.settle(&[waiting(theme.id, "A0000", ids[0])]).await.expect("settled");
        assert_eq!(store.issued(theme.id).await.expect("counted"), 1, "a bit instead of a mark");
        assert!(matches!(issue(&app, theme.id, "A0000", ids[0]).await, Err(Error::Taken)));
        // Settled twice, or what never was.
        store
            .settle(&[waiting(theme.id, "A0000", ids[0]), waiting(theme.id, "A0001", ids[1])])
            .await
            .expect("settled");
        assert_eq!(store.issued(theme.id).await.expect("counted"), 1);
        assert_eq!(issue(&app, theme.id, "A0001", ids[1]).await.expect("issued"), Issued::Now);
        assert_eq!(store.eligible(theme.id).await.expect("counted"), 30, "picking up adds no row");
        let stranger = PersonId(uuid::Uuid::new_v4());
        assert!(matches!(issue(&app, theme.id, "A0002", stranger).await, Err(Error::NotFound)));
        assert!(
            matches!(issue(&app, theme.id, "A0003", ids[2]).await, Err(Error::NotFound)),
            "another's link"
        );
        let unknown = ThemeId(uuid::Uuid::new_v4());
        assert!(matches!(issue(&app, unknown, "A0001", ids[1]).await, Err(Error::NotFound)));
    }

    async fn one_of_many_at_once_gets_the_ticket(app: TestApp) {
        let store = &app.state.people;
        let theme = draft(&app, "sealed").await;
        replace(&app, &people(0..6), &[], &[]).await;
        step(&app, &theme, State::Announced).await;
        let id = everybody(&app, &[]).await[0];
        let mut tries = tokio::task::JoinSet::new();
        for n in 0..20 {
            let store = store.clone();
            tries.spawn(async move {
                store
                    .issue(theme.id, visit("A0000", id, n))
                    .await
                    .is_ok_and(|issued| issued == Issued::Now)
            });
        }
        let won = tries.join_all().await.into_iter().filter(|won| *won).count();
        assert_eq!((won, store.issued(theme.id).await.expect("counted")), (1, 1));
    }

    async fn a_new_roster_adds_and_removes_and_gives_nobody_a_second_ticket(app: TestApp) {
        let store = &app.state.people;
        let theme = draft(&app, "sealed").await;
        replace(&app, &people(0..10), &[], &[]).await;
        let theme = step(&app, &theme, State::Announced).await;
        let ids = everybody(&app, &[]).await;
        issue(&app, theme.id, "A0000", ids[0]).await.expect("issued");
        let known = [waiting(theme.id, "A0000", ids[0])];
        // A0000 has a ticket, A0001 has none; both go, two come.
        let changed = replace(&app, &people(2..12), &[theme.id], &known).await;
        assert_eq!((changed.added, changed.removed), (2, 2));
        assert_eq!(store.roster_size().await.expect("counted"), 10);
        assert_eq!(
            store.issued(theme.id).await.expect("counted"),
            1,
            "a ticket that is out stays counted"
        );
        assert_eq!(
            store.eligible(theme.id).await.expect("counted"),
            12,
            "who went stays counted, with a ticket or without"
        );
        for (gone, id) in [("A0000", ids[0]), ("A0001", ids[1])] {
            assert_eq!(store.linked_person(&hash(gone)).await.expect("read"), None, "{gone}");
            assert!(
                matches!(issue(&app, theme.id, gone, id).await, Err(Error::NotFound)),
                "who is off the roster picks up nothing"
            );
        }
        assert_eq!(
            store.linked_person(&hash("A0002")).await.expect("read"),
            Some(ids[2]),
            "who stays keeps the link"
        );
        // Put back: the one can pick up, the other has done so.
        replace(&app, &people(0..12), &[theme.id], &[]).await;
        let back = everybody(&app, &[]).await;
        assert_eq!(back[..2], ids[..2]);
        assert!(matches!(issue(&app, theme.id, "A0000", back[0]).await, Err(Error::Taken)));
        issue(&app, theme.id, "A0001", back[1]).await.expect("issued");
        let nobody = replace(&app, &[], &[theme.id], &[]).await;
        assert_eq!((nobody.removed, store.eligible(theme.id).await.expect("counted")), (12, 12));
    }

    async fn links_stay_until_they_are_replaced_and_what_is_not_committed_is_not_made(
        app: TestApp,
    ) {
        let store = &app.state.people;
        let theme = draft(&app, "sealed").await;
        replace(&app, &people(0..6), &[], &[]).await;
        let theme = step(&app, &theme, State::Announced).await;
        let ids = everybody(&app, &[]).await;
        issue(&app, theme.id, "A0000", ids[0]).await.expect("issued");
        assert_eq!(
            store.linked_person(&hash("A0000")).await.expect("read"),
            Some(ids[0]),
            "as before"
        );
        replace(&app, &people(0..7), &[theme.id], &[]).await;
        let new = store
            .make_links(false, |person| Ok::<_, Error>(hash(&person.reference)), || panic!("no link goes"))
            .await
            .expect("written");
        assert_eq!(
            new.made.iter().map(|person| person.reference.as_str()).collect::<Vec<_>>(),
            ["A0006"]
        );
        new.commit().await.expect("linked");
        assert_eq!(store.linked_person(&[0; 32]).await.expect("read"), None, "unknown");
        // New links for everybody: the old ones stop working, and who has picked up is known by the
        // new one.
        let anew =
            |person: &kizuki_board::store::Person| Ok::<_, Error>(hash(&format!("x{}", person.reference)));
        drop(store.make_links(true, anew, Vec::new).await.expect("written"));
        assert_eq!(
            store.linked_person(&hash("A0001")).await.expect("read"),
            Some(ids[1]),
            "nothing changed"
        );
        let known = vec![waiting(theme.id, "A0000", ids[0])];
        store
            .make_links(true, anew, || known)
            .await
            .expect("written")
            .commit()
            .await
            .expect("linked");
        assert_eq!(store.linked_person(&hash("A0001")).await.expect("read"), None, "replaced");
        assert!(matches!(issue(&app, theme.id, "xA0000", ids[0]).await, Err(Error::Taken)));
        let failed = store.make_links(true, |_| Err(Error::Conflict), Vec::new).await;
        assert!(matches!(failed, Err(Error::Conflict)));
        assert_eq!(
            store.linked_person(&hash("xA0001")).await.expect("read"),
            Some(ids[1]),
            "nothing changed"
        );
    }
}
