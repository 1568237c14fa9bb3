//! What hangs on the cardboard: typed in, corrected, counted again, taken back.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role, anon::Action, note::HideReason, opening::BoxRule, settings::Tally, theme::State,
};
use kizuki_board::log::Event;

use crate::support::paper::{Typist, paper_note};
use crate::support::{NOON, TestApp, both_dbs, secret};

const HOUR: i64 = 3600;

both_dbs! {
    async fn a_paper_note_waits_in_the_box_and_comes_out_with_the_others(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let ticketed = app.post(&typist.theme, &secret(1), "画面から").await;
        let typed = typist.types(1, "２", "紙から", "7").await;
        assert_eq!(typed.status, StatusCode::SEE_OTHER);
        assert!(typed.location().ends_with("/paper?done=typed"), "{}", typed.location());
        assert!(typist.hanging().await.is_empty(), "it waits");
        let list = typist.list().await;
        assert!(list.contains("紙の付箋1枚、紙のシール7枚") && list.contains("箱の中"));
        app.tick().await;
        let notes = app.notes(&typist.theme).await;
        assert_eq!(notes.len(), 2);
        assert!(notes.iter().all(|note| note.opening == 1), "one opening for both");
        app.perform(&typist.theme, &secret(2), Action::Like { note: paper_note(1) }).await.expect("liked");
        app.perform(&typist.theme, &secret(2), Action::Like { note: ticketed }).await.expect("liked");
        app.tick().await;
        assert_eq!(typist.hanging().await, [("画面から".into(), 0, 1), ("紙から".into(), 7, 1)]);
        let board = app.get("/t/zaitaku").await.body;
        for part in ["紙7＋電子1", "紙7＋電子2", "に書かれた付箋", "合計を人数とは読みません"] {
            assert!(board.contains(part), "{part}");
        }
        let verdict = typist.holds().await;
        assert_eq!((verdict.shown, verdict.paper, verdict.uncounted, verdict.weaker), (2, 1, 0, 0));
    }

    async fn a_second_click_types_in_nothing_twice(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        typist.puts(1, "電話", 3).await;
        typist.puts(1, "電話", 3).await;
        app.tick().await;
        typist.puts(1, "電話", 3).await;
        app.tick().await;
        assert_eq!(typist.hanging().await, [("電話".into(), 3, 0)]);
        let back = typist.types(1, "1", "別の文", "1").await;
        assert_eq!(back.status, StatusCode::CONFLICT, "the back button, and another note");
        assert!(back.body.contains("value=\"別の文\""), "what was typed stays");
        let same = format!("name=\"note\" value=\"{}\"", paper_note(1));
        assert!(!back.body.contains(&same), "with a key of its own now");
    }

    async fn a_text_that_is_there_is_asked_about_once(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        app.pinned(&typist.theme, &secret(1), "決裁が 紙").await;
        let asked = typist.types(1, "1", "決裁が紙", "2").await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("同じ文の付箋がもうあります"));
        assert!(asked.body.contains("name=\"twice\" value=\"決裁が紙\""), "said again, it is meant so");
        let meant = typist.types_twice(1, "1", "決裁が紙", "2", "決裁が紙").await;
        assert_eq!(meant.status, StatusCode::SEE_OTHER);
        let another = typist.types_twice(2, "1", "決裁が　紙", "2", "電話").await;
        assert_eq!(another.status, StatusCode::UNPROCESSABLE_ENTITY, "asked for each text");
        app.tick().await;
        assert_eq!(typist.hanging().await.len(), 2);
    }

    async fn each_field_says_what_is_wrong_and_the_text_stays(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let wrong = typist.types(1, "9", "消えない文", "千").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("column-err") && wrong.body.contains("stickers-err"));
        assert!(wrong.body.contains("value=\"消えない文\"") && !wrong.body.contains("text-err"));
        assert_eq!(typist.types(1, "1", " ", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let long = typist.types(1, "1", &"あ".repeat(201), "").await;
        assert!(long.body.contains("text-err"));
        app.tick().await;
        assert!(typist.hanging().await.is_empty());
    }

    async fn the_stickers_of_any_note_are_counted_again_and_the_log_tells(app: TestApp) {
        let mut typist = Typist::at(&app, app.theme().await).await;
        let ticketed = app.pinned(&typist.theme, &secret(1), "画面から").await;
        let paper = typist.puts(1, "紙ら", 2).await;
        app.tick().await;
        let mended = typist.corrects(paper, ("紙ら", 2), Some("紙から"), "5").await;
        assert_eq!(mended.status, StatusCode::SEE_OTHER);
        let again = typist.corrects(paper, ("紙ら", 2), Some("紙から"), "5").await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "pressed twice");
        let late = typist.corrects(paper, ("紙ら", 2), Some("紙だ"), "9").await;
        assert_eq!(late.status, StatusCode::CONFLICT, "somebody else corrected it");
        assert_eq!(typist.corrects(ticketed, ("画面から", 0), None, "4").await.status, StatusCode::SEE_OTHER);
        let foreign = typist.corrects(ticketed, ("画面から", 4), Some("書きかえる"), "4").await;
        assert_eq!(foreign.status, StatusCode::CONFLICT, "its text is its author's");
        assert_eq!(typist.hanging().await, [("画面から".into(), 4, 0), ("紙から".into(), 5, 0)]);
        typist.holds().await;
        let export = app.state.board.log_export().await.expect("exported");
        let events: Vec<Event> = export.entries.iter().map(|entry| entry.event().expect("read")).collect();
        let corrected = events.iter().filter(|event| matches!(event, Event::PaperCorrected { .. }));
        assert_eq!(corrected.count(), 2, "what changes nothing is not told");
        // After the theme has closed, until the answers are out.
        typist.step(State::Review).await;
        assert_eq!(typist.corrects(paper, ("紙から", 5), Some("紙から"), "6").await.status, StatusCode::SEE_OTHER);
        typist.puts(2, "外したあとで", 1).await;
        app.tick().await;
        assert_eq!(typist.hanging().await.len(), 3, "in a closed theme it comes out at once");
        typist.step(State::Answered).await;
        assert_eq!(typist.types(3, "1", "おそい", "").await.status, StatusCode::CONFLICT);
        assert_eq!(typist.corrects(paper, ("紙から", 6), Some("紙から"), "7").await.status, StatusCode::CONFLICT);
        assert_eq!(typist.takes_back(paper).await.status, StatusCode::CONFLICT);
        typist.holds().await;
    }

    async fn a_paper_note_is_taken_back_for_good(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let ticketed = app.pinned(&typist.theme, &secret(1), "画面から").await;
        let hangs = typist.puts(1, "貼った", 1).await;
        app.tick().await;
        let waits = typist.puts(2, "箱の中", 1).await;
        for note in [hangs, waits, hangs] {
            let gone = typist.takes_back(note).await;
            assert_eq!(gone.status, StatusCode::SEE_OTHER, "also the second time");
        }
        typist.puts(2, "箱の中", 1).await;
        app.tick().await;
        assert_eq!(typist.hanging().await, [("画面から".into(), 0, 0)]);
        assert_eq!(typist.takes_back(ticketed).await.status, StatusCode::CONFLICT);
        let verdict = typist.holds().await;
        assert_eq!((verdict.withdrawn, verdict.paper), (1, 0));
        let moved = app.move_to(typist.theme.id, State::Review).await;
        assert_eq!(moved.state, State::Review);
        typist.holds().await;
    }

    async fn paper_hides_nobody_and_is_counted_in_no_three(app: TestApp) {
        let theme = app.theme_with(|plan| plan.box_rule = BoxRule::Hourly).await;
        app.tick().await;
        let mut typist = Typist::at(&app, theme).await;
        app.post(&typist.theme, &secret(1), "一").await;
        typist.puts(1, "紙一", 0).await;
        typist.puts(2, "紙二", 0).await;
        app.tick().await;
        assert!(typist.hanging().await.is_empty(), "not before the hour");
        app.state.clock.set(NOON + HOUR);
        app.tick().await;
        let texts: Vec<String> = typist.hanging().await.into_iter().map(|(text, ..)| text).collect();
        assert_eq!(texts, ["紙一", "紙二"], "one ticketed note waits for two others");
        for n in 2..=3 {
            app.post(&typist.theme, &secret(n), &n.to_string()).await;
        }
        typist.cookie = app.organizer("hr2@example.jp").await;
        typist.puts(3, "紙三", 0).await;
        app.state.clock.set(NOON + 2 * HOUR);
        app.tick().await;
        assert_eq!(typist.hanging().await.len(), 6);
        typist.holds().await;
    }

    async fn paper_was_read_by_who_typed_it_in_and_can_be_hidden(app: TestApp) {
        let theme = app.theme_with(|plan| plan.premoderated = true).await;
        let typist = Typist::at(&app, theme).await;
        let note = typist.puts(1, "紙", 3).await;
        app.post(&typist.theme, &secret(1), "画面").await;
        app.tick().await;
        let notes = app.notes(&typist.theme).await;
        let held: Vec<(bool, bool)> = notes.iter().map(|note| (note.paper, note.is_held())).collect();
        assert!(held.contains(&(true, false)) && held.contains(&(false, true)), "{held:?}");
        let today = app.state.today();
        let hide = app.state.board.hide_note(typist.theme.id, note, HideReason::Person, Role::Organizer, today);
        hide.await.expect("hidden").unseen();
        let verdict = typist.holds().await;
        assert_eq!((verdict.paper, verdict.uncounted), (0, 1), "a hidden note's count is not told");
        assert!(!app.get("/log.json").await.body.contains("\"counted\""));
    }

    async fn only_organizers_type_in(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert_eq!(app.get_as(&reviewer, &typist.page()).await.status, StatusCode::FORBIDDEN);
        let typist = Typist { cookie: reviewer, ..typist };
        assert_eq!(typist.types(1, "1", "紙", "1").await.status, StatusCode::FORBIDDEN);
        let nobody = Typist { cookie: String::new(), ..typist };
        nobody.types(1, "1", "紙", "1").await;
        app.tick().await;
        assert!(nobody.hanging().await.is_empty());
    }

    async fn hidden_counts_of_paper_are_nowhere_until_they_show(app: TestApp) {
        let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
        let mut typist = Typist::at(&app, theme).await;
        typist.puts(1, "紙の付箋です", 731).await;
        app.tick().await;
        for path in ["/", "/t/zaitaku", "/t/zaitaku/screen", "/t/zaitaku/report", "/log", "/log.json", "/progress.json"] {
            let body = app.get(path).await.body;
            for told in ["紙731", ">731<", "731枚", "\"stickers\":731", "\"counted\""] {
                assert!(!body.contains(told), "{path}: {told}");
            }
        }
        let verdict = typist.holds().await;
        assert_eq!((verdict.paper, verdict.uncounted), (1, 1));
        typist.step(State::Review).await;
        assert!(app.get("/log.json").await.body.contains("\"stickers\":731"));
        assert_eq!(typist.holds().await.uncounted, 0);
    }
}
