//! On `/admin`: the figures of the themes that run, each as a small picture and a table with the
//! same numbers, beside those of earlier themes. Of numbers that everybody sees, and no others.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::address::Address;
use crate::domain::figures::{Earlier, Figures};
use crate::i18n::{Lang, say};

/// Height of the picture, in pixels.
const HEIGHT: u32 = 96;
/// Height of the longest column: room below it for the days.
const TALLEST: u32 = 72;

/// The section; nothing where no theme runs.
pub(super) fn figures(lang: Lang, of: Vec<Figures>) -> Option<AnyView> {
    if of.is_empty() {
        return None;
    }
    let text = &lang.texts().today;
    let running = of.into_iter().enumerate().map(|(at, one)| running(lang, at, one));
    let view = view! {
        <section class="panel run-figures" aria-labelledby="figures">
            <h2 id="figures">{text.figures}</h2>
            <p class="quiet">{text.lead}</p>
            <div class="runs">{running.collect_view()}</div>
        </section>
    };
    Some(view.into_any())
}

fn running(lang: Lang, at: usize, of: Figures) -> AnyView {
    let text = &lang.texts().today;
    let tickets = of.tickets.map(|tickets| {
        let says = say::handed_out(lang, tickets.out, tickets.used, tickets.of);
        view! { <p>{says}</p> }
    });
    let stickers = of.stickers.map_or_else(|| text.stickers_later.to_owned(), text.stickers);
    let notes = (text.until_now)(of.notes);
    let picture = picture(lang, at, &of);
    let earlier = beside(lang, of.earlier);
    view! {
        <article aria-labelledby=format!("run-{at}")>
            <h3 id=format!("run-{at}")>
                <a href=Address::AdminTheme(of.theme) dir="auto">{of.title}</a>
            </h3>
            <p class="totals"><b>{notes}</b>" "<span>{stickers}</span></p>
            {tickets}
            {picture}
            {earlier}
        </article>
    }
    .into_any()
}

/// A column for each day, and the same numbers as a table; nothing before the first note.
fn picture(lang: Lang, at: usize, of: &Figures) -> Option<AnyView> {
    let text = &lang.texts().today;
    let (first, last) = (of.days.first()?.0, of.days.last()?.0);
    let most = of.days.iter().map(|(_, notes)| *notes).max().filter(|most| *most > 0)?;
    let columns = columns(&of.days).into_iter().map(|column| {
        let Column { x, width, y, height } = column;
        view! { <rect class="bar-fill" x=x width=width y=y height=height></rect> }
    });
    let columns = columns.collect_view();
    let rows = of.days.iter().filter(|(_, notes)| *notes > 0).map(|(day, notes)| {
        view! { <tr><th scope="row">{say::day(lang, *day)}</th><td class="r">{*notes}</td></tr> }
    });
    let rows = rows.collect_view();
    let [title_id, desc_id] = ["t", "d"].map(|part| format!("run-{at}-{part}"));
    let labelled = format!("{title_id} {desc_id}");
    let view = view! {
        <figure>
            <svg class="chart columns" role="img" aria-labelledby=labelled width="100%" height=HEIGHT>
                <title id=title_id>{(text.of_theme)(&of.title)}</title>
                <desc id=desc_id>{(text.desc)(of.days.len(), most)}</desc>
                {columns}
                <line class="axis" x1="0" x2="100%" y1=f64::from(TALLEST) + 0.5 y2=f64::from(TALLEST) + 0.5></line>
                <text class="end" x="0" y=HEIGHT - 4>{say::day(lang, first)}</text>
                {(first < last).then(|| view! { <text class="end last" x="100%" y=HEIGHT - 4>{say::day(lang, last)}</text> })}
            </svg>
            <details class="fold">
                <summary>{lang.texts().report.as_table}<span class="vh">{format!("：{}", of.title)}</span></summary>
                <table class="tbl">
                    <caption class="vh">{(text.of_theme)(&of.title)}</caption>
                    <thead><tr><th scope="col">{text.day}</th><th scope="col" class="r">{text.notes}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </figure>
    };
    Some(view.into_any())
}

/// A column of the picture: its place and its length along the days in per cent, the rest in pixels.
#[derive(Debug, PartialEq)]
struct Column {
    x: String,
    width: String,
    y: String,
    height: String,
}

#[expect(clippy::cast_precision_loss, reason = "notes of a day, and days")]
fn columns(days: &[(NaiveDate, u64)]) -> Vec<Column> {
    let most = days.iter().map(|(_, notes)| *notes).max().unwrap_or(0).max(1);
    let (step, tallest) = (100.0 / days.len().max(1) as f64, f64::from(TALLEST));
    // No column is wider than a few words: the first day of a theme is not a wall.
    let width = (step * 0.8).min(8.0);
    let column = |(at, (_, notes)): (usize, &(NaiveDate, u64))| {
        let height = (*notes as f64 / most as f64 * tallest * 10.0).round() / 10.0;
        Column {
            x: format!("{:.2}%", at as f64 * step),
            width: format!("{width:.2}%"),
            y: format!("{:.1}", tallest - height),
            height: format!("{height:.1}"),
        }
    };
    days.iter().enumerate().filter(|(_, (_, notes))| *notes > 0).map(column).collect()
}

/// Earlier themes when they had run for as many days, and in the end.
fn beside(lang: Lang, earlier: Vec<Earlier>) -> AnyView {
    let (text, common) = (&lang.texts().today, &lang.texts().common);
    if earlier.is_empty() {
        return view! { <p class="quiet">{text.earlier_none}</p> }.into_any();
    }
    let row = |one: Earlier| {
        let by_then = one.by_then.map_or_else(|| text.unknown.to_owned(), text.until_now);
        let total = (text.until_now)(one.notes);
        let stickers = one.stickers.map(|n| n.to_string()).unwrap_or_default();
        view! {
            <tr>
                <th scope="row"><a href=Address::AdminTheme(one.theme) dir="auto">{one.title}</a></th>
                <td data-l=text.by_then>{by_then}</td>
                <td data-l=text.total>{total}</td>
                <td class="r" data-l=common.likes>{stickers}</td>
            </tr>
        }
    };
    let rows = earlier.into_iter().map(row).collect_view();
    view! {
        <details class="fold">
            <summary>{text.earlier}</summary>
            <table class="tbl stack">
                <caption class="vh">{text.earlier}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.theme}</th><th scope="col">{text.by_then}</th>
                        <th scope="col">{text.total}</th><th scope="col" class="r">{common.likes}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_the_tallest_and_nought_has_no_column() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).expect("a day");
        let days: Vec<_> = (1..=20).map(|d| (day(d), u64::from(d % 3))).collect();
        let found = columns(&days);
        assert_eq!(found.len(), 14);
        let second = Column {
            x: "5.00%".into(),
            width: "4.00%".into(),
            y: "0.0".into(),
            height: "72.0".into(),
        };
        assert_eq!((&found[0].height, &found[1]), (&"36.0".to_owned(), &second));
        assert_eq!(columns(&[(day(1), 3)])[0].width, "8.00%");
        assert_eq!(columns(&[]), []);
    }
}
