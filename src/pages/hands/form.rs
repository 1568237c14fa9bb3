//! `/hands/{slug}/{item}`: the form with which somebody offers help.

use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::{
    answer::anchor,
    fields::{FormBanner, FormState, TextArea, TextField, Told},
    layout::Public,
    page::page,
    request,
};
use crate::domain::{answers::Item, fault::Fault};
use crate::http::{AppState, echo::Echo};
use crate::i18n::Lang;
use crate::service::{HandsAt, Offering, token};

/// The page.
#[component]
pub fn HandsPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, echo) = (request::lang(), request::echo());
    let (slug, item) = (request::param("slug"), request::param("item"));
    page(async move {
        let item: Item = item.parse().map_err(|_| Fault::NotFound)?;
        let at = state.hands_at(&slug, item).await?;
        let form = FormState { lang, echo, prefix: "" };
        // Made anew for each form: what is sent twice is one hand.
        let key = form.value("key", &token::new()?);
        Ok(content(&at, &form, key).into_any())
    })
}

fn content(at: &HandsAt, form: &FormState, key: String) -> impl IntoView + use<> {
    let lang = form.lang;
    let text = &lang.texts().hands;
    let back = format!("{}#{}", Address::Board(&at.theme.slug), anchor(at.place.item));
    let body = match at.offering {
        Offering::Open => open(at, form, key),
        Offering::Closed => closed(form, text.closed),
        Offering::Full => closed(form, text.full),
    };
    let heading = at.place.name.clone();
    view! {
        <Public lang title=text.title here=Route::Hands>
            <div class="narrow hand-page">
                <section class="sheet taped sky door">
                    <h1>{text.title}</h1>
                    <p class="what" dir="auto">{heading}</p>
                    {body}
                    <p><a href=back>{text.to_answer}</a></p>
                </section>
            </div>
        </Public>
    }
}

/// What this is and is not, and the form.
fn open(at: &HandsAt, form: &FormState, key: String) -> AnyView {
    let text = &form.lang.texts().hands;
    let here = Address::Hands(&at.theme.slug, at.place.item);
    view! {
        <div class="banner apart-from">
            <h2>{text.lead}</h2>
            <ul>
                <li>{text.apart}</li>
                <li>{text.not_author}</li>
                <li>{text.soon}</li>
                <li>{text.who_reads}</li>
            </ul>
        </div>
        <form class="form" method="post" action=here autocomplete="off">
            <FormBanner form=form.clone()/>
            <input type="hidden" name="page" value=here/>
            <input type="hidden" name="key" value=key/>
            {fields(form)}
            <p class="actions"><button class="btn">{text.send}</button></p>
        </form>
    }
    .into_any()
}

fn fields(form: &FormState) -> AnyView {
    let text = &form.lang.texts().hands;
    let ways = Told::of(form, "ways", text.ways_hint);
    let consent = Told::of(form, "consent", "");
    let (advises, joins) = (form.ticked("advises", false), form.ticked("joins", false));
    let agreed = form.ticked("consent", false);
    let form = form.clone();
    view! {
        <TextField form=form.clone() field="name" label=text.name hint=text.name_hint/>
        <TextArea form=form.clone() field="skills" label=text.skills hint=text.skills_hint/>
        <fieldset class="field choices" id="ways" aria-invalid=ways.invalid() aria-describedby=ways.describedby()>
            <legend>{text.ways}</legend>
            {ways.hint()}
            <label><input type="checkbox" name="advises" value="1" checked=advises/>{text.advises}</label>
            <label><input type="checkbox" name="joins" value="1" checked=joins/>{text.joins}</label>
            {ways.problem()}
        </fieldset>
        <TextField form field="contact" label=text.contact hint=text.contact_hint required=false/>
        <div class="field">
            <p>{text.consent}</p>
            <label class="choice" for="consent">
                <input id="consent" type="checkbox" name="consent" value="1" checked=agreed required
                    aria-invalid=consent.invalid() aria-describedby=consent.describedby()/>
                <span>{text.consent_label}</span>
            </label>
            {consent.problem()}
        </div>
    }
    .into_any()
}

/// That no help is wanted now; and what was written, if a form came too late.
fn closed(form: &FormState, says: &'static str) -> AnyView {
    let lang: Lang = form.lang;
    let written = form.echo.as_ref().map(Echo::written).unwrap_or_default();
    let kept = (!written.is_empty()).then(|| {
        let texts = written
            .into_iter()
            .map(|text| view! { <blockquote class="typed" dir="auto">{text}</blockquote> });
        view! { <div><p>{lang.texts().hands.not_sent}</p>{texts.collect_view()}</div> }
    });
    view! { <p class="banner" role="status">{says}</p>{kept} }.into_any()
}
