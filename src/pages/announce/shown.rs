//! What the page of ready texts shows, and its addresses.

use chrono::NaiveDate;

use crate::address::Address;
use crate::domain::{announce::Moment, theme::Theme};
use crate::http::with_query;
use crate::i18n::Lang;

/// The field of the address that says for which moment texts are shown.
pub(super) const MOMENT: &str = "moment";
/// The field of the address that says in which language they are.
pub(super) const LANGUAGE: &str = "language";

/// What the page and its parts show.
pub(super) struct Shown {
    pub(super) lang: Lang,
    pub(super) today: NaiveDate,
    pub(super) theme: Theme,
    /// Whether something was answered in public.
    pub(super) published: bool,
    pub(super) moment: Moment,
    /// The language of the texts, which need not be the page's.
    pub(super) language: Lang,
    /// Where the board is.
    pub(super) link: String,
    /// Where breaches of the law are reported; may be empty.
    pub(super) desk: String,
}

impl Shown {
    /// The page with another moment or language.
    pub(super) fn at(&self, moment: Moment, language: Lang) -> String {
        let query = [(MOMENT, moment.as_str()), (LANGUAGE, language.as_str())];
        with_query(Address::Announce(self.theme.id), &query)
    }
}
