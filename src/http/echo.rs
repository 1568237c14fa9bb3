//! Validation errors of plain forms: a form that fails gets back the same page again, with what was
//! typed still in it and what is wrong beside it.
//!
//! A handler that fails answers with a [`Rerender`]; the middleware then renders the page of the
//! form once more with an [`Echo`] among the request's extensions and the fault's status. So no
//! form needs JavaScript to keep what somebody wrote. Where something else is asked for first, a
//! password or the passphrase, the form goes along in a field of that page ([`Carried`]) and comes
//! back after it.

use axum::{
    body::Body,
    http::{Response, header},
    response::IntoResponse,
};

use super::{fault, middleware::is_local};
use crate::address::Address;
use crate::domain::fault::Fault;
use crate::domain::problem::Problem;

/// The fields of a form, by their names.
pub type Values = Vec<(String, String)>;

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Echo {
    values: Values,
    /// What is wrong.
    pub fault: Fault,
}

/// A page to render again with an echo; travels as an extension of the response. Without JavaScript
/// the reader sees the page, programs see the status and the fault as JSON.
#[derive(Clone, Debug)]
pub struct Rerender {
    /// The page, by its path (and query).
    pub path: String,
    /// What it shows.
    pub echo: Echo,
}

impl Echo {
    /// An echo of a form; passwords, passphrases and tokens are left out.
    pub fn new(values: Values, fault: Fault) -> Self {
        let secret = |name: &str| {
            ["password", "passphrase", "token", "again"].iter().any(|word| name.contains(word))
        };
        let values = values.into_iter().filter(|(name, _)| !secret(name)).collect();
        Self { values, fault }
    }

    /// What was typed into a field, by its name in the form.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Everything that was typed or ticked under one name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.values.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// What is wrong with a field, by its path: `prompts.0.name`.
    pub fn problem(&self, field: &str) -> Option<&Problem> {
        match &self.fault {
            Fault::Invalid(invalid) => {
                invalid.0.iter().find(|p| p.field == field).map(|p| &p.problem)
            }
            _ => None,
        }
    }

    /// Whether no field came with it.
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// This fault with the fields of a form that its handler never saw.
    #[must_use]
    pub fn with(self, values: Values) -> Self {
        Self::new(values, self.fault)
    }

    /// This echo with other values in some fields, none where a box is not ticked, and another fault.
    #[must_use]
    pub fn instead(self, fields: Vec<(String, Option<String>)>, fault: Fault) -> Self {
        let is_other = |name: &str| fields.iter().any(|(other, _)| other == name);
        let mut values: Values =
            self.values.into_iter().filter(|(name, _)| !is_other(name)).collect();
        values.extend(fields.into_iter().filter_map(|(name, value)| Some((name, value?))));
        Self { values, fault }
    }

    /// What somebody took the trouble to write, for a page that has not the form itself.
    pub fn written(&self) -> Vec<String> {
        let written =
            |(name, value): &(String, String)| is_written(name) && !value.trim().is_empty();
        self.values.iter().filter(|field| written(field)).map(|(_, value)| value.clone()).collect()
    }
}

/// Whether a field of this name is for words: the names of all fields in which people write
/// (`tests/it/http/detours.rs` compares).
fn is_written(name: &str) -> bool {
    [
        "text",
        "title",
        "description",
        "name",
        "why",
        "question",
        "scope",
        "prompts",
        "keep",
        "slug",
        "reading",
        "desk",
        "pasted",
        "email",
        "department",
        "evidence",
        "remark",
        "memo",
        "fields",
        "skills",
        "contact",
        "covering",
        "handling",
        "plans",
        "asking",
        "addressee",
        "sender",
        "opening",
        "closing",
        "document_number",
        "body",
    ]
    .iter()
    .any(|word| name == *word || name.ends_with(&format!("[{word}]")))
        // By the tag of a language.
        || name.contains("[policy]")
}

/// A form on its way through a page that asks for something first. It travels in a hidden field of
/// that page, in no address and no log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The page on which it stands.
    pub page: String,
    /// Its fields.
    pub values: Values,
}

