//! An edit conflict: somebody else saved the theme while this form was filled in.

use leptos::prelude::*;

use super::stored::Stored;
use crate::address::Address;
use crate::components::fields::FormState;
use crate::domain::theme_form::PROMPTS_MAX;

/// A field whose two texts differ.
struct Difference {
    label: String,
    theirs: String,
    mine: String,
}

/// The banner with what somebody else saved meanwhile, beside what was typed here.
pub(super) fn conflicts(form: &FormState, stored: &Stored, back: Address<'_>) -> AnyView {
    let text = &form.lang.texts().edit;
    let found = differences(form, stored);
    let none = found.is_empty().then(|| view! { <p>{text.conflict_same}</p> });
    let rows = found.into_iter().map(|Difference { label, theirs, mine }| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td data-l=text.conflict_saved>{theirs}</td>
                <td data-l=text.conflict_yours>{mine}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="banner bad" role="alert" tabindex="-1">
            <h2>{text.conflict}</h2>
            <p>{text.conflict_lead}</p>
            {none}
            <div class="kept">
                <table class="tbl stack">
                    <thead>
                        <tr>
                            <th scope="col">{text.conflict_field}</th>
                            <th scope="col">{text.conflict_saved}</th>
                            <th scope="col">{text.conflict_yours}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p><a href=back>{text.conflict_see}</a></p>
        </div>
    }
    .into_any()
}

/// The fields that were typed otherwise here than they were saved.
fn differences(form: &FormState, stored: &Stored) -> Vec<Difference> {
    let text = &form.lang.texts().edit;
    let theirs = &stored.form;
    let premoderated = theirs.premoderated.map_or("", |on| on.as_str());
    let fields: [(&str, &str, &str); 16] = [
        ("title", text.theme_title, &theirs.title),
        ("slug", text.slug, &theirs.slug),
        ("description", text.description, &theirs.description),
        ("opens_on", text.opens, &theirs.opens_on),
        ("closes_on", text.closes, &theirs.closes_on),
        ("answers_on", text.answers, &theirs.answers_on),
        ("posting_until", text.posting_until, &theirs.posting_until),
        ("stickers_until", text.stickers_until, &theirs.stickers_until),
        ("max_notes", text.max_notes, &theirs.max_notes),
        ("tally", text.tally, &theirs.tally),
        ("kind", text.kind, &theirs.kind),
        ("tier", text.tier, &theirs.tier),
        ("quorum", text.quorum, &theirs.quorum),
        ("box_rule", text.box_rule, &theirs.box_rule),
        ("archive_after", text.archive_after, &theirs.archive_after),
        ("premoderated", form.lang.texts().moderation.premoderated, premoderated),
    ];
    let plain = fields.into_iter().map(|(field, label, theirs)| Difference {
        label: label.to_owned(),
        theirs: theirs.to_owned(),
        mine: form.value(field, ""),
    });
    let prompts = (0..PROMPTS_MAX).map(|row| Difference {
        label: (text.prompt)(row + 1),
        theirs: stored.prompt(row).1,
        mine: form.value(&format!("prompts.{row}.name"), ""),
    });
    plain.chain(prompts).filter(|field| field.theirs != field.mine).collect()
}
