//! A department's link: how long it is good, who may use it, and two people behind one.

use axum::http::StatusCode;
use kizuki_board::domain::{account::Role, enquiry::Way, passphrase::Passphrase};

use crate::support::dump::{contains, dump, everything};
use crate::support::enquiry::{AskingOffice, link_on, table};
use crate::support::{DAY, NOON, TestApp, both_dbs};

both_dbs! {
    async fn a_link_ends_with_its_days_with_closing_and_with_a_newer_one(app: TestApp) {
        let (mut office, link) = AskingOffice::linked(&app).await;
        // A stale page makes no second link, and says so; the page as it is then does.
        let stale = office.link("1", "30").await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.body.contains("リンクはもう作られています") && stale.body.contains("name=\"seen\" value=\"2\""));
        assert_eq!(app.get(&link).await.status, StatusCode::OK);
        let newer = link_on(&office.link("2", "0").await);
        assert_eq!(app.get(&link).await.status, StatusCode::GONE, "the older one is good no more");
        let lost = office.reply(&link, "0", &[(office.group, "書いたもの", "")]).await;
        assert_eq!(lost.status, StatusCode::GONE);
        assert!(lost.body.contains("書いたもの"), "what was typed is given back");
        assert_eq!(app.get(&newer).await.status, StatusCode::OK);
        // Twice, with the same version: the second finds it done.
        for _ in 0..2 {
            assert_eq!(office.turn("close", "3").await.location(), format!("{}?done=closed", office.page()));
        }
        assert!(office.get(&office.page()).await.contains("もう一度受け付ける"));
        let closed = app.get(&newer).await;
        assert!(closed.status == StatusCode::GONE && closed.body.contains("締め切った"));
        assert_eq!(office.reply(&newer, "0", &[(office.group, "遅い", "")]).await.status, StatusCode::GONE);
        assert_eq!(office.import(table(&[[&office.group.to_string(), "a", "b"]]).as_bytes()).await.status, StatusCode::CONFLICT);
        assert_eq!(office.turn("close", "9").await.status, StatusCode::CONFLICT);
        assert_eq!(office.turn("reopen", "4").await.status, StatusCode::SEE_OTHER);
        assert_eq!(app.get(&newer).await.status, StatusCode::OK);
        assert_eq!(office.turn("drop", "5").await.status, StatusCode::CONFLICT, "it was sent");
        // The due day itself is the last one.
        app.state.clock.set(NOON + 21 * DAY);
        assert_eq!(app.get(&newer).await.status, StatusCode::OK);
        app.state.clock.set(NOON + 22 * DAY);
        assert_eq!(app.get(&newer).await.status, StatusCode::GONE);
        office.cookie = app.signed_in("later@example.jp", Role::Reviewer).await;
        let list = office.get(&office.list()).await;
        assert!(list.contains("期限超過") && list.contains("照会中 0/1（期限超過1件）"));
        let past = office.link("5", "0").await;
        assert!(past.status == StatusCode::UNPROCESSABLE_ENTITY && past.body.contains("過ぎた日"));
    }

    async fn two_who_save_at_once_lose_nothing(app: TestApp) {
        let (office, link) = AskingOffice::linked(&app).await;
        let (group, note) = (office.group, office.note(2));
        office.reply(&link, "0", &[(group, "一人め", ""), (note, "", "")]).await;
        let second = office.reply(&link, "0", &[(group, "二人め", ""), (note, "これも", "")]).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        for says in ["ほかの人が先に回答を保存しました", "いま保存されている回答", "一人め", "二人め", "これも"] {
            assert!(second.body.contains(says), "{says}");
        }
        assert!(second.body.contains("name=\"seen\" value=\"1\""), "saving again is meant");
        assert_eq!(office.stored(group).await, (Some(("一人め".into(), String::new(), Way::Link)), 1));
        assert_eq!(office.stored(note).await, (None, 0), "not even the other one");
        // A second press of the same save is no conflict, and nothing is written twice.
        let again = office.reply(&link, "0", &[(group, "一人め", ""), (note, "", "")]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        office.reply(&link, "1", &[(group, "二人め", ""), (note, "これも", "")]).await;
        assert_eq!(office.stored(group).await.1, 2);
        // Taken back: nothing stands, and what was said is kept.
        office.reply(&link, "2", &[(group, "", "")]).await;
        assert_eq!(office.stored(group).await, (None, 3));
    }
}

/// Whoever tries links is told to wait; a department with its own is let in all the while.
#[tokio::test]
async fn guessing_links_is_limited() {
    let app = TestApp::sqlite().await;
    let (_, link) = AskingOffice::linked(&app).await;
    let mut last = StatusCode::OK;
    for n in 0..101 {
        let tried = app.get(&format!("/e/{n:064x}")).await;
        last = tried.status;
        let expected = if n < 100 { StatusCode::GONE } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(last, expected, "{n}");
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(app.get(&link).await.status, StatusCode::OK);
    app.state.clock.set(NOON + 600);
    assert_eq!(app.get("/e/0").await.status, StatusCode::GONE);
}

/// The link is the key: it opens its sheet where readers need a passphrase, and nothing else.
#[tokio::test]
async fn a_link_opens_its_sheet_behind_a_passphrase_and_nothing_else() {
    let app = TestApp::sqlite_with(|config| {
        config.passphrase = Some(Passphrase::fold("さくらの咲く丘 2020"));
    })
    .await;
    let (office, link) = AskingOffice::linked(&app).await;
    let behind = app.get(&link).await;
    assert!(behind.status == StatusCode::OK && behind.body.contains("会議室"));
    assert!(!behind.body.contains("log-words"), "not even the six words");
    let saved = office.reply(&link, "0", &[(office.group, "している", "")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    for path in ["/t/zaitaku", "/", "/trust"] {
        assert_eq!(app.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
}

/// What the database holds of a link opens nothing.
#[tokio::test]
async fn of_a_link_only_a_hash_is_kept() {
    let app = TestApp::sqlite().await;
    let (_, link) = AskingOffice::linked(&app).await;
    let token = link.trim_start_matches("/e/");
    assert_eq!(token.len(), 64);
    let dump = dump(app.state.board.db()).await;
    assert!(dump.contains("総務課") && !dump.contains(token));
    let files = everything(app.data.path());
    assert!(!contains(&files, token.as_bytes()));
}
