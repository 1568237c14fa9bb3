//! Error messages beside what somebody did: shown where something could not be done, and taken away
//! again.

use leptos::prelude::document;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

use crate::browser::dom;

/// Shows a problem above a text field, in the line that the page keeps for it; `of_text` marks the
/// text itself as wrong.
pub fn at_field(area: &HtmlTextAreaElement, problem: Option<&str>, of_text: bool) {
    let part = |part| format!("{}-{part}", area.id());
    let Some(line) = document().get_element_by_id(&part("err")) else {
        return;
    };
    line.set_text_content(problem);
    dom::attribute(&line, "hidden", problem.is_none().then_some(""));
    dom::attribute(&line, "role", problem.is_some().then_some("alert"));
    dom::attribute(area, "aria-invalid", of_text.then_some("true"));
    let described: Vec<String> = ["err", "left", "said"]
        .into_iter()
        .skip(usize::from(problem.is_none()))
        .map(part)
        .filter(|id| document().get_element_by_id(id).is_some())
        .collect();
    dom::attribute(area, "aria-describedby", Some(&described.join(" ")));
}

/// Shows a problem above a field of one line, in the line `{name}-err`; `of_value` marks what was
/// typed as wrong.
pub fn at_input(field: &HtmlInputElement, name: &str, problem: &str, of_value: bool) {
    let Some(line) = document().get_element_by_id(&format!("{name}-err")) else {
        return;
    };
    line.set_text_content(Some(problem));
    dom::attribute(&line, "hidden", None);
    dom::attribute(&line, "role", Some("alert"));
    dom::attribute(field, "aria-invalid", of_value.then_some("true"));
    dom::attribute(field, "aria-describedby", Some(&format!("{name}-err {name}-hint")));
}

/// Shows a problem at the end of the note or the row that a form stands in.
pub fn at_note(form: &HtmlFormElement, problem: Option<&str>) {
    let Ok(Some(note)) = form.closest(".note, li") else {
        return;
    };
    if let Some(old) = dom::find::<Element>(&note, ":scope > .err") {
        old.remove();
    }
    if let (Some(problem), Ok(line)) = (problem, document().create_element("p")) {
        line.set_class_name("err");
        dom::attribute(&line, "role", Some("alert"));
        line.set_text_content(Some(problem));
        let _ = note.append_child(&line);
    }
}
