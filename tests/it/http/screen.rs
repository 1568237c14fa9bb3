//! The screen for a lobby: it shows what the board shows, nothing else, and how to join.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    note::HideReason,
    settings::{Tally, Tier},
    theme::{State, Theme},
};
use kizuki_board::qr;

use crate::support::{Answer, DAY, NOON, TestApp, day, plan, secret};

const SCREEN: &str = "/t/zaitaku/screen";

async fn likes(app: &TestApp, theme: &Theme, text: &str, ticket: u8, stickers: u8) {
    let note = app.pinned(theme, &secret(ticket), text).await;
    for n in 1..=stickers {
        app.perform(theme, &secret(100 + n), Action::Like { note }).await.expect("liked");
    }
    app.tick().await;
}

/// The page as it comes under another host.
async fn under(app: &TestApp, host: &str) -> Answer {
    let mut request =
        TestApp::request(Method::GET, SCREEN, "").body(Body::empty()).expect("a request");
    request.headers_mut().insert(header::HOST, host.parse().expect("a value"));
    app.send(request).await
}

fn code_of(address: &str) -> String {
    qr::svg(address).expect("a code").1
}

fn order<'a>(body: &str, texts: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<(usize, &str)> =
        texts.iter().map(|text| (body.find(text).expect("shown"), *text)).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, text)| text).collect()
}

#[tokio::test]
async fn it_shows_every_note_its_prompt_its_stickers_and_the_way_to_the_board() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    likes(&app, &theme, "決裁が紙のまま", 1, 3).await;
    likes(&app, &theme, "電話が鳴らない", 2, 0).await;
    let answer = app.get(SCREEN).await;
    assert_eq!(answer.status, StatusCode::OK);
    let body = &answer.body;
    assert_eq!(body.matches("class=\"note lemon\"").count(), 2);
    assert_eq!(
        body.matches("<p class=\"of\">良かったところ</p>").count(),
        2,
        "the prompt's name stands on each note"
    );
    assert_eq!(body.matches("class=\"dot\"").count(), 3);
    assert_eq!(
        order(body, &["決裁が紙のまま", "電話が鳴らない"]),
        ["電話が鳴らない", "決裁が紙のまま"],
        "the newest first"
    );
    assert!(
        body.contains(&code_of("http://kizuki.test/t/zaitaku"))
            && body.contains("kizuki.test/t/zaitaku</p>")
    );
    assert!(
        body.contains("<noscript><meta http-equiv=\"refresh\" content=\"60\""),
        "up to date without JavaScript too"
    );
    for way in ["<a ", "<form", "<input", "<button", "<nav"] {
        assert!(!body.contains(way), "a screen asks for nothing and leads nowhere: {way}");
    }
    let board = app.get("/t/zaitaku").await.body;
    assert!(!board.contains("http-equiv=\"refresh\""), "other pages do not load themselves again");
}

#[tokio::test]
async fn nothing_hidden_is_on_it_not_even_that_there_is_something() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
    likes(&app, &theme, "総務課の誰それさん", 1, 2).await;
    likes(&app, &theme, "電話が鳴らない", 2, 1).await;
    let note = app
        .notes(&theme)
        .await
        .into_iter()
        .find(|note| note.text.contains("誰それ"))
        .expect("there")
        .id;
    app.state
        .board
        .hide_note(theme.id, note, HideReason::Person, Role::Organizer, app.state.today())
        .await
        .expect("hidden")
        .unseen();
    let open = app.get(SCREEN).await.body;
    assert!(open.contains("電話が鳴らない") && !open.contains("誰それ"));
    assert!(!open.contains("主催者が非表示にしました") && !open.contains("class=\"note gone"));
    assert!(
        !open.contains("class=\"dot\"")
            && !open.contains("class=\"cnt")
            && open.contains("数は締切後に公開します")
    );
    app.state.clock.set(NOON + 30 * DAY);
    app.tick().await;
    let closed = app.get(SCREEN).await.body;
    assert_eq!(
        closed.matches("class=\"dot\"").count(),
        1,
        "the counts come out at the end, of the notes that are shown"
    );
    assert!(
        closed.contains("<dt>付箋</dt><dd>1</dd>") && closed.contains("<dt>いいね</dt><dd>1</dd>")
    );
}

