//! Notes that are read first, and authors who are stopped.

use kizuki_board::domain::{
    account::Role,
    ids::{AccountId, NoteId},
    opening::BoxRule,
    theme::Theme,
};
use kizuki_board::store::{Confirmed, Proposed};
use uuid::Uuid;

use super::TestApp;

pub const FIRST: AccountId = AccountId(Uuid::from_u128(0xa1));
pub const SECOND: AccountId = AccountId(Uuid::from_u128(0xa2));

/// Stops the posting of whoever wrote a note, as two organizers do.
pub async fn stop(app: &TestApp, theme: &Theme, note: NoteId) {
    assert_eq!(
        app.state.board.propose_block(theme.id, note, FIRST).await.expect("proposed"),
        Proposed::New
    );
    let done = app
        .state
        .board
        .confirm_block(theme.id, note, SECOND, Role::Organizer, app.state.today())
        .await;
    assert_eq!(done.expect("confirmed").unseen(), Confirmed::Stopped);
}

/// An open theme whose notes are read first.
pub async fn premoderated(app: &TestApp, rule: BoxRule) -> Theme {
    app.theme_with(|plan| (plan.premoderated, plan.box_rule) = (true, rule)).await
}
