//! The notes of a theme in its organizers' hands, as a part of `/admin/themes/{id}`: hide and show
//! again, and stop, by two, the posting of whoever wrote one. Whose a note is appears nowhere.

use leptos::prelude::*;

use super::{openings::hide_all, shown::ShownTheme};
use crate::address::Address;
use crate::components::{found::found_line, paging::Pages, stickers::Stickers};
use crate::domain::{
    account::Right,
    ids::NoteId,
    note::{HideReason, Note},
    paging::{MODERATED, Paging},
    search::Query,
    settings::Tier,
    theme::State,
};
use crate::i18n::{Lang, say};
use crate::store::Block;
use crate::ticket::commit;

/// The notes, hidden ones with their text, with what an organizer can do about each; before them,
/// whose posting is stopped.
pub(super) fn moderation(shown: &ShownTheme, notes: Vec<Note>) -> AnyView {
    let lang = shown.lang;
    let asked = &shown.asked;
    let text = &lang.texts().admin;
    let stopped = (!shown.blocks.is_empty()).then(|| blocks(shown, &notes));
    let hide_all = hide_all(shown, &notes);
    let (held, notes): (Vec<Note>, Vec<Note>) = notes.into_iter().partition(Note::is_held);
    let queue = (shown.theme.premoderated || !held.is_empty()).then(|| queue(shown, held));
    let none = notes.is_empty().then(|| view! { <p class="quiet">{text.no_notes}</p> });
    let find = (!notes.is_empty()).then(|| find(shown));
    let mut notes = notes;
    let found = Query::parse(&asked.search).map(|query| query.find(&mut notes, |note| &note.text));
    let found = found_line(
        lang,
        &asked.search,
        found,
        format!("{}#notes", Address::AdminTheme(shown.theme.id)),
    );
    let paging = Paging::new(asked.page, notes.len(), MODERATED);
    paging.cut(&mut notes);
    let link = |page| format!("{}#notes", asked.address(shown.theme.id, Some(page)));
    let items = notes.into_iter().map(|note| moderated(shown, note).into_any()).collect_view();
    view! {
        {queue}
        {stopped}
        <section class="panel" aria-labelledby="notes">
            <h2 id="notes">{text.notes}</h2>
            <p class="quiet">{text.notes_lead}</p>
            {none}
            {hide_all}
            {find}
            {found}
            <ul class="mod">{items}</ul>
            <div class="paging"><Pages lang paging link/></div>
        </section>
    }
    .into_any()
}

/// Where an organizer types words of the note that they read on the board.
fn find(shown: &ShownTheme) -> AnyView {
    let text = &shown.lang.texts().board;
    view! {
        <form class="find" method="get" role="search"
            action=format!("{}#notes", Address::AdminTheme(shown.theme.id))>
            <input type="search" name="q" maxlength="100" aria-label=text.find placeholder=text.find
                value=shown.asked.search.clone()/>
            <button class="btn plain">{text.find_button}</button>
        </form>
    }
    .into_any()
}

/// Notes that wait to be read: put each on the board, or hide it with a reason.
fn queue(shown: &ShownTheme, mut held: Vec<Note>) -> AnyView {
    let text = &shown.lang.texts().moderation;
    // The others come up as these are read.
    let paging = Paging::new(None, held.len(), MODERATED);
    paging.cut(&mut held);
    let (first, last) = paging.range();
    let range = paging.is_needed().then(
        || view! { <p>{(shown.lang.texts().common.page_range)(paging.items, first, last)}</p> },
    );
    let none = held.is_empty().then(|| view! { <p class="quiet">{text.queue_none}</p> });
    let items = held.into_iter().map(|note| waiting(shown, note)).collect_view();
    view! {
        <section class="panel" aria-labelledby="held">
            <h2 id="held">{text.queue}</h2>
            <p class="quiet">{text.queue_lead}</p>
            {none}
            {range}
            <ul class="mod queue">{items}</ul>
        </section>
    }
    .into_any()
}

