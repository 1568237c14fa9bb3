//! How a reader sorted and filtered a board, carried along by its forms.

use leptos::prelude::*;

use crate::domain::note::BoardView;

/// The reader's order and filter as hidden fields.
#[component]
pub fn ViewFields(view: BoardView) -> impl IntoView {
    let sort =
        view.sort.map(|sort| view! { <input type="hidden" name="sort" value=sort.as_str()/> });
    let only = view
        .prompt
        .map(|prompt| view! { <input type="hidden" name="only" value=prompt.to_string()/> });
    let search = (!view.search.is_empty())
        .then(|| view! { <input type="hidden" name="q" value=view.search/> });
    let page = view.page.map(|page| view! { <input type="hidden" name="page" value=page/> });
    view! { {sort}{only}{search}{page} }
}
