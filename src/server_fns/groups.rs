//! The bench: putting notes into groups, and taking that back.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, BenchFlash, DONE, Route};
use crate::domain::{
    fault::Fault,
    groups::{Command, Label, Skipped, TakeBack},
    ids::{GroupId, NoteId, ThemeId},
    problem::{Invalid, Problem},
};
use crate::http::{LEFT, with_query};
use crate::service::{Error, new_theme::read_random_id};

/// So many notes that were left where somebody else had put them are named after it.
const LEFT_MAX: usize = 20;

/// A form of the bench: which theme, as of which step it was shown, and on which page.
pub(super) struct OnBench {
    pub(super) form: NamedForm,
    theme: ThemeId,
    seen: i64,
    page: String,
}

impl OnBench {
    pub(super) async fn at(
        route: Route,
        theme: ThemeId,
        seen: i64,
        page: String,
    ) -> Result<Self, Fault> {
        Ok(Self { form: NamedForm::at(route).await?, theme, seen, page })
    }

    /// Does it, and leads back to the page, which says what was done and what was left out.
    async fn act(self, command: Command, flash: BenchFlash) -> Result<(), Fault> {
        let NamedForm { state, actor, .. } = &self.form;
        let left =
            state.review(actor, self.theme, self.seen, &command).await.map_err(Error::told)?;
        self.lead_back(flash, &left);
        Ok(())
    }

    /// Leads back to the page, which says what was done and what was left out.
    pub(super) fn lead_back(&self, flash: BenchFlash, left: &[Skipped]) {
        self.form.go(&self.back(flash, left));
    }

    /// Takes something back, and leads to the page, which says what was left out.
    async fn take_back(self, what: TakeBack, flash: BenchFlash) -> Result<(), Fault> {
        let NamedForm { state, actor, .. } = &self.form;
        let left = state.take_back(actor, self.theme, what).await.map_err(Error::told)?;
        self.lead_back(flash, &left);
        Ok(())
    }

    /// The page on which the form stood, with what somebody searched for on it.
    fn back(&self, flash: BenchFlash, left: &[Skipped]) -> String {
        let (path, query) = self.page.split_once('?').unwrap_or((&self.page, ""));
        let here = Route::Bench.is_of(path);
        let mut fields: Vec<(String, String)> =
            serde_urlencoded::from_str(if here { query } else { "" }).unwrap_or_default();
        fields.retain(|(name, _)| name != DONE && name != LEFT);
        fields.push((DONE.into(), flash.as_str().into()));
        let left = left.iter().take(LEFT_MAX).map(|one| match one.what {
            Ok(note) => note.to_string(),
            Err(group) => group.to_string(),
        });
        fields.extend(left.map(|id| (LEFT.into(), id)));
        with_query(Address::Bench(self.theme), &fields)
    }
}

/// The notes that were chosen.
fn chosen(notes: Vec<NoteId>) -> Result<Vec<NoteId>, Fault> {
    if notes.is_empty() { Err(Invalid::one("notes", Problem::Empty).into()) } else { Ok(notes) }
}

/// The group that was chosen.
fn group(typed: &str) -> Result<GroupId, Fault> {
    if typed.is_empty() {
        return Err(Invalid::one("to", Problem::Empty).into());
    }
    typed.parse().map_err(|_| Fault::NotFound)
}

pub(super) fn label(name: &str, why: &str) -> Result<Label, Fault> {
    Label::parse(name, why).map_err(|(field, problem)| Invalid::one(field, problem).into())
}

/// Makes a group of notes. `key` is its id, so that a second click makes no second one.
///
/// # Errors
/// [`Fault::Invalid`] when no note is chosen or the name is too long; as of
/// [`crate::service::Service::review`].
#[server(prefix = "/do", endpoint = "group_notes")]
pub async fn group_notes(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    #[server(default)] key: String,
    #[server(default)] notes: Vec<NoteId>,
    #[server(default)] name: String,
    #[server(default)] why: String,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::GroupNotes, theme, seen, page).await?;
    let group = GroupId(read_random_id(&key)?);
    let (notes, label) = (chosen(notes)?, label(&name, &why)?);
    bench.act(Command::Group { group, notes, label }, BenchFlash::Grouped).await
}

/// Moves notes to a group that is there.
///
/// # Errors
/// [`Fault::Invalid`] when no note or no group is chosen; as of
/// [`crate::service::Service::review`].
#[server(prefix = "/do", endpoint = "move_notes")]
pub async fn move_notes(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    #[server(default)] notes: Vec<NoteId>,
    #[server(default)] to: String,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::MoveNotes, theme, seen, page).await?;
    let (notes, to) = (chosen(notes)?, group(&to)?);
    bench.act(Command::Move { notes, to }, BenchFlash::Moved).await
}

/// Takes notes out of their groups.
///
/// # Errors
/// [`Fault::Invalid`] when no note is chosen; as of [`crate::service::Service::review`].
#[server(prefix = "/do", endpoint = "take_out_notes")]
pub async fn take_out_notes(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    #[server(default)] notes: Vec<NoteId>,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::TakeOutNotes, theme, seen, page).await?;
    bench.act(Command::TakeOut { notes: chosen(notes)? }, BenchFlash::TakenOut).await
}

/// Names a group, and says why it is one.
///
/// # Errors
/// [`Fault::Invalid`] for what is too long; as of [`crate::service::Service::review`].
#[server(prefix = "/do", endpoint = "rename_group")]
pub async fn rename_group(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    group: GroupId,
    #[server(default)] name: String,
    #[server(default)] why: String,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::RenameGroup, theme, seen, page).await?;
    let label = label(&name, &why)?;
    bench.act(Command::Rename { group, label }, BenchFlash::Renamed).await
}

/// Puts a group's notes into another one.
///
/// # Errors
/// [`Fault::Invalid`] when no group is chosen; as of [`crate::service::Service::review`].
#[server(prefix = "/do", endpoint = "merge_groups")]
pub async fn merge_groups(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    group: GroupId,
    #[server(default)] to: String,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::MergeGroups, theme, seen, page).await?;
    let into = self::group(&to)?;
    bench.act(Command::Merge { group, into }, BenchFlash::Merged).await
}

/// Takes all notes out of a group.
///
/// # Errors
/// As of [`crate::service::Service::review`].
#[server(prefix = "/do", endpoint = "dissolve_group")]
pub async fn dissolve_group(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    group: GroupId,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::DissolveGroup, theme, seen, page).await?;
    bench.act(Command::Dissolve { group }, BenchFlash::Dissolved).await
}

/// Takes one's own last step back: the one that the button named.
///
/// # Errors
/// As of [`crate::service::Service::take_back`].
#[server(prefix = "/do", endpoint = "undo_step")]
pub async fn undo_step(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    step: i64,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::UndoStep, theme, seen, page).await?;
    bench.take_back(TakeBack::Undo { step }, BenchFlash::Undone).await
}

/// Takes one's own last undoing back: the step that the button named.
///
/// # Errors
/// As of [`crate::service::Service::take_back`].
#[server(prefix = "/do", endpoint = "redo_step")]
pub async fn redo_step(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    step: i64,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::RedoStep, theme, seen, page).await?;
    bench.take_back(TakeBack::Redo { step }, BenchFlash::Redone).await
}
