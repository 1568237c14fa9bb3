//! Which requests of people with accounts are acts, and keeps them when they are done.
//!
//! Every form that an account sends passes here, by its row of the address table, so that a new one
//! cannot be forgotten (the test below); signing in and out are kept by their verbs.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, Method, Response},
    middleware::Next,
};

use super::{AppState, echo::Rerender, session};
use crate::address::{FoundRoute, Route, Serves};
use crate::domain::{
    act::{Act, Deed},
    ids::AccountId,
};

/// What somebody does who sends a form to this address, or takes the file that is there; nothing
/// where it is no act of an account, or tells nothing that others do not see.
const fn of(route: Route) -> Option<Act> {
    Some(match route {
        Route::ChangePassword => Act::ChangedPassword,
        Route::AddPasskey | Route::DropPasskey => Act::ChangedPasskey,
        Route::EndSession => Act::EndedSession,
        Route::Invite | Route::InviteAgain => Act::Invited,
        Route::SetRole => Act::SetRole,
        Route::EndAccount => Act::EndedAccount,
        Route::SetBasics
        | Route::PutOffStep
        | Route::SaveOfficeWords
        | Route::SavePolicyFields
        | Route::SaveSchemes
        | Route::SaveLetterhead
        | Route::ImportLetterhead => Act::SetOffice,
        Route::SaveChannel
        | Route::RenewChannel
        | Route::TestChannel
        | Route::RetryChannel
        | Route::DropChannel => Act::SetChannel,
        Route::SetPassphrase => Act::SetPassphrase,
        Route::BeginTrial | Route::EndTrial => Act::Tried,
        Route::ImportHolidays
        | Route::DropHolidays
        | Route::AddOfficeDays
        | Route::DropOfficeDays
        | Route::SetNewYear => Act::SetCalendar,
        Route::MakeFeed | Route::EndFeed => Act::SetFeed,
        Route::ImportIdeas
        | Route::SaveIdea
        | Route::DropIdea
        | Route::SavePreset
        | Route::DropPreset
        | Route::SaveTemplate
        | Route::DropTemplate => Act::SavedPattern,
        Route::SaveTheme | Route::BeginWithPreset => Act::PlannedTheme,
        Route::ImportYear | Route::CopyYear | Route::ThemeExchange | Route::ChooseThemes => {
            Act::PlannedThemes
        }
        Route::OpenEmergency => Act::OpenedEmergency,
        Route::MoveTheme => Act::MovedTheme,
        Route::DeleteTheme => Act::DeletedTheme,
        Route::RestoreTheme => Act::RestoredTheme,
        Route::PurgeTheme => Act::PurgedTheme,
        Route::ImportRoster => Act::ImportedRoster,
        Route::PrintLinks => Act::MadeLinks,
        Route::PrintSlips => Act::PrintedSlips,
        route => return of_notes(route),
    })
}

/// The same for what is done to notes.
const fn of_notes(route: Route) -> Option<Act> {
    Some(match route {
        Route::HideNote | Route::HideOpening => Act::HidNote,
        Route::RestoreNote => Act::RestoredNote,
        Route::ApproveNote => Act::ApprovedNote,
        Route::DecideNote | Route::NoteDown => Act::DecidedNote,
        Route::ProposeBlock => Act::ProposedBlock,
        Route::ConfirmBlock => Act::ConfirmedBlock,
        Route::DropProposal | Route::LiftBlock => Act::LiftedBlock,
        Route::TypeNote
        | Route::CorrectPaper
        | Route::TakePaperBack
        | Route::ImportPaper
        | Route::PhotoPaper => Act::TypedPaper,
        route => return of_review(route),
    })
}

/// The same for the working group and what leaves.
const fn of_review(route: Route) -> Option<Act> {
    Some(match route {
        Route::GroupNotes
        | Route::MoveNotes
        | Route::TakeOutNotes
        | Route::RenameGroup
        | Route::MergeGroups
        | Route::DissolveGroup
        | Route::AcceptSuggestion
        | Route::RefuseSuggestion
        | Route::BringGroups
        | Route::DropBrought
        | Route::UndoStep
        | Route::RedoStep => Act::Grouped,
        Route::SaveDraft
        | Route::DropDraft
        | Route::DraftMany
        | Route::AddRemark
        | Route::SaveProposal => Act::DraftedAnswer,
        Route::PublishAnswers => Act::PublishedAnswers,
        Route::Ask => Act::AskedWriter,
        Route::OpenHands | Route::CloseHands => Act::AskedForHands,
        Route::ShortlistItems
        | Route::ShortlistTop
        | Route::DropShortlisted
        | Route::MoveShortlisted => Act::Shortlisted,
        Route::PlanMeeting | Route::SaveMinutes => Act::HeldMeeting,
        Route::MakeEnquiry
        | Route::LinkEnquiry
        | Route::SendEnquiry
        | Route::CloseEnquiry
        | Route::ReopenEnquiry
        | Route::DropEnquiry
        | Route::SaveReplies
        | Route::ImportReplies => Act::Enquired,
        Route::PublishReport | Route::NumberReport => Act::PublishedReport,
        Route::Outside => Act::SentOutside,
        Route::RuleWords => Act::RuledDisclosure,
        Route::DisclosureFile => Act::TookDisclosure,
        Route::AgendaFile | Route::EnquiryFile | Route::ProposalFile | Route::PrintPaper => {
            Act::TookFile
        }
        Route::ActsFile => Act::TookActs,
        _ => return None,
    })
}

