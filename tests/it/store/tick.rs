//! What a tick does when something fails within it, what it leaves in SQLite's files, and that the
//! order of arrival ends at the box.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use kizuki_board::attack::sqlite::{file::Image, record::Value};
use kizuki_board::domain::{
    anon::Action,
    ids::NoteId,
    settings::Tier,
    theme::{State, Theme},
};
use kizuki_board::service::{Step, Steps, run_ticker};
use kizuki_board::store::Db;
use kizuki_board::ticket::SlipMark;
use tokio::sync::watch;

use crate::support::{DAY, NOON, TestApp, both_dbs, secret};

async fn run(app: &TestApp, sql: String) {
    match app.state.board.db() {
        Db::Sqlite(db) => {
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&db.write).await.expect("done");
        }
        Db::Postgres(pool) => {
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(pool).await.expect("done");
        }
    }
}

both_dbs! {
    /// Themes that cannot be read lie before, between and after those that can.
    async fn one_theme_that_fails_does_not_stop_the_others(app: TestApp) {
        let mut themes = Vec::new();
        for n in 0..8 {
            let theme = app.theme_with(|plan| plan.slug = format!("t{n}")).await;
            app.post(&theme, &secret(n), "付箋").await;
            themes.push(theme);
        }
        themes.sort_by_key(|theme| theme.id);
        for broken in [0, 3, 7] {
            run(
                &app,
                format!(
                    "UPDATE theme SET box_rule = 'nonsense' WHERE slug = '{}'",
                    themes[broken].slug
                ),
            )
            .await;
        }
        assert!(app.state.tick().await.is_err(), "it is told");
        let whole: Vec<&Theme> = themes
            .iter()
            .enumerate()
            .filter(|(n, _)| ![0, 3, 7].contains(n))
            .map(|(_, theme)| theme)
            .collect();
        for theme in &whole {
            assert_eq!(app.notes(theme).await.len(), 1, "{}", theme.slug);
        }
        app.state.clock.set(NOON + 30 * DAY);
        assert!(app.state.tick().await.is_err());
        for theme in &whole {
            assert_eq!(
                app.state.board.theme(theme.id).await.expect("there").state,
                State::Review,
                "the calendar moves {}",
                theme.slug
            );
        }
        run(&app, "UPDATE theme SET box_rule = 'live' WHERE box_rule = 'nonsense'".into()).await;
        app.tick().await;
        assert_eq!(app.notes(&themes[3]).await.len(), 1, "nothing was lost meanwhile");
    }

    async fn a_panic_does_not_stop_the_ticker(app: TestApp) {
        let theme = app.theme().await;
        app.post(&theme, &secret(1), "付箋").await;
        let seen = Arc::new(AtomicUsize::new(0));
        let mut state = app.state.service.clone();
        state.steps = {
            let seen = seen.clone();
            Steps::observed(move |step| {
                assert!(
                    step != Step::Tick || seen.fetch_add(1, Ordering::SeqCst) > 0,
                    "on purpose, the first time"
                );
            })
        };
        let (stop, stopped) = watch::channel(false);
        let ticker = tokio::spawn(run_ticker(state.clone(), stopped, Arc::default()));
        while seen.load(Ordering::SeqCst) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        // Asked to stop, it opens the boxes once more: it is still there to hear it.
        stop.send(true).expect("it listens");
        ticker.await.expect("no panic came through");
        assert_eq!((seen.load(Ordering::SeqCst), app.notes(&theme).await.len()), (2, 1));
    }

    /// On PostgreSQL a row that was written and taken away stays as a dead one until the night:
    /// what it says must be nobody's.
    async fn a_like_on_ones_own_note_never_writes_ones_tag(app: TestApp) {
        let theme = app.theme().await;
        let (own, other) = (
            app.pinned(&theme, &secret(1), "わたしの").await,
            app.pinned(&theme, &secret(2), "よその").await,
        );
        let blob = if matches!(app.state.board.db(), Db::Sqlite(_)) { "BLOB" } else { "BYTEA" };
        run(&app, format!("CREATE TABLE seen (tag {blob})")).await;
        run(&app, if blob == "BLOB" {
            "CREATE TRIGGER see AFTER INSERT ON sticker BEGIN INSERT INTO seen VALUES (NEW.tag); END".into()
        } else {
            "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO seen VALUES (NEW.tag); RETURN NEW; END';
             CREATE TRIGGER see AFTER INSERT ON sticker FOR EACH ROW EXECUTE FUNCTION see()".into()
        }).await;
        for note in [own, own, other] {
            app.perform(&theme, &secret(1), Action::Like { note }).await.expect("liked");
        }
        let sql = "SELECT tag FROM seen";
        let seen: Vec<Vec<u8>> = match app.state.board.db() {
            Db::Sqlite(db) => sqlx::query_scalar(sql).fetch_all(&db.read).await,
            Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
        }
        .expect("read");
        let key = kizuki_board::ticket::TicketKey::derive(
            &app.state.keys.pepper(theme.id).expect("a key"),
            theme.id,
            &secret(1),
        );
        let mine = |note: NoteId| seen.iter().filter(|tag| **tag == key.like(note).0).count();
        assert_eq!((seen.len(), mine(own), mine(other)), (3, 0, 1));
        let kept: i64 = match app.state.board.db() {
            Db::Sqlite(db) => {
                sqlx::query_scalar("SELECT COUNT(*) FROM sticker").fetch_one(&db.read).await
            }
            Db::Postgres(pool) => {
                sqlx::query_scalar("SELECT COUNT(*) FROM sticker").fetch_one(pool).await
            }
        }
        .expect("counted");
        assert_eq!(kept, 1, "and it is not kept");
    }
}

