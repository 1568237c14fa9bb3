//! `/t/{slug}`: the board. Nothing on it depends on who is looking; whether one liked a note is
//! known to one's own browser alone.

mod answers;
mod asked;
mod lineage;
mod shown;
pub(super) mod tools;
mod wall;

use axum::http::header;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use self::{
    answers::PublicAnswers, asked::PublicQuestions, lineage::lineage, shown::ShownBoard,
    tools::tools,
};
use super::home::Example;
use crate::address::{Address, DONE, Route};
use crate::components::{
    day_changes::all_day_changes,
    enter::EnterTicket,
    flag::{self, flag_dialog, flag_form},
    hydration::Hydration,
    layout::Public,
    offer::Offer,
    over::Over,
    page::page,
    request,
    sum::Sum,
    urgent::{Urgent, tab_title},
};
use crate::domain::{
    fault::Fault,
    note::BoardView,
    paging::NOTES,
    rules::Rules,
    settings::Tier,
    theme::{State, Theme},
};
use crate::http::{AppState, ticket_cookie};
use crate::i18n::{Lang, rules, say};

/// The board.
#[component]
pub fn BoardPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let lang = request::lang();
    let (slug, done) = (request::param("slug"), request::query(DONE));
    let echo = request::echo();
    let response = use_context::<ResponseOptions>();
    let view = BoardView {
        sort: request::query("sort").parse().ok(),
        prompt: BoardView::only(&request::query("only")),
        search: request::query("q").chars().take(100).collect(),
        page: request::query("page").parse().ok(),
    };
    page(async move {
        let theme = state.board.theme_by_slug(&slug).await?;
        if !theme.state.is_public() {
            return Err(Fault::NotFound.into());
        }
        let notes =
            if theme.state.has_board() { state.board.notes(theme.id).await? } else { Vec::new() };
        let tickets =
            if theme.tier == Tier::Open { None } else { Some(state.tickets_shown(&theme).await?) };
        if let Some(response) = response.filter(|_| theme.state == State::Archived) {
            response.append_header(
                header::SET_COOKIE,
                ticket_cookie::forget_ticket(&state.config, &theme.slug),
            );
        }
        let archived = state.board.archived_names().await?;
        let answers = PublicAnswers::load(&state, lang, &theme, &notes).await?;
        let questions = PublicQuestions::load(&state, &theme, &notes).await?;
        let descent = state.lineage(theme.id).await?;
        let mut shown = ShownBoard::new(lang, &state, theme, notes, view, echo, &done);
        shown.tickets = tickets;
        shown.day_changes = state.board.day_changes(shown.theme.id).await?;
        shown.answers = answers;
        shown.questions = questions;
        let descent = lineage(lang, &descent);
        Ok(view! { {content(shown, descent)}<Over archived/> }.into_any())
    })
}

fn content(shown: ShownBoard, descent: Option<AnyView>) -> impl IntoView {
    let lang = shown.lang;
    let title = tab_title(lang, &shown.theme);
    let open = shown.is_written_on();
    let has_board = shown.theme.state.has_board();
    let head = head(&shown).into_any();
    let told = told(&shown);
    let tickets = shown.tickets.filter(|_| {
        let takes = shown.accepts_notes || shown.accepts_stickers || shown.takes_replies();
        takes || shown.theme.state == State::Announced
    });
    let enter = tickets.map(|tickets| {
        view! { <EnterTicket lang theme=shown.theme.clone() tickets echo=shown.echo.clone()/> }
            .into_any()
    });
    let offer = open.then(|| view! { <Offer lang tier=shown.theme.tier/> });
    // Shown by the island where the browser stores nothing (`browser/device.rs`).
    let unkept = open
        .then(|| view! { <div class="told" id="unkept" role="status" hidden><p class="banner bad">{lang.texts().board.unkept}</p></div> });
    let tools = has_board.then(|| tools(&shown).into_any());
    let fab = shown.accepts_notes.then(|| {
        let first = shown.theme.prompts.iter().find(|prompt| shown.view.prompt.is_none_or(|only| only == prompt.id));
        first.map(|prompt| view! { <a class="fab" href=format!("#write-{}", prompt.id)>{lang.texts().board.fab}</a> })
    });
    let answers = shown.answers.as_ref().and_then(|answers| answers.section(&shown.view));
    let questions = shown.questions.as_ref().and_then(|questions| {
        let (days, echo) = ((lang, shown.dates), shown.echo.as_ref());
        questions.section(days, &shown.theme.slug, &shown.view, echo)
    });
    let dialog = flagging(&shown);
    let wall = has_board.then(|| wall::wall(shown).into_any());
    view! {
        {open.then(|| view! { <Hydration/> })}
        <Public lang title=title here=Route::Board>
            {head}
            {told}
            {descent}
            {offer}
            {unkept}
            {enter}
            {answers}
            {questions}
            {tools}
            {wall}
            {dialog}
            {fab}
        </Public>
    }
}

