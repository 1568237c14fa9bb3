//! The evidence: everything that was found, read and understood once, for all guessers.

use std::collections::BTreeMap;

use super::{
    corpus::{Corpus, DbFile},
    forms,
    postgres::{self, WalDump},
    rows::{Change, Row, Tables},
    sqlite::{carve, file::Image, journal, wal},
    target::Target,
    truth::{Case, HeldTicket, Visit},
    who::{Mentions, Who},
};

/// A line of a text file that speaks of somebody or something.
#[derive(Clone, Debug)]
pub struct TextLine {
    /// The file's name.
    pub file: String,
    /// The number of its folder.
    pub folder: usize,
    /// The line's number.
    pub number: i64,
    /// The text.
    pub text: String,
    /// The time in it, in microseconds since 1970.
    pub time: Option<i64>,
    /// What it mentions.
    pub mentions: Mentions,
}

/// Rows with what they mention; rows that mention nothing are left out.
pub type TellingRows = Vec<(Row, Mentions)>;

/// All evidence.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// Who and what there is.
    pub case: &'a Case,
    /// The schema that was taken to be there.
    pub target: &'static Target,
    /// The files.
    pub corpus: &'a Corpus,
    /// Names.
    pub who: Who,
    /// Every database of every copy, in the order of the copies.
    pub tables: Vec<Tables>,
    /// The telling rows of [`Evidence::tables`], in step with it.
    pub seen: Vec<TellingRows>,
    /// Changes read from logs of databases, by the log they come from: one item per transaction.
    pub changes: BTreeMap<String, Vec<Change>>,
    /// The telling lines.
    pub lines: Vec<TextLine>,
    /// PostgreSQL's write-ahead log.
    pub wal_dump: WalDump,
    /// What is known from outside.
    pub visits: &'a [Visit],
    /// Tickets that somebody gave away.
    pub tickets: &'a [HeldTicket],
}

impl<'a> Evidence<'a> {
    /// Reads all files.
    pub fn of(
        case: &'a Case,
        corpus: &'a Corpus,
        visits: &'a [Visit],
        tickets: &'a [HeldTicket],
    ) -> Self {
        let mut tables: Vec<Tables> = corpus.databases.iter().filter_map(read).collect();
        tables.extend(postgres::tables(corpus));
        tables.sort_by(|a, b| (&a.name, a.folder).cmp(&(&b.name, b.folder)));
        let target =
            Target::fitting(tables.iter().flat_map(|tables| &tables.rows).map(|row| &*row.table));
        let who = Who::new(case, target, &tables);
        let seen = tables.iter().map(|tables| telling(&who, &tables.rows)).collect();
        let lines = lines(corpus, &who);
        Self {
            case,
            target,
            corpus,
            tables,
            seen,
            changes: changes(corpus),
            lines,
            wal_dump: postgres::wal_dump(corpus),
            visits,
            tickets,
            who,
        }
    }

    /// The rows among `rows` that mention somebody or something.
    pub fn telling(&self, rows: &[Row]) -> TellingRows {
        telling(&self.who, rows)
    }
}

fn telling(who: &Who, rows: &[Row]) -> TellingRows {
    rows.iter()
        .map(|row| (row.clone(), who.of_row(row)))
        .filter(|(_, mentions)| !mentions.is_empty())
        .collect()
}

fn read(file: &DbFile) -> Option<Tables> {
    let mut image = Image::new(&file.base, wal::page_size(&file.wal))?;
    wal::apply(&file.wal, &mut image);
    Some(Tables {
        name: file.name.clone(),
        folder: file.folder,
        rows: image.rows(),
        carved: carve::carve(&image),
        sqlite: true,
    })
}

fn changes(corpus: &Corpus) -> BTreeMap<String, Vec<Change>> {
    let mut found: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, Vec<&DbFile>> = BTreeMap::new();
    for file in &corpus.databases {
        by_name.entry(&file.name).or_default().push(file);
    }
    for (name, copies) in by_name {
        let mut rounds = wal::Rounds::new();
        for copy in &copies {
            wal::collect(&copy.wal, copy.folder, &mut rounds);
        }
        let size = copies.iter().find_map(|copy| wal::page_size(&copy.wal));
        let first = copies.first().and_then(|copy| Image::new(&copy.base, size));
        if let Some(image) = first.filter(|_| !rounds.is_empty()) {
            found.insert(format!("{name}-wal"), wal::changes(image, &wal::transactions(&rounds)));
        }
        let journals = copies
            .iter()
            .filter_map(|copy| journal::change(&Image::new(&copy.base, None)?, &copy.journal));
        let journals: Vec<Change> = journals.collect();
        if !journals.is_empty() {
            found.insert(format!("{name}-journal"), journals);
        }
    }
    found
}

fn lines(corpus: &Corpus, who: &Who) -> Vec<TextLine> {
    let is_dump = |name: &str| name.starts_with("pg_");
    let mut found = Vec::new();
    for file in corpus.others.iter().filter(|file| !is_dump(&file.name)) {
        for (number, text) in (0_i64..).zip(file.text().unwrap_or_default().lines()) {
            let mentions = who.of_line(text);
            if !mentions.is_empty() {
                let (file, folder) = (file.name.clone(), file.folder);
                found.push(TextLine {
                    file,
                    folder,
                    number,
                    text: text.to_owned(),
                    time: forms::time(text),
                    mentions,
                });
            }
        }
    }
    found
}
