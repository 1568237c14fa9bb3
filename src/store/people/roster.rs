//! The roster: who may pick up a ticket of a Sealed theme, and the personal links with which they
//! come.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{
    People,
    issue::{self, Waiting},
};
use crate::domain::ids::{PersonId, ThemeId};
use crate::store::backend::{Tx, in_tx, on_db};
use crate::store::row::row;
use crate::store::statements as sql;
use crate::store::{Result, lock};

/// Somebody on the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Random id.
    pub id: PersonId,
    /// Staff number or e-mail address, as on the roster.
    pub reference: String,
}

/// What a new roster changed, in people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RosterChange {
    /// On the new roster, not on the old one.
    pub added: usize,
    /// On the old roster, not on the new one.
    pub removed: usize,
}

/// What was written and not committed yet, so that the public log can tell of it first. Dropped,
/// nothing of it happens.
pub struct Uncommitted<T> {
    tx: Tx,
    /// What it makes.
    pub made: T,
    /// The pick-ups whose bits it sets.
    pub settled: Vec<Waiting>,
}

impl<T> Uncommitted<T> {
    /// Makes it so.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn commit(self) -> Result<(T, Vec<Waiting>)> {
        self.tx.commit().await?;
        Ok((self.made, self.settled))
    }
}

row! {
    struct PersonRow {
        id: Uuid,
        reference: String,
        listed: bool,
    }
}

impl People {
    /// How many people are on the roster.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn roster_size(&self) -> Result<u64> {
        let n: i64 =
            on_db!(&self.db, pool => sqlx::query_scalar(sql::ROSTER_SIZE).fetch_one(pool).await)?;
        Ok(u64::try_from(n).unwrap_or(0))
    }

    /// Puts the people with these references on the roster and takes all others off. Who is taken
    /// off loses the link, and with it the right to pick up; who is new can pick up in the
    /// `running` themes too. `references` are distinct; `waiting` gives the pick-ups whose bits
    /// must be set while their links are still there.
    ///
    /// Nothing of a person who goes tells whether they have picked up: they stay, struck off, while
    /// they are on the list of a theme.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`]; nothing is changed then.
    pub async fn replace_roster(
        &self,
        references: &[String],
        running: &[ThemeId],
        waiting: impl FnOnce() -> Vec<Waiting> + Send,
    ) -> Result<Uncommitted<RosterChange>> {
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        let there: Vec<PersonRow> =
            in_tx!(tx, conn => sqlx::query_as(sql::ROSTER).fetch_all(conn).await)?;
        let wanted: HashSet<&str> = references.iter().map(String::as_str).collect();
        let leaves =
            |person: &&PersonRow| person.listed && !wanted.contains(person.reference.as_str());
        let mut settled = Vec::new();
        if there.iter().any(|person| leaves(&person)) {
            settled = waiting();
            issue::settle(&mut tx, &settled).await?;
        }
        let mut change = RosterChange::default();
        for gone in there.iter().filter(leaves) {
            take_off(&mut tx, gone.id).await?;
            change.removed += 1;
        }
        let known: HashMap<&str, &PersonRow> =
            there.iter().map(|person| (person.reference.as_str(), person)).collect();
        for reference in references {
            match known.get(reference.as_str()) {
                Some(person) if person.listed => continue,
                Some(person) => list(&mut tx, person.id, true).await?,
                None => {
                    in_tx!(tx, conn => sqlx::query(sql::INSERT_PERSON).bind(Uuid::new_v4()).bind(reference)
                    .execute(conn).await.map(drop))?;
                }
            }
            change.added += 1;
        }
        for theme in running {
            enlist(&mut tx, *theme).await?;
        }
        Ok(Uncommitted { tx, made: change, settled })
    }

    /// Lets everybody on the roster pick up a ticket of a theme: one row each, all in one
    /// transaction. Who has a row keeps it.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn enlist(&self, theme: ThemeId) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        enlist(&mut tx, theme).await?;
        tx.commit().await
    }

    /// Makes new links: for everybody on the roster, or for those who have never been given one.
    /// `hash` gives a token's hash for each person; old links of these people stop working, and
    /// `waiting` gives the pick-ups whose bits must be set before. The people come ordered by
    /// reference.
    ///
    /// # Errors
    /// What `hash` fails with, [`crate::store::Error::Database`]; nothing is changed then.
    pub async fn make_links<E: From<crate::store::Error>>(
        &self,
        everybody: bool,
        mut hash: impl FnMut(&Person) -> std::result::Result<[u8; 32], E> + Send,
        waiting: impl FnOnce() -> Vec<Waiting> + Send,
    ) -> std::result::Result<Uncommitted<Vec<Person>>, E> {
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        let statement = if everybody { sql::ALL_LISTED } else { sql::UNLINKED };
        let rows: Vec<(Uuid, String)> =
            in_tx!(tx, conn => sqlx::query_as(statement).fetch_all(conn).await)
                .map_err(crate::store::Error::from)?;
        let people: Vec<Person> = rows
            .into_iter()
            .map(|(id, reference)| Person { id: PersonId(id), reference })
            .collect();
        let mut settled = Vec::new();
        if everybody {
            settled = waiting();
            issue::settle(&mut tx, &settled).await?;
            in_tx!(tx, conn => sqlx::query(sql::DELETE_LINKS).execute(conn).await.map(drop))
                .map_err(crate::store::Error::from)?;
        }
        for person in &people {
            let hash = hash(person)?;
            in_tx!(tx, conn => sqlx::query(sql::INSERT_LINK).bind(&hash[..]).bind(person.id.0).execute(conn).await.map(drop)).map_err(crate::store::Error::from)?;
        }
        Ok(Uncommitted { tx, made: people, settled })
    }

    /// Whose link this is; whether it was used is nowhere.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn linked_person(&self, token_hash: &[u8; 32]) -> Result<Option<PersonId>> {
        let id: Option<Uuid> = on_db!(&self.db, pool => sqlx::query_scalar(sql::LINKED_PERSON).bind(&token_hash[..]).fetch_optional(pool).await)?;
        Ok(id.map(PersonId))
    }
}

async fn enlist(tx: &mut Tx, theme: ThemeId) -> Result<()> {
    in_tx!(tx, conn => sqlx::query(sql::ENLIST).bind(theme.0).execute(conn).await.map(drop))?;
    Ok(())
}

async fn list(tx: &mut Tx, person: Uuid, listed: bool) -> std::result::Result<(), sqlx::Error> {
    in_tx!(tx, conn => sqlx::query(sql::LIST_PERSON).bind(person).bind(listed).execute(conn).await.map(drop))
}

/// Takes the link from somebody and strikes them off; forgets them if no theme has them on its
/// list. Whether they have picked up makes no difference, for whoever puts them back could see it.
async fn take_off(tx: &mut Tx, person: Uuid) -> Result<()> {
    in_tx!(tx, conn => sqlx::query(sql::DELETE_LINK).bind(person).execute(conn).await.map(drop))?;
    let forgotten = in_tx!(tx, conn => sqlx::query(sql::DELETE_PERSON).bind(person).execute(conn).await.map(|done| done.rows_affected()))?;
    if forgotten == 0 {
        list(tx, person, false).await?;
    }
    Ok(())
}
