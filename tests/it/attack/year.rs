//! The flagship test: a year of the real board, played by seeded people through its own code, and
//! the linker on copies of all that is kept.
//!
//! People are known to the attacker by the credential of their ticket, which is the most that the
//! stored data could lead to. The figures of docs/anonymity.md come from the whole year:
//! `KIZUKI_YEAR=whole cargo nextest run --features ssr year --no-capture`.

use std::{fs, path::Path};

use kizuki_board::attack::{HeldTicket, Pair, Report, Truth, Visit, run};
use kizuki_board::domain::{
    anon::{Action, Done},
    hex::Hex,
    ids::NoteId,
    note::HideReason,
    opening::BoxRule,
    settings::Tier,
    theme::{State, Theme},
};
use kizuki_board::store::Db;
use kizuki_board::ticket::{Credential, Secret, SlipMark};

use crate::support::{DAY, NOON, TestApp, drop_databases};
use crate::support::{attack::Rng, bound::beyond};

/// How many people, themes, and hours in which the box of a theme is opened.
#[derive(Clone, Copy)]
struct Size {
    people: u32,
    themes: i64,
    hours: u32,
}

fn size() -> Size {
    if std::env::var("KIZUKI_YEAR").is_ok_and(|year| year == "whole") {
        Size { people: 400, themes: 12, hours: 10 }
    } else {
        Size { people: 80, themes: 2, hours: 4 }
    }
}

fn ticket(rng: &mut Rng) -> Secret {
    Secret::from_random(&std::array::from_fn(|_| u8::try_from(rng.below(256)).expect("a byte")))
}

struct Year {
    truth: Truth,
    tickets: Vec<HeldTicket>,
    copies: u32,
}

/// One theme: slips are printed and drawn, about a quarter of the people write, the others put
/// stickers on; hour by hour. Two copies of everything are made while notes wait in the box.
async fn month(app: &TestApp, out: &Path, number: i64, size: Size, rng: &mut Rng, year: &mut Year) {
    let start = NOON + number * DAY;
    app.state.clock.set(start);
    let theme = app
        .theme_with(|plan| {
            (plan.tier, plan.quorum, plan.box_rule) = (Tier::Drawn, 5, BoxRule::Hourly);
            plan.slug = format!("theme-{number}");
        })
        .await;
    let secrets: Vec<Secret> = (0..size.people).map(|_| ticket(rng)).collect();
    let marks = secrets.iter().map(|secret| SlipMark::of(theme.id, secret)).collect();
    app.state
        .board
        .keep_slips(theme.id, app.state.today(), 0, marks)
        .await
        .expect("printed")
        .unseen();
    app.tick().await;
    let mut hung: Vec<NoteId> = Vec::new();
    for hour in 0..size.hours {
        let mut active: Vec<&Secret> = Vec::new();
        for (i, secret) in secrets.iter().enumerate() {
            if i % size.hours as usize == hour as usize {
                active.push(secret);
            }
        }
        rng.shuffle(&mut active);
        for secret in active {
            let person = Hex(Credential::of(theme.id, secret).0).to_string();
            if rng.below(4) == 0 {
                let note =
                    app.post(&theme, secret, &format!("付箋 {}", "あ".repeat(rng.below(60)))).await;
                year.truth.pairs.push(Pair { theme: theme.id.0, person, note: note.0 });
                year.tickets.push(HeldTicket {
                    theme: theme.id.0,
                    person: Hex(Credential::of(theme.id, secret).0).to_string(),
                    ticket: secret.reveal().to_string(),
                });
            } else {
                year.truth.visits.push(Visit {
                    theme: theme.id.0,
                    person,
                    picked_up_at: None,
                    order: None,
                });
                for _ in 0..2 {
                    if !hung.is_empty() {
                        let note = hung[rng.below(hung.len())];
                        assert_eq!(
                            app.perform(&theme, secret, Action::Like { note }).await,
                            Ok(Done::Liked)
                        );
                    }
                }
                if !hung.is_empty() && rng.below(5) == 0 {
                    let (note, reason) = (hung[rng.below(hung.len())], HideReason::Person);
                    assert_eq!(
                        app.perform(&theme, secret, Action::Flag { note, reason }).await,
                        Ok(Done::Flagged)
                    );
                }
            }
        }
        if hour == 1 || hour + 1 == size.hours {
            year.copies += 1;
            copy_all(app, &out.join(format!("copy-{:02}", year.copies))).await;
        }
        app.state.clock.set(start + i64::from(hour + 1) * 3600);
        app.tick().await;
        // Fewer than three are carried over.
        hung = app.notes(&theme).await.into_iter().map(|note| note.id).collect();
    }
    close(app, &theme, number).await;
}

