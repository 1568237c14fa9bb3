//! The subscribers of the boards' events: who has a board open, and how they hear of news.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use crate::domain::ids::ThemeId;
use crate::service::news::News;
use crate::store::Numbers;

/// Viewers of all boards together. Each costs a few kilobytes; beyond this a board asks by itself
/// after each tick, as without events.
const VIEWERS_MAX: usize = 20_000;
/// Who listens. Cheap to clone. A viewer holds the last number only, so one who reads slowly, or
/// never, holds up nobody and grows nothing.
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

    /// A viewer of a theme whose revision is `revision` now; none when there are too many, or the
    /// server is about to stop.
    pub fn listen(&self, theme: ThemeId, revision: i64) -> Option<watch::Receiver<i64>> {
        let mut listeners = self.lock();
        if listeners.closed || listeners.count() >= VIEWERS_MAX {
            return None;
        }
        Some(
            listeners.themes.entry(theme).or_insert_with(|| watch::channel(revision).0).subscribe(),
        )
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
        assert_eq!(
            *a.borrow_and_update(),
            8,
            "the last number; a slow reader misses none that counts"
        );
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
}