/// Numbers of pages in the first part of a log's index (<https://www.sqlite.org/walformat.html>,
/// section 2.3): after a header of 136 bytes, in the machine's own order of bytes.
fn indexed_pages(app: &TestApp, name: &str) -> Vec<u32> {
    let index = std::fs::read(app.data.path().join(name)).expect("an index");
    let numbers = index[136..136 + 4062 * 4]
        .chunks_exact(4)
        .map(|bytes| u32::from_ne_bytes(bytes.try_into().expect("four")));
    numbers.filter(|number| *number != 0).collect()
}

/// An emptied log still names, in its index, the pages that the last act touched; a tick puts the
/// first page in their place.
#[tokio::test]
async fn after_a_tick_the_index_of_the_log_tells_nothing_of_the_last_act() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.post(&theme, &secret(1), "付箋").await;
    assert!(
        indexed_pages(&app, "board.db-shm").len() > 1,
        "the act shows before the tick, or this test sees nothing"
    );
    app.tick().await;
    assert_eq!(
        (indexed_pages(&app, "board.db-shm"), indexed_pages(&app, "people.db-shm")),
        (vec![1], vec![1])
    );
    // A quiet tick writes nothing.
    let modified = || {
        std::fs::metadata(app.data.path().join("board.db"))
            .and_then(|file| file.modified())
            .expect("a time")
    };
    let before = modified();
    tokio::time::sleep(Duration::from_millis(20)).await;
    app.tick().await;
    assert_eq!(modified(), before);
}

/// While a page is being read for longer than the time-out the log cannot be emptied; the next tick
/// does it, without another write.
#[tokio::test]
async fn a_log_that_could_not_be_emptied_is_emptied_at_the_next_tick() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let log = || std::fs::metadata(app.data.path().join("board.db-wal")).map_or(0, |log| log.len());
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    let mut reader = db.read.begin().await.expect("begun");
    let _: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM theme")
        .fetch_one(&mut *reader)
        .await
        .expect("read");
    app.post(&theme, &secret(1), "残る").await;
    assert!(log() > 0, "somebody reads");
    reader.rollback().await.expect("ended");
    app.state.board.empty_log().await.expect("emptied");
    assert_eq!(log(), 0);
}

/// How many permutations of n have so many inversions, as shares of all: the Mahonian numbers.
fn inversions_of_chance(n: usize) -> Vec<f64> {
    let mut row = vec![1.0];
    for size in 2..=n {
        let mut next = vec![0.0; row.len() + size - 1];
        for (at, share) in row.iter().enumerate() {
            (0..size).for_each(|more| {
                next[at + more] += share / f64::from(u32::try_from(size).expect("few"));
            });
        }
        row = next;
    }
    row
}

/// The numbers of inversions below and above which chance comes once in 10^10 each.
fn bounds(shares: &[f64]) -> (usize, usize) {
    let tail = |shares: &mut dyn Iterator<Item = &f64>| {
        let mut sum = 0.0;
        shares
            .take_while(|share| {
                sum += **share;
                sum < 1e-10
            })
            .count()
    };
    (tail(&mut shares.iter()), shares.len() - 1 - tail(&mut shares.iter().rev()))
}

fn inversions(order: &[usize]) -> usize {
    order
        .iter()
        .enumerate()
        .map(|(at, one)| order[at + 1..].iter().filter(|other| *other < one).count())
        .sum()
}

#[test]
fn chance_is_counted_exactly() {
    let four: Vec<f64> =
        [1.0, 3.0, 5.0, 6.0, 5.0, 3.0, 1.0].iter().map(|count| count / 24.0).collect();
    assert!(
        inversions_of_chance(4).iter().zip(&four).all(|(one, other)| (one - other).abs() < 1e-12)
    );
    assert_eq!((inversions(&[0, 1, 2]), inversions(&[2, 1, 0]), inversions(&[1, 0, 2])), (0, 3, 1));
    let shares = inversions_of_chance(60);
    let (low, high) = bounds(&shares);
    assert!(
        shares[..low].iter().sum::<f64>() < 1e-10
            && shares[..=low].iter().sum::<f64>() >= 1e-10
            && low + high == shares.len() - 1
    );
    assert!(low > 300, "{low}: far above the 0 of an order that is kept");
}

/// Posts so many notes with a ticket each; their ids in the order of posting.
async fn posted(app: &TestApp, theme: &Theme, count: u8) -> Vec<NoteId> {
    let mut notes = Vec::new();
    for n in 0..count {
        notes.push(app.post(theme, &secret(n), "付箋").await);
    }
    notes
}

