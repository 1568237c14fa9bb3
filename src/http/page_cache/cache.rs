//! The cache itself: pages as they were rendered last, by a key of all that they depend on.

use std::{
    collections::HashSet,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::http::Uri;
use quick_cache::{
    DefaultHashBuilder, OptionsBuilder, Weighter,
    sync::{Cache, DefaultLifecycle},
};

use super::shared;
use crate::domain::opening::Slot;
use crate::http::representation::Representation;
use crate::i18n::Lang;
use crate::service::news::Source;

/// Memory for pages, in bytes: some fifty boards of 1,000 notes, each as it is and compressed
/// twice.
const BYTES_MAX: u64 = 64 << 20;
/// Parts of the cache that are locked apart. A page must fit into one.
const SHARDS: usize = 4;
/// Pages of usual size that fit.
const PAGES: usize = 1000;
/// What a page depends on besides the board.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PageKey {
    pub(super) news: u64,
    /// Pages say what day it is and when the box is opened next.
    pub(super) slot: Slot,
    pub(super) lang: Lang,
    pub(super) address: String,
}

/// The pages. Cheap to clone.
#[derive(Clone)]
pub struct PageCache {
    pub(super) pages: Arc<Cache<PageKey, Arc<Representation>, ByBytes>>,
    news: Source,
    /// The number of the news of which the pages are.
    of: Arc<AtomicU64>,
    /// Paths that were pages. There are no more of them than themes, for what is not there is no
    /// page.
    pub(super) paths: Arc<RwLock<HashSet<String>>>,
}

/// What a rendering is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A page that everybody shares.
    Shared,
    /// A search, a part of a list, or a path that was no page yet: one can make up as many as one
    /// likes.
    MadeUp,
    /// No shared page.
    Other,
}

#[derive(Clone)]
pub(super) struct ByBytes;

impl Weighter<PageKey, Arc<Representation>> for ByBytes {
    fn weight(&self, key: &PageKey, page: &Arc<Representation>) -> u64 {
        page.bytes() + key.address.len() as u64
    }
}

impl PageCache {
    /// Keeps nothing yet; pages are given up whenever there are news.
    ///
    /// # Panics
    /// Never: the cache's one condition is that both of its sizes are given.
    pub fn new(news: Source) -> Self {
        let options = OptionsBuilder::new()
            .estimated_items_capacity(PAGES)
            .weight_capacity(BYTES_MAX)
            .shards(SHARDS)
            .build();
        let options = options.expect("both sizes are given");
        let pages = Cache::with_options(
            options,
            ByBytes,
            DefaultHashBuilder::default(),
            DefaultLifecycle::default(),
        );
        Self {
            pages: Arc::new(pages),
            of: Arc::new(AtomicU64::new(news.number())),
            news,
            paths: Arc::default(),
        }
    }

    /// The number of the news that pages are of now. Those of earlier ones are given up.
    pub(super) fn now(&self) -> u64 {
        let number = self.news.number();
        if self.of.load(Ordering::Relaxed) != number
            && self.of.swap(number, Ordering::SeqCst) != number
        {
            self.pages.clear();
        }
        number
    }

    /// What rendering an address is.
    pub fn asked(&self, uri: &Uri) -> Asked {
        match shared::of(uri) {
            None => Asked::Other,
            Some(address) if address.search || address.part => Asked::MadeUp,
            Some(address) if !address.of_theme => Asked::Shared,
            Some(_)
                if self
                    .paths
                    .read()
                    .unwrap_or_else(PoisonError::into_inner)
                    .contains(uri.path()) =>
            {
                Asked::Shared
            }
            Some(_) => Asked::MadeUp,
        }
    }

    /// Memory that pages take now, in bytes.
    pub fn bytes(&self) -> u64 {
        self.now();
        self.pages.weight()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Head;

    /// Made-up addresses push each other out.
    #[test]
    fn pages_take_so_much_memory_and_no_more() {
        let news = Source::new(Head::default());
        let cache = PageCache::new(news.clone());
        let body = axum::body::Bytes::from(vec![b'x'; 1 << 20]);
        let page = Arc::new(super::super::page::cached(&axum::http::HeaderMap::new(), body));
        let slot = Slot { day: "2020-08-10".parse().expect("a day"), hour: 12 };
        for n in 0..300 {
            let key = PageKey { news: 0, slot, lang: Lang::Ja, address: format!("/t/a?n={n}") };
            cache.pages.insert(key, page.clone());
            assert!(cache.bytes() <= BYTES_MAX, "{n}");
        }
        assert!(cache.bytes() > BYTES_MAX / 2);
        news.raise();
        cache.now();
        assert_eq!(cache.bytes(), 0);
    }
}
