//! `GET /q/{code}`: what the code of a printed slip leads to: of an empty one to the board, for whoever
//! would rather write on a screen; of a note's to the count of its paper, for whoever has an account.

use axum::{
    body::Body,
    extract::{Path, State},
    http::Response,
    response::{IntoResponse, Redirect},
};

use crate::address::Address;
use crate::domain::{fault::Fault, paper::SlipCode};
use crate::http::{AppState, echo::Rerender};
use crate::service::Error;
use crate::store::SlipOf;

/// Leads on.
pub async fn slip(State(state): State<AppState>, Path(code): Path<String>) -> Response<Body> {
    match way(&state, &code).await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn way(state: &AppState, code: &str) -> Result<String, Error> {
    let code: SlipCode = code.parse().map_err(|_| Fault::NotFound)?;
    Ok(match state.board.slip(code).await? {
        (theme, SlipOf::Note(note)) => Address::PaperNote(theme, note).into(),
        (theme, SlipOf::Nothing) => Address::Board(&state.board.theme(theme).await?.slug).into(),
    })
}
