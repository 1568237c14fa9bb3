//! The step in which a note comes from a phone: the code that leads to the trial board, and what
//! came.

use leptos::prelude::*;

use super::shown::Shown;
use crate::address::Address;
use crate::domain::{first_day::Reach, office_settings::FirstStep, trial::Trial};
use crate::pages::slips::qr_image;

/// The button that begins one; or the one that is there.
pub(super) fn trial(shown: &Shown) -> AnyView {
    let text = &shown.lang().texts().first_day;
    let body = shown.day.trial.as_ref().map_or_else(
        || form(Address::BeginTrial, "btn", text.trial_begin),
        |trial| board(shown, trial),
    );
    view! { <p>{text.trial_lead}</p>{body} }.into_any()
}

fn board(shown: &Shown, trial: &Trial) -> AnyView {
    let texts = shown.lang().texts();
    let text = &texts.first_day;
    let here_too = Address::Trial(&trial.token).to_string();
    let link = format!("{}{here_too}", shown.origin);
    let here = (shown.day.facts.reach == Reach::ThisMachine)
        .then(|| view! { <div class="banner"><p>{text.trial_here}</p></div> });
    let came = if trial.notes.is_empty() {
        view! { <p role="status">{text.trial_none}</p> }.into_any()
    } else {
        let notes = trial.notes.iter().cloned();
        let notes = notes.map(|note| view! { <li dir="auto">{note}</li> }).collect_view();
        view! {
            <p role="status"><strong>{(text.trial_came)(trial.notes.len())}</strong></p>
            <ul class="tried" aria-label=texts.trial.notes>{notes}</ul>
        }
        .into_any()
    };
    let until = shown.trial_until.map(|time| (text.trial_until)(&time.format("%H:%M").to_string()));
    let look = format!("{}?look#step-{}", Address::FirstDay, FirstStep::Trial.as_str());
    view! {
        {here}
        <div class="trial-code">
            {qr_image(&link)}
            <div>
                <p>{text.trial_scan}</p>
                <p><a href=here_too>{text.trial_open}</a><br/><code>{link}</code></p>
                {came}
                <div class="actions">
                    <a class="btn" href=look>{text.trial_look}</a>
                    {form(Address::EndTrial, "btn plain danger", text.trial_end)}
                </div>
                <p class="quiet">{until}</p>
            </div>
        </div>
    }
    .into_any()
}

fn form(action: Address<'static>, class: &'static str, says: &'static str) -> AnyView {
    view! {
        <form method="post" action=action>
            <input type="hidden" name="page" value=Address::FirstDay/>
            <button class=class>{says}</button>
        </form>
    }
    .into_any()
}
