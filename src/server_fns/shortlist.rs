//! The forms of the shortlist and of the meeting: what is on it, in which order, when; and minutes.
#![expect(clippy::too_many_arguments, reason = "they are the fields of a form, by their names")]

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, AnswersFlash, Flash, MeetingFlash, Route};
use crate::domain::{
    answers::Item,
    calendar::parse_day,
    fault::Fault,
    ids::ThemeId,
    shortlist::{MinutesForm, PlanForm},
};
use crate::service::Error;

/// The item that a form names.
fn item(typed: &str) -> Result<Item, Fault> {
    typed.parse().map_err(|_| Fault::NotFound)
}

/// The page that comes next: that of the item, where the form stood there, or else the shortlist.
fn back(page: &str, theme: ThemeId, on_list: impl Flash, on_item: AnswersFlash) -> String {
    let path = page.split_once('?').map_or(page, |(path, _)| path);
    let found = Route::find(path).filter(|found| found.route == Route::Item);
    match found.and_then(|found| found.parts[1].parse().ok()) {
        Some(item) => format!("{}#listed", Address::Item(theme, item).after(on_item)),
        None => Address::Shortlist(theme).after(on_list),
    }
}

/// Puts items on the shortlist.
///
/// # Errors
/// The errors of [`crate::service::Service::shortlist`].
#[server(prefix = "/do", endpoint = "shortlist_items")]
pub async fn shortlist_items(
    theme: ThemeId,
    #[server(default)] page: String,
    #[server(default)] items: Vec<String>,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::ShortlistItems).await?;
    let items = items.iter().map(|typed| item(typed)).collect::<Result<Vec<_>, _>>()?;
    form.state.shortlist(&form.actor, theme, &items).await.map_err(Error::told)?;
    form.go(&back(&page, theme, MeetingFlash::Listed, AnswersFlash::Shortlisted));
    Ok(())
}

/// Puts the items with most stickers on the shortlist.
///
/// # Errors
/// The errors of [`crate::service::Service::shortlist_top`].
#[server(prefix = "/do", endpoint = "shortlist_top")]
pub async fn shortlist_top(theme: ThemeId, #[server(default)] top: String) -> Result<(), Fault> {
    let form = NamedForm::at(Route::ShortlistTop).await?;
    form.state.shortlist_top(&form.actor, theme, &top).await.map_err(Error::told)?;
    form.go(&Address::Shortlist(theme).after(MeetingFlash::Listed));
    Ok(())
}

/// Takes an item off the shortlist.
///
/// # Errors
/// The errors of [`crate::service::Service::drop_shortlisted`].
#[server(prefix = "/do", endpoint = "drop_shortlisted")]
pub async fn drop_shortlisted(
    theme: ThemeId,
    #[server(default)] page: String,
    #[server(default)] item: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropShortlisted).await?;
    let item = self::item(&item)?;
    form.state.drop_shortlisted(&form.actor, theme, item).await.map_err(Error::told)?;
    form.go(&back(&page, theme, MeetingFlash::Unlisted, AnswersFlash::Unlisted));
    Ok(())
}

/// Moves an item of the shortlist: to the place that its button names, `to`, or to the one that was
/// typed, `place`.
///
/// # Errors
/// The errors of [`crate::service::Service::move_shortlisted`].
#[server(prefix = "/do", endpoint = "move_shortlisted")]
pub async fn move_shortlisted(
    theme: ThemeId,
    #[server(default)] item: String,
    #[server(default)] seen: i64,
    #[server(default)] to: String,
    #[server(default)] place: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::MoveShortlisted).await?;
    let item = self::item(&item)?;
    let to = if to.is_empty() { &place } else { &to };
    let moved = form.state.move_shortlisted(&form.actor, theme, item, seen, to).await;
    let late = moved.map_err(Error::told)?;
    let done = if late { MeetingFlash::MovedLate } else { MeetingFlash::Moved };
    form.go(&format!("{}#i-{item}", Address::Shortlist(theme).after(done)));
    Ok(())
}

/// Sets the day of the meeting, when it begins, and time boxes.
///
/// # Errors
/// The errors of [`crate::service::Service::plan_meeting`].
#[server(prefix = "/do", endpoint = "plan_meeting")]
pub async fn plan_meeting(
    theme: ThemeId,
    #[server(default)] on: String,
    #[server(default)] was_on: String,
    #[server(default)] at: String,
    #[server(default)] was_at: String,
    #[server(default)] items: Vec<String>,
    #[server(default)] minutes: Vec<String>,
    #[server(default)] was: Vec<String>,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::PlanMeeting).await?;
    let plan = PlanForm { on, was_on, at, was_at, items, minutes, was };
    form.state.plan_meeting(&form.actor, theme, &plan).await.map_err(Error::told)?;
    form.go(&Address::Shortlist(theme).after(MeetingFlash::Planned));
    Ok(())
}

/// Writes the minutes of an item; `on` is the day of the meeting, `seen` the version that was read.
/// With `join`, what was typed comes after what is stored. Gives the version that holds now, to the
/// program of the page.
///
/// # Errors
/// [`Fault::Malformed`] for what is no day; the errors of
/// [`crate::service::Service::save_minutes`].
#[server(prefix = "/do", endpoint = "save_minutes")]
pub async fn save_minutes(
    theme: ThemeId,
    #[server(default)] item: String,
    #[server(default)] on: String,
    #[server(default)] seen: i64,
    #[server(default)] decision: String,
    #[server(default)] text: String,
    #[server(default)] join: String,
) -> Result<i64, Fault> {
    let form = NamedForm::at(Route::SaveMinutes).await?;
    let (item, on) = (self::item(&item)?, parse_day(&on).ok_or(Fault::Malformed)?);
    let typed = MinutesForm { decision, text, joins: !join.is_empty() };
    let saved = form.state.save_minutes(&form.actor, theme, item, on, seen, typed).await;
    let version = saved.map_err(Error::told)?;
    form.go(&Address::Meeting(theme).after(MeetingFlash::Saved));
    Ok(version)
}
