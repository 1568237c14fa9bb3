//! What makes the bench quick for people with a keyboard: which keys there are, and the dialog that
//! asks where the chosen notes go. Hidden without the program that wakes both; the forms of the page
//! do the same.

use leptos::prelude::*;

use super::shown::ShownBench;
use crate::domain::groups::NAME_MAX;

/// The keys, in a list that one opens.
pub(super) fn keys(shown: &ShownBench) -> AnyView {
    let text = &shown.lang.texts().bench;
    let rows = [
        (vec!["←", "↑", "↓", "→", "Home", "End"], text.key_move),
        (vec![text.key_space], text.key_choose),
        (vec!["Shift", "←↑↓→"], text.key_range),
        (vec!["Ctrl", "A"], text.key_all),
        (vec!["G"], text.key_put),
        (vec!["/"], text.key_find),
        (vec!["Delete"], text.key_out),
        (vec!["Ctrl", "Z"], text.undo),
        (vec!["Ctrl", "Shift", "Z"], text.redo),
    ];
    let rows = rows.into_iter().map(|(keys, does)| {
        let keys = keys.into_iter().map(|key| view! { <kbd>{key}</kbd>" " }).collect_view();
        view! { <div><dt>{keys}</dt><dd>{does}</dd></div> }
    });
    view! {
        <details id="keys" class="fold keys" data-own hidden>
            <summary>{text.keys}</summary>
            <p class="hint">{text.keys_lead}</p>
            <dl>{rows.collect_view()}</dl>
        </details>
    }
    .into_any()
}

/// Asks where the chosen notes go: into a group that is there, or into a new one. Each answer says
/// which of the two verbs it is.
pub(super) fn dialog(shown: &ShownBench) -> AnyView {
    let text = &shown.lang.texts().bench;
    view! {
        <dialog id="put" class="put" aria-modal="true" aria-labelledby="put-title" data-own>
            <h2 id="put-title" data-n=(text.put_title)("{n}")>{text.put_name}</h2>
            <div class="field">
                <label for="put-name">{text.put_name}</label>
                <input id="put-name" role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls="put-list" aria-describedby="put-hint"
                    maxlength=NAME_MAX.to_string() autocomplete="off"/>
                <p id="put-hint" class="hint">{text.put_hint}</p>
            </div>
            <ul id="put-list" role="listbox" aria-label=text.put_list data-new=(text.put_new)("{name}") data-unnamed=text.put_unnamed
                data-move=(text.put_move)("{name}")></ul>
            <p class="actions"><button id="put-cancel" type="button" class="btn plain">{text.put_cancel}</button></p>
        </dialog>
        <div id="put-veil" class="veil"></div>
    }
    .into_any()
}
