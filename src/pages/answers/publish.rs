//! The page of what waits to be published: each draft as everybody will see it, what changes in the
//! groups, and one button for all of it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{
    shown::ShownAnswers,
    unanswered::{is_bulk, unanswered},
};
use crate::address::{Address, DONE};
use crate::components::{
    answer::{AnsweredItem, answered, status},
    layout::Admin,
    request,
};
use crate::domain::{
    answers::{Draft, Item, Place},
    fault::Fault,
    groups::Group,
    ids::GroupId,
};
use crate::http::echo::Echo;
use crate::i18n::say;
use crate::pages::admin::signed_in;
use crate::service::{Actor, can_be_published};
use crate::store::Account;

/// The page.
#[component]
pub fn AnswersPage() -> impl IntoView {
    let (lang, id) = (request::lang(), request::param("id"));
    let (echo, done) = (request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let shown = ShownAnswers::load(lang, &state, &Actor::of(&account), &id).await?;
        Ok(content(&shown, account, echo.as_ref(), &done).into_any())
    })
}

fn content(
    shown: &ShownAnswers,
    account: Account,
    echo: Option<&Echo>,
    done: &str,
) -> impl IntoView + use<> {
    let lang = shown.context.lang;
    let (theme, text) = (&shown.theme, &lang.texts().answering);
    let flash = shown
        .flash(done)
        .map(|flash| view! { <div class="banner good" role="status"><p>{flash}</p></div> });
    let failed = echo.map(|echo| {
        let says = match &echo.fault {
            Fault::Conflict if is_bulk(echo) => lang.texts().templates.begin_conflict.to_owned(),
            Fault::Conflict => text.publish_conflict.to_owned(),
            Fault::Invalid(wrong) => {
                wrong.0.first().map_or_else(String::new, |one| say::problem(lang, &one.problem))
            }
            other => say::fault(lang, other),
        };
        view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }
    });
    let days = shown.answering.published.first_answer().map(|first| {
        let days = (first - theme.closes_on).num_days().max(0);
        view! { <p class="quiet">{(text.days_to_first)(days)}</p> }
    });
    let title = theme.title.clone();
    let id = theme.id;
    let (waiting, public, open) = (waiting(shown, echo), public(shown), unanswered(shown, echo));
    view! {
        <Admin lang title=text.publish_title account>
            <div class="page answers-page">
                <div class="page-head split">
                    <div>
                        <p class="crumb"><a href=Address::AdminTheme(id)>{title}</a></p>
                        <h1>{text.publish_title}</h1>
                        <p class="lead">{text.publish_lead}</p>
                        {days}
                    </div>
                    <p class="actions"><a class="btn plain" href=Address::Bench(id)>{lang.texts().bench.link}</a></p>
                </div>
                {flash}
                {failed}
                {waiting}
                {public}
                {open}
            </div>
        </Admin>
    }
}

/// The form: what waits, and what becomes of the groups.
fn waiting(shown: &ShownAnswers, echo: Option<&Echo>) -> AnyView {
    let text = &shown.context.lang.texts().answering;
    let theme = shown.theme.id;
    let can = can_be_published(shown.theme.state);
    let (seen, unseen): (Vec<_>, Vec<_>) = shown
        .answering
        .drafts
        .iter()
        .partition(|(item, _)| shown.places.iter().any(|place| place.item == **item));
    let changes = group_changes(shown);
    let nothing = seen.is_empty() && changes.is_none();
    // In the order of the items, not of their random ids.
    let drafts = shown.places.iter().filter_map(|place| {
        let draft = shown.answering.drafts.get(&place.item)?;
        Some(waiting_draft(shown, place, draft, echo, can))
    });
    let drafts = drafts.collect_view();
    let unseen = unseen.into_iter().map(|(item, draft)| gone(shown, *item, draft)).collect_view();
    let none = seen.is_empty().then(|| view! { <p class="quiet">{text.no_drafts}</p> });
    let not_yet = (!can).then(|| view! { <div class="banner"><p>{text.not_yet}</p></div> });
    let button = (can && !nothing).then(|| {
        view! { <p class="actions"><button class="btn">{text.publish}</button><span class="hint">{text.board_hint}</span></p> }
    });
    view! {
        {not_yet}
        <form class="form" method="post" action=Address::PublishAnswers>
            <input type="hidden" name="page" value=Address::Answers(theme)/>
            <input type="hidden" name="theme" value=theme.to_string()/>
            <input type="hidden" name="step" value=shown.answering.bench.head()/>
            <h2>{text.form_title}</h2>
            {none}
            <ul class="waiting">{drafts}</ul>
            <section class="panel"><h2>{text.groups_title}</h2>{changes.unwrap_or_else(|| view! { <p class="quiet">{text.groups_same}</p> }.into_any())}</section>
            {button}
        </form>
        {unseen}
    }
    .into_any()
}

