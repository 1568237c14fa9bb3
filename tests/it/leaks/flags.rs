//! What a flag tells: nobody that there is one but organizers, and them not who, and not when.

use kizuki_board::domain::{
    account::Role,
    anon::Action,
    flag::Decided,
    note::HideReason,
    theme::{State, Theme},
};
use kizuki_board::service::{Actor, anon};
use kizuki_board::store::Db;
use kizuki_board::ticket::commit;

use crate::support::dump::{dump, hex};
use crate::support::{TestApp, both_dbs, code, secret};

const REASON: HideReason = HideReason::Person;

/// All that readers can ask for, and what tells them that something is new.
async fn public(app: &TestApp, theme: &Theme) -> Vec<String> {
    let mut seen = Vec::new();
    for path in [
        "/",
        "/t/zaitaku",
        "/t/zaitaku/screen",
        "/log",
        "/log.json",
        "/policy",
        "/progress.json",
        "/trust",
    ] {
        let answer = app.get(path).await;
        let nonce = answer.headers.contains_key("content-security-policy")
            && answer.header("content-security-policy").contains("'nonce-");
        let body = if nonce { answer.without_nonce() } else { answer.body.clone() };
        seen.push(format!("{path} {body}"));
    }
    let theme = app.state.board.theme(theme.id).await.expect("there");
    seen.push(format!("revision {} log {}", theme.revision, app.state.log_head().seq));
    seen
}

fn assert_same(now: &[String], before: &[String], what: &str) {
    for (now, before) in now.iter().zip(before) {
        let path = before.split(' ').next().unwrap_or_default();
        assert_eq!(now, before, "{what}: {path}");
    }
}

fn organizer() -> Actor {
    Actor { account: crate::support::moderation::FIRST, role: Role::Organizer }
}

async fn tags(app: &TestApp) -> Vec<Vec<u8>> {
    let sql = "SELECT tag FROM flag";
    match app.state.board.db() {
        Db::Sqlite(db) => sqlx::query_scalar(sql).fetch_all(&db.read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
    }
    .expect("read")
}

both_dbs! {
    async fn no_reader_learns_that_a_note_was_flagged_or_kept(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋の文").await;
        app.perform(&theme, &secret(3), Action::Like { note }).await.expect("liked");
        app.tick().await;
        let before = public(&app, &theme).await;
        // To read a page raises the number here (`TestApp::get`), so it is taken around each deed.
        let news = async |deed: &str, doing: std::pin::Pin<Box<dyn Future<Output = ()> + '_>>| {
            let number = app.state.news.number();
            doing.await;
            assert_eq!(app.state.news.number(), number, "no open board hears of it: {deed}");
        };
        news("flagged", Box::pin(async {
            let flag = Action::Flag { note, reason: REASON };
            let ticket = secret(2).into();
            // Not `TestApp::perform`, which raises the number too.
            anon::perform(&app.state, theme.id, &ticket, None, flag).await.expect("flagged");
        })).await;
        assert_same(&public(&app, &theme).await, &before, "flagged");
        let queue = async || app.get_as(&cookie, "/admin/queue").await.body;
        assert!(!queue().await.contains("付箋の文"), "organizers neither, before the tick");
        news("counted", Box::pin(app.tick())).await;
        assert!(queue().await.contains("付箋の文"), "the test sees what it must");
        assert_same(&public(&app, &theme).await, &before, "counted");
        let (seen, by) = (commit::seen(note, "付箋の文"), organizer());
        news("kept", Box::pin(async {
            app.state.decide(&by, theme.id, note, &seen, "keep").await.expect("decided");
        })).await;
        assert!(!queue().await.contains("付箋の文"));
        assert_same(&public(&app, &theme).await, &before, "kept");
    }

    /// Whoever flags, organizers see the same: a number and a reason.
    async fn an_organizer_sees_the_same_whoever_flagged(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋の文").await;
        for n in 1..=4 {
            app.perform(&theme, &secret(n), Action::Like { note }).await.expect("a known ticket");
        }
        app.tick().await;
        let mut seen = Vec::new();
        // The author too, whose own flag is one like any other.
        for n in 1..=4 {
            let flag = Action::Flag { note, reason: REASON };
            app.perform(&theme, &secret(n), flag).await.expect("flagged");
            app.tick().await;
            let mut pages = Vec::new();
            for path in ["/admin/queue", "/admin", &format!("/admin/themes/{}", theme.id)] {
                pages.push(app.get_as(&cookie, path).await.without_nonce());
            }
            seen.push(pages);
            app.perform(&theme, &secret(n), Action::Unflag { note }).await.expect("taken back");
            app.tick().await;
        }
        assert!(seen[0][0].contains("個人が特定される 1人"));
        assert!(seen.windows(2).all(|two| two[0] == two[1]));
    }

    /// At rest: a flag's tag stands nowhere else, two flags of one ticket look unrelated, and no ticket
    /// is stored.
    async fn flags_of_one_ticket_have_nothing_in_common(app: TestApp) {
        let theme = app.theme().await;
        let (one, two) = (
            app.pinned(&theme, &secret(1), "一枚目").await,
            app.pinned(&theme, &secret(1), "二枚目").await,
        );
        for note in [one, two] {
            app.perform(&theme, &secret(2), Action::Flag { note, reason: REASON }).await.expect("flagged");
            app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        }
        app.tick().await;
        let everything = dump(app.state.board.db()).await + &dump(app.state.people.db()).await;
        let tags = tags(&app).await;
        assert_eq!(tags.len(), 2);
        for tag in &tags {
            assert_eq!(everything.matches(&hex(tag)).count(), 1, "a tag stands once");
        }
        assert!(!everything.contains(&code(&secret(2))));
        // Archived, nothing of them is left; what was decided stays, as a number.
        let decided = Decided::Because(HideReason::Person);
        let (today, role) = (app.state.today(), Role::Organizer);
        let seen = commit::seen(one, "一枚目");
        app.state.board.decide(theme.id, one, &seen, decided, role, today, today).await.expect("decided").unseen();
        app.move_to(theme.id, State::Review).await;
        let theme = app.move_to(theme.id, State::Answered).await;
        app.state.archive(theme.id, theme.version).await.expect("archived");
        let left = dump(app.state.board.db()).await;
        for tag in &tags {
            assert!(!left.contains(&hex(tag)));
        }
        assert_eq!(app.state.verdict_totals().await.expect("read").iter().map(|total| total.flags).sum::<u32>(), 1);
    }
}
