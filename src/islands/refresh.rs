//! Live update of the page: brings the wall up to date after a tick without losing scroll, focus or
//! a half-written note.

use std::collections::HashSet;

use leptos::prelude::{SetValue, StoredValue, WithValue, document, window};
use web_sys::{Document, DomParser, Element, HtmlTextAreaElement, SupportedType};

use crate::browser::{
    dom,
    net::{self, Cookies},
};

/// The wall's markup. Taken before anything is changed in it, it is what the server sent.
pub fn markup() -> String {
    wall(&document()).map(|wall| wall.inner_html()).unwrap_or_default()
}

fn wall(page: &Document) -> Option<Element> {
    page.get_element_by_id("wall")
}

/// Fetches this page again and, if the server sends another wall than it did last, puts its notes
/// and numbers in place of ours. Where something fails, the wall stays as it is. Returns how many
/// notes are new, if anything was put in place.
pub async fn refresh(seen: StoredValue<String>) -> Option<usize> {
    let fresh = fetch().await?;
    let sent = wall(&fresh).map(|wall| wall.inner_html()).unwrap_or_default();
    if sent.is_empty() || seen.with_value(|seen| *seen == sent) {
        return None;
    }
    seen.set_value(sent);
    let before = notes();
    let focused = focused_note();
    for column in dom::all("#wall > .col") {
        let same = column
            .get_attribute("aria-labelledby")
            .and_then(|id| fresh.get_element_by_id(&id)?.closest(".col").ok()?);
        if let Some(same) = same {
            replace_notes(&column, &same);
        }
    }
    for around in AROUND {
        if let (Some(ours), Some(theirs)) = (part(&document(), around), part(&fresh, around)) {
            // Where the keyboard is, nothing is put in place of what it is on; the next time will
            // do.
            if !ours.contains(document().active_element().as_deref()) {
                let _ = ours.replace_with_with_node_1(&theirs);
            }
        }
    }
    if let Some(button) = focused
        .and_then(|id| document().get_element_by_id(&id))
        .and_then(|note| dom::find::<Element>(&note, ".like"))
    {
        dom::focus(&button);
    }
    let quiet = wall(&document()).is_some_and(|wall| wall.has_attribute("data-quiet"));
    Some(if quiet { 0 } else { notes().difference(&before).count() })
}

/// The notes that hang, by their elements' ids.
pub fn notes() -> HashSet<String> {
    dom::all("#wall article.note").iter().map(Element::id).collect()
}

/// This page as the server sends it now.
pub async fn fetch() -> Option<Document> {
    let location = window().location();
    let address =
        format!("{}{}", location.pathname().ok()?, without_flash(&location.search().ok()?));
    let text = net::text(&address, Cookies::Send).await.ok()?;
    DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()
}

/// The query without the sentence about what was just done.
fn without_flash(search: &str) -> String {
    let kept: Vec<&str> = search
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("done="))
        .collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}

/// What stands around the wall: title, sums, and what is taken or not taken any more; the way to
/// other pages.
const AROUND: [&str; 2] = ["main > .head", "#paging"];

fn part(page: &Document, selector: &str) -> Option<Element> {
    page.query_selector(selector).ok()?
}

fn focused_note() -> Option<String> {
    document().active_element()?.closest("#wall article.note").ok()?.map(|note| note.id())
}

/// Replaces the notes of a column; the place where somebody writes stays untouched.
fn replace_notes(ours: &Element, theirs: &Element) {
    let Some(list) = dom::find::<Element>(ours, ".notes") else {
        return;
    };
    if let Ok(old) = list.query_selector_all(":scope > li:not(.write)") {
        dom::elements(&old)
            .iter()
            .filter(|item| !still_in_the_box(item, theirs))
            .for_each(Element::remove);
    }
    let closed = dom::find::<Element>(theirs, ".write").is_none();
    if let Some(write) =
        dom::find::<Element>(&list, ".write").filter(|write| closed && is_blank(write))
    {
        write.remove();
    }
    if let Ok(new) = theirs.query_selector_all(".notes > li:not(.write)") {
        for note in dom::elements(&new) {
            let _ = list.append_child(&note);
        }
    }
    if let (Some(count), Some(fresh)) =
        (dom::find::<Element>(ours, "header .n"), dom::find::<Element>(theirs, "header .n"))
    {
        count.set_text_content(fresh.text_content().as_deref());
    }
}

/// Whether nothing has been typed in a place to write; what was typed stays on the screen even when
/// the theme closes.
fn is_blank(write: &Element) -> bool {
    dom::find::<HtmlTextAreaElement>(write, "textarea")
        .is_none_or(|field| field.value().trim().is_empty())
}

/// Whether an item is the slip of a note that has not come out of the box yet.
fn still_in_the_box(item: &Element, theirs: &Element) -> bool {
    item.get_attribute("data-note")
        .is_some_and(|note| dom::find::<Element>(theirs, &format!("[id='n-{note}']")).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_view_is_kept_and_the_flash_is_not() {
        assert_eq!(without_flash("?sort=stickers&done=liked&q=a"), "?sort=stickers&q=a");
        assert_eq!(without_flash("?done=posted"), "");
        assert_eq!(without_flash(""), "");
    }
}
