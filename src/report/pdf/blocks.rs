//! The blocks of a report on pages: headings, facts, notes, answers.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag};

use super::{
    chart,
    page::{Composer, PAGE_HEIGHT},
    parts::{PAPER, height_of, line, square},
    style::{Ink, LEFT, Side, Style, WIDTH},
    table,
    tags::Group,
    text::Line,
};
use crate::domain::{answers::Told, theme::Colour};
use crate::i18n::say;
use crate::report::document::{Block, Cell, Chapter, Document, Fact, Letter, Listed, TitleBlock};

/// How much of what comes next stays with a heading.
const KEPT: f32 = 64.0;
/// How much of the width labels take.
const LABELS: f32 = 0.36;
/// The width of one of the large figures.
const FIGURE: f32 = WIDTH / 3.0;
/// The width of a note's number, and of its likes.
const NUMBER: f32 = 42.0;
const LIKES: f32 = 66.0;
/// The same where some are on paper: いいね 9（紙 3 ＋ 電子 6）.
const LIKES_APART: f32 = 150.0;
/// The room within a frame.
const FRAME: f32 = 6.0;

/// A heading's level.
#[derive(Clone, Copy)]
enum Level {
    Title,
    Chapter,
    Part,
}

impl Level {
    fn tag(self, says: &str) -> Tag<krilla::tagging::kind::Hn> {
        let level = match self {
            Self::Title => NonZeroU16::MIN,
            Self::Chapter => NonZeroU16::MIN.saturating_add(1),
            Self::Part => NonZeroU16::MIN.saturating_add(2),
        };
        Tag::Hn(level, Some(says.replace('\n', " ")))
    }
}

/// What stands above all.
pub(super) fn title(pages: &mut Composer, title: &TitleBlock) {
    let group = pages.chapter;
    match &title.letter {
        Some(letter) => self::letter(pages, letter),
        None => line(pages, &title.made, Style::BODY, Side::Right),
    }
    pages.y += 18.0;
    if let Some(urgent) = title.urgent {
        line(pages, urgent, Style::BODY.bold(), Side::Middle);
    }
    let heading = pages.text.set(&title.title, Style::TITLE, WIDTH, Side::Middle);
    let tag = pages.tags.within(group, Level::Title.tag(&title.title));
    pages.flow(tag, LEFT, heading);
    pages.y += 4.0;
    line(pages, title.subtitle, Style::SUBTITLE, Side::Middle);
    pages.y += 14.0;
    for notice in &title.notices {
        framed(pages, notice);
    }
    if !title.description.is_empty() {
        pages.y += 4.0;
        line(pages, &title.description, Style::BODY, Side::Start);
    }
    if let Some(Letter { opening, details: Some(details), .. }) = &title.letter {
        pages.y += 10.0;
        said(pages, opening, Side::Start);
        pages.y += 10.0;
        line(pages, details, Style::BODY, Side::Middle);
    }
}

/// Number and day on the right, whom it is for on the left, who sends it on the right.
fn letter(pages: &mut Composer, letter: &Letter) {
    let Letter { number, day, addressee, sender, .. } = letter;
    said(pages, number, Side::Right);
    said(pages, day, Side::Right);
    pages.y += 10.0;
    said(pages, &addressee.join("\n"), Side::Start);
    pages.y += 10.0;
    said(pages, &sender.join("\n"), Side::Right);
}

/// What stands below all, where the report is a letter: 以上.
pub(super) fn closing(pages: &mut Composer, title: &TitleBlock) {
    if let Some(letter) = &title.letter {
        pages.space(10.0);
        said(pages, &letter.closing, Side::Right);
    }
}

/// A paragraph, if there is something to say.
fn said(pages: &mut Composer, says: &str, side: Side) {
    if !says.is_empty() {
        line(pages, says, Style::BODY, side);
    }
}

/// A paragraph in a frame.
fn framed(pages: &mut Composer, says: &str) {
    let lines = pages.text.set(says, Style::BODY, WIDTH - 2.0 * FRAME, Side::Start);
    let height = height_of(&lines) + FRAME;
    pages.ensure(height, &lines);
    let ([left, top], thin) = ([LEFT, pages.y], 0.6);
    let sides = [
        ([left, top], [WIDTH, thin]),
        ([left, top + height - thin], [WIDTH, thin]),
        ([left, top], [thin, height]),
        ([left + WIDTH - thin, top], [thin, height]),
    ];
    for (at, size) in sides {
        pages.area(at, size, Ink::Rule);
    }
    let tag = pages.tags.within(pages.chapter, Tag::P);
    pages.put_all(Some(tag), [left + FRAME, top + FRAME / 2.0], lines);
    pages.y += height + FRAME;
}

