//! What an office sets for its whole board: how it is called, how it counts time, when daily boxes
//! are opened, and what readers must know. The environment can set the same and goes before it.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::{
    backup::Backups,
    calendar::Dates,
    hex::Hex,
    problem::{Invalid, Problem},
    text, text_enum,
};

/// The longest name of an office, in grapheme clusters: beside the board's own in the head of every
/// page, on a phone.
pub const NAME_MAX: usize = 20;
/// The longest name or address of a desk for reports, in grapheme clusters.
pub const DESK_MAX: usize = 100;
/// The longest text of the board's rules in the office's own words, in grapheme clusters.
pub const POLICY_MAX: usize = 600;
/// The hours of a day.
const HOURS: std::ops::RangeInclusive<u32> = 0..=23;

text_enum!(
    /// A step of the first day, in its order.
    FirstStep {
        /// How the office is called, and how it counts time.
        Office = "office",
        /// What readers must know.
        Passphrase = "passphrase",
        /// The address under which the board is reached.
        Address = "address",
        /// A second person who can sign in.
        Team = "team",
        /// What reports begin with.
        Letterhead = "letterhead",
        /// The first theme.
        Theme = "theme",
        /// Something to hang up.
        Poster = "poster",
        /// A note from one's own phone.
        Trial = "trial",
    }
);

/// What stands for the passphrase: derived from it and from the key file, good to tell whether a
/// phrase is the one, and worth nothing without the file. It cannot be printed.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReaderKey(Hex<64>);

impl ReaderKey {
    /// A key of these bytes.
    pub const fn new(bytes: [u8; 64]) -> Self {
        Self(Hex(bytes))
    }

    /// Its bytes, for what is derived from it.
    pub const fn expose(&self) -> &[u8; 64] {
        &self.0.0
    }
}

impl fmt::Debug for ReaderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReaderKey(…)")
    }
}

/// Everything that is set. What nobody set is as the program has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeSettings {
    /// Name, time and hours.
    #[serde(flatten)]
    pub basics: Basics,
    /// What readers must know, where they must know anything.
    pub key: Option<ReaderKey>,
    /// Steps of the first day that somebody put off.
    pub put_off: Vec<FirstStep>,
    /// Steps of which nothing else tells that they are done: a poster hangs, a note came from a
    /// phone.
    pub done: Vec<FirstStep>,
    /// What the program knows of the board's backups.
    pub backups: Backups,
}

/// What is set in one form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Basics {
    /// How the office is called; may be empty.
    pub name: String,
    /// The time zone by its name in the IANA's database, such as `Asia/Tokyo`.
    pub time_zone: Option<String>,
    /// How Japanese pages and reports write years.
    pub dates: Option<Dates>,
    /// The hours at which daily boxes are opened, in their order; none for the usual ones.
    pub box_hours: Vec<u32>,
    /// Where staff report what breaks the law: a place or an address; may be empty. Offices have such a desk
    /// by the Whistleblower Protection Act (公益通報者保護法, 11条).
    pub desk: String,
    /// The board's rules in the office's own words, by the tag of a language; where there are none, the
    /// program's.
    pub policy: BTreeMap<String, String>,
}

impl OfficeSettings {
    /// Puts a step of the first day off, or takes it up again.
    pub fn put_off(&mut self, step: FirstStep, off: bool) {
        self.put_off.retain(|one| *one != step);
        if off {
            self.put_off.push(step);
        }
    }

    /// Notes that a step is done, or that it is not.
    pub fn note_done(&mut self, step: FirstStep, done: bool) {
        self.done.retain(|one| *one != step);
        if done {
            self.put_off(step, false);
            self.done.push(step);
        }
    }
}

/// [`Basics`] as they are typed. Whatever is missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BasicsForm {
    /// The name.
    pub name: String,
    /// The time zone.
    pub time_zone: String,
    /// The word for how years are written.
    pub dates: String,
    /// The hours, with commas or blanks between them.
    pub box_hours: String,
    /// The desk.
    pub desk: String,
    /// The rules, by the tag of a language.
    pub policy: BTreeMap<String, String>,
}

impl BasicsForm {
    /// Reads it, over what there is. `asked` says whether a field is asked for, by its name: what the
    /// environment sets is not, and stays; `is_zone`, whether a time zone has this name.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(
        &self,
        now: &Basics,
        asked: impl Fn(&str) -> bool,
        is_zone: impl Fn(&str) -> bool,
    ) -> Result<Basics, Invalid> {
        let mut wrong = Invalid::default();
        let mut basics = now.clone();
        if asked("name") {
            let name = text::within(text::clean_line(&self.name), NAME_MAX);
            basics.name = wrong.take("name", name).unwrap_or_default();
        }
        if asked("time_zone") {
            let zone = Some(text::fold_line(&self.time_zone)).filter(|zone| !zone.is_empty());
            let known = zone.as_deref().is_none_or(is_zone);
            let zone = if known { Ok(zone) } else { Err(Problem::NotOffered) };
            basics.time_zone = wrong.take("time_zone", zone).flatten();
        }
        if asked("dates") {
            let dates = self.dates.parse().map_err(|_| Problem::NotOffered);
            basics.dates = wrong.take("dates", dates);
        }
        if asked("box_hours") {
            basics.box_hours = wrong.take("box_hours", hours(&self.box_hours)).unwrap_or_default();
        }
        let desk = text::within(text::clean_line(&self.desk), DESK_MAX);
        basics.desk = wrong.take("desk", desk).unwrap_or_default();
        basics.policy.clear();
        for (tag, typed) in &self.policy {
            let says = text::within(text::clean(typed), POLICY_MAX);
            let says = wrong.take(format!("policy.{tag}"), says).unwrap_or_default();
            if !says.is_empty() {
                basics.policy.insert(tag.clone(), says);
            }
        }
        wrong.or(Some(basics))
    }
}

