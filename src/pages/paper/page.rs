//! The page of what was typed in, and the form of the next note.

use leptos::prelude::*;
use uuid::Uuid;

use super::{
    fields::{COUNT, COUNTED, Line, columns},
    list::list,
};
use crate::address::{Address, DONE, PaperFlash, PrintedSheet};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{fault::Fault, ids::ThemeId, paper::takes_paper, problem::Problem};
use crate::http::echo::Echo;
use crate::i18n::Lang;
use crate::pages::admin::signed_in;
use crate::service::{Actor, Desk};
use crate::store::Account;

/// The page.
#[component]
pub fn PaperPage() -> impl IntoView {
    let (lang, id) = (request::lang(), request::param("id"));
    let (echo, done) = (request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let desk = state.desk(&Actor::of(&account), id).await?;
        Ok(content(lang, account, &desk, echo, done.parse().ok()).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    desk: &Desk,
    echo: Option<Echo>,
    done: Option<PaperFlash>,
) -> impl IntoView + use<> {
    let (text, theme) = (&lang.texts().paper, &desk.theme);
    let flash = done.map(|done| flash(lang, done));
    let form = takes_paper(theme.state).then(|| form(lang, desk, echo.clone()));
    let closed = form.is_none().then(|| view! { <div class="banner"><p>{text.closed}</p></div> });
    let list = list(lang, desk);
    let ways = ways(lang, theme.id);
    let table = takes_paper(theme.state).then(|| {
        view! {
            <p class="actions">
                <a class="btn plain" href=Address::ImportPaper(theme.id)>{text.import_title}</a>
                <a class="btn plain" href=Address::PhotoPaper(theme.id)>{text.photo_title}</a>
            </p>
        }
    });
    let state = FormState { lang, echo, prefix: "" };
    let (title, id) = (theme.title.clone(), theme.id);
    view! {
        <Admin lang title=text.title account>
            <div class="page">
                <div class="page-head">
                    <p class="crumb"><a href=Address::AdminTheme(id)>{title}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                <FormBanner form=state/>
                {closed}
                {form}
                {table}
                {list}
                {ways}
            </div>
        </Admin>
    }
}

/// What was just done, in words.
fn flash(lang: Lang, done: PaperFlash) -> AnyView {
    let text = &lang.texts().paper;
    let says = match done {
        PaperFlash::Imported => {
            let count = request::query(COUNT).parse().unwrap_or(0);
            return good((text.imported)(count));
        }
        PaperFlash::Photographed => {
            let number = |field| request::query(field).parse().unwrap_or(0);
            return good((text.photo_done)(number(COUNT), number(COUNTED)));
        }
        PaperFlash::Typed => text.typed,
        PaperFlash::Corrected => text.corrected,
        PaperFlash::TakenBack => text.taken_back,
    };
    good(says.to_owned())
}

fn good(says: String) -> AnyView {
    view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any()
}

/// The ways to a table and to the sheets for the corridor.
fn ways(lang: Lang, theme: ThemeId) -> AnyView {
    let text = &lang.texts().paper;
    let sheet = |what: PrintedSheet, says: &'static str| {
        view! { <a class="btn plain small" href=Address::PrintPaper(theme, what)>{says}</a> }
    };
    view! {
        <section class="panel" aria-labelledby="ways">
            <h2 id="ways">{text.print_title}</h2>
            <p class="quiet">{text.print_lead}</p>
            <p class="actions">
                {sheet(PrintedSheet::Blank, text.print_blank)}
                {sheet(PrintedSheet::Wall, text.print_wall)}
                {sheet(PrintedSheet::Poster, text.print_poster)}
                {sheet(PrintedSheet::LargePoster, text.print_large)}
            </p>
        </section>
    }
    .into_any()
}

/// The form of the next note. A text that is there already comes back with the word that it is meant
/// so; a form that typed in something else before gets a key of its own.
fn form(lang: Lang, desk: &Desk, echo: Option<Echo>) -> AnyView {
    let text = &lang.texts().paper;
    let typed = |name: &str| echo.as_ref().and_then(|echo| echo.value(name)).map(str::to_owned);
    let again = echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let note = typed("note").filter(|_| !again).unwrap_or_else(|| Uuid::new_v4().to_string());
    let same = echo.as_ref().is_some_and(|echo| echo.problem("text") == Some(&Problem::SameText));
    let twice = typed("text").filter(|_| same).unwrap_or_default();
    let columns = columns(&desk.theme);
    let theme = desk.theme.id;
    let state = FormState { lang, echo, prefix: "" };
    let first = ["column", "text", "stickers"].into_iter().find(|at| state.problem(at).is_some());
    let focus = first.unwrap_or("column");
    let line = |field, label, is_number| {
        let line = Line { field, label, hint: "", value: state.value(field, ""), is_number };
        line.view(&state, focus == field)
    };
    view! {
        <section class="panel" aria-labelledby="next">
            <h2 id="next">{text.next}</h2>
            {columns}
            <form class="form paper-form" method="post" action=Address::TypeNote>
                <input type="hidden" name="page" value=Address::Paper(theme)/>
                <input type="hidden" name="theme" value=theme.to_string()/>
                <input type="hidden" name="note" value=note/>
                <input type="hidden" name="twice" value=twice/>
                {line("column", text.column, true)}
                {line("text", text.text, false)}
                {line("stickers", text.stickers, true)}
                <p class="actions"><button class="btn">{text.enter}</button></p>
            </form>
            <p class="quiet">{text.keys}</p>
        </section>
    }
    .into_any()
}
