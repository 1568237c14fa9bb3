//! `/admin/themes/{id}/review`: the bench, where reviewers put notes into groups. Everything is a
//! plain form; the boxes of the notes belong to the form at the foot of the page, wherever they
//! stand.

mod asked;
mod bar;
mod cards;
mod failed;
mod group;
mod import;
mod left;
mod quick;
mod shown;
mod suggested;

use leptos::prelude::*;

pub use self::import::{BringGroupsPage, REQUEST_MAX, bring};
use self::{
    asked::BenchPart,
    bar::bar,
    cards::{cards, listed},
    failed::failed,
    group::group,
    left::left_out,
    quick::{dialog, keys},
    shown::ShownBench,
    suggested::suggested,
};
use super::admin::signed_in;
use crate::address::{Address, BenchFlash, DONE};
use crate::components::{
    bench::BenchProgram, found::found_line, layout::Admin, paging::Pages, parts::Known, request,
};
use crate::domain::{
    account::Right,
    fault::Fault,
    groups::{Bench, Group, Reviewer, TrailStep},
    note::Note,
    paging::{NOTES, Paging},
};
use crate::i18n::Lang;
use crate::service::{Actor, can_be_reviewed};
use crate::store::{Account, reviewer};

/// The page.
#[component]
pub fn BenchPage() -> impl IntoView {
    let (lang, id) = (request::lang(), request::param("id"));
    let (echo, done) = (request::echo(), request::query(DONE));
    let asked = BenchPart::here();
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let (theme, bench) = state.bench(&Actor::of(&account), id).await?;
        let notes = state.board.notes(id).await?;
        let me = reviewer(id, account.id);
        let ticked = asked.ticked(echo.as_ref(), &notes);
        let grouped = bench.grouped(notes);
        let suggestions = state.suggestions(&theme, &bench, &grouped).await?;
        let hits = asked.is_any().then(|| {
            let mut found: Vec<_> =
                grouped.groups.iter().flat_map(|group| &group.notes).cloned().collect();
            asked.find(&mut found);
            found.iter().map(|note| note.id).collect()
        });
        let shown = ShownBench {
            lang,
            suggestions,
            open: can_be_reviewed(theme.state),
            theme,
            seen: bench.head(),
            grouped,
            asked,
            echo,
            ticked,
            hits,
            known: Known::here(),
        };
        Ok(content(&shown, account, &bench, me, &done).into_any())
    })
}

fn content(
    shown: &ShownBench,
    account: Account,
    bench: &Bench,
    me: Reviewer,
    done: &str,
) -> impl IntoView + use<> {
    let (lang, text) = (shown.lang, &shown.lang.texts().bench);
    let done = done.parse().ok();
    let flash = done.map(|done| flash(lang, done));
    let back = shown.open.then(|| steps(shown, bench.undoable(me), bench.redoable(me)));
    let closed = (!shown.open).then(|| view! { <div class="banner"><p>{text.closed}</p></div> });
    let title = shown.theme.title.clone();
    let left = left_out(shown, bench);
    let failed = failed(shown);
    let suggested = suggested(shown, done, account.role.may(Right::Themes));
    let halves = (loose(shown), groups(shown));
    let bar = shown.open.then(|| bar(shown));
    let (publish, ask) = (lang.texts().answering.publish_link, lang.texts().enquiry.link);
    let bring = shown.open.then(|| {
        let href = Address::BringGroups(shown.theme.id);
        view! { <a class="btn plain" href=href>{lang.texts().brought.link}</a> }
    });
    let keys = shown.open.then(|| keys(shown));
    let quick = shown.open.then(|| view! { {dialog(shown)}<BenchProgram/> });
    let (theme, seen) = (shown.theme.id, shown.seen);
    let (news, search) = (Address::BenchNews(theme), shown.asked.search.trim().to_owned());
    let page = shown.page();
    view! {
        <Admin lang title=text.title account>
            <div id="bench" class="page bench" data-news=news.to_string() data-seen=seen data-page=page data-q=search>
                <div class="page-head split">
                    <div>
                        <p class="crumb"><a href=Address::AdminTheme(theme)>{title}</a></p>
                        <h1>{text.title}</h1>
                        <p class="lead">{text.lead}</p>
                    </div>
                    {back}
                </div>
                <p class="actions"><a class="btn plain" href=Address::Answers(theme)>{publish}</a><a class="btn plain" href=Address::Enquiries(theme)>{ask}</a>{bring}</p>
                {flash.map(|flash| view! { <div class="banner good done" role="status"><p>{flash}</p></div> })}
                {left}
                {failed}
                {closed}
                {keys}
                {suggested}
                <div id="halves" class="bench-halves">{halves.0}{halves.1}</div>
                {bar}
            </div>
            {quick}
        </Admin>
    }
}

