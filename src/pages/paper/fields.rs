//! Fields of what stands on paper.

use leptos::prelude::*;

use crate::components::fields::{FormState, Told};
use crate::domain::{paper::STICKERS_MAX, theme::Theme};

/// The field of the query that says how many notes came in.
pub(super) const COUNT: &str = "n";
/// The field of the query that says how many counts of stickers came in.
pub(super) const COUNTED: &str = "counted";

/// The columns with their numbers, by which they are chosen.
pub(super) fn columns(theme: &Theme) -> AnyView {
    let columns = (1..).zip(&theme.prompts).map(|(number, prompt): (usize, _)| {
        let (class, name) = (prompt.colour.as_str(), prompt.name.clone());
        view! { <li class=class><b class="num">{number}</b>" "<span dir="auto">{name}</span></li> }
    });
    view! { <ol class="paper-columns">{columns.collect_view()}</ol> }.into_any()
}

/// The field of a number of stickers on paper.
pub(super) fn stickers_field(form: &FormState, stored: u32) -> AnyView {
    let text = &form.lang.texts().paper;
    let told = Told::of(form, "stickers", &(text.stickers_hint)(STICKERS_MAX));
    let value = form.value("stickers", &stored.to_string());
    view! {
        <div class="field">
            <label for="stickers">{text.stickers}</label>
            {told.hint()}
            <input id="stickers" name="stickers" class="short" type="text" inputmode="numeric" autocomplete="off"
                value=value autofocus aria-invalid=told.invalid() aria-describedby=told.describedby()/>
            {told.problem()}
        </div>
    }
    .into_any()
}

/// A field of one line.
pub(super) struct Line<'a> {
    /// Its name in the form's rules.
    pub(super) field: &'a str,
    pub(super) label: &'static str,
    pub(super) hint: &'a str,
    pub(super) value: String,
    /// Whether a number is typed into it.
    pub(super) is_number: bool,
}

impl Line<'_> {
    /// The field; in the one with the focus the next key goes.
    pub(super) fn view(self, form: &FormState, focus: bool) -> AnyView {
        let Line { field, label, hint, value, is_number } = self;
        let (id, name) = (FormState::id(field), form.name(field));
        let told = Told::of(form, field, hint);
        let (class, keys) = if is_number { ("short", "numeric") } else { ("", "text") };
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                {told.hint()}
                <input id=id name=name class=class type="text" inputmode=keys autocomplete="off" value=value
                    autofocus=focus aria-invalid=told.invalid() aria-describedby=told.describedby()/>
                {told.problem()}
            </div>
        }
        .into_any()
    }
}
