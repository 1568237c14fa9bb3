//! Themes in one file: given by one office, looked at and taken by another as drafts, all or none.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    exchange::{BYTES_MAX, LEAVES, STAYS},
    theme::{State, Theme},
};

use crate::support::dump::{columns, dump};
use crate::support::{Answer, TestApp, both_dbs, day, plan, secret};

const PAGE: &str = "/admin/exchange";

/// An office with a year of themes: one open with a note, one in winter, a draft.
async fn office(app: &TestApp) -> (String, Vec<Theme>) {
    let cookie = app.organizer("hr@example.jp").await;
    let open = app.theme().await;
    app.pinned(&open, &secret(1), "だれにも渡さない付箋").await;
    let mut winter = plan("fuyu");
    winter.title = "窓口の冬".into();
    winter.max_notes = 3;
    (winter.opens_on, winter.closes_on) = (day("2021-01-01"), day("2021-01-31"));
    let winter = app.state.create_theme(&winter, false).await.expect("made");
    let winter = app.move_to(winter, State::Announced).await;
    let mut other = plan("shita-gaki");
    other.title = "別の年".into();
    (other.opens_on, other.closes_on) = (day("2021-06-01"), day("2021-06-30"));
    let other = app.state.create_theme(&other, false).await.expect("made");
    let other = app.state.board.theme(other).await.expect("there");
    (cookie, vec![open, winter, other])
}

async fn give(app: &TestApp, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    app.form(cookie, "/admin/exchange/file", fields).await
}

async fn send(app: &TestApp, cookie: &str, parts: &[(&str, &[u8])]) -> Answer {
    let heads: Vec<String> = parts
        .iter()
        .map(|(name, _)| match *name {
            "file" => "name=\"file\"; filename=\"themes.json\"".to_owned(),
            name => format!("name=\"{name}\""),
        })
        .collect();
    let parts: Vec<(&str, &[u8])> =
        heads.iter().map(String::as_str).zip(parts.iter().map(|(_, bytes)| *bytes)).collect();
    app.upload(cookie, PAGE, &parts).await
}

async fn slugs(app: &TestApp) -> Vec<(String, State)> {
    let themes = app.state.board.themes().await.expect("themes");
    let mut slugs: Vec<_> =
        themes.into_iter().map(|theme| (theme.settings.slug, theme.state)).collect();
    slugs.sort();
    slugs
}

/// The value of a hidden field of the page.
fn hidden(page: &str, name: &str) -> String {
    let field = page.split(&format!("name=\"{name}\"")).nth(1).expect("the field");
    let value =
        field.split("value=\"").nth(1).expect("a value").split('"').next().expect("its end");
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&")
}

