//! That the table holds together, and that what cannot ask it agrees with it.

use std::{collections::HashSet, fs, path::Path};

use super::*;
use crate::domain::ids::ThemeId;

#[test]
fn each_address_is_one_row() {
    let patterns: HashSet<&str> = Route::ALL.iter().map(|route| route.pattern()).collect();
    assert_eq!(patterns.len(), Route::ALL.len());
    for route in Route::ALL {
        let path: String = route.pattern().replace(['{', '}'], "");
        assert_eq!(
            Route::find(&path).map(|found| found.route),
            Some(*route),
            "{path} is not shadowed by another row"
        );
        assert_eq!(route.serves() == Serves::Form, path.starts_with("/do/"), "{path}");
        assert!(
            !path.starts_with("/admin") || matches!(route.readers(), Readers::Account(_)),
            "{path}"
        );
    }
}

#[test]
fn what_is_written_is_read() {
    let id = ThemeId(uuid::Uuid::from_u128(7));
    for (address, path, parts) in [
        (Address::Home, "/", ["", "", ""]),
        (Address::Board("zaitaku"), "/t/zaitaku", ["zaitaku", "", ""]),
        (Address::Act("a", OwnForm::Post), "/t/a/mine/post", ["a", "post", ""]),
        (Address::OwnTicket("a"), "/t/a/mine/ticket", ["a", "", ""]),
        (Address::ReportFile("a", "csv"), "/t/a/report/csv", ["a", "csv", ""]),
        (
            Address::AdminTheme(id),
            "/admin/themes/00000000-0000-0000-0000-000000000007",
            ["00000000-0000-0000-0000-000000000007", "", ""],
        ),
        (
            Address::EnquiryFile(id, 12, "csv"),
            "/admin/themes/00000000-0000-0000-0000-000000000007/enquiries/12/csv",
            ["00000000-0000-0000-0000-000000000007", "12", "csv"],
        ),
    ] {
        assert_eq!(address.to_string(), path);
        assert_eq!(Route::find(path).map(|found| found.parts), Some(parts));
    }
    assert_eq!(Address::Board("a").after(BoardFlash::Posted), "/t/a?done=posted");
}

#[test]
fn what_is_no_row_is_nothing() {
    for path in [
        "",
        "//",
        "/t",
        "/t/",
        "/t//mine",
        "/t/a/b",
        "/t/a/mine/",
        "/t/a/mine/post/x",
        "/login/",
        "/logins",
        "/admin/",
        "/do/",
        "/do/x",
    ] {
        assert_eq!(Route::find(path), None, "{path}");
    }
}

/// A script of the browser cannot ask the table: its patterns are written as the table says.
#[test]
fn the_service_worker_keeps_what_the_table_says() {
    let worker = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sw.js"))
        .expect("the worker");
    let pattern = |routes: &[Route]| {
        let one = |route: &Route| {
            route
                .pattern()
                .replace("{slug}", "[^/]+")
                .replace("{what}", OwnForm::Forget.as_str())
                .replace('/', "\\/")
        };
        format!("/^({})$/", routes.iter().map(one).collect::<Vec<_>>().join("|"))
    };
    // Within a class a slash needs no escape.
    let written = |routes: &[Route]| pattern(routes).replace("[^\\/]", "[^/]");
    let pages: Vec<Route> =
        Route::ALL.iter().copied().filter(|route| route.is_kept_offline()).collect();
    for wanted in [written(&pages), written(&[Route::SignOut, Route::Act])] {
        assert!(worker.contains(&wanted), "sw.js does not hold {wanted}");
    }
}