fn waiting(shown: &ShownTheme, note: Note) -> AnyView {
    let text = &shown.lang.texts().moderation;
    let id = format!("a-{}", note.id);
    let flag = flag(shown, &note);
    let forms = shown.may(Right::Moderation).then(|| {
        view! {
            <form method="post" action=Address::ApproveNote>
                {guards(shown, note.id)}{seen(&note)}<button class="btn small" aria-describedby=id.clone()>{text.approve}</button>
            </form>
            {hide_form(shown.lang, &id, guards(shown, note.id).into_any())}
            {stop(shown, note.id, &id)}
        }
        .into_any()
    });
    view! {
        <li>
            <p class="text" id=id.clone()>
                <span dir="auto">{note.text}</span>
                <br/>
                <span class="quiet">{flag}</span>
            </p>
            {forms}
        </li>
    }
    .into_any()
}

/// The column of a note, and that it is a reply.
fn flag(shown: &ShownTheme, note: &Note) -> AnyView {
    let prompt = shown.theme.prompt(note.prompt).map(|prompt| {
        view! {
            <span class=format!("flag {}", prompt.colour.as_str())>{prompt.name.clone()}</span>
        }
    });
    let reply = shown
        .replies
        .contains(&note.id)
        .then(|| view! { " "<span class="flag">{shown.lang.texts().asking.of_reply}</span> });
    view! { {prompt}{reply} }.into_any()
}

/// The hidden field that says what was read of a note: a text that changes meanwhile is not shown
/// unread.
fn seen(note: &Note) -> impl IntoView + use<> {
    view! { <input type="hidden" name="seen" value=commit::seen(note.id, &note.text).to_string()/> }
}

fn moderated(shown: &ShownTheme, note: Note) -> AnyView {
    let lang = shown.lang;
    let text = &lang.texts().admin;
    let id = format!("a-{}", note.id);
    let flag = flag(shown, &note);
    let guards = guards(shown, note.id);
    let stop = stop(shown, note.id, &id);
    let seen = seen(&note);
    let (body, form) = if let Some(reason) = note.hidden {
        let why = (text.hidden_because)(say::reason(lang, reason));
        let body = view! { <span class="hidden-text" dir="auto">{note.text}</span><span class="why">{why}</span>{flag} };
        let form = view! {
            <form method="post" action=Address::RestoreNote>
                {guards}{seen}<button class="btn plain small" aria-describedby=id.clone()>{text.restore}</button>
            </form>
        };
        (body.into_any(), form.into_any())
    } else {
        let opening = (shown.lang.texts().moderation.opening_n)(note.opening);
        let body = view! { <span dir="auto">{note.text}</span><br/><span class="quiet">{flag}" "{opening}</span> };
        (body.into_any(), hide_form(lang, &id, guards.into_any()))
    };
    view! {
        <li>
            <p class="text" id=id>{body}</p>
            <span class="count"><Stickers lang count=note.stickers/></span>
            {shown.may(Right::Moderation).then_some((form, stop))}
        </li>
    }
    .into_any()
}

/// The hidden fields of a form about one note: on which page it stands, theme, note.
fn guards(shown: &ShownTheme, note: NoteId) -> AnyView {
    view! {
        <input type="hidden" name="page"
            value=shown.asked.address(shown.theme.id, shown.asked.page)/>
        <input type="hidden" name="theme" value=shown.theme.id.to_string()/>
        <input type="hidden" name="note" value=note.to_string()/>
    }
    .into_any()
}