/// One draft: its box, what changes, and how it will be seen.
fn waiting_draft(
    shown: &ShownAnswers,
    place: &Place,
    draft: &Draft,
    echo: Option<&Echo>,
    can: bool,
) -> AnyView {
    let (lang, item) = (shown.context.lang, place.item);
    let text = &lang.texts().answering;
    let before = shown.answering.published.answer(item);
    let changes = match before {
        None => view! { <span class="quiet">{text.first}</span> }.into_any(),
        Some(given) => {
            let (old, new) = (given.answer.status, draft.answer.status);
            let says = (text.from_to)(say::status(lang, old), say::status(lang, new));
            view! { <span>{says}</span> }.into_any()
        }
    };
    // What was not chosen stays so when the form comes back.
    let chosen = echo
        .is_none_or(|echo| echo.all("answers[]").any(|one| one.starts_with(&format!("{item}:"))));
    let value = format!("{item}:{}", draft.version);
    let tick = can.then(|| {
        let label = (text.chosen)(&place.name);
        view! { <label class="choose"><input type="checkbox" name="answers[]" value=value checked=chosen/><span>{label}</span></label> }
    });
    let notes = shown.notes_of(item);
    let seen = AnsweredItem {
        anchored: false,
        place,
        why: shown.why(item),
        notes: &notes,
        answer: Some(&draft.answer),
        hands: None,
        history: shown.answering.published.history(item),
    };
    let seen = answered(shown.context, &seen);
    let edit = Address::Item(shown.theme.id, item);
    view! {
        <li class="panel">
            <p class="split">{tick}{changes}<a href=edit>{text.title}</a></p>
            {seen}
        </li>
    }
    .into_any()
}

/// A draft of what cannot be seen any more.
fn gone(shown: &ShownAnswers, item: Item, draft: &Draft) -> AnyView {
    let (lang, theme) = (shown.context.lang, shown.theme.id);
    let text = &lang.texts().answering;
    let words = draft.answer.text.clone();
    view! {
        <section class="panel">
            <p><strong>{text.hidden_item}</strong></p>
            <p class="says" dir="auto">{status(lang, draft.answer.status)}" "{words}</p>
            <form method="post" action=Address::DropDraft>
                <input type="hidden" name="page" value=Address::Answers(theme)/>
                <input type="hidden" name="theme" value=theme.to_string()/>
                <input type="hidden" name="item" value=item.to_string()/>
                <input type="hidden" name="seen" value=draft.version/>
                <p class="actions"><button class="btn plain danger">{text.drop}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// What becomes of the groups that everybody sees; nothing where they stay as they are.
fn group_changes(shown: &ShownAnswers) -> Option<AnyView> {
    let text = &shown.context.lang.texts().answering;
    let public = shown.answering.published.grouped(shown.notes.clone());
    let before: BTreeMap<GroupId, &Group> =
        public.groups.iter().map(|group| (group.id, group)).collect();
    let now: BTreeMap<GroupId, &Group> =
        shown.grouped.groups.iter().map(|group| (group.id, group)).collect();
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for group in &shown.grouped.groups {
        match before.get(&group.id) {
            None => new.push(group),
            Some(old) if **old != *group => changed.push(group),
            Some(_) => {}
        }
    }
    let gone: Vec<&Group> =
        public.groups.iter().filter(|group| !now.contains_key(&group.id)).collect();
    if new.is_empty() && changed.is_empty() && gone.is_empty() {
        return None;
    }
    let list = |title: &'static str, groups: Vec<&Group>| {
        (!groups.is_empty()).then(|| {
            let names = groups.into_iter().map(|group| {
                let n = (text.notes_of)(group.notes.len());
                view! { <li><span dir="auto">{group.name().to_owned()}</span>" "<span class="quiet">{n}</span></li> }
            });
            view! { <h3>{title}</h3><ul>{names.collect_view()}</ul> }
        })
    };
    let lists = (
        list(text.groups_new, new),
        list(text.groups_changed, changed),
        list(text.groups_gone, gone),
    );
    Some(view! { {lists.0}{lists.1}{lists.2} }.into_any())
}

/// What is public.
fn public(shown: &ShownAnswers) -> AnyView {
    let text = &shown.context.lang.texts().answering;
    let rows = shown.places.iter().filter_map(|place| {
        let given = shown.answering.published.answer(place.item)?;
        let on = say::date(shown.context.lang, shown.context.dates, given.on);
        let status = status(shown.context.lang, given.answer.status);
        let href = Address::Item(shown.theme.id, place.item);
        Some(view! { <li><a href=href dir="auto">{place.name.clone()}</a>" "{status}" "<span class="quiet">{(text.published_on)(on)}</span></li> })
    });
    let rows: Vec<_> = rows.collect();
    let none = rows.is_empty().then(|| view! { <p class="quiet">{text.none_answered}</p> });
    let rows = (!rows.is_empty()).then(|| view! { <ul class="rows-of-answers">{rows}</ul> });
    view! { <section class="panel"><h2>{text.answered}</h2>{none}{rows}</section> }.into_any()
}
