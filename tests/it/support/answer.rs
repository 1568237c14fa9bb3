//! An answer, read whole.

use axum::http::{HeaderMap, StatusCode};
use kizuki_board::domain::anon::{Refusal, Reply};

/// An answer with its body read.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.header("location")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// `name=value` of the first cookie that is set.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
    }

    /// The page without the nonce of its rendering, the one thing in which two readings may differ.
    pub fn without_nonce(&self) -> String {
        let policy = self.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
        self.body.replace(nonce, "")
    }

    pub fn reply(&self) -> Reply {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not a reply: {}", self.body))
    }

    pub fn refusal(&self) -> Refusal {
        match self.reply() {
            Reply::Refused { why, .. } => why,
            Reply::Done(done) => panic!("done: {done:?}"),
        }
    }
}
