//! A draft for a scheme's form: what it is filled with, what was written, and how the two come
//! together when the form was changed meanwhile.

use serde::{Deserialize, Serialize};

use super::scheme::{FIELDS_MAX, NAME_MAX, Scheme, Source};
use crate::domain::{
    problem::{Invalid, Problem},
    text,
};

/// The longest text of a field, in grapheme clusters.
pub const FIELD_MAX: usize = 2000;
/// So many fields in one draft at most: those of the form, and as many of earlier forms.
pub const WRITTEN_MAX: usize = 2 * FIELDS_MAX;

/// What is known of an item, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Material {
    /// What it is called.
    pub name: String,
    /// Its notes, a line each, most stickers first.
    pub notes: Vec<String>,
    /// Why its notes are together; may be empty.
    pub why: String,
    /// How many notes and stickers, and its rank.
    pub counts: String,
    /// What the office answered; may be empty.
    pub answer: String,
}

/// A heading and what was written under it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WrittenField {
    /// The heading, as the form had it.
    pub heading: String,
    /// The text; may be empty.
    pub text: String,
}

/// A draft as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalDraft {
    /// The scheme's key.
    pub scheme: String,
    /// What the scheme was called when it was saved.
    pub scheme_name: String,
    /// What was written, in the order of the form.
    pub texts: Vec<WrittenField>,
    /// Rises with each save; guards against overwriting. From 1.
    pub version: i64,
}

/// A draft as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposalForm {
    /// Heading and text of each field.
    pub texts: Vec<WrittenField>,
}

/// A field as it is shown in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownField {
    /// The heading.
    pub heading: String,
    /// What stands in it.
    pub text: String,
    /// With what the form fills it; none of a field that the form has no more.
    pub source: Option<Source>,
}

impl Material {
    /// What a field begins with: as many whole lines as fit into it.
    pub fn fill(&self, source: Source) -> String {
        let whole = match source {
            Source::Name => self.name.clone(),
            Source::Notes => self.notes.join("\n"),
            Source::Why => self.why.clone(),
            Source::Counts => self.counts.clone(),
            Source::Answer => self.answer.clone(),
            Source::Nothing => String::new(),
        };
        if text::graphemes(&whole) <= FIELD_MAX {
            return whole;
        }
        let mut filled = String::new();
        // One grapheme is left for the dots, and one for the line's end before them.
        for line in whole.lines() {
            if text::graphemes(&filled) + text::graphemes(line) + 2 > FIELD_MAX {
                break;
            }
            filled.push_str(line);
            filled.push('\n');
        }
        filled.push('…');
        filled
    }
}

/// The fields of a form: those of the scheme with what was written under their headings or, where
/// nothing ever was, with what they begin with; then what was written under headings that the scheme
/// has no more. Of a scheme that is gone, all of it.
pub fn shown(
    scheme: Option<&Scheme>,
    draft: Option<&ProposalDraft>,
    material: &Material,
) -> Vec<ShownField> {
    let written = draft.map(|draft| draft.texts.as_slice()).unwrap_or_default();
    let fields = scheme.map(|scheme| scheme.fields.as_slice()).unwrap_or_default();
    let of_form = fields.iter().map(|field| {
        let known = written.iter().find(|one| one.heading == field.heading);
        ShownField {
            heading: field.heading.clone(),
            text: known.map_or_else(|| material.fill(field.source), |one| one.text.clone()),
            source: Some(field.source),
        }
    });
    let is_left = |one: &&WrittenField| {
        !one.text.is_empty() && !fields.iter().any(|field| field.heading == one.heading)
    };
    let left = written.iter().filter(is_left).map(|one| ShownField {
        heading: one.heading.clone(),
        text: one.text.clone(),
        source: None,
    });
    of_form.chain(left).collect()
}

