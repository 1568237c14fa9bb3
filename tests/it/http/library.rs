//! The library of themes: what is on its page, and how an idea becomes a theme.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    ids::ThemeId,
    library::{IdeaId, Purpose},
    theme::State,
};
use kizuki_board::i18n::Lang;

use crate::support::{TestApp, both_dbs, secret};

const KEY: &str = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c";
const PAGE: &str = "/admin/library";

/// What stands in an attribute or a text of a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

/// The form of a new theme, as a browser sends what is in it.
fn form<'a>(idea: &'a str, title: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("page", "/admin/themes/new"),
        ("id", ""),
        ("version", "0"),
        ("key", KEY),
        ("idea", idea),
        ("form[title]", title),
        ("form[slug]", "2020-09"),
        ("form[description]", "今週、「またか」と思ったことはありますか。"),
        ("form[tier]", "open"),
        ("form[opens_on]", "2020-09-01"),
        ("form[closes_on]", "2020-09-30"),
        ("form[posting]", "on"),
        ("form[stickers]", "on"),
        ("form[max_notes]", "5"),
        ("form[tally]", "visible"),
        ("form[prompts][0][name]", "またか"),
        ("form[prompts][0][colour]", "peach"),
    ]
}

#[tokio::test]
async fn the_page_shows_every_idea_and_filters_by_purpose() {
    let app = TestApp::sqlite().await;
    let cookie = app.organizer("hr@example.jp").await;
    assert!(app.get_as(&cookie, "/admin").await.body.contains("href=\"/admin/library\""));
    assert!(
        app.get_as(&cookie, "/admin/themes/new").await.body.contains("href=\"/admin/library\"")
    );
    for lang in Lang::ALL {
        let cookies = format!("{cookie}; kizuki_lang={}", lang.as_str());
        let page = app.get_as(&cookies, PAGE).await;
        assert_eq!(page.status, StatusCode::OK);
        for idea in IdeaId::all() {
            let words = lang.texts().ideas.of(idea);
            let texts = words.prompts.iter().chain([
                &words.title,
                &words.question,
                &words.keep,
                &words.why,
            ]);
            for text in texts {
                assert!(page.body.contains(&escaped(text)), "{idea}: {text}");
            }
            assert!(
                page.body.contains(&format!("href=\"/admin/themes/new?idea={idea}\"")),
                "{idea}"
            );
        }
    }
    for purpose in Purpose::ALL {
        let page = app.get_as(&cookie, &format!("{PAGE}?purpose={}", purpose.as_str())).await.body;
        for idea in IdeaId::all() {
            let is_here = page.contains(&format!("id=\"idea-{idea}\""));
            assert_eq!(is_here, idea.place().0 == *purpose, "{idea} for {purpose:?}");
        }
    }
    let all = app.get_as(&cookie, &format!("{PAGE}?purpose=nonsense")).await;
    assert_eq!(all.status, StatusCode::OK);
    assert!(all.body.contains("id=\"idea-40\""), "a purpose that is none hides nothing");
    let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
    assert_eq!(app.get_as(&reviewer, PAGE).await.status, StatusCode::FORBIDDEN);
    assert!(
        !app.get_as(&reviewer, "/admin").await.body.contains(PAGE),
        "no way that leads nowhere"
    );
}

/// It is the 10th of August 2020.
#[tokio::test]
async fn a_first_year_leads_to_the_form_of_each_month() {
    let app = TestApp::sqlite().await;
    let cookie = app.organizer("hr@example.jp").await;
    let page = app.get_as(&cookie, PAGE).await.body;
    for (idea, month) in [(24, "2021-04"), (29, "2021-08"), (40, "2020-09"), (39, "2021-03")] {
        let link = format!("href=\"/admin/themes/new?idea={idea}&amp;month={month}\"");
        assert!(page.contains(&link), "{link}");
    }
    let words = &Lang::default().texts().ideas;
    assert!(words.year.iter().all(|why| page.contains(why)), "the reason of each month");

    // The 1st of August 2021 is a Sunday.
    let form = app.get_as(&cookie, "/admin/themes/new?idea=29&month=2021-08").await.body;
    for part in ["value=\"2021-08\"", "value=\"2021-08-02\"", "value=\"2021-08-31\""] {
        assert!(form.contains(part), "{part}");
    }
}

