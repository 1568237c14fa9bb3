//! Picking up, once per person and theme. Nothing here knows a ticket; what is stamped is in an
//! envelope. And what is written at that moment knows no person: a mark that only the personal link
//! gives. The bit beside a name is set later, many together ([`settle`]), so that copies of the
//! database, however many, do not tell when somebody came (docs/anonymity.md, section 11).

use uuid::Uuid;

use super::People;
use crate::domain::ids::{PersonId, ThemeId};
use crate::store::anonymous::{PEOPLE, rewrite};
use crate::store::backend::{Tx, in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Error, Result, lock};
use crate::ticket::Tag;

/// Somebody who picks up.
#[derive(Clone, Copy)]
pub struct PickUp {
    /// Who; checked, and not written.
    pub person: PersonId,
    /// The hash of the link that they came with.
    pub link: [u8; 32],
    /// See [`crate::ticket::TicketKey::picked_up`].
    pub mark: Tag,
    /// See [`crate::ticket::TicketKey::envelope`].
    pub envelope: Tag,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issued {
    /// The ticket is theirs from now on.
    Now,
    /// It was already, and this is the same envelope: its answer was lost.
    Again,
    /// It was already.
    Before,
}

/// A pick-up whose person is known, in memory, and whose bit is not set yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Waiting {
    /// The theme.
    pub theme: ThemeId,
    /// The mark that stands for it.
    pub mark: [u8; 32],
    /// Who it was.
    pub person: PersonId,
}

impl People {
    /// Notes that somebody picks up a theme's ticket, without saying who. It is on the disk when
    /// this returns.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they have no right to one, or their link was replaced;
    /// [`Error::Taken`] when the bit beside their name says that they have picked it up;
    /// [`Error::Database`].
    pub async fn issue(&self, theme: ThemeId, pick_up: PickUp) -> Result<Issued> {
        let PickUp { person, link, mark, envelope } = pick_up;
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        let issued: Option<bool> = in_tx!(tx, conn => sqlx::query_scalar(sql::MAY_ISSUE).bind(theme.0).bind(person.0).bind(&link[..])
            .fetch_optional(conn).await)?;
        if issued.ok_or(Error::NotFound)? {
            return Err(Error::Taken);
        }
        let noted = in_tx!(tx, conn => sqlx::query(sql::PICK_UP).bind(theme.0).bind(&mark.0[..]).bind(&envelope.0[..])
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if noted == 0 {
            let kept: Vec<u8> = in_tx!(tx, conn => sqlx::query_scalar(sql::ENVELOPE_OF).bind(theme.0).bind(&mark.0[..]).fetch_one(conn).await)?;
            return Ok(if envelope.matches(&kept) { Issued::Again } else { Issued::Before });
        }
        tx.commit().await?;
        Ok(Issued::Now)
    }

    /// Sets the bits of pick-ups whose people are known, all together, and forgets their marks.
    ///
    /// # Errors
    /// [`Error::Database`]; nothing is changed then.
    pub async fn settle(&self, waiting: &[Waiting]) -> Result<()> {
        if waiting.is_empty() {
            return Ok(());
        }
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        settle(&mut tx, waiting).await?;
        tx.commit().await
    }

    /// The themes whose ticket somebody may pick up, or has picked up: which of the two is not
    /// told.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn themes_of(&self, person: PersonId) -> Result<Vec<ThemeId>> {
        let rows: Vec<Uuid> = on_db!(&self.db, pool => sqlx::query_scalar(sql::MY_THEMES).bind(person.0).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(ThemeId).collect())
    }

    /// Writes anew, in no order, who may pick up and who has: a row's place and transaction then
    /// say nothing about when a bit was flipped (docs/anonymity.md, L1 and L5).
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn shuffle_storage(&self) -> Result<()> {
        self.db.rewrite(lock::ROSTER, rewrite(PEOPLE.iter().copied())).await
    }

    /// How many of a theme's tickets were picked up: the tickets that are out.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn issued(&self, theme: ThemeId) -> Result<u64> {
        self.count(sql::ISSUED, theme).await
    }

    /// How many people could ever pick one up, those included who were taken off the roster since.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn eligible(&self, theme: ThemeId) -> Result<u64> {
        self.count(sql::ELIGIBLE, theme).await
    }

    /// Destroys what says who may pick up, and who has, in one theme; and people who are off the
    /// roster and were kept for that alone.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn erase_eligibility(&self, theme: ThemeId) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        for statement in [sql::SHRED_PICK_UPS, sql::SHRED_ELIGIBILITY] {
            in_tx!(tx, conn => sqlx::query(statement).bind(theme.0).execute(conn).await.map(drop))?;
        }
        in_tx!(tx, conn => sqlx::query(sql::FORGET_UNLISTED).execute(conn).await.map(drop))?;
        tx.commit().await
    }

    async fn count(&self, statement: &'static str, theme: ThemeId) -> Result<u64> {
        let n: i64 = on_db!(&self.db, pool => sqlx::query_scalar(statement).bind(theme.0).fetch_one(pool).await)?;
        Ok(u64::try_from(n).unwrap_or(0))
    }
}

/// Within a transaction that holds [`lock::ROSTER`] exclusively: for each mark that is there, the
/// bit of its person instead.
pub(super) async fn settle(tx: &mut Tx, waiting: &[Waiting]) -> Result<()> {
    let mut waiting = waiting.to_vec();
    // In the order of random ids: that in which they came must not become that of transactions or
    // rows.
    waiting.sort_unstable_by_key(|one| (one.person, one.theme));
    for Waiting { theme, mark, person } in waiting {
        let taken = in_tx!(tx, conn => sqlx::query(sql::TAKE_PICK_UP).bind(theme.0).bind(&mark[..]).execute(conn).await
            .map(|done| done.rows_affected()))?;
        if taken > 0 {
            in_tx!(tx, conn => sqlx::query(sql::SET_ISSUED).bind(theme.0).bind(person.0).execute(conn).await.map(drop))?;
        }
    }
    Ok(())
}
