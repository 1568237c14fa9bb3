//! The banner of a form of the bench that failed: why, and a link to each field that has a problem.

use leptos::prelude::*;

use super::shown::ShownBench;
use crate::domain::fault::Fault;
use crate::i18n::say;

/// The banner; nothing where no form failed.
pub(super) fn failed(shown: &ShownBench) -> Option<AnyView> {
    let echo = shown.echo.as_ref()?;
    let says = say::fault(shown.lang, &echo.fault);
    let group = echo.value("group").unwrap_or_default();
    let Fault::Invalid(invalid) = &echo.fault else {
        return Some(
            view! { <div class="banner bad" role="alert" tabindex="-1"><h2>{says}</h2></div> }
                .into_any(),
        );
    };
    let links = invalid.0.iter().map(|problem| {
        let href = format!("#{}", field_id(group, &problem.field));
        view! { <li><a href=href>{shown.problem(group, &problem.field)}</a></li> }
    });
    let links = links.collect_view();
    let banner = view! {
        <div class="banner bad" role="alert" tabindex="-1"><h2>{says}</h2><ul>{links}</ul></div>
    };
    Some(banner.into_any())
}

/// The id of a field: in the form of a group, or, without one, in the bar.
pub(super) fn field_id(group: &str, field: &str) -> String {
    if group.is_empty() { format!("bar-{field}") } else { format!("{field}-{group}") }
}
