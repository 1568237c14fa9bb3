//! The desk for reports of breaches of the law, and the board's rules in the office's own words: where staff
//! read them once the office said so, and that nothing is said where it did not.

use axum::http::StatusCode;
use kizuki_board::domain::account::Role;

use crate::support::{Answer, TestApp, both_dbs};

const PAGE: &str = "/admin/setup";

async fn set(app: &TestApp, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let seen = serde_json::to_string(&app.state.office().set.basics).expect("json");
    let mut all = vec![("page", PAGE), ("seen", seen.as_str()), ("form[dates]", "reiwa")];
    all.extend(fields);
    app.form(cookie, "/do/set_basics", &all).await
}

both_dbs! {
    async fn the_desk_stands_where_people_write_and_in_the_ready_texts(app: TestApp) {
        let theme = app.theme().await;
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let announce = format!("/admin/themes/{}/announce", theme.id);
        let pages = ["/t/zaitaku", "/policy", announce.as_str()];
        for page in pages {
            assert!(!app.get_as(&admin, page).await.body.contains("法令違反などの通報は"), "{page}");
        }
        let desk = "総務課<b>（内線1234）";
        assert_eq!(set(&app, &admin, &[("form[desk]", desk)]).await.status, StatusCode::SEE_OTHER);
        for page in pages {
            let shown = app.get_as(&admin, page).await.body;
            assert!(shown.contains("法令違反などの通報は、この板ではなく、"), "{page}");
            assert!(shown.contains("総務課&lt;b&gt;（内線1234）") && !shown.contains("総務課<b>"), "{page}");
        }
        assert_eq!(app.get_as(&admin, &announce).await.body.matches("総務課&lt;b&gt;").count(), 3, "not aloud");
        let link = "https://tsuho.example.jp/?a=1&b=2";
        set(&app, &admin, &[("form[desk]", link)]).await;
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains("<a href=\"https://tsuho.example.jp/?a=1&amp;b=2\" rel=\"noreferrer\">"), "{board}");
        for no_link in ["javascript:alert(1)", "https://a b"] {
            set(&app, &admin, &[("form[desk]", no_link)]).await;
            let board = app.get("/t/zaitaku").await.body;
            assert!(board.contains(no_link) && !board.contains(&format!("href=\"{no_link}")));
        }
        set(&app, &admin, &[]).await;
        assert!(!app.get("/t/zaitaku").await.body.contains("法令違反などの通報は"));
    }

    async fn the_offices_own_rules_go_before_the_programs_in_each_language(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let own = "この板では、仕事のことを書きます。\r\n<人>のことは書きません。";
        let saved = set(&app, &admin, &[("form[policy][ja]", own), ("form[policy][en]", " ")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = app.get("/policy").await.body;
        assert!(page.contains("この板では、仕事のことを書きます。") && page.contains("&lt;人&gt;のことは書きません。"));
        assert!(!page.contains("書いてよいこと") && page.contains("身の危険"), "where to go instead stays");
        let english = app.get_as("kizuki_lang=en", "/policy").await.body;
        assert!(!english.contains("仕事のこと") && english.contains("Danger, harassment"));
        let form = app.get_as(&admin, PAGE).await.body;
        assert!(form.contains("name=\"form[policy][ja-simple]\"") && form.contains("&lt;人&gt;のことは書きません。</textarea>"));

        let long = "長".repeat(601);
        let refused = set(&app, &admin, &[("form[policy][ja]", &long), ("form[desk]", &"長".repeat(101))]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("id=\"policy-ja-err\"") && refused.body.contains("id=\"desk-err\""));
        assert!(refused.body.contains(&long), "what was typed is kept");
        // Emptied, the program's are there again.
        set(&app, &admin, &[]).await;
        assert!(app.get("/policy").await.body.contains("書いてよいこと"));
    }
}
