//! An order for a first year, from April to March.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::address::Address;
use crate::domain::{
    calendar::Dates,
    library::{FIRST_YEAR, IdeaRef, next_month},
};
use crate::i18n::{Lang, say};
use crate::pages::theme_edit::idea_address;

/// Twelve months, folded away, each with its theme, the reason, and the way to its form in the next
/// such month.
pub(super) fn year(lang: Lang, dates: Dates, today: NaiveDate) -> AnyView {
    let (text, ideas) = (&lang.texts().library, &lang.texts().ideas);
    let rows = FIRST_YEAR.iter().zip(ideas.year).map(|((month, idea), why)| {
        let first = next_month(*month, today);
        let when = say::month(lang, dates, first);
        let (title, says, href) = match idea {
            Some(idea) => (
                ideas.of(*idea).title,
                (text.use_in)(when.clone()),
                idea_address(IdeaRef::Brought(*idea), Some(first)),
            ),
            None => {
                (text.year_staff, text.year_staff_use.to_owned(), Address::NewTheme.to_string())
            }
        };
        view! {
            <tr>
                <th scope="row">{when}</th>
                <td>{title}<span class="sub">{why}</span></td>
                <td><a href=href>{says}<span class="vh">{format!("：{title}")}</span></a></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <details class="panel fold first-year">
            <summary><h2>{text.year}</h2></summary>
            <p>{text.year_lead}</p>
            <table class="tbl stack">
                <caption class="vh">{text.year}</caption>
                <thead>
                    <tr><th scope="col">{text.year_month}</th><th scope="col">{text.year_idea}</th><th scope="col">{text.ways}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
