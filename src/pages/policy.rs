//! `/policy`: the rules of the board, and what was decided by them, for everybody.

use leptos::prelude::*;

use crate::address::Route;
use crate::components::{desk::desk, layout::Public, page::page, request};
use crate::domain::{calendar::Dates, flag::Outcome, note::HideReason};
use crate::http::AppState;
use crate::i18n::{Lang, say};
use crate::store::VerdictTotal;

/// The page.
#[component]
pub fn PolicyPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates) = (request::lang(), request::dates());
    page(async move {
        let totals = state.verdict_totals().await?;
        let own = state.office().set.basics.policy.get(lang.as_str()).cloned();
        Ok(content(lang, dates, &totals, own).into_any())
    })
}

fn content(
    lang: Lang,
    dates: Dates,
    totals: &[VerdictTotal],
    own: Option<String>,
) -> impl IntoView + use<> {
    let table = table(lang, dates, totals);
    let text = &lang.texts().policy;
    let rules = [
        (text.may, text.may_says),
        (text.hides, text.hides_says),
        (text.who, text.who_says),
        (text.object, text.object_says),
    ];
    let rule = |(title, says): (&'static str, &'static str)| {
        view! { <div><dt>{title}</dt><dd>{says}</dd></div> }
    };
    // The office's own words go before the program's; where to go instead is said in any case.
    let own = own.map(|own| {
        let lines = own.lines().map(|line| view! { <p dir="auto">{line.to_owned()}</p> });
        lines.collect_view().into_any()
    });
    let rules = own.is_none().then(|| rules.map(rule).collect_view());
    let desk = desk(lang).map(|says| view! { " "{says} });
    view! {
        <Public lang title=text.title here=Route::Policy>
            <div class="page mid">
                <div class="page-head"><h1>{text.title}</h1><p class="lead">{text.lead}</p></div>
                <section class="sheet holds lemon">
                    {own}
                    <dl class="policy">
                        {rules}
                        <div><dt>{text.elsewhere}</dt><dd>{text.elsewhere_says}{desk}</dd></div>
                    </dl>
                </section>
                <section class="section" aria-labelledby="totals">
                    <header><h2 id="totals">{text.totals}</h2></header>
                    <p class="quiet">{text.totals_lead}</p>
                    {table}
                </section>
            </div>
        </Public>
    }
}

/// A row of the table: what was decided in a month for a reason.
struct Row {
    month: String,
    reason: HideReason,
    flags: u32,
    hidden: u32,
    kept: u32,
    unasked: u32,
}

/// The rows, the newest month first: how many flags, of these how many led to a note being hidden
/// and how many to its being kept, and how many notes were hidden without a flag.
fn rows(totals: &[VerdictTotal]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for total in totals {
        let at = rows.iter().position(|row| row.month == total.month && row.reason == total.reason);
        let at = at.unwrap_or_else(|| {
            let (month, reason) = (total.month.clone(), total.reason);
            rows.push(Row { month, reason, flags: 0, hidden: 0, kept: 0, unasked: 0 });
            rows.len() - 1
        });
        let Some(row) = rows.get_mut(at) else { continue };
        row.flags += total.flags;
        match total.outcome {
            Outcome::Kept => row.kept += total.flags,
            Outcome::Hidden => {
                row.hidden += total.flags;
                row.unasked += total.unasked;
            }
            Outcome::Waiting => {}
        }
    }
    rows
}

fn table(lang: Lang, dates: Dates, totals: &[VerdictTotal]) -> AnyView {
    let text = &lang.texts().policy;
    let rows = rows(totals);
    if rows.is_empty() {
        return view! { <p>{text.none}</p> }.into_any();
    }
    let body = rows.into_iter().map(|row| {
        let month = format!("{}-01", row.month)
            .parse()
            .map_or(row.month, |day| say::month(lang, dates, day));
        view! {
            <tr>
                <th scope="row">{month}</th>
                <td data-label=text.reason>{say::reason(lang, row.reason)}</td>
                <td class="num" data-label=text.flags>{row.flags}</td>
                <td class="num" data-label=text.hidden>{row.hidden}</td>
                <td class="num" data-label=text.kept>{row.kept}</td>
                <td class="num" data-label=text.unasked>{row.unasked}</td>
            </tr>
        }
    });
    let body = body.collect_view();
    view! {
        <div class="panel">
            <table class="tbl stack">
                <caption class="vh">{text.totals}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.month}</th>
                        <th scope="col">{text.reason}</th>
                        <th scope="col" class="num">{text.flags}</th>
                        <th scope="col" class="num">{text.hidden}</th>
                        <th scope="col" class="num">{text.kept}</th>
                        <th scope="col" class="num">{text.unasked}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}
