//! A chart of a Word document (DrawingML): bars that can be edited, for the workbook that they are of
//! comes with them.

use std::fmt::Write as _;

use rust_xlsxwriter::{DocProperties, Workbook};

use super::parts::{OFFICE, RELATIONS, XML, tag};
use crate::i18n::Lang;
use crate::report::{
    document::{Chart, Document},
    error::WriteError,
    markup::escaped,
    xlsx::{cut, date},
};

/// The colour of a sticker.
const BAR: &str = "C52D27";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
/// The sheet that the bars are of.
const SHEET: &str = "Sheet1";

/// A chart with its number, from 1.
pub(super) struct DrawnChart<'a> {
    pub(super) number: usize,
    pub(super) chart: &'a Chart,
}

impl DrawnChart<'_> {
    /// The part.
    pub(super) fn xml(&self, lang: Lang) -> String {
        let head = self.chart.table.columns.get(1).map_or("", |column| column.head);
        let name = cached("str", "$B$1", &[escaped(head)]);
        let mut xml = format!(
            "{XML}<c:chartSpace xmlns:c=\"{DRAWING}/chart\" xmlns:a=\"{DRAWING}/main\" \
            xmlns:r=\"{OFFICE}\"><c:date1904 val=\"0\"/><c:lang val=\"{}\"/>\
            <c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/>\
            <c:plotArea><c:layout/><c:barChart><c:barDir val=\"bar\"/>\
            <c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>\
            <c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx>{name}</c:tx>\
            <c:spPr><a:solidFill><a:srgbClr val=\"{BAR}\"/></a:solidFill></c:spPr>\
            <c:invertIfNegative val=\"0\"/>",
            tag(lang),
        );
        self.values(&mut xml);
        xml +=
            "</c:ser><c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>";
        xml += include_str!("axes.xml");
        xml + "</c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>\
            <c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>"
    }

    /// The bars with their numbers.
    fn values(&self, xml: &mut String) {
        let bars = self.chart.bars();
        let last = bars.len() + 1;
        let labels: Vec<String> = bars.iter().map(|bar| escaped(&bar.label)).collect();
        let values: Vec<String> = bars.iter().map(|bar| bar.value.to_string()).collect();
        let shows = ["LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"];
        let shows =
            shows.map(|what| format!("<c:show{what} val=\"{}\"/>", u8::from(what == "Val")));
        let _ = write!(
            xml,
            "<c:dLbls>{}</c:dLbls><c:cat>{}</c:cat><c:val>{}</c:val>",
            shows.concat(),
            cached("str", &format!("$A$2:$A${last}"), &labels),
            cached("num", &format!("$B$2:$B${last}"), &values),
        );
    }

    /// Where its workbook is.
    pub(super) fn relation(&self) -> String {
        format!(
            "{XML}<Relationships xmlns=\"{RELATIONS}\">\
            <Relationship Id=\"rId1\" Type=\"{OFFICE}/package\" Target=\"../embeddings/chart{}.xlsx\"/></Relationships>",
            self.number
        )
    }

    /// Its workbook.
    pub(super) fn workbook(&self, document: &Document) -> Result<Vec<u8>, WriteError> {
        let mut book = Workbook::new();
        let made_on = date(document.title.made_on)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made_on));
        let sheet = book.add_worksheet().set_name(SHEET)?;
        for (at, column) in (0..).zip(self.chart.table.columns.iter().take(2)) {
            sheet.write_string(0, at, column.head)?;
        }
        for (row, bar) in (1..).zip(self.chart.bars()) {
            sheet.write_string(row, 0, cut(&bar.label))?.write_number(row, 1, bar.value)?;
        }
        Ok(book.save_to_buffer()?)
    }
}

/// Cells of the workbook, with what stands in them.
fn cached(kind: &str, cells: &str, values: &[String]) -> String {
    let point =
        |(at, says): (usize, &String)| format!("<c:pt idx=\"{at}\"><c:v>{says}</c:v></c:pt>");
    let points: String = values.iter().enumerate().map(point).collect();
    let count = values.len();
    format!(
        "<c:{kind}Ref><c:f>{SHEET}!{cells}</c:f><c:{kind}Cache><c:ptCount val=\"{count}\"/>{points}\
        </c:{kind}Cache></c:{kind}Ref>"
    )
}