both_dbs! {
    async fn an_idea_is_the_form_of_a_new_theme(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let words = Lang::default().texts().ideas.of(IdeaId::new(24).expect("an idea"));
        let page = app.get_as(&cookie, "/admin/themes/new?idea=24").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(&format!("value=\"{}\"", words.title)));
        for prompt in words.prompts.iter().chain([&words.keep]) {
            assert!(page.body.contains(&format!("value=\"{prompt}\"")), "{prompt}");
        }
        let (head, fields) = page.body.split_once("action=\"/do/save_theme\"").expect("the form");
        assert!(fields.contains(words.question) && fields.contains(words.scope.expect("a scope")));
        assert!(head.contains(words.why) && !fields.contains(words.why), "staff never see why");
        for (paper, checked) in [("peach", 1), ("lemon", 1), ("sky", 1), ("mint", 1)] {
            let tags = fields.split("<input").filter(|tag| {
                tag.contains(&format!("value=\"{paper}\"")) && tag.split('>').next().is_some_and(|tag| tag.contains(" checked"))
            });
            assert!(tags.count() >= checked, "a prompt on {paper}");
        }
        assert!(app.state.board.themes().await.expect("read").is_empty(), "looking stores nothing");

        for wrong in ["0", "41", "x", "-1", "%00"] {
            let page = app.get_as(&cookie, &format!("/admin/themes/new?idea={wrong}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
        }
        // What is no month leaves the days to whoever plans.
        let page = app.get_as(&cookie, "/admin/themes/new?idea=24&month=13").await;
        assert_eq!(page.status, StatusCode::OK);

        // A form that fails comes back on the page of the idea, with what was typed.
        let mut sent = form("24", "");
        sent[0].1 = "/admin/themes/new?idea=24";
        let back = app.form(&cookie, "/do/save_theme", &sent).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(back.body.contains(words.why) && back.body.contains("value=\"またか\""));

        sent[5].1 = "はじめの月";
        for _ in 0..2 {
            let saved = app.form(&cookie, "/do/save_theme", &sent).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "also when it is pressed twice");
        }
        let made = app.state.board.theme(ThemeId(KEY.parse().expect("an id"))).await.expect("made");
        assert_eq!(made.title, "はじめの月");
        // Its address is in use now.
        let next = app.get_as(&cookie, "/admin/themes/new?idea=1&month=2020-09").await.body;
        assert!(next.contains("value=\"2020-09-2\""), "another address");
    }
}
both_dbs! {
    async fn what_was_made_of_an_idea_carries_its_figures_once_it_has_closed(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let sent = form("24", "はじめの月");
        for _ in 0..2 {
            let saved = app.form(&cookie, "/do/save_theme", &sent).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "also when it is pressed twice");
        }
        let id = ThemeId(KEY.parse().expect("an id"));
        let card = async || {
            let page = app.get_as(&cookie, PAGE).await.body;
            let card = page.split("id=\"idea-24\"").nth(1).and_then(|rest| rest.split("id=\"idea-25\"").next());
            card.expect("its card").to_owned()
        };
        let link = format!("href=\"/admin/themes/{id}\"");
        let draft = card().await;
        assert!(draft.contains(&link) && draft.contains("下書き") && draft.contains("2020年9月"), "{draft}");
        assert_eq!(app.get_as(&cookie, PAGE).await.body.matches(&link).count(), 1, "of this idea alone");

        let theme = app.move_to(id, State::Open).await;
        let note = app.pinned(&theme, &secret(1), "様式の場所").await;
        app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        app.tick().await;
        let open = card().await;
        assert!(open.contains("受付中") && !open.contains("付箋1枚"), "no figures while it runs: {open}");

        app.move_to(id, State::Review).await;
        let over = card().await;
        assert!(over.contains("付箋1枚、シール1枚"), "{over}");

        // A theme like it is no theme of the idea, and one that is changed stays one.
        let like = app.get_as(&cookie, &format!("/admin/themes/new?like={id}")).await.body;
        assert!(!like.contains("name=\"idea\""));
        assert_eq!(app.state.board.used_ideas().await.expect("read").len(), 1);
        let mut wrong = form("41", "だめな番号");
        wrong[3].1 = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5d";
        wrong[6].1 = "2020-10";
        assert_eq!(app.form(&cookie, "/do/save_theme", &wrong).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(app.state.board.themes().await.expect("read").len(), 1, "nothing is made of it");
    }
}
