//! What the pages of enquiries show.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::address::{Address, EnquiryFlash};
use crate::domain::{
    calendar::Dates,
    enquiry::{Enquiry, Sheet, Standing},
    fault::Fault,
    note::Note,
    theme::{State, Theme},
};
use crate::http::AppState;
use crate::i18n::{Lang, say};
use crate::service::{Actor, Error, can_be_enquired};
use crate::store::Enquiring;

/// A theme with its enquiries.
pub(super) struct ShownEnquiries {
    pub(super) lang: Lang,
    pub(super) dates: Dates,
    pub(super) today: NaiveDate,
    pub(super) theme: Theme,
    pub(super) enquiring: Enquiring,
    /// The notes that show.
    pub(super) notes: Vec<Note>,
}

impl ShownEnquiries {
    pub(super) async fn load(
        lang: Lang,
        state: &AppState,
        by: &Actor,
        id: &str,
    ) -> Result<Self, Error> {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let (theme, enquiring) = state.enquiring(by, id).await?;
        let notes = state.shown_notes(id).await?;
        let (dates, today) = (state.dates(), state.today());
        Ok(Self { lang, dates, today, theme, enquiring, notes })
    }

    /// Whether departments can be asked now.
    pub(super) const fn is_open(&self) -> bool {
        can_be_enquired(self.theme.state)
    }

    /// The sheet of an enquiry.
    pub(super) fn sheet(&self, enquiry: &Enquiry) -> Sheet {
        enquiry.sheet(&self.enquiring.bench, &self.notes)
    }

    /// Why nobody can be asked now.
    pub(super) fn closed(&self) -> Option<AnyView> {
        let text = &self.lang.texts().enquiry;
        let says = match self.theme.state {
            State::Archived => text.archived,
            _ if self.is_open() => return None,
            _ => text.not_yet,
        };
        Some(view! { <div class="banner"><p>{says}</p></div> }.into_any())
    }

    /// A day with its year.
    pub(super) fn date(&self, day: NaiveDate) -> String {
        say::date(self.lang, self.dates, day)
    }

    /// Where an enquiry stands, as a word on paper, and how much of it is answered.
    pub(super) fn standing(&self, enquiry: &Enquiry, sheet: &Sheet) -> AnyView {
        let (lang, text) = (self.lang, &self.lang.texts().enquiry);
        let standing = sheet.standing(enquiry, self.today);
        let class = match standing {
            Standing::Preparing => "status",
            Standing::Asked => "status sky",
            Standing::Overdue => "status peach",
            Standing::Answered => "status mint",
            Standing::Closed => "status lilac",
        };
        let answered = (standing != Standing::Preparing).then(|| {
            let says = (text.answered_of)(sheet.answered(), sheet.items.len());
            view! { " "<span class="quiet">{says}</span> }
        });
        view! { <span class=class>{say::standing(lang, standing)}</span>{answered} }.into_any()
    }

    /// The hidden fields of every form about an enquiry; `seen` is what guards it.
    pub(super) fn hidden(&self, enquiry: &Enquiry, seen: i64) -> AnyView {
        let (theme, number) = (self.theme.id, enquiry.number);
        view! {
            <input type="hidden" name="page" value=Address::Enquiry(theme, number)/>
            <input type="hidden" name="theme" value=theme.to_string()/>
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="seen" value=seen/>
        }
        .into_any()
    }

    /// The sentence of what was just done.
    pub(super) fn flash(&self, done: &str, more: &str) -> Option<AnyView> {
        let text = &self.lang.texts().enquiry;
        let says = match done.parse().ok()? {
            EnquiryFlash::Made => text.made,
            EnquiryFlash::Sent => text.sent,
            EnquiryFlash::Closed => text.closed_flash,
            EnquiryFlash::Reopened => text.reopened,
            EnquiryFlash::Dropped => text.dropped,
            EnquiryFlash::Saved => text.saved,
            EnquiryFlash::Imported => more,
        };
        let says = says.to_owned();
        (!says.is_empty()).then(|| {
            view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any()
        })
    }
}
