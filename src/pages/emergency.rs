//! `/admin/emergency`: templates for an emergency. One button makes the theme and opens it.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::Address;
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::emergency::{self, OPEN_DAYS, Template};
use crate::http::{AppState, echo::Echo};
use crate::i18n::{Lang, say};
use crate::service::new_theme;
use crate::store::Account;

/// The page.
#[component]
pub fn EmergencyPage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    signed_in(
        move |state, account| async move { Ok(content(lang, &state, account, echo).into_any()) },
    )
}

fn content(
    lang: Lang,
    state: &AppState,
    account: Account,
    echo: Option<Echo>,
) -> impl IntoView + use<> {
    let (text, admin) = (&lang.texts().emergency, &lang.texts().admin);
    let form = FormState { lang, echo, prefix: "" };
    let until = emergency::plan(text.words(Template::Shelter), state.today()).closes_on;
    let lead = (text.lead)(OPEN_DAYS, say::day(lang, until));
    let problem =
        form.problem("template").map(|says| view! { <p class="err" id="template-err">{says}</p> });
    let templates = Template::ALL.iter().map(|template| sheet(lang, *template)).collect_view();
    let steps = text.steps.iter().map(|step| view! { <li>{*step}</li> }).collect_view();
    view! {
        <Admin lang title=text.title account>
            <div class="page">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{lead}</p>
                </div>
                <FormBanner form/>
                <section class="templates" id="template" tabindex="-1" aria-label=text.choose>
                    {problem}{templates}
                </section>
                <section class="panel prose" aria-labelledby="how">
                    <h2 id="how">{text.how}</h2>
                    <ol>{steps}</ol>
                    <p><strong>{text.not_for}</strong></p>
                    <p>{lang.texts().tier.open_says}</p>
                </section>
            </div>
        </Admin>
    }
}

/// A template as the board will show it, with the one button.
fn sheet(lang: Lang, template: Template) -> impl IntoView {
    let text = &lang.texts().emergency;
    let words = text.words(template);
    let id = format!("t-{}", template.as_str());
    let named = id.clone();
    let described = id.clone();
    let prompts = words.prompts.iter().map(|name| view! { <li>{*name}</li> }).collect_view();
    view! {
        <article class="sheet" aria-labelledby=named>
            <h2 id=id>{text.name(template)}</h2>
            <p class="question">{words.title}</p>
            <p class="quiet" dir="auto">{words.description}</p>
            <ul class="prompts" aria-label=lang.texts().edit.prompts>{prompts}</ul>
            <form method="post" action=Address::OpenEmergency>
                <input type="hidden" name="page" value=Address::Emergency/>
                <input type="hidden" name="id" value=new_theme::form_key().to_string()/>
                <input type="hidden" name="template" value=template.as_str()/>
                <button class="btn" aria-describedby=described>{text.begin}</button>
            </form>
        </article>
    }
}
