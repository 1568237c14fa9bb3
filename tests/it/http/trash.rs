//! Deleting a draft: it lies in the trash for thirty days and can be had back; its address, once staff have
//! seen it, leads to no other theme.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    answers::Item,
    ids::ThemeId,
    lineage::Origin,
    settings::Tier,
    theme::{State, Theme},
};

use crate::support::{Answer, DAY, NOON, TestApp, both_dbs, plan, secret};

async fn draft(app: &TestApp, slug: &str) -> Theme {
    let id = app.state.create_theme(&plan(slug), false).await.expect("made");
    app.state.board.theme(id).await.expect("there")
}

async fn delete(app: &TestApp, cookie: &str, theme: &Theme) -> Answer {
    let (id, version) = (theme.id.to_string(), theme.version.to_string());
    let page = format!("/admin/themes/{id}");
    let fields = [("page", page.as_str()), ("id", &id), ("version", &version)];
    app.form(cookie, "/do/delete_theme", &fields).await
}

async fn of_trash(app: &TestApp, cookie: &str, what: &str, id: ThemeId) -> Answer {
    let id = id.to_string();
    app.form(cookie, what, &[("page", "/admin/trash"), ("id", &id)]).await
}

both_dbs! {
    async fn a_draft_goes_to_the_trash_and_comes_back_as_it_was(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let parent = app.theme().await;
        let note = app.pinned(&parent, &secret(1), "付箋").await;
        let mut planned = plan("shita");
        planned.origin = Some(Origin { parent: parent.id, item: Some(Item::Note(note)) });
        let id = app.state.create_theme(&planned, false).await.expect("made");
        let theme = app.state.board.theme(id).await.expect("there");
        let page = app.get_as(&cookie, &format!("/admin/themes/{id}")).await.body;
        assert!(page.contains("この下書きを消す"));
        assert!(!app.get_as(&cookie, "/admin").await.body.contains("/admin/trash"), "none, so no way there");

        for _ in 0..2 {
            let gone = delete(&app, &cookie, &theme).await;
            assert_eq!((gone.status, gone.location()), (StatusCode::SEE_OTHER, "/admin/trash?done=deleted"));
        }
        assert_eq!(app.get_as(&cookie, &format!("/admin/themes/{id}")).await.status, StatusCode::NOT_FOUND);
        assert!(!app.state.keys.exists(id), "its key goes");
        assert!(app.get_as(&cookie, "/admin").await.body.contains("ごみ箱（1）"));
        let trash = app.get_as(&cookie, "/admin/trash").await.body;
        assert!(trash.contains(&theme.title) && trash.contains("2020年8月10日") && trash.contains("9月9日"));

        for _ in 0..2 {
            let back = of_trash(&app, &cookie, "/do/restore_theme", id).await;
            assert_eq!(back.location(), format!("/admin/themes/{id}?done=undeleted"));
        }
        let again = app.state.board.theme(id).await.expect("back");
        assert_eq!((&again.settings, again.state), (&theme.settings, State::Draft));
        let names = |of: &Theme| of.prompts.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&again), names(&theme));
        let origins = app.state.board.origins().await.expect("read");
        assert_eq!(origins, [(id, planned.origin.expect("one"))]);
        assert!(app.state.keys.exists(id));
        // It is a theme like any other: it can be opened and written on.
        let open = app.move_to(id, State::Open).await;
        app.pinned(&open, &secret(2), "書けます").await;
    }

    async fn after_thirty_days_it_is_gone_for_good(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let [first, second] = [draft(&app, "ichi").await, draft(&app, "ni").await];
        delete(&app, &cookie, &first).await;
        app.state.clock.set(NOON + DAY);
        let cookie = app.signed_in("next@example.jp", Role::Organizer).await;
        delete(&app, &cookie, &second).await;
        app.state.clock.set(NOON + 30 * DAY);
        app.state.tidy().await.expect("tidied");
        let left = app.state.board.trash().await.expect("read");
        assert_eq!(left.iter().map(|one| one.id).collect::<Vec<_>>(), [second.id]);
        let cookie = app.signed_in("third@example.jp", Role::Organizer).await;
        let late = of_trash(&app, &cookie, "/do/restore_theme", first.id).await;
        assert_eq!(late.status, StatusCode::NOT_FOUND);
        for _ in 0..2 {
            let purged = of_trash(&app, &cookie, "/do/purge_theme", second.id).await;
            assert_eq!(purged.location(), "/admin/trash?done=purged");
        }
        assert!(app.state.board.trash().await.expect("read").is_empty());
    }

    async fn an_address_that_staff_have_seen_leads_to_no_other_theme(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = draft(&app, "denwa").await;
        app.move_to(theme.id, State::Announced).await;
        let theme = app.move_to(theme.id, State::Draft).await;
        let unseen = draft(&app, "mada").await;
        delete(&app, &cookie, &theme).await;
        delete(&app, &cookie, &unseen).await;
        let made = |slug: &'static str| {
            let app = &app;
            async move { app.state.create_theme(&plan(slug), false).await }
        };
        assert!(made("denwa").await.is_err(), "somebody has a poster of it");
        let other = made("mada").await.expect("nobody has seen it");
        // Nor by another way: a draft that is changed, drafts of a file.
        let other = app.state.board.theme(other).await.expect("there");
        let update = app.state.board.update_theme(&other, other.version, &plan("denwa"), app.state.today(), "").await;
        assert!(update.is_err());
        let id = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5b".parse().map(ThemeId).expect("an id");
        app.state.board.create_drafts(&[(id, plan("denwa"))], false).await.expect("made").unseen();
        assert_eq!(app.state.board.theme(id).await.expect("there").slug, "denwa-2");
        // It is its own again; what was given away meanwhile is not.
        of_trash(&app, &cookie, "/do/restore_theme", theme.id).await;
        assert_eq!(app.state.board.theme(theme.id).await.expect("back").slug, "denwa");
        of_trash(&app, &cookie, "/do/restore_theme", unseen.id).await;
        assert_eq!(app.state.board.theme(unseen.id).await.expect("back").slug, "mada-2");
    }

    async fn what_staff_hold_in_their_hands_is_not_deleted(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let mut planned = plan("kuji");
        (planned.tier, planned.quorum) = (Tier::Drawn, 5);
        let id = app.state.create_theme(&planned, false).await.expect("made");
        let page = format!("/admin/themes/{id}");
        let slips = format!("{page}/slips");
        let theme = app.state.board.theme(id).await.expect("there");
        assert!(app.get_as(&cookie, &page).await.body.contains("この下書きを消す"));
        app.form(&cookie, &slips, &[("page", &page), ("count", "8"), ("printed", "0")]).await;
        assert!(app.get_as(&cookie, &page).await.body.contains("券を持っている人がいるからです"));
        assert_eq!(delete(&app, &cookie, &theme).await.status, StatusCode::CONFLICT);
        let open = app.theme().await;
        assert_eq!(delete(&app, &cookie, &open).await.status, StatusCode::CONFLICT);
        assert!(app.state.board.trash().await.expect("read").is_empty());

        let other = draft(&app, "betsu").await;
        let stale = Theme { version: other.version + 1, ..other.clone() };
        assert_eq!(delete(&app, &cookie, &stale).await.status, StatusCode::CONFLICT);
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert_eq!(delete(&app, &reviewer, &other).await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.get_as(&reviewer, "/admin/trash").await.status, StatusCode::FORBIDDEN);
    }
}
