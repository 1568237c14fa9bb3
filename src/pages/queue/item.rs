//! A note of the queue, and what can be decided about it.

use leptos::prelude::*;

use crate::address::Address;
use crate::components::{fields::FormState, stickers::Stickers};
use crate::domain::{
    flag::Mark,
    ids::{NoteId, ThemeId},
    note::HideReason,
    theme::State,
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::service::Queue;
use crate::store::Queued;
use crate::ticket::commit;

pub(super) fn item(lang: Lang, queue: &Queue, item: &Queued, echo: Option<&Echo>) -> AnyView {
    let text = &lang.texts().queue;
    let note = &item.note;
    let id = format!("q-{}", note.id);
    let mark = (lang.texts().queue_words.mark)(item.mark);
    let head = head(lang, queue, item);
    let flags = flags(lang, queue, item);
    let due = item.due_on.map(|due| {
        let late =
            (due < queue.today).then(|| view! { " "<strong class="late">{text.late}</strong> });
        view! { <p class="quiet">{(lang.texts().queue_words.due)(lang, due)}{late}</p> }
    });
    let memo = item.memo.clone().map(|memo| {
        view! { <p class="queue-memo" dir="auto"><strong>{text.memo_of}</strong>{memo}</p> }
    });
    let says = format!("{id}-t");
    let described = says.clone();
    let decide = decide(lang, item, &says, on_board(lang, queue, item));
    let note_down = note_down(lang, item, echo);
    view! {
        <li id=id>
            <article class="queued" tabindex="0" aria-describedby=described>
                <header><span class=format!("queue-mark {}", item.mark.as_str())>{mark}</span>{head}</header>
                <p class="queue-text" id=says dir="auto">{note.text.clone()}</p>
                {flags}
                {due}
                {memo}
                {decide}
                {note_down}
            </article>
        </li>
    }
    .into_any()
}

/// The hidden fields of a form about one note: on which page it stands, theme, note.
pub(super) fn guards(theme: ThemeId, note: NoteId) -> AnyView {
    view! {
        <input type="hidden" name="page" value=Address::Queue/>
        <input type="hidden" name="theme" value=theme.to_string()/>
        <input type="hidden" name="note" value=note.to_string()/>
    }
    .into_any()
}

/// In which theme and column it hangs, that it is a reply, how many stickers it has.
fn head(lang: Lang, queue: &Queue, item: &Queued) -> AnyView {
    let theme = queue.themes.get(&item.theme);
    let title = theme.map(|theme| {
        view! { <a href=Address::AdminTheme(theme.id)>{theme.title.clone()}</a> }
    });
    let prompt = theme.and_then(|theme| theme.prompt(item.note.prompt)).map(|prompt| {
        view! { <span class=format!("flag {}", prompt.colour.as_str())>{prompt.name.clone()}</span> }
    });
    let reply =
        item.reply.then(|| view! { <span class="flag">{lang.texts().queue.of_reply}</span> });
    let stickers = (!item.reply)
        .then(|| view! { <span class="count"><Stickers lang count=item.note.stickers/></span> });
    view! { {title}{prompt}{reply}{stickers} }.into_any()
}

/// How many flagged it, for which reasons.
fn flags(lang: Lang, queue: &Queue, item: &Queued) -> Option<AnyView> {
    let counts = queue.flags.get(&item.note.id)?;
    let of = counts.iter().map(|count| {
        let says = (lang.texts().queue.flags)(say::reason(lang, count.reason), count.flags);
        view! { <li>{says}</li> }
    });
    Some(view! { <ul class="queue-flags">{of.collect_view()}</ul> }.into_any())
}

/// The form whose buttons decide. Each says which key presses it.
fn decide(lang: Lang, item: &Queued, says: &str, on_board: Option<AnyView>) -> AnyView {
    let text = &lang.texts().queue;
    let seen = commit::seen(item.note.id, &item.note.text).to_string();
    let keep = if item.mark == Mark::Flagged { text.keep } else { text.show };
    let hint = format!("{says}-check");
    let check = (item.mark == Mark::Flagged).then(|| {
        view! {
            <button class="btn danger" name="verdict" value="check" data-key="x"
                aria-describedby=format!("{says} {hint}")>
                {text.check}
            </button>
        }
    });
    let check_hint = (item.mark == Mark::Flagged)
        .then(|| view! { <p class="hint" id=hint.clone()>{text.check_hint}</p> });
    let reasons = (1..).zip(HideReason::CHOICES).map(|(n, reason)| {
        view! {
            <button class="btn plain small" name="verdict" value=reason.as_str()
                data-key=n.to_string() aria-describedby=says.to_owned()>
                <kbd aria-hidden="true">{n}</kbd>{say::reason(lang, *reason)}
            </button>
        }
    });
    let reasons = reasons.collect_view();
    // What waits for its reason has nothing else to be decided.
    let open = item.mark == Mark::Checking;
    view! {
        <form class="queue-decide" method="post" action=Address::DecideNote>
            {guards(item.theme, item.note.id)}
            <input type="hidden" name="seen" value=seen/>
            <div class="actions">
                <button class="btn plain" name="verdict" value="keep" data-key="a"
                    aria-describedby=says.to_owned()>
                    {keep}
                </button>
                {check}
                {on_board}
            </div>
            {check_hint}
            <details class="fold" open=open>
                <summary>{text.because}</summary>
                <div class="queue-reasons">{reasons}</div>
            </details>
        </form>
    }
    .into_any()
}

/// The form for what organizers note about it, and the way to the board.
fn note_down(lang: Lang, item: &Queued, echo: Option<&Echo>) -> AnyView {
    let text = &lang.texts().queue;
    let (theme, note) = (item.theme, item.note.id);
    let sent = echo.filter(|echo| {
        echo.value("memo").is_some() && echo.value("note") == Some(note.to_string().as_str())
    });
    let form = FormState { lang, echo: sent.cloned(), prefix: "" };
    let typed = form.value("memo", item.memo.as_deref().unwrap_or_default());
    let id = format!("memo-{note}");
    let (hint, error) = (format!("{id}-hint"), format!("{id}-err"));
    let problem = form.problem("memo");
    let invalid = problem.is_some().then_some("true");
    let described = if problem.is_some() { format!("{error} {hint}") } else { hint.clone() };
    let problem = problem.map(|says| view! { <p class="err" id=error>{says}</p> });
    let open = sent.is_some();
    view! {
        <details class="fold queue-note" open=open>
            <summary>{text.memo}</summary>
            <form class="form" method="post" action=Address::NoteDown novalidate>
                {guards(theme, note)}
                <div class="field">
                    <label for=id.clone()>{text.memo}</label>
                    <p class="hint" id=hint>{text.memo_hint}</p>
                    <textarea id=id name="memo" rows="3" aria-invalid=invalid
                        aria-describedby=described>{typed}</textarea>
                    {problem}
                </div>
                <p class="actions"><button class="btn plain">{text.memo_save}</button></p>
            </form>
        </details>
    }
    .into_any()
}

/// The note on its board, where it hangs there for everybody.
fn on_board(lang: Lang, queue: &Queue, item: &Queued) -> Option<AnyView> {
    let theme = queue.themes.get(&item.theme).filter(|theme| theme.state != State::Draft)?;
    let to = format!("{}#n-{}", Address::Board(&theme.slug), item.note.id);
    Some(
        view! { <a class="on-board" data-key="o" href=to>{lang.texts().queue.open}</a> }.into_any(),
    )
}
