//! `/admin`: what must be done today, the figures of the themes that run, and the list of themes.

use std::collections::HashMap;

use leptos::prelude::*;

use super::{figures::figures, today::today};
use crate::address::{Address, LIKE, Route};
use crate::components::{
    layout::Admin,
    page::{page, to_sign_in},
    request,
    urgent::Urgent,
};
use crate::domain::{
    account::Right,
    calendar::{Dates, fiscal_year},
    fault::Fault,
    ids::ThemeId,
    theme::{State, Theme},
};
use crate::http::{AppState, session, with_query};
use crate::i18n::{Lang, say};
use crate::service::{Actor, Error};
use crate::store::{Account, Totals};

/// The page.
#[component]
pub fn AdminPage() -> impl IntoView {
    let (lang, dates) = (request::lang(), request::dates());
    signed_in(move |state, account| async move {
        let themes = state.board.themes().await?;
        let totals = state.board.totals().await?;
        let year = fiscal_year(state.today());
        let trash = state.board.trash().await?.len();
        let by = Actor::of(&account);
        let due = today(lang, state.due_today(&by, &themes).await?);
        let figures = figures(lang, state.figures(&by, &themes, &totals).await?);
        let around = Around {
            above: view! { {due}{figures} }.into_any(),
            below: below(lang, dates, year, if may_plan(&account) { trash } else { 0 }),
        };
        Ok(content(lang, dates, account, themes, &totals, around).into_any())
    })
}

/// A page for people with accounts who may be at its address; who has not signed in is led to the
/// sign-in.
pub fn signed_in<F, Fut>(load: F) -> impl IntoView
where
    F: FnOnce(AppState, Account) -> Fut + Send + 'static,
    Fut: Future<Output = Result<AnyView, Error>> + Send + 'static,
{
    let state = expect_context::<AppState>();
    let (headers, route) = (request::headers(), request::route());
    let owner = Owner::current();
    page(async move {
        match session::allowed(&state, &headers, route.unwrap_or(Route::Admin)).await {
            Err(Error::Fault(Fault::NotSignedIn)) => {
                Ok(owner.map_or_else(|| ().into_any(), |owner| owner.with(to_sign_in)))
            }
            account => load(state, account?).await,
        }
    })
}

/// What stands above the list of themes, and below it.
struct Around {
    above: AnyView,
    below: AnyView,
}

