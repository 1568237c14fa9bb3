//! The fields of the file's JSON, each read with its place; what is wrong is collected.

use serde_json::{Map, Value};

use crate::domain::{problem::Problem, theme_form::Ticked};

/// What is wrong at a place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A field that nobody knows.
    Unknown,
    /// A field that is not there.
    Missing,
    /// No text stands there.
    NotText,
    /// No whole number stands there.
    NotNumber,
    /// Neither `true` nor `false` stands there.
    NotYesOrNo,
    /// No list stands there.
    NotList,
    /// No object stands there.
    NotObject,
    /// What stands there breaks a rule of the form.
    Problem(Problem),
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    /// Where, as a JSON Pointer (RFC 6901): `/themes/0/prompts/1/name`.
    pub place: String,
    /// What.
    pub why: Why,
}

/// Collects what is wrong.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<FileFault>,
}

/// An object of the file with its place.
pub(super) struct At<'a> {
    pub(super) place: String,
    pub(super) fields: &'a Map<String, Value>,
}

impl At<'_> {
    pub(super) fn of(&self, name: &str) -> String {
        format!("{}/{name}", self.place)
    }
}

impl Reader {
    pub(super) fn fault(&mut self, place: String, why: Why) {
        self.faults.push(FileFault { place, why });
    }

    /// An object with these fields and no others.
    pub(super) fn object<'a>(
        &mut self,
        value: &'a Value,
        place: String,
        known: &[&str],
    ) -> Option<At<'a>> {
        let Value::Object(fields) = value else {
            self.fault(place, Why::NotObject);
            return None;
        };
        let at = At { place, fields };
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            // As RFC 6901 writes names; cut, for it can be as long as the file.
            let name: String =
                name.replace('~', "~0").replace('/', "~1").chars().take(40).collect();
            self.fault(at.of(&name), Why::Unknown);
        }
        Some(at)
    }

    pub(super) fn field<'a>(&mut self, at: &At<'a>, name: &str) -> Option<&'a Value> {
        let value = at.fields.get(name);
        if value.is_none() {
            self.fault(at.of(name), Why::Missing);
        }
        value
    }

    pub(super) fn text(&mut self, at: &At<'_>, name: &str) -> String {
        match self.field(at, name) {
            Some(Value::String(text)) => text.clone(),
            None => String::new(),
            Some(_) => {
                self.fault(at.of(name), Why::NotText);
                String::new()
            }
        }
    }

    pub(super) fn ticked(&mut self, at: &At<'_>, name: &str) -> Option<Ticked> {
        match self.field(at, name) {
            Some(Value::Bool(on)) => on.then_some(Ticked::On),
            None => None,
            Some(_) => {
                self.fault(at.of(name), Why::NotYesOrNo);
                None
            }
        }
    }

    pub(super) fn list<'a>(&mut self, at: &At<'a>, name: &str) -> Option<&'a Vec<Value>> {
        if let Value::Array(list) = self.field(at, name)? {
            return Some(list);
        }
        self.fault(at.of(name), Why::NotList);
        None
    }

    fn whole(&mut self, at: &At<'_>, name: &str) -> Option<u64> {
        let value = self.field(at, name)?;
        let number = value.as_u64();
        if number.is_none() {
            self.fault(at.of(name), Why::NotNumber);
        }
        number
    }

    /// A whole number as it would be typed.
    pub(super) fn digits(&mut self, at: &At<'_>, name: &str) -> Option<String> {
        self.whole(at, name).map(|number| number.to_string())
    }

    pub(super) fn number(&mut self, at: &At<'_>, name: &str, min: u32, max: u32) -> Option<u32> {
        let number = self.whole(at, name)?;
        let within = u32::try_from(number).ok().filter(|number| (min..=max).contains(number));
        if within.is_none() {
            let problem = Problem::OutOfRange { min: i64::from(min), max: i64::from(max) };
            self.fault(at.of(name), Why::Problem(problem));
        }
        within
    }

    /// What may be `null`.
    pub(super) fn optional<T>(
        &mut self,
        at: &At<'_>,
        name: &str,
        read: fn(&mut Self, &At<'_>, &str) -> Option<T>,
    ) -> Option<T> {
        if at.fields.get(name) == Some(&Value::Null) { None } else { read(self, at, name) }
    }
}