impl ProposalForm {
    /// Reads what was typed.
    ///
    /// # Errors
    /// What is wrong, by the place of the field: `texts.0.text`. A heading that no form can have, or
    /// one that is there twice, is [`Problem::Malformed`].
    pub fn parse(&self) -> Result<Vec<WrittenField>, Invalid> {
        let (mut texts, mut wrong) = (Vec::<WrittenField>::new(), Invalid::default());
        for (at, typed) in self.texts.iter().enumerate() {
            let heading = text::clean_line(&typed.heading);
            let odd = heading.is_empty()
                || text::graphemes(&heading) > NAME_MAX
                || at >= WRITTEN_MAX
                || texts.iter().any(|one| one.heading == heading);
            let cleaned = text::clean(&typed.text);
            let actual = text::graphemes(&cleaned);
            let read = if odd {
                Err(Problem::Malformed)
            } else if actual > FIELD_MAX {
                Err(Problem::TooLong { max: FIELD_MAX, actual })
            } else {
                Ok(cleaned)
            };
            let read = wrong.take(format!("texts.{at}.text"), read);
            texts.extend(read.map(|text| WrittenField { heading, text }));
        }
        if self.texts.is_empty() {
            wrong.add("texts", Problem::Empty);
        }
        wrong.or(Some(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::Schemes;

    fn material() -> Material {
        Material {
            name: "電話".into(),
            notes: vec!["・音".into(), "・当番".into()],
            why: "電話の話".into(),
            counts: "付箋2枚".into(),
            answer: String::new(),
        }
    }

    fn written(heading: &str, text: &str) -> WrittenField {
        WrittenField { heading: heading.into(), text: text.into() }
    }

    fn draft(texts: Vec<WrittenField>) -> ProposalDraft {
        ProposalDraft { scheme: "a".into(), scheme_name: "職員提案".into(), texts, version: 1 }
    }

    fn texts(shown: &[ShownField]) -> Vec<(&str, &str)> {
        shown.iter().map(|one| (one.heading.as_str(), one.text.as_str())).collect()
    }

    #[test]
    fn a_form_begins_with_what_is_known() {
        let schemes = Schemes::usual();
        let fields = shown(schemes.all().first(), None, &material());
        assert_eq!(
            texts(&fields),
            [
                ("現状", "・音\n・当番"),
                ("問題点・課題", "電話の話"),
                ("提案の内容", ""),
                ("期待される効果", "付箋2枚"),
                ("経費", ""),
            ]
        );
    }

    #[test]
    fn what_was_written_outlives_a_form_that_is_changed() {
        let schemes = Schemes::usual();
        let scheme = &schemes.all()[0];
        let kept = draft(vec![
            written("現状", "書いた"),
            written("経費", ""),
            written("前の欄", "消えない"),
            written("空の欄", ""),
        ]);
        let fields = shown(Some(scheme), Some(&kept), &material());
        assert_eq!(
            texts(&fields),
            [
                ("現状", "書いた"),
                ("問題点・課題", "電話の話"),
                ("提案の内容", ""),
                ("期待される効果", "付箋2枚"),
                ("経費", ""),
                ("前の欄", "消えない"),
            ]
        );
        assert_eq!(fields[5].source, None);
        let gone = shown(None, Some(&kept), &material());
        assert_eq!(texts(&gone), [("現状", "書いた"), ("前の欄", "消えない")]);
    }

    #[test]
    fn what_is_too_long_to_begin_with_ends_with_a_whole_line() {
        let notes = (0..60).map(|n| format!("{n:02}{}", "あ".repeat(48))).collect();
        let filled = Material { notes, ..material() }.fill(Source::Notes);
        assert!(text::graphemes(&filled) <= FIELD_MAX && filled.ends_with("あ\n…"), "{filled}");
        assert_eq!(filled.lines().count(), 40);
    }

    #[test]
    fn what_is_wrong_is_told_by_field() {
        let problems = |texts: Vec<WrittenField>| {
            let invalid = ProposalForm { texts }.parse().expect_err("refused");
            invalid.0.into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>()
        };
        let long = "あ".repeat(FIELD_MAX + 1);
        assert_eq!(
            problems(vec![written("現状", &long), written("", "x"), written("効果", "")]),
            [
                ("texts.0.text".into(), Problem::TooLong { max: FIELD_MAX, actual: FIELD_MAX + 1 }),
                ("texts.1.text".into(), Problem::Malformed),
            ]
        );
        let twice = vec![written("現状", "a"), written("現状", "b")];
        assert_eq!(problems(twice), [("texts.1.text".into(), Problem::Malformed)]);
        assert_eq!(problems(Vec::new()), [("texts".into(), Problem::Empty)]);
        let well = ProposalForm { texts: vec![written("現状", " a\r\nb ")] };
        assert_eq!(well.parse(), Ok(vec![written("現状", "a\nb")]));
    }
}
