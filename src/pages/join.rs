//! `/join/{token}`: the one-time link of an invitation, with which somebody sets their first password;
//! or why it leads nowhere, and whom to ask.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::team::rights_of;
use crate::address::{Address, Route};
use crate::components::{
    fields::{FormBanner, FormState, TextField},
    layout::Public,
    page::page,
    request,
};
use crate::domain::{account::PASSWORD_MIN, fault::Fault, team::DeadLink};
use crate::http::{AppState, fault};
use crate::i18n::{Lang, say};
use crate::store::Invitation;

/// The page.
#[component]
pub fn JoinPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates, echo) = (request::lang(), request::dates(), request::echo());
    let (token, response) = (request::param("token"), use_context::<ResponseOptions>());
    page(async move {
        Ok(match state.invitation(&token).await? {
            Ok(invitation) => {
                let until = say::moment(lang, dates, state.local(invitation.expires_at));
                let form = FormState { lang, echo, prefix: "" };
                let body = open(&form, &token, &invitation, &until);
                sheet(lang, lang.texts().team.join_title, body)
            }
            Err(dead) => {
                // A form that failed has its own status: too many tries, too much to do.
                let failed = echo.map_or(Fault::DeadInvitation(dead), |echo| echo.fault);
                if let Some(response) = response {
                    response.set_status(fault::status(&failed));
                }
                let body = over(lang, dead, &failed);
                sheet(lang, say::dead_link(lang, dead)[0], body)
            }
        })
    })
}

fn sheet(lang: Lang, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <Public lang title=title here=Route::Join>
            <div class="narrow">
                <section class="sheet taped lemon door">
                    <h1>{title}</h1>
                    {body}
                </section>
            </div>
        </Public>
    }
    .into_any()
}

/// Who is invited, to what, and the form.
fn open(form: &FormState, token: &str, invitation: &Invitation, until: &str) -> AnyView {
    let texts = form.lang.texts();
    let (text, door) = (&texts.team, &texts.door);
    let member = &invitation.member;
    let role = say::role(form.lang, member.role);
    let form = form.clone();
    view! {
        <p>{(text.join_lead)(member.shown_name(), role)}" "{(text.join_until)(until)}</p>
        <details class="fold">
            <summary>{text.join_may}</summary>
            {rights_of(form.lang, member.role)}
        </details>
        <form class="form" method="post" action=Address::JoinTeam>
            <FormBanner form=form.clone()/>
            <input type="hidden" name="page" value=Address::Join(token)/>
            <input type="hidden" name="token" value=token.to_owned()/>
            // Not sent as anything that counts: with it a browser keeps name and password together.
            <TextField form=FormState { echo: None, ..form.clone() } field="email" label=text.join_email
                stored=member.email.clone() kind="email" autocomplete="username" readonly=true/>
            <TextField form=form.clone() field="password" label=door.password hint=(door.password_hint)(PASSWORD_MIN)
                kind="password" autocomplete="new-password"/>
            <TextField form field="again" label=door.again kind="password" autocomplete="new-password"/>
            <button class="btn">{text.join_button}</button>
        </form>
    }
    .into_any()
}

/// Why the link leads nowhere, and the next step.
fn over(lang: Lang, dead: DeadLink, failed: &Fault) -> AnyView {
    let more = (!matches!(failed, Fault::DeadInvitation(_)))
        .then(|| view! { <p class="banner bad" role="alert">{say::fault(lang, failed)}</p> });
    let sign_in = (dead == DeadLink::Used).then(|| {
        view! { <a class="btn" href=Address::Login>{lang.texts().team.to_sign_in}</a> }
    });
    view! {
        {more}
        <p>{say::dead_link(lang, dead)[1]}</p>
        <p class="actions">
            {sign_in}<a class="btn plain" href=Address::Home>{lang.texts().fault.home}</a>
        </p>
    }
    .into_any()
}
