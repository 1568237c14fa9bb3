//! The copy for disclosure: what is proposed, what somebody decides, and that no copy says what is
//! covered, in any format.

use axum::http::StatusCode;
use kizuki_board::domain::{account::Role, disclosure::Copy, ids::ThemeId, theme::State};
use kizuki_board::report::Format;

use crate::support::report::all_text;
use crate::support::{Answer, TestApp, both_dbs, secret};

const NAMED: &str = "田中さんに 03-1234-5678 で聞くと早い";
const TWICE: &str = "田中さんの電話当番が長い";
const PLAIN: &str = "三階の窓口が寒い";

struct Desk<'a> {
    app: &'a TestApp,
    cookie: String,
    theme: ThemeId,
}

impl<'a> Desk<'a> {
    /// A theme that has closed, with three notes.
    async fn open(app: &'a TestApp) -> Self {
        let theme = app.theme().await;
        for (n, text) in (1..).zip([NAMED, TWICE, PLAIN]) {
            app.pinned(&theme, &secret(n), text).await;
        }
        let theme = app.move_to(theme.id, State::Review).await.id;
        Self { app, cookie: app.organizer("hr@example.jp").await, theme }
    }

    fn page(&self) -> String {
        format!("/admin/themes/{}/disclosure", self.theme)
    }

    async fn read(&self) -> String {
        self.app.get_as(&self.cookie, &self.page()).await.body
    }

    /// Sends words with what stood there and what shall, and other fields.
    async fn rule(&self, words: &[[&str; 3]], more: &[(&str, &str)]) -> Answer {
        let (page, theme) = (self.page(), self.theme.to_string());
        let mut all = vec![("page".to_owned(), page), ("theme".into(), theme)];
        for (at, [words, was, wish]) in words.iter().enumerate() {
            all.push((format!("words[{at}]"), (*words).into()));
            all.push((format!("was[{at}]"), (*was).into()));
            all.push((format!("wish[{at}]"), (*wish).into()));
        }
        all.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.app.form(&self.cookie, "/do/rule_words", &all).await
    }

    async fn decides(&self, words: &[[&str; 3]], more: &[(&str, &str)]) {
        let answer = self.rule(words, more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert_eq!(answer.location(), format!("{}?done=decided", self.page()));
    }

    async fn copy(&self, copy: Copy, format: Format) -> Answer {
        let file = format!("{}/{}.{}", self.page(), copy.as_str(), format.as_str());
        self.app.get_as(&self.cookie, &file).await
    }

    async fn text(&self, copy: Copy, format: Format) -> String {
        let answer = self.copy(copy, format).await;
        assert_eq!(answer.status, StatusCode::OK, "{format:?}");
        all_text(&answer.bytes)
    }
}

/// Formats that people read and that need no fonts beside the program.
const FORMATS: [Format; 5] =
    [Format::Html, Format::Docx, Format::Xlsx, Format::Markdown, Format::Csv];

both_dbs! {
    async fn what_the_guard_finds_is_covered_before_anybody_decided(app: TestApp) {
        let desk = Desk::open(&app).await;
        let page = desk.read().await;
        for says in ["田中さん", "03-1234-5678", "付箋2枚", "まだ決めていない候補が2件", "<mark>田中さん</mark>"] {
            assert!(page.contains(says), "{says}");
        }
        for format in FORMATS {
            let text = desk.text(Copy::Disclosed, format).await;
            for words in ["田中", "1234"] {
                assert!(!text.contains(words), "{format:?} says {words}");
            }
            assert!(text.contains("■■■の電話当番が長い") && text.contains(PLAIN), "{format:?}");
            let working = desk.text(Copy::Working, format).await.replace('\\', "");
            assert!(working.contains("【田中さん】の電話当番が長い"), "{format:?}");
        }
        let text = desk.text(Copy::Disclosed, Format::Markdown).await;
        assert!(text.contains("まとめ（開示用）") && text.contains("個人に関する情報"));
        let working = desk.text(Copy::Working, Format::Markdown).await;
        assert!(working.contains("候補（未決定）") && working.contains("外に出さないで"));
        // The notes are as they were, for everybody.
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains(TWICE) && !board.contains('■'));
    }

