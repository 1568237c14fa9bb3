//! PostgreSQL's dumps and log, and tickets given away.

use std::{fmt::Write, fs};

use kizuki_board::{
    attack::{HeldTicket, Method},
    domain::ids::{NoteId, ThemeId},
    ticket::{Pepper, SYMBOLS, Secret, TicketKey},
};

use crate::support::attack::{
    Care, World, assert_clean, attack, open, run_sql, share, truncate, write,
};

/// The dumps of a cluster: people by pick-up, notes by post. `boxed`: notes are rewritten, in
/// shuffled boxes of five.
fn dumps(world: &mut World, boxed: bool) -> [String; 3] {
    let mut people = vec![String::new(); world.posts.len()];
    let mut notes = Vec::new();
    let mut log = String::new();
    for (i, post) in world.posts.iter().enumerate() {
        let (flip, write) = (700 + 3 * i, 701 + 3 * i);
        people[post.person] = format!(
            "({},{})\t{flip}\t\\x{}\t{}\tt",
            i / 60,
            1 + i % 60,
            world.themes[post.theme].simple(),
            world.people[post.person]
        );
        notes.push((write, format!("{}\t{}\t{}", post.note, world.themes[post.theme], post.body)));
        for (tx, off, rel) in [(flip, 1 + i % 60, 16390), (write, 1 + i % 40, 16385)] {
            let head = format!("tx: {tx:>10}, lsn: 0/0150{tx:04X}, prev 0/0150E1C0");
            writeln!(log, "rmgr: Heap        len (rec/tot):     54/   186, {head}, desc: INSERT off: {off}, flags: 0x08, blkref #0: rel 1663/16384/{rel} blk 0").expect("writes");
            writeln!(
                log,
                "rmgr: Transaction len (rec/tot):     34/    34, {head}, desc: COMMIT 2026-11-22 {:02}:{:02}:{:02}.{tx:06} UTC",
                tx / 3600,
                tx / 60 % 60,
                tx % 60
            )
            .expect("writes");
        }
    }
    if boxed {
        // The boxes of one theme after those of another; within a theme in the order of posting.
        let theme = |note: &(usize, String)| note.1.split('\t').nth(1).map(str::to_owned);
        notes.sort_by_key(theme);
        for (number, opening) in notes.chunks_mut(5).enumerate() {
            world.rng.shuffle(opening);
            for note in opening.iter_mut() {
                note.0 = 5000 + number;
            }
        }
        world.rng.shuffle(&mut people);
    }
    let mut rows = String::from("ctid\txmin\tid\ttheme_id\tbody\n");
    for (i, (tx, note)) in notes.iter().enumerate() {
        writeln!(rows, "({},{})\t{tx}\t{note}", i / 40, 1 + i % 40).expect("writes");
    }
    [format!("ctid\txmin\ttheme_id\tperson_id\tissued\n{}\n", people.join("\n")), rows, log]
}

#[test]
fn transactions_of_postgresql() {
    let dir = tempfile::tempdir().expect("dir");
    let mut world = World::new(21, 200, 4);
    let [people, notes, log] = dumps(&mut world, false);
    for (name, text) in
        [("pg_eligibility.tsv", people), ("pg_note.tsv", notes), ("pg_waldump.txt", log)]
    {
        fs::write(dir.path().join(name), text).expect("writes");
    }
    let report = attack(dir.path(), &world.truth(&[]), None);
    assert!(share(&report, Method::Postgres) >= 0.9, "{report}");
}

/// Boxes hide who was who within an opening, but not the opening: of those who came one after
/// another, five share one.
#[test]
fn boxes_on_postgresql_leave_the_opening() {
    let dir = tempfile::tempdir().expect("dir");
    let mut world = World::new(22, 200, 4);
    let [people, notes, _] = dumps(&mut world, true);
    fs::write(dir.path().join("pg_eligibility.tsv"), people).expect("writes");
    fs::write(dir.path().join("pg_note.tsv"), notes).expect("writes");
    let report = attack(dir.path(), &world.truth(&[]), None);
    let line = report.line(Method::Postgres).expect("a line");
    assert!(line.above_chance() && line.share <= 0.35, "{report}");
}

/// With the key file in the copy, tickets match notes; without it, none does (L15).
#[tokio::test(flavor = "current_thread")]
async fn tickets_need_the_pepper() {
    let dir = tempfile::tempdir().expect("dir");
    let mut world = World::new(23, 100, 2);
    let mut board = open(&dir.path().join("board.db"), Care::Full).await;
    run_sql(
        &mut board,
        "CREATE TABLE note (id BLOB PRIMARY KEY, theme_id BLOB, body TEXT, author_tag BLOB) WITHOUT ROWID;
         CREATE TABLE slot (theme_id BLOB, tag BLOB, PRIMARY KEY (theme_id, tag)) WITHOUT ROWID;",
    )
    .await;
    let peppers: Vec<[u8; 32]> =
        (0..2).map(|_| world.rng.bytes(32).try_into().expect("32")).collect();
    let mut tickets = Vec::new();
    for i in 0..world.posts.len() {
        let secret =
            Secret::from_random(&<[u8; SYMBOLS]>::try_from(world.rng.bytes(SYMBOLS)).expect("20"));
        let post = &world.posts[i];
        let theme = ThemeId(world.themes[post.theme]);
        let key = TicketKey::derive(&Pepper::new(peppers[post.theme]), theme, &secret);
        sqlx::query("INSERT INTO note (id, theme_id, body, author_tag) VALUES ($1, $2, $3, $4)")
            .bind(post.note.as_bytes().to_vec())
            .bind(theme.as_bytes().to_vec())
            .bind(&post.body)
            .bind(key.author(NoteId(post.note)).0.to_vec())
            .execute(&mut board)
            .await
            .expect("ok");
        write(
            &mut board,
            "INSERT INTO slot (theme_id, tag) VALUES ($1, $2)",
            [world.theme_of(i), key.slot(0).0.to_vec()],
        )
        .await;
        if i % 2 == 0 {
            tickets.push(HeldTicket {
                theme: theme.0,
                person: world.people[post.person].to_string(),
                ticket: secret.reveal().to_string(),
            });
        }
    }
    truncate(&mut board).await;
    let report = attack(dir.path(), &world.truth(&[]), Some(&tickets));
    assert_eq!(
        report.line(Method::Tags).map(|line| (line.linked, line.total)),
        Some((0, 50)),
        "{report}"
    );
    assert_clean(&report);
    for (theme, pepper) in world.themes.iter().zip(&peppers) {
        fs::write(
            dir.path().join(format!("{theme}.key")),
            [b"kzkey/1\n".as_slice(), pepper].concat(),
        )
        .expect("writes");
    }
    let report = attack(dir.path(), &world.truth(&[]), Some(&tickets));
    assert_eq!(
        report.line(Method::Tags).map(|line| (line.linked, line.total)),
        Some((50, 50)),
        "{report}"
    );
}
