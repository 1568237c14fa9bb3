//! What the fields of a theme's form are called, for whoever tells of them elsewhere.

use super::Lang;

/// What a field of a theme's form is called, by its path: `closes_on`, `prompts.0.name`.
pub fn theme_field(lang: Lang, field: &str) -> String {
    let text = &lang.texts().edit;
    let name = match field {
        "title" => text.theme_title,
        "slug" => text.slug,
        "description" => text.description,
        "opens_on" => text.opens,
        "closes_on" => text.closes,
        "answers_on" => text.answers,
        "posting" => text.posting,
        "stickers" => text.stickers,
        "posting_until" => text.posting_until,
        "stickers_until" => text.stickers_until,
        "max_notes" => text.max_notes,
        "tally" => text.tally,
        "kind" => text.kind,
        "tier" => text.tier,
        "quorum" => text.quorum,
        "box_rule" => text.box_rule,
        "archive_after" => text.archive_after,
        "prompts" => text.prompts,
        prompt => {
            let row = prompt.split('.').nth(1).and_then(|row| row.parse().ok());
            return (text.prompt)(row.map_or(1, |row: usize| row + 1));
        }
    };
    name.to_owned()
}
