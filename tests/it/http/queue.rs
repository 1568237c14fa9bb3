//! The queue: what an organizer must look at over all themes, what is decided about it, and what
//! everybody learns of that.

use axum::http::StatusCode;
use kizuki_board::domain::{
    anon::Action,
    ids::NoteId,
    note::HideReason,
    opening::BoxRule,
    theme::{State, Theme},
};
use kizuki_board::log::verify::verify;
use kizuki_board::ticket::commit;

use crate::support::{Answer, TestApp, both_dbs, moderation::premoderated, secret};

const PAGE: &str = "/admin/queue";

struct Desk<'a> {
    app: &'a TestApp,
    cookie: String,
}

impl<'a> Desk<'a> {
    async fn of(app: &'a TestApp) -> Self {
        Self { app, cookie: app.organizer("hr@example.jp").await }
    }

    async fn page(&self) -> String {
        self.app.get_as(&self.cookie, PAGE).await.body
    }

    async fn says(&self, theme: &Theme, note: NoteId, text: &str, word: &str) -> Answer {
        let (theme, id) = (theme.id.to_string(), note.to_string());
        let seen = commit::seen(note, text).to_string();
        let fields = [
            ("page", PAGE),
            ("theme", theme.as_str()),
            ("note", id.as_str()),
            ("seen", seen.as_str()),
            ("verdict", word),
        ];
        self.app.form(&self.cookie, "/do/decide_note", &fields).await
    }

    /// Decides, and gives the page that comes next.
    async fn decides(&self, theme: &Theme, note: NoteId, text: &str, word: &str) -> String {
        let done = self.says(theme, note, text, word).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{word}");
        self.app.get_as(&self.cookie, done.location()).await.body
    }

    async fn hidden(&self, theme: &Theme, note: NoteId) -> Option<HideReason> {
        let notes = self.app.notes(theme).await;
        notes.iter().find(|one| one.id == note).expect("hangs").hidden
    }

    async fn flagged(&self, theme: &Theme, text: &str) -> NoteId {
        let note = self.app.pinned(theme, &secret(1), text).await;
        let reason = HideReason::Person;
        self.app.perform(theme, &secret(2), Action::Flag { note, reason }).await.expect("flagged");
        self.app.tick().await;
        note
    }
}

