//! The forms of the organizer's year: last year's plan once more, and the end of a calendar feed.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, Route, YearFlash};
use crate::domain::{fault::Fault, ids::ThemeId};
use crate::http::year_address::after_planning;
use crate::service::Error;

/// Makes drafts of themes of the year before `from`; `key` was made with the form.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::copy_year`].
#[server(prefix = "/do", endpoint = "copy_year")]
pub async fn copy_year(
    #[server(default)] key: String,
    #[server(default)] from: String,
    #[server(default)] themes: Vec<String>,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::CopyYear).await?;
    let from = form.state.year_asked(&from)?;
    let chosen: Result<Vec<ThemeId>, _> = themes.iter().map(|id| id.parse()).collect();
    let chosen = chosen.map_err(|_| Fault::Malformed)?;
    let done = form.state.copy_year(&form.actor, &key, from, &chosen).await.map_err(Error::told)?;
    form.go(&after_planning(from, YearFlash::Copied, done.made, done.passed));
    Ok(())
}

/// Ends the calendar feed of whoever asks.
///
/// # Errors
/// The errors of [`crate::service::Service::end_feed`].
#[server(prefix = "/do", endpoint = "end_feed")]
pub async fn end_feed() -> Result<(), Fault> {
    let form = NamedForm::at(Route::EndFeed).await?;
    form.state.end_feed(&form.actor).await.map_err(Error::told)?;
    form.go(&Address::Year.after(YearFlash::FeedEnded));
    Ok(())
}