/// What was just done, what failed, and what is asked for before a note is flagged.
fn told(shown: &ShownBoard) -> Option<AnyView> {
    let flash = shown
        .flash
        .map(|flash| view! { <div class="banner good" role="status"><p>{flash}</p></div> });
    let problem = stray_problem(shown).map(IntoAny::into_any);
    let asked = asked_to_flag(shown);
    let any = flash.is_some() || problem.is_some() || asked.is_some();
    any.then(|| view! { <div class="told">{flash}{problem}{asked}</div> }.into_any())
}

/// The dialog that asks why a note is flagged, and the line that says that it was: both are the
/// island's.
fn flagging(shown: &ShownBoard) -> Option<AnyView> {
    shown.theme.takes_flags().then(|| {
        view! {
            <div class="flag-told"><p id="flagged" hidden></p></div>
            {flag_dialog(shown.lang, &shown.theme.slug)}
        }
        .into_any()
    })
}

/// The form of a flag whose button was pressed without JavaScript, with the note that it is about.
/// The reason is what is asked for, so nothing failed.
fn asked_to_flag(shown: &ShownBoard) -> Option<AnyView> {
    let asked = flag::asked(shown.echo.as_ref()?).filter(|_| shown.theme.takes_flags())?;
    let hangs = shown.notes.iter().find(|note| note.id == asked && note.hidden.is_none());
    let replies = || shown.questions.as_ref().and_then(|questions| questions.reply(asked));
    let note = hangs.or_else(replies)?;
    let view = shown.view.clone();
    Some(flag_form(shown.lang, &shown.theme.slug, (note.id, note.text.clone()), view))
}

/// The head of a board that is not there yet, as it will be on its first day.
pub(super) fn head_to_be(lang: Lang, state: &AppState, theme: Theme) -> AnyView {
    let theme = Theme { state: State::Open, ..theme };
    let first = theme.opens_on;
    let view = BoardView::default();
    let mut shown = ShownBoard::new(lang, state, theme, Vec::new(), view, None, "");
    shown.left = say::time_left(lang, &shown.theme, first);
    shown.answer_day = say::answer_day(lang, &shown.theme, first);
    shown.is_picture = true;
    head(&shown)
}

/// Title, dates, sums, and what this theme's tier protects or why nothing is taken any more.
fn head(shown: &ShownBoard) -> AnyView {
    let (lang, theme) = (shown.lang, shown.theme.clone());
    let texts = lang.texts();
    let when = if theme.state == State::Open {
        shown.left.clone()
    } else {
        say::period(lang, shown.dates, &theme)
    };
    let sum = theme
        .state
        .has_board()
        .then(|| view! { <Sum lang theme=theme.clone() totals=shown.counts.totals/> });
    let rule = (theme.shows_tally() && shown.counts.totals.stickers.paper > 0)
        .then(|| view! { <p class="quiet">{lang.texts().paper.rule}</p> });
    let banner = (all_day_changes(lang, shown.dates, &shown.day_changes), banner(shown));
    let words = stamp_words(lang, &theme);
    let pages = shown.paging.is_needed().then(|| {
        view! {
            <p class="quiet">
                {(texts.common.page_size)(NOTES, shown.paging.of)}" "
                <a href="#paging">{texts.common.page_nav}</a>
            </p>
        }
    });
    let tier = (theme.state == State::Open).then(|| tier(shown));
    let kicker =
        format!("{}　{when}", (texts.home.theme_of)(say::month(lang, shown.dates, theme.opens_on)));
    view! {
        <section class="head">
            <div>
                <p class="kicker">
                    <Urgent lang emergency=theme.emergency/>
                    {kicker}
                    <Example lang theme=theme.clone()/>
                </p>
                <h1>{theme.title.clone()}</h1>
                <p class="lead" dir="auto">{theme.description.clone()}</p>
                {theme.is_choosing().then(|| view! { <p>{rules::kind(lang, &Rules::from(&theme.settings))}</p> })}
                {theme.example.then(|| view! { <p class="quiet">{texts.common.example_long}</p> })}
                {shown.answer_day.clone().map(|says| view! { <p class="answer-day">{says}</p> })}
                {rule}
            </div>
            {sum}
            {words}
            {pages}
            {tier}
            {banner}
        </section>
    }
    .into_any()
}