/// The way to propose that whoever wrote a note posts no more; or that this was proposed or done.
/// Nothing of it once the tags are gone.
fn stop(shown: &ShownTheme, note: NoteId, described: &str) -> Option<AnyView> {
    let text = &shown.lang.texts().moderation;
    if let Some(block) = shown.blocks.iter().find(|block| block.note == note) {
        let says = if block.proposed_by.is_some() { text.stop_proposed } else { text.stop_on };
        return Some(
            view! { <p class="stop quiet"><a href=format!("#b-{note}")>{says}</a></p> }.into_any(),
        );
    }
    let open = (shown.theme.tier == Tier::Open).then_some(text.stop_open);
    (shown.theme.state != State::Archived).then(|| {
        view! {
            <details class="fold stop">
                <summary>{text.stop}</summary>
                <form class="form" method="post" action=Address::ProposeBlock>
                    {guards(shown, note)}
                    <p>{text.stop_says}{open}</p>
                    <p class="actions">
                        <button class="btn danger" aria-describedby=described.to_owned()>
                            {text.stop_button}
                        </button>
                    </p>
                </form>
            </details>
        }
        .into_any()
    })
}

/// Whose posting is stopped or proposed to be, each known by one note alone.
fn blocks(shown: &ShownTheme, notes: &[Note]) -> AnyView {
    let text = &shown.lang.texts().moderation;
    let items = shown.blocks.iter().map(|block| {
        let of = notes
            .iter()
            .find(|note| note.id == block.note)
            .map_or_else(|| text.stop_gone.to_owned(), |note| note.text.clone());
        blocked(shown, *block, of)
    });
    let items = items.collect_view();
    view! {
        <section class="panel" aria-labelledby="blocks">
            <h2 id="blocks">{text.stops}</h2>
            <p class="quiet">{text.stops_lead}</p>
            <ul class="mod">{items}</ul>
        </section>
    }
    .into_any()
}

fn blocked(shown: &ShownTheme, block: Block, of: String) -> AnyView {
    let text = &shown.lang.texts().moderation;
    let id = format!("b-{}", block.note);
    let form = |action: Address<'_>, label: &'static str, class: &'static str| {
        view! {
            <form method="post" action=action.to_string()>
                {guards(shown, block.note)}<button class=class aria-describedby=id.clone()>{label}</button>
            </form>
        }
        .into_any()
    };
    let (says, forms) = if block.proposed_by.is_none() {
        (text.stop_on, vec![form(Address::LiftBlock, text.stop_lift, "btn plain small")])
    } else if block.is_proposed_by(shown.theme.id, shown.account) {
        (text.stop_waits, vec![form(Address::DropProposal, text.stop_drop, "btn plain small")])
    } else {
        let confirm = form(Address::ConfirmBlock, text.stop_confirm, "btn danger small");
        (
            text.stop_proposed,
            vec![confirm, form(Address::DropProposal, text.stop_drop, "btn plain small")],
        )
    };
    view! {
        <li>
            <p class="text" id=id.clone()>
                <span dir="auto">{of}</span><span class="why">{says}</span>
            </p>
            {shown.may(Right::Moderation).then(|| view! { <div class="actions stop">{forms}</div> })}
        </li>
    }
    .into_any()
}

fn hide_form(lang: Lang, id: &str, guards: AnyView) -> AnyView {
    let text = &lang.texts().admin;
    let choices = HideReason::CHOICES
        .iter()
        .map(|reason| view! { <option value=reason.as_str()>{say::reason(lang, *reason)}</option> })
        .collect_view();
    let why = format!("why-{id}");
    view! {
        <details class="fold">
            <summary>{text.hide}</summary>
            <form class="form" method="post" action=Address::HideNote>
                {guards}
                <div class="field">
                    <label for=why.clone()>{text.reason_board}</label>
                    <select id=why name="reason" required>
                        <option value="">{text.choose}</option>
                        {choices}
                    </select>
                </div>
                <p class="actions">
                    <button class="btn danger" aria-describedby=id.to_owned()>
                        {text.hide_button}
                    </button>
                    <span class="hint">{text.hide_undo}</span>
                </p>
            </form>
        </details>
    }
    .into_any()
}
