//! The team: accounts as those see them who look after them, and the invitations to have one.

use super::{
    account::{self, Role},
    ids::AccountId,
    problem::{Invalid, Problem},
    text, text_enum,
};

text_enum!(
    /// What an account is.
    AccountState {
        /// Somebody was given a link, and has set no password yet.
        Invited = "invited",
        /// Somebody can sign in with it.
        Active = "active",
        /// Nobody can ever again.
        Ended = "ended",
    }
);

text_enum!(
    /// What became of the link of an invitation.
    InvitationState {
        /// It can be used, until it expires.
        Open = "open",
        /// Somebody set a password with it.
        Used = "used",
        /// A newer one was made.
        Replaced = "replaced",
        /// Its account ended first.
        Ended = "ended",
    }
);

text_enum!(
    /// Why a link of an invitation leads nowhere.
    DeadLink {
        /// Somebody set a password with it.
        Used = "used",
        /// A newer one was made.
        Replaced = "replaced",
        /// Its days are over.
        Expired = "expired",
        /// The account has ended.
        Ended = "ended",
        /// There is none like it.
        Unknown = "unknown",
    }
);

/// For so many seconds the link of an invitation is good: seven days.
pub const INVITATION_SECONDS: i64 = 7 * 24 * 60 * 60;
/// The longest name.
pub const MEMBER_NAME_MAX: usize = 50;

/// An account in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub id: AccountId,
    /// What the person is called; empty for accounts from before there were names.
    pub name: String,
    /// The name to sign in with.
    pub email: String,
    /// What it may do.
    pub role: Role,
    /// What it is.
    pub state: AccountState,
    /// When it ended, as Unix seconds.
    pub ended_at: Option<i64>,
    /// Until when its open invitation is good, as Unix seconds; it may be over.
    pub invited_until: Option<i64>,
    /// Whether it is that of somebody at the office's own provider, which says what they may do.
    pub is_of_provider: bool,
}

impl Member {
    /// What the person is called, or else how they sign in.
    pub fn shown_name(&self) -> &str {
        if self.name.is_empty() { &self.email } else { &self.name }
    }

    /// Whether somebody can sign in with it now.
    pub fn is_active(&self) -> bool {
        self.state == AccountState::Active
    }
}

/// The form of an invitation, as typed.
#[derive(Clone, Debug, Default)]
pub struct InviteForm {
    /// What the person is called.
    pub name: String,
    /// The name to sign in with.
    pub email: String,
    /// The word for the role.
    pub role: String,
}

/// Somebody to be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// What the person is called.
    pub name: String,
    /// The name to sign in with.
    pub email: String,
    /// What they will be allowed.
    pub role: Role,
}

impl InviteForm {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Field by field: `name`, `email`, `role`.
    pub fn parse(&self) -> Result<NewMember, Invalid> {
        let mut bad = Invalid::default();
        let name = bad.take("name", parse_name(&self.name));
        let email = bad.take("email", account::parse_email(&self.email));
        let role = bad.take("role", parse_role(&self.role));
        let new = name.zip(email).zip(role);
        bad.or(new.map(|((name, email), role)| NewMember { name, email, role }))
    }
}

/// Reads the word for a role.
///
/// # Errors
/// [`Problem::NotChosen`].
pub fn parse_role(word: &str) -> Result<Role, Problem> {
    word.parse().map_err(|_| Problem::NotChosen)
}

fn parse_name(typed: &str) -> Result<String, Problem> {
    let name = text::fold_line(typed);
    let actual = text::graphemes(&name);
    if name.is_empty() {
        Err(Problem::Empty)
    } else if actual > MEMBER_NAME_MAX {
        Err(Problem::TooLong { max: MEMBER_NAME_MAX, actual })
    } else {
        Ok(name)
    }
}

/// Why the link of an invitation leads nowhere, if it does; of an account that has ended, that it
/// has, whatever became of the link before.
pub fn dead_link(
    link: InvitationState,
    expires_at: i64,
    account: AccountState,
    now: i64,
) -> Option<DeadLink> {
    match (account, link) {
        (AccountState::Ended, _) | (_, InvitationState::Ended) => Some(DeadLink::Ended),
        (_, InvitationState::Used) => Some(DeadLink::Used),
        (_, InvitationState::Replaced) => Some(DeadLink::Replaced),
        (_, InvitationState::Open) => (expires_at <= now).then_some(DeadLink::Expired),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_read_field_by_field() {
        let form = |name: &str, email: &str, role: &str| InviteForm {
            name: name.into(),
            email: email.into(),
            role: role.into(),
        };
        assert_eq!(
            form("　人事　花子 ", "Hanako@Example.jp", "organizer").parse(),
            Ok(NewMember {
                name: "人事 花子".into(),
                email: "hanako@example.jp".into(),
                role: Role::Organizer
            })
        );
        let fields = |form: InviteForm| {
            let wrong = form.parse().expect_err("wrong").0;
            wrong.into_iter().map(|one| one.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(form("", "x", "king")), ["name", "email", "role"]);
        assert_eq!(fields(form(&"あ".repeat(51), "a@b", "admin")), ["name"]);
    }

    #[test]
    fn a_dead_link_says_why() {
        use InvitationState::{Ended, Open, Replaced, Used};
        let of = |link, account| dead_link(link, 10, account, 9);
        assert_eq!(of(Open, AccountState::Invited), None);
        assert_eq!(dead_link(Open, 10, AccountState::Invited, 10), Some(DeadLink::Expired));
        assert_eq!(of(Used, AccountState::Active), Some(DeadLink::Used));
        assert_eq!(of(Replaced, AccountState::Invited), Some(DeadLink::Replaced));
        for link in [Open, Used, Replaced, Ended] {
            assert_eq!(of(link, AccountState::Ended), Some(DeadLink::Ended));
        }
    }
}
