//! Painting laid out pages into the file.

use krilla::{
    Document as File,
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    num::NormalizedF32,
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag},
    text::{Font, Glyph, GlyphId},
};

use super::{
    page::{Mark, Page},
    style::{Ink, SHEET},
    tags::Tags,
    text::{Drawn, Piece},
};
use crate::report::error::WriteError;

impl Glyph for Drawn {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.id.into())
    }

    fn text_range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    fn x_advance(&self, size: f32) -> f32 {
        self.advance * size
    }

    fn x_offset(&self, size: f32) -> f32 {
        self.x * size
    }

    fn y_offset(&self, size: f32) -> f32 {
        self.y * size
    }

    fn y_advance(&self, _size: f32) -> f32 {
        0.0
    }

    fn location(&self) -> Option<krilla::surface::Location> {
        None
    }
}

/// Paints pages, and puts what stands on them into the structure.
///
/// # Errors
/// [`WriteError::Font`] where the sheet is none, which it is not.
pub(super) fn paint(
    file: &mut File,
    pages: Vec<Page>,
    fonts: &[Font],
    tags: &mut Tags,
) -> Result<(), WriteError> {
    for page in pages {
        let sheet = PageSettings::from_wh(SHEET[0], SHEET[1]).ok_or(WriteError::Font)?;
        let mut sheet = file.start_page_with(sheet);
        let mut surface = sheet.surface();
        for mark in &page.marks {
            put(&mut surface, mark, fonts, tags);
        }
        surface.finish();
        sheet.finish();
    }
    Ok(())
}

fn put(surface: &mut Surface<'_>, mark: &Mark, fonts: &[Font], tags: &mut Tags) {
    let repeated = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    match mark {
        Mark::Text { leaf, written, .. } => {
            let said = SpanTag::empty().with_actual_text(written.as_deref());
            let tag =
                leaf.map_or(repeated(ArtifactType::PaginationOther), |_| ContentTag::Span(said));
            let painted = surface.start_tagged(tag);
            draw(surface, mark, fonts);
            surface.end_tagged();
            if let Some(leaf) = leaf {
                tags.fill(*leaf, painted);
            }
        }
        Mark::Area { .. } => {
            surface.start_tagged(repeated(ArtifactType::Layout));
            draw(surface, mark, fonts);
            surface.end_tagged();
        }
        Mark::Picture { leaf, marks } => {
            let painted = surface.start_tagged(ContentTag::Other);
            for mark in marks {
                draw(surface, mark, fonts);
            }
            surface.end_tagged();
            tags.fill(*leaf, painted);
        }
        Mark::Nothing { leaf } => {
            let painted = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            surface.end_tagged();
            tags.fill(*leaf, painted);
        }
    }
}

/// Draws a mark that has no others in it.
fn draw(surface: &mut Surface<'_>, mark: &Mark, fonts: &[Font]) {
    match mark {
        Mark::Text { at, pieces, .. } => {
            for Piece { face, size, ink, x, glyphs, text, .. } in pieces {
                surface.set_fill(Some(fill(*ink)));
                let start = Point::from_xy(at[0] + x, at[1]);
                surface.draw_glyphs(start, glyphs, fonts[*face].clone(), text, *size, false);
            }
        }
        Mark::Area { at, size, ink } => {
            let mut path = PathBuilder::new();
            let Some(area) = Rect::from_xywh(at[0], at[1], size[0], size[1]) else { return };
            path.push_rect(area);
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*ink)));
                surface.draw_path(&path);
            }
        }
        Mark::Picture { .. } | Mark::Nothing { .. } => {}
    }
}

fn fill(ink: Ink) -> Fill {
    let [red, green, blue] = ink.rgb();
    let paint = rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, ..Fill::default() }
}
