//! The organizer's year for spreadsheets and for calendars. Titles and days of themes, and nothing of what
//! came of them.

use chrono::{DateTime, Days, NaiveDate};
use uuid::Uuid;

use super::csv::CsvTable;
use crate::domain::theme::Theme;
use crate::i18n::{Lang, say};

/// The table: a line for each theme, the first one first. Days as ISO 8601, so that it can be read again.
pub fn year_csv(themes: &[&Theme], lang: Lang) -> Vec<u8> {
    let text = &lang.texts().year_table;
    let mut table =
        CsvTable::new([text.month, text.theme, text.opens, text.closes, text.answers, text.state]);
    for theme in themes {
        let answers = theme.answers_on.map(|day| day.to_string()).unwrap_or_default();
        table.line([
            &theme.opens_on.format("%Y-%m").to_string(),
            &theme.title,
            &theme.opens_on.to_string(),
            &theme.closes_on.to_string(),
            &answers,
            say::state(lang, theme.state),
        ]);
    }
    table.bytes()
}

/// The media type of a calendar (RFC 5545, 8.1).
pub const ICALENDAR: &str = "text/calendar; charset=utf-8";

/// The calendar (RFC 5545): a whole day for the opening, the closing and the answer of each theme.
///
/// There is no time and so no time zone. An event is known by the theme and what it is, whatever its title
/// and its day become, and its number rises with each change by an organizer: the theme's version, for its
/// revision rises with what staff do as well. As no moment of a change is kept, its stamp is counted from
/// that number, so that what has not changed is written as the same bytes.
///
/// `off` are themes that staff were told of and that are off: an event that a calendar has by a file would
/// stay in it for ever. They are drafts, so nothing is said of them but that.
pub fn year_calendar(themes: &[&Theme], off: &[&Theme], office: Uuid, lang: Lang) -> String {
    let text = &lang.texts().year;
    // Half of it: 64 random bits set two offices apart, and the line of an id needs no fold.
    let office = &office.simple().to_string()[..16];
    let mut calendar = Calendar(String::new());
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Kizuki Board//Year//EN");
    calendar.line("CALSCALE:GREGORIAN");
    calendar.line("METHOD:PUBLISH");
    calendar.text("X-WR-CALNAME", text.title);
    // How often to ask again: the name of RFC 7986, and the one that older programs know.
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    calendar.line("X-PUBLISHED-TTL:PT12H");
    let told = themes.iter().map(|theme| (theme, false)).chain(off.iter().map(|off| (off, true)));
    for (theme, is_off) in told {
        let days = [
            ("open", Some(theme.opens_on), text.event_opens),
            ("close", Some(theme.closes_on), text.event_closes),
            ("answer", theme.answers_on, text.event_answers),
        ];
        for (what, day, says) in days {
            let next = day.and_then(|day| Some((day, day.checked_add_days(Days::new(1))?)));
            if let Some(days) = next {
                let id = format!("{}-{what}@{office}", theme.id);
                let says = if is_off { text.event_off.to_owned() } else { says(&theme.title) };
                calendar.event(&id, theme.version, days, &says, is_off);
            }
        }
    }
    calendar.line("END:VCALENDAR");
    calendar.0
}

/// The longest line, in bytes, its end not counted (RFC 5545, 3.1).
const LINE_MAX: usize = 75;

/// A calendar that is written line by line.
struct Calendar(String);

impl Calendar {
    fn event(
        &mut self,
        id: &str,
        version: i64,
        days: (NaiveDate, NaiveDate),
        says: &str,
        is_off: bool,
    ) {
        let stamp = stamp(version);
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{id}"));
        self.line(&format!("DTSTAMP:{stamp}"));
        self.line(&format!("LAST-MODIFIED:{stamp}"));
        self.line(&format!("SEQUENCE:{version}"));
        self.line(&format!("DTSTART;VALUE=DATE:{}", days.0.format("%Y%m%d")));
        // The day after: the end is not part of it (RFC 5545, 3.6.1).
        self.line(&format!("DTEND;VALUE=DATE:{}", days.1.format("%Y%m%d")));
        self.text("SUMMARY", says);
        self.line("TRANSP:TRANSPARENT");
        if is_off {
            self.line("STATUS:CANCELLED");
        }
        self.line("END:VEVENT");
    }

