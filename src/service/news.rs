//! News, the notification of changes: that readers may see something else than before. There is one
//! place where it is known, and whoever shows or keeps something of the board asks it or listens to
//! it: kept pages, open boards, the foot of every page, other processes.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use tokio::sync::watch;

use crate::log::Head;
use crate::store::{Look, Numbers};

/// The state of what everybody can see.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// Rises whenever readers may see something else. What was made of an earlier one is old.
    pub number: u64,
    /// The last entry of the log.
    pub head: Head,
    /// Every theme with its numbers.
    pub themes: Arc<[Numbers]>,
}

/// The one source of [`News`] in this process. Cheap to clone.
#[derive(Clone)]
pub struct Source {
    news: watch::Sender<News>,
    /// The number once more: each request for a kept page asks for it, and a lock would cost it
    /// more than all else that it does.
    number: Arc<AtomicU64>,
}

impl Source {
    /// Begins with a log that ends so.
    pub fn new(head: Head) -> Self {
        Self { news: watch::Sender::new(News { head, ..News::default() }), number: Arc::default() }
    }

    /// The number of the news as they are now.
    pub fn number(&self) -> u64 {
        self.number.load(Ordering::SeqCst)
    }

    /// The last entry of the log, as it was read last.
    pub fn head(&self) -> Head {
        self.news.borrow().head
    }

    /// For who wants to hear of each.
    pub fn listen(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    /// Something changed that neither the log nor a theme's numbers tell.
    pub fn raise(&self) {
        self.news.send_modify(|news| {
            news.number += 1;
            self.number.store(news.number, Ordering::SeqCst);
        });
    }

    /// Takes what was read off the board; returns whether it is another state than before.
    pub(super) fn take(&self, look: &Look) -> bool {
        self.news.send_if_modified(|news| {
            let is_new = news.head != look.head() || *news.themes != *look.themes();
            if is_new {
                *news = News {
                    number: news.number + 1,
                    head: look.head(),
                    themes: look.themes().into(),
                };
                self.number.store(news.number, Ordering::SeqCst);
            }
            is_new
        })
    }
}
