//! A table of a report on the page. Where it holds whole sentences, it becomes cards on a phone; in
//! one of many columns heads and days take as many lines as they need.

use leptos::prelude::*;

use crate::report::document::{Cell, Column, Kind, Table};

/// So many columns have room on one line.
const NARROW: usize = 6;

/// A cell as it is said.
pub(super) fn said(cell: &Cell) -> AnyView {
    match cell {
        Cell::Prompt(name, colour) => {
            let class = format!("flag {}", colour.as_str());
            view! { <span class=class>{name.clone()}</span> }.into_any()
        }
        Cell::Rank(rank, tie) => {
            let tie = tie.map(|tie| view! { <span class="quiet">{tie}</span> });
            view! { {*rank}{tie} }.into_any()
        }
        Cell::Day(day, says) => {
            view! { <time datetime=day.to_string()>{says.clone()}</time> }.into_any()
        }
        Cell::Notes(numbers) => {
            let link = |(at, number): (usize, &String)| {
                let before = (at > 0).then_some(", ");
                view! { {before}<a href=format!("#{number}")>{number.clone()}</a> }
            };
            numbers.iter().enumerate().map(link).collect_view().into_any()
        }
        cell => cell.text().into_owned().into_any(),
    }
}

/// The table.
pub(super) fn table(table: &Table) -> AnyView {
    let is_long = table.columns.iter().any(|column| column.kind == Kind::Text);
    let wide = if table.columns.len() > NARROW { " wide" } else { "" };
    let class = format!("tbl{}{wide}", if is_long { " stack" } else { "" });
    let caption = table.caption.map(|caption| view! { <caption>{caption}</caption> });
    let heads = table.columns.iter().enumerate().map(|(at, column)| {
        view! { <th scope="col" class=side(at, *column)>{column.head}</th> }
    });
    let heads = heads.collect_view();
    let rows = table.rows.iter().map(|cells| row(table, cells)).collect_view();
    let total = table.total.as_ref().map(|total| view! { <tfoot>{row(table, total)}</tfoot> });
    view! {
        <table class=class>
            {caption}
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
            {total}
        </table>
    }
    .into_any()
}

/// Numbers stand on the right, unless the line begins with one.
fn side(at: usize, column: Column) -> Option<&'static str> {
    (at > 0 && column.kind == Kind::Number).then_some("r")
}

fn row(table: &Table, cells: &[Cell]) -> AnyView {
    let cells = table.columns.iter().zip(cells).enumerate().map(|(at, (column, cell))| {
        let is_long = column.kind == Kind::Text;
        let auto = is_long.then_some("auto");
        if at == 0 && column.kind != Kind::Number {
            return view! { <th scope="row" dir=auto>{said(cell)}</th> }.into_any();
        }
        let label = (!is_long).then_some(column.head);
        let class = side(at, *column).or((!is_long).then_some("nowrap"));
        view! { <td class=class dir=auto data-l=label>{said(cell)}</td> }.into_any()
    });
    view! { <tr>{cells.collect_view()}</tr> }.into_any()
}