fn content(
    lang: Lang,
    dates: Dates,
    account: Account,
    themes: Vec<Theme>,
    totals: &HashMap<ThemeId, Totals>,
    around: Around,
) -> impl IntoView + use<> {
    let text = &lang.texts().admin;
    let Around { above, below } = around;
    let plans = may_plan(&account);
    let ways = plans.then(|| ways(lang));
    let rooms = plans.then(|| rooms(lang, &account));
    let body = if themes.is_empty() {
        let first_day = lang.texts().first_day.link;
        let to = account
            .role
            .may(Right::Office)
            .then(|| view! { <p><a href=Address::FirstDay>{first_day}</a></p> });
        view! { <div class="panel prose"><h2>{text.first_title}</h2><p>{text.first_lead}</p>{to}</div> }
            .into_any()
    } else {
        let rows = themes
            .into_iter()
            .map(|theme| row(lang, dates, theme.clone(), totals.get(&theme.id).copied(), plans))
            .collect_view();
        view! {
            <div class="panel">
                <table class="tbl stack">
                    <caption class="vh">{text.list}</caption>
                    {head(lang)}
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <Admin lang title=text.themes account>
            <div class="page">
                <div class="page-head split"><h1>{text.themes}</h1>{ways}</div>
                {above}
                {rooms}
                {body}
                {below}
            </div>
        </Admin>
    }
}

/// The ways to a new theme: at once, or planned.
fn ways(lang: Lang) -> AnyView {
    let texts = lang.texts();
    view! {
        <p class="actions">
            <a class="btn plain urgently" href=Address::Emergency>{texts.emergency.title}</a>
            <a class="btn" href=Address::NewTheme>{texts.admin.new_theme}</a>
        </p>
    }
    .into_any()
}

/// The ways to what is set for all themes, as far as the account may.
fn rooms(lang: Lang, account: &Account) -> AnyView {
    let texts = lang.texts();
    let rooms = [
        (Right::Moderation, Address::Queue, texts.queue.link),
        (Right::Themes, Address::Year, texts.year.title),
        (Right::Themes, Address::Library, texts.library.title),
        (Right::Themes, Address::Presets, texts.presets.title),
        (Right::Themes, Address::PolicyFields, texts.suggested.fields),
        (Right::Themes, Address::Schemes, texts.proposals.schemes),
        (Right::Themes, Address::ThemeExchange, texts.exchange.link),
        (Right::Read, Address::Guide, texts.guide.title),
        (Right::Office, Address::Letterhead, texts.letterhead.title),
        (Right::Office, Address::Channels, texts.channels.title),
        (Right::Office, Address::FirstDay, texts.first_day.title),
        (Right::Team, Address::Team, texts.team.title),
    ];
    let links = rooms.into_iter().filter(|(right, ..)| account.role.may(*right));
    let links = links.map(|(_, to, says)| view! { <li><a href=to>{says}</a></li> });
    view! {
        <nav class="rooms" aria-label=texts.admin.rooms><ul>{links.collect_view()}</ul></nav>
    }
    .into_any()
}

const fn may_plan(account: &Account) -> bool {
    account.role.may(Right::Themes)
}

/// The trash, where something is in it, and the reports on this fiscal year and the one before.
fn below(lang: Lang, dates: Dates, year: i32, trash: usize) -> AnyView {
    let trash = (trash > 0).then(|| {
        view! { <p><a href=Address::Trash>{(lang.texts().trash.link)(trash)}</a></p> }
    });
    let links = [year, year - 1].map(|year| {
        let says = say::fiscal_year(lang, dates, year);
        view! { <a href=Address::Annual(year)>{says}</a> }
    });
    view! {
        {trash}
        <section aria-labelledby="years">
            <h2 id="years">{lang.texts().annual.list}</h2>
            <p class="actions">{links.into_iter().collect_view()}</p>
        </section>
    }
    .into_any()
}

fn head(lang: Lang) -> impl IntoView {
    let (common, text) = (&lang.texts().common, &lang.texts().admin);
    view! {
        <thead>
            <tr>
                <th scope="col">{text.theme}</th><th scope="col">{text.state}</th>
                <th scope="col">{text.period}</th><th scope="col" class="r">{common.notes}</th>
                <th scope="col" class="r">{common.likes}</th><th scope="col">{text.actions}</th>
            </tr>
        </thead>
    }
}

fn row(
    lang: Lang,
    dates: Dates,
    theme: Theme,
    totals: Option<Totals>,
    plans: bool,
) -> impl IntoView {
    let (common, text) = (&lang.texts().common, &lang.texts().admin);
    let totals = totals.unwrap_or_default();
    let (board, none) = (theme.state.has_board(), || "—".to_owned());
    let notes = if board { totals.notes.to_string() } else { none() };
    // Where the board keeps the number back, so does the list.
    let counted = board && theme.shows_tally();
    let stickers = if counted { totals.stickers.total().to_string() } else { none() };
    let class = if theme.state == State::Open { "state open" } else { "state" };
    let (here, edit) = (Address::AdminTheme(theme.id), Address::EditTheme(theme.id));
    let named =
        |what: &'static str| view! { {what}<span class="vh">{format!("：{}", theme.title)}</span> };
    let edit = plans.then(|| view! { <a href=edit>{named(text.edit)}</a> });
    let like = with_query(Address::NewTheme, &[(LIKE, theme.id.to_string())]);
    let copy = plans.then(|| view! { <a href=like>{named(lang.texts().copy.link)}</a> });
    let board = theme
        .state
        .is_public()
        .then(|| view! { <a href=Address::Board(&theme.slug)>{named(text.board)}</a> });
    let period = (common.period_short)(
        say::date(lang, dates, theme.opens_on),
        say::day(lang, theme.closes_on),
    );
    view! {
        <tr>
            <th scope="row">
                <Urgent lang emergency=theme.emergency/>
                <a href=here>{theme.title.clone()}</a>
                <span class="sub">{Address::Board(&theme.slug).to_string()}</span>
            </th>
            <td><span class=class>{say::state(lang, theme.state)}</span></td>
            <td data-l=text.period>{period}</td>
            <td class="r" data-l=common.notes>{notes}</td>
            <td class="r" data-l=common.likes>{stickers}</td>
            <td><span class="links">{edit}{copy}{board}</span></td>
        </tr>
    }
}
