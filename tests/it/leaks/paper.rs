//! L26: what paper notes tell: of themselves their mark, of tickets nothing, of who typed them in
//! nothing at all.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use kizuki_board::domain::{anon::Action, opening::BoxRule};
use kizuki_board::store::Db;
use uuid::Uuid;

use crate::support::dump::{contains, dump, everything};
use crate::support::log::Captured;
use crate::support::paper::Typist;
use crate::support::photo::{Camera, fields, fill, value};
use crate::support::{NOON, TestApp, both_dbs, secret};

/// Everything that anybody can read.
async fn public(app: &TestApp) -> Vec<String> {
    let mut all = Vec::new();
    for path in ["/", "/t/zaitaku", "/t/zaitaku/screen", "/log"] {
        all.push(app.get(path).await.without_nonce());
    }
    for path in ["/log.json", "/progress.json"] {
        all.push(app.get(path).await.body);
    }
    all.push(app.state.board.theme_by_slug("zaitaku").await.expect("there").revision.to_string());
    all
}

both_dbs! {
    /// Typing in moves nothing that anybody reads before the box opens, and which account did it
    /// stands nowhere.
    async fn l26_typing_in_shows_nowhere_before_the_box_opens(app: TestApp) {
        let theme = app.theme_with(|plan| plan.box_rule = BoxRule::Hourly).await;
        app.tick().await;
        let typist = Typist::at(&app, theme).await;
        let before = public(&app).await;
        typist.puts(1, "紙の付箋", 5).await;
        typist.takes_back(typist.puts(2, "入れまちがい", 1).await).await;
        for seconds in [0, 10, 600, 3500] {
            app.state.clock.set(NOON + seconds);
            app.tick().await;
            app.state.clock.set(NOON);
            assert!(public(&app).await == before, "{seconds} s later");
        }
        assert!(!dump(app.state.board.db()).await.contains("hr@example.jp"));
        let rows = dump(app.state.board.db()).await;
        let id: Uuid = match app.state.people.db() {
            Db::Sqlite(db) => sqlx::query_scalar("SELECT id FROM account").fetch_one(&db.read).await,
            Db::Postgres(pool) => sqlx::query_scalar("SELECT id FROM account").fetch_one(pool).await,
        }
        .expect("an account");
        let ids = [id.simple().to_string(), id.hyphenated().to_string()];
        assert!(ids.iter().all(|id| !rows.contains(id)), "no id of an account");
    }

    /// A paper note and a ticketed one differ in their mark, and in nothing else that shows: both
    /// come out of one opening, in the order of their random ids, and take stickers alike.
    async fn l26_paper_differs_by_its_mark_alone(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        for n in 1..=8 {
            typist.puts(u128::from(n), &format!("紙 {n}"), 0).await;
            app.post(&typist.theme, &secret(n), &format!("券 {n}")).await;
        }
        app.tick().await;
        let notes = app.notes(&typist.theme).await;
        assert!(notes.iter().all(|note| note.opening == 1) && notes.len() == 16);
        for note in &notes {
            app.perform(&typist.theme, &secret(40), Action::Like { note: note.id }).await.expect("liked");
        }
        app.tick().await;
        assert!(app.notes(&typist.theme).await.iter().all(|note| note.stickers.digital == 1));
        let log: serde_json::Value = serde_json::from_str(&app.get("/log.json").await.body).expect("json");
        let opened = log["entries"].as_array().expect("entries").iter().find(|entry| entry["kind"] == "box-opened");
        let told = opened.expect("opened")["payload"].as_str().expect("a text");
        let told: serde_json::Value = serde_json::from_str(told).expect("json");
        let pinned = told["pinned"].as_array().expect("notes");
        let ids: Vec<&str> = pinned.iter().filter_map(|note| note["note"].as_str()).collect();
        assert!(ids.is_sorted() && ids.len() == 16, "by id, whatever they are");
        for note in pinned {
            let fields: Vec<&String> = note.as_object().expect("a note").keys().filter(|key| !["note", "text"].contains(&key.as_str())).collect();
            assert!(fields == ["key"] || fields == ["paper"], "{fields:?}");
        }
        let mut shown = log["notes"].as_array().expect("notes").clone();
        for note in &mut shown {
            let note = note.as_object_mut().expect("a note");
            assert_eq!(note.remove("paper").is_some(), note.remove("counted").is_some(), "the mark, with its count");
            let fields: Vec<&String> = note.keys().collect();
            assert_eq!(fields, ["note", "salt", "text", "theme"]);
        }
        // On the board: the same element, but for the mark.
        let board = app.get("/t/zaitaku").await.body;
        let card = |text: &str| {
            let at = board.find(text).expect("on the board");
            let end = at + board[at..].find("</article>").expect("closed");
            board[at + text.len()..end].replace("紙<span class=\"vh\">に書かれた付箋</span>", "")
        };
        let plain = |text: &str| {
            let mut card = card(text).replace("<span class=\"from-paper\"></span>", "");
            for note in &notes {
                card = card.replace(&note.id.to_string(), "ID");
            }
            card
        };
        assert_eq!(plain("紙 3"), plain("券 3"));
    }

    /// The text that was corrected, and what was taken back, is in no row and, on SQLite, in no file.
    async fn l26_what_was_corrected_is_gone(app: TestApp) {
        let typist = Typist::at(&app, app.theme().await).await;
        let note = typist.puts(1, "まちがえて書いた文", 1).await;
        app.tick().await;
        typist.corrects(note, ("まちがえて書いた文", 1), Some("正しい文"), "1").await;
        typist.takes_back(typist.puts(2, "二重に入れた文", 1).await).await;
        app.tick().await;
        let rows = dump(app.state.board.db()).await;
        assert!(rows.contains("正しい文"));
        for gone in ["まちがえて書いた文", "二重に入れた文"] {
            assert!(!rows.contains(gone), "{gone}");
            if matches!(app.state.board.db(), Db::Sqlite(_)) {
                let files = everything(&app.state.config.data);
                assert!(!contains(&files, gone.as_bytes()), "{gone}");
            }
        }
    }
}

