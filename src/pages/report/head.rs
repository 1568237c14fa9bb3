//! What stands above a report and below it: its day, or the office's letterhead.

use leptos::prelude::*;

use crate::report::document::{Letter, TitleBlock};

/// Number and day on the right, whom it is for on the left, who sends it on the right. Without a
/// letterhead the day alone.
pub fn letter_head(title: &TitleBlock) -> AnyView {
    let datetime = title.made_on.to_string();
    let Some(Letter { number, day, addressee, sender, .. }) = &title.letter else {
        let made = title.made.clone();
        return view! { <p class="meta"><time datetime=datetime>{made}</time></p> }.into_any();
    };
    let number = (!number.is_empty()).then(|| view! { <p class="meta">{number.clone()}</p> });
    let (addressee, sender) = (lines("addressee", addressee), lines("sender", sender));
    view! {
        {number}
        <p class="meta"><time datetime=datetime>{day.clone()}</time></p>
        {addressee}
        {sender}
    }
    .into_any()
}

/// The sentence that begins the letter, and 記.
pub fn letter_foot(title: &TitleBlock) -> Option<AnyView> {
    let Letter { opening, details, .. } = title.letter.as_ref()?;
    let (opening, details) = (opening.clone(), (*details)?);
    Some(view! { <p class="opening">{opening}</p><p class="sub">{details}</p> }.into_any())
}

/// What stands at the end.
pub fn closing(title: &TitleBlock) -> Option<AnyView> {
    let closing = title.letter.as_ref().map(|letter| &letter.closing)?;
    (!closing.is_empty()).then(|| view! { <p class="closing">{closing.clone()}</p> }.into_any())
}

fn lines(class: &'static str, lines: &[String]) -> Option<AnyView> {
    let each = lines.iter().map(|line| view! { <span>{line.clone()}</span> });
    let each = each.collect_view();
    (!lines.is_empty()).then(|| view! { <p class=class>{each}</p> }.into_any())
}
