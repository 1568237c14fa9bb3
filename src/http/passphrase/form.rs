//! `POST /passphrase`: takes the passphrase, gives the day's cookie, and leads to where one wanted
//! to go.

use axum::{
    Form,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, Response, Uri, header, uri::PathAndQuery},
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::address::{Address, Route};
use crate::domain::{
    fault::Fault,
    passphrase::Passphrase,
    problem::{Invalid, Problem},
};
use crate::http::{
    AppState, cookie_header,
    echo::{Carried, Rerender},
    is_local, with_query,
};

/// The form of the page.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    next: String,
    /// A form that was on its way when the phrase was asked for.
    #[serde(default)]
    carried: String,
}

/// Lets a reader in, or says beside the field that this is not the phrase. What was typed is not
/// sent back: it is a secret, or nearly one.
pub async fn enter(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(form): Form<Typed>,
) -> Response<Body> {
    let typed = Passphrase::fold(&Zeroizing::new(form.passphrase));
    match cookies(&state, &headers, &typed) {
        Ok(cookies) => {
            let to = if leads_on(&form.next) { form.next } else { Address::Home.to_string() };
            let carried = Carried::read(&form.carried).map(Carried::resume);
            let mut response =
                carried.map_or_else(|| Redirect::to(&to).into_response(), Rerender::into_response);
            response.headers_mut().extend(cookies.map(|cookie| (header::SET_COOKIE, cookie)));
            response
        }
        Err(fault) => {
            Rerender::new(page(&form.next), vec![(Carried::FIELD.to_owned(), form.carried)], fault)
                .into_response()
        }
    }
}

/// The day's cookie, and that by which the browser is remembered.
fn cookies(
    state: &AppState,
    headers: &HeaderMap,
    typed: &Passphrase,
) -> Result<[HeaderValue; 2], Fault> {
    let gate = state.gate().ok_or(Fault::NotFound)?;
    if typed.is_empty() {
        return Err(Invalid::one("passphrase", Problem::Empty).into());
    }
    let (now, today) = (state.clock.now(), state.today());
    let guesses = gate.guesses(&state.config, headers, today);
    // Taken first and given back, so that guesses sent at once are counted too.
    if !guesses.take(now) {
        return Err(Fault::TooManyGuesses);
    }
    if !state.is_passphrase(typed) {
        return Err(Invalid::one("passphrase", Problem::WrongPassphrase).into());
    }
    guesses.give_back(now);
    let (day, reminder) = (gate.cookie(&state.config, today), gate.reminder(&state.config, today));
    Ok([cookie_header(&day), cookie_header(&reminder)])
}

/// The page that asks, and then leads on to `next`.
fn page(next: &str) -> String {
    let leads = !Route::Home.is_of(next) && leads_on(next);
    with_query(Address::EnterPassphrase, &[("next", next)][..usize::from(leads)])
}

/// The page that asks, for a request that was not let in. A form leads back to the board on which
/// it stands: its own address has no page.
pub fn page_for(method: &Method, uri: &Uri) -> String {
    if matches!(*method, Method::GET | Method::HEAD) {
        return page(uri.path_and_query().map_or_else(|| uri.path(), PathAndQuery::as_str));
    }
    let board = Route::find(uri.path())
        .filter(|found| found.route == Route::Act)
        .map_or(Address::Home, |found| Address::Board(found.parts[0]));
    page(&board.to_string())
}

/// Whether somebody can be led there: a path of this site, fit to stand in a header, and not the
/// asking page itself.
fn leads_on(next: &str) -> bool {
    is_local(next)
        && next.parse::<PathAndQuery>().is_ok_and(|next| !Route::EnterPassphrase.is_of(next.path()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "/passphrase";

    #[test]
    fn where_one_wanted_to_go_is_kept_and_stays_here() {
        assert_eq!(
            page("/t/zaitaku?q=%E6%B1%BA&sort=new"),
            "/passphrase?next=%2Ft%2Fzaitaku%3Fq%3D%25E6%25B1%25BA%26sort%3Dnew"
        );
        for bad in [
            "",
            "/",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            PAGE,
        ] {
            assert_eq!(page(bad), PAGE, "{bad:?}");
        }
    }

    #[test]
    fn a_form_leads_back_to_its_board() {
        let page = |method, uri: &'static str| page_for(&method, &Uri::from_static(uri));
        assert_eq!(page(Method::POST, "/t/zaitaku/mine/post"), "/passphrase?next=%2Ft%2Fzaitaku");
        assert_eq!(page(Method::GET, "/t/zaitaku/mine"), "/passphrase?next=%2Ft%2Fzaitaku%2Fmine");
        assert_eq!(page(Method::POST, "/nothing"), PAGE);
    }
}
