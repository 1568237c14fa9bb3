//! The table of addresses and the program agree: every row answers, every server function has its
//! row, every page leads to rows.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use kizuki_board::i18n::Lang;
use kizuki_board::{
    address::{Address, OwnForm, Readers, Route, Serves},
    app::App,
    domain::{
        account::Role,
        enquiry::NewEnquiry,
        settings::{ThemeKind, Tier},
        theme::{State, Theme},
    },
};
use leptos::server_fn::axum::server_fn_paths;
use uuid::Uuid;

use crate::support::{Answer, TestApp, plan, secret};

#[tokio::test]
async fn every_server_function_and_page_has_its_row() {
    let _app = TestApp::sqlite().await;
    let forms: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).collect();
    let rows: BTreeSet<&str> = Route::ALL
        .iter()
        .filter(|route| route.serves() == Serves::Form)
        .map(|route| route.pattern())
        .collect();
    assert_eq!(forms, rows);
    let pages: BTreeSet<String> =
        leptos_axum::generate_route_list(App).iter().map(|page| page.path().to_owned()).collect();
    let rows: BTreeSet<String> = Route::ALL
        .iter()
        .filter(|route| route.is_page())
        .map(|route| route.pattern().to_owned())
        .collect();
    assert_eq!(pages, rows);
}

/// Each row, filled in.
fn rows(theme: &Theme) -> Vec<(Route, String)> {
    let fill = |route: &Route| {
        let (id, what) = (theme.id.to_string(), OwnForm::Enter.as_str());
        let parts = [
            ("{slug}", theme.slug.as_str()),
            ("{id}", &id),
            ("{item}", "n-00000000-0000-0000-0000-000000000000"),
            ("{n}", "1"),
            ("{year}", "2020"),
            ("{token}", "0000"),
            ("{account}", "00000000-0000-0000-0000-000000000000"),
            ("{code}", "0"),
            ("{lang}", "en"),
            ("{format}", "md"),
            ("{file}", "disclosed.md"),
            ("{what}", what),
            ("{note}", "00000000-0000-0000-0000-000000000000"),
        ];
        (
            *route,
            parts
                .iter()
                .fold(route.pattern().replace("{name}", "kizuki.css"), |path, (name, part)| {
                    path.replace(name, part)
                }),
        )
    };
    Route::ALL.iter().map(fill).collect()
}

