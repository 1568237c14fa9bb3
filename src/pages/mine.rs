//! `/t/{slug}/mine`: one's own notes and stickers. The only page whose content depends on a ticket;
//! it is never cached, and the ticket's cookie is sent to this path alone.

use axum::http::header;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::board::tools::{cover, island_text};
use super::mine_check::{fates, receipts};
use crate::address::{Address, DONE, OwnFlash, OwnForm, Route};
use crate::components::{
    answer::status_link,
    fields::in_text_area,
    guard::{self, Hints},
    hydration::Hydration,
    layout::Public,
    news::NewsSeen,
    offer::Offer,
    page::page,
    request,
};
use crate::domain::{
    anon::{Mine, MyNote, MySticker, Refusal, Whereabouts},
    answers::Published,
    fault::Fault,
    settings::Tier,
    theme::{State, Theme},
};
use crate::http::{
    AppState,
    echo::Echo,
    session,
    ticket_cookie::{self, CookieTicket},
};
use crate::i18n::{Lang, say};
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
        let mine = if let Err(refusal) = session::nameless(&headers) {
            Err(refusal)
        } else {
            match &carried {
                Some(carried) => anon::mine(&state, &theme, &carried.ticket).await.map(Some),
                None => Ok(None),
            }
        };
        // The page is asked for as it always was: whether there is an answer shows in no request.
        let published = state.published(&theme).await?;
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

struct ShownOwnPage {
    lang: Lang,
    theme: Theme,
    notes: bool,
    /// Whether notes can be taken back.
    leaving: bool,
    stickers: bool,
    /// What everybody sees of the answers.
    published: Published,
    echo: Option<Echo>,
    /// For the second program; see [`AppState::log_pass`].
    pass: Option<String>,
    carried: Option<CookieTicket>,
}

impl ShownOwnPage {
    fn action(&self, what: OwnForm) -> String {
        Address::Act(&self.theme.slug, what).to_string()
    }

