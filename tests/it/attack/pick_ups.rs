//! Who posts right after picking up, and an operator who copies both databases every N minutes:
//! people pick up through the door over a working day, half of them write 15 to 60 seconds later,
//! most of the others some time later, the box is opened every hour.
//!
//! Small in every test run. The figures of docs/anonymity.md are those of five days of 8 hours with
//! 150 people each:
//! `KIZUKI_PICK_UPS=whole scripts/with-postgres.sh cargo nextest run --features ssr pick_ups --no-capture`.

use std::{fs, path::Path};

use kizuki_board::attack::{Method, Pair, Report, Truth, Visit, run};
use kizuki_board::domain::anon::{Action, Done, Refusal};
use kizuki_board::domain::theme::Theme;
use kizuki_board::store::Db;
use kizuki_board::ticket::Ticket;
use uuid::Uuid;

use crate::support::sealed::{https, https_on_postgres, pick_up, ready};
use crate::support::{NOON, TestApp, code, drop_databases, secret};
use crate::support::{attack::Rng, bound::beyond};

#[derive(Clone, Copy)]
struct Size {
    people: u8,
    hours: usize,
}

/// How often the operator copies, in minutes. The last: before the day and after it.
const EVERY: [usize; 4] = [2, 10, 60, 1440];

fn size() -> Size {
    if whole() { Size { people: 150, hours: 8 } } else { Size { people: 48, hours: 5 } }
}

fn whole() -> bool {
    std::env::var("KIZUKI_PICK_UPS").is_ok_and(|size| size == "whole")
}

/// What somebody does, and in which second.
enum Act {
    PickUp(u8),
    Post(u8),
    Nothing,
}

fn plan(size: Size, rng: &mut Rng) -> Vec<(usize, Act)> {
    let mut plan = Vec::new();
    let day = size.hours * 3600;
    for person in 0..size.people {
        let at = rng.below(day - 120);
        plan.push((at, Act::PickUp(person)));
        if person % 2 == 0 {
            plan.push((at + 15 + rng.below(46), Act::Post(person)));
        } else if rng.below(5) > 0 {
            plan.push((at + 60 + rng.below(day - at - 60), Act::Post(person)));
        }
    }
    plan.sort_by_key(|(at, _)| *at);
    plan
}

/// Plays the day with a copy every two minutes. With `at_once`, the bit beside the name is set with
/// each picking up, as it used to be.
async fn play(app: &TestApp, at_once: bool, seed: u64, out: &Path) -> Truth {
    let (size, mut rng) = (size(), Rng::new(seed));
    let (theme, links) = ready(app, u32::from(size.people)).await;
    app.tick().await;
    let persons = ids(app).await;
    let mut truth = Truth::default();
    let mut seals = vec![None; usize::from(size.people)];
    let (mut minute, mut copies) = (0, 0);
    copy(app, &out.join(format!("{copies:04}"))).await;
    let end = (size.hours * 3600, Act::Nothing);
    for (at, act) in plan(size, &mut rng).into_iter().chain([end]) {
        while minute + 2 <= at / 60 {
            (minute, copies) = (minute + 2, copies + 1);
            app.state.clock.set(NOON + i64::try_from(minute * 60).expect("small"));
            app.tick().await;
            copy(app, &out.join(format!("{copies:04}"))).await;
        }
        app.state.clock.set(NOON + i64::try_from(at).expect("small"));
        match act {
            Act::Nothing => {}
            Act::PickUp(n) => {
                let i = usize::from(n);
                seals[i] = Some(pick_up(app, &theme, &links[i], n + 1).await);
                truth.visits.push(Visit {
                    theme: theme.id.0,
                    person: persons[i].to_string(),
                    picked_up_at: None,
                    order: None,
                });
                if at_once {
                    app.state.people.settle(&app.state.desk.waiting()).await.expect("settled");
                }
            }
            Act::Post(n) => {
                let i = usize::from(n);
                if let Some(note) = post(app, &theme, n + 1, seals[i].as_deref(), rng.text()).await
                {
                    truth.pairs.push(Pair {
                        theme: theme.id.0,
                        person: persons[i].to_string(),
                        note,
                    });
                }
            }
        }
    }
    // The end of the day, and of the process: whose pick-ups are only in memory, that is written
    // down.
    app.state.clock.set(NOON + i64::try_from(size.hours * 3600).expect("small") + 7200);
    app.tick().await;
    app.state.settle(true).await.expect("settled");
    copy(app, &out.join("9999")).await;
    truth
}

/// Nobody posts before the quorum; whoever is refused for it does not try again.
async fn post(
    app: &TestApp,
    theme: &Theme,
    n: u8,
    seal: Option<&str>,
    text: String,
) -> Option<Uuid> {
    let ticket = Ticket::parse(&format!("{}{}", code(&secret(n)), seal?)).expect("a ticket");
    let action = Action::Post { prompt: theme.prompts[0].id, text, nonce: None };
    match kizuki_board::service::anon::perform(&app.state, theme.id, &ticket, None, action).await {
        Ok(Done::Posted { note, .. }) => Some(note.0),
        Err(Refusal::BeforeQuorum { .. }) => None,
        other => panic!("{other:?}"),
    }
}

