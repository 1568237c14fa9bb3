//! The office's schemes, each a form with its fields, as they are edited and as they are stored.

use std::{collections::BTreeSet, fmt::Write as _};

use serde::{Deserialize, Serialize};

use crate::domain::{
    problem::{Invalid, Problem},
    search::fold,
    text, text_enum,
};

/// So many schemes at most.
pub const SCHEMES_MAX: usize = 20;
/// So many fields in one scheme at most.
pub const FIELDS_MAX: usize = 20;
/// The longest name of a scheme, and the longest heading of a field, in grapheme clusters.
pub const NAME_MAX: usize = 40;
/// The longest key of a scheme, in bytes.
const KEY_MAX: usize = 40;

text_enum!(
    /// What a field is filled with from the start.
    Source {
        /// What the item is called.
        Name = "name",
        /// The texts of its notes.
        Notes = "notes",
        /// Why its notes are together.
        Why = "why",
        /// How many notes and stickers it has, and its rank by them.
        Counts = "counts",
        /// What the office answered, or a draft of it.
        Answer = "answer",
        /// Nothing.
        Nothing = "nothing",
    }
);

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeField {
    /// Its heading.
    pub heading: String,
    /// What it is filled with.
    pub source: Source,
}

/// A scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    /// By what drafts know it, whatever it is called.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Its fields, in their order.
    pub fields: Vec<SchemeField>,
}

/// All schemes, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schemes(Vec<Scheme>);

/// A scheme as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SchemeForm {
    /// Its key, made with the form for a new one.
    pub key: String,
    /// Its name. Without a name and fields there is no scheme.
    pub name: String,
    /// One field a line: heading, colon, what it is filled with.
    pub fields: String,
}

/// The schemes that an office begins with: a line for each, and its fields as they are stored.
const USUAL: &str = include_str!("schemes.txt");

impl Schemes {
    /// The schemes of an office that has edited none.
    pub fn usual() -> Self {
        let one = |part: &str| {
            let (head, fields) = part.split_once('\n')?;
            let (key, name) = head.split_once(' ')?;
            Some(Scheme { key: key.into(), name: name.into(), fields: fields_of(fields) })
        };
        Self(USUAL.split("= ").filter_map(one).collect())
    }

    /// The schemes as they were stored: key, name, and fields as of [`Schemes::rows`].
    pub fn stored(rows: Vec<(String, String, String)>) -> Self {
        let one = |(key, name, fields): (String, String, String)| Scheme {
            key,
            name,
            fields: fields_of(&fields),
        };
        Self(rows.into_iter().map(one).collect())
    }

    /// Key, name and fields of each, as they are stored: a line for each field, what it is filled
    /// with before its heading.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &str, String)> {
        self.0.iter().map(|scheme| {
            let mut fields = String::new();
            for SchemeField { heading, source } in &scheme.fields {
                let _ = writeln!(fields, "{} {heading}", source.as_str());
            }
            (scheme.key.as_str(), scheme.name.as_str(), fields)
        })
    }

    /// All of them.
    pub fn all(&self) -> &[Scheme] {
        &self.0
    }

    /// The scheme with this key.
    pub fn get(&self, key: &str) -> Option<&Scheme> {
        self.0.iter().find(|scheme| scheme.key == key)
    }

    /// Reads what was typed. `source` knows the words for what a field is filled with; a line
    /// without one is a field that begins empty.
    ///
    /// # Errors
    /// What is wrong, by the place of the scheme and, in its fields, by the number of the line:
    /// `schemes.0.name`, `schemes.0.fields.3`; of `schemes` itself that there are too many.
    pub fn parse(
        typed: &[SchemeForm],
        source: impl Fn(&str) -> Option<Source>,
    ) -> Result<Self, Invalid> {
        let (mut schemes, mut names, mut keys) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        let mut wrong = Invalid::default();
        for (at, form) in typed.iter().enumerate() {
            if text::clean_line(&form.name).is_empty() && text::clean(&form.fields).is_empty() {
                continue;
            }
            let name = text::parse_line(&form.name, NAME_MAX).and_then(|name| {
                if names.insert(fold(&name)) { Ok(name) } else { Err(Problem::Taken) }
            });
            let name = wrong.take(format!("schemes.{at}.name"), name);
            let fields = fields(&form.fields, &source, at, &mut wrong);
            if !is_key(&form.key) || !keys.insert(form.key.as_str()) {
                wrong.add(format!("schemes.{at}.name"), Problem::Malformed);
            }
            let key = form.key.clone();
            schemes.extend(name.map(|name| Scheme { key, name, fields }));
        }
        if schemes.len() > SCHEMES_MAX {
            wrong.add("schemes", at_most(SCHEMES_MAX));
        }
        wrong.or(Some(Self(schemes)))
    }
}

impl Scheme {
    /// Its fields as they are typed. `word` gives the words for what a field is filled with.
    pub fn written(&self, word: impl Fn(Source) -> &'static str) -> String {
        let mut written = String::new();
        for SchemeField { heading, source } in &self.fields {
            let _ = writeln!(written, "{heading}：{}", word(*source));
        }
        written
    }
}

