//! Cache keys: under which address a shared page is kept, its path, and of the query what that page
//! looks at, read as it reads it and written in one way. Whatever else somebody writes into an
//! address makes no other page of it.

use axum::http::{Request, Uri};

use crate::address::{BoardFlash, DONE, Route};
use crate::domain::note::{BoardView, Sort};

/// The longest address that is kept.
const ADDRESS_MAX: usize = 200;
/// Pages of a list that can be asked for. There are fewer, and what is beyond the last one is the
/// last one.
const PAGES_MAX: usize = 10_000;

/// A shared page.
#[derive(Debug, PartialEq, Eq)]
pub struct Shared {
    /// The address under which the page is kept.
    pub text: String,
    /// Whether it is a search, which is not kept: there are too many.
    pub search: bool,
    /// Whether it is a part of a list, in an order, of which there are many.
    pub part: bool,
    /// Whether its address names a theme: one can make up as many as one likes.
    pub of_theme: bool,
}

/// The address of a page that is the same for everybody; nothing for any other.
pub fn of(uri: &Uri) -> Option<Shared> {
    let path = uri.path();
    let found = Route::find(path).filter(|found| found.route.is_kept())?;
    let fields: Vec<(String, String)> =
        uri.query().and_then(|query| serde_urlencoded::from_str(query).ok()).unwrap_or_default();
    let field = |name: &str| {
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    };
    let mut known = Vec::new();
    let mut search = false;
    if found.route == Route::Board {
        search = field("q").is_some_and(|words| !words.is_empty());
        known.extend(
            field("sort")
                .and_then(|sort| sort.parse::<Sort>().ok())
                .map(|sort| format!("sort={}", sort.as_str())),
        );
        known.extend(field("only").and_then(BoardView::only).map(|only| format!("only={only}")));
        known.extend(
            field("page")
                .and_then(|page| page.parse().ok())
                .filter(|page| *page > 1)
                .map(|page: usize| page.min(PAGES_MAX))
                .map(|page| format!("page={page}")),
        );
    } else if found.route == Route::Log {
        known.extend(
            field("from")
                .and_then(|from| from.parse::<u32>().ok())
                .map(|from| format!("from={from}")),
        );
    }
    let part = !known.is_empty();
    let flash = field(DONE)
        .filter(|_| found.route == Route::Board)
        .and_then(|done| done.parse::<BoardFlash>().ok());
    known.extend(flash.map(|flash| format!("{DONE}={}", flash.as_str())));
    let text =
        if known.is_empty() { path.to_owned() } else { format!("{path}?{}", known.join("&")) };
    (text.len() <= ADDRESS_MAX).then_some(Shared {
        text,
        search,
        part,
        of_theme: !found.parts[0].is_empty(),
    })
}

/// Takes out of an address what it says was just done, unless one of our pages led here: a link
/// that somebody sends must not make a page claim it. Browsers that do not say where a request
/// comes from (Fetch Metadata) are believed.
pub fn take_flash<B>(request: &mut Request<B>) {
    let uri = request.uri();
    let says =
        uri.query().is_some_and(|query| query.contains("done=")) && !Route::Pick.is_of(uri.path());
    if !says || request.headers().get("sec-fetch-site").is_none_or(|site| site == "same-origin") {
        return;
    }
    let kept: Vec<&str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|field| !field.starts_with("done="))
        .collect();
    let address = if kept.is_empty() {
        uri.path().to_owned()
    } else {
        format!("{}?{}", uri.path(), kept.join("&"))
    };
    if let Ok(address) = address.parse() {
        *request.uri_mut() = address;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(uri: &str) -> Option<String> {
        of(&uri.parse().expect("an address"))
            .filter(|address| !address.search)
            .map(|address| address.text)
    }

    #[test]
    fn only_our_own_pages_say_that_something_was_done() {
        let asked = |uri: &str, site: Option<&str>| {
            let request = Request::builder().uri(uri);
            let request = site
                .into_iter()
                .fold(request, |request, site| request.header("sec-fetch-site", site));
            let mut request = request.body(()).expect("a request");
            take_flash(&mut request);
            request.uri().to_string()
        };
        for site in ["none", "cross-site", "same-site"] {
            assert_eq!(asked("/t/a?done=posted", Some(site)), "/t/a");
            assert_eq!(
                asked("/admin/themes/x?q=a&done=hid&page=2", Some(site)),
                "/admin/themes/x?q=a&page=2"
            );
        }
        assert_eq!(asked("/t/a?done=posted", Some("same-origin")), "/t/a?done=posted");
        assert_eq!(asked("/t/a?done=posted", None), "/t/a?done=posted");
        // Not a word about what was done, but which part of the page comes next.
        assert_eq!(asked("/pick/x?done=ready", Some("none")), "/pick/x?done=ready");
    }

    #[test]
    fn what_is_shared_is_a_list() {
        for shared in ["/", "/t/zaitaku", "/t/a/report", "/trust", "/log"] {
            assert_eq!(kept(shared).as_deref(), Some(shared));
        }
        let own = [
            "/t/a/mine",
            "/t/a/mine/post",
            "/t/a/live",
            "/t/a/key",
            "/t/",
            "/login",
            "/admin",
            "/pick/x",
            "/log.json",
            "/t/a?q=x",
            "/x",
        ];
        for own in own {
            assert_eq!(kept(own), None, "{own}");
        }
        assert_eq!(kept(&format!("/t/{}", "x".repeat(300))), None);
    }

    #[test]
    fn what_a_page_does_not_look_at_makes_no_other_page() {
        let only = "only=00000000-0000-0000-0000-000000000007";
        for (asked, kept_as) in [
            ("/?done=posted&utm=1", "/"),
            ("/trust?x", "/trust"),
            ("/t/a/report?page=2&x=%E6", "/t/a/report"),
            ("/t/a?n=1&q=&sort=&page=&x=%41", "/t/a"),
            ("/t/a?sort=nothing&only=&page=1&done=x", "/t/a"),
            ("/t/a?only=x", "/t/a?only=00000000-0000-0000-0000-000000000000"),
            ("/t/a?page=02&page=3&sort=stickers&sort=new", "/t/a?sort=stickers&page=2"),
            (
                "/t/a?done=liked&page=99999999&s%6Frt=stickers",
                "/t/a?sort=stickers&page=10000&done=liked",
            ),
            ("/t/a?only=00000000000000000000000000000007", &format!("/t/a?{only}")),
            ("/log?from=0007&x=1", "/log?from=7"),
            ("/log?from=-1", "/log"),
        ] {
            assert_eq!(kept(asked).as_deref(), Some(kept_as), "{asked}");
        }
        let long = format!("/t/a?x={}", "x".repeat(300));
        assert_eq!(kept(&long).as_deref(), Some("/t/a"));
    }
}
