//! Parts of the page that an answer leaves out where the browser shows them as they are
//! ([`crate::domain::parts`]).

use std::collections::HashSet;

use leptos::prelude::*;

use super::request;
use crate::domain::parts::{self, SHOWN};

/// A part of a list: an item with an id, rendered.
pub struct Part {
    id: String,
    /// What tells it from an earlier one of this id.
    pub version: String,
    /// The item's class, which is no part of the version: an answer always has it.
    class: Option<String>,
    html: String,
}

impl Part {
    /// The item with this id, this class and this markup in it. `alike` is what stands in it and is
    /// alike in all parts, told by the page as a whole: it makes no other version.
    pub fn of(id: String, class: Option<String>, html: &str, alike: &str) -> Self {
        let version = if alike.is_empty() {
            parts::version(&[&id, html])
        } else {
            parts::version(&[&id, &html.replace(alike, "")])
        };
        Self { id, version, class, html: html.to_owned() }
    }

    /// The item, empty where the browser has it.
    pub fn item(self, known: &Known) -> AnyView {
        let Self { id, version, class, html } = self;
        if known.has(&version) {
            view! { <li id=id class=class data-v=version data-same></li> }.into_any()
        } else {
            view! { <li id=id class=class data-v=version inner_html=html></li> }.into_any()
        }
    }
}

/// The versions that the browser shows.
pub struct Known(HashSet<String>);

impl Known {
    /// As this request says.
    pub fn here() -> Self {
        let headers = request::headers();
        let shown = headers.get(SHOWN).and_then(|shown| shown.to_str().ok()).unwrap_or_default();
        Self(parts::read(shown))
    }

    /// Whether this is one of them.
    pub fn has(&self, version: &str) -> bool {
        self.0.contains(version)
    }
}
