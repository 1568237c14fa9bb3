//! The form of the day, the beginning and all time boxes.

use leptos::prelude::*;

use super::shown::ShownList;
use crate::address::Address;
use crate::components::fields::TextField;
use crate::domain::fault::Fault;
use crate::i18n::say;

/// The form; nothing where the list cannot be changed.
pub(super) fn plan(shown: &ShownList) -> Option<AnyView> {
    if !shown.open {
        return None;
    }
    let (text, theme) = (shown.text(), shown.meeting.theme.id);
    let list = &shown.meeting.answering.shortlist;
    let on = list.meets_on.map(|on| on.to_string()).unwrap_or_default();
    let at = list.starts_at.map(|at| at.to_string()).unwrap_or_default();
    let form = shown.form("was_on");
    let clash = form.echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let now = clash.then(|| {
        let saved = shown.lang.texts().edit.conflict_saved;
        view! { <p class="hint">{saved}": "{say::when(shown.lang, shown.dates, list)}</p> }
    });
    let (was_on, was_at) = (on.clone(), at.clone());
    Some(
        view! {
            <section class="panel" aria-labelledby="plan-title">
                <h2 id="plan-title">{text.plan}</h2>
                <form id="plan" class="form" method="post" action=Address::PlanMeeting>
                    <input type="hidden" name="page" value=Address::Shortlist(theme)/>
                    <input type="hidden" name="theme" value=theme.to_string()/>
                    <input type="hidden" name="was_on" value=was_on/>
                    <input type="hidden" name="was_at" value=was_at/>
                    {now}
                    <div class="pair">
                        <TextField form=form.clone() field="on" label=text.on kind="date" stored=on required=false/>
                        <TextField form field="at" label=text.at hint=text.at_hint kind="time" stored=at required=false/>
                    </div>
                    <p class="actions"><button class="btn">{text.save}</button><span class="hint">{text.minutes_hint}</span></p>
                </form>
            </section>
        }
        .into_any(),
    )
}
