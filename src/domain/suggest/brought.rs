//! Suggested groups out of a file: what a tool outside (広聴AI) put together, to be accepted or refused
//! by people like any other suggestion. Its rows are found again by their text, for nothing that
//! left says which note it was.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use crate::domain::{
    groups::NAME_MAX,
    ids::NoteId,
    note::Note,
    paper::same,
    table::{self, TableLine, columns},
    text,
};

/// The most rows of a file. A note has a row for each opinion that was found in it.
pub const BROUGHT_ROWS_MAX: usize = 20_000;
/// How these suggestions were made, for the trail.
pub const BROUGHT_BASIS: &str = "file/1 final_result_with_comments.csv";

/// A column that is read. There are others, which are passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultColumn {
    /// The text as it was sent.
    Comment,
    /// What it was put under.
    Category,
}

impl ResultColumn {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Comment, Self::Category];

    /// What it is called in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comment => "original-comment",
            Self::Category => "category",
        }
    }
}

/// Tells categories of one name apart; may be missing.
const CATEGORY_ID: &str = "category_id";

/// Why a file is not read.
pub type ResultProblem = table::TableProblem<ResultColumn>;

/// Notes that a file puts together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroughtGroup {
    /// What it calls them, one line of at most [`NAME_MAX`] characters.
    pub name: String,
    /// The notes; each in one of these groups at most.
    pub notes: Vec<NoteId>,
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultFile {
    /// Groups of two notes or more, the largest first.
    pub groups: Vec<BroughtGroup>,
    /// Rows below the names of the columns.
    pub rows: usize,
    /// Lines whose text is that of no note (any more).
    pub unknown: Vec<u64>,
    /// Rows without a category.
    pub unsorted: usize,
    /// Notes that stand under several categories; each is where most of its rows are.
    pub several: usize,
    /// Notes that are alone under their category.
    pub alone: usize,
}

/// A text as it is found again. A spreadsheet's apostrophe, which keeps it from computing, is no part
/// of it.
fn key(text: &str) -> String {
    same(text.trim_start_matches('\''))
}

/// Reads the lines of a file, the first of which names the columns; `notes` are those that show.
///
/// # Errors
/// [`ResultProblem`].
pub fn read_result(lines: &[TableLine], notes: &[Note]) -> Result<ResultFile, ResultProblem> {
    let (first, lines) = lines.split_first().ok_or(ResultProblem::Empty)?;
    let names = ResultColumn::ALL.map(|column| (column, column.name()));
    let [comment, category] = columns(first, &names, ResultColumn::ALL)?;
    let id = table::column(first, CATEGORY_ID).unwrap_or(category);
    if lines.is_empty() {
        return Err(ResultProblem::Empty);
    }
    if lines.len() > BROUGHT_ROWS_MAX {
        return Err(ResultProblem::TooLarge);
    }
    let mut by_text: HashMap<String, Vec<NoteId>> = HashMap::new();
    for note in notes {
        by_text.entry(key(&note.text)).or_default().push(note.id);
    }
    let mut file = ResultFile { rows: lines.len(), ..ResultFile::default() };
    // Categories in the order in which they come, and how many rows of a note are under each.
    let (mut places, mut labels) = (HashMap::new(), Vec::new());
    let mut rows: BTreeMap<NoteId, BTreeMap<usize, usize>> = BTreeMap::new();
    for line in lines {
        let cell = |at: usize| line.cells.get(at).map_or("", String::as_str);
        let Some(found) = by_text.get(&key(cell(comment))) else {
            file.unknown.push(line.line);
            continue;
        };
        let name = text::cut(&text::clean_line(cell(category)), NAME_MAX);
        if name.is_empty() {
            file.unsorted += 1;
            continue;
        }
        let place = *places.entry(cell(id).to_owned()).or_insert_with(|| {
            labels.push(name);
            labels.len() - 1
        });
        for note in found {
            *rows.entry(*note).or_default().entry(place).or_default() += 1;
        }
    }
    let mut groups: Vec<BroughtGroup> =
        labels.into_iter().map(|name| BroughtGroup { name, notes: Vec::new() }).collect();
    for (note, under) in rows {
        file.several += usize::from(under.len() > 1);
        // The most rows; of as many, the category that came first.
        if let Some((place, _)) = under.into_iter().max_by_key(|(place, n)| (*n, Reverse(*place))) {
            groups[place].notes.push(note);
        }
    }
    file.alone = groups.iter().filter(|group| group.notes.len() == 1).count();
    groups.retain(|group| group.notes.len() > 1);
    groups.sort_by_key(|group| Reverse(group.notes.len()));
    file.groups = groups;
    Ok(file)
}

