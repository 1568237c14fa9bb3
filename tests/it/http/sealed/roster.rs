//! The roster and its links, as organizers send and print them, and who is forgotten in the end.

use axum::http::StatusCode;
use kizuki_board::domain::theme::State;

use crate::support::sealed::{https, import, links, people, pick_up, print, ready, sealed, step};
use crate::support::{DAY, NOON, TestApp};

#[tokio::test]
async fn a_roster_is_read_whole_or_not_at_all_and_what_was_sent_is_kept() {
    let app = https().await;
    assert_eq!(import(&app, "", b"A1", "").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.get("/admin/roster").await.status, StatusCode::FOUND, "led to the sign-in");
    let cookie = app.organizer("hr@example.jp").await;
    let saved = import(
        &app,
        &cookie,
        "氏名,職員番号\r\n山田,A101\r\n\r\n鈴木,Ａ１０２\r\n山田,A101\r\n".as_bytes(),
        "",
    )
    .await;
    assert_eq!(
        (saved.status, saved.location()),
        (StatusCode::SEE_OTHER, "/admin/roster?done=saved&added=2&removed=0&duplicates=1&blank=1")
    );
    let page = app.get_as(&cookie, saved.location()).await;
    assert!(
        page.body.contains("2人が加わり、0人が外れました。")
            && page.body.contains("名簿には2人います。")
    );
    assert!(!page.body.contains("A101") && !page.body.contains("山田"));

    let bad = import(&app, &cookie, "職員番号\nA101\n山田 太郎\n\n<b>\n".as_bytes(), "").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in [
        "2行に問題があります",
        "3行め：職員番号にもメールアドレスにも見えません",
        "5行め：",
        "山田 太郎",
        "&lt;b&gt;",
    ] {
        assert!(bad.body.contains(says), "{says}");
    }
    for (file, pasted, says) in [
        (b"".as_slice(), " \n", "一人も書かれていません"),
        (b"PK\x03\x04", "", "Excelのファイルです"),
        (b"\xff\xfe\x00\xd8", "", "文字を読みとれません"),
        (b"A1", "A2", "どちらか一つ"),
        ("氏名,所属\n山田,総務".as_bytes(), "", "どの列が"),
    ] {
        let answer = import(&app, &cookie, file, pasted).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(answer.body.contains(says), "{says}");
    }
    assert_eq!(app.state.people.roster_size().await.expect("counted"), 2, "nothing changed");
    let large = import(&app, &cookie, &vec![b'1'; 6 * 1024 * 1024], "").await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let none = print(&app, &cookie, "nobody").await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
    assert_eq!(links(&print(&app, &cookie, "new").await.body).len(), 2);
    let again = print(&app, &cookie, "new").await;
    assert!(
        again.status == StatusCode::UNPROCESSABLE_ENTITY
            && again.body.contains("リンクを作る人がいません")
    );
    assert_eq!(print(&app, "", "everybody").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn people_who_come_later_can_pick_up_too_and_the_form_offers_a_sealed_theme_over_https_only()
{
    let app = https().await;
    let (theme, _) = ready(&app, 6).await;
    let cookie = app.organizer("hr2@example.jp").await;
    assert_eq!(
        import(&app, &cookie, b"", &people(0..8).join("\n")).await.status,
        StatusCode::SEE_OTHER
    );
    let new = links(&print(&app, &cookie, "new").await.body);
    assert_eq!((new.len(), app.state.people.eligible(theme.id).await.expect("counted")), (2, 8));
    pick_up(&app, &theme, &new[0], 9).await;
    let mut plan = crate::support::plan("formed");
    sealed(&mut plan);
    let form = app.get_as(&cookie, "/admin/themes/new").await.body;
    let sealed =
        form.split("<input").find(|input| input.contains("value=\"sealed\"")).expect("the choice");
    assert!(!sealed.contains("disabled"), "{sealed}");
    let plain = TestApp::sqlite().await;
    let cookie = plain.organizer("hr@example.jp").await;
    let form = plain.get_as(&cookie, "/admin/themes/new").await.body;
    let sealed =
        form.split("<input").find(|input| input.contains("value=\"sealed\"")).expect("the choice");
    assert!(sealed.contains("disabled") && sealed.contains("KIZUKI_ORIGIN"), "{sealed}");
}

#[tokio::test]
async fn archiving_erases_who_could_pick_up_and_who_did() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    pick_up(&app, &theme, &links[0], 1).await;
    // Gone from the roster, kept for the bit alone.
    app.state.replace_roster(&people(1..6), &[theme.id]).await.expect("replaced");
    app.state.clock.set(NOON + 30 * DAY);
    step(&app, &theme, State::Review).await;
    let answered = step(&app, &theme, State::Answered).await;
    let destroyed = app.state.archive(theme.id, answered.version).await.expect("archived");
    assert_eq!(
        (destroyed.eligibility, app.state.people.eligible(theme.id).await.expect("counted")),
        (6, 0)
    );
    assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 0, "marks go too");
    let (_, logged) = app.state.board.archived_entry(theme.id).await.expect("logged");
    assert_eq!(logged, destroyed);
    let bytes = crate::support::dump::file(&app, "people.db");
    assert!(
        bytes.windows(5).any(|bytes| bytes == b"A0001")
            && !bytes.windows(5).any(|bytes| bytes == b"A0000"),
        "forgotten with its bit"
    );
    assert!(app.state.keys.stamp_key(theme.id).is_err());
    // As if the program had ended between the two databases.
    app.state.people.enlist(theme.id).await.expect("enlisted");
    app.state.tidy().await.expect("tidied");
    assert_eq!(app.state.people.eligible(theme.id).await.expect("counted"), 0);
}
