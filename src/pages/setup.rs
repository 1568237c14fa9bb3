//! `/setup/{token}`: the one-time link of the first start, with which the first administrator sets
//! a password.

use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::{
    fields::{FormBanner, FormState, TextField},
    layout::Public,
    page::page,
    request,
};
use crate::domain::{account::PASSWORD_MIN, fault::Fault};
use crate::http::AppState;
use crate::service::token;

/// The page.
#[component]
pub fn SetupPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, echo) = (request::lang(), request::echo());
    let token = request::param("token");
    page(async move {
        if !state.people.setup_is_open(&token::hash(&token), state.clock.now()).await? {
            return Err(Fault::LinkUsed.into());
        }
        let text = &lang.texts().door;
        let form = FormState { lang, echo, prefix: "" };
        Ok(view! {
            <Public lang title=text.setup_title here=Route::Setup>
                <div class="narrow">
                    <section class="sheet taped lemon door">
                        <h1>{text.setup_title}</h1>
                        <p>{text.setup_lead}</p>
                        <form class="form" method="post" action=Address::SetUp>
                            <FormBanner form=form.clone()/>
                            <input type="hidden" name="page" value=Address::Setup(&token)/>
                            <input type="hidden" name="token" value=token/>
                            <TextField form=form.clone() field="email" label=text.email
                                hint=text.email_hint kind="email" autocomplete="username"/>
                            <TextField form=form.clone() field="password" label=text.password hint=(text.password_hint)(PASSWORD_MIN)
                                kind="password" autocomplete="new-password"/>
                            <TextField form field="again" label=text.again kind="password"
                                autocomplete="new-password"/>
                            <button class="btn">{text.setup_button}</button>
                        </form>
                    </section>
                </div>
            </Public>
        }
        .into_any())
    })
}
