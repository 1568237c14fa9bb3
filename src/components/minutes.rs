//! Minutes as reviewers read them: day, decision, what was said.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{
    calendar::Dates,
    shortlist::{Decision, Minutes},
};
use crate::i18n::{Lang, say};

/// The paper that a decision is written on.
const fn paper(decision: Decision) -> &'static str {
    match decision {
        Decision::GoAhead => "status sky",
        Decision::Consider => "status lemon",
        Decision::Decline => "status lilac",
        Decision::NextTime => "status",
    }
}

/// A decision as a word.
pub fn decision(lang: Lang, decision: Decision) -> AnyView {
    view! { <span class=paper(decision)>{say::decision(lang, decision)}</span> }.into_any()
}

/// The minutes of an item, the newest first; without those of `but`, and without empty ones.
/// Nothing where none are left.
pub fn minutes(
    lang: Lang,
    dates: Dates,
    all: &[Minutes],
    but: Option<NaiveDate>,
) -> Option<AnyView> {
    let shown = all.iter().rev().filter(|one| !one.is_empty() && Some(one.on) != but);
    let rows: Vec<_> = shown
        .map(|one| {
            let on = say::date(lang, dates, one.on);
            let went = one.decision.map(|one| decision(lang, one));
            let text = (!one.text.is_empty())
                .then(|| view! { <p class="says" dir="auto">{one.text.clone()}</p> });
            view! { <li><p class="quiet"><time datetime=one.on.to_string()>{on}</time>" "{went}</p>{text}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="remarks">{rows}</ul> }.into_any())
}
