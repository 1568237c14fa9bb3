//! Databases on the PostgreSQL of the tests, each test's own.

use std::hash::{DefaultHasher, Hash, Hasher};

use kizuki_board::store::{Board, People, migrations};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// What a database holds.
#[derive(Clone, Copy)]
pub enum Kind {
    Board,
    People,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::People => "people",
        }
    }

    /// The name of the one that others are copied from: another one for other migrations, so that a
    /// server which outlives a change of theirs has no wrong tables for us.
    fn template(self) -> String {
        let steps = match self {
            Self::Board => migrations::BOARD,
            Self::People => migrations::PEOPLE,
        };
        let mut hasher = DefaultHasher::new();
        for step in steps {
            step.postgres.hash(&mut hasher);
        }
        format!("kz_template_{}_{:x}", self.name(), hasher.finish())
    }

    /// Makes the tables as a first start does.
    async fn migrate(self, url: &str) {
        match self {
            Self::Board => Board::open_postgres(url).await.expect("migrated").db().close().await,
            Self::People => People::open_postgres(url).await.expect("migrated").db().close().await,
        }
    }
}

fn server_url() -> String {
    std::env::var("TEST_DATABASE_URL").unwrap_or_else(|_| {
        panic!("TEST_DATABASE_URL is not set: every store test runs on PostgreSQL too. `make test` starts one; so does scripts/with-postgres.sh")
    })
}

/// The URL of a database on the server of the tests.
fn url_of(name: &str) -> String {
    let server = server_url();
    let (rest, query) = server
        .split_once('?')
        .map_or((server.as_str(), String::new()), |(rest, query)| (rest, format!("?{query}")));
    let (head, _) = rest.rsplit_once('/').expect("a database in the URL");
    format!("{head}/{name}{query}")
}

async fn run(conn: &mut PgConnection, sql: String) {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(conn).await.expect("done");
}

/// Makes a database and returns its name and URL. It is as the program leaves an empty one when it
/// is opened: a copy of one that was opened once, for making all tables anew costs a test more than
/// most of what it does.
pub async fn new_database(kind: Kind) -> (String, String) {
    let mut conn = PgConnection::connect(&server_url()).await.expect("PostgreSQL answers");
    let template = kind.template();
    if !is_there(&mut conn, &template).await {
        make_template(&mut conn, kind, &template).await;
    }
    let name = format!("kz_{}_{}", kind.name(), uuid::Uuid::new_v4().simple());
    run(&mut conn, format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")).await;
    let url = url_of(&name);
    (name, url)
}

/// Makes a database without anything in it and returns its name and URL.
pub async fn empty_database() -> (String, String) {
    let mut conn = PgConnection::connect(&server_url()).await.expect("PostgreSQL answers");
    let name = format!("kz_empty_{}", uuid::Uuid::new_v4().simple());
    run(&mut conn, format!("CREATE DATABASE {name}")).await;
    let url = url_of(&name);
    (name, url)
}

async fn is_there(conn: &mut PgConnection, name: &str) -> bool {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
        .bind(name)
        .fetch_one(conn)
        .await
        .expect("read")
}

/// Every test is a process: the first one that comes makes it while the others wait. It gets its
/// name when it is complete.
async fn make_template(conn: &mut PgConnection, kind: Kind, template: &str) {
    let lock = kind as i64;
    run(conn, format!("SELECT pg_advisory_lock({lock})")).await;
    if !is_there(conn, template).await {
        let making = format!("{template}_making");
        run(conn, format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)")).await;
        run(conn, format!("CREATE DATABASE {making}")).await;
        kind.migrate(&url_of(&making)).await;
        run(conn, format!("ALTER DATABASE {making} RENAME TO {template}")).await;
    }
    run(conn, format!("SELECT pg_advisory_unlock({lock})")).await;
}

pub async fn drop_databases(names: &[String]) {
    let mut conn = PgConnection::connect(&server_url()).await.expect("PostgreSQL answers");
    for name in names {
        run(&mut conn, format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }
}
