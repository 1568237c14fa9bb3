//! Suggested groups out of a file: found by their texts, accepted or refused by people, kept over a
//! restart until then.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    groups::Verb,
    ids::NoteId,
    note::HideReason,
    suggest::BROUGHT_ROWS_MAX,
    theme::{State, Theme},
};

use crate::support::{Answer, TestApp, both_dbs, secret};

const TEXTS: [&str; 6] = [
    "決裁が紙のまま",
    "判子が多い",
    "電話当番をやめたい",
    "電話が鳴り続ける",
    "机が低い",
    "=SUM(A1)の欄",
];

const HEAD: &str = "comment-id,original-comment,arg_id,argument,category_id,category,x,y\r\n";

/// What 広聴AI makes of the notes; ids are those of nobody.
fn result() -> String {
    let rows = [
        (0, "1_0", "押印と決裁"),
        (1, "1_0", "押印と決裁"),
        (5, "1_0", "押印と決裁"),
        (2, "1_1", "電話"),
        (3, "1_1", "電話"),
        (4, "1_2", "机"),
    ];
    let row = |(n, (text, id, name)): (usize, (usize, &str, &str))| {
        let text = TEXTS[text].replace('=', "'=");
        format!("{n},\"{text}\",A{n}_0,要約された意見,{id},{name},0.1,0.2\r\n")
    };
    let file = HEAD.to_owned() + &rows.into_iter().enumerate().map(row).collect::<String>();
    file + "99,だれも書いていない文,A99_0,意見,1_2,机,0.1,0.2\r\n"
}

async fn board(app: &TestApp) -> (Theme, Vec<NoteId>) {
    let theme = app.theme().await;
    let mut notes = Vec::new();
    for (n, text) in (1..).zip(TEXTS) {
        notes.push(app.pinned(&theme, &secret(n), text).await);
    }
    (theme, notes)
}

async fn bring(app: &TestApp, cookie: &str, theme: &Theme, file: &[u8]) -> Answer {
    let part = ("name=\"file\"; filename=\"final_result_with_comments.csv\"", file);
    app.upload(cookie, &format!("{}/import", page(theme)), &[part]).await
}

fn page(theme: &Theme) -> String {
    format!("/admin/themes/{}/review", theme.id)
}

/// The forms of the suggestions on the bench: the fields that they carry.
async fn offers(app: &TestApp, cookie: &str, theme: &Theme) -> Vec<Vec<(String, String)>> {
    let page = app.get_as(cookie, &page(theme)).await.body;
    let forms = page.split("action=\"/do/accept_suggestion\"").skip(1);
    let forms = forms.map(|form| form.split("</form>").next().expect("its end"));
    let fields = |form: &str| {
        let names = ["seen", "theme", "group", "together", "why", "name"];
        let value = |name: &str| {
            let field = form.split(&format!("name=\"{name}\"")).nth(1).expect("the field");
            let value = field.split("value=\"").nth(1).expect("a value");
            value.split('"').next().expect("its end").to_owned()
        };
        names.map(|name| (name.to_owned(), value(name))).to_vec()
    };
    forms.map(fields).collect()
}

fn of<'a>(offer: &'a [(String, String)], name: &str) -> &'a str {
    &offer.iter().find(|(field, _)| field == name).expect("the field").1
}

async fn send(app: &TestApp, cookie: &str, action: &str, offer: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = offer.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    app.form(cookie, &format!("/do/{action}"), &fields).await
}

async fn from_file(app: &TestApp, cookie: &str, theme: &Theme) -> Vec<String> {
    let offers = offers(app, cookie, theme).await;
    let of_file = offers.iter().filter(|offer| of(offer, "why").starts_with("ファイルの分類："));
    of_file.map(|offer| of(offer, "name").to_owned()).collect()
}

