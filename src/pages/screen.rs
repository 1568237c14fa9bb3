//! `/t/{slug}/screen`: the board for a screen in a lobby. It shows what the board shows, large,
//! with the way to join; it asks for nothing and leads nowhere. Without JavaScript all notes stand
//! below each other and the page loads itself again.

use leptos::prelude::*;
use leptos_meta::Title;

use super::home::Example;
use crate::address::{Address, Route};
use crate::components::{
    answer::{colour, status},
    hydration::Hydration,
    page::page,
    request,
    stickers::Stickers,
    sum::Sum,
    urgent::{Urgent, tab_title},
};
use crate::domain::{
    answers::{Progress, Told},
    calendar::Dates,
    fault::Fault,
    note::{BoardView, Note, Sort},
    settings::Tier,
    theme::{Prompt, State, Theme},
};
use crate::http::{AppState, downloads::may_read};
use crate::i18n::{Lang, catalogue, say};
use crate::islands::Screen;
use crate::qr;
use crate::service::Counts;

/// Notes that a screen goes through at most, the newest or those with most stickers: at a dozen a
/// page and twenty seconds each a round takes ten minutes, and whoever waits for the rest is better
/// served by the board.
const SHOWN_MAX: usize = 300;

/// The page.
#[component]
pub fn ScreenPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, slug) = (request::lang(), request::param("slug"));
    let origin = request::origin(&state.config);
    page(async move {
        let theme = state.board.theme_by_slug(&slug).await?;
        if !theme.state.is_public() {
            return Err(Fault::NotFound.into());
        }
        let mut notes =
            if theme.state.has_board() { state.board.notes(theme.id).await? } else { Vec::new() };
        let mut answers = Progress::default();
        answers.add(&theme, &state.published(&theme).await?, notes.clone());
        // A screen has no room for what is not there: neither the hidden notes nor their reasons.
        notes.retain(|note| note.hidden.is_none());
        let closed = theme.state > State::Open;
        BoardView { sort: closed.then_some(Sort::Stickers), ..BoardView::default() }
            .apply(&mut notes, theme.shows_tally());
        let counts = Counts::of(&notes);
        notes.truncate(SHOWN_MAX);
        let (today, dates) = (state.today(), state.dates());
        let shown = ShownScreen {
            lang,
            dates,
            answers: answers.told,
            notes,
            counts,
            writing: theme.accepts_notes(today),
            liking: theme.accepts_stickers(today),
            report: may_read(&theme, None),
            when: if theme.state == State::Open {
                say::time_left(lang, &theme, today)
            } else {
                say::period(lang, dates, &theme)
            },
            address: format!("{origin}{}", Address::Board(&theme.slug)),
            theme,
        };
        Ok(content(shown).into_any())
    })
}

/// For the head of the document: without JavaScript a screen stays up to date by loading the page
/// again, once a minute.
pub fn reload() -> Option<impl IntoView> {
    (request::route() == Some(Route::Screen))
        .then(|| view! { <noscript><meta http-equiv="refresh" content="60"/></noscript> })
}

/// All that the page shows.
struct ShownScreen {
    lang: Lang,
    dates: Dates,
    theme: Theme,
    /// What was answered, most stickers first; nothing while the theme is open.
    answers: Vec<Told>,
    notes: Vec<Note>,
    counts: Counts,
    writing: bool,
    liking: bool,
    report: bool,
    when: String,
    address: String,
}

impl ShownScreen {
    fn text(&self) -> &'static catalogue::Screen {
        &self.lang.texts().screen
    }
}

fn content(shown: ShownScreen) -> impl IntoView {
    let text = shown.text();
    let theme = shown.theme.clone();
    let title = format!("{}：{}", tab_title(shown.lang, &theme), text.name);
    let (head, side, banner) = (head(&shown), side(&shown), banner(&shown));
    let main = if shown.notes.is_empty() { nothing_yet(&shown) } else { wall(shown) };
    view! {
        <Hydration/>
        <Title text=title/>
        <main id="main" class="screen">
            <div id="screen" data-slug=theme.settings.slug data-revision=theme.revision
                data-pages=(text.page)("{at}", "{of}")>
                {head}{side}{banner}{main}
            </div>
            <Screen/>
        </main>
    }
}

/// Title, how long it runs, and the names of the prompts with their papers.
fn head(shown: &ShownScreen) -> AnyView {
    let (lang, theme) = (shown.lang, &shown.theme);
    let class = if theme.state == State::Open { "state open" } else { "state" };
    let count = |prompt: &Prompt| shown.counts.of_prompt(prompt.id);
    let papers = theme.prompts.iter().map(|prompt| {
        let n = theme.state.has_board().then(
            || view! { " "<span class="n">{(lang.texts().common.notes_n)(count(prompt))}</span> },
        );
        view! { <li class=format!("tape {}", prompt.colour.as_str())>{prompt.name.clone()}{n}</li> }
    });
    view! {
        <header>
            <p class="kicker">
                <Urgent lang emergency=theme.emergency/>
                <span class=class>{say::state(lang, theme.state)}</span>" "{shown.when.clone()}
                <Example lang theme=theme.clone()/>
            </p>
            <h1>{theme.title.clone()}</h1>
            <ul class="papers">{papers.collect_view()}</ul>
        </header>
    }
    .into_any()
}

