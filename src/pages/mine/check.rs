//! On one's own page: where the browser checks one's notes against the public log
//! (`verifier/receipts.rs`), with a sentence for everything that it can find.

use leptos::prelude::*;

use crate::components::verifier::Verifier;
use crate::domain::ids::ThemeId;
use crate::i18n::Lang;

/// Where the browser checks the notes against the log (`pass`: see
/// [`crate::http::AppState::log_pass`]); without JavaScript it keeps no receipts, and nothing is
/// shown.
pub fn receipts(lang: Lang, theme: ThemeId, pass: Option<String>) -> AnyView {
    let text = &lang.texts().mine;
    view! {
        <section class="receipts" id="receipts" aria-labelledby="check-title"
            data-theme=theme.to_string() data-pass=pass aria-live="polite">
            <h2 id="check-title">{text.check_title}</h2>
            <p class="quiet">{text.check_lead}</p>
            <p class="says working">{text.check_working}</p>
            <p class="says done">{text.check_done}</p>
            <p class="says none">{text.check_none}</p>
            <p class="says lost"><strong class="lost-n num"></strong>{text.check_lost}</p>
            <p class="says bad-log">{text.check_bad_log}</p>
            <ul class="says bad-log flaws">{flaws(lang)}</ul>
            <p class="says offline">{lang.texts().board.sign_off}</p>
            <p class="actions">
                <button class="btn plain" type="button" id="check">{text.check_button}</button>
            </p>
        </section>
        <Verifier start="receipts" button="check"/>
    }
    .into_any()
}

/// What can be wrong with the log, each with its sentence; `verifier/receipts.rs` shows those that
/// it found, and names the entry or note.
fn flaws(lang: Lang) -> impl IntoView + use<> {
    let text = &lang.texts().flaws;
    let (entry, note) = ((text.entry)("{}"), (text.note)("{}"));
    let of_entries = [
        ("sequence", text.sequence),
        ("chain", text.chain),
        ("hash", text.hash),
        ("unreadable", text.unreadable),
        ("day", text.day),
        ("version", text.version),
        ("opening", text.opening),
        ("count", text.count),
        ("archived", text.archived),
        ("second-key", text.second_key),
    ];
    let of_notes = [
        ("missing", text.missing),
        ("text", text.text),
        ("hiding", text.hiding),
        ("blocking", text.blocking),
        ("withdrawal", text.withdrawal),
        ("revision", text.revision),
        ("unannounced", text.unannounced),
        ("again", text.again),
        ("gone", text.gone),
        ("theme", text.theme),
        ("keyless", text.keyless),
        ("question", text.question),
        ("reply", text.reply),
        ("paper", text.paper),
    ];
    let of_entries = of_entries.into_iter().map(|flaw| (flaw, entry.clone()));
    let of_notes = of_notes.into_iter().map(|flaw| (flaw, note.clone()));
    of_entries
        .chain(of_notes)
        .chain([(("head", text.head), String::new())])
        .map(|((word, says), prefix)| view! { <li hidden data-flaw=word data-prefix=prefix>{says}</li> })
        .collect_view()
}

/// What a check can find, each with its sentence.
pub fn fates(lang: Lang) -> impl IntoView + use<> {
    let text = &lang.texts().mine;
    [
        ("shown", text.fate_shown),
        ("held", text.fate_held),
        ("hidden", text.fate_hidden),
        ("withdrawn", text.fate_withdrawn),
        ("rewritten", text.fate_rewritten),
        ("changed", text.fate_changed),
        ("unknown", text.fate_unknown),
    ]
    .map(|(fate, says)| view! { <p class=format!("fate {fate}")>{says}</p> })
    .collect_view()
}
