//! Public pages, rendered once for everybody and served from memory: once for each address, language and state of the board, compressed once,
//! with an `ETag`. What is rendered is a request that the cache makes itself, with an address and a language and nothing else of whoever
//! asked first, so no page can hold a personal byte.
//!
//! Pages are given up together: with every tick that changed something and with what organizers do. A number counts these moments and is
//! part of the key, so that a page which was begun before one is not served after it.

mod page;
mod shared;

use std::{
    collections::{HashMap, HashSet},
    convert::Infallible,
    future::{Ready, ready},
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderValue, Method, Request, Response, StatusCode, Uri, header},
    response::IntoResponse,
};
use futures_util::future::{BoxFuture, Either};
use quick_cache::{
    DefaultHashBuilder, OptionsBuilder, Weighter,
    sync::{Cache, DefaultLifecycle},
};
use tower::{Service, ServiceExt};

use super::{
    AppState,
    echo::{Echo, Rerender},
    hosts, lang,
    middleware::{accepts_html, lang_cookie},
    session,
    ticket_cookie::only_forgets,
};
use crate::address::{Readers, Route};
use crate::domain::{fault::Fault, ids::ThemeId, opening::Slot, theme::Theme};
use crate::i18n::Lang;
use crate::store::{self, Board};
pub(super) use page::{Page, takes};

/// Memory for pages, in bytes: some fifty boards of 1,000 notes, each as it is and compressed twice.
const BYTES_MAX: u64 = 64 << 20;
/// Parts of the cache that are locked apart. A page must fit into one.
const SHARDS: usize = 4;
/// Pages of usual size that fit.
const PAGES: usize = 1000;
/// The largest page that is kept, in bytes.
const PAGE_MAX: usize = 8 << 20;
/// What a page depends on besides the board.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    moment: u64,
    /// Pages say what day it is and when the box is opened next.
    slot: Slot,
    lang: Lang,
    address: String,
}

/// A theme with its two numbers: what its viewers see, and what its organizers set.
pub type Seen = (ThemeId, i64, i64);

/// The pages. Cheap to clone.
#[derive(Clone)]
pub struct PageCache {
    pages: Arc<Cache<Key, Arc<Page>, ByBytes>>,
    moment: Arc<AtomicU64>,
    seen: Arc<Mutex<Vec<Seen>>>,
    themes: Arc<RwLock<HashMap<ThemeId, Read>>>,
    /// Paths that were pages. There are no more of them than themes, for what is not there is no page.
    paths: Arc<RwLock<HashSet<String>>>,
}

/// What a rendering is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A page that everybody shares.
    Shared,
    /// A search, a part of a list, or a path that was no page yet: one can make up as many as one likes.
    MadeUp,
    /// No shared page.
    Other,
}

/// A theme and the moment at which it was read.
type Read = (u64, Arc<Theme>);

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Page>> for ByBytes {
    fn weight(&self, key: &Key, page: &Arc<Page>) -> u64 {
        page.bytes() + key.address.len() as u64
    }
}

impl Default for PageCache {
    fn default() -> Self {
        let options = OptionsBuilder::new().estimated_items_capacity(PAGES).weight_capacity(BYTES_MAX).shards(SHARDS).build();
        let options = options.expect("both sizes are given");
        let pages = Cache::with_options(options, ByBytes, DefaultHashBuilder::default(), DefaultLifecycle::default());
        Self { pages: Arc::new(pages), moment: Arc::default(), seen: Arc::default(), themes: Arc::default(), paths: Arc::default() }
    }
}

impl PageCache {
    /// Gives all pages up: something that shows has changed.
    pub fn forget(&self) {
        self.moment.fetch_add(1, Ordering::SeqCst);
        self.pages.clear();
    }

    /// A theme, read once for as long as pages are kept: every action of staff needs it.
    ///
    /// # Errors
    /// As [`Board::theme`].
    pub async fn theme(&self, board: &Board, id: ThemeId) -> Result<Arc<Theme>, store::Error> {
        let moment = self.moment.load(Ordering::SeqCst);
        let kept = self.themes.read().unwrap_or_else(PoisonError::into_inner).get(&id).filter(|(at, _)| *at == moment).cloned();
        if let Some((_, theme)) = kept {
            return Ok(theme);
        }
        let theme = Arc::new(board.theme(id).await?);
        self.themes.write().unwrap_or_else(PoisonError::into_inner).insert(id, (moment, theme.clone()));
        Ok(theme)
    }

    /// What rendering an address is.
    pub fn asked(&self, uri: &Uri) -> Asked {
        match shared::of(uri) {
            None => Asked::Other,
            Some(address) if address.search || address.part => Asked::MadeUp,
            Some(address) if !address.of_theme => Asked::Shared,
            Some(_) if self.paths.read().unwrap_or_else(PoisonError::into_inner).contains(uri.path()) => Asked::Shared,
            Some(_) => Asked::MadeUp,
        }
    }

    /// Memory that pages take now, in bytes.
    pub fn bytes(&self) -> u64 {
        self.pages.weight()
    }

    /// Gives all pages up if the themes are not what they were, in this process or another; returns whether it did.
    pub fn forget_if_changed(&self, themes: Vec<Seen>) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *seen != themes;
        if changed {
            *seen = themes;
            self.forget();
        }
        changed
    }
}