/// The way to the board, and the two numbers.
fn side(shown: &ShownScreen) -> AnyView {
    let text = shown.text();
    let theme = &shown.theme;
    let join = match theme.state {
        State::Announced => text.join_coming,
        State::Open if shown.writing && theme.tier == Tier::Open => text.join_write,
        State::Open if shown.liking && theme.tier == Tier::Open => text.join_like,
        State::Open if shown.writing || shown.liking => text.join_ticket,
        _ => text.join_read,
    };
    let sum = theme
        .state
        .has_board()
        .then(|| view! { <Sum lang=shown.lang theme=theme.clone() totals=shown.counts.totals/> });
    let part =
        i64::try_from(shown.notes.len()).is_ok_and(|notes| notes < shown.counts.totals.notes);
    let part = part.then(|| view! { <p class="where">{(text.part)(shown.notes.len())}</p> });
    let code = qr::svg(&shown.address).map(|(view_box, path)| {
        let alt = (text.code)(&shown.address);
        view! {
            <svg class="qr" viewBox=view_box role="img" aria-label=alt shape-rendering="crispEdges">
                <path d=path/>
            </svg>
        }
    });
    let address =
        shown.address.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    view! {
        <aside aria-label=join>
            <p class="join">{join}</p>
            {code}
            <p class="where">{address}</p>
            {sum}
            {part}
        </aside>
    }
    .into_any()
}

/// What became of it, once nothing is taken any more.
fn banner(shown: &ShownScreen) -> Option<AnyView> {
    let text = shown.text();
    let says = match shown.theme.state {
        State::Review => text.review,
        State::Answered => text.answered,
        State::Archived => text.archived,
        _ => return None,
    };
    let report = shown.report.then_some(text.report);
    Some(view! { <p class="banner"><strong>{says}</strong>{report}</p> }.into_any())
}

/// The sheet that hangs where there is no note: what comes, or who could be the first.
fn nothing_yet(shown: &ShownScreen) -> AnyView {
    let (lang, theme) = (shown.lang, &shown.theme);
    let text = shown.text();
    let (strong, rest) = match theme.state {
        State::Announced => (
            text.coming.to_owned(),
            (lang.texts().board.announced_from)(say::date(lang, shown.dates, theme.opens_on)),
        ),
        // Where tickets are handed out, nobody can write at once.
        State::Open if shown.writing && theme.tier == Tier::Open => {
            (text.first.to_owned(), text.first_lead.to_owned())
        }
        State::Open if shown.writing => {
            (text.first.to_owned(), say::tier_says(lang, theme.tier).to_owned())
        }
        _ => (text.none.to_owned(), String::new()),
    };
    let colour = theme.prompts.first().map_or("lemon", |prompt| prompt.colour.as_str());
    view! {
        <section class=format!("sheet taped {colour} nothing")>
            <h2>{strong}</h2>
            <p>{rest}</p>
            <p class="lead" dir="auto">{theme.description.clone()}</p>
        </section>
    }
    .into_any()
}

/// An answer as a sheet among the notes, before all of them: what it answers, how far it is, what it
/// says.
fn answer(shown: &ShownScreen, told: &Told) -> Option<AnyView> {
    let lang = shown.lang;
    let answer = &told.stands()?.answer;
    let class = format!("note told {}", colour(answer.status));
    let says = (!answer.text.is_empty())
        .then(|| view! { <p class="says" dir="auto">{answer.text.clone()}</p> });
    let department = (!answer.department.is_empty())
        .then(|| view! { <p class="of" dir="auto">{answer.department.clone()}</p> });
    let stickers = shown.theme.shows_tally().then(|| {
        view! { <div class="foot"><Stickers lang count=told.place.stickers/></div> }
    });
    Some(
        view! {
            <li>
                <article class=class>
                    <p class="of">{lang.texts().answering.public_title}</p>
                    <h2 dir="auto">{told.place.name.clone()}</h2>
                    <p>{status(lang, answer.status)}</p>
                    {says}
                    {department}
                    {stickers}
                </article>
            </li>
        }
        .into_any(),
    )
}

/// The answers, then the notes as one mosaic, each with the name of its prompt: colour alone tells nothing, and a
/// page can begin anywhere.
fn wall(shown: ShownScreen) -> AnyView {
    let lang = shown.lang;
    let text = shown.text();
    let tally = shown.theme.shows_tally();
    let answers = shown.answers.iter().filter_map(|told| answer(&shown, told)).collect_view();
    let notes = shown.notes.into_iter().map(|note| {
        let prompt = shown.theme.prompt(note.prompt);
        let (name, colour) = prompt
            .map_or((String::new(), ""), |prompt| (prompt.name.clone(), prompt.colour.as_str()));
        let stickers =
            tally.then(|| view! { <div class="foot"><Stickers lang count=note.stickers/></div> });
        view! {
            <li>
                <article class=format!("note {colour}") id=format!("n-{}", note.id)>
                    <p class="of">{name}</p>
                    <p dir="auto">{note.text}</p>
                    {stickers}
                </article>
            </li>
        }
    });
    // With the keyboard a reader can come here, and the pages stand still as long.
    view! { <ul id="wall" tabindex="0" aria-label=text.wall>{answers}{notes.collect_view()}</ul> }
        .into_any()
}
