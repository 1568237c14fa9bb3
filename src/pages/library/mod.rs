//! `/admin/library`: forty ideas for themes with their prompts, by purpose, and an order for a first
//! year; and those of the office's own. Each leads to the form of a new theme, filled in.

mod card;
mod file;
mod own;
mod year;

use chrono::NaiveDate;
use leptos::prelude::*;

pub use self::file::{REQUEST_MAX, download, import};
use self::{
    card::{Shown, card},
    file::{COUNT, Looked, exchange},
    own::{CHANGE, own},
    year::year,
};
use super::admin::signed_in;
use crate::address::{Address, DONE, LibraryFlash};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    library::{Purpose, own::OwnIdea},
};
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
    let [purpose, change, done, count] = [PURPOSE, CHANGE, DONE, COUNT].map(request::query);
    let form = FormState { lang, echo: request::echo(), prefix: "" };
    signed_in(move |state, account| async move {
        let by = Actor::of(&account);
        let changed = match change.as_str() {
            "" => None,
            id => Some(state.own_idea(&by, id.parse().map_err(|_| Fault::NotFound)?).await?),
        };
        let looked = Looked::again(&state, &by, &form).await;
        let page = Page {
            shown: Shown { lang, dates, used: state.used_ideas(&by).await? },
            // A word that is none shows all, as no word does.
            purpose: purpose.parse().ok(),
            flash: done.parse().ok().map(|done| flash(lang, done, &count)),
            own: state.own_ideas(&by).await?,
            form,
            changed,
            looked,
        };
        Ok(content(page, account, state.today()))
    })
}

/// All that the page shows.
struct Page {
    shown: Shown,
    purpose: Option<Purpose>,
    flash: Option<String>,
    own: Vec<OwnIdea>,
    form: FormState,
    changed: Option<OwnIdea>,
    looked: Option<Looked>,
}

/// What was just done.
fn flash(lang: Lang, done: LibraryFlash, count: &str) -> String {
    let text = &lang.texts().own_ideas;
    match done {
        LibraryFlash::Saved => text.saved.to_owned(),
        LibraryFlash::Dropped => text.dropped.to_owned(),
        LibraryFlash::Added => (text.added)(count.parse().unwrap_or_default()),
    }
}

fn content(page: Page, account: Account, today: NaiveDate) -> AnyView {
    let Page { shown: of, purpose, flash, own: ideas, form, changed, looked } = &page;
    let (lang, purpose) = (of.lang, *purpose);
    let text = &lang.texts().library;
    let flash = flash.clone().map(|says| {
        view! { <div class="banner good" role="status"><p>{says}</p></div> }
    });
    // A file is told of beside its field.
    let is_file = looked.is_some() || form.problem("file").is_some();
    let banner = (!is_file).then(|| view! { <FormBanner form=form.clone()/> });
    let mine = own(of, form, ideas, purpose, changed.as_ref());
    let exchange = exchange(form, looked.as_ref(), ideas.len());
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
                    <p><a href="#own">{lang.texts().own_ideas.title}</a></p>
                </div>
                {flash}
                {banner}
                {purposes(lang, purpose)}
                {year}
                {shelves}
                {mine}
                {exchange}
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
