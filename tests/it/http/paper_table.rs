//! Paper notes out of a table: looked at first, then all of it or nothing; and what is printed.

use std::io::{Cursor, Write as _};

use axum::http::StatusCode;
use kizuki_board::domain::{account::Role, note::HideReason, settings::Tally, theme::State};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::support::paper::Typist;
use crate::support::{Answer, TestApp, both_dbs, secret};

const FILE: &str = "name=\"file\"; filename=\"kami.csv\"";
const TABLE: &str =
    "番号,列,付箋,シール\r\n1,1,決裁が紙,3\r\n2,改善すべきところ,\"「電話」,\"\"朝\"\"\",\r\n";

impl Typist<'_> {
    async fn looks_at(&self, table: &[u8]) -> Answer {
        let path = format!("{}/import", self.page());
        self.app.upload(&self.cookie, &path, &[(FILE, table), ("name=\"pasted\"", b"")]).await
    }

    /// Confirms what is shown.
    async fn confirms(&self, shown: &Answer, table: &str) -> Answer {
        let key = shown.body.split("name=\"sure\" value=\"").nth(1).expect("a key");
        let key = key.split('"').next().expect("its end");
        let path = format!("{}/import", self.page());
        let parts = [("name=\"sure\"", key.as_bytes()), ("name=\"pasted\"", table.as_bytes())];
        self.app.upload(&self.cookie, &path, &parts).await
    }
}

/// A workbook as Excel makes it: the column of prompts merged over two lines, a day in a cell of its
/// own.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, name) in (0..).zip(["列", "付箋", "シール", "日"]) {
        sheet.write(2, at, name).expect("written");
    }
    sheet.merge_range(3, 0, 4, 0, "良かったところ", &Format::new()).expect("merged");
    let lines = [(3, "ｹｯｻｲ", 2.0), (4, "電話", 0.0)];
    for (line, text, stickers) in lines {
        sheet.write(line, 1, text).expect("written");
        sheet.write(line, 2, stickers).expect("written");
    }
    let day = ExcelDateTime::from_ymd(2020, 8, 10).expect("a day");
    sheet.write(3, 3, &day).expect("written");
    book.save_to_buffer().expect("saved")
}

/// An archive with these files.
fn archive(files: &[(&str, usize)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begun");
        let part = vec![0; 65_536];
        for _ in 0..bytes / part.len() {
            zip.write_all(&part).expect("written");
        }
    }
    zip.finish().expect("finished").into_inner()
}

