//! What a provider says of a person.

use serde_json::{Map, Value};

use crate::domain::{
    account::{self, Role},
    provider::RoleRule,
    team::MEMBER_NAME_MAX,
    text,
};

/// The claims of an ID token that has passed, and of the userinfo endpoint. Never printed.
pub(super) struct Claims(Map<String, Value>);

impl Claims {
    /// These.
    pub const fn new(claims: Map<String, Value>) -> Self {
        Self(claims)
    }

    /// A claim that is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// A point in time, in Unix seconds; parts of one are left out (RFC 7519, 2).
    #[expect(clippy::cast_possible_truncation, reason = "saturates")]
    pub fn time(&self, name: &str) -> Option<i64> {
        let value = self.0.get(name)?;
        value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64))
    }

    /// Whether a claim is there at all.
    pub fn has(&self, name: &str) -> bool {
        find(&self.0, name).is_some()
    }

    /// The values of a claim that is a text or a list of texts.
    pub fn values(&self, name: &str) -> Vec<&str> {
        match find(&self.0, name) {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// Adds what the userinfo endpoint says; what the signed token says goes before it.
    pub fn complete(&mut self, more: Map<String, Value>) {
        for (name, value) in more {
            self.0.entry(name).or_insert(value);
        }
    }

    /// The highest role that the rules give. An address that the provider has not verified gives
    /// none: whoever has an account there could have typed it.
    pub fn role(&self, rules: &[RoleRule]) -> Option<Role> {
        let holds = |rule: &&RoleRule| {
            let is_sure = rule.claim != "email" || self.is_verified();
            is_sure && self.values(&rule.claim).contains(&rule.value.as_str())
        };
        let given: Vec<Role> = rules.iter().filter(holds).map(|rule| rule.role).collect();
        Role::ALL.iter().copied().find(|role| given.contains(role))
    }

    /// The person's address, in the form of those that sign in with a password.
    pub fn email(&self) -> Option<String> {
        account::parse_email(self.text("email")?).ok()
    }

    /// Whether the provider says that the address is theirs.
    pub fn is_verified(&self) -> bool {
        self.0.get("email_verified").and_then(Value::as_bool) == Some(true)
    }

    /// What the person is called; empty where nothing is said.
    pub fn name(&self) -> String {
        let named = ["name", "preferred_username"].into_iter().filter_map(|name| self.text(name));
        let named = named.map(text::fold_line).find(|name| !name.is_empty());
        text::cut(&named.unwrap_or_default(), MEMBER_NAME_MAX)
    }
}

/// A claim by its name, or, where there is none of that name, by the names on the way to it with dots
/// between: Keycloak has roles within an object. A name may have dots itself.
fn find<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    claims.get(name).or_else(|| {
        name.match_indices('.')
            .find_map(|(at, _)| find(claims.get(&name[..at])?.as_object()?, &name[at + 1..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(value: Value) -> Claims {
        let Value::Object(claims) = value else { panic!("an object") };
        Claims::new(claims)
    }

    #[test]
    fn the_highest_role_counts_wherever_it_is_said() {
        let rules = ["groups=wg:reviewer", "groups=hr:organizer", "realm_access.roles=boss:admin"]
            .map(|rule| rule.parse().expect("a rule"));
        let role = |value| claims(value).role(&rules);
        assert_eq!(role(serde_json::json!({"groups": ["x", "wg", "hr"]})), Some(Role::Organizer));
        assert_eq!(role(serde_json::json!({"groups": "wg"})), Some(Role::Reviewer));
        let within = serde_json::json!({"groups": ["wg"], "realm_access": {"roles": ["boss"]}});
        assert_eq!(role(within), Some(Role::Admin));
        assert_eq!(role(serde_json::json!({"realm_access.roles": ["boss"]})), Some(Role::Admin));
        for nobody in [
            serde_json::json!({}),
            serde_json::json!({"groups": ["WG", "wg ", "w"]}),
            serde_json::json!({"groups": {"wg": true}}),
            serde_json::json!({"groups": "x wg"}),
            serde_json::json!({"realm_access": ["boss"]}),
        ] {
            assert_eq!(role(nobody.clone()), None, "{nobody}");
        }
    }

    #[test]
    fn an_address_counts_where_it_is_verified() {
        let rules = ["email=hr@example.jp:admin".parse().expect("a rule")];
        let of = |verified: Value| {
            claims(serde_json::json!({"email": "hr@example.jp", "email_verified": verified}))
                .role(&rules)
        };
        assert_eq!(of(true.into()), Some(Role::Admin));
        for not in [false.into(), Value::Null, "true".into(), 1.into()] {
            assert_eq!(of(not), None);
        }
    }

    #[test]
    fn a_person_is_called_as_the_list_can_show() {
        let name = |value| claims(value).name();
        assert_eq!(name(serde_json::json!({"name": " 人事　花子 "})), "人事 花子");
        let user = serde_json::json!({"name": " ", "preferred_username": "hanako"});
        assert_eq!(name(user), "hanako");
        assert_eq!(name(serde_json::json!({"name": 7})), "");
        let long = "あ".repeat(60);
        assert!(text::graphemes(&name(serde_json::json!({"name": long}))) <= MEMBER_NAME_MAX);
    }
}
