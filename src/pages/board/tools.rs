//! The tools of the board: order, filter, search, and the island that wakes the wall.

use leptos::prelude::*;

use super::shown::ShownBoard;
use crate::address::Address;
use crate::components::view_fields::ViewFields;
use crate::domain::{
    anon::Refusal,
    ids::PromptId,
    note::{BoardView, Sort},
    opening::{BoxRule, SLOW_TICK_SECONDS},
    settings::Tier,
    theme::{Prompt, State, Theme},
    tick::TICK_SECONDS,
};
use crate::http::{AppState, with_query};
use crate::i18n::{Lang, say};
use crate::islands::{Text, Texts, Wall};

/// Order, filter and search: links and a GET form, so each view has an address.
pub(super) fn tools(shown: &ShownBoard) -> AnyView {
    let (lang, theme, view) = (shown.lang, &shown.theme, &shown.view);
    let text = &lang.texts().board;
    let by_stickers = view.sort == Some(Sort::Stickers);
    // Another order or another part begins at its first page.
    let whole = BoardView { page: None, ..view.clone() };
    let link = |sort, prompt| address(&theme.slug, &BoardView { sort, prompt, ..whole.clone() });
    let (newest, most) = (link(None, view.prompt), link(Some(Sort::Stickers), view.prompt));
    let sort = theme.shows_tally().then(|| {
        view! {
            <nav class="seg" aria-label=text.sort>
                <a href=newest aria-current=(!by_stickers).then_some("true")>{text.sort_new}</a>
                <a href=most aria-current=by_stickers.then_some("true")>{text.sort_likes}</a>
            </nav>
        }
    });
    let chips = chips(theme, view, |prompt| link(view.sort, Some(prompt)));
    let all = link(view.sort, None);
    let find = find(lang, view);
    let open = theme.state == State::Open;
    let tick = shown.is_written_on().then(|| wall_island(lang, theme));
    let every = if theme.box_rule == BoxRule::Live {
        lang.texts().ticket.live_tick
    } else {
        lang.texts().ticket.slow_tick
    };
    // The island writes into these. On a board that has closed nothing counts down.
    let countdown = open.then(|| view! { <p class="tick" id="tick">{every}</p> });
    let says = shown
        .is_written_on()
        .then(|| view! { {countdown}<p class="vh" id="said" role="status"></p> });
    view! {
        <div class="tools">
            {sort}
            <nav class="chips" aria-label=text.only>
                <a href=all aria-current=view.prompt.is_none().then_some("true")>{text.all}</a>
                {chips}
            </nav>
            {find}
            {tick}
            {says}
        </div>
    }
    .into_any()
}

/// A link for each column, which shows that column alone.
fn chips(theme: &Theme, view: &BoardView, link: impl Fn(PromptId) -> String) -> AnyView {
    let chip = |prompt: &Prompt| {
        let current = (view.prompt == Some(prompt.id)).then_some("true");
        let to = link(prompt.id);
        view! {
            <a class=prompt.colour.as_str() href=to aria-current=current>{prompt.name.clone()}</a>
        }
    };
    theme.prompts.iter().map(chip).collect_view().into_any()
}

/// The search, which keeps the order and the column.
fn find(lang: Lang, view: &BoardView) -> AnyView {
    let text = &lang.texts().board;
    let kept = BoardView { search: String::new(), page: None, ..view.clone() };
    view! {
        <form class="find" method="get" role="search">
            <ViewFields view=kept/>
            <input type="search" name="q" maxlength="100" aria-label=text.find
                placeholder=text.find value=view.search.clone()/>
            <button class="btn plain">{text.find_button}</button>
        </form>
    }
    .into_any()
}

/// The island: it counts down to the tick and makes the forms of the wall better.
fn wall_island(lang: Lang, theme: &Theme) -> impl IntoView + use<> {
    let texts = lang.texts();
    let text = &texts.board;
    let live = theme.box_rule == BoxRule::Live;
    let wall_texts = Texts::new(Text::WALL, |which| match which {
        Text::LeftOne | Text::Left | Text::OverOne | Text::Over | Text::Offline => {
            island_text(lang, which)
        }
        Text::NextIn => text.tick_in.into(),
        Text::Seconds => text.tick_seconds.into(),
        Text::Like => text.like.into(),
        Text::Liked => text.liked.into(),
        Text::Waiting => text.waiting.into(),
        Text::Waits => text.waits.into(),
        Text::Pending => format!("{}{}", texts.ticket.in_box, say::next_opening(lang, theme)),
        Text::CountedSoon => text.counted_at_tick.into(),
        Text::Sending => text.sending.into(),
        Text::NoTicket => say::refusal(lang, &Refusal::NoTicket),
        Text::Entered => texts.ticket.used.into(),
        Text::NewsOne => text.news_one.into(),
        Text::News => text.news.into(),
        Text::Flagged => texts.flag.sent.into(),
    });
    let period = if live { TICK_SECONDS } else { SLOW_TICK_SECONDS };
    let makes_tickets = theme.tier == Tier::Open;
    view! {
        <Wall theme=theme.id slug=theme.slug.clone() revision=theme.revision period makes_tickets
            texts=wall_texts/>
    }
}

/// After how many milliseconds a page of this theme posts something again, on average, so that
/// nobody sees who writes (`islands/cover.rs` reads it as `data-cover`). Where nothing is taken any
/// more, and no question can be replied to, there is nothing to cover.
pub fn cover(theme: &Theme, takes_replies: bool) -> Option<u32> {
    let state = use_context::<AppState>()?;
    let today = state.today();
    let takes = takes_replies
        || theme.takes_flags()
        || theme.accepts_notes(today)
        || theme.accepts_stickers(today);
    state.config.cover.milliseconds().filter(|_| takes)
}

/// A text of [`Text::OWN_NOTES`], which every island writes.
pub fn island_text(lang: Lang, which: Text) -> String {
    let text = &lang.texts().board;
    match which {
        Text::LeftOne => text.left_one.into(),
        Text::Left => text.left.into(),
        Text::OverOne => text.over_one.into(),
        Text::Over => text.over.into(),
        Text::Offline => text.sign_off.into(),
        _ => String::new(),
    }
}

/// The address of a view of the board.
pub fn address(slug: &str, view: &BoardView) -> String {
    let mut query: Vec<(&str, String)> = Vec::new();
    query.extend(view.sort.map(|sort| ("sort", sort.as_str().to_owned())));
    query.extend(view.prompt.map(|prompt| ("only", prompt.to_string())));
    query.extend((!view.search.trim().is_empty()).then(|| ("q", view.search.clone())));
    query.extend(view.page.filter(|page| *page > 1).map(|page| ("page", page.to_string())));
    with_query(Address::Board(slug), &query)
}
