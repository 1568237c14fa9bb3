//! That a theme's notes are proposals, and the way to the drafts that can be made of them.

use leptos::prelude::*;

use super::shown::ShownTheme;
use crate::address::Address;
use crate::domain::account::Right;

/// The panel; nothing for a theme that gathers no proposals, and before it has a board.
pub(super) fn choosing(shown: &ShownTheme) -> Option<AnyView> {
    let theme = &shown.theme;
    if !theme.is_choosing() || !theme.state.has_board() || !shown.may(Right::Themes) {
        return None;
    }
    let text = &shown.lang.texts().choosing;
    let (says, class) =
        if shown.can_choose { (text.panel_ready, "btn") } else { (text.panel_later, "btn plain") };
    let panel = view! {
        <section class="panel" aria-labelledby="choosing">
            <h2 id="choosing">{text.title}</h2>
            <p>{text.panel}" "{says}</p>
            <p class="actions"><a class=class href=Address::Choosing(theme.id)>{text.link}</a></p>
        </section>
    };
    Some(panel.into_any())
}
