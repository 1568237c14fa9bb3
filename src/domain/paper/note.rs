//! A note off paper: how it is read as it is typed, and when it is taken.

use crate::domain::{
    ids::{NoteId, PromptId},
    problem::{Invalid, Problem},
    search,
    text::{self, NOTE_MAX},
    theme::{Prompt, State},
};

/// The most stickers that one note can have on paper: a slip typed into this field is a mistake.
pub const STICKERS_MAX: u32 = 999;

/// A note as it is read off paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperNote {
    /// Its id, made with the form: sent twice, it is one note.
    pub id: NoteId,
    /// Its column.
    pub prompt: PromptId,
    /// Its cleaned text.
    pub text: String,
    /// Stickers on the paper.
    pub stickers: u32,
}

/// What can be changed in a note by somebody with the paper in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper {
    /// Its text; of a note with a ticket it stays what it is.
    pub text: String,
    /// Stickers on the paper.
    pub stickers: u32,
}

/// Whether paper notes are typed in, and paper stickers counted, in a theme in this state: also
/// after it has closed, when the cardboard is taken down, until the answers are out.
pub const fn takes_paper(state: State) -> bool {
    matches!(state, State::Open | State::Review)
}

/// Reads a column as it is typed: its number, as the form shows it, or its name; widths and case do
/// not matter.
///
/// # Errors
/// [`Problem::Empty`]; [`Problem::OutOfRange`] for a number that no column has;
/// [`Problem::NotOffered`] for another word.
pub fn parse_column(raw: &str, prompts: &[Prompt]) -> Result<PromptId, Problem> {
    let typed = search::fold(&text::fold_line(raw));
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    if let Some(named) = prompts.iter().find(|prompt| search::fold(&prompt.name) == typed) {
        return Ok(named.id);
    }
    let number: usize = typed.parse().map_err(|_| Problem::NotOffered)?;
    let at = number.checked_sub(1).and_then(|at| prompts.get(at));
    let max = i64::try_from(prompts.len()).unwrap_or(i64::MAX);
    at.map(|prompt| prompt.id).ok_or(Problem::OutOfRange { min: 1, max })
}

/// Reads a number of stickers as it is typed; nothing is none of them.
///
/// # Errors
/// [`Problem::OutOfRange`] for what is no number up to [`STICKERS_MAX`].
pub fn parse_stickers(raw: &str) -> Result<u32, Problem> {
    let typed = text::fold_line(raw);
    if typed.is_empty() {
        return Ok(0);
    }
    let number = typed.parse().ok().filter(|number| *number <= STICKERS_MAX);
    number.ok_or(Problem::OutOfRange { min: 0, max: i64::from(STICKERS_MAX) })
}

impl PaperNote {
    /// Reads a note field by field: `column`, `text`, `stickers`.
    ///
    /// # Errors
    /// What is wrong with each field.
    pub fn parse(
        id: NoteId,
        column: &str,
        typed: &str,
        stickers: &str,
        prompts: &[Prompt],
    ) -> Result<Self, Invalid> {
        let mut bad = Invalid::default();
        let prompt = bad.take("column", parse_column(column, prompts));
        let text = bad.take("text", text::parse(typed, NOTE_MAX));
        let stickers = bad.take("stickers", parse_stickers(stickers));
        let note = prompt.zip(text).zip(stickers);
        bad.or(note.map(|((prompt, text), stickers)| Self { id, prompt, text, stickers }))
    }

    /// Whether a note with this text is the same for whoever reads it: widths, case and blanks do
    /// not matter.
    pub fn says(&self, other: &str) -> bool {
        same(&self.text) == same(other)
    }
}

/// A text as it is compared with others.
pub fn same(text: &str) -> String {
    search::fold(text).split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::theme::Colour;

    fn prompts() -> Vec<Prompt> {
        let prompt = |(n, name): (u128, &str)| Prompt {
            id: PromptId(Uuid::from_u128(n)),
            name: name.into(),
            colour: Colour::Lemon,
        };
        [(1, "良かったところ"), (2, "改善すべきところ")].map(prompt).to_vec()
    }

    #[test]
    fn a_column_is_its_number_or_its_name() {
        let column = |raw| parse_column(raw, &prompts()).map(|id| id.0.as_u128());
        assert_eq!(column("1"), Ok(1));
        assert_eq!(column("２"), Ok(2), "with the input method on");
        assert_eq!(column(" 改善すべきところ "), Ok(2));
        for none in ["0", "3", "-1"] {
            assert!(column(none).is_err(), "{none}");
        }
        assert_eq!(column("3"), Err(Problem::OutOfRange { min: 1, max: 2 }));
        assert_eq!(column(""), Err(Problem::Empty));
        assert_eq!(column("電話"), Err(Problem::NotOffered));
    }

    #[test]
    fn no_number_is_no_sticker_and_a_slip_of_the_finger_is_told() {
        let most = i64::from(STICKERS_MAX);
        assert_eq!(["", "0", "１２", "999"].map(parse_stickers), [0, 0, 12, 999].map(Ok));
        for bad in ["-1", "1000", "3.5", "三", "99999999999"] {
            assert_eq!(
                parse_stickers(bad),
                Err(Problem::OutOfRange { min: 0, max: most }),
                "{bad}"
            );
        }
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let id = NoteId(Uuid::nil());
        let wrong = PaperNote::parse(id, "9", " ", "x", &prompts()).expect_err("all wrong");
        let fields: Vec<&str> = wrong.0.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["column", "text", "stickers"]);
        let note = PaperNote::parse(id, "1", " 決裁が 紙 ", "3", &prompts()).expect("a note");
        assert!(note.says("決裁が紙") && !note.says("決裁が紙だ"));
    }

    #[test]
    fn paper_is_typed_in_until_the_answers_are_out() {
        let taken: Vec<&str> =
            State::ALL.iter().filter(|state| takes_paper(**state)).map(|s| s.as_str()).collect();
        assert_eq!(taken, ["open", "review"]);
    }
}
