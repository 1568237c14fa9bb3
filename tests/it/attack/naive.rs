//! What somebody would build who leaves the author out and thinks that is enough.

use kizuki_board::attack::Method;
use sqlx::SqliteConnection;

use crate::support::attack::{Care, World, attack, copy, open, run_sql, share, truncate};
use crate::support::bound::beyond;

async fn insert_people(db: &mut SqliteConnection, world: &World) {
    for (i, person) in world.people.iter().enumerate() {
        sqlx::query("INSERT INTO person (id, name, seen) VALUES ($1, $2, 0)")
            .bind(person.to_string())
            .bind(format!("職員{i}"))
            .execute(&mut *db)
            .await
            .expect("inserts");
    }
}

/// No author, no times, random ids; but one file, row order and a live log.
#[tokio::test(flavor = "current_thread")]
async fn a_live_log_and_row_order_give_everybody_away() {
    let (live, dir) = (tempfile::tempdir().expect("dir"), tempfile::tempdir().expect("dir"));
    let world = World::new(1, 200, 4);
    let mut db = open(&live.path().join("app.db"), Care::None).await;
    run_sql(
        &mut db,
        "CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, seen INTEGER NOT NULL);
         CREATE TABLE note (id TEXT PRIMARY KEY, theme_id TEXT NOT NULL, body TEXT NOT NULL);",
    )
    .await;
    insert_people(&mut db, &world).await;
    for post in &world.posts {
        sqlx::query("UPDATE person SET seen = seen + 1 WHERE id = $1")
            .bind(world.people[post.person].to_string())
            .execute(&mut db)
            .await
            .expect("ok");
        sqlx::query("INSERT INTO note (id, theme_id, body) VALUES ($1, $2, $3)")
            .bind(post.note.to_string())
            .bind(world.themes[post.theme].to_string())
            .bind(&post.body)
            .execute(&mut db)
            .await
            .expect("ok");
    }
    copy(live.path(), dir.path());
    let report = attack(dir.path(), &world.truth(&[]), None);
    assert_eq!(report.target, "naive");
    assert!(share(&report, Method::Combined) >= 0.95, "{report}");
    assert!(
        report.line(Method::Combined).is_some_and(kizuki_board::attack::ReportLine::above_chance)
    );
    assert!(
        !beyond(&report, 5.0).is_empty(),
        "the bound that a year of the real board must keep can fail: {report}"
    );
}

/// The log is emptied, but rows have times.
#[tokio::test(flavor = "current_thread")]
async fn times_give_everybody_away() {
    let (live, dir) = (tempfile::tempdir().expect("dir"), tempfile::tempdir().expect("dir"));
    let mut world = World::new(2, 200, 4);
    let mut db = open(&live.path().join("app.db"), Care::None).await;
    run_sql(
        &mut db,
        "CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID;
         CREATE TABLE note (id TEXT PRIMARY KEY, theme_id TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL) WITHOUT ROWID;",
    )
    .await;
    insert_people(&mut db, &world).await;
    let mut now = 1_790_000_000_i64;
    for i in 0..world.posts.len() {
        now += 30 + i64::try_from(world.rng.below(600)).expect("small");
        let wrote = now + 5 + i64::try_from(world.rng.below(20)).expect("small");
        let post = &world.posts[i];
        sqlx::query("UPDATE person SET seen = $2 WHERE id = $1")
            .bind(world.people[post.person].to_string())
            .bind(now)
            .execute(&mut db)
            .await
            .expect("ok");
        sqlx::query("INSERT INTO note (id, theme_id, body, created_at) VALUES ($1, $2, $3, datetime($4, 'unixepoch'))")
            .bind(post.note.to_string())
            .bind(world.themes[post.theme].to_string())
            .bind(&post.body)
            .bind(wrote)
            .execute(&mut db)
            .await
            .expect("ok");
    }
    run_sql(&mut db, "VACUUM").await;
    truncate(&mut db).await;
    copy(live.path(), dir.path());
    let report = attack(dir.path(), &world.truth(&[]), None);
    assert!(share(&report, Method::Times) >= 0.95, "{report}");
    assert!(share(&report, Method::Combined) >= 0.95, "{report}");
}

