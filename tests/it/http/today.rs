//! The head of `/admin`: what must be done today, for whom, and the figures of the themes that run.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    answers::Item,
    enquiry::{Way, Words},
    ids::ThemeId,
    note::HideReason,
    opening::BoxRule,
    plan::{Plan, PlannedPrompt},
    settings::{Settings, Tally},
    theme::{State, Theme},
};
use kizuki_board::store::Saving;

use crate::support::enquiry::AskingOffice;
use crate::support::moderation::premoderated;
use crate::support::office::Office;
use crate::support::sealed::{https, import, ready};
use crate::support::{DAY, NOON, TestApp, both_dbs, day, plan, secret};

const DONE: &str = "きょうすることは、ありません。";

/// What stands in the section of what must be done.
fn due(page: &str) -> &str {
    part(page, "aria-labelledby=\"today\"")
}

/// What stands in the section of the figures; empty where there is none.
fn figures(page: &str) -> &str {
    part(page, "aria-labelledby=\"figures\"")
}

fn part<'a>(page: &'a str, mark: &str) -> &'a str {
    let section = page.split_once(mark).map_or("", |(_, rest)| rest);
    section.split("</section>").next().unwrap_or_default()
}

/// Changes settings of a theme.
async fn set(app: &TestApp, id: ThemeId, change: impl FnOnce(&mut Settings)) -> Theme {
    let theme = app.state.board.theme(id).await.expect("read");
    let prompts = theme.prompts.iter().map(|prompt| PlannedPrompt {
        id: Some(prompt.id),
        name: prompt.name.clone(),
        colour: prompt.colour,
    });
    let mut plan = Plan { settings: theme.settings.clone(), ..plan("x") };
    plan.prompts = prompts.collect();
    change(&mut plan.settings);
    let changed = app.state.board.update_theme(&theme, theme.version, &plan, app.state.today(), "");
    changed.await.expect("changed").unseen();
    app.state.board.theme(id).await.expect("read")
}

