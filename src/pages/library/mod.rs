//! `/admin/library`: forty ideas for themes with their prompts, by purpose, and an order for a first
//! year. Each leads to the form of a new theme, filled in; nothing is stored here.

mod card;
mod year;

use chrono::NaiveDate;
use leptos::prelude::*;

use self::{
    card::{Shown, card},
    year::year,
};
use super::admin::signed_in;
use crate::address::Address;
use crate::components::{layout::Admin, request};
use crate::domain::library::Purpose;
use crate::http::with_query;
use crate::i18n::Lang;
use crate::service::Actor;
use crate::store::Account;

/// The field of the address that says for which purpose ideas are shown.
const PURPOSE: &str = "purpose";

/// The page.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let (lang, dates) = (request::lang(), request::dates());
    let purpose = request::query(PURPOSE);
    signed_in(move |state, account| async move {
        let used = state.used_ideas(&Actor::of(&account)).await?;
        let shown = Shown { lang, dates, used };
        // A word that is none shows all, as no word does.
        Ok(content(&shown, account, purpose.parse().ok(), state.today()))
    })
}

fn content(of: &Shown, account: Account, purpose: Option<Purpose>, today: NaiveDate) -> AnyView {
    let lang = of.lang;
    let text = &lang.texts().library;
    let shown = Purpose::ALL.iter().filter(|one| purpose.is_none_or(|only| only == **one));
    let shelves = shown.map(|one| shelf(of, *one)).collect_view();
    let year = purpose.is_none().then(|| year(lang, of.dates, today));
    view! {
        <Admin lang title=text.title account>
            <div class="page library">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                    <p class="quiet">{text.why_hint}</p>
                </div>
                {purposes(lang, purpose)}
                {year}
                {shelves}
                <section class="panel prose" aria-labelledby="example">
                    <h2 id="example">{text.example}</h2>
                    <p>{text.example_lead}</p>
                </section>
            </div>
        </Admin>
    }
    .into_any()
}

/// The ways to the ideas for one purpose, and to all.
fn purposes(lang: Lang, chosen: Option<Purpose>) -> AnyView {
    let texts = lang.texts();
    let link = |purpose: Option<Purpose>| {
        let (says, href) = match purpose {
            Some(one) => (
                (texts.ideas.purpose)(one),
                with_query(Address::Library, &[(PURPOSE, one.as_str())]),
            ),
            None => (texts.library.all, Address::Library.to_string()),
        };
        let current = (purpose == chosen).then_some("true");
        view! { <a href=href aria-current=current>{says}</a> }
    };
    let links = [None].into_iter().chain(Purpose::ALL.iter().copied().map(Some)).map(link);
    view! { <nav class="chips" aria-label=texts.library.purposes>{links.collect_view()}</nav> }
        .into_any()
}

/// The ideas for one purpose.
fn shelf(of: &Shown, purpose: Purpose) -> AnyView {
    let texts = of.lang.texts();
    let id = purpose.as_str();
    let many = (texts.library.count)(purpose.ideas().count());
    let cards = purpose.ideas().map(|idea| card(of, idea)).collect_view();
    view! {
        <section class="shelf" aria-labelledby=id>
            <h2 id=id>{(texts.ideas.purpose)(purpose)}" "<span class="quiet">{many}</span></h2>
            <ul class="ideas">{cards}</ul>
        </section>
    }
    .into_any()
}
