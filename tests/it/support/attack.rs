//! Simulated people, notes and databases, always the same for the same seed.

use std::{fs, path::Path};

use kizuki_board::attack::{HeldTicket, Method, Pair, Report, Truth, Visit, run};
use sqlx::{
    ConnectOptions, Connection, SqliteConnection,
    sqlite::{SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use uuid::Uuid;

/// Marsaglia's xorshift with the star multiplier: repeatable, and good enough for this.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from((self.next() >> 16) % n as u64).expect("small")
    }

    pub fn bytes(&mut self, n: usize) -> Vec<u8> {
        (0..n).map(|_| self.next().to_be_bytes()[0]).collect()
    }

    pub fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes(16).try_into().expect("16")).into_uuid()
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    pub fn text(&mut self) -> String {
        const SIGNS: &[char] = &[
            '会', '議', 'が', '長', 'い', '在', '宅', '勤', '務', 'を', '増', 'や', 'す', '印',
            '鑑',
        ];
        (0..10 + self.below(50)).map(|_| SIGNS[self.below(SIGNS.len())]).collect()
    }
}

/// Somebody's note, in the order of posting.
pub struct Post {
    pub theme: usize,
    pub person: usize,
    pub note: Uuid,
    pub body: String,
}

/// A year: everybody writes one note in one theme.
pub struct World {
    pub rng: Rng,
    pub themes: Vec<Uuid>,
    pub people: Vec<Uuid>,
    pub posts: Vec<Post>,
}

impl World {
    pub fn new(seed: u64, people: usize, themes: usize) -> Self {
        let mut rng = Rng::new(seed);
        let theme_ids = (0..themes).map(|_| rng.uuid()).collect();
        let ids = (0..people).map(|_| rng.uuid()).collect();
        let mut order: Vec<usize> = (0..people).collect();
        rng.shuffle(&mut order);
        let posts = order
            .into_iter()
            .map(|person| Post {
                theme: person % themes,
                person,
                note: rng.uuid(),
                body: rng.text(),
            })
            .collect();
        Self { rng, themes: theme_ids, people: ids, posts }
    }

    /// The id of the theme of the i-th post, as a database keeps it.
    pub fn theme_of(&self, i: usize) -> Vec<u8> {
        self.themes[self.posts[i].theme].as_bytes().to_vec()
    }

    /// The id of its author.
    pub fn author_of(&self, i: usize) -> Vec<u8> {
        self.people[self.posts[i].person].as_bytes().to_vec()
    }

    /// The id of its note.
    pub fn note_of(&self, i: usize) -> Vec<u8> {
        self.posts[i].note.as_bytes().to_vec()
    }

    /// The pairs, and the visits in the order given (indexes of posts), ten minutes apart.
    pub fn truth(&self, visits: &[usize]) -> Truth {
        let pairs = self.posts.iter().map(|post| Pair {
            theme: self.themes[post.theme],
            person: self.people[post.person].to_string(),
            note: post.note,
        });
        let visits = (0_i64..).zip(visits).map(|(i, post)| Visit {
            theme: self.themes[self.posts[*post].theme],
            person: self.people[self.posts[*post].person].to_string(),
            picked_up_at: Some(1_790_000_000 + 600 * i),
            order: Some(i),
        });
        Truth { pairs: pairs.collect(), visits: visits.collect() }
    }
}

/// How carefully a database is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// SQLite's defaults, with a write-ahead log.
    None,
    /// As the board keeps its own.
    Full,
}

pub async fn open(file: &Path, care: Care) -> SqliteConnection {
    let mut options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .disable_statement_logging();
    if care == Care::Full {
        options = options
            .auto_vacuum(SqliteAutoVacuum::Full)
            .pragma("secure_delete", "ON")
            .synchronous(SqliteSynchronous::Normal);
    }
    SqliteConnection::connect_with(&options).await.expect("opens")
}

pub async fn run_sql(db: &mut SqliteConnection, sql: &'static str) {
    sqlx::raw_sql(sql).execute(db).await.expect("runs");
}

/// Runs a statement with ids for its parameters.
pub async fn write<const N: usize>(
    db: &mut SqliteConnection,
    sql: &'static str,
    ids: [Vec<u8>; N],
) {
    ids.into_iter()
        .fold(sqlx::query(sql), sqlx::query::Query::bind)
        .execute(db)
        .await
        .expect("written");
}

pub async fn truncate(db: &mut SqliteConnection) {
    run_sql(db, "PRAGMA wal_checkpoint(TRUNCATE)").await;
}

/// Copies all files, the shared-memory index too, as somebody who copies a running server's folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folder");
    for entry in fs::read_dir(from).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().expect("name"))).expect("copies");
        }
    }
}

pub fn attack(dir: &Path, truth: &Truth, tickets: Option<&[HeldTicket]>) -> Report {
    let report = run(dir, truth, tickets).expect("a report");
    println!("{report}");
    report
}

pub fn share(report: &Report, method: Method) -> f64 {
    report.line(method).expect("a line").share
}

/// No line above five times chance.
pub fn assert_clean(report: &Report) {
    for line in &report.lines {
        assert!(
            line.share <= 5.0 * line.chance,
            "{}: {} of {}\n{report}",
            line.method,
            line.linked,
            line.total
        );
    }
}
