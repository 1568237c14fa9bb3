//! The page of a plan out of a table: the form that takes it, and what each of its lines becomes.

use leptos::prelude::*;

use super::month::off_day_short;
use crate::address::Address;
use crate::components::{layout::Admin, request};
use crate::domain::{
    office_calendar::OfficeCalendar,
    preset::Brought,
    table::TableProblem,
    year::{Again, DryRow, ROWS_MAX, RowProblem, YearColumn, off_days},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, rules::preset_name, say};
use crate::pages::{
    admin::signed_in,
    paper::why_no_table,
    sent_table::{PASTED, SURE, TableFormTexts, table_form},
};
use crate::service::{Actor, new_theme::form_key, year::YearWords};
use crate::store::Account;

/// What the columns may be called, in every language.
fn names() -> Vec<(YearColumn, &'static str)> {
    let of = |lang: &Lang| {
        [
            YearColumn::Month,
            YearColumn::Title,
            YearColumn::Preset,
            YearColumn::Opens,
            YearColumn::Closes,
            YearColumn::Answers,
        ]
        .map(|column| (column, named(*lang, column)))
    };
    Lang::ALL.iter().flat_map(of).collect()
}

/// What the page calls a column.
const fn named(lang: Lang, column: YearColumn) -> &'static str {
    let text = &lang.texts().year_table;
    match column {
        YearColumn::Month => text.month,
        YearColumn::Title => text.theme,
        YearColumn::Preset => text.preset,
        YearColumn::Opens => text.opens,
        YearColumn::Closes => text.closes,
        YearColumn::Answers => text.answers,
    }
}

/// The words of a table in the reader's language.
pub(super) fn words(lang: Lang) -> YearWords {
    let of = |lang: &Lang| {
        let lang = *lang;
        Brought::ALL.iter().map(move |one| (preset_name(lang, *one).to_owned(), *one))
    };
    YearWords {
        columns: names(),
        brought: Lang::ALL.iter().flat_map(of).collect(),
        prompts: lang.usual_prompts(),
    }
}

/// Why a table cannot be read, as a sentence.
pub(super) fn sentence(lang: Lang, problem: &TableProblem<YearColumn>) -> String {
    why_no_table(lang, problem, ROWS_MAX, |column| named(lang, column))
}

/// The page.
#[component]
pub fn ImportYearPage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    signed_in(move |state, account| async move {
        let by = Actor::of(&account);
        let pasted = echo.as_ref().and_then(|echo| echo.value(PASTED)).unwrap_or_default();
        // The same lines as when the form was looked at; the key goes with those that are shown now.
        let rows = state.dry_year(&by, pasted, &words(lang)).await.unwrap_or_default();
        let calendar = state.calendar(&by).await?;
        Ok(content(lang, account, echo, &rows, &calendar))
    })
}

fn content(
    lang: Lang,
    account: Account,
    echo: Option<Echo>,
    rows: &[DryRow],
    calendar: &OfficeCalendar,
) -> AnyView {
    let text = &lang.texts().year_table;
    let pasted = echo.as_ref().and_then(|echo| echo.value(PASTED)).unwrap_or_default().to_owned();
    let dry = (!rows.is_empty()).then(|| dry(lang, &pasted, rows, calendar));
    view! {
        <Admin lang title=text.title account>
            <div class="page">
                <div class="page-head">
                    <p class="crumb">
                        <a href=Address::Admin>{lang.texts().admin.themes}</a>" › "
                        <a href=Address::Year>{lang.texts().year.title}</a>
                    </p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {dry}
                {form(lang, echo)}
            </div>
        </Admin>
    }
    .into_any()
}

/// The form that takes a table.
fn form(lang: Lang, echo: Option<Echo>) -> AnyView {
    let text = &lang.texts().year_table;
    let texts = TableFormTexts {
        take: text.take,
        file: text.file,
        file_hint: text.file_hint,
        pasted: text.pasted,
        look: text.look,
    };
    let example = view! {
        <pre class="example year-example">{text.example}</pre>
        <p>{text.prompts_lead}</p>
    };
    table_form(lang, echo, Address::ImportYear.into(), texts, example.into_any())
}

