//! The page of ready texts: for the moment that fits, in each language, with nothing that is not
//! true of the theme.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    announce::{Channel, Moment},
    settings::Tier,
    theme::{State, Theme},
};
use kizuki_board::i18n::{Lang, say};

use crate::support::office::Office;
use crate::support::{DAY, NOON, ORIGIN, TestApp, both_dbs, day};

fn page(theme: &Theme) -> String {
    format!("/admin/themes/{}/announce", theme.id)
}

/// What stands in a text of a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// What stands in the fields of a page that are to be copied.
fn texts(page: &str) -> Vec<String> {
    let fields = page.split("<textarea").skip(1);
    let inner = fields.filter_map(|field| {
        let field = field.split("</textarea>").next()?;
        field.split_once('>').map(|(_, inner)| inner.to_owned())
    });
    inner.collect()
}

both_dbs! {
    async fn the_page_begins_with_what_fits_today(app: TestApp) {
        let theme = app.theme_with(|plan| plan.answers_on = Some(day("2020-09-10"))).await;
        let cookie = app.organizer("hr@example.jp").await;
        let linked = app.get_as(&cookie, &format!("/admin/themes/{}", theme.id)).await.body;
        assert!(linked.contains(&format!("href=\"{}\"", page(&theme))));
        let link = format!("{ORIGIN}/t/zaitaku");
        for (days, moment) in [(0, Moment::Opening), (8, Moment::HalfTime), (19, Moment::LastDays)] {
            app.state.clock.set(NOON + days * DAY);
            let cookie = app.organizer(&format!("hr{days}@example.jp")).await;
            let shown = app.get_as(&cookie, &page(&theme)).await;
            assert_eq!(shown.status, StatusCode::OK);
            let found = texts(&shown.body);
            assert_eq!(found.len(), 4, "one for each channel");
            for (text, channel) in found.iter().zip(Channel::ALL) {
                let wanted = say::announcement(Lang::Ja, &theme, &link, (moment, *channel), "");
                assert_eq!(text.trim_end(), escaped(wanted.body.trim_end()), "{moment:?}");
                assert!(text.contains("8月31日（月）23:59") && text.contains("9月10日（木）"));
                assert!(wanted.subject.is_none_or(|subject| shown.body.contains(&subject)));
            }
            assert!(shown.body.contains("class=\"qr\"") && shown.body.contains(&link));
            assert!(!shown.body.contains("class=\"banner\""), "nothing to warn of");
        }
    }

    async fn every_moment_and_language_has_its_address(app: TestApp) {
        let theme = app.theme().await;
        let cookie = app.organizer("hr@example.jp").await;
        for lang in Lang::ALL {
            for moment in Moment::ALL.iter().filter(|moment| **moment != Moment::Results) {
                let path = format!("{}?moment={}&language={}", page(&theme), moment.as_str(), lang.as_str());
                let shown = app.get_as(&cookie, &path).await.body;
                let text = say::announcement(*lang, &theme, &format!("{ORIGIN}/t/zaitaku"), (*moment, Channel::Chat), "");
                assert_eq!(texts(&shown)[0].trim_end(), escaped(text.body.trim_end()));
                assert!(shown.contains(&format!("lang=\"{}\"", lang.as_str())));
                assert!(shown.contains("回答する日が決まっていない"), "the page is in the reader's language");
            }
        }
        let nonsense = app.get_as(&cookie, &format!("{}?moment=x&language=y", page(&theme))).await;
        assert_eq!((nonsense.status, texts(&nonsense.body).len()), (StatusCode::OK, 4));
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert_eq!(app.get_as(&reviewer, &page(&theme)).await.status, StatusCode::FORBIDDEN);
        let seen = app.get_as(&reviewer, &format!("/admin/themes/{}", theme.id)).await.body;
        assert!(!seen.contains("/announce"), "no way that leads nowhere");
        let gone = "/admin/themes/00000000-0000-0000-0000-000000000000/announce";
        assert_eq!(app.get_as(&cookie, gone).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.get_as(&cookie, "/admin/themes/x/announce").await.status, StatusCode::NOT_FOUND);
    }

    async fn results_are_told_once_they_are_public(app: TestApp) {
        let office = Office::in_review(&app).await;
        let cookie = app.organizer("hr@example.jp").await;
        let before = app.get_as(&cookie, &page(&office.theme)).await.body;
        assert!(before.contains("回答がまだ公開されていません") && texts(&before).is_empty());
        assert!(before.contains(&format!("href=\"{}\"", office.answers())));
        let early = app.get_as(&cookie, &format!("{}?moment=opening", page(&office.theme))).await.body;
        assert!(early.contains("このテーマの受付は終わっています。"));
        office.answers_with(office.group, "done").await;
        let after = app.get_as(&cookie, &page(&office.theme)).await.body;
        assert!(!after.contains("回答がまだ公開されていません") && texts(&after).len() == 4);
        assert!(texts(&after)[0].contains("回答を出しました"));
    }

    async fn what_is_not_so_is_said_before_it_is_sent(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme_with(|plan| plan.posting.on = false).await;
        let shown = app.get_as(&cookie, &page(&theme)).await.body;
        assert!(shown.contains("付箋を書けない設定です"));
        assert!(shown.contains(&format!("href=\"/admin/themes/{}/edit\"", theme.id)));
        let mut plan = crate::support::plan("draft");
        plan.title = "</textarea><b>太字</b>".into();
        plan.tier = Tier::Drawn;
        let id = app.state.create_theme(&plan, false).await.expect("made");
        let draft = app.state.board.theme(id).await.expect("read");
        assert_eq!(draft.state, State::Draft);
        let shown = app.get_as(&cookie, &page(&draft)).await.body;
        assert!(shown.contains("まだ下書きです"));
        assert!(shown.contains("くじ引き券を引いた人が書けます") && !shown.contains("だれでも書けます"));
        assert!(!shown.contains("<b>太字") && shown.contains("&lt;/textarea"), "a title is text");
    }
}
