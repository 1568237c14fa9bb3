//! `GET /log.json`: the whole log, and the board as it is shown, for `kizuki verify`;
//! `?from=1&to=1000` gives entries alone, for whoever has the others.
//!
//! A log of usual length is made once per entry, compressed once and kept. A longer one goes out as
//! it is read, so that its length costs no memory. Entries never change, so only what the board
//! shows is read at one moment; no reader keeps anybody from writing.

use std::{io::Write as _, sync::Arc};

use axum::{
    body::{Body, Bytes},
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
    response::IntoResponse,
};
use flate2::{Compression, write::GzEncoder};
use futures_util::{StreamExt as _, stream};
use serde::{Deserialize, Serialize};
use tokio::sync::OwnedSemaphorePermit;

use super::{
    AppState,
    echo::Rerender,
    page_cache::cached,
    representation::{Representation, takes},
};
use crate::domain::fault::Fault;
use crate::log::{
    Entry, Head, VERSION,
    export::{Export, Shown},
};
use crate::service::Error;
use crate::store::Board;

/// Entries of a log that is kept in memory, some three megabytes; most boards never have more.
const KEPT_MAX: i64 = 5000;
/// Entries that are read at once, and given for one range.
const RANGE_MAX: i64 = 1000;
/// What is being done when a task of this file is given up.
const WRITING: &str = "writing the log for a reader";
/// What the file is.
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Which entries are asked for; without `from` everything.
#[derive(Deserialize)]
pub struct Range {
    from: Option<i64>,
    to: Option<i64>,
}

/// Some entries, and the last one that there is.
#[derive(Serialize)]
struct Part {
    version: u8,
    head: i64,
    entries: Vec<Entry>,
}

/// Sends the file, or a part of it; a reader who has it gets 304.
pub async fn log_json(
    State(state): State<AppState>,
    range: Result<Query<Range>, QueryRejection>,
    method: Method,
    headers: HeaderMap,
) -> Response<Body> {
    let answer = match range {
        Err(_) => Err(Fault::Malformed.into()),
        Ok(Query(Range { from: Some(from), to })) => part(&state.board, from, to).await,
        Ok(_) => whole(&state, &method, &headers).await,
    };
    answer.unwrap_or_else(|error| Rerender::fault(error.told()).into_response())
}

async fn part(board: &Board, from: i64, to: Option<i64>) -> Result<Response<Body>, Error> {
    let to = to.unwrap_or(i64::MAX);
    if from < 1 || to < from {
        return Err(Fault::Malformed.into());
    }
    let head = board.log_head().await?.seq;
    let entries = board.log_range(from, to.min(from.saturating_add(RANGE_MAX - 1))).await?;
    let json = serde_json::to_vec(&Part { version: VERSION, head, entries })
        .map_err(|_| Error::GivenUp(WRITING))?;
    Ok(([(header::CONTENT_TYPE, JSON)], json).into_response())
}

async fn whole(
    state: &AppState,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response<Body>, Error> {
    let head = state.board.log_head().await?;
    if head.seq > KEPT_MAX {
        let Ok(place) = state.log_file.streams.clone().try_acquire_owned() else {
            return Ok(
                (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "30")]).into_response()
            );
        };
        return stream(state.board.clone(), place, headers).await;
    }
    // One at a time makes it; the others wait and find it.
    let mut made = state.log_file.made.lock().await;
    if let Some((of, page)) = &*made
        && *of == head
    {
        return Ok(page.answer(method, headers));
    }
    let export = state.board.log_export().await?;
    let of = export.entries.last().map(Entry::head).unwrap_or_default();
    let page = tokio::task::spawn_blocking(move || compressed(&export))
        .await
        .map_err(|_| Error::GivenUp(WRITING))?;
    *made = Some((of, page.clone()));
    drop(made);
    Ok(page.answer(method, headers))
}