/// Reads hours: `9, 13 17`, `９時、１３時`.
fn hours(typed: &str) -> Result<Vec<u32>, Problem> {
    let typed = text::fold_line(typed);
    let words = typed.split(|c: char| c.is_whitespace() || ",、・".contains(c));
    let words = words.filter(|word| !word.is_empty());
    let hours: Result<Vec<u32>, Problem> = words.map(hour).collect();
    let mut hours = hours?;
    hours.sort_unstable();
    hours.dedup();
    Ok(hours)
}

fn hour(word: &str) -> Result<u32, Problem> {
    let word = word.strip_suffix('時').or_else(|| word.strip_suffix(":00")).unwrap_or(word);
    let hour = word.parse().map_err(|_| Problem::Malformed)?;
    let (min, max) = (i64::from(*HOURS.start()), i64::from(*HOURS.end()));
    if HOURS.contains(&hour) { Ok(hour) } else { Err(Problem::OutOfRange { min, max }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, zone: &str, dates: &str, hours: &str) -> BasicsForm {
        let [name, time_zone, dates, box_hours] = [name, zone, dates, hours].map(str::to_owned);
        BasicsForm { name, time_zone, dates, box_hours, ..BasicsForm::default() }
    }

    fn read(form: &BasicsForm) -> Result<Basics, Invalid> {
        form.parse(&Basics::default(), |_| true, |zone| zone == "Asia/Tokyo")
    }

    #[test]
    fn a_form_is_read_as_it_is_typed_in_japan() {
        let read =
            read(&form("　つばめ市 ", "Ａｓｉａ／Ｔｏｋｙｏ", "reiwa", "１３時、９時 17:00, 9"));
        let expected = Basics {
            name: "つばめ市".into(),
            time_zone: Some("Asia/Tokyo".into()),
            dates: Some(Dates::Reiwa),
            box_hours: vec![9, 13, 17],
            ..Basics::default()
        };
        assert_eq!(read, Ok(expected));
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let long = "市".repeat(NAME_MAX + 1);
        let wrong = read(&form(&long, "Mars/Olympus", "heisei", "9,24")).expect_err("wrong");
        let fields: Vec<&str> = wrong.0.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["name", "time_zone", "dates", "box_hours"]);
        assert_eq!(wrong.0[3].problem, Problem::OutOfRange { min: 0, max: 23 });
        assert_eq!(
            read(&form("", "", "western", "昼")),
            Err(Invalid::one("box_hours", Problem::Malformed))
        );
    }

    #[test]
    fn what_the_environment_sets_is_not_asked_for_and_stays() {
        let now = Basics { name: "つばめ市".into(), box_hours: vec![9], ..Basics::default() };
        let form = form("すずめ町", "Asia/Tokyo", "western", "");
        let read = form.parse(&now, |field| field == "dates", |_| true).expect("fine");
        assert_eq!(read, Basics { dates: Some(Dates::Western), ..now });
    }

    #[test]
    fn a_desk_and_rules_are_kept_as_they_are_written_and_held_to_their_length() {
        let with = |desk: &str, rules: &str| BasicsForm {
            dates: "reiwa".into(),
            desk: desk.into(),
            policy: [("ja".to_owned(), rules.to_owned()), ("en".to_owned(), " ".to_owned())].into(),
            ..BasicsForm::default()
        };
        let set = read(&with(" 総務課（内線 1234） ", "一行め\r\n二行め")).expect("fine");
        assert_eq!(set.desk, "総務課（内線 1234）");
        assert_eq!(set.policy, [("ja".to_owned(), "一行め\n二行め".to_owned())].into());
        let wrong = read(&with(&"長".repeat(101), &"長".repeat(601))).expect_err("too long");
        let fields: Vec<&str> = wrong.0.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["desk", "policy.ja"]);
        // What was stored before there were these.
        let old = serde_json::from_str::<OfficeSettings>(r#"{"name":"つばめ市"}"#).expect("read");
        assert!(old.basics.desk.is_empty() && old.basics.policy.is_empty());
    }

    #[test]
    fn an_empty_field_is_the_usual_again() {
        let now = Basics { name: "つばめ市".into(), box_hours: vec![9], ..Basics::default() };
        let read = form("", "", "reiwa", "").parse(&now, |_| true, |_| true).expect("fine");
        assert_eq!(read, Basics { dates: Some(Dates::Reiwa), ..Basics::default() });
    }

    #[test]
    fn settings_are_stored_and_read_and_do_not_print_the_key() {
        let mut settings =
            OfficeSettings { key: Some(ReaderKey::new([7; 64])), ..Default::default() };
        settings.put_off(FirstStep::Poster, true);
        settings.put_off(FirstStep::Poster, true);
        let stored = serde_json::to_string(&settings).expect("json");
        assert_eq!(serde_json::from_str::<OfficeSettings>(&stored).expect("read"), settings);
        assert!(format!("{settings:?}").contains("ReaderKey(…)"));
        assert_eq!(settings.put_off, [FirstStep::Poster]);
        settings.note_done(FirstStep::Poster, true);
        assert_eq!(
            (settings.put_off.len(), settings.done.as_slice()),
            (0, [FirstStep::Poster].as_slice())
        );
        settings.note_done(FirstStep::Poster, false);
        assert!(settings.done.is_empty());
        assert_eq!(
            serde_json::from_str::<OfficeSettings>("{}").expect("read"),
            OfficeSettings::default()
        );
    }
}
