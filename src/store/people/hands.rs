//! Hands: staff who offered help, by name or department, each with the hash of their own link. Rows
//! know no time but the last day on which they are kept.

use chrono::NaiveDate;
use uuid::Uuid;

use super::People;
use crate::domain::{
    answers::Item,
    hands::{HANDS_MAX, Hand, OfferedHand},
    ids::ThemeId,
};
use crate::store::{Error, Result, lock};

statements! {
    HANDS_OF = "SELECT theme_id, item, name, skills, advises, joins, contact, until_on FROM hand
        WHERE theme_id = $1 AND item = $2 AND until_on >= $3 ORDER BY name, id";
    HAND_OF = "SELECT theme_id, item, name, skills, advises, joins, contact, until_on FROM hand
        WHERE token_hash = $1 AND until_on >= $2";
    COUNT_HANDS = "SELECT COUNT(*) FROM hand WHERE theme_id = $1 AND item = $2 AND until_on >= $3";
    CHANGE_HAND = "UPDATE hand SET name = $4, skills = $5, advises = $6, joins = $7, contact = $8,
        until_on = $9 WHERE token_hash = $1 AND theme_id = $2 AND item = $3";
    NEW_HAND = "INSERT INTO hand (id, theme_id, item, name, skills, advises, joins, contact,
        token_hash, until_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    KEEP_HAND = "UPDATE hand SET until_on = $2 WHERE token_hash = $1 AND until_on < $2";
    DELETE_HAND = "DELETE FROM hand WHERE token_hash = $1";
    DELETE_ENDED_HANDS = "DELETE FROM hand WHERE until_on < $1";
}

row! {
    struct HandRow {
        theme_id: ThemeId,
        item: String,
        name: String,
        skills: String,
        advises: bool,
        joins: bool,
        contact: String,
        until_on: NaiveDate,
    }
}

impl HandRow {
    fn offered(self) -> Result<OfferedHand> {
        let Self { theme_id, item, name, skills, advises, joins, contact, until_on } = self;
        Ok(OfferedHand {
            theme: theme_id,
            item: item.parse().map_err(|_| Error::unreadable("item"))?,
            hand: Hand { name, skills, advises, joins, contact },
            until: until_on,
        })
    }
}

impl People {
    /// The hands at an item that are kept today, by name: not in the order in which they came.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn hands(
        &self,
        theme: ThemeId,
        item: Item,
        today: NaiveDate,
    ) -> Result<Vec<OfferedHand>> {
        let rows: Vec<HandRow> = fetch_all!(self.db, HANDS_OF, theme, item.to_string(), today)?;
        rows.into_iter().map(HandRow::offered).collect()
    }

    /// Whether there are as many hands at an item as there may be.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn hands_are_full(
        &self,
        theme: ThemeId,
        item: Item,
        today: NaiveDate,
    ) -> Result<bool> {
        Ok(count!(self.db, COUNT_HANDS, theme, item.to_string(), today)? >= HANDS_MAX)
    }

    /// The hand of this link, if it is kept today.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn hand(
        &self,
        token_hash: &[u8; 32],
        today: NaiveDate,
    ) -> Result<Option<OfferedHand>> {
        let row: Option<HandRow> = fetch_optional!(self.db, HAND_OF, &token_hash[..], today)?;
        row.map(HandRow::offered).transpose()
    }

    /// Puts up a hand that is found again by this hash, or puts this one in its place.
    ///
    /// # Errors
    /// [`Error::Taken`] when there are as many at its item as there may be; [`Error::Database`].
    pub async fn offer_hand(
        &self,
        token_hash: &[u8; 32],
        offered: &OfferedHand,
        today: NaiveDate,
    ) -> Result<()> {
        let OfferedHand { theme, item, hand, until } = offered;
        let Hand { name, skills, advises, joins, contact } = hand;
        let (theme, item, hash) = (*theme, item.to_string(), &token_hash[..]);
        let (advises, joins, until) = (*advises, *joins, *until);
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        let changed = execute!(
            tx,
            CHANGE_HAND,
            hash,
            theme,
            &item,
            name,
            skills,
            advises,
            joins,
            contact,
            until
        )?;
        if changed == 0 {
            if count!(tx, COUNT_HANDS, theme, &item, today)? >= HANDS_MAX {
                return Err(Error::Taken);
            }
            let id = Uuid::new_v4();
            execute!(
                tx, NEW_HAND, id, theme, &item, name, skills, advises, joins, contact, hash, until
            )?;
        }
        tx.commit().await
    }

    /// Keeps a hand to a later day; does nothing where there is none, or it is kept as long already.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn keep_hand(&self, token_hash: &[u8; 32], until: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        execute!(tx, KEEP_HAND, &token_hash[..], until)?;
        tx.commit().await
    }

    /// Deletes a hand, if it is there.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn delete_hand(&self, token_hash: &[u8; 32]) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        execute!(tx, DELETE_HAND, &token_hash[..])?;
        tx.commit().await
    }

    /// Deletes the hands whose last day has passed.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn delete_ended_hands(&self, today: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::ROSTER).await?;
        execute!(tx, DELETE_ENDED_HANDS, today)?;
        tx.commit().await
    }
}
