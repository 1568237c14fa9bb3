//! Chat channels, and how far each was told.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Board, log};
use crate::domain::{
    chat::{CHANNELS_MAX, ChatChannel, ChatSettings, Failure, Standing},
    ids::ChannelId,
    problem::{Invalid, Problem},
};
use crate::store::backend::{Turn, Tx};
use crate::store::{ChangeError, Error, Result, lock, verbs::ensure_changed};

statements! {
    CHANNELS = "SELECT * FROM channel ORDER BY id";
    COUNT_CHANNELS = "SELECT COUNT(*) FROM channel";
    COUNT_GIVEN_UP = "SELECT COUNT(*) FROM channel WHERE given_up";
    NEW_CHANNEL = "INSERT INTO channel
        (id, settings, secrets, version, sent_seq, failures, retry_at, given_up)
        VALUES ($1, $2, $3, 1, $4, 0, 0, $5) ON CONFLICT DO NOTHING";
    SAVE_CHANNEL = "UPDATE channel SET settings = $2, secrets = $3, version = version + 1,
        failures = 0, retry_at = 0, why = NULL, given_up = $5 WHERE id = $1 AND version = $4";
    DROP_CHANNEL = "DELETE FROM channel WHERE id = $1";
    FORGET_TOLD = "DELETE FROM channel_told WHERE channel_id = $1";
    TOLD = "SELECT channel_id, told FROM channel_told ORDER BY channel_id, told";
    // Nothing where the channel is gone meanwhile.
    TELL = "INSERT INTO channel_told (channel_id, told)
        SELECT channel.id, $2 FROM channel WHERE channel.id = $1 ON CONFLICT DO NOTHING";
    MOVE_CURSOR = "UPDATE channel SET sent_seq = $2 WHERE id = $1 AND sent_seq < $2";
    WELL = "UPDATE channel SET sent_on = $2, failures = 0, retry_at = 0, why = NULL,
        given_up = $3 WHERE id = $1";
    FAILED = "UPDATE channel SET failures = $2, retry_at = $3, why = $4, given_up = $5
        WHERE id = $1";
    TRY_AGAIN = "UPDATE channel SET failures = 0, retry_at = 0, why = NULL, given_up = $2
        WHERE id = $1";
}

row! {
    struct ChannelRow {
        id: ChannelId,
        settings: String,
        secrets: Vec<u8>,
        version: i64,
        sent_seq: i64,
        sent_on: Option<NaiveDate>,
        failures: i64,
        retry_at: i64,
        why: Option<String>,
        given_up: bool,
    }
}

/// What was told last, or passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToldMark {
    /// The log up to this entry.
    Log(i64),
    /// What stands in no entry, by a word of its own.
    Due(String),
}

/// What a channel is saved with.
pub struct SavedChannel<'a> {
    /// What is set.
    pub settings: &'a ChatSettings,
    /// The secrets, sealed.
    pub sealed: &'a [u8],
    /// What a new one is not told any more, though it is due: it was there before the channel.
    pub past: &'a [String],
}

