//! The leaks of docs/anonymity.md that only the Sealed tier can have: L6, L8, L11, L16 and the
//! border between the two databases.

use std::collections::BTreeSet;

use kizuki_board::domain::{
    anon::{Action, Done, Refusal},
    ids::PersonId,
    theme::{State, Theme},
};
use kizuki_board::service::anon::perform;
use kizuki_board::store::{Db, Issued, PickUp, Waiting};
use kizuki_board::ticket::{
    Credential, Tag, Ticket,
    blind::{self, Stamp},
};
use proptest::prelude::*;

use crate::support::dump::nothing_joins_the_databases;
use crate::support::sealed::{draft, people, step};
use crate::support::{NOON, TestApp, both_dbs, secret};

/// An open Sealed theme, and everybody on its roster.
async fn open(app: &TestApp, persons: u32) -> (Theme, Vec<PersonId>) {
    let theme = draft(app, "sealed").await;
    app.state.replace_roster(&people(0..persons), &[]).await.expect("replaced");
    let theme = step(app, &theme, State::Open).await;
    app.tick().await;
    let mut n = 0u8;
    let everybody = app.state.make_links(true, |_| {
        n += 1;
        Ok([n; 32])
    });
    (theme, everybody.await.expect("linked").into_iter().map(|person| person.id).collect())
}

/// What `POST /issue` and the browser do together; the n-th person has the n-th link.
async fn pick_up(app: &TestApp, theme: &Theme, person: PersonId, n: u8) -> Stamp {
    let (key, credential) =
        (app.state.keys.stamp_key(theme.id).expect("a key"), Credential::of(theme.id, &secret(n)));
    let (state, blinded) = blind::blind(&credential, &[n; blind::RANDOM]).expect("blinded");
    let stamped = key.stamp(&blinded).expect("stamped");
    note(app, theme, person, n).await;
    blind::open(&state, &credential, &stamped, &key.public()).expect("opened")
}

/// What `POST /issue` keeps in mind and writes down.
async fn note(app: &TestApp, theme: &Theme, person: PersonId, n: u8) {
    let pick_up =
        PickUp { person, link: [n; 32], mark: Tag([n ^ 0x5a; 32]), envelope: Tag([n ^ 0xa5; 32]) };
    app.state.desk.wait(Waiting { theme: theme.id, mark: pick_up.mark.0, person });
    assert_eq!(app.state.people.issue(theme.id, pick_up).await.expect("issued"), Issued::Now);
}

async fn post(app: &TestApp, theme: &Theme, n: u8, stamp: Option<Stamp>) -> Result<Done, Refusal> {
    let action =
        Action::Post {
            prompt: theme.prompts[0].id, text: "封かんの付箋".into(), nonce: None
        };
    let ticket = Ticket { secret: secret(n), seal: stamp.map(|stamp| stamp.seal()) };
    perform(&app.state, theme.id, &ticket, None, action).await
}

both_dbs! {
    async fn no_value_is_common_to_both_databases_after_a_round_trip(app: TestApp) {
        let (theme, people) = open(&app, 8).await;
        let mut stamps = Vec::new();
        for (n, person) in (1..).zip(&people[..6]) {
            stamps.push((n, pick_up(&app, &theme, *person, n).await));
        }
        for (n, stamp) in stamps {
            post(&app, &theme, n, Some(stamp)).await.expect("posted");
        }
        nothing_joins_the_databases(&app, &[theme.id]).await;
        app.state.clock.set(NOON + 3600);
        app.tick().await;
        assert_eq!(app.notes(&theme).await.len(), 6);
        // One author stopped, one proposed to be, by organizers whose ids stand in the people's
        // database.
        let (one, two) =
            (app.organizer("one@example.jp").await, app.organizer("two@example.jp").await);
        let id = theme.id.to_string();
        for (note, confirmed) in app.notes(&theme).await.iter().zip([true, false]) {
            let note = note.id.to_string();
            let fields = [("theme", id.as_str()), ("note", note.as_str())];
            assert_eq!(app.form(&one, "/do/propose_block", &fields).await.status.as_u16(), 303);
            if confirmed {
                assert_eq!(app.form(&two, "/do/confirm_block", &fields).await.status.as_u16(), 303);
            }
        }
        assert_eq!(app.state.board.blocks(theme.id).await.expect("read").len(), 2);
        nothing_joins_the_databases(&app, &[theme.id]).await;
    }

    /// L6, and more: whoever copies the database again and again while people pick up sees that
    /// tickets are picked up, and no row of anybody changes, nor (PostgreSQL) its transaction or
    /// place.
    async fn l06_a_pick_up_touches_no_row_of_a_person(app: TestApp) {
        let (theme, people) = open(&app, 12).await;
        let before = rows_of_people(&app).await;
        assert!(before.len() >= 36, "rows of everybody");
        for (n, person) in (1..).zip(&people[..11]) {
            note(&app, &theme, *person, n).await;
            app.state.clock.set(NOON + i64::from(n) * 600);
            app.tick().await;
            assert_eq!(rows_of_people(&app).await, before);
        }
        assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 11);
        app.state.settle(true).await.expect("settled");
        assert_ne!(rows_of_people(&app).await, before, "at the end of the process, all together");
        assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 11);
    }

    /// L5 for names: after the night, everybody's rows share one transaction, and nothing is lost
    /// by it.
    async fn l05_people_are_written_anew_at_night(app: TestApp) {
        let (theme, people) = open(&app, 8).await;
        for (n, person) in (1..).zip(&people[..6]) {
            pick_up(&app, &theme, *person, n).await;
            app.tick().await;
        }
        // As before links are replaced: however few.
        app.state.people.settle(&app.state.desk.waiting()).await.expect("settled");
        app.state.tidy().await.expect("tidied");
        assert_eq!(
            (
                app.state.people.issued(theme.id).await.expect("counted"),
                app.state.people.eligible(theme.id).await.expect("counted")
            ),
            (6, 8)
        );
        let again =
            PickUp { person: people[0], link: [1; 32], mark: Tag([9; 32]), envelope: Tag([9; 32]) };
        assert!(matches!(
            app.state.people.issue(theme.id, again).await,
            Err(kizuki_board::store::Error::Taken)
        ));
        assert_eq!(app.state.people.themes_of(people[7]).await.expect("read"), [theme.id]);
        if let Db::Postgres(pool) = app.state.people.db() {
            for table in ["person", "eligibility", "link"] {
                let sql = format!("SELECT COUNT(DISTINCT xmin::text), COUNT(*) FROM {table}");
                let (transactions, rows): (i64, i64) =
                    sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_one(pool).await.expect("read");
                assert_eq!((transactions, rows), (1, 8), "{table}");
            }
        }
    }
}

