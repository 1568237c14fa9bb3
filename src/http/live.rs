//! Server-sent events, `GET /t/{slug}/live`: tells open boards that there is something new. An
//! event is a number and nothing else: the theme's revision, which rises on ticks and when an
//! organizer does something, never when staff do (docs/anonymity.md, L13). Before the first comes
//! the server's time, for a countdown by a clock that goes wrong would lie.

use std::{convert::Infallible, time::Duration};

use axum::{
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header},
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{StreamExt, stream};
use serde::Deserialize;

use super::{AppState, echo::Rerender};
use crate::domain::{fault::Fault, tick};
use crate::service::{Error, random};

/// A line of comment so often keeps proxies from taking a quiet line for a dead one.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// A browser that lost the server comes back after one second to eight, each after another: not all
/// at once.
const BACK_AFTER: std::ops::Range<u64> = 1000..8000;
/// Tells nginx not to hold events back.
const UNBUFFERED: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));

/// The revision that a page was rendered at.
#[derive(Deserialize)]
pub struct RenderedAt {
    rev: Option<i64>,
}

/// Sends the theme's revision as often as it rises; at once where the reader has an older one.
pub async fn live(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    Query(seen): Query<RenderedAt>,
    headers: HeaderMap,
) -> Response<Body> {
    let theme = match state.board.theme_by_slug(&slug).await {
        Ok(theme) if theme.state.is_public() => theme,
        Ok(_) => return Rerender::fault(Fault::NotFound).into_response(),
        Err(error) => return Rerender::fault(Error::from(error).told()).into_response(),
    };
    let Some(receiver) = state.live.listen(theme.id, theme.revision) else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "60")]).into_response();
    };
    // A browser that comes back names the last event that it got.
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let seen = last.or(seen.rev).unwrap_or(theme.revision);
    let clock = state.clock.clone();
    let events = stream::unfold((receiver, None), move |(mut receiver, sent)| {
        let clock = clock.clone();
        async move {
            let Some(sent) = sent else {
                let first = Event::default()
                    .retry(back_after())
                    .event(tick::CLOCK_EVENT)
                    .data(clock.now_millis().to_string());
                return Some((Ok::<_, Infallible>(first), (receiver, Some(seen))));
            };
            loop {
                let now = *receiver.borrow_and_update();
                if now != sent {
                    return Some((
                        Ok(Event::default().id(now.to_string()).data(now.to_string())),
                        (receiver, Some(now)),
                    ));
                }
                receiver.changed().await.ok()?;
            }
        }
    })
    .fuse();
    ([UNBUFFERED], Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
        .into_response()
}

fn back_after() -> Duration {
    let random = random::bytes().map_or(0, u64::from_le_bytes);
    Duration::from_millis(BACK_AFTER.start + random % (BACK_AFTER.end - BACK_AFTER.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_come_back_one_after_another() {
        let times: std::collections::HashSet<_> = (0..100).map(|_| back_after()).collect();
        assert!(
            times.len() > 50
                && times
                    .iter()
                    .all(|time| BACK_AFTER
                        .contains(&u64::try_from(time.as_millis()).expect("short")))
        );
    }
}
