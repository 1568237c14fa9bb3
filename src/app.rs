//! The shell around every page, and the one table of routes.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::components::{hydration::needs, request};
use crate::pages;
use crate::server::{Assets, csp};

/// The document: what every page has in its head, the policy that names this rendering's nonce, and the page itself.
pub fn shell(assets: &Assets) -> impl IntoView + use<> {
    if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>())
        && let Ok(policy) = csp(nonce.as_inner(), &assets.board_style_source).parse()
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
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icon-touch.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                {style(assets)}
                {pages::screen::reload()}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// A board carries its style within it: it is what people open first, on a phone, and a file of its own would be one more round trip before
/// anything is drawn. All other pages share one file.
fn style(assets: &Assets) -> AnyView {
    let address = request::address();
    let board = address.strip_prefix("/t/").is_some_and(|rest| !rest.split('?').next().unwrap_or_default().contains('/'));
    if board {
        let style = assets.board_style.to_string();
        view! { <style>{style}</style> }.into_any()
    } else {
        needs(&assets.css);
        view! { <link rel="stylesheet" href=assets.css.clone()/> }.into_any()
    }
}

/// Every page of the program. `Async`: a page goes out whole, so that it is complete without JavaScript and has the right status.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let brand = request::lang().texts().common.brand;
    view! {
        <Title formatter=move |title: String| if title.is_empty() { brand.to_owned() } else { format!("{title}｜{brand}") }/>
        <Router>
            <Routes fallback=pages::fault::FaultPage>
                <Route path=path!("/") view=pages::home::HomePage ssr=SsrMode::Async/>
                <Route path=path!("/t/:slug") view=pages::board::BoardPage ssr=SsrMode::Async/>
                <Route path=path!("/t/:slug/mine") view=pages::mine::MinePage ssr=SsrMode::Async/>
                <Route path=path!("/t/:slug/report") view=pages::report::ReportPage ssr=SsrMode::Async/>
                <Route path=path!("/t/:slug/screen") view=pages::screen::ScreenPage ssr=SsrMode::Async/>
                <Route path=path!("/trust") view=pages::trust::TrustPage ssr=SsrMode::Async/>
                <Route path=path!("/log") view=pages::log::LogPage ssr=SsrMode::Async/>
                <Route path=path!("/passphrase") view=pages::passphrase::PassphrasePage ssr=SsrMode::Async/>
                <Route path=path!("/login") view=pages::login::LoginPage ssr=SsrMode::Async/>
                <Route path=path!("/setup/:token") view=pages::setup::SetupPage ssr=SsrMode::Async/>
                <Route path=path!("/pick/:token") view=pages::pick::PickPage ssr=SsrMode::Async/>
                <Route path=path!("/admin") view=pages::admin::AdminPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/roster") view=pages::roster::RosterPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/emergency") view=pages::emergency::EmergencyPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/themes/new") view=pages::theme_edit::NewThemePage ssr=SsrMode::Async/>
                <Route path=path!("/admin/themes/:id") view=pages::admin_theme::AdminThemePage ssr=SsrMode::Async/>
                <Route path=path!("/admin/themes/:id/edit") view=pages::theme_edit::EditThemePage ssr=SsrMode::Async/>
                <Route path=path!("/admin/themes/:id/certificate") view=pages::certificate::CertificatePage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