/// Every other theme is archived; the rest stay answered, with all their tags.
async fn close(app: &TestApp, theme: &Theme, number: i64) {
    app.move_to(theme.id, State::Review).await;
    let answered = app.move_to(theme.id, State::Answered).await;
    if number % 2 == 0 {
        app.state.archive(theme.id, answered.version).await.expect("archived");
    }
}

/// A copy of all that an operator has: database files with their logs, the public log; from
/// PostgreSQL, tables with `ctid` and `xmin`. Not the keys: they are in the same folder, but
/// outside backups, and the linker is to find what the rest gives away.
async fn copy_all(app: &TestApp, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in fs::read_dir(app.data.path())
        .expect("a folder")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.is_file())
    {
        fs::copy(&file, to.join(file.file_name().expect("a name"))).expect("copied");
    }
    let export = app.state.board.log_export().await.expect("exported");
    fs::write(to.join("kizuki-log.json"), serde_json::to_vec(&export).expect("json"))
        .expect("written");
    if let Db::Postgres(pool) = app.state.board.db() {
        for (table, columns) in [
            ("credential", "encode(c, 'hex')"),
            ("slot", "encode(tag, 'hex')"),
            ("slip", "encode(mark, 'hex')"),
            ("inbox", "id::text || E'\\t' || encode(author_tag, 'hex')"),
            (
                "note",
                "id::text || E'\\t' || opening || E'\\t' || coalesce(encode(author_tag, 'hex'), '\\N')",
            ),
            ("sticker", "note_id::text || E'\\t' || encode(tag, 'hex')"),
            ("flag", "note_id::text || E'\\t' || encode(tag, 'hex')"),
        ] {
            let header = match table {
                "credential" => "c",
                "slip" => "mark",
                "slot" => "tag",
                "inbox" => "id\tauthor_tag",
                "note" => "id\topening\tauthor_tag",
                _ => "note_id\ttag",
            };
            let sql = format!(
                "SELECT ctid::text || E'\\t' || xmin::text || E'\\t' || {columns} FROM {table} ORDER BY ctid"
            );
            let rows: Vec<String> =
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await.expect("read");
            fs::write(
                to.join(format!("pg_{table}.tsv")),
                format!("ctid\txmin\t{header}\n{}\n", rows.join("\n")),
            )
            .expect("written");
        }
    }
}

async fn play(app: &TestApp) -> (tempfile::TempDir, Year) {
    let (out, size, mut rng) = (tempfile::tempdir().expect("a folder"), size(), Rng::new(2020));
    let mut year = Year { truth: Truth::default(), tickets: Vec::new(), copies: 0 };
    for number in 0..size.themes {
        month(app, out.path(), number, size, &mut rng, &mut year).await;
    }
    copy_all(app, &out.path().join("end")).await;
    (out, year)
}

fn show(name: &str, report: &Report) {
    println!("{name}\n{report}");
}

#[tokio::test]
async fn a_year_on_sqlite_links_nobody() {
    let app = TestApp::sqlite().await;
    let (out, year) = play(&app).await;
    let report = run(out.path(), &year.truth, Some(&year.tickets)).expect("a report");
    show("SQLite", &report);
    assert!(report.telling > 0, "the attacker had something to read");
    assert_eq!(beyond(&report, 5.0), Vec::<String>::new(), "{report}");
}

#[tokio::test]
async fn a_year_on_postgres_links_few() {
    let app = TestApp::postgres().await;
    let (out, year) = play(&app).await;
    let report = run(out.path(), &year.truth, Some(&year.tickets)).expect("a report");
    show("PostgreSQL", &report);
    assert!(report.telling > 0, "the attacker had something to read");
    drop_databases(&app.databases).await;
}

/// L15: true tickets and a whole backup match nothing without the pepper; with the key files they
/// match everything.
#[tokio::test]
async fn l15_a_backup_without_its_keys_matches_no_ticket() {
    use kizuki_board::attack::Method;
    let app = TestApp::sqlite().await;
    let (out, year) = play(&app).await;
    let linked = |report: &Report| report.line(Method::Tags).map_or(0, |line| line.linked);
    assert_eq!(linked(&run(out.path(), &year.truth, Some(&year.tickets)).expect("a report")), 0);
    let keys = out.path().join("keys");
    fs::create_dir(&keys).expect("a folder");
    for key in fs::read_dir(app.data.path().join("keys"))
        .expect("keys")
        .map(|key| key.expect("a key").path())
    {
        fs::copy(&key, keys.join(key.file_name().expect("a name"))).expect("copied");
    }
    assert!(
        linked(&run(out.path(), &year.truth, Some(&year.tickets)).expect("a report")) > 0,
        "the attack itself works"
    );
}
