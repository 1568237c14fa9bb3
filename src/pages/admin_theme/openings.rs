//! Hiding all notes of one opening of the box, as a part of `/admin/themes/{id}`: what a flood
//! brought goes in one step, and comes back note by note.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::shown::ShownTheme;
use crate::address::Address;
use crate::domain::{
    account::Right,
    note::{HideReason, Note},
};
use crate::i18n::say;

/// Openings that are offered, the latest.
const OFFERED: usize = 50;

/// The form; nothing where no opening has two notes that are not hidden.
pub(super) fn hide_all(shown: &ShownTheme, notes: &[Note]) -> Option<AnyView> {
    let lang = shown.lang;
    let (text, admin) = (&lang.texts().moderation, &lang.texts().admin);
    let mut of: BTreeMap<i64, usize> = BTreeMap::new();
    for note in notes.iter().filter(|note| note.hidden.is_none_or(|why| why == HideReason::Review))
    {
        *of.entry(note.opening).or_default() += 1;
    }
    let openings: Vec<_> =
        of.into_iter().rev().filter(|(_, notes)| *notes > 1).take(OFFERED).collect();
    if openings.is_empty() || !shown.may(Right::Moderation) {
        return None;
    }
    let openings = openings.into_iter().map(|(opening, notes)| {
        view! { <option value=opening.to_string()>{(text.opening_with)(opening, notes)}</option> }
    });
    let reasons = HideReason::CHOICES.iter().map(
        |reason| view! { <option value=reason.as_str()>{say::reason(lang, *reason)}</option> },
    );
    let form = view! {
        <details class="fold hide-all">
            <summary>{text.hide_all}</summary>
            <form class="form" method="post" action=Address::HideOpening>
                <input type="hidden" name="page" value=Address::AdminTheme(shown.theme.id)/>
                <input type="hidden" name="theme" value=shown.theme.id.to_string()/>
                <p>{text.hide_all_says}</p>
                <div class="field">
                    <label for="opening">{text.opening}</label>
                    <select id="opening" name="opening">{openings.collect_view()}</select>
                </div>
                <div class="field">
                    <label for="opening-why">{admin.reason_board}</label>
                    <select id="opening-why" name="reason" required>
                        <option value="">{admin.choose}</option>
                        {reasons.collect_view()}
                    </select>
                </div>
                <label class="choice">
                    <input type="checkbox" name="sure" value="yes" required/>
                    <span>{text.hide_all_sure}</span>
                </label>
                <p class="actions"><button class="btn danger">{text.hide_all_button}</button></p>
            </form>
        </details>
    };
    Some(form.into_any())
}
