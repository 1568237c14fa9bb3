//! Ideas that the office adds to the library: kept, made into themes, exchanged in a file.

use axum::http::StatusCode;
use kizuki_board::domain::{account::Role, library::own::OwnIdea};

use crate::support::{
    Answer, TestApp, both_dbs,
    form::{fields, value, with},
};

const PAGE: &str = "/admin/library";
const ID: &str = "7d0d2a54-5c7c-4bb1-9a41-0d3f0a7c1e11";

/// The form of an idea as a browser sends it.
fn form<'a>(id: &'a str, seen: &'a str, title: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("page", PAGE),
        ("id", id),
        ("seen", seen),
        ("form[title]", title),
        ("form[question]", "朝のいちばんに困ることは?"),
        ("form[scope]", "人事の話は扱いません。"),
        ("form[prompts]", "困る\r\nあると助かる"),
        ("form[keep]", "いまのままでよい"),
        ("form[why]", "毎日のことは書きやすい。"),
        ("form[purpose]", "work"),
    ]
}

async fn save(app: &TestApp, cookie: &str, id: &str, seen: &str, title: &str) -> Answer {
    app.form(cookie, "/do/save_idea", &form(id, seen, title)).await
}

async fn titles(app: &TestApp) -> Vec<String> {
    let ideas: Vec<OwnIdea> = app.state.board.own_ideas().await.expect("read");
    ideas.into_iter().map(|idea| idea.words.title).collect()
}

async fn upload(app: &TestApp, cookie: &str, content: &[u8]) -> Answer {
    let head = "name=\"file\"; filename=\"ideas.json\"\r\nContent-Type: application/json";
    app.upload(cookie, "/admin/library/import", &[(head, content)]).await
}

