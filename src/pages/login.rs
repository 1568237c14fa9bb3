//! `/login`: the door for the few people who have accounts.

use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::{
    carried::CarriedForm,
    fields::{FormBanner, FormState, TextField},
    layout::Public,
    passkey::{Asks, PasskeyForm},
    request,
};
use crate::domain::fault::Fault;
use crate::http::AppState;
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
    let plain = use_context::<AppState>()
        .is_some_and(|state| !state.config.is_https() && !state.config.addr.ip().is_loopback());
    let here = next.clone();
    let passkey = use_context::<AppState>().is_some_and(|state| state.has_passkeys()).then(|| {
        view! {
            <PasskeyForm lang asks=Asks::Get begin=Address::BeginPasskey end=Address::EndPasskey
                button=lang.texts().passkeys.sign_in>
                <input type="hidden" name="next" value=here/>
            </PasskeyForm>
        }
    });
    view! {
        <Public lang title=text.title here=Route::Login>
            <div class="narrow">
                <section class="sheet taped sky door">
                    <h1>{text.title}</h1>
                    <p class="quiet">{text.lead}</p>
                    {plain.then(|| view! { <div class="banner bad"><p>{text.plain_http}</p></div> })}
                    <form class="form" method="post" action=Address::SignIn>
                        <FormBanner form=form.clone() title=failed/>
                        <CarriedForm lang echo=form.echo.clone()/>
                        <input type="hidden" name="page" value=Address::Login/>
                        <input type="hidden" name="next" value=next/>
                        <TextField form=form.clone() field="email" label=text.email kind="email"
                            autocomplete="username"/>
                        <TextField form field="password" label=text.password kind="password"
                            autocomplete="current-password"/>
                        <button class="btn">{text.sign_in}</button>
                    </form>
                    {passkey}
                    <p class="quiet">{text.forgot}" "{(text.idle)(SESSION_IDLE / 60)}</p>
                </section>
            </div>
        </Public>
    }
}
