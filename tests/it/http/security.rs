//! Headers, origins, cookies, and what a failure must not say.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};

use crate::support::{ORIGIN, TestApp, code, secret};

#[tokio::test]
async fn pages_carry_the_policy_of_their_own_nonce() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let (first, second) = (app.get("/t/zaitaku").await, app.get("/t/zaitaku").await);
    let policy = first.header("content-security-policy").to_owned();
    let nonce =
        policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
    assert!(first.body.contains(&format!("nonce=\"{nonce}\"")), "the script carries it");
    assert_ne!(policy, second.header("content-security-policy"), "each rendering has its own");
    for part in [
        "default-src 'none'",
        "style-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "'wasm-unsafe-eval'",
    ] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    assert!(!first.body.contains(" style=\""), "no inline style, which the policy would drop");
}

#[tokio::test]
async fn every_answer_carries_the_other_headers() {
    let app = TestApp::sqlite().await;
    for path in ["/", "/nope", "/healthz", "/lang/en", "/t/x/report/csv"] {
        let answer = app.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        // No path and no query: they can name a person, or what somebody searched for.
        assert_eq!(answer.header("referrer-policy"), "strict-origin", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        // What is the same for everybody may be kept, and is asked for again each time.
        assert_eq!(
            answer.header("cache-control"),
            if path == "/" { "no-cache" } else { "no-store" },
            "{path}"
        );
        assert!(
            answer.header("content-security-policy").starts_with("default-src 'none'"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn only_pages_with_islands_load_a_script() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    for (path, scripts) in [
        ("/", 0),
        ("/trust", 0),
        ("/login", 0),
        ("/t/zaitaku", 1),
        ("/t/zaitaku/mine", 1),
        ("/t/zaitaku/screen", 1),
    ] {
        let page = app.get(path).await.body;
        assert_eq!(page.matches("import(").count(), scripts, "{path}");
    }
}

#[tokio::test]
async fn another_sites_form_is_refused_at_every_unsafe_address() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let cookie = app.organizer("hr@example.jp").await;
    let addresses = [
        "/anon",
        "/t/zaitaku/mine/post",
        "/t/zaitaku/mine/like",
        "/do/sign_in",
        "/do/sign_out",
        "/do/set_up",
        "/do/join_team",
        "/do/set_role",
        "/do/end_account",
        "/do/change_password",
        "/do/end_session",
        "/do/drop_passkey",
        "/admin/me/passkey",
        "/admin/me/passkey/begin",
        "/passkey",
        "/passkey/begin",
        "/admin/team/invite",
        "/do/save_theme",
        "/do/save_preset",
        "/do/save_idea",
        "/do/drop_idea",
        "/do/save_channel",
        "/do/renew_channel",
        "/do/test_channel",
        "/do/retry_channel",
        "/do/drop_channel",
        "/admin/library/import",
        "/do/choose_themes",
        "/do/copy_year",
        "/do/end_feed",
        "/admin/year/feed",
        "/do/add_office_days",
        "/do/drop_office_days",
        "/do/set_new_year",
        "/do/drop_holidays",
        "/do/delete_theme",
        "/do/restore_theme",
        "/do/purge_theme",
        "/do/begin_with_preset",
        "/do/drop_preset",
        "/do/move_theme",
        "/do/hide_note",
        "/do/hide_opening",
        "/do/restore_note",
        "/do/approve_note",
        "/do/propose_block",
        "/do/confirm_block",
        "/do/drop_proposal",
        "/do/lift_block",
        "/do/decide_note",
        "/do/note_down",
        "/t/zaitaku/mine/flag",
        "/do/publish_report",
        "/do/number_report",
        "/do/rule_words",
        "/do/save_letterhead",
        "/do/open_emergency",
        "/do/group_notes",
        "/do/move_notes",
        "/do/take_out_notes",
        "/do/rename_group",
        "/do/merge_groups",
        "/do/dissolve_group",
        "/do/accept_suggestion",
        "/do/refuse_suggestion",
        "/do/drop_brought",
        "/do/set_basics",
        "/do/set_passphrase",
        "/do/put_off_step",
        "/do/begin_trial",
        "/do/end_trial",
        "/do/pin_trial",
        "/do/save_policy_fields",
        "/do/save_office_words",
        "/do/undo_step",
        "/do/redo_step",
        "/do/save_draft",
        "/do/drop_draft",
        "/do/add_remark",
        "/do/publish_answers",
        "/do/shortlist_items",
        "/do/shortlist_top",
        "/do/drop_shortlisted",
        "/do/move_shortlisted",
        "/do/plan_meeting",
        "/do/save_minutes",
        "/do/save_schemes",
        "/do/save_proposal",
        "/do/ask",
        "/do/open_hands",
        "/do/close_hands",
        "/do/keep_hand",
        "/do/take_hand_back",
        "/hands/zaitaku/n-00000000-0000-0000-0000-000000000000",
        "/do/make_enquiry",
        "/do/send_enquiry",
        "/do/close_enquiry",
        "/do/reopen_enquiry",
        "/do/drop_enquiry",
        "/do/save_replies",
        "/do/reply_by_link",
        "/do/save_template",
        "/do/drop_template",
        "/do/draft_many",
        "/do/type_note",
        "/do/correct_paper",
        "/do/take_paper_back",
    ];
    for path in addresses {
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let request = TestApp::request(Method::POST, path, &cookie).header(name, value);
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let body = format!("id={}&version={}&to=review", theme.id, theme.version);
            let answer = app.send(request.body(Body::from(body)).expect("a request")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {name}: {value}");
            assert!(answer.body.contains("ほかのサイトからの操作は受け付けません"), "{path}");
        }
    }
    assert_eq!(
        app.state.board.theme(theme.id).await.expect("there").version,
        theme.version,
        "nothing happened"
    );
}

/// Server functions are public addresses: all of them are unsafe methods, and all are in the list
/// above.
#[tokio::test]
async fn every_server_function_is_a_post_and_is_known() {
    let mut found: Vec<(String, String)> = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, method)| (method.to_string(), path.to_owned()))
        .collect();
    found.sort();
    let known = [
        "accept_suggestion",
        "add_office_days",
        "add_remark",
        "approve_note",
        "ask",
        "begin_trial",
        "begin_with_preset",
        "change_password",
        "choose_themes",
        "close_enquiry",
        "close_hands",
        "confirm_block",
        "copy_year",
        "correct_paper",
        "decide_note",
        "delete_theme",
        "dissolve_group",
        "draft_many",
        "drop_brought",
        "drop_channel",
        "drop_draft",
        "drop_enquiry",
        "drop_holidays",
        "drop_idea",
        "drop_office_days",
        "drop_passkey",
        "drop_preset",
        "drop_proposal",
        "drop_shortlisted",
        "drop_template",
        "end_account",
        "end_feed",
        "end_session",
        "end_trial",
        "group_notes",
        "hide_note",
        "hide_opening",
        "join_team",
        "keep_hand",
        "lift_block",
        "make_enquiry",
        "merge_groups",
        "move_notes",
        "move_shortlisted",
        "move_theme",
        "note_down",
        "number_report",
        "open_emergency",
        "open_hands",
        "pin_trial",
        "plan_meeting",
        "propose_block",
        "publish_answers",
        "publish_report",
        "purge_theme",
        "put_off_step",
        "redo_step",
        "refuse_suggestion",
        "rename_group",
        "renew_channel",
        "reopen_enquiry",
        "reply_by_link",
        "restore_note",
        "restore_theme",
        "retry_channel",
        "rule_words",
        "save_channel",
        "save_draft",
        "save_idea",
        "save_letterhead",
        "save_minutes",
        "save_office_words",
        "save_policy_fields",
        "save_preset",
        "save_proposal",
        "save_replies",
        "save_schemes",
        "save_template",
        "save_theme",
        "send_enquiry",
        "set_basics",
        "set_new_year",
        "set_passphrase",
        "set_role",
        "set_up",
        "shortlist_items",
        "shortlist_top",
        "sign_in",
        "sign_out",
        "take_hand_back",
        "take_out_notes",
        "take_paper_back",
        "test_channel",
        "type_note",
        "undo_step",
    ];
    assert_eq!(found, known.map(|name| ("POST".to_owned(), format!("/do/{name}"))));
}

#[tokio::test]
async fn organizers_actions_need_an_organizer() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    let (id, version, note) = (theme.id.to_string(), theme.version.to_string(), note.to_string());
    let seen = "0".repeat(64);
    let hash = kizuki_board::service::password::hash(crate::support::PASSWORD.into())
        .await
        .expect("hashed");
    app.state
        .people
        .create_account("wg@example.jp", &hash, kizuki_board::domain::account::Role::Reviewer)
        .await
        .expect("made");
    let signed = app
        .form(
            "",
            "/do/sign_in",
            &[("email", "wg@example.jp"), ("password", crate::support::PASSWORD)],
        )
        .await;
    let reviewer = signed.cookie();
    let actions: [(&str, Vec<(&str, &str)>); 13] = [
        ("/do/move_theme", vec![("id", &id), ("version", &version), ("to", "review")]),
        ("/do/publish_report", vec![("id", &id), ("version", &version), ("public", "true")]),
        ("/do/hide_note", vec![("theme", &id), ("note", &note), ("reason", "abuse")]),
        (
            "/do/hide_opening",
            vec![("theme", &id), ("opening", "1"), ("reason", "abuse"), ("sure", "yes")],
        ),
        ("/do/approve_note", vec![("theme", &id), ("note", &note), ("seen", &seen)]),
        ("/do/propose_block", vec![("theme", &id), ("note", &note)]),
        ("/do/confirm_block", vec![("theme", &id), ("note", &note)]),
        ("/do/drop_proposal", vec![("theme", &id), ("note", &note)]),
        ("/do/lift_block", vec![("theme", &id), ("note", &note)]),
        (
            "/do/decide_note",
            vec![("theme", &id), ("note", &note), ("seen", &seen), ("verdict", "check")],
        ),
        ("/do/note_down", vec![("theme", &id), ("note", &note), ("memo", "控え")]),
        ("/do/save_theme", vec![("id", &id), ("version", &version), ("form[title]", "x")]),
        ("/do/open_emergency", vec![("id", &id), ("template", "shelter")]),
    ];
    for (path, fields) in actions {
        assert_eq!(app.form("", path, &fields).await.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(
            app.form(&reviewer, path, &fields).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    assert_eq!(
        app.state.board.theme(theme.id).await.expect("there"),
        app.state.board.theme_by_slug("zaitaku").await.expect("there")
    );
    assert!(app.notes(&theme).await[0].hidden.is_none());
    assert_eq!(
        app.get_as(&reviewer, "/t/zaitaku/report").await.status,
        StatusCode::OK,
        "reading is what a reviewer is for"
    );
    assert_eq!(app.get_as(&reviewer, "/admin/themes/new").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_program_gets_the_fault_as_json() {
    let app = TestApp::sqlite().await;
    let request = Request::post("/do/hide_note")
        .header(header::HOST, "kizuki.test")
        .header(header::ORIGIN, ORIGIN);
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json");
    let answer = app.send(request.body(Body::from("theme=x")).expect("a request")).await;
    assert_eq!((answer.status, answer.body.trim()), (StatusCode::BAD_REQUEST, "\"Malformed\""));
}

#[tokio::test]
async fn secrets_stay_out_of_addresses() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let ticket = code(&secret(1));
    let prompt = theme.prompts[0].id.to_string();
    let answer = app
        .form(
            &format!("kizuki_ticket={ticket}"),
            "/t/zaitaku/mine/post",
            &[("prompt", &prompt), ("text", "秘密の文")],
        )
        .await;
    assert!(
        !answer.location().contains(&ticket) && !answer.location().contains("%E7%A7%98"),
        "{}",
        answer.location()
    );
}

/// A page elsewhere whose name leads to this machine is told apart by that name, kept pages and
/// all.
#[tokio::test]
async fn another_name_gets_nothing() {
    for phrase in [None, Some("ひらけごま 2020")] {
        let app = TestApp::sqlite_with(|config| {
            config.passphrase = phrase.map(kizuki_board::domain::passphrase::Passphrase::fold);
        })
        .await;
        app.theme().await;
        let under = async |host: &str, method: Method, path: &str| {
            let mut request =
                TestApp::request(method, path, "").body(Body::empty()).expect("a request");
            request.headers_mut().insert(header::HOST, host.parse().expect("a value"));
            app.send(request).await
        };
        for path in ["/t/zaitaku", "/log.json", "/healthz", "/pkg/x", "/nothing"] {
            let ours = under("kizuki.test", Method::GET, path).await;
            assert_ne!(ours.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
            for (method, host) in [
                (Method::GET, "evil.example"),
                (Method::POST, "evil.example:3000"),
                (Method::HEAD, "192.168.0.5:3000"),
            ] {
                if (path, host) == ("/healthz", "192.168.0.5:3000") {
                    continue;
                }
                let other = under(host, method.clone(), path).await;
                assert_eq!(other.status, StatusCode::MISDIRECTED_REQUEST, "{method} {host} {path}");
                assert!(
                    !other.body.contains("在宅勤務") && other.body.contains(ORIGIN),
                    "{}",
                    other.body
                );
            }
        }
        assert_eq!(under("127.0.0.1:3000", Method::GET, "/healthz").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn https_is_to_be_kept_to_where_it_is_used_and_nowhere_else() {
    for (origin, sent) in [
        ("https://kizuki.test", "max-age=15552000"),
        ("http://kizuki.test", ""),
        ("http://localhost:3000", ""),
    ] {
        let app = TestApp::sqlite_with(|config| config.origin = Some(origin.into())).await;
        app.theme().await;
        for path in ["/t/zaitaku", "/t/zaitaku", "/login", "/log.json", "/nothing"] {
            let request = Request::get(path)
                .header(header::HOST, origin.split_once("//").expect("a scheme").1);
            let answer = app.send(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(answer.header("strict-transport-security"), sent, "{origin} {path}");
        }
    }
}
