//! Forms kept over a sign-in: one that meets a page which asks for something first goes along with
//! it, and comes back after it.

use axum::http::Uri;

use super::{is_local, named_forms::PAGE_FIELD};
use crate::address::{Address, Route, Serves};
use crate::domain::fault::Fault;
use crate::http::{
    echo::{Carried, Rerender, Values},
    plain_forms,
};

/// The page to show instead of the form's own, where a sign-in or the passphrase comes first; else
/// the form's own.
pub fn around(asked: Rerender, uri: &Uri) -> Rerender {
    let Rerender { path, echo } = asked;
    let (page, asks) = match echo.fault {
        Fault::NotSignedIn => (path.clone(), Address::Login.into()),
        // Only the address of the form and its fields say on which page it stands.
        Fault::NoPassphrase => {
            (form_page(uri, |name| echo.value(name)).unwrap_or_else(|| Address::Home.into()), path)
        }
        _ => return Rerender { path, echo },
    };
    let next = (Fault::NotSignedIn == echo.fault).then(|| ("next".to_owned(), page.clone()));
    let carried = Carried::write(&page, &echo).map(|carried| (Carried::FIELD.to_owned(), carried));
    let values: Values = next.into_iter().chain(carried).collect();
    Rerender::new(asks, values, echo.fault)
}

/// The page on which a form stands: it says so itself, or its address does.
fn form_page<'a>(uri: &Uri, value: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let said = value(PAGE_FIELD).filter(|page| is_local(page)).map(ToOwned::to_owned);
    said.or_else(|| plain_forms::page_of(uri.path(), value))
}

/// The page on which the forms stand that are sent to this address, for whoever opens the address
/// itself; `None` for any other.
#[expect(clippy::too_many_lines, reason = "a line for each page")]
pub fn home_of(path: &str) -> Option<String> {
    let found = Route::find(path)?;
    let page = match found.route {
        Route::Act => return plain_forms::page_of(path, |_| None),
        Route::SignIn
        | Route::SetUp
        | Route::JoinTeam
        | Route::BeginPasskey
        | Route::EndPasskey => Address::Login,
        Route::ChangePassword
        | Route::EndSession
        | Route::BeginOwnPasskey
        | Route::AddPasskey
        | Route::DropPasskey => Address::OwnAccount,
        Route::Invite | Route::SetRole | Route::EndAccount => Address::Team,
        Route::InviteAgain => found.parts[0].parse().map_or(Address::Team, Address::Member),
        Route::PrintSlips => found.parts[0].parse().map_or(Address::Admin, Address::AdminTheme),
        Route::LinkEnquiry | Route::ImportReplies => {
            found.parts[0].parse().map_or(Address::Admin, Address::Enquiries)
        }
        Route::ImportRoster | Route::PrintLinks => Address::Roster,
        Route::ImportLetterhead | Route::SaveLetterhead => Address::Letterhead,
        Route::SaveChannel
        | Route::RenewChannel
        | Route::TestChannel
        | Route::RetryChannel
        | Route::DropChannel => Address::Channels,
        Route::SetBasics
        | Route::SetPassphrase
        | Route::PutOffStep
        | Route::BeginTrial
        | Route::EndTrial => Address::FirstDay,
        Route::ImportIdeas | Route::SaveIdea | Route::DropIdea => Address::Library,
        Route::ThemesFile => Address::ThemeExchange,
        Route::CopyYear | Route::MakeFeed | Route::EndFeed => Address::Year,
        Route::ImportHolidays
        | Route::AddOfficeDays
        | Route::DropOfficeDays
        | Route::SetNewYear
        | Route::DropHolidays => Address::OfficeCalendar,
        Route::KeepHand | Route::TakeHandBack => Address::Progress,
        Route::ReplyByLink
        | Route::PinTrial
        | Route::Anon
        | Route::Issue
        | Route::BeginPick
        | Route::EndPick
        | Route::SignOut => Address::Home,
        route if route.serves() == Serves::Form => Address::Admin,
        _ => return None,
    };
    Some(page.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detour(
        fault: Fault,
        path: &str,
        uri: &'static str,
        typed: &[(&str, &str)],
    ) -> (String, Option<Carried>) {
        let values: Values =
            typed.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let shown = around(Rerender::new(path, values, fault), &Uri::from_static(uri));
        (shown.path.clone(), shown.echo.value(Carried::FIELD).and_then(Carried::read))
    }

    #[test]
    fn a_note_waits_for_the_passphrase_and_a_form_for_the_sign_in() {
        let typed = [("prompt", "7"), ("text", "あ"), ("q", "x&y")];
        let (asks, carried) =
            detour(Fault::NoPassphrase, "/passphrase?next=%2Ft%2Fab", "/t/ab/mine/post", &typed);
        assert_eq!(
            (asks.as_str(), carried.map(|carried| carried.page)),
            ("/passphrase?next=%2Ft%2Fab", Some("/t/ab?q=x%26y".into()))
        );
        let (asks, carried) =
            detour(Fault::NotSignedIn, "/admin/themes/new", "/do/save_theme", &typed);
        let carried = carried.expect("carried");
        assert_eq!(
            (asks.as_str(), carried.page.as_str(), carried.values.len()),
            ("/login", "/admin/themes/new", 3)
        );
    }

    #[test]
    fn what_nothing_was_typed_into_carries_nothing() {
        assert_eq!(
            detour(Fault::NoPassphrase, "/passphrase", "/t/a", &[]),
            ("/passphrase".into(), None)
        );
        assert_eq!(detour(Fault::Conflict, "/x", "/do/x", &[("text", "a")]).0, "/x");
    }
}
