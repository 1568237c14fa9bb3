//! `POST /admin/team/invite` and `…/link`: the link of an invitation. The answer is the link itself with
//! a text to hand over, shown here and never again: only its hash is kept.

use axum::{
    Form,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, Response, header},
    response::{Html, IntoResponse},
};
use leptos::prelude::*;
use serde::Deserialize;

use crate::address::{Address, Route};
use crate::domain::{
    fault::Fault,
    ids::AccountId,
    team::{InviteForm, Member},
};
use crate::http::{self, AppState, echo::Rerender, session};
use crate::i18n::{Lang, say};
use crate::pages::slips::{POLICY, document};
use crate::service::{Actor, Error};
use crate::store::Account;

/// The form as it is sent.
#[derive(Deserialize)]
pub struct Typed {
    /// The secret of the link, made with the form.
    #[serde(default)]
    token: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

/// Invites somebody, and answers with their link.
pub async fn invite(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(form): Form<Typed>,
) -> Response<Body> {
    let Typed { token, name, email, role } = form;
    let form = InviteForm { name, email, role };
    let made = async {
        let account = session::allowed(&state, &headers, Route::Invite).await?;
        let member = state.invite(&Actor::of(&account), &token, &form).await?;
        Ok((account, member))
    };
    answer(&state, &headers, &token, Address::Team, made.await)
}

/// Makes the link of an invitation anew, and answers with it.
pub async fn invite_again(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Typed>,
) -> Response<Body> {
    let page = id.parse().map_or(Address::Team, Address::Member);
    let made = async {
        let account = session::allowed(&state, &headers, Route::InviteAgain).await?;
        let id: AccountId = id.parse().map_err(|_| Fault::NotFound)?;
        let member = state.invite_again(&Actor::of(&account), id, &form.token).await?;
        Ok((account, member))
    };
    answer(&state, &headers, &form.token, page, made.await)
}

/// The sheet; where there is none, the form's page with what was typed, which the layer around has
/// read.
fn answer(
    state: &AppState,
    headers: &HeaderMap,
    link: &str,
    page: Address<'_>,
    made: Result<(Account, Member), Error>,
) -> Response<Body> {
    match made {
        Ok((by, member)) => {
            let html = sheet(state, http::lang(headers), link, &by, &member);
            let closed =
                [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)];
            (closed, Html(html)).into_response()
        }
        Err(error) => Rerender::new(page, Vec::new(), error.told()).into_response(),
    }
}

fn sheet(state: &AppState, lang: Lang, link: &str, by: &Account, member: &Member) -> String {
    let text = &lang.texts().team;
    let address = format!("{}{}", state.config.public_origin(), Address::Join(link));
    let until = member.invited_until.unwrap_or_default();
    let until = say::moment(lang, state.dates(), state.local(until));
    let role = say::role(lang, member.role);
    let mail = (text.mail)(member.shown_name(), role, &address, &until, &member.email, &by.email);
    let head = view! {
        <h1>{text.sheet_title}</h1>
        <p class="banner"><strong>{text.sheet_not_sent}</strong>" "{text.sheet_once}</p>
        <p>{(text.sheet_until)(&until)}" "{text.sheet_alone}" "{text.sheet_lost}</p>
        <p class="link-once"><code>{address}</code></p>
        <h2>{text.sheet_mail}</h2>
    };
    let body = view! {
        <div class="page">
            <pre class="mail" dir="auto">{mail}</pre>
            <p class="noprint"><a class="btn plain" href=Address::Team>{text.sheet_back}</a></p>
        </div>
    };
    document(state, lang, text.sheet_title, head.into_any(), body.into_any())
}
