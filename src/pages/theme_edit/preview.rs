//! How the board's head will look, on a phone and on a desk.

use leptos::prelude::*;

use crate::domain::{
    calendar::parse_day,
    plan::{Plan, PlannedPrompt},
    rules::Rules,
    theme::{Colour, Theme},
    theme_form::ThemeForm,
};
use crate::http::AppState;
use crate::i18n::Lang;
use crate::pages::board::head_to_be;

/// The head, twice. It is a picture: nothing in it can be reached.
pub(super) fn preview(lang: Lang, state: &AppState, shown: &ThemeForm) -> AnyView {
    let text = &lang.texts().rules;
    let theme = draft(shown, state);
    let one = |class: &'static str, label: &'static str| {
        let tapes = theme.prompts.iter().map(|prompt| {
            view! { <li class=prompt.colour.as_str() dir="auto">{prompt.name.clone()}</li> }
        });
        view! {
            <figure>
                <figcaption>{label}</figcaption>
                <div class=format!("{class} pane") inert="" aria-hidden="true">
                    {head_to_be(lang, state, theme.clone())}
                    <ul class="tapes">{tapes.collect_view()}</ul>
                </div>
            </figure>
        }
    };
    view! {
        <section class="preview" id="preview" data-live="" aria-labelledby="preview-title">
            <h2 id="preview-title">{text.preview}</h2>
            <div class="panes">{one("phone", text.phone)}{one("desk", text.desk)}</div>
        </section>
    }
    .into_any()
}

/// The theme as far as it can be made of what the form says.
fn draft(shown: &ThemeForm, state: &AppState) -> Theme {
    let opens = parse_day(&shown.opens_on).unwrap_or_else(|| state.today());
    let closes = parse_day(&shown.closes_on).unwrap_or(opens).max(opens);
    let named = shown.prompts.iter().filter(|prompt| !prompt.name.trim().is_empty());
    let prompts = named.map(|prompt| {
        PlannedPrompt::new(&prompt.name, prompt.colour.parse().unwrap_or(Colour::Lemon))
    });
    let mut plan = Plan::new(&shown.title, &shown.slug, opens, closes, prompts.collect());
    let rules = Rules::from(shown);
    let Rules { tier, max_notes, quorum, box_rule, premoderated, tally, posting, stickers, .. } =
        rules;
    plan.kind = rules.kind;
    plan.description.clone_from(&shown.description);
    plan.answers_on = parse_day(&shown.answers_on);
    (plan.tier, plan.max_notes, plan.quorum) = (tier, max_notes, quorum);
    (plan.box_rule, plan.premoderated, plan.tally) = (box_rule, premoderated, tally);
    (plan.posting, plan.stickers) = (posting, stickers);
    plan.draft()
}
