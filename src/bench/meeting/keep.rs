//! What is typed and not saved yet, kept in the browser's storage until it is: one entry for each
//! item and day, with the fields of its form as they would be sent, and what was under way when they
//! were kept.

use crate::browser::{device::storage, dom};

/// What every entry of ours begins with.
const OURS: &str = "kz-minutes:";

/// Minutes that are not saved yet.
pub struct Kept {
    /// The fields of their form.
    pub fields: String,
    /// What of them was sent and not answered, as [`content`] says it; may be empty.
    pub sent: String,
}

/// Where the minutes of a form are kept.
pub fn key(fields: &str) -> String {
    let of = |name| dom::value(fields, name);
    format!("{OURS}{}:{}:{}", of("theme"), of("item"), of("on"))
}

/// What a form says, whatever stands around it.
pub fn content(fields: &str) -> String {
    format!("{}\n{}", dom::value(fields, "decision"), dom::value(fields, "text"))
}

/// Whether two forms say the same. The server takes blanks away that say nothing.
pub fn same(one: &str, other: &str) -> bool {
    let words =
        |text: &str| text.chars().filter(|c| !" \n\r\t\u{3000}".contains(*c)).collect::<String>();
    words(one) == words(other)
}

/// Keeps the fields of a form. Tells whether the browser does.
pub fn write(fields: &str, sent: &str) -> bool {
    let (key, kept) = (key(fields), format!("{fields}\n{sent}"));
    storage().is_some_and(|storage| {
        storage.set_item(&key, &kept).is_ok()
            && storage.get_item(&key).ok().flatten().as_ref() == Some(&kept)
    })
}

/// What is kept.
pub fn read(key: &str) -> Option<Kept> {
    let kept = storage()?.get_item(key).ok()??;
    let (fields, sent) = kept.split_once('\n')?;
    Some(Kept { fields: fields.to_owned(), sent: sent.to_owned() })
}

/// Lets it go.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Everything that is kept of a theme; of one item alone, where that is named.
pub fn all(theme: &str, item: Option<&str>) -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let begins =
        item.map_or_else(|| format!("{OURS}{theme}:"), |item| format!("{OURS}{theme}:{item}:"));
    let keys = 0..storage.length().unwrap_or(0);
    keys.filter_map(|at| storage.key(at).ok()?).filter(|key| key.starts_with(&begins)).collect()
}
