//! `/admin/themes/{id}/choose`: what staff proposed, most stickers first, and the form that makes
//! drafts of it. A plain form: whoever ticks another proposal needs no script.

mod row;

use leptos::prelude::*;

use self::row::row;
use super::admin::signed_in;
use crate::address::{Address, ChoosingFlash, DONE};
use crate::components::{
    fields::{FormBanner, FormState, Told},
    layout::Admin,
    request,
};
use crate::domain::{calendar::Dates, fault::Fault, problem::Problem, theme::State};
use crate::http::year_address::{MADE, PASSED};
use crate::i18n::{Lang, rules::preset_name, say};
use crate::service::{
    Actor, ChosenPreset,
    choosing::{Begun, Choosing},
    new_theme::form_key,
};
use crate::store::Account;

/// The page.
#[component]
pub fn ChoosingPage() -> impl IntoView {
    let (lang, dates, id) = (request::lang(), request::dates(), request::param("id"));
    let (echo, flash) = (request::echo(), flash(request::lang()));
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let choosing = state.choosing(&Actor::of(&account), id).await?;
        let form = FormState { lang, echo, prefix: "form" };
        Ok(content(&form, dates, account, &choosing, flash))
    })
}

fn flash(lang: Lang) -> Option<AnyView> {
    let text = &lang.texts().choosing;
    let number = |field: &str| request::query(field).parse::<usize>().unwrap_or_default();
    let ChoosingFlash::Made = request::query(DONE).parse().ok()?;
    let says = match (number(MADE), number(PASSED)) {
        (0, passed) => (text.made_none)(passed),
        (made, passed) => (text.made)(made, passed),
    };
    Some(view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any())
}

fn content(
    form: &FormState,
    dates: Dates,
    account: Account,
    choosing: &Choosing,
    flash: Option<AnyView>,
) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().choosing;
    let theme = &choosing.theme;
    let (id, title) = (theme.id, theme.title.clone());
    let begun = begun(lang, dates, choosing);
    let body = if !choosing.open {
        later(lang, choosing)
    } else if choosing.proposals.is_empty() {
        view! { <div class="panel"><p>{text.none}</p></div> }.into_any()
    } else {
        proposals(form, choosing)
    };
    let failed = form.clone();
    view! {
        <Admin lang title=text.title account>
            <div class="page choosing">
                <div class="page-head">
                    <p class="crumb"><a href=Address::AdminTheme(id)>{title}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                <FormBanner form=failed/>
                {begun}
                {body}
            </div>
        </Admin>
    }
    .into_any()
}

/// Why nothing can be chosen yet.
fn later(lang: Lang, choosing: &Choosing) -> AnyView {
    let (text, theme) = (&lang.texts().choosing, &choosing.theme);
    let says = if !theme.shows_tally() {
        text.hidden_counts.to_owned()
    } else if theme.state == State::Open {
        (text.running)(say::day(lang, theme.stickers.until.unwrap_or(theme.closes_on)))
    } else {
        text.running_off.to_owned()
    };
    view! { <div class="banner"><p>{says}</p></div> }.into_any()
}

/// The themes that began here, also where what they began with can be seen no more.
fn begun(lang: Lang, dates: Dates, choosing: &Choosing) -> Option<AnyView> {
    let text = &lang.texts().choosing;
    let rows = choosing.begun.iter().map(|Begun { theme, shows, .. }| {
        let month = say::month(lang, dates, theme.opens_on);
        let gone = (!shows).then(|| view! { <p class="quiet">{text.begun_gone}</p> });
        view! {
            <li>
                <p>
                    <a href=Address::AdminTheme(theme.id) dir="auto">{theme.title.clone()}</a>" "
                    <span class="state">{say::state(lang, theme.state)}</span>" "
                    <span class="quiet">{month}</span>
                </p>
                {gone}
            </li>
        }
    });
    let rows = rows.collect_view();
    (!choosing.begun.is_empty()).then(|| {
        view! {
            <section class="panel" aria-labelledby="begun">
                <h2 id="begun">{text.begun_title}</h2>
                <ul class="begun">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// The form.
fn proposals(form: &FormState, choosing: &Choosing) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().choosing;
    let theme = &choosing.theme;
    let told = Told::of(form, "rows", "");
    let gone = form.echo.as_ref().and_then(|echo| echo.problem("rows"));
    let gone =
        (gone == Some(&Problem::NotOffered)).then(|| view! { <p class="err">{text.gone}</p> });
    let rows = choosing.proposals.iter().take(choosing.cut.shown);
    let rows = rows.map(|proposal| row(form, choosing, proposal)).collect_view();
    let any = choosing.proposals.iter().any(|one| choosing.begun_with(one).next().is_none());
    let button =
        any.then(|| view! { <p class="actions"><button class="btn">{text.button}</button></p> });
    let (ticked, left) = (ticked(lang, choosing), left(lang, choosing));
    let how = any.then(|| how(lang, choosing));
    view! {
        <form class="sheet form" method="post" action=Address::ChooseThemes>
            <input type="hidden" name="page" value=Address::Choosing(theme.id)/>
            <input type="hidden" name="id" value=theme.id.to_string()/>
            <input type="hidden" name="key" value=form_key().to_string()/>
            <fieldset class="group" id="rows" aria-invalid=told.invalid() aria-describedby=told.describedby()>
                <legend>{text.list}</legend>
                {gone}
                {told.problem()}
                {ticked}
                <ol class="proposed">{rows}</ol>
                {left}
            </fieldset>
            {how}
            {button}
        </form>
    }
    .into_any()
}

/// How many are ticked, which are not though they could be, and what an empty month means.
fn ticked(lang: Lang, choosing: &Choosing) -> AnyView {
    let text = &lang.texts().choosing;
    let ticks = &choosing.ticks;
    let ticked = (!ticks.items.is_empty()).then(|| (text.ticked)(ticks.items.len()));
    let tied = (ticks.tied > 0).then(|| (text.tied)(ticks.tied));
    let says: String = ticked.into_iter().chain(tied).collect();
    view! { <p class="hint">{says}{text.month_hint}</p> }.into_any()
}

/// How many are not shown.
fn left(lang: Lang, choosing: &Choosing) -> Option<AnyView> {
    let (text, cut) = (&lang.texts().choosing, choosing.cut);
    let tied = (cut.tied > 0).then(|| (text.left_tied)(cut.tied));
    let says = format!("{}{}", (text.left)(cut.left), tied.unwrap_or_default());
    let bench = lang.texts().bench.title;
    (cut.left > 0).then(|| {
        view! { <p>{says}" "<a href=Address::Bench(choosing.theme.id)>{bench}</a></p> }.into_any()
    })
}

/// What becomes of what is chosen.
fn how(lang: Lang, choosing: &Choosing) -> AnyView {
    let text = &lang.texts().choosing;
    let preset = match &choosing.preset {
        ChosenPreset::Brought(one) => preset_name(lang, *one).to_owned(),
        ChosenPreset::Own(own) => own.name.clone(),
    };
    let names: Vec<String> = lang.usual_prompts().into_iter().map(|prompt| prompt.name).collect();
    view! {
        <div class="quiet">
            <p>{text.keeps}</p>
            <p>{(text.preset)(&preset)}{(text.prompts)(&names)}</p>
            <p>{text.own_text}</p>
        </div>
    }
    .into_any()
}
