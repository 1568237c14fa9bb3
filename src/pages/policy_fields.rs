//! `/admin/fields`: 政策分野, the office's list of names for suggested groups, and the office's own
//! words, which no dictionary has.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::{Address, DONE, FieldsFlash};
use crate::components::{fields::in_text_area, layout::Admin, request};
use crate::domain::{fault::Fault, problem::Problem};
use crate::http::echo::Echo;
use crate::i18n::{Lang, catalogue, say};
use crate::store::Account;

/// One of the two lists, as a form with one field.
struct ListForm {
    /// The field's name.
    field: &'static str,
    action: Address<'static>,
    stored: String,
    rows: u8,
    title: Option<&'static str>,
    label: &'static str,
    hint: &'static str,
    save: &'static str,
}

/// The page.
#[component]
pub fn PolicyFieldsPage() -> impl IntoView {
    let (lang, echo, done) = (request::lang(), request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let text = &lang.texts().suggested;
        let lists = [
            ListForm {
                field: "fields",
                action: Address::SavePolicyFields,
                stored: state.policy_fields().await?.written(),
                rows: 20,
                title: None,
                label: text.fields_label,
                hint: text.fields_hint,
                save: text.save,
            },
            ListForm {
                field: "words",
                action: Address::SaveOfficeWords,
                stored: state.office_words().await?.written(),
                rows: 10,
                title: Some(text.office),
                label: text.office_label,
                hint: text.office_hint,
                save: text.office_save,
            },
        ];
        Ok(content(lang, account, lists, echo.as_ref(), done.parse().ok()).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    lists: [ListForm; 2],
    echo: Option<&Echo>,
    done: Option<FieldsFlash>,
) -> impl IntoView + use<> {
    let (text, admin) = (&lang.texts().suggested, &lang.texts().admin);
    let banner = echo.map(|echo| {
        let tried = lists.iter().find(|list| echo.value(list.field).is_some());
        let wrong = tried.filter(|_| matches!(echo.fault, Fault::Invalid(_)));
        let link = wrong.map(|list| {
            view! { <p><a href=format!("#{}", list.field)>{list.label}</a></p> }
        });
        let says = say::fault(lang, &echo.fault);
        view! { <div class="banner bad" role="alert" tabindex="-1"><h2>{says}</h2>{link}</div> }
    });
    let flash = done.map(|done| match done {
        FieldsFlash::Saved => text.saved,
        FieldsFlash::WordsSaved => text.office_saved,
    });
    let flash =
        flash.map(|says| view! { <div class="banner good" role="status"><p>{says}</p></div> });
    let [fields, words] = lists.map(|list| list_form(lang, list, echo));
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
                {fields}
                {words}
            </div>
        </Admin>
    }
}

fn list_form(lang: Lang, list: ListForm, echo: Option<&Echo>) -> AnyView {
    let text = &lang.texts().suggested;
    let ListForm { field, action, stored, rows, title, label, hint, save } = list;
    let echo = echo.filter(|echo| echo.value(field).is_some());
    let typed = echo.and_then(|echo| echo.value(field)).unwrap_or(&stored);
    let typed = in_text_area(typed);
    let problems = echo.map(|echo| problems(lang, field, echo)).unwrap_or_default();
    let wrong = !problems.is_empty();
    let (error, hint_id) = (format!("{field}-err"), format!("{field}-hint"));
    let described = if wrong { format!("{error} {hint_id}") } else { hint_id.clone() };
    let items = problems.into_iter().map(|problem| view! { <li dir="auto">{problem}</li> });
    let told = wrong.then(|| view! { <ul class="err" id=error>{items.collect_view()}</ul> });
    let title = title
        .map(|title| view! { <h2 id="office">{title}</h2><p class="hint">{text.office_lead}</p> });
    view! {
        <form class="form panel" method="post" action=action.to_string()>
            <input type="hidden" name="page" value=Address::PolicyFields/>
            <input type="hidden" name="seen" value=stored/>
            {title}
            <div class="field">
                <label for=field>{label}</label>
                <p class="hint" id=hint_id>{hint}</p>
                <textarea id=field name=field rows=rows aria-invalid=wrong.then_some("true") aria-describedby=described>
                    {typed}
                </textarea>
                {told}
            </div>
            <p class="actions"><button class="btn">{save}</button></p>
        </form>
    }
    .into_any()
}

/// What is wrong, line by line.
fn problems(lang: Lang, field: &str, echo: &Echo) -> Vec<String> {
    let text = &lang.texts().suggested;
    let Fault::Invalid(invalid) = &echo.fault else { return Vec::new() };
    let (form, many) = of_list(text, field);
    let says = |problem: &Problem| match problem {
        Problem::Malformed | Problem::Empty => form.to_owned(),
        Problem::OutOfRange { max, .. } => many(*max),
        problem => say::problem(lang, problem),
    };
    let line = |named: &str, says: String| match named.split_once('.') {
        Some((_, line)) => (text.fields_line)(line, &says),
        None => says,
    };
    invalid.0.iter().map(|one| line(&one.field, says(&one.problem))).collect()
}

/// What a line has to look like, and that there are too many.
fn of_list(text: &catalogue::Suggested, field: &str) -> (&'static str, fn(i64) -> String) {
    if field == "words" {
        (text.office_form, text.office_many)
    } else {
        (text.fields_form, text.fields_many)
    }
}
