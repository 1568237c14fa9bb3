//! What a running board stores and how: read off its databases, shown at `/trust` and by
//! `kizuki doctor`.

/// Everything that was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// The board's database, then the people's.
    pub databases: Vec<Database>,
    /// Settings of the program itself and of its data folder.
    pub program: Vec<Setting>,
}

/// One database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Database {
    /// `SQLite` or `PostgreSQL`.
    pub engine: &'static str,
    /// Its tables by name, those of the migrations too.
    pub tables: Vec<Table>,
    /// The settings that the promises rest on.
    pub settings: Vec<Setting>,
}

/// One table as it is, not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<String>,
}

/// A setting and whether the promises hold with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name, as in the database's own manual.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether it is as it must be.
    pub safe: bool,
    /// Whether something is to be known of it though it is: it can be used so that it is not.
    pub warns: bool,
}

impl Setting {
    /// A setting that must have one of some values.
    pub fn new(name: &str, value: impl Into<String>, good: &[&str]) -> Self {
        let value = value.into();
        let safe = good.contains(&value.as_str());
        Self::judged(name, value, safe)
    }

    /// A setting that is as it must be, or is not.
    pub fn judged(name: &str, value: impl Into<String>, safe: bool) -> Self {
        Self { name: name.into(), value: value.into(), safe, warns: false }
    }

    /// A setting that is as it must be, and can be used so that it is not.
    pub fn warning(name: &str, value: impl Into<String>) -> Self {
        Self { warns: true, ..Self::judged(name, value, true) }
    }
}

impl Inspection {
    /// Settings of the databases that are not as they must be, by name.
    pub fn unsafe_databases(&self) -> Vec<String> {
        let settings = self.databases.iter().flat_map(|database| &database.settings);
        let mut names: Vec<String> =
            settings.filter(|setting| !setting.safe).map(|setting| setting.name.clone()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Everything that is not as it must be.
    pub fn unsafe_settings(&self) -> impl Iterator<Item = &Setting> {
        self.databases
            .iter()
            .flat_map(|database| &database.settings)
            .chain(&self.program)
            .filter(|setting| !setting.safe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_as_it_must_be_is_found() {
        let settings = vec![
            Setting::new("secure_delete", "1", &["1"]),
            Setting::new("archive_mode", "on", &["off"]),
        ];
        let inspection = Inspection {
            databases: vec![Database { engine: "x", tables: Vec::new(), settings }],
            program: Vec::new(),
        };
        assert_eq!(inspection.unsafe_databases(), ["archive_mode"]);
        assert_eq!(
            inspection.unsafe_settings().map(|setting| setting.name.as_str()).collect::<Vec<_>>(),
            ["archive_mode"]
        );
    }
}
