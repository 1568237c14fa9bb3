//! `/admin/setup`: the first day, step by step: what the office sets for its whole board, what it
//! should do before the first theme opens, and what is safe then and what is not yet.

mod basics;
mod safety;
mod shown;
mod step;
mod trial;

use leptos::prelude::*;

use self::{
    basics::basics,
    safety::safety,
    shown::{Shown, put_off},
    step::bodies,
};
use super::admin::signed_in;
use crate::address::{Address, DONE, FirstDayFlash};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    first_day::{StepState, next},
    office_settings::FirstStep,
};
use crate::service::Actor;
use crate::store::Account;

/// The page.
#[component]
pub fn FirstDayPage() -> impl IntoView {
    let lang = request::lang();
    let (echo, done) = (request::echo(), request::query(DONE));
    let origin = use_context::<crate::http::AppState>().map(|state| request::origin(&state.config));
    signed_in(move |state, account| async move {
        let day = state.first_day(&Actor::of(&account)).await?;
        let shown = Shown {
            form: FormState { lang, echo, prefix: "" },
            office: state.office(),
            config: state.config.clone(),
            origin: origin.unwrap_or_default(),
            trial_until: day.trial.as_ref().map(|trial| state.local(trial.until).time()),
            day,
        };
        Ok(content(&shown, account, done.parse().ok()))
    })
}

fn content(shown: &Shown, account: Account, done: Option<FirstDayFlash>) -> AnyView {
    let lang = shown.lang();
    let text = &lang.texts().first_day;
    let steps = shown.day.facts.steps(&shown.office.set);
    let over = steps.iter().filter(|(_, state)| *state == StepState::Done).count();
    let next = next(&steps);
    let flash = done.map(|done| {
        let says = match done {
            FirstDayFlash::Saved => text.saved,
            FirstDayFlash::Closed => text.closed,
            FirstDayFlash::Opened => text.opened,
            FirstDayFlash::Thrown => text.thrown,
        };
        view! { <div class="banner good" role="status"><p>{says}</p></div> }
    });
    let all_done = next.is_none().then(|| view! { <p>{text.all_done}</p> });
    let rows = steps.iter().map(|(step, state)| row(shown, *step, *state, next)).collect_view();
    let (all, safety, form) = (steps.len(), safety(shown), shown.form.clone());
    view! {
        <Admin lang title=text.title account>
            <div class="page first-day">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                <FormBanner form/>
                <div class="so-far">
                    <progress max=all.to_string() value=over.to_string() aria-hidden="true"></progress>
                    <p>{(text.so_far)(over, all)}</p>
                </div>
                {all_done}
                <ol class="day-steps">{rows}</ol>
                {safety}
            </div>
        </Admin>
    }
    .into_any()
}

/// A step: its name and where it stands; behind it, what it is about. The next one is open, and the
/// one whose form came back.
fn row(shown: &Shown, step: FirstStep, state: StepState, next: Option<FirstStep>) -> AnyView {
    let lang = shown.lang();
    let (text, words) = (&lang.texts().first_day, &lang.texts().first_day_words);
    let (class, says) = match state {
        StepState::Done => ("mark-done", text.done),
        StepState::Open => ("mark-open", text.open),
        StepState::PutOff => ("mark-later", text.put_off),
    };
    let is_open = next == Some(step)
        || failed(shown) == Some(step)
        || (step == FirstStep::Trial && shown.day.trial.is_some());
    let without =
        (state != StepState::Done).then(|| view! { <p class="quiet">{(words.without)(step)}</p> });
    let put = match state {
        StepState::Done => None,
        StepState::Open => Some(put_off(step, "off", text.later, (words.step)(step))),
        StepState::PutOff => Some(put_off(step, "on", text.take_up, (words.step)(step))),
    };
    let id = format!("step-{}", step.as_str());
    view! {
        <li id=id>
            <details class=format!("panel {class}") open=is_open>
                <summary>
                    <h2>{(words.step)(step)}</h2>
                    <span class="mark-says">{says}</span>
                </summary>
                <div class="step-body">
                    {without}
                    {if step == FirstStep::Office { basics(shown) } else { bodies(shown, step) }}
                    {put}
                </div>
            </details>
        </li>
    }
    .into_any()
}

/// The step whose form came back.
fn failed(shown: &Shown) -> Option<FirstStep> {
    let echo = shown.form.echo.as_ref()?;
    // What was typed as a passphrase is not in what comes back.
    Some(if echo.value("seen").is_some() { FirstStep::Office } else { FirstStep::Passphrase })
}
