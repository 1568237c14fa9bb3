//! The few people who have accounts: organizers, reviewers, administrators.

use super::problem::Problem;
use super::text;
use super::text_enum;

text_enum!(
    /// What an account may do.
    Role {
        /// 管理者: everything, accounts too.
        Admin = "admin",
        /// 主催者: themes, moderation, reports.
        Organizer = "organizer",
        /// 検討メンバー: reads reports before they are public, and puts notes into groups.
        Reviewer = "reviewer",
    }
);

text_enum!(
    /// What can be done with an account. Who may do it is one table: [`Role::may`].
    Right {
        /// Looks at themes, at their hidden and held notes, and at reports before they are public.
        Read = "read",
        /// Plans, opens and closes themes, emergency themes too, and moves them on.
        Themes = "themes",
        /// Hides notes and shows them again, approves what is held, stops the posting of whoever
        /// wrote a note.
        Moderation = "moderation",
        /// Publishes a report, and takes it back.
        Reports = "reports",
        /// Who may pick up a ticket: the roster, personal links, slips to print.
        Tickets = "tickets",
        /// Puts notes into groups on the bench, answers them, asks departments.
        Review = "review",
        /// Types in what hangs on the cardboard, and counts its stickers.
        Paper = "paper",
        /// Sets what is the whole office's: its letterhead.
        Office = "office",
        /// Invites people, sets their roles, ends accounts.
        Team = "team",
    }
);

impl Role {
    /// Whether somebody with this role may. A new role or right is a compile error until it is
    /// decided here.
    pub const fn may(self, right: Right) -> bool {
        match (self, right) {
            (Self::Admin, Right::Office | Right::Team)
            | (
                Self::Admin | Self::Organizer,
                Right::Read
                | Right::Themes
                | Right::Moderation
                | Right::Reports
                | Right::Tickets
                | Right::Review
                | Right::Paper,
            )
            | (Self::Reviewer, Right::Read | Right::Review) => true,
            (
                Self::Reviewer,
                Right::Themes | Right::Moderation | Right::Reports | Right::Tickets | Right::Paper,
            )
            | (Self::Organizer | Self::Reviewer, Right::Office | Right::Team) => false,
        }
    }

    /// What somebody with this role may do, in the order of [`Right`].
    pub fn rights(self) -> impl Iterator<Item = Right> {
        Right::ALL.iter().copied().filter(move |right| self.may(*right))
    }
}

/// The longest address that mail can carry (RFC 5321, 4.5.3.1.3, less the brackets).
const EMAIL_MAX: usize = 254;
/// The shortest password, in grapheme clusters (NIST SP 800-63B rev. 4, 3.1.1.2, for a password on
/// its own: 15).
pub const PASSWORD_MIN: usize = 15;
/// The longest password, in bytes: hashing must stay cheap to refuse.
const PASSWORD_MAX_BYTES: usize = 1024;

/// Reads an e-mail address, lower-cased. It is only a name to sign in with: nothing is ever sent to
/// it, so the check is coarse.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::TooLong`] or [`Problem::Malformed`].
pub fn parse_email(raw: &str) -> Result<String, Problem> {
    let email = text::fold_line(raw).to_lowercase();
    if email.is_empty() {
        return Err(Problem::Empty);
    }
    if email.len() > EMAIL_MAX {
        return Err(Problem::TooLong { max: EMAIL_MAX, actual: email.len() });
    }
    match email.split_once('@') {
        Some((name, host))
            if !name.is_empty()
                && !host.is_empty()
                && !host.contains('@')
                && !email.contains(' ') =>
        {
            Ok(email)
        }
        _ => Err(Problem::Malformed),
    }
}

/// Checks a new password: length only, as NIST SP 800-63B asks; it is never changed, trimmed or
/// shown.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::TooShort`] or [`Problem::TooLong`].
pub fn check_password(password: &str) -> Result<(), Problem> {
    if password.is_empty() {
        Err(Problem::Empty)
    } else if text::graphemes(password) < PASSWORD_MIN {
        Err(Problem::TooShort { min: PASSWORD_MIN })
    } else if password.len() > PASSWORD_MAX_BYTES {
        Err(Problem::TooLong { max: PASSWORD_MAX_BYTES, actual: password.len() })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folded() {
        assert_eq!(parse_email(" Ｈｒ@Example.jp ").as_deref(), Ok("hr@example.jp"));
        for bad in ["hr", "@x", "hr@", "a@b@c", "a b@c"] {
            assert_eq!(parse_email(bad), Err(Problem::Malformed), "{bad}");
        }
    }

    #[test]
    fn passwords_are_judged_by_length() {
        assert_eq!(check_password(""), Err(Problem::Empty));
        assert_eq!(check_password(&"あ".repeat(14)), Err(Problem::TooShort { min: 15 }));
        assert_eq!(check_password(&"あ".repeat(15)), Ok(()));
        assert!(check_password(&"x".repeat(1025)).is_err());
    }
}
