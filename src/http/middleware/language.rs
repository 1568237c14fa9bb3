//! Language negotiation: a reader gets the language that they switched to, else the browser's, else
//! [`Lang::default`]. やさしい日本語 is chosen by the switch alone.

use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderMap, HeaderValue, Response, header},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use serde::Deserialize;

use crate::address::Address;
use crate::http::cookie_header;
use crate::i18n::Lang;

/// The cookie of the switch. It holds the language and nothing else.
const LANG_COOKIE: &str = "kizuki_lang";

/// The reader's language.
pub fn lang(headers: &HeaderMap) -> Lang {
    let switched = CookieJar::from_headers(headers)
        .get(LANG_COOKIE)
        .and_then(|cookie| cookie.value().parse().ok());
    switched.unwrap_or_else(|| {
        from_browser(
            headers
                .get(header::ACCEPT_LANGUAGE)
                .and_then(|value| value.to_str().ok())
                .unwrap_or(""),
        )
    })
}

/// The cookie of somebody who switched to a language.
pub fn lang_cookie(lang: Lang) -> HeaderValue {
    HeaderValue::from_str(&format!("{LANG_COOKIE}={}", lang.as_str()))
        .unwrap_or(HeaderValue::from_static(""))
}

/// The language of the page whose program asks. What is anonymous carries no cookie, so the program
/// sends the document's own tag, alone, where a browser would send its list.
pub fn page_lang(headers: &HeaderMap) -> Lang {
    let sent =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()?.parse().ok());
    sent.unwrap_or_else(|| lang(headers))
}

/// The first language of the browser's list that we have; lists come sorted by preference (RFC
/// 9110, 12.5.4). Of each tag its primary subtag counts, so that no list chooses やさしい日本語:
/// the few who could have it in there would stand out.
fn from_browser(accept: &str) -> Lang {
    let primary = |entry: &str| {
        entry.split(['-', ';']).next().unwrap_or_default().trim().to_ascii_lowercase()
    };
    accept.split(',').find_map(|entry| primary(entry).parse().ok()).unwrap_or_default()
}

/// Where to go back to.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// `GET /lang/{lang}?back=/path`: remembers the language and goes back.
pub async fn switch_language(
    Path(lang): Path<String>,
    Query(Back { back }): Query<Back>,
) -> Response<Body> {
    let back = if is_local(&back) { back } else { Address::Home.to_string() };
    let mut response = Redirect::to(&back).into_response();
    if let Ok(lang) = lang.parse::<Lang>() {
        let cookie = Cookie::build((LANG_COOKIE, lang.as_str()))
            .path(Address::Home.to_string())
            .same_site(SameSite::Lax)
            .http_only(true)
            .permanent()
            .build();
        response.headers_mut().append(header::SET_COOKIE, cookie_header(&cookie));
    }
    response
}

/// Whether a path stays on this site: `//host` and `/\host` would not, nor `/<tab>/host`, for
/// browsers take tabs out of addresses (WHATWG URL, 4.4).
pub fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(|c: char| c == '\\' || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_known_language_counts() {
        assert_eq!(from_browser("fr;q=0.9, en-GB, ja;q=0.5"), Lang::En);
        assert_eq!(from_browser("ja-JP,en"), Lang::Ja);
        assert_eq!(from_browser(""), Lang::Ja);
        assert_eq!(from_browser("xx"), Lang::Ja);
    }

    #[test]
    fn no_browser_chooses_easy_japanese_by_itself() {
        for list in ["ja-simple", "ja-simple,ja;q=0.9", "ja-x-easy", "ja-Hira, en"] {
            assert_eq!(from_browser(list), Lang::Ja, "{list}");
        }
    }

    #[test]
    fn a_program_is_answered_in_the_language_of_its_page() {
        let asked = |accept: &'static str| {
            page_lang(&HeaderMap::from_iter([(
                header::ACCEPT_LANGUAGE,
                HeaderValue::from_static(accept),
            )]))
        };
        for lang in Lang::ALL {
            assert_eq!(asked(lang.as_str()), *lang);
        }
        assert_eq!(
            (asked("en-GB,ja"), asked("ja-simple,en"), page_lang(&HeaderMap::new())),
            (Lang::En, Lang::Ja, Lang::Ja)
        );
    }

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert!(is_local("/t/a?x=1"));
        for bad in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\r\nb",
            "/\t/evil.example",
        ] {
            assert!(!is_local(bad), "{bad}");
        }
    }
}
