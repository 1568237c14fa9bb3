//! The parser on garbage: fewer rows, never a panic.

use std::{fs, sync::OnceLock};

use kizuki_board::attack::{
    Pair, Truth, run,
    sqlite::{
        carve::carve,
        file::Image,
        journal, page,
        record::{self, Encoding, varint},
        wal,
    },
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::support::attack::{Care, Rng, copy, open, run_sql};

/// A database with every kind of page, and its log.
fn sample() -> &'static (Vec<u8>, Vec<u8>) {
    static SAMPLE: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
        runtime.block_on(async {
            let (live, dir) = (tempfile::tempdir().expect("dir"), tempfile::tempdir().expect("dir"));
            let mut db = open(&live.path().join("a.db"), Care::None).await;
            run_sql(&mut db, "PRAGMA page_size = 512; VACUUM").await;
            run_sql(
                &mut db,
                "CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB, x REAL); CREATE INDEX i ON t (b);
                 CREATE TABLE w (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
                 INSERT INTO t SELECT i, CASE i % 9 WHEN 0 THEN randomblob(1500) ELSE randomblob(20) END, i / 7.0 FROM n;
                 INSERT INTO w SELECT hex(randomblob(8)), id FROM t; PRAGMA wal_checkpoint(TRUNCATE);
                 DELETE FROM t WHERE id % 3 = 0; UPDATE w SET v = 'changed' WHERE v % 5 = 0;",
            )
            .await;
            copy(live.path(), dir.path());
            (fs::read(dir.path().join("a.db")).expect("reads"), fs::read(dir.path().join("a.db-wal")).expect("reads"))
        })
    })
}

fn read_all(base: &[u8], log: &[u8]) -> usize {
    let Some(mut image) = Image::new(base, wal::page_size(log)) else {
        return 0;
    };
    let mut rounds = wal::Rounds::new();
    wal::collect(log, 0, &mut rounds);
    let changes = wal::changes(image.clone(), &wal::transactions(&rounds));
    wal::apply(log, &mut image);
    let journalled = journal::change(&image, log).map_or(0, |change| change.added.len());
    image.rows().len()
        + carve(&image).len()
        + changes.iter().map(|change| change.added.len() + change.removed.len()).sum::<usize>()
        + journalled
}

#[test]
fn a_real_database_is_read_whole() {
    let (base, log) = sample();
    let mut image = Image::new(base, None).expect("a database");
    let count = |image: &Image<'_>, table: &str| {
        image.rows().iter().filter(|row| &*row.table == table).count()
    };
    assert_eq!((count(&image, "t"), count(&image, "i"), count(&image, "w")), (60, 60, 60));
    let overflowing = image.rows().into_iter().filter(|row| &*row.table == "t");
    assert_eq!(
        overflowing
            .filter(|row| matches!(&row.values[1], record::Value::Blob(b) if b.len() == 1500))
            .count(),
        6
    );
    wal::apply(log, &mut image);
    assert_eq!((count(&image, "t"), count(&image, "w")), (40, 60));
    let mut rounds = wal::Rounds::new();
    wal::collect(log, 0, &mut rounds);
    let changes =
        wal::changes(Image::new(base, None).expect("a database"), &wal::transactions(&rounds));
    // Pages that the deletion freed are not in the log, so some of the 20 rows are not seen to go.
    let gone: Vec<usize> = changes
        .iter()
        .map(|change| change.removed.iter().filter(|row| &*row.table == "t").count())
        .collect();
    assert!(gone.iter().any(|gone| (10..=20).contains(gone)), "{gone:?}");
    assert!(
        changes
            .iter()
            .any(|change| change.added.iter().filter(|row| &*row.table == "w").count() == 12)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2048), kind in prop::sample::select(vec![2_u8, 5, 10, 13]), at in 0_usize..64) {
        varint(&bytes, at);
        record::decode(&bytes, Encoding::Utf16Le);
        record::find(&bytes, at, 3);
        let mut paged = bytes.clone();
        if let Some(first) = paged.first_mut() {
            *first = kind;
        }
        for usable in [0, 480, 512, 4096] {
            if let Some(page) = page::parse(&paged, 2, usable) {
                for cell in &page.cells {
                    page::payload(cell, usable, |_| Some(&bytes));
                }
            }
        }
        read_all(&bytes, &bytes);
    }

    #[test]
    fn mutated_files(seed in any::<u64>(), hits in 1_usize..400, cut in 0_usize..4) {
        let (mut base, mut log) = sample().clone();
        let mut rng = Rng::new(seed);
        for i in 0..hits {
            let bytes = if i % 2 == 0 { &mut base } else { &mut log };
            // Half of the hits go where lengths and pointers are.
            let at = if rng.below(2) == 0 { rng.below(bytes.len()) } else { rng.below(bytes.len() / 512) * 512 + rng.below(40) };
            bytes[at] = rng.bytes(1)[0];
        }
        base[..16].copy_from_slice(b"SQLite format 3\0");
        base.truncate(base.len() - cut * 300);
        read_all(&base, &log);
    }
}

#[test]
fn a_folder_of_garbage_gives_a_report() {
    let dir = tempfile::tempdir().expect("dir");
    let mut rng = Rng::new(41);
    let truth = Truth {
        pairs: (0..6)
            .map(|i| Pair {
                theme: Uuid::from_u128(1),
                person: format!("staff-{i}"),
                note: rng.uuid(),
            })
            .collect(),
        visits: Vec::new(),
    };
    let (base, log) = sample();
    for (name, mut bytes) in
        [("a.db", base.clone()), ("a.db-wal", log.clone()), ("b.db-journal", log.clone())]
    {
        for _ in 0..300 {
            let at = rng.below(bytes.len() - 100) + 100;
            bytes[at] = rng.bytes(1)[0];
        }
        fs::write(dir.path().join(name), bytes).expect("writes");
    }
    for name in ["pg_note.tsv", "pg_waldump.txt", "app.log", "x.bin"] {
        fs::write(dir.path().join(name), rng.bytes(5000)).expect("writes");
    }
    fs::write(dir.path().join("pg_x.tsv"), "ctid\txmin\n(1,\t\n\n(,)\tx\ty\n").expect("writes");
    fs::write(
        dir.path().join("odd.log"),
        "tx: x 2026-11-22T 99/Foo/2026: staff-1 2026-99-99T99:99:99,\u{3042} 22/Nov/2026:1\n",
    )
    .expect("writes");
    assert_eq!(run(dir.path(), &truth, None).expect("a report").notes, 6);
    assert!(run(dir.path(), &Truth::default(), None).is_err());
    assert!(run(&dir.path().join("none"), &truth, None).is_err());
}