impl Board {
    /// All channels.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn channels(&self) -> Result<Vec<ChatChannel>> {
        let rows: Vec<ChannelRow> = fetch_all!(self.db, CHANNELS)?;
        rows.into_iter().map(ChannelRow::read).collect()
    }

    /// How many channels nothing is sent to any more, until somebody looks at them.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn channels_given_up(&self) -> Result<u64> {
        count!(self.db, COUNT_GIVEN_UP)
    }

    /// What channels were told that stands in no entry of the log.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn told_channels(&self) -> Result<HashSet<(ChannelId, String)>> {
        let rows: Vec<(ChannelId, String)> = fetch_all!(self.db, TOLD)?;
        Ok(rows.into_iter().collect())
    }

    /// Keeps a channel: a new one (`seen` is 0), which begins at the head of the log, or in place of the
    /// version that was `seen`, of which nothing is given up any more.
    ///
    /// # Errors
    /// [`Error::Conflict`] where a new one is there already, or somebody else changed it since;
    /// [`ChangeError::Invalid`] for one more than there can be.
    pub async fn save_channel(
        &self,
        id: ChannelId,
        seen: i64,
        saved: SavedChannel<'_>,
    ) -> std::result::Result<(), ChangeError> {
        let SavedChannel { settings, sealed, past } = saved;
        let settings =
            serde_json::to_string(settings).map_err(|_| Error::unreadable("settings"))?;
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        if seen > 0 {
            let rows = execute!(tx, SAVE_CHANNEL, id, settings, sealed, seen, false)?;
            ensure_changed(rows, Error::Conflict)?;
            return Ok(tx.commit().await?);
        }
        let there = count!(tx, COUNT_CHANNELS)?;
        let head = log::head(&mut tx).await?.seq;
        let rows = execute!(tx, NEW_CHANNEL, id, settings, sealed, head, false)?;
        ensure_changed(rows, Error::Conflict)?;
        if usize::try_from(there).is_ok_and(|there| there >= CHANNELS_MAX) {
            return Err(Invalid::one("name", Problem::TooMany { max: CHANNELS_MAX }).into());
        }
        for told in past {
            execute!(tx, TELL, id, told)?;
        }
        Ok(tx.commit().await?)
    }

    /// Drops a channel; one that is gone is gone.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn drop_channel(&self, id: ChannelId) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        execute!(tx, FORGET_TOLD, id)?;
        execute!(tx, DROP_CHANNEL, id)?;
        tx.commit().await
    }

    /// Notes that a channel was told up to here, on a day; without one, that it was passed over.
    ///
    /// # Errors
    /// [`Error::Database`]; it is told again then.
    pub async fn channel_told(
        &self,
        id: ChannelId,
        mark: &ToldMark,
        on: Option<NaiveDate>,
    ) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        move_on(&mut tx, id, mark).await?;
        if let Some(on) = on {
            execute!(tx, WELL, id, on, false)?;
        }
        tx.commit().await
    }

    /// Notes that a channel could not be told, how often, why, and when it is tried again.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn channel_failed(&self, id: ChannelId, standing: &Standing) -> Result<()> {
        let Standing { failures, retry_at, why, given_up, sent_on: _ } = standing;
        let (failures, why) = (i64::from(*failures), why.map(|why| why.to_string()));
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        execute!(tx, FAILED, id, failures, *retry_at, why, *given_up)?;
        tx.commit().await
    }

    /// Takes a channel up again that was given up.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Database`].
    pub async fn retry_channel(&self, id: ChannelId) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        ensure_changed(execute!(tx, TRY_AGAIN, id, false)?, Error::NotFound)?;
        tx.commit().await
    }

    /// The turn to send, for one process at a time; none while another has it. It keeps nobody from
    /// writing, and ends when it is dropped, or with the process.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn sending_turn(&self) -> Result<Option<Turn>> {
        self.db.turn(lock::SENDING).await
    }
}

async fn move_on(tx: &mut Tx, id: ChannelId, mark: &ToldMark) -> Result<()> {
    match mark {
        ToldMark::Log(seq) => execute!(tx, MOVE_CURSOR, id, *seq)?,
        ToldMark::Due(told) => execute!(tx, TELL, id, told)?,
    };
    Ok(())
}

impl ChannelRow {
    fn read(self) -> Result<ChatChannel> {
        let settings =
            serde_json::from_str(&self.settings).map_err(|_| Error::unreadable("settings"))?;
        let why: Option<Failure> =
            self.why.map(|why| why.parse().map_err(|_| Error::unreadable("why"))).transpose()?;
        let Self { id, secrets, version, sent_seq, sent_on, failures, retry_at, given_up, .. } =
            self;
        let failures = u32::try_from(failures).map_err(|_| Error::unreadable("failures"))?;
        let standing = Standing { sent_on, failures, retry_at, why, given_up };
        Ok(ChatChannel { id, settings, sealed: secrets, version, sent_seq, standing })
    }
}
