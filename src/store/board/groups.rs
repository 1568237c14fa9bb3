//! The trail of the bench: what reviewers did to put notes into groups, step by step. Steps are
//! only ever added.

use std::collections::{BTreeMap, HashMap};

use super::Board;
use crate::domain::{
    groups::{
        Bench, BenchNews, Cause, Command, Label, NoSuchGroup, Placement, Planned, Relabelling,
        Reviewer, Skipped, TakeBack, TrailStep,
    },
    hex::Hex,
    ids::{AccountId, GroupId, NoteId, ThemeId},
};
use crate::store::backend::Tx;
use crate::store::{Error, Result, lock};
use crate::ticket::digest;

statements! {
    STEPS = "SELECT number, reviewer, verb, undid, redid, basis FROM step
        WHERE theme_id = $1 ORDER BY number";
    PLACEMENTS = "SELECT number, note_id, from_group, to_group FROM placement
        WHERE theme_id = $1 ORDER BY number, note_id";
    RELABELLINGS = "SELECT number, group_id, from_name, from_reason, to_name, to_reason
        FROM relabelling WHERE theme_id = $1 ORDER BY number, group_id";
    REFUSALS = "SELECT number, note_id FROM refusal
        WHERE theme_id = $1 ORDER BY number, note_id";
    NOTES_THERE = "SELECT id, hidden IS NULL FROM note
        WHERE theme_id = $1 AND question_id IS NULL";
    MOVED_SINCE = "SELECT COUNT(DISTINCT note_id) FROM placement WHERE theme_id = $1 AND number > $2";
    NAMED_SINCE = "SELECT COUNT(DISTINCT group_id) FROM relabelling
        WHERE theme_id = $1 AND number > $2";
    INSERT_STEP = "INSERT INTO step
        (theme_id, number, reviewer, verb, undid, redid, basis, taken_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    INSERT_REFUSAL = "INSERT INTO refusal (theme_id, number, note_id) VALUES ($1, $2, $3)";
    INSERT_PLACEMENT = "INSERT INTO placement (theme_id, number, note_id, from_group, to_group)
        VALUES ($1, $2, $3, $4, $5)";
    INSERT_RELABELLING = "INSERT INTO relabelling
        (theme_id, number, group_id, from_name, from_reason, to_name, to_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

/// Stands for an account in the trail of a theme: SHA-256("kz/reviewer/v1" ‖ theme ‖ account). The
/// account's id itself stays in the people's database, so that no value stands in both.
pub fn reviewer(theme: ThemeId, account: AccountId) -> Reviewer {
    Reviewer(Hex(digest(&[b"kz/reviewer/v1", theme.as_bytes(), account.as_bytes()])))
}

impl Board {
    /// The bench of a theme, as its trail left it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn bench(&self, theme: ThemeId) -> Result<Bench> {
        read(&mut self.db.begin_reading().await?, theme).await
    }

    /// Takes the step of a command, at `now` (seconds since 1970), for somebody who looked at the
    /// bench as the step `seen` had left it. Returns what of it was left out. A command of which
    /// nothing is left to do adds no step.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a group that was never made; [`Error::Database`].
    pub async fn take_step(
        &self,
        theme: ThemeId,
        account: AccountId,
        seen: i64,
        now: i64,
        command: &Command,
    ) -> Result<Vec<Skipped>> {
        let by = reviewer(theme, account);
        self.take(theme, now, |bench, there| {
            bench.plan(by, seen, there, command).map_err(|NoSuchGroup| Error::NotFound)
        })
        .await
    }

    /// Takes the step, at `now` (seconds since 1970), that takes somebody's own last one back.
    /// Returns what of it was left out. Where another step is the last one, adds no step.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn take_back(
        &self,
        theme: ThemeId,
        account: AccountId,
        now: i64,
        what: TakeBack,
    ) -> Result<Vec<Skipped>> {
        let by = reviewer(theme, account);
        self.take(theme, now, |bench, there| Ok(bench.take_back(by, there, what))).await
    }

    /// How many notes came to another place, and how many groups were called otherwise, after the
    /// step `seen`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn bench_news(&self, theme: ThemeId, seen: i64) -> Result<BenchNews> {
        let (notes,): (i64,) = fetch_one!(self.db, MOVED_SINCE, theme, seen)?;
        let (groups,): (i64,) = fetch_one!(self.db, NAMED_SINCE, theme, seen)?;
        Ok(BenchNews { notes, groups })
    }

    async fn take(
        &self,
        theme: ThemeId,
        now: i64,
        plan: impl FnOnce(&Bench, &BTreeMap<NoteId, bool>) -> Result<Planned>,
    ) -> Result<Vec<Skipped>> {
        // Exclusive: the step is planned on the trail as it is, and no note comes or goes meanwhile.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let bench = read(&mut tx, theme).await?;
        let there = shown(&mut tx, theme).await?;
        let planned = plan(&bench, &there)?;
        if let Some(step) = &planned.step {
            write(&mut tx, theme, now, step).await?;
            tx.commit().await?;
        }
        Ok(planned.skipped)
    }
}

