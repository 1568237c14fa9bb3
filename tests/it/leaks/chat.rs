//! L13 and the secrets of chat channels: what leaves, and when, hangs on ticks and on what everybody sees;
//! what opens a chat stands nowhere but sealed.

use kizuki_board::domain::{anon::Action, settings::Tally, theme::State};
use kizuki_board::http::compose;

use crate::support::chat::{Chat, ID, PAGE, Reply, SIGNING, answer, press, round, told};
use crate::support::dump::{contains, dump, everything};
use crate::support::log::Captured;
use crate::support::reading::{PHRASE, TITLE};
use crate::support::{DAY, NOON, TestApp, both_dbs, day, secret};

both_dbs! {
    /// Two boards, one on which staff write and like each second and one on which nobody does: to the
    /// byte and to the tick the same leaves.
    async fn l13_what_leaves_does_not_hang_on_what_staff_do(app: TestApp) {
        let mut told_of = Vec::new();
        let silent = TestApp::sqlite().await;
        for (app, busy) in [(&app, true), (&silent, false)] {
            let chat = Chat::open().await;
            let (app, _cookie) = told(app, &chat).await;
            let theme = app.theme().await;
            let first = app.pinned(&theme, &secret(1), "一枚め").await;
            let mut left = Vec::new();
            for second in 0..60_u8 {
                app.state.clock.set(NOON + 17 * DAY + 20 * 3600 - 30 + i64::from(second));
                if busy {
                    app.post(&theme, &secret(100 + second), "付箋").await;
                    app.perform(&theme, &secret(second + 2), Action::Like { note: first }).await.expect("liked");
                    app.get(&format!("/t/{}", theme.slug)).await;
                    assert!(chat.take().is_empty(), "second {second}: nothing between ticks");
                }
                if second % 10 == 0 {
                    round(&app).await;
                    let came = chat.take();
                    left.extend(came.into_iter().map(|one| (second, one.body)));
                }
            }
            told_of.push(left);
        }
        let (busy, silent) = (&told_of[0], &told_of[1]);
        assert_eq!(busy, silent);
        let at: Vec<u8> = busy.iter().map(|(second, _)| *second).collect();
        assert_eq!(at, [30], "the reminder at eight in the morning, and nothing else");
    }

    /// Counts leave in what a month brought alone, of themes that show them.
    async fn counts_that_are_hidden_do_not_leave(app: TestApp) {
        let chat = Chat::open().await;
        let (app, _cookie) = told(&app, &chat).await;
        for (slug, title, tally, likes) in
            [("kakusu", "隠す題", Tally::Hidden, 7), ("miseru", "見せる題", Tally::Visible, 3)]
        {
            let theme = app
                .theme_with(|plan| {
                    slug.clone_into(&mut plan.slug);
                    title.clone_into(&mut plan.title);
                    plan.tally = tally;
                    plan.closes_on = day("2020-09-30");
                })
                .await;
            let note = app.pinned(&theme, &secret(1), "付箋").await;
            for n in 2..2 + likes {
                app.perform(&theme, &secret(n), Action::Like { note }).await.expect("liked");
            }
            app.tick().await;
            round(&app).await;
            // Closed once, which the public log tells with its counts, and open again.
            app.move_to(theme.id, State::Review).await;
            app.move_to(theme.id, State::Open).await;
        }
        round(&app).await;
        assert!(chat.take().iter().all(|one| !one.body.contains("いいね7") && !one.body.contains("いいね3")));
        app.state.clock.set(NOON + 22 * DAY);
        round(&app).await;
        let digest = chat.take().pop().expect("the month").body;
        assert!(digest.contains("終わったテーマ：「隠す題」、「見せる題」（付箋1枚、いいね3枚）"), "{digest}");
    }

    /// Behind a passphrase, no title leaves and no address that is made of one.
    async fn behind_a_passphrase_no_title_leaves(app: TestApp) {
        let chat = Chat::open().await;
        let (told, cookie) = told(&app, &chat).await;
        let app = told.another_process(|config| {
            config.passphrase = Some(kizuki_board::domain::passphrase::Passphrase::fold(PHRASE));
        }).await;
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "付箋").await;
        round(&app).await;
        app.state.clock.set(NOON + 18 * DAY);
        round(&app).await;
        answer(&app, &theme).await;
        round(&app).await;
        app.state.clock.set(NOON + 22 * DAY);
        round(&app).await;
        let got = chat.take();
        assert_eq!(got.len(), 4);
        for one in &got {
            assert!(!one.body.contains(TITLE) && !one.body.contains("zaitaku"), "{}", one.body);
            assert!(one.body.contains("http://kizuki.test/"));
        }
        let page = app.get_as(&cookie, &format!("{PAGE}?change={ID}")).await;
        assert!(!page.body.is_empty());
    }

    /// Address, header and signing secret stand in no row, no page and no file but the key file's sealed
    /// ones.
    async fn what_opens_a_chat_stands_nowhere(app: TestApp) {
        let chat = Chat::open().await;
        let (told, cookie) = told(&app, &chat).await;
        told.theme().await;
        round(&told).await;
        chat.will([Reply::Status(500)]);
        told.theme_with(|plan| "ni".clone_into(&mut plan.slug)).await;
        round(&told).await;
        press(&told, &cookie, "/do/test_channel").await;
        assert!(chat.take().len() > 2);
        let all = [dump(told.state.board.db()).await, dump(told.state.people.db()).await].concat();
        assert!(all.contains("全庁"), "the dump is whole");
        let files = everything(app.data.path());
        let mut pages = String::new();
        for path in [PAGE, &format!("{PAGE}?change={ID}"), "/admin", "/log.json", "/log", "/themes.atom", "/trust", "/api/v1/themes"] {
            pages += &told.get_as(&cookie, path).await.body;
        }
        for secret in ["canary-key", "sig=canary", SIGNING] {
            assert!(!all.contains(secret) && !pages.contains(secret), "{secret}");
            let hex = crate::support::dump::hex(secret.as_bytes());
            assert!(!all.contains(&hex), "{secret} in a blob");
            assert!(!contains(&files, secret.as_bytes()), "{secret} in a file");
        }
        // No row passes for another: sealed for its own channel.
        let sealed = &told.state.board.channels().await.expect("read")[0].sealed;
        assert!(sealed.len() > 100);
    }
}

/// At the most talkative level neither address nor key nor text is logged.
#[tokio::test]
async fn l11_nothing_of_a_chat_is_logged_even_at_trace() {
    let log = Captured::default();
    // Global, for the databases' threads log too; each test is a process of its own under nextest.
    let _ = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .try_init();
    let app = TestApp::sqlite().await;
    let chat = Chat::open().await;
    let (app, cookie) = told(&app, &chat).await;
    let form = crate::support::chat::channel_form("https://elsewhere.example/canary-key");
    crate::support::chat::save(&app, &cookie, &form).await;
    app.theme().await;
    chat.will([Reply::Status(500)]);
    app.tick().await;
    assert_eq!(app.state.send_due(compose).await.expect("a round").failed, 1);
    press(&app, &cookie, "/do/test_channel").await;
    let log = String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    assert!(log.contains("a message did not reach a chat channel"), "it is told");
    for secret in ["canary-key", "sig=canary", SIGNING] {
        assert!(!log.contains(secret), "{secret} in the log");
    }
}
