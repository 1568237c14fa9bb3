//! The page of chat channels: kept, changed, looked at, tried, renewed, dropped; and what it never shows.

use axum::http::StatusCode;
use kizuki_board::domain::account::Role;

use crate::support::chat::{
    Chat, ID, PAGE, Reply, SIGNING, changed, channel_form, field, press, save, told, with_hosts,
};
use crate::support::{TestApp, both_dbs, secret};

const OTHER: &str = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c";

both_dbs! {
    async fn a_channel_is_kept_once_changed_and_dropped(app: TestApp) {
        let chat = Chat::open().await;
        let (app, cookie) = told(&app, &chat).await;
        let twice = save(&app, &cookie, &channel_form(&chat.address())).await;
        assert_eq!(twice.location(), format!("{PAGE}?done=saved#channel-{ID}"), "{}", twice.body);
        assert_eq!(app.state.board.channels().await.expect("read").len(), 1, "pressed twice, kept once");
        let form = app.get_as(&cookie, &format!("{PAGE}?change={ID}")).await.body;
        assert!(form.contains("value=\"全庁\"") && form.contains("空のままなら、いまのアドレスを使います"));
        assert_eq!(field(&form, "seen"), "1");
        // The address stays where none is typed.
        let second = changed(channel_form(""), &[("seen", "1"), ("form[name]", "みんな"), ("form[digest]", "")]);
        for _ in 0..2 {
            assert_eq!(save(&app, &cookie, &second).await.location(), format!("{PAGE}?done=saved#channel-{ID}"));
        }
        let late = changed(channel_form(""), &[("seen", "1"), ("form[name]", "べつの名")]);
        let late = save(&app, &cookie, &late).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("value=\"べつの名\""), "what was typed is kept");
        let page = app.get_as(&cookie, PAGE).await.body;
        assert!(page.contains("みんな") && !page.contains("べつの名"));
        press(&app, &cookie, "/do/test_channel").await;
        assert_eq!(chat.take().len(), 1, "the address is the same");
        for _ in 0..2 {
            assert_eq!(press(&app, &cookie, "/do/drop_channel").await.location(), format!("{PAGE}?done=dropped"));
        }
        assert!(app.state.board.channels().await.expect("read").is_empty());
        for action in ["/do/test_channel", "/do/retry_channel"] {
            assert_eq!(press(&app, &cookie, action).await.status, StatusCode::NOT_FOUND, "{action}");
        }
        assert_eq!(app.get_as(&cookie, &format!("{PAGE}?change={ID}")).await.status, StatusCode::NOT_FOUND);
    }

    async fn what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(app: TestApp) {
        let app = with_hosts(&app, &["hooks.example.jp"]).await;
        let cookie = app.signed_in("admin@example.jp", Role::Admin).await;
        for (address, says) in [
            ("", "何も書かれていません"),
            ("hooks.example.jp/x", "この形では受け取れません"),
            ("ftp://hooks.example.jp/x", "この形では受け取れません"),
            ("https://me:word@hooks.example.jp/x", "この形では受け取れません"),
            ("https://evil.example/x", "KIZUKI_OUTBOUND_HOSTS にこのホストを足して"),
            ("http://hooks.example.jp/x", "KIZUKI_OUTBOUND_HOSTS"),
            ("https://hooks.example.jp:8443/x", "KIZUKI_OUTBOUND_HOSTS"),
            ("https://10.0.0.1/x", "KIZUKI_OUTBOUND_HOSTS"),
        ] {
            let refused = save(&app, &cookie, &channel_form(address)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
            let error = refused.body.split("id=\"address-err\"").nth(1).expect("beside the field");
            assert!(error.split("</p>").next().expect("it").contains(says), "{address}: {error}");
            assert!(refused.body.contains("value=\"全庁\""));
        }
        let wrong = [("form[kind]", "generic"), ("form[body]", "{\"a\": {{text}}"), ("form[header]", "Host"), ("form[token]", "CANARY-TOKEN"), ("form[opened]", ""), ("form[last_day]", ""), ("form[answered]", ""), ("form[digest]", "")];
        let refused = save(&app, &cookie, &changed(channel_form("https://hooks.example.jp/x"), &wrong)).await;
        for field in ["body", "header", "occasions"] {
            assert!(refused.body.contains(&format!("id=\"{field}-err\"")), "{field}");
        }
        assert!(!refused.body.contains("CANARY-TOKEN"), "a token is never echoed");
        assert_eq!(field(&refused.body, "signing"), SIGNING, "the secret that was shown is the one that is kept");
        assert!(app.state.board.channels().await.expect("read").is_empty());
        for (name, value) in [("id", "x"), ("signing", "short")] {
            let bad = changed(channel_form("https://hooks.example.jp/x"), &[(name, value)]);
            assert_eq!(save(&app, &cookie, &bad).await.status, StatusCode::BAD_REQUEST, "{name}");
        }
    }

    async fn where_no_host_is_named_the_page_says_so_and_offers_texts(app: TestApp) {
        let theme = app.theme().await;
        let cookie = app.signed_in("admin@example.jp", Role::Admin).await;
        let page = app.get_as(&cookie, PAGE).await.body;
        assert!(page.contains("このサーバーからは、何も外へ出ません。") && page.contains("KIZUKI_OUTBOUND_HOSTS"));
        assert!(page.contains(&format!("/admin/themes/{}/announce", theme.id)));
        assert!(page.contains("http://kizuki.test/themes.atom"));
        assert!(!page.contains("action=\"/do/save_channel\""), "a form would lead nowhere");
        let refused = save(&app, &cookie, &channel_form("https://hooks.example.jp/x")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_test_says_what_came_of_it(app: TestApp) {
        let chat = Chat::open().await;
        let (app, cookie) = told(&app, &chat).await;
        app.theme().await;
        let tested = press(&app, &cookie, "/do/test_channel").await;
        assert_eq!(tested.location(), format!("{PAGE}?done=tested&of={ID}&result=200#channel-{ID}"));
        let got = chat.take();
        assert!(got[0].first_line().starts_with("【試し】"), "{got:?}");
        assert!(!got[0].body.contains("在宅勤務"), "it says nothing of the board");
        let page = app.get_as(&cookie, tested.location().split('#').next().expect("an address")).await.body;
        assert!(page.contains("届きました（応答 200）"));
        chat.will([Reply::Status(403)]);
        let tested = press(&app, &cookie, "/do/test_channel").await;
        let page = app.get_as(&cookie, tested.location().split('#').next().expect("an address")).await.body;
        assert!(page.contains("届きませんでした。相手が断りました（応答 403）"), "{page}");
        // It is no failure of the channel, and moves nothing on.
        let standing = app.state.board.channels().await.expect("read")[0].standing;
        assert_eq!((standing.failures, standing.sent_on), (0, None));
        for nonsense in ["result=x", "result=200&of=x", "of=1"] {
            assert_eq!(app.get_as(&cookie, &format!("{PAGE}?done=tested&{nonsense}")).await.status, StatusCode::OK);
        }
    }

    async fn what_would_be_sent_is_shown_and_is_what_is_sent(app: TestApp) {
        let chat = Chat::open().await;
        let (app, cookie) = told(&app, &chat).await;
        app.theme().await;
        let own = [("seen", "1"), ("look", "1"), ("form[kind]", "generic"), ("form[content]", "form"), ("form[method]", "PUT"), ("form[header]", "X-ChatWorkToken"), ("form[token]", "CANARY-TOKEN"), ("form[body]", "body={{text}}&to={{url}}&by={{office}}&until={{last_day}}")];
        let mut form = channel_form("");
        form.push(("look", "1".into()));
        let looked = save(&app, &cookie, &changed(form, &own)).await;
        assert!(looked.body.contains("まだ保存していません"), "{}", looked.body);
        let shown = |page: &str| page.split("<pre").nth(1).expect("a request").split("</pre>").next().expect("its end").to_owned();
        let request = shown(&looked.body);
        assert!(request.contains("PUT 127.0.0.1:") && request.contains("X-ChatWorkToken: （出しません）"), "{request}");
        assert!(!looked.body.contains("CANARY-TOKEN"));
        let saved = app.state.board.channels().await.expect("read");
        assert_eq!(saved[0].settings.kind.as_str(), "mattermost", "nothing is saved");
        let keep: Vec<_> = own.into_iter().filter(|(name, _)| *name != "look").collect();
        save(&app, &cookie, &changed(channel_form(""), &keep)).await;
        let page = app.get_as(&cookie, &format!("{PAGE}?change={ID}")).await.body;
        assert_eq!(shown(&page), request, "as it was looked at");
        crate::support::chat::round(&app).await;
        let got = chat.take();
        let body = request.rsplit("\n\n").next().expect("a body").replace("&amp;", "&");
        assert_eq!(got[0].body, body, "to the byte");
        assert_eq!(got[0].header("x-chatworktoken"), Some("CANARY-TOKEN"));
        assert_eq!(got[0].header("content-type"), Some("application/x-www-form-urlencoded"));
        assert!(got[0].head.starts_with("PUT "));
    }

    async fn a_secret_for_the_signature_is_shown_once_and_can_be_another(app: TestApp) {
        let chat = Chat::open().await;
        let app = with_hosts(&app, &[&chat.host]).await;
        let cookie = app.signed_in("admin@example.jp", Role::Admin).await;
        let form = app.get_as(&cookie, PAGE).await.body;
        let first = field(&form, "signing");
        save(&app, &cookie, &changed(channel_form(&chat.address()), &[("signing", &first)])).await;
        let change = app.get_as(&cookie, &format!("{PAGE}?change={ID}")).await.body;
        assert!(!change.contains(&first), "not again");
        let next = field(&change, "signing");
        let renew = [("page", PAGE), ("id", ID), ("seen", "1"), ("signing", next.as_str())];
        for _ in 0..2 {
            let renewed = app.form(&cookie, "/do/renew_channel", &renew).await;
            assert_eq!(renewed.location(), format!("{PAGE}?done=renewed#channel-{ID}"), "{}", renewed.body);
        }
        let late = [("page", PAGE), ("id", ID), ("seen", "1"), ("signing", SIGNING)];
        assert_eq!(app.form(&cookie, "/do/renew_channel", &late).await.status, StatusCode::CONFLICT);
        let mut sent = Vec::new();
        for _ in 0..2 {
            press(&app, &cookie, "/do/test_channel").await;
            sent.extend(chat.take());
        }
        assert_eq!(sent[0].header("x-kizuki-signature"), sent[1].header("x-kizuki-signature"));
        assert!(sent[0].header("x-kizuki-signature").is_some_and(|one| one.starts_with("sha256=")));
    }

    async fn a_board_has_ten_at_most(app: TestApp) {
        let chat = Chat::open().await;
        let (app, cookie) = told(&app, &chat).await;
        for n in 1..=10 {
            let id = format!("{}{n:02}", &OTHER[..34]);
            let form = changed(channel_form(&chat.address()), &[("id", &id), ("form[name]", &format!("{n}番"))]);
            let saved = save(&app, &cookie, &form).await;
            let expected = if n < 10 { StatusCode::SEE_OTHER } else { StatusCode::UNPROCESSABLE_ENTITY };
            assert_eq!(saved.status, expected, "{n}: {}", saved.body);
        }
        assert_eq!(app.state.board.channels().await.expect("read").len(), 10);
    }
}

#[tokio::test]
async fn channels_are_for_administrators_alone() {
    let app = TestApp::sqlite().await;
    let chat = Chat::open().await;
    let (app, _admin) = told(&app, &chat).await;
    for role in [Role::Organizer, Role::Reviewer] {
        let cookie = app.signed_in(&format!("{}@example.jp", role.as_str()), role).await;
        assert_eq!(app.get_as(&cookie, PAGE).await.status, StatusCode::FORBIDDEN);
        let form = channel_form(&chat.address());
        assert_eq!(save(&app, &cookie, &form).await.status, StatusCode::FORBIDDEN);
        for action in
            ["/do/test_channel", "/do/retry_channel", "/do/drop_channel", "/do/renew_channel"]
        {
            assert_eq!(
                press(&app, &cookie, action).await.status,
                StatusCode::FORBIDDEN,
                "{action}"
            );
        }
        assert!(!app.get_as(&cookie, "/admin").await.body.contains(PAGE));
    }
    assert!(chat.take().is_empty());
}

#[tokio::test]
async fn the_feed_of_themes_tells_what_the_log_tells() {
    let app = TestApp::sqlite().await;
    let empty = app.get("/themes.atom").await;
    assert_eq!(empty.header("content-type"), "application/atom+xml");
    assert!(!empty.body.contains("<entry>"));
    let theme = app.theme_with(|plan| plan.title = "在宅<&>勤務".into()).await;
    app.state.create_theme(&crate::support::plan("shitagaki"), false).await.expect("made");
    app.pinned(&theme, &secret(1), "CANARY-NOTE").await;
    let open = app.get("/themes.atom").await;
    assert!(open.body.contains("「在宅&lt;&amp;&gt;勤務」の受付が始まりました"), "{}", open.body);
    assert!(open.body.contains("<updated>2020-08-10T00:00:00Z</updated>"));
    assert!(!open.body.contains("shitagaki") && !open.body.contains("CANARY-NOTE"));
    // Asked again, it is not sent again; what anonymous people do changes nothing in it.
    let mark = open.header("etag").to_owned();
    app.pinned(&theme, &secret(2), "もう一枚").await;
    let request = TestApp::request(axum::http::Method::GET, "/themes.atom", "")
        .header("if-none-match", &mark);
    let again = app.send(request.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    crate::support::chat::answer(&app, &theme).await;
    app.move_to(theme.id, kizuki_board::domain::theme::State::Review).await;
    let later = app.get("/themes.atom").await.body;
    let places: Vec<usize> = ["の受付が終わりました", "への回答が出ました", "の受付が始まりました"]
        .iter()
        .map(|says| later.find(says).expect(says))
        .collect();
    assert!(places.is_sorted(), "the newest first");
    assert_eq!(later.matches("<entry>").count(), 3);
    let closed = crate::support::reading::closed().await;
    closed.theme().await;
    assert_eq!(closed.get("/themes.atom").await.status, StatusCode::UNAUTHORIZED);
}
