//! No file needs another one that needs it back: whoever reads one can begin anywhere and get to an
//! end. Read are the paths in `use` and in code; a name that a file only hands on (`pub use`) is
//! followed to the file that has it, and handing on alone is no need.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::source::{bare, program, without_tests};

/// A path in a file, `["crate", "store", "Error"]`.
type Segments = Vec<String>;

/// What a file names.
#[derive(Default)]
struct Names {
    /// Modules that it declares.
    children: BTreeSet<String>,
    /// What it hands on, under which name.
    handed_on: Vec<(Segments, String)>,
    /// What it uses.
    used: Vec<Segments>,
}

/// Words, `::`, and every other sign by itself.
fn tokens(text: &str) -> Vec<String> {
    let (mut tokens, mut word): (Vec<String>, String) = Default::default();
    for c in bare(text).chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        match tokens.last_mut() {
            Some(last) if c == ':' && last == ":" => last.push(':'),
            _ if !c.is_whitespace() => tokens.push(c.to_string()),
            _ => {}
        }
    }
    tokens
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// The paths of a `use`, from the token after it; each with the name that it gives.
fn tree(tokens: &[String], at: &mut usize, before: &[String], found: &mut Vec<(Segments, String)>) {
    let mut path = before.to_vec();
    let mut name = None;
    while let Some(token) = tokens.get(*at) {
        *at += 1;
        match token.as_str() {
            "::" => {}
            "{" => {
                while tokens.get(*at).is_some_and(|token| token != "}") {
                    tree(tokens, at, &path, found);
                }
                // The brace, and the comma that may stand behind it.
                *at += 1 + usize::from(tokens.get(*at + 1).is_some_and(|next| next == ","));
                return;
            }
            "as" => name = tokens.get(*at).cloned(),
            "," => break,
            "}" | ";" => {
                *at -= 1;
                break;
            }
            word => path.push(word.to_owned()),
        }
    }
    // `{self, …}`, and the name that `as` gave.
    if name.is_some() || (path.len() > 1 && path.last().is_some_and(|last| last == "self")) {
        path.pop();
    }
    let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
    found.push((path, name));
}

fn names(text: &str) -> Names {
    let (tokens, mut names) = (tokens(without_tests(text)), Names::default());
    let mut at = 0;
    while at < tokens.len() {
        let before = |n: usize| at.checked_sub(n).map_or("", |at| tokens[at].as_str());
        let after = |n: usize| tokens.get(at + n).map_or("", String::as_str);
        match tokens[at].as_str() {
            // `use<…>` is a bound, not an import.
            "use" if after(1) != "<" => {
                let handed_on = ["pub", ")"].contains(&before(1));
                let (mut found, mut next) = (Vec::new(), at + 1);
                tree(&tokens, &mut next, &[], &mut found);
                at = next;
                if handed_on {
                    names.handed_on.extend(found);
                } else {
                    names.used.extend(found.into_iter().map(|(path, _)| path));
                }
            }
            "mod" if after(2) == ";" => {
                names.children.insert(after(1).to_owned());
                at += 1;
            }
            word if is_word(word) && after(1) == "::" && before(1) != "::" => {
                let visibility = before(1) == "in" && before(2) == "(";
                let mut path = vec![word.to_owned()];
                while tokens.get(at + 1).is_some_and(|next| next == "::") {
                    at += 2;
                    path.extend(tokens.get(at).filter(|next| is_word(next)).cloned());
                }
                if !visibility {
                    names.used.push(path);
                }
            }
            _ => {}
        }
        at += 1;
    }
    names
}

/// The program's files by the modules that they are.
struct Files {
    of: BTreeMap<Segments, String>,
    names: BTreeMap<String, Names>,
}

impl Files {
    fn read(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let (mut of, mut all) = (BTreeMap::new(), BTreeMap::new());
        for (file, text) in files {
            of.insert(Self::module(&file), file.clone());
            all.insert(file, names(&text));
        }
        Self { of, names: all }
    }