both_dbs! {
    async fn an_empty_board_has_nothing_to_do(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, "/admin").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(due(&page.body).contains(DONE));
        assert_eq!(figures(&page.body), "");
        // A theme that runs, and is far from its last day, asks for nothing either.
        app.theme().await;
        let page = app.get_as(&cookie, "/admin").await.body;
        assert!(due(&page).contains(DONE), "{}", due(&page));
    }

    async fn held_notes_come_first_and_go_when_they_are_read(app: TestApp) {
        let theme = premoderated(&app, BoxRule::Live).await;
        let note = app.pinned(&theme, &secret(1), "読んでください").await;
        app.state.create_theme(&plan("draft"), false).await.expect("made");
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, "/admin").await.body;
        let lines: Vec<&str> = due(&page).split("<li").skip(1).collect();
        assert_eq!(lines.len(), 2, "{}", due(&page));
        let link = "href=\"/admin/queue\"";
        assert!(lines[0].contains("読まれるのを待つ付箋が1枚") && lines[0].contains(link));
        assert!(lines[1].contains("始めるテーマ") && lines[1].contains("8月1日（土）から"));
        assert!(!page.contains("読んでください"), "no text of a note on this page");
        // Who may not do it does not hear of it.
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert!(due(&app.get_as(&reviewer, "/admin").await.body).contains(DONE));
        app.state.board
            .hide_note(theme.id, note, HideReason::Abuse, Role::Organizer, app.state.today())
            .await.expect("hidden").unseen();
        let page = app.get_as(&cookie, "/admin").await.body;
        assert!(!due(&page).contains("読まれるのを待つ"));
    }

    async fn a_promise_that_passed_is_due_until_it_is_kept(app: TestApp) {
        let office = Office::in_review(&app).await;
        let said = async |cookie: &str| due(&app.get_as(cookie, "/admin").await.body).to_owned();
        assert!(said(&office.cookie).await.contains("次が決まっていないテーマ"));
        let theme = set(&app, office.theme.id, |set| set.answers_on = Some(day("2020-09-10"))).await;
        assert!(said(&office.cookie).await.contains(DONE), "a day is promised, and is to come");
        app.state.clock.set(NOON + 31 * DAY);
        let cookie = app.organizer("hr@example.jp").await;
        assert!(said(&cookie).await.contains(DONE), "the day itself");
        app.state.clock.set(NOON + 32 * DAY);
        let cookie = app.organizer("hr2@example.jp").await;
        let late = said(&cookie).await;
        assert!(late.contains("回答する日が過ぎました") && late.contains("9月10日（木）の約束でした"), "{late}");
        assert!(late.contains(&format!("href=\"/admin/themes/{}/answers\"", theme.id)));
        office.answers_with(office.group, "done").await;
        assert!(said(&cookie).await.contains(DONE));
    }

    async fn an_enquiry_is_late_as_its_sheet_says(app: TestApp) {
        let office = AskingOffice::asking(&app).await;
        let id = office.theme.id;
        let said = async |cookie: &str| due(&app.get_as(cookie, "/admin").await.body).to_owned();
        office.link("1", "30").await;
        assert!(said(&office.cookie).await.contains(DONE), "it goes on, and is not late");
        app.state.clock.set(NOON + 22 * DAY);
        let cookie = app.signed_in("wg2@example.jp", Role::Reviewer).await;
        let late = said(&cookie).await;
        assert!(late.contains("返事のない照会が1件") && late.contains("期限は8月31日（月）でした"), "{late}");
        assert!(late.contains(&format!("href=\"/admin/themes/{id}/enquiries\"")));
        let reply = async |item: Item, says: &str, seen: i64| {
            let words = Words { handling: says.into(), plans: String::new() };
            let (way, on) = (Way::Pasted, app.state.today());
            let replies = [(item, words)].into();
            let saving = Saving { seen: Some(seen), way, on, replies: &replies };
            app.state.board.save_replies(id, 1, saving).await.expect("saved");
        };
        reply(office.group, "当番を決めている", 0).await;
        assert!(said(&cookie).await.contains("返事のない照会が1件"), "half of it is not all");
        reply(office.note(2), "予約制にした", 1).await;
        assert!(said(&cookie).await.contains(DONE));
        reply(office.note(2), "", 2).await;
        assert!(said(&cookie).await.contains("返事のない照会が1件"), "taken back");
        // As on the sheet: what does not show is not waited for.
        let Item::Note(note) = office.note(2) else { panic!("a note") };
        app.state.board
            .hide_note(id, note, HideReason::Abuse, Role::Organizer, app.state.today())
            .await.expect("hidden").unseen();
        assert!(said(&cookie).await.contains(DONE));
    }

    async fn what_is_more_than_seven_is_folded_away(app: TestApp) {
        for n in 0..9 {
            let mut draft = plan(&format!("draft-{n}"));
            draft.title = format!("下書き{n}");
            app.state.create_theme(&draft, false).await.expect("made");
        }
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let page = app.get_as(&admin, "/admin").await.body;
        let (shown, folded) = due(&page).split_once("<details").expect("folded");
        assert_eq!(shown.matches("<li").count(), 7);
        assert_eq!(folded.matches("<li").count(), 3);
        assert!(folded.contains("ほか3件") && folded.contains("start=\"8\""), "{folded}");
        assert!(folded.contains("管理者が一人だけ") && folded.contains("href=\"/admin/team\""));
        app.signed_in("admin2@example.jp", Role::Admin).await;
        let page = app.get_as(&admin, "/admin").await.body;
        assert!(!due(&page).contains("管理者が一人だけ"));
    }

    async fn figures_are_those_of_the_board_and_of_the_log(app: TestApp) {
        // An earlier theme with three notes on its first two days, and one later.
        let first = app.theme_with(|plan| {
            plan.slug = "before".into();
            plan.title = "先月のテーマ".into();
            (plan.opens_on, plan.closes_on) = (day("2020-08-10"), day("2020-08-20"));
        }).await;
        for (n, days) in [(1, 0), (2, 1), (3, 1), (4, 5)] {
            app.state.clock.set(NOON + days * DAY);
            app.pinned(&first, &secret(n), "前の付箋").await;
        }
        app.state.clock.set(NOON + 11 * DAY);
        app.tick().await;
        let theme = app.theme_with(|plan| {
            plan.title = "いまのテーマ".into();
            (plan.opens_on, plan.closes_on) = (day("2020-08-21"), day("2020-09-20"));
        }).await;
        for n in 1..=3 {
            app.pinned(&theme, &secret(n), "付箋").await;
        }
        app.state.clock.set(NOON + 12 * DAY);
        let note = app.pinned(&theme, &secret(4), "もう一枚").await;
        app.perform(&theme, &secret(5), Action::Like { note }).await.expect("liked");
        app.tick().await;
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, "/admin").await.body;
        let told = figures(&page);
        assert!(told.contains("付箋4枚") && told.contains("いいね1枚"), "{told}");
        assert_eq!(told.matches("<rect").count(), 2);
        let rows = ["<th scope=\"row\">8月21日（金）</th><td class=\"r\">3</td>", "<th scope=\"row\">8月22日（土）</th><td class=\"r\">1</td>"];
        for row in rows {
            assert!(told.contains(row), "{row}: {told}");
        }
        let earlier = told.split_once("先月のテーマ").map_or("", |(_, rest)| rest);
        let (then, total) = (earlier.find("付箋3枚"), earlier.find("付箋4枚"));
        assert!(then.is_some_and(|then| total.is_some_and(|total| then < total)), "{earlier}");
        // What is hidden is no figure any more, as on the board.
        app.state.board
            .hide_note(theme.id, note, HideReason::Abuse, Role::Organizer, app.state.today())
            .await.expect("hidden").unseen();
        let page = app.get_as(&cookie, "/admin").await.body;
        assert!(figures(&page).contains("付箋3枚") && figures(&page).contains("いいね0枚"));
    }

    async fn a_number_that_the_board_keeps_back_is_kept_back_here(app: TestApp) {
        let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        for n in 2..=8 {
            app.perform(&theme, &secret(n), Action::Like { note }).await.expect("liked");
        }
        app.tick().await;
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, "/admin").await.body;
        assert!(figures(&page).contains("いいねの数は、受付が終わってから出ます。"));
        assert!(!figures(&page).contains("いいね7枚"));
        let row = page.split_once("/t/zaitaku</span>").map_or("", |(_, rest)| rest);
        let row = row.split("</tr>").next().unwrap_or_default();
        assert!(row.contains(">1</td>") && row.contains(">—</td>"), "{row}");
        app.move_to(theme.id, State::Review).await;
        let page = app.get_as(&cookie, "/admin").await.body;
        assert!(page.contains(">7</td>"), "it shows once the board shows it");
    }
}

