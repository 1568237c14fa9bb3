//! What has been typed in, with its sum, to compare with the cardboard.

use leptos::prelude::*;

use crate::address::Address;
use crate::domain::{
    ids::{NoteId, PromptId},
    paper::takes_paper,
};
use crate::i18n::Lang;
use crate::service::Desk;

/// A line of the list.
struct Line {
    note: NoteId,
    prompt: PromptId,
    text: String,
    paper: u32,
    digital: Option<u32>,
    state: &'static str,
}

/// The list.
pub(super) fn list(lang: Lang, desk: &Desk) -> AnyView {
    let text = &lang.texts().paper;
    let lines = lines(lang, desk);
    if lines.is_empty() {
        return view! {
            <section class="panel" aria-labelledby="list"><h2 id="list">{text.list}</h2><p class="quiet">{text.none}</p></section>
        }
        .into_any();
    }
    let typed = desk.waiting.len() + desk.pinned.iter().filter(|note| note.paper).count();
    let stickers = lines.iter().map(|line| line.paper).sum();
    let rows = lines.into_iter().map(|line| row(lang, desk, line)).collect_view();
    let common = &lang.texts().common;
    view! {
        <section class="panel" aria-labelledby="list">
            <h2 id="list">{text.list}</h2>
            <p class="tally">{(text.sum)(typed, stickers)}</p>
            <p class="quiet">{text.rule}</p>
            <table class="tbl stack">
                <thead>
                    <tr>
                        <th scope="col">{common.notes}</th>
                        <th scope="col">{text.column}</th>
                        <th scope="col" class="r">{text.on_paper}</th>
                        <th scope="col" class="r">{text.on_screen}</th>
                        <th scope="col">{lang.texts().admin.state}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn lines(lang: Lang, desk: &Desk) -> Vec<Line> {
    let text = &lang.texts().paper;
    let waiting = desk.waiting.iter().map(|note| Line {
        note: note.id,
        prompt: note.prompt,
        text: note.text.clone(),
        paper: note.stickers,
        digital: None,
        state: text.in_box,
    });
    let pinned = desk.pinned.iter().map(|note| Line {
        note: note.id,
        prompt: note.prompt,
        text: note.text.clone(),
        paper: note.stickers.paper,
        digital: Some(note.stickers.digital),
        state: if note.paper { text.hangs } else { text.of_ticket },
    });
    waiting.chain(pinned).collect()
}

fn row(lang: Lang, desk: &Desk, line: Line) -> impl IntoView + use<> {
    let text = &lang.texts().paper;
    let Line { note, prompt, text: says, paper, digital, state } = line;
    let column = desk.theme.prompt(prompt).map(|prompt| prompt.name.clone());
    let id = format!("p-{note}");
    let mend = takes_paper(desk.theme.state).then(|| {
        let href = Address::PaperNote(desk.theme.id, note);
        view! { " "<a href=href aria-describedby=id.clone()>{text.mend}</a> }
    });
    let digital = digital.map_or_else(|| "—".to_owned(), |digital| digital.to_string());
    view! {
        <tr>
            <th scope="row" dir="auto" id=id.clone()>{says}</th>
            <td data-l=text.column dir="auto">{column}</td>
            <td class="r" data-l=text.on_paper>{paper}</td>
            <td class="r" data-l=text.on_screen>{digital}</td>
            <td data-l=lang.texts().admin.state>{state}{mend}</td>
        </tr>
    }
}
