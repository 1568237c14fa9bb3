//! Suggested groups on the bench: what could go together, and the office's list of names for it.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{
    Actor, Error, Service, groups::can_be_reviewed, new_theme::made_id, words::WordSource,
};
use crate::domain::{
    account::Right,
    fault::Fault,
    groups::{Bench, Command, Grouped, Label, Skipped},
    ids::{GroupId, NoteId, ThemeId},
    note::Note,
    suggest::{
        BROUGHT_BASIS, BroughtGroup, COMPARED_MAX, OfficeWords, PolicyFields, Settings,
        SuggestedBy, Suggestion, WordedNote, still_suggested, suggest,
    },
    theme::Theme,
};

/// So many suggestions are shown at a time; when one is decided, the next comes.
pub const SHOWN: usize = 12;

/// The suggestions for a bench.
#[derive(Clone, Debug)]
pub struct Suggestions {
    /// The first of them.
    pub shown: Vec<SuggestedGroup>,
    /// How many more there are.
    pub more: usize,
    /// Where the words came from.
    pub source: WordSource,
}

/// A suggestion as it is shown.
#[derive(Clone, Debug)]
pub struct SuggestedGroup {
    /// The id of the group that it becomes: of the same notes the same one, so that a second click
    /// makes no second group, until it was made.
    pub id: GroupId,
    /// Where it comes from.
    pub by: SuggestedBy,
    /// What it could be called: a policy field, or else the word that most of its notes share; of a
    /// file what that calls it.
    pub name: String,
    /// The words that its notes share, the one in most of them first; none where a file put them
    /// together.
    pub words: Vec<String>,
    /// Its notes.
    pub notes: Vec<Note>,
}

impl Service {
    /// What could go together of the notes that are in no group, first what a file put together;
    /// nothing where the bench cannot be worked at.
    ///
    /// # Errors
    /// [`Error::Store`]; [`Error::GivenUp`].
    pub async fn suggestions(
        &self,
        theme: &Theme,
        bench: &Bench,
        grouped: &Grouped,
    ) -> Result<Suggestions, Error> {
        if !can_be_reviewed(theme.state) || grouped.loose.len() < 2 {
            return Ok(Suggestions { shown: Vec::new(), more: 0, source: WordSource::Runs });
        }
        let fields = self.policy_fields().await?;
        let refused: Vec<BTreeSet<NoteId>> = bench.refused().cloned().collect();
        let brought = self.board.brought(theme.id).await?;
        let brought = still(brought, &grouped.loose, &refused);
        // Each note is in one suggestion at most.
        let of_file: BTreeSet<NoteId> =
            brought.iter().flat_map(|group| &group.notes).copied().collect();
        let rest = grouped.loose.iter().filter(|note| !of_file.contains(&note.id));
        let loose: Vec<Note> = rest.take(COMPARED_MAX).cloned().collect();
        let (words, office) = (self.words.clone(), self.office_words().await?);
        let compare = move || {
            let worded = words.of(&office, loose.iter().map(|note| note.text.as_str()));
            let notes: Vec<WordedNote> = (loose.iter().zip(worded))
                .map(|(note, words)| WordedNote { id: note.id, text: note.text.clone(), words })
                .collect();
            let refused: Vec<&BTreeSet<NoteId>> = refused.iter().collect();
            let found = match notes.len() {
                0 | 1 => Vec::new(),
                _ => suggest(&notes, &refused, &Settings::USUAL),
            };
            (found, words.source(), loose)
        };
        // A thread of its own: reading the dictionary and comparing takes longer than others wait.
        let (found, source, loose) = tokio::task::spawn_blocking(compare)
            .await
            .map_err(|_| Error::GivenUp("comparing notes"))?;
        let more = (brought.len() + found.len()).saturating_sub(SHOWN);
        let mut shown: Vec<SuggestedGroup> = (brought.into_iter().take(SHOWN))
            .map(|group| of_a_file(theme.id, bench, &grouped.loose, group))
            .collect();
        let mut by_words: Vec<SuggestedGroup> = (found.into_iter().take(SHOWN - shown.len()))
            .map(|one| suggested(theme.id, bench, &fields, &loose, one))
            .collect();
        let taken = grouped.groups.iter().map(|group| group.label.name.as_str());
        let taken = taken.chain(shown.iter().map(|one| one.name.as_str())).collect();
        tell_apart(&mut by_words, &taken);
        shown.append(&mut by_words);
        Ok(Suggestions { shown, more, source })
    }

