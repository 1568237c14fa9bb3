//! The organizers' guide: what stands behind the "?" of a page, the page of all of it, and what a
//! fault leads on to.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kizuki_board::address::Route;
use kizuki_board::domain::{
    account::Role,
    guide::{Chapter, Topic},
};
use kizuki_board::i18n::Lang;

use crate::support::{TestApp, both_dbs, secret};

const PAGE: &str = "/admin/guide";

/// What a text is in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The ids of a page, and how many elements carry one.
fn ids(page: &str) -> (BTreeSet<&str>, usize) {
    let found: Vec<&str> =
        page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    (found.iter().copied().collect(), found.len())
}

both_dbs! {
    async fn each_page_tells_its_three_traps_and_leads_to_its_place(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "歩きやすい廊下").await;
        let id = theme.id.to_string();
        for lang in Lang::ALL {
            let cookies = format!("{admin}; kizuki_lang={}", lang.as_str());
            let guide = app.get_as(&cookies, PAGE).await;
            assert_eq!(guide.status, StatusCode::OK);
            let (anchors, all) = ids(&guide.body);
            assert_eq!(anchors.len(), all, "an anchor is there once");
            let text = &lang.texts().guide;
            for topic in Topic::ALL {
                let (help, route) = (text.helps.of(*topic), Route::of_topic(*topic));
                assert!(anchors.contains(topic.as_str()), "{topic:?}");
                assert!(guide.body.contains(&format!("href=\"#{}\"", topic.as_str())), "{topic:?}");
                let names: Vec<&str> = route.names().collect();
                let path = match names[..] {
                    [] => route.pattern().to_owned(),
                    ["id"] => route.pattern().replace("{id}", &id),
                    _ => continue,
                };
                let page = app.get_as(&cookies, &path).await;
                // Some are there for a closed or an archived theme alone.
                if page.status != StatusCode::OK {
                    assert!(names == ["id"], "{path}: {}", page.status);
                    continue;
                }
                let traps = help.traps.iter().flat_map(|(wrong, instead)| [*wrong, *instead]);
                for says in traps.chain([help.purpose, text.here, text.whole]) {
                    assert!(page.body.contains(&escaped(says)), "{lang:?} {path}: {says}");
                    let known = says == text.here || says == text.whole;
                    assert!(known || guide.body.contains(&escaped(says)), "{lang:?} {says}");
                }
                let to = format!("href=\"{PAGE}#{}\"", topic.as_str());
                assert_eq!(page.body.matches(&to).count(), 1, "{path}");
            }
            for chapter in Chapter::ALL {
                assert!(anchors.contains(chapter.as_str()), "{chapter:?}");
            }
            for (anchor, title, points) in text.course.lessons() {
                assert!(anchors.contains(anchor) && guide.body.contains(title), "{anchor}");
                for point in points {
                    assert!(guide.body.contains(&escaped(point)), "{lang:?} {point}");
                }
            }
        }
    }

    async fn the_guide_links_only_to_where_one_may_be(app: TestApp) {
        let links = async |role: Role| {
            let cookie = app.signed_in(&format!("{}@example.jp", role.as_str()), role).await;
            let page = app.get_as(&cookie, PAGE).await;
            assert_eq!(page.status, StatusCode::OK, "{role:?}");
            let (_, main) = page.body.split_once("<main").expect("main");
            let alone = Topic::ALL.iter().map(|topic| Route::of_topic(*topic).pattern());
            let alone: Vec<&str> = alone.filter(|path| !path.contains('{')).collect();
            // The list of themes is in the way back too.
            let is_there = |path: &&str| main.contains(&format!("href=\"{path}\">{}", Lang::Ja.texts().guide.to_page));
            for path in alone.iter().copied().filter(|path| is_there(path)) {
                assert_eq!(app.get_as(&cookie, path).await.status, StatusCode::OK, "{role:?} {path}");
            }
            let all = alone.len();
            (alone.into_iter().filter(is_there).collect::<Vec<_>>(), all)
        };
        let (admin, all) = links(Role::Admin).await;
        assert_eq!(admin.len(), all);
        let (organizer, _) = links(Role::Organizer).await;
        assert!(organizer.contains(&"/admin/queue") && !organizer.contains(&"/admin/team"));
        let (reviewer, _) = links(Role::Reviewer).await;
        assert_eq!(reviewer, ["/admin/me", "/admin", "/admin/templates"]);
    }
}

#[tokio::test]
async fn strangers_are_asked_to_sign_in_and_readers_see_no_help() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let page = app.get(PAGE).await;
    assert!(page.status.is_redirection() && page.location().starts_with("/login?"));
    for path in ["/", "/t/zaitaku", "/trust", "/policy", "/login"] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains("page-help") && !page.body.contains(PAGE), "{path}");
    }
}

/// Where there is a page that leads on, the page of a fault links to it.
#[tokio::test]
async fn the_page_of_a_fault_leads_on() {
    let app = TestApp::sqlite().await;
    let reviewer = app.signed_in("member@example.jp", Role::Reviewer).await;
    let page = app.get_as(&reviewer, "/admin/team").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    for says in
        ["主催者か管理者に頼んでください。", "<a href=\"/admin\" class=\"btn\">テーマの一覧</a>"]
    {
        assert!(page.body.contains(says), "{says} in {}", page.body);
    }
    let page = app.get("/nope").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("アドレスの終わりまで入っているか見てください。"), "{}", page.body);
}
