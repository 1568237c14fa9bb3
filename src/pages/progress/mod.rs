//! `/progress`: 声で変わったこと, what was answered over all themes.

mod embed;
mod map;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;

pub use self::embed::EmbedPage;
use self::map::map;
use crate::address::{Address, Route};
use crate::components::{
    answer::{AnswerContext, AnsweredItem, answered},
    flow::flow_picture,
    layout::Public,
    page::page,
    paging::Pages,
    request,
};
use crate::domain::{
    answers::{Filter, Flow, Item, Progress, Status, Told},
    ids::ThemeId,
    paging::Paging,
};
use crate::http::{AppState, with_query};
use crate::i18n::{Lang, say};
use crate::report::chart::Bar;

/// Answers on one page.
const ANSWERS: usize = 50;

/// The page.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let lang = request::lang();
    let filter = Filter {
        year: request::query("year").parse().ok(),
        department: request::query("department").chars().take(100).collect(),
        status: request::query("status").parse().ok(),
    };
    let at = request::query("page").parse().ok();
    page(async move {
        let mut progress = state.progress().await?;
        let lines = state.lines().await?;
        let (years, departments) = (
            progress.years(),
            progress.departments().into_iter().map(ToOwned::to_owned).collect::<Vec<_>>(),
        );
        let counts = Status::ALL.iter().map(|status| (*status, progress.count(*status))).collect();
        progress.told.retain(|told| filter.takes(told));
        let paging = Paging::new(at, progress.told.len(), ANSWERS);
        let shown = Shown {
            lang,
            dates: state.dates(),
            today: state.today(),
            filter,
            years,
            departments,
            counts,
            paging,
            hands: state.help_wanted_anywhere().await?,
        };
        let map = map(lang, shown.dates, &lines);
        Ok(content(&shown, progress, map).into_any())
    })
}

/// What the page shows beside the answers.
struct Shown {
    lang: Lang,
    dates: crate::domain::calendar::Dates,
    today: NaiveDate,
    filter: Filter,
    years: Vec<i32>,
    departments: Vec<String>,
    counts: Vec<(Status, usize)>,
    paging: Paging,
    /// With what staff can offer help.
    hands: BTreeSet<(ThemeId, Item)>,
}

impl Shown {
    /// This page with another choice.
    fn address(filter: &Filter, page: usize) -> String {
        let mut fields = Vec::new();
        fields.extend(filter.year.map(|year| ("year".to_owned(), year.to_string())));
        if !filter.department.is_empty() {
            fields.push(("department".to_owned(), filter.department.clone()));
        }
        fields.extend(filter.status.map(|one| ("status".to_owned(), one.as_str().to_owned())));
        if page > 1 {
            fields.push(("page".to_owned(), page.to_string()));
        }
        if fields.is_empty() {
            Address::Progress.into()
        } else {
            with_query(Address::Progress, &fields)
        }
    }
}

fn content(shown: &Shown, mut progress: Progress, map: Option<AnyView>) -> AnyView {
    let lang = shown.lang;
    let text = &lang.texts().progress;
    let any = !shown.years.is_empty();
    let flow = any.then(|| (flow(lang, progress.flow), rule(lang, &progress)));
    let found = progress.told.len();
    shown.paging.cut(&mut progress.told);
    let context = AnswerContext { lang, dates: shown.dates, today: shown.today };
    let cards = progress.told.iter().map(|told| {
        let hands = shown.hands.contains(&(told.theme, told.place.item));
        card(context, told, hands)
    });
    let cards = cards.collect_view();
    let tools = any.then(|| (statuses(shown), choices(shown)));
    let none = match (any, found) {
        (false, _) => Some(text.none),
        (true, 0) => Some(text.none_found),
        _ => None,
    };
    let none = none.map(|says| view! { <p class="quiet" role="status">{says}</p> });
    let all = (any && !shown.filter.is_empty()).then(|| {
        view! { <p role="status">{(text.found)(found)}" "<a href=Address::Progress>{text.all}</a></p> }
    });
    let pages = Pages(
        crate::components::paging::PagesProps::builder()
            .lang(lang)
            .paging(shown.paging)
            .link(|page| Shown::address(&shown.filter, page))
            .build(),
    )
    .into_any();
    view! {
        <Public lang title=text.title here=Route::Progress>
            <div class="page progress">
                <div class="page-head">
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {tools}
                {all}
                {none}
                {(found > 0).then(|| view! { <h2 class="vh">{lang.texts().answering.public_title}</h2> })}
                <div class="answers">{cards}</div>
                <div class="paging">{pages}</div>
                {flow}
                {map}
                <p class="quiet files"><a href=Address::ProgressFeed>{text.feed}</a>" "<a href=Address::ProgressCsv>{text.csv}</a>" "<a href=Address::ProgressJson>{text.json}</a>" "<a href=Address::ProgressEmbed>{text.embed}</a>" "<a href=Address::Api>{text.api}</a></p>
            </div>
        </Public>
    }
    .into_any()
}