/// What each line becomes, and, where nothing is wrong, the form that confirms it.
fn dry(lang: Lang, pasted: &str, rows: &[DryRow], calendar: &OfficeCalendar) -> AnyView {
    let text = &lang.texts().year_table;
    let wrong = rows.iter().filter(|row| row.plan.is_err()).count();
    let drafts = rows.iter().filter(|row| row.draft().is_some()).count();
    let (class, says) = match (wrong, drafts) {
        (0, 0) => ("banner", text.nothing.to_owned()),
        (0, _) => ("banner", (text.good)(rows.len())),
        _ => ("banner bad", (text.bad)(wrong, rows.len())),
    };
    let confirm = (wrong == 0 && drafts > 0).then(|| {
        view! {
            <form class="form" method="post" action=Address::ImportYear enctype="multipart/form-data">
                <input type="hidden" name=SURE value=form_key().to_string()/>
                <input type="hidden" name=PASTED value=pasted.to_owned()/>
                <p class="actions"><button class="btn" autofocus>{(text.make)(drafts)}</button></p>
            </form>
        }
    });
    let lines = rows.iter().map(|one| row(lang, one, calendar)).collect_view();
    view! {
        <section class="panel" aria-labelledby="dry">
            <h2 id="dry">{text.dry}</h2>
            <div class=class role="status"><p>{says}</p></div>
            {confirm}
            <table class="tbl stack year-table">
                <thead>
                    <tr>
                        <th scope="col" class="r">{lang.texts().paper.line}</th>
                        <th scope="col">{text.month}</th>
                        <th scope="col">{text.theme}</th>
                        <th scope="col">{text.becomes}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, one: &DryRow, calendar: &OfficeCalendar) -> AnyView {
    let text = &lang.texts().year_table;
    let becomes = match &one.plan {
        Err(wrong) => wrong.iter().map(|wrong| problem(lang, wrong)).collect::<Vec<_>>(),
        Ok(plan) => {
            let theme = plan.draft();
            let draft = one.draft().map(|_| {
                let days = lang.texts().common.period;
                let days = days(say::day(lang, plan.opens_on), say::day(lang, plan.closes_on));
                (text.draft)(&days)
            });
            let again = one.again.map(|again| match again {
                Again::Theme => text.again_theme.to_owned(),
                Again::Row => text.again_row.to_owned(),
                Again::Month => text.again_month.to_owned(),
            });
            let off = off_days(&theme, calendar);
            let off = off.iter().filter(|_| draft.is_some()).map(|off| off_day_short(lang, off));
            draft.clone().into_iter().chain(again).chain(off.collect::<Vec<_>>()).collect()
        }
    };
    let class = one.plan.is_err().then_some("wrong");
    let month = if one.row.month.is_empty() { &one.row.opens } else { &one.row.month };
    view! {
        <tr>
            <th scope="row" class="r">{one.line}</th>
            <td data-l=text.month>{month.clone()}</td>
            <td data-l=text.theme dir="auto">{one.row.title.clone()}</td>
            <td data-l=text.becomes class=class>{becomes.join(" ")}</td>
        </tr>
    }
    .into_any()
}

/// What is wrong with a cell, with the column in which it stands.
fn problem(lang: Lang, problem: &RowProblem) -> String {
    let text = &lang.texts().year_table;
    let (column, says) = match problem {
        RowProblem::NoMonth => (YearColumn::Month, text.bad_no_month.to_owned()),
        RowProblem::Month => (YearColumn::Month, text.bad_month.to_owned()),
        RowProblem::Day(column) => (*column, text.bad_day.to_owned()),
        RowProblem::Preset => (YearColumn::Preset, text.bad_preset.to_owned()),
        RowProblem::NotOffered => (YearColumn::Preset, lang.texts().sealed.needs_https.to_owned()),
        RowProblem::Past => (YearColumn::Closes, text.bad_past.to_owned()),
        RowProblem::Form(column, problem) => (*column, say::problem(lang, problem)),
    };
    format!("{}: {says}", named(lang, column))
}