    async fn somebody_decides_and_no_copy_says_otherwise(app: TestApp) {
        let desk = Desk::open(&app).await;
        for _ in 0..2 {
            desk.decides(&[["田中さん", "", "shown"], ["03-1234-5678", "", "operation"]], &[("text", "三階の窓口"), ("ruling", "operation")]).await;
        }
        let page = desk.read().await;
        assert!(page.contains("決めたこと") && !page.contains("まだ決めていない候補が"), "all decided");
        for format in FORMATS {
            let text = desk.text(Copy::Disclosed, format).await;
            assert!(text.contains("田中さん") && text.contains("■■■が寒い"), "{format:?}");
            assert!(!text.contains("三階") && !text.contains("1234"), "{format:?}");
        }
        // Taken back, it is a proposal again, and covered.
        desk.decides(&[["田中さん", "shown", ""]], &[]).await;
        assert!(desk.read().await.contains("まだ決めていない候補が1件"));
        assert!(!desk.text(Copy::Disclosed, Format::Markdown).await.contains("田中"));
    }

    async fn a_whole_note_is_covered_by_its_button(app: TestApp) {
        let desk = Desk::open(&app).await;
        let note = app.state.board.notes(desk.theme).await.expect("read");
        let id = note.iter().find(|note| note.text == PLAIN).expect("pinned").id.to_string();
        desk.decides(&[], &[("whole", &id)]).await;
        let text = desk.text(Copy::Disclosed, Format::Markdown).await;
        assert!(!text.contains("寒い") && !text.contains("窓口"), "frequent words neither");
    }

    async fn what_is_wrong_is_told_beside_the_field_and_nothing_is_lost(app: TestApp) {
        let desk = Desk::open(&app).await;
        let rows = [["田中さん", "", "shown"], ["03-1234-5678", "", "safety"]];
        let wrong = desk.rule(&rows, &[("text", "四階の窓口"), ("ruling", "corporate")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("どの付箋にもありません") && wrong.body.contains(">四階の窓口</textarea>"));
        for chosen in ["value=\"shown\" selected", "value=\"safety\" selected", "value=\"corporate\" selected"] {
            assert!(wrong.body.contains(chosen), "{chosen}");
        }
        assert!(desk.read().await.contains("まだ決めていない候補が2件"), "nothing is half done");
        let long = "あ".repeat(201);
        for (more, status) in [
            (("text", long.as_str()), StatusCode::UNPROCESSABLE_ENTITY),
            (("whole", "nobody"), StatusCode::BAD_REQUEST),
        ] {
            assert_eq!(desk.rule(&[], &[more]).await.status, status, "{more:?}");
        }
        assert_eq!(desk.rule(&[["田中さん", "", "nonsense"]], &[]).await.status, StatusCode::BAD_REQUEST);
    }

    async fn two_who_decide_otherwise_are_told(app: TestApp) {
        let desk = Desk::open(&app).await;
        desk.decides(&[["田中さん", "", "shown"]], &[]).await;
        let late = desk.rule(&[["田中さん", "", "person"]], &[]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("ほかの人が先に") && late.body.contains("value=\"person\" selected"));
        // What the page says is there now is what the form is sent with.
        assert!(late.body.contains("name=\"was[0]\" value=\"shown\"") || late.body.contains("value=\"shown\""));
        assert!(desk.text(Copy::Disclosed, Format::Markdown).await.contains("田中さん"));
    }

    async fn it_is_for_organizers_and_for_themes_that_have_closed(app: TestApp) {
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), NAMED).await;
        let cookie = app.organizer("hr@example.jp").await;
        let desk = Desk { app: &app, cookie, theme: theme.id };
        assert!(desk.read().await.contains("締め切ったあとに作れます"));
        assert_eq!(desk.copy(Copy::Disclosed, Format::Html).await.status, StatusCode::CONFLICT);
        assert_eq!(desk.rule(&[["田中さん", "", "shown"]], &[]).await.status, StatusCode::CONFLICT);
        app.move_to(theme.id, State::Review).await;
        assert_eq!(desk.copy(Copy::Disclosed, Format::Json).await.status, StatusCode::NOT_FOUND);
        for path in ["other.html", "disclosed", "disclosed.exe"] {
            let answer = app.get_as(&desk.cookie, &format!("{}/{path}", desk.page())).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        let theirs = Desk { app: &app, cookie: reviewer, theme: theme.id };
        assert_eq!(theirs.copy(Copy::Working, Format::Html).await.status, StatusCode::FORBIDDEN);
        assert_eq!(theirs.rule(&[["田中さん", "", "shown"]], &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.get_as(&theirs.cookie, &desk.page()).await.status, StatusCode::FORBIDDEN);
    }
}
