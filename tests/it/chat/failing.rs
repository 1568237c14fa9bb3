//! Where the other side hangs, redirects, answers too much, or not at all: nothing is lost, nothing else
//! waits, and in the end somebody hears of it.

use std::time::{Duration, Instant};

use kizuki_board::domain::chat::{FAILURES_MAX, Failure, NotSent, Standing};
use kizuki_board::domain::ids::ChannelId;
use kizuki_board::service::chat::Sent;
use kizuki_board::store::ToldMark;

use crate::support::chat::{Chat, ID, PAGE, Reply, answer, press, round, told};
use crate::support::{DAY, NOON, TestApp, both_dbs, secret};

const NONE: Sent = Sent { sent: 0, failed: 0 };
const FAILED: Sent = Sent { sent: 0, failed: 1 };

fn id() -> ChannelId {
    ID.parse().expect("an id")
}

async fn standing(app: &TestApp) -> Standing {
    app.state.board.channels().await.expect("read")[0].standing
}

/// Goes on to when it is tried again.
async fn wait(app: &TestApp) {
    let at = standing(app).await.retry_at;
    assert!(at > app.state.clock.now(), "it waits");
    // From eight in the evening on until eight in the morning nothing is tried.
    let (since_noon, evening, morning) = ((at - NOON).rem_euclid(DAY), 8 * 3600, 20 * 3600);
    let is_night = (evening..morning).contains(&since_noon);
    app.state.clock.set(if is_night { at + morning - since_noon } else { at });
}

