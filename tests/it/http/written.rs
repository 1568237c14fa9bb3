//! What people write stays as they wrote it: in every field that is kept, on every page and in
//! every report.

use axum::http::StatusCode;

use crate::support::{TestApp, both_dbs, secret};

/// Texts of which other boards make something else, each as it must come back.
const WRITTEN: [&str; 10] = [
    "1½時間",
    "2²",
    "第2①案",
    "4㎡",
    "㊙書類",
    "ℹ️を置く",
    "葛\u{e0100}城市の\u{fa19}田",
    "ทำงาน",
    "Ｗｅｂ会議\u{3000}ﾊﾝｺ",
    "👨‍👩‍👧‍👦の日",
];

fn all() -> String {
    WRITTEN.join("／")
}

both_dbs! {
    async fn a_note_is_kept_as_it_was_written(app: TestApp) {
        let theme = app.theme().await;
        let prompt = theme.prompts[0].id.to_string();
        let posted =
            app.form("", "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", &all())]).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
        let cookie = posted.cookie();
        app.tick().await;
        assert_eq!(app.notes(&theme).await[0].text, all());
        assert!(app.get("/t/zaitaku").await.body.contains(&all()));
        assert!(app.get_as(&cookie, "/t/zaitaku/mine").await.body.contains(&all()));
        // An edit is a text of its own.
        let note = app.notes(&theme).await[0].id.to_string();
        let again = format!("{}。", all());
        app.form(&cookie, "/t/zaitaku/mine/edit", &[("note", &note), ("text", &again)]).await;
        app.tick().await;
        assert_eq!(app.notes(&theme).await[0].text, again);
        // The reports say that they hold the notes as written.
        let organizer = app.organizer("hr@example.jp").await;
        for format in ["md", "csv"] {
            let report = app.get_as(&organizer, &format!("/t/zaitaku/report/{format}")).await;
            assert!(report.body.contains(&again), "{format}: {}", report.body);
        }
    }

    async fn what_was_stored_folded_by_an_earlier_version_is_found_and_kept(app: TestApp) {
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "11⁄2時間のＷｅｂ会議").await;
        app.pinned(&theme, &secret(2), "1½時間のWeb会議").await;
        let page = app.get("/t/zaitaku?q=%EF%BC%B7%EF%BD%85%EF%BD%82").await;
        assert!(page.body.contains("「Ｗｅｂ」を含む付箋 2枚"), "{}", page.body);
        let page = app.get("/t/zaitaku?q=1%C2%BD").await;
        assert!(page.body.contains("「1½」を含む付箋 2枚"), "{}", page.body);
    }
}

#[tokio::test]
async fn a_theme_is_kept_as_it_was_written() {
    let app = TestApp::sqlite().await;
    let organizer = app.organizer("hr@example.jp").await;
    let description = format!("{}\n第２段", all());
    let fields = [
        ("form[title]", "第①回　4㎡の㊙室"),
        ("form[slug]", "ｓｈｉｔｓｕ"),
        ("form[description]", &description),
        ("form[tier]", "open"),
        ("form[tally]", "visible"),
        ("form[opens_on]", "２０２０/8/1"),
        ("form[closes_on]", "2020-08-31"),
        ("form[posting]", "on"),
        ("form[stickers]", "on"),
        ("form[max_notes]", "５"),
        ("form[prompts][0][name]", "葛\u{e0100}城の良い所①"),
        ("form[prompts][0][colour]", "lemon"),
        ("page", "/admin/themes/new"),
    ];
    let saved = app.form(&organizer, "/do/save_theme", &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let theme = app.state.board.theme_by_slug("shitsu").await.expect("there");
    assert_eq!(
        (theme.title.as_str(), theme.description.as_str()),
        ("第①回　4㎡の㊙室", description.as_str())
    );
    assert_eq!(
        (theme.prompts[0].name.as_str(), theme.max_notes, theme.opens_on.to_string().as_str()),
        ("葛\u{e0100}城の良い所①", 5, "2020-08-01")
    );
}

#[tokio::test]
async fn a_search_says_what_it_did() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    for (n, text) in
        ["50 percentは多い", "50％は多い", "C++の研修", "いいと思う👍🏽", "サーバの部屋", "決裁。"]
            .into_iter()
            .enumerate()
    {
        app.pinned(&theme, &secret(u8::try_from(n).expect("few") + 1), text).await;
    }
    let organizer = app.organizer("hr@example.jp").await;
    let admin = format!("/admin/themes/{}", theme.id);
    for (query, says, shown) in [
        ("%", "「%」を含む付箋 1枚", vec!["50％は多い"]),
        ("50%", "「50%」を含む付箋 1枚 近いもの 1枚", vec!["50％は多い", "50 percentは多い"]),
        ("C++", "「C++」を含む付箋 1枚", vec!["C++の研修"]),
        ("👍", "「👍」を含む付箋 1枚", vec!["いいと思う👍🏽"]),
        ("サーバー", "「サーバー」を含む付箋 1枚", vec!["サーバの部屋"]),
        ("。", "「。」を含む付箋 1枚", vec!["決裁。"]),
        ("★", "「★」を含む付箋は見つかりませんでした。", vec![]),
        (
            "\u{200b}",
            "さがせる文字がありませんでした。すべての付箋を見せています。",
            vec!["決裁。", "C++の研修"],
        ),
    ] {
        let encoded = serde_urlencoded::to_string([("q", query)]).expect("a query");
        for (cookie, path) in [("", "/t/zaitaku"), (organizer.as_str(), admin.as_str())] {
            let page = app.get_as(cookie, &format!("{path}?{encoded}")).await.body;
            assert!(page.contains(says), "{query} on {path}: {page}");
            let places: Vec<usize> = shown
                .iter()
                .map(|text| {
                    page.find(text).unwrap_or_else(|| panic!("{text} for {query} on {path}"))
                })
                .collect();
            assert!(
                query == "\u{200b}" || places.is_sorted(),
                "what contains the words comes first"
            );
        }
    }
}

#[tokio::test]
async fn a_column_that_is_not_there_is_said_to_be_none() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "決裁が紙").await;
    for only in ["x", "00000000-0000-0000-0000-00000000dead", "%00"] {
        let page = app.get(&format!("/t/zaitaku?only={only}")).await;
        assert!(
            page.body.contains("その列は、このテーマにはありません。")
                && page.body.contains("決裁が紙"),
            "{only}: {}",
            page.body
        );
    }
    let own = app.get(&format!("/t/zaitaku?only={}", theme.prompts[0].id)).await;
    assert!(!own.body.contains("その列は") && own.body.contains("決裁が紙"));
    assert!(!app.get("/t/zaitaku?only=").await.body.contains("その列は"));
}
