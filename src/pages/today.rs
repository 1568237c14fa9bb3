//! The head of `/admin`: what must be done today, each with the way to where it is done.

use leptos::prelude::*;

use crate::address::Address;
use crate::domain::{
    ids::ThemeId,
    today::{Duty, Line, SHOWN},
};
use crate::i18n::{Lang, say};

/// The lines, those behind the seventh folded away; where there is none, that all is done.
pub(super) fn today(lang: Lang, lines: Vec<Line>) -> AnyView {
    let text = &lang.texts().today;
    let body = if lines.is_empty() {
        view! { <p class="all-done">{text.done}</p> }.into_any()
    } else {
        let mut rows: Vec<AnyView> = lines.into_iter().map(|line| row(lang, line)).collect();
        let rest = rows.split_off(SHOWN.min(rows.len()));
        let more = (!rest.is_empty()).then(|| {
            let many = rest.len();
            view! {
                <details class="fold">
                    <summary>{(text.more)(many)}</summary>
                    <ol class="duties" start=SHOWN + 1>{rest}</ol>
                </details>
            }
        });
        view! { <ol class="duties">{rows}</ol>{more} }.into_any()
    };
    view! {
        <section class="panel today" aria-labelledby="today">
            <h2 id="today">{text.title}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn row(lang: Lang, line: Line) -> AnyView {
    let text = &lang.texts().duties;
    let Line { duty, theme, count, day } = line;
    let what = (text.what)(duty, count);
    let title = theme.as_ref().map(|(_, title)| title.clone());
    let named = title.map(|title| view! { <span class="duty-of" dir="auto">{title}</span> });
    let what = match place(duty, theme.map(|(id, _)| id)) {
        Some(to) => view! { <a href=to>{what}</a> }.into_any(),
        None => view! { <b>{what}</b> }.into_any(),
    };
    let when = day.map(|day| {
        let says = (text.when)(duty, say::day(lang, day));
        view! { <span class="due-day">{says}</span> }
    });
    view! {
        <li class=class(duty)>
            <p>{what}" "{named}" "{when}</p>
            <p class="quiet">{(text.why)(duty)}</p>
        </li>
    }
    .into_any()
}

/// What somebody waits for is marked; what only looks ahead is not.
const fn class(duty: Duty) -> Option<&'static str> {
    match duty {
        Duty::Flagged | Duty::Explain | Duty::Read | Duty::Answer | Duty::Remind => Some("waits"),
        _ => None,
    }
}

/// Where it is done, as far as there is such a place in the program.
fn place(duty: Duty, theme: Option<ThemeId>) -> Option<String> {
    let address = match (duty, theme) {
        (Duty::Flagged | Duty::Explain | Duty::Read, _) => Address::Queue,
        (Duty::Answer, Some(id)) => Address::Answers(id),
        (Duty::Remind, Some(id)) => Address::Enquiries(id),
        (Duty::Open, Some(id)) => Address::AdminTheme(id),
        (Duty::Close, Some(id)) => Address::Announce(id),
        (Duty::GoOn, Some(id)) => Address::Shortlist(id),
        (Duty::Choose, Some(id)) => Address::Choosing(id),
        (Duty::Secure, _) => Address::Trust,
        (Duty::BackupFailed | Duty::BackupOld | Duty::NoBackup, _) => Address::FirstDay,
        (Duty::Unheard, _) => Address::Channels,
        (Duty::Roster, _) => Address::Roster,
        (Duty::Admins, _) => Address::Team,
        (Duty::Holidays, _) => Address::OfficeCalendar,
        _ => return None,
    };
    Some(address.to_string())
}