both_dbs! {
    async fn the_empty_queue_says_so(app: TestApp) {
        let desk = Desk::of(&app).await;
        let page = desk.page().await;
        assert!(page.contains("読む付箋はありません") && !page.contains("queue-list"));
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "ふつうの付箋").await;
        assert!(!desk.page().await.contains("ふつうの付箋"));
    }

    /// Hidden at once, with the reason two working days later at the latest; each step can be undone.
    async fn a_flagged_note_is_hidden_at_once_and_gets_its_reason_later(app: TestApp) {
        let desk = Desk::of(&app).await;
        let theme = app.theme().await;
        let note = desk.flagged(&theme, "山田さんのこと").await;
        let page = desk.page().await;
        assert!(page.contains("山田さんのこと") && page.contains("個人が特定される 1人"));
        assert!(page.contains("知らせ 1枚"), "the sum");
        let due = async || app.get_as(&desk.cookie, "/admin").await.body;
        assert!(due().await.contains("知らせのあった付箋が1枚"), "and it is what must be done today");
        let page = desk.decides(&theme, note, "山田さんのこと", "check").await;
        assert!(page.contains("隠しました。ボードには「確認中」と出ています。"));
        let then = due().await;
        assert!(!then.contains("知らせのあった付箋") && then.contains("理由を待っている付箋が1枚"));
        assert!(then.contains("8月13日（木）までに選ぶ約束です"));
        // The 11th of August is a holiday.
        assert!(page.contains("8月13日（木）までに理由を選びます"), "{page}");
        assert_eq!(desk.hidden(&theme, note).await, Some(HideReason::Checking));
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains("確認中") && !board.contains("山田さんのこと"));
        assert!(!page.contains("期限を過ぎています"));
        app.state.clock.set(crate::support::NOON + 5 * 24 * 3600);
        let later = Desk { app: &app, cookie: app.organizer("later@example.jp").await };
        assert!(later.page().await.contains("期限を過ぎています"));
        let page = later.decides(&theme, note, "山田さんのこと", "person").await;
        assert!(page.contains("隠しました。ボードには理由が出ています。"));
        assert!(!page.contains("までに理由を選びます") && page.contains("読む付箋はありません"));
        assert!(app.get("/t/zaitaku").await.body.contains("個人が特定される"));
        // Undo: as the page offers it, back to where it is looked at; and then back on the board.
        assert!(page.contains("id=\"undo\"") && page.contains("value=\"check\""));
        later.decides(&theme, note, "山田さんのこと", "check").await;
        assert_eq!(later.hidden(&theme, note).await, Some(HideReason::Checking));
        let page = later.decides(&theme, note, "山田さんのこと", "reopen").await;
        assert_eq!(later.hidden(&theme, note).await, None);
        assert!(page.contains("個人が特定される 1人"), "and it waits again");
        let page = later.decides(&theme, note, "山田さんのこと", "keep").await;
        assert!(page.contains("残しました。") && page.contains("value=\"reopen\""));
        assert!(page.contains("読む付箋はありません"));
        let export = app.state.board.log_export().await.expect("exported");
        verify(&export, None).expect("the log holds, told twice why it was hidden");
        let hidden = export.entries.iter().filter(|entry| entry.kind == "hidden");
        assert_eq!(hidden.count(), 3);
        assert!(export.entries.iter().all(|entry| !entry.payload.contains("flag")));
    }

    async fn what_nobody_has_read_stands_here_too(app: TestApp) {
        let desk = Desk::of(&app).await;
        let theme = premoderated(&app, BoxRule::Live).await;
        let (good, bad) = (
            app.pinned(&theme, &secret(1), "よい付箋").await,
            app.pinned(&theme, &secret(2), "だめな付箋").await,
        );
        let page = desk.page().await;
        assert!(page.contains("未読 2枚") && page.contains("ボードに出す"));
        assert!(!page.contains("value=\"check\""), "it is hidden anyway");
        let page = desk.decides(&theme, good, "よい付箋", "keep").await;
        assert!(page.contains("ボードに出しました。"));
        desk.decides(&theme, bad, "だめな付箋", "abuse").await;
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains("よい付箋") && !board.contains("だめな付箋"));
        // An undo does not make it unread: it is looked at again.
        let page = desk.decides(&theme, good, "よい付箋", "check").await;
        assert!(page.contains("理由待ち 1枚"));
    }

    async fn two_organizers_and_bad_input(app: TestApp) {
        let desk = Desk::of(&app).await;
        let theme = app.theme().await;
        let note = desk.flagged(&theme, "付箋の文").await;
        // Another text than that which was read; a word that is no decision; decided twice.
        for (text, word, status) in [
            ("べつの文", "keep", StatusCode::CONFLICT),
            ("付箋の文", "", StatusCode::UNPROCESSABLE_ENTITY),
            ("付箋の文", "review", StatusCode::UNPROCESSABLE_ENTITY),
            ("付箋の文", "checking", StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            let refused = desk.says(&theme, note, text, word).await;
            assert_eq!(refused.status, status, "{word}");
            assert!(refused.body.contains("付箋の文") && refused.body.contains("banner bad"));
            assert_eq!(desk.hidden(&theme, note).await, None);
        }
        for word in ["check", "person", "keep"] {
            assert_eq!(desk.says(&theme, note, "付箋の文", word).await.status, StatusCode::SEE_OTHER);
            let twice = desk.says(&theme, note, "付箋の文", word).await;
            assert_eq!(twice.status, StatusCode::CONFLICT, "{word} twice");
            assert!(twice.body.contains("ほかの人が先に決めたか"));
        }
        let gone = NoteId(theme.id.0);
        assert_eq!(desk.says(&theme, gone, "", "keep").await.status, StatusCode::CONFLICT);
    }

    async fn organizers_note_something_for_each_other(app: TestApp) {
        let desk = Desk::of(&app).await;
        let theme = app.theme().await;
        let note = desk.flagged(&theme, "付箋の文").await.to_string();
        let id = theme.id.to_string();
        let down = async |memo: &str| {
            let fields = [("page", PAGE), ("theme", &id), ("note", &note), ("memo", memo)];
            app.form(&desk.cookie, "/do/note_down", &fields).await
        };
        let done = down("総務課にたずねた\n<b>返事待ち</b>").await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/admin/queue?done=noted"));
        let page = desk.page().await;
        assert!(page.contains("総務課にたずねた") && page.contains("&lt;b"), "{page}");
        let long = "あ".repeat(401);
        let refused = down(&long).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(&long) && refused.body.contains("aria-invalid=\"true\""));
        for public in ["/t/zaitaku", "/log", "/log.json", "/policy", "/t/zaitaku/report"] {
            assert!(!app.get(public).await.body.contains("総務課にたずねた"), "{public}");
        }
        assert_eq!(down("  ").await.status, StatusCode::SEE_OTHER);
        assert!(!desk.page().await.contains("総務課にたずねた"), "an empty one goes away");
    }

    /// The public totals: of closed themes alone, by month and reason, and not who or which note.
    async fn everybody_sees_what_was_decided_once_a_theme_is_closed(app: TestApp) {
        let desk = Desk::of(&app).await;
        let theme = app.theme().await;
        let (first, second) = (desk.flagged(&theme, "一枚目").await, desk.flagged(&theme, "二枚目").await);
        let unasked = app.pinned(&theme, &secret(3), "三枚目").await;
        desk.decides(&theme, first, "一枚目", "keep").await;
        desk.decides(&theme, second, "二枚目", "person").await;
        desk.decides(&theme, unasked, "三枚目", "off-topic").await;
        let row = |page: &str, reason: &str| -> Vec<String> {
            let row = page.split("<tr>").find(|row| row.contains(reason)).unwrap_or_default();
            let cells = row.split("class=\"num\">").skip(1);
            cells.filter_map(|cell| Some(cell.split_once('<')?.0.to_owned())).collect()
        };
        let open = app.get("/policy").await.body;
        assert!(open.contains("この板のきまり") && row(&open, "個人が特定される").is_empty());
        app.move_to(theme.id, State::Review).await;
        let closed = app.get("/policy").await.body;
        assert_eq!(row(&closed, "個人が特定される"), ["2", "1", "1", "0"]);
        assert_eq!(row(&closed, "テーマと無関係"), ["0", "0", "0", "1"]);
        assert!(closed.contains("2020年8月"));
        app.move_to(theme.id, State::Answered).await;
        let theme = app.state.board.theme(theme.id).await.expect("there");
        app.state.archive(theme.id, theme.version).await.expect("archived");
        let later = app.get("/policy").await.body;
        for reason in ["個人が特定される", "テーマと無関係"] {
            assert_eq!(row(&later, reason), row(&closed, reason), "the totals stay");
        }
        assert!(app.state.board.flag_counts().await.expect("read").is_empty(), "what they came of goes");
        assert_eq!(desk.says(&theme, first, "一枚目", "check").await.status, StatusCode::CONFLICT);
    }

    /// A note that an organizer hides or shows on the theme's own page is decided about as well.
    async fn the_forms_of_the_theme_decide_too(app: TestApp) {
        let desk = Desk::of(&app).await;
        let theme = app.theme().await;
        let note = desk.flagged(&theme, "付箋の文").await;
        let (id, one) = (theme.id.to_string(), note.to_string());
        let seen = commit::seen(note, "付箋の文").to_string();
        let fields = [("theme", id.as_str()), ("note", one.as_str()), ("reason", "abuse")];
        assert_eq!(app.form(&desk.cookie, "/do/hide_note", &fields).await.status, StatusCode::SEE_OTHER);
        assert!(desk.page().await.contains("読む付箋はありません"));
        let fields = [("theme", id.as_str()), ("note", one.as_str()), ("seen", seen.as_str())];
        assert_eq!(app.form(&desk.cookie, "/do/restore_note", &fields).await.status, StatusCode::SEE_OTHER);
        assert!(desk.page().await.contains("読む付箋はありません"), "shown again, it was kept");
    }
}
