//! What blocks, tables and charts are put together of: paragraphs, and the square of a prompt's paper.

use krilla::tagging::Tag;

use super::{
    page::Composer,
    style::{Ink, LEFT, Side, Style, WIDTH},
    text::Line,
};
use crate::domain::theme::Colour;

/// The side of the square that shows a prompt's paper.
pub(super) const PAPER: f32 = 7.5;

/// The height of lines.
pub(super) fn height_of(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

/// A paragraph.
pub(super) fn line(pages: &mut Composer, says: &str, style: Style, side: Side) {
    let lines = pages.text.set(says, style, WIDTH, side);
    let tag = pages.tags.within(pages.chapter, Tag::P);
    pages.flow(tag, LEFT, lines);
}

/// A square of a prompt's paper.
pub(super) fn square(pages: &mut Composer, at: [f32; 2], colour: Colour) {
    let (edge, within) = (0.5, PAPER - 1.0);
    pages.area(at, [PAPER, PAPER], Ink::Quiet);
    pages.area([at[0] + edge, at[1] + edge], [within, within], Ink::Paper(colour));
}