    fn prompt(&self, id: crate::domain::ids::PromptId) -> (&'static str, String) {
        self.theme
            .prompt(id)
            .map_or(("", String::new()), |prompt| (prompt.colour.as_str(), prompt.name.clone()))
    }
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
    let cover = cover(of);
    let seen = shown.published.last().map(|last| last.number);
    let seen = seen.map(|publication| view! { <NewsSeen theme publication/> });
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

fn is_of_text(echo: &Echo) -> bool {
    matches!(echo.fault, Fault::Refused(Refusal::Text(_) | Refusal::Hints(_)))
}

fn own(shown: &ShownOwnPage, mine: &Mine) -> AnyView {
    let text = &shown.lang.texts().mine;
    let none = mine.notes.is_empty().then(|| view! { <p class="quiet">{text.none_own}</p> });
    let notes = mine.notes.iter().map(|note| own_note(shown, note).into_any()).collect_view();
    let left = shown.notes.then(|| view! { <p class="quiet">{(text.left)(mine.left)}</p> });
    let closed = if shown.leaving { text.closed_edit } else { text.closed };
    let closed =
        (!shown.notes && !mine.notes.is_empty()).then(|| view! { <p class="quiet">{closed}</p> });
    view! {
        <section class="section" aria-labelledby="own">
            <header><h2 id="own">{text.own}</h2>{left}</header>
            {none}{closed}
            <ul class="own">{notes}</ul>
        </section>
    }
    .into_any()
}

fn own_note(shown: &ShownOwnPage, note: &MyNote) -> AnyView {
    let (text, read_first) = (&shown.lang.texts().mine, &shown.lang.texts().moderation);
    let (colour, prompt) = shown.prompt(note.prompt);
    let (state, class, hint) = match note.whereabouts {
        Whereabouts::InBox if shown.theme.premoderated => {
            (text.in_box, "state", read_first.in_box_long)
        }
        Whereabouts::InBox => (text.in_box, "state", text.in_box_long),
        Whereabouts::Held => (read_first.held, "state", read_first.held_long),
        Whereabouts::Pinned => (text.pinned, "state open", ""),
        Whereabouts::Changing => (text.changing, "state", text.changing_long),
        Whereabouts::Leaving => (text.leaving, "state", text.leaving_long),
        Whereabouts::Hidden => (text.hidden, "state", text.hidden_long),
    };
    let edit = (shown.notes
        && !matches!(note.whereabouts, Whereabouts::Leaving | Whereabouts::Hidden))
    .then(|| edit(shown, note, &prompt));
    let withdraw =
        (shown.leaving && note.whereabouts != Whereabouts::Leaving).then(|| withdraw(shown, note));
    let answer = shown.published.answered_by(note.id).map(|(item, given)| {
        let board = Address::Board(&shown.theme.slug).to_string();
        status_link(shown.lang, &board, item, given.answer.status)
    });
    view! {
        <li class=colour>
            <article class="note" id=format!("m-{}", note.id)>
                <p dir="auto">{note.text.clone()}</p>
                {answer}
                <div class="foot"><span class=class>{state}</span><span>{prompt}</span></div>
                {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
                {fates(shown.lang)}
                <div class="acts">{edit}{withdraw}</div>
            </article>
        </li>
    }
    .into_any()
}

fn edit(shown: &ShownOwnPage, note: &MyNote, prompt: &str) -> AnyView {
    let lang = shown.lang;
    let text = &lang.texts().mine;
    let failed = shown.echo.as_ref().filter(|echo| {
        is_of_text(echo) && echo.value("note") == Some(note.id.to_string().as_str())
    });
    let asked = failed.filter(|echo| guard::asks(echo)).cloned();
    let problem =
        failed.filter(|echo| !guard::asks(echo)).map(|echo| say::fault(lang, &echo.fault));
    let typed = failed.and_then(|echo| echo.value("text")).unwrap_or(&note.text).to_owned();
    let id = format!("text-{}", note.id);
    let [left, err] = ["left", "err"].map(|part| format!("{id}-{part}"));
    let described = if problem.is_some() { format!("{err} {left}") } else { left.clone() };
    let (wrong, open) = (problem.is_some(), failed.is_some());
    let keeps =
        if shown.theme.premoderated { lang.texts().moderation.edit_again } else { text.edit_keeps };
    view! {
        <details class="fold" open=open>
            <summary>{text.edit}</summary>
            <form class="form" method="post" action=shown.action(OwnForm::Edit)>
                <input type="hidden" name="note" value=note.id.to_string()/>
                <div class="field compose">
                    <label for=id.clone()>{(lang.texts().board.label)(prompt)}</label>
                    <p class="err" id=err role=wrong.then_some("alert") hidden=!wrong>{problem}</p>
                    <textarea id=id.clone() name="text" rows="4" required aria-describedby=described
                        aria-invalid=wrong.then_some("true")>{in_text_area(&typed)}</textarea>
                    <p class="left" id=left>{text.limit}</p>
                    <Hints lang id=id.clone() echo=asked/>
                </div>
                <p class="actions">
                    <button class="btn">{text.save_edit}</button>
                    <span class="hint">{keeps}</span>
                </p>
            </form>
        </details>
    }
    .into_any()
}

fn withdraw(shown: &ShownOwnPage, note: &MyNote) -> AnyView {
    let text = &shown.lang.texts().mine;
    let what = if note.whereabouts == Whereabouts::InBox {
        text.withdraw_box
    } else {
        text.withdraw_board
    };
    view! {
        <details class="confirm">
            <summary>{text.withdraw}</summary>
            <form method="post" action=shown.action(OwnForm::Withdraw)>
                <input type="hidden" name="note" value=note.id.to_string()/>
                <p>{what}</p>
                <p><button class="btn danger">{text.withdraw_button}</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn stickers(shown: &ShownOwnPage, stickers: &[MySticker]) -> AnyView {
    let (common, text) = (&shown.lang.texts().common, &shown.lang.texts().mine);
    let none = stickers.is_empty().then(|| view! { <p class="quiet">{text.none_stickers}</p> });
    let rows = stickers.iter().map(|sticker| {
        let id = format!("s-{}", sticker.id);
        let peel = shown.stickers.then(|| {
            view! {
                <form class="actions" method="post" action=shown.action(OwnForm::Unlike)>
                    <input type="hidden" name="note" value=sticker.id.to_string()/>
                    <input type="hidden" name="from" value="mine"/>
                    <button class="btn plain small" aria-describedby=id.clone()>{text.peel}</button>
                </form>
            }
        });
        view! {
            <li><p class="stuck" id=id.clone() dir="auto">{sticker.text.clone()}</p>{peel}</li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-labelledby="stuck">
            <header>
                <h2 id="stuck">{text.stickers}</h2>
                <p class="quiet">{(common.notes_n)(stickers.len())}</p>
            </header>
            {none}
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

/// The ticket itself, and the way to forget it.
fn ticket(shown: &ShownOwnPage) -> AnyView {
    let text = &shown.lang.texts().mine;
    // In Open nobody can type a ticket in anywhere.
    let number = shown.carried.as_ref().filter(|_| shown.theme.tier != Tier::Open).map(|carried| {
        let code = carried.ticket.reveal().to_string();
        view! {
            <details class="fold">
                <summary>{shown.lang.texts().offer.own_number}</summary>
                <p class="code num">{code}</p>
            </details>
        }
    });
    view! {
        <section class="ticket" aria-labelledby="ticket">
            <h2 id="ticket">{text.ticket_title}</h2>
            <p>{text.ticket_lead}</p>
            {number}
            <details class="confirm">
                <summary>{text.forget}</summary>
                <form method="post" action=shown.action(OwnForm::Forget)>
                    <p>{text.forget_lead}</p>
                    <p><button class="btn danger">{text.forget}</button></p>
                </form>
            </details>
        </section>
    }
    .into_any()
}
