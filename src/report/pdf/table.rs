//! A table on pages: its columns share the width by what is in them, its heads are repeated, and its
//! rows stay whole where they can.

use krilla::tagging::{TableHeaderScope, Tag};

use super::{
    page::{Composer, MOST_NOTES, Mark, PAGE_HEIGHT},
    parts::{PAPER as SQUARE, height_of, line, square},
    style::{BOTTOM, Ink, LEFT, Side, Style, WIDTH},
    tags::Group,
    text::Line,
};
use crate::domain::theme::Colour;
use crate::report::document::{Cell, Column, Kind, Table};

/// The room above and below a cell's text.
const PAD: f32 = 3.0;
/// The room between two columns.
const GAP: f32 = 12.0;
/// Rows that are measured.
const MEASURED: usize = 200;
/// The width in which a head of several lines is still read: four characters.
const HEAD: f32 = 36.0;
/// The room that a prompt's paper takes.
const PAPER: f32 = 11.0;

/// A row, set.
#[derive(Clone)]
struct Row {
    cells: Vec<Set>,
}

/// A cell, set.
#[derive(Clone)]
struct Set {
    lines: Vec<Line>,
    paper: Option<Colour>,
}

impl Row {
    fn height(&self) -> f32 {
        let heights = self.cells.iter().map(|cell| height_of(&cell.lines));
        heights.fold(0.0, f32::max) + 2.0 * PAD
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.cells.iter().flat_map(|cell| &cell.lines)
    }

    /// Takes what goes into a height; at least a line of each cell.
    fn torn_off(&mut self, height: f32) -> Self {
        let cells = self.cells.iter_mut().map(|cell| {
            let (mut used, mut count) = (2.0 * PAD, 0);
            for line in &cell.lines {
                used += line.height;
                if used > height && count > 0 {
                    break;
                }
                count += 1;
            }
            Set { lines: cell.lines.drain(..count).collect(), paper: cell.paper.take() }
        });
        Self { cells: cells.collect() }
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.lines.is_empty())
    }
}

/// A table whose columns have their widths.
struct Grid<'a> {
    columns: &'a [Column],
    widths: Vec<f32>,
    head: Row,
}

/// The height of what must not be parted at the beginning of a table: what stands above it, its
/// heads and its first row.
pub(super) fn lead(pages: &mut Composer, table: &Table) -> f32 {
    let grid = Grid::of(pages, table);
    let first = table.rows.first().map(|cells| grid.row(pages, cells, Style::TABLE));
    let caption = table.caption.map_or(0.0, |_| Style::QUIET.size * Style::QUIET.leading);
    (caption + grid.head.height() + first.map_or(0.0, |row| row.height())).min(PAGE_HEIGHT / 3.0)
}

/// A table with what stands above it.
pub(super) fn table(pages: &mut Composer, table: &Table) {
    let whole = lead(pages, table);
    pages.ensure(whole, std::iter::empty());
    if let Some(caption) = table.caption {
        line(pages, caption, Style::QUIET, Side::Start);
    }
    let grid = Grid::of(pages, table);
    let whole =
        pages.tags.within(pages.chapter, Tag::Table.with_summary(Some(table.title.to_owned())));
    let first = table.rows.first();
    let first = first.map(|cells| grid.row(pages, cells, Style::TABLE));
    let height = grid.head.height() + first.as_ref().map_or(0.0, Row::height);
    if height < PAGE_HEIGHT {
        pages.ensure(height, first.iter().flat_map(Row::lines));
    }
    pages.rule(1.2, Ink::Rule);
    grid.heads(pages, Some(whole));
    let body = pages.tags.within(whole, Tag::TBody);
    let mut ready = first;
    for cells in &table.rows {
        let row = ready.take().unwrap_or_else(|| grid.row(pages, cells, Style::TABLE));
        grid.place(pages, body, row);
    }
    if let Some(total) = &table.total {
        let row = grid.row(pages, total, Style::TABLE.bold());
        let foot = pages.tags.within(whole, Tag::TFoot);
        grid.place(pages, foot, row);
    }
    pages.rule(1.2, Ink::Rule);
    pages.y += 10.0;
}

impl<'a> Grid<'a> {
    fn of(pages: &mut Composer, table: &'a Table) -> Self {
        let columns = &table.columns;
        let widths = widths(pages, table);
        let heads: Vec<Cell> = columns.iter().map(|column| column.head.into()).collect();
        let head = set(pages, columns, &widths, &heads, Style::TABLE.bold());
        Self { columns, widths, head }
    }

    fn row(&self, pages: &mut Composer, cells: &[Cell], style: Style) -> Row {
        set(pages, self.columns, &self.widths, cells, style)
    }

    /// The heads, as part of the table or repeated.
    fn heads(&self, pages: &mut Composer, table: Option<Group>) {
        let groups = table.map(|table| {
            let head = pages.tags.within(table, Tag::THead);
            let row = pages.tags.within(head, Tag::TR);
            let cell = || Tag::TH(TableHeaderScope::Column);
            self.columns.iter().map(|_| pages.tags.within(row, cell())).collect::<Vec<_>>()
        });
        self.draw(pages, groups.as_deref(), self.head.clone(), false);
    }

