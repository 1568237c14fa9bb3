//! `GET /t/{slug}/live`: tells open boards that there is something new, as server-sent events. An event is a number and nothing else: the
//! theme's revision, which rises on ticks and when an organizer does something, never when staff do (docs/anonymity.md, L13). Before the first
//! comes the server's time, for a countdown by a clock that goes wrong would lie.

use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

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
use tokio::sync::watch;

use super::{AppState, echo::Rerender};
use crate::domain::{fault::Fault, ids::ThemeId, tick};
use crate::service::{news::News, random};
use crate::store::Numbers;

/// A line of comment so often keeps proxies from taking a quiet line for a dead one.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// Viewers of all boards together. Each costs a few kilobytes; beyond this a board asks by itself after each tick, as without events.
const VIEWERS_MAX: usize = 20_000;
/// A browser that lost the server comes back after one second to eight, each after another: not all at once.
const BACK_AFTER: std::ops::Range<u64> = 1000..8000;
/// Tells nginx not to hold events back.
const UNBUFFERED: (HeaderName, HeaderValue) = (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));

/// Who listens. Cheap to clone. A viewer holds the last number only, so one who reads slowly, or never, holds up nobody and grows nothing.
#[derive(Clone, Default)]
pub struct Live(Arc<Mutex<Listeners>>);

#[derive(Default)]
struct Listeners {
    themes: HashMap<ThemeId, watch::Sender<i64>>,
    closed: bool,
}

impl Live {
    /// Tells the viewers of each theme its revision, where it is another than before.
    fn tell(&self, themes: &[Numbers]) {
        let mut listeners = self.lock();
        listeners.themes.retain(|_, sender| sender.receiver_count() > 0);
        for (theme, revision, _) in themes {
            if let Some(sender) = listeners.themes.get(theme) {
                sender.send_if_modified(|now| std::mem::replace(now, *revision) != *revision);
            }
        }
    }

    /// A viewer of a theme whose revision is `revision` now; none when there are too many, or the server is about to stop.
    pub fn listen(&self, theme: ThemeId, revision: i64) -> Option<watch::Receiver<i64>> {
        let mut listeners = self.lock();
        if listeners.closed || listeners.count() >= VIEWERS_MAX {
            return None;
        }
        Some(listeners.themes.entry(theme).or_insert_with(|| watch::channel(revision).0).subscribe())
    }

    /// Tells viewers whenever there are news, for as long as there is somebody who makes them.
    pub fn hear(&self, mut news: watch::Receiver<News>) {
        let live = self.clone();
        tokio::spawn(async move {
            while news.changed().await.is_ok() {
                let themes = news.borrow_and_update().themes.clone();
                live.tell(&themes);
            }
        });
    }

    /// Ends all events, so that the server can stop.
    pub fn close(&self) {
        let mut listeners = self.lock();
        listeners.closed = true;
        listeners.themes.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Listeners> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listeners {
    fn count(&self) -> usize {
        self.themes.values().map(watch::Sender::receiver_count).sum()
    }
}

/// The revision that a page was rendered at.
#[derive(Deserialize)]
pub struct Seen {
    rev: Option<i64>,
}

/// Sends the theme's revision as often as it rises; at once where the reader has an older one.
pub async fn live(State(state): State<AppState>, Path(slug): Path<String>, Query(seen): Query<Seen>, headers: HeaderMap) -> Response<Body> {
    let theme = match state.board.theme_by_slug(&slug).await {
        Ok(theme) if theme.state.is_public() => theme,
        Ok(_) => return Rerender::fault(Fault::NotFound).into_response(),
        Err(error) => return Rerender::fault(error.into()).into_response(),
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
                let first = Event::default().retry(back_after()).event(tick::CLOCK_EVENT).data(clock.now_millis().to_string());
                return Some((Ok::<_, Infallible>(first), (receiver, Some(seen))));
            };
            loop {
                let now = *receiver.borrow_and_update();
                if now != sent {
                    return Some((Ok(Event::default().id(now.to_string()).data(now.to_string())), (receiver, Some(now))));
                }
                receiver.changed().await.ok()?;
            }
        }
    })
    .fuse();
    ([UNBUFFERED], Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT))).into_response()
}

fn back_after() -> Duration {
    let random = random::bytes().map_or(0, u64::from_le_bytes);
    Duration::from_millis(BACK_AFTER.start + random % (BACK_AFTER.end - BACK_AFTER.start))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const A: ThemeId = ThemeId(Uuid::from_u128(1));
    const B: ThemeId = ThemeId(Uuid::from_u128(2));

    #[test]
    fn viewers_hear_of_their_theme_and_of_changes_only() {
        let live = Live::default();
        let (mut a, b) = (live.listen(A, 5).expect("a place"), live.listen(B, 7).expect("a place"));
        live.tell(&[(A, 5, 1), (B, 7, 1)]);
        assert!(!a.has_changed().expect("open") && !b.has_changed().expect("open"));
        live.tell(&[(A, 6, 1), (B, 7, 1)]);
        live.tell(&[(A, 8, 1), (B, 7, 1)]);
        assert!(a.has_changed().expect("open") && !b.has_changed().expect("open"));
        assert_eq!(*a.borrow_and_update(), 8, "the last number; a slow reader misses none that counts");
    }

    #[test]
    fn whoever_leaves_leaves_nothing_behind() {
        let live = Live::default();
        for _ in 0..10_000 {
            drop(live.listen(A, 1));
        }
        live.tell(&[(A, 2, 1)]);
        assert_eq!(live.lock().themes.len(), 0);
        let all: Vec<_> = (0..VIEWERS_MAX).map(|_| live.listen(A, 1).expect("a place")).collect();
        assert!(live.listen(B, 1).is_none(), "full");
        drop(all);
        assert!(live.listen(B, 1).is_some());
    }

    #[tokio::test]
    async fn closing_ends_every_line() {
        let live = Live::default();
        let mut receiver = live.listen(A, 1).expect("a place");
        live.close();
        assert!(receiver.changed().await.is_err() && live.listen(A, 1).is_none());
    }

    #[test]
    fn browsers_come_back_one_after_another() {
        let times: std::collections::HashSet<_> = (0..100).map(|_| back_after()).collect();
        assert!(times.len() > 50 && times.iter().all(|time| BACK_AFTER.contains(&u64::try_from(time.as_millis()).expect("short"))));
    }
}