/// How tickets become valid, what is read first, and where one's own notes and the limits of all
/// this are.
fn tier(shown: &ShownBoard) -> AnyView {
    let (lang, theme) = (shown.lang, &shown.theme);
    let texts = lang.texts();
    let links = (!shown.is_picture).then(|| {
        view! {
            <span class="links">
                <a href=Address::Mine(&theme.slug)>{texts.board.mine}</a>
                <a href=Address::Trust>{texts.board.limits}</a>
                <a href=Address::Policy>{texts.policy.link}</a>
            </span>
        }
    });
    view! {
        <div class="tier">
            <strong>{say::tier(lang, theme.tier)}</strong>
            <span>
                {say::tier_says(lang, theme.tier)}
                {theme.premoderated.then(|| view! { <br/>{texts.moderation.board_says} })}
                <br/>{rules::on_board(lang, &Rules::from(&theme.settings))}
            </span>
            {links}
        </div>
    }
    .into_any()
}

/// The six words of the key that stamps this theme's tickets, to compare with the poster; while
/// tickets can be picked up.
fn stamp_words(lang: Lang, theme: &Theme) -> Option<impl IntoView + use<>> {
    let text = &lang.texts().sealed;
    let key = theme.stamp_key.filter(|_| {
        theme.tier == Tier::Sealed && matches!(theme.state, State::Announced | State::Open)
    })?;
    Some(view! {
        <p class="quiet">
            {text.words_title}" "<strong class="stamp-words">{say::words(lang, &key)}</strong>
            " "{text.words_says}
        </p>
    })
}

/// Why something is not taken: not begun, closed, or one of the two switched off.
fn banner(shown: &ShownBoard) -> Option<AnyView> {
    let (lang, theme) = (shown.lang, &shown.theme);
    let text = &lang.texts().board;
    let report = shown
        .report
        .then(|| view! { <p><a href=Address::Report(&theme.slug)>{text.read_report}</a></p> });
    let (strong, rest) = match theme.state {
        State::Announced => {
            (text.announced, (text.announced_from)(say::date(lang, shown.dates, theme.opens_on)))
        }
        State::Open if !shown.accepts_notes && !shown.accepts_stickers => {
            (text.closed, String::new())
        }
        State::Open if !shown.accepts_notes => (text.posting_closed, String::new()),
        State::Open if !shown.accepts_stickers => (text.stickers_closed, String::new()),
        State::Open => return None,
        State::Review => (
            text.closed,
            format!(
                "{}{}",
                (text.closed_counts)(
                    shown.counts.totals.notes,
                    i64::from(shown.counts.totals.stickers.total())
                ),
                text.closed_lead
            ),
        ),
        _ => (
            text.closed,
            (text.closed_counts)(
                shown.counts.totals.notes,
                i64::from(shown.counts.totals.stickers.total()),
            ),
        ),
    };
    Some(
        view! { <div class="banner"><p><strong>{strong}</strong>{rest}</p>{report}</div> }
            .into_any(),
    )
}

/// A failure that belongs to no place for a new note: a sticker that could not be put on.
fn stray_problem(shown: &ShownBoard) -> Option<impl IntoView + use<>> {
    let echo = shown.echo.as_ref()?;
    let placed = echo.value("code").is_some()
        || asked_to_flag(shown).is_some()
        || echo
            .value("question")
            .is_some_and(|id| shown.questions.as_ref().is_some_and(|questions| questions.has(id)))
        || echo.value("prompt").is_some_and(|id| {
            shown.accepts_notes && shown.theme.prompts.iter().any(|p| p.id.to_string() == id)
        });
    let says = say::fault(shown.lang, &echo.fault);
    // A text that no place can show any more (the theme closed meanwhile) is given back to its
    // author here.
    let typed = echo.value("text").filter(|typed| !typed.is_empty()).map(ToOwned::to_owned);
    (!placed).then(|| {
        view! {
            <div class="banner bad" role="alert">
                <p>{says}</p>
                {typed.map(|typed| view! { <p class="typed" dir="auto">{typed}</p> })}
            </div>
        }
    })
}