/// Every row about somebody on the roster, as it lies.
async fn rows_of_people(app: &TestApp) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (table, columns) in [
        ("person", "id, reference, listed"),
        ("eligibility", "theme_id, person_id, issued"),
        ("link", "token_hash, person_id"),
    ] {
        let rows: Vec<String> = match app.state.people.db() {
            Db::Sqlite(db) => {
                let columns = columns
                    .split(", ")
                    .map(|name| format!("quote({name})"))
                    .collect::<Vec<_>>()
                    .join(" || ' ' || ");
                let sql = format!("SELECT {columns} FROM {table}");
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
                    .fetch_all(&db.read)
                    .await
                    .expect("rows")
            }
            Db::Postgres(pool) => {
                let sql = format!(
                    "SELECT ctid::text || xmin::text || xmax::text || row_to_json(t)::text FROM {table} t"
                );
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await.expect("rows")
            }
        };
        found.extend(rows.into_iter().map(|row| format!("{table} {row}")));
    }
    found
}

/// L3 for names: SQLite's write-ahead log keeps no order of pick-ups.
#[tokio::test]
async fn l03_picking_up_leaves_no_write_ahead_log() {
    let app = TestApp::sqlite().await;
    let (theme, people) = open(&app, 6).await;
    for (n, person) in (1..).zip(people) {
        pick_up(&app, &theme, person, n).await;
        assert_eq!(
            std::fs::metadata(app.data.path().join("people.db-wal")).map_or(0, |file| file.len()),
            0
        );
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    PickUp,
    Post(u8),
    Forge,
    Hour,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let one = prop_oneof![3 => Just(Step::PickUp), 4 => (0..9u8).prop_map(Step::Post), 1 => Just(Step::Forge), 2 => Just(Step::Hour)];
    proptest::collection::vec(one, 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// L8: whoever does what in which order, no note is in the box or on the board while fewer
    /// tickets are out than the quorum.
    #[test]
    fn l08_no_note_while_fewer_tickets_are_out_than_the_quorum(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let app = TestApp::sqlite().await;
            let (theme, people) = open(&app, 9).await;
            let (mut stamps, mut hours) = (Vec::new(), 0);
            for step in steps {
                let out = stamps.len();
                match step {
                    Step::PickUp if out < people.len() => {
                        let n = u8::try_from(out).expect("small");
                        stamps.push(pick_up(&app, &theme, people[out], n + 1).await);
                    }
                    Step::PickUp => {}
                    Step::Post(n) => {
                        let stamp = stamps.get(usize::from(n)).cloned();
                        let stamped = stamp.is_some();
                        match post(&app, &theme, n + 1, stamp).await {
                            Ok(_) => assert!(stamped && out >= 5),
                            // What is told is as old as the last slow tick: a live number would
                            // tell when somebody picked up.
                            Err(Refusal::BeforeQuorum { out: told, quorum: 5 }) => assert!(out < 5 && told <= out as u64),
                            Err(Refusal::UnknownTicket) => assert!(!stamped),
                            Err(Refusal::LimitReached { .. }) => {}
                            other => panic!("{other:?}"),
                        }
                    }
                    Step::Forge => assert!(post(&app, &theme, 200, Some(Stamp::new([7; 64]))).await.is_err()),
                    Step::Hour => {
                        hours += 1;
                        app.state.clock.set(NOON + hours * 3600);
                        app.tick().await;
                    }
                }
                let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
                let sql = "SELECT (SELECT COUNT(*) FROM note) + (SELECT COUNT(*) FROM inbox)";
                let written: i64 = sqlx::query_scalar(sql).fetch_one(&db.read).await.expect("counted");
                assert!(written == 0 || app.state.people.issued(theme.id).await.expect("counted") >= 5);
            }
        });
    }
}
