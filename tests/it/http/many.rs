//! A board of 5,000 notes: in pages, each with an address, for readers and for organizers; nothing
//! is on two of them and nothing on none.

use std::collections::HashSet;

use axum::http::StatusCode;
use kizuki_board::domain::{anon::Action, paging, theme::Theme};
use kizuki_board::service::anon as service;

use crate::support::{TestApp, secret};

const NOTES: usize = 5000;
const EACH: usize = 20;

/// A board with so many notes in its two columns, in three openings of its box. Every tenth text
/// says that it is a tenth.
async fn board(app: &TestApp) -> Theme {
    let theme = app.theme_with(|plan| plan.max_notes = u32::try_from(EACH).expect("small")).await;
    for third in 0..3 {
        let people = (0..NOTES / EACH).filter(|person| person % 3 == third).map(|person| {
            let (state, theme) = (app.state.clone(), theme.clone());
            tokio::spawn(async move {
                let secret = secret(u8::try_from(person).expect("few people"));
                for n in 0..EACH {
                    let tenth = if n % 10 == 0 { "十枚目" } else { "ほか" };
                    let action = Action::Post {
                        prompt: theme.prompts[n % 2].id,
                        text: format!("{tenth}・{person}・{n}"),
                        nonce: None,
                    };
                    service::perform(&state, theme.id, &secret.clone().into(), None, action)
                        .await
                        .expect("posted");
                }
            })
        });
        for person in people.collect::<Vec<_>>() {
            person.await.expect("posted");
        }
        app.tick().await;
    }
    theme
}

/// The notes that a page shows, by their elements' ids.
fn shown(body: &str) -> Vec<&str> {
    body.split("<article ")
        .skip(1)
        .filter_map(|rest| rest.split("id=\"").nth(1)?.split('"').next())
        .collect()
}

#[tokio::test]
async fn a_board_of_5000_notes_is_read_page_by_page() {
    let app = TestApp::sqlite().await;
    let theme = board(&app).await;
    let pages = NOTES / paging::NOTES;
    let mut seen = HashSet::new();
    for at in 1..=pages {
        let page = app.get(&format!("/t/zaitaku?page={at}")).await;
        let ids = shown(&page.body);
        assert_eq!((page.status, ids.len()), (StatusCode::OK, paging::NOTES), "page {at}");
        seen.extend(ids.iter().map(|id| (*id).to_owned()));
        assert!(
            page.body.contains(&format!(
                "5000枚のうち {}〜{}枚目",
                (at - 1) * paging::NOTES + 1,
                at * paging::NOTES
            )),
            "page {at}"
        );
        assert!(page.body.contains(&format!("aria-label=\"{at}ページ\" aria-current=\"page\"")));
        assert_eq!(
            (page.body.contains("rel=\"prev\""), page.body.contains("rel=\"next\"")),
            (at > 1, at < pages)
        );
        assert_eq!(
            page.body.contains("id=\"wall\" data-quiet"),
            at > 1,
            "news come to the first page only"
        );
        assert!(
            page.body.contains("<dt>付箋</dt><dd>5000</dd>"),
            "the sums are those of the board"
        );
        assert!(page.body.contains(">2500枚</span>"), "and of the columns");
    }
    assert_eq!(seen.len(), NOTES, "each on one page");

    let first = app.get("/t/zaitaku").await;
    assert_eq!(shown(&first.body), shown(&app.get("/t/zaitaku?page=1").await.body));
    for far in ["999", "18446744073709551615"] {
        assert!(
            app.get(&format!("/t/zaitaku?page={far}")).await.body.contains("4751〜5000枚目"),
            "{far}"
        );
    }
    for nonsense in ["0", "-1", "x", "", "18446744073709551616"] {
        assert!(
            app.get(&format!("/t/zaitaku?page={nonsense}")).await.body.contains(" 1〜250枚目"),
            "{nonsense}"
        );
    }
    // By the ids of the latest notes elsewhere the script sees that a note has come out of the box.
    let elsewhere = first.body.matches("<i id=\"n-").count();
    assert!(elsewhere > 0 && elsewhere <= 100, "{elsewhere}");

    let only = app.get(&format!("/t/zaitaku?only={}&page=5", theme.prompts[1].id)).await.body;
    assert!(
        only.contains("2500枚のうち 1001〜1250枚目")
            && only.contains(&format!("only={}&amp;page=4\"", theme.prompts[1].id))
    );
    assert!(
        !only
            .contains(&format!("?only={}&amp;page=5\" aria-current=\"true\"", theme.prompts[1].id)),
        "another part begins at its first page"
    );
    let found = app.get("/t/zaitaku?q=%E5%8D%81%E6%9E%9A%E7%9B%AE").await.body;
    assert!(
        found.contains("「十枚目」を含む付箋 500枚") && found.contains("500枚のうち 1〜250枚目")
    );

    // Without JavaScript a sticker brings its reader back to the page on which the note hangs.
    let note =
        shown(&app.get("/t/zaitaku?page=3").await.body)[0].trim_start_matches("n-").to_owned();
    let liked = app.form("", "/t/zaitaku/mine/like", &[("note", &note), ("page", "3")]).await;
    assert!(
        liked.location().starts_with("/t/zaitaku?page=3&done=liked#p-"),
        "{}",
        liked.location()
    );
}

#[tokio::test]
async fn screens_and_organizers_get_5000_notes_in_parts_too() {
    let app = TestApp::sqlite().await;
    let theme = board(&app).await;
    let screen = app.get("/t/zaitaku/screen").await.body;
    assert_eq!(
        screen.matches("class=\"note lemon\"").count()
            + screen.matches("class=\"note peach\"").count(),
        300
    );
    assert!(
        screen.contains("<dd>5000</dd>")
            && screen.contains("2500枚</span>")
            && screen.contains("ここに出るのは300枚。")
    );

    let organizer = app.organizer("hr@example.jp").await;
    let page = format!("/admin/themes/{}", theme.id);
    let third = app.get_as(&organizer, &format!("{page}?page=3")).await.body;
    let note = |body: &str| {
        body.split("id=\"a-")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a note")
            .to_owned()
    };
    assert_eq!(third.matches("action=\"/do/hide_note\"").count(), paging::MODERATED);
    assert!(third.contains("5000枚のうち 201〜300枚目") && third.contains("?page=4#notes"));
    let hidden = note(&third);
    let back = format!("{page}?page=3");
    let fields = [
        ("page", back.as_str()),
        ("theme", &theme.id.to_string()),
        ("note", &hidden),
        ("reason", "person"),
    ];
    let answer = app.form(&organizer, "/do/hide_note", &fields).await;
    assert_eq!(
        answer.location(),
        format!("{page}?page=3&done=hid#notes"),
        "back to where they were"
    );

    // What was read on the board is found, a hidden one as well: its text is for organizers.
    let text = app
        .notes(&theme)
        .await
        .into_iter()
        .find(|note| note.id.to_string() == hidden)
        .expect("there")
        .text;
    let query = serde_urlencoded::to_string([("q", &text)]).expect("a query");
    let found = app.get_as(&organizer, &format!("{page}?{query}")).await.body;
    assert!(
        found.contains(&format!("id=\"a-{hidden}\""))
            && found.contains(&format!("「{text}」を含む付箋"))
    );
    assert!(
        found.contains(&format!("name=\"page\" value=\"{page}?q=")),
        "and hiding leads back to it"
    );
    let none = app.get_as(&organizer, &format!("{page}?q=zzzz")).await.body;
    assert!(
        none.contains("「zzzz」を含む付箋は見つかりませんでした。")
            && none.contains("すべての付箋を見る")
    );
}
