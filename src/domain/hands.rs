//! Hands (手挙げ): staff who offer help with something that will be done, by name or department. The
//! only place of the program in which staff write who they are, and apart from tickets: nothing here
//! knows one.

use chrono::{Datelike, NaiveDate};

use super::{
    answers::{Item, Status},
    calendar::fiscal_year,
    ids::ThemeId,
    problem::{Invalid, Problem},
    text,
    theme::State,
};

/// The longest name, in grapheme clusters.
pub const NAME_MAX: usize = 60;
/// The longest list of what somebody is good at, in grapheme clusters.
pub const SKILLS_MAX: usize = 200;
/// The longest way to reach somebody, in grapheme clusters.
pub const CONTACT_MAX: usize = 100;
/// So many hands at one item at most.
pub const HANDS_MAX: u64 = 200;
/// From this month to March a hand can be kept for the year after.
const RENEWED_UNTIL: u32 = 3;

/// Somebody who offers help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// A name or a department, up to [`NAME_MAX`].
    pub name: String,
    /// What they are good at, up to [`SKILLS_MAX`]; may be empty.
    pub skills: String,
    /// Whether they would give advice.
    pub advises: bool,
    /// Whether they would take part. One of the two, or both.
    pub joins: bool,
    /// How to reach them, up to [`CONTACT_MAX`]; may be empty.
    pub contact: String,
}

/// A hand that was put up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedHand {
    /// The theme of the item.
    pub theme: ThemeId,
    /// With what they would help.
    pub item: Item,
    /// Who.
    pub hand: Hand,
    /// The last day on which it is kept.
    pub until: NaiveDate,
}

/// A hand as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandForm {
    /// The name or department.
    pub name: String,
    /// What they are good at.
    pub skills: String,
    /// Whether 助言 was ticked.
    pub advises: bool,
    /// Whether 参加 was ticked.
    pub joins: bool,
    /// How to reach them.
    pub contact: String,
    /// Whether they agreed that it is kept.
    pub consent: bool,
}

impl HandForm {
    /// Reads what was typed.
    ///
    /// # Errors
    /// All that is wrong, field by field; of the two ways to help as `ways`.
    pub fn parse(&self) -> Result<Hand, Invalid> {
        let mut wrong = Invalid::default();
        let name = wrong.take("name", text::parse_line(&self.name, NAME_MAX));
        let skills = wrong.take("skills", text::within(text::clean(&self.skills), SKILLS_MAX));
        if !self.advises && !self.joins {
            wrong.add("ways", Problem::NotChosen);
        }
        let contact =
            wrong.take("contact", text::within(text::clean_line(&self.contact), CONTACT_MAX));
        if !self.consent {
            wrong.add("consent", Problem::NotChosen);
        }
        let (advises, joins) = (self.advises, self.joins);
        let hand = name.zip(skills).zip(contact);
        wrong.or(hand.map(|((name, skills), contact)| Hand {
            name,
            skills,
            advises,
            joins,
            contact,
        }))
    }
}

/// Whether help can be offered with an item of this status, in a theme in this state: once the theme
/// has closed, so that nobody writes notes in it any more, and before it is put away.
pub const fn can_be_offered(state: State, status: Status) -> bool {
    matches!(state, State::Review | State::Answered) && status.is_adopted()
}

/// The last day on which a hand is kept that was put up on this day: the end of its fiscal year.
pub fn kept_until(day: NaiveDate) -> NaiveDate {
    end_of(fiscal_year(day), day)
}

/// The last day on which a hand is kept that its person keeps on this day: from January, to the end
/// of the year after.
pub fn renewed_until(day: NaiveDate) -> NaiveDate {
    let more = i32::from(day.month() <= RENEWED_UNTIL);
    end_of(fiscal_year(day) + more, day)
}

/// The last day of a fiscal year; the day itself, were there no such day.
fn end_of(year: i32, day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(year + 1, 3, 31).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn typed() -> HandForm {
        HandForm {
            name: " 土木課　山田 ".into(),
            joins: true,
            consent: true,
            ..HandForm::default()
        }
    }

    #[test]
    fn a_hand_needs_a_name_a_way_and_consent_and_no_more() {
        let hand = typed().parse().expect("a hand");
        assert_eq!(hand.name, "土木課　山田");
        assert!(hand.joins && !hand.advises && hand.skills.is_empty() && hand.contact.is_empty());
        let fields = |form: &HandForm| -> Vec<String> {
            let invalid = form.parse().expect_err("refused");
            invalid.0.into_iter().map(|one| one.field).collect()
        };
        assert_eq!(fields(&HandForm::default()), ["name", "ways", "consent"]);
        let long = HandForm {
            name: "あ".repeat(NAME_MAX + 1),
            skills: "い".repeat(SKILLS_MAX + 1),
            contact: "う".repeat(CONTACT_MAX + 1),
            ..typed()
        };
        assert_eq!(fields(&long), ["name", "skills", "contact"]);
        let full = HandForm {
            name: "あ".repeat(NAME_MAX),
            skills: "い".repeat(SKILLS_MAX),
            contact: "う".repeat(CONTACT_MAX),
            ..typed()
        };
        assert!(full.parse().is_ok());
    }

    #[test]
    fn a_hand_is_kept_to_the_end_of_the_year_and_renewed_from_january() {
        for (on, until, renewed) in [
            ("2020-04-01", "2021-03-31", "2021-03-31"),
            ("2020-12-31", "2021-03-31", "2021-03-31"),
            ("2021-01-01", "2021-03-31", "2022-03-31"),
            ("2021-03-31", "2021-03-31", "2022-03-31"),
        ] {
            assert_eq!(kept_until(day(on)), day(until), "{on}");
            assert_eq!(renewed_until(day(on)), day(renewed), "{on}");
        }
    }

    #[test]
    fn help_is_offered_with_what_will_be_done_once_the_theme_has_closed() {
        for state in State::ALL {
            for status in Status::ALL {
                let adopted = matches!(status, Status::WillDo | Status::Done);
                let closed = matches!(state, State::Review | State::Answered);
                assert_eq!(can_be_offered(*state, *status), adopted && closed);
            }
        }
    }
}
