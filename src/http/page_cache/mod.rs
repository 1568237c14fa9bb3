//! The page cache: public pages, rendered once for everybody and served from memory: once for each
//! address, language and state of the board, compressed once, with an `ETag`. What is rendered is a
//! request that the cache makes itself, with an address and a language and nothing else of whoever
//! asked first, so no page can hold a personal byte.
//!
//! Pages are given up together, whenever there are news. Their number is part of the key, so that a
//! page which was begun before them is not served after them.

mod cache;
mod page;
mod shared;

use std::{
    convert::Infallible,
    future::{Ready, ready},
    sync::{Arc, PoisonError},
    task::{Context, Poll},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderValue, Method, Request, Response, StatusCode, header},
    response::IntoResponse,
};
use futures_util::future::{BoxFuture, Either};
use tower::{Service, ServiceExt};

use super::{
    AppState, accepts_html,
    echo::{Echo, Rerender},
    hosts, lang,
    middleware::lang_cookie,
    representation::Representation,
    session,
    ticket_cookie::only_forgets,
};
use crate::address::Route;
use crate::domain::fault::Fault;
use cache::PageKey;
pub use cache::{Asked, PageCache};
pub(super) use page::cached;

/// The largest page that is kept, in bytes.
const PAGE_MAX: usize = 8 << 20;

/// The program with its kept pages in front. A service and not a layer of axum's router: there
/// every request clones the whole stack of layers before the first of them looks at it, which costs
/// more than answering a kept page does.
#[derive(Clone)]
pub struct CachedProgram(Arc<(AppState, Router)>);

impl CachedProgram {
    /// Puts the kept pages in front of `program`.
    pub fn around(program: Router, state: AppState) -> Self {
        Self(Arc::new((state, program)))
    }

    /// Whether readers need a passphrase at this moment.
    pub fn is_closed(&self) -> bool {
        self.0.0.is_closed()
    }
}

impl Service<Request<Body>> for CachedProgram {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Either<
        Ready<Result<Response<Body>, Infallible>>,
        BoxFuture<'static, Result<Response<Body>, Infallible>>,
    >;

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
                None => run(program, request).await,
            })
        }))
    }
}

/// Renders a page, once for all who ask for it meanwhile, and keeps it.
async fn keep(
    state: &AppState,
    key: &PageKey,
    request: Request<Body>,
    program: Router,
) -> Response<Body> {
    match state
        .pages
        .pages
        .get_or_insert_async(key, render(key, accepts_html(request.headers()), program))
        .await
    {
        Ok(page) => {
            let path = request.uri().path();
            let is_new =
                !state.pages.paths.read().unwrap_or_else(PoisonError::into_inner).contains(path);
            if is_new {
                state
                    .pages
                    .paths
                    .write()
                    .unwrap_or_else(PoisonError::into_inner)
                    .insert(path.to_owned());
            }
            page.answer(request.method(), request.headers())
        }
        Err(response) => response,
    }
}

async fn run(program: Router, request: Request<Body>) -> Response<Body> {
    let Ok(response) = program.oneshot(request).await;
    response
}

/// What a page is kept under; nothing where it is not to be kept. An organizer may read a report
/// before everybody may.
fn key(state: &AppState, request: &Request<Body>) -> Option<PageKey> {
    let plain = matches!(*request.method(), Method::GET | Method::HEAD)
        && request.extensions().get::<Echo>().is_none();
    let draft =
        Route::Report.is_of(request.uri().path()) && session::carries_cookie(request.headers());
    if !plain || draft {
        return None;
    }
    let address = shared::of(request.uri()).filter(|address| !address.search)?.text;
    Some(PageKey {
        news: state.pages.now(),
        slot: state.clock.slot(state.tz()),
        lang: lang(request.headers()),
        address,
    })
}

/// Renders a page for nobody in particular. What is no page to keep comes back as it is.
async fn render(
    key: &PageKey,
    for_person: bool,
    program: Router,
) -> Result<Arc<Representation>, Response<Body>> {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = key.address.parse().unwrap_or_default();
    // A page is the same either way; what comes instead of one is a page for a person and a word
    // for a program.
    request.headers_mut().insert(
        header::ACCEPT,
        HeaderValue::from_static(if for_person { "text/html" } else { "*/*" }),
    );
    request.headers_mut().insert(header::COOKIE, lang_cookie(key.lang));
    let (parts, body) = run(program, request).await.into_parts();
    if parts.status != StatusCode::OK
        || !parts.headers.get_all(header::SET_COOKIE).iter().all(only_forgets)
    {
        return Err(Response::from_parts(parts, body));
    }
    let Ok(bytes) = to_bytes(body, PAGE_MAX).await else {
        return Err(Rerender::fault(Fault::Internal).into_response());
    };
    let page = tokio::task::spawn_blocking(move || cached(&parts.headers, bytes)).await;
    page.map(Arc::new).map_err(|_| Rerender::fault(Fault::Internal).into_response())
}