/// Holds an order of rows against an order in which they came (or that of their ids): it may be
/// any, but none that chance would not give.
fn assert_shuffled(rows: &[NoteId], came: &[NoteId], what: &str) {
    assert_eq!(rows.len(), came.len());
    let order: Vec<usize> =
        rows.iter().map(|row| came.iter().position(|note| note == row).expect("posted")).collect();
    let (low, high) = bounds(&inversions_of_chance(came.len()));
    let found = inversions(&order);
    assert!(
        (low..=high).contains(&found),
        "{what}: {found} inversions, chance gives {low} to {high}"
    );
}

/// The live box: its rows are written anew at night only, so until then they lie as they came out.
#[tokio::test]
async fn notes_leave_the_box_in_no_order_on_postgres() {
    let app = TestApp::postgres().await;
    let theme = app.theme().await;
    let came = posted(&app, &theme, 60).await;
    app.tick().await;
    let Db::Postgres(pool) = app.state.board.db() else { panic!("PostgreSQL") };
    let places = async || {
        let rows: Vec<uuid::Uuid> = sqlx::query_scalar("SELECT id FROM note ORDER BY ctid")
            .fetch_all(pool)
            .await
            .expect("read");
        rows.into_iter().map(NoteId).collect::<Vec<_>>()
    };
    assert_shuffled(&places().await, &came, "as they came out");
    // New texts are new rows, in the order in which they are applied.
    for (n, note) in (0..).zip(&came) {
        app.perform(&theme, &secret(n), Action::Edit { note: *note, text: "新しい文".into() })
            .await
            .expect("edited");
    }
    app.tick().await;
    assert_shuffled(&places().await, &came, "as they were rewritten");
    crate::support::drop_databases(&app.databases).await;
}

/// A slip's place on the printed sheet is nowhere in the database. SQLite keeps these rows by their
/// marks.
#[tokio::test]
async fn slips_lie_in_no_order_of_a_sheet_on_postgres() {
    let app = TestApp::postgres().await;
    let theme = app.theme_with(|plan| (plan.tier, plan.quorum) = (Tier::Drawn, 5)).await;
    let marks: Vec<SlipMark> = (1..=40).map(|n| SlipMark::of(theme.id, &secret(n))).collect();
    app.state
        .board
        .keep_slips(theme.id, app.state.today(), 0, marks)
        .await
        .expect("printed")
        .unseen();
    let Db::Postgres(pool) = app.state.board.db() else { panic!("PostgreSQL") };
    let rows: Vec<Vec<u8>> = sqlx::query_scalar("SELECT mark FROM slip ORDER BY ctid")
        .fetch_all(pool)
        .await
        .expect("read");
    assert!(rows.len() == 40 && rows.is_sorted());
    crate::support::drop_databases(&app.databases).await;
}

/// SQLite keeps rows by their random ids; what would tell is where in the page each lies, from its
/// end to its beginning as they were written. The box is read in the order of ids, so that is the
/// order which must be gone. One page holds few notes, hence several boards.
#[tokio::test]
async fn notes_leave_the_box_in_no_order_on_sqlite() {
    const BOARDS: usize = 12;
    const NOTES: u8 = 14;
    let (mut found, mut chance) = (0, vec![1.0]);
    for _ in 0..BOARDS {
        let app = TestApp::sqlite().await;
        let theme = app.theme().await;
        let mut ids = posted(&app, &theme, NOTES).await;
        app.tick().await;
        ids.sort_unstable();
        let file = std::fs::read(app.data.path().join("board.db")).expect("read");
        let image = Image::new(&file, None).expect("a database");
        let mut rows = Vec::new();
        for row in image.rows().iter().filter(|row| &*row.table == "note" && !row.index) {
            let Some(Value::Blob(id)) = row.values.first() else { panic!("an id comes first") };
            rows.push((row.page, row.offset, NoteId(uuid::Uuid::from_slice(id).expect("an id"))));
        }
        rows.sort_by_key(|(page, offset, _)| (*page, std::cmp::Reverse(*offset)));
        assert!(
            rows.len() == ids.len() && rows.windows(2).all(|pair| pair[0].0 == pair[1].0),
            "one page holds them all"
        );
        let order: Vec<usize> = rows
            .iter()
            .map(|(_, _, row)| ids.iter().position(|id| id == row).expect("posted"))
            .collect();
        found += inversions(&order);
        // The sum over independent boards: a convolution.
        let one = inversions_of_chance(ids.len());
        let mut sum = vec![0.0; chance.len() + one.len() - 1];
        for (a, left) in chance.iter().enumerate() {
            for (b, right) in one.iter().enumerate() {
                sum[a + b] += left * right;
            }
        }
        chance = sum;
    }
    let (low, high) = bounds(&chance);
    assert!((low..=high).contains(&found), "{found} inversions, chance gives {low} to {high}");
    assert!(low > 100, "{low}: far above the 0 of an order that is kept");
}
