//! Which tables and columns are about people and which about notes. Ids are recognised by value
//! wherever they stand; this adds the columns in which a *small number* means a person or note, and
//! keeps index entries and bystanders from being taken for either side.

/// A table and a column; `*` at the beginning or end of either stands for anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
}

/// One schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its name in the report.
    pub name: &'static str,
    /// Where people are named.
    pub person: &'static [Columns],
    /// Where notes are named.
    pub note: &'static [Columns],
}

const fn at(table: &'static str, column: &'static str) -> Columns {
    Columns { table, column }
}

/// Kizuki Board, with the tables of the tiers to come.
pub const KIZUKI: Target = Target {
    name: "kizuki",
    person: &[
        at("person", "*"),
        at("eligibility", "person_id"),
        at("credential", "c"),
        at("slot", "tag"),
        at("slip", "*"),
        at("account", "*"),
        at("session", "account_id"),
        at("invitation", "account_id"),
    ],
    note: &[
        at("inbox", "id"),
        at("note", "id"),
        at("pending", "note_id"),
        at("sticker", "note_id"),
        at("flag", "note_id"),
    ],
};

/// What somebody would write who does not think of it.
pub const NAIVE: Target = Target {
    name: "naive",
    person: &[
        at("person*", "id"),
        at("user*", "id"),
        at("staff*", "id"),
        at("*", "*person*"),
        at("*", "*user*"),
        at("*", "*author*"),
        at("*", "*staff*"),
        at("*", "*account*"),
    ],
    note: &[at("note*", "id"), at("post*", "id"), at("*", "*note*"), at("*", "*post_id*")],
};

impl Target {
    /// The built-in description that more of the tables fit.
    pub fn fitting<'t>(tables: impl Iterator<Item = &'t str>) -> &'static Self {
        let tables: Vec<&str> = tables.collect();
        let own = ["inbox", "credential", "slot", "sticker"]
            .iter()
            .filter(|name| tables.contains(name))
            .count();
        if own >= 2 { &KIZUKI } else { &NAIVE }
    }

    /// Whether a column names people.
    pub fn names_person(&self, table: &str, column: &str) -> bool {
        self.person.iter().any(|at| fits(at.table, table) && fits(at.column, column))
    }

    /// Whether a column names notes.
    pub fn names_note(&self, table: &str, column: &str) -> bool {
        self.note.iter().any(|at| fits(at.table, table) && fits(at.column, column))
    }
}

fn fits(pattern: &str, name: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(""), _) => true,
        (Some(rest), Some(_)) => name.contains(rest.trim_end_matches('*')),
        (Some(end), None) => name.ends_with(end),
        (None, Some(start)) => name.starts_with(start),
        (None, None) => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        assert!(
            fits("*", "x")
                && fits("*user*", "by_user_id")
                && fits("person*", "persons")
                && fits("id", "id")
        );
        assert!(!fits("id", "uid") && !fits("person*", "a_person") && !fits("*note", "note_id"));
        assert_eq!(Target::fitting(["note", "inbox", "slot"].into_iter()).name, "kizuki");
        assert_eq!(Target::fitting(["note", "person"].into_iter()).name, "naive");
    }
}
