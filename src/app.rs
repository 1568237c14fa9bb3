//! The document around every page (`<html>` and `<head>`), and the route table of the pages.
#![expect(clippy::too_many_lines, reason = "the table has a line for each page")]

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{PartialPathMatch, PathSegment, PossibleRouteMatch, SsrMode};

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
    view! {
        <Title formatter=move |title: String| if title.is_empty() { brand.to_owned() } else { format!("{title}｜{brand}") }/>
        <Router>
            <Routes fallback=pages::fault::FaultPage>
                <Route path=At(Row::Home) view=pages::home::HomePage ssr=WHOLE/>
                <Route path=At(Row::Board) view=pages::board::BoardPage ssr=WHOLE/>
                <Route path=At(Row::Mine) view=pages::mine::MinePage ssr=WHOLE/>
                <Route path=At(Row::Report) view=pages::report::ReportPage ssr=WHOLE/>
                <Route path=At(Row::Screen) view=pages::screen::ScreenPage ssr=WHOLE/>
                <Route path=At(Row::Progress) view=pages::progress::ProgressPage ssr=WHOLE/>
                <Route path=At(Row::OwnHand) view=pages::hands::OwnHandPage ssr=WHOLE/>
                <Route path=At(Row::Hands) view=pages::hands::HandsPage ssr=WHOLE/>
                <Route path=At(Row::ProgressEmbed) view=pages::progress::EmbedPage ssr=WHOLE/>
                <Route path=At(Row::Annual) view=pages::annual::AnnualPage ssr=WHOLE/>
                <Route path=At(Row::Trust) view=pages::trust::TrustPage ssr=WHOLE/>
                <Route path=At(Row::Policy) view=pages::policy::PolicyPage ssr=WHOLE/>
                <Route path=At(Row::Api) view=pages::api::ApiPage ssr=WHOLE/>
                <Route path=At(Row::Log) view=pages::log::LogPage ssr=WHOLE/>
                <Route path=At(Row::Fault) view=pages::fault::FaultPage ssr=WHOLE/>
                <Route path=At(Row::EnterPassphrase) view=pages::passphrase::PassphrasePage ssr=WHOLE/>
                <Route path=At(Row::Login) view=pages::login::LoginPage ssr=WHOLE/>
                <Route path=At(Row::Setup) view=pages::setup::SetupPage ssr=WHOLE/>
                <Route path=At(Row::Join) view=pages::join::JoinPage ssr=WHOLE/>
                <Route path=At(Row::Pick) view=pages::pick::PickPage ssr=WHOLE/>
                <Route path=At(Row::Admin) view=pages::admin::AdminPage ssr=WHOLE/>
                <Route path=At(Row::Roster) view=pages::roster::RosterPage ssr=WHOLE/>
                <Route path=At(Row::Emergency) view=pages::emergency::EmergencyPage ssr=WHOLE/>
                <Route path=At(Row::ThemeExchange) view=pages::exchange::ThemeExchangePage ssr=WHOLE/>
                <Route path=At(Row::Year) view=pages::year::YearPage ssr=WHOLE/>
                <Route path=At(Row::ImportYear) view=pages::year::ImportYearPage ssr=WHOLE/>
                <Route path=At(Row::OfficeCalendar) view=pages::office_calendar::OfficeCalendarPage ssr=WHOLE/>
                <Route path=At(Row::Library) view=pages::library::LibraryPage ssr=WHOLE/>
                <Route path=At(Row::NewTheme) view=pages::theme_edit::NewThemePage ssr=WHOLE/>
                <Route path=At(Row::AdminTheme) view=pages::admin_theme::AdminThemePage ssr=WHOLE/>
                <Route path=At(Row::Announce) view=pages::announce::AnnouncePage ssr=WHOLE/>
                <Route path=At(Row::Choosing) view=pages::choosing::ChoosingPage ssr=WHOLE/>
                <Route path=At(Row::Disclosure) view=pages::disclosure::DisclosurePage ssr=WHOLE/>
                <Route path=At(Row::Paper) view=pages::paper::PaperPage ssr=WHOLE/>
                <Route path=At(Row::ImportPaper) view=pages::paper::ImportPaperPage ssr=WHOLE/>
                <Route path=At(Row::PhotoPaper) view=pages::paper::PhotoPaperPage ssr=WHOLE/>
                <Route path=At(Row::PaperNote) view=pages::paper::PaperNotePage ssr=WHOLE/>
                <Route path=At(Row::Bench) view=pages::bench::BenchPage ssr=WHOLE/>
                <Route path=At(Row::BringGroups) view=pages::bench::BringGroupsPage ssr=WHOLE/>
                <Route path=At(Row::Outside) view=pages::outside::OutsidePage ssr=WHOLE/>
                <Route path=At(Row::Item) view=pages::answers::ItemPage ssr=WHOLE/>
                <Route path=At(Row::Answers) view=pages::answers::AnswersPage ssr=WHOLE/>
                <Route path=At(Row::Shortlist) view=pages::shortlist::ShortlistPage ssr=WHOLE/>
                <Route path=At(Row::Agenda) view=pages::agenda::AgendaPage ssr=WHOLE/>
                <Route path=At(Row::Meeting) view=pages::meeting::MeetingPage ssr=WHOLE/>
                <Route path=At(Row::Proposal) view=pages::answers::ProposalPage ssr=WHOLE/>
                <Route path=At(Row::Schemes) view=pages::schemes::SchemesPage ssr=WHOLE/>
                <Route path=At(Row::Trash) view=pages::trash::TrashPage ssr=WHOLE/>
                <Route path=At(Row::Queue) view=pages::queue::QueuePage ssr=WHOLE/>
                <Route path=At(Row::Presets) view=pages::presets::PresetsPage ssr=WHOLE/>
                <Route path=At(Row::Templates) view=pages::templates::TemplatesPage ssr=WHOLE/>
                <Route path=At(Row::Enquiries) view=pages::enquiries::EnquiriesPage ssr=WHOLE/>
                <Route path=At(Row::Enquiry) view=pages::enquiries::EnquiryPage ssr=WHOLE/>
                <Route path=At(Row::Enquired) view=pages::enquiries::EnquiredPage ssr=WHOLE/>
                <Route path=At(Row::FirstDay) view=pages::first_day::FirstDayPage ssr=WHOLE/>
                <Route path=At(Row::Trial) view=pages::trial::TrialPage ssr=WHOLE/>
                <Route path=At(Row::Channels) view=pages::channels::ChannelsPage ssr=WHOLE/>
                <Route path=At(Row::Letterhead) view=pages::letterhead::LetterheadPage ssr=WHOLE/>
                <Route path=At(Row::Team) view=pages::team::TeamPage ssr=WHOLE/>
                <Route path=At(Row::Member) view=pages::team::MemberPage ssr=WHOLE/>
                <Route path=At(Row::OwnAccount) view=pages::own_account::OwnAccountPage ssr=WHOLE/>
                <Route path=At(Row::Guide) view=pages::guide::GuidePage ssr=WHOLE/>
                <Route path=At(Row::PolicyFields) view=pages::policy_fields::PolicyFieldsPage ssr=WHOLE/>
                <Route path=At(Row::EditTheme) view=pages::theme_edit::EditThemePage ssr=WHOLE/>
                <Route path=At(Row::Certificate) view=pages::certificate::CertificatePage ssr=WHOLE/>
            </Routes>
        </Router>
    }
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