/// The program with its kept pages in front. A service and not a layer of axum's router: there every request clones the whole stack of
/// layers before the first of them looks at it, which costs more than answering a kept page does.
#[derive(Clone)]
pub struct Kept(Arc<(AppState, Router)>);

impl Kept {
    /// Puts the kept pages in front of `program`.
    pub fn before(program: Router, state: AppState) -> Self {
        Self(Arc::new((state, program)))
    }
}

impl Service<Request<Body>> for Kept {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response<Body>, Infallible>>, BoxFuture<'static, Result<Response<Body>, Infallible>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        shared::take_flash(&mut request);
        if let Some(refused) = hosts::refuse(&self.0.0.config, &request) {
            return Either::Left(ready(Ok(refused)));
        }
        let key = key(&self.0.0, &request);
        let page = key.as_ref().and_then(|key| self.0.0.pages.pages.get(key));
        if let Some(page) = page {
            return Either::Left(ready(Ok(page.answer(request.method(), request.headers()))));
        }
        let (state, program) = (self.0.0.clone(), self.0.1.clone());
        Either::Right(Box::pin(async move {
            Ok(match key {
                Some(key) => keep(&state, &key, request, program).await,
                None => pass(&state, request, program).await,
            })
        }))
    }
}

/// Renders a page, once for all who ask for it meanwhile, and keeps it.
async fn keep(state: &AppState, key: &Key, request: Request<Body>, program: Router) -> Response<Body> {
    match state.pages.pages.get_or_insert_async(key, render(key, accepts_html(request.headers()), program)).await {
        Ok(page) => {
            let path = request.uri().path();
            let is_new = !state.pages.paths.read().unwrap_or_else(PoisonError::into_inner).contains(path);
            if is_new {
                state.pages.paths.write().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
            }
            page.answer(request.method(), request.headers())
        }
        Err(response) => response,
    }
}

/// Everything that is not kept goes through; where an organizer did something, the pages are given up then.
async fn pass(state: &AppState, request: Request<Body>, program: Router) -> Response<Body> {
    let changes = may_change_pages(&request);
    let response = run(program, request).await;
    if changes && (response.status().is_success() || response.status().is_redirection()) {
        state.pages.forget();
    }
    response
}

async fn run(program: Router, request: Request<Body>) -> Response<Body> {
    let Ok(response) = program.oneshot(request).await;
    response
}

/// What a page is kept under; nothing where it is not to be kept. An organizer may read a report before everybody may.
fn key(state: &AppState, request: &Request<Body>) -> Option<Key> {
    let plain = matches!(*request.method(), Method::GET | Method::HEAD) && request.extensions().get::<Echo>().is_none();
    let draft = Route::Report.is_of(request.uri().path()) && session::carries_cookie(request.headers());
    if !plain || draft {
        return None;
    }
    let address = shared::of(request.uri()).filter(|address| !address.search)?.text;
    Some(Key {
        moment: state.pages.moment.load(Ordering::SeqCst),
        slot: state.clock.slot(state.config.tz),
        lang: lang(request.headers()),
        address,
    })
}

/// Whether a request, if it succeeds, can change what public pages show at once: what organizers do. What staff do waits for the tick.
fn may_change_pages(request: &Request<Body>) -> bool {
    let is_theirs = || Route::find(request.uri().path()).is_some_and(|found| matches!(found.route.readers(), Readers::Account(_)));
    *request.method() == Method::POST && session::carries_cookie(request.headers()) && is_theirs()
}

/// Renders a page for nobody in particular. What is no page to keep comes back as it is.
async fn render(key: &Key, for_person: bool, program: Router) -> Result<Arc<Page>, Response<Body>> {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = key.address.parse().unwrap_or_default();
    // A page is the same either way; what comes instead of one is a page for a person and a word for a program.
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static(if for_person { "text/html" } else { "*/*" }));
    request.headers_mut().insert(header::COOKIE, lang_cookie(key.lang));
    let (parts, body) = run(program, request).await.into_parts();
    if parts.status != StatusCode::OK || !parts.headers.get_all(header::SET_COOKIE).iter().all(only_forgets) {
        return Err(Response::from_parts(parts, body));
    }
    let Ok(bytes) = to_bytes(body, PAGE_MAX).await else {
        return Err(Rerender::fault(Fault::Internal).into_response());
    };
    let page = tokio::task::spawn_blocking(move || Page::new(&parts.headers, bytes)).await;
    page.map(Arc::new).map_err(|_| Rerender::fault(Fault::Internal).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made-up addresses push each other out.
    #[test]
    fn pages_take_so_much_memory_and_no_more() {
        let cache = PageCache::default();
        let body = axum::body::Bytes::from(vec![b'x'; 1 << 20]);
        let page = Arc::new(Page::new(&axum::http::HeaderMap::new(), body));
        let slot = Slot { day: "2020-08-10".parse().expect("a day"), hour: 12 };
        for n in 0..300 {
            let key = Key { moment: 0, slot, lang: Lang::Ja, address: format!("/t/a?n={n}") };
            cache.pages.insert(key, page.clone());
            assert!(cache.bytes() <= BYTES_MAX, "{n}");
        }
        assert!(cache.bytes() > BYTES_MAX / 2);
        cache.forget();
        assert_eq!(cache.bytes(), 0);
    }
}
