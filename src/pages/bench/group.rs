//! One group on the bench: its name, why it is one, its notes, and what can be done with it.

use leptos::prelude::*;

use super::{
    cards::{cards, listed},
    failed::field_id,
    shown::ShownBench,
};
use crate::address::Address;
use crate::components::stickers::Stickers;
use crate::domain::{
    answers::Item,
    groups::{Group, NAME_MAX, REASON_MAX},
    parts::version,
};

/// The group as a sheet; empty where the browser has it as it is.
pub(super) fn group(shown: &ShownBench, group: &Group) -> AnyView {
    let (id, heading) = (format!("a-{}", group.id), format!("g-{}", group.id));
    let cards = cards(shown, &group.notes, true);
    let head = head(shown, group).to_html();
    let tools = if shown.open { tools(shown, group).to_html() } else { String::new() };
    // Alike in all groups and told by the page: as of which step it is shown, and where.
    let alike = shown.guards().to_html();
    let forms = tools.replace(&alike, "").replace(&merge_link(shown, group).to_html(), "");
    let alone = if shown.grouped.groups.len() < 2 { "alone" } else { "" };
    let mut of = vec![id.as_str(), alone, &head, &forms];
    of.extend(cards.iter().map(|card| card.version.as_str()));
    let version = version(&of);
    if shown.known.has(&version) {
        return view! { <article class="panel" id=id data-v=version data-same></article> }
            .into_any();
    }
    let rest = format!("{head}{}{tools}", listed(shown, cards, None).to_html());
    view! {
        <article class="panel" id=id aria-labelledby=heading data-v=version inner_html=rest></article>
    }
    .into_any()
}

/// Name, numbers and reason.
fn head(shown: &ShownBench, group: &Group) -> AnyView {
    let (lang, text) = (shown.lang, &shown.lang.texts().bench);
    let id = format!("g-{}", group.id);
    let reason = (!group.label.reason.is_empty())
        .then(|| view! { <p class="reason" dir="auto">{group.label.reason.clone()}</p> });
    let named = if group.label.name.is_empty() { "unnamed" } else { "" };
    let sum = (text.sum)(group.notes.len());
    let answer = Address::Item(shown.theme.id, Item::Group(group.id));
    view! {
        <div class="group-head">
            <h3 id=id class=named dir="auto">{shown.name(group)}</h3>
            <p class="count"><Stickers lang count=group.stickers/><span class="quiet">{sum}</span><a href=answer>{lang.texts().answering.link}</a></p>
        </div>
        {reason}
    }
    .into_any()
}

/// Name and reason; another group to go into; the end of it.
fn tools(shown: &ShownBench, group: &Group) -> AnyView {
    let text = &shown.lang.texts().bench;
    let id = group.id.to_string();
    let merges = shown.merges(group.id);
    let open = merges || shown.typed(&id, "seen").is_some();
    let merge = if merges { merge(shown, group) } else { merge_link(shown, group) };
    view! {
        <details class="fold" open=open>
            <summary id=field_id(&id, "edit")>{text.edit}</summary>
            <form class="form" method="post" action=Address::RenameGroup>
                {guards(shown, group)}
                {field(shown, group, "name", text.name, &group.label.name, NAME_MAX)}
                {field(shown, group, "why", text.reason, &group.label.reason, REASON_MAX)}
                <p class="actions"><button class="btn plain" id=field_id(&id, "rename")>{text.rename}</button></p>
            </form>
            {merge}
            <form method="post" action=Address::DissolveGroup>
                {guards(shown, group)}
                <p class="actions"><button class="btn plain danger" id=field_id(&id, "dissolve")>{text.dissolve}</button><span class="hint">{text.dissolve_hint}</span></p>
            </form>
        </details>
    }
    .into_any()
}

fn guards(shown: &ShownBench, group: &Group) -> impl IntoView + use<> {
    view! { {shown.guards()}<input type="hidden" name="group" value=group.id.to_string()/> }
}

/// Leads to this page with the form that merges the group. It lists all others, and in each group
/// such a list would make the page as long as the square of their number.
fn merge_link(shown: &ShownBench, group: &Group) -> AnyView {
    if shown.grouped.groups.len() < 2 {
        return ().into_any();
    }
    let (id, text) = (group.id.to_string(), &shown.lang.texts().bench);
    let to = format!("{}#a-{id}", shown.asked.merging(shown.theme.id, group.id));
    view! { <p><a class="merge" href=to data-group=id>{text.merge_other}</a></p> }.into_any()
}

fn merge(shown: &ShownBench, group: &Group) -> AnyView {
    let (id, text) = (group.id.to_string(), &shown.lang.texts().bench);
    let others: Vec<&Group> =
        shown.grouped.groups.iter().filter(|other| other.id != group.id).collect();
    let label = field_id(&id, "to");
    view! {
        <form class="inline" method="post" action=Address::MergeGroups>
            {guards(shown, group)}
            <div class="field">
                <label for=label.clone()>{text.merge_into}</label>
                {select(shown, &label, &others, &id)}
            </div>
            <button class="btn plain" id=field_id(&id, "merge")>{text.merge}</button>
        </form>
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
    // Another form of this group that failed has not got this field.
    let typed = shown.echo.as_ref().and_then(|echo| echo.value(name));
    let typed = typed.and_then(|_| shown.typed(&of, name));
    let value = typed.unwrap_or_else(|| stored.to_owned());
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