/// The number of items of each status, each a way to these.
fn statuses(shown: &Shown) -> AnyView {
    let lang = shown.lang;
    let text = &lang.texts().progress;
    let links = shown.counts.iter().map(|(status, count)| {
        let filter = Filter { status: Some(*status), ..shown.filter.clone() };
        let current = (shown.filter.status == Some(*status)).then_some("true");
        let says = format!("{} {count}", say::status(lang, *status));
        view! { <a href=Shown::address(&filter, 1) aria-current=current>{says}</a> }
    });
    view! { <nav class="chips" aria-label=text.by_status>{links.collect_view()}</nav> }.into_any()
}

/// The fiscal year and the department, by a form.
fn choices(shown: &Shown) -> AnyView {
    let text = &shown.lang.texts().progress;
    let years = shown.years.iter().map(|year| {
        let selected = shown.filter.year == Some(*year);
        view! { <option value=year.to_string() selected=selected>{(text.year_n)(*year)}</option> }
    });
    let departments = shown.departments.iter().map(|name| {
        let selected = shown.filter.department == *name;
        view! { <option value=name.clone() selected=selected>{name.clone()}</option> }
    });
    let status = shown
        .filter
        .status
        .map(|one| view! { <input type="hidden" name="status" value=one.as_str()/> });
    view! {
        <form class="find" method="get" action=Address::Progress>
            {status}
            <select name="year" aria-label=text.year><option value="">{text.every_year}</option>{years.collect_view()}</select>
            <select name="department" aria-label=text.department><option value="">{text.every_department}</option>{departments.collect_view()}</select>
            <button class="btn plain">{text.show}</button>
        </form>
    }
    .into_any()
}

/// One answer, with the theme that it belongs to.
fn card(context: AnswerContext, told: &Told, hands: bool) -> AnyView {
    let common = &context.lang.texts().common;
    let item = AnsweredItem {
        anchored: false,
        place: &told.place,
        why: &told.why,
        notes: &told.notes,
        answer: told.stands().map(|given| &given.answer),
        hands: hands.then_some(Address::Hands(&told.slug, told.place.item)),
        history: &told.history,
    };
    let example = told.example.then(|| view! { <span class="state">{common.example}</span>" " });
    let board = format!("{}#a-{}", Address::Board(&told.slug), told.place.item);
    view! {
        <div class="of-theme">
            <p class="quiet">{example}<a href=board>{told.title.clone()}</a></p>
            {answered(context, &item)}
        </div>
    }
    .into_any()
}

/// What a sum of stickers on paper and on the screen is not, where there is one.
fn rule(lang: Lang, progress: &Progress) -> Option<AnyView> {
    let paper = progress.told.iter().any(|told| told.place.stickers.paper > 0);
    paper.then(|| view! { <p class="quiet">{lang.texts().paper.rule}</p> }.into_any())
}

/// The way from notes to what is done, as a picture with its numbers, and as a table of the same.
fn flow(lang: Lang, flow: Flow) -> AnyView {
    let text = &lang.texts().progress;
    let Flow { notes, items, answered, adopted, done } = flow;
    let steps = [
        (text.flow_notes, notes),
        (text.flow_items, items),
        (text.flow_answered, answered),
        (text.flow_adopted, adopted),
        (text.flow_done, done),
    ]
    .map(|(label, value)| Bar { label: label.to_owned(), value });
    let all = steps.iter().map(|step| format!("{} {}", step.label, step.value));
    let and = lang.texts().suggested.and;
    let says = format!("{}: {}", text.flow_title, all.collect::<Vec<_>>().join(and));
    let picture = flow_picture(says, &steps);
    let rows = steps.into_iter().map(
        |step| view! { <tr><th scope="row">{step.label}</th><td class="num">{step.value}</td></tr> },
    );
    let rows = rows.collect_view();
    view! {
        <section class="sheet-flow" aria-labelledby="flow">
            <h2 id="flow">{text.flow_title}</h2>
            <div class="flow-halves">
                {picture}
                <table class="tbl"><tbody>{rows}</tbody></table>
            </div>
            <p class="quiet">{text.flow_lead}</p>
        </section>
    }
    .into_any()
}
