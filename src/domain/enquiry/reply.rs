//! What a department replies to one item, and how it is read from a form.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::form::or_nothing;
use crate::domain::{answers::Item, problem::Invalid, text_enum};

/// The longest of the two answers, in grapheme clusters.
pub const REPLY_MAX: usize = 2000;

text_enum!(
    /// How a reply came.
    Way {
        /// The department wrote it behind its link.
        Link = "link",
        /// In a file that a reviewer read in.
        File = "file",
        /// A reviewer typed or pasted it.
        Pasted = "pasted",
    }
);

/// The two answers to an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// 現在の対応: what the department does about it now, up to [`REPLY_MAX`]; may be empty.
    pub handling: String,
    /// 今後の予定: what it is going to do, up to [`REPLY_MAX`]; may be empty.
    pub plans: String,
}

impl Words {
    /// Whether nothing is answered.
    pub const fn is_empty(&self) -> bool {
        self.handling.is_empty() && self.plans.is_empty()
    }
}

/// The two answers as they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The answers; empty where they were taken back.
    pub words: Words,
    /// How they came.
    pub way: Way,
    /// On which day.
    pub on: NaiveDate,
}

/// The two answers as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyForm {
    /// What is done now.
    #[serde(default)]
    pub handling: String,
    /// What is planned.
    #[serde(default)]
    pub plans: String,
}

impl ReplyForm {
    /// Reads both; each problem is noted under `field` and the name of the answer.
    pub(super) fn read(&self, field: &str, wrong: &mut Invalid) -> Option<Words> {
        let handling =
            wrong.take(format!("{field}.handling"), or_nothing(&self.handling, REPLY_MAX));
        let plans = wrong.take(format!("{field}.plans"), or_nothing(&self.plans, REPLY_MAX));
        Some(Words { handling: handling?, plans: plans? })
    }
}

/// Reads a form with the answers to several items, by their names. What is not `asked` about (any
/// more: its author took the note back) is passed over.
///
/// # Errors
/// All that is wrong, field by field: `g-….handling`.
pub fn parse_replies(
    forms: &BTreeMap<String, ReplyForm>,
    asked: impl Fn(Item) -> bool,
) -> Result<BTreeMap<Item, Words>, Invalid> {
    let mut wrong = Invalid::default();
    let mut replies = BTreeMap::new();
    for (name, form) in forms {
        let Some(item) = name.parse().ok().filter(|item| asked(*item)) else {
            continue;
        };
        if let Some(words) = form.read(name, &mut wrong) {
            replies.insert(item, words);
        }
    }
    wrong.or(Some(replies))
}