both_dbs! {
    async fn an_idea_is_kept_changed_and_made_into_a_theme(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        for _ in 0..2 {
            let saved = save(&app, &cookie, ID, "0", "朝の<十>分").await;
            assert_eq!(saved.location(), format!("{PAGE}?done=saved#idea-{ID}"), "{}", saved.body);
        }
        assert_eq!(titles(&app).await, ["朝の<十>分"], "pressed twice, kept once");
        let page = app.get_as(&cookie, PAGE).await.body;
        for part in ["朝の&lt;十&gt;分", "人事の話は扱いません。", "あると助かる", "毎日のことは書きやすい。"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(app.get_as(&cookie, &format!("{PAGE}?purpose=work")).await.body.contains("朝の&lt;十&gt;分"));
        assert!(!app.get_as(&cookie, &format!("{PAGE}?purpose=trust")).await.body.contains("朝の&lt;十&gt;分"));

        // Its form is filled in; who read an older version is told.
        let change = app.get_as(&cookie, &format!("{PAGE}?change={ID}")).await.body;
        assert!(change.contains("value=\"朝の&lt;十&gt;分\"") && change.contains("<option value=\"work\" selected"));
        assert!(save(&app, &cookie, ID, "1", "朝の十分").await.location().contains("done=saved"));
        let late = save(&app, &cookie, ID, "1", "朝の五分").await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("value=\"朝の五分\""), "what was typed is kept");
        assert_eq!(titles(&app).await, ["朝の十分"]);

        // A theme is made of it, and its card says so.
        let new = app.get_as(&cookie, &format!("/admin/themes/new?idea={ID}")).await.body;
        let theme = fields(&new);
        assert_eq!(value(&theme, "form[title]"), Some("朝の十分"));
        assert_eq!(value(&theme, "form[prompts][2][name]"), Some("いまのままでよい"));
        assert!(new.contains("毎日のことは書きやすい。") && value(&theme, "form[description]").expect("one").contains("人事の話"));
        let theme = with(theme, &[]);
        let sent: Vec<(&str, &str)> = theme.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(app.form(&cookie, "/do/save_theme", &sent).await.status, StatusCode::SEE_OTHER);
        let page = app.get_as(&cookie, PAGE).await.body;
        let card = page.split(&format!("id=\"idea-{ID}\"")).nth(1).expect("its card");
        assert!(card.split("id=\"write\"").next().expect("it").contains("class=\"used\""));

        // Dropped, it is gone; the theme stays.
        for _ in 0..2 {
            let gone = app.form(&cookie, "/do/drop_idea", &[("page", PAGE), ("id", ID)]).await;
            assert_eq!(gone.location(), format!("{PAGE}?done=dropped"));
        }
        assert!(titles(&app).await.is_empty());
        assert_eq!(app.state.board.themes().await.expect("read").len(), 1);
        for gone in [format!("/admin/themes/new?idea={ID}"), format!("{PAGE}?change={ID}")] {
            assert_eq!(app.get_as(&cookie, &gone).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(app.get_as(&cookie, PAGE).await.status, StatusCode::OK);
    }

    async fn what_is_wrong_is_said_beside_its_field(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        save(&app, &cookie, ID, "0", "朝の十分").await;
        let mut wrong = form("3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c", "0", "朝の１０分");
        wrong[6].1 = "一\n二\n三\n四\n五";
        wrong[9].1 = "people";
        let answer = app.form(&cookie, "/do/save_idea", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("id=\"prompts-err\"") && answer.body.contains("id=\"purpose-err\""));
        assert!(answer.body.contains("value=\"朝の１０分\"") );
        let fold = answer.body.split("<details").find(|tag| tag.contains("id=\"write\"")).expect("the form");
        assert!(fold.split('>').next().expect("its tag").contains(" open"));
        // One title is there once.
        let twice = save(&app, &cookie, "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c", "0", " 朝の十分").await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.body.contains("id=\"title-err\""));
    }

    async fn a_file_is_looked_at_first_and_adds_what_is_new(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        save(&app, &cookie, ID, "0", "朝の十分").await;
        save(&app, &cookie, "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c", "0", "夕方の十分").await;
        let file = app.get_as(&cookie, "/admin/library/file").await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.headers["content-disposition"].to_str().expect("text").contains("kizuki-ideas.json"));
        assert!(!file.body.contains(ID), "no id leaves");
        app.form(&cookie, "/do/drop_idea", &[("page", PAGE), ("id", ID)]).await;

        let looked = upload(&app, &cookie, file.body.as_bytes()).await;
        assert_eq!(looked.status, StatusCode::OK, "{}", looked.body);
        assert!(looked.body.contains("2題あり、そのうち1題が新しい題です。") && looked.body.contains("1題を足す"));
        assert_eq!(titles(&app).await, ["夕方の十分"], "looking adds nothing");
        let parts: [(&str, &[u8]); 2] = [("name=\"sure\"", b"1"), ("name=\"pasted\"", file.body.as_bytes())];
        for added in [1, 0] {
            let taken = app.upload(&cookie, "/admin/library/import", &parts).await;
            assert_eq!(taken.location(), format!("{PAGE}?done=added&n={added}#own"), "{}", taken.body);
        }
        assert_eq!(titles(&app).await, ["夕方の十分", "朝の十分"]);
    }

    async fn a_file_that_is_wrong_adds_nothing_and_is_told(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        save(&app, &cookie, ID, "0", "朝の十分").await;
        let file = app.get_as(&cookie, "/admin/library/file").await.body;
        app.form(&cookie, "/do/drop_idea", &[("page", PAGE), ("id", ID)]).await;
        let large = vec![b' '; 300 * 1024];
        let very_large = vec![b' '; 400 * 1024];
        let long = file.replace("朝の十分", &"長".repeat(61));
        for (content, says) in [
            (b"".as_slice(), "題のファイルではありません"),
            ("在宅".as_bytes(), "題のファイルではありません"),
            (b"\x83\x65", "題のファイルではありません"),
            (&large, "大きすぎます。256KB"),
            (&very_large, "大きすぎます。256KB"),
            (file.replace("\"version\": 1", "\"version\": 9").as_bytes(), "新しい版のプログラムのファイルです（版9）"),
            (file.replace("\"keep\"", "\"kept\"").as_bytes(), "行めに、足りない項目"),
            (long.as_bytes(), "1番めの題：題：1文字多すぎます。"),
        ] {
            let refused = upload(&app, &cookie, content).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(refused.body.contains(says) && refused.body.contains("id=\"file-err\""), "{says}: {}", refused.body);
            assert!(refused.body.contains("aria-invalid=\"true\""));
        }
        assert!(titles(&app).await.is_empty());
    }
}

#[tokio::test]
async fn reviewers_plan_no_themes_and_have_no_ideas() {
    let app = TestApp::sqlite().await;
    let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
    assert_eq!(app.get_as(&reviewer, "/admin/library/file").await.status, StatusCode::FORBIDDEN);
    assert_eq!(upload(&app, &reviewer, b"{}").await.status, StatusCode::FORBIDDEN);
    assert_eq!(save(&app, &reviewer, ID, "0", "題").await.status, StatusCode::FORBIDDEN);
    let drop = app.form(&reviewer, "/do/drop_idea", &[("page", PAGE), ("id", ID)]).await;
    assert_eq!(drop.status, StatusCode::FORBIDDEN);
    assert!(titles(&app).await.is_empty());
}
