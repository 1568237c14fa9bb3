//! `/`: the theme that is open now, those to come, those that were.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::{
    day_changes::last_day_change,
    layout::Public,
    news::{News, NewsMark, news_told},
    over::Over,
    page::page,
    request,
    sum::Sum,
    urgent::Urgent,
};
use crate::domain::{
    calendar::Dates,
    day_change::ToldChange,
    ids::ThemeId,
    theme::{State, Theme},
};
use crate::http::{AppState, downloads::may_read};
use crate::i18n::{Lang, say};
use crate::service::{Error, can_be_published};
use crate::store::Totals;

/// The entrance.
#[component]
pub fn HomePage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates) = (request::lang(), request::dates());
    page(async move {
        let themes = state.board.themes().await?;
        let totals = state.board.totals().await?;
        let answered = answered(&state, &themes).await?;
        let of_open = of_open(&state, &themes).await?;
        let archived = themes
            .iter()
            .filter(|theme| theme.state == State::Archived)
            .map(|theme| (theme.id, theme.slug.clone()))
            .collect();
        let page = content(lang, dates, &state, themes, &totals, of_open);
        Ok(view! { {page}<News themes=answered/><Over archived/> }.into_any())
    })
}

/// The themes with answers or questions of which a browser may still keep receipts, with how much
/// was told ([`news_told`]).
async fn answered(
    state: &AppState,
    themes: &[Theme],
) -> Result<Vec<(ThemeId, String, i64)>, Error> {
    let publications = state.board.last_publications().await?;
    let questions = state.board.question_counts().await?;
    let living = themes.iter().filter(|theme| is_marked(theme));
    let told = living.map(|theme| {
        let publications = publications.get(&theme.id).copied().unwrap_or_default();
        let questions = questions.get(&theme.id).copied().unwrap_or_default();
        (theme.id, theme.slug.clone(), news_told(publications, questions))
    });
    Ok(told.filter(|(_, _, told)| *told > 0).collect())
}

/// Whether new answers of a theme are told to its authors' browsers: once it is archived, these
/// have forgotten everything.
const fn is_marked(theme: &Theme) -> bool {
    can_be_published(theme.state) && !matches!(theme.state, State::Archived)
}

/// What is said of an open theme besides itself.
#[derive(Default)]
struct OfOpen {
    /// Notes per prompt, for the small papers beside the big sheet.
    counts: Vec<usize>,
    /// Which days are others than staff were told.
    day_changes: Vec<ToldChange>,
}

/// What is said of the open themes besides.
async fn of_open(state: &AppState, themes: &[Theme]) -> Result<HashMap<ThemeId, OfOpen>, Error> {
    let mut all = HashMap::new();
    for theme in themes.iter().filter(|theme| theme.state == State::Open) {
        let notes = state.board.notes(theme.id).await?;
        let of = |prompt| {
            notes.iter().filter(|note| note.prompt == prompt && note.hidden.is_none()).count()
        };
        let counts = theme.prompts.iter().map(|prompt| of(prompt.id)).collect();
        let day_changes = state.board.day_changes(theme.id).await?;
        all.insert(theme.id, OfOpen { counts, day_changes });
    }
    Ok(all)
}

fn content(
    lang: Lang,
    dates: Dates,
    state: &AppState,
    themes: Vec<Theme>,
    totals: &HashMap<ThemeId, Totals>,
    mut of_open: HashMap<ThemeId, OfOpen>,
) -> impl IntoView + use<> {
    let text = &lang.texts().home;
    let today = state.today();
    let public: Vec<Theme> = themes.into_iter().filter(|theme| theme.state.is_public()).collect();
    let (mut open, rest): (Vec<Theme>, Vec<Theme>) =
        public.into_iter().partition(|theme| theme.state == State::Open);
    let (mut coming, past): (Vec<Theme>, Vec<Theme>) =
        rest.into_iter().partition(|theme| theme.state == State::Announced);
    coming.reverse();
    // What cannot wait comes first; among the others the order stays.
    open.sort_by_key(|theme| !theme.emergency);
    if open.is_empty() && coming.is_empty() && past.is_empty() {
        return view! { <Public lang title=text.title here=Route::Home><Empty lang/></Public> }
            .into_any();
    }
    let total = |theme: &Theme| totals.get(&theme.id).copied().unwrap_or_default();
    let nothing_open = open.is_empty().then(|| nothing_open(lang));
    let heroes = open
        .into_iter()
        .enumerate()
        .map(|(i, theme)| {
            let OfOpen { counts, day_changes } = of_open.remove(&theme.id).unwrap_or_default();
            let changed = last_day_change(lang, dates, &day_changes);
            let totals = total(&theme);
            let left = say::time_left(lang, &theme, today);
            let answers = say::answer_day(lang, &theme, today);
            view! { <Hero lang dates theme totals when=(left, answers) counts changed first={i == 0}/> }
        })
        .collect_view();
    let past = past.into_iter().map(|theme| (total(&theme), theme)).collect();
    view! {
        <Public lang title=text.title here=Route::Home>
            <div class="page">
                {nothing_open}{heroes}
                <Coming lang dates themes=coming/>
                <Past lang dates themes=past/>
            </div>
        </Public>
    }
    .into_any()
}

/// Says that no theme is open right now.
fn nothing_open(lang: Lang) -> AnyView {
    let text = &lang.texts().home;
    view! {
        <section class="sheet taped lemon prose">
            <h1>{text.rest_title}</h1>
            <p>{text.rest_lead}</p>
        </section>
    }
    .into_any()
}

