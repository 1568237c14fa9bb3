//! A theme planned once more, for another month: the form comes filled in, and nothing of what came
//! of the theme comes along.

use axum::http::StatusCode;
use kizuki_board::domain::{account::Role, ids::ThemeId, lineage::Origin, theme::State};

use crate::support::{
    TestApp, both_dbs, day,
    form::{fields, value},
    secret,
};

const KEY: &str = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5b";

async fn saved(app: &TestApp, cookie: &str, fields: &[(String, String)]) -> StatusCode {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), if name == "key" { KEY } else { value.as_str() }))
        .collect();
    app.form(cookie, "/do/save_theme", &fields).await.status
}

both_dbs! {
    async fn next_months_theme_is_this_ones_with_new_days(app: TestApp) {
        let theme = app.theme_with(|plan| {
            plan.max_notes = 3;
            plan.posting.until = Some(day("2020-08-20"));
        }).await;
        app.pinned(&theme, &secret(1), "写さない付箋").await;
        let cookie = app.organizer("hr@example.jp").await;
        let link = format!("/admin/themes/new?like={}", theme.id);
        let list = app.get_as(&cookie, "/admin").await.body;
        assert!(list.contains(&format!("href=\"{link}\"")), "one click from the list");

        // Without a month it is the next one.
        let page = app.get_as(&cookie, &link).await;
        assert_eq!(page.status, StatusCode::OK);
        for part in ["在宅勤務、やってみてどうでしたか」と同じように", "value=\"2020-09\"", "value=\"2020-09-01\"", "value=\"2020-09-30\""] {
            assert!(page.body.contains(part), "{part}");
        }
        assert!(!page.body.contains("写さない付箋"));
        assert_eq!(app.state.board.themes().await.expect("read").len(), 1, "looking stores nothing");

        // The same places among the working days: the 20th is the thirteenth one of August 2020.
        let page = app.get_as(&cookie, &format!("{link}&month=2020-12")).await.body;
        let form = fields(&page);
        let value = |name: &str| value(&form, name);
        assert_eq!(value("form[slug]"), Some("2020-12"));
        assert_eq!(value("form[opens_on]"), Some("2020-12-01"));
        assert_eq!(value("form[closes_on]"), Some("2020-12-28"));
        assert_eq!(value("form[posting_until]"), Some("2020-12-17"));
        assert_eq!(value("form[prompts][0][id]"), Some(""), "a prompt of its own");
        for _ in 0..2 {
            assert_eq!(saved(&app, &cookie, &form).await, StatusCode::SEE_OTHER, "also when it is pressed twice");
        }
        let made = app.state.board.theme(ThemeId(KEY.parse().expect("an id"))).await.expect("made");
        assert_eq!((made.state, made.slug.as_str(), made.max_notes), (State::Draft, "2020-12", 3));
        assert_eq!((&made.title, &made.description), (&theme.title, &theme.description));
        let prompts = |of: &kizuki_board::domain::theme::Theme| {
            of.prompts.iter().map(|prompt| (prompt.name.clone(), prompt.colour)).collect::<Vec<_>>()
        };
        assert_eq!(prompts(&made), prompts(&theme));
        assert!(made.prompts.iter().zip(&theme.prompts).all(|(new, old)| new.id != old.id));
        assert!(app.notes(&made).await.is_empty());
        let themes = app.state.board.themes().await.expect("read");
        assert_eq!(themes.len(), 2, "one was made");

        // Its address is in use now; one that is over is copied as well.
        app.move_to(theme.id, State::Review).await;
        app.move_to(theme.id, State::Answered).await;
        let again = app.get_as(&cookie, &format!("{link}&month=2020-12")).await.body;
        assert!(again.contains("value=\"2020-12-2\""), "another address");
    }

    async fn what_is_asked_wrongly_is_said(app: TestApp) {
        let theme = app.theme().await;
        let cookie = app.organizer("hr@example.jp").await;
        let page = |query: &str| format!("/admin/themes/new?{query}");
        let wrong = app.get_as(&cookie, &page(&format!("like={}&month=13%E6%9C%88", theme.id))).await;
        assert_eq!(wrong.status, StatusCode::OK);
        assert!(wrong.body.contains("aria-invalid=\"true\"") && wrong.body.contains("value=\"13月\""), "what was typed");
        assert!(wrong.body.contains("value=\"2020-09-01\""), "and the next month all the same");
        for nothing in ["like=x", "like=00000000-0000-4000-8000-000000000000"] {
            assert_eq!(app.get_as(&cookie, &page(nothing)).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        let asked = page(&format!("like={}", theme.id));
        assert_eq!(app.get_as(&reviewer, &asked).await.status, StatusCode::FORBIDDEN);
        assert!(!app.get_as(&reviewer, "/admin").await.body.contains("new?like="), "no way that leads nowhere");

        // What is wrong in the form comes back with what was typed, on the same page.
        let mut form = fields(&app.get_as(&cookie, &asked).await.body);
        for (name, value) in &mut form {
            match name.as_str() {
                "form[title]" => value.clear(),
                "form[slug]" => "tsugi".clone_into(value),
                _ => {}
            }
        }
        let form: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let back = app.form(&cookie, "/do/save_theme", &form).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(back.body.contains("と同じように") && back.body.contains("value=\"tsugi\""));
        assert_eq!(app.state.board.themes().await.expect("read").len(), 1);
    }

    async fn a_theme_is_split_off_with_the_prompts_that_were_chosen(app: TestApp) {
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "移らない付箋").await;
        let cookie = app.organizer("hr@example.jp").await;
        let like = format!("/admin/themes/new?like={}", theme.id);
        let copy = app.get_as(&cookie, &like).await.body;
        let split = format!("{like}&amp;split=1");
        assert!(copy.contains(&format!("href=\"{split}\"")), "{copy}");
        let asked = app.get_as(&cookie, &format!("{like}&split=1")).await.body;
        assert_eq!(asked.matches("type=\"checkbox\" name=\"prompt\"").count(), 2, "{asked}");

        let second = theme.prompts[1].id;
        let chosen = format!("{like}&split=1&month=2020-12&prompt={second}");
        let page = app.get_as(&cookie, &chosen).await.body;
        let form = fields(&page);
        let value = |name: &str| value(&form, name);
        assert_eq!(value("form[prompts][0][name]"), Some("改善すべきところ"));
        assert_eq!(value("form[prompts][0][id]"), Some(""), "a prompt of its own");
        assert_eq!(value("form[prompts][1][name]"), Some(""));
        assert_eq!((value("form[opens_on]"), value("form[closes_on]")), (Some("2020-12-01"), Some("2020-12-28")));
        // Where the form fails it comes back with the same prompts.
        let back = value("page").expect("its address").to_owned();
        assert!(back.contains("split=1") && back.contains(&format!("prompt={second}")), "{back}");
        for _ in 0..2 {
            assert_eq!(saved(&app, &cookie, &form).await, StatusCode::SEE_OTHER, "also when it is pressed twice");
        }
        let id = ThemeId(KEY.parse().expect("an id"));
        let made = app.state.board.theme(id).await.expect("made");
        assert_eq!((made.state, made.prompts.len()), (State::Draft, 1));
        assert!(app.notes(&made).await.is_empty());
        let there = app.state.board.theme(theme.id).await.expect("there");
        assert_eq!((&there.prompts, app.notes(&there).await.len()), (&theme.prompts, 1), "the other one stays as it is");
        let origins = app.state.board.origins().await.expect("read");
        assert_eq!(origins, [(id, Origin { parent: theme.id, item: None })]);

        // Both boards say so, once the new one is announced.
        assert!(!app.get("/t/zaitaku").await.body.contains("/t/2020-12"));
        app.move_to(id, State::Announced).await;
        assert!(app.get("/t/zaitaku").await.body.contains("href=\"/t/2020-12\""));
        let board = app.get("/t/2020-12").await.body;
        assert!(board.contains("href=\"/t/zaitaku\"") && !board.contains("<blockquote"), "{board}");

        // One that is over is copied, and no longer split.
        app.move_to(theme.id, State::Review).await;
        assert!(!app.get_as(&cookie, &like).await.body.contains(&split));
        let over = app.get_as(&cookie, &chosen).await.body;
        assert!(!over.contains("name=\"prompt\"") && over.contains("と同じように"), "{over}");
    }

    /// A draft is split as well; its lineage comes through the trash.
    async fn a_draft_is_split_and_its_lineage_comes_through_the_trash(app: TestApp) {
        let draft = app.state.create_theme(&crate::support::plan("soudan"), false).await.expect("made");
        let cookie = app.organizer("hr@example.jp").await;
        let first = app.state.board.theme(draft).await.expect("there").prompts[0].id;
        let form = fields(&app.get_as(&cookie, &format!("/admin/themes/new?like={draft}&split=1&prompt={first}")).await.body);
        assert_eq!(saved(&app, &cookie, &form).await, StatusCode::SEE_OTHER);
        let id = ThemeId(KEY.parse().expect("an id"));
        let is = [(id, Origin { parent: draft, item: None })];
        assert_eq!(app.state.board.origins().await.expect("read"), is);
        let version = app.state.board.theme(id).await.expect("there").version.to_string();
        app.form(&cookie, "/do/delete_theme", &[("id", KEY), ("version", &version)]).await;
        assert!(app.state.board.origins().await.expect("read").is_empty());
        app.form(&cookie, "/do/restore_theme", &[("id", KEY)]).await;
        assert_eq!(app.state.board.origins().await.expect("read"), is);
    }
}
