//! The verbs of the team: administrators invite people, set their roles, and end accounts; whoever is
//! invited sets a password and is in.

use super::{
    Actor, Error, Service,
    accounts::{check_passwords, no_hash},
    password, token,
};
use crate::domain::{
    account::{Right, Role},
    fault::Fault,
    ids::AccountId,
    problem::{Invalid, Problem},
    team::{AccountState, DeadLink, INVITATION_SECONDS, InviteForm, Member, dead_link, parse_role},
};
use crate::store;

/// In the form that ends an account: what it proposed is taken back.
pub const NO_HEIR: &str = "none";

/// An account as administrators look at it.
#[derive(Clone, Debug)]
pub struct MemberAt {
    /// The account.
    pub member: Member,
    /// How many proposals of it wait for a second person.
    pub proposals: usize,
    /// To whom they can be handed over.
    pub heirs: Vec<Member>,
}

/// The form that ends an account, as typed.
#[derive(Clone, Debug, Default)]
pub struct EndForm {
    /// Who takes over what is open: an account, [`NO_HEIR`], or nothing chosen.
    pub heir: String,
    /// Whether it is meant so.
    pub sure: bool,
}

impl Service {
    /// All accounts, by their addresses; those that have ended last.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn team(&self, by: &Actor) -> Result<Vec<Member>, Error> {
        by.must(Right::Team)?;
        let mut team = self.people.team().await?;
        team.sort_by_key(|member| member.state == AccountState::Ended);
        Ok(team)
    }

    /// One account, with what must be handed over when it ends.
    ///
    /// # Errors
    /// [`Fault::NotFound`], [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn member(&self, by: &Actor, id: AccountId) -> Result<MemberAt, Error> {
        let team = self.team(by).await?;
        let proposals = self.board.proposals_of(id).await?.len();
        let heirs = team.iter().filter(|one| can_take_over(one, id)).cloned().collect();
        let member = team.into_iter().find(|one| one.id == id).ok_or(Fault::NotFound)?;
        Ok(MemberAt { member, proposals, heirs })
    }

    /// Invites somebody; `link` is the secret of their link, made with the form: sent again, it is
    /// one invitation.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Malformed`], [`Fault::Forbidden`];
    /// [`Fault::Conflict`] where that link was used or replaced since.
    pub async fn invite(&self, by: &Actor, link: &str, form: &InviteForm) -> Result<Member, Error> {
        by.must(Right::Team)?;
        if !token::is_one(link) {
            return Err(Fault::Malformed.into());
        }
        let new = form.parse()?;
        let until = self.clock.now() + INVITATION_SECONDS;
        match self.people.invite(by.account, &token::hash(link), &new, until).await {
            Ok(id) => Ok(self.people.member(id).await?),
            Err(store::NotChanged::Store(store::Error::Taken)) => {
                Err(Invalid::one("email", self.taken(&new.email).await?).into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Why nobody can be invited with this address.
    async fn taken(&self, email: &str) -> Result<Problem, Error> {
        Ok(match self.people.state_of_email(email).await? {
            Some(AccountState::Ended) => Problem::EndedAccount,
            Some(AccountState::Invited) => Problem::InvitedAlready,
            Some(AccountState::Active) | None => Problem::Taken,
        })
    }

    /// Makes the link of an invitation anew; the earlier one is good no more.
    ///
    /// # Errors
    /// [`Fault::Malformed`], [`Fault::Forbidden`], [`Fault::NotFound`]; [`Fault::Conflict`] where
    /// the account waits for no password (any more).
    pub async fn invite_again(
        &self,
        by: &Actor,
        id: AccountId,
        link: &str,
    ) -> Result<Member, Error> {
        by.must(Right::Team)?;
        if !token::is_one(link) {
            return Err(Fault::Malformed.into());
        }
        let until = self.clock.now() + INVITATION_SECONDS;
        self.people.invite_again(by.account, id, &token::hash(link), until).await?;
        Ok(self.people.member(id).await?)
    }

    /// Gives an account another role, for somebody who saw it with the role `seen`.
    ///
    /// # Errors
    /// [`Fault::LastAdmin`]; [`Fault::Conflict`] where it has a third role by now, or has ended;
    /// [`Fault::Malformed`], [`Fault::Invalid`], [`Fault::Forbidden`], [`Fault::NotFound`].
    pub async fn set_role(
        &self,
        by: &Actor,
        id: AccountId,
        seen: &str,
        role: &str,
    ) -> Result<(), Error> {
        by.must(Right::Team)?;
        let seen: Role = seen.parse().map_err(|_| Fault::Malformed)?;
        let role = parse_role(role).map_err(|problem| Invalid::one("role", problem))?;
        Ok(self.people.set_role(by.account, id, seen, role).await?)
    }

    /// Ends an account for good, with its sessions and its invitation, and hands over what it
    /// proposed. Where it has ended already, what is still open is handed over.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field (`heir`, `sure`); [`Fault::LastAdmin`];
    /// [`Fault::Forbidden`], [`Fault::NotFound`].
    pub async fn end_account(
        &self,
        by: &Actor,
        id: AccountId,
        form: &EndForm,
    ) -> Result<(), Error> {
        let MemberAt { proposals, heirs, .. } = self.member(by, id).await?;
        let mut bad = Invalid::default();
        let heir = bad.take("heir", heir_of(&form.heir, proposals, &heirs));
        if !form.sure {
            bad.add("sure", Problem::NotChosen);
        }
        let heir = bad.or(heir)?;
        // First the account: from here on nothing is proposed with it any more. Where the other
        // database fails then, the form sent once more does the rest.
        self.people.end_account(by.account, id, self.clock.now()).await?;
        self.board.hand_over_proposals(id, heir).await?;
        Ok(())
    }

    /// The invitation behind a link, or why there is none to be had.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn invitation(
        &self,
        link: &str,
    ) -> Result<Result<store::Invitation, DeadLink>, Error> {
        let found = self.people.invitation(&token::hash(link)).await?;
        let now = self.clock.now();
        Ok(found.ok_or(DeadLink::Unknown).and_then(|found| {
            match dead_link(found.state, found.expires_at, found.member.state, now) {
                Some(dead) => Err(dead),
                None => Ok(found),
            }
        }))
    }

    /// Sets the first password of an invited account; returns its id and the password's hash. With
    /// a link that was used, the password that was set with it signs in, as often as at the sign-in:
    /// the second of two presses is as good as the first.
    ///
    /// # Errors
    /// [`Fault::DeadInvitation`]; [`Fault::Invalid`] field by field; [`Fault::Busy`],
    /// [`Fault::TooManyAttempts`].
    pub async fn join(
        &self,
        link: &str,
        password: String,
        again: &str,
    ) -> Result<(AccountId, String), Error> {
        match self.invitation(link).await? {
            Ok(_) => {}
            Err(DeadLink::Used) => return self.joined_before(link, password).await,
            Err(dead) => return Err(Fault::DeadInvitation(dead).into()),
        }
        check_passwords(&password, again)?;
        let hash = password::hash(password.clone()).await.map_err(no_hash)?;
        let (key, now) = (token::hash(link), self.clock.now());
        match self.people.accept_invitation(&key, now, &hash).await {
            Ok(id) => Ok((id, hash)),
            // Somebody was first: the other press, or whoever ended the account.
            Err(store::Error::Conflict) => match self.invitation(link).await? {
                Err(DeadLink::Used) => self.joined_before(link, password).await,
                Err(dead) => Err(Fault::DeadInvitation(dead).into()),
                Ok(_) => Err(Fault::Conflict.into()),
            },
            Err(error) => Err(error.into()),
        }
    }

    async fn joined_before(
        &self,
        link: &str,
        password: String,
    ) -> Result<(AccountId, String), Error> {
        let used = || Error::from(Fault::DeadInvitation(DeadLink::Used));
        let found = self.people.invitation(&token::hash(link)).await?.ok_or_else(used)?;
        match self.sign_in(&found.member.email, password, |_| None).await {
            Ok(account) => Ok((account.id, account.password_hash)),
            Err(Error::Fault(Fault::SignInFailed)) => Err(used()),
            Err(error) => Err(error),
        }
    }
}

/// Whether what somebody proposed can be handed over to this account when `ended` ends.
fn can_take_over(one: &Member, ended: AccountId) -> bool {
    one.id != ended && one.is_active() && one.role.may(Right::Moderation)
}

/// Who takes over what is open; nobody where nothing is.
fn heir_of(typed: &str, proposals: usize, heirs: &[Member]) -> Result<Option<AccountId>, Problem> {
    if proposals == 0 || typed == NO_HEIR {
        return Ok(None);
    }
    if typed.is_empty() {
        return Err(Problem::NotChosen);
    }
    let heir = heirs.iter().find(|one| one.id.to_string() == typed);
    heir.map(|one| Some(one.id)).ok_or(Problem::NotOffered)
}
