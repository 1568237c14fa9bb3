//! `POST` of the form: reads a photo and answers with its slips, or takes what is typed beside them.

use axum::{
    body::Body,
    extract::{Multipart, Path, State},
    http::{HeaderMap, Response, StatusCode, header::CONTENT_LENGTH},
    response::{IntoResponse, Redirect},
};

use super::form::{PHOTO, PROBLEMS, seen, typed, without_pictures};
use super::page::sentence;
use super::receive::{FIELDS_MAX, Sent, receive};
use crate::address::{Address, DONE, Flash, PaperFlash, Route};
use crate::domain::{
    fault::Fault,
    ids::ThemeId,
    paper::{PhotoProblem, SlipCode},
    problem::{Invalid, Problem},
};
use crate::http::{
    self, AppState,
    echo::{Rerender, Values},
    session,
};
use crate::pages::paper::fields::{COUNT, COUNTED};
use crate::service::{Actor, Error, NotRead, Room};

/// So many photos are received at once: each is in memory, up to twenty megabytes.
static RECEIVING: Room = Room::new(3, 12);

/// Reads a photo, or takes what is typed.
pub async fn photo(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let page = id.parse().map_or(Address::Admin, Address::PhotoPaper).to_string();
    let mut kept = Values::new();
    match take(&state, &id, &headers, multipart, &mut kept).await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(NotRead::Photo(problem)) => {
            let why = (PROBLEMS.to_owned(), sentence(http::lang(&headers), problem));
            let fault = match problem {
                PhotoProblem::TooLarge | PhotoProblem::TooManyPixels => Fault::TooLarge,
                _ => Invalid::one(PHOTO, Problem::Malformed).into(),
            };
            Rerender::new(page, vec![why], fault).into_response()
        }
        Err(NotRead::Other(error)) => Rerender::new(page, kept, error.told()).into_response(),
    }
}

/// Takes what is typed, and says where it leads; of a photo that was read, what is seen in it comes
/// back as fields of the form. `kept` becomes what is to be given back.
async fn take(
    state: &AppState,
    id: &str,
    headers: &HeaderMap,
    multipart: Multipart,
    kept: &mut Values,
) -> Result<String, NotRead> {
    let account = match session::allowed(state, headers, Route::PhotoPaper).await {
        Ok(account) => account,
        Err(error) => {
            if error == Error::Fault(Fault::NotSignedIn) {
                *kept = carried(headers, multipart).await;
            }
            return Err(error.into());
        }
    };
    let by = Actor::of(&account);
    let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
    let _place = RECEIVING.enter().await.ok_or(Fault::Busy)?;
    let Sent { photo, values } =
        receive(multipart).await.map_err(|error| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => NotRead::Photo(PhotoProblem::TooLarge),
            _ => Fault::Malformed.into(),
        })?;
    let photo = photo.ok_or(NotRead::Photo(PhotoProblem::TooLarge))?;
    if photo.is_empty() && !values.is_empty() {
        kept.clone_from(&values);
        let taken = state.take_slips(&by, id, &typed(&values)?).await?;
        let said = PaperFlash::Photographed.word();
        let page = Address::Paper(id);
        let (notes, counts) = (taken.notes, taken.counts);
        return Ok(format!("{page}?{DONE}={said}&{COUNT}={notes}&{COUNTED}={counts}"));
    }
    let read = state.read_photo(&by, id, photo, code_of).await?;
    *kept = seen(read, &state.slips(&by, id).await?);
    // Not a failure: the page with what was seen, to be completed and sent.
    Err(Fault::NotSentYet.into())
}

/// What somebody typed whose session has ended, to come back after the sign-in.
async fn carried(headers: &HeaderMap, multipart: Multipart) -> Values {
    let length =
        headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let sent = match length {
        Some(..=FIELDS_MAX) => receive(multipart).await.ok(),
        _ => None,
    };
    without_pictures(sent.unwrap_or_default().values)
}

/// The code of a slip in what a QR code says: an address of one, on whatever host it was printed.
fn code_of(text: &str) -> Option<SlipCode> {
    let (_, rest) = text.split_once("://")?;
    let found = Route::find(&rest[rest.find('/')?..])?;
    (found.route == Route::Slip).then(|| found.parts[0].parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_of_a_slip_is_one() {
        let code: SlipCode = "186526219".parse().expect("a code");
        for host in ["https://kizuki.example.jp", "http://127.0.0.1:3000"] {
            assert_eq!(code_of(&format!("{host}{}", Address::Slip(code))), Some(code));
        }
        // A ticket's, a poster's, somebody else's.
        for other in
            ["", "https://a/t/zaitaku#K7QM", "https://a", "/q/7", "https://a/q/x", "a://q/7"]
        {
            assert_eq!(code_of(other), None, "{other}");
        }
    }
}
