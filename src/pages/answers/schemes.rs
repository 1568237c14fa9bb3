//! The way from an item to the office's own forms.

use leptos::prelude::*;

use super::shown::ShownAnswers;
use crate::address::Address;
use crate::domain::{
    answers::Item,
    proposal::{ProposalDraft, Schemes},
};
use crate::http::with_query;

/// A link for each scheme, and for each draft of one that is gone.
pub(super) fn schemes(
    shown: &ShownAnswers,
    item: Item,
    schemes: &Schemes,
    drafts: &[ProposalDraft],
) -> AnyView {
    let text = &shown.context.lang.texts().proposals;
    let link = |key: &str, name: &str| {
        let href = with_query(Address::Proposal(shown.theme.id, item), &[("scheme", key)]);
        let draft = drafts.iter().any(|draft| draft.scheme == key);
        let draft = draft.then(
            || view! { <span class="quiet">{shown.context.lang.texts().answering.draft}</span> },
        );
        view! { <li><a href=href>{name.to_owned()}</a>" "{draft}</li> }
    };
    let of_schemes: Vec<_> =
        schemes.all().iter().map(|scheme| link(&scheme.key, &scheme.name)).collect();
    let gone = drafts.iter().filter(|draft| schemes.get(&draft.scheme).is_none());
    let gone: Vec<_> = gone.map(|draft| link(&draft.scheme, &draft.scheme_name)).collect();
    view! {
        <section class="panel" aria-labelledby="schemes">
            <h2 id="schemes">{text.make}</h2>
            <p class="quiet">{text.make_lead}</p>
            <ul class="rows-of-answers">{of_schemes}{gone}</ul>
        </section>
    }
    .into_any()
}