both_dbs! {
    async fn what_fails_is_tried_again_until_it_arrives_and_in_order(app: TestApp) {
        let chat = Chat::open().await;
        let (app, _cookie) = told(&app, &chat).await;
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "付箋").await;
        chat.will([Reply::Status(500), Reply::Status(503), Reply::Status(429)]);
        for failures in 1..=3 {
            assert_eq!(round(&app).await, FAILED);
            let standing = standing(&app).await;
            assert_eq!((standing.failures, standing.given_up), (failures, false));
            assert_eq!(round(&app).await, NONE, "not before its time");
            // What comes meanwhile waits behind it.
            if failures == 1 {
                answer(&app, &theme).await;
            }
            wait(&app).await;
        }
        assert_eq!(chat.take().len(), 3);
        assert_eq!(round(&app).await, Sent { sent: 2, failed: 0 });
        let lines = chat.lines();
        assert!(lines[0].contains("を始めました") && lines[1].contains("への回答"), "{lines:?}");
        let standing = standing(&app).await;
        assert_eq!((standing.failures, standing.why, standing.sent_on), (0, None, Some(app.state.today())));
    }

    /// Answers came out in three steps, and a theme was closed and opened again, while nobody listened.
    async fn what_waited_long_is_told_once(app: TestApp) {
        use kizuki_board::domain::theme::State;
        let chat = Chat::open().await;
        let (app, _cookie) = told(&app, &chat).await;
        let theme = app.theme().await;
        for n in 1..=3 {
            app.pinned(&theme, &secret(n), "付箋").await;
        }
        app.move_to(theme.id, State::Review).await;
        app.move_to(theme.id, State::Open).await;
        for note in app.notes(&theme).await {
            crate::support::chat::answer_note(&app, &theme, note.id).await;
        }
        assert_eq!(round(&app).await, Sent { sent: 2, failed: 0 });
        let lines = chat.lines();
        assert!(lines[0].contains("を始めました") && lines[1].contains("への回答"), "{lines:?}");
        assert_eq!(round(&app).await, NONE);
    }

    async fn bad_answers_are_failures_with_a_reason(app: TestApp) {
        let chat = Chat::open().await;
        let (mut app, cookie) = told(&app, &chat).await;
        app.state.service.outbound = app.state.service.outbound.clone().within(Duration::from_millis(300));
        app.theme().await;
        let elsewhere = Chat::open().await;
        for (reply, why, says) in [
            (Reply::Redirect(elsewhere.address()), Failure::Status(307), "ほかのアドレスへ回そうとしました（応答 307）"),
            (Reply::TenMegabytes, Failure::NotSent(NotSent::TooLarge), "返事が大きすぎるので、途中で切りました"),
            (Reply::Hang, Failure::NotSent(NotSent::TimedOut), "10秒待っても返事がありません"),
            (Reply::Status(404), Failure::Status(404), "そのアドレスは、もうありません（応答 404）"),
        ] {
            chat.will([reply.clone()]);
            let begun = Instant::now();
            assert_eq!(round(&app).await, FAILED, "{reply:?}");
            assert!(begun.elapsed() < Duration::from_secs(5), "{reply:?}");
            assert_eq!(standing(&app).await.why, Some(why), "{reply:?}");
            assert!(app.get_as(&cookie, PAGE).await.body.contains(says), "{says}");
            wait(&app).await;
        }
        assert!(elsewhere.take().is_empty(), "no redirect is followed");
    }

    async fn a_channel_that_hangs_holds_no_other_up_and_no_tick(app: TestApp) {
        use crate::support::chat::{changed, channel_form, save};
        let (slow, quick) = (Chat::open().await, Chat::open().await);
        let (told, cookie) = told(&app, &slow).await;
        let mut app = told.another_process(|config| config.outbound.hosts.push(quick.host.parse().expect("a host"))).await;
        app.state.service.outbound = app.state.service.outbound.clone().within(Duration::from_millis(700));
        let other = [("id", "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c"), ("form[name]", "第二")];
        let saved = save(&app, &cookie, &changed(channel_form(&quick.address()), &other)).await;
        assert!(saved.location().contains("saved"), "{}", saved.body);
        app.theme().await;
        slow.will([Reply::Hang]);
        let service = app.state.service.clone();
        let sending = tokio::spawn(async move { service.send_due(kizuki_board::http::compose).await });
        tokio::time::timeout(Duration::from_secs(20), async {
            while slow.take().is_empty() {
                tokio::task::yield_now().await;
            }
        }).await.expect("it was asked");
        // A round beside it does nothing twice, and the tick goes on.
        let begun = Instant::now();
        assert_eq!(round(&app).await, NONE);
        assert!(begun.elapsed() < Duration::from_millis(650), "{:?}", begun.elapsed());
        assert_eq!(sending.await.expect("ended").expect("a round"), Sent { sent: 1, failed: 1 });
        assert_eq!(quick.take().len(), 1);
    }

    async fn after_many_failures_it_is_given_up_and_an_administrator_hears_of_it(app: TestApp) {
        let chat = Chat::open().await;
        let (app, cookie) = told(&app, &chat).await;
        app.theme().await;
        chat.will((0..FAILURES_MAX).map(|_| Reply::Status(500)));
        for n in 1..=FAILURES_MAX {
            assert!(!app.get_as(&cookie, "/admin").await.body.contains("届かないチャット"), "{n}");
            assert_eq!(round(&app).await, FAILED);
            if n < FAILURES_MAX {
                wait(&app).await;
            }
        }
        assert!(standing(&app).await.given_up);
        assert_eq!(chat.take().len(), FAILURES_MAX as usize);
        app.state.clock.set(NOON + 2 * DAY);
        assert_eq!(round(&app).await, NONE);
        let cookie = app.signed_in("zweite@example.jp", kizuki_board::domain::account::Role::Admin).await;
        let today = app.get_as(&cookie, "/admin").await.body;
        assert!(today.contains("届かないチャットが1件"));
        let organizer = app.organizer("hr@example.jp").await;
        assert!(!app.get_as(&organizer, "/admin").await.body.contains("届かないチャット"), "who cannot mend it is not told");
        let page = app.get_as(&cookie, PAGE).await.body;
        assert!(page.contains("送るのをやめています") && page.contains("（応答 500）"), "{page}");
        // Tried again, what it missed arrives.
        let retried = press(&app, &cookie, "/do/retry_channel").await;
        assert_eq!(retried.location(), format!("{PAGE}?done=retried#channel-{ID}"));
        assert_eq!(round(&app).await, Sent { sent: 1, failed: 0 });
        assert!(!app.get_as(&cookie, "/admin").await.body.contains("届かないチャット"));
    }

    /// A message that left, and of which the process could not note that it did, leaves again: never is
    /// one lost.
    async fn what_was_not_noted_is_sent_again(app: TestApp) {
        let chat = Chat::open().await;
        let (app, _cookie) = told(&app, &chat).await;
        app.theme().await;
        let before = app.state.board.channels().await.expect("read")[0].sent_seq;
        assert_eq!(round(&app).await.sent, 1);
        let after = app.state.board.channels().await.expect("read")[0].sent_seq;
        assert!(after > before);
        // As a process leaves it that ends between the message and its note.
        set_back(&app, before).await;
        let app = app.another_process(|_| ()).await;
        assert_eq!(round(&app).await.sent, 1);
        assert_eq!(chat.take().len(), 2);
        assert_eq!(round(&app).await, NONE);
        // The cursor never goes back by itself.
        app.state.board.channel_told(id(), &ToldMark::Log(0), None).await.expect("noted");
        assert_eq!(app.state.board.channels().await.expect("read")[0].sent_seq, after);
    }

    async fn a_host_that_is_taken_off_the_list_is_given_up_at_once(app: TestApp) {
        let chat = Chat::open().await;
        let (told, cookie) = told(&app, &chat).await;
        told.theme().await;
        let app = told.another_process(|config| config.outbound.hosts = vec!["chat.example.jp".parse().expect("a host")]).await;
        assert!(app.get_as(&cookie, PAGE).await.body.contains("このホストには送れません"));
        assert_eq!(round(&app).await, FAILED);
        let standing = standing(&app).await;
        assert_eq!((standing.why, standing.given_up), (Some(Failure::NotSent(NotSent::HostNotAllowed)), true));
        assert!(chat.take().is_empty());
    }

    async fn without_the_key_file_the_address_is_asked_for_again(app: TestApp) {
        use crate::support::chat::{changed, channel_form, save};
        let chat = Chat::open().await;
        let (app, cookie) = told(&app, &chat).await;
        app.theme().await;
        std::fs::remove_file(app.state.keys.folder().join("channels.key")).expect("removed");
        assert_eq!(round(&app).await, FAILED);
        let page = app.get_as(&cookie, PAGE).await.body;
        assert!(page.contains("channels.key"), "{page}");
        let empty = save(&app, &cookie, &changed(channel_form(""), &[("seen", "1")])).await;
        assert_eq!(empty.status.as_u16(), 422);
        assert!(empty.body.contains("id=\"address-err\""));
        let again = changed(channel_form(&chat.address()), &[("seen", "1")]);
        assert!(save(&app, &cookie, &again).await.location().contains("saved"));
        assert_eq!(round(&app).await.sent, 1);
    }
}

async fn set_back(app: &TestApp, seq: i64) {
    use kizuki_board::store::Db;
    let sql = sqlx::AssertSqlSafe(format!("UPDATE channel SET sent_seq = {seq}"));
    match app.state.board.db() {
        Db::Sqlite(db) => sqlx::query(sql).execute(&db.write).await.map(|_| ()),
        Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|_| ()),
    }
    .expect("set back");
}
