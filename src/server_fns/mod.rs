//! Server functions, the forms of people with accounts: one file per noun. Each asks who sent it,
//! calls a verb of [`crate::service`], and leads on.
//!
//! They are called by plain forms; a failure renders the form's page again (see
//! [`crate::http::echo`]). Every one is a POST, and a test lists them. Addresses are named, so that
//! open tabs survive a deploy.
#![expect(
    missing_docs,
    reason = "the server macro makes a struct of the arguments, which are the fields of the form"
)]

mod answers;
mod calendar;
mod channels;
mod choosing;
mod disclosure;
mod emergency;
mod enquiries;
mod first_day;
mod groups;
mod hands;
mod letterhead;
mod library;
mod moderation;
mod own_account;
mod paper;
mod presets;
mod proposals;
mod questions;
mod queue;
mod reports;
mod shortlist;
mod sign_in;
mod suggested;
mod team;
mod templates;
mod themes;
mod trash;
mod year;

pub use answers::{AddRemark, DropDraft, PublishAnswers, SaveDraft};
pub use calendar::{AddOfficeDays, DropHolidays, DropOfficeDays, SetNewYear};
pub use channels::{DropChannel, RenewChannel, RetryChannel, SaveChannel, TestChannel};
pub use choosing::ChooseThemes;
pub use disclosure::RuleWords;
pub use emergency::OpenEmergency;
pub use enquiries::{
    CloseEnquiry, DropEnquiry, MakeEnquiry, ReopenEnquiry, ReplyByLink, SaveReplies, SendEnquiry,
};
pub use first_day::{BeginTrial, EndTrial, PinTrial, PutOffStep, SetBasics, SetPassphrase};
pub use groups::{
    DissolveGroup, GroupNotes, MergeGroups, MoveNotes, RedoStep, RenameGroup, TakeOutNotes,
    UndoStep,
};
pub use hands::{CloseHands, KeepHand, OpenHands, TakeHandBack};
pub use letterhead::SaveLetterhead;
pub use library::{DropIdea, SaveIdea};
pub use moderation::{
    ApproveNote, ConfirmBlock, DropProposal, HideNote, HideOpening, LiftBlock, ProposeBlock,
    RestoreNote,
};
pub use own_account::{ChangePassword, DropPasskey, EndSession};
pub use paper::{CorrectPaper, TakePaperBack, TypeNote};
pub use presets::{BeginWithPreset, DropPreset, SavePreset};
pub use proposals::{SaveProposal, SaveSchemes};
pub use questions::Ask;
pub use queue::{DecideNote, NoteDown};
pub use reports::{NumberReport, PublishReport};
pub use shortlist::{
    DropShortlisted, MoveShortlisted, PlanMeeting, SaveMinutes, ShortlistItems, ShortlistTop,
};
pub use sign_in::{SetUp, SignIn, SignOut};
pub use suggested::{AcceptSuggestion, DropBrought, RefuseSuggestion, SavePolicyFields};
pub use team::{EndAccount, JoinTeam, SetRole};
pub use templates::{DraftMany, DropTemplate, SaveTemplate};
pub(crate) use themes::origin;
pub use themes::{MoveTheme, SaveTheme};
pub use trash::{DeleteTheme, PurgeTheme, RestoreTheme};
pub use year::{CopyYear, EndFeed};

use axum::http::{HeaderMap, HeaderValue, header::SET_COOKIE, request::Parts};
use leptos::prelude::{Owner, expect_context, use_context};
use leptos_axum::ResponseOptions;

use crate::address::Route;
use crate::domain::fault::Fault;
use crate::http::{AppState, session};
use crate::service::{Actor, Error};
use crate::store::Account;

/// The state of the program.
fn state() -> AppState {
    expect_context::<AppState>()
}

fn headers() -> HeaderMap {
    use_context::<Parts>().map(|parts| parts.headers).unwrap_or_default()
}

/// A form that somebody with an account sent: who, on what state of the program, and the way on
/// from it.
struct NamedForm {
    state: AppState,
    headers: HeaderMap,
    account: Account,
    actor: Actor,
    /// The request's context is reached through its owner, for it is gone after the first wait.
    owner: Option<Owner>,
}

impl NamedForm {
    /// The form that was sent to this address, if whoever sent it may. To be asked for before
    /// anything is waited for.
    ///
    /// # Errors
    /// [`Fault::NotSignedIn`], [`Fault::Forbidden`].
    async fn at(route: Route) -> Result<Self, Fault> {
        let (state, headers, owner) = (state(), headers(), Owner::current());
        let account = session::allowed(&state, &headers, route).await.map_err(Error::told)?;
        Ok(Self { state, headers, actor: Actor::of(&account), account, owner })
    }

    /// Leads on to a page.
    fn go(&self, to: &str) {
        go(self.owner.as_ref(), to);
    }
}

/// Redirects.
fn go(owner: Option<&Owner>, to: &str) {
    if let Some(owner) = owner {
        owner.with(|| leptos_axum::redirect(to));
    }
}

fn set_cookie(response: Option<ResponseOptions>, cookie: HeaderValue) {
    if let Some(response) = response {
        response.append_header(SET_COOKIE, cookie);
    }
}
