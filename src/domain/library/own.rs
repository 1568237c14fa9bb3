//! Ideas that the office added to the library, as they are typed, kept and exchanged: the same words as those
//! of the program's own, in whatever language the office writes.

use serde::{Deserialize, Serialize};

use super::{PAPERS, Purpose, prompt_rows};
use crate::domain::{
    ids::OwnIdeaId,
    office_file::{NotOurs, opened},
    problem::{Invalid, Problem},
    text,
    theme_form::{PROMPT_MAX, PromptForm, TITLE_MAX},
};

/// The most ideas that an office keeps, and that a file has.
pub const OWN_IDEAS_MAX: usize = 100;
/// The largest file, in bytes.
pub const BYTES_MAX: usize = 256 * 1024;
/// The longest question, and the longest reason, in grapheme clusters.
pub const QUESTION_MAX: usize = 200;
/// The longest line of what it is not about; with the question it is a description.
pub const SCOPE_MAX: usize = 150;
/// What the file says it is.
const KIND: &str = "kizuki-ideas";
/// Rises when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// The words of an idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    /// What it is for.
    pub purpose: Purpose,
    /// The title.
    pub title: String,
    /// The question.
    pub question: String,
    /// What it is not about; may be empty.
    #[serde(default)]
    pub scope: String,
    /// The prompts, one to four.
    pub prompts: Vec<String>,
    /// The prompt for what is good as it is.
    pub keep: String,
    /// Why it is worth a month. For organizers: staff never see it.
    pub why: String,
}

/// An idea of the office's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnIdea {
    /// Its id.
    pub id: OwnIdeaId,
    /// Its words.
    pub words: OwnWords,
    /// Rises with each change.
    pub version: i64,
}

/// [`OwnWords`] as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdeaForm {
    /// The word of the purpose.
    pub purpose: String,
    /// The title.
    pub title: String,
    /// The question.
    pub question: String,
    /// What it is not about.
    pub scope: String,
    /// The prompts, a line each.
    pub prompts: String,
    /// The prompt for what is good as it is.
    pub keep: String,
    /// Why.
    pub why: String,
}

impl From<&OwnWords> for IdeaForm {
    fn from(words: &OwnWords) -> Self {
        let OwnWords { purpose, title, question, scope, prompts, keep, why } = words.clone();
        let (purpose, prompts) = (purpose.as_str().to_owned(), prompts.join("\n"));
        Self { purpose, title, question, scope, prompts, keep, why }
    }
}

impl IdeaForm {
    /// Reads it.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<OwnWords, Invalid> {
        let mut wrong = Invalid::default();
        let purpose = self.purpose.parse().map_err(|_| Problem::NotChosen);
        let purpose = wrong.take("purpose", purpose);
        let title = wrong.take("title", text::parse_line(&self.title, TITLE_MAX));
        let question = wrong.take("question", text::parse_line(&self.question, QUESTION_MAX));
        let scope = text::within(text::clean_line(&self.scope), SCOPE_MAX);
        let scope = wrong.take("scope", scope);
        let keep = wrong.take("keep", text::parse_line(&self.keep, PROMPT_MAX));
        let prompts = wrong.take("prompts", prompts(&self.prompts, &self.keep));
        let why = wrong.take("why", text::parse_line(&self.why, QUESTION_MAX));
        let words = (|| {
            Some(OwnWords {
                purpose: purpose?,
                title: title?,
                question: question?,
                scope: scope?,
                prompts: prompts?,
                keep: keep?,
                why: why?,
            })
        })();
        wrong.or(words)
    }
}

/// The prompts, a line each: as many as there are papers, and none twice, for a board has none twice.
fn prompts(typed: &str, keep: &str) -> Result<Vec<String>, Problem> {
    let lines: Result<Vec<String>, Problem> = text::clean(typed)
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| text::parse_line(line, PROMPT_MAX))
        .collect();
    let lines = lines?;
    let mut seen = vec![text::fold_line(keep)];
    for line in &lines {
        let folded = text::fold_line(line);
        if seen.contains(&folded) {
            return Err(Problem::Taken);
        }
        seen.push(folded);
    }
    match lines.len() {
        0 => Err(Problem::Empty),
        many if many > PAPERS.len() => Err(Problem::TooMany { max: PAPERS.len() }),
        _ => Ok(lines),
    }
}

impl OwnWords {
    /// What stands on the board below the title.
    pub fn description(&self) -> String {
        let scope = if self.scope.is_empty() { "" } else { "\n" };
        format!("{}{scope}{}", self.question, self.scope)
    }

    /// The rows of prompts in the form of a theme.
    pub fn rows(&self) -> Vec<PromptForm> {
        let prompts: Vec<&str> = self.prompts.iter().map(String::as_str).collect();
        prompt_rows(&prompts, &self.keep)
    }

    /// Whether this is the same idea: one of this title is there once.
    pub fn is_like(&self, other: &Self) -> bool {
        text::fold_line(&self.title) == text::fold_line(&other.title)
    }
}

#[derive(Serialize)]
struct Written<'a> {
    kind: &'a str,
    version: u32,
    ideas: Vec<&'a OwnWords>,
}

