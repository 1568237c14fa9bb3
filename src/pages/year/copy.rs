//! Last year's plan once more: which themes, and into which months.

use leptos::prelude::*;

use crate::address::Address;
use crate::components::fields::{FormState, Told};
use crate::domain::{
    calendar::Dates,
    year::{Copyable, copyable},
};
use crate::http::year_address::year_address;
use crate::i18n::say;
use crate::service::{new_theme::form_key, year::YearAt};

/// The form.
pub(super) fn section(form: &FormState, dates: Dates, year: &YearAt) -> AnyView {
    let text = &form.lang.texts().year;
    let all = copyable(year.from, &year.themes);
    let body = if all.is_empty() {
        view! { <p class="quiet">{text.copy_none}</p> }.into_any()
    } else {
        choices(form, dates, year.from, &all)
    };
    view! {
        <section class="panel" id="copy" aria-labelledby="copy-title">
            <h2 id="copy-title">{text.copy_title}</h2>
            <p>{text.copy_lead}</p>
            {body}
        </section>
    }
    .into_any()
}

fn choices(form: &FormState, dates: Dates, from: i32, all: &[Copyable<'_>]) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().year;
    let sent = form.echo.as_ref();
    let told = Told::of(form, "themes", "");
    let rows = all.iter().map(|one| {
        let id = one.theme.id.to_string();
        let free = one.there.is_none();
        let chosen = sent.is_none_or(|echo| {
            echo.all("themes[]").chain(echo.all("themes")).any(|sent| sent == id)
        });
        let month = say::month(lang, dates, one.month);
        let becomes = one.there.map_or_else(
            || format!("{}{}", (text.copy_into)(&month), text.copy_draft),
            |there| (text.copy_there)(&month, &there.title),
        );
        view! {
            <label class="choice">
                <input type="checkbox" name="themes[]" value=id checked={chosen && free} disabled=!free/>
                <span dir="auto">{one.theme.title.clone()}<span class="sub">{becomes}</span></span>
            </label>
        }
    });
    let rows = rows.collect_view();
    let any = all.iter().any(|one| one.there.is_none());
    let button = any
        .then(|| view! { <p class="actions"><button class="btn">{text.copy_button}</button></p> });
    view! {
        <form class="form" method="post" action=Address::CopyYear>
            <input type="hidden" name="page" value=year_address(from)/>
            <input type="hidden" name="key" value=form_key().to_string()/>
            <input type="hidden" name="from" value=from/>
            <fieldset class="field" id="themes" aria-invalid=told.invalid() aria-describedby=told.describedby()>
                <legend class="vh">{text.themes}</legend>
                {rows}
                {told.problem()}
            </fieldset>
            {button}
        </form>
    }
    .into_any()
}
