//! What somebody typed survives every detour: a sign-in, the passphrase, a refusal, a restart. No
//! form needs JavaScript for it.

use std::path::Path;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use futures_util::future::join_all;
use kizuki_board::domain::{passphrase::Passphrase, theme::Theme};

use crate::support::{Answer, DAY, NOON, ORIGIN, PASSWORD, TestApp, code, secret};

const PHRASE: &str = "さくらの咲く丘 2020";
/// What was typed, with characters that mean something in a form, an address and a page.
const TYPED: &str = "窓口①の&=+%<b>\"席";

type Fields = Vec<(&'static str, String)>;

/// A form of the pages: where it is sent, what is in it, and the page on which it stands.
struct Form {
    path: String,
    fields: Fields,
    page: String,
}

/// The forms in which organizers write.
fn of_organizers(theme: &Theme) -> Vec<Form> {
    let id = theme.id.to_string();
    let save = |page: String, id: String, version: String| {
        let fields = vec![
            ("page", page.clone()),
            ("id", id),
            ("version", version),
            ("form[title]", TYPED.to_owned()),
            ("form[slug]", "kaze".into()),
            ("form[description]", format!("{TYPED}\r\n二行め")),
            ("form[tier]", "open".into()),
            ("form[opens_on]", "2020-08-01".into()),
            ("form[closes_on]", "2020-08-31".into()),
            ("form[posting]", "on".into()),
            ("form[stickers]", "on".into()),
            ("form[max_notes]", "5".into()),
            ("form[tally]", "visible".into()),
            ("form[prompts][0][name]", format!("列{TYPED}")),
            ("form[prompts][0][colour]", "lemon".into()),
        ];
        Form { path: "/do/save_theme".into(), fields, page }
    };
    vec![
        save("/admin/themes/new".into(), String::new(), "0".into()),
        save(format!("/admin/themes/{id}/edit"), id, theme.version.to_string()),
    ]
}

fn post(theme: &Theme) -> Form {
    let fields = vec![
        ("prompt", theme.prompts[1].id.to_string()),
        ("text", TYPED.to_owned()),
        ("sort", "stickers".into()),
    ];
    Form { path: "/t/zaitaku/mine/post".into(), fields, page: "/t/zaitaku?sort=stickers".into() }
}

async fn send(app: &TestApp, cookie: &str, form: &Form, more: &[(&str, &str)]) -> Answer {
    let fields: Vec<(&str, &str)> = form
        .fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .chain(more.iter().copied())
        .collect();
    app.form(cookie, &form.path, &fields).await
}

/// The text of a page as a person reads it.
fn read(page: &str) -> String {
    page.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The form that waits in a page's hidden field.
fn carried(page: &str) -> Option<String> {
    let field = page.split("name=\"carried\"").nth(1)?;
    read(field.split("value=\"").nth(1)?.split('"').next()?).into()
}

/// A page in words, which is not empty and has a way on.
fn has_words(answer: &Answer) -> bool {
    answer.body.contains("<h1") && answer.body.contains("href=")
}

#[tokio::test]
async fn an_organizers_form_goes_through_the_sign_in_and_comes_back() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let organizer = app.organizer("hr@example.jp").await;
    for form in of_organizers(&theme) {
        // Twelve hours on, the session has ended.
        app.state.clock.set(app.state.clock.now() + DAY);
        for cookie in [organizer.as_str(), ""] {
            let asked = send(&app, cookie, &form, &[]).await;
            assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
            assert!(
                asked.body.contains("サインインの時間が切れました")
                    && asked.body.contains("書いたものは消えていません"),
                "{}",
                asked.body
            );
            assert!(!asked.body.contains("サインインできませんでした"), "nobody tried to");
            assert!(asked.headers.get("location").is_none(), "nothing typed is in an address");
            let waits = carried(&asked.body).expect("a form that waits");
            let sign_in = |password: &'static str, waits: &str| {
                vec![
                    ("page", "/login".to_owned()),
                    ("next", form.page.clone()),
                    ("email", "hr@example.jp".into()),
                    ("password", password.into()),
                    ("carried", waits.to_owned()),
                ]
            };
            let door = |fields| Form { path: "/do/sign_in".into(), fields, page: "/login".into() };
            let wrong =
                send(&app, "", &door(sign_in("not the one of this account", &waits)), &[]).await;
            assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
            assert_eq!(
                carried(&wrong.body),
                Some(waits.clone()),
                "a mistyped password loses nothing"
            );
            let back = send(&app, "", &door(sign_in(PASSWORD, &waits)), &[]).await;
            assert_eq!(back.status, StatusCode::OK, "{}", back.body);
            assert!(
                read(&back.body).contains(TYPED)
                    && read(&back.body).contains(&format!("列{TYPED}"))
                    && back.body.contains("二行め"),
                "{}",
                back.body
            );
            assert!(
                back.body.contains("書いたものは、そのまま残っています。まだ送られていません。")
            );
            assert!(
                back.body.contains(&format!("value=\"{}\"", form.fields[2].1)),
                "of the version that was looked at"
            );
            let session = back.headers.get_all("set-cookie").iter().find_map(|cookie| {
                cookie
                    .to_str()
                    .ok()?
                    .split(';')
                    .next()
                    .filter(|cookie| cookie.starts_with("kizuki_session="))
                    .map(ToOwned::to_owned)
            });
            assert_eq!(
                app.get_as(&session.expect("signed in"), "/admin").await.status,
                StatusCode::OK
            );
        }
    }
    assert_eq!(
        app.state.board.themes().await.expect("themes").len(),
        1,
        "nothing was done meanwhile"
    );
    // The button does it then.
    let again = app
        .form(
            "",
            "/do/sign_in",
            &[("page", "/login"), ("email", "hr@example.jp"), ("password", PASSWORD)],
        )
        .await;
    let saved = send(&app, &again.cookie(), &of_organizers(&theme)[0], &[]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
}

#[tokio::test]
async fn pasted_lines_go_through_the_sign_in_too() {
    let app = TestApp::sqlite().await;
    let lines = "0012\r\n0013";
    let part = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = format!("{}--b--\r\n", part("pasted", lines));
    let request = TestApp::request(Method::POST, "/admin/roster/import", "")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .header(header::CONTENT_LENGTH, body.len());
    let asked = app.send(request.body(Body::from(body)).expect("a request")).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    let waits = carried(&asked.body).expect("a form that waits");
    app.organizer("hr@example.jp").await;
    let back = app
        .form(
            "",
            "/do/sign_in",
            &[
                ("page", "/login"),
                ("email", "hr@example.jp"),
                ("password", PASSWORD),
                ("carried", &waits),
            ],
        )
        .await;
    assert!(back.body.contains("0012") && back.body.contains("0013"), "{}", back.body);
}

#[tokio::test]
async fn a_note_goes_through_the_passphrase_and_comes_back() {
    let app =
        TestApp::sqlite_with(|config| config.passphrase = Some(Passphrase::fold(PHRASE))).await;
    let theme = app.theme().await;
    let form = post(&theme);
    let asked = send(&app, "", &form, &[]).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(
        asked.body.contains("書いたものは消えていません")
            && asked.headers.get("location").is_none(),
        "{}",
        asked.body
    );
    let waits = carried(&asked.body).expect("a form that waits");
    let wrong =
        app.form("", "/passphrase", &[("passphrase", "とじろごまごま"), ("carried", &waits)]).await;
    assert_eq!(carried(&wrong.body), Some(waits.clone()), "{}", wrong.body);
    let back = app.form("", "/passphrase", &[("passphrase", PHRASE), ("carried", &waits)]).await;
    assert_eq!(back.status, StatusCode::OK);
    assert!(read(&back.body).contains(&format!(">{TYPED}</textarea>")), "{}", back.body);
    assert_eq!(back.body.matches("<details open class=\"add\"").count(), 1);
    assert!(back.body.contains("まだ送られていません") && back.body.contains("value=\"stickers\""));
    let done = send(&app, &back.cookie(), &form, &[]).await;
    assert_eq!(
        (done.status, done.location()),
        (StatusCode::SEE_OTHER, "/t/zaitaku?sort=stickers&done=posted")
    );
    // A page that was asked for is shown as before, and nothing leads away from here.
    for led in ["=%2F%2Fevil.example&text=x", "=https%3A%2F%2Fevil.example", "x"] {
        let answer = app
            .form(
                "",
                "/passphrase",
                &[("passphrase", PHRASE), ("next", "/trust"), ("carried", led)],
            )
            .await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/trust"), "{led}");
    }
}

#[tokio::test]
async fn what_another_site_seems_to_send_is_refused_and_given_back() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let organizer = app.organizer("hr@example.jp").await;
    for form in of_organizers(&theme).into_iter().chain([post(&theme)]) {
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let request = TestApp::request(Method::POST, &form.path, &organizer)
            .header(header::ORIGIN, "https://evil.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(serde_urlencoded::to_string(fields).expect("a form")));
        let refused = app.send(request.expect("a request")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(has_words(&refused) && read(&refused.body).contains(TYPED), "{}", refused.body);
        assert!(
            !refused.body.contains("<textarea") && !refused.body.contains("<b>"),
            "to read and copy, not to send"
        );
    }
}

#[tokio::test]
async fn what_cannot_be_stored_is_given_back() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let organizer = app.organizer("hr@example.jp").await;
    let forms = of_organizers(&theme);
    app.state.board.db().close().await;
    app.state.news.raise();
    for (cookie, form) in
        [(organizer.as_str(), &forms[0]), (organizer.as_str(), &forms[1]), ("", &post(&theme))]
    {
        let failed = send(&app, cookie, form, &[]).await;
        assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(has_words(&failed) && read(&failed.body).contains(TYPED), "{}", failed.body);
    }
}

/// 503 twice over: the theme's key is not there, and more sign in at once than the server checks.
#[tokio::test]
async fn what_cannot_be_taken_now_is_given_back() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "もと").await.to_string();
    let cookie = format!("kizuki_ticket={}", code(&secret(1)));
    let app = app.restarted().await;
    std::fs::remove_file(app.data.path().join("keys").join(format!("{}.key", theme.id)))
        .expect("removed");
    let edit = Form {
        path: "/t/zaitaku/mine/edit".into(),
        fields: vec![("note", note), ("text", TYPED.to_owned())],
        page: String::new(),
    };
    for form in [post(&theme), edit] {
        let failed = send(&app, &cookie, &form, &[]).await;
        assert_eq!(failed.status, StatusCode::SERVICE_UNAVAILABLE, "{}", form.path);
        assert!(has_words(&failed) && read(&failed.body).contains(TYPED), "{}", failed.body);
    }
    assert!(!app.get("/t/zaitaku").await.body.contains("窓口"), "nothing is half-done");

    let waits = "=%2Fadmin%2Fthemes%2Fnew&form%5Btitle%5D=%E7%AA%93%E5%8F%A3";
    let names: Vec<String> = (0..60).map(|n| format!("made-up-{n}@example.jp")).collect();
    let sign_in =
        |name| [("page", "/login"), ("email", name), ("password", "wrong"), ("carried", waits)];
    let fields: Vec<_> = names.iter().map(|name| sign_in(name.as_str())).collect();
    let answers = join_all(fields.iter().map(|fields| app.form("", "/do/sign_in", fields))).await;
    let busy: Vec<&Answer> =
        answers.iter().filter(|answer| answer.status == StatusCode::SERVICE_UNAVAILABLE).collect();
    assert!(!busy.is_empty(), "sixty at once are too many");
    for answer in busy {
        assert_eq!(carried(&answer.body).as_deref(), Some(waits), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_form_of_any_size_gets_words() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let organizer = app.organizer("hr@example.jp").await;
    for (length, given_back) in [(70_000, true), (400_000, true), (2_000_000, false)] {
        for form in of_organizers(&theme).into_iter().chain([post(&theme)]) {
            let long = "長".repeat(length / 9);
            let answer =
                send(&app, &organizer, &form, &[("form[description]", &long), ("text", &long)])
                    .await;
            assert!(
                matches!(
                    answer.status,
                    StatusCode::PAYLOAD_TOO_LARGE
                        | StatusCode::UNPROCESSABLE_ENTITY
                        | StatusCode::BAD_REQUEST
                ),
                "{}",
                answer.status
            );
            assert!(has_words(&answer), "{}", answer.body);
            assert!(!given_back || read(&answer.body).contains(TYPED), "{length} {}", form.path);
        }
    }
}

#[tokio::test]
async fn a_restart_between_costs_nothing() {
    let app =
        TestApp::sqlite_with(|config| config.passphrase = Some(Passphrase::fold(PHRASE))).await;
    let theme = app.theme().await;
    let organizer = app.organizer("hr@example.jp").await;
    let reader = app.form("", "/passphrase", &[("passphrase", PHRASE)]).await.cookie();
    let app = app.restarted().await;
    app.state.clock.set(NOON + 60);
    assert_eq!(
        send(&app, &organizer, &of_organizers(&theme)[0], &[]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(send(&app, &reader, &post(&theme), &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_edit_comes_back_to_ones_own_page() {
    let app =
        TestApp::sqlite_with(|config| config.passphrase = Some(Passphrase::fold(PHRASE))).await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "もと").await.to_string();
    let ticket = format!("kizuki_ticket={}", code(&secret(1)));
    let fields = [("note", note.as_str()), ("text", TYPED)];
    let asked = app.form(&ticket, "/t/zaitaku/mine/edit", &fields).await;
    let waits = carried(&asked.body).expect("a form that waits");
    let back =
        app.form(&ticket, "/passphrase", &[("passphrase", PHRASE), ("carried", &waits)]).await;
    // The passphrase's page is not sent the ticket: what was written is given back, and the way to
    // one's own page is open.
    assert!(read(&back.body).contains(TYPED), "{}", back.body);
}

/// The names of all fields in which people write are on the list by which a page gives them back
/// (`http/echo.rs`).
#[tokio::test]
async fn every_field_for_words_is_known() {
    let known = [
        "text",
        "title",
        "description",
        "name",
        "why",
        "slug",
        "pasted",
        "email",
        "department",
        "evidence",
        "remark",
        "memo",
        "fields",
        "skills",
        "contact",
        "covering",
        "asking",
        "addressee",
        "sender",
        "opening",
        "closing",
        "document_number",
        "reading",
        "question",
        "scope",
        "prompts",
        "keep",
        "desk",
        "body",
    ];
    // Not words: secrets, a number and its pattern, a time, a search.
    let other = [
        "password",
        "old_password",
        "again",
        "passphrase",
        "code",
        "count",
        "q",
        "place",
        "top",
        "minutes[]",
        "at",
        "days",
        "stickers",
        "number",
        // Of a chat channel: what opens it, and what a program reads.
        "address",
        "header",
        "token",
        "signing",
        // Of a passkey: sent by a script, which loses nothing of the form.
        "passkey_name",
        "passkey_password",
    ];
    let mut found = 0;
    let mut folders: Vec<_> = ["src/pages", "src/components"]
        .map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .into();
    while let Some(folder) = folders.pop() {
        for path in
            std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path())
        {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(path).expect("a text");
            let marked = ["<TextField", "<TextArea", "<textarea", "<input"];
            for (at, _) in marked.iter().flat_map(|mark| source.match_indices(mark)) {
                let tag = source[at..].split('>').next().unwrap_or_default();
                let name = ["field=\"", " name=\""]
                    .iter()
                    .find_map(|name| tag.split(name).nth(1)?.split('"').next());
                let silent = [
                    "hidden",
                    "checkbox",
                    "radio",
                    "type=\"file\"",
                    "type=\"date\"",
                    "kind=\"date\"",
                ]
                .iter()
                .any(|kind| tag.contains(kind));
                if let Some(name) = name.filter(|_| !silent) {
                    found += 1;
                    assert!(
                        known.contains(&name) || other.contains(&name),
                        "{name} is new: is it for words?"
                    );
                }
            }
        }
    }
    assert!(found > 10, "{found}");
}
