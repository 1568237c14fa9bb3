//! `/admin/themes/{id}/agenda`: the agenda (次第), set for paper of the size A4, with room for notes
//! by hand.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::Address;
use crate::components::{layout::Admin, request};
use crate::domain::{calendar::Dates, fault::Fault, shortlist::AgendaLine};
use crate::i18n::{Lang, say};
use crate::report::Format;
use crate::service::{Actor, Meeting};
use crate::store::Account;

/// The page.
#[component]
pub fn AgendaPage() -> impl IntoView {
    let (lang, dates, id) = (request::lang(), request::dates(), request::param("id"));
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let meeting = state.meeting(&Actor::of(&account), id).await?;
        Ok(content(lang, dates, &meeting, account).into_any())
    })
}

fn content(lang: Lang, dates: Dates, meeting: &Meeting, account: Account) -> impl IntoView + use<> {
    let (text, id) = (&lang.texts().shortlist, meeting.theme.id);
    let when = say::when(lang, dates, &meeting.answering.shortlist);
    let duration = say::duration(lang, &meeting.agenda);
    let title = meeting.theme.title.clone();
    let lines = &meeting.agenda.lines;
    let none = lines.is_empty().then(|| view! { <p>{text.agenda_empty}</p> });
    let of = meeting.places.len();
    let lines = lines.iter().map(|line| agenda_line(lang, of, line)).collect_view();
    view! {
        <Admin lang title=text.agenda_title account>
            <div class="page mid">
                <p class="crumb"><a href=Address::Shortlist(id)>{text.title}</a></p>
                <div class="doc-tools">
                    <p class="quiet">{text.print_hint}</p>
                    <p class="actions">
                        <a class="btn plain" href=Address::AgendaFile(id, Format::Markdown.as_str()) download="">{text.markdown}</a>
                        <a class="btn" href=Address::Meeting(id)>{text.to_meeting}</a>
                    </p>
                </div>
                <article class="sheet agenda">
                    <header>
                        <p class="kind">{text.agenda_title}</p>
                        <h1>{title}</h1>
                        <p><span class="label">{text.when}</span>" "{when}</p>
                        <p class="quiet">{duration}</p>
                    </header>
                    {none}
                    <ol>{lines}</ol>
                </article>
            </div>
        </Admin>
    }
}

/// An item: when, what, its notes, and lines to write on.
fn agenda_line(lang: Lang, of: usize, line: &AgendaLine) -> AnyView {
    let (text, place) = (&lang.texts().shortlist, &line.place);
    let rank = (lang.texts().answering.rank)(place.rank, of, place.stickers.total());
    let when = say::time_box(lang, line);
    let when = (!when.is_empty()).then(|| view! { <p class="time num">{when}</p> });
    let why =
        (!line.why.is_empty()).then(|| view! { <p class="why" dir="auto">{line.why.clone()}</p> });
    // A note by itself is its own name.
    let notes = place.item.note().is_none().then(|| {
        let notes = line.notes.iter().map(|note| {
            let likes = format!("{} {}", lang.texts().common.likes, say::stickers(lang, note.stickers));
            view! { <li><span dir="auto">{note.text.clone()}</span>" "<span class="quiet num">{likes}</span></li> }
        });
        view! { <ul class="notes-of">{notes.collect_view()}</ul> }
    });
    view! {
        <li>
            {when}
            <h2 dir="auto">{place.name.clone()}</h2>
            <p class="quiet">{rank}</p>
            {why}
            {notes}
            <div class="by-hand"><span>{text.by_hand}</span></div>
        </li>
    }
    .into_any()
}
