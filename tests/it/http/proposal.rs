//! The office's own schemes, and an item that becomes a draft for one of them.

use axum::http::StatusCode;
use kizuki_board::domain::{account::Role, answers::Item, proposal::Schemes};
use kizuki_board::i18n::say;

use crate::support::office::Office;
use crate::support::{Answer, TestApp, both_dbs, secret};

const KEY: &str = "shokuin-teian";

impl Office<'_> {
    fn proposal(&self, item: Item, scheme: &str) -> String {
        format!("{}/proposal?scheme={scheme}", self.page(item))
    }

    async fn save(&self, scheme: &str, seen: &str, texts: &[(&str, &str)]) -> Answer {
        let page = self.proposal(self.group, scheme);
        let (theme, item) = (self.theme.id.to_string(), self.group.to_string());
        let names: Vec<[String; 2]> = (0..texts.len())
            .map(|n| ["heading", "text"].map(|field| format!("form[texts][{n}][{field}]")))
            .collect();
        let mut all = vec![
            ("page", page.as_str()),
            ("theme", &theme),
            ("item", &item),
            ("scheme", scheme),
            ("seen", seen),
        ];
        for ([heading, text], (says, written)) in names.iter().zip(texts) {
            all.extend([(heading.as_str(), *says), (text.as_str(), *written)]);
        }
        self.app.form(&self.cookie, "/do/save_proposal", &all).await
    }

    async fn file(&self, format: &str) -> Answer {
        let path = format!("{}/proposal/file?scheme={KEY}&format={format}", self.page(self.group));
        self.app.get_as(&self.cookie, &path).await
    }
}

/// Sends the page of schemes: key, name and fields of each.
async fn set(app: &TestApp, cookie: &str, seen: &Schemes, rows: &[[&str; 3]]) -> Answer {
    let seen = serde_json::to_string(seen).expect("json");
    let names: Vec<[String; 3]> = (0..rows.len())
        .map(|n| ["key", "name", "fields"].map(|field| format!("form[schemes][{n}][{field}]")))
        .collect();
    let mut all = vec![("page", "/admin/schemes"), ("seen", seen.as_str())];
    for (names, row) in names.iter().zip(rows) {
        all.extend(names.iter().zip(row).map(|(name, value)| (name.as_str(), *value)));
    }
    app.form(cookie, "/do/save_schemes", &all).await
}

/// What stands in the text area of a heading.
fn stands(page: &str, heading: &str) -> String {
    let label = page.split(&format!(">{heading}</label>")).nth(1).expect("the field");
    let area = label.split("<textarea").nth(1).expect("a text area");
    let text = area.split_once('>').expect("its end").1;
    text.split("</textarea>").next().unwrap_or_default().to_owned()
}

