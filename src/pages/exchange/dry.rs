//! The drafts that would be made of a file, and the form that makes them.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::take::{MONTH, PASTED, SURE};
use crate::address::Address;
use crate::components::fields::FormState;
use crate::domain::{calendar::Dates, exchange::read_month, fault::Fault};
use crate::http::AppState;
use crate::i18n::{Lang, say};
use crate::service::{Actor, DryTheme, new_theme};

/// A file that was looked at, as the form carries it on.
pub(super) struct Looked {
    text: String,
    first: NaiveDate,
    drafts: Vec<DryTheme>,
}

impl Looked {
    /// The same drafts as when the form was read.
    pub(super) async fn again(state: &AppState, by: &Actor, form: &FormState) -> Option<Self> {
        let echo = form.echo.as_ref().filter(|echo| echo.fault == Fault::NotSentYet)?;
        let text = echo.value(PASTED).filter(|text| !text.is_empty())?.to_owned();
        let first = echo.value(MONTH).and_then(read_month);
        let (first, drafts) = state.dry_themes(by, &text, first).await.ok()?;
        Some(Self { text, first, drafts })
    }
}

/// Each draft, and the button.
pub(super) fn dry(lang: Lang, dates: Dates, looked: &Looked) -> AnyView {
    let text = &lang.texts().exchange;
    let Looked { text: file, first, drafts } = looked;
    let many = drafts.len();
    let rows = drafts.iter().map(|draft| row(lang, dates, draft)).collect_view();
    let month = first.format("%Y-%m").to_string();
    view! {
        <section class="panel" aria-labelledby="dry">
            <h2 id="dry">{text.dry_title}</h2>
            <div class="banner" role="status"><p>{(text.dry_good)(many)}</p></div>
            <form class="form" method="post" action=Address::ThemeExchange enctype="multipart/form-data">
                <input type="hidden" name=SURE value=new_theme::form_key().to_string()/>
                <input type="hidden" name=MONTH value=month/>
                <input type="hidden" name=PASTED value=file.clone()/>
                <p class="actions"><button class="btn" autofocus>{(text.make)(many)}</button></p>
            </form>
            <table class="tbl stack">
                <caption class="vh">{text.dry_title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.theme}</th><th scope="col">{text.days}</th><th scope="col">{text.address}</th>
                        <th scope="col">{text.prompts}</th><th scope="col">{text.ticket}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, dates: Dates, draft: &DryTheme) -> impl IntoView + use<> {
    let text = &lang.texts().exchange;
    let DryTheme { plan, taken } = draft;
    let period = (lang.texts().common.period_short)(
        say::date(lang, dates, plan.opens_on),
        say::day(lang, plan.closes_on),
    );
    let prompts = plan.prompts.iter().map(|one| view! { <li dir="auto">{one.name.clone()}</li> });
    let prompts = prompts.collect_view();
    let taken = taken.as_ref().map(|slug| view! { <span class="sub">{(text.taken)(slug)}</span> });
    let each = (text.notes_each)(plan.max_notes);
    view! {
        <tr>
            <th scope="row" dir="auto">{plan.title.clone()}</th>
            <td data-l=text.days>{period}</td>
            <td data-l=text.address><code>{plan.slug.clone()}</code>{taken}</td>
            <td data-l=text.prompts><ul class="prompts">{prompts}</ul></td>
            <td data-l=text.ticket>{say::tier(lang, plan.tier)}<span class="sub">{each}</span></td>
        </tr>
    }
}
