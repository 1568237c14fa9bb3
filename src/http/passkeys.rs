//! The doors for passkeys: JSON from the script of the pages on which they are used
//! (`components/passkey.js`), for there is no other way to ask a device. What is wrong is said in the
//! reader's language.

use axum::{
    Json,
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, Response, header},
    response::IntoResponse,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::json;

use super::{AppState, fault, lang, session};
use crate::address::{Address, OwnAccountFlash, Route};
use crate::domain::{fault::Fault, problem::Invalid};
use crate::i18n::{Lang, say};
use crate::service::Error;

/// The longest request, in bytes: an answer with an attestation of a large certificate.
const REQUEST_MAX: usize = 64 * 1024;

/// What the form of a new passkey holds.
#[derive(Deserialize)]
struct NewPasskey {
    #[serde(default)]
    passkey_name: String,
    #[serde(default)]
    passkey_password: String,
}

/// What a device answered, and to what.
#[derive(Deserialize)]
struct Answered<T> {
    token: String,
    credential: T,
    #[serde(default)]
    next: String,
}

/// Asks a browser for a passkey of anybody's.
pub async fn begin(State(state): State<AppState>, headers: HeaderMap) -> Response<Body> {
    let asked = async { Ok(Json(state.begin_passkey_sign_in().await?).into_response()) };
    asked.await.unwrap_or_else(|error: Error| refused(lang(&headers), error))
}

/// Signs in with what it answered.
pub async fn end(State(state): State<AppState>, headers: HeaderMap, body: Body) -> Response<Body> {
    let entered = async {
        let Answered { token, credential, next } = read(body).await?;
        let account = state.sign_in_with_passkey(&token, &credential).await?;
        let cookies = session::enter(&state, account.id, &account.password_hash).await?;
        let mut answer = Json(json!({ "to": session::way_on(next) })).into_response();
        let cookies = cookies.into_iter().map(|cookie| (header::SET_COOKIE, cookie));
        answer.headers_mut().extend(cookies);
        Ok(answer)
    };
    entered.await.unwrap_or_else(|error: Error| refused(lang(&headers), error))
}

/// Asks a browser to make a passkey for whoever is signed in.
pub async fn begin_own(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Body,
) -> Response<Body> {
    let asked = async {
        let account = session::allowed(&state, &headers, Route::BeginOwnPasskey).await?;
        let NewPasskey { passkey_name, passkey_password } = read(body).await?;
        let asked = state.begin_passkey(&account, &passkey_name, passkey_password).await?;
        Ok(Json(asked).into_response())
    };
    asked.await.unwrap_or_else(|error: Error| refused(lang(&headers), error))
}

/// Adds the one that it made.
pub async fn add(State(state): State<AppState>, headers: HeaderMap, body: Body) -> Response<Body> {
    let added = async {
        let account = session::allowed(&state, &headers, Route::AddPasskey).await?;
        let Answered { token, credential, .. } = read(body).await?;
        state.add_passkey(&account, &token, &credential).await?;
        let to = Address::OwnAccount.after(OwnAccountFlash::PasskeyAdded);
        Ok(Json(json!({ "to": to })).into_response())
    };
    added.await.unwrap_or_else(|error: Error| refused(lang(&headers), error))
}

async fn read<T: DeserializeOwned>(body: Body) -> Result<T, Error> {
    let bytes = to_bytes(body, REQUEST_MAX).await.map_err(|_| Fault::TooLarge)?;
    Ok(serde_json::from_slice(&bytes).map_err(|_| Fault::Malformed)?)
}

/// Why not: a sentence in all, and one for each field that has a problem.
fn refused(lang: Lang, error: Error) -> Response<Body> {
    let why = error.told();
    let fields: serde_json::Map<String, serde_json::Value> = match &why {
        Fault::Invalid(Invalid(problems)) => problems
            .iter()
            .map(|one| (one.field.clone(), say::problem(lang, &one.problem).into()))
            .collect(),
        _ => serde_json::Map::new(),
    };
    let said = json!({ "message": say::fault(lang, &why), "fields": fields });
    (fault::status(&why), Json(said)).into_response()
}
