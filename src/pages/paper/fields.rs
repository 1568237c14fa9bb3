//! The field of a number of stickers on paper.

use leptos::prelude::*;

use crate::components::fields::{FormState, Told};
use crate::domain::paper::STICKERS_MAX;

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
