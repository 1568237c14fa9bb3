//! The form at the foot of the bench, to which the boxes of all notes belong: what to do with those
//! that are chosen. Two verbs put notes together, and each has its own button.

use leptos::prelude::*;

use super::{group::select, shown::ShownBench};
use crate::address::Address;
use crate::domain::groups::{Group, NAME_MAX};
use crate::service::new_theme::form_key;

/// What the program of this page says: how many notes are chosen, what was done, and that somebody
/// else changed something. Hidden without it, as it says nothing then.
fn says(shown: &ShownBench) -> AnyView {
    let text = &shown.lang.texts().bench;
    view! {
        <div id="bar-says" class="says" data-own hidden>
            <p class="chosen">
                <span id="chosen" role="status" data-n=(text.chosen)("{n}") data-beyond=(text.chosen_beyond)("{n}")></span>
                <button id="clear" type="button" class="btn plain small" hidden>{text.clear}</button>
            </p>
            <p id="said" role="status" data-done=(text.put_done)("{name}", "{n}") data-undo=text.undo_hint data-unsent=text.unsent></p>
            <p class="news">
                <span id="news" role="status" data-notes=(text.news_notes)("{n}") data-names=(text.news_names)("{n}")></span>
                <button id="apply" type="button" class="btn plain small" hidden>{text.news_apply}</button>
            </p>
            <span id="beyond" hidden></span>
        </div>
    }
    .into_any()
}

/// The form.
pub(super) fn bar(shown: &ShownBench) -> AnyView {
    let text = &shown.lang.texts().bench;
    let groups: Vec<&Group> = shown.grouped.groups.iter().collect();
    let name = shown.typed("", "name").unwrap_or_default();
    let key = shown
        .typed("", "key")
        .filter(|key| !key.is_empty())
        .unwrap_or_else(|| form_key().to_string());
    let err = |field: &'static str| {
        shown
            .problem("", field)
            .map(|problem| view! { <p class="err" id=format!("bar-{field}-err")>{problem}</p> })
    };
    let (invalid, described) = (
        shown.problem("", "name").map(|_| "true"),
        shown.problem("", "name").map(|_| "bar-name-err"),
    );
    let move_to = (!groups.is_empty()).then(|| {
        view! {
            <div class="verb">
                <label class="vh" for="bar-to">{text.move_to}</label>
                {select(shown, "bar-to", &groups, "")}
                <button id="bar-move" class="btn plain" formaction=Address::MoveNotes>{text.move_button}</button>
                <button id="bar-out" class="btn plain" formaction=Address::TakeOutNotes>{text.take_out}</button>
            </div>
        }
    });
    view! {
        <form id="bar" class="benchbar" method="post" action=Address::GroupNotes aria-label=text.bar>
            {shown.guards()}
            <input type="hidden" name="key" value=key/>
            {says(shown)}
            <div id="bar-notes">{err("notes")}</div>
            <div class="verbs">
                <div class="verb">
                    <label class="vh" for="bar-name">{text.name}</label>
                    <input id="bar-name" name="name" value=name maxlength=NAME_MAX.to_string() placeholder=text.name_hint autocomplete="off"
                        aria-invalid=invalid aria-describedby=described/>
                    <button id="bar-group" class="btn">{text.group_button}</button>
                </div>
                {move_to}
            </div>
            {err("name")}
        </form>
    }
    .into_any()
}
