//! The blocks of a report on the page, in the order in which they come.

use leptos::prelude::*;

use super::table::{said, table};
use crate::components::{
    answer::{AnswerContext, AnsweredItem, answered},
    chart::BarChart,
};
use crate::domain::answers::Told;
use crate::i18n::Lang;
use crate::report::document::{Block, Chapter, Chart, Document, Fact, Kind, Listed};

/// A chapter. What comes before its first prompt stands across the page, the prompts beside each
/// other where there is room.
pub fn chapter(document: &Document, chapter: &Chapter) -> AnyView {
    let Chapter { id, heading, annex, blocks } = chapter;
    let is_prompt = |block: &Block| matches!(block, Block::Prompt(..));
    let first = blocks.iter().position(is_prompt).unwrap_or(blocks.len());
    let (before, prompts) = blocks.split_at(first);
    let view = |block: &Block| self::block(document, block);
    let before = before.iter().map(view).collect_view();
    let prompts = prompts.chunk_by(|_, next| !is_prompt(next)).map(|part| {
        let part = part.iter().map(view).collect_view();
        view! { <section>{part}</section> }
    });
    let prompts = prompts.collect_view();
    let prompts = annex.then(|| view! { <div class="annex">{prompts}</div> });
    view! {
        <section class=annex.then_some("annex-part") aria-labelledby=*id>
            <h2 id=*id>{*heading}</h2>
            {before}
            {prompts}
        </section>
    }
    .into_any()
}

fn block(document: &Document, block: &Block) -> AnyView {
    let lang = document.lang;
    match block {
        Block::Prompt(name, notes) => {
            view! { <h3>{said(name)}<span class="n">{notes.clone()}</span></h3> }.into_any()
        }
        Block::Notice(says) => view! { <p class="quiet">{says.clone()}</p> }.into_any(),
        Block::Facts(all) => facts(lang, all),
        Block::Table(one) => table(one),
        Block::Chart(one) => chart(lang, one),
        Block::Notes(all) => notes(lang, all),
        Block::Answer(told, _) => answer(document, told),
    }
}

/// The large ones first, then the others below each other.
fn facts(lang: Lang, facts: &[Fact]) -> AnyView {
    let likes = lang.texts().common.likes;
    let (large, others): (Vec<&Fact>, Vec<&Fact>) = facts.iter().partition(|fact| fact.large);
    let large = (!large.is_empty()).then(|| {
        let each = large.iter().map(|fact| {
            let class = (fact.label == likes).then_some("likes");
            view! { <div class=class><dt>{fact.label}</dt><dd>{said(&fact.value)}</dd></div> }
        });
        view! { <dl class="sum big">{each.collect_view()}</dl> }
    });
    let others = others
        .iter()
        .map(|fact| view! { <dt>{fact.label}</dt><dd>{said(&fact.value)}</dd> })
        .collect_view();
    view! { {large}<dl class="facts">{others}</dl> }.into_any()
}

fn chart(lang: Lang, chart: &Chart) -> AnyView {
    let bars = chart.bars();
    let Chart { caption, title, alt, table } = chart;
    let mut heads = table.columns.iter().map(|column| (column.head, column.kind));
    let label_head = heads.next().map_or("", |(head, _)| head);
    let value_head = heads.find(|(_, kind)| *kind == Kind::Number).map_or("", |(head, _)| head);
    let (id, alt) = (table.name.as_str(), alt.clone());
    view! {
        <BarChart lang id bars caption=*caption title=*title desc=alt label_head value_head/>
    }
    .into_any()
}

/// Notes as they were written, with their stickers.
fn notes(lang: Lang, notes: &[Listed]) -> AnyView {
    let likes = lang.texts().common.likes;
    let each = notes.iter().map(|note| {
        let count = note
            .stickers
            .clone()
            .map(|n| view! { <b class="num"><span class="vh">{likes}" "</span>{n}</b> });
        let text = note.text.clone();
        let paper = note.paper.map(|says| view! { <small>{says}</small> });
        let id = note.number.clone();
        let number = id.clone().map(|number| view! { <span class="no">{number}</span> });
        view! { <li id=id>{number}<p class="line"><span dir="auto">{text}</span>{count}{paper}</p></li> }
    });
    view! { <ol>{each.collect_view()}</ol> }.into_any()
}

/// What was answered, as it stands on the board.
fn answer(document: &Document, told: &Told) -> AnyView {
    let Document { lang, dates, .. } = *document;
    let context = AnswerContext { lang, dates, today: document.title.made_on };
    let item = AnsweredItem {
        anchored: false,
        place: &told.place,
        why: &told.why,
        notes: &told.notes,
        answer: told.stands().map(|given| &given.answer),
        hands: None,
        history: &told.history,
    };
    let card = answered(context, &item);
    view! { <div class="answers">{card}</div> }.into_any()
}
