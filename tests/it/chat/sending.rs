//! Each occasion is told once and in order, whatever happens to the process in between.

use kizuki_board::domain::{account::Role, theme::State};
use kizuki_board::http::compose;
use kizuki_board::service::chat::Sent;

use crate::support::chat::{
    Chat, PAGE, SIGNING, answer, changed, channel_form, press, round, save, told, with_hosts,
};
use crate::support::{DAY, NOON, TestApp, both_dbs, day, secret};

const OPENED: &str = "【気づきボード】「在宅勤務、やってみてどうでしたか」を始めました。";
const SOON: &str = "【気づきボード】「在宅勤務、やってみてどうでしたか」は、もうすぐ終わります。";
const ANSWERED: &str = "【気づきボード】「在宅勤務、やってみてどうでしたか」への回答を出しました。";

fn begins(lines: &[String], heads: &[&str]) {
    assert_eq!(lines.len(), heads.len(), "{lines:?}");
    for (line, head) in lines.iter().zip(heads) {
        assert!(line.starts_with(head), "{line} {head}");
    }
}

const NONE: Sent = Sent { sent: 0, failed: 0 };
const ONE: Sent = Sent { sent: 1, failed: 0 };

both_dbs! {
    async fn each_occasion_is_told_once_and_in_order(app: TestApp) {
        let chat = Chat::open().await;
        // What was before the channel is not told.
        let before = app.theme_with(|plan| "mae".clone_into(&mut plan.slug)).await;
        app.move_to(before.id, State::Review).await;
        let (mut app, _cookie) = told(&app, &chat).await;
        assert_eq!(round(&app).await, NONE);

        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "付箋の文").await;
        assert!(chat.lines().is_empty(), "nothing leaves with the tick itself");
        assert_eq!(round(&app).await, ONE);
        begins(&chat.lines(), &[OPENED]);
        // A new start, and many ticks.
        app = app.another_process(|_| ()).await;
        for _ in 0..3 {
            assert_eq!(round(&app).await, NONE);
        }
        // 28 August is the Friday before Monday, the last day.
        app.state.clock.set(NOON + 17 * DAY);
        assert_eq!(round(&app).await, NONE, "27 August");
        app.state.clock.set(NOON + 18 * DAY);
        assert_eq!(round(&app).await, ONE, "28 August");
        begins(&chat.lines(), &[SOON]);
        app = app.another_process(|_| ()).await;
        app.state.clock.set(NOON + 19 * DAY);
        assert_eq!(round(&app).await, NONE);

        app.state.clock.set(NOON + 22 * DAY);
        assert_eq!(round(&app).await.sent, 1, "1 September: the month before");
        let digest = chat.take();
        assert_eq!(digest[0].first_line(), "【気づきボード】2020年8月のまとめ");
        let text = digest[0].json()["text"].as_str().expect("text").to_owned();
        assert!(text.contains("・始まったテーマ：「在宅勤務、やってみてどうでしたか」"), "{text}");
        answer(&app, &theme).await;
        assert_eq!(round(&app).await, ONE);
        begins(&chat.lines(), &[ANSWERED]);
        assert_eq!(round(&app).await, NONE);
    }

    async fn what_is_not_chosen_is_passed_over_and_never_made_up_for(app: TestApp) {
        let chat = Chat::open().await;
        let app = with_hosts(&app, &[&chat.host]).await;
        let cookie = app.signed_in("admin@example.jp", Role::Admin).await;
        let only = [("form[opened]", ""), ("form[last_day]", ""), ("form[digest]", "")];
        save(&app, &cookie, &changed(channel_form(&chat.address()), &only)).await;
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "付箋").await;
        app.state.clock.set(NOON + 18 * DAY);
        assert_eq!(round(&app).await, NONE);
        let cookie = app.signed_in("later@example.jp", Role::Admin).await;
        let all = changed(channel_form(""), &[("seen", "1")]);
        assert_eq!(save(&app, &cookie, &all).await.location(), format!("{PAGE}?done=saved#channel-{}", crate::support::chat::ID));
        assert_eq!(round(&app).await, NONE, "chosen later, it begins there");
        answer(&app, &theme).await;
        assert_eq!(round(&app).await, ONE);
        begins(&chat.lines(), &[ANSWERED]);
    }

    async fn a_message_carries_its_signature_and_nothing_of_a_note(app: TestApp) {
        let chat = Chat::open().await;
        let (app, _cookie) = told(&app, &chat).await;
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "CANARY-NOTE").await;
        round(&app).await;
        app.state.clock.set(NOON + 18 * DAY);
        round(&app).await;
        answer(&app, &theme).await;
        round(&app).await;
        let got = chat.take();
        assert_eq!(got.len(), 3);
        for one in &got {
            assert!(one.head.starts_with("POST /hooks/canary-key?sig=canary HTTP/1.1"), "{}", one.head);
            assert_eq!(one.header("content-type"), Some("application/json"));
            assert_eq!(one.header("x-kizuki-signature"), Some(signature(SIGNING, &one.body).as_str()));
            assert!(!one.body.contains("CANARY-NOTE") && !one.body.contains("admin@example.jp"));
            assert!(one.body.contains("http://kizuki.test/t/zaitaku"), "{}", one.body);
        }
    }

    async fn at_night_only_an_emergency_speaks(app: TestApp) {
        let chat = Chat::open().await;
        let (app, _cookie) = told(&app, &chat).await;
        app.theme().await;
        // Nine in the evening.
        app.state.clock.set(NOON + 9 * 3600);
        let cookie = app.signed_in("later@example.jp", Role::Admin).await;
        assert_eq!(round(&app).await, NONE);
        let page = app.get_as(&cookie, "/admin/emergency").await.body;
        let key = crate::support::chat::field(&page, "id");
        let open = [("page", "/admin/emergency"), ("id", key.as_str()), ("template", "shelter")];
        let opened = app.form(&cookie, "/do/open_emergency", &open).await;
        assert!(opened.status.is_redirection(), "{}", opened.body);
        assert_eq!(round(&app).await.sent, 2, "in their order");
        let got = chat.take();
        assert!(got[0].first_line().starts_with(OPENED));
        assert!(got[1].body.contains("119"), "{}", got[1].body);
        app.theme_with(|plan| "yoru".clone_into(&mut plan.slug)).await;
        assert_eq!(round(&app).await, NONE);
        // Eight in the morning.
        app.state.clock.set(NOON + 20 * 3600);
        assert_eq!(round(&app).await, ONE);
    }

    async fn what_is_no_longer_so_is_not_told(app: TestApp) {
        let chat = Chat::open().await;
        let (app, _cookie) = told(&app, &chat).await;
        let closed = app.theme().await;
        app.move_to(closed.id, State::Review).await;
        assert_eq!(round(&app).await, NONE, "nobody can write there any more");
        app.theme_with(|plan| "mukashi".clone_into(&mut plan.slug)).await;
        app.state.clock.set(NOON + 8 * DAY);
        assert_eq!(round(&app).await, NONE, "it opened eight days ago");
        let example = app.state.create_theme(&crate::support::plan("rei"), true).await.expect("made");
        app.move_to(example, State::Open).await;
        assert_eq!(round(&app).await, NONE, "an example is of nobody's office");
        assert!(chat.take().is_empty());
    }

    async fn a_last_day_that_moves_is_told_again_for_the_new_one(app: TestApp) {
        let chat = Chat::open().await;
        let (app, _cookie) = told(&app, &chat).await;
        let theme = app.theme().await;
        app.state.clock.set(NOON + 18 * DAY);
        assert_eq!(round(&app).await.sent, 1, "the last days; the opening is long ago");
        let mut plan = crate::support::plan("zaitaku");
        plan.closes_on = day("2020-09-30");
        plan.prompts[0].id = Some(theme.prompts[0].id);
        plan.prompts[1].id = Some(theme.prompts[1].id);
        let now = app.state.board.theme(theme.id).await.expect("there");
        app.state.board.update_theme(&now, now.version, &plan, app.state.today(), "").await.expect("saved").unseen();
        assert_eq!(round(&app).await, NONE);
        // Three days before a Wednesday is a Sunday.
        app.state.clock.set(NOON + 46 * DAY);
        let sent = round(&app).await.sent;
        assert!(sent >= 1);
        assert!(chat.lines().last().expect("one").starts_with(SOON));
    }

    async fn nothing_leaves_unless_a_host_is_named(app: TestApp) {
        let chat = Chat::open().await;
        let (told, _cookie) = told(&app, &chat).await;
        told.theme().await;
        assert_eq!(round(&app).await, NONE, "this process has no host");
        assert!(chat.take().is_empty());
        assert_eq!(round(&told).await, ONE);
    }

    async fn two_channels_are_told_apart(app: TestApp) {
        let (one, two) = (Chat::open().await, Chat::open().await);
        let app = with_hosts(&app, &[&one.host, &two.host]).await;
        let cookie = app.signed_in("admin@example.jp", Role::Admin).await;
        save(&app, &cookie, &channel_form(&one.address())).await;
        app.theme().await;
        let other = [("id", "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c"), ("form[name]", "第二")];
        let second = save(&app, &cookie, &changed(channel_form(&two.address()), &other)).await;
        assert!(second.location().contains("done=saved"), "{}", second.body);
        assert_eq!(round(&app).await, ONE, "the second begins behind the opening");
        begins(&one.lines(), &[OPENED]);
        assert!(two.take().is_empty());
        press(&app, &cookie, "/do/drop_channel").await;
        let next = app.theme_with(|plan| "tsugi".clone_into(&mut plan.slug)).await;
        assert_eq!(next.state, State::Open);
        assert_eq!(round(&app).await, ONE);
        assert!(one.take().is_empty() && two.take().len() == 1);
    }
}

/// On PostgreSQL processes take turns: two rounds at the same moment tell once.
#[tokio::test]
async fn two_processes_tell_once_on_postgres() {
    let app = TestApp::postgres().await;
    let databases = app.databases.clone();
    let chat = Chat::open().await;
    let (first, _cookie) = told(&app, &chat).await;
    let second = with_hosts(&app, &[&chat.host]).await;
    for n in 0..4 {
        first.theme_with(|plan| plan.slug = format!("t{n}")).await;
        let rounds = (0..2).flat_map(|_| [&first, &second]).map(|of| of.state.send_due(compose));
        let told: usize = futures_util::future::join_all(rounds)
            .await
            .into_iter()
            .map(|round| round.expect("a round").sent)
            .sum();
        assert_eq!((told, chat.take().len()), (1, 1), "theme {n}");
    }
    drop((app, first, second));
    crate::support::drop_databases(&databases).await;
}

fn signature(secret: &str, body: &str) -> String {
    use hmac::Mac;
    let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(secret.as_bytes()).expect("a key");
    mac.update(body.as_bytes());
    let bytes: [u8; 32] = mac.finalize().into_bytes().into();
    format!("sha256={}", crate::support::dump::hex(&bytes))
}
