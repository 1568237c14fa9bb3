//! What hangs on a note, or on a ticket: the one list of the board's tables whose rows somebody
//! caused anonymously, or that name a note. From it follow the writing anew of their rows, what goes with a note that is
//! taken back, what archiving destroys, and what the leak tests look at. A table that is not in it
//! breaks a test (`tests/it/store/anonymous.rs`).

use std::fmt::Write as _;

use crate::log::event::Destroyed;

/// What the rows of a table belong to, and go with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hangs {
    /// A theme, by the column `theme_id`.
    OnTheme,
    /// A note on the board, by the column `note_id`: taken back, it takes them along.
    OnNote,
}

/// What archiving destroys of a table's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archived {
    /// All of them.
    Rows,
    /// What stands in these columns; the first of them is empty where it was destroyed before.
    Columns(&'static [&'static str]),
    /// Nothing: they say what reviewers did, and nothing of a ticket.
    Kept,
    /// There are none by then: the box was opened, and what was asked for is done.
    None,
}

/// A table with anonymous rows.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What its rows go with.
    pub hangs: Hangs,
    /// What archiving does.
    pub archived: Archived,
    /// Where the log says how many rows archiving touched, if it does.
    pub counted: Option<fn(&mut Destroyed) -> &mut u64>,
}