#[tokio::test]
async fn every_row_answers() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.state
        .board
        .publish_report(theme.id, theme.version, true)
        .await
        .expect("published")
        .unseen();
    // An administrator, for some pages are for nobody else.
    let organizer = app.signed_in("hr@example.jp", Role::Admin).await;
    // `Live` never ends; where no passphrase is set, none is asked for; a certificate is there for
    // an archived theme alone, proposals for one that gathers some, an account where there is one, an item where there are notes, a sheet where a department is asked, a copy to disclose once the theme has closed, a year's report where its themes' are public, a slip where one is printed, hands where something is answered, a key for a sealed one, a trial board while it lasts, the files where the site was built.
    let apart = |route: Route| {
        matches!(
            route,
            Route::Live
                | Route::Certificate
                | Route::Choosing
                | Route::Member
                | Route::InviteAgain
                | Route::Item
                | Route::Enquiry
                | Route::DisclosureFile
                | Route::EnquiryFile
                | Route::AnnualFile
                | Route::Hands
                | Route::Proposal
                | Route::ProposalFile
                | Route::PaperNote
                | Route::PrintPaper
                | Route::Slip
                | Route::Key
                | Route::Trial
                | Route::PinTrial
                | Route::Fault
                | Route::EnterPassphrase
        ) || route.serves() == Serves::File
    };
    for (route, path) in rows(&theme).into_iter().filter(|(route, _)| !apart(*route)) {
        let cookie =
            if matches!(route.readers(), Readers::Account(_)) { organizer.as_str() } else { "" };
        let posts = matches!(route.serves(), Serves::Form | Serves::Post | Serves::PageAndPost);
        if posts {
            let answer = app.form(cookie, &path, &[("x", "")]).await;
            assert!(
                ![StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&answer.status),
                "POST {path}: {}",
                answer.status
            );
        }
        if !matches!(route.serves(), Serves::Form | Serves::Post) {
            let answer = app.get_as(cookie, &path).await;
            let well = answer.status == StatusCode::OK
                || answer.status.is_redirection()
                || matches!(
                    route,
                    Route::Readyz
                        | Route::Pick
                        | Route::Setup
                        | Route::Join
                        | Route::Enquired
                        | Route::Feed
                        | Route::OwnHand
                );
            assert!(well, "GET {path}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn accounts_are_asked_for_where_the_table_says() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let reviewer = app.signed_in("member@example.jp", Role::Reviewer).await;
    for (route, path) in rows(&theme) {
        let Readers::Account(right) = route.readers() else {
            continue;
        };
        let ask = async |cookie: &str| {
            if route.is_page() || route.serves() == Serves::Data {
                app.get_as(cookie, &path).await
            } else {
                app.form(cookie, &path, &[("x", "")]).await
            }
        };
        let stranger = ask("").await;
        let to_sign_in =
            stranger.status.is_redirection() && stranger.location().starts_with("/login?");
        assert!(
            to_sign_in
                || stranger.status == StatusCode::UNAUTHORIZED
                || stranger.status == StatusCode::BAD_REQUEST,
            "{path}: {}",
            stranger.status
        );
        if !Role::Reviewer.may(right) {
            let status = ask(&reviewer).await.status;
            assert!(
                [StatusCode::FORBIDDEN, StatusCode::BAD_REQUEST].contains(&status),
                "{path}: {status}"
            );
        }
    }
}

/// Each page for people with accounts has its part of the guide, and no other page has one.
fn expect_its_help(path: &str, page: &Answer) {
    let route = path.split('?').next().and_then(Route::find).map(|found| found.route);
    let topic = route.and_then(Route::topic);
    assert_eq!(
        page.body.matches("<details class=\"page-help\"").count(),
        usize::from(topic.is_some()),
        "{path}"
    );
    if let Some(topic) = topic {
        let help = Lang::Ja.texts().guide.helps.of(topic);
        let anchor = format!("href=\"/admin/guide#{}\"", topic.as_str());
        for says in [help.purpose, &anchor] {
            assert!(page.body.contains(says), "{path}: {says}");
        }
    }
}

/// Follows every link from the home page and from the organizers' list. Where they lead is looked
/// at in `support`, for all answers of all tests; here all pages are seen, and none is missing.
#[tokio::test]
async fn every_page_is_reached_by_links_and_leads_to_rows() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    // An administrator, for some pages are for nobody else.
    let organizer = app.signed_in("hr@example.jp", Role::Admin).await;
    app.pinned(&theme, &secret(1), "歩きやすい廊下").await;
    let over = app
        .theme_with(|plan| {
            "owatta".clone_into(&mut plan.slug);
            plan.kind = ThemeKind::Choosing;
        })
        .await;
    app.move_to(over.id, State::Review).await;
    let answered = app.move_to(over.id, State::Answered).await;
    app.state.archive(over.id, answered.version).await.expect("archived");
    let asked = NewEnquiry {
        department: "総務課".into(),
        covering: String::new(),
        due: app.state.today(),
        items: Vec::new(),
    };
    app.state.board.make_enquiry(over.id, Uuid::from_u128(1), &asked).await.expect("made");
    let mut sealed = plan("fuin");
    sealed.tier = Tier::Sealed;
    app.state.create_theme(&sealed, false).await.expect("made");
    let deleted = app.state.create_theme(&plan("keshita"), false).await.expect("made");
    let deleted = app.state.board.theme(deleted).await.expect("there");
    app.state
        .board
        .delete_draft(&deleted, None, app.state.today())
        .await
        .expect("deleted")
        .unseen();
    app.form(&organizer, "/do/begin_trial", &[]).await;
    // The files are there where the site was built.
    let is_apart = |path: &str| {
        let route = path.split('?').next().and_then(Route::find).map(|found| found.route);
        route.is_none_or(|route| route == Route::Language || route.serves() == Serves::File)
    };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut next: VecDeque<String> =
        [Address::Home, Address::Admin].map(|address| address.to_string()).into();
    while let Some(address) = next.pop_front() {
        let path = address.split('#').next().unwrap_or_default();
        // From each page to itself in each language: one link of each is enough.
        let path = path.split_once("?back=").map_or(path, |(lang, _)| lang).to_owned();
        // The form out of each idea is looked at in `http/library.rs`; one of them will do here.
        let is_idea = path.contains("?idea=") && !path.ends_with("?idea=1");
        // So are the texts of each moment in each language, in `http/announce.rs`.
        let is_text = path.contains("?moment=") && !path.ends_with("moment=opening&language=ja");
        if is_idea || is_text || !seen.insert(path.clone()) || is_apart(&path) {
            continue;
        }
        let answer = app.get_as(&organizer, &path).await;
        assert!(
            answer.status == StatusCode::OK || answer.status.is_redirection(),
            "{path}: {}",
            answer.status
        );
        if answer.status == StatusCode::OK {
            expect_its_help(&path, &answer);
        }
        next.extend(
            answer
                .leads_to()
                .into_iter()
                .filter(|(what, _)| *what != "action" && *what != "src")
                .map(|(_, address)| address),
        );
        assert!(seen.len() < 500, "the links do not end: {seen:?}");
    }
    let reached: BTreeSet<&str> = seen
        .iter()
        .filter_map(|path| Route::find(path.split('?').next()?))
        .map(|found| found.route.pattern())
        .collect();
    // Nothing links to what asks for something first, or comes on paper; hands are open where
    // reviewers opened them (`http/hands.rs`).
    let apart = [
        Route::Pick,
        Route::Setup,
        Route::Join,
        Route::Fault,
        Route::EnterPassphrase,
        Route::Hands,
        Route::OwnHand,
        Route::Enquired,
        Route::PaperNote,
    ];
    let missing: Vec<&str> = Route::ALL
        .iter()
        .filter(|route| route.is_page() && !apart.contains(route))
        .map(|route| route.pattern())
        .filter(|page| !reached.contains(page))
        .collect();
    assert!(missing.is_empty(), "nothing leads to {missing:?}");
}
