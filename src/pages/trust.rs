//! `/trust`: what is protected, and what is not, before somebody writes.

use leptos::prelude::*;

use crate::address::Route;
use crate::components::{layout::Public, request};
use crate::domain::inspection::{Database, Inspection};
use crate::http::AppState;
use crate::i18n::Lang;
use crate::service::Cover;

/// A heading and what it means.
type Point = (&'static str, &'static str);

/// The page.
#[component]
pub fn TrustPage() -> impl IntoView {
    let lang = request::lang();
    let text = &lang.texts().trust;
    let points = |points: &'static [Point]| {
        points.iter().map(|(what, why)| view! { <li><b>{*what}</b>{*why}</li> }).collect_view()
    };
    let state = use_context::<AppState>();
    let reading = &lang.texts().reading;
    let who_reads = if state.as_ref().is_some_and(|state| state.is_closed()) {
        reading.trust_on
    } else {
        reading.trust_off
    };
    let cover = state.as_ref().is_some_and(|state| state.config.cover != Cover::OFF);
    let cover = cover.then(|| points(std::slice::from_ref(&text.cover)));
    let postgres = state.is_some_and(|state| state.config.board_url.is_some());
    let postgres = postgres.then(|| view! { <div class="banner"><p>{text.postgres}</p></div> });
    view! {
        <Public lang title=text.title here=Route::Trust>
            <div class="page">
                <div class="page-head">
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                    <p class="quiet">{who_reads}</p>
                </div>
                {postgres}
                <div class="two">
                    <section class="sheet holds mint" aria-labelledby="holds">
                        <h2 class="tape" id="holds">{text.holds}</h2>
                        <ul class="points">{points(text.holds_points)}{cover}</ul>
                    </section>
                    <section class="sheet fails peach" aria-labelledby="fails">
                        <h2 class="tape" id="fails">{text.fails}</h2>
                        <ul class="points">{points(text.fails_points)}</ul>
                    </section>
                </div>
                <WhoKnows lang/>
                <StoredData lang/>
                <Advice lang/>
            </div>
        </Public>
    }
}

/// Who sees what of a note, and whether they can know who wrote it.
#[component]
fn WhoKnows(lang: Lang) -> impl IntoView {
    let text = &lang.texts().trust;
    let rows = text.who_rows.iter().map(|(who, sees, known)| {
        view! {
            <tr>
                <th scope="row">{*who}</th>
                <td data-l=text.sees_head>{*sees}</td>
                <td data-l=text.known_head><b>{*known}</b></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-labelledby="who">
            <header><h2 id="who">{text.who}</h2></header>
            <div class="panel">
                <table class="tbl stack">
                    <thead>
                        <tr>
                            <th scope="col">{text.who_head}</th>
                            <th scope="col">{text.sees_head}</th>
                            <th scope="col">{text.known_head}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// What readers can do for their own protection, and what the board is not for.
#[component]
fn Advice(lang: Lang) -> impl IntoView {
    let text = &lang.texts().trust;
    let advice = text.you_points.iter().map(|advice| view! { <li>{*advice}</li> }).collect_view();
    view! {
        <div class="two">
            <section class="prose" aria-labelledby="you">
                <h2 id="you">{text.you}</h2>
                <ul>{advice}</ul>
            </section>
            <section class="prose" aria-labelledby="not">
                <h2 id="not">{text.not_here}</h2>
                <p>{text.not_here_text}</p>
            </section>
        </div>
    }
}

/// What the running databases hold, read off them, and settings that are not as they must be.
#[component]
fn StoredData(lang: Lang) -> impl IntoView {
    let text = &lang.texts().trust;
    let inspection = use_context::<AppState>().map(|state| state.inspection()).unwrap_or_default();
    // Nothing has been looked at yet in the first moments after a start: then nothing is claimed.
    if inspection.databases.is_empty() {
        return ().into_any();
    }
    let settings = settings(lang, &inspection);
    let databases = [text.board_db, text.people_db]
        .into_iter()
        .zip(&inspection.databases)
        .map(|(name, database)| tables(lang, name, database))
        .collect_view();
    view! {
        <section class="section stored" aria-labelledby="stored">
            <header><h2 id="stored">{text.stored}</h2></header>
            <p>{text.stored_lead}</p>
            <h3>{text.settings}</h3>
            {settings}
            {databases}
        </section>
    }
    .into_any()
}

/// The settings of the databases that break a promise, or that there is none.
fn settings(lang: Lang, inspection: &Inspection) -> AnyView {
    let text = &lang.texts().trust;
    let badges: Vec<_> = inspection
        .unsafe_settings()
        .map(|setting| format!("{}: {}", setting.name, setting.value))
        .map(|says| view! { <li><strong class="badge">{text.not_safe}</strong>" "{says}</li> })
        .collect();
    if badges.is_empty() {
        view! { <p>{text.all_safe}</p> }.into_any()
    } else {
        view! { <ul class="badges">{badges}</ul> }.into_any()
    }
}

/// The tables of one database: what each is for, and its columns.
fn tables(lang: Lang, name: &str, database: &Database) -> AnyView {
    let text = &lang.texts().trust;
    let rows = database.tables.iter().map(|table| {
        let known = text.tables.iter().find(|(known, _)| *known == table.name);
        let why = known.map_or("?", |(_, why)| *why);
        view! {
            <tr>
                <th scope="row"><code>{table.name.clone()}</code></th>
                <td data-l=text.stored_why>{why}</td>
                <td data-l=text.stored_columns>
                    <code class="cells">{table.columns.join(", ")}</code>
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="panel">
            <table class="tbl stack">
                <caption>{format!("{name}: {}", database.engine)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.stored_table}</th>
                        <th scope="col">{text.stored_why}</th>
                        <th scope="col">{text.stored_columns}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