both_dbs! {
    async fn categories_become_suggestions_that_people_decide_on(app: TestApp) {
        let (theme, notes) = board(&app).await;
        let cookie = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert!(app.get_as(&cookie, &page(&theme)).await.body.contains("review/import"));
        let taken = bring(&app, &cookie, &theme, result().as_bytes()).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let told = app.get_as(&cookie, taken.location()).await.body;
        for says in [
            "分類2件、付箋5枚を候補にしました", "1行は、同じ文の付箋が見つかりませんでした（8行目）",
            "分類1件は、付箋が1枚だけ", "いま、ファイルの分類が2件入っています", "?done=brought",
        ] {
            assert!(told.contains(says), "{says}: {told}");
        }
        assert_eq!(app.state.board.bench(theme.id).await.expect("read").head(), 0, "nothing is grouped");
        let offered = offers(&app, &cookie, &theme).await;
        assert_eq!(of(&offered[0], "name"), "押印と決裁");
        assert_eq!(of(&offered[0], "why"), "ファイルの分類：押印と決裁");
        assert_eq!(from_file(&app, &cookie, &theme).await, ["押印と決裁", "電話"]);
        let bench = app.get_as(&cookie, &page(&theme)).await.body;
        assert!(bench.contains("ファイルから</span>") && bench.contains("外のツールが分けたもの"), "{bench}");
        // Accepted: a step of the trail that says where it came from, and can be taken back.
        let done = send(&app, &cookie, "accept_suggestion", &offered[0]).await;
        assert_eq!(done.location(), format!("{}?done=accepted", page(&theme)));
        assert_eq!(from_file(&app, &cookie, &theme).await, ["電話"]);
        let bench = app.state.board.bench(theme.id).await.expect("read");
        let step = bench.steps().last().expect("a step");
        assert_eq!((step.verb, step.basis.as_deref()), (Verb::Group, Some("file/1 final_result_with_comments.csv")));
        let grouped = bench.grouped(app.notes(&theme).await).groups;
        assert_eq!((grouped[0].label.name.as_str(), grouped[0].notes.len()), ("押印と決裁", 3));
        // Refused for good, also when the file comes again.
        let offered = offers(&app, &cookie, &theme).await;
        send(&app, &cookie, "refuse_suggestion", &offered[0]).await;
        assert!(from_file(&app, &cookie, &theme).await.is_empty());
        let bench = app.state.board.bench(theme.id).await.expect("read");
        let step = bench.steps().last().expect("a step");
        let basis = Some("file/1 final_result_with_comments.csv");
        assert_eq!((step.verb, step.basis.as_deref()), (Verb::Refuse, basis));
        let again = bring(&app, &cookie, &theme, result().as_bytes()).await;
        assert!(again.location().contains("grouped=3"), "{}", again.location());
        let told = app.get_as(&cookie, again.location()).await.body;
        assert!(told.contains("うち3枚は、もうまとまりに入っている"), "{told}");
        assert!(from_file(&app, &cookie, &theme).await.is_empty());
        // Taken back: there again.
        let step = app.state.board.bench(theme.id).await.expect("read").head().to_string();
        let id = theme.id.to_string();
        app.form(&cookie, "/do/undo_step", &[("theme", &id), ("seen", &step), ("step", &step)]).await;
        assert_eq!(from_file(&app, &cookie, &theme).await, ["電話"]);
        // A note that is hidden is in none; one that is taken back leaves no row.
        let (board, today) = (&app.state.board, app.state.today());
        board.hide_note(theme.id, notes[2], HideReason::Other, Role::Admin, today).await.expect("hidden").unseen();
        assert!(from_file(&app, &cookie, &theme).await.is_empty(), "one note is no group");
        app.perform(&theme, &secret(4), Action::Withdraw { note: notes[3] }).await.expect("asked");
        app.tick().await;
        let left: Vec<NoteId> = board.brought(theme.id).await.expect("read").into_iter().flat_map(|group| group.notes).collect();
        assert!(!left.contains(&notes[3]) && left.contains(&notes[2]), "{left:?}");
    }

    async fn a_file_is_kept_over_a_restart_and_dropped_by_another_or_on_request(app: TestApp) {
        let (theme, _) = board(&app).await;
        let cookie = app.organizer("hr@example.jp").await;
        bring(&app, &cookie, &theme, result().as_bytes()).await;
        let other = app.another_process(|_| {}).await;
        assert_eq!(other.state.board.brought(theme.id).await.expect("read").len(), 2);
        let file = format!("{HEAD}1,{},x,x,1,かみ,0,0\r\n2,{},x,x,1,かみ,0,0\r\n", TEXTS[0], TEXTS[1]);
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(&file);
        bring(&app, &cookie, &theme, &cp932).await;
        assert_eq!(from_file(&app, &cookie, &theme).await, ["かみ"], "Excel saves Shift_JIS");
        // A file of which nothing is taken leaves what there was.
        let nothing = bring(&app, &cookie, &theme, format!("{HEAD}1,別の文,x,x,1,かみ,0,0\r\n").as_bytes()).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.body.contains("候補になるものがありません") && nothing.body.contains("（2行目）"), "{}", nothing.body);
        assert_eq!(from_file(&app, &cookie, &theme).await, ["かみ"]);
        let id = theme.id.to_string();
        let here = format!("{}/import", page(&theme));
        for _ in 0..2 {
            let dropped = app.form(&cookie, "/do/drop_brought", &[("page", &here), ("theme", &id)]).await;
            assert_eq!(dropped.location(), format!("{here}?done=unbrought"));
        }
        assert!(from_file(&app, &cookie, &theme).await.is_empty());
        // Archiving leaves nothing of it either.
        bring(&app, &cookie, &theme, result().as_bytes()).await;
        app.move_to(theme.id, State::Review).await;
        let answered = app.move_to(theme.id, State::Answered).await;
        app.state.archive(theme.id, answered.version).await.expect("archived");
        assert!(app.state.board.brought(theme.id).await.expect("read").is_empty());
        assert_eq!(bring(&app, &cookie, &theme, result().as_bytes()).await.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn what_is_no_such_file_is_told_and_who_may_not_is_refused() {
    let app = TestApp::sqlite().await;
    let (theme, _) = board(&app).await;
    let cookie = app.signed_in("wg@example.jp", Role::Reviewer).await;
    let row = format!("1,{},x,x,1,c,0,0\r\n", TEXTS[0]);
    let many = format!("{HEAD}{}", row.repeat(100_000));
    let json = "{\"arguments\": [], \"clusters\": [], \"comments\": {}}";
    for (file, says) in [
        (many.as_bytes(), format!("{BROUGHT_ROWS_MAX}行、32MBまで")),
        (json.as_bytes(), "final_result_with_comments.csv を選んで".into()),
        (b"comment-id,comment\r\n1,a\r\n", "列「original-comment」「category」が見つかりません。1行めにあるのは「comment-id」「comment」".into()),
        (HEAD.as_bytes(), "行がありません".into()),
        (b"", "行がありません".into()),
        (b"\xff\xff\x00", "文字を読みとれません".into()),
        (b"PK\x03\x04rest", "Excelのファイルを開けません".into()),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "古い形式のExcel".into()),
    ] {
        let refused = bring(&app, &cookie, &theme, file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        let field = refused.body.split("id=\"file\"").nth(1).expect("the field");
        let field = field.split("</form>").next().expect("its end");
        assert!(field.contains(&says) && field.contains("id=\"file-err\""), "{says}: {field}");
    }
    assert!(app.state.board.brought(theme.id).await.expect("read").is_empty());
    assert_eq!(bring(&app, "", &theme, result().as_bytes()).await.status, StatusCode::UNAUTHORIZED);
    let path = format!("/admin/themes/{}/review/import", uuid::Uuid::new_v4());
    assert_eq!(app.get_as(&cookie, &path).await.status, StatusCode::NOT_FOUND);
}

/// A category that names hundreds of notes is one suggestion, of which the first are shown at once.
#[tokio::test]
async fn a_category_of_hundreds_is_one_suggestion() {
    const MANY: usize = 2_500;
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let prompt = theme.prompts[0].id;
    let note = |n: usize| kizuki_board::domain::paper::PaperNote {
        id: kizuki_board::domain::ids::NoteId(uuid::Uuid::new_v4()),
        prompt,
        text: format!("付箋の文その{n}番"),
        stickers: 0,
    };
    let notes: Vec<_> = (0..MANY).map(note).collect();
    app.state.board.type_in(theme.id, &notes).await.expect("typed in");
    app.tick().await;
    let row = |n: usize| format!("{n},付箋の文その{n}番,A,意見,1_0,全部,0,0\r\n");
    let file = HEAD.to_owned() + &(0..MANY).map(row).collect::<String>();
    let cookie = app.organizer("hr@example.jp").await;
    let taken = bring(&app, &cookie, &theme, file.as_bytes()).await;
    assert!(taken.location().contains(&format!("notes={MANY}")), "{}", taken.body);
    let bench = app.get_as(&cookie, &page(&theme)).await.body;
    assert!(bench.contains(&format!("ほかの{}枚", MANY - 12)), "the others on request");
    let offered = offers(&app, &cookie, &theme).await;
    let done = send(&app, &cookie, "accept_suggestion", &offered[0]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body.len());
    let bench = app.state.board.bench(theme.id).await.expect("read");
    let grouped = bench.grouped(app.notes(&theme).await);
    assert_eq!(
        (grouped.groups.len(), grouped.groups[0].notes.len(), grouped.loose.len()),
        (1, MANY, 0)
    );
}
