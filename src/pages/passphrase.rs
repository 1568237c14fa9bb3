//! `/passphrase`: asks for the passphrase that readers need, where one is set. Every page that
//! somebody may not read yet shows this instead.

use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::{
    carried::CarriedForm,
    fields::{FormBanner, FormState, Told},
    layout::Public,
    page::page,
    request,
};
use crate::domain::fault::Fault;
use crate::http::{AppState, echo::Echo};
use crate::i18n::Lang;

/// The page; `?next=` is where one wanted to go.
#[component]
pub fn PassphrasePage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, echo) = (request::lang(), request::echo());
    let next = request::query("next");
    page(async move {
        if !state.is_closed() {
            return Err(Fault::NotFound.into());
        }
        let text = &lang.texts().reading;
        let form = form(lang, echo, next);
        Ok(view! {
            <Public lang title=text.title here=Route::EnterPassphrase>
                <div class="narrow">
                    <section class="sheet taped mint door">
                        <h1>{text.title}</h1>
                        <p>{text.lead}</p>
                        {form}
                        <p class="quiet">{text.same}</p>
                        <p class="quiet">{text.forgot}</p>
                    </section>
                </div>
            </Public>
        }
        .into_any())
    })
}

/// The form with its one field.
fn form(lang: Lang, echo: Option<Echo>, next: String) -> AnyView {
    let text = &lang.texts().reading;
    let carried = echo.clone();
    // Being asked for the first time is no failure.
    let form =
        FormState { lang, echo: echo.filter(|echo| echo.fault != Fault::NoPassphrase), prefix: "" };
    // With one field, a list of what is wrong above it would say the same twice.
    let banner = FormState {
        echo: form.echo.clone().filter(|echo| !matches!(echo.fault, Fault::Invalid(_))),
        ..form.clone()
    };
    let told = Told::of(&form, "passphrase", text.hint);
    // No field for passwords: in those, browsers turn off the means to write Japanese. It is never
    // filled in again, and no spelling service is to see it.
    view! {
        <form class="form" method="post" action=Address::EnterPassphrase>
            <FormBanner form=banner title=text.failed/>
            <CarriedForm lang echo=carried/>
            <input type="hidden" name="next" value=next/>
            <div class="field">
                <label for="passphrase">{text.field}</label>
                {told.hint()}
                <input id="passphrase" name="passphrase" type="text" autocomplete="off" autocapitalize="none" spellcheck="false"
                    required autofocus=told.invalid().is_some() aria-invalid=told.invalid() aria-describedby=told.describedby()/>
                {told.problem()}
            </div>
            <button class="btn">{text.button}</button>
        </form>
    }
    .into_any()
}
