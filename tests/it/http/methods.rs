//! Every address that a browser can show answers it, whatever it asks: with a page, or with the way
//! to one.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use kizuki_board::address::{OwnForm, Route};
use kizuki_board::domain::theme::Theme;

use crate::support::{Answer, ORIGIN, TestApp};

/// Every address of the program, filled in for a theme; `/t/{slug}/live` never ends.
fn addresses(theme: &Theme) -> Vec<String> {
    let id = theme.id.to_string();
    let parts = [
        ("{slug}", "zaitaku"),
        ("{id}", id.as_str()),
        ("{item}", "n-00000000-0000-0000-0000-000000000000"),
        ("{n}", "1"),
        ("{note}", "00000000-0000-0000-0000-000000000000"),
        ("{year}", "2020"),
        ("{token}", "0000"),
        ("{account}", "00000000-0000-0000-0000-000000000000"),
        ("{code}", "0"),
        ("{lang}", "en"),
        ("{format}", "md"),
        ("{file}", "disclosed.md"),
        ("{name}", "nothing.js"),
    ];
    let fill = |route: &Route| {
        parts.iter().fold(route.pattern().to_owned(), |path, (name, part)| path.replace(name, part))
    };
    let rows = Route::ALL.iter().filter(|route| **route != Route::Live).map(fill);
    let all = rows.flat_map(|path| match path.strip_suffix("{what}") {
        Some(before) => OwnForm::ALL.iter().map(|what| format!("{before}{what}")).collect(),
        None => vec![path],
    });
    let all: Vec<String> = all
        .chain(["/nothing", "/do/nothing", "/t/nothing", "/login/"].map(ToOwned::to_owned))
        .collect();
    assert!(all.len() > 60 && !all.iter().any(|path| path.contains('{')), "{all:?}");
    all
}

async fn ask(app: &TestApp, method: &Method, path: &str, cookie: &str, accept: &str) -> Answer {
    let request = Request::builder()
        .method(method.clone())
        .uri(path)
        .header(header::HOST, "kizuki.test")
        .header(header::ORIGIN, ORIGIN);
    let request = request.header(header::ACCEPT, accept).header(header::COOKIE, cookie);
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn every_address_answers_every_method() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let organizer = app.organizer("hr@example.jp").await;
    for path in addresses(&theme) {
        for method in
            [Method::GET, Method::HEAD, Method::POST, Method::OPTIONS, Method::PUT, Method::DELETE]
        {
            // The first session may end with `POST /do/sign_out`.
            for cookie in ["", organizer.as_str()] {
                for accept in ["text/html,*/*;q=0.8", "application/json", "*/*"] {
                    let answer = ask(&app, &method, &path, cookie, accept).await;
                    let at = format!(
                        "{method} {path} {accept}: {} {}",
                        answer.status,
                        answer.body.chars().take(200).collect::<String>()
                    );
                    // Here nobody opens the boxes, and that is what it says.
                    let not_ready = path == "/readyz" && !answer.body.starts_with('<');
                    assert!(!answer.status.is_server_error() || not_ready, "{at}");
                    // 204 is what the second program gets that wipes a pick-up: there is nothing to
                    // show.
                    let says_nothing = answer.status.is_redirection()
                        || answer.status == StatusCode::NO_CONTENT
                        || method == Method::HEAD;
                    if accept.starts_with("text/html") && !says_nothing {
                        assert!(!answer.body.is_empty(), "{at}");
                    }
                    if method == Method::GET && accept.starts_with("text/html") {
                        assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{at}");
                        if answer.status == StatusCode::SEE_OTHER {
                            let page = ask(
                                &app,
                                &method,
                                answer.location().split('#').next().expect("an address"),
                                cookie,
                                accept,
                            )
                            .await;
                            assert!(
                                page.status == StatusCode::OK || page.status.is_redirection(),
                                "{at} leads to {} {}",
                                answer.location(),
                                page.status
                            );
                        }
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_its_page() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let admin = format!("/admin/themes/{}", theme.id);
    for (path, page) in [
        ("/do/sign_in", "/login"),
        ("/do/save_theme", "/admin"),
        ("/do/sign_out", "/"),
        ("/t/zaitaku/mine/post", "/t/zaitaku"),
        ("/t/zaitaku/mine/edit", "/t/zaitaku/mine"),
        ("/anon", "/"),
        ("/pick", "/"),
        (&format!("{admin}/slips"), admin.as_str()),
        ("/admin/roster/import", "/admin/roster"),
        ("/admin/letterhead/import", "/admin/letterhead"),
        ("/admin/library/import", "/admin/library"),
        ("/admin/team/invite", "/admin/team"),
        ("/do/end_account", "/admin/team"),
        ("/do/change_password", "/admin/me"),
        ("/do/drop_passkey", "/admin/me"),
        ("/admin/me/passkey/begin", "/admin/me"),
        ("/passkey", "/login"),
        ("/admin/exchange/file", "/admin/exchange"),
        ("/do/copy_year", "/admin/year"),
        ("/admin/year/feed", "/admin/year"),
        ("/do/set_new_year", "/admin/calendar"),
        ("/do/begin_trial", "/admin/setup"),
        ("/do/pin_trial", "/"),
        ("/admin/calendar/holidays", "/admin/calendar"),
        (&format!("{admin}/enquiries/1/import"), &format!("{admin}/enquiries")),
    ] {
        let answer = app.get(path).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, page), "{path}");
    }
    assert_eq!(app.get("/do/nothing").await.status, StatusCode::NOT_FOUND);
    let program = ask(&app, &Method::GET, "/do/save_theme", "", "application/json").await;
    assert_eq!(
        (program.status, program.body.as_str()),
        (StatusCode::METHOD_NOT_ALLOWED, "\"WrongMethod\"")
    );
}
