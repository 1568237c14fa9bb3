//! The page of a table of paper notes: the form that takes it, and what each of its lines becomes.

use leptos::prelude::*;
use uuid::Uuid;

use crate::address::Address;
use crate::components::{layout::Admin, request};
use crate::domain::{
    fault::Fault,
    ids::ThemeId,
    paper::{DryLine, PaperColumn, ROWS_MAX, TableProblem, takes_paper},
    table,
    theme::Theme,
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::pages::{
    admin::signed_in,
    sent_table::{PASTED, SURE, TableFormTexts, table_form},
};
use crate::service::Actor;
use crate::store::Account;

/// What the columns may be called, in every language: as the page asks for them, and as the report's
/// own tables call them.
pub(super) fn names() -> Vec<(PaperColumn, &'static str)> {
    let of = |lang: &Lang| {
        let (paper, report) = (&lang.texts().paper, &lang.texts().report);
        [
            (PaperColumn::Prompt, paper.table_prompt),
            (PaperColumn::Text, paper.table_text),
            (PaperColumn::Stickers, paper.table_stickers),
            (PaperColumn::Prompt, report.prompt),
            (PaperColumn::Text, report.note),
            (PaperColumn::Stickers, report.stickers_on_note),
        ]
    };
    Lang::ALL.iter().flat_map(of).collect()
}

/// What the page calls a column.
fn named(lang: Lang, column: PaperColumn) -> &'static str {
    let text = &lang.texts().paper;
    match column {
        PaperColumn::Prompt => text.table_prompt,
        PaperColumn::Text => text.table_text,
        PaperColumn::Stickers => text.table_stickers,
    }
}

/// Why a table of paper notes cannot be read, as a sentence.
pub(super) fn sentence(lang: Lang, problem: &TableProblem) -> String {
    why_no_table(lang, problem, ROWS_MAX, |column| named(lang, column))
}

/// Why a table cannot be read of which so many lines are taken, as a sentence.
pub fn why_no_table<C: Copy>(
    lang: Lang,
    problem: &table::TableProblem<C>,
    rows: usize,
    named: impl Fn(C) -> &'static str,
) -> String {
    use table::TableProblem;
    let text = &lang.texts().paper;
    match problem {
        TableProblem::TooLarge => (text.table_large)(rows),
        TableProblem::Empty => text.table_empty.into(),
        TableProblem::Encoding => text.table_encoding.into(),
        TableProblem::Locked => text.table_locked.into(),
        TableProblem::Macros => text.table_macros.into(),
        TableProblem::Broken => text.table_broken.into(),
        TableProblem::Columns { missing, found } => {
            let missing: Vec<&str> = missing.iter().map(|column| named(*column)).collect();
            let found: Vec<&str> = found.iter().map(String::as_str).collect();
            (text.table_columns)(&missing, &found)
        }
    }
}

