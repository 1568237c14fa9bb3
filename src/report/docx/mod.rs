//! The Word document (ECMA-376, part 1, 17), written part by part: headings, tables whose heads
//! are repeated on each page, and charts that can be edited in Word, with alternative texts. Marked as
//! Japanese or English, so that lines break by the language's rules.

mod body;
mod chart;
mod parts;

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use self::{body::Body, chart::DrawnChart};
use super::{
    document::{Block, Document},
    error::WriteError,
};

/// The file.
pub(super) fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let blocks = document.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let charts = blocks.filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    let charts: Vec<DrawnChart<'_>> =
        (1..).zip(charts).map(|(number, chart)| DrawnChart { number, chart }).collect();
    let body = Body::of(document);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), parts::content_types(charts.len()).into_bytes()),
        ("_rels/.rels".into(), parts::package().into_bytes()),
        ("docProps/core.xml".into(), parts::core(document).into_bytes()),
        ("word/document.xml".into(), body.xml.into_bytes()),
        ("word/_rels/document.xml.rels".into(), parts::relations(charts.len()).into_bytes()),
        ("word/styles.xml".into(), parts::styles(document.lang).into_bytes()),
        ("word/numbering.xml".into(), parts::numbering(&body.lists).into_bytes()),
        ("word/settings.xml".into(), parts::settings(document.lang).into_bytes()),
        ("word/footer1.xml".into(), parts::footer().into_bytes()),
    ];
    for chart in &charts {
        let n = chart.number;
        parts.push((format!("word/charts/chart{n}.xml"), chart.xml(document.lang).into_bytes()));
        parts.push((format!("word/charts/_rels/chart{n}.xml.rels"), chart.relation().into_bytes()));
        parts.push((format!("word/embeddings/chart{n}.xlsx"), chart.workbook(document)?));
    }
    Ok(packed(parts)?)
}

/// The parts in one file, in their order, without a time of writing.
fn packed(parts: Vec<(String, Vec<u8>)>) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, options)?;
        zip.write_all(&content)?;
    }
    Ok(zip.finish()?.into_inner())
}
