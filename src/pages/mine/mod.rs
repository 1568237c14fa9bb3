//! `/t/{slug}/mine`: one's own notes and stickers. The only page whose content depends on a ticket;
//! it is never cached, and the ticket's cookie is sent to this path alone.

mod check;
mod kept;
mod own;
mod shown;

use axum::http::header;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use self::{
    check::receipts,
    kept::{flags, stickers, ticket},
    own::{is_of_text, own},
    shown::ShownOwnPage,
};
use super::board::tools::{cover, island_text};
use crate::address::{Address, DONE, OwnFlash, Route};
use crate::components::{
    hydration::Hydration,
    layout::Public,
    news::{NewsSeen, news_told},
    offer::Offer,
    page::page,
    request,
};
use crate::domain::{
    anon::{Mine, Refusal},
    fault::Fault,
    question::takes_replies,
    settings::Tier,
    theme::State,
};
use crate::http::{AppState, session, ticket_cookie};
use crate::i18n::say;
use crate::islands::{OwnNotes, Text, Texts};
use crate::service::anon;

/// The page.
#[component]
pub fn MinePage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let lang = request::lang();
    let (slug, done) = (request::param("slug"), request::query(DONE));
    let echo = request::echo();
    let headers = request::headers();
    let response = use_context::<ResponseOptions>();
    page(async move {
        let theme = state.board.theme_by_slug(&slug).await?;
        if !theme.state.is_public() {
            return Err(Fault::NotFound.into());
        }
        let over = (theme.state == State::Archived)
            .then(|| ticket_cookie::forget_ticket(&state.config, &slug));
        let (said, gone) = ticket_cookie::what_was_done(&state.config, &slug, &headers).unzip();
        if let Some(response) = response {
            over.into_iter()
                .chain(gone)
                .for_each(|cookie| response.append_header(header::SET_COOKIE, cookie));
        }
        let carried = ticket_cookie::ticket(&headers);
        let mine = match (session::nameless(&headers), &carried) {
            (Err(refusal), _) => Err(refusal),
            (Ok(()), Some(carried)) => anon::mine(&state, &theme, &carried.ticket).await.map(Some),
            (Ok(()), None) => Ok(None),
        };
        // The page is asked for as it always was: whether there is an answer shows in no request.
        let published = state.published(&theme).await?;
        let threads = state.threads(theme.id).await?;
        let today = state.today();
        let (notes, leaving, stickers) =
            (theme.accepts_notes(today), theme.lets_withdraw(today), theme.accepts_stickers(today));
        Ok(content(
            &ShownOwnPage {
                lang,
                theme,
                notes,
                leaving,
                stickers,
                published,
                threads,
                echo,
                pass: state.log_pass(),
                carried,
            },
            mine,
            said.flatten()
                .or_else(|| done.parse().ok().filter(|done| *done == OwnFlash::Forgotten)),
        )
        .into_any())
    })
}

fn content(
    shown: &ShownOwnPage,
    mine: Result<Option<Mine>, Refusal>,
    done: Option<OwnFlash>,
) -> impl IntoView + use<> {
    let lang = shown.lang;
    let text = &lang.texts().mine;
    let flash = done.map(|done| {
        let says = match done {
            OwnFlash::Edited => text.flash_edited,
            OwnFlash::Withdrawn => text.flash_withdrawn,
            OwnFlash::Unliked => text.flash_unliked,
            OwnFlash::Unflagged => lang.texts().flag.taken_back,
            OwnFlash::Forgotten => text.flash_forgotten,
        };
        view! { <div class="banner good" role="status"><p>{says}</p></div> }
    });
    let problem = problem(shown);
    let body = body(shown, mine);
    let texts = Texts::new(Text::OWN_NOTES, |which| island_text(lang, which));
    let of = &shown.theme;
    let board = Address::Board(&of.slug).to_string();
    let (title, theme, slug, tier) = (of.title.clone(), of.id, of.slug.clone(), of.tier);
    let forgotten = done == Some(OwnFlash::Forgotten);
    let makes_tickets = tier == Tier::Open;
    let cover = cover(of, !shown.threads.is_empty() && takes_replies(of.state));
    let told = news_told(shown.published.last().map_or(0, |last| last.number), shown.threads.len());
    let seen = (told > 0).then(|| view! { <NewsSeen theme told/> });
    view! {
        <Hydration/>
        <Public lang title=text.title here=Route::Mine>
            <div class="page" data-cover=cover>
                <div class="page-head">
                    <p class="crumb"><a href=board>{title}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {problem}
                <Offer lang tier/>
                {body}
                <OwnNotes theme slug makes_tickets forgotten texts/>
            </div>
        </Public>
        {seen}
    }
}

/// What an edit form cannot show beside itself: the note is gone, or the theme closed.
fn problem(shown: &ShownOwnPage) -> Option<impl IntoView + use<>> {
    shown.echo.as_ref().filter(|echo| !is_of_text(echo)).map(|echo| {
        let typed = echo
            .value("text")
            .map(|typed| view! { <p class="typed" dir="auto">{typed.to_owned()}</p> });
        let says = say::fault(shown.lang, &echo.fault);
        view! { <div class="banner bad" role="alert"><p>{says}</p>{typed}</div> }
    })
}

/// One's own notes, receipts, stickers and ticket; that there is no ticket; or why nothing is shown.
fn body(shown: &ShownOwnPage, mine: Result<Option<Mine>, Refusal>) -> AnyView {
    let text = &shown.lang.texts().mine;
    match mine {
        Ok(Some(mine)) => view! {
            {own(shown, &mine)}
            {receipts(shown.lang, shown.theme.id, shown.pass.clone())}
            {stickers(shown, &mine.stickers)}
            {flags(shown, &mine.flags)}
            {ticket(shown)}
        }
        .into_any(),
        Ok(None) => view! {
            <div class="none">
                <p>{text.none}</p>
                <a class="btn" href=Address::Board(&shown.theme.slug)>{text.to_board}</a>
            </div>
        }
        .into_any(),
        Err(refusal) => {
            let why = say::refusal(shown.lang, &refusal);
            view! { <div class="banner bad"><p>{why}</p></div> }.into_any()
        }
    }
}