    /// Puts a row on this page or the next; a row higher than a page is torn.
    fn place(&self, pages: &mut Composer, part: Group, mut row: Row) {
        let group = pages.tags.within(part, Tag::TR);
        let cells = self.columns.iter().map(|_| pages.tags.within(group, Tag::TD));
        let cells: Vec<Group> = cells.collect();
        let room = PAGE_HEIGHT - self.head.height();
        if row.height() <= room {
            if !pages.fits(row.height(), row.lines()) {
                self.turn(pages);
            }
            return self.draw(pages, Some(&cells), row, true);
        }
        let mut named = true;
        while !row.is_empty() {
            let least = Row::height(&row.clone().torn_off(0.0));
            if !pages.fits(least, row.lines().take(0)) {
                self.turn(pages);
            }
            let height = BOTTOM - pages.y - MOST_NOTES;
            let part = row.torn_off(height);
            self.draw(pages, Some(&cells), part, named);
            named = false;
            if !row.is_empty() {
                self.turn(pages);
            }
        }
    }

    /// Goes on with the table on the next page.
    fn turn(&self, pages: &mut Composer) {
        pages.rule(0.4, Ink::Hairline);
        pages.break_page();
        pages.rule(1.2, Ink::Rule);
        self.heads(pages, None);
    }

    /// Puts a row where the page is filled to. What is in no group is repeated. `named` is whether a
    /// cell without text has to be said to be there.
    fn draw(&self, pages: &mut Composer, groups: Option<&[Group]>, row: Row, named: bool) {
        let (top, height) = (pages.y, row.height());
        pages.rule(0.4, Ink::Hairline);
        let mut left = LEFT;
        for (at, (cell, width)) in row.cells.into_iter().zip(&self.widths).enumerate() {
            let group = groups.map(|groups| groups[at]);
            let mut x = left;
            if let (Some(colour), Some(first)) = (cell.paper, cell.lines.first()) {
                square(pages, [left, top + PAD + (first.height - SQUARE) / 2.0], colour);
            }
            if cell.paper.is_some() {
                x += PAPER;
            }
            if let (true, true, Some(group)) = (named, cell.lines.is_empty(), group) {
                let leaf = pages.tags.leaf(group);
                pages.push(Mark::Nothing { leaf });
            }
            pages.put_all(group, [x, top + PAD], cell.lines);
            left += width + GAP;
        }
        pages.y = top + height;
    }
}

fn set(
    pages: &mut Composer,
    columns: &[Column],
    widths: &[f32],
    cells: &[Cell],
    style: Style,
) -> Row {
    let cells = columns.iter().zip(widths).zip(cells).map(|((column, width), cell)| {
        let paper = paper(cell);
        let width = width - paper.map_or(0.0, |_| PAPER);
        let side = if column.kind == Kind::Number { Side::Right } else { Side::Start };
        Set { lines: pages.text.set(&cell.text(), style, width, side), paper }
    });
    Row { cells: cells.collect() }
}

fn paper(cell: &Cell) -> Option<Colour> {
    match cell {
        Cell::Prompt(_, colour) => Some(*colour),
        _ => None,
    }
}

/// How wide a column may be, and at least: below that a number would be broken.
struct Wish {
    wide: f32,
    least: f32,
    is_text: bool,
}

/// What a column needs. Heads may take several lines, and so may days where there is little room.
fn wish(pages: &mut Composer, table: &Table, at: usize, whole: f32) -> Wish {
    let column = table.columns[at];
    let head = pages.text.width_of(column.head, Style::TABLE.bold());
    let mut widest: f32 = 0.0;
    for row in table.rows.iter().take(MEASURED).chain(&table.total) {
        let paper = paper(&row[at]).map_or(0.0, |_| PAPER);
        // More than a line is as wide as it may be, whatever its length.
        let says: String = row[at].text().chars().take(60).collect();
        widest = widest.max(pages.text.width_of(&says, Style::TABLE.bold()) + paper);
    }
    let (most, least) = match column.kind {
        Kind::Text => (whole, 0.0),
        Kind::Word => (whole * 0.26, HEAD),
        Kind::Number => (whole * 0.2, widest.max(HEAD.min(head))),
        Kind::Day => (whole * 0.2, widest * 0.55),
    };
    let wide = widest.max(head.min(64.0)).min(most);
    Wish { wide, least: least.min(wide), is_text: column.kind == Kind::Text }
}

/// The widths of the columns, without the gaps: numbers, days and words take what they need, texts
/// share what is left by how much is in them.
fn widths(pages: &mut Composer, table: &Table) -> Vec<f32> {
    let count = table.columns.len();
    let whole = (1..count).fold(WIDTH, |width, _| width - GAP);
    let wishes: Vec<Wish> = (0..count).map(|at| wish(pages, table, at, whole)).collect();
    let sum = |of: &dyn Fn(&Wish) -> f32| wishes.iter().map(of).sum::<f32>();
    let texts = sum(&|one| if one.is_text { one.wide } else { 0.0 });
    let others = sum(&|one| if one.is_text { 0.0 } else { one.wide });
    let least = sum(&|one| if one.is_text { 0.0 } else { one.least });
    if texts <= 0.0 {
        let first = wishes.first().map(|first| first.wide + whole - others);
        let rest = wishes.iter().skip(1).map(|one| one.wide);
        return first.into_iter().chain(rest).collect();
    }
    // A text of two characters does not get the width of one of sixty.
    let left = (whole - others).max((whole * 0.3).min(whole - least)).max(whole * 0.1);
    let squeeze = ((whole - left - least) / (others - least).max(1.0)).clamp(0.0, 1.0);
    let width = |one: &Wish| {
        if one.is_text {
            one.wide * left / texts
        } else {
            one.least + (one.wide - one.least) * squeeze
        }
    };
    wishes.iter().map(width).collect()
}
