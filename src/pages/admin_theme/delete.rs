//! A draft can be deleted, at the end of its page and on second thought; where its tickets are out, why it
//! cannot.

use leptos::prelude::*;

use super::shown::ShownTheme;
use crate::address::Address;
use crate::domain::{account::Right, theme::State};

/// The part of the page; nothing once a theme has been announced.
pub(super) fn delete(shown: &ShownTheme) -> Option<AnyView> {
    if shown.theme.state != State::Draft || !shown.may(Right::Themes) {
        return None;
    }
    let text = &shown.lang.texts().trash;
    if !shown.can_be_deleted {
        return Some(view! { <p class="quiet apart">{text.not_deleted}</p> }.into_any());
    }
    let part = view! {
        <div class="apart">
            <details class="confirm">
                <summary>{text.delete}</summary>
                <p>{text.delete_says}</p>
                <form method="post" action=Address::DeleteTheme>
                    {shown.guards()}
                    <button class="btn danger">{text.delete_button}</button>
                </form>
            </details>
        </div>
    };
    Some(part.into_any())
}