/// The open theme as a pinned sheet. The first one carries the page's heading.
#[component]
fn Hero(
    lang: Lang,
    dates: Dates,
    theme: Theme,
    totals: Totals,
    /// Until when it is open, and when it is answered.
    when: (String, Option<String>),
    counts: Vec<usize>,
    /// The last change of its days, if there was one.
    changed: Option<AnyView>,
    first: bool,
) -> impl IntoView {
    let text = &lang.texts().home;
    let href = Address::Board(&theme.slug).to_string();
    let id = format!("now-{}", theme.slug);
    let heading_id = id.clone();
    let title = theme.title.clone();
    let heading = if first {
        view! { <h1 id=heading_id>{title}</h1> }.into_any()
    } else {
        view! { <h2 id=heading_id>{title}</h2> }.into_any()
    };
    let colour = theme.prompts.first().map_or("lemon", |prompt| prompt.colour.as_str());
    let minis = theme.prompts.iter().zip(counts).map(|(prompt, n)| {
        view! {
            <li class=format!("mini {}", prompt.colour.as_str())>
                <span>{prompt.name.clone()}</span><b>{(lang.texts().common.notes_n)(n)}</b>
            </li>
        }
    });
    let minis = minis.collect_view();
    view! {
        <section class=format!("hero sheet taped {colour}") aria-labelledby=id>
            <div>
                <p class="kicker">
                    <Urgent lang emergency=theme.emergency/>
                    {(text.theme_of)(say::month(lang, dates, theme.opens_on))}
                    <Example lang theme=theme.clone()/>
                </p>
                {heading}
                <p class="lead" dir="auto">{theme.description.clone()}</p>
                <Sum lang theme=theme.clone() totals/>
                <p class="when">
                    <span class="state open">{say::state(lang, theme.state)}</span>
                    <span>{when.0}</span>
                    {when.1.map(|says| view! { <span class="answer-day">{says}</span> })}
                </p>
                {changed.map(|says| view! { <div class="quiet changed">{says}</div> })}
                <p class="actions"><a class="btn" href=href>{text.open_board}</a></p>
            </div>
            <ul class="minis" aria-label=text.per_prompt>{minis}</ul>
        </section>
    }
}

/// Marks what `kizuki demo` made.
#[component]
pub fn Example(lang: Lang, theme: Theme) -> impl IntoView {
    theme.example.then(|| view! { " "<span class="state">{lang.texts().common.example}</span> })
}

#[component]
fn Coming(lang: Lang, dates: Dates, themes: Vec<Theme>) -> impl IntoView {
    let text = &lang.texts().home;
    (!themes.is_empty()).then(|| {
        let items = themes.into_iter().map(|theme| {
            let href = Address::Board(&theme.slug).to_string();
            view! {
                <li>
                    <p class="kicker">
                        <Urgent lang emergency=theme.emergency/>
                        {(text.from)(say::date(lang, dates, theme.opens_on))}
                    </p>
                    <h3><a href=href>{theme.settings.title}</a></h3>
                    <p class="quiet" dir="auto">{theme.settings.description}</p>
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="coming">
                <header><h2 id="coming">{text.coming}</h2></header>
                <ul class="coming">{items.collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Past(lang: Lang, dates: Dates, themes: Vec<(Totals, Theme)>) -> impl IntoView {
    let text = &lang.texts().home;
    let none = themes.is_empty().then(|| view! { <p class="quiet">{text.no_past}</p> });
    let rows = themes.into_iter().map(|(totals, theme)| {
        let href = Address::Board(&theme.slug).to_string();
        let mark = is_marked(&theme).then(|| {
            let (slug, href) = (theme.slug.clone(), Address::Mine(&theme.slug).to_string());
            view! { <NewsMark slug href says=lang.texts().lineage.answered/> }
        });
        let report = may_read(&theme, None)
            .then(|| view! { <a href=Address::Report(&theme.slug)>{text.report}</a> });
        view! {
            <li>
                <div>
                    <h3><a href=href>{theme.title.clone()}</a></h3>
                    <p class="quiet">
                        <Urgent lang emergency=theme.emergency/>
                        <span class="state">{say::state(lang, theme.state)}</span>
                        <span>{say::month(lang, dates, theme.opens_on)}</span>
                        <Example lang theme=theme.clone()/>
                        {report}
                    </p>
                    {mark}
                </div>
                <Sum lang theme=theme totals/>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" id="past" aria-labelledby="past-h">
            <header><h2 id="past-h">{text.past}</h2><p><a href=Address::Progress>{lang.texts().progress.link}</a></p></header>
            {none}
            <ul class="rows">{rows}</ul>
        </section>
    }
}

/// Nothing is there yet: kind to staff, and a hand for the organizer.
#[component]
fn Empty(lang: Lang) -> impl IntoView {
    let text = &lang.texts().home;
    view! {
        <div class="narrow">
            <section class="sheet taped lemon door prose">
                <h1>{text.empty_title}</h1>
                <p>{text.empty_lead}</p>
                <h2>{text.empty_for}</h2>
                <ol><li>{text.empty_1}</li><li>{text.empty_2}</li><li>{text.empty_3}</li></ol>
                <p class="actions"><a class="btn" href=Address::Admin>{text.empty_action}</a></p>
            </section>
        </div>
    }
}