/// What was just done, in words.
fn flash(lang: Lang, done: BenchFlash) -> &'static str {
    let (text, suggested) = (&lang.texts().bench, &lang.texts().suggested);
    match done {
        BenchFlash::Grouped => text.grouped,
        BenchFlash::Moved => text.moved,
        BenchFlash::TakenOut => text.taken_out,
        BenchFlash::Renamed => text.renamed,
        BenchFlash::Merged => text.merged,
        BenchFlash::Dissolved => text.dissolved,
        BenchFlash::Accepted => suggested.accepted,
        BenchFlash::Refused => suggested.refused,
        BenchFlash::Undone => text.undone,
        BenchFlash::Redone => text.redone,
        BenchFlash::Brought => lang.texts().brought.done,
        BenchFlash::Unbrought => lang.texts().brought.dropped,
    }
}

/// The buttons that take one's own last step back, and do it again; each names the step.
fn steps(shown: &ShownBench, undo: Option<&TrailStep>, redo: Option<&TrailStep>) -> AnyView {
    let (lang, text) = (shown.lang, &shown.lang.texts().bench);
    let verb = |step: &TrailStep| (lang.texts().answers.verb)(step.verb);
    let button = |id: &'static str,
                  action: Address<'_>,
                  step: Option<&TrailStep>,
                  says: fn(&str) -> String,
                  none: &'static str| {
        let label = step.map_or_else(|| none.to_owned(), |step| says(verb(step)));
        view! {
            <form id=id method="post" action=action.to_string()>
                {shown.guards()}
                <input type="hidden" name="step" value=step.map_or(0, |step| step.number)/>
                <button id=format!("{id}-button") class="btn plain small" disabled=step.is_none()>{label}</button>
            </form>
        }
        .into_any()
    };
    let (undo, redo) = (
        button("undo", Address::UndoStep, undo, text.undo_of, text.undo),
        button("redo", Address::RedoStep, redo, text.redo_of, text.redo),
    );
    view! { <div class="actions">{undo}{redo}</div> }.into_any()
}

/// Notes in no group, as far as they are searched for. What is searched for is counted wherever it
/// is.
fn loose(shown: &ShownBench) -> AnyView {
    let (lang, text, asked) = (shown.lang, &shown.lang.texts().bench, &shown.asked);
    let mut notes = shown.grouped.loose.clone();
    let all = notes.len();
    let found = asked.find(&mut notes).map(|_| {
        let mut everywhere: Vec<Note> = notes.clone();
        everywhere.extend(shown.found_in_groups().cloned());
        asked.find(&mut everywhere).unwrap_or_default()
    });
    let found = found_line(lang, &asked.search, found, Address::Bench(shown.theme.id).to_string());
    let elsewhere = shown.found_in_groups().count();
    let elsewhere =
        (elsewhere > 0).then(|| view! { <p class="quiet">{(text.hits)(elsewhere)}</p> });
    let none = (all == 0).then(|| {
        let none = shown.grouped.groups.is_empty();
        view! { <p class="quiet">{if none { text.no_notes } else { text.none_loose }}</p> }
    });
    let paging = Paging::new(asked.page, notes.len(), NOTES);
    paging.cut(&mut notes);
    let link = |page| asked.address(shown.theme.id, Some(page));
    let any = all > 0 || !shown.grouped.groups.is_empty();
    view! {
        <section id="loose-half" class="loose" aria-labelledby="loose">
            <h2 id="loose" tabindex="-1">{(text.loose)(all)}</h2>
            {any.then(|| find(shown))}
            {found}
            {elsewhere}
            {none}
            {listed(shown, cards(shown, &notes, false), Some("loose-cards"))}
            <div class="paging"><Pages lang paging link/></div>
        </section>
    }
    .into_any()
}

/// Words and a prompt, to look for.
fn find(shown: &ShownBench) -> AnyView {
    let (bench, board) = (&shown.lang.texts().bench, &shown.lang.texts().board);
    let prompts = shown.theme.prompts.iter().map(|prompt| {
        let selected = shown.asked.prompt == Some(prompt.id);
        view! { <option value=prompt.id.to_string() selected=selected>{prompt.name.clone()}</option> }
    });
    view! {
        <form class="find" method="get" role="search" action=Address::Bench(shown.theme.id)>
            <input id="find" type="search" name="q" maxlength="100" aria-label=board.find placeholder=board.find value=shown.asked.search.clone()/>
            <select name="prompt" aria-label=bench.prompt><option value="">{bench.every_prompt}</option>{prompts.collect_view()}</select>
            <button class="btn plain">{board.find_button}</button>
        </form>
    }
    .into_any()
}

/// The groups, most stickers first; where somebody searches, those that have what they search for.
fn groups(shown: &ShownBench) -> AnyView {
    let text = &shown.lang.texts().bench;
    let groups = &shown.grouped.groups;
    let none = groups.is_empty().then(|| view! { <p class="quiet">{text.none_grouped}</p> });
    let has =
        |one: &&Group| shown.hits.is_none() || one.notes.iter().any(|note| shown.hits(note.id));
    view! {
        <section id="groups-half" class="groups" aria-labelledby="groups">
            <h2 id="groups">{(text.groups)(groups.len())}</h2>
            {none}
            {groups.iter().filter(has).map(|one| group(shown, one)).collect_view()}
        </section>
    }
    .into_any()
}
