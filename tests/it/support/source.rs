//! The sources themselves, for tests about the house.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The files of the program, by their names below `src/`.
pub fn program() -> BTreeMap<String, String> {
    files_in("src")
}

/// The files of the tests, by their names below `tests/it/`.
pub fn tests() -> BTreeMap<String, String> {
    files_in("tests/it")
}

/// What a file of the program does: without its unit tests.
pub fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// The lines of a text that are no comments.
pub fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The texts between quotation marks, in code without one that is escaped.
pub fn literals(text: &str) -> Vec<String> {
    let code: Vec<&str> = code(text).collect();
    code.join("\n").split('"').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

/// Code without comments and without what stands between quotation marks.
pub fn bare(text: &str) -> String {
    let code: Vec<&str> = code(text).collect();
    let code = code.join("\n").replace("\\\\", "").replace("\\\"", "").replace("'\"'", "");
    code.split('"').step_by(2).collect()
}

/// Whether a text has Japanese in it.
pub fn has_japanese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c))
}

/// The Rust files below a folder, by their names within it.
fn files_in(folder: &str) -> BTreeMap<String, String> {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeMap<String, String>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, root, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name =
                    path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
                found.insert(name, fs::read_to_string(&path).expect("text"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = BTreeMap::new();
    walk(&root, &root, &mut found);
    assert!(found.len() > 50, "the sources were found");
    found
}