both_dbs! {
    async fn another_office_plans_the_same_year_again(here: TestApp) {
        let (cookie, themes) = office(&here).await;
        let page = here.get_as(&cookie, PAGE).await.body;
        for says in ["2020年度のテーマを全部出す", "2021年度のテーマを全部出す", "窓口の冬"] {
            assert!(page.contains(says), "{says}: {page}");
        }
        // Those of a year, or those that are ticked.
        let year = give(&here, &cookie, &[("year", "2020")]).await;
        let named = "attachment; filename=\"kizuki-themes-2020.json\"";
        assert_eq!((year.status, year.header("content-disposition")), (StatusCode::OK, named));
        let ids = [&themes[0], &themes[1]].map(|theme| theme.id.to_string());
        let ticked = give(&here, &cookie, &[("themes", &ids[1]), ("themes", &ids[0])]).await;
        assert_eq!(ticked.body, year.body, "in whatever order");
        for secret in ["だれにも渡さない付箋", "zaitaku", "2020", &ids[0], "hr@example.jp"] {
            assert!(!year.body.contains(secret), "{secret}: {}", year.body);
        }

        let there = TestApp::sqlite().await;
        let other = there.organizer("jinji@example.jp").await;
        there.theme_with(|plan| "2027-04".clone_into(&mut plan.slug)).await;
        let looked = send(&there, &other, &[("file", &year.bytes), ("month", b"2027-04")]).await;
        assert_eq!(looked.status, StatusCode::OK, "{}", looked.body);
        let before = slugs(&there).await;
        assert_eq!(before.len(), 1, "nothing is made yet");
        for says in [
            "下書きが2件できます。まだ何もつくっていません。",
            "2027年4月1日（木）",
            "2027年9月1日（水）",
            "<code>2027-04-2</code>",
            "「2027-04」は使われている",
            "<code>2027-09</code>",
            "1枚の券で付箋3枚まで",
            "下書きを2件つくる",
        ] {
            assert!(looked.body.contains(says), "{says}: {}", looked.body);
        }
        let (sure, pasted) = (hidden(&looked.body, "sure"), hidden(&looked.body, "pasted"));
        let month = hidden(&looked.body, "month");
        let confirmed: [(&str, &[u8]); 3] = [
            ("sure", sure.as_bytes()), ("pasted", pasted.as_bytes()), ("month", month.as_bytes()),
        ];
        // The second click makes none.
        for _ in 0..2 {
            let made = send(&there, &other, &confirmed).await;
            assert_eq!(made.location(), "/admin/exchange?done=made&n=2", "{}", made.body);
        }
        let drafts = [("2027-04-2".to_owned(), State::Draft), ("2027-09".to_owned(), State::Draft)];
        assert_eq!(slugs(&there).await, [before, drafts.into()].concat());
        let page = there.get_as(&other, "/admin/exchange?done=made&n=2").await.body;
        assert!(page.contains("下書きを2件つくりました。"), "{page}");
        let made = there.state.board.theme_by_slug("2027-04-2").await.expect("made");
        assert_eq!((made.title.as_str(), made.closes_on), (themes[0].title.as_str(), day("2027-04-30")));
        let names = |theme: &Theme| -> Vec<_> {
            theme.prompts.iter().map(|one| (one.name.clone(), one.colour)).collect()
        };
        assert_eq!(names(&made), names(&themes[0]));
        // It has a key of its own: it opens, and takes notes.
        let open = there.move_to(made.id, State::Open).await;
        there.pinned(&open, &secret(9), "新しい付箋").await;
        assert_eq!(there.notes(&open).await.len(), 1);
        let dumped = dump(there.state.board.db()).await;
        assert!(!dumped.contains("だれにも渡さない付箋"));
    }

    async fn drafts_are_made_on_this_database_too(app: TestApp) {
        let (cookie, _) = office(&app).await;
        let file = give(&app, &cookie, &[("year", "2020")]).await;
        let looked = send(&app, &cookie, &[("file", &file.bytes)]).await;
        // Without a month, the next that is called alike: in August 2020 that of 2021.
        assert_eq!(hidden(&looked.body, "month"), "2021-08");
        let (sure, pasted) = (hidden(&looked.body, "sure"), hidden(&looked.body, "pasted"));
        let parts: [(&str, &[u8]); 3] =
            [("sure", sure.as_bytes()), ("pasted", pasted.as_bytes()), ("month", b"2021-08")];
        assert_eq!(send(&app, &cookie, &parts).await.status, StatusCode::SEE_OTHER);
        assert_eq!(send(&app, &cookie, &parts).await.status, StatusCode::SEE_OTHER);
        let made: Vec<String> = slugs(&app).await.into_iter().map(|(slug, _)| slug).collect();
        assert_eq!(made, ["2021-08", "2022-01", "fuyu", "shita-gaki", "zaitaku"]);
        // Another file with the same themes gets addresses of its own.
        let again = uuid::Uuid::new_v4().to_string();
        let parts: [(&str, &[u8]); 3] =
            [("sure", again.as_bytes()), ("pasted", pasted.as_bytes()), ("month", b"2021-08")];
        assert_eq!(send(&app, &cookie, &parts).await.status, StatusCode::SEE_OTHER);
        assert!(slugs(&app).await.iter().any(|(slug, _)| slug == "2021-08-2"));
    }

    /// A new column of a theme or a prompt leaves or stays, and nobody forgets to say which.
    async fn every_column_of_a_theme_leaves_or_stays(app: TestApp) {
        let of_themes = |(table, column): (String, String)| {
            ["theme", "prompt"].contains(&table.as_str()).then(|| format!("{table}.{column}"))
        };
        let found: BTreeSet<String> =
            columns(app.state.board.db()).await.into_iter().filter_map(of_themes).collect();
        let known: BTreeSet<String> =
            LEAVES.iter().chain(STAYS).map(|column| (*column).to_owned()).collect();
        assert_eq!(found, known, "domain/exchange/mod.rs says which columns leave in the file");
        assert_eq!(known.len(), LEAVES.len() + STAYS.len(), "and none does both");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_told_by_place_and_nothing_is_made() {
    let app = TestApp::sqlite().await;
    let (cookie, _) = office(&app).await;
    let before = slugs(&app).await;
    let file = give(&app, &cookie, &[("year", "2020")]).await.body;
    let large = vec![b' '; BYTES_MAX + 1];
    let other = "テーマのファイルではありません";
    for (bad, says) in [
        (b"{}".to_vec(), vec![other]),
        (Vec::new(), vec![other]),
        (b"\xff\xfe".to_vec(), vec![other]),
        (large, vec!["512KBまで"]),
        (vec![b'x'; BYTES_MAX + 100 * 1024], vec!["512KBまで"]),
        (file.replace("\"version\": 1", "\"version\": 7").into(), vec!["新しい版（7）"]),
        (
            file.replace("\"lemon\"", "\"gold\"").replace("\"tally\"", "\"notes\"").into(),
            vec![
                "/themes/0/notes：この名前の項目はありません",
                "/themes/1/tally：項目がありません",
            ],
        ),
        (
            file.replacen("\"lemon\"", "\"gold\"", 1).into(),
            vec!["/themes/0/prompts/0/colour：選べるものの中から選んでください"],
        ),
    ] {
        let refused = send(&app, &cookie, &[("file", &bad), ("month", b"2027-04")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says:?}");
        let field = refused.body.split("id=\"file\"").nth(1).expect("the field");
        let field = field.split("</form>").next().expect("its end");
        for says in says {
            assert!(field.contains(says), "{says}: {field}");
        }
        assert!(refused.body.contains("ファイルを読み込めませんでした"), "{}", refused.body);
        // Of a request that is far too large nothing behind the file was read.
        let read = bad.len() < BYTES_MAX + 64 * 1024;
        assert_eq!(refused.body.contains("value=\"2027-04\""), read, "what was typed is kept");
    }
    let bytes = file.as_bytes();
    for month in ["13", "2027-13", "９９９９-12", "2999-12"] {
        let refused = send(&app, &cookie, &[("file", bytes), ("month", month.as_bytes())]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{month}");
        assert!(refused.body.contains("id=\"month-err\""), "{month}: {}", refused.body);
        assert!(refused.body.contains(&format!("value=\"{month}\"")), "{month}");
    }
    // A confirmation with no key of a form, and with another file than was looked at.
    for (sure, pasted, status) in [
        ("x", bytes, StatusCode::BAD_REQUEST),
        (
            "6f1b2a0e-6a0c-4b39-9f3c-0f7f3b1a2c3d",
            b"{}".as_slice(),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        let parts: [(&str, &[u8]); 3] =
            [("sure", sure.as_bytes()), ("pasted", pasted), ("month", b"2027-04")];
        assert_eq!(send(&app, &cookie, &parts).await.status, status, "{sure}");
    }
    assert_eq!(slugs(&app).await, before);
}

#[tokio::test]
async fn who_plans_themes_gives_and_takes_them_and_nobody_else() {
    let app = TestApp::sqlite().await;
    let (cookie, themes) = office(&app).await;
    let none = give(&app, &cookie, &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("id=\"themes-err\"") && none.body.contains("href=\"#themes\""));
    let nobody = uuid::Uuid::new_v4().to_string();
    for (fields, status) in [
        ([("themes", nobody.as_str())], StatusCode::NOT_FOUND),
        ([("themes", "x")], StatusCode::BAD_REQUEST),
        ([("year", "1999")], StatusCode::UNPROCESSABLE_ENTITY),
        ([("year", "x")], StatusCode::NOT_FOUND),
    ] {
        assert_eq!(give(&app, &cookie, &fields).await.status, status, "{fields:?}");
    }
    let id = themes[0].id.to_string();
    let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
    assert_eq!(app.get_as(&reviewer, PAGE).await.status, StatusCode::FORBIDDEN);
    assert!(!app.get_as(&reviewer, "/admin").await.body.contains(PAGE), "nor is it offered");
    for (cookie, status) in
        [(reviewer.as_str(), StatusCode::FORBIDDEN), ("", StatusCode::UNAUTHORIZED)]
    {
        assert_eq!(give(&app, cookie, &[("themes", &id)]).await.status, status);
        assert_eq!(send(&app, cookie, &[("file", b"{}")]).await.status, status);
    }
    assert!(app.get_as(&cookie, "/admin").await.body.contains(PAGE));
}
