//! The forms of the office's calendar: its own days, the new year, the holidays.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, CalendarFlash, Route};
use crate::domain::{fault::Fault, office_calendar::DaysForm};
use crate::service::{Error, new_theme::read_random_id};

/// Adds days, under an `id` that the form made up. `kind` is `open` for open ones.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::add_office_days`].
#[server(prefix = "/do", endpoint = "add_office_days")]
pub async fn add_office_days(
    #[server(default)] id: String,
    #[server(default)] name: String,
    #[server(default)] first: String,
    #[server(default)] last: String,
    #[server(default)] kind: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::AddOfficeDays).await?;
    let id = read_random_id(&id)?;
    let days = DaysForm { name, first, last, open: kind == "open" };
    form.state.add_office_days(&form.actor, id, &days).await.map_err(Error::told)?;
    form.go(&Address::OfficeCalendar.after(CalendarFlash::Added));
    Ok(())
}

/// Takes days out.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::drop_office_days`].
#[server(prefix = "/do", endpoint = "drop_office_days")]
pub async fn drop_office_days(#[server(default)] id: String) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropOfficeDays).await?;
    let id = read_random_id(&id)?;
    form.state.drop_office_days(&form.actor, id).await.map_err(Error::told)?;
    form.go(&Address::OfficeCalendar.after(CalendarFlash::Dropped));
    Ok(())
}

/// Sets whether the office is closed around the new year: `closed` is empty where it is not.
///
/// # Errors
/// The errors of [`crate::service::Service::set_new_year`].
#[server(prefix = "/do", endpoint = "set_new_year")]
pub async fn set_new_year(#[server(default)] closed: String) -> Result<(), Fault> {
    let form = NamedForm::at(Route::SetNewYear).await?;
    form.state.set_new_year(&form.actor, !closed.is_empty()).await.map_err(Error::told)?;
    form.go(&Address::OfficeCalendar.after(CalendarFlash::NewYear));
    Ok(())
}

/// Drops the table of holidays.
///
/// # Errors
/// The errors of [`crate::service::Service::drop_holidays`].
#[server(prefix = "/do", endpoint = "drop_holidays")]
pub async fn drop_holidays() -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropHolidays).await?;
    form.state.drop_holidays(&form.actor).await.map_err(Error::told)?;
    form.go(&Address::OfficeCalendar.after(CalendarFlash::Rules));
    Ok(())
}