#[tokio::test]
async fn it_speaks_in_every_state() {
    let app = TestApp::sqlite().await;
    let id = app.state.create_theme(&plan("zaitaku"), false).await.expect("made");
    assert_eq!(app.get(SCREEN).await.status, StatusCode::NOT_FOUND, "drafts are for organizers");
    app.move_to(id, State::Announced).await;
    let coming = app.get(SCREEN).await.body;
    assert!(
        coming.contains("まもなく始まります")
            && coming.contains("8月1日")
            && coming.contains("スマホで予告を見る")
    );
    assert!(coming.contains(&code_of("http://kizuki.test/t/zaitaku")));
    let theme = app.move_to(id, State::Open).await;
    let empty = app.get(SCREEN).await.body;
    assert!(
        empty.contains("最初の1枚を待っています") && empty.contains("スマホから書く・いいねする")
    );
    likes(&app, &theme, "後の一枚、いいねなし", 1, 0).await;
    likes(&app, &theme, "いいねの多い一枚", 2, 2).await;
    likes(&app, &theme, "最後の一枚", 3, 0).await;
    app.move_to(id, State::Review).await;
    let review = app.get(SCREEN).await.body;
    assert!(
        review.contains("検討メンバーが読んでいます")
            && review.contains("スマホでゆっくり読む")
            && !review.contains("書く・いいね")
    );
    assert_eq!(
        order(&review, &["後の一枚", "いいねの多い", "最後の一枚"])[0],
        "いいねの多い",
        "the result: most stickers first"
    );
    app.move_to(id, State::Answered).await;
    assert!(app.get(SCREEN).await.body.contains("回答が出ています"));
    let version = app.state.board.theme(id).await.expect("there").version;
    app.state.archive(id, version).await.expect("archived");
    let archived = app.get(SCREEN).await.body;
    assert!(archived.contains("このボードは保管されています") && archived.contains("最後の一枚"));
}

#[tokio::test]
async fn the_report_is_named_once_it_is_public() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let theme = app.move_to(theme.id, State::Review).await;
    assert!(!app.get(SCREEN).await.body.contains("まとめは"));
    app.state.board.publish_report(theme.id, theme.version, true).await.expect("public").unseen();
    assert!(app.get(SCREEN).await.body.contains("まとめは、QRコードのボードから読めます"));
}

#[tokio::test]
async fn a_switched_off_board_invites_to_what_it_takes() {
    let app = TestApp::sqlite().await;
    app.theme_with(|plan| plan.posting.until = Some(day("2020-08-05"))).await;
    let body = app.get(SCREEN).await.body;
    assert!(
        body.contains("スマホからいいねする")
            && !body.contains("最初の1枚を待っています")
            && body.contains("付箋はありません")
    );
}

#[tokio::test]
async fn where_tickets_are_handed_out_nobody_is_told_to_write_at_once() {
    let app = TestApp::sqlite().await;
    app.theme_with(|plan| (plan.tier, plan.quorum) = (Tier::Drawn, 5)).await;
    let body = app.get(SCREEN).await.body;
    assert!(
        body.contains("券を使って書く・いいねする")
            && body.contains("最初の1枚を待っています")
            && !body.contains("すぐに書けます")
    );
}

#[tokio::test]
async fn the_code_leads_to_the_configured_address_else_to_the_host_that_was_asked() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    assert!(
        under(&app, "127.0.0.1:3000").await.body.contains(&code_of("http://kizuki.test/t/zaitaku")),
        "configured"
    );
    let app = TestApp::sqlite_with(|config| config.origin = None).await;
    app.theme().await;
    let lan = under(&app, "192.168.0.5:3000").await.body;
    assert!(
        lan.contains(&code_of("http://192.168.0.5:3000/t/zaitaku"))
            && lan.contains("192.168.0.5:3000/t/zaitaku</p>")
    );
    assert_eq!(
        under(&app, "evil/x").await.status,
        StatusCode::MISDIRECTED_REQUEST,
        "no host, no page"
    );
}