/// The page.
#[component]
pub fn ImportPaperPage() -> impl IntoView {
    let (lang, echo, id) = (request::lang(), request::echo(), request::param("id"));
    signed_in(move |state, account| async move {
        let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
        let by = Actor::of(&account);
        let theme = state.desk(&by, id).await?.theme;
        let pasted = echo.as_ref().and_then(|echo| echo.value(PASTED)).unwrap_or_default();
        // The same lines as when the form was looked at; the key goes with those that are shown now.
        let key = Uuid::new_v4().to_string();
        let lines = state.dry_run(&by, id, &key, pasted, &names()).await.unwrap_or_default();
        Ok(content(lang, account, &theme, echo, &key, &lines).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    theme: &Theme,
    echo: Option<Echo>,
    key: &str,
    lines: &[DryLine],
) -> impl IntoView + use<> {
    let (text, id) = (&lang.texts().paper, theme.id);
    let pasted = echo.as_ref().and_then(|echo| echo.value(PASTED)).unwrap_or_default().to_owned();
    let dry = (!lines.is_empty()).then(|| dry(lang, theme, key, &pasted, lines));
    let form = if takes_paper(theme.state) {
        form(lang, id, echo)
    } else {
        view! { <div class="banner"><p>{text.closed}</p></div> }.into_any()
    };
    let title = theme.title.clone();
    view! {
        <Admin lang title=text.import_title account>
            <div class="page">
                <div class="page-head">
                    <p class="crumb">
                        <a href=Address::AdminTheme(id)>{title}</a>" › "
                        <a href=Address::Paper(id)>{text.title}</a>
                    </p>
                    <h1>{text.import_title}</h1>
                    <p class="lead">{text.import_lead}</p>
                </div>
                {dry}
                {form}
            </div>
        </Admin>
    }
}

/// The form that takes a table.
fn form(lang: Lang, theme: ThemeId, echo: Option<Echo>) -> AnyView {
    let text = &lang.texts().paper;
    let texts = TableFormTexts {
        take: text.import_take,
        file: text.file,
        file_hint: text.file_hint,
        pasted: text.pasted,
        look: text.look,
    };
    let columns = [text.table_prompt, text.table_text, text.table_stickers].join(",");
    let example = view! {
        <p>{text.table_example}</p>
        <pre class="example">{format!("{columns}\n1,{},3", text.example)}</pre>
    };
    table_form(lang, echo, Address::ImportPaper(theme).into(), texts, example.into_any())
}

/// What each line becomes, and, where nothing is wrong, the form that confirms it.
fn dry(lang: Lang, theme: &Theme, key: &str, pasted: &str, lines: &[DryLine]) -> AnyView {
    let text = &lang.texts().paper;
    let wrong = lines.iter().filter(|line| line.note.is_err()).count();
    let rows = lines.iter().map(|line| row(lang, theme, line)).collect_view();
    let (class, says) = if wrong == 0 {
        ("banner", (text.dry_good)(lines.len()))
    } else {
        ("banner bad", (text.dry_bad)(wrong, lines.len()))
    };
    let confirm = (wrong == 0).then(|| {
        view! {
            <form class="form" method="post" action=Address::ImportPaper(theme.id) enctype="multipart/form-data">
                <input type="hidden" name=SURE value=key.to_owned()/>
                <input type="hidden" name=PASTED value=pasted.to_owned()/>
                <p class="actions"><button class="btn" autofocus>{(text.enter_all)(lines.len())}</button></p>
            </form>
        }
    });
    view! {
        <section class="panel" aria-labelledby="dry">
            <h2 id="dry">{text.dry_title}</h2>
            <div class=class role="status"><p>{says}</p></div>
            {confirm}
            <table class="tbl stack">
                <thead>
                    <tr>
                        <th scope="col" class="r">{text.line}</th>
                        <th scope="col">{text.table_prompt}</th>
                        <th scope="col">{text.table_text}</th>
                        <th scope="col" class="r">{text.table_stickers}</th>
                        <th scope="col">{text.becomes}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, theme: &Theme, line: &DryLine) -> impl IntoView + use<> {
    let text = &lang.texts().paper;
    let [column, says, stickers] = line.cells.clone();
    let becomes = match &line.note {
        Ok(note) => {
            let prompt = theme.prompt(note.prompt).map_or("", |prompt| &prompt.name);
            let becomes = (text.becomes_note)(prompt, note.stickers);
            if line.again { becomes + text.becomes_again } else { becomes }
        }
        Err(wrong) => {
            let names = [
                ("column", text.table_prompt),
                ("text", text.table_text),
                ("stickers", text.table_stickers),
            ];
            let one = wrong.0.iter().map(|one| {
                let name = names.iter().find(|(field, _)| *field == one.field);
                format!(
                    "{}: {}",
                    name.map_or("", |(_, name)| name),
                    say::problem(lang, &one.problem)
                )
            });
            one.collect::<Vec<_>>().join(" ")
        }
    };
    let class = line.note.is_err().then_some("wrong");
    view! {
        <tr>
            <th scope="row" class="r">{line.line}</th>
            <td data-l=text.table_prompt dir="auto">{column}</td>
            <td data-l=text.table_text dir="auto">{says}</td>
            <td class="r" data-l=text.table_stickers>{stickers}</td>
            <td data-l=text.becomes class=class>{becomes}</td>
        </tr>
    }
}
