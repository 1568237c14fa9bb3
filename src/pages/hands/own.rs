//! `/hands/mine/{token}`: the page behind somebody's own link: what they offered, and the buttons to
//! keep it up and to take it back.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::address::{Address, DONE, HandFlash, Route};
use crate::components::{answer::anchor, layout::Public, page::page, request};
use crate::domain::{
    calendar::Dates,
    fault::Fault,
    hands::{OfferedHand, renewed_until},
    theme::Theme,
};
use crate::http::{AppState, fault};
use crate::i18n::{Lang, say};

/// The page.
#[component]
pub fn OwnHandPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates) = (request::lang(), request::dates());
    let (token, done) = (request::param("token"), request::query(DONE).parse::<HandFlash>().ok());
    let response = use_context::<ResponseOptions>();
    page(async move {
        let text = &lang.texts().hands;
        let body = if let Some((hand, theme)) = state.hand(&token).await? {
            let renewed = renewed_until(state.today()).max(hand.until);
            let kept = done == Some(HandFlash::Kept);
            shown(lang, dates, &hand, &theme, (&token, renewed, kept))
        } else {
            let taken = done == Some(HandFlash::TakenBack);
            if let Some(response) = response.filter(|_| !taken) {
                response.set_status(fault::status(&Fault::NotFound));
            }
            let (class, says) =
                if taken { ("banner good", text.taken_back) } else { ("banner", text.gone) };
            view! { <p class=class role="status">{says}</p> }.into_any()
        };
        Ok(view! {
            <Public lang title=text.own_title here=Route::OwnHand>
                <div class="narrow hand-page">
                    <section class="sheet taped sky door">
                        <h1>{text.own_title}</h1>
                        {body}
                    </section>
                </div>
            </Public>
        }
        .into_any())
    })
}

/// What was offered, to which day it is kept, and the two buttons.
fn shown(
    lang: Lang,
    dates: Dates,
    offered: &OfferedHand,
    theme: &Theme,
    (token, renewed, kept): (&str, chrono::NaiveDate, bool),
) -> AnyView {
    let text = &lang.texts().hands;
    let hand = &offered.hand;
    let fact = |label: &'static str, says: &str| {
        (!says.is_empty()).then(|| view! { <dt>{label}</dt><dd dir="auto">{says.to_owned()}</dd> })
    };
    let answer = format!("{}#{}", Address::Board(&theme.slug), anchor(offered.item));
    let until = say::date(lang, dates, offered.until);
    let flash = kept.then(|| view! { <p class="banner good" role="status">{text.kept}</p> });
    let keep = (renewed > offered.until).then(|| {
        let day = (text.kept_until)(say::date(lang, dates, renewed));
        view! {
            <form method="post" action=Address::KeepHand>
                {hidden(token)}
                <p class="actions"><button class="btn">{text.keep}</button></p>
                <p class="hint">{day}</p>
            </form>
        }
    });
    let later = (renewed <= offered.until && !kept)
        .then(|| view! { <p class="quiet">{text.keep_hint}</p> });
    view! {
        {flash}
        <p>{text.own_lead}</p>
        <dl class="facts">
            {fact(text.name, &hand.name)}
            <dt>{text.of_theme}</dt><dd dir="auto">{theme.title.clone()}</dd>
            {fact(text.ways, &say::ways(lang, hand))}
            {fact(text.skills, &hand.skills)}
            {fact(text.contact, &hand.contact)}
            <dt>{text.until}</dt><dd><time datetime=offered.until.to_string()>{until}</time></dd>
        </dl>
        <p><a href=answer>{text.with}</a></p>
        {keep}
        {later}
        <form method="post" action=Address::TakeHandBack>
            {hidden(token)}
            <p class="actions"><button class="btn danger">{text.take_back}</button></p>
            <p class="hint">{text.take_back_hint}</p>
        </form>
    }
    .into_any()
}

fn hidden(token: &str) -> AnyView {
    view! {
        <input type="hidden" name="page" value=Address::OwnHand(token)/>
        <input type="hidden" name="token" value=token.to_owned()/>
    }
    .into_any()
}
