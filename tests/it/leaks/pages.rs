//! What pages tell: no tag, and nothing between ticks.

use kizuki_board::domain::anon::Action;
use kizuki_board::store::Db;

use crate::support::dump::{contains, hex};
use crate::support::{TestApp, code, secret};

/// L12: no tag, credential or slot of the database reaches a page.
#[tokio::test]
async fn l12_no_tag_in_any_page() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let cookie = app.organizer("hr@example.jp").await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
    app.tick().await;
    crate::support::moderation::stop(&app, &theme, note).await;
    let proposed = app.pinned(&theme, &secret(3), "提案").await;
    app.state
        .board
        .propose_block(theme.id, proposed, crate::support::moderation::FIRST)
        .await
        .expect("proposed");
    let Db::Sqlite(db) = app.state.board.db() else { panic!("SQLite") };
    let sql = "SELECT author_tag FROM block UNION SELECT proposed_by FROM block WHERE proposed_by IS NOT NULL UNION
        SELECT author_tag FROM note UNION SELECT tag FROM sticker UNION SELECT tag FROM slot UNION SELECT c FROM credential";
    let tags: Vec<Vec<u8>> = sqlx::query_scalar(sql).fetch_all(&db.read).await.expect("tags");
    assert_eq!(tags.len(), 2 + 1 + 1 + 2 + 3);
    let jar = format!("kizuki_ticket={}", code(&secret(1)));
    let admin = format!("/admin/themes/{}", theme.id);
    let pages = [
        ("", "/"),
        ("", "/t/zaitaku"),
        ("", "/t/zaitaku/screen"),
        (jar.as_str(), "/t/zaitaku/mine"),
        (&cookie, "/admin"),
        (&cookie, &admin),
        (&cookie, "/t/zaitaku/report"),
        (&cookie, "/t/zaitaku/report/csv"),
        (&cookie, "/t/zaitaku/report/md"),
    ];
    for (cookie, path) in pages {
        let page = app.get_as(cookie, path).await;
        assert!(page.status.is_success(), "{path}");
        for tag in &tags {
            assert!(
                !page.body.contains(&hex(tag)) && !page.body.contains(&hex(tag).to_uppercase()),
                "{path}"
            );
            assert!(!contains(page.body.as_bytes(), &tag[..8]), "{path}");
        }
    }
}

/// L13 and L2 in small: whatever happens between ticks, pages change on ticks only.
#[tokio::test]
async fn l13_pages_change_on_ticks_only() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    let page = || async { app.get("/t/zaitaku").await.without_nonce() };
    let before = page().await;
    for n in 2..12 {
        app.perform(&theme, &secret(n), Action::Like { note }).await.expect("liked");
        app.post(&theme, &secret(n), "新しい").await;
        assert_eq!(page().await, before, "after action {n}");
    }
    app.perform(&theme, &secret(1), Action::Edit { note, text: "書き直し".into() })
        .await
        .expect("edited");
    assert_eq!(page().await, before);
    app.tick().await;
    assert_ne!(page().await, before);
}
