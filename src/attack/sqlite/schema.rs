//! The schema: which b-tree is which table, and the names of its columns in the order in which they
//! are stored.

use std::sync::Arc;

use super::record::Value;

/// A table or an index.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its name.
    pub name: Arc<str>,
    /// Its columns as stored: a table without rowid begins with its primary key.
    pub columns: Arc<[String]>,
    /// Its first page.
    pub root: u32,
    /// Whether it is an index.
    pub index: bool,
    /// The column that is another name for the rowid; it is stored as `Null`.
    pub rowid_column: Option<usize>,
}

/// What a table's definition says.
struct Definition {
    columns: Vec<String>,
    key: Vec<String>,
    rowid_column: Option<usize>,
    without_rowid: bool,
}

/// The objects that rows of `sqlite_schema` (type, name, table, root page, definition) describe.
pub fn objects(rows: &[Vec<Value>]) -> Vec<Object> {
    rows.iter().filter_map(|row| object(row, rows)).collect()
}

fn object(row: &[Value], all: &[Vec<Value>]) -> Option<Object> {
    let [Value::Text(kind), Value::Text(name), Value::Text(table), Value::Int(root), sql] = row
    else {
        return None;
    };
    let root = u32::try_from(*root).ok().filter(|root| *root > 0)?;
    let index = kind == "index";
    let own = if let Value::Text(sql) = sql { Some(sql.as_str()) } else { None };
    let (columns, rowid_column) = if index {
        let mut columns = own.map(|sql| names(body(sql))).unwrap_or_default();
        let parent = all.iter().find_map(|row| match row.as_slice() {
            [Value::Text(kind), Value::Text(name), _, _, Value::Text(sql)]
                if kind == "table" && name == table =>
            {
                Some(define(sql))
            }
            _ => None,
        });
        // Every entry ends with the key of its row.
        match parent {
            Some(parent) if parent.without_rowid => columns.extend(parent.key),
            _ => columns.push("rowid".into()),
        }
        (columns, None)
    } else {
        let definition = define(own?);
        (stored_order(&definition), definition.rowid_column)
    };
    Some(Object { name: name.as_str().into(), columns: columns.into(), root, index, rowid_column })
}

fn stored_order(definition: &Definition) -> Vec<String> {
    if !definition.without_rowid {
        return definition.columns.clone();
    }
    let rest = definition.columns.iter().filter(|column| !definition.key.contains(column));
    definition.key.iter().chain(rest).cloned().collect()
}

/// What stands in the outermost brackets.
fn body(sql: &str) -> &str {
    match (sql.find('('), sql.rfind(')')) {
        (Some(from), Some(to)) if from < to => sql.get(from + 1..to).unwrap_or_default(),
        _ => "",
    }
}

/// The parts between commas that stand in no inner brackets.
fn parts(list: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let mut from = 0;
    let mut found = Vec::new();
    for (at, c) in list.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                found.push(list.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(list.get(from..).unwrap_or_default());
    found
}

/// The first word of every part.
fn names(list: &str) -> Vec<String> {
    parts(list).iter().filter_map(|part| first_word(part)).collect()
}

fn first_word(part: &str) -> Option<String> {
    let word = part.split(|c: char| c.is_whitespace() || c == '(').find(|word| !word.is_empty())?;
    Some(word.trim_matches(['"', '`', '[', ']', '\'']).to_lowercase())
}

fn define(sql: &str) -> Definition {
    let without_comments: String = sql
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    let mut columns = Vec::new();
    let mut key = Vec::new();
    let mut rowid_column = None;
    for part in parts(body(&without_comments)) {
        let upper = part.to_uppercase();
        let primary = upper.contains("PRIMARY KEY");
        match first_word(part) {
            Some(word) if primary && ["primary", "constraint"].contains(&word.as_str()) => {
                key = names(body(part));
            }
            Some(word) if ["unique", "check", "foreign", "constraint"].contains(&word.as_str()) => {
            }
            Some(word) => {
                if primary {
                    key.push(word.clone());
                    if upper.split_whitespace().nth(1) == Some("INTEGER") {
                        rowid_column = Some(columns.len());
                    }
                }
                columns.push(word);
            }
            None => {}
        }
    }
    let tail = without_comments
        .rfind(')')
        .and_then(|at| without_comments.get(at..))
        .unwrap_or_default()
        .to_uppercase();
    let without_rowid = tail.contains("WITHOUT ROWID");
    Definition {
        columns,
        key,
        rowid_column: rowid_column.filter(|_| !without_rowid),
        without_rowid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: &str, name: &str, table: &str, sql: &str) -> Vec<Value> {
        vec![
            Value::Text(kind.into()),
            Value::Text(name.into()),
            Value::Text(table.into()),
            Value::Int(2),
            Value::Text(sql.into()),
        ]
    }

    #[test]
    fn keys_come_first_where_there_is_no_rowid() {
        let rows = [
            row(
                "table",
                "t",
                "t",
                "CREATE TABLE t (a TEXT, -- the (first\n b BLOB CHECK (b > 1, 2), PRIMARY KEY (b, a)) STRICT, WITHOUT ROWID",
            ),
            row("index", "i", "t", "CREATE INDEX i ON t (a)"),
            row("table", "u", "u", "CREATE TABLE u (x TEXT, id INTEGER PRIMARY KEY)"),
        ];
        let found = objects(&rows);
        assert_eq!(*found[0].columns, ["b", "a"]);
        assert_eq!(*found[1].columns, ["a", "b", "a"]);
        assert_eq!(
            (&*found[2].columns, found[2].rowid_column),
            (&["x".to_owned(), "id".into()][..], Some(1))
        );
    }
}
