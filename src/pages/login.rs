//! `/login`: the door for the few people who have accounts, by a password or with the office's own
//! account, where there is a provider of such.

use leptos::prelude::*;

use crate::address::{Address, DONE, DoorFlash, Route};
use crate::components::{
    carried::CarriedForm,
    fields::{FormBanner, FormState, TextField},
    layout::Public,
    passkey::{Asks, PasskeyForm},
    request,
};
use crate::domain::fault::Fault;
use crate::http::{AppState, echo::Carried};
use crate::i18n::Lang;
use crate::store::SESSION_IDLE;

/// The page.
#[component]
pub fn LoginPage() -> impl IntoView {
    let lang = request::lang();
    let text = &lang.texts().door;
    let form = FormState { lang, echo: request::echo(), prefix: "" };
    let next = form.value("next", &request::query("next"));
    // Whose session has ended did not fail to sign in.
    let ended = form.echo.as_ref().is_some_and(|echo| echo.fault == Fault::NotSignedIn);
    let failed = if ended { "" } else { text.failed };
    let state = use_context::<AppState>();
    let plain = state
        .as_ref()
        .is_some_and(|state| !state.config.is_https() && !state.config.addr.ip().is_loopback());
    let has_passkeys = state.as_ref().is_some_and(|state| state.has_passkeys());
    let passkey = has_passkeys.then(|| by_passkey(lang, next.clone()));
    let provider = state.and_then(|state| state.provider.clone());
    let waits = form
        .echo
        .as_ref()
        .is_some_and(|echo| echo.value(Carried::FIELD).is_some_and(|carried| !carried.is_empty()));
    let door = provider.as_ref().map(|provider| by_provider(lang, provider.name(), &next, waits));
    let elsewhere = (waits && provider.is_some()).then(|| elsewhere(lang));
    view! {
        <Public lang title=text.title here=Route::Login>
            <div class="narrow">
                <section class="sheet taped sky door">
                    <h1>{text.title}</h1>
                    <p class="quiet">{text.lead}</p>
                    {plain.then(|| view! { <div class="banner bad"><p>{text.plain_http}</p></div> })}
                    {signed_out(lang)}
                    <FormBanner form=form.clone() title=failed/>
                    {door}
                    <form class="form" method="post" action=Address::SignIn>
                        <CarriedForm lang echo=form.echo.clone()/>
                        <input type="hidden" name="page" value=Address::Login/>
                        <input type="hidden" name="next" value=next/>
                        <TextField form=form.clone() field="email" label=text.email kind="email"
                            autocomplete="username"/>
                        <TextField form field="password" label=text.password kind="password"
                            autocomplete="current-password"/>
                        <button class="btn">{text.sign_in}</button>
                        {elsewhere}
                    </form>
                    {passkey}
                    <p class="quiet">{text.forgot}" "{(text.idle)(SESSION_IDLE / 60)}</p>
                </section>
            </div>
        </Public>
    }
}

/// The button below that form, where the browser can ask its device.
fn by_passkey(lang: Lang, next: String) -> AnyView {
    view! {
        <PasskeyForm lang asks=Asks::Get begin=Address::BeginPasskey end=Address::EndPasskey
            button=lang.texts().passkeys.sign_in>
            <input type="hidden" name="next" value=next/>
        </PasskeyForm>
    }
    .into_any()
}

/// The link to the provider, above the form of the password. A form that waits on this page would be
/// lost on the way there: then it opens beside it.
fn by_provider(lang: Lang, name: Option<&str>, next: &str, waits: bool) -> AnyView {
    let text = &lang.texts().provider;
    let name = name.unwrap_or(text.sign_in).to_owned();
    let query = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
    let to = if next.is_empty() {
        Address::OidcBegin.to_string()
    } else {
        format!("{}?{query}", Address::OidcBegin)
    };
    let target = waits.then_some("_blank");
    let beside = waits.then(|| view! { <p>{text.beside}</p> });
    view! {
        <div class="by-provider">
            {beside}
            <a class="btn" href=to target=target rel="noopener">{name}</a>
            <p class="or"><span>{text.or}</span></p>
        </div>
    }
    .into_any()
}

/// The button for whoever signed in beside this page; behind the form's own, which the enter key
/// presses.
fn elsewhere(lang: Lang) -> AnyView {
    let text = &lang.texts().provider;
    view! {
        <button class="btn plain" name="elsewhere" value="1" formnovalidate>{text.elsewhere}</button>
    }
    .into_any()
}

/// That somebody is out here, and the way out at the provider too.
fn signed_out(lang: Lang) -> Option<AnyView> {
    let done: Option<DoorFlash> = request::query(DONE).parse().ok();
    let text = &lang.texts().provider;
    done.map(|DoorFlash::SignedOut| {
        view! {
            <div class="banner good" role="status">
                <p>{text.signed_out}</p>
                <p><a href=Address::OidcLeave>{text.sign_out_there}</a></p>
            </div>
        }
        .into_any()
    })
}