    /// A property whose value is text: what would end it, or part it, is escaped (RFC 5545, 3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A line, folded between characters where it is too long.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE_MAX {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A moment that stands for a version: so many seconds after the beginning of 2020.
fn stamp(version: i64) -> String {
    const BEGINNING: i64 = 1_577_836_800;
    let at = DateTime::from_timestamp(BEGINNING.saturating_add(version), 0).unwrap_or_default();
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        ids::ThemeId,
        plan::{Plan, PlannedPrompt},
        theme::Colour,
    };

    fn theme(title: &str) -> Theme {
        let day = |text: &str| text.parse().expect("a day");
        let prompts = vec![PlannedPrompt::new("困った", Colour::Lemon)];
        let plan = Plan::new(title, "dai", day("2028-02-01"), day("2028-02-29"), prompts);
        let mut theme = plan.draft();
        theme.id = ThemeId(Uuid::from_u128(7));
        theme.settings.answers_on = Some(day("2028-03-31"));
        theme.version = 61;
        theme
    }

    fn calendar(theme: &Theme) -> String {
        year_calendar(&[theme], &[], Uuid::from_u128(9 << 64), Lang::Ja)
    }

    #[test]
    fn whole_days_end_on_the_next_day_and_no_title_or_number_of_others_changes_an_id() {
        let written = calendar(&theme("電話"));
        let unfolded = |text: &str| text.replace("\r\n ", "");
        let lines = unfolded(&written);
        assert!(!written.contains("\r\n "), "no line is long");
        for line in [
            "UID:00000000-0000-0000-0000-000000000007-close@0000000000000009",
            "DTSTART;VALUE=DATE:20280229",
            "DTEND;VALUE=DATE:20280301",
            "DTEND;VALUE=DATE:20280401",
            "DTSTAMP:20200101T000101Z",
            "SEQUENCE:61",
            "SUMMARY:受付開始：電話",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(lines.lines().any(|one| one == line), "{line} in {written}");
        }
        assert_eq!(written.matches("BEGIN:VEVENT").count(), 3);
        assert!(!written.contains("困った") && !written.contains("TZ") && !written.contains("dai"));
        assert_eq!(written, calendar(&theme("電話")), "the same bytes");
        // What staff do changes nothing: a theme's revision rises with each tick.
        let mut seen = theme("電話");
        seen.revision = 999;
        assert_eq!(written, calendar(&seen));
        let ids = |text: &str| {
            let unfolded = unfolded(text);
            let ids = unfolded.lines().filter(|line| line.starts_with("UID"));
            ids.map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(ids(&written), ids(&calendar(&theme("別の題"))));
    }

    #[test]
    fn what_is_off_keeps_its_ids_and_says_nothing_else() {
        let (there, office) = (theme("電話"), Uuid::from_u128(9 << 64));
        let off = year_calendar(&[], &[&there], office, Lang::Ja).replace("\r\n ", "");
        assert_eq!(off.matches("STATUS:CANCELLED").count(), 3);
        assert_eq!(off.matches("SUMMARY:取りやめ").count(), 3);
        assert!(!off.contains("電話"), "a draft's title is nobody's business");
        let ids = |text: &str| text.lines().filter(|one| one.starts_with("UID")).count();
        let on = calendar(&there);
        assert!(off.lines().filter(|one| one.starts_with("UID")).all(|id| on.contains(id)));
        assert_eq!(ids(&off), 3);
        assert!(!on.contains("CANCELLED"));
    }

    #[test]
    fn titles_are_escaped_and_lines_folded_between_characters() {
        let title = format!("a,b;c\\d\nBEGIN:VEVENT{}", "漢".repeat(60));
        let written = calendar(&theme(&title));
        for line in written.split("\r\n") {
            assert!(line.len() <= LINE_MAX, "{line}");
            assert!(!line.contains(['\n', '\r']));
        }
        let unfolded = written.replace("\r\n ", "");
        let says = format!("SUMMARY:受付終了：a\\,b\\;c\\\\d\\nBEGIN:VEVENT{}", "漢".repeat(60));
        assert!(unfolded.lines().any(|line| line == says), "{unfolded}");
        assert_eq!(unfolded.lines().filter(|line| *line == "BEGIN:VEVENT").count(), 3);
    }

    #[test]
    fn the_table_can_be_read_again_and_computes_nothing() {
        let table = year_csv(&[&theme("=1+1")], Lang::Ja);
        let text = String::from_utf8(table).expect("text");
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("\u{feff}月,題,始まり,終わり,回答,状態"));
        assert_eq!(lines.next(), Some("2028-02,'=1+1,2028-02-01,2028-02-29,2028-03-31,下書き"));
    }
}
