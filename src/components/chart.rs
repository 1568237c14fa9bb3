//! A bar chart with its text alternative.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::report::chart::{Bar, ROW, labels, lengths};

/// Horizontal bars with the number at the end of each, a title and description, and the same values
/// as a table.
#[component]
pub fn BarChart(
    lang: Lang,
    id: &'static str,
    bars: Vec<Bar>,
    caption: &'static str,
    title: &'static str,
    #[prop(into)] desc: String,
    label_head: &'static str,
    value_head: &'static str,
) -> AnyView {
    let lines: Vec<_> = (0..)
        .zip(bars.iter())
        .zip(lengths(&bars))
        .map(|((row, bar), length)| DrawnBar::new(row, bar, length))
        .collect();
    let height = bars.len() * ROW + 4;
    let rows = bars
        .into_iter()
        .map(|bar| view! { <tr><td>{bar.label}</td><td class="r">{bar.value}</td></tr> })
        .collect_view();
    let [title_id, desc_id] = ["t", "d"].map(|part| format!("{id}-{part}"));
    let labelled = format!("{title_id} {desc_id}");
    view! {
        <figure>
            <figcaption>{caption}</figcaption>
            <svg class="chart" role="img" aria-labelledby=labelled width="100%" height=height>
                <title id=title_id>{title}</title>
                <desc id=desc_id>{desc}</desc>
                <line class="axis" x1="0.5" y1="0" x2="0.5" y2=height - 4></line>
                {lines.into_iter().map(DrawnBar::draw).collect_view()}
            </svg>
            <details class="fold">
                <summary>{lang.texts().report.as_table}</summary>
                <table class="tbl">
                    <thead>
                        <tr>
                            <th scope="col">{label_head}</th>
                            <th scope="col" class="r">{value_head}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </figure>
    }
    .into_any()
}

struct DrawnBar {
    top: usize,
    labels: (String, String),
    length: String,
    value: u32,
}

impl DrawnBar {
    fn new(row: usize, bar: &Bar, length: f64) -> Self {
        Self {
            top: row * ROW,
            labels: labels(&bar.label),
            length: format!("{length}%"),
            value: bar.value,
        }
    }

    fn draw(self) -> impl IntoView {
        let (wide, narrow) = self.labels;
        view! {
            <text class="what wide" x="10" y=self.top + 18>{wide}</text>
            <text class="what slim" x="10" y=self.top + 18>{narrow}</text>
            <rect class="bar-fill" x="1" y=self.top + 26 width=self.length.clone() height="14" rx="1"></rect>
            <text class="value" x=self.length dx="10" y=self.top + 38>{self.value}</text>
        }
    }
}