#[derive(Deserialize)]
struct Whole {
    ideas: Vec<OwnWords>,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotIdeas {
    /// It is longer than a file may be.
    #[error("too large")]
    TooLarge,
    /// It is something else.
    #[error("no ideas")]
    Other,
    /// It was written by a later version of the program.
    #[error("ideas of version {0}")]
    Version(u32),
    /// A field is missing, unknown or of another kind, on this line.
    #[error("a field is wrong on line {0}")]
    Field(usize),
    /// It has none, or more than an office keeps.
    #[error("{0} ideas")]
    Count(usize),
    /// Ideas say what they must not, each with its place in the file, from 1.
    #[error("ideas are wrong")]
    Invalid(Vec<(usize, Invalid)>),
}

impl From<NotOurs> for NotIdeas {
    fn from(not: NotOurs) -> Self {
        match not {
            NotOurs::Other => Self::Other,
            NotOurs::Version(version) => Self::Version(version),
        }
    }
}

/// The file.
pub fn write_file(ideas: &[OwnIdea]) -> String {
    let ideas = ideas.iter().map(|idea| &idea.words).collect();
    let file = Written { kind: KIND, version: VERSION, ideas };
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// Reads a file, and holds each idea to all that the form is held to.
///
/// # Errors
/// [`NotIdeas`]; of what is wrong all at once.
pub fn read_file(bytes: &[u8]) -> Result<Vec<OwnWords>, NotIdeas> {
    if bytes.len() > BYTES_MAX {
        return Err(NotIdeas::TooLarge);
    }
    let bytes = opened(bytes, KIND, VERSION)?;
    let file: Whole =
        serde_json::from_slice(bytes).map_err(|error| NotIdeas::Field(error.line()))?;
    if !(1..=OWN_IDEAS_MAX).contains(&file.ideas.len()) {
        return Err(NotIdeas::Count(file.ideas.len()));
    }
    let (mut read, mut wrong) = (Vec::new(), Vec::new());
    for (place, words) in (1..).zip(&file.ideas) {
        match IdeaForm::from(words).parse() {
            Ok(words) => read.push(words),
            Err(invalid) => wrong.push((place, invalid)),
        }
    }
    if wrong.is_empty() { Ok(read) } else { Err(NotIdeas::Invalid(wrong)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::theme_form::{DESCRIPTION_MAX, ThemeForm};

    fn form() -> IdeaForm {
        IdeaForm {
            purpose: "work".into(),
            title: "朝の十分".into(),
            question: "朝、いちばんに困ることは?".into(),
            scope: "人事の話は扱いません。".into(),
            prompts: "困る\n\n あると助かる ".into(),
            keep: "いまのままでよい".into(),
            why: "毎日のことは書きやすい。".into(),
        }
    }

    #[test]
    fn what_is_typed_becomes_an_idea_that_a_theme_can_be_made_of() {
        let words = form().parse().expect("an idea");
        assert_eq!(words.prompts, ["困る", "あると助かる"]);
        let theme = ThemeForm {
            title: words.title.clone(),
            description: words.description(),
            slug: "asa".into(),
            opens_on: "2027-04-01".into(),
            closes_on: "2027-04-30".into(),
            prompts: words.rows(),
            ..ThemeForm::usual()
        };
        assert_eq!(theme.check().expect("a plan").prompts.len(), 3);
        const { assert!(QUESTION_MAX + 1 + SCOPE_MAX <= DESCRIPTION_MAX) };
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let wrong = IdeaForm::default().parse().expect_err("empty");
        let fields: Vec<&str> = wrong.0.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["purpose", "title", "question", "keep", "prompts", "why"]);
        for (prompts, problem) in [
            ("一\n二\n三\n四\n五", Problem::TooMany { max: 4 }),
            ("一\n①\n1", Problem::Taken),
            ("いまのままでよい", Problem::Taken),
        ] {
            let form = IdeaForm { prompts: prompts.into(), ..form() };
            assert_eq!(form.parse(), Err(Invalid::one("prompts", problem)), "{prompts}");
        }
    }

    #[test]
    fn a_file_is_read_as_it_was_written() {
        let words = form().parse().expect("an idea");
        let id = OwnIdeaId(uuid::Uuid::from_u128(1));
        let idea = OwnIdea { id, words: words.clone(), version: 3 };
        let file = write_file(&[idea]);
        assert_eq!(read_file(file.as_bytes()), Ok(vec![words]));
        assert!(!file.contains("00000000"), "no id leaves");
        let other = |from: &str, to: &str| read_file(file.replace(from, to).as_bytes());
        assert_eq!(other("kizuki-ideas", "kizuki-themes"), Err(NotIdeas::Other));
        assert_eq!(other("\"version\": 1", "\"version\": 2"), Err(NotIdeas::Version(2)));
        assert!(matches!(other("\"keep\"", "\"kept\""), Err(NotIdeas::Field(_))));
        assert!(matches!(other("\"work\"", "\"people\""), Err(NotIdeas::Field(_))));
        let empty = other("朝の十分", " ").expect_err("no title");
        assert_eq!(empty, NotIdeas::Invalid(vec![(1, Invalid::one("title", Problem::Empty))]));
        assert_eq!(read_file(&vec![b' '; BYTES_MAX + 1]), Err(NotIdeas::TooLarge));
        let none = r#"{"kind":"kizuki-ideas","version":1,"ideas":[]}"#;
        assert_eq!(read_file(none.as_bytes()), Err(NotIdeas::Count(0)));
    }
}