fn compressed(export: &Export) -> Arc<Representation> {
    let body = serde_json::to_vec(export).unwrap_or_default();
    Arc::new(cached(&HeaderMap::from_iter([(header::CONTENT_TYPE, JSON)]), body.into()))
}

/// What of a long log is still to be sent.
struct Rest {
    board: Board,
    head: Head,
    shown: Shown,
    next: i64,
    writer: Option<Writer>,
    _place: OwnedSemaphorePermit,
}

async fn stream(
    board: Board,
    place: OwnedSemaphorePermit,
    headers: &HeaderMap,
) -> Result<Response<Body>, Error> {
    let (head, shown) = board.log_board().await?;
    let zipped = takes(headers, "gzip");
    let rest =
        Rest { board, head, shown, next: 1, writer: Some(Writer::new(zipped)), _place: place };
    let chunks = stream::unfold(Some(rest), |rest| async move {
        let mut rest = rest?;
        // An error ends the body in its middle, which whoever reads it sees.
        match rest.chunk().await {
            Ok((chunk, true)) => Some((Ok(chunk), None)),
            Ok((chunk, false)) => Some((Ok(chunk), Some(rest))),
            Err(error) => {
                tracing::error!(%error, "a log could not be sent whole");
                Some((Err(error), None))
            }
        }
    });
    let mut response = Response::new(Body::from_stream(chunks.fuse()));
    response.headers_mut().insert(header::CONTENT_TYPE, JSON);
    if zipped {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    Ok(response)
}

impl Rest {
    /// The next bytes, and whether they are the last.
    async fn chunk(&mut self) -> Result<(Bytes, bool), Error> {
        let broken = || Error::GivenUp(WRITING);
        let entries =
            self.board.log_range(self.next, self.head.seq.min(self.next + RANGE_MAX - 1)).await?;
        let (first, last) = (self.next == 1, self.next + RANGE_MAX > self.head.seq);
        self.next += RANGE_MAX;
        let board = last.then(|| std::mem::take(&mut self.shown));
        let mut writer = self.writer.take().ok_or_else(broken)?;
        // Compressing takes milliseconds of computing.
        let written = tokio::task::spawn_blocking(move || {
            let text = text(&entries, first, board.as_ref()).ok()?;
            let bytes = writer.write(&text, last)?;
            Some((writer, bytes))
        });
        let (writer, bytes) = written.await.ok().flatten().ok_or_else(broken)?;
        self.writer = Some(writer);
        Ok((bytes, last))
    }
}

/// A piece of the file: the same bytes as of an [`Export`] that is written whole.
fn text(entries: &[Entry], first: bool, board: Option<&Shown>) -> serde_json::Result<Vec<u8>> {
    let mut text = Vec::new();
    if first {
        text.extend_from_slice(format!("{{\"version\":{VERSION},\"entries\":[").as_bytes());
    }
    for (i, entry) in entries.iter().enumerate() {
        if i > 0 || !first {
            text.push(b',');
        }
        serde_json::to_writer(&mut text, entry)?;
    }
    if let Some(board) = board {
        text.extend_from_slice(b"],");
        let board = serde_json::to_vec(board)?;
        text.extend_from_slice(board.strip_prefix(b"{").unwrap_or(&board));
    }
    Ok(text)
}

/// Writes as it is, or compressed.
enum Writer {
    Plain,
    Gzip(Box<GzEncoder<Vec<u8>>>),
}

impl Writer {
    fn new(zipped: bool) -> Self {
        if zipped {
            Self::Gzip(Box::new(GzEncoder::new(Vec::new(), Compression::fast())))
        } else {
            Self::Plain
        }
    }

    fn write(&mut self, text: &[u8], last: bool) -> Option<Bytes> {
        match self {
            Self::Plain => Some(Bytes::copy_from_slice(text)),
            Self::Gzip(encoder) => {
                encoder.write_all(text).ok()?;
                if last {
                    encoder.try_finish().ok()?;
                }
                Some(std::mem::take(encoder.get_mut()).into())
            }
        }
    }
}