/// A chapter, with its number.
pub(super) fn chapter(pages: &mut Composer, number: usize, chapter: &Chapter, document: &Document) {
    if chapter.annex && !pages.is_at_top() {
        pages.break_page();
    }
    pages.chapter = pages.tags.root(Tag::Section);
    let says = format!("{number}　{}", chapter.heading);
    let lines = pages.text.set(&says, Style::CHAPTER, WIDTH, Side::Start);
    let kept = chapter.blocks.first().map_or(0.0, |block| kept(pages, block));
    pages.space(22.0);
    let height = height_of(&lines) + 12.0;
    pages.ensure(height + kept, &lines);
    pages.bookmark(says.clone(), false);
    let tag = pages.tags.within(pages.chapter, Level::Chapter.tag(&says));
    pages.y = pages.put_all(Some(tag), [LEFT, pages.y], lines) + 3.0;
    pages.rule(0.8, Ink::Text);
    pages.y += 9.0;
    for one in &chapter.blocks {
        block(pages, one, document);
    }
}

/// How much of a block stays with the heading above it.
fn kept(pages: &mut Composer, block: &Block) -> f32 {
    match block {
        Block::Chart(one) => chart::height(one).min(PAGE_HEIGHT / 2.0),
        Block::Table(one) => table::lead(pages, one),
        _ => KEPT,
    }
}

fn block(pages: &mut Composer, block: &Block, document: &Document) {
    match block {
        Block::Prompt(name, notes) => prompt(pages, name, notes),
        Block::Notice(says) => {
            pages.space(3.0);
            line(pages, says, Style::QUIET, Side::Start);
        }
        Block::Facts(all) => facts(pages, all),
        Block::Table(one) => table::table(pages, one),
        Block::Chart(one) => chart::chart(pages, one),
        Block::Notes(all) => notes(pages, all, document),
        Block::Answer(told, notes) => answer(pages, told, notes, document),
    }
}

/// A heading of level 3.
fn part(pages: &mut Composer, spans: &[(&str, Style)], paper: Option<Colour>) {
    let indent = if paper.is_some() { PAPER + 5.0 } else { 0.0 };
    let lines = pages.text.set_spans(spans, WIDTH - indent, Side::Start);
    let says: String = spans.iter().map(|(says, _)| *says).collect();
    pages.space(14.0);
    pages.ensure(height_of(&lines) + KEPT, &lines);
    if let Some(colour) = paper {
        let middle = lines.first().map_or(0.0, |line| line.height / 2.0);
        square(pages, [LEFT, pages.y + middle - PAPER / 2.0], colour);
    }
    let tag = pages.tags.within(pages.chapter, Level::Part.tag(&says));
    pages.y = pages.put_all(Some(tag), [LEFT + indent, pages.y], lines) + 4.0;
}

fn prompt(pages: &mut Composer, name: &Cell, notes: &str) {
    let paper = match name {
        Cell::Prompt(_, colour) => Some(*colour),
        _ => None,
    };
    let name = name.text();
    let counted = format!("　{notes}");
    pages.bookmark(name.replace('\n', " "), true);
    part(pages, &[(&name, Style::PROMPT), (&counted, Style::QUIET)], paper);
}

/// Labels with values; the large ones side by side.
fn facts(pages: &mut Composer, facts: &[Fact]) {
    let list = pages.tags.within(pages.chapter, Tag::L(ListNumbering::None));
    let mut rest = facts;
    while let Some(fact) = rest.first() {
        let large = rest.iter().take_while(|fact| fact.large).count().min(3);
        if large > 0 {
            figures(pages, list, &rest[..large]);
            rest = &rest[large..];
        } else {
            labelled(pages, list, fact.label, &fact.value.text());
            rest = &rest[1..];
        }
    }
    pages.space(4.0);
}

fn figures(pages: &mut Composer, list: Group, facts: &[Fact]) {
    let mut sets = Vec::new();
    for Fact { label, value, .. } in facts {
        let value = value.text();
        let unit = value.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &value[..value.len() - unit.len()];
        let label = pages.text.set(label, Style::QUIET, FIGURE, Side::Start);
        let spans = [(digits, Style::FIGURE), (unit, Style { size: 13.0, ..Style::FIGURE })];
        sets.push((label, pages.text.set_spans(&spans, FIGURE, Side::Start)));
    }
    let heights = sets.iter().map(|(label, value)| height_of(label) + height_of(value));
    let height = heights.fold(0.0, f32::max);
    let lines: Vec<Line> = sets.iter().flat_map(|(a, b)| a.iter().chain(b)).cloned().collect();
    pages.ensure(height, &lines);
    for ((label, value), column) in sets.into_iter().zip([0.0, 1.0, 2.0]) {
        let left = LEFT + column * FIGURE;
        let item = pages.tags.within(list, Tag::LI);
        let [named, said] =
            [pages.tags.within(item, Tag::Lbl), pages.tags.within(item, Tag::LBody)];
        let below = pages.put_all(Some(named), [left, pages.y], label);
        pages.put_all(Some(said), [left, below], value);
    }
    pages.y += height + 8.0;
}

