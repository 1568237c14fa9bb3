//! Suggested groups: what could go together, with the shared words as the reason. Each is a plain
//! form with two buttons; under the pointer, or with one of its buttons in focus, its notes stand
//! out among the cards as well.

use leptos::prelude::*;

use super::{failed::field_id, shown::ShownBench};
use crate::address::{Address, BenchFlash};
use crate::components::parts::Part;
use crate::domain::{
    groups::{NAME_MAX, REASON_MAX},
    ids::NoteId,
    suggest::{COMPARED_MAX, Settings},
    text,
};
use crate::service::{SuggestedGroup, Suggestions, WordSource};

/// The class by which the style knows the notes of a suggestion.
pub(super) fn mark(suggestions: &Suggestions, note: NoteId) -> Option<String> {
    let has = |one: &SuggestedGroup| one.notes.iter().any(|other| other.id == note);
    suggestions.shown.iter().position(has).map(|at| format!("s{at}"))
}

/// The section; nothing where there is nothing to suggest. Folded, but after one of its own forms:
/// it has many places to stop at for whoever goes to the notes by keys.
pub(super) fn suggested(
    shown: &ShownBench,
    done: Option<BenchFlash>,
    fields: bool,
) -> Option<AnyView> {
    let (text, of) = (&shown.lang.texts().suggested, &shown.suggestions);
    if !shown.open || of.shown.is_empty() {
        return None;
    }
    let at_it = matches!(done, Some(BenchFlash::Accepted | BenchFlash::Refused));
    let failed = of.shown.iter().any(|one| shown.typed(&one.id.to_string(), "name").is_some());
    let open = at_it || failed;
    let runs = (of.source == WordSource::Runs).then(|| view! { <p class="hint">{text.runs}</p> });
    let more = (of.more > 0).then(|| view! { <p>{(text.more)(of.more)}</p> });
    let edit =
        fields.then(|| view! { <p><a href=Address::PolicyFields>{text.edit_fields}</a></p> });
    let how = (text.how)(Settings::VERSION, u32::try_from(COMPARED_MAX).unwrap_or(u32::MAX));
    let alike = shown.guards().to_html();
    let items = of.shown.iter().enumerate().map(|(at, one)| {
        let (id, class) = (format!("s-{}", one.id), format!("suggestion s{at}"));
        Part::of(id, Some(class), &suggestion(shown, one).to_html(), &alike).item(&shown.known)
    });
    Some(
        view! {
            <details class="suggested" open=open>
                <summary><h2>{(text.open)(of.shown.len() + of.more)}</h2></summary>
                <p>{text.lead}</p>
                <ul class="suggestions">{items.collect_view()}</ul>
                {more}
                <p class="hint">{how}</p>
                {runs}
                {edit}
            </details>
        }
        .into_any(),
    )
}

/// One suggestion.
fn suggestion(shown: &ShownBench, one: &SuggestedGroup) -> AnyView {
    let text = &shown.lang.texts().suggested;
    let id = one.id.to_string();
    let (heading, field) = (format!("words-{id}"), field_id(&id, "name"));
    let [labelled, accepts, refuses] = [(); 3].map(|()| heading.clone());
    let words = one.words.iter().map(|word| view! { <mark>{word.clone()}</mark> }).collect_view();
    let notes = one.notes.iter().map(|note| view! { <li dir="auto">{note.text.clone()}</li> });
    let together: Vec<String> = one.notes.iter().map(|note| note.id.to_string()).collect();
    let name = shown.typed(&id, "name").unwrap_or_else(|| cut(&one.name, NAME_MAX));
    let problem = shown.problem(&id, "name");
    let err = format!("{field}-err");
    let (invalid, described) =
        (problem.is_some().then_some("true"), problem.is_some().then(|| err.clone()));
    view! {
        <form method="post" action=Address::AcceptSuggestion aria-labelledby=labelled>
            {shown.guards()}
            <input type="hidden" name="group" value=id/>
            <input type="hidden" name="together" value=together.join(" ")/>
            <input type="hidden" name="why" value=reason(shown, &one.words)/>
            <div class="group-head">
                <h3 id=heading><span class="quiet">{text.words}</span>{words}</h3>
                <p class="quiet">{(text.notes)(one.notes.len())}</p>
            </div>
            <ul class="members">{notes.collect_view()}</ul>
            <div class="verbs">
                <label class="vh" for=field.clone()>{text.name}</label>
                <input id=field name="name" value=name maxlength=NAME_MAX.to_string() autocomplete="off" aria-invalid=invalid aria-describedby=described/>
                <button class="btn" aria-describedby=accepts>{text.accept}</button>
                <button class="btn plain" formaction=Address::RefuseSuggestion aria-describedby=refuses>{text.refuse}</button>
            </div>
            {problem.map(|problem| view! { <p class="err" id=err>{problem}</p> })}
        </form>
    }
    .into_any()
}

/// Why the notes are together, as the group will say it: a document of the office.
fn reason(shown: &ShownBench, words: &[String]) -> String {
    let text = &shown.lang.document().texts().suggested;
    let words: Vec<String> = words.iter().map(|word| cut(word, REASON_MAX / 5)).collect();
    (text.reason)(&words.join(text.and), Settings::VERSION)
}

/// What of a text fits; a note can be one word of 200 letters.
fn cut(text: &str, max: usize) -> String {
    if text::graphemes(text) <= max {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        if text::graphemes(&cut) >= max {
            cut.pop();
            break;
        }
    }
    cut + "…"
}