impl Carried {
    /// The name of the hidden field.
    pub const FIELD: &str = "carried";
    /// The longest field, in bytes. A roster that is longer is a file, and still where it was.
    const MAX: usize = 512 * 1024;

    /// A form as that field's value; `None` where nothing is worth it.
    pub fn write(page: &str, echo: &Echo) -> Option<String> {
        // A form that was carried here, and could not be shown, is carried on as it is.
        if let Some(carried) = echo.value(Self::FIELD).filter(|carried| !carried.is_empty()) {
            return Some(carried.to_owned());
        }
        let mut values = vec![("", page)];
        values.extend(echo.values.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let text = serde_urlencoded::to_string(values).ok()?;
        (!echo.is_empty() && text.len() <= Self::MAX).then_some(text)
    }

    /// Reads that field. Only pages of this site are taken.
    pub fn read(text: &str) -> Option<Self> {
        let mut values: Values = serde_urlencoded::from_str(text).ok()?;
        let (name, page) = (!values.is_empty()).then(|| values.remove(0))?;
        (name.is_empty() && is_local(&page)).then_some(Self { page, values })
    }

    /// The form among the fields of the page that asked.
    pub fn among(values: &[(String, String)]) -> Option<Self> {
        values.iter().find(|(name, _)| name == Self::FIELD).and_then(|(_, text)| Self::read(text))
    }

    /// The form again, on its page, to be looked at and sent.
    pub fn resume(self) -> Rerender {
        Rerender::new(self.page, self.values, Fault::NotSentYet)
    }
}

impl Rerender {
    /// The page at `path` with this echo.
    pub fn new(path: impl Into<String>, values: Values, fault: Fault) -> Self {
        Self { path: path.into(), echo: Echo::new(values, fault) }
    }

    /// A page that says only what went wrong.
    pub fn fault(fault: Fault) -> Self {
        Self::new(Address::Fault.to_string(), Vec::new(), fault)
    }
}

impl IntoResponse for Rerender {
    fn into_response(self) -> Response<Body> {
        let body = serde_json::to_string(&self.echo.fault).unwrap_or_default();
        let mut response =
            (fault::status(&self.echo.fault), [("content-type", "application/json")], body)
                .into_response();
        if let Some(seconds) = fault::retry_after(&self.echo.fault) {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> Values {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn secrets_are_never_echoed() {
        let typed = [
            ("email", "a@b"),
            ("password", "hunter2"),
            ("again", "hunter2"),
            ("token", "f00"),
            ("passphrase", "open"),
        ];
        let echo = Echo::new(values(&typed), Fault::SignInFailed);
        assert_eq!(echo.value("email"), Some("a@b"));
        assert_eq!(
            ["password", "again", "token", "passphrase"].map(|name| echo.value(name)),
            [None; 4]
        );
    }

    #[test]
    fn a_form_comes_back_as_it_went() {
        let typed = [("form[title]", "①&=\r\n＋"), ("form[title]", ""), ("text", "a b")];
        let echo = Echo::new(values(&typed), Fault::NotSignedIn);
        let field = Carried::write("/admin/themes/new?x=1", &echo).expect("carried");
        let carried = Carried { page: "/admin/themes/new?x=1".into(), values: values(&typed) };
        assert_eq!(Carried::read(&field), Some(carried));
        assert_eq!(Carried::write("/", &Echo::new(Vec::new(), Fault::NotSignedIn)), None);
    }

    #[test]
    fn nobody_is_led_to_another_site() {
        for bad in ["", "x=1", "=//evil.example&a=1", "=https://evil.example", "a=/t/b", "="] {
            assert_eq!(Carried::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_was_written_is_words() {
        let typed = [
            ("page", "/x"),
            ("text", "あ"),
            ("form[prompts][0][name]", "い"),
            ("form[prompts][1][name]", " "),
            ("form[tier]", "open"),
        ];
        assert_eq!(Echo::new(values(&typed), Fault::TooLarge).written(), ["あ", "い"]);
    }
}