/// The ids of the people on the roster, in the order of the sheet of links.
async fn ids(app: &TestApp) -> Vec<Uuid> {
    let sql = "SELECT id FROM person ORDER BY reference";
    match app.state.people.db() {
        Db::Sqlite(db) => sqlx::query_scalar(sql).fetch_all(&db.read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
    }
    .expect("read")
}

/// Copies everything that is kept, keys too: files, and from PostgreSQL every table with `ctid` and
/// `xmin`.
async fn copy(app: &TestApp, to: &Path) {
    crate::support::attack::copy(app.data.path(), to);
    crate::support::attack::copy(&app.data.path().join("keys"), &to.join("keys"));
    for db in [app.state.board.db(), app.state.people.db()] {
        let Db::Postgres(pool) = db else { continue };
        let sql = "SELECT table_name::text, string_agg(column_name, E'\\t' ORDER BY ordinal_position),
            string_agg(CASE WHEN data_type = 'bytea' THEN 'coalesce(encode(' || column_name || ', ''hex''), ''\\N'')'
                ELSE 'coalesce(' || column_name || '::text, ''\\N'')' END, ' || E''\\t'' || ' ORDER BY ordinal_position)
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%' GROUP BY table_name";
        let tables: Vec<(String, String, String)> =
            sqlx::query_as(sql).fetch_all(pool).await.expect("tables");
        for (table, header, columns) in tables {
            let sql = format!(
                "SELECT ctid::text || E'\\t' || xmin::text || E'\\t' || {columns} FROM {table} ORDER BY ctid"
            );
            let rows: Vec<String> =
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await.expect("rows");
            let rows: Vec<String> = rows.into_iter().map(|row| row.replace('\n', " ")).collect();
            fs::write(
                to.join(format!("pg_{table}.tsv")),
                format!("ctid\txmin\t{header}\n{}\n", rows.join("\n")),
            )
            .expect("written");
        }
    }
}

/// What is found in the copies of every `every` minutes.
fn found(all: &Path, every: usize, truth: &Truth) -> Report {
    let some = tempfile::tempdir().expect("a folder");
    for folder in fs::read_dir(all).expect("copies").map(|folder| folder.expect("a copy").path()) {
        let name = folder.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let number: usize = name.parse().expect("a number");
        if number == 9999 || (2 * number).is_multiple_of(every) {
            for from in [folder.clone(), folder.join("keys")] {
                let to = some.path().join(from.strip_prefix(all).expect("below"));
                fs::create_dir_all(&to).expect("a folder");
                for file in fs::read_dir(&from)
                    .expect("files")
                    .map(|file| file.expect("a file").path())
                    .filter(|path| path.is_file())
                {
                    fs::hard_link(&file, to.join(file.file_name().expect("a name")))
                        .expect("linked");
                }
            }
        }
    }
    run(some.path(), truth, None).expect("a report")
}

/// Links and notes of several days, for one distance of copies.
#[derive(Clone, Copy, Default)]
struct Sum {
    linked: usize,
    notes: usize,
    chance: f64,
}

impl Sum {
    fn share(self) -> f64 {
        real(self.linked) / real(self.notes.max(1))
    }
}

fn real(n: usize) -> f64 {
    f64::from(u32::try_from(n).expect("few"))
}

/// Plays a day, or several for the whole figures, and sums up what was found for each distance of
/// copies.
async fn days(make: &impl AsyncFn() -> TestApp, name: &str, at_once: bool) -> Vec<(usize, Sum)> {
    let (every, days): (&[usize], u64) = if whole() { (&EVERY, 5) } else { (&EVERY[..1], 1) };
    let mut sums: Vec<(usize, Sum)> = every.iter().map(|every| (*every, Sum::default())).collect();
    for day in 0..days {
        let (app, out) = (make().await, tempfile::tempdir().expect("a folder"));
        let truth = play(&app, at_once, 7 + day, out.path()).await;
        for (every, sum) in &mut sums {
            let report = found(out.path(), *every, &truth);
            let line = report.line(Method::PickUps).expect("a line");
            assert!(report.telling > 0, "there is something to read");
            if !at_once {
                assert_eq!(
                    beyond(&report, 2.0),
                    Vec::<String>::new(),
                    "every {every} minutes: {report}"
                );
            }
            *sum = Sum {
                linked: sum.linked + line.linked,
                notes: sum.notes + report.notes,
                chance: 1.0 / real(report.people),
            };
            println!(
                "{name}, day {day}, bits {}, every {every} minutes\n{report}",
                if at_once { "at once" } else { "later" }
            );
        }
        if !app.databases.is_empty() {
            drop_databases(&app.databases).await;
        }
    }
    for (every, sum) in &sums {
        let (from, to) = (if at_once { "at once" } else { "later" }, 100.0 * sum.share());
        println!(
            "SUM {name}, bits {from}, every {every} minutes: {} of {}, {to:.1} %, chance {:.1} %",
            sum.linked,
            sum.notes,
            100.0 * sum.chance
        );
    }
    sums
}

async fn wins_and_loses(make: impl AsyncFn() -> TestApp, name: &str) {
    let (_, at_once) = days(&make, name, true).await[0];
    let least = if whole() { 0.3 } else { 0.2 };
    assert!(
        at_once.share() >= least,
        "the attacker wins where the bit is set at once: {} of {}",
        at_once.linked,
        at_once.notes
    );
    for (every, later) in days(&make, name, false).await {
        // A point above chance; and in one small day, what luck is.
        let most = real(later.notes) * (later.chance + 0.01) + if whole() { 0.0 } else { 3.0 };
        assert!(
            real(later.linked) <= most,
            "every {every} minutes: {} of {}",
            later.linked,
            later.notes
        );
    }
}

#[tokio::test]
async fn who_posts_right_after_picking_up_is_not_found_on_sqlite() {
    wins_and_loses(https, "SQLite").await;
}

#[tokio::test]
async fn who_posts_right_after_picking_up_is_not_found_on_postgres() {
    wins_and_loses(https_on_postgres, "PostgreSQL").await;
}
