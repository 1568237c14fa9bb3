//! The PDF (ISO 32000-1): A4 with room for binding, tagged for those who do not see it (PDF/UA-1,
//! ISO 14289-1) and made to be kept (PDF/A-2a, ISO 19005-2). What is read and written as text is set
//! by a library that knows the rules of lines, and put into the file by another one that checks it
//! against both standards; what stands where on a page is decided here.

mod blocks;
mod chart;
mod faces;
mod ignorable;
mod missing;
mod page;
mod paint;
mod parts;
mod style;
mod table;
mod tags;
mod text;

use chrono::Datelike;
use krilla::{
    Document as File, SerializeSettings,
    configure::{Accessibility, Archival, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    geom::Point,
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
};

use self::{
    faces::Faces,
    page::{Bookmark, Composer},
    style::{LEFT, Side, Style},
    text::Typesetter,
};
use super::{chart::labels, document::Document, error::WriteError};
use crate::domain::fonts::Fonts;

/// The file.
pub(super) fn write(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, WriteError> {
    let faces = Faces::of(fonts)?;
    let embedded = faces.embedded()?;
    let language = document.lang.as_str();
    let mut pages = Composer::new(Typesetter::new(faces, language));
    compose(&mut pages, document);
    let settings =
        SerializeSettings { configuration: standards()?, ..SerializeSettings::default() };
    let mut file = File::new_with(settings);
    let Composer { pages, mut tags, bookmarks, .. } = pages;
    paint::paint(&mut file, pages, &embedded, &mut tags)?;
    file.set_outline(outline(bookmarks));
    file.set_tag_tree(tags.tree(language));
    file.set_metadata(metadata(document));
    file.finish().map_err(WriteError::from)
}

/// Both standards at once.
fn standards() -> Result<Configuration, WriteError> {
    ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| WriteError::Standards)
}

fn compose(pages: &mut Composer, document: &Document) {
    let title = &document.title;
    blocks::title(pages, title);
    for (chapter, number) in document.chapters.iter().zip(1..) {
        blocks::chapter(pages, number, chapter, document);
    }
    blocks::closing(pages, title);
    let kinds = pages.text.missing.written.len();
    if pages.swapped > 0 {
        let says = (document.lang.texts().report_parts.swapped)(pages.swapped, kinds);
        pages.space(10.0);
        parts::line(pages, &says, Style::BODY, Side::Start);
        let notes: Vec<String> = (0..kinds).map(|which| pages.text.missing.note(which)).collect();
        parts::line(pages, &notes.join("　"), Style::FOOT, Side::Start);
    }
    pages.finish(&format!("{}　{}", labels(&title.title).0, title.subtitle));
}

/// Chapters, and what stands below them.
fn outline(bookmarks: Vec<Bookmark>) -> Outline {
    let mut nodes: Vec<OutlineNode> = Vec::new();
    for Bookmark { says, page, top, below } in bookmarks {
        let node = OutlineNode::new(says, XyzDestination::new(page, Point::from_xy(LEFT, top)));
        match nodes.last_mut() {
            Some(above) if below => above.push_child(node),
            _ => nodes.push(node),
        }
    }
    let mut outline = Outline::new();
    for node in nodes {
        outline.push_child(node);
    }
    outline
}

/// Title, language and day. No person: nobody's name is anybody's business here.
fn metadata(document: &Document) -> Metadata {
    let title = &document.title;
    let made = title.made_on;
    let part = |part: u32| u8::try_from(part).unwrap_or(1);
    let day = DateTime::new(u16::try_from(made.year()).unwrap_or_default())
        .month(part(made.month()))
        .day(part(made.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let says = format!("{} {}", title.title.replace('\n', " "), title.subtitle);
    let program = format!("Kizuki Board {}", env!("CARGO_PKG_VERSION"));
    Metadata::new()
        .title(super::markup::printable(&says).into_owned())
        .language(document.lang.as_str().to_owned())
        .creator(program)
        .creation_date(day)
}
