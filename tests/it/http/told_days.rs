//! Days that staff were told and that are taken away: not without a reason that everybody reads.

use axum::http::StatusCode;
use kizuki_board::{domain::theme::State, log::Event};

use crate::support::{
    Answer, TestApp, both_dbs, day,
    form::{fields, with},
};

async fn save(app: &TestApp, cookie: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    app.form(cookie, "/do/save_theme", &fields).await
}

both_dbs! {
    async fn an_earlier_end_is_told_with_its_reason_and_not_without_one(app: TestApp) {
        let theme = app.theme_with(|plan| plan.answers_on = Some(day("2020-09-04"))).await;
        let cookie = app.organizer("hr@example.jp").await;
        let edit = format!("/admin/themes/{}/edit", theme.id);
        let form = fields(&app.get_as(&cookie, &edit).await.body);
        let earlier = with(form.clone(), &[("form[closes_on]", "2020-08-20")]);
        let refused = save(&app, &cookie, &earlier).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("理由がいります") && refused.body.contains("id=\"why-err\""));
        assert!(refused.body.contains("value=\"2020-08-20\""), "what was typed is kept");
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").closes_on, day("2020-08-31"));
        assert!(!app.get("/t/zaitaku").await.body.contains("お知らせした日が変わりました"));

        let why = "台風にそなえる<b>ため、早めに回答します";
        let told = with(earlier, &[("form[why]", why)]);
        assert_eq!(save(&app, &cookie, &told).await.status, StatusCode::SEE_OTHER);
        for page in ["/", "/t/zaitaku"] {
            let page = app.get(page).await.body;
            assert!(page.contains("受付の最後の日を、8月31日（月）から8月20日（木）に変えました"), "{page}");
            assert!(page.contains("理由：台風にそなえる&lt;b&gt;ため、早めに回答します"));
        }
        for (lang, says) in [("ja-simple", "前は8月31日（月曜日）でした"), ("en", "The last day was 31 August")] {
            let page = app.get_as(&format!("kizuki_lang={lang}"), "/t/zaitaku").await.body;
            assert!(page.contains(says) && page.contains("台風にそなえる"), "{lang}");
        }
        // The log names what changed.
        assert!(app.get("/log").await.body.contains("受付が始まったあとに、終わりの日を変えました"));

        // What is given needs none, and is told too; the earlier change is folded away below it.
        let form = fields(&app.get_as(&cookie, &edit).await.body);
        let later = with(form, &[("form[closes_on]", "2020-08-27")]);
        assert_eq!(save(&app, &cookie, &later).await.status, StatusCode::SEE_OTHER);
        let told = app.state.board.day_changes(theme.id).await.expect("read");
        assert_eq!(told.iter().map(|one| one.why.as_str()).collect::<Vec<_>>(), ["", why]);
        let page = app.get("/t/zaitaku").await.body;
        let (last, before) = page.split_once("その前の変更").expect("both");
        assert!(last.contains("8月20日（木）から8月27日（木）") && before.contains("台風"));
        assert!(!app.get("/").await.body.contains("台風"), "the entrance has the last one");
    }

    async fn closing_by_hand_asks_why(app: TestApp) {
        let theme = app.theme().await;
        let cookie = app.organizer("hr@example.jp").await;
        let page = format!("/admin/themes/{}", theme.id);
        assert!(app.get_as(&cookie, &page).await.body.contains("予定より早く締め切る理由"));
        let (id, version) = (theme.id.to_string(), theme.version.to_string());
        let close = async |why: &str| {
            let fields = [("page", page.as_str()), ("id", &id), ("version", &version), ("to", "review"), ("why", why)];
            app.form(&cookie, "/do/move_theme", &fields).await
        };
        let long = "長".repeat(201);
        for (why, says) in [("", "理由がいります"), (" 　", "理由がいります"), (long.as_str(), "200文字")] {
            let refused = close(why).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body.contains(says) && refused.body.contains("id=\"why-err\""));
            let folds = refused.body.split("<details").filter_map(|tag| tag.split('>').next());
            assert!(folds.filter(|tag| tag.contains("confirm")).any(|tag| tag.contains(" open")));
            assert!(refused.body.contains(why.trim()));
        }
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").state, State::Open);
        for _ in 0..2 {
            assert_eq!(close("声が出そろったため").await.status, StatusCode::SEE_OTHER);
        }
        let told = app.state.board.day_changes(theme.id).await.expect("read");
        assert_eq!(told.len(), 1, "the second press is the first");
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains("8月31日（月）までの予定でしたが、8月10日（月）に締め切りました。"));
        assert!(board.contains("理由：声が出そろったため"));
        // Of a theme that has closed nobody asks.
        assert!(!app.get_as(&cookie, &page).await.body.contains("予定より早く締め切る理由"));
    }

    async fn the_calendar_closes_without_a_word(app: TestApp) {
        let theme = app.theme().await;
        app.state.clock.set(crate::support::NOON + 22 * crate::support::DAY);
        app.tick().await;
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").state, State::Review);
        assert!(app.state.board.day_changes(theme.id).await.expect("read").is_empty());
    }

    async fn what_whoever_wrote_was_promised_stays(app: TestApp) {
        let theme = app.theme().await;
        let cookie = app.organizer("hr@example.jp").await;
        let edit = app.get_as(&cookie, &format!("/admin/themes/{}/edit", theme.id)).await.body;
        assert!(edit.matches("書いた人との約束だからです").count() >= 4, "beside each that is locked");
        let form = with(fields(&edit), &[("form[max_notes]", "1"), ("form[tally]", "hidden"), ("form[title]", "べつの題")]);
        assert_eq!(save(&app, &cookie, &form).await.status, StatusCode::SEE_OTHER);
        let saved = app.state.board.theme(theme.id).await.expect("there");
        assert_eq!((saved.max_notes, saved.tally, saved.title.as_str()), (theme.max_notes, theme.tally, "べつの題"));
        let log = app.state.board.log_export().await.expect("exported");
        let told = log.entries.iter().filter_map(|entry| match entry.event().expect("an event") {
            Event::SettingsChanged { fields, .. } => Some(fields),
            _ => None,
        });
        assert_eq!(told.collect::<Vec<_>>(), [["title"]]);
    }
}
