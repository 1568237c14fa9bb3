//! Concurrency limits: how many pages of each kind are rendered at once.

use axum::{
    body::Body,
    extract::State,
    http::{Request, Response},
    middleware::Next,
};

use super::{AppState, page_cache::Asked, plain_page::plain_page, session};
use crate::address::{Readers, Route, Serves};
use crate::domain::fault::Fault;
use crate::service::Room;

/// Renderings of pages that everybody shares, of which there are few: each is rendered once a
/// moment.
static SHARED: Room = Room::new(4, 256);
/// Of searches, filters and pages that nobody asked for before, of which one can make up as many as
/// one likes.
static MADE_UP: Room = Room::new(2, 64);
/// Of what is one's own: own notes, a ticket to pick up.
static OWN: Room = Room::new(4, 256);
/// Of what signed-in people see.
static STAFF: Room = Room::new(2, 64);
/// Of everything else: the door, the passphrase, what is not there.
static REST: Room = Room::new(2, 64);

/// Lets so many pages be rendered at once. Made-up addresses fill a room of their own, and leave
/// the others as they are.
pub async fn rooms(
    State(state): State<AppState>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let route = Route::find(request.uri().path()).map(|found| found.route);
    // Server functions render nothing, and wait for other things.
    if route.is_some_and(|route| route.serves() == Serves::Form) {
        return next.run(request).await;
    }
    let is_staff = matches!(route.map(Route::readers), Some(Readers::Account(_)))
        && session::carries_cookie(request.headers());
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
