//! What reviewers note beside an item, for themselves.

use leptos::prelude::*;

use super::{form::hidden, shown::ShownAnswers};
use crate::address::Address;
use crate::components::fields::{FormState, TextArea};
use crate::domain::{answers::Item, groups::Reviewer};
use crate::i18n::say;

/// The remarks and the form of the next one.
pub(super) fn remarks(shown: &ShownAnswers, item: Item, me: Reviewer, form: &FormState) -> AnyView {
    let (lang, dates) = (shown.context.lang, shown.context.dates);
    let text = &lang.texts().answering;
    let all = shown.answering.remarks.get(&item).map(Vec::as_slice).unwrap_or_default();
    let none = all.is_empty().then(|| view! { <p class="quiet">{text.no_remarks}</p> });
    let remarks = all.iter().map(|remark| {
        let who = if remark.by == me { text.by_you } else { text.by_other };
        let on = say::date(lang, dates, remark.on);
        view! { <li><p class="quiet">{who}" "<time datetime=remark.on.to_string()>{on}</time></p><p class="says" dir="auto">{remark.text.clone()}</p></li> }
    });
    let remarks =
        (!all.is_empty()).then(|| view! { <ul class="remarks">{remarks.collect_view()}</ul> });
    let echo = form.echo.clone().filter(|echo| echo.value("remark").is_some());
    let form = FormState { echo, ..form.clone() };
    view! {
        <section class="panel" aria-labelledby="remarks">
            <h2 id="remarks">{text.remarks}</h2>
            <p class="quiet">{text.remarks_lead}</p>
            {none}
            {remarks}
            <form class="form" method="post" action=Address::AddRemark>
                {hidden(shown, item, 0)}
                <TextArea form field="remark" label=text.remark/>
                <p class="actions"><button class="btn plain">{text.add_remark}</button></p>
            </form>
        </section>
    }
    .into_any()
}
