//! `/admin/themes/{id}/meeting`: the meeting, one item of the shortlist at a time, to be read from
//! the end of the room, with a decision and minutes beside it. Links and a plain form do all of it;
//! the browser's third program (`bench/meeting/`) adds keys, the clock, and saving while one types.

mod form;
mod head;
mod shown;

use leptos::prelude::*;
use leptos_meta::Title;

use self::{
    form::record,
    head::{head, keys},
    shown::{AT, ShownMeeting},
};
use super::admin::signed_in;
use crate::address::{DONE, MeetingFlash};
use crate::components::{
    bench::BenchProgram, guide::PageHelp, minutes::minutes, request, stickers::Stickers,
};
use crate::domain::{fault::Fault, guide::Topic, shortlist::AgendaLine};
use crate::http::echo::Echo;
use crate::service::{Actor, Error, Meeting, can_be_reviewed};

/// The page.
#[component]
pub fn MeetingPage() -> impl IntoView {
    let (lang, dates, id) = (request::lang(), request::dates(), request::param("id"));
    let (echo, at) = (request::echo(), request::query(AT));
    let saved = request::query(DONE).parse() == Ok(MeetingFlash::Saved);
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let meeting = state.meeting(&Actor::of(&account), id).await?;
        let at = place(&meeting, &at, echo.as_ref())?;
        let open = can_be_reviewed(meeting.theme.state);
        let today = state.today();
        let shown = ShownMeeting { lang, dates, today, meeting, at, open, echo, saved };
        Ok(content(&shown).into_any())
    })
}

/// Which item is shown: the one that a failed form was about, wherever it stands by now; else the
/// one that the address asks for, or the nearest there is.
///
/// # Errors
/// [`Fault::NotFound`] where a form was about an item that cannot be shown any more: what was typed
/// is given back on the page that says so.
fn place(meeting: &Meeting, asked: &str, echo: Option<&Echo>) -> Result<usize, Error> {
    let lines = &meeting.agenda.lines;
    if let Some(item) = echo.and_then(|echo| echo.value("item")) {
        let at = lines.iter().position(|line| line.place.item.to_string() == item);
        return Ok(at.ok_or(Fault::NotFound)?);
    }
    let asked = asked.parse().unwrap_or(1_usize);
    Ok(asked.clamp(1, lines.len().max(1)) - 1)
}

fn content(shown: &ShownMeeting) -> impl IntoView + use<> {
    let text = &shown.lang.texts().meeting;
    let theme = &shown.meeting.theme;
    let title = format!("{}：{}", text.title, theme.title);
    let head = head(shown);
    let body = match shown.line() {
        Some(line) => {
            let (what, record) = (what(shown, line), record(shown, line));
            view! { <div class="halves">{what}{record}</div> }.into_any()
        }
        None => {
            view! { <p class="nothing">{shown.lang.texts().shortlist.agenda_empty}</p> }.into_any()
        }
    };
    let keys = keys(shown);
    let program = shown.open.then(|| view! { <BenchProgram/> });
    view! {
        <Title text=title/>
        <main id="main" class="meeting">
            <div id="meeting" data-theme=theme.id.to_string()>{head}{body}</div>
            {keys}
            // This page has no frame: the room sees the item, and the help last.
            <PageHelp lang=shown.lang topic=Topic::Meeting/>
            <p id="said" class="vh" role="status"></p>
        </main>
        {program}
    }
}

/// The item: what it is called, how it stands, its notes, what was written down about it before.
fn what(shown: &ShownMeeting, line: &AgendaLine) -> AnyView {
    let (lang, place) = (shown.lang, &line.place);
    let texts = lang.texts();
    let rank =
        (texts.answering.rank)(place.rank, shown.meeting.places.len(), place.stickers.total());
    let why =
        (!line.why.is_empty()).then(|| view! { <p class="why" dir="auto">{line.why.clone()}</p> });
    let notes = line.notes.iter().map(|note| {
        let prompt = shown.meeting.theme.prompt(note.prompt);
        let colour = prompt.map_or("", |prompt| prompt.colour.as_str());
        let flag = prompt.map(|prompt| view! { <span class=format!("flag {colour}")>{prompt.name.clone()}</span> });
        view! {
            <li class=format!("card {colour}")>
                <span class="text" dir="auto">{note.text.clone()}</span>
                <span class="foot">{flag}<span class="count"><Stickers lang count=note.stickers/></span></span>
            </li>
        }
    });
    let notes = notes.collect_view();
    let all = shown.meeting.answering.minutes.get(&place.item).map(Vec::as_slice);
    let before = minutes(lang, shown.dates, all.unwrap_or_default(), Some(shown.today));
    let before = before.map(|before| {
        view! { <details class="fold earlier"><summary>{texts.meeting.earlier}</summary>{before}</details> }
    });
    view! {
        <section class="what" aria-labelledby="item-title">
            <h1 id="item-title" tabindex="-1" dir="auto">{place.name.clone()}</h1>
            <p class="rank">{rank}</p>
            {why}
            <ul class="cards">{notes}</ul>
            {before}
        </section>
    }
    .into_any()
}
