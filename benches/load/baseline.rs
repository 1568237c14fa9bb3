//! The least that a server can do and still do the same: what the machine allows.

use std::{path::PathBuf, time::Duration};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    routing::{get, post},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sqlx::{
    ConnectOptions, Connection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::sync::{mpsc, oneshot};

async fn serve(router: Router) {
    let addr = std::env::var("KIZUKI_ADDR").expect("an address");
    let listener = tokio::net::TcpListener::bind(addr).await.expect("bound");
    axum::serve(listener, router).await.expect("served");
}

/// The bytes of a file, from memory.
pub async fn fixed_page(file: PathBuf) {
    let body = Bytes::from(std::fs::read(file).expect("read"));
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    serve(Router::new().route("/", get(move || std::future::ready((headers, body.clone()))))).await;
}

#[derive(Deserialize)]
struct Request {
    ticket: String,
    action: serde_json::Value,
}

type Like = ([u8; 32], [u8; 32], oneshot::Sender<()>);

/// One table, one writing connection, at most 256 rows in a transaction, the log synced before
/// anybody is answered. No rule, no ticket, no emptying of the log.
pub async fn grouped_likes(file: PathBuf) {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal);
    let options = options
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .disable_statement_logging();
    let mut db = options.connect().await.expect("opened");
    sqlx::query("CREATE TABLE IF NOT EXISTS sticker (note BLOB, tag BLOB, PRIMARY KEY (note, tag)) WITHOUT ROWID")
        .execute(&mut db)
        .await
        .expect("made");
    let (sender, mut receiver) = mpsc::channel::<Like>(4096);
    tokio::spawn(async move {
        while let Some(first) = receiver.recv().await {
            let mut tx = db.begin().await.expect("begun");
            let mut answers = Vec::new();
            let mut next = Some(first);
            while let Some((note, tag, answer)) = next {
                let insert =
                    sqlx::query("INSERT INTO sticker VALUES ($1, $2) ON CONFLICT DO NOTHING");
                insert.bind(&note[..]).bind(&tag[..]).execute(&mut *tx).await.expect("written");
                answers.push(answer);
                next = if answers.len() < 256 { receiver.try_recv().ok() } else { None };
            }
            tx.commit().await.expect("committed");
            for answer in answers {
                let _ = answer.send(());
            }
        }
    });
    serve(Router::new().route("/like", post(like)).with_state(sender)).await;
}

async fn like(State(sender): State<mpsc::Sender<Like>>, body: Bytes) -> StatusCode {
    let Ok(request) = serde_json::from_slice::<Request>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    let (answer, done) = oneshot::channel();
    let (note, tag) =
        (Sha256::digest(request.action.to_string()).into(), Sha256::digest(request.ticket).into());
    match (sender.send((note, tag, answer)).await, done.await) {
        (Ok(()), Ok(())) => StatusCode::NO_CONTENT,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