    fn module(file: &str) -> Segments {
        let path = file.trim_end_matches(".rs");
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if path == "lib" { Vec::new() } else { path.split('/').map(ToOwned::to_owned).collect() }
    }

    /// A path from the top; nothing for one that leads out of the program.
    fn absolute(&self, file: &str, path: &[String]) -> Option<Segments> {
        let here = Self::module(file);
        let ups = path.iter().take_while(|part| *part == "super").count();
        let first = path.first()?.as_str();
        let base = match first {
            "crate" => &[][..],
            "self" => &here,
            "super" => here.get(..here.len().checked_sub(ups)?)?,
            child if self.names[file].children.contains(child) => &here,
            _ => return None,
        };
        let rest = match first {
            "crate" | "self" => &path[1..],
            _ => &path[ups..],
        };
        Some(base.iter().chain(rest).cloned().collect())
    }

    /// The file that has what a path from the top names.
    fn home(&self, path: &[String], depth: usize) -> Option<&str> {
        let n = (0..=path.len()).rev().find(|n| self.of.contains_key(&path[..*n]))?;
        let file = &self.of[&path[..n]];
        let handed_on = path.get(n).and_then(|name| {
            let found = self.names[file].handed_on.iter().find(|(_, of)| of == name)?;
            let mut on = self.absolute(file, &found.0)?;
            on.extend_from_slice(&path[n + 1..]);
            Some(on)
        });
        match handed_on {
            Some(on) if depth > 0 => self.home(&on, depth - 1),
            _ => Some(file),
        }
    }

    /// The files that a file needs.
    fn needs(&self, file: &str) -> BTreeSet<&str> {
        let used = self.names[file].used.iter().filter_map(|path| self.absolute(file, path));
        let homes: Vec<&str> = used.filter_map(|path| self.home(&path, 8)).collect();
        homes.into_iter().filter(|home| *home != file && *home != "lib.rs").collect()
    }

    /// A way from a file back to itself.
    fn circle(&self) -> Option<Vec<&str>> {
        let mut done = BTreeSet::new();
        self.names.keys().find_map(|file| self.around(file, &mut Vec::new(), &mut done))
    }

    fn around<'a>(
        &'a self,
        file: &'a str,
        way: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> Option<Vec<&'a str>> {
        if let Some(at) = way.iter().position(|before| *before == file) {
            return Some(way[at..].to_vec());
        }
        if !done.insert(file) {
            return None;
        }
        way.push(file);
        let found = self.needs(file).into_iter().find_map(|next| self.around(next, way, done));
        way.pop();
        found
    }
}

#[test]
fn no_file_needs_one_that_needs_it_back() {
    let tests = |file: &str| file.ends_with("tests.rs");
    let files = Files::read(program().into_iter().filter(|(file, _)| !tests(file)));
    let needs: usize = files.names.keys().map(|file| files.needs(file).len()).sum();
    assert!(needs > 1000, "the needs were read: {needs}");
    assert_eq!(files.circle(), None);
}

#[test]
fn the_reader_of_circles_sees_what_it_must() {
    let files = |of: &[(&str, &str)]| {
        Files::read(of.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())))
    };
    let lib = ("lib.rs", "mod a;\nmod b;\nmod c;\n");
    for (texts, circle) in [
        (["use crate::b::B;", "use crate::{c::{self, C as D}, c::C};", "pub struct C;"], None),
        (["use crate::b::B;", "fn f() { crate::c::C }", "use super::a::{A, X};"], Some(3)),
        // What is handed on leads to the file that has it.
        (["pub use crate::b::B;", "use crate::c::C;", "use crate::a::B;"], Some(2)),
        (["pub use crate::b::B;", "pub(in crate::c) struct B;", "use crate::a::B;"], None),
        (["use crate::b::B;", "// crate::a::A", "use std::{fmt, a::b};"], None),
    ] {
        let [a, b, c] = texts;
        let files = files(&[lib, ("a.rs", a), ("b/mod.rs", b), ("c.rs", c)]);
        assert_eq!(files.circle().map(|way| way.len()), circle, "{texts:?}");
    }
}
