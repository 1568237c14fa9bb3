//! `/admin/me`: one's own account: another password, and where one is signed in.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::{Address, DONE, OwnAccountFlash};
use crate::components::{
    fields::{FormBanner, FormState, TextField},
    layout::Admin,
    passkey::{Asks, PasskeyForm},
    request,
};
use crate::domain::{account::PASSWORD_MIN, calendar::Dates, passkey::OwnPasskey};
use crate::http::{AppState, session};
use crate::i18n::{Lang, say};
use crate::service::OwnSession;

/// The page.
#[component]
pub fn OwnAccountPage() -> impl IntoView {
    let (lang, dates) = (request::lang(), request::dates());
    let (echo, done) = (request::echo(), request::query(DONE));
    let headers = request::headers();
    signed_in(move |state, account| async move {
        let text = &lang.texts().own_account;
        let token = session::token(&state, &headers).unwrap_or_default();
        let sessions = state.own_sessions(&account, &token).await?;
        let lead = (text.lead)(&account.email, say::role(lang, account.role));
        let form = FormState { lang, echo, prefix: "" };
        let flash = flash(lang, done.parse().ok());
        let list = list(&state, (lang, dates), &sessions);
        let own = state.own_passkeys(&account).await?;
        // Who comes by the office's provider has neither: what they may do is asked for there each time.
        let (passkeys, password) = if account.password_hash.is_empty() {
            let none = view! { <p class="quiet">{lang.texts().provider.no_password}</p> };
            (None, none.into_any())
        } else {
            (Some(passkeys((&form, dates), &own, state.has_passkeys())), password(&form))
        };
        Ok(view! {
            <Admin lang title=text.title account>
                <div class="page mid">
                    <div class="page-head">
                        <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                        <h1>{text.title}</h1>
                        <p class="lead">{lead}</p>
                    </div>
                    {flash}
                    {list}
                    {passkeys}
                    {password}
                </div>
            </Admin>
        }
        .into_any())
    })
}

fn flash(lang: Lang, done: Option<OwnAccountFlash>) -> Option<AnyView> {
    let text = &lang.texts().own_account;
    done.map(|done| {
        let says = match done {
            OwnAccountFlash::Password => text.changed,
            OwnAccountFlash::Session => text.session_ended,
            OwnAccountFlash::PasskeyAdded => lang.texts().passkeys.added,
            OwnAccountFlash::PasskeyDropped => lang.texts().passkeys.dropped,
        };
        view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any()
    })
}

fn list(state: &AppState, (lang, dates): (Lang, Dates), sessions: &[OwnSession]) -> AnyView {
    let text = &lang.texts().own_account;
    let rows = sessions.iter().map(|one| {
        let when = say::moment(lang, dates, state.local(one.created_at));
        let seen = (text.seen)(&say::minute(state.local(one.seen_at)));
        let here = one.here.then(|| view! { <span class="state open">{text.here}</span> });
        let which = (text.end_which)(&when);
        // The one that asks is ended by signing out.
        let end = (!one.here).then(|| {
            view! {
                <form method="post" action=Address::EndSession>
                    <input type="hidden" name="page" value=Address::OwnAccount/>
                    <input type="hidden" name="session" value=one.mark.clone()/>
                    <button class="btn plain small">{text.end}<span class="vh">{which}</span></button>
                </form>
            }
        });
        view! {
            <li>
                <p>{(text.since)(&when)}" "{here}<span class="quiet">{seen}</span></p>
                {end}
            </li>
        }
    });
    view! {
        <section class="panel" aria-labelledby="sessions">
            <h2 id="sessions">{text.sessions}</h2>
            <p class="quiet">{text.sessions_lead}</p>
            <ul class="sessions">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn passkeys((form, dates): (&FormState, Dates), own: &[OwnPasskey], usable: bool) -> AnyView {
    let text = &form.lang.texts().passkeys;
    let rows = own.iter().map(|one| passkey(form.lang, dates, one));
    let none = own.is_empty().then(|| view! { <p class="quiet">{text.none}</p> });
    let add = if usable {
        add_passkey(form.lang)
    } else {
        view! { <p class="quiet">{text.unavailable}</p> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="passkeys">
            <h2 id="passkeys">{text.title}</h2>
            <p>{text.lead}</p>
            {none}
            <ul class="sessions">{rows.collect_view()}</ul>
            {add}
        </section>
    }
    .into_any()
}

fn passkey(lang: Lang, dates: Dates, one: &OwnPasskey) -> impl IntoView + use<> {
    let text = &lang.texts().passkeys;
    let used = one.used_on.map(|day| (text.used_on)(&say::date(lang, dates, day)));
    let used = used.unwrap_or_else(|| text.never.into());
    let added = (text.added_on)(&say::date(lang, dates, one.added_on));
    let which = (text.drop_which)(&one.name);
    view! {
        <li>
            <p>
                <span dir="auto">{one.name.clone()}</span>" "
                <span class="quiet">{added}" · "{used}</span>
            </p>
            <form method="post" action=Address::DropPasskey>
                <input type="hidden" name="page" value=Address::OwnAccount/>
                <input type="hidden" name="passkey" value=one.id.to_string()/>
                <button class="btn plain small">{text.drop}<span class="vh">{which}</span></button>
            </form>
        </li>
    }
}

fn add_passkey(lang: Lang) -> AnyView {
    let text = &lang.texts().passkeys;
    let form = FormState { lang, echo: None, prefix: "" };
    view! {
        <p class="quiet" data-without-passkey="">{text.unsupported}</p>
        <PasskeyForm lang asks=Asks::Create begin=Address::BeginOwnPasskey end=Address::AddPasskey
            button=text.add>
            <TextField form=form.clone() field="passkey_name" label=text.name hint=text.name_hint/>
            <TextField form field="passkey_password" label=lang.texts().own_account.old
                kind="password" autocomplete="current-password"/>
        </PasskeyForm>
    }
    .into_any()
}

fn password(form: &FormState) -> AnyView {
    let texts = form.lang.texts();
    let (text, door) = (&texts.own_account, &texts.door);
    let form = form.clone();
    view! {
        <section class="panel" aria-labelledby="password-title">
            <h2 id="password-title">{text.password}</h2>
            <p>{text.password_lead}</p>
            <FormBanner form=form.clone()/>
            <form class="form" method="post" action=Address::ChangePassword>
                <input type="hidden" name="page" value=Address::OwnAccount/>
                <TextField form=form.clone() field="old_password" label=text.old kind="password"
                    autocomplete="current-password"/>
                <TextField form=form.clone() field="password" label=text.new
                    hint=(door.password_hint)(PASSWORD_MIN) kind="password" autocomplete="new-password"/>
                <TextField form field="again" label=door.again kind="password" autocomplete="new-password"/>
                <p class="actions"><button class="btn">{text.change}</button></p>
            </form>
            <p class="quiet">{door.forgot}</p>
        </section>
    }
    .into_any()
}
