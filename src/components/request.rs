//! The request context: what a page may know of the request that it answers.

use axum::http::{HeaderMap, header, request::Parts};
use leptos::prelude::{ReadUntracked, use_context};
use leptos_router::hooks::use_params_map;

use crate::address::{Address, Route};
use crate::domain::calendar::Dates;
use crate::http::{self, AppState, echo::Echo};
use crate::i18n::Lang;
use crate::service::Config;

/// The reader's language. Outside a request (when the routes are listed at the start) it is
/// [`Lang::default`].
pub fn lang() -> Lang {
    use_context::<Parts>().map(|parts| http::lang(&parts.headers)).unwrap_or_default()
}

/// How this server writes years in Japanese. Beside the language, not in it: the one is the
/// office's choice, the other the reader's.
pub fn dates() -> Dates {
    use_context::<AppState>().map_or(Dates::Western, |state| state.dates())
}

/// The request's headers.
pub fn headers() -> HeaderMap {
    use_context::<Parts>().map(|parts| parts.headers).unwrap_or_default()
}

/// The path and query of the page.
pub fn address() -> String {
    use_context::<Parts>()
        .and_then(|parts| parts.uri.path_and_query().map(ToString::to_string))
        .unwrap_or_else(|| Address::Home.to_string())
}

/// The path of the page.
pub fn path() -> String {
    address().split('?').next().unwrap_or_default().to_owned()
}

/// The row of the table of addresses that the page belongs to; nothing outside a request, and where
/// there is no page.
pub fn route() -> Option<Route> {
    Route::find(&path()).map(|found| found.route)
}

/// What a failed form typed, when this page is rendered again for it.
pub fn echo() -> Option<Echo> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Echo>().cloned())
}

/// A part of the path, as named in the route table.
pub fn param(name: &str) -> String {
    use_params_map().read_untracked().get(name).unwrap_or_default()
}

/// A field of the query; empty when absent. Read from the address itself: the router's own map
/// decodes values twice, so that an address within the query, or a search for `%41`, would not come
/// out as it went in.
pub fn query(name: &str) -> String {
    queries(name).into_iter().next().unwrap_or_default()
}

/// All fields of the query that have one name.
pub fn queries(name: &str) -> Vec<String> {
    let fields = use_context::<Parts>().and_then(|parts| {
        serde_urlencoded::from_str::<Vec<(String, String)>>(parts.uri.query()?).ok()
    });
    let named = fields.into_iter().flatten().filter(|(field, _)| field == name);
    named.map(|(_, value)| value).collect()
}

/// The beginning of the addresses that others can reach, `https://board.example.jp`: as configured;
/// else the host under which this request came, for an address that the server listens on
/// (`127.0.0.1`) leads nobody here from another device.
pub fn origin(config: &Config) -> String {
    let host = headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .filter(|host| is_host(host))
        .map(|host| format!("http://{host}"));
    config.origin.clone().or(host).unwrap_or_else(|| config.public_origin())
}

/// Whether a header names a host and, perhaps, a port (RFC 9110, 7.2), and nothing that would make
/// another address of it.
fn is_host(host: &str) -> bool {
    !host.is_empty()
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::is_host;

    #[test]
    fn a_host_is_a_host_and_nothing_else() {
        for host in ["board.example.jp", "192.168.0.5:3000", "[fe80::1]:3000"] {
            assert!(is_host(host), "{host}");
        }
        for other in ["", "a/b", "a@b", "a?b", "a#b", "a b", "例"] {
            assert!(!is_host(other), "{other}");
        }
    }
}
