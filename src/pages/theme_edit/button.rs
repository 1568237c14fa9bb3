//! The buttons of a theme's form that save nothing: they look, move the days to a month, fill in a preset.
//! What was typed stays, but for what they fill in.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{
    calendar::parse_day,
    fault::Fault,
    office_calendar::OfficeCalendar,
    problem::{Invalid, Problem},
    romaji::short_name,
    slug::names_like,
    theme_form::{ThemeForm, Ticked},
    year::{KeyDay, OffDay, off_day},
};
use crate::http::echo::Echo;

/// The name of these buttons.
pub(super) const LOOK: &str = "look";
/// The field of the reading of which an address is made.
pub(super) const READING: &str = "reading";
/// The hidden field that names the preset of which the form was filled in.
pub(super) const OF_PRESET: &str = "of_preset";
/// What the values of buttons that fill in a preset begin with.
const PRESET: &str = "preset:";
/// What the values of buttons that move a day to the working day before begin with.
const EARLIER: &str = "earlier:";

/// Which of them was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// None.
    Other,
    /// Shows how it looks.
    Look,
    /// Moves the days.
    Month,
    /// Fills in a preset, by its word.
    Preset(String),
    /// Moves a day to the working day before.
    Earlier(KeyDay),
    /// Makes the address of a reading.
    Romaji,
}

impl Pressed {
    /// Which one brought this form back.
    pub(super) fn of(echo: Option<&Echo>) -> Self {
        let value = echo.filter(|echo| echo.fault == Fault::NotSentYet).and_then(|e| e.value(LOOK));
        match value {
            None => Self::Other,
            Some("month") => Self::Month,
            Some("romaji") => Self::Romaji,
            Some(value) => {
                let preset = value.strip_prefix(PRESET).map(|word| Self::Preset(word.to_owned()));
                let day = || value.strip_prefix(EARLIER)?.parse().ok().map(Self::Earlier);
                preset.or_else(day).unwrap_or(Self::Look)
            }
        }
    }

    /// The value of the button that does so.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Other => String::new(),
            Self::Look => "1".to_owned(),
            Self::Month => "month".to_owned(),
            Self::Romaji => "romaji".to_owned(),
            Self::Preset(word) => format!("{PRESET}{word}"),
            Self::Earlier(day) => format!("{EARLIER}{}", day.as_str()),
        }
    }

    /// The preset of which the form is filled in, by its word; empty where none was chosen.
    pub(super) fn preset(&self, echo: Option<&Echo>) -> String {
        match self {
            Self::Preset(word) => word.clone(),
            _ => echo.and_then(|echo| echo.value(OF_PRESET)).unwrap_or_default().to_owned(),
        }
    }

    /// The form that was sent, with what the button fills in.
    pub(super) fn refill(&self, echo: Echo, with: &ThemeForm) -> Echo {
        let mut fields = match self {
            Self::Other | Self::Look | Self::Earlier(_) | Self::Romaji => return echo,
            Self::Month => days(with),
            Self::Preset(_) => rules(with).into_iter().chain(days(with)).collect(),
        };
        // An address that was typed is not the month's.
        if echo.value(&name("slug")).is_some_and(is_a_month) {
            fields.push(("slug", Some(with.slug.clone())));
        }
        let fields = fields.into_iter().map(|(field, value)| (name(field), value)).collect();
        let fault = echo.fault.clone();
        echo.instead(fields, fault)
    }
}

/// The form that was sent, with the day moved that its button moves, if one was pressed.
pub(super) fn moved_earlier(echo: Echo, calendar: &OfficeCalendar) -> Echo {
    let Pressed::Earlier(of) = Pressed::of(Some(&echo)) else { return echo };
    let typed = |field: &str| echo.value(&name(field)).and_then(parse_day);
    let Some(off) = off_day_typed(of, typed, calendar) else { return echo };
    let fields = off.earlier.map(|day| (name(of.as_str()), Some(day.to_string())));
    let fault = echo.fault.clone();
    echo.instead(fields.into_iter().collect(), fault)
}

/// The form that was sent, with the address that its button makes of the reading, if it was pressed; what is
/// wrong with the reading is said beside it.
pub(super) fn romaji(echo: Echo, used: &BTreeSet<String>) -> Echo {
    if Pressed::of(Some(&echo)) != Pressed::Romaji {
        return echo;
    }
    let wished = echo.value(&name(READING)).map(short_name).unwrap_or_default();
    let Some(wished) = wished else {
        return echo.instead(Vec::new(), Invalid::one(READING, Problem::NotKana).into());
    };
    let free = names_like(&wished).find(|name| !used.contains(name));
    let fault = echo.fault.clone();
    echo.instead(vec![(name("slug"), free)], fault)
}

