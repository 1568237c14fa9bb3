//! One group on the bench: its name, why it is one, its notes, and what can be done with it.

use leptos::prelude::*;

use super::{cards::cards, failed::field_id, shown::ShownBench};
use crate::address::Address;
use crate::components::stickers::Stickers;
use crate::domain::{
    answers::Item,
    groups::{Group, NAME_MAX, REASON_MAX},
};

/// The group as a sheet.
pub(super) fn group(shown: &ShownBench, group: &Group) -> AnyView {
    let (lang, text) = (shown.lang, &shown.lang.texts().bench);
    let id = format!("g-{}", group.id);
    let reason = (!group.label.reason.is_empty())
        .then(|| view! { <p class="reason" dir="auto">{group.label.reason.clone()}</p> });
    let named = if group.label.name.is_empty() { "unnamed" } else { "" };
    let sum = (text.sum)(group.notes.len());
    let answer = Address::Item(shown.theme.id, Item::Group(group.id));
    view! {
        <article class="panel" id=format!("a-{}", group.id) aria-labelledby=id.clone()>
            <div class="group-head">
                <h3 id=id.clone() class=named dir="auto">{shown.name(group)}</h3>
                <p class="count"><Stickers lang count=group.stickers/><span class="quiet">{sum}</span><a href=answer>{lang.texts().answering.link}</a></p>
            </div>
            {reason}
            {cards(shown, &group.notes, true)}
            {shown.open.then(|| tools(shown, group))}
        </article>
    }
    .into_any()
}

/// Name and reason; another group to go into; the end of it.
fn tools(shown: &ShownBench, group: &Group) -> AnyView {
    let text = &shown.lang.texts().bench;
    let id = group.id.to_string();
    let open = shown.typed(&id, "seen").is_some();
    let hidden = || view! { {shown.guards()}<input type="hidden" name="group" value=id.clone()/> };
    let others: Vec<&Group> =
        shown.grouped.groups.iter().filter(|other| other.id != group.id).collect();
    let merge = (!others.is_empty()).then(|| {
        let label = field_id(&id, "to");
        view! {
            <form class="inline" method="post" action=Address::MergeGroups>
                {hidden()}
                <div class="field">
                    <label for=label.clone()>{text.merge_into}</label>
                    {select(shown, &label, &others, &id)}
                </div>
                <button class="btn plain" id=field_id(&id, "merge")>{text.merge}</button>
            </form>
        }
    });
    view! {
        <details class="fold" open=open>
            <summary id=field_id(&id, "edit")>{text.edit}</summary>
            <form class="form" method="post" action=Address::RenameGroup>
                {hidden()}
                {field(shown, group, "name", text.name, &group.label.name, NAME_MAX)}
                {field(shown, group, "why", text.reason, &group.label.reason, REASON_MAX)}
                <p class="actions"><button class="btn plain" id=field_id(&id, "rename")>{text.rename}</button></p>
            </form>
            {merge}
            <form method="post" action=Address::DissolveGroup>
                {hidden()}
                <p class="actions"><button class="btn plain danger" id=field_id(&id, "dissolve")>{text.dissolve}</button><span class="hint">{text.dissolve_hint}</span></p>
            </form>
        </details>
    }
    .into_any()
}

fn field(
    shown: &ShownBench,
    group: &Group,
    name: &'static str,
    label: &'static str,
    stored: &str,
    max: usize,
) -> AnyView {
    let of = group.id.to_string();
    let id = field_id(&of, name);
    let err = format!("{id}-err");
    let value = shown.typed(&of, name).unwrap_or_else(|| stored.to_owned());
    let problem = shown.problem(&of, name);
    let (invalid, described) =
        (problem.is_some().then_some("true"), problem.is_some().then(|| err.clone()));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id name=name value=value maxlength=max.to_string() autocomplete="off" aria-invalid=invalid aria-describedby=described/>
            {problem.map(|problem| view! { <p class="err" id=err>{problem}</p> })}
        </div>
    }
    .into_any()
}

/// A choice of one of these groups, for the form of the group `of`.
pub(super) fn select(shown: &ShownBench, id: &str, groups: &[&Group], of: &str) -> AnyView {
    let text = &shown.lang.texts().bench;
    let typed = shown.typed(of, "to").unwrap_or_default();
    let options = groups.iter().map(|group| {
        let value = group.id.to_string();
        let selected = value == typed;
        view! { <option value=value selected=selected>{shown.name(group)}</option> }
    });
    let err = format!("{id}-err");
    let problem = shown.problem(of, "to");
    let (invalid, described) =
        (problem.is_some().then_some("true"), problem.is_some().then(|| err.clone()));
    view! {
        <select id=id.to_owned() name="to" aria-invalid=invalid aria-describedby=described>
            <option value="">{text.choose_group}</option>{options.collect_view()}
        </select>
        {problem.map(|problem| view! { <p class="err" id=err>{problem}</p> })}
    }
    .into_any()
}
