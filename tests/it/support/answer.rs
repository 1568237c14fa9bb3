//! An answer, read whole.

use axum::http::{HeaderMap, StatusCode};
use kizuki_board::address::{Route, Serves};
use kizuki_board::domain::anon::{Refusal, Reply};

/// An answer with its body read.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// As text; what is no UTF-8 is in [`Answer::bytes`] alone.
    pub body: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.header("location")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Whatever a page links to, sends a form to, is made of, or redirects to, is in the table of
    /// addresses. Every answer of every test is looked at.
    pub fn leads_somewhere(&self) {
        for (what, address) in self.leads_to() {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            let found = Route::find(path).unwrap_or_else(|| {
                panic!("{what}={address} is in no row of the table of addresses")
            });
            let serves = found.route.serves();
            let fits = match what {
                "action" => {
                    matches!(serves, Serves::Form | Serves::Post | Serves::PageAndPost)
                        || found.route.is_page()
                }
                _ => {
                    !matches!(serves, Serves::Form | Serves::Post)
                        || self.status == StatusCode::TEMPORARY_REDIRECT
                }
            };
            assert!(fits, "{what}={address} leads to {:?}", found.route);
        }
    }

    /// Addresses of this site in the answer: in attributes of its page, and where it redirects to.
    pub fn leads_to(&self) -> Vec<(&'static str, String)> {
        let is_page = self.header("content-type").starts_with("text/html");
        let of = |name: &'static str| {
            let rests = self.body.split(match name {
                "href" => " href=\"",
                "action" => " action=\"",
                _ => " src=\"",
            });
            rests
                .skip(1)
                .filter_map(move |rest| Some((name, rest.split('"').next()?.replace("&amp;", "&"))))
        };
        let in_page = ["href", "action", "src"].into_iter().flat_map(of).filter(|_| is_page);
        let location = Some(("location", self.location().to_owned()));
        in_page.chain(location).filter(|(_, address)| address.starts_with('/')).collect()
    }

    /// `name=value` of the first cookie that is set.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
    }

    /// The page without the nonce of its rendering, the one thing in which two readings may differ.
    pub fn without_nonce(&self) -> String {
        let policy = self.header("content-security-policy");
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .expect("a nonce");
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