    /// Makes a group of notes that were suggested together; how the suggestion was made goes into
    /// the trail.
    ///
    /// # Errors
    /// The errors of [`Service::review`].
    pub async fn accept_suggestion(
        &self,
        by: &Actor,
        theme: ThemeId,
        seen: i64,
        group: GroupId,
        notes: Vec<NoteId>,
        label: Label,
    ) -> Result<Vec<Skipped>, Error> {
        by.must(Right::Review)?;
        let basis = self.basis(theme, group, &notes).await?;
        self.review(by, theme, seen, &Command::Accept { group, notes, label, basis }).await
    }

    /// Refuses a suggestion for good: no two of its notes are suggested together again, unless it is
    /// undone.
    ///
    /// # Errors
    /// The errors of [`Service::review`].
    pub async fn refuse_suggestion(
        &self,
        by: &Actor,
        theme: ThemeId,
        seen: i64,
        group: GroupId,
        notes: Vec<NoteId>,
    ) -> Result<Vec<Skipped>, Error> {
        by.must(Right::Review)?;
        let basis = self.basis(theme, group, &notes).await?;
        self.review(by, theme, seen, &Command::Refuse { notes, basis }).await
    }

    /// How the suggestion of these notes was made, for the trail: its group's id tells.
    async fn basis(
        &self,
        theme: ThemeId,
        group: GroupId,
        notes: &[NoteId],
    ) -> Result<String, Error> {
        let bench = self.board.bench(theme).await?;
        if ids(theme, SuggestedBy::File, notes, &bench).any(|id| id == group) {
            return Ok(BROUGHT_BASIS.to_owned());
        }
        let words = self.words.clone();
        let source = tokio::task::spawn_blocking(move || words.source())
            .await
            .map_err(|_| Error::GivenUp("reading the dictionary"))?;
        let office = self.office_words().await?.len();
        let own = if office == 0 { String::new() } else { format!("+{office}") };
        Ok(Settings::USUAL.said(&format!("{}{own}", source.as_str())))
    }

    /// The office's own words, which no dictionary has.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn office_words(&self) -> Result<OfficeWords, Error> {
        Ok(OfficeWords::stored(self.board.office_words().await?))
    }

    /// Changes them, for somebody who saw them as `seen` ([`OfficeWords::written`]).
    ///
    /// # Errors
    /// [`Fault::Conflict`] where somebody else changed them meanwhile.
    pub async fn set_office_words(
        &self,
        by: &Actor,
        seen: &str,
        words: &OfficeWords,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let may = |rows: Vec<String>| {
            let now = OfficeWords::stored(rows);
            // The second of two clicks finds what the first left.
            OfficeWords::parse(seen).is_ok_and(|seen| seen == now) || now == *words
        };
        let set = self.board.set_office_words(words.rows(), may).await?;
        if set { Ok(()) } else { Err(Fault::Conflict.into()) }
    }

    /// 政策分野, the office's list; the usual one where nobody edited it.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn policy_fields(&self) -> Result<PolicyFields, Error> {
        let rows = self.board.policy_fields().await?;
        Ok(if rows.is_empty() { PolicyFields::usual() } else { PolicyFields::stored(&rows) })
    }

    /// Changes the list, for somebody who saw it as `seen` ([`PolicyFields::written`]). An empty one
    /// brings the usual one back.
    ///
    /// # Errors
    /// [`Fault::Conflict`] where somebody else changed it meanwhile.
    pub async fn set_policy_fields(
        &self,
        by: &Actor,
        seen: &str,
        fields: &PolicyFields,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let may = |rows: &[(String, String)]| {
            let now =
                if rows.is_empty() { PolicyFields::usual() } else { PolicyFields::stored(rows) };
            // The second of two clicks finds what the first left.
            PolicyFields::parse(seen).is_ok_and(|seen| seen == now) || now == *fields
        };
        let set = self.board.set_policy_fields(fields.rows(), may).await?;
        if set { Ok(()) } else { Err(Fault::Conflict.into()) }
    }
}

