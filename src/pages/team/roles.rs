//! What each role may do, in words: said of the table by which the server decides, so that the two
//! cannot differ.

use leptos::prelude::*;

use crate::domain::account::Role;
use crate::i18n::{Lang, say};

/// The roles, each with what it may do.
pub(super) fn roles(lang: Lang) -> AnyView {
    let text = &lang.texts().team;
    let all = Role::ALL.iter().map(|role| {
        view! { <h3>{say::role(lang, *role)}</h3>{rights_of(lang, *role)} }
    });
    view! {
        <section class="panel prose" aria-labelledby="roles">
            <h2 id="roles">{text.roles}</h2>
            <p class="quiet">{text.roles_lead}</p>
            {all.collect_view()}
        </section>
    }
    .into_any()
}

/// What one role may do.
pub fn rights_of(lang: Lang, role: Role) -> AnyView {
    let rights = role.rights().map(|right| view! { <li>{say::right(lang, right)}</li> });
    view! { <ul class="rights">{rights.collect_view()}</ul> }.into_any()
}
