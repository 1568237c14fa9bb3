//! The page: the form that takes a photo, and the slips that are seen in it.

use leptos::prelude::*;

use super::form::{MORE, PHOTO, PREFIX, PROBLEMS, Part, UNREAD, codes, picture};
use super::slip::Shown;
use crate::address::Address;
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    ids::ThemeId,
    paper::{PHOTO_BYTES_MAX, PHOTO_PIXELS_MAX, PhotoProblem, SlipCode, takes_paper},
};
use crate::http::echo::Echo;
use crate::i18n::Lang;
use crate::pages::{admin::signed_in, paper::fields::columns};
use crate::service::{Actor, Slips};
use crate::store::Account;

/// Bytes of a megabyte, as people read it.
const MEGABYTE: usize = 1024 * 1024;
/// Pixels of a megapixel.
const MEGAPIXEL: usize = 1_000_000;

/// Why a photo is not read, as a sentence.
pub(super) fn sentence(lang: Lang, problem: PhotoProblem) -> String {
    let text = &lang.texts().paper;
    match problem {
        PhotoProblem::Missing => text.photo_missing.into(),
        PhotoProblem::TooLarge => (text.photo_large)(PHOTO_BYTES_MAX / MEGABYTE),
        PhotoProblem::TooManyPixels => (text.photo_pixels)(PHOTO_PIXELS_MAX / MEGAPIXEL),
        PhotoProblem::Heic => text.photo_heic.into(),
        PhotoProblem::Kind => text.photo_kind.into(),
        PhotoProblem::Broken => text.photo_broken.into(),
        PhotoProblem::NoSlip { unread: 0 } => text.photo_no_slip.into(),
        PhotoProblem::NoSlip { unread } => (text.photo_all_unread)(unread),
    }
}

/// The page.
#[component]
pub fn PhotoPaperPage() -> impl IntoView {
    let (lang, echo, id) = (request::lang(), request::echo(), request::param("id"));
    signed_in(move |state, account| async move {
        let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
        let slips = state.slips(&Actor::of(&account), id).await?;
        Ok(content(lang, account, &slips, echo).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    slips: &Slips,
    echo: Option<Echo>,
) -> impl IntoView + use<> {
    let text = &lang.texts().paper;
    let (title, id) = (slips.theme.title.clone(), slips.theme.id);
    let codes = echo.as_ref().map(codes).unwrap_or_default();
    let form = FormState { lang, echo: echo.clone(), prefix: PREFIX };
    let parts = if takes_paper(slips.theme.state) {
        let found = echo.as_ref().filter(|_| !codes.is_empty());
        let found = found.map(|echo| found_slips(&form, echo, slips, &codes));
        let says = banner(&form, &codes);
        view! { {says}{found}{take(&form, id)} }.into_any()
    } else {
        view! { <FormBanner form/><div class="banner"><p>{text.closed}</p></div> }.into_any()
    };
    view! {
        <Admin lang title=text.photo_title account>
            <div class="page">
                <div class="page-head">
                    <p class="crumb">
                        <a href=Address::AdminTheme(id)>{title}</a>" › "
                        <a href=Address::Paper(id)>{text.title}</a>
                    </p>
                    <h1>{text.photo_title}</h1>
                    <p class="lead">{text.photo_lead}</p>
                </div>
                {parts}
            </div>
        </Admin>
    }
}

/// What is wrong with what was sent; nothing where a photo was read, or was not, as its own part of
/// the page says.
fn banner(form: &FormState, codes: &[SlipCode]) -> Option<AnyView> {
    let echo = form.echo.as_ref()?;
    let is_read = echo.fault == Fault::NotSentYet && picture(echo, 0).is_some();
    if is_read || echo.value(PROBLEMS).is_some() {
        return None;
    }
    let gone = !codes.is_empty() && picture(echo, 0).is_none();
    let gone = gone.then(|| {
        let says = form.lang.texts().paper.photo_gone;
        view! { <div class="banner"><p>{says}</p></div> }
    });
    Some(view! { <FormBanner form=form.clone()/>{gone} }.into_any())
}

/// The slips, each with its fields, and one button for all.
fn found_slips(form: &FormState, echo: &Echo, slips: &Slips, codes: &[SlipCode]) -> AnyView {
    let text = &form.lang.texts().paper;
    let number = |field| echo.value(field).and_then(|n| n.parse().ok()).filter(|n| *n > 0);
    let more = number(MORE).map(|more| view! { <p>{(text.photo_more)(more)}</p> });
    let unread = number(UNREAD).map(|unread| view! { <p>{(text.photo_unread)(unread)}</p> });
    let focus = focus(form, slips, codes).unwrap_or_default();
    let shown = codes
        .iter()
        .enumerate()
        .map(|(n, code)| Shown { form, echo, slips, n, code: *code, focus: &focus }.view());
    let shown = shown.collect_view();
    let columns = columns(&slips.theme);
    view! {
        <section class="panel" aria-labelledby="slips">
            <h2 id="slips">{text.photo_slips}</h2>
            <div class="banner" role="status"><p>{(text.photo_found)(codes.len())}</p>{more}{unread}</div>
            <p class="quiet">{text.photo_skip}</p>
            {columns}
            <form class="form" method="post" action=Address::PhotoPaper(slips.theme.id) enctype="multipart/form-data">
                // Enter in a field presses the first button of a form: here none, for the next slip comes first.
                <button disabled hidden></button>
                <ol class="cuts">{shown}</ol>
                <p class="actions"><button class="btn">{text.photo_enter}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// The field into which the next key goes: what is wrong, or else the first that is to be filled in.
fn focus(form: &FormState, slips: &Slips, codes: &[SlipCode]) -> Option<String> {
    let fields = (0..codes.len())
        .flat_map(|n| [Part::Column, Part::Text, Part::Stickers].map(|part| part.field(n)));
    let wrong = fields.into_iter().find(|field| form.problem(field).is_some());
    wrong.or_else(|| {
        codes.iter().enumerate().find_map(|(n, code)| {
            let empty = slips.column(*code).map(|_| Part::Text);
            let part = empty.or_else(|| slips.note(*code).map(|_| Part::Stickers))?;
            Some(part.field(n))
        })
    })
}

/// The form that takes a photo, with what is wrong with the last one.
fn take(form: &FormState, theme: ThemeId) -> AnyView {
    let text = &form.lang.texts().paper;
    let problem = form.echo.as_ref().and_then(|echo| echo.value(PROBLEMS)).map(ToOwned::to_owned);
    let wrong = problem.is_some();
    let problem =
        problem.map(|says| view! { <p class="err" id="photo-err" role="alert">{says}</p> });
    let hint = (text.photo_hint)(PHOTO_BYTES_MAX / MEGABYTE, PHOTO_PIXELS_MAX / MEGAPIXEL);
    view! {
        <section class="panel" aria-labelledby="take">
            <h2 id="take">{text.photo_take}</h2>
            <form class="form" method="post" action=Address::PhotoPaper(theme) enctype="multipart/form-data">
                <div class="field">
                    <label for=PHOTO>{text.photo_file}</label>
                    <p class="hint" id="photo-hint">{hint}</p>
                    <input id=PHOTO name=PHOTO type="file" accept="image/jpeg,image/png" autofocus=wrong
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=if wrong { "photo-err photo-hint" } else { "photo-hint" }/>
                    {problem}
                </div>
                <p class="actions"><button class="btn">{text.photo_look}</button></p>
            </form>
        </section>
    }
    .into_any()
}
