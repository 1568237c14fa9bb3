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
    note::Note,
    suggest::{COMPARED_MAX, Settings, SuggestedBy},
    text::cut,
};
use crate::service::{SuggestedGroup, Suggestions, WordSource};

/// So many notes of a suggestion are shown at once.
const FIRST: usize = 12;

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
    let at_it =
        matches!(done, Some(BenchFlash::Accepted | BenchFlash::Refused | BenchFlash::Brought));
    let failed = of.shown.iter().any(|one| shown.typed(&one.id.to_string(), "name").is_some());
    let open = at_it || failed;
    let runs = (of.source == WordSource::Runs).then(|| view! { <p class="hint">{text.runs}</p> });
    let more = (of.more > 0).then(|| view! { <p>{(text.more)(of.more)}</p> });
    let edit =
        fields.then(|| view! { <p><a href=Address::PolicyFields>{text.edit_fields}</a></p> });
    let how = (text.how)(Settings::VERSION, u32::try_from(COMPARED_MAX).unwrap_or(u32::MAX));
    let of_file = of.shown.iter().any(|one| one.by == SuggestedBy::File);
    let of_file = of_file.then(|| {
        let says = shown.lang.texts().brought.badge_says;
        view! { <p class="hint">{says}</p> }
    });
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
                {of_file}
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
    let words = why(shown, one);
    let members = members(shown, &one.notes);
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
            <input type="hidden" name="why" value=reason(shown, one)/>
            <div class="group-head">
                <h3 id=heading>{words}</h3>
                <p class="quiet">{(text.notes)(one.notes.len())}</p>
            </div>
            {members}
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

/// Why the notes are suggested together: the words that they share, or that a file says so.
fn why(shown: &ShownBench, one: &SuggestedGroup) -> AnyView {
    let texts = shown.lang.texts();
    match one.by {
        SuggestedBy::Words => {
            let words = one.words.iter().map(|word| view! { <mark>{word.clone()}</mark> });
            let words = words.collect_view();
            view! { <span class="quiet">{texts.suggested.words}</span>{words} }.into_any()
        }
        SuggestedBy::File => {
            let name = one.name.clone();
            view! { <span class="of-file">{texts.brought.badge}</span><span dir="auto">{name}</span> }
                .into_any()
        }
    }
}

/// The notes; of hundreds, the first and the others on request.
fn members(shown: &ShownBench, notes: &[Note]) -> AnyView {
    let list = |notes: &[Note]| {
        let notes = notes.iter().map(|note| view! { <li dir="auto">{note.text.clone()}</li> });
        view! { <ul class="members">{notes.collect_view()}</ul> }
    };
    let (first, rest) = notes.split_at(notes.len().min(FIRST));
    // One more is no reason to press.
    if rest.len() < 2 {
        return list(notes).into_any();
    }
    let more = (shown.lang.texts().brought.rest)(rest.len());
    let (first, rest) = (list(first), list(rest));
    view! { <div class="many">{first}<details><summary>{more}</summary>{rest}</details></div> }
        .into_any()
}

/// Why the notes are together, as the group will say it: a document of the office.
fn reason(shown: &ShownBench, one: &SuggestedGroup) -> String {
    let texts = shown.lang.document().texts();
    if one.by == SuggestedBy::File {
        return (texts.brought.reason)(&one.name);
    }
    let text = &texts.suggested;
    let words: Vec<String> = one.words.iter().map(|word| cut(word, REASON_MAX / 5)).collect();
    (text.reason)(&words.join(text.and), Settings::VERSION)
}
