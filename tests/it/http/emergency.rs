//! The emergency theme: two clicks, an open board, marked wherever it is shown, never two from one
//! form.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::{Action, Done},
    calendar::Dates,
    emergency::{self, Template},
    ids::ThemeId,
    material::Material,
    opening::BoxRule,
    settings::{Tally, Tier},
    text,
    theme::{State, Theme},
    theme_form::{DESCRIPTION_MAX, PROMPT_MAX, TITLE_MAX},
};
use kizuki_board::i18n::Lang;
use kizuki_board::log::{Event, verify::verify};
use kizuki_board::report::{Format, Report, Summary};
use kizuki_board::service::password;

use crate::support::{Answer, DAY, NOON, PASSWORD, TestApp, both_dbs, code, day, plan, secret};

const PAGE: &str = "/admin/emergency";

/// The key of the first form on the page.
async fn key(app: &TestApp, cookie: &str) -> String {
    let page = app.get_as(cookie, PAGE).await.body;
    page.split("name=\"id\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a key")
        .to_owned()
}

async fn press(app: &TestApp, cookie: &str, key: &str, template: &str) -> Answer {
    app.form(cookie, "/do/open_emergency", &[("page", PAGE), ("id", key), ("template", template)])
        .await
}

async fn opened(app: &TestApp, cookie: &str, template: &str) -> Theme {
    let key = key(app, cookie).await;
    let answer = press(app, cookie, &key, template).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, format!("/admin/themes/{key}?done=emergency").as_str())
    );
    app.state.board.theme(key.parse::<ThemeId>().expect("an id")).await.expect("made")
}

both_dbs! {
    async fn two_clicks_lead_to_a_board_that_takes_notes(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let list = app.get_as(&cookie, "/admin").await.body;
        assert!(
            list.contains("href=\"/admin/emergency\""),
            "the first click, on a list without any theme too"
        );
        let theme = opened(&app, &cookie, "shelter").await;
        assert_eq!(
            (theme.slug.as_str(), theme.state, theme.emergency),
            ("kinkyu-20200810", State::Open, true)
        );
        assert_eq!((theme.opens_on, theme.closes_on), (day("2020-08-10"), day("2020-08-24")));
        assert_eq!(
            (theme.tier, theme.box_rule, theme.tally, theme.premoderated),
            (Tier::Open, BoxRule::Live, Tally::Visible, false)
        );
        assert_eq!(
            theme.prompts.iter().map(|prompt| prompt.name.as_str()).collect::<Vec<_>>(),
            ["足りないもの", "困っていること", "うまくいった工夫", "知りたいこと"]
        );
        let page =
            app.get_as(&cookie, &format!("/admin/themes/{}?done=emergency", theme.id)).await.body;
        assert!(
            page.contains("緊急テーマを始めました") && page.contains("/t/kinkyu-20200810/screen")
        );
        let posted = app
            .perform(
                &theme,
                &secret(1),
                Action::Post {
                    prompt: theme.prompts[0].id,
                    text: "体育館に毛布が足りない".into(),
                    nonce: None,
                },
            )
            .await;
        assert!(matches!(posted, Ok(Done::Posted { .. })), "the key is there: {posted:?}");
        app.tick().await;
        assert!(app.get("/t/kinkyu-20200810").await.body.contains("体育館に毛布が足りない"));
    }

    async fn the_log_tells_it_as_any_other_opening(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let before = app.state.log_head().seq;
        let theme = opened(&app, &cookie, "outage").await;
        assert_eq!(
            app.state.log_head().seq,
            before + 2,
            "the six words at the foot of pages follow"
        );
        let export = app.state.board.log_export().await.expect("exported");
        let Ok(Event::Opened { theme: id, slug, tier, box_rule, premoderated, .. }) =
            export.entries[1].event()
        else {
            panic!("{:?}", export.entries)
        };
        assert_eq!(
            (id, slug, tier, box_rule, premoderated),
            (theme.id, theme.settings.slug, Tier::Open, BoxRule::Live, false)
        );
        verify(&export, None).expect("no flaw");
        assert!(app.get("/log").await.body.contains("kinkyu-20200810"));
    }

    async fn a_second_click_makes_no_second_theme(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let key = key(&app, &cookie).await;
        let (first, second) = tokio::join!(
            press(&app, &cookie, &key, "infection"),
            press(&app, &cookie, &key, "infection")
        );
        let third = press(&app, &cookie, &key, "infection").await;
        for answer in [first, second, third] {
            assert_eq!(
                answer.location(),
                format!("/admin/themes/{key}?done=emergency"),
                "{}",
                answer.body
            );
        }
        let themes = app.state.board.themes().await.expect("themes");
        assert_eq!(themes.len(), 1);
        assert!(
            app.perform(&themes[0], &secret(1), Action::Mine).await.is_ok(),
            "the key of the one theme is whole"
        );
        assert_eq!(
            app.state.board.log_export().await.expect("exported").entries.len(),
            2,
            "the log's version, and one opening"
        );
    }

    async fn several_in_a_day_get_names_of_their_own(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        app.state
            .create_theme(&plan("kinkyu-20200810-2"), false)
            .await
            .expect("somebody took that name");
        let mut slugs = Vec::new();
        for template in ["shelter", "outage", "outage"] {
            slugs.push(opened(&app, &cookie, template).await.settings.slug);
        }
        assert_eq!(slugs, ["kinkyu-20200810", "kinkyu-20200810-3", "kinkyu-20200810-4"]);
    }

    async fn it_stays_an_emergency_when_it_is_changed_and_closes_by_itself(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = opened(&app, &cookie, "shelter").await;
        let mut changed =
            emergency::plan(Lang::Ja.texts().emergency.words(Template::Shelter), app.state.today());
        (changed.title, changed.emergency) = ("避難所は足りていますか".into(), false);
        for (planned, prompt) in changed.prompts.iter_mut().zip(&theme.prompts) {
            planned.id = Some(prompt.id);
        }
        app.state
            .board
            .update_theme(&theme, theme.version, &changed, app.state.today(), "")
            .await
            .expect("changed")
            .unseen();
        let theme = app.state.board.theme(theme.id).await.expect("there");
        assert!(theme.emergency && theme.title == "避難所は足りていますか");
        app.state.clock.set(NOON + 14 * DAY);
        app.tick().await;
        assert_eq!(
            app.state.board.theme(theme.id).await.expect("there").state,
            State::Open,
            "the last day"
        );
        app.state.clock.set(NOON + 15 * DAY);
        app.tick().await;
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").state, State::Review);
    }
}

