//! `/api`: how programs read the board, for people who write them.

use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::{layout::Public, page::page, request};
use crate::http::api::{Operation, operations};
use crate::i18n::Lang;

/// The page.
#[component]
pub fn ApiPage() -> impl IntoView {
    let lang = request::lang();
    page(async move { Ok(content(lang).into_any()) })
}

fn content(lang: Lang) -> impl IntoView + use<> {
    let text = &lang.texts().progress;
    let rows = operations().into_iter().map(|one| row(lang, one)).collect_view();
    view! {
        <Public lang title=text.api here=Route::Api>
            <div class="page mid">
                <div class="page-head"><h1>{text.api}</h1><p class="lead">{text.api_lead}</p></div>
                <p class="quiet">{text.api_rules}</p>
                <div class="panel">
                    <table class="tbl stack">
                        <caption class="vh">{text.api}</caption>
                        <thead>
                            <tr><th scope="col">{text.api_address}</th><th scope="col">{text.api_what}</th></tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p>
                    <a href=Address::ApiDocument>{text.api_document}</a>
                    " "
                    <a href=Address::ApiThemes>{text.api_try}</a>
                </p>
            </div>
        </Public>
    }
}

/// An operation. The interface is described in English, for all programs alike.
fn row(lang: Lang, operation: Operation) -> impl IntoView {
    let parameters = operation.parameters.join(", ");
    let parameters = (!parameters.is_empty()).then(|| view! { <br/><code>"?"{parameters}</code> });
    view! {
        <tr>
            <th scope="row"><code>{operation.path}</code>{parameters}</th>
            <td lang=Lang::PROGRAMS.as_str() data-label=lang.texts().progress.api_what>{operation.summary}</td>
        </tr>
    }
}
