//! Times (leak L7): in columns, in ids, in lines of logs, and of files themselves.

use crate::attack::{
    evidence::Evidence,
    forms::{self, epoch, id_time},
    model::{Method, Stream},
    sqlite::record::Value,
    streams::Gather,
};

/// Files with more lines about people or notes than this have a time that says nothing about one of
/// them.
const FEW: usize = 2;

/// People and notes by time.
pub fn streams(evidence: &Evidence<'_>) -> Vec<Stream> {
    let mut gather = Gather::new(Method::Times, "time");
    let seen = evidence
        .tables
        .iter()
        .zip(&evidence.seen)
        .flat_map(|(tables, seen)| seen.iter().map(move |one| (tables, one)));
    for (tables, (row, mentions)) in seen {
        for (column, value) in row.fields() {
            if let Some(at) = time_of(value) {
                gather.see(&format!("{}:{}.{column}", tables.name, row.table), at, mentions);
            }
        }
    }
    for line in &evidence.lines {
        if let Some(at) = line.time {
            gather.see(&format!("times in {}", line.file), at, &line.mentions);
            gather.see("times in all texts", at, &line.mentions);
        }
    }
    for file in &evidence.corpus.others {
        let Some(at) = file.modified else { continue };
        gather.see(
            "files by name",
            at,
            &evidence.who.of_line(file.name.split('.').next().unwrap_or_default()),
        );
        let about: Vec<_> = evidence
            .lines
            .iter()
            .filter(|line| line.file == file.name && line.folder == file.folder)
            .take(FEW + 1)
            .collect();
        if about.len() <= FEW {
            for line in about {
                gather.see("files by content", at, &line.mentions);
            }
        }
    }
    gather.finish()
}

fn time_of(value: &Value) -> Option<i64> {
    match value {
        Value::Int(n) => epoch(*n),
        // SQLite's own time functions can give seconds with a fraction.
        Value::Real(bits) => Some(f64::from_bits(*bits))
            .filter(|seconds| (1e9..4.1e9).contains(seconds))
            .and_then(|seconds| {
                let since = std::time::Duration::try_from_secs_f64(seconds).ok()?;
                i64::try_from(since.as_micros()).ok()
            }),
        Value::Text(text) => match forms::bytes_of(text) {
            id if id.len() == 16 => id_time(&id),
            _ if text.len() <= 40 => forms::time(text),
            _ => None,
        },
        Value::Blob(bytes) => id_time(bytes),
        Value::Null => None,
    }
}
