//! The organizer's way: set up, plan, open, moderate, close; each form by itself, as without
//! JavaScript.

use axum::http::StatusCode;
use kizuki_board::domain::theme::State;
use kizuki_board::service::token;

use crate::support::{NOON, PASSWORD, TestApp, both_dbs, secret};

/// The fields of a whole theme form.
fn form<'a>(id: &'a str, version: &'a str, title: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("page", "/admin/themes/new"),
        ("id", id),
        ("version", version),
        ("form[title]", title),
        ("form[slug]", "kaze"),
        ("form[description]", "どう思いますか"),
        ("form[tier]", "open"),
        ("form[opens_on]", "2020-08-01"),
        ("form[closes_on]", "2020-08-31"),
        ("form[posting]", "on"),
        ("form[posting_until]", ""),
        ("form[stickers]", "on"),
        ("form[stickers_until]", ""),
        ("form[max_notes]", "5"),
        ("form[tally]", "visible"),
        ("form[prompts][0][id]", ""),
        ("form[prompts][0][name]", "良い"),
        ("form[prompts][0][colour]", "lemon"),
        ("form[prompts][1][id]", ""),
        ("form[prompts][1][name]", ""),
        ("form[prompts][1][colour]", "peach"),
    ]
}

fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    name: &str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    for field in &mut fields {
        if field.0 == name {
            field.1 = value;
        }
    }
    fields
}