#[tokio::test]
async fn a_key_of_an_archived_theme_does_not_come_back() {
    let app = TestApp::sqlite().await;
    let cookie = app.organizer("hr@example.jp").await;
    let theme = opened(&app, &cookie, "shelter").await;
    app.move_to(theme.id, State::Review).await;
    let theme = app.move_to(theme.id, State::Answered).await;
    app.state.archive(theme.id, theme.version).await.expect("archived");
    let answer = press(&app, &cookie, &theme.id.to_string(), "shelter").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(!app.state.keys.exists(theme.id));
}

#[tokio::test]
async fn it_is_marked_wherever_it_is_shown_and_comes_first() {
    let app = TestApp::sqlite().await;
    app.theme_with(|plan| plan.opens_on = day("2020-08-10")).await;
    let cookie = app.organizer("hr@example.jp").await;
    let mark = "<strong class=\"urgent\">緊急</strong>";
    for path in ["/", "/t/zaitaku", "/t/zaitaku/screen", "/t/zaitaku/report", "/admin"] {
        assert!(
            !app.get_as(&cookie, path).await.body.contains(mark),
            "{path}: nothing is urgent yet"
        );
    }
    let theme = opened(&app, &cookie, "shelter").await;
    let admin = format!("/admin/themes/{}", theme.id);
    for path in [
        "/",
        "/t/kinkyu-20200810",
        "/t/kinkyu-20200810/screen",
        "/t/kinkyu-20200810/report",
        "/admin",
        &admin,
    ] {
        assert!(app.get_as(&cookie, path).await.body.contains(mark), "{path}");
    }
    let home = app.get("/").await.body;
    let at = |slug: &str| home.find(&format!("now-{slug}")).expect("shown");
    assert!(at("kinkyu-20200810") < at("zaitaku"), "first in the list, whatever else opened today");
    assert!(
        app.get("/t/kinkyu-20200810").await.body.contains("<title>【緊急】避難所"),
        "in the browser's tab too"
    );
    let material = Material::of_notes(theme.clone(), Vec::new(), app.state.today());
    let summary = Summary::of(material);
    let markdown = Report::of(&summary, Lang::Ja, Dates::Reiwa).write(Format::Markdown);
    let markdown = String::from_utf8(markdown.expect("written")).expect("text");
    assert!(markdown.contains("> **緊急テーマ**"));
    app.move_to(theme.id, State::Review).await;
    let past = app.get("/").await.body;
    assert!(past.split("id=\"past\"").nth(1).expect("past themes").contains(mark));
}