/// All tables with anonymous rows, those that others refer to first.
pub const TABLES: &[Table] = &[
    Table {
        name: "note",
        hangs: Hangs::OnTheme,
        archived: Archived::Columns(&["author_tag", "withdrawal", "author_key"]),
        counted: Some(|destroyed| &mut destroyed.author_tags),
    },
    Table { name: "pending", hangs: Hangs::OnNote, archived: Archived::None, counted: None },
    Table { name: "question", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "placement", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "answer", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "draft", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "remark", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "help_wanted", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "proposal", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "enquiry_item", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "enquiry_reply", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "refusal", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "redaction", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    // Nobody decided anything by them, and nothing is suggested any more.
    Table { name: "brought", hangs: Hangs::OnNote, archived: Archived::Rows, counted: None },
    Table { name: "shortlisted", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "minutes", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table {
        name: "sticker",
        hangs: Hangs::OnNote,
        archived: Archived::Rows,
        counted: Some(|destroyed| &mut destroyed.stickers),
    },
    Table { name: "flag", hangs: Hangs::OnNote, archived: Archived::Rows, counted: None },
    // What was decided by them is told in `verdict`.
    Table { name: "flag_count", hangs: Hangs::OnNote, archived: Archived::Rows, counted: None },
    Table { name: "verdict", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "checking", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "memo", hangs: Hangs::OnNote, archived: Archived::Kept, counted: None },
    Table { name: "inbox", hangs: Hangs::OnTheme, archived: Archived::None, counted: None },
    Table {
        name: "slot",
        hangs: Hangs::OnTheme,
        archived: Archived::Rows,
        counted: Some(|destroyed| &mut destroyed.slots),
    },
    Table {
        name: "slip",
        hangs: Hangs::OnTheme,
        archived: Archived::Rows,
        counted: Some(|destroyed| &mut destroyed.slips),
    },
    Table {
        name: "block",
        hangs: Hangs::OnTheme,
        archived: Archived::Rows,
        counted: Some(|destroyed| &mut destroyed.blocks),
    },
    Table {
        name: "credential",
        hangs: Hangs::OnTheme,
        archived: Archived::Rows,
        counted: Some(|destroyed| &mut destroyed.tickets),
    },
    // Known to everybody from the log; nobody can send them again.
    Table { name: "withdrawn", hangs: Hangs::OnTheme, archived: Archived::Rows, counted: None },
];

/// Those who may pick up Sealed tickets, and who did, and those who offered help: their rows are
/// written anew for the same reason.
pub const PEOPLE: &[&str] = &["person", "eligibility", "link", "pick_up", "hand"];

/// What says when somebody with an account did something, and is written anew along with those: its
/// times would otherwise tell when the transactions around them were.
pub const BESIDE: &[&str] = &["act"];

/// Writes all rows of these tables anew in random order, in one transaction, on PostgreSQL: they
/// then share one `xmin` and lie in no order (docs/anonymity.md, L5). All at once: PostgreSQL
/// empties no table to which one refers that keeps its rows.
pub fn rewrite<'a>(tables: impl Iterator<Item = &'a str> + Clone) -> String {
    let mut script = String::new();
    for table in tables.clone() {
        let _ = writeln!(
            script,
            "CREATE TEMP TABLE kz_{table} ON COMMIT DROP AS SELECT * FROM {table};"
        );
    }
    let _ = writeln!(script, "TRUNCATE {};", tables.clone().collect::<Vec<_>>().join(", "));
    for table in tables {
        let _ = writeln!(script, "INSERT INTO {table} SELECT * FROM kz_{table} ORDER BY random();");
    }
    script
}

/// What takes a note (`$1`) off the board, with all that hangs on it.
pub fn withdraw(tables: &[Table]) -> Vec<String> {
    let hanging = tables.iter().filter(|table| table.hangs == Hangs::OnNote);
    let hanging = hanging.map(|table| format!("DELETE FROM {} WHERE note_id = $1", table.name));
    hanging.chain(["DELETE FROM note WHERE id = $1".to_owned()]).collect()
}

impl Table {
    /// What destroys that of an archived theme (`$1`) which could link a row to a ticket; nothing
    /// where there is nothing.
    pub fn archive(&self) -> Option<String> {
        let of = match self.hangs {
            Hangs::OnTheme => "theme_id = $1",
            Hangs::OnNote => "note_id IN (SELECT id FROM note WHERE theme_id = $1)",
        };
        let name = self.name;
        match self.archived {
            Archived::Rows => Some(format!("DELETE FROM {name} WHERE {of}")),
            Archived::Columns(columns) => {
                let emptied: Vec<String> =
                    columns.iter().map(|column| format!("{column} = NULL")).collect();
                let known = columns
                    .first()
                    .map_or_else(String::new, |first| format!(" AND {first} IS NOT NULL"));
                Some(format!("UPDATE {name} SET {} WHERE {of}{known}", emptied.join(", ")))
            }
            Archived::Kept | Archived::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_as_they_are_read() {
        let archive =
            |name: &str| TABLES.iter().find(|table| table.name == name).and_then(Table::archive);
        assert_eq!(
            archive("sticker").as_deref(),
            Some("DELETE FROM sticker WHERE note_id IN (SELECT id FROM note WHERE theme_id = $1)")
        );
        assert_eq!(
            archive("note").as_deref(),
            Some(
                "UPDATE note SET author_tag = NULL, withdrawal = NULL, author_key = NULL \
                 WHERE theme_id = $1 AND author_tag IS NOT NULL"
            )
        );
        assert_eq!(archive("inbox"), None);
        assert_eq!(
            withdraw(TABLES),
            [
                "DELETE FROM pending WHERE note_id = $1",
                "DELETE FROM question WHERE note_id = $1",
                "DELETE FROM placement WHERE note_id = $1",
                "DELETE FROM answer WHERE note_id = $1",
                "DELETE FROM draft WHERE note_id = $1",
                "DELETE FROM remark WHERE note_id = $1",
                "DELETE FROM help_wanted WHERE note_id = $1",
                "DELETE FROM proposal WHERE note_id = $1",
                "DELETE FROM enquiry_item WHERE note_id = $1",
                "DELETE FROM enquiry_reply WHERE note_id = $1",
                "DELETE FROM refusal WHERE note_id = $1",
                "DELETE FROM redaction WHERE note_id = $1",
                "DELETE FROM brought WHERE note_id = $1",
                "DELETE FROM shortlisted WHERE note_id = $1",
                "DELETE FROM minutes WHERE note_id = $1",
                "DELETE FROM sticker WHERE note_id = $1",
                "DELETE FROM flag WHERE note_id = $1",
                "DELETE FROM flag_count WHERE note_id = $1",
                "DELETE FROM verdict WHERE note_id = $1",
                "DELETE FROM checking WHERE note_id = $1",
                "DELETE FROM memo WHERE note_id = $1",
                "DELETE FROM note WHERE id = $1"
            ]
        );
        assert!(rewrite(["a", "b"].into_iter()).contains("TRUNCATE a, b;"));
    }
}
