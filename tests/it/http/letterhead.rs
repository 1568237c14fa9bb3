//! The office's letterhead: who sets it, how it looks before it is saved, what reports make of it,
//! and how it goes to another server.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    letterhead::{Letterhead, LetterheadForm, Section, write_file},
    theme::{State, Theme},
};
use kizuki_board::report::Format;

use crate::support::report::all_text;
use crate::support::{Answer, TestApp, both_dbs, secret};

const PAGE: &str = "/admin/letterhead";

/// An office that reports to its mayor, without the chapter of words and with all notes first.
fn office() -> Letterhead {
    let mut sections = Section::ALL.to_vec();
    sections.retain(|one| ![Section::Keywords, Section::Annex].contains(one));
    sections.insert(0, Section::Annex);
    Letterhead {
        number: "{年度}総人第{番号}号".into(),
        addressee: "○○市長 様".into(),
        sender: "総務部\n人事課長".into(),
        opening: "下記のとおり取りまとめましたので、報告します。".into(),
        closing: "以上".into(),
        sections,
    }
}

/// Sends the form: what it was shown with, and what is typed.
async fn send(
    app: &TestApp,
    cookie: &str,
    seen: &Letterhead,
    form: &LetterheadForm,
    look: bool,
) -> Answer {
    let seen = serde_json::to_string(seen).expect("json");
    let texts = [
        ("number", &form.number),
        ("addressee", &form.addressee),
        ("sender", &form.sender),
        ("opening", &form.opening),
        ("closing", &form.closing),
    ];
    let mut all = vec![("page".to_owned(), PAGE.to_owned()), ("seen".into(), seen)];
    all.extend(texts.map(|(name, says)| (format!("form[{name}]"), says.clone())));
    for (at, one) in form.sections.iter().enumerate() {
        let name = |field: &str| format!("form[sections][{at}][{field}]");
        all.push((name("section"), one.section.clone()));
        all.push((name("place"), one.place.clone()));
        all.extend(one.shown.clone().map(|shown| (name("shown"), shown)));
    }
    all.extend(look.then(|| ("look".to_owned(), "1".to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    app.form(cookie, "/do/save_letterhead", &all).await
}

async fn save(app: &TestApp, cookie: &str, letterhead: &Letterhead) -> Answer {
    let now = app.state.letterhead().await.expect("read");
    send(app, cookie, &now, &letterhead.into(), false).await
}

async fn upload(app: &TestApp, cookie: &str, file: &[u8]) -> Answer {
    let part = ("name=\"file\"; filename=\"letterhead.json\"", file);
    app.upload(cookie, "/admin/letterhead/import", &[part]).await
}

/// A theme in review, with a note, whose report is public.
async fn reported(app: &TestApp) -> Theme {
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "電話当番").await;
    let theme = app.move_to(theme.id, State::Review).await;
    let public = app.state.board.publish_report(theme.id, theme.version, true).await;
    public.expect("public").unseen();
    theme
}

both_dbs! {
    async fn an_administrator_sets_the_letterhead_and_reports_have_it(app: TestApp) {
        let theme = reported(&app).await;
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let before = app.get("/t/zaitaku/report").await.body;
        assert!(!before.contains("class=\"closing\"") && before.contains("よく出てくる言葉"));
        for _ in 0..2 {
            let saved = save(&app, &admin, &office()).await;
            assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/admin/letterhead?done=saved"));
        }
        assert_eq!(app.state.letterhead().await.expect("read"), office());
        let page = app.get_as(&admin, &format!("{PAGE}?done=saved")).await.body;
        for says in ["様式を保存しました", ">総務部\n人事課長</textarea>", "2総人第123号", "例のテーマ"] {
            assert!(page.contains(says), "{says}");
        }
        // Everybody reads the same: number, era, addressee, sender, 記, 以上; and the chapters as chosen.
        let numbered = app.form(&admin, "/do/number_report", &[
            ("page", &format!("/admin/themes/{}", theme.id)), ("id", &theme.id.to_string()), ("document_number", "１２３"),
        ]).await;
        assert_eq!(numbered.status, StatusCode::SEE_OTHER, "{}", numbered.body);
        let head = ["2総人第１２３号", "令和2年8月10日", "○○市長 様", "総務部", "人事課長", "取りまとめましたので", "記", "以上"];
        for format in [Format::Html, Format::Docx, Format::Xlsx, Format::Markdown] {
            let file = app.get(&format!("/t/zaitaku/report/{}", format.as_str())).await;
            let text = all_text(&file.bytes).replace('\\', "");
            for says in head {
                assert!(text.contains(says), "{format:?}: {says}");
            }
            assert!(!text.contains("よく出てくる言葉"), "{format:?}");
        }
        let page = app.get("/t/zaitaku/report").await.body;
        assert!(head.iter().all(|says| page.contains(says)) && !page.contains("よく出てくる言葉"));
        let at = |id: &str| page.find(&format!("id=\"{id}\"")).expect("a chapter");
        assert!(at("r1") < at("r5") && at("r5") < at("r2"), "all notes come first");
        assert_eq!(app.get("/t/zaitaku/report/keywords.csv").await.status, StatusCode::NOT_FOUND);
        let json = app.get("/t/zaitaku/report/json").await.body;
        assert!(json.contains("\"keywords\"") && !json.contains("市長"), "programs get all figures, and no letter");
        // Without a number there is room for one.
        app.form(&admin, "/do/number_report", &[("id", &theme.id.to_string()), ("document_number", " ")]).await;
        assert!(app.get("/t/zaitaku/report").await.body.contains("2総人第　　　　号"));
    }

    async fn two_who_set_it_at_once_are_told(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let usual = Letterhead::default();
        save(&app, &admin, &office()).await;
        let other = Letterhead { addressee: "副市長".into(), ..usual.clone() };
        let late = send(&app, &admin, &usual, &(&other).into(), false).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("ほかの人が先に様式を変えました") && late.body.contains(">副市長</textarea>"));
        assert_eq!(app.state.letterhead().await.expect("read"), office());
    }
}

#[tokio::test]
async fn what_is_typed_can_be_looked_at_before_it_is_saved() {
    let app = TestApp::sqlite().await;
    let admin = app.signed_in("admin@example.jp", Role::Admin).await;
    let usual = Letterhead::default();
    let looked = send(&app, &admin, &usual, &(&office()).into(), true).await;
    assert_eq!(looked.status, StatusCode::OK);
    for says in [
        "まだ保存していません",
        "2総人第　　　　号",
        "○○市長 様",
        "令和2年8月10日",
        "会議をよくするには",
    ] {
        assert!(looked.body.contains(says), "{says}");
    }
    let preview = looked.body.split("id=\"preview\"").nth(1).expect("the example");
    assert!(!preview.contains("よく出てくる言葉"));
    assert_eq!(app.state.letterhead().await.expect("read"), usual, "nothing is saved");
    // What cannot be read is told beside its field, and nothing typed is lost.
    let mut wrong: LetterheadForm = (&office()).into();
    wrong.number = "{年}第{番号}号".into();
    wrong.sections[3].place = "x".into();
    for look in [true, false] {
        let refused = send(&app, &admin, &usual, &wrong, look).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for says in [
            "id=\"number-err\" class=\"err\">使えるのは {年度}",
            "id=\"sections-3-place-err\"",
            "href=\"#sections-3-place\"",
            "value=\"{年}第{番号}号\"",
            ">総務部\n人事課長</textarea>",
        ] {
            assert!(refused.body.contains(says), "{says} in {}", refused.body);
        }
    }
}

#[tokio::test]
async fn nobody_else_sets_it() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    for (n, role) in [Role::Organizer, Role::Reviewer].into_iter().enumerate() {
        let cookie = app.signed_in(&format!("p{n}@example.jp"), role).await;
        assert_eq!(app.get_as(&cookie, PAGE).await.status, StatusCode::FORBIDDEN);
        let file = app.get_as(&cookie, "/admin/letterhead/file").await;
        assert_eq!(file.status, StatusCode::FORBIDDEN);
        assert_eq!(save(&app, &cookie, &office()).await.status, StatusCode::FORBIDDEN);
        let taken = upload(&app, &cookie, write_file(&office()).as_bytes()).await;
        assert_eq!(taken.status, StatusCode::FORBIDDEN);
        assert!(!app.get_as(&cookie, "/admin").await.body.contains(PAGE), "nor is it offered");
    }
    assert_eq!(app.state.letterhead().await.expect("read"), Letterhead::default());
    // An organizer numbers reports, once there is a pattern.
    let path = format!("/admin/themes/{}", theme.id);
    let organizer = app.organizer("hr@example.jp").await;
    assert!(!app.get_as(&organizer, &path).await.body.contains("document_number"));
    let admin = app.signed_in("admin@example.jp", Role::Admin).await;
    save(&app, &admin, &office()).await;
    assert!(app.get_as(&organizer, &path).await.body.contains("id=\"document-number\""));
    let long = "1".repeat(21);
    let id = theme.id.to_string();
    let fields = [("page", path.as_str()), ("id", &id), ("document_number", &long)];
    let refused = app.form(&organizer, "/do/number_report", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("id=\"document-number-err\"") && refused.body.contains(&long));
}

