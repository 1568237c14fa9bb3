//! The layout around the content: header, main landmark, footer. One frame for everybody, one for
//! organizers.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{guide::PageHelp, request, stay::Stay};
use crate::address::{Address, Route};
use crate::http::AppState;
use crate::i18n::{Lang, say};
use crate::store::Account;

/// The frame of a page that everybody can read. `here` is the page's own row, for the mark in the
/// navigation.
#[component]
pub fn Public(
    lang: Lang,
    #[prop(into)] title: String,
    here: Route,
    children: Children,
) -> impl IntoView {
    let text = &lang.texts().common;
    let now = (here == Route::Home).then_some("page");
    let trust = (here == Route::Trust).then_some("page");
    let state = use_context::<AppState>();
    // The words change with what happens on the board: where a passphrase is set, those who have
    // not given it do not see them.
    let outside = matches!(
        here,
        Route::Login
            | Route::Setup
            | Route::Join
            | Route::EnterPassphrase
            | Route::Fault
            | Route::Enquired
            | Route::OwnHand
    ) && state.as_ref().is_some_and(|state| state.is_closed());
    let office = office_name(state.as_ref());
    let head = state.filter(|_| !outside).map(|state| state.log_head()).filter(|head| head.seq > 0);
    let words = head.map(
        |head| view! { <p class="log-words"><a href=Address::Log>{text.log_words}</a>" "<span>{say::words(lang, &head.hash)}</span></p> },
    );
    view! {
        <Title text=title/>
        <a class="skip" href="#main">{text.skip}</a>
        <header class="bar">
            <a class="brand" href=Address::Home>
                <span class="mark" aria-hidden="true"></span>{office}{text.brand}
            </a>
            <nav aria-label=text.nav>
                <a href=Address::Home aria-current=now>{text.nav_now}</a>
                <a href=format!("{}#past", Address::Home)>{text.nav_past}</a>
                <a href=Address::Trust aria-current=trust>{text.nav_trust}</a>
            </nav>
            <LangSwitch lang/>
        </header>
        // Shown where the root says that there is no network.
        {here.is_kept_offline().then(|| view! { <p class="offline" role="status">{text.offline}</p> })}
        <main id="main" tabindex="-1">{children()}</main>
        <footer class="base">
            <p>{text.footer_promise}<a href=Address::Trust>{text.footer_limits}</a>{text.footer_end}</p>
            <p>{text.brand}" "{env!("CARGO_PKG_VERSION")}</p>
            {words}
            <p><a href=Address::Login>{text.sign_in}</a></p>
        </footer>
    }
}

/// The frame of a page for people with accounts.
#[component]
pub fn Admin(
    lang: Lang,
    #[prop(into)] title: String,
    account: Account,
    children: Children,
) -> impl IntoView {
    let (common, text) = (&lang.texts().common, &lang.texts().admin);
    let here = request::route();
    let current = |route| (here == Some(route)).then_some("page");
    let [list, own] = [Route::Admin, Route::OwnAccount].map(current);
    let own_account = lang.texts().own_account.title;
    let office = office_name(use_context::<AppState>().as_ref());
    let help = here.and_then(Route::topic).map(|topic| view! { <PageHelp lang topic/> });
    view! {
        <Title text=title/>
        <a class="skip" href="#main">{common.skip}</a>
        <header class="bar">
            <a class="brand" href=Address::Admin>
                <span class="mark" aria-hidden="true"></span>{office}{common.brand}
                <span class="role">{text.role}</span>
            </a>
            <nav aria-label=text.nav>
                <a href=Address::Admin aria-current=list>{text.themes}</a>
                <a href=Address::Home>{text.home}</a>
                <a href=Address::OwnAccount aria-current=own>{own_account}</a>
            </nav>
            <LangSwitch lang/>
            <form class="signout" method="post" action=Address::SignOut>
                <button class="btn plain small" title=(text.signed_in)(&account.email)>
                    {text.sign_out}
                </button>
            </form>
        </header>
        <main id="main" tabindex="-1">{help}{children()}</main>
        <Stay lang/>
    }
}

/// How the office is called, before the board's own name.
fn office_name(state: Option<&AppState>) -> Option<AnyView> {
    let name = state.map(|state| state.office().name.clone()).filter(|name| !name.is_empty());
    name.map(|name| view! { <span class="office" dir="auto">{name}</span> }.into_any())
}

/// Leads to the same page in each language. Every language is named in itself, and the one that is
/// spoken is marked.
#[component]
fn LangSwitch(lang: Lang) -> impl IntoView {
    let here = request::address();
    // The page that shows a fault has no address of its own.
    let back =
        if request::route() == Some(Route::Fault) { Address::Home.to_string() } else { here };
    let back = serde_urlencoded::to_string([("back", back)]).unwrap_or_default();
    let links = Lang::ALL.iter().map(|to| {
        let tag = to.as_str();
        let current = (*to == lang).then_some("true");
        view! {
            <li>
                <a href=format!("{}?{back}", Address::Language(tag)) hreflang=tag lang=tag
                    rel="nofollow" aria-current=current>
                    {to.name()}
                </a>
            </li>
        }
    });
    view! { <ul class="lang">{links.collect_view()}</ul> }
}
