//! 政策分野, the policy fields of an office, each with the words by which a note is known to be about
//! it: in the office's own words, one field a line, as they are edited.

use std::{collections::BTreeSet, fmt::Write as _};

use crate::domain::{
    groups::NAME_MAX,
    problem::{Invalid, Problem},
    search::fold,
    text,
};

/// So many fields at most.
pub const FIELDS_MAX: i64 = 60;
/// The longest line, in grapheme clusters.
pub const LINE_MAX: usize = 400;

/// A field and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PolicyField {
    name: String,
    words: Vec<String>,
}

/// The list, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyFields(Vec<PolicyField>);

/// The list that an office begins with, in the form in which it is edited.
const USUAL: &str = include_str!("policy-fields.txt");

impl PolicyFields {
    /// The list of an office that has edited none.
    pub fn usual() -> Self {
        Self::parse(USUAL).unwrap_or_default()
    }

    /// The list as it was stored: names, and words with 、 between them. What cannot be read (any
    /// more) is left out.
    pub fn stored(rows: &[(String, String)]) -> Self {
        let line =
            |(name, words): &(String, String)| PolicyField::parse(&format!("{name}：{words}")).ok();
        Self(rows.iter().filter_map(line).collect())
    }

    /// Reads the list as it is typed: `交通：バス、駐車場` on each line. Lines without anything are left
    /// out.
    ///
    /// # Errors
    /// What is wrong, by the number of the line: `fields.3`. [`Problem::Malformed`] where no colon
    /// parts field and words, [`Problem::Empty`] where one of them is missing,
    /// [`Problem::TooLong`], [`Problem::Taken`] for a field that is there twice. Of `fields` itself
    /// that there are too many lines.
    pub fn parse(typed: &str) -> Result<Self, Invalid> {
        let (mut fields, mut names, mut invalid) =
            (Vec::new(), BTreeSet::new(), Invalid::default());
        let lines = typed.lines().enumerate().map(|(at, line)| (at + 1, text::clean_line(line)));
        for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
            match PolicyField::parse(&line) {
                Ok(field) if !names.insert(fold(&field.name)) => {
                    invalid.add(format!("fields.{number}"), Problem::Taken);
                }
                Ok(field) => fields.push(field),
                Err(problem) => invalid.add(format!("fields.{number}"), problem),
            }
        }
        if i64::try_from(fields.len()).is_ok_and(|many| many > FIELDS_MAX) {
            invalid.add("fields", Problem::OutOfRange { min: 0, max: FIELDS_MAX });
        }
        if invalid.0.is_empty() { Ok(Self(fields)) } else { Err(invalid) }
    }

    /// The list as it is edited, one field a line.
    pub fn written(&self) -> String {
        let mut written = String::new();
        for (name, words) in self.rows() {
            let _ = writeln!(written, "{name}：{words}");
        }
        written
    }

    /// The fields with their words, as they are stored: words with 、 between them.
    pub fn rows(&self) -> impl Iterator<Item = (&str, String)> {
        self.0.iter().map(|field| (field.name.as_str(), field.words.join("、")))
    }

    /// The field of a group: the one whose words stand in most of its notes, if in more than half of
    /// them; of two, the earlier in the list. The field's name is one of its words.
    pub fn of<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Option<&str> {
        let texts: Vec<String> = texts.into_iter().map(fold).collect();
        let about = |field: &PolicyField| {
            let words: Vec<String> =
                field.words.iter().chain([&field.name]).map(|word| fold(word)).collect();
            texts
                .iter()
                .filter(|text| words.iter().any(|word| text.contains(word.as_str())))
                .count()
        };
        let mut best = (texts.len() / 2, None);
        for field in &self.0 {
            let notes = about(field);
            if notes > best.0 {
                best = (notes, Some(field.name.as_str()));
            }
        }
        best.1
    }
}

impl PolicyField {
    fn parse(line: &str) -> Result<Self, Problem> {
        let (name, words) = line.split_once([':', '：']).ok_or(Problem::Malformed)?;
        let (name, actual) = (name.trim(), text::graphemes(line));
        let words: Vec<String> = words
            .split(['、', ',', '，', '､'])
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        if name.is_empty() || words.is_empty() {
            return Err(Problem::Empty);
        }
        if actual > LINE_MAX {
            return Err(Problem::TooLong { max: LINE_MAX, actual });
        }
        let actual = text::graphemes(name);
        if actual > NAME_MAX {
            return Err(Problem::TooLong { max: NAME_MAX, actual });
        }
        Ok(Self { name: name.to_owned(), words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(typed: &str) -> Vec<(String, Problem)> {
        let invalid = PolicyFields::parse(typed).expect_err("refused");
        invalid.0.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn a_list_is_read_as_it_is_written() {
        let fields =
            PolicyFields::parse(" 交通 ： バス、駐車場,道路\r\n\n防災:避難\n").expect("read");
        assert_eq!(fields.written(), "交通：バス、駐車場、道路\n防災：避難\n");
        assert_eq!(PolicyFields::parse(&fields.written()), Ok(fields));
        assert_eq!(PolicyFields::parse(" \n"), Ok(PolicyFields::default()));
    }

    #[test]
    fn the_usual_list_is_read_whole() {
        let usual = PolicyFields::usual();
        assert_eq!((usual.0.len(), usual.written().as_str()), (USUAL.lines().count(), USUAL));
        let rows: Vec<(String, String)> =
            usual.rows().map(|(name, words)| (name.to_owned(), words)).collect();
        assert_eq!(PolicyFields::stored(&rows), usual);
    }

    #[test]
    fn what_is_wrong_is_told_by_its_line() {
        let typed =
            format!("交通：バス\n防災\n：避難\n福祉：、\n交通：道路\n{}：語", "あ".repeat(41));
        let line = |n: usize| format!("fields.{n}");
        assert_eq!(
            problems(&typed),
            [
                (line(2), Problem::Malformed),
                (line(3), Problem::Empty),
                (line(4), Problem::Empty),
                (line(5), Problem::Taken),
                (line(6), Problem::TooLong { max: 40, actual: 41 }),
            ]
        );
        let long = format!("交通：{}", "あ".repeat(398));
        assert_eq!(problems(&long), [(line(1), Problem::TooLong { max: 400, actual: 401 })]);
        let many: Vec<String> = (0..61).map(|n| format!("{n}：語")).collect();
        assert_eq!(problems(&many.join("\n"))[0].1, Problem::OutOfRange { min: 0, max: 60 });
    }

    #[test]
    fn a_group_has_the_field_of_most_of_its_notes() {
        let fields = PolicyFields::parse("交通：バス、駐車場\nデジタル：パソコン\n窓口：案内")
            .expect("read");
        let of = |texts: &[&str]| fields.of(texts.iter().copied()).map(ToOwned::to_owned);
        assert_eq!(of(&["駐車場が混む", "ﾊﾞｽの本数"]).as_deref(), Some("交通"));
        assert_eq!(of(&["駐車場が混む", "窓口が混む"]), None, "half of them is no majority");
        assert_eq!(of(&["窓口が混む", "案内がない", "パソコン"]).as_deref(), Some("窓口"));
        assert_eq!(of(&[]), None);
    }
}
