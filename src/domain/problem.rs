//! Validation errors: what is wrong with the value of a field, in terms that a form can show beside
//! it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A word that none of an enumeration's variants carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("unknown word")]
pub struct UnknownWord;

/// What is wrong with the value of one field. Lengths are in user-perceived characters (grapheme
/// clusters, UAX #29).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing is left after blank and invisible characters are taken away.
    Empty,
    /// Longer than `max` characters; `actual` is what was counted.
    TooLong {
        /// The longest that is allowed.
        max: usize,
        /// What was counted.
        actual: usize,
    },
    /// Shorter than `min` characters.
    TooShort {
        /// The shortest that is allowed.
        min: usize,
    },
    /// Not of the form that the field asks for.
    Malformed,
    /// A number outside `min..=max`.
    OutOfRange {
        /// The smallest that is allowed.
        min: i64,
        /// The largest that is allowed.
        max: i64,
    },
    /// More than `max` are chosen.
    TooMany {
        /// The most that are allowed.
        max: usize,
    },
    /// The value is in use already.
    Taken,
    /// The address of an account that has ended, which never comes back.
    EndedAccount,
    /// The address of somebody who is invited already.
    InvitedAlready,
    /// Not the password that the account has.
    WrongPassword,
    /// The text of a note that is there already; said again, it is meant so.
    SameText,
    /// Words that stand in no note of the theme.
    NotInNotes,
    /// A last day that lies before the first day.
    BeforeStart,
    /// A day of the answer that lies before the last day.
    BeforeEnd,
    /// A day after the theme's last day.
    AfterEnd,
    /// A last day further from the first one than so many days.
    TooFar {
        /// The most days, the first and the last one included.
        days: i64,
    },
    /// A day that has passed, where one to come is asked for.
    Past,
    /// Nothing is chosen.
    NotChosen,
    /// A choice that is not offered.
    NotOffered,
    /// A box that opens every ten seconds, with Sealed tickets.
    NotLive,
    /// Two fields that must agree do not.
    Mismatch,
    /// Not the passphrase that readers need.
    WrongPassphrase,
    /// Braces around a word that means nothing, or without their other one.
    UnknownPlaceholder,
    /// May no longer be changed, because notes stand on it.
    Frozen,
    /// May not be changed while a theme is open.
    WhileOpen,
    /// A reading that is not in kana.
    NotKana,
    /// A day that staff were told is taken away, without a word why.
    NoReason,
    /// Somebody else saved something else in this field meanwhile: that, as the page says it.
    SavedMeanwhile {
        /// What is stored now.
        value: String,
    },
    /// Set by the environment of the program, which goes before what is set here.
    SetOutside,
    /// An address whose host is none of those with which this server may talk.
    HostNotAllowed,
    /// Double braces around a word that means nothing in a message, or without their other ones.
    NotAPlace,
    /// Not JSON, as soon as a message is filled in.
    NotJson,
}

/// One field and what is wrong with it. The field is named as in the form, dots between levels:
/// `prompts.0.name`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The field's path in the form.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// All that is wrong with one form; never empty when returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("the form has problems")]
pub struct Invalid(pub Vec<FieldProblem>);

impl Invalid {
    /// A form with one problem.
    pub fn one(field: impl Into<String>, problem: Problem) -> Self {
        let mut invalid = Self::default();
        invalid.add(field, problem);
        invalid
    }

    /// Notes one more problem.
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push(FieldProblem { field: field.into(), problem });
    }

    /// Keeps the value, or notes the problem under the field's name.
    pub fn take<T>(&mut self, field: impl Into<String>, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.add(field, problem)).ok()
    }

    /// `value` when nothing was wrong.
    ///
    /// # Errors
    /// The problems noted so far.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}
