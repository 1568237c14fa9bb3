//! `/admin/team/{account}`: one account: its role, the link of its invitation, its end.

use leptos::prelude::*;

use super::{role_choice, since};
use crate::address::Address;
use crate::components::{
    fields::{FormBanner, FormState, Told},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    ids::AccountId,
    team::{AccountState, Member},
};
use crate::i18n::{Lang, say};
use crate::pages::admin::signed_in;
use crate::service::{Actor, MemberAt, NO_HEIR, token};
use crate::store::Account;

/// The page.
#[component]
pub fn MemberPage() -> impl IntoView {
    let (lang, dates, echo) = (request::lang(), request::dates(), request::echo());
    let id = request::param("account");
    signed_in(move |state, account| async move {
        let id: AccountId = id.parse().map_err(|_| Fault::NotFound)?;
        let at = state.member(&Actor::of(&account), id).await?;
        let form = FormState { lang, echo, prefix: "" };
        let since = since(&state, (lang, dates), &at.member);
        let parts = if at.member.state == AccountState::Ended {
            view! { <p class="quiet">{lang.texts().team.ended_lead}</p> }.into_any()
        } else {
            let again = again(lang, &at.member, &token::new()?);
            let (role, end) = (role(&form, &at.member), end(&form, &account, &at));
            view! { {again}{role}{end} }.into_any()
        };
        Ok(content(&form, account, (&at.member, since), parts))
    })
}

fn content(
    form: &FormState,
    account: Account,
    (one, since): (&Member, Option<String>),
    parts: AnyView,
) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().team;
    let name = one.shown_name().to_owned();
    let class = if one.is_active() { "state open" } else { "state" };
    let (state, role) = (say::account_state(lang, one.state), say::role(lang, one.role));
    let (email, form) = (one.email.clone(), form.clone());
    view! {
        <Admin lang title=name.clone() account>
            <div class="page mid team">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Team>{text.title}</a></p>
                    <h1 dir="auto">{name}</h1>
                    <p>
                        <span class=class>{state}</span>" "{role}" · "{email}
                    </p>
                    {since.map(|says| view! { <p class="quiet">{says}</p> })}
                </div>
                <FormBanner form/>
                {parts}
            </div>
        </Admin>
    }
    .into_any()
}

/// The form that makes the link of an invitation anew.
fn again(lang: Lang, one: &Member, link: &str) -> Option<AnyView> {
    let text = &lang.texts().team;
    (one.state == AccountState::Invited).then(|| {
        view! {
            <section class="panel" aria-labelledby="again">
                <h2 id="again">{text.again_title}</h2>
                <p>{text.again_lead}</p>
                <form method="post" action=Address::InviteAgain(one.id)>
                    <input type="hidden" name="page" value=Address::Member(one.id)/>
                    <input type="hidden" name="token" value=link.to_owned()/>
                    <p class="actions"><button class="btn plain">{text.again_button}</button></p>
                </form>
            </section>
        }
        .into_any()
    })
}

fn role(form: &FormState, one: &Member) -> AnyView {
    let text = &form.lang.texts().team;
    // Only the form of the role has one; the other form of the page leaves it as it is stored.
    let typed = form.echo.as_ref().and_then(|echo| echo.value("role")).map(ToOwned::to_owned);
    let chosen = typed.unwrap_or_else(|| one.role.as_str().to_owned());
    let follows = one.is_of_provider.then(
        || view! { <div class="banner"><p>{form.lang.texts().provider.role_follows}</p></div> },
    );
    view! {
        <section class="panel" aria-labelledby="role-title">
            <h2 id="role-title">{text.role_title}</h2>
            <p>{text.role_lead}</p>
            {follows}
            <form class="form" method="post" action=Address::SetRole>
                <input type="hidden" name="page" value=Address::Member(one.id)/>
                <input type="hidden" name="account" value=one.id.to_string()/>
                <input type="hidden" name="seen" value=one.role.as_str()/>
                {role_choice(form, &chosen)}
                <p class="actions"><button class="btn plain">{text.role_button}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// The form that ends an account: what that means, what is handed over, and that it is meant so.
fn end(form: &FormState, account: &Account, at: &MemberAt) -> AnyView {
    let text = &form.lang.texts().team;
    let one = &at.member;
    let own = (one.id == account.id).then(|| view! { <p><strong>{text.end_own}</strong></p> });
    let second = match one.state {
        AccountState::Invited => text.end_invited,
        _ => text.end_sessions,
    };
    let heir = (at.proposals > 0).then(|| heir(form, at));
    let sure = Told::of(form, "sure", "");
    let failed = form.echo.as_ref().is_some_and(|echo| echo.value("end").is_some());
    let ticked = failed && form.ticked("sure", false);
    view! {
        <section class="panel" aria-labelledby="end">
            <h2 id="end">{text.end_title}</h2>
            {own}
            <ul class="prose">
                <li>{text.end_final}</li><li>{second}</li>
                <li>{text.end_name}</li><li>{text.end_shared}</li>
            </ul>
            <form class="form" method="post" action=Address::EndAccount>
                <input type="hidden" name="page" value=Address::Member(one.id)/>
                <input type="hidden" name="account" value=one.id.to_string()/>
                <input type="hidden" name="end" value="1"/>
                {heir}
                <div class="field">
                    <label class="choice" for="sure">
                        <input id="sure" type="checkbox" name="sure" value="1" checked=ticked required
                            aria-invalid=sure.invalid() aria-describedby=sure.describedby()/>
                        <span>{text.sure}</span>
                    </label>
                    {sure.problem()}
                </div>
                <p class="actions"><button class="btn danger">{text.end_button}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// Who takes over what waits for a second person.
fn heir(form: &FormState, at: &MemberAt) -> AnyView {
    let text = &form.lang.texts().team;
    let told = Told::of(form, "heir", text.heir_hint);
    let typed = form.value("heir", "");
    let choice = |value: String, name: String, more: Option<&'static str>| {
        let checked = value == typed;
        let more = more.map(|more| view! { <span class="quiet">{more}</span> });
        view! {
            <label class="choice">
                <input type="radio" name="heir" value=value checked=checked required/>
                <span><span dir="auto">{name}</span>{more}</span>
            </label>
        }
    };
    let heirs = at.heirs.iter();
    let heirs = heirs
        .map(|one| choice(one.id.to_string(), one.shown_name().to_owned(), None))
        .collect_view();
    let nobody = choice(NO_HEIR.to_owned(), text.no_heir.to_owned(), Some(text.no_heir_hint));
    view! {
        <p>{(text.proposals)(at.proposals)}</p>
        <fieldset class="field" id="heir" aria-invalid=told.invalid() aria-describedby=told.describedby()>
            <legend>{text.heir}</legend>
            {told.hint()}
            {heirs}
            {nobody}
            {told.problem()}
        </fieldset>
    }
    .into_any()
}
