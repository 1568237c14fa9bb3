//! `/admin/themes/{id}/disclosure`: 開示用, which words are covered in a copy of the report for whoever
//! asks for the office's documents, and the copies.

mod marked;
mod shown;
mod words;

use leptos::prelude::*;

use self::{
    marked::notes,
    shown::{PAGE, Shown},
    words::decide,
};
use super::admin::signed_in;
use crate::address::{Address, DONE, DisclosureFlash};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    disclosure::Copy,
    fault::Fault,
    ids::ThemeId,
    paging::{MODERATED, Paging},
};
use crate::report::Format;
use crate::service::{Actor, Disclosure, can_be_published};
use crate::store::Account;

/// The page.
#[component]
pub fn DisclosurePage() -> impl IntoView {
    let (lang, id) = (request::lang(), request::param("id"));
    let (echo, done) = (request::echo(), request::query(DONE));
    let asked = request::query(PAGE).parse().ok();
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let disclosure = state.disclosure(&Actor::of(&account), id).await?;
        let paging = Paging::new(asked, disclosure.notes.len(), MODERATED);
        let shown = Shown { lang, echo, paging, fonts: state.fonts.are_there() };
        Ok(content(&shown, account, disclosure, done.parse().ok()).into_any())
    })
}

fn content(
    shown: &Shown,
    account: Account,
    disclosure: Disclosure,
    done: Option<DisclosureFlash>,
) -> impl IntoView + use<> {
    let lang = shown.lang;
    let text = &lang.texts().disclosure;
    let theme = &disclosure.theme;
    let flash = done.map(|DisclosureFlash::Decided| {
        view! { <div class="banner good" role="status"><p>{text.saved}</p></div> }
    });
    let (title, id) = (theme.title.clone(), theme.id);
    let conflict = shown.echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let banner = if conflict {
        view! { <div class="banner bad" role="alert" tabindex="-1"><h2>{text.conflict}</h2></div> }
            .into_any()
    } else {
        let form = FormState { lang, echo: shown.echo.clone(), prefix: "" };
        view! { <FormBanner form/> }.into_any()
    };
    let body = if can_be_published(theme.state) {
        view! { {files(shown, &disclosure)}{decide(shown, &disclosure)}{notes(shown, disclosure)} }
            .into_any()
    } else {
        view! { <div class="banner"><p>{text.not_yet}</p></div> }.into_any()
    };
    view! {
        <Admin lang title=text.title account>
            <div class="page">
                <div class="page-head">
                    <p class="crumb"><a href=Address::AdminTheme(id)>{title}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {banner}
                {body}
            </div>
        </Admin>
    }
}

/// The two copies as files.
fn files(shown: &Shown, disclosure: &Disclosure) -> AnyView {
    let text = &shown.lang.texts().disclosure;
    let undecided = disclosure.passages.iter().filter(|one| one.ruling.is_none()).count();
    let safe = (undecided > 0).then(|| {
        let says = (text.undecided_n)(undecided);
        view! { <p>{says}" "{text.undecided_safe}</p> }
    });
    let copy = |copy: Copy, name: &'static str, says: &'static str| {
        let links = links(shown, disclosure.theme.id, copy);
        view! { <div><h3>{name}</h3><p class="quiet">{says}</p><p class="actions">{links}</p></div> }
    };
    view! {
        <section class="panel" aria-labelledby="files">
            <h2 id="files">{text.files}</h2>
            {safe}
            {copy(Copy::Disclosed, text.disclosed, text.disclosed_lead)}
            {copy(Copy::Working, text.working, text.working_lead)}
        </section>
    }
    .into_any()
}

fn links(shown: &Shown, theme: ThemeId, copy: Copy) -> AnyView {
    let offered =
        |format: &&Format| format.is_for_documents() && (shown.fonts || !format.needs_fonts());
    let links = Format::ALL.iter().filter(offered).map(|format| {
        let file = format!("{}.{}", copy.as_str(), format.as_str());
        let href = Address::DisclosureFile(theme, &file).to_string();
        let says = (format.row().offer)(shown.lang.texts());
        view! { <a class="btn plain small" href=href download="">{says}</a> }
    });
    links.collect_view().into_any()
}
