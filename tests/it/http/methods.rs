//! Every address that a browser can show answers it, whatever it asks: with a page, or with the way to one.

use std::path::Path;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use kizuki_board::domain::theme::Theme;
use leptos::server_fn::axum::server_fn_paths;

use crate::support::{Answer, ORIGIN, TestApp};

/// Every address of the program, from the tables in which they stand, filled in for a theme; `/t/{slug}/live` never ends.
fn addresses(theme: &Theme) -> Vec<String> {
    let file = |name: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a source");
    let (app, router) = (file("src/app.rs"), file("src/router.rs"));
    let between = |text: &str, mark: &str| -> Vec<String> {
        text.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(ToOwned::to_owned).collect()
    };
    let fill = |path: &str| {
        path.replace(":slug", "zaitaku")
            .replace("{slug}", "zaitaku")
            .replace(":id", &theme.id.to_string())
            .replace("{id}", &theme.id.to_string())
            .replace(":token", "0000")
            .replace("{lang}", "en")
            .replace("{file}", "md")
            .replace("{what}", "post")
    };
    let mut all: Vec<String> = between(&app, "path!(\"").iter().chain(&between(&router, ".route(\"")).map(|path| fill(path)).collect();
    all.extend(server_fn_paths().map(|(path, _)| path.to_owned()));
    all.extend(["edit", "withdraw", "like", "unlike", "forget", "enter"].map(|what| format!("/t/zaitaku/mine/{what}")));
    all.extend(["/pkg/nothing.js", "/sw.js", "/icon.svg", "/nothing", "/api/nothing", "/t/nothing", "/passphrase"].map(ToOwned::to_owned));
    all.retain(|path| path != "/t/zaitaku/live");
    assert!(all.len() > 50 && !all.iter().any(|path| path.contains(['{', ':'])), "{all:?}");
    all
}

async fn ask(app: &TestApp, method: &Method, path: &str, cookie: &str, accept: &str) -> Answer {
    let request = Request::builder().method(method.clone()).uri(path).header(header::HOST, "kizuki.test").header(header::ORIGIN, ORIGIN);
    let request = request.header(header::ACCEPT, accept).header(header::COOKIE, cookie);
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn every_address_answers_every_method() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let organizer = app.organizer("hr@example.jp").await;
    for path in addresses(&theme) {
        for method in [Method::GET, Method::HEAD, Method::POST, Method::OPTIONS, Method::PUT, Method::DELETE] {
            // The first session may end with `POST /api/sign_out`.
            for cookie in ["", organizer.as_str()] {
                for accept in ["text/html,*/*;q=0.8", "application/json", "*/*"] {
                    let answer = ask(&app, &method, &path, cookie, accept).await;
                    let at = format!("{method} {path} {accept}: {} {}", answer.status, answer.body.chars().take(200).collect::<String>());
                    // Here nobody opens the boxes, and that is what it says.
                    let not_ready = path == "/readyz" && !answer.body.starts_with('<');
                    assert!(!answer.status.is_server_error() || not_ready, "{at}");
                    // 204 is what the second program gets that wipes a pick-up: there is nothing to show.
                    let says_nothing = answer.status.is_redirection() || answer.status == StatusCode::NO_CONTENT || method == Method::HEAD;
                    if accept.starts_with("text/html") && !says_nothing {
                        assert!(!answer.body.is_empty(), "{at}");
                    }
                    if method == Method::GET && accept.starts_with("text/html") {
                        assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{at}");
                        if answer.status == StatusCode::SEE_OTHER {
                            let page = ask(&app, &method, answer.location().split('#').next().expect("an address"), cookie, accept).await;
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
        ("/api/sign_in", "/login"),
        ("/api/save_theme", "/admin"),
        ("/api/sign_out", "/"),
        ("/t/zaitaku/mine/post", "/t/zaitaku"),
        ("/t/zaitaku/mine/edit", "/t/zaitaku/mine"),
        ("/anon", "/"),
        ("/pick", "/"),
        (&format!("{admin}/slips"), admin.as_str()),
        ("/admin/roster/import", "/admin/roster"),
    ] {
        let answer = app.get(path).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, page), "{path}");
    }
    assert_eq!(app.get("/api/nothing").await.status, StatusCode::NOT_FOUND);
    let program = ask(&app, &Method::GET, "/api/save_theme", "", "application/json").await;
    assert_eq!((program.status, program.body.as_str()), (StatusCode::METHOD_NOT_ALLOWED, "\"WrongMethod\""));
}
