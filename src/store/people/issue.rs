//! Picking up, once per person and theme. Nothing here knows a ticket; what is stamped is in an
//! envelope. And what is written at that moment knows no person: a mark that only the personal link
//! gives. The bit beside a name is set later, many together ([`settle`]), so that copies of the
//! database, however many, do not tell when somebody came (docs/anonymity.md, section 11).

use super::People;
use crate::domain::ids::{PersonId, ThemeId};
use crate::store::anonymous::{BESIDE, PEOPLE, rewrite};
use crate::store::backend::Tx;
use crate::store::{Error, Result, lock};
use crate::ticket::Tag;

statements! {
    MAY_ISSUE = "SELECT eligibility.issued
        FROM eligibility JOIN link ON link.person_id = eligibility.person_id
        WHERE eligibility.theme_id = $1 AND eligibility.person_id = $2 AND link.token_hash = $3";
    PICK_UP = "INSERT INTO pick_up (theme_id, mark, envelope) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    ENVELOPE_OF = "SELECT envelope FROM pick_up WHERE theme_id = $1 AND mark = $2";
    TAKE_PICK_UP = "DELETE FROM pick_up WHERE theme_id = $1 AND mark = $2";
    SET_ISSUED = "UPDATE eligibility SET issued = TRUE WHERE theme_id = $1 AND person_id = $2";
    MY_THEMES = "SELECT theme_id FROM eligibility WHERE person_id = $1";
    ISSUED = "SELECT (SELECT COUNT(*) FROM eligibility WHERE theme_id = $1 AND issued)
        + (SELECT COUNT(*) FROM pick_up WHERE theme_id = $1)";
    ELIGIBLE = "SELECT COUNT(*) FROM eligibility WHERE theme_id = $1";
    SHRED_PICK_UPS = "DELETE FROM pick_up WHERE theme_id = $1";
    SHRED_ELIGIBILITY = "DELETE FROM eligibility WHERE theme_id = $1";
    FORGET_UNLISTED = "DELETE FROM person WHERE NOT listed
        AND NOT EXISTS (SELECT 1 FROM eligibility WHERE person_id = person.id)";
}

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
    /// The ticket is theirs already, and this is the same envelope: its answer was lost.
    Again,
    /// The ticket is theirs already, and this is another envelope.
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
        let issued: Option<bool> = scalar_optional!(tx, MAY_ISSUE, theme, person, &link[..])?;
        if issued.ok_or(Error::NotFound)? {
            return Err(Error::Taken);
        }
        if execute!(tx, PICK_UP, theme, mark, envelope)? == 0 {
            let kept: Vec<u8> = scalar_one!(tx, ENVELOPE_OF, theme, mark)?;
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
        scalar_all!(self.db, MY_THEMES, person)
    }

    /// Writes anew, in no order, who may pick up and who has: a row's place and transaction then
    /// say nothing about when a bit was flipped (docs/anonymity.md, L1 and L5).
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn shuffle_storage(&self) -> Result<()> {
        self.db.rewrite(lock::ROSTER, rewrite(PEOPLE.iter().chain(BESIDE).copied())).await
    }

    /// How many of a theme's tickets were picked up: the tickets that are out.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn issued(&self, theme: ThemeId) -> Result<u64> {
        count!(self.db, ISSUED, theme)
    }

    /// How many people could ever pick one up, those included who were taken off the roster since.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn eligible(&self, theme: ThemeId) -> Result<u64> {
        count!(self.db, ELIGIBLE, theme)
    }

    /// Destroys what says who may pick up, and who has, in one theme; and people who are off the
    /// roster and were kept for that alone.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn erase_eligibility(&self, theme: ThemeId) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        execute!(tx, SHRED_PICK_UPS, theme)?;
        execute!(tx, SHRED_ELIGIBILITY, theme)?;
        execute!(tx, FORGET_UNLISTED)?;
        tx.commit().await
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
        if execute!(tx, TAKE_PICK_UP, theme, &mark[..])? > 0 {
            execute!(tx, SET_ISSUED, theme, person)?;
        }
    }
    Ok(())
}
