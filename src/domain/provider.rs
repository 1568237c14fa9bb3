//! The office's own accounts at a provider (OpenID Connect): which of its claims gives which role,
//! and why somebody who comes from there is not let in.

use std::str::FromStr;

use super::account::Role;
use super::text_enum;

text_enum!(
    /// Why somebody who signs in at the provider is not let in here.
    NoEntry {
        /// They gave up there, or the provider refused them.
        GivenUp = "given-up",
        /// It was begun in another browser, too long ago, or has come to its end before.
        NotBegun = "not-begun",
        /// The provider cannot be reached.
        NoAnswer = "no-answer",
        /// What it says does not pass the checks.
        NotTrusted = "not-trusted",
        /// Nothing that it says of them gives a role, or nothing any more.
        NoRole = "no-role",
        /// Their account has ended.
        Ended = "ended",
    }
);

/// What a claim must be for a role: `groups=kaizen-wg:reviewer`. A comma within the value is
/// written `%2C`, a percent sign `%25`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRule {
    /// The name of the claim; with dots where it lies within others (`realm_access.roles`).
    pub claim: String,
    /// What it must be, or have among its values.
    pub value: String,
    /// What such a person may do here.
    pub role: Role,
}

impl FromStr for RoleRule {
    type Err = &'static str;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        const HOW: &str = "claim=value:role, where the role is admin, organizer or reviewer, such as groups=kaizen-wg:reviewer";
        let (claim, rest) = typed.trim().split_once('=').ok_or(HOW)?;
        let (value, role) = rest.rsplit_once(':').ok_or(HOW)?;
        let role = role.trim().parse().map_err(|_| HOW)?;
        // In one pass: what a percent sign stands for is not read once more.
        let value: Vec<String> =
            value.split("%25").map(|part| part.replace("%2C", ",").replace("%2c", ",")).collect();
        let value = value.join("%");
        let claim = claim.trim().to_owned();
        if claim.is_empty() || value.is_empty() {
            return Err(HOW);
        }
        Ok(Self { claim, value, role })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_as_it_is_written() {
        for (typed, claim, value, role) in [
            ("groups=hr-board:admin", "groups", "hr-board", Role::Admin),
            (" groups=/人事課:organizer ", "groups", "/人事課", Role::Organizer),
            ("roles=urn:x:y:reviewer", "roles", "urn:x:y", Role::Reviewer),
            ("groups=CN=wg%2CDC=jp:reviewer", "groups", "CN=wg,DC=jp", Role::Reviewer),
            ("rate=100%25:reviewer", "rate", "100%", Role::Reviewer),
            ("a.b=%252C:reviewer", "a.b", "%2C", Role::Reviewer),
        ] {
            let rule: RoleRule = typed.parse().expect(typed);
            let read = (rule.claim.as_str(), rule.value.as_str(), rule.role);
            assert_eq!(read, (claim, value, role), "{typed}");
        }
        for bad in ["", "groups", "groups=x", "groups=x:king", "=x:admin", "groups=:admin"] {
            assert!(bad.parse::<RoleRule>().is_err(), "{bad}");
        }
    }
}
