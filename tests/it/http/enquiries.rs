//! Reviewers ask departments, who reply by a link, in a file, or otherwise; and nobody else sees
//! any of it.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    answers::Item,
    enquiry::{NewEnquiry, Way, Words},
    groups::Command,
    note::HideReason,
    theme::State,
};
use kizuki_board::store::Saving;
use uuid::Uuid;

use crate::support::enquiry::{AskingOffice, link_on, table};
use crate::support::{NOON, TestApp, both_dbs, moderation::FIRST, secret};

both_dbs! {
    async fn a_department_is_asked_and_replies_by_its_link(app: TestApp) {
        let office = AskingOffice::asking(&app).await;
        let list = office.get(&office.list()).await;
        assert!(list.contains("総務課") && list.contains("準備中") && !list.contains("照会中 "));
        let page = office.get(&office.page()).await;
        for says in ["電話のこと", "電話当番", "会議室", "よろしくお願いします。", "公文書", "2020年8月31日"] {
            assert!(page.contains(says), "{says}");
        }
        let sheet = office.link("1", "30").await;
        assert_eq!(sheet.header("cache-control"), "no-store");
        assert!(sheet.body.contains("2020年9月30日") && sheet.body.contains("総務課 御中"));
        let link = link_on(&sheet);
        let behind = app.get(&link).await;
        assert_eq!((behind.status, behind.header("cache-control")), (StatusCode::OK, "no-store"));
        assert_eq!(behind.header("referrer-policy"), "strict-origin", "never the link itself");
        for says in ["noindex", "電話当番", "会議室", "このリンクを知っている人は", "情報公開", "総務課 御中"] {
            assert!(behind.body.contains(says), "{says}");
        }
        let (group, note) = (office.group, office.note(2));
        let saved = office.reply(&link, "0", &[(group, "当番を決めている", "留守番電話を入れる"), (note, "", "")]).await;
        assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, format!("{link}?done=saved").as_str()));
        let page = app.get(&format!("{link}?done=saved")).await.body;
        assert!(page.contains("留守番電話を入れる") && page.contains("回答を保存しました"));
        assert!(office.get(&office.list()).await.contains("照会中 0/1"));
        // It can be changed until it is closed, and what was said before is kept.
        office.reply(&link, "1", &[(group, "当番を決めている", "来月に入れる"), (note, "予約制", "")]).await;
        assert_eq!(office.stored(group).await, (Some(("当番を決めている".into(), "来月に入れる".into(), Way::Link)), 2));
        let page = office.get(&office.page()).await;
        assert!(page.contains("来月に入れる") && page.contains("留守番電話を入れる") && page.contains("回答あり"));
        assert!(office.get(&office.list()).await.contains("照会中 1/1"));
        // Where it is needed: beside the answer. And nowhere else.
        let item = office.get(&format!("/admin/themes/{}/review/{group}", office.theme.id)).await;
        for says in ["照会への回答", "総務課", "来月に入れる", "2020年8月10日", "enquiries?item=g-"] {
            assert!(item.contains(says), "{says}");
        }
        for path in ["/t/zaitaku", "/t/zaitaku/report", "/log", "/log.json", "/progress", "/progress.json"] {
            let seen = app.get(path).await.body;
            assert!(!seen.contains("来月に入れる") && !seen.contains("総務課"), "{path}");
        }
        for path in [office.list(), office.page()] {
            assert_eq!(app.get(&path).await.status, StatusCode::FOUND, "to the sign-in");
        }
        assert_eq!(app.get(&format!("{}/csv", office.page())).await.status, StatusCode::UNAUTHORIZED);
    }

    async fn what_is_wrong_is_told_beside_the_field_and_nothing_is_lost(app: TestApp) {
        let office = AskingOffice::in_review(&app).await;
        let note = office.note(2).to_string();
        let wrong = office.make(&[("department", ""), ("due", "2020-08-09"), ("covering", "添える文")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for says in ["何も書かれていません", "過ぎた日です", "選ばれていません", "添える文", "value=\"2020-08-09\""] {
            assert!(wrong.body.contains(says), "{says}");
        }
        let hidden = "n-00000000-0000-0000-0000-000000000000";
        let wrong = office.make(&[("items[]", hidden), ("items[]", &note)]).await;
        assert!(wrong.body.contains("選べるものの中から"));
        let ticked = wrong.body.split("<input").find(|tag| tag.contains(&note)).expect("its box");
        assert!(ticked.contains("checked"), "what was ticked stays so");
        let key = office.make(&[("items[]", &note), ("key", "1")]).await;
        assert_eq!(key.status, StatusCode::BAD_REQUEST);
        let enquiring = app.state.board.enquiring(office.theme.id).await.expect("read");
        assert!(enquiring.enquiries.is_empty(), "nothing is half-written");
        // The second press of one form makes no second enquiry.
        for _ in 0..2 {
            let made = office.make(&[("items[]", &note)]).await;
            assert_eq!(made.location(), format!("{}?done=made", office.page()));
        }
        for (days, says) in [("x", "この形では"), ("400", "365"), ("", "この形では")] {
            let wrong = office.link("1", days).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(wrong.body.contains(says) && wrong.body.contains(&format!("value=\"{days}\"")), "{days}");
        }
        let link = link_on(&office.link("1", "30").await);
        let long = "長".repeat(50_000);
        let refused = office.reply(&link, "0", &[(office.note(2), "短い", &long)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("48000文字多すぎます") && refused.body.contains(&long) && refused.body.contains("短い"));
        assert_eq!(office.stored(office.note(2)).await, (None, 0));
        let missing = app.get_as(&office.cookie, &format!("{}/2", office.list())).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
    }

    async fn a_filled_in_sheet_is_read_by_the_names_of_its_columns(app: TestApp) {
        let office = AskingOffice::asking(&app).await;
        let (group, note) = (office.group.to_string(), office.note(2).to_string());
        let file = app.get_as(&office.cookie, &format!("{}/csv", office.page())).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert!(file.header("content-disposition").contains("kizuki-zaitaku-enquiry-1.csv"));
        assert!(file.body.starts_with('\u{feff}') && file.body.contains("現在の対応,今後の予定\r\n"));
        assert!(file.body.contains(&group) && file.body.contains("・電話当番"));
        let early = office.import(table(&[[&group, "a", "b"]]).as_bytes()).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "it was not sent yet");
        for _ in 0..2 {
            assert_eq!(office.turn("send", "1").await.location(), format!("{}?done=sent", office.page()));
        }
        // Shift_JIS, as Excel in Japan saves it; a row without an answer, and one of another sheet.
        let text = table(&[[&group, "①している", "来年"], [&note, "", ""], ["n-1", "x", "x"]]);
        let (cp932, _, lossy) = encoding_rs::SHIFT_JIS.encode(&text);
        assert!(!lossy);
        let read = office.import(&cp932).await;
        assert_eq!(
            read.location(),
            format!("{}?done=imported&rows=3&read=1&blank=1&unknown=4", office.page())
        );
        let page = office.get(read.location()).await;
        for says in ["3件のうち1件を読み取りました。", "答えのない行が1件", "読み飛ばした行：4", "ファイルから"] {
            assert!(page.contains(says), "{says}");
        }
        assert_eq!(office.stored(office.group).await, (Some(("①している".into(), "来年".into(), Way::File)), 1));
        office.import(&cp932).await;
        assert_eq!(office.stored(office.group).await.1, 1, "the second time nothing is new");
        let long = "長".repeat(50_000);
        let renamed = text.replace("現在の対応", "対応");
        for (file, says) in [
            (renamed.as_bytes(), "「現在の対応」の列がありません"),
            (table(&[[&note, "短い", &long]]).as_bytes(), "2行目の「今後の予定」：48000文字多すぎます"),
            (table(&[[&note, "a", ""], [&note, "b", ""]]).as_bytes(), "3行目の「項目」：同じ項目"),
            (table(&[[&note, "", ""]]).as_bytes(), "読みとれる回答がありませんでした"),
            (b"", "ファイルが選ばれていないか"),
            (b"PK\x03\x04", "Excelのブックとして"),
            (b"\xff\xff\x00", "文字を読みとれません"),
            (&vec![b'x'; 5 * 1024 * 1024], "大きすぎます"),
        ] {
            let refused = office.import(file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            let field = refused.body.split("id=\"file\"").nth(1).expect("the field");
            assert!(field.split("</form>").next().expect("its end").contains(says), "{says}");
        }
        assert_eq!(office.stored(office.note(2)).await, (None, 0), "nothing is stored then");
        let markdown = office.get(&format!("{}/md", office.page())).await;
        assert!(markdown.contains("# 総務課への照会") && markdown.contains("①している"));
        assert_eq!(app.get_as(&office.cookie, &format!("{}/pdf", office.page())).await.status, StatusCode::NOT_FOUND);
    }

    async fn what_came_otherwise_is_written_down_by_a_reviewer(app: TestApp) {
        let office = AskingOffice::asking(&app).await;
        office.turn("send", "1").await;
        let (page, theme) = (office.page(), office.theme.id.to_string());
        let name = |answer: &str| format!("replies[{}][{answer}]", office.group);
        let (handling, plans) = (name("handling"), name("plans"));
        let send = async |seen: &str, words: &str| {
            let fields = [
                ("page", page.as_str()), ("theme", &theme), ("number", "1"), ("seen", seen),
                (&handling, words), (&plans, ""),
            ];
            app.form(&office.cookie, "/do/save_replies", &fields).await
        };
        assert_eq!(send("0", "電話で聞いた").await.location(), format!("{page}?done=saved"));
        assert_eq!(office.stored(office.group).await.0.map(|reply| reply.2), Some(Way::Pasted));
        let stale = send("0", "べつの返事").await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.body.contains("電話で聞いた") && stale.body.contains("べつの返事"));
        let long = "長".repeat(50_000);
        let refused = send("1", &long).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("48000文字多すぎます") && refused.body.contains(&long));
    }

    async fn what_cannot_be_seen_is_not_sent(app: TestApp) {
        let (office, link) = AskingOffice::linked(&app).await;
        let (board, today) = (&app.state.board, app.state.today());
        office.reply(&link, "0", &[(office.group, "前に答えた", ""), (office.note(2), "予約制", "")]).await;
        // The sheet stays as it was sent, whatever is done on the bench.
        let Item::Group(group) = office.group else { unreachable!("a group") };
        board.take_step(office.theme.id, FIRST, 1, NOON, &Command::Dissolve { group }).await.expect("dissolved");
        assert!(app.get(&link).await.body.contains("電話のこと"));
        for (at, note) in office.notes.iter().enumerate() {
            board
                .hide_note(office.theme.id, *note, HideReason::Person, Role::Organizer, today)
                .await
                .expect("hidden")
                .unseen();
            let behind = app.get(&link).await.body;
            assert_eq!(behind.contains("電話のこと"), at == 0, "one note of the group still shows");
            assert_eq!(behind.contains("会議室"), at < 2);
            assert!(!behind.contains("電話当番"), "what is hidden is not there");
        }
        let behind = app.get(&link).await.body;
        assert!(behind.contains("おたずねする項目はありません") && !behind.contains("<textarea"));
        let page = office.get(&office.page()).await;
        for says in ["付箋が非表示になったため", "付箋がすべて非表示になったため", "前に答えた"] {
            assert!(page.contains(says), "{says}");
        }
        assert!(!page.contains("電話当番") && !page.contains("会議室"));
        let csv = office.get(&format!("{}/csv", office.page())).await;
        assert_eq!(csv.lines().count(), 1, "{csv}");
    }

    async fn a_note_that_is_taken_back_takes_its_replies_along(app: TestApp) {
        let office = AskingOffice::open(&app).await;
        // As if it had been asked about before the theme was opened once more.
        let enquiry = NewEnquiry {
            department: "総務課".into(),
            covering: String::new(),
            due: app.state.today(),
            items: vec![office.note(2), office.group],
        };
        let board = &app.state.board;
        let number = board.make_enquiry(office.theme.id, Uuid::from_u128(5), &enquiry).await.expect("made");
        board.send_enquiry(office.theme.id, number, 1, app.state.today()).await.expect("sent");
        let words = Words { handling: "予約制".into(), plans: String::new() };
        let replies = [(office.note(2), words)].into();
        let saving = Saving { seen: None, way: Way::File, on: app.state.today(), replies: &replies };
        assert_eq!(board.save_replies(office.theme.id, number, saving).await, Ok(1));
        let text = table(&[[&office.note(2).to_string(), "予約制", ""]]);
        assert_eq!(office.import(text.as_bytes()).await.status, StatusCode::CONFLICT, "the theme is open");
        let refused = office.make(&[("items[]", &office.group.to_string())]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(office.get(&office.list()).await.contains("テーマを閉じて検討中にしてから"));
        app.perform(&office.theme, &secret(3), Action::Withdraw { note: office.notes[2] }).await.expect("withdrawn");
        app.tick().await;
        let enquiring = board.enquiring(office.theme.id).await.expect("read");
        let one = enquiring.one(number).expect("there");
        assert_eq!((one.items.as_slice(), one.replies.len()), (&[office.group][..], 0));
        assert!(office.get(&office.page()).await.contains("取り下げられたため、シートからなくなった付箋が1枚"));
    }

    async fn after_the_archive_it_is_read_and_nothing_more(app: TestApp) {
        let (office, link) = AskingOffice::linked(&app).await;
        office.reply(&link, "0", &[(office.group, "している", "続ける")]).await;
        app.move_to(office.theme.id, State::Answered).await;
        let theme = app.state.board.theme(office.theme.id).await.expect("read");
        app.state.archive(theme.id, theme.version).await.expect("archived");
        assert_eq!(app.get(&link).await.status, StatusCode::GONE);
        let page = office.get(&office.page()).await;
        assert!(page.contains("このテーマは保管されています") && page.contains("続ける"));
        assert!(!page.contains("/do/close_enquiry") && !page.contains("/link"));
        assert_eq!(office.turn("close", "2").await.status, StatusCode::CONFLICT);
        assert_eq!(office.link("2", "30").await.status, StatusCode::CONFLICT);
    }

    async fn one_that_was_never_sent_can_be_dropped(app: TestApp) {
        let office = AskingOffice::asking(&app).await;
        let dropped = office.turn("drop", "1").await;
        assert_eq!(dropped.location(), format!("{}?done=dropped", office.list()));
        assert!(office.get(&office.list()).await.contains("まだ照会はありません"));
        let again = office.turn("drop", "1").await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "it is gone, as wished");
        let note = office.note(2).to_string();
        let key = "1c7a1d0e-5f0e-4a2b-9d1c-1b2c3d4e5f60";
        let next = office.make(&[("items[]", &note), ("key", key)]).await;
        assert_eq!(next.location(), format!("{}/2?done=made", office.list()), "no number comes twice");
    }
}