both_dbs! {
    async fn a_table_is_looked_at_line_by_line_and_then_taken_whole(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let shown = typist.looks_at(TABLE.as_bytes()).await;
        assert_eq!(shown.status, StatusCode::OK);
        for part in ["2行とも入れられます", "「良かったところ」の紙の付箋、シール3枚。", "「電話」,\"朝\"", "シール0枚"] {
            assert!(shown.body.contains(part), "{part}");
        }
        app.tick().await;
        assert!(typist.hanging().await.is_empty(), "looking types nothing in");
        for _ in 0..2 {
            let done = typist.confirms(&shown, TABLE).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER);
            assert!(done.location().ends_with("paper?done=imported&n=2"), "{}", done.location());
        }
        app.tick().await;
        assert_eq!(typist.hanging().await, [("「電話」,\"朝\"".into(), 0, 0), ("決裁が紙".into(), 3, 0)]);
        typist.holds().await;
        let again = typist.looks_at(TABLE.as_bytes()).await;
        assert_eq!(again.body.matches("入れると2枚になります").count(), 2, "duplicates are flagged");
    }

    async fn a_table_that_fails_at_its_last_line_leaves_nothing(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let good = typist.looks_at(TABLE.as_bytes()).await;
        let bad = format!("{TABLE}3,7,三枚め,\n");
        let shown = typist.looks_at(bad.as_bytes()).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shown.body.contains("3行のうち1行に間違いがあります") && shown.body.contains("<th scope=\"row\" class=\"r\">4</th>"));
        assert!(shown.body.contains("列: 1から2"), "which column, and what was expected");
        assert!(!shown.body.contains("name=\"sure\""), "nothing to confirm");
        let forced = typist.confirms(&good, &bad).await;
        assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
        app.tick().await;
        assert!(typist.hanging().await.is_empty(), "not one of them");
    }

    async fn columns_of_another_name_are_said_with_what_was_expected(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let told = typist.looks_at("列,意見,星\n1,a,1\n".as_bytes()).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.body.contains("列「付箋」「シール」が見つかりません。1行めにあるのは「列」「意見」「星」です。"));
        assert!(told.body.contains("1,a,1"), "what was sent is there to be corrected");
        let many = format!("列,付箋,シール\n{}", "1,a,1\n".repeat(100_000));
        let told = typist.looks_at(many.as_bytes()).await;
        assert!(told.body.contains("一度に入れられるのは500行までです"));
    }

    async fn a_workbook_is_read_with_its_merged_cells(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let shown = typist.looks_at(&workbook()).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(shown.body.contains("2行とも入れられます"));
        assert!(shown.body.contains("<th scope=\"row\" class=\"r\">4</th>"), "lines as Excel numbers them");
        let table = "列\t付箋\tシール\n1\tｹｯｻｲ\t2\n1\t電話\t0\n";
        assert_eq!(typist.confirms(&shown, table).await.status, StatusCode::SEE_OTHER);
        app.tick().await;
        assert_eq!(typist.hanging().await, [("電話".into(), 0, 0), ("ｹｯｻｲ".into(), 2, 0)], "kept as written");
    }

    async fn bombs_macros_and_locked_workbooks_are_refused_by_name(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let bomb = archive(&[("xl/workbook.xml", 40 * 1024 * 1024)]);
        assert!(bomb.len() < 200_000, "small on its way");
        let names: Vec<String> = (0..300).map(|n| format!("xl/{n}.xml")).collect();
        let many: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), 0)).collect();
        let files = [
            (bomb, "開けません"),
            (archive(&many), "開けません"),
            (archive(&[("xl/vbaProject.bin", 0)]), "マクロ"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "パスワード"),
            (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "文字を読みとれません"),
            (b"PK\x03\x04".to_vec(), "開けません"),
        ];
        for (file, says) in files {
            let told = typist.looks_at(&file).await;
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(told.body.contains(says), "{says}");
        }
    }

    async fn only_organizers_bring_tables_and_only_while_paper_is_taken(app: TestApp) {
        let mut typist = Typist::at(&app, app.theme().await).await;
        let shown = typist.looks_at(TABLE.as_bytes()).await;
        typist.step(State::Review).await;
        typist.step(State::Answered).await;
        assert_eq!(typist.looks_at(TABLE.as_bytes()).await.status, StatusCode::CONFLICT);
        assert_eq!(typist.confirms(&shown, TABLE).await.status, StatusCode::CONFLICT);
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        let typist = Typist { cookie: reviewer, ..typist };
        assert_eq!(typist.looks_at(TABLE.as_bytes()).await.status, StatusCode::FORBIDDEN);
    }

    async fn the_wall_is_printed_with_what_everybody_may_see(app: TestApp) {
        let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
        let mut typist = Typist::at(&app, theme).await;
        let hidden = app.pinned(&typist.theme, &secret(1), "隠す付箋").await;
        app.post(&typist.theme, &secret(2), "<b>見える付箋</b>").await;
        typist.puts(1, "紙の付箋です", 41).await;
        app.tick().await;
        let today = app.state.today();
        let hide = app.state.board.hide_note(typist.theme.id, hidden, HideReason::Person, Role::Organizer, today);
        hide.await.expect("hidden").unseen();
        let print = async |typist: &Typist<'_>, what: &str| {
            let path = format!("/admin/themes/{}/print/{what}", typist.theme.id);
            let sheet = app.get_as(&typist.cookie, &path).await;
            assert_eq!(sheet.status, StatusCode::OK, "{what}");
            assert!(!sheet.body.contains("<script"), "{what}");
            sheet.body
        };
        let wall = print(&typist, "wall").await;
        assert!(wall.contains("&lt;b&gt;見える付箋&lt;/b&gt;") && wall.contains("紙の付箋です"));
        assert!(!wall.contains("隠す付箋") && !wall.contains("41枚"), "counts are hidden");
        assert_eq!(wall.matches("class=\"strip\"").count(), 2, "a code for each, and places for stickers");
        typist.step(State::Review).await;
        assert!(print(&typist, "wall").await.contains("41枚（紙41）"));
        let blank = print(&typist, "blank").await;
        assert_eq!(blank.matches("class=\"note-slip ").count(), 16, "eight for each column");
        for what in ["poster", "poster-a3"] {
            let poster = print(&typist, what).await;
            assert!(poster.contains("/t/zaitaku") && poster.matches("<svg").count() == 1);
        }
        let path = format!("/admin/themes/{}/print/other", typist.theme.id);
        assert_eq!(app.get_as(&typist.cookie, &path).await.status, StatusCode::NOT_FOUND);
        assert_ne!(app.get(&path).await.status, StatusCode::OK, "for accounts");
    }
}
