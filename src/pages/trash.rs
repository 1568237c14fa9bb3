//! `/admin/trash`: the drafts that were deleted.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::{Address, DONE, TrashFlash};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{calendar::Dates, trash::DeletedDraft};
use crate::i18n::{Lang, say};
use crate::service::Actor;
use crate::store::Account;

/// The page.
#[component]
pub fn TrashPage() -> impl IntoView {
    let (lang, dates, done) = (request::lang(), request::dates(), request::query(DONE));
    let form = FormState { lang, echo: request::echo(), prefix: "" };
    signed_in(move |state, account| async move {
        let trash = state.trash(&Actor::of(&account)).await?;
        let told = view! { {flash(lang, done.parse().ok())}<FormBanner form/> }.into_any();
        Ok(content((lang, dates), account, &trash, told).into_any())
    })
}

fn flash(lang: Lang, done: Option<TrashFlash>) -> Option<AnyView> {
    let text = &lang.texts().trash;
    let says = match done? {
        TrashFlash::Deleted => text.deleted,
        TrashFlash::Purged => text.purged,
    };
    Some(view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any())
}

fn content(
    (lang, dates): (Lang, Dates),
    account: Account,
    trash: &[DeletedDraft],
    told: AnyView,
) -> impl IntoView + use<> {
    let text = &lang.texts().trash;
    let none = trash.is_empty().then(|| view! { <p class="quiet">{text.none}</p> });
    let rows = trash.iter().map(|deleted| row(lang, dates, deleted)).collect_view();
    view! {
        <Admin lang title=text.title account>
            <div class="page mid">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {told}
                {none}
                <ul class="preset-list">{rows}</ul>
            </div>
        </Admin>
    }
}

fn row(lang: Lang, dates: Dates, deleted: &DeletedDraft) -> AnyView {
    let text = &lang.texts().trash;
    let says =
        (text.goes)(say::date(lang, dates, deleted.deleted_on), say::day(lang, deleted.goes_on()));
    let guards = || {
        view! {
            <input type="hidden" name="page" value=Address::Trash/>
            <input type="hidden" name="id" value=deleted.id.to_string()/>
        }
    };
    view! {
        <li class="panel">
            <h2 dir="auto">{deleted.form.title.clone()}</h2>
            <p class="quiet">{says}</p>
            <form method="post" action=Address::RestoreTheme>
                {guards()}
                <button class="btn plain">{text.restore}</button>
            </form>
            <details class="confirm">
                <summary>{text.purge}</summary>
                <p>{text.purge_says}</p>
                <form method="post" action=Address::PurgeTheme>
                    {guards()}
                    <button class="btn danger">{text.purge}</button>
                </form>
            </details>
        </li>
    }
    .into_any()
}