/// What of the groups of a file can be suggested: their notes that are in no group, and never two
/// of a suggestion that was refused. `loose` are the notes in no group, in the order in which they
/// are shown.
pub fn still_suggested(
    groups: Vec<BroughtGroup>,
    loose: &[NoteId],
    refused: &[&BTreeSet<NoteId>],
) -> Vec<BroughtGroup> {
    let places: HashMap<NoteId, usize> = loose.iter().copied().zip(0..).collect();
    let still = groups.into_iter().map(|BroughtGroup { name, mut notes }| {
        notes.retain(|note| places.contains_key(note));
        notes.sort_by_key(|note| places.get(note).copied());
        let mut taken = vec![false; refused.len()];
        notes.retain(|note| {
            let of: Vec<usize> =
                (0..refused.len()).filter(|n| refused[*n].contains(note)).collect();
            let may = of.iter().all(|n| !taken[*n]);
            of.into_iter().filter(|_| may).for_each(|n| taken[n] = true);
            may
        });
        BroughtGroup { name, notes }
    });
    still.filter(|group| group.notes.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{ids::PromptId, stickers::StickerCount};

    fn id(n: u128) -> NoteId {
        NoteId(Uuid::from_u128(n))
    }

    fn notes(texts: &[&str]) -> Vec<Note> {
        let note = |(n, text): (u128, &&str)| Note {
            id: id(n),
            prompt: PromptId(Uuid::nil()),
            text: (*text).to_owned(),
            stickers: StickerCount::digital(0),
            paper: false,
            hidden: None,
            opening: 1,
        };
        (1..).zip(texts).map(note).collect()
    }

    fn lines(rows: &[&[&str]]) -> Vec<TableLine> {
        let line = |(line, cells): (u64, &&[&str])| TableLine {
            line,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        };
        (1..).zip(rows).map(line).collect()
    }

    const HEAD: &[&str] = &["comment-id", "original-comment", "arg_id", "category_id", "category"];

    #[test]
    fn rows_find_their_notes_by_the_text_alone() {
        let notes =
            notes(&["決裁が紙", "判子が多い", "=SUM(A1)", "電話\n当番", "電話が鳴る", "机"]);
        let file = read_result(
            &lines(&[
                HEAD,
                &["9", "決裁が紙", "A9_0", "1_0", "押印と決裁"],
                &["9", "決裁が　紙", "A9_1", "1_1", "電話"],
                &["9", "決裁が紙", "A9_2", "1_0", "押印と決裁"],
                &["2", "判子が多い", "A2_0", "1_0", "押印と決裁"],
                &["3", "'=SUM(A1)", "A3_0", "1_0", "押印と決裁"],
                &["4", "電話 当番", "A4_0", "1_1", "電話"],
                &["5", "電話が鳴る", "A5_0", "1_1", "電話"],
                &["6", "机", "A6_0", "1_2", "机"],
                &["7", "もうない文", "A7_0", "1_2", "机"],
                &["5", "電話が鳴る", "A5_1", "", ""],
            ]),
            &notes,
        )
        .expect("read");
        let group = |name: &str, notes: &[u128]| BroughtGroup {
            name: name.into(),
            notes: notes.iter().copied().map(id).collect(),
        };
        assert_eq!(file.groups, [group("押印と決裁", &[1, 2, 3]), group("電話", &[4, 5])]);
        assert_eq!((file.rows, file.unknown.as_slice(), file.unsorted), (10, [10].as_slice(), 1));
        assert_eq!((file.several, file.alone), (1, 1));
    }

    #[test]
    fn categories_of_one_name_are_told_apart_by_their_ids_if_they_have_some() {
        let notes = notes(&["a", "b", "c", "d"]);
        let rows: [&[&str]; 4] = [&["a", "1"], &["b", "1"], &["c", "2"], &["d", "2"]];
        let with: Vec<Vec<&str>> = rows.iter().map(|row| vec![row[0], row[1], "同じ名"]).collect();
        let mut table: Vec<&[&str]> = vec![&["original-comment", "category_id", "category"]];
        table.extend(with.iter().map(Vec::as_slice));
        assert_eq!(read_result(&lines(&table), &notes).expect("read").groups.len(), 2);
        table[0] = &["Original-Comment", "x", "ＣＡＴＥＧＯＲＹ"];
        let one = read_result(&lines(&table), &notes).expect("read").groups;
        assert_eq!((one.len(), one[0].notes.len()), (1, 4));
    }

    #[test]
    fn what_is_no_such_table_says_why() {
        let of = |rows: &[&[&str]]| read_result(&lines(rows), &[]);
        assert_eq!(of(&[]), Err(ResultProblem::Empty));
        assert_eq!(of(&[HEAD]), Err(ResultProblem::Empty));
        let found = ["comment-id".to_owned(), "comment".to_owned()].to_vec();
        let missing = ResultColumn::ALL.to_vec();
        let wrong = of(&[&["comment-id", "comment"], &["1", "a"]]);
        assert_eq!(wrong, Err(ResultProblem::Columns { missing, found }));
        let row: &[&str] = &["1", "a", "x", "1", "c"];
        let mut many = vec![row; BROUGHT_ROWS_MAX + 1];
        many[0] = HEAD;
        assert_eq!(of(&many).map(|file| file.unknown.len()), Ok(BROUGHT_ROWS_MAX));
        many.push(row);
        assert_eq!(of(&many), Err(ResultProblem::TooLarge));
    }

    #[test]
    fn two_notes_of_a_refused_suggestion_come_together_in_none() {
        let group = |notes: &[u128]| BroughtGroup {
            name: "名".into(),
            notes: notes.iter().copied().map(id).collect(),
        };
        let loose: Vec<NoteId> = [5, 3, 2, 1].map(id).into();
        let set = |notes: &[u128]| notes.iter().copied().map(id).collect::<BTreeSet<_>>();
        let still = |refused: &[&BTreeSet<NoteId>]| {
            still_suggested(vec![group(&[1, 2, 3, 4]), group(&[4, 5])], &loose, refused)
        };
        assert_eq!(still(&[]), [group(&[3, 2, 1])], "one that is grouped is left out");
        assert_eq!(still(&[&set(&[1, 2])]), [group(&[3, 2])]);
        assert_eq!(still(&[&set(&[1, 2, 3])]), []);
        assert_eq!(still(&[&set(&[1, 2]), &set(&[2, 3])]), [group(&[3, 1])]);
    }
}
