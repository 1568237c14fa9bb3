//! The sheet of an enquiry as a workbook: it goes out, is filled in, and is read back.

use axum::http::StatusCode;
use kizuki_board::domain::enquiry::Way;
use kizuki_board::service::workbook::{self, ReadRow};
use rust_xlsxwriter::{Format, Workbook};

use crate::support::enquiry::AskingOffice;
use crate::support::{TestApp, both_dbs};

/// The only sheet of a workbook.
fn rows(bytes: &[u8]) -> Vec<ReadRow> {
    let mut sheets = workbook::read(bytes).expect("a workbook");
    assert_eq!(sheets.len(), 1);
    sheets.remove(0).rows
}

/// What a department makes of the workbook: `change` is what it types.
fn filled(bytes: &[u8], change: impl Fn(&mut Vec<String>)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for mut row in rows(bytes) {
        change(&mut row.cells);
        let at = u32::try_from(row.number).expect("a row") - 1;
        for (column, says) in (0..).zip(&row.cells) {
            sheet.write_string(at, column, says).expect("written");
        }
    }
    book.save_to_buffer().expect("saved")
}

both_dbs! {
    async fn a_sheet_comes_back_as_the_workbook_that_went_out(app: TestApp) {
        let office = AskingOffice::asking(&app).await;
        let (group, note) = (office.group.to_string(), office.note(2).to_string());
        let file = app.get_as(&office.cookie, &format!("{}/xlsx", office.page())).await;
        assert!(file.header("content-type").ends_with("spreadsheetml.sheet"));
        assert!(file.header("content-disposition").contains("kizuki-zaitaku-enquiry-1.xlsx"));
        let again = app.get_as(&office.cookie, &format!("{}/xlsx", office.page())).await;
        assert!(file.bytes == again.bytes, "the same sheet is the same file");
        let said = rows(&file.bytes);
        let text: Vec<&str> = said.iter().flat_map(|row| row.cells.iter().map(String::as_str)).collect();
        for says in [
            "照会票", "総務課 御中", "よろしくお願いします。", "回答の期限：2020年8月31日（月）",
            "電話のこと", "・電話当番\n・電話の音", "会議室", "現在の対応", "今後の予定", &group, &note,
        ] {
            assert!(text.contains(&says), "{says} in {text:?}");
        }
        assert!(text.iter().any(|says| says.contains("公文書")));
        office.turn("send", "1").await;
        let answered = filled(&file.bytes, |cells| {
            if cells.last() == Some(&group) {
                (cells[4], cells[5]) = ("①している".into(), "来年\n4月から".into());
            }
        });
        let read = office.import(&answered).await;
        assert_eq!(
            read.location(),
            format!("{}?done=imported&rows=2&read=1&blank=1", office.page())
        );
        let stands = (Some(("①している".into(), "来年\n4月から".into(), Way::File)), 1);
        assert_eq!(office.stored(office.group).await, stands);
        office.import(&answered).await;
        assert_eq!(office.stored(office.group).await.1, 1, "the second time nothing is new");
        // What is wrong is told by the row that the spreadsheet shows.
        let twice = filled(&file.bytes, |cells| {
            if cells.last().is_some_and(|key| *key == group || *key == note) {
                cells[4] = "長".repeat(3_000);
            }
        });
        let refused = office.import(&twice).await;
        let at = said.iter().find(|row| row.cells.last() == Some(&note)).expect("its row").number;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(&format!("{at}行目の「現在の対応」")), "{}", refused.body);
        let renamed = filled(&file.bytes, |cells| {
            for cell in cells.iter_mut().filter(|cell| *cell == "今後の予定") {
                *cell = "予定".into();
            }
        });
        let refused = office.import(&renamed).await;
        assert!(refused.body.contains("「今後の予定」の列がありません"), "{}", refused.body);
    }
}

#[tokio::test]
async fn one_answer_for_several_items_is_an_answer_to_each() {
    let app = TestApp::sqlite().await;
    let office = AskingOffice::asking(&app).await;
    office.turn("send", "1").await;
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "はじめに").expect("written");
    let sheet = book.add_worksheet();
    let heads = ["項目", "現在の対応", "今後の予定"];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(0, column, head).expect("written");
    }
    for (row, item) in (1..).zip([office.group, office.note(2)]) {
        sheet.write_string(row, 0, item.to_string()).expect("written");
    }
    sheet.merge_range(1, 1, 2, 1, "まとめて見直す", &Format::new()).expect("written");
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2027, 4, 1).expect("a day");
    let format = Format::new().set_num_format("yyyy/m/d");
    sheet.write_datetime_with_format(1, 2, &day, &format).expect("written");
    let read = office.import(&book.save_to_buffer().expect("saved")).await;
    assert_eq!(read.status, StatusCode::SEE_OTHER, "{}", read.body);
    let says = |plans: &str| Some(("まとめて見直す".into(), plans.into(), Way::File));
    assert_eq!(office.stored(office.group).await.0, says("2027-04-01"));
    assert_eq!(office.stored(office.note(2)).await.0, says(""));
}

#[tokio::test]
async fn a_workbook_that_is_not_taken_says_why_and_what_to_do() {
    let app = TestApp::sqlite().await;
    let office = AskingOffice::asking(&app).await;
    office.turn("send", "1").await;
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ole: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    for (file, says) in [
        ([ole, &name].concat(), "パスワードで保護された"),
        (ole.to_vec(), "古い形のExcelファイル"),
        (b"PK\x03\x04rest".to_vec(), "Excelのブックとして読めませんでした"),
        (Workbook::new().save_to_buffer().expect("saved"), "中に行がありません"),
    ] {
        let refused = office.import(&file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        let field = refused.body.split("id=\"file\"").nth(1).expect("the field");
        assert!(field.split("</form>").next().expect("its end").contains(says), "{says}");
    }
    assert_eq!(office.stored(office.group).await, (None, 0), "nothing is stored then");
}
