//! `/admin/exchange`: themes in one file, given to another office and taken from one. The page has the
//! form that gives, the form that takes, and between looking and making each draft as it would be.

mod dry;
mod give;
mod take;

use leptos::prelude::*;

use self::{
    dry::{Looked, dry},
    give::give,
    take::{COUNT, take},
};
pub use self::{
    give::download,
    take::{REQUEST_MAX, import},
};
use super::admin::signed_in;
use crate::address::{Address, DONE, ExchangeFlash};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{calendar::Dates, fault::Fault, theme::Theme};
use crate::service::Actor;
use crate::store::Account;

/// The page.
#[component]
pub fn ThemeExchangePage() -> impl IntoView {
    let (lang, dates, echo) = (request::lang(), request::dates(), request::echo());
    let (done, count) = (request::query(DONE), request::query(COUNT));
    signed_in(move |state, account| async move {
        let by = Actor::of(&account);
        let themes = state.givable_themes(&by).await?;
        let form = FormState { lang, echo, prefix: "" };
        let looked = Looked::again(&state, &by, &form).await;
        let made = done.parse().ok().map(|ExchangeFlash::Made| count.parse().unwrap_or_default());
        Ok(content(account, (&form, dates), &themes, looked.as_ref(), made))
    })
}

fn content(
    account: Account,
    (form, dates): (&FormState, Dates),
    themes: &[Theme],
    looked: Option<&Looked>,
    made: Option<usize>,
) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().exchange;
    let flash = made.map(|made| {
        let says = (text.made)(made);
        view! { <div class="banner good" role="status"><p>{says}</p></div> }
    });
    let banner = banner(form);
    let dry = looked.map(|looked| dry(lang, dates, looked));
    let (give, take) = (give(form, dates, themes), take(form));
    view! {
        <Admin lang title=text.title account>
            <div class="page exchange">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                </div>
                {flash}
                {banner}
                {dry}
                <div class="split-2">{give}{take}</div>
            </div>
        </Admin>
    }
    .into_any()
}

/// What went wrong, where it is not that drafts were looked at.
fn banner(form: &FormState) -> AnyView {
    let (lang, text) = (form.lang, &form.lang.texts().exchange);
    let says = match form.echo.as_ref() {
        Some(echo) if echo.value(take::PROBLEMS).is_some() => text.not_taken,
        Some(echo) if echo.fault == Fault::NotSentYet => return ().into_any(),
        _ => return view! { <FormBanner form=FormState { lang, ..form.clone() }/> }.into_any(),
    };
    view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }.into_any()
}