/// What is to be said of a day as it is typed in the form.
pub(super) fn off_day_typed(
    of: KeyDay,
    typed: impl Fn(&str) -> Option<NaiveDate>,
    calendar: &OfficeCalendar,
) -> Option<OffDay> {
    let not_before = match of {
        KeyDay::Closes => typed("opens_on"),
        KeyDay::Answers => typed("closes_on"),
    };
    off_day(of, typed(of.as_str())?, not_before, calendar)
}

fn name(field: &str) -> String {
    format!("form[{field}]")
}

type Fields = Vec<(&'static str, Option<String>)>;

fn days(form: &ThemeForm) -> Fields {
    let fields = [
        ("opens_on", &form.opens_on),
        ("closes_on", &form.closes_on),
        ("answers_on", &form.answers_on),
        ("posting_until", &form.posting_until),
        ("stickers_until", &form.stickers_until),
    ];
    fields.map(|(field, value)| (field, Some(value.clone()))).to_vec()
}

fn rules(form: &ThemeForm) -> Fields {
    let fields = [
        ("kind", &form.kind),
        ("tier", &form.tier),
        ("box_rule", &form.box_rule),
        ("quorum", &form.quorum),
        ("max_notes", &form.max_notes),
        ("tally", &form.tally),
        ("archive_after", &form.archive_after),
    ];
    let ticked = [
        ("premoderated", form.premoderated),
        ("posting", form.posting),
        ("stickers", form.stickers),
    ];
    let word = |on: Ticked| on.as_str().to_owned();
    let fields = fields.map(|(field, value)| (field, Some(value.clone())));
    fields.into_iter().chain(ticked.map(|(field, on)| (field, on.map(word)))).collect()
}

/// Whether an address is one that is proposed for a month: `2027-04`, or `2027-04-2`.
fn is_a_month(slug: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = slug.split('-').collect();
    matches!(parts.len(), 2 | 3) && parts.iter().all(|part| digits(part)) && parts[0].len() == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(look: &str, slug: &str) -> Echo {
        let values = [
            (LOOK, look),
            ("form[title]", "題"),
            ("form[slug]", slug),
            ("form[opens_on]", "2027-01-04"),
            ("form[stickers]", "on"),
        ];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Echo::new(values.to_vec(), Fault::NotSentYet)
    }

    #[test]
    fn a_button_fills_in_what_it_says_and_nothing_else() {
        let with = ThemeForm {
            slug: "2027-02".into(),
            opens_on: "2027-02-01".into(),
            tier: "sealed".into(),
            ..ThemeForm::default()
        };
        let after = |look: &str, slug: &str| {
            let echo = sent(look, slug);
            let after = Pressed::of(Some(&echo)).refill(echo, &with);
            let value = |field: &str| after.value(&name(field)).map(ToOwned::to_owned);
            assert_eq!(value("title").as_deref(), Some("題"));
            ["slug", "opens_on", "tier", "stickers"].map(value)
        };
        let is = |values: [Option<&str>; 4]| values.map(|value| value.map(ToOwned::to_owned));
        let as_sent = is([Some("2027-01"), Some("2027-01-04"), None, Some("on")]);
        assert_eq!(after("1", "2027-01"), as_sent);
        assert_eq!(
            after("month", "2027-01-2"),
            is([Some("2027-02"), Some("2027-02-01"), None, Some("on")])
        );
        assert_eq!(
            after("preset:sealed", "denwa"),
            is([Some("denwa"), Some("2027-02-01"), Some("sealed"), None])
        );
    }

    #[test]
    fn a_day_moves_to_the_working_day_before_and_nothing_else_does() {
        let calendar = OfficeCalendar::default();
        let sent = |closes: &str, opens: &str| {
            let echo = sent("earlier:closes_on", "2027-05");
            let fields = [("form[closes_on]", closes), ("form[opens_on]", opens)];
            let fields =
                fields.map(|(name, value)| (name.to_owned(), Some(value.to_owned()))).to_vec();
            let moved = moved_earlier(echo.instead(fields, Fault::NotSentYet), &calendar);
            assert_eq!(moved.value("form[opens_on]"), Some(opens));
            moved.value("form[closes_on]").map(ToOwned::to_owned)
        };
        assert_eq!(sent("2027-05-05", "2027-04-01").as_deref(), Some("2027-04-30"));
        assert_eq!(sent("2027-05-06", "2027-04-01").as_deref(), Some("2027-05-06"));
        assert_eq!(
            sent("2027-05-05", "2027-05-01").as_deref(),
            Some("2027-05-05"),
            "not before it"
        );
        assert_eq!(sent("あした", "2027-05-01").as_deref(), Some("あした"));
    }

    #[test]
    fn a_form_that_failed_is_not_filled_in() {
        let echo = Echo::new(vec![(LOOK.into(), "month".into())], Fault::Conflict);
        assert_eq!(Pressed::of(Some(&echo)), Pressed::Other);
        for pressed in [Pressed::Look, Pressed::Month, Pressed::Preset("usual".into())] {
            let value = pressed.value();
            assert_eq!(Pressed::of(Some(&sent(&value, "ab"))), pressed);
        }
    }
}
