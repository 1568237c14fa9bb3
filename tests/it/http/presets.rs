//! The office's presets of themes: kept from a theme, named, begun with, dropped; and what new themes make
//! of them.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    preset::{PRESETS_MAX, Preset},
    settings::{Tally, Tier},
};

use crate::support::{
    Answer, TestApp, both_dbs, day,
    form::{fields, value},
};

const ID: &str = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5b";
const PAGE: &str = "/admin/presets";

async fn post(app: &TestApp, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("page", PAGE)];
    all.extend(fields);
    app.form(cookie, path, &all).await
}

async fn presets(app: &TestApp) -> Vec<Preset> {
    app.state.board.presets().await.expect("read")
}

both_dbs! {
    async fn a_preset_is_made_of_a_theme_and_begins_new_ones(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme_with(|plan| {
            (plan.max_notes, plan.tally, plan.premoderated) = (2, Tally::Hidden, true);
            plan.posting.until = Some(day("2020-08-27"));
        }).await.id.to_string();
        let keep = [("id", ID), ("seen", "0"), ("name", " 窓口の月 "), ("theme", theme.as_str())];
        for _ in 0..2 {
            let kept = post(&app, &cookie, "/do/save_preset", &keep).await;
            assert_eq!((kept.status, kept.location()), (StatusCode::SEE_OTHER, "/admin/presets?done=saved"));
        }
        let there = presets(&app).await;
        assert_eq!((there.len(), there[0].name.as_str(), there[0].usual), (1, "窓口の月", false));
        let page = app.get_as(&cookie, PAGE).await.body;
        assert!(page.contains("1枚の券で2枚まで書けます。") && page.contains("貼り出す前に、主催者が読みます。"));
        assert!(page.contains("付箋は、終わりの日の2営業日前までです。"));

        for _ in 0..2 {
            let usual = post(&app, &cookie, "/do/begin_with_preset", &[("id", ID)]).await;
            assert_eq!(usual.location(), "/admin/presets?done=usual");
        }
        let form = fields(&app.get_as(&cookie, "/admin/themes/new").await.body);
        for (field, is) in [
            ("form[max_notes]", "2"),
            ("form[tally]", "hidden"),
            ("form[premoderated]", "on"),
            ("form[opens_on]", "2020-09-01"),
            ("form[posting_until]", "2020-09-28"),
            ("of_preset", ID),
        ] {
            assert_eq!(value(&form, field), Some(is), "{field}");
        }
        assert_eq!(value(&form, "form[title]"), Some(""), "nothing of its question");

        post(&app, &cookie, "/do/begin_with_preset", &[("id", "")]).await;
        let form = fields(&app.get_as(&cookie, "/admin/themes/new").await.body);
        assert_eq!(value(&form, "of_preset"), Some("usual"));
    }

    async fn who_comes_later_is_told(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme().await.id.to_string();
        let keep = [("id", ID), ("seen", "0"), ("name", "一つ目"), ("theme", theme.as_str())];
        post(&app, &cookie, "/do/save_preset", &keep).await;
        let rename = |seen: &'static str, name: &'static str| [("id", ID), ("seen", seen), ("name", name)];
        for _ in 0..2 {
            let renamed = post(&app, &cookie, "/do/save_preset", &rename("1", "二つ目")).await;
            assert_eq!(renamed.status, StatusCode::SEE_OTHER, "also when it is pressed twice");
        }
        let late = post(&app, &cookie, "/do/save_preset", &rename("1", "三つ目")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("ほかの人が先に変えました") && late.body.contains("value=\"三つ目\""));
        let long = "あ".repeat(31);
        let wrong = post(&app, &cookie, "/do/save_preset", &[("id", ID), ("seen", "2"), ("name", &long)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains(&long) && wrong.body.contains("30文字まで"));
        assert_eq!(presets(&app).await[0].name, "二つ目");

        let drop = |seen: &'static str| [("id", ID), ("seen", seen)];
        assert_eq!(post(&app, &cookie, "/do/drop_preset", &drop("1")).await.status, StatusCode::CONFLICT);
        for _ in 0..2 {
            let dropped = post(&app, &cookie, "/do/drop_preset", &drop("2")).await;
            assert_eq!(dropped.location(), "/admin/presets?done=dropped", "what is gone is gone");
        }
        assert!(presets(&app).await.is_empty());
        let gone = post(&app, &cookie, "/do/begin_with_preset", &[("id", ID)]).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    }

    async fn what_is_sent_wrongly_is_said_beside_the_field(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme().await;
        let id = theme.id.to_string();
        let send = |fields: Vec<(&'static str, String)>| {
            let (app, cookie) = (&app, &cookie);
            async move {
                let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
                post(app, cookie, "/do/save_preset", &fields).await
            }
        };
        let keep = |id: &str, name: &str, theme: &str| {
            vec![("id", id.to_owned()), ("seen", "0".into()), ("name", name.into()), ("theme", theme.into())]
        };
        assert_eq!(send(keep(ID, "", &id)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let none = send(keep(ID, "名前", "")).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.body.contains("value=\"名前\""));
        assert_eq!(send(keep(ID, "名前", ID)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(send(keep("1", "名前", &id)).await.status, StatusCode::BAD_REQUEST);
        for n in 0..PRESETS_MAX {
            let key = format!("00000000-0000-4000-8000-{n:012}");
            assert_eq!(send(keep(&key, "名前", &id)).await.status, StatusCode::SEE_OTHER);
        }
        let more = send(keep(ID, "一つ多い", &id)).await;
        assert_eq!(more.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(presets(&app).await.len(), PRESETS_MAX);

        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert_eq!(app.get_as(&reviewer, PAGE).await.status, StatusCode::FORBIDDEN);
        let keep = [("id", ID), ("seen", "0"), ("name", "名前"), ("theme", id.as_str())];
        assert_eq!(post(&app, &reviewer, "/do/save_preset", &keep).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_tier_that_this_server_cannot_offer_is_not_filled_in(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme_with(|plan| {
            (plan.tier, plan.quorum) = (Tier::Sealed, 10);
            plan.box_rule = kizuki_board::domain::opening::BoxRule::Daily;
        }).await.id.to_string();
        let keep = [("id", ID), ("seen", "0"), ("name", "封かん"), ("theme", theme.as_str())];
        post(&app, &cookie, "/do/save_preset", &keep).await;
        post(&app, &cookie, "/do/begin_with_preset", &[("id", ID)]).await;
        let page = app.get_as(&cookie, "/admin/themes/new").await.body;
        assert!(page.contains("KIZUKI_ORIGIN") && page.contains("disabled"), "{page}");
        assert_eq!(value(&fields(&page), "form[tier]"), Some("open"), "the usual one in its place");
    }
}
