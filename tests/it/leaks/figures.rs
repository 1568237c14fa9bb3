//! What the figures of a running theme tell an organizer: nothing that the board, its report and
//! the public log do not tell everybody, and nothing earlier.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::NaiveDate;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    figures::Figures,
    ids::NoteId,
    note::HideReason,
    opening::BoxRule,
    settings::{Tally, Tier},
    theme::Theme,
};
use kizuki_board::log::{Entry, Event};
use kizuki_board::service::Actor;

use crate::support::moderation::FIRST;
use crate::support::sealed::{act, https, pick_up, post, ready};
use crate::support::{DAY, NOON, TestApp, both_dbs, secret};

async fn figures(app: &TestApp) -> Vec<Figures> {
    let by = Actor { account: FIRST, role: Role::Organizer };
    let themes = app.state.board.themes().await.expect("read");
    let totals = app.state.board.totals().await.expect("read");
    app.state.figures(&by, &themes, &totals).await.expect("figures")
}

/// The days of the notes that everybody sees, as a reader counts them who has nothing but
/// `/log.json`: of each note the day of the entry with which it came out.
async fn days_by_the_public_log(app: &TestApp, theme: &Theme) -> BTreeMap<NaiveDate, u64> {
    let file: serde_json::Value =
        serde_json::from_str(&app.get("/log.json").await.body).expect("JSON");
    let entries: Vec<Entry> = serde_json::from_value(file["entries"].clone()).expect("entries");
    let shown: Vec<NoteId> = file["notes"]
        .as_array()
        .expect("notes")
        .iter()
        .map(|note| serde_json::from_value(note["note"].clone()).expect("an id"))
        .collect();
    let mut days = BTreeMap::new();
    for entry in entries {
        if let Ok(Event::BoxOpened { theme: of, pinned, .. }) = entry.event()
            && of == theme.id
        {
            let seen = pinned.iter().filter(|note| shown.contains(&note.note)).count();
            *days.entry(entry.day).or_default() += seen as u64;
        }
    }
    days.retain(|_, notes| *notes > 0);
    days
}

fn days(figures: &Figures) -> BTreeMap<NaiveDate, u64> {
    figures.days.iter().copied().filter(|(_, notes)| *notes > 0).collect()
}

both_dbs! {
    /// L13: by day, and of the same days as the public log; what is hidden or held is in neither.
    async fn l13_figures_are_those_of_the_public_log(app: TestApp) {
        let theme = app.theme().await;
        let mut last = None;
        for (n, on) in [(1, 0), (2, 0), (3, 1), (4, 3), (5, 3), (6, 3)] {
            app.state.clock.set(NOON + on * DAY);
            last = Some(app.pinned(&theme, &secret(n), "付箋").await);
        }
        let told = figures(&app).await.remove(0);
        assert_eq!(days(&told), days_by_the_public_log(&app, &theme).await);
        assert_eq!(days(&told).values().copied().collect::<Vec<_>>(), [2, 1, 3]);
        let note = last.expect("a note");
        app.state.board
            .hide_note(theme.id, note, HideReason::Abuse, Role::Organizer, app.state.today())
            .await.expect("hidden").unseen();
        let told = figures(&app).await.remove(0);
        assert_eq!(days(&told), days_by_the_public_log(&app, &theme).await);
        assert_eq!(told.notes, 5);
    }

    /// L13: nothing that anybody does moves a figure before it shows on the board; a daily box gives
    /// notes when it opens, and no earlier.
    async fn l13_figures_move_when_the_board_does(app: TestApp) {
        let theme = app.theme_with(|plan| plan.box_rule = BoxRule::Daily).await;
        app.tick().await;
        let before = figures(&app).await;
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, "/admin").await.without_nonce();
        for n in 1..=4 {
            app.post(&theme, &secret(n), "箱のなか").await;
            assert_eq!(figures(&app).await, before, "after note {n}");
        }
        app.tick().await;
        app.state.clock.set(NOON + 11 * 60);
        app.tick().await;
        assert_eq!(figures(&app).await, before, "the box is closed, whatever ticks");
        assert_eq!(app.get_as(&cookie, "/admin").await.without_nonce(), page);
        app.state.clock.set(NOON + 3600);
        app.tick().await;
        let after = figures(&app).await;
        assert_eq!(after[0].notes, 4);
        let note = app.notes(&theme).await[0].id;
        app.perform(&theme, &secret(9), Action::Like { note }).await.expect("liked");
        assert_eq!(figures(&app).await, after, "a sticker counts on the slow tick");
        app.state.clock.set(NOON + 3600 + 11 * 60);
        app.tick().await;
        assert_eq!(figures(&app).await[0].stickers, Some(1));
    }

    /// A number that the board keeps back is in no figure, and on no line of the page.
    async fn hidden_counts_are_in_no_figure(app: TestApp) {
        let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        app.tick().await;
        let cookie = app.organizer("hr@example.jp").await;
        let before = (figures(&app).await, app.get_as(&cookie, "/admin").await.without_nonce());
        assert_eq!(before.0[0].stickers, None);
        for n in 2..12 {
            app.perform(&theme, &secret(n), Action::Like { note }).await.expect("liked");
        }
        app.tick().await;
        let after = (figures(&app).await, app.get_as(&cookie, "/admin").await.without_nonce());
        assert_eq!(before, after, "ten stickers more");
    }
}

/// Tickets are those of the board's last tick, and shown as long as the board shows them. The report
/// says the same.
#[tokio::test]
async fn tickets_in_figures_are_those_of_the_board() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    assert_eq!(theme.tier, Tier::Sealed);
    app.tick().await;
    let before = figures(&app).await;
    let counts = app.state.tickets_shown(&theme).await.expect("counted");
    let told = before[0].tickets.expect("shown");
    assert_eq!((told.out, told.used, told.of), (counts.out, counts.used, counts.of));
    let mut seals = Vec::new();
    for (n, link) in (1..).zip(&links[..5]) {
        seals.push((n, pick_up(&app, &theme, link, n).await));
    }
    for (n, seal) in seals {
        let answer = act(&app, theme.id, n, Some(&seal), post(&theme, "付箋")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    }
    assert_eq!(figures(&app).await, before, "nothing moves between ticks");
    app.state.clock.set(NOON + 11 * 60);
    app.tick().await;
    let counts = app.state.tickets_shown(&theme).await.expect("counted");
    let told = figures(&app).await[0].tickets.expect("shown");
    assert_eq!((told.out, told.used, told.of), (counts.out, counts.used, counts.of));
    let material = app.state.material(theme).await.expect("material");
    assert_eq!(material.participation, Some(told), "as in the report");
}
