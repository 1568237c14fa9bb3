//! `/admin/fields`: 政策分野, the office's list of names for suggested groups.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::{Address, DONE, FieldsFlash};
use crate::components::{fields::in_text_area, layout::Admin, request};
use crate::domain::{fault::Fault, problem::Problem};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::store::Account;

/// The page.
#[component]
pub fn PolicyFieldsPage() -> impl IntoView {
    let (lang, echo, done) = (request::lang(), request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let stored = state.policy_fields().await?.written();
        Ok(content(lang, account, stored, echo.as_ref(), done.parse().ok()).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    stored: String,
    echo: Option<&Echo>,
    done: Option<FieldsFlash>,
) -> impl IntoView + use<> {
    let (text, admin) = (&lang.texts().suggested, &lang.texts().admin);
    let typed = echo.and_then(|echo| echo.value("fields")).unwrap_or(&stored);
    let typed = in_text_area(typed);
    let problems = echo.map(|echo| problems(lang, echo)).unwrap_or_default();
    let wrong = !problems.is_empty();
    let banner = echo.map(|echo| say::fault(lang, &echo.fault)).map(|says| {
        let link = wrong.then(|| view! { <p><a href="#fields">{text.fields_label}</a></p> });
        view! { <div class="banner bad" role="alert" tabindex="-1"><h2>{says}</h2>{link}</div> }
    });
    let flash = done.map(|FieldsFlash::Saved| {
        view! { <div class="banner good" role="status"><p>{text.saved}</p></div> }
    });
    let items = problems.into_iter().map(|problem| view! { <li dir="auto">{problem}</li> });
    let list = wrong.then(|| view! { <ul class="err" id="fields-err">{items.collect_view()}</ul> });
    let described = if wrong { "fields-err fields-hint" } else { "fields-hint" };
    view! {
        <Admin lang title=text.fields account>
            <div class="page">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{admin.themes}</a></p>
                    <h1>{text.fields}</h1>
                    <p class="lead">{text.fields_lead}</p>
                </div>
                {flash}
                {banner}
                <form class="form panel" method="post" action=Address::SavePolicyFields>
                    <input type="hidden" name="page" value=Address::PolicyFields/>
                    <input type="hidden" name="seen" value=stored/>
                    <div class="field">
                        <label for="fields">{text.fields_label}</label>
                        <p class="hint" id="fields-hint">{text.fields_hint}</p>
                        <textarea id="fields" name="fields" rows="20" aria-invalid=wrong.then_some("true") aria-describedby=described>
                            {typed}
                        </textarea>
                        {list}
                    </div>
                    <p class="actions"><button class="btn">{text.save}</button></p>
                </form>
            </div>
        </Admin>
    }
}

/// What is wrong, line by line.
fn problems(lang: Lang, echo: &Echo) -> Vec<String> {
    let text = &lang.texts().suggested;
    let Fault::Invalid(invalid) = &echo.fault else { return Vec::new() };
    let says = |problem: &Problem| match problem {
        Problem::Malformed | Problem::Empty => text.fields_form.to_owned(),
        Problem::OutOfRange { max, .. } => (text.fields_many)(*max),
        problem => say::problem(lang, problem),
    };
    let line = |field: &str, says: String| match field.strip_prefix("fields.") {
        Some(line) => (text.fields_line)(line, &says),
        None => says,
    };
    invalid.0.iter().map(|one| line(&one.field, says(&one.problem))).collect()
}
