//! Templates: answers from which reviewers begin, the office's own words for what it says often.

use super::answer::{Answer, AnswerForm};
use crate::domain::{
    ids::TemplateId,
    problem::{Invalid, Problem},
    text,
};
use chrono::NaiveDate;

/// The longest name, in grapheme clusters.
pub const TEMPLATE_NAME_MAX: usize = 40;
/// So many templates there can be: more would be a list in which nobody finds anything.
pub const TEMPLATES_MAX: usize = 50;

/// An answer from which reviewers begin. It has no days and no evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its id.
    pub id: TemplateId,
    /// What it is called.
    pub name: String,
    /// The answer.
    pub answer: Answer,
    /// Rises with each save; guards against overwriting. From 1.
    pub version: i64,
}

/// A template as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateForm {
    /// The name.
    pub name: String,
    /// The answer; its days and its evidence are left out.
    pub answer: AnswerForm,
}

impl TemplateForm {
    /// Reads what was typed.
    ///
    /// # Errors
    /// All that is wrong, field by field.
    pub fn parse(self, today: NaiveDate) -> Result<(String, Answer), Invalid> {
        let mut wrong = Invalid::default();
        let name = wrong.take("name", name(&self.name));
        let form = AnswerForm {
            due: String::new(),
            check: String::new(),
            evidence: String::new(),
            ..self.answer
        };
        let answer = match form.parse(today, None) {
            Ok(answer) => Some(answer),
            Err(invalid) => {
                wrong.0.extend(invalid.0);
                None
            }
        };
        wrong.or(name.zip(answer))
    }
}

fn name(raw: &str) -> Result<String, Problem> {
    let cleaned = text::clean_line(raw);
    let actual = text::graphemes(&cleaned);
    match actual {
        0 => Err(Problem::Empty),
        _ if actual > TEMPLATE_NAME_MAX => Err(Problem::TooLong { max: TEMPLATE_NAME_MAX, actual }),
        _ => Ok(cleaned),
    }
}

impl Template {
    /// The answer that is begun with it, in place of one that stands: the days and the evidence of
    /// that one stay.
    #[must_use]
    pub fn over(&self, before: Option<&Answer>) -> Answer {
        Answer {
            due: before.and_then(|before| before.due),
            check: before.and_then(|before| before.check),
            evidence: before.map(|before| before.evidence.clone()).unwrap_or_default(),
            ..self.answer.clone()
        }
    }
}
