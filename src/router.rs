//! The composition root of the HTTP side: every address of the program, and the layers around them.

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    response::IntoResponse,
    routing::{get, post},
};
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async_with_context};
use tower_http::{
    catch_panic::CatchPanicLayer,
    csrf::{ConfigError, CsrfLayer, ProtectionError},
    set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
};

use crate::address::Route;
use crate::app::{App, shell};
use crate::domain::fault::Fault;
use crate::http::{
    AppState, Program, acts, agenda, anon, api, bench_news, disclosure_file, downloads,
    echo::Rerender, files::files, health, hosts, issue, live, log_export, middleware, oidc,
    page_cache::CachedProgram, passkeys, passphrase, plain_forms, progress, proposal_file, rooms,
    themes_feed,
};
use crate::pages::{
    acts as acts_page, bench, enquiries, exchange, hands, letterhead, library, links,
    office_calendar, outside, paper, printed, roster_import, slips, team, year,
};

/// A request that takes longer is given up.
const TIMEOUT: Duration = Duration::from_secs(30);
/// For so long a browser remembers that the board is to be had over HTTPS only.
const HALF_A_YEAR: HeaderValue = HeaderValue::from_static("max-age=15552000");

/// The whole program as a service.
///
/// # Errors
/// The configured origin is not one that a browser can send.
pub fn router(state: AppState) -> Result<Program, ConfigError> {
    // A layer of a router runs after routing, inside the route. A page is rendered again by a
    // request to another route, so the router itself must be inside that layer.
    let inner = Router::new()
        .fallback_service(routes(&state))
        .layer(from_fn_with_state(state.clone(), middleware::named_forms))
        .layer(from_fn_with_state(state.clone(), acts::acts))
        .layer(cross_site_check(&state)?.with_rejection_response(|_: ProtectionError| {
            Rerender::fault(Fault::ForeignOrigin).into_response()
        }));
    // Kept pages are served before anything else is looked at; as long as readers need a
    // passphrase, behind its check.
    let kept = CachedProgram::around(inner.clone(), state.clone());
    let closed = around(Router::new().fallback_service(kept), &state)
        .layer(from_fn_with_state(state.clone(), hosts::hosts));
    let open = CachedProgram::around(around(inner, &state), state);
    Ok(Program::new(open, closed))
}

/// The layers around all that answers.
fn around(inner: Router, state: &AppState) -> Router {
    inner
        .layer(from_fn_with_state(state.clone(), middleware::readers))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(from_fn(middleware::rerender))
        .layer(from_fn(middleware::security_headers))
        .layer(strict_transport(state))
        .layer(CatchPanicLayer::new())
}

/// What answers at each address, before the layers around all of them.
fn routes(state: &AppState) -> Router {
    pages(state)
        .merge(exchanged())
        .merge(on_paper())
        .merge(of_the_year())
        .merge(ways_in())
        .merge(api::api(state))
        .route(Route::Anon.pattern(), post(anon::door))
        .route(Route::OwnTicket.pattern(), get(plain_forms::own_ticket))
        .route(Route::Act.pattern(), post(plain_forms::plain_form))
        .route(Route::Language.pattern(), get(middleware::switch_language))
        .route(Route::ReportFile.pattern(), get(downloads::download))
        .route(Route::AnnualFile.pattern(), get(downloads::annual))
        .route(Route::AgendaFile.pattern(), get(agenda::download))
        .route(Route::Live.pattern(), get(live::live))
        .route(Route::BenchNews.pattern(), get(bench_news::bench_news))
        .route(Route::LogExport.pattern(), get(log_export::log_json))
        .route(Route::ProgressJson.pattern(), get(progress::json))
        .route(Route::ProgressCsv.pattern(), get(progress::csv))
        .route(Route::ProgressFeed.pattern(), get(progress::atom))
        .route(Route::ThemesFeed.pattern(), get(themes_feed::atom))
        .route(Route::ProposalFile.pattern(), get(proposal_file::download))
        .route(Route::PrintSlips.pattern(), post(slips::print))
        .route(
            Route::ImportRoster.pattern(),
            post(roster_import::import).layer(DefaultBodyLimit::max(roster_import::REQUEST_MAX)),
        )
        .route(Route::LetterheadFile.pattern(), get(letterhead::download))
        .route(
            Route::ImportLetterhead.pattern(),
            post(letterhead::import).layer(DefaultBodyLimit::max(letterhead::REQUEST_MAX)),
        )
        .route(Route::PrintLinks.pattern(), post(links::print))
        .route(Route::Invite.pattern(), post(team::invite))
        .route(Route::InviteAgain.pattern(), post(team::invite_again))
        .route(Route::LinkEnquiry.pattern(), post(enquiries::link))
        .route(
            Route::ImportReplies.pattern(),
            post(enquiries::import).layer(DefaultBodyLimit::max(enquiries::REQUEST_MAX)),
        )
        .route(Route::ActsFile.pattern(), get(acts_page::download))
        .route(Route::DisclosureFile.pattern(), get(disclosure_file::download))
        .route(Route::EnquiryFile.pattern(), get(downloads::enquiry))
        .route(Route::Issue.pattern(), post(issue::door))
        .route(Route::Key.pattern(), get(issue::key))
        .route(Route::Hands.pattern(), post(hands::offer))
        .route(Route::Healthz.pattern(), get(health::healthz))
        .route(Route::Readyz.pattern(), get(health::readyz))
        .with_state(state.clone())
        .layer(from_fn(middleware::tidy))
        .merge(files(&state.config.site()))
}