/// The notes of a theme's board, each with whether it shows.
pub(super) async fn shown(tx: &mut Tx, theme: ThemeId) -> Result<BTreeMap<NoteId, bool>> {
    let there: Vec<(NoteId, bool)> = fetch_all!(tx, NOTES_THERE, theme)?;
    Ok(there.into_iter().collect())
}

type PlacementRow = (i64, NoteId, Option<GroupId>, Option<GroupId>);
type StepRow = (i64, Vec<u8>, String, Option<i64>, Option<i64>, Option<String>);
type LabelRow = (i64, GroupId, String, String, String, String);

/// Reads the bench of a theme.
pub(super) async fn read(tx: &mut Tx, theme: ThemeId) -> Result<Bench> {
    let rows: Vec<StepRow> = fetch_all!(tx, STEPS, theme)?;
    let placed: Vec<PlacementRow> = fetch_all!(tx, PLACEMENTS, theme)?;
    let mut placements: HashMap<i64, Vec<Placement>> = HashMap::new();
    for (number, note, from, to) in placed {
        placements.entry(number).or_default().push(Placement { note, from, to });
    }
    let labelled: Vec<LabelRow> = fetch_all!(tx, RELABELLINGS, theme)?;
    let mut relabellings: HashMap<i64, Vec<Relabelling>> = HashMap::new();
    for (number, group, name, reason, to_name, to_reason) in labelled {
        let (from, to) = (Label { name, reason }, Label { name: to_name, reason: to_reason });
        relabellings.entry(number).or_default().push(Relabelling { group, from, to });
    }
    let refusals: Vec<(i64, NoteId)> = fetch_all!(tx, REFUSALS, theme)?;
    let mut refused: HashMap<i64, Vec<NoteId>> = HashMap::new();
    for (number, note) in refusals {
        refused.entry(number).or_default().push(note);
    }
    let mut steps = Vec::with_capacity(rows.len());
    for (number, reviewer, verb, undid, redid, basis) in rows {
        let by = reviewer.try_into().map_err(|_| Error::unreadable("reviewer"))?;
        steps.push(TrailStep {
            number,
            by: Reviewer(Hex(by)),
            verb: verb.parse().map_err(|_| Error::unreadable("verb"))?,
            cause: match (undid, redid) {
                (Some(undid), _) => Cause::Undid(undid),
                (None, Some(redid)) => Cause::Redid(redid),
                (None, None) => Cause::Did,
            },
            placements: placements.remove(&number).unwrap_or_default(),
            relabellings: relabellings.remove(&number).unwrap_or_default(),
            refused: refused.remove(&number).unwrap_or_default(),
            basis,
        });
    }
    Ok(Bench::of(steps))
}

pub(super) async fn write(tx: &mut Tx, theme: ThemeId, now: i64, step: &TrailStep) -> Result<()> {
    let (undid, redid) = match step.cause {
        Cause::Did => (None, None),
        Cause::Undid(undid) => (Some(undid), None),
        Cause::Redid(redid) => (None, Some(redid)),
    };
    let (number, basis) = (step.number, &step.basis);
    execute!(tx, INSERT_STEP, theme, number, step.by.0, step.verb, undid, redid, basis, now)?;
    for Placement { note, from, to } in &step.placements {
        execute!(tx, INSERT_PLACEMENT, theme, step.number, *note, *from, *to)?;
    }
    for note in &step.refused {
        execute!(tx, INSERT_REFUSAL, theme, step.number, *note)?;
    }
    for Relabelling { group, from, to } in &step.relabellings {
        execute!(
            tx,
            INSERT_RELABELLING,
            theme,
            step.number,
            *group,
            &from.name,
            &from.reason,
            &to.name,
            &to.reason
        )?;
    }
    Ok(())
}
