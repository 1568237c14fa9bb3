//! The form of a theme as a page shows it.

/// What the form shows, to be sent as it is.
pub fn fields(page: &str) -> Vec<(String, String)> {
    let form = page.split("action=\"/do/save_theme\"").nth(1).expect("the form");
    let form = form.split("</form>").next().expect("its end");
    let attribute = |tag: &str, name: &str| {
        let value = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(value.split('"').next()?.replace("&quot;", "\"").replace("&amp;", "&"))
    };
    let tags = form.split("<input").skip(1).filter_map(|tag| tag.split('>').next());
    let is_sent = |tag: &&str| {
        let choice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
        !choice || tag.contains(" checked")
    };
    let inputs = tags.filter(is_sent).filter_map(|tag| {
        Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
    });
    let text = form.split("<textarea").nth(1).expect("the description");
    let text = text.split('>').nth(1).and_then(|rest| rest.split('<').next()).expect("its text");
    inputs.chain([("form[description]".to_owned(), text.to_owned())]).collect()
}

/// What stands in a field.
pub fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
}

/// The fields with other values in some, and those that are not there yet.
pub fn with(mut fields: Vec<(String, String)>, others: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.retain(|(name, _)| others.iter().all(|(other, _)| other != name));
    fields.extend(others.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}