#[tokio::test]
async fn it_goes_to_another_server_in_one_file() {
    let (here, there) = (TestApp::sqlite().await, TestApp::sqlite().await);
    let admin = here.signed_in("admin@example.jp", Role::Admin).await;
    save(&here, &admin, &office()).await;
    let file = here.get_as(&admin, "/admin/letterhead/file").await;
    let named = "attachment; filename=\"kizuki-letterhead.json\"";
    assert_eq!(file.header("content-disposition"), named);
    let other = there.signed_in("admin@example.jp", Role::Admin).await;
    for _ in 0..2 {
        let taken = upload(&there, &other, &file.bytes).await;
        assert_eq!(taken.location(), "/admin/letterhead?done=taken", "{}", taken.body);
    }
    assert_eq!(there.state.letterhead().await.expect("read"), office());
    let text = file.body.clone();
    for (bad, says) in [
        ("{}".to_owned(), "様式のファイルではありません"),
        (text.replace("\"version\": 1", "\"version\": 7"), "新しい版（7）"),
        (text.replace("\"closing\"", "\"ending\""), "行目あたりが、様式の形ではありません"),
        (text.replace("{番号}", "{号}"), "文書番号の形：使えるのは"),
        (String::new(), "様式のファイルではありません"),
    ] {
        let refused = upload(&there, &other, bad.as_bytes()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        let field = refused.body.split("id=\"file\"").nth(1).expect("the field");
        assert!(field.split("</form>").next().expect("its end").contains(says), "{says}");
        assert!(refused.body.contains("ファイルを読み込めませんでした"));
    }
    assert_eq!(there.state.letterhead().await.expect("read"), office());
}