fn labelled(pages: &mut Composer, list: Group, label: &str, says: &str) {
    let left = WIDTH * LABELS;
    let style = Style { ink: Ink::Quiet, ..Style::BODY };
    let labels = pages.text.set(label, style, left - 12.0, Side::Start);
    let values = pages.text.set(says, Style::BODY, WIDTH - left, Side::Start);
    let item = pages.tags.within(list, Tag::LI);
    let [named, said] = [pages.tags.within(item, Tag::Lbl), pages.tags.within(item, Tag::LBody)];
    let height = height_of(&labels).max(height_of(&values[..values.len().min(3)]));
    let both: Vec<Line> = labels.iter().chain(values.iter().take(3)).cloned().collect();
    pages.ensure(height, &both);
    let end = pages.put_all(Some(named), [LEFT, pages.y], labels);
    let page = pages.pages.len();
    pages.flow(said, LEFT + left, values);
    if pages.pages.len() == page {
        pages.y = pages.y.max(end);
    }
}

/// Whether something of a note is on paper, which is said beside it.
fn is_on_paper(note: &Listed) -> bool {
    let apart = |says: &String| says.parse::<u32>().is_err();
    note.paper.is_some() || note.stickers.as_ref().is_some_and(apart)
}

/// What stands beside a note: that it is on paper, and its likes.
fn beside(pages: &mut Composer, note: &Listed, likes: &str, room: f32) -> Vec<Line> {
    let mut spans = Vec::new();
    if let Some(paper) = note.paper {
        spans.extend([(paper, Style::QUIET), ("　", Style::QUIET)]);
    }
    if let Some(count) = note.stickers.as_deref() {
        spans.extend([(likes, Style::QUIET), (" ", Style::QUIET), (count, Style::BODY.bold())]);
    }
    pages.text.set_spans(&spans, room, Side::Right)
}

/// Notes as they were written, numbered from 1.
fn notes(pages: &mut Composer, notes: &[Listed], document: &Document) {
    if notes.is_empty() {
        return;
    }
    let list = pages.tags.within(pages.chapter, Tag::L(ListNumbering::Decimal));
    let likes = document.lang.texts().common.likes;
    let room = if notes.iter().any(is_on_paper) { LIKES_APART } else { LIKES };
    for (note, place) in notes.iter().zip(1..) {
        let number = note.number.clone().unwrap_or_else(|| format!("{place}."));
        let count = beside(pages, note, likes, room);
        let alone = note.stickers.is_none() && note.paper.is_none();
        let width = WIDTH - NUMBER - if alone { 0.0 } else { room + 10.0 };
        let lines = pages.text.set(&note.text, Style::BODY, width, Side::Start);
        let number = pages.text.set(&number, Style::BODY, NUMBER, Side::Start);
        let all = height_of(&lines);
        let height = if all < PAGE_HEIGHT / 3.0 { all } else { height_of(&lines[..3]) };
        pages.ensure(height.max(height_of(&number)) + 4.0, &lines);
        pages.y += 2.0;
        let item = pages.tags.within(list, Tag::LI);
        let [named, said] =
            [pages.tags.within(item, Tag::Lbl), pages.tags.within(item, Tag::LBody)];
        let baseline = pages.y + number.first().map_or(0.0, |line| line.baseline);
        let (page, least) = (pages.pages.len(), pages.y + height_of(&number));
        pages.put_all(Some(named), [LEFT, pages.y], number);
        let at_end = |pages: &mut Composer, top| {
            let left = LEFT + WIDTH - room;
            for line in count {
                let top = top - line.baseline;
                pages.put(Some(said), [left, top], line);
            }
        };
        if pages.pages.len() == page && all < PAGE_HEIGHT / 3.0 {
            pages.flow(said, LEFT + NUMBER, lines);
            at_end(pages, baseline);
            pages.y = pages.y.max(least);
        } else {
            at_end(pages, baseline);
            pages.flow(said, LEFT + NUMBER, lines);
        }
        pages.y += 2.0;
        pages.rule(0.4, Ink::Hairline);
    }
}

/// An item with all that was answered, the newest first.
fn answer(pages: &mut Composer, told: &Told, notes: &[String], document: &Document) {
    let (lang, dates) = (document.lang, document.dates);
    let words = &lang.texts().answering;
    part(pages, &[(&told.place.name, Style::PROMPT)], None);
    if !told.why.is_empty() {
        line(pages, &format!("{}: {}", words.why, told.why), Style::BODY, Side::Start);
    }
    if !notes.is_empty() {
        let label = lang.texts().report_parts.numbers;
        line(pages, &format!("{label}: {}", notes.join(", ")), Style::QUIET, Side::Start);
    }
    for given in told.history.iter().rev() {
        pages.space(4.0);
        let status = say::status(lang, given.answer.status);
        let on = format!("　{}", (words.published_on)(say::date(lang, dates, given.on)));
        let spans = [(status, Style::BODY.bold()), (&*on, Style::QUIET)];
        let lines = pages.text.set_spans(&spans, WIDTH, Side::Start);
        pages.ensure(height_of(&lines) + KEPT / 2.0, &lines);
        let tag = pages.tags.within(pages.chapter, Tag::P);
        pages.flow(tag, LEFT, lines);
        let facts = say::answer_facts(lang, dates, &given.answer);
        if !facts.is_empty() {
            let list = pages.tags.within(pages.chapter, Tag::L(ListNumbering::None));
            for (label, says) in facts {
                labelled(pages, list, label, &says);
            }
        }
    }
}