/// The roster is a month old, and a theme that asks it runs; and settings are not as they must be.
#[tokio::test]
async fn the_board_itself_has_duties() {
    let app = https().await;
    ready(&app, 3).await;
    let said = async |cookie: &str| due(&app.get_as(cookie, "/admin").await.body).to_owned();
    let cookie = app.organizer("hr2@example.jp").await;
    assert!(!said(&cookie).await.contains("名簿"));
    let theme = app.state.board.theme_by_slug("sealed").await.expect("a theme");
    set(&app, theme.id, |set| set.closes_on = day("2020-12-31")).await;
    app.state.clock.set(NOON + 32 * DAY);
    let cookie = app.organizer("hr3@example.jp").await;
    let old = said(&cookie).await;
    assert!(old.contains("古くなった名簿") && old.contains("href=\"/admin/roster\""), "{old}");
    assert!(old.contains("8月10日（月）から変わっていません"), "{old}");
    import(&app, &cookie, b"", "A0000\nA0001\nA0009").await;
    assert!(!said(&cookie).await.contains("名簿"), "somebody came and somebody left");
}

#[tokio::test]
async fn an_unsafe_setting_is_for_whoever_looks_after_the_office() {
    let app = TestApp::sqlite().await;
    app.state.tidy().await.expect("looked at");
    let unsafe_settings = app.state.inspection().unsafe_settings().count();
    assert!(unsafe_settings > 0, "a line without HTTPS");
    let admin = app.signed_in("admin@example.jp", Role::Admin).await;
    let page = app.get_as(&admin, "/admin").await.body;
    let says = format!("安全でない設定が{unsafe_settings}件");
    assert!(due(&page).contains(&says) && due(&page).contains("href=\"/trust\""), "{}", due(&page));
    let organizer = app.organizer("hr@example.jp").await;
    assert!(!due(&app.get_as(&organizer, "/admin").await.body).contains("安全でない"));
}