/// What the request does, if it is an act: what its address says, and the fields of its form.
pub fn deed(found: &FoundRoute<'_>, form: &[(String, String)]) -> Option<Deed> {
    let what = of(found.route)?;
    let field = |name: &str| form.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
    let part = |wanted: &str| {
        let at = found.route.names().position(|name| name == wanted)?;
        found.parts.get(at).copied()
    };
    let is_themes = matches!(
        what,
        Act::PlannedTheme
            | Act::MovedTheme
            | Act::DeletedTheme
            | Act::RestoredTheme
            | Act::PurgedTheme
            | Act::PublishedReport
    );
    let theme = part("id").or_else(|| field("theme")).or_else(|| field("id").filter(|_| is_themes));
    let other = part("account").or_else(|| field("account"));
    Some(Deed {
        what,
        theme: theme.and_then(|id| id.parse().ok()),
        other: other.and_then(|id| id.parse().ok()),
    })
}

/// An act that is about to be done, if it is one, and by whom.
pub struct Begun(Option<(AccountId, Deed)>);

impl Begun {
    /// Looks who sends the request, before it is answered: whoever ends their own account is
    /// somebody until then.
    pub async fn look(state: &AppState, headers: &HeaderMap, deed: Option<Deed>) -> Self {
        let Some(deed) = deed else { return Self(None) };
        let account = session::account(state, headers).await.ok().flatten();
        Self(account.map(|account| (account.id, deed)))
    }

    /// Keeps it: it was done.
    pub async fn done(self, state: &AppState) {
        if let Self(Some((account, deed))) = self {
            state.did(Some(account), deed).await;
        }
    }
}

/// Keeps what handlers of their own do: files taken in, sheets printed, files taken away. The
/// server functions are kept where their fields are read
/// ([`middleware::named_forms`](super::middleware::named_forms)).
pub async fn acts(
    State(state): State<AppState>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let found = Route::find(request.uri().path());
    let wanted = found.filter(|found| match found.route.serves() {
        Serves::Post | Serves::PageAndPost => request.method() == Method::POST,
        Serves::Data => request.method() == Method::GET,
        Serves::Page | Serves::Form | Serves::File => false,
    });
    let deed = wanted.and_then(|found| deed(&found, &[]));
    let act = Begun::look(&state, request.headers(), deed).await;
    let answer = next.run(request).await;
    if answer.status().as_u16() < 400 && !is_refused(&answer) {
        act.done(&state).await;
    }
    answer
}

/// Whether the form comes back with what is wrong in it.
fn is_refused(answer: &Response<Body>) -> bool {
    answer.extensions().get::<Rerender>().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Readers;

    /// What an account can send, and is not kept: nothing.
    #[test]
    fn every_form_of_an_account_is_an_act() {
        for route in Route::ALL {
            let behind = matches!(route.readers(), Readers::Account(_));
            let is_sent =
                matches!(route.serves(), Serves::Form | Serves::Post | Serves::PageAndPost);
            // The exchange file holds no note and nobody's name; asking a browser for a passkey adds none.
            let is_none = matches!(route, Route::ThemesFile | Route::BeginOwnPasskey);
            if behind && is_sent && !is_none {
                assert!(of(*route).is_some(), "{}", route.pattern());
            }
            assert!(behind || of(*route).is_none(), "{}: not an account's", route.pattern());
        }
    }

    #[test]
    fn what_it_was_done_to_stands_in_the_address_or_the_form() {
        let (id, other) =
            ("0198a5b2-0000-4000-8000-000000000001", "0198a5b2-0000-4000-8000-000000000002");
        let deed = |path: &str, form: &[(&str, &str)]| {
            let form: Vec<(String, String)> =
                form.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
            super::deed(&Route::find(path).expect("an address"), &form)
        };
        let slips = deed(&format!("/admin/themes/{id}/slips"), &[]).expect("an act");
        assert_eq!((slips.what, slips.theme), (Act::PrintedSlips, id.parse().ok()));
        let hidden = deed("/do/hide_note", &[("theme", id), ("note", other)]).expect("an act");
        assert_eq!(
            (hidden.what, hidden.theme, hidden.other),
            (Act::HidNote, id.parse().ok(), None)
        );
        let ended = deed("/do/end_account", &[("account", other)]).expect("an act");
        assert_eq!((ended.theme, ended.other), (None, other.parse().ok()));
        // An idea has an id too, and is no theme.
        let idea = deed("/do/save_idea", &[("id", id)]).expect("an act");
        assert_eq!(idea.theme, None);
        assert_eq!(deed("/do/sign_in", &[]), None);
    }
}
