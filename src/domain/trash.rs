//! The trash: drafts that were deleted, as the form that planned them.

use chrono::{Datelike, Days, NaiveDate};

use super::{ids::ThemeId, lineage::Origin, theme_form::ThemeForm};

/// So many days a deleted draft can be restored.
pub const KEPT_DAYS: u64 = 30;

/// A draft that was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedDraft {
    /// Its id, which it has again when it is restored.
    pub id: ThemeId,
    /// The form that plans it.
    pub form: ThemeForm,
    /// Where it began, if it went on from an item of another theme.
    pub origin: Option<Origin>,
    /// Whether `kizuki demo` made it.
    pub example: bool,
    /// When it was deleted.
    pub deleted_on: NaiveDate,
}

impl DeletedDraft {
    /// A version above all that it had: of the draft that is restored, and of the events that are off. One
    /// more each day, as nobody keeps the last one.
    pub fn last_version(&self) -> i64 {
        i64::from(self.deleted_on.num_days_from_ce())
    }

    /// The day on which it goes for good.
    pub fn goes_on(&self) -> NaiveDate {
        self.deleted_on.checked_add_days(Days::new(KEPT_DAYS)).unwrap_or(NaiveDate::MAX)
    }

    /// The last day of deletion of what goes for good today.
    pub fn last_gone(today: NaiveDate) -> NaiveDate {
        today.checked_sub_days(Days::new(KEPT_DAYS)).unwrap_or(NaiveDate::MIN)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_goes_today_is_what_said_so() {
        let deleted_on = "2027-01-15".parse().expect("a day");
        let (id, form) = (ThemeId(Uuid::nil()), ThemeForm::default());
        let draft = DeletedDraft { id, form, origin: None, example: false, deleted_on };
        assert_eq!(draft.goes_on().to_string(), "2027-02-14");
        assert_eq!(DeletedDraft::last_gone(draft.goes_on()), deleted_on);
    }
}
