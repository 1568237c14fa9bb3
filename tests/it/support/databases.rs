//! Databases on the PostgreSQL of the tests, each test's own.

use sqlx::{Connection, PgConnection};

fn server_url() -> String {
    std::env::var("TEST_DATABASE_URL").unwrap_or_else(|_| {
        panic!("TEST_DATABASE_URL is not set: every store test runs on PostgreSQL too. `make test` starts one; so does scripts/with-postgres.sh")
    })
}

/// Makes an empty database and returns its name and URL.
pub async fn new_database(kind: &str) -> (String, String) {
    let server = server_url();
    let name = format!("kz_{kind}_{}", uuid::Uuid::new_v4().simple());
    let mut conn = PgConnection::connect(&server).await.expect("PostgreSQL answers");
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .execute(&mut conn)
        .await
        .expect("made");
    let (rest, query) = server
        .split_once('?')
        .map_or((server.as_str(), String::new()), |(rest, query)| (rest, format!("?{query}")));
    let (head, _) = rest.rsplit_once('/').expect("a database in the URL");
    (name.clone(), format!("{head}/{name}{query}"))
}

pub async fn drop_databases(names: &[String]) {
    let mut conn = PgConnection::connect(&server_url()).await.expect("PostgreSQL answers");
    for name in names {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)")))
            .execute(&mut conn)
            .await
            .expect("dropped");
    }
}