both_dbs! {
    async fn an_item_becomes_a_draft_for_the_offices_form(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.answers_with(office.group, "will-do").await;
        let item = office.get(&office.page(office.group)).await;
        let link = office.proposal(office.group, KEY);
        assert!(item.contains(&format!("href=\"{link}\"")) && item.contains("新年度予算新規事業提案"));
        let page = office.get(&link).await;
        assert_eq!(stands(&page, "現状"), "・電話当番（いいね1枚）\n・電話の音（いいね0枚）");
        assert_eq!(stands(&page, "問題点・課題"), "どちらも電話の話");
        assert_eq!(stands(&page, "提案の内容"), "そうします。");
        assert_eq!(stands(&page, "期待される効果"), "付箋2枚、いいね1枚、3件中1位");
        assert_eq!(stands(&page, "経費"), "");
        assert!(page.contains("付箋からは分からないので") && !page.contains("保存した提案書"));
        assert_eq!(office.file("md").await.status, StatusCode::NOT_FOUND, "nothing is stored");
        let texts = [("現状", "電話が<多い>"), ("経費", "*1万円*\r\n程度")];
        for _ in 0..2 {
            let saved = office.save(KEY, "0", &texts).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
            assert_eq!(saved.location(), format!("{link}&done=saved"));
        }
        let page = office.get(&format!("{link}&done=saved")).await;
        assert!(page.contains("提案書の下書きを保存しました") && page.contains("保存した提案書"));
        assert_eq!(stands(&page, "現状"), "電話が&lt;多い&gt;");
        assert!(page.contains("name=\"seen\" value=\"1\""));
        assert!(office.get(&office.page(office.group)).await.contains("下書きあり"));
        let text = office.file("txt").await;
        assert_eq!(text.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(text.header("content-disposition"), "attachment; filename=\"teian-zaitaku.txt\"");
        assert_eq!(
            text.body,
            "職員提案\n\n■ 現状\n電話が<多い>\n\n■ 経費\n*1万円*\n程度\n\n\
             テーマ：在宅勤務、やってみてどうでしたか\nもとの項目：電話のこと\n"
        );
        let markdown = office.file("md").await;
        assert_eq!(markdown.header("content-type"), "text/markdown; charset=utf-8");
        assert!(markdown.body.contains("## 経費\n\n\\*1万円\\*  \n程度\n"), "{}", markdown.body);
        assert_eq!(office.file("exe").await.status, StatusCode::NOT_FOUND);
        // Nobody else sees any of it.
        for path in ["/t/zaitaku", "/t/zaitaku/report", "/log.json", "/progress", "/progress.json"] {
            assert!(!app.get(path).await.body.contains("1万円"), "{path}");
        }
        assert_eq!(app.get(&link).await.status, StatusCode::FOUND, "to the sign-in");
    }

    async fn two_reviewers_at_one_proposal_lose_nothing(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.save(KEY, "0", &[("現状", "一人めの文")]).await;
        let second = office.save(KEY, "0", &[("現状", "二人めの文")]).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(second.body.contains("いま保存されている下書き") && second.body.contains("一人めの文"));
        assert_eq!(stands(&second.body, "現状"), "二人めの文");
        assert!(second.body.contains("name=\"seen\" value=\"1\""), "saving again is meant");
        let again = office.save(KEY, "1", &[("現状", "二人めの文")]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let stored = app.state.board.proposals(office.theme.id, office.group).await.expect("read");
        assert_eq!((stored.len(), stored[0].version), (1, 2));
        assert_eq!(stored[0].texts[0].text, "二人めの文");
    }

    async fn what_was_written_outlives_a_form_that_is_changed(app: TestApp) {
        let office = Office::in_review(&app).await;
        let organizer = app.organizer("hr@example.jp").await;
        office.save(KEY, "0", &[("現状", "書いた現状"), ("経費", "書いた経費")]).await;
        let usual = app.state.schemes().await.expect("read");
        let rows = [[KEY, "改善提案", "現状：空欄\n背景：理由"]];
        let saved = set(&app, &organizer, &usual, &rows).await;
        assert_eq!(saved.location(), "/admin/schemes?done=saved", "{}", saved.body);
        let page = office.get(&office.proposal(office.group, KEY)).await;
        assert!(page.contains("<h1>改善提案</h1>"));
        assert_eq!(stands(&page, "現状"), "書いた現状", "not what the form begins with");
        assert_eq!(stands(&page, "背景"), "どちらも電話の話", "a new field begins so");
        assert_eq!(stands(&page, "経費"), "書いた経費");
        assert!(page.contains("いまの様式にはない欄です"));
        // A scheme that is gone keeps its drafts too, by the name that it had.
        let now = app.state.schemes().await.expect("read");
        set(&app, &organizer, &now, &[["other", "別の制度", "現状"]]).await;
        let item = office.get(&office.page(office.group)).await;
        assert!(item.contains("職員提案") && item.contains("別の制度"));
        let page = office.get(&office.proposal(office.group, KEY)).await;
        assert!(page.contains("一覧からなくなりました"));
        assert_eq!(stands(&page, "経費"), "書いた経費");
        let saved = office.save(KEY, "1", &[("現状", "直した"), ("経費", "")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let page = office.get(&office.proposal(office.group, KEY)).await;
        assert!(stands(&page, "現状") == "直した" && !page.contains(">経費</label>"));
        let other = office.proposal(office.note(2), KEY);
        assert_eq!(app.get_as(&office.cookie, &other).await.status, StatusCode::NOT_FOUND);
        // None at all bring the usual ones back.
        let now = app.state.schemes().await.expect("read");
        set(&app, &organizer, &now, &[["other", "", " "]]).await;
        assert_eq!(app.state.schemes().await.expect("read"), usual);
    }

    async fn the_office_makes_its_own_schemes(app: TestApp) {
        let organizer = app.organizer("hr@example.jp").await;
        let page = app.get_as(&organizer, "/admin/schemes").await.body;
        for says in ["value=\"職員提案\"", "value=\"新年度予算新規事業提案\"", "経費：空欄", "新しい制度の名前"] {
            assert!(page.contains(says), "{says}");
        }
        let usual = app.state.schemes().await.expect("read");
        let mut rows: Vec<[String; 3]> = usual
            .all()
            .iter()
            .map(|one| {
                let fields = one.written(|source| say::source(kizuki_board::i18n::Lang::En, source));
                [one.key.clone(), one.name.clone(), fields]
            })
            .collect();
        rows.push(["k-1".into(), "業務改善".into(), "いま:付箋\nこれから".into()]);
        let rows: Vec<[&str; 3]> =
            rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
        for _ in 0..2 {
            let saved = set(&app, &organizer, &usual, &rows).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        }
        let now = app.state.schemes().await.expect("read");
        assert_eq!(now.all().len(), 3);
        assert_eq!(now.all()[..2], *usual.all(), "the words of every language are read");
        let page = app.get_as(&organizer, "/admin/schemes").await.body;
        assert!(page.contains("いま：付箋\nこれから：空欄\n"), "{page}");
        let late = set(&app, &organizer, &usual, &[["x", "別", "欄"]]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("value=\"別\"") && late.body.contains(">欄</textarea>"));
        assert_eq!(app.state.schemes().await.expect("read"), now);
    }

    async fn a_note_takes_its_proposals_along(app: TestApp) {
        let office = Office::open(&app).await;
        let page = office.proposal(office.note(3), KEY);
        assert_eq!(stands(&office.get(&page).await, "現状"), "・決裁が紙のままで遅い（いいね0枚）");
        let draft = kizuki_board::domain::proposal::ProposalDraft {
            scheme: KEY.into(),
            scheme_name: "職員提案".into(),
            texts: Vec::new(),
            version: 0,
        };
        let board = &app.state.board;
        board.save_proposal(office.theme.id, office.note(3), &draft).await.expect("saved");
        let withdraw = kizuki_board::domain::anon::Action::Withdraw { note: office.notes[3] };
        app.perform(&office.theme, &secret(4), withdraw).await.expect("asked");
        app.tick().await;
        assert_eq!(board.proposals(office.theme.id, office.note(3)).await.expect("read"), []);
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_the_field_and_nothing_is_lost() {
    let app = TestApp::sqlite().await;
    let office = Office::in_review(&app).await;
    let long = "あ".repeat(2001);
    let answer = office.save(KEY, "0", &[("現状", &long), ("経費", "1万円")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in [
        "1文字多すぎます",
        "id=\"texts-0-text-err\"",
        "href=\"#texts-0-text\"",
        ">1万円</textarea>",
    ] {
        assert!(answer.body.contains(says), "{says}");
    }
    assert_eq!(stands(&answer.body, "現状"), long);
    // A form of twenty full fields is read.
    let whole = "あ".repeat(2000);
    let headings: Vec<String> = (0..20).map(|n| format!("欄{n}")).collect();
    let texts: Vec<(&str, &str)> =
        headings.iter().map(|heading| (heading.as_str(), whole.as_str())).collect();
    let saved = office.save(KEY, "0", &texts).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.status);
    assert_eq!(office.save("nothing", "0", &[("a", "b")]).await.status, StatusCode::NOT_FOUND);
    // The session ends: the form waits and comes back.
    let lost = app
        .form(
            "",
            "/do/save_proposal",
            &[
                ("page", &office.proposal(office.group, KEY)),
                ("theme", &office.theme.id.to_string()),
                ("form[texts][0][heading]", "現状"),
                ("form[texts][0][text]", "待っている文"),
            ],
        )
        .await;
    assert_eq!(lost.status, StatusCode::UNAUTHORIZED);
    assert!(lost.body.contains("書いたものは消えていません"), "{}", lost.body);
    // The schemes.
    let organizer = app.organizer("hr@example.jp").await;
    let usual = app.state.schemes().await.expect("read");
    let rows = [[KEY, "", "現状：ふせん<b>\n現状\n現状"], ["b", "空", ""]];
    let answer = set(&app, &organizer, &usual, &rows).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in [
        "1行目：「：」のあとは、上にある語のどれかにしてください。",
        "3行目：すでに使われています。",
        "href=\"#schemes-0-fields\"",
        "id=\"schemes-1-fields-err\"",
        "現状：ふせん&lt;b&gt;\n現状\n現状",
        "value=\"空\"",
    ] {
        assert!(answer.body.contains(says), "{says}: {}", answer.body);
    }
    assert_eq!(app.state.schemes().await.expect("read"), usual);
    let reviewer = app.signed_in("one@example.jp", Role::Reviewer).await;
    assert_eq!(app.get_as(&reviewer, "/admin/schemes").await.status, StatusCode::FORBIDDEN);
    assert_eq!(set(&app, &reviewer, &usual, &rows).await.status, StatusCode::FORBIDDEN);
    assert_eq!(set(&app, "", &usual, &rows).await.status, StatusCode::UNAUTHORIZED);
}
