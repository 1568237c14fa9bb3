//! The document around every page (`<html>` and `<head>`), and the route table of the pages.
#![expect(clippy::too_many_lines, reason = "the table has a line for each page")]

use leptos::children::ToChildren;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::{RouteChildren, Router, Routes, RoutesProps};
use leptos_router::{
    ChooseView, NestedRoute, PartialPathMatch, PathSegment, PossibleRouteMatch, SsrMode,
};

use crate::address::{Address, Route as Row};
use crate::components::{hydration::needs, request};
use crate::http::{Assets, csp};
use crate::pages;

/// The document: what every page has in its head, the policy that names this rendering's nonce, and
/// the page itself.
pub fn shell(assets: &Assets) -> impl IntoView + use<> {
    if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>())
        && let framed = request::route().is_some_and(Row::may_be_framed)
        && let Ok(policy) = csp(nonce.as_inner(), &assets.board_style_source, framed).parse()
    {
        response.insert_header(axum::http::header::CONTENT_SECURITY_POLICY, policy);
    }
    view! {
        <!DOCTYPE html>
        <html lang=request::lang().as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href=Address::Icon type="image/svg+xml"/>
                <link rel="apple-touch-icon" href=Address::IconTouch/>
                <link rel="manifest" href=Address::Manifest/>
                {style(assets)}
                {feed()}
                {pages::screen::reload()}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// A page's style within it, or the file that all others share; see [`Row::carries_style`].
fn style(assets: &Assets) -> AnyView {
    if request::route().is_some_and(Row::carries_style) {
        let style = assets.board_style.to_string();
        view! { <style>{style}</style> }.into_any()
    } else {
        needs(&assets.css);
        view! { <link rel="stylesheet" href=assets.css.clone()/> }.into_any()
    }
}

/// The feed of themes, where feed readers look for it: at the entrance.
fn feed() -> Option<AnyView> {
    let entrance = request::route().is_some_and(|route| route == Row::Home);
    entrance.then(|| {
        let media = "application/atom+xml";
        view! { <link rel="alternate" type=media href=Address::ThemesFeed/> }.into_any()
    })
}

/// A page goes out whole, so that it is complete without JavaScript and has the right status.
const WHOLE: SsrMode = SsrMode::Async;

/// Every page of the program.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let brand = request::lang().texts().common.brand;
    // Without its type, as every route: one that holds the types of all pages would stand in the name of whatever is made for it, up to a
    // megabyte long (docs/architecture.md).
    let routes = || {
        let children = RouteChildren::to_children(table);
        Routes(RoutesProps::builder().fallback(pages::fault::FaultPage).children(children).build())
    };
    view! {
        <Title formatter=move |title: String| if title.is_empty() { brand.to_owned() } else { format!("{title}｜{brand}") }/>
        <Router>{routes()}</Router>
    }
    .into_any()
}