/// What goes to other offices and tools as a file, and comes from them.
fn exchanged() -> Router<AppState> {
    Router::new()
        .route(Route::ThemesFile.pattern(), post(exchange::download))
        .route(
            Route::ThemeExchange.pattern(),
            post(exchange::import).layer(DefaultBodyLimit::max(exchange::REQUEST_MAX)),
        )
        .route(Route::IdeasFile.pattern(), get(library::download))
        .route(
            Route::ImportIdeas.pattern(),
            post(library::import).layer(DefaultBodyLimit::max(library::REQUEST_MAX)),
        )
        .route(Route::Outside.pattern(), post(outside::send))
        .route(
            Route::BringGroups.pattern(),
            post(bench::bring).layer(DefaultBodyLimit::max(bench::REQUEST_MAX)),
        )
}

/// The organizer's year and the office's calendar: files, what comes from files, and the feed.
fn of_the_year() -> Router<AppState> {
    Router::new()
        .route(Route::YearTable.pattern(), get(year::table_file))
        .route(Route::YearEvents.pattern(), get(year::calendar_file))
        .route(
            Route::ImportYear.pattern(),
            post(year::import).layer(DefaultBodyLimit::max(year::REQUEST_MAX)),
        )
        .route(Route::MakeFeed.pattern(), post(year::make_feed))
        .route(Route::Feed.pattern(), get(year::feed))
        .route(
            Route::ImportHolidays.pattern(),
            post(office_calendar::import)
                .layer(DefaultBodyLimit::max(office_calendar::REQUEST_MAX)),
        )
}

/// How people come in: readers by the passphrase, staff by a personal link, who has an account by the office's own
/// provider or a passkey.
fn ways_in() -> Router<AppState> {
    Router::new()
        .route(Route::EnterPassphrase.pattern(), post(passphrase::enter))
        .route(Route::BeginPick.pattern(), post(issue::begin))
        .route(Route::EndPick.pattern(), post(issue::end))
        .route(Route::OidcBegin.pattern(), get(oidc::begin))
        .route(Route::OidcBack.pattern(), get(oidc::back))
        .route(Route::OidcLeave.pattern(), get(oidc::leave))
        .route(Route::BeginPasskey.pattern(), post(passkeys::begin))
        .route(Route::EndPasskey.pattern(), post(passkeys::end))
        .route(Route::BeginOwnPasskey.pattern(), post(passkeys::begin_own))
        .route(Route::AddPasskey.pattern(), post(passkeys::add))
}

/// What is printed, and comes from paper.
fn on_paper() -> Router<AppState> {
    Router::new()
        .route(Route::PrintPaper.pattern(), get(printed::print))
        .route(
            Route::ImportPaper.pattern(),
            post(paper::import).layer(DefaultBodyLimit::max(paper::REQUEST_MAX)),
        )
        .route(
            Route::PhotoPaper.pattern(),
            post(paper::photo).layer(DefaultBodyLimit::max(paper::PHOTO_REQUEST_MAX)),
        )
        .route(Route::Slip.pattern(), get(printed::slip))
}

/// Pages, and the server functions below `/do/`: what Leptos answers, with the page of what is not
/// found. Only so many are rendered at once; other addresses have limits of their own.
fn pages(state: &AppState) -> Router<AppState> {
    let context = {
        let state = state.clone();
        move || provide_context(state.clone())
    };
    let document = {
        let assets = state.assets.clone();
        move || shell(&assets)
    };
    Router::new()
        .leptos_routes_with_context(
            state,
            generate_route_list(App),
            context.clone(),
            document.clone(),
        )
        .fallback(render_app_async_with_context(context, document))
        .layer(from_fn_with_state(state.clone(), rooms::rooms))
}

/// The check against cross-site request forgery: writes come from our own origin, or from the one
/// that is configured where a proxy stands before us.
fn cross_site_check(state: &AppState) -> Result<CsrfLayer, ConfigError> {
    let csrf = CsrfLayer::new();
    match &state.config.origin {
        Some(origin) => csrf.add_trusted_origin(origin),
        None => Ok(csrf),
    }
}

/// Where browsers reach the board over HTTPS they are to go on doing so (RFC 6797). For this host
/// alone: the names below and above it are somebody else's.
fn strict_transport(state: &AppState) -> SetResponseHeaderLayer<Option<HeaderValue>> {
    SetResponseHeaderLayer::overriding(
        header::STRICT_TRANSPORT_SECURITY,
        state.config.is_https().then_some(HALF_A_YEAR),
    )
}
