//! `/trial/{token}`: the board that somebody tries out and throws away: what was pinned, and a form
//! for one more.

use leptos::prelude::*;

use crate::address::{Address, BoardFlash, DONE, Route};
use crate::components::{
    fields::{FormState, TextArea},
    layout::Public,
    page::page,
    request,
};
use crate::domain::trial::Trial;
use crate::http::AppState;

/// The page.
#[component]
pub fn TrialPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let form = FormState { lang: request::lang(), echo: request::echo(), prefix: "" };
    let (token, done) = (request::param("token"), request::query(DONE));
    page(async move {
        let trial = state.trial_at(&token).await?;
        Ok(content(&form, &trial, done.parse().ok()))
    })
}

fn content(form: &FormState, trial: &Trial, done: Option<BoardFlash>) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().trial;
    let flash = matches!(done, Some(BoardFlash::Posted))
        .then(|| view! { <div class="banner good" role="status"><p>{text.pinned}</p></div> });
    let notes = trial.notes.iter().cloned();
    let notes: Vec<_> =
        notes.map(|note| view! { <li class="note"><p dir="auto">{note}</p></li> }).collect();
    let notes = if notes.is_empty() {
        view! { <p class="quiet">{text.empty}</p> }.into_any()
    } else {
        view! { <ul class="trial-notes lemon" aria-label=text.notes>{notes}</ul> }.into_any()
    };
    let (form, token) = (form.clone(), trial.token.clone());
    view! {
        <Public lang title=text.title here=Route::Trial>
            <div class="narrow">
                <section class="sheet taped mint door">
                    <h1>{text.title}</h1>
                    <p>{text.lead}</p>
                    {flash}
                    <form class="form" method="post" action=Address::PinTrial>
                        <input type="hidden" name="page" value=Address::Trial(&token)/>
                        <input type="hidden" name="trial" value=token/>
                        <TextArea form field="text" label=text.label/>
                        <p class="actions"><button class="btn">{text.pin}</button></p>
                    </form>
                </section>
                {notes}
            </div>
        </Public>
    }
    .into_any()
}
