//! What a Sealed theme needs before it leaves draft: a safe database, HTTPS, and a published key.

use axum::http::StatusCode;
use kizuki_board::domain::{issue, theme::State};

use crate::support::TestApp;
use crate::support::sealed::{
    Ask, draft, https, https_on_postgres, links, people, pick, print, published, step,
};

#[tokio::test]
async fn the_key_is_the_same_for_everybody_and_stands_in_the_log_and_on_the_pages() {
    let app = https().await;
    let theme = draft(&app, "sealed").await;
    assert_eq!(app.get("/t/sealed/key").await.status, StatusCode::NOT_FOUND, "a draft has none");
    let theme = step(&app, &theme, State::Announced).await;
    let cookie = app.organizer("hr@example.jp").await;
    let (plain, signed) =
        (app.get("/t/sealed/key").await, app.get_as(&cookie, "/t/sealed/key").await);
    assert_eq!(plain.body, signed.body);
    assert!(
        plain.header("cache-control").starts_with("public")
            && plain.header("set-cookie").is_empty()
    );
    let key = published(&app, "sealed").await;
    let entry = app.state.board.log_page(key.log_index, 1).await.expect("the log").remove(0);
    assert!(entry.payload.contains(&key.pk.to_string()) && entry.kind == "theme-key");
    let words = kizuki_board::i18n::say::words(kizuki_board::i18n::Lang::Ja, &key.pk);
    for (cookie, page) in
        [("", "/t/sealed".to_owned()), (&cookie, format!("/admin/themes/{}", theme.id))]
    {
        assert!(app.get_as(cookie, &page).await.body.contains(&words), "{page}");
    }
    let open = app.theme().await;
    assert_eq!(app.get(&format!("/t/{}/key", open.slug)).await.status, StatusCode::NOT_FOUND);
    assert!(!app.get("/t/zaitaku").await.body.contains("印のかぎの合い言葉"));
}

/// L6: the private PostgreSQL of the tests runs without fsync, so a Sealed theme does not leave
/// draft there, and says why.
#[tokio::test]
async fn l06_a_database_that_is_not_safe_gets_no_sealed_theme() {
    for (app, safe) in [(https().await, true), (https_on_postgres().await, false)] {
        let theme = draft(&app, "sealed").await;
        let hr = app.organizer("hr@example.jp").await;
        let (page, id, version) = (
            format!("/admin/themes/{}", theme.id),
            theme.id.to_string(),
            theme.version.to_string(),
        );
        let fields =
            [("page", page.as_str()), ("id", &id), ("version", &version), ("to", "announced")];
        let answer = app.form(&hr, "/do/move_theme", &fields).await;
        let now = app.state.board.theme(theme.id).await.expect("there");
        if safe {
            assert_eq!(
                (answer.location(), now.state),
                (format!("{page}?done=moved").as_str(), State::Announced)
            );
        } else {
            assert_eq!(
                (answer.status, now.state, now.stamp_key),
                (StatusCode::CONFLICT, State::Draft, None)
            );
            assert!(
                answer.body.contains("次の設定を直してもらってください")
                    && answer.body.contains("fsync"),
                "{}",
                answer.body
            );
        }
    }
}

#[tokio::test]
async fn without_https_nothing_of_it_works_but_on_ones_own_machine() {
    let app = TestApp::sqlite().await;
    let theme = draft(&app, "sealed").await;
    let hr = app.organizer("hr@example.jp").await;
    let (page, id, version) =
        (format!("/admin/themes/{}", theme.id), theme.id.to_string(), theme.version.to_string());
    let fields = [("page", page.as_str()), ("id", &id), ("version", &version), ("to", "announced")];
    let announced = app.form(&hr, "/do/move_theme", &fields).await;
    assert_eq!(announced.status, StatusCode::CONFLICT);
    assert!(announced.body.contains("HTTPSでつながるときにだけ配れます"));
    app.state.replace_roster(&people(0..6), &[]).await.expect("replaced");
    for answer in
        [print(&app, &hr, "everybody").await, pick(&app, "/pick/x").await, app.get("/pick/x").await]
    {
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("KIZUKI_ORIGIN"));
    }
    assert_eq!(
        Ask::envelope(theme.id, 1).cookie("kz_issue=x").refused(&app).await,
        (StatusCode::CONFLICT, issue::Refusal::NeedsHttps)
    );

    for (origin, may) in [
        ("http://localhost:3000", true),
        ("http://127.0.0.1:3000", true),
        ("http://localhost", true),
        ("http://localhost.example.jp", false),
        ("http://board.example.jp", false),
        ("http://192.168.1.2", false),
        ("https://board.example.jp", true),
    ] {
        let mut config = (*app.state.config).clone();
        config.origin = Some(origin.into());
        assert_eq!(config.may_seal(), may, "{origin}");
        config.origin = None;
        assert!(!config.may_seal());
    }
    let here =
        TestApp::sqlite_with(|config| config.origin = Some("http://localhost:3000".into())).await;
    let theme = draft(&here, "sealed").await;
    here.state.replace_roster(&people(0..6), &[]).await.expect("replaced");
    step(&here, &theme, State::Open).await;
    let hr = here.organizer("hr@example.jp").await;
    let sheet = print(&here, &hr, "everybody").await.body.replace("http://localhost:3000", "");
    let cookie = pick(&here, &links(&sheet)[0]).await.cookie();
    assert!(cookie.starts_with("kz_issue="), "{cookie}");
    Ask::envelope(theme.id, 1).cookie(&cookie).stamped(&here).await;
}
