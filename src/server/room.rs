//! Work of which little is done at once: a place at it, a short queue before it, and no third way. Whoever finds the queue full is told so,
//! and the machine goes on with what it has.

use axum::{
    body::Body,
    extract::State,
    http::{Request, Response},
    middleware::Next,
};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{AppState, page_cache::Asked, plain_page::plain_page, session};
use crate::address::{Readers, Route, Serves};
use crate::domain::fault::Fault;

/// A kind of work.
pub struct Room {
    inside: Semaphore,
    working: Semaphore,
}

/// A place in the queue, and one at the work. Both are free again when this is dropped.
pub struct Place {
    _places: [SemaphorePermit<'static>; 2],
}

impl Room {
    /// So many at once, and with those who wait so many.
    pub const fn new(at_once: usize, inside: usize) -> Self {
        Self { inside: Semaphore::const_new(inside), working: Semaphore::const_new(at_once) }
    }

    /// Waits for a place; `None` where too many wait.
    pub async fn enter(&'static self) -> Option<Place> {
        let inside = self.inside.try_acquire().ok()?;
        let working = self.working.acquire().await.ok()?;
        Some(Place { _places: [inside, working] })
    }

    /// Whether somebody works.
    #[cfg(test)]
    pub fn is_in_use(&self) -> bool {
        self.working.available_permits() == 0
    }
}

/// Renderings of pages that everybody shares, of which there are few: each is rendered once a moment.
static SHARED: Room = Room::new(4, 256);
/// Of searches, filters and pages that nobody asked for before, of which one can make up as many as one likes.
static MADE_UP: Room = Room::new(2, 64);
/// Of what is one's own: own notes, a ticket to pick up.
static OWN: Room = Room::new(4, 256);
/// Of what signed-in people see.
static STAFF: Room = Room::new(2, 64);
/// Of everything else: the door, the passphrase, what is not there.
static REST: Room = Room::new(2, 64);

/// Lets so many pages be rendered at once. Made-up addresses fill a room of their own, and leave the others as they are.
pub async fn rooms(State(state): State<AppState>, request: Request<Body>, next: Next) -> Response<Body> {
    let route = Route::find(request.uri().path()).map(|found| found.route);
    // Server functions render nothing, and wait for other things.
    if route.is_some_and(|route| route.serves() == Serves::Form) {
        return next.run(request).await;
    }
    let is_staff = matches!(route.map(Route::readers), Some(Readers::Account(_))) && session::carries_cookie(request.headers());
    let room = match state.pages.asked(request.uri()) {
        Asked::Shared => &SHARED,
        Asked::MadeUp => &MADE_UP,
        Asked::Other if is_staff => &STAFF,
        Asked::Other if matches!(route, Some(Route::Pick | Route::Mine)) => &OWN,
        Asked::Other => &REST,
    };
    match room.enter().await {
        Some(_place) => next.run(request).await,
        // Said without rendering a page, for there is no room to.
        None => plain_page(request.headers(), &Fault::Busy, &[]),
    }
}
