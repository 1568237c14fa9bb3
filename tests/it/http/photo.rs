//! A photo of the cardboard: cut into its printed slips, their stickers proposed; somebody types what
//! is written on them and confirms.

use axum::http::StatusCode;
use kizuki_board::domain::{account::Role, theme::State};

use crate::support::paper::Typist;
use crate::support::photo::{Camera, field, fields, fill, proposed, value};
use crate::support::{DAY, PASSWORD, TestApp, both_dbs, secret};

const RED: [u8; 3] = [200, 45, 40];
const YELLOW: [u8; 3] = [245, 235, 150];
const BLUE: [u8; 3] = [40, 90, 190];
const ASKEW: Camera =
    Camera { width: 1780, height: 1420, scale: 8.5, turned: 6.0, askew: (0.04, -0.03) };

/// Two notes of tickets hang, and one from paper.
async fn three_hang(typist: &Typist<'_>) {
    for (n, text) in [(1, "画面から"), (2, "もう一つ")] {
        typist.app.post(&typist.theme, &secret(n), text).await;
    }
    typist.puts(1, "紙から", 2).await;
    typist.app.tick().await;
}

both_dbs! {
    async fn a_photo_of_the_wall_proposes_counts_and_a_person_confirms(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        three_hang(&typist).await;
        let mut sheet = typist.prints("wall").await;
        for (slip, (stickers, colour)) in [(3, RED), (12, YELLOW), (0, BLUE)].into_iter().enumerate() {
            sheet.stick(slip, stickers, colour);
        }
        let page = typist.shows(&sheet.photo(ASKEW).png()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(proposed(&page.body), [3, 12, 0], "in the order of the sheet");
        for part in ["付箋を3枚見つけました", "画面から", "もう一つ", "いまの記録は、紙2枚、画面0枚です", "丸12個のうち3個", "src=\"data:image/png;base64,"] {
            assert!(page.body.contains(part), "{part}");
        }
        app.tick().await;
        let before = typist.hanging().await;
        assert!(before.contains(&("紙から".into(), 2, 0)), "looking changes nothing: {before:?}");

        // A mistake in one changes none, and what was typed is there, with the pictures.
        let mut form = fields(&page.body);
        fill(&mut form, 0, "stickers", "千");
        fill(&mut form, 1, "stickers", "１１");
        let wrong = typist.confirms_slips(&form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(value(&fields(&wrong.body), 1, "stickers"), Some("１１".into()));
        assert_eq!(value(&fields(&wrong.body), 0, "picture"), value(&form, 0, "picture"));
        assert!(wrong.body.contains("id=\"slips-0-stickers-err\"") && wrong.body.contains("0から999"));
        assert_eq!(typist.hanging().await, before, "all or nothing");

        // What is left empty stays what it was.
        let mut form = fields(&wrong.body);
        fill(&mut form, 0, "stickers", "4");
        fill(&mut form, 2, "stickers", "");
        for _ in 0..2 {
            let done = typist.confirms_slips(&form).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "also when it is pressed twice");
            assert!(done.location().ends_with("/paper?done=photographed&n=0&counted=2"), "{}", done.location());
        }
        let mut papers: Vec<u32> = typist.hanging().await.iter().map(|(_, paper, _)| *paper).collect();
        papers.sort_unstable();
        assert_eq!(papers, [0, 4, 11]);
        let verdict = typist.holds().await;
        assert_eq!(verdict.shown, 3);
        let told = app.get_as(&typist.cookie, &format!("{}?done=photographed&n=0&counted=2", typist.page())).await;
        assert!(told.body.contains("2枚のシールを数え直しました"));

        // Somebody counts one of them meanwhile: nothing is written over.
        let stale = typist.shows(&sheet.photo(ASKEW).png()).await;
        let mut form = fields(&stale.body);
        for slip in 0..3 {
            fill(&mut form, slip, "stickers", "30");
        }
        let mut first = fields(&stale.body);
        fill(&mut first, 1, "stickers", "7");
        assert_eq!(typist.confirms_slips(&first).await.status, StatusCode::SEE_OTHER);
        let told = typist.confirms_slips(&form).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        assert!(told.body.contains("いまの記録は、紙7枚"), "what stands there now");
        assert!(typist.hanging().await.iter().all(|(_, paper, _)| *paper != 30), "none of the three");
        assert_eq!(typist.confirms_slips(&fields(&told.body)).await.status, StatusCode::SEE_OTHER, "seen, and sent again");
        assert!(typist.hanging().await.iter().all(|(_, paper, _)| *paper == 30));
        typist.holds().await;
    }

    async fn what_is_written_on_empty_slips_is_typed_beside_them(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        app.pinned(&typist.theme, &secret(1), "もうある文").await;
        // The last of one column and the first of the next.
        let mut sheet = typist.prints("blank").await.only(5..9);
        sheet.stick(1, 5, RED);
        sheet.stick(3, 2, BLUE);
        let page = typist.shows(&sheet.photo(ASKEW).png()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert_eq!(proposed(&page.body), [0, 5, 0, 2]);
        let mut form = fields(&page.body);
        let columns: Vec<_> = (0..4).map(|slip| value(&form, slip, "column").expect("a column")).collect();
        assert_eq!(columns, ["1", "1", "1", "2"], "the column for which each was printed");
        assert!(page.body.contains("id=\"slips-0-text\"") && !page.body.contains("[3][seen]"));

        fill(&mut form, 0, "text", "決裁が紙");
        fill(&mut form, 1, "text", "もうある文");
        fill(&mut form, 3, "text", "電話 <b>");
        fill(&mut form, 3, "column", "9");
        let wrong = typist.confirms_slips(&form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["同じ文の付箋がもうあります", "1から2", "value=\"電話 &lt;b&gt;\"", "href=\"#slips-3-column\""] {
            assert!(wrong.body.contains(part), "{part}");
        }
        app.tick().await;
        assert_eq!(typist.hanging().await.len(), 1, "not one of them");

        let mut form = fields(&wrong.body);
        fill(&mut form, 3, "column", "2");
        fill(&mut form, 3, "text", "電話");
        for _ in 0..2 {
            let done = typist.confirms_slips(&form).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
            assert!(done.location().ends_with("n=3&counted=0"), "{}", done.location());
        }
        app.tick().await;
        assert_eq!(typist.confirms_slips(&form).await.status, StatusCode::SEE_OTHER, "and once more, later");
        app.tick().await;
        let mut hanging = typist.hanging().await;
        hanging.sort();
        let expected = [("もうある文", 0), ("もうある文", 5), ("決裁が紙", 0), ("電話", 2)];
        let mut expected: Vec<_> = expected.map(|(text, paper)| (text.to_owned(), paper, 0)).to_vec();
        expected.sort();
        assert_eq!(hanging, expected);
        let second = typist.theme.prompts[1].id;
        let notes = app.notes(&typist.theme).await;
        assert!(notes.iter().all(|note| (note.text == "電話") == (note.prompt == second)));
        typist.holds().await;

        fill(&mut form, 0, "text", "別の文");
        let back = typist.confirms_slips(&form).await;
        assert_eq!(back.status, StatusCode::CONFLICT, "the back button, and another text");
        assert_ne!(value(&fields(&back.body), 0, "note"), value(&form, 0, "note"), "with a key of its own now");
    }

    async fn only_organizers_and_only_while_paper_is_taken(app: TestApp) {
        let mut typist = Typist::at(&app, app.theme().await).await;
        three_hang(&typist).await;
        let photo = typist.prints("wall").await.photo(ASKEW).png();
        let form = fields(&typist.shows(&photo).await.body);
        assert_eq!(proposed(&typist.shows(&photo).await.body), [0; 3]);
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        let organizer = std::mem::replace(&mut typist.cookie, reviewer);
        assert_eq!(typist.shows(&photo).await.status, StatusCode::FORBIDDEN);
        assert_eq!(typist.confirms_slips(&form).await.status, StatusCode::FORBIDDEN);
        typist.cookie = organizer;
        typist.step(State::Review).await;
        assert_eq!(typist.shows(&photo).await.status, StatusCode::OK, "when the cardboard is taken down");
        typist.step(State::Answered).await;
        assert_eq!(typist.shows(&photo).await.status, StatusCode::CONFLICT);
        assert_eq!(typist.confirms_slips(&form).await.status, StatusCode::CONFLICT);
    }

    async fn the_code_of_a_slip_leads_on(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let note = typist.puts(1, "紙から", 2).await;
        app.tick().await;
        let code = |id: u128| format!("/q/{id}");
        let to_count = app.get(&code(note.0.as_u128())).await;
        assert_eq!(to_count.location(), format!("{}/{note}", typist.page()));
        let to_board = app.get(&code(typist.theme.prompts[1].id.0.as_u128())).await;
        assert_eq!((to_board.status, to_board.location()), (StatusCode::SEE_OTHER, "/t/zaitaku"));
        for nothing in ["/q/7", "/q/x", "/q/-1", "/q/340282366920938463463374607431768211456"] {
            assert_eq!(app.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    }
}

#[tokio::test]
async fn whichever_way_a_camera_is_held_and_however_poor_the_light() {
    let app = TestApp::sqlite().await;
    let typist = Typist::at(&app, app.theme().await).await;
    let mut sheet = typist.prints("blank").await.only(4..8);
    let stickers = [1, 6, 0, 12];
    for (slip, (stickers, colour)) in stickers.into_iter().zip([RED, YELLOW, RED, BLUE]).enumerate()
    {
        sheet.stick(slip, stickers, colour);
    }
    let counted: Vec<u32> = stickers.iter().map(|n| u32::try_from(*n).expect("few")).collect();
    for turned in [-12.0, 90.0, 183.0] {
        let camera = Camera { turned, width: 1900, height: 1900, ..ASKEW };
        let page = typist.shows(&sheet.photo(camera).png()).await;
        assert_eq!(proposed(&page.body), counted, "turned by {turned} degrees");
    }
    // From nearer, one row of them. What is blurred wider than a module has nothing left to read.
    let mut sheet = typist.prints("blank").await.only(0..2);
    sheet.stick(0, 7, RED);
    sheet.stick(1, 3, YELLOW);
    let photo = sheet.photo(Camera { scale: 11.0, width: 2200, height: 1000, ..ASKEW });
    for (what, photo) in [
        ("dark", photo.clone().darker(0.4)),
        ("blurred", photo.clone().blurred(1)),
        ("all of it", photo.darker(0.6).blurred(1).grainy(8)),
    ] {
        let page = typist.shows(&photo.png()).await;
        assert_eq!(proposed(&page.body), [7, 3], "{what}");
    }
}

/// A session ends while somebody types: the texts come along, the pictures do not.
#[tokio::test]
async fn what_was_typed_goes_through_the_sign_in() {
    let app = TestApp::sqlite().await;
    let typist = Typist::at(&app, app.theme().await).await;
    let photo = typist.prints("blank").await.only(0..2).photo(ASKEW).png();
    let mut form = fields(&typist.shows(&photo).await.body);
    fill(&mut form, 0, "text", "長く考えて書いた文");
    app.state.clock.set(app.state.clock.now() + DAY);
    let asked = typist.confirms_slips(&form).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    let waits = asked.body.split("name=\"carried\"").nth(1).expect("a form that waits");
    let waits = waits.split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let waits = waits.expect("its fields").replace("&amp;", "&");
    assert!(!waits.contains("base64"), "no picture");
    let sign_in = [
        ("page", "/login"),
        ("email", "hr@example.jp"),
        ("password", PASSWORD),
        ("carried", waits.as_str()),
    ];
    let back = app.form("", "/do/sign_in", &sign_in).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert_eq!(value(&fields(&back.body), 0, "text"), Some("長く考えて書いた文".into()));
    assert!(
        back.body.contains("切り抜いた写真は、もうありません")
            && !back.body.contains("<img src=\"data:")
    );
    let typist = Typist { cookie: back.cookie(), ..typist };
    let done = typist.confirms_slips(&fields(&back.body)).await;
    assert!(done.location().ends_with("n=1&counted=0"), "{} {}", done.status, field(0, "text"));
}
