//! The check of a backup before it counts: are the files whole, are their tables this program's, does
//! the log hold, and is nothing in them that must not leave the server.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use chrono::NaiveDate;
use tokio::runtime::Handle;
use zeroize::Zeroizing;

use super::{archive, error::BackupError};
use crate::domain::backup::{BOARD, KIND, LogEnd, Manifest, PEOPLE, VERSION};
use crate::log::{
    Head,
    replay::Replay,
    words::{WordLang, six_words},
};
use crate::store::{self, Board, People};

/// Entries of the log that are in memory at once.
const ENTRIES: i64 = 1000;
/// Flaws of the log that are told here; `kizuki verify` tells all.
const FLAWS: usize = 5;
/// Bytes of a file in which keys are looked for at once.
const CHUNK: usize = 1 << 20;
/// What a key file begins with is no secret and ten bytes at the most; the rest is.
const MAGIC: usize = 10;
/// Bytes of a key that are looked for.
const SECRET: usize = 16;

/// Checks the two files in a folder, and describes them. `keys` is the folder of keys, none of which
/// may be in them.
///
/// # Errors
/// [`BackupError::DoesNotHold`] with all that is wrong; [`BackupError`].
pub(super) async fn check(
    folder: &Path,
    keys: &Path,
    made_on: NaiveDate,
    scheduled: Option<String>,
) -> Result<Manifest, BackupError> {
    let (board_file, people_file) = (folder.join(BOARD), folder.join(PEOPLE));
    let open = |what| BackupError::store(format!("cannot read the copy of {what}"));
    let board = Board::read_still(&board_file).await.map_err(open(BOARD))?;
    let people = People::read_still(&people_file).await.map_err(open(PEOPLE))?;
    let looked = look(&board, &people).await;
    for db in [board.db(), people.db()] {
        db.close().await;
    }
    let (mut wrong, steps, head) = looked.map_err(open("the databases"))?;
    let files = [board_file.clone(), people_file.clone()];
    let keys = keys.to_owned();
    let found = tokio::task::spawn_blocking(move || {
        let secrets = secrets(&keys)?;
        let found = files.iter().map(|file| holds_any(file, &secrets));
        found.collect::<io::Result<Vec<bool>>>()
    });
    let found = found.await.map_err(io::Error::other).and_then(|found| found);
    let found = found.map_err(BackupError::io("cannot look for keys in the copy"))?;
    wrong.extend(found.contains(&true).then(|| "a key is in a database".to_owned()));
    if !wrong.is_empty() {
        return Err(BackupError::DoesNotHold(wrong));
    }
    let part = |file: &Path, step| {
        archive::part(file, step).map_err(BackupError::io("cannot read the copy"))
    };
    let words = |lang| six_words(&head.hash.0, lang);
    Ok(Manifest {
        kind: KIND.into(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").into(),
        made_on,
        scheduled,
        board: part(&board_file, steps.0)?,
        people: part(&people_file, steps.1)?,
        log: LogEnd {
            entries: head.seq,
            hash: head.hash,
            words: [words(WordLang::Ja), words(WordLang::En)],
        },
    })
}

/// What is wrong with both, the last steps of their tables, and where the log ends.
async fn look(
    board: &Board,
    people: &People,
) -> Result<(Vec<String>, (i64, i64), Head), store::Error> {
    let (content, names) = (board.look_through().await?, people.look_through().await?);
    let mut wrong = Vec::new();
    for (name, looked) in [(BOARD, &content), (PEOPLE, &names)] {
        let foreign = looked.foreign.iter().map(|what| format!("{what}, which is none of ours"));
        let all = looked.damage.iter().cloned().chain(foreign);
        wrong.extend(all.map(|what| format!("{name}: {what}")));
    }
    let head = board.log_head().await?;
    if content.damage.is_empty() {
        wrong.extend(replay(board.clone()).await?);
    }
    Ok((wrong, (content.step, names.step), head))
}

/// What of the log does not hold, as `kizuki verify` finds it.
async fn replay(board: Board) -> Result<Vec<String>, store::Error> {
    let given_up = |_| store::Error::Database("the check of the log was given up".into());
    // Signatures take their time; and what a check holds stays in one thread.
    let check = move || {
        Handle::current().block_on(async {
            let mut replay = Replay::new(None);
            let (head, shown) = board.log_board().await?;
            let mut first = 1;
            while first <= head.seq {
                let last = head.seq.min(first + ENTRIES - 1);
                board.log_range(first, last).await?.iter().for_each(|entry| replay.entry(entry));
                first = last + 1;
            }
            let flaws = replay.compare(&shown).err().unwrap_or_default();
            Ok(flaws.iter().take(FLAWS).map(|flaw| format!("the log: {flaw}")).collect())
        })
    };
    tokio::task::spawn_blocking(check).await.map_err(given_up)?
}

/// A part of a key.
type Secret = Zeroizing<[u8; SECRET]>;

/// A part of each key in the folder.
fn secrets(keys: &Path) -> io::Result<Vec<Secret>> {
    let entries = match fs::read_dir(keys) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut secrets = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_file() {
            let content = Zeroizing::new(fs::read(&path)?);
            let secret = content.get(MAGIC..MAGIC + SECRET).and_then(|part| part.try_into().ok());
            secrets.extend(secret.map(Zeroizing::new));
        }
    }
    Ok(secrets)
}

/// Whether a file holds one of these anywhere.
fn holds_any(file: &Path, secrets: &[Secret]) -> io::Result<bool> {
    // Nearly everywhere the first two bytes are those of none.
    let mut begins = vec![false; 1 << 16];
    let two = |part: &[u8]| usize::from(part[0]) << 8 | usize::from(part[1]);
    for secret in secrets {
        begins[two(secret.as_slice())] = true;
    }
    let mut file = File::open(file)?;
    let (mut window, mut chunk) = (Vec::with_capacity(CHUNK + SECRET), vec![0; CHUNK]);
    loop {
        let n = file.read(&mut chunk)?;
        if n == 0 {
            return Ok(false);
        }
        window.extend_from_slice(&chunk[..n]);
        let found = window.windows(SECRET).any(|part| {
            begins[two(part)] && secrets.iter().any(|secret| secret.as_slice() == part)
        });
        if found {
            return Ok(true);
        }
        // What begins at the end of one chunk goes on in the next.
        window.drain(..window.len().saturating_sub(SECRET - 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_wherever_it_lies() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = folder.path().join("keys");
        fs::create_dir(&keys).expect("made");
        let key: Vec<u8> = b"kzkey/1\n".iter().copied().chain(1..=32).collect();
        fs::write(keys.join("a.key"), &key).expect("written");
        let secrets = secrets(&keys).expect("read");
        assert_eq!(secrets.len(), 1);
        let file = folder.path().join("file");
        for at in [0, 5, CHUNK - 20, CHUNK - 8, CHUNK, CHUNK + 7] {
            let mut bytes = vec![0xaa; 2 * CHUNK];
            fs::write(&file, &bytes).expect("written");
            assert!(!holds_any(&file, &secrets).expect("read"));
            bytes[at..at + key.len()].copy_from_slice(&key);
            fs::write(&file, &bytes).expect("written");
            assert!(holds_any(&file, &secrets).expect("read"), "{at}");
        }
        assert!(super::secrets(&folder.path().join("none")).expect("none").is_empty());
    }
}
