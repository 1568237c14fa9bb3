//! The form of the copy that is disclosed.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, DisclosureFlash, Route};
use crate::domain::{
    fault::Fault,
    ids::{NoteId, ThemeId},
};
use crate::service::{Error, TypedRuling};

/// Decides about words: about each of `words`, for which the form showed `was`; and about `text`,
/// words of one's own, or about the note `whole`.
///
/// # Errors
/// [`Fault::Malformed`] where the lists do not fit together; the errors of
/// [`crate::service::Service::rule_words`].
#[server(prefix = "/do", endpoint = "rule_words")]
pub async fn rule_words(
    theme: ThemeId,
    #[server(default)] words: Vec<String>,
    #[server(default)] was: Vec<String>,
    #[server(default)] wish: Vec<String>,
    #[server(default)] text: String,
    #[server(default)] ruling: String,
    #[server(default)] whole: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::RuleWords).await?;
    if words.len() != was.len() || words.len() != wish.len() {
        return Err(Fault::Malformed);
    }
    let lists = words.into_iter().zip(was).zip(wish);
    let typed: Vec<TypedRuling> =
        lists.map(|((words, was), wish)| TypedRuling { words, was, wish }).collect();
    let whole: Option<NoteId> = match whole.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Fault::Malformed)?),
    };
    let done = form.state.rule_words(&form.actor, theme, &typed, (&text, &ruling), whole).await;
    done.map_err(Error::told)?;
    form.go(&Address::Disclosure(theme).after(DisclosureFlash::Decided));
    Ok(())
}
