//! `/e/{token}`: what a department sees behind its link: what it is asked, what it replied, and one
//! form. Whoever has the link may be here, and the page says so.

use leptos::prelude::*;

use super::items::{before, fields, notes, replies_state};
use crate::address::{Address, DONE, EnquiryFlash, Route};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Public,
    page::page,
    request,
};
use crate::domain::{calendar::Dates, enquiry::SheetItem, fault::Fault};
use crate::http::AppState;
use crate::i18n::say;
use crate::service::Enquired;

/// The page.
#[component]
pub fn EnquiredPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates, echo) = (request::lang(), request::dates(), request::echo());
    let token = request::param("token");
    let saved = request::query(DONE).parse() == Ok(EnquiryFlash::Saved);
    page(async move {
        let enquired = state.enquired(&token).await?;
        let form = FormState { lang, echo, prefix: "" };
        Ok(content(&enquired, dates, &token, &form, saved))
    })
}

fn content(
    enquired: &Enquired,
    dates: Dates,
    token: &str,
    form: &FormState,
    saved: bool,
) -> AnyView {
    let Enquired { theme, enquiry, sheet } = enquired;
    let lang = form.lang;
    let text = &lang.texts().enquiry;
    let saved = saved.then(|| {
        view! { <div class="banner good" role="status"><p>{text.page_saved}</p></div> }
    });
    let banner = match &form.echo {
        Some(echo) if echo.fault == Fault::Conflict => {
            view! { <div class="banner bad" role="alert" tabindex="-1"><p>{text.conflict}</p></div> }
                .into_any()
        }
        _ => view! { <FormBanner form=form.clone()/> }.into_any(),
    };
    let covering = (!enquiry.covering.is_empty())
        .then(|| view! { <p class="says" dir="auto">{enquiry.covering.clone()}</p> });
    let due = (text.due_on)(say::date(lang, dates, enquiry.due));
    let replies = replies(enquired, dates, token, &replies_state(form, sheet));
    let (greeting, asks) =
        ((text.page_greeting)(&enquiry.department), (text.page_asks)(&theme.title));
    view! {
        <Public lang title=text.page_title here=Route::Enquired>
            <div class="page mid enquired">
                <div class="page-head">
                    <p class="kicker" dir="auto">{greeting}</p>
                    <h1>{text.page_title}</h1>
                    <p class="lead" dir="auto">{asks}</p>
                    <p><strong>{due}</strong></p>
                    {covering}
                    <div class="banner"><p>{text.page_private}</p></div>
                    <p class="quiet">{text.page_again}" "{text.page_lead}</p>
                </div>
                {saved}
                {banner}
                {replies}
            </div>
        </Public>
    }
    .into_any()
}

/// The form: each item with its notes and two fields.
fn replies(enquired: &Enquired, dates: Dates, token: &str, form: &FormState) -> AnyView {
    let text = &form.lang.texts().enquiry;
    let Enquired { enquiry, sheet, .. } = enquired;
    if sheet.items.is_empty() {
        return view! { <p>{text.page_none}</p> }.into_any();
    }
    let items = sheet.items.iter().map(|one| item(form, dates, one)).collect_view();
    let token = token.to_owned();
    view! {
        <form class="form" method="post" action=Address::ReplyByLink>
            <input type="hidden" name="page" value=Address::Enquired(&token)/>
            <input type="hidden" name="token" value=token.clone()/>
            <input type="hidden" name="seen" value=enquiry.saves/>
            {items}
            <p class="actions"><button class="btn">{text.save}</button></p>
        </form>
    }
    .into_any()
}

fn item(form: &FormState, dates: Dates, one: &SheetItem) -> AnyView {
    let lang = form.lang;
    let id = format!("i-{}", one.item);
    let labelled = id.clone();
    let came = one.reply.as_ref().map(|reply| {
        view! { <p class="quiet">{say::came(lang, dates, reply)}</p> }
    });
    let (notes, fields, before) =
        (notes(lang, one), fields(form, dates, one), before(lang, dates, one));
    view! {
        <div class="panel asked" role="group" aria-labelledby=labelled>
            <h2 id=id dir="auto">{one.name.clone()}</h2>
            {notes}
            {fields}
            {came}
            {before}
        </div>
    }
    .into_any()
}
