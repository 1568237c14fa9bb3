//! `/admin/team`: the people with accounts, what each role may do, and the form that invites somebody;
//! below it a page for each account, and the sheets with links.

mod member;
mod roles;
mod sheet;

use leptos::prelude::*;

pub use self::{
    member::MemberPage,
    roles::rights_of,
    sheet::{invite, invite_again},
};
use super::admin::signed_in;
use crate::address::{Address, DONE, TeamFlash};
use crate::components::{
    fields::{FormBanner, FormState, TextField, Told},
    layout::Admin,
    request,
};
use crate::domain::{
    account::{Right, Role},
    calendar::Dates,
    team::{AccountState, Member},
};
use crate::http::AppState;
use crate::i18n::{Lang, say};
use crate::service::{Actor, token};
use crate::store::Account;

/// The page.
#[component]
pub fn TeamPage() -> impl IntoView {
    let (lang, dates) = (request::lang(), request::dates());
    let (echo, done) = (request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let team = state.team(&Actor::of(&account)).await?;
        let form = FormState { lang, echo, prefix: "" };
        let list = list(&state, (lang, dates), &account, &team);
        let alone = team.iter().filter(|one| one.is_active() && one.role.may(Right::Team)).count();
        let head = head(lang, done.parse().ok(), alone < 2);
        let invite = invite_form(&form, &token::new()?);
        Ok(content(lang, account, (head, list, invite)))
    })
}

fn content(
    lang: Lang,
    account: Account,
    (head, list, invite): (AnyView, AnyView, AnyView),
) -> AnyView {
    let text = &lang.texts().team;
    view! {
        <Admin lang title=text.title account>
            <div class="page team">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                    <p><a href=Address::Acts>{lang.texts().acts.title}</a></p>
                </div>
                {head}
                {list}
                <div class="split-2">{invite}{roles::roles(lang)}</div>
            </div>
        </Admin>
    }
    .into_any()
}

/// What was just done, and what is not well.
fn head(lang: Lang, done: Option<TeamFlash>, alone: bool) -> AnyView {
    let text = &lang.texts().team;
    let flash = done.map(|done| {
        let says = match done {
            TeamFlash::RoleSet => text.role_set,
            TeamFlash::Ended => text.ended,
        };
        view! { <div class="banner good" role="status"><p>{says}</p></div> }
    });
    let alone = alone.then(|| view! { <div class="banner"><p>{text.only_admin}</p></div> });
    view! { {flash}{alone} }.into_any()
}

fn list(
    state: &AppState,
    (lang, dates): (Lang, Dates),
    account: &Account,
    team: &[Member],
) -> AnyView {
    let text = &lang.texts().team;
    let rows = team.iter().map(|one| row(state, (lang, dates), account, one)).collect_view();
    view! {
        <div class="panel">
            <table class="tbl stack">
                <caption class="vh">{text.list}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.name}</th><th scope="col">{text.role}</th>
                        <th scope="col">{text.state}</th>
                        <th scope="col">{lang.texts().admin.actions}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(
    state: &AppState,
    (lang, dates): (Lang, Dates),
    account: &Account,
    one: &Member,
) -> impl IntoView + use<> {
    let text = &lang.texts().team;
    let name = one.shown_name().to_owned();
    let you = (one.id == account.id).then_some(text.you);
    let email = (!one.name.is_empty()).then(|| one.email.clone());
    let of_provider = one
        .is_of_provider
        .then(|| view! { <span class="sub">{lang.texts().provider.account}</span> });
    let class = if one.is_active() { "state open" } else { "state" };
    let more =
        since(state, (lang, dates), one).map(|says| view! { <span class="sub">{says}</span> });
    let which = format!("：{name}");
    view! {
        <tr>
            <th scope="row">
                <span dir="auto">{name}</span>{you}
                {email.map(|email| view! { <span class="sub">{email}</span> })}{of_provider}
            </th>
            <td data-l=text.role>{say::role(lang, one.role)}</td>
            <td data-l=text.state>
                <span class=class>{say::account_state(lang, one.state)}</span>{more}
            </td>
            <td>
                <span class="links">
                    <a href=Address::Member(one.id)>{text.manage}<span class="vh">{which}</span></a>
                </span>
            </td>
        </tr>
    }
}

/// Until when a link is good, and when an account ended.
fn since(state: &AppState, (lang, dates): (Lang, Dates), one: &Member) -> Option<String> {
    let text = &lang.texts().team;
    match one.state {
        AccountState::Active => None,
        AccountState::Ended => {
            one.ended_at.map(|at| (text.ended_on)(&say::date(lang, dates, state.local(at).date())))
        }
        AccountState::Invited => one.invited_until.map(|at| {
            let when = say::moment(lang, dates, state.local(at));
            if at > state.clock.now() {
                (text.invited_until)(&when)
            } else {
                (text.invited_over)(&when)
            }
        }),
    }
}

fn invite_form(form: &FormState, link: &str) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().team;
    let chosen = form.value("role", Role::Organizer.as_str());
    let form = form.clone();
    view! {
        <section class="panel" aria-labelledby="invite">
            <h2 id="invite">{text.invite}</h2>
            <p>{text.invite_lead}</p>
            <FormBanner form=form.clone()/>
            <form class="form" method="post" action=Address::Invite autocomplete="off">
                <input type="hidden" name="page" value=Address::Team/>
                // Made with the form: what is sent twice is one invitation.
                <input type="hidden" name="token" value=link.to_owned()/>
                <TextField form=form.clone() field="name" label=text.name hint=text.name_hint/>
                <TextField form=form.clone() field="email" label=text.email
                    hint=lang.texts().door.email_hint kind="email"/>
                {role_choice(&form, &chosen)}
                <p class="actions"><button class="btn">{text.invite_button}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// A role to be chosen.
fn role_choice(form: &FormState, chosen: &str) -> AnyView {
    let lang = form.lang;
    let told = Told::of(form, "role", "");
    let choices = Role::ALL.iter().map(|role| {
        let (word, checked) = (role.as_str(), role.as_str() == chosen);
        view! {
            <label class="choice">
                <input type="radio" name="role" value=word checked=checked/>
                <span>{say::role(lang, *role)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field" id="role" aria-invalid=told.invalid() aria-describedby=told.describedby()>
            <legend>{lang.texts().team.role}</legend>
            {choices.collect_view()}
            {told.problem()}
        </fieldset>
    }
    .into_any()
}
