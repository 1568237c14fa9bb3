//! What a plain form gets back when it fails: the same page again, with what was typed still in it and what is wrong beside it.
//!
//! A handler that fails answers with a [`Rerender`]; the middleware then renders the page of the form once more with an [`Echo`] among
//! the request's extensions and the fault's status. So no form needs JavaScript to keep what somebody wrote.

use axum::{
    body::Body,
    http::{Response, header},
    response::IntoResponse,
};

use super::fault;
use crate::domain::error::{Fault, Problem};

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Echo {
    values: Vec<(String, String)>,
    /// What is wrong.
    pub fault: Fault,
}

/// A page to render again with an echo; travels as an extension of the response. Without JavaScript the reader sees the page, programs see the
/// status and the fault as JSON.
#[derive(Clone, Debug)]
pub struct Rerender {
    /// The page, by its path (and query).
    pub path: String,
    /// What it shows.
    pub echo: Echo,
}

impl Echo {
    /// An echo of a form; passwords, passphrases and tokens are left out.
    pub fn new(values: Vec<(String, String)>, fault: Fault) -> Self {
        let secret = |name: &str| ["password", "passphrase", "token"].iter().any(|word| name.contains(word));
        let values = values.into_iter().filter(|(name, _)| !secret(name)).collect();
        Self { values, fault }
    }

    /// What was typed into a field, by its name in the form.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// What is wrong with a field, by its path: `prompts.0.name`.
    pub fn problem(&self, field: &str) -> Option<&Problem> {
        match &self.fault {
            Fault::Invalid(invalid) => invalid.0.iter().find(|p| p.field == field).map(|p| &p.problem),
            _ => None,
        }
    }
}

impl Rerender {
    /// The page at `path` with this echo.
    pub fn new(path: impl Into<String>, values: Vec<(String, String)>, fault: Fault) -> Self {
        Self { path: path.into(), echo: Echo::new(values, fault) }
    }

    /// A page that says only what went wrong.
    pub fn fault(fault: Fault) -> Self {
        Self::new(FAULT_PAGE, Vec::new(), fault)
    }
}

/// No route has this path, so the fallback renders it: the page that shows a fault.
pub const FAULT_PAGE: &str = "/fault";

impl IntoResponse for Rerender {
    fn into_response(self) -> Response<Body> {
        let body = serde_json::to_string(&self.echo.fault).unwrap_or_default();
        let mut response = (fault::status(&self.echo.fault), [("content-type", "application/json")], body).into_response();
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

    #[test]
    fn secrets_are_never_echoed() {
        let values = [("email", "a@b"), ("password", "hunter2"), ("password_again", "hunter2"), ("token", "f00"), ("passphrase", "open")];
        let echo = Echo::new(values.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec(), Fault::SignInFailed);
        assert_eq!(echo.value("email"), Some("a@b"));
        assert_eq!(["password", "password_again", "token", "passphrase"].map(|name| echo.value(name)), [None; 4]);
    }
}