#[tokio::test]
async fn the_page_shows_what_each_template_will_put_on_the_board() {
    let app = TestApp::sqlite().await;
    let cookie = app.organizer("hr@example.jp").await;
    let page = app.get_as(&cookie, PAGE).await.body;
    for template in Template::ALL {
        let words = Lang::Ja.texts().emergency.words(*template);
        for part in [words.title, words.description].into_iter().chain(words.prompts) {
            assert!(page.contains(part), "{part}");
        }
    }
    assert!(page.contains("14日後の8月24日（月）") && page.contains("119番"));
    let english = app.get_as(&format!("{cookie}; kizuki_lang=en"), PAGE).await.body;
    assert!(
        english.contains("What is missing in the shelter") && english.contains("after 14 days")
    );
    assert_eq!(english.matches("name=\"id\"").count(), 3);
    let keys: std::collections::HashSet<&str> = page
        .split("name=\"id\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(keys.len(), 3, "a key for each form");
}

#[test]
fn every_template_fits_the_rules_of_a_theme_in_both_languages() {
    for lang in [Lang::Ja, Lang::En] {
        for template in Template::ALL {
            let words = lang.texts().emergency.words(*template);
            assert_eq!(text::parse_line(words.title, TITLE_MAX).as_deref(), Ok(words.title));
            assert_eq!(
                text::parse(words.description, DESCRIPTION_MAX).as_deref(),
                Ok(words.description)
            );
            for (i, prompt) in words.prompts.iter().enumerate() {
                assert_eq!(text::parse_line(prompt, PROMPT_MAX).as_deref(), Ok(*prompt));
                assert!(!words.prompts[..i].contains(prompt), "{prompt} twice");
            }
        }
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_on_the_page_and_makes_nothing() {
    let app = TestApp::sqlite().await;
    let cookie = app.organizer("hr@example.jp").await;
    let key = key(&app, &cookie).await;
    let unknown = press(&app, &cookie, &key, "volcano").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        unknown.body.contains("id=\"template-err\"") && unknown.body.contains("href=\"#template\"")
    );
    let forged = press(&app, &cookie, "00000000-0000-0000-0000-000000000000", "shelter").await;
    assert!(
        forged.status.is_client_error() && forged.body.contains("role=\"alert\""),
        "{}",
        forged.status
    );
    assert!(app.state.board.themes().await.expect("themes").is_empty());
    assert_eq!(theme_keys(&app), 0, "nor a key");
}

#[tokio::test]
async fn organizers_only() {
    let app = TestApp::sqlite().await;
    let hash = password::hash(PASSWORD.into()).await.expect("hashed");
    app.state
        .people
        .create_account("reader@example.jp", &hash, Role::Reviewer)
        .await
        .expect("made");
    let fields = [("page", "/login"), ("email", "reader@example.jp"), ("password", PASSWORD)];
    let reviewer = app.form("", "/do/sign_in", &fields).await.cookie();
    let some = uuid::Uuid::new_v4().to_string();
    for cookie in ["", &reviewer, &format!("kizuki_ticket={}", code(&secret(1)))] {
        let answer = press(&app, cookie, &some, "shelter").await;
        assert!(
            answer.status.is_client_error() || answer.location().starts_with("/login"),
            "{}",
            answer.status
        );
    }
    assert!(app.state.board.themes().await.expect("themes").is_empty());
    assert_eq!(app.get_as(&reviewer, PAGE).await.status, StatusCode::FORBIDDEN);
    assert!(app.get(PAGE).await.location().starts_with("/login"));
    assert!(
        !app.get_as(&reviewer, "/admin").await.body.contains(PAGE),
        "no button that does nothing"
    );
}

fn theme_keys(app: &TestApp) -> usize {
    let files = std::fs::read_dir(app.data.path().join("keys")).expect("a folder");
    files.filter(|file| file.as_ref().is_ok_and(|file| file.file_name() != "device.key")).count()
}
