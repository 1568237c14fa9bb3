//! Giving themes: the form with a box for each, by fiscal years, and the file.

use std::collections::BTreeSet;

use axum::{
    Form,
    body::Body,
    extract::State,
    http::{HeaderMap, Response},
    response::IntoResponse,
};
use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::fields::{FormState, Told};
use crate::domain::{
    calendar::{Dates, fiscal_year},
    fault::Fault,
    ids::ThemeId,
    theme::Theme,
};
use crate::http::{
    AppState,
    downloads::{attachment, read_year},
    echo::Rerender,
    session,
};
use crate::i18n::say;
use crate::service::{Actor, Error};

/// The boxes of themes.
const THEMES: &str = "themes";
/// The button that gives all themes of a year.
const YEAR: &str = "year";

/// Sends the file of the themes that were ticked, or of all of a fiscal year.
pub async fn download(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response<Body> {
    match file(&state, &headers, &fields).await {
        Ok(response) => response,
        Err(error) => Rerender::new(Address::ThemeExchange, fields, error.told()).into_response(),
    }
}

async fn file(
    state: &AppState,
    headers: &HeaderMap,
    fields: &[(String, String)],
) -> Result<Response<Body>, Error> {
    let by = Actor::of(&session::allowed(state, headers, Route::ThemesFile).await?);
    let of = |name: &'static str| {
        fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    };
    let (wanted, name) = if let Some(year) = of(YEAR).next() {
        let year = read_year(year)?;
        let mut themes = state.givable_themes(&by).await?;
        themes.retain(|theme| fiscal_year(theme.opens_on) == year);
        let ids = themes.iter().map(|theme| theme.id).collect();
        (ids, format!("kizuki-themes-{year}.json"))
    } else {
        let ids: Result<BTreeSet<ThemeId>, _> = of(THEMES).map(str::parse).collect();
        (ids.map_err(|_| Fault::Malformed)?, "kizuki-themes.json".to_owned())
    };
    let file = state.give_themes(&by, &wanted).await?;
    attachment(file.into_bytes(), "application/json", &name)
}

/// The form.
pub(super) fn give(form: &FormState, dates: Dates, themes: &[Theme]) -> AnyView {
    let text = &form.lang.texts().exchange;
    let mut years: Vec<(i32, Vec<&Theme>)> = Vec::new();
    for theme in themes {
        let year = fiscal_year(theme.opens_on);
        match years.last_mut().filter(|(of, _)| *of == year) {
            Some((_, themes)) => themes.push(theme),
            None => years.push((year, vec![theme])),
        }
    }
    let body = if years.is_empty() {
        view! { <p class="quiet">{text.none}</p> }.into_any()
    } else {
        let told = Told::of(form, THEMES, text.themes_hint);
        let years = years.iter().map(|(year, themes)| of_year(form, dates, *year, themes));
        let years = years.collect_view();
        view! {
            <form class="form" method="post" action=Address::ThemesFile>
                <fieldset class="group" id=THEMES aria-describedby=told.describedby()>
                    <legend>{text.themes}</legend>
                    {told.hint()}
                    {told.problem()}
                    {years}
                </fieldset>
                <p class="actions"><button class="btn">{text.give_button}</button></p>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="give">
            <h2 id="give">{text.give}</h2>
            <p>{text.give_lead}</p>
            {body}
        </section>
    }
    .into_any()
}

/// The themes of a fiscal year, the latest first, and the button for all of them.
fn of_year(form: &FormState, dates: Dates, year: i32, themes: &[&Theme]) -> AnyView {
    let lang = form.lang;
    let ticked: Vec<&str> =
        form.echo.as_ref().map(|echo| echo.all(THEMES).collect()).unwrap_or_default();
    let boxes = themes.iter().map(|theme| {
        let id = theme.id.to_string();
        let checked = ticked.contains(&id.as_str());
        let says = say::month(lang, dates, theme.opens_on);
        let state = say::state(lang, theme.state);
        view! {
            <label class="choice">
                <input type="checkbox" name=THEMES value=id checked=checked/>
                <span dir="auto">{theme.title.clone()}" "<span class="quiet">{says}" "{state}</span></span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    let named = say::fiscal_year(lang, dates, year);
    let all = (lang.texts().exchange.year_button)(&named);
    view! {
        <fieldset class="of-year">
            <legend>{named}</legend>
            {boxes}
            <p class="actions"><button class="btn plain small" name=YEAR value=year.to_string()>{all}</button></p>
        </fieldset>
    }
    .into_any()
}