/// Each page at its place.
fn table() -> StaticVec<AnyNestedRoute> {
    vec![
        page(Row::Home, pages::home::HomePage),
        page(Row::Board, pages::board::BoardPage),
        page(Row::Mine, pages::mine::MinePage),
        page(Row::Report, pages::report::ReportPage),
        page(Row::Screen, pages::screen::ScreenPage),
        page(Row::Progress, pages::progress::ProgressPage),
        page(Row::OwnHand, pages::hands::OwnHandPage),
        page(Row::Hands, pages::hands::HandsPage),
        page(Row::ProgressEmbed, pages::progress::EmbedPage),
        page(Row::Annual, pages::annual::AnnualPage),
        page(Row::Trust, pages::trust::TrustPage),
        page(Row::Policy, pages::policy::PolicyPage),
        page(Row::Api, pages::api::ApiPage),
        page(Row::Log, pages::log::LogPage),
        page(Row::Fault, pages::fault::FaultPage),
        page(Row::EnterPassphrase, pages::passphrase::PassphrasePage),
        page(Row::Login, pages::login::LoginPage),
        page(Row::Setup, pages::setup::SetupPage),
        page(Row::Join, pages::join::JoinPage),
        page(Row::Pick, pages::pick::PickPage),
        page(Row::Admin, pages::admin::AdminPage),
        page(Row::Roster, pages::roster::RosterPage),
        page(Row::Emergency, pages::emergency::EmergencyPage),
        page(Row::ThemeExchange, pages::exchange::ThemeExchangePage),
        page(Row::Year, pages::year::YearPage),
        page(Row::ImportYear, pages::year::ImportYearPage),
        page(Row::OfficeCalendar, pages::office_calendar::OfficeCalendarPage),
        page(Row::Library, pages::library::LibraryPage),
        page(Row::NewTheme, pages::theme_edit::NewThemePage),
        page(Row::AdminTheme, pages::admin_theme::AdminThemePage),
        page(Row::Announce, pages::announce::AnnouncePage),
        page(Row::Choosing, pages::choosing::ChoosingPage),
        page(Row::Disclosure, pages::disclosure::DisclosurePage),
        page(Row::Paper, pages::paper::PaperPage),
        page(Row::ImportPaper, pages::paper::ImportPaperPage),
        page(Row::PhotoPaper, pages::paper::PhotoPaperPage),
        page(Row::PaperNote, pages::paper::PaperNotePage),
        page(Row::Bench, pages::bench::BenchPage),
        page(Row::BringGroups, pages::bench::BringGroupsPage),
        page(Row::Outside, pages::outside::OutsidePage),
        page(Row::Item, pages::answers::ItemPage),
        page(Row::Answers, pages::answers::AnswersPage),
        page(Row::Shortlist, pages::shortlist::ShortlistPage),
        page(Row::Agenda, pages::agenda::AgendaPage),
        page(Row::Meeting, pages::meeting::MeetingPage),
        page(Row::Proposal, pages::answers::ProposalPage),
        page(Row::Schemes, pages::schemes::SchemesPage),
        page(Row::Trash, pages::trash::TrashPage),
        page(Row::Queue, pages::queue::QueuePage),
        page(Row::Presets, pages::presets::PresetsPage),
        page(Row::Templates, pages::templates::TemplatesPage),
        page(Row::Enquiries, pages::enquiries::EnquiriesPage),
        page(Row::Enquiry, pages::enquiries::EnquiryPage),
        page(Row::Enquired, pages::enquiries::EnquiredPage),
        page(Row::FirstDay, pages::first_day::FirstDayPage),
        page(Row::Trial, pages::trial::TrialPage),
        page(Row::Channels, pages::channels::ChannelsPage),
        page(Row::Letterhead, pages::letterhead::LetterheadPage),
        page(Row::Acts, pages::acts::ActsPage),
        page(Row::Team, pages::team::TeamPage),
        page(Row::Member, pages::team::MemberPage),
        page(Row::OwnAccount, pages::own_account::OwnAccountPage),
        page(Row::Guide, pages::guide::GuidePage),
        page(Row::PolicyFields, pages::policy_fields::PolicyFieldsPage),
        page(Row::EditTheme, pages::theme_edit::EditThemePage),
        page(Row::Certificate, pages::certificate::CertificatePage),
    ]
    .into()
}

fn page<View>(row: Row, view: View) -> AnyNestedRoute
where
    View: ChooseView + Clone + 'static,
{
    NestedRoute::new(At(row), view).ssr_mode(WHOLE).into_any_nested_route()
}

/// The place of a page in the router: a row of the table of addresses.
#[derive(Clone, Copy)]
struct At(Row);

impl PossibleRouteMatch for At {
    fn optional(&self) -> bool {
        false
    }

    /// A slash at the end is taken for a mistake in typing.
    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let plain = path.strip_suffix('/').filter(|plain| !plain.is_empty()).unwrap_or(path);
        let parts = self.0.parts(plain)?.into_iter().map(ToOwned::to_owned);
        let params = self.0.names().map(Into::into).zip(parts).collect();
        Some(PartialPathMatch::new(&path[plain.len()..], params, plain))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        let pattern = self.0.pattern();
        let segments = pattern.split('/').filter(|segment| !segment.is_empty());
        path.extend(segments.map(|segment| {
            match segment.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) => PathSegment::Param(name.into()),
                None => PathSegment::Static(segment.into()),
            }
        }));
        if pattern == "/" {
            path.push(PathSegment::Static(pattern.into()));
        }
    }
}
