//! `/admin/roster`: who may pick up Sealed tickets: how many they are, replacing them, and their
//! personal links. Never who has picked up, in whatever way it is asked.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::{Address, DONE};
use crate::components::{
    fields::{FormBanner, FormState, TextArea},
    layout::Admin,
    request,
};
use crate::http::echo::Echo;
use crate::i18n::Lang;
use crate::store::Account;

/// The field of the echo in which the import says, line by line, what is wrong.
pub(super) const PROBLEMS: &str = "problems";
/// What the import reports after it is done, in people and in lines.
pub(super) const COUNTS: [&str; 4] = ["added", "removed", "duplicates", "blank"];

/// The page.
#[component]
pub fn RosterPage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    let done = (request::query(DONE) == "saved")
        .then(|| COUNTS.map(|name| request::query(name).parse().unwrap_or(0)));
    signed_in(move |state, account| async move {
        let people = state.people.roster_size().await?;
        Ok(content(lang, account, people, echo, done).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    people: u64,
    echo: Option<Echo>,
    done: Option<[u64; 4]>,
) -> impl IntoView + use<> {
    let (text, admin) = (&lang.texts().sealed, &lang.texts().admin);
    let flash = done.map(|[added, removed, duplicates, blank]| {
        let skipped = (duplicates + blank > 0).then(|| (text.skipped)(duplicates, blank));
        view! {
            <div class="banner good" role="status">
                <p>{text.roster_saved}" "{(text.changed)(added, removed)}" "{skipped}</p>
            </div>
        }
    });
    let nobody = echo.as_ref().is_some_and(|echo| echo.problem("who").is_some());
    let banner = if let Some(problems) = echo.as_ref().and_then(|echo| echo.value(PROBLEMS)) {
        problem_list(
            lang,
            problems,
            echo.as_ref()
                .and_then(|echo| echo.value("pasted"))
                .is_some_and(|kept| !kept.is_empty()),
        )
        .into_any()
    } else if nobody {
        view! { <div class="banner bad" role="alert"><p>{text.links_none}</p></div> }.into_any()
    } else {
        view! { <FormBanner form=FormState { lang, echo: echo.clone(), prefix: "" }/> }.into_any()
    };
    let links = (people > 0).then(|| links_form(lang).into_any());
    view! {
        <Admin lang title=text.roster_title account>
            <div class="page mid">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{admin.themes}</a></p>
                    <h1>{text.roster_title}</h1>
                    <p>{text.roster_lead}</p>
                </div>
                {flash}
                {banner}
                <p><strong>{(text.people)(people)}</strong></p>
                {import_form(lang, echo)}
                {links}
            </div>
        </Admin>
    }
}

/// What is wrong, line by line.
fn problem_list(lang: Lang, problems: &str, kept: bool) -> impl IntoView + use<> {
    let text = &lang.texts().sealed;
    let items = problems.lines().map(|line| view! { <li>{line.to_owned()}</li> }).collect_view();
    let kept = kept.then(|| view! { <p>{text.roster_kept}</p> });
    view! {
        <div class="banner bad" role="alert" tabindex="-1">
            <h2>{text.roster_bad}</h2>
            <ul>{items}</ul>
            {kept}
        </div>
    }
}

fn import_form(lang: Lang, echo: Option<Echo>) -> impl IntoView {
    let text = &lang.texts().sealed;
    let form = FormState { lang, echo, prefix: "" };
    view! {
        <section class="panel" aria-labelledby="import">
            <h2 id="import">{text.roster_button}</h2>
            <form class="form" method="post" action=Address::ImportRoster
                enctype="multipart/form-data">
                <div class="field">
                    <label for="file">{text.roster_file}</label>
                    <p class="hint" id="file-hint">{text.roster_file_hint}</p>
                    <input id="file" name="file" type="file"
                        accept=".csv,.tsv,.txt,text/csv,text/plain" aria-describedby="file-hint"/>
                </div>
                <TextArea form field="pasted" label=text.roster_paste hint=text.roster_paste_hint/>
                <p class="hint">{text.roster_replaces}</p>
                <p class="actions"><button class="btn">{text.roster_button}</button></p>
            </form>
        </section>
    }
}

fn links_form(lang: Lang) -> impl IntoView {
    let text = &lang.texts().sealed;
    view! {
        <section class="panel" aria-labelledby="links">
            <h2 id="links">{text.links_title}</h2>
            <p>{text.links_lead}</p>
            <p>{text.links_keeper}</p>
            <form class="form" method="post" action=Address::PrintLinks>
                <fieldset class="group" id="who">
                    <legend>{text.links_replace}</legend>
                    <label class="choice">
                        <input type="radio" name="who" value="new" checked/>
                        <span>{text.links_new}</span>
                    </label>
                    <label class="choice">
                        <input type="radio" name="who" value="everybody"/>
                        <span>{text.links_everybody}</span>
                    </label>
                </fieldset>
                <p class="actions"><button class="btn">{text.links_button}</button></p>
            </form>
        </section>
    }
}