/// A suggestion with its notes, its name and the id of its group.
fn suggested(
    theme: ThemeId,
    bench: &Bench,
    fields: &PolicyFields,
    loose: &[Note],
    found: Suggestion,
) -> SuggestedGroup {
    let note = |id: &NoteId| loose.iter().find(|note| note.id == *id).cloned();
    let notes: Vec<Note> = found.notes.iter().filter_map(note).collect();
    let field = fields.of(notes.iter().map(|note| note.text.as_str()));
    let name = field.map_or_else(|| found.words[0].clone(), ToOwned::to_owned);
    let by = SuggestedBy::Words;
    let id = group_id(theme, bench, by, &found.notes);
    SuggestedGroup { id, by, name, words: found.words, notes }
}

/// The groups of a file of which something can be suggested, their notes as they are shown.
fn still(
    brought: Vec<BroughtGroup>,
    loose: &[Note],
    refused: &[BTreeSet<NoteId>],
) -> Vec<BroughtGroup> {
    let loose: Vec<NoteId> = loose.iter().map(|note| note.id).collect();
    still_suggested(brought, &loose, &refused.iter().collect::<Vec<_>>())
}

/// A group of a file with its notes and the id of its group.
fn of_a_file(
    theme: ThemeId,
    bench: &Bench,
    loose: &[Note],
    BroughtGroup { name, notes }: BroughtGroup,
) -> SuggestedGroup {
    let by = SuggestedBy::File;
    let id = group_id(theme, bench, by, &notes);
    let wanted: BTreeSet<NoteId> = notes.into_iter().collect();
    let notes = loose.iter().filter(|note| wanted.contains(&note.id)).cloned().collect();
    SuggestedGroup { id, by, name, words: Vec::new(), notes }
}

/// The id of the group of these notes: the first that no group has had.
fn group_id(theme: ThemeId, bench: &Bench, by: SuggestedBy, notes: &[NoteId]) -> GroupId {
    ids(theme, by, notes, bench).last().unwrap_or(GroupId(Uuid::nil()))
}

/// The ids that a group of these notes could have, made of them, where they come from, and a number;
/// up to the first that no group has had.
fn ids(
    theme: ThemeId,
    by: SuggestedBy,
    notes: &[NoteId],
    bench: &Bench,
) -> impl Iterator<Item = GroupId> {
    let mut notes: Vec<NoteId> = notes.to_vec();
    notes.sort_unstable();
    let notes: Vec<u8> = notes.iter().flat_map(NoteId::as_bytes).copied().collect();
    let kind: &[u8] = match by {
        SuggestedBy::Words => b"kz/suggested/v1",
        SuggestedBy::File => b"kz/brought/v1",
    };
    let id = move |n: u64| GroupId(made_id(&[kind, theme.as_bytes(), &notes, &n.to_be_bytes()]));
    let mut known = true;
    (0..).map(id).take_while(move |id| std::mem::replace(&mut known, bench.knows(*id)))
}

/// Adds the first shared word to names that several suggestions, or a group, would have.
fn tell_apart(shown: &mut [SuggestedGroup], taken: &BTreeSet<&str>) {
    let names: Vec<String> = shown.iter().map(|one| one.name.clone()).collect();
    for one in shown {
        let often = names.iter().filter(|name| **name == one.name).count() > 1;
        let word = &one.words[0];
        if (often || taken.contains(one.name.as_str())) && *word != one.name {
            one.name = format!("{}（{word}）", one.name);
        }
    }
}
