//! `/pick/{token}`: the page behind a personal link. It says that one is on the list; the button
//! begins, and the browser's second program picks up the tickets of all themes that are announced
//! or open (`verifier/pick.rs`). It shows every state by an attribute of the theme's row, so that
//! no text is in the program.
//!
//! The page is the same before and after: an organizer who printed the link can open it too. What
//! was picked up before is told by `POST /issue` alone, which takes the ticket where there is one
//! to take.

use axum::http::{HeaderValue, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::address::{Address, DONE, Route};
use crate::components::{layout::Public, page::page, request, verifier::Verifier};
use crate::domain::{calendar::Dates, theme::Theme};
use crate::http::{AppState, issue};
use crate::i18n::{Lang, say};

/// The states of a row that the program sets, each with a sentence of its own.
const STATES: [&str; 6] = ["working", "done", "bad-log", "bad-key", "offline", "refused"];

/// The page.
#[component]
pub fn PickPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates) = (request::lang(), request::dates());
    let token = request::param("token");
    let ready = request::query(DONE) == "ready";
    let headers = request::headers();
    let own = !request::query("own").is_empty();
    // The page after the button has no form, so it need not even say where it stands; its address
    // is a person's.
    if let Some(response) = use_context::<ResponseOptions>().filter(|_| ready) {
        response.insert_header(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    }
    page(async move {
        let text = &lang.texts().sealed;
        let person = if ready {
            issue::visitor(&state, &headers, &token).await?
        } else {
            state.linked(&token).await?.0
        };
        let offers = state.offers(person).await?;
        let content = if ready {
            picking(lang, dates, &offers, own, state.log_pass()).into_any()
        } else {
            door(lang, dates, token, &offers).into_any()
        };
        Ok(view! {
            <Public lang title=text.pick_title here=Route::Pick>
                <div class="narrow">{content}</div>
            </Public>
            {ready.then(|| view! { <Verifier start="pick"/> })}
        }
        .into_any())
    })
}

/// What will happen, and the button.
fn door(lang: Lang, dates: Dates, token: String, offers: &[Theme]) -> impl IntoView + use<> {
    let text = &lang.texts().sealed;
    let titles = offers.iter().map(|theme| row_head(lang, dates, theme)).collect_view();
    let some = !offers.is_empty();
    let form = some.then(|| {
        view! {
            <form class="form" method="post" action=Address::BeginPick>
                <input type="hidden" name="token" value=token/>
                <label class="choice">
                    <input type="checkbox" name="own" value="1"/>
                    <span>{text.pick_own}<span class="hint">{text.pick_own_hint}</span></span>
                </label>
                <noscript><p class="banner bad">{text.pick_noscript}</p></noscript>
                <p class="actions"><button class="btn">{text.pick_button}</button></p>
            </form>
        }
    });
    let none = (!some).then(|| view! { <p class="banner">{text.pick_none}</p> });
    view! {
        <section class="sheet taped lemon door">
            <h1>{text.pick_title}</h1>
            <p><strong>{text.pick_lead}</strong>" "{text.pick_says}</p>
            <ul class="picks">{titles}</ul>
            {form}
            {none}
        </section>
    }
}

/// The rows in which the program works.
fn picking(
    lang: Lang,
    dates: Dates,
    offers: &[Theme],
    own: bool,
    pass: Option<String>,
) -> impl IntoView + use<> {
    let text = &lang.texts().sealed;
    let rows = offers.iter().map(|theme| row(lang, dates, theme, own)).collect_view();
    let keep = if own { text.pick_kept } else { text.pick_shared };
    view! {
        <section class="sheet taped lemon door" id="pick" data-own=own.then_some("1")
            data-pass=pass>
            <h1>{text.pick_title}</h1>
            <noscript><p class="banner bad">{text.pick_noscript}</p></noscript>
            <p>{keep}</p>
            <p class="quiet">{text.pick_later}</p>
            <p class="banner bad" id="idle" role="status" hidden>{text.idle_warning}</p>
            <p class="banner" id="wiped" role="status" hidden>{text.pick_wiped}</p>
            <ul class="picks">{rows}</ul>
            {(!own).then(|| view! { <p class="actions"><button class="btn plain" type="button" id="wipe">{text.pick_wipe}</button></p> })}
        </section>
    }
}

fn row_head(lang: Lang, dates: Dates, theme: &Theme) -> impl IntoView + use<> {
    view! {
        <li>
            <h2>{theme.title.clone()}</h2>
            <p class="quiet">{say::period(lang, dates, theme)}</p>
        </li>
    }
}

fn row(lang: Lang, dates: Dates, theme: &Theme, own: bool) -> impl IntoView + use<> {
    let text = &lang.texts().sealed;
    let says = [
        text.pick_working,
        text.pick_done,
        text.pick_bad_log,
        text.pick_bad_key,
        text.pick_offline,
        "",
    ];
    let says = STATES
        .iter()
        .zip(says)
        .map(|(state, says)| view! { <p class=format!("says {state}")>{says}</p> })
        .collect_view();
    let board = Address::Board(&theme.slug).to_string();
    let to_board = if own { text.pick_board } else { text.pick_board_shared };
    view! {
        <li data-theme=theme.id.to_string() data-slug=theme.slug.clone() data-state="waiting"
            aria-live="polite">
            <h2>{theme.title.clone()}</h2>
            <p class="quiet">{say::period(lang, dates, theme)}</p>
            {says}
            <div class="result">
                <div class="qr-place"></div>
                <div>
                    <p class="label">{text.pick_code}</p>
                    <p class="code num"></p>
                    <p class="hint">{text.pick_code_hint}</p>
                </div>
                <p class="words">
                    <span class="label">{text.words_title}</span>" "<strong></strong>
                </p>
                <p class="hint">{text.words_says}</p>
                <div class="displaces" role="alert" hidden>
                    <p class="banner bad">{lang.texts().offer.pick_other}</p>
                    <p class="actions">
                        <button class="btn danger replace" type="button">
                            {lang.texts().offer.pick_replace}
                        </button>
                    </p>
                </div>
                <p class="actions"><a class="btn" href=board rel="noreferrer">{to_board}</a></p>
            </div>
            <p class="actions again">
                <button class="btn" type="button">{text.pick_again}</button>
            </p>
        </li>
    }
}