/// A pseudonym two steps away: the roster number leads to an account, the account to a session, the
/// session to notes.
#[tokio::test(flavor = "current_thread")]
async fn pseudonyms_give_everybody_away() {
    let (live, dir) = (tempfile::tempdir().expect("dir"), tempfile::tempdir().expect("dir"));
    let mut world = World::new(3, 200, 4);
    let mut db = open(&live.path().join("app.db"), Care::Full).await;
    run_sql(
        &mut db,
        "CREATE TABLE person (id BLOB PRIMARY KEY, external_ref TEXT) WITHOUT ROWID;
         CREATE TABLE session (token BLOB PRIMARY KEY, person_id BLOB) WITHOUT ROWID;
         CREATE TABLE note (id BLOB PRIMARY KEY, theme_id BLOB, body TEXT, by_session TEXT) WITHOUT ROWID;",
    )
    .await;
    for i in 0..world.posts.len() {
        let (id, token) = (world.rng.bytes(16), world.rng.bytes(32));
        let hex = token.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let post = &world.posts[i];
        let statements: [(&'static str, Vec<Vec<u8>>); 3] = [
            (
                "INSERT INTO person (id, external_ref) VALUES ($1, CAST($2 AS TEXT))",
                vec![id.clone(), world.people[post.person].to_string().into_bytes()],
            ),
            ("INSERT INTO session (token, person_id) VALUES ($1, $2)", vec![token, id]),
            (
                "INSERT INTO note (id, theme_id, body, by_session) VALUES ($1, $2, CAST($3 AS TEXT), CAST($4 AS TEXT))",
                vec![
                    world.note_of(i),
                    world.theme_of(i),
                    post.body.clone().into_bytes(),
                    hex.into_bytes(),
                ],
            ),
        ];
        for (sql, values) in statements {
            values
                .into_iter()
                .fold(sqlx::query(sql), sqlx::query::Query::bind)
                .execute(&mut db)
                .await
                .expect("ok");
        }
    }
    truncate(&mut db).await;
    copy(live.path(), dir.path());
    let report = attack(dir.path(), &world.truth(&[]), None);
    assert!(share(&report, Method::Joins) >= 0.95, "{report}");
}

/// The plainest of all: numbered people, and notes that say whose they are.
#[tokio::test(flavor = "current_thread")]
async fn an_author_column_gives_everybody_away() {
    let dir = tempfile::tempdir().expect("dir");
    let world = World::new(4, 200, 4);
    let mut db = open(&dir.path().join("app.db"), Care::Full).await;
    run_sql(
        &mut db,
        "CREATE TABLE users (id INTEGER PRIMARY KEY, ref TEXT);
         CREATE TABLE post (id BLOB PRIMARY KEY, body TEXT, author_id INTEGER REFERENCES users (id)) WITHOUT ROWID;",
    )
    .await;
    for (i, person) in (1_i64..).zip(&world.people) {
        sqlx::query("INSERT INTO users (id, ref) VALUES ($1, $2)")
            .bind(i)
            .bind(person.to_string())
            .execute(&mut db)
            .await
            .expect("ok");
    }
    for post in &world.posts {
        sqlx::query("INSERT INTO post (id, body, author_id) VALUES ($1, $2, $3)")
            .bind(post.note.as_bytes().to_vec())
            .bind(&post.body)
            .bind(i64::try_from(post.person).expect("small") + 1)
            .execute(&mut db)
            .await
            .expect("ok");
    }
    truncate(&mut db).await;
    let report = attack(dir.path(), &world.truth(&[]), None);
    assert!(share(&report, Method::Joins) >= 0.95, "{report}");
}
