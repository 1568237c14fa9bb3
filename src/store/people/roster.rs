//! The roster: who may pick up a ticket of a Sealed theme, and the personal links with which they
//! come.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{
    People,
    issue::{self, Waiting},
};
use crate::domain::ids::{PersonId, ThemeId};
use crate::store::backend::Tx;
use crate::store::{Result, lock};

statements! {
    ROSTER = "SELECT id, reference, listed FROM person";
    ROSTER_SIZE = "SELECT COUNT(*) FROM person WHERE listed";
    INSERT_PERSON = "INSERT INTO person (id, reference, listed) VALUES ($1, $2, TRUE)";
    LIST_PERSON = "UPDATE person SET listed = $2 WHERE id = $1";
    DELETE_PERSON = "DELETE FROM person
        WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM eligibility WHERE person_id = $1)";
    ENLIST = "INSERT INTO eligibility (theme_id, person_id)
        SELECT $1, id FROM person WHERE listed ORDER BY id ON CONFLICT DO NOTHING";
    ALL_LISTED = "SELECT id, reference FROM person WHERE listed ORDER BY reference";
    UNLINKED = "SELECT id, reference FROM person WHERE listed
        AND NOT EXISTS (SELECT 1 FROM link WHERE person_id = person.id) ORDER BY reference";
    LINKED_PERSON = "SELECT person_id FROM link WHERE token_hash = $1";
    INSERT_LINK = "INSERT INTO link (token_hash, person_id) VALUES ($1, $2)";
    DELETE_LINK = "DELETE FROM link WHERE person_id = $1";
    DELETE_LINKS = "DELETE FROM link";
}

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
        id: PersonId,
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
        count!(self.db, ROSTER_SIZE)
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
        let there: Vec<PersonRow> = fetch_all!(tx, ROSTER)?;
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
                    execute!(tx, INSERT_PERSON, Uuid::new_v4(), reference)?;
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
        let statement = if everybody { ALL_LISTED } else { UNLINKED };
        let rows: Vec<(PersonId, String)> = fetch_all!(tx, statement)?;
        let people: Vec<Person> =
            rows.into_iter().map(|(id, reference)| Person { id, reference }).collect();
        let mut settled = Vec::new();
        if everybody {
            settled = waiting();
            issue::settle(&mut tx, &settled).await?;
            execute!(tx, DELETE_LINKS)?;
        }
        for person in &people {
            let hash = hash(person)?;
            execute!(tx, INSERT_LINK, &hash[..], person.id)?;
        }
        Ok(Uncommitted { tx, made: people, settled })
    }

    /// Whose link this is; whether it was used is nowhere.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn linked_person(&self, token_hash: &[u8; 32]) -> Result<Option<PersonId>> {
        scalar_optional!(self.db, LINKED_PERSON, &token_hash[..])
    }
}

async fn enlist(tx: &mut Tx, theme: ThemeId) -> Result<()> {
    execute!(tx, ENLIST, theme).map(drop)
}

async fn list(tx: &mut Tx, person: PersonId, listed: bool) -> Result<()> {
    execute!(tx, LIST_PERSON, person, listed).map(drop)
}

/// Takes the link from somebody and strikes them off; forgets them if no theme has them on its
/// list. Whether they have picked up makes no difference, for whoever puts them back could see it.
async fn take_off(tx: &mut Tx, person: PersonId) -> Result<()> {
    execute!(tx, DELETE_LINK, person)?;
    if execute!(tx, DELETE_PERSON, person)? == 0 {
        list(tx, person, false).await?;
    }
    Ok(())
}
