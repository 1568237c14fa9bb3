//! `/admin/letterhead`: 様式, what the office's reports begin and end with and which sections they
//! have; with a report to look at, and the file that another server takes.

mod file;
mod form;
mod preview;

use leptos::prelude::*;

pub use self::file::{REQUEST_MAX, download, import};
use self::{
    file::{PROBLEMS, exchange},
    form::{fields, typed},
    preview::preview,
};
use super::admin::signed_in;
use crate::address::{Address, DONE, LetterheadFlash};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    letterhead::{Letterhead, LetterheadForm},
};
use crate::report::{Summary, document::Document};
use crate::store::Account;

/// The page.
#[component]
pub fn LetterheadPage() -> impl IntoView {
    let (lang, dates) = (request::lang(), request::dates());
    let (echo, done) = (request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let stored = state.letterhead().await?;
        let form = FormState { lang, echo, prefix: "form" };
        // What is typed is looked at before it is saved; what cannot be read leaves what is stored.
        let typed = typed(&form);
        let shown = typed.as_ref().and_then(|typed| typed.parse().ok());
        let shown = shown.unwrap_or_else(|| stored.clone());
        let summary = Summary::example(shown, lang.document(), state.today());
        let document = Document::of(&summary, lang, dates);
        let typed = typed.unwrap_or_else(|| LetterheadForm::from(&stored));
        Ok(content(account, &form, (&stored, &typed), &document, done.parse().ok()))
    })
}

fn content(
    account: Account,
    form: &FormState,
    (stored, typed): (&Letterhead, &LetterheadForm),
    document: &Document,
    done: Option<LetterheadFlash>,
) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().letterhead;
    let flash = done.map(|done| {
        let says = match done {
            LetterheadFlash::Saved => text.saved,
            LetterheadFlash::Taken => text.taken,
        };
        view! { <div class="banner good" role="status"><p>{says}</p></div> }
    });
    let (banner, fields) = (banner(form), fields(form, typed, document.title.made_on));
    let (preview, exchange) = (preview(lang, document), exchange(form));
    let seen = serde_json::to_string(stored).unwrap_or_default();
    view! {
        <Admin lang title=text.title account>
            <div class="page letterhead">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {banner}
                <div class="split-2">
                    <form class="form panel" method="post" action=Address::SaveLetterhead>
                        <input type="hidden" name="page" value=Address::Letterhead/>
                        <input type="hidden" name="seen" value=seen/>
                        {fields}
                        <p class="actions">
                            <button class="btn">{text.save}</button>
                            <button class="btn plain" name="look" value="1">{text.look}</button>
                        </p>
                    </form>
                    <div class="column">{preview}{exchange}</div>
                </div>
            </div>
        </Admin>
    }
    .into_any()
}

/// What went wrong; or that what is typed is shown, and not saved.
fn banner(form: &FormState) -> AnyView {
    let (lang, text) = (form.lang, &form.lang.texts().letterhead);
    let says = match form.echo.as_ref().map(|echo| (&echo.fault, echo.value("look").is_some())) {
        Some((Fault::NotSentYet, true)) => {
            let says = text.looked;
            return view! { <div class="banner" role="status"><p>{says}</p></div> }.into_any();
        }
        Some((Fault::Conflict, _)) => text.conflict,
        // Said beside the file.
        Some(_) if form.echo.as_ref().is_some_and(|echo| echo.value(PROBLEMS).is_some()) => {
            text.not_taken
        }
        _ => return view! { <FormBanner form=FormState { lang, ..form.clone() }/> }.into_any(),
    };
    view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }.into_any()
}
