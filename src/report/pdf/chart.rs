//! A bar chart on a page: its bars with their numbers, what it shows in words for those who do not
//! see it, and the table that it is of.

use krilla::{
    geom::Rect,
    tagging::{BBox, Tag},
};

use super::{
    page::{Composer, Mark},
    parts::line,
    style::{Ink, LEFT, Side, Style, WIDTH},
    table,
    text::Line,
};
use crate::report::chart::{labels, lengths};
use crate::report::document::Chart;

/// The height of a bar with its label.
const ROW: f32 = 32.0;
/// The height of a bar.
const BAR: f32 = 9.0;
/// The room between the axis and a label, a bar and its number.
const BESIDE: f32 = 6.0;
/// The height of what stands below the bars.
const CAPTION: f32 = 24.0;

/// The height of the bars and what is said of them.
pub(super) fn height(chart: &Chart) -> f32 {
    rows(chart.table.rows.len()) + CAPTION
}

fn rows(count: usize) -> f32 {
    (0..count).fold(0.0, |height, _| height + ROW)
}

/// A chart with its table.
pub(super) fn chart(pages: &mut Composer, chart: &Chart) {
    let bars = chart.bars();
    let height = rows(bars.len());
    pages.ensure(height + CAPTION, std::iter::empty());
    let [left, top] = [LEFT, pages.y];
    let page = pages.pages.len() - 1;
    let alt = format!("{}\n{}", chart.title, chart.alt);
    let around = Rect::from_xywh(left, top, WIDTH, height.max(1.0));
    let around = around.map(|rect| BBox::new(page, rect));
    let figure = Tag::Figure(Some(alt)).with_bbox(around);
    let group = pages.tags.within(pages.chapter, figure);
    let leaf = pages.tags.leaf(group);
    let mut marks = vec![Mark::Area { at: [left, top], size: [0.8, height - 4.0], ink: Ink::Text }];
    let mut row = top;
    for (bar, length) in bars.iter().zip(lengths(&bars)) {
        let label = pages.text.set(&labels(&bar.label).0, Style::TABLE, WIDTH, Side::Start);
        marks.extend(label.into_iter().take(1).map(|line| text(line, [left + BESIDE, row])));
        #[expect(clippy::cast_possible_truncation, reason = "a part of a sheet's width")]
        let long = (length / 100.0) as f32 * WIDTH;
        let at = [left, row + ROW - BAR - 7.0];
        marks.push(Mark::Area { at, size: [long, BAR], ink: Ink::Sticker });
        let style = Style::TABLE.bold();
        let value = pages.text.set(&bar.value.to_string(), style, WIDTH, Side::Start);
        let beside = [left + long + BESIDE, at[1] - 2.5];
        marks.extend(value.into_iter().map(|line| text(line, beside)));
        row += ROW;
    }
    pages.push(Mark::Picture { leaf, marks });
    pages.y = row;
    line(pages, chart.caption, Style::QUIET, Side::Start);
    pages.y += 6.0;
    table::table(pages, &chart.table);
}

fn text(line: Line, [x, y]: [f32; 2]) -> Mark {
    let at = [x, y + line.baseline];
    Mark::Text { leaf: None, at, pieces: line.pieces, written: None }
}