both_dbs! {
    async fn the_first_administrator_comes_by_a_link_that_works_once(app: TestApp) {
        let token = token::new().expect("random");
        app.state.people.offer_setup(&token::hash(&token), NOON + 3600).await.expect("offered");
        let page = format!("/setup/{token}");
        assert_eq!(app.get(&page).await.status, StatusCode::OK);
        let fields = |password: &'static str, again: &'static str| {
            vec![
                ("page", page.as_str()),
                ("token", token.as_str()),
                ("email", "Admin@Example.jp"),
                ("password", password),
                ("again", again),
            ]
        };
        let short = app.form("", "/do/set_up", &fields("short", "short")).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            short.body.contains("15文字以上")
                && short.body.contains("Admin@Example.jp")
                && !short.body.contains("value=\"short\"")
        );
        let differs = app.form("", "/do/set_up", &fields(PASSWORD, "another long password")).await;
        assert!(differs.body.contains("二つのパスワードが違います"));
        let done = app.form("", "/do/set_up", &fields(PASSWORD, PASSWORD)).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/admin/setup"));
        assert_eq!(app.get_as(&done.cookie(), "/admin").await.status, StatusCode::OK);
        assert_eq!(
            app.form("", "/do/set_up", &fields(PASSWORD, PASSWORD)).await.status,
            StatusCode::GONE
        );
        assert_eq!(app.get(&page).await.status, StatusCode::GONE);
        let sign_in = app
            .form("", "/do/sign_in", &[("email", "admin@example.jp"), ("password", PASSWORD)])
            .await;
        assert_eq!(sign_in.status, StatusCode::SEE_OTHER, "the address was folded");
    }

    async fn a_theme_is_planned_opened_moderated_and_closed(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let saved = app.form(&cookie, "/do/save_theme", &form("", "0", "風通し")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let theme = app.state.board.theme_by_slug("kaze").await.expect("there");
        assert_eq!(saved.location(), format!("/admin/themes/{}?done=saved", theme.id));
        assert_eq!((theme.prompts.len(), theme.state), (1, State::Draft));
        let (id, page) = (theme.id.to_string(), format!("/admin/themes/{}", theme.id));
        let step = |version: i64, to: &'static str| (version.to_string(), to);
        for (version, to) in [step(1, "announced"), step(2, "open")] {
            let moved = app
                .form(
                    &cookie,
                    "/do/move_theme",
                    &[("page", &page), ("id", &id), ("version", &version), ("to", to)],
                )
                .await;
            assert_eq!(moved.location(), format!("{page}?done=moved"), "{to}");
        }
        let theme = app.state.board.theme(theme.id).await.expect("there");
        let note = app.pinned(&theme, &secret(1), "名前のある付箋").await.to_string();
        let hid = app
            .form(
                &cookie,
                "/do/hide_note",
                &[("page", &page), ("theme", &id), ("note", &note), ("reason", "person")],
            )
            .await;
        assert_eq!(hid.location(), format!("{page}?done=hid#notes"));
        assert!(app.get("/t/kaze").await.body.contains("主催者が非表示にしました"));
        let overview = app.get_as(&cookie, &page).await.body;
        assert!(
            overview.contains("名前のある付箋") && overview.contains("非表示：個人が特定される")
        );
        let seen =
            kizuki_board::ticket::commit::seen(note.parse().expect("an id"), "名前のある付箋")
                .to_string();
        let restored = app
            .form(
                &cookie,
                "/do/restore_note",
                &[("page", &page), ("theme", &id), ("note", &note), ("seen", &seen)],
            )
            .await;
        assert_eq!(restored.status, StatusCode::SEE_OTHER);
        let again = app
            .form(
                &cookie,
                "/do/restore_note",
                &[("page", &page), ("theme", &id), ("note", &note), ("seen", &seen)],
            )
            .await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.body.contains("ほかの人が先に変えました"));
        let version = theme.version.to_string();
        let skip = app
            .form(
                &cookie,
                "/do/move_theme",
                &[("page", &page), ("id", &id), ("version", &version), ("to", "answered")],
            )
            .await;
        assert_eq!(skip.status, StatusCode::CONFLICT, "a step that is not offered");
        let closed = app
            .form(
                &cookie,
                "/do/move_theme",
                &[
                    ("page", &page),
                    ("id", &id),
                    ("version", &version),
                    ("to", "review"),
                    ("why", "声が出そろったため"),
                ],
            )
            .await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER);
        assert!(app.get("/t/kaze").await.body.contains("受付は終わりました"));
    }

    async fn a_failed_plan_comes_back_whole(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let mut fields = with(
            with(form("", "0", ""), "form[closes_on]", "2020-07-01"),
            "form[prompts][1][name]",
            "良い",
        );
        fields.retain(|(name, _)| *name != "form[stickers]");
        let answer = app.form(&cookie, "/do/save_theme", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in [
            "value=\"kaze\"",
            "どう思いますか",
            "value=\"2020-08-01\"",
            "value=\"2020-07-01\"",
            "3か所を直してください",
        ] {
            assert!(answer.body.contains(kept), "{kept}");
        }
        let ticked = |name: &str| {
            answer.body.split("<input").any(|tag| {
                tag.contains(&format!("name=\"{name}\""))
                    && tag.split('>').next().is_some_and(|t| t.contains("checked"))
            })
        };
        assert!(ticked("form[posting]") && !ticked("form[stickers]"), "boxes stay as they were");
        for id in ["title-err", "closes-on-err", "prompts-1-name-err"] {
            assert!(answer.body.contains(&format!("id=\"{id}\"")), "{id}");
        }
        assert!(
            app.state.board.themes().await.expect("read").is_empty(),
            "nothing is half-written"
        );
    }

    async fn the_second_editor_is_told_and_sees_both(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        app.form(&cookie, "/do/save_theme", &form("", "0", "最初")).await;
        let theme = app.state.board.theme_by_slug("kaze").await.expect("there");
        let (id, prompt) = (theme.id.to_string(), theme.prompts[0].id.to_string());
        let page = format!("/admin/themes/{id}/edit");
        let edit = |title: &'static str, version: &'static str| {
            with(with(form(&id, version, title), "page", &page), "form[prompts][0][id]", &prompt)
        };
        let first = app.form(&cookie, "/do/save_theme", &edit("一人目の題", "1")).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
        let second = app.form(&cookie, "/do/save_theme", &edit("二人目の題", "1")).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(second.body.contains("ほかの人が先に、同じところを変えました"));
        // The form does not say what it was filled in with: whatever differs is told.
        assert!(second.body.contains("value=\"二人目の題\""));
        assert!(second.body.contains("ほかの人が先に、「一人目の題」と保存しました。") && second.body.contains("id=\"title-err\""));
        assert!(
            second.body.contains("name=\"version\" value=\"2\""),
            "saving again overwrites knowingly"
        );
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").title, "一人目の題");
        let knowingly = app.form(&cookie, "/do/save_theme", &edit("二人目の題", "2")).await;
        assert_eq!(knowingly.status, StatusCode::SEE_OTHER);
    }

    async fn short_names_are_unique_and_freeze_when_public(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        app.form(&cookie, "/do/save_theme", &form("", "0", "最初")).await;
        let twice = app.form(&cookie, "/do/save_theme", &form("", "0", "二つ目")).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.body.contains("すでに使われています") && twice.body.contains("二つ目"));
        let theme = app.state.board.theme_by_slug("kaze").await.expect("there");
        app.move_to(theme.id, State::Announced).await;
        let (id, prompt) = (theme.id.to_string(), theme.prompts[0].id.to_string());
        let fields = with(
            with(form(&id, "2", "最初"), "form[slug]", "other"),
            "form[prompts][0][id]",
            &prompt,
        );
        assert_eq!(
            app.form(&cookie, "/do/save_theme", &fields).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert!(
            app.state.board.theme_by_slug("kaze").await.is_ok(),
            "links that were given out still lead there"
        );
    }
}

#[tokio::test]
async fn signed_out_people_are_led_to_the_door_and_back() {
    let app = TestApp::sqlite().await;
    let away = app.get("/admin/themes/new").await;
    assert_eq!(
        (away.status, away.location()),
        (StatusCode::FOUND, "/login?next=%2Fadmin%2Fthemes%2Fnew")
    );
    assert!(
        app.get(away.location()).await.body.contains("name=\"next\" value=\"/admin/themes/new\"")
    );
}

#[tokio::test]
async fn a_session_that_ended_meanwhile_says_so() {
    let app = TestApp::sqlite().await;
    let cookie = app.organizer("hr@example.jp").await;
    app.state.clock.set(NOON + 60 * 60);
    let answer = app.form(&cookie, "/do/save_theme", &form("", "0", "長く書いた題")).await;
    assert!(
        answer.status == StatusCode::UNAUTHORIZED || answer.status == StatusCode::FOUND,
        "{}",
        answer.status
    );
    assert!(app.state.board.themes().await.expect("read").is_empty());
}

#[tokio::test]
async fn oversized_forms_are_refused() {
    let app = TestApp::sqlite().await;
    let cookie = app.organizer("hr@example.jp").await;
    let answer =
        app.form(&cookie, "/do/save_theme", &[("form[title]", &"x".repeat(100_000))]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("送られたものが大きすぎます"));
}