/// Every file below a folder, with its length.
fn files(folder: &Path) -> BTreeSet<(PathBuf, u64)> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let below = entries.flat_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return files(&path);
        }
        let length = entry.metadata().map_or(0, |data| data.len());
        BTreeSet::from([(path, length)])
    });
    below.collect()
}

/// L26: a photo of the cardboard is in its request and nowhere else: in no table, no file, no log at
/// its most talkative, neither as it came nor cut into slips.
#[tokio::test]
async fn l26_nothing_of_a_photo_stays() {
    let log = Captured::default();
    // Global, for a photo is read on a thread of its own; each test is a process under nextest.
    let _ = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .try_init();
    let app = TestApp::sqlite().await;
    let typist = Typist::at(&app, app.theme().await).await;
    let camera = Camera { width: 1800, height: 750, scale: 9.0, turned: 3.0, askew: (0.0, 0.0) };
    let photo = typist.prints("blank").await.only(0..2).photo(camera).png();
    let names = |all: BTreeSet<(PathBuf, u64)>| -> BTreeSet<PathBuf> {
        all.into_iter().map(|(path, _)| path).collect()
    };
    let before = names(files(&app.state.config.data));
    let page = typist.shows(&photo).await;
    let mut form = fields(&page.body);
    let cut = value(&form, 0, "picture").expect("a picture");
    assert!(cut.len() > 1000, "a picture to look for");
    fill(&mut form, 0, "text", "写真から打った文");
    typist.confirms_slips(&form).await;
    app.tick().await;
    assert_eq!(names(files(&app.state.config.data)), before, "no file of its own");
    let encoded = cut.split(',').nth(1).expect("base64");
    let decoded = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, encoded)
        .expect("base64");
    let logged = log.0.lock().expect("unpoisoned").clone();
    assert!(!logged.is_empty(), "something is logged");
    let kept = everything(&app.state.config.data);
    assert!(contains(&kept, "写真から打った文".as_bytes()), "what was typed is kept");
    let rows = dump(app.state.board.db()).await + &dump(app.state.people.db()).await;
    for place in [&kept, &logged, &rows.into_bytes()] {
        // A piece from the middle: heads are alike in all pictures.
        for piece in [
            &decoded[decoded.len() / 2..][..24],
            &photo[photo.len() / 2..][..24],
            &encoded.as_bytes()[400..440],
        ] {
            assert!(!contains(place, piece));
        }
        assert!(!contains(place, b"IMG_0001"), "nor the name of its file");
    }
}
