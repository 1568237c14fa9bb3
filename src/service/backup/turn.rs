//! The server's part of backups, at the end of a tick: copies for whoever waits, and its own by the
//! schedule.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;
use tokio::runtime::Handle;

use super::{
    archive,
    error::BackupError,
    make::{self, FAILED, READY},
    target::Target,
    workplace::{self, OWN, WAITING, Workplace},
};
use crate::domain::backup::{BOARD, PEOPLE, due_of, name_of, surplus};
use crate::service::{Error, Service};
use crate::store::{self, copies};

/// Who gets a copy at the end of this tick.
pub struct Wanted {
    /// Folders in which somebody waits.
    waiting: Vec<PathBuf>,
    /// The moment whose backup is due by the schedule.
    due: Option<NaiveDateTime>,
}

impl Wanted {
    /// Whether nobody does.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.due.is_none()
    }
}

impl Service {
    /// Who wants a copy.
    pub(in crate::service) fn backups_wanted(&self) -> Wanted {
        if self.config.board_url.is_some() || self.config.people_url.is_some() {
            return Wanted { waiting: Vec::new(), due: None };
        }
        let mut waiting = workplace::in_use(&self.config.data, WAITING);
        waiting.retain(|folder| !folder.join(READY).exists() && !folder.join(FAILED).exists());
        let due = self
            .config
            .backup_dir
            .as_ref()
            .map(|_| self.config.backup_at.last(self.local(self.clock.now())));
        let due = due.filter(|due| self.backups.may_begin(*due, self.clock.now()));
        Wanted { waiting, due }
    }

    /// Gives a copy to everybody who wants one; a tick has just ended, and nobody with a ticket has
    /// written since.
    pub(in crate::service) async fn give_copies(&self, wanted: Wanted) {
        for folder in wanted.waiting {
            let told = match self.copy_to(&folder).await {
                Ok(()) => fs::write(folder.join(READY), ""),
                Err(error) => fs::write(folder.join(FAILED), error.to_string()),
            };
            if let Err(error) = told {
                tracing::warn!(kind = %error.kind(), "whoever waits for a copy cannot be told of it");
            }
        }
        if let (Some(due), Some(folder)) = (wanted.due, self.config.backup_dir.clone()) {
            if folder.join(name_of(due)).exists() {
                // Of the process before this one.
                self.backups.end(Ok(due));
            } else {
                self.begin_scheduled(due, folder).await;
            }
        }
    }

    async fn copy_to(&self, folder: &Path) -> Result<(), store::Error> {
        copies::copy((&self.board, &folder.join(BOARD)), (&self.people, &folder.join(PEOPLE))).await
    }

    /// Takes a copy and makes the backup of it beside all that goes on.
    async fn begin_scheduled(&self, due: NaiveDateTime, folder: PathBuf) {
        self.backups.begin();
        // What one left that was killed.
        workplace::in_use(&self.config.data, OWN);
        let place = Workplace::new(&self.config.data, OWN)
            .map_err(BackupError::io("cannot make a folder in the data folder"));
        let copied = match place {
            Ok(place) => self
                .copy_to(place.path())
                .await
                .map(|()| place)
                .map_err(BackupError::store("cannot copy the databases")),
            Err(error) => Err(error),
        };
        let service = self.clone();
        // It packs, compresses and computes: in a thread of its own.
        tokio::task::spawn_blocking(move || {
            Handle::current().block_on(async {
                let made = match copied {
                    Ok(place) => service.scheduled(due, &folder, &place).await,
                    Err(error) => Err(error),
                };
                service.end_scheduled(due, made).await;
            });
        });
    }

    async fn end_scheduled(&self, due: NaiveDateTime, made: Result<(), BackupError>) {
        self.backups.end(made.as_ref().map(|()| due).map_err(|_| self.clock.now()));
        if let Err(error) = &made {
            tracing::error!(%error, "the backup of the schedule failed; the next try is in half an hour");
        }
        if let Err(error) = self.note_backup(made.is_ok()).await {
            tracing::error!(%error, "how the backup went could not be written down");
        }
    }

    async fn scheduled(
        &self,
        due: NaiveDateTime,
        folder: &Path,
        copy: &Workplace,
    ) -> Result<(), BackupError> {
        let name = name_of(due);
        // Never made: where another disk is missing, the backups would land below its place.
        let target = Target::of(&folder.join(&name), &self.config.data, false)?;
        let keys = self.keys.folder();
        let made = make::packed(copy.path(), keys, self.today(), &target, Some(name)).await?;
        tracing::info!(file = %made.file.display(), bytes = made.bytes, "backup made");
        let (folder, keep) = (folder.to_owned(), self.config.backup_keep);
        let removed = tokio::task::spawn_blocking(move || remove_old(&folder, keep)).await;
        if removed.is_err() {
            tracing::error!("old backups were not looked for");
        }
        Ok(())
    }

    /// Notes how a backup went, for whoever looks after the board.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn note_backup(&self, good: bool) -> Result<(), Error> {
        let today = self.today();
        self.change_office(|set| {
            set.backups.note(today, good);
            Ok(())
        })
        .await
    }
}

/// Removes the server's own files but the latest. A file is its own by its name and by what it says
/// of itself: one that somebody copied or called so stays.
fn remove_old(folder: &Path, keep: u32) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let own = names.filter(|name| due_of(name).is_some());
    let own = own.filter(|name| archive::scheduled(&folder.join(name)).as_ref() == Some(name));
    let keep = usize::try_from(keep).unwrap_or(usize::MAX);
    for name in surplus(own.collect(), keep) {
        match fs::remove_file(folder.join(&name)) {
            Ok(()) => tracing::info!(%name, "an old backup was removed"),
            Err(error) => {
                tracing::error!(%name, kind = %error.kind(), "an old backup cannot be removed");
            }
        }
    }
}