/// Reads the fields of one scheme.
fn fields(
    typed: &str,
    source: impl Fn(&str) -> Option<Source>,
    at: usize,
    wrong: &mut Invalid,
) -> Vec<SchemeField> {
    let (mut fields, mut headings) = (Vec::new(), BTreeSet::new());
    let lines = typed.lines().enumerate().map(|(line, text)| (line + 1, text::clean_line(text)));
    for (line, text) in lines.filter(|(_, text)| !text.is_empty()) {
        let read = match text.rsplit_once([':', '：']) {
            None => Ok((text.as_str(), Source::Nothing)),
            Some((heading, word)) => source(&fold(word.trim()))
                .map(|source| (heading.trim(), source))
                .ok_or(Problem::NotOffered),
        };
        let read = read.and_then(|(heading, source)| {
            let actual = text::graphemes(heading);
            if heading.is_empty() {
                Err(Problem::Empty)
            } else if actual > NAME_MAX {
                Err(Problem::TooLong { max: NAME_MAX, actual })
            } else if headings.insert(fold(heading)) {
                Ok(SchemeField { heading: heading.to_owned(), source })
            } else {
                Err(Problem::Taken)
            }
        });
        fields.extend(wrong.take(format!("schemes.{at}.fields.{line}"), read));
    }
    if fields.len() > FIELDS_MAX {
        wrong.add(format!("schemes.{at}.fields"), at_most(FIELDS_MAX));
    }
    if text::clean(typed).is_empty() {
        wrong.add(format!("schemes.{at}.fields"), Problem::Empty);
    }
    fields
}

fn at_most(max: usize) -> Problem {
    Problem::OutOfRange { min: 1, max: i64::try_from(max).unwrap_or(i64::MAX) }
}

/// Whether this can stand in an address as it is.
fn is_key(key: &str) -> bool {
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    plain && !key.is_empty() && key.len() <= KEY_MAX
}

/// Reads fields as they are stored; what cannot be read (any more) is filled with nothing.
fn fields_of(stored: &str) -> Vec<SchemeField> {
    let one = |line: &str| {
        let (source, heading) = line.split_once(' ')?;
        let source = source.parse().unwrap_or(Source::Nothing);
        Some(SchemeField { heading: heading.to_owned(), source })
    };
    stored.lines().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Option<Source> {
        match word {
            "付箋" => Some(Source::Notes),
            "枚数" => Some(Source::Counts),
            _ => None,
        }
    }

    fn form(key: &str, name: &str, fields: &str) -> SchemeForm {
        SchemeForm { key: key.into(), name: name.into(), fields: fields.into() }
    }

    fn problems(typed: &[SchemeForm]) -> Vec<(String, Problem)> {
        let invalid = Schemes::parse(typed, word).expect_err("refused");
        invalid.0.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn an_office_begins_with_two_schemes() {
        let usual = Schemes::usual();
        let names: Vec<&str> = usual.all().iter().map(|scheme| scheme.name.as_str()).collect();
        assert_eq!(names, ["職員提案", "新年度予算新規事業提案"]);
        let first = &usual.all()[0];
        let headings: Vec<(&str, Source)> =
            first.fields.iter().map(|field| (field.heading.as_str(), field.source)).collect();
        assert_eq!(
            headings,
            [
                ("現状", Source::Notes),
                ("問題点・課題", Source::Why),
                ("提案の内容", Source::Answer),
                ("期待される効果", Source::Counts),
                ("経費", Source::Nothing),
            ]
        );
        let rows = usual
            .rows()
            .map(|(key, name, fields)| (key.to_owned(), name.to_owned(), fields))
            .collect();
        assert_eq!(Schemes::stored(rows), usual);
        assert!(usual.all().iter().all(|scheme| is_key(&scheme.key)));
    }

    #[test]
    fn a_scheme_is_read_as_it_is_written() {
        let typed =
            [form("a", " 改善提案 ", "現状 ： 付箋\r\n\n効果:枚数\n経費\n"), form("b", "", " ")];
        let schemes = Schemes::parse(&typed, word).expect("read");
        let word = |source| match source {
            Source::Notes => "付箋",
            Source::Counts => "枚数",
            _ => "空欄",
        };
        assert_eq!(schemes.all()[0].name, "改善提案");
        assert_eq!(schemes.all()[0].written(word), "現状：付箋\n効果：枚数\n経費：空欄\n");
        assert_eq!((schemes.all().len(), schemes.get("b")), (1, None));
    }

    #[test]
    fn what_is_wrong_is_told_by_scheme_and_line() {
        let long = "あ".repeat(41);
        let typed = [
            form("a", "改善", &format!("現状：ふせん\n：付箋\n{long}\n効果\n効果：枚数")),
            form("b", "改善", "現状"),
            form("c", "", "現状"),
            form("d", "空", " "),
            form("a b", "鍵", "現状"),
            form("b", "同じ鍵", "現状"),
        ];
        let line = |n: usize| format!("schemes.0.fields.{n}");
        assert_eq!(
            problems(&typed),
            [
                (line(1), Problem::NotOffered),
                (line(2), Problem::Empty),
                (line(3), Problem::TooLong { max: 40, actual: 41 }),
                (line(5), Problem::Taken),
                ("schemes.1.name".into(), Problem::Taken),
                ("schemes.2.name".into(), Problem::Empty),
                ("schemes.3.fields".into(), Problem::Empty),
                ("schemes.4.name".into(), Problem::Malformed),
                ("schemes.5.name".into(), Problem::Malformed),
            ]
        );
        let many: Vec<SchemeForm> =
            (0..21).map(|n| form(&n.to_string(), &format!("制度{n}"), "現状")).collect();
        assert_eq!(problems(&many), [("schemes".into(), Problem::OutOfRange { min: 1, max: 20 })]);
        let lines: Vec<String> = (0..21).map(|n| format!("欄{n}")).collect();
        let wide = form("a", "改善", &lines.join("\n"));
        let told = problems(&[wide]);
        assert_eq!(told, [("schemes.0.fields".into(), Problem::OutOfRange { min: 1, max: 20 })]);
    }
}
