//! A question under a note with its replies, and the form for one: on the board, where the page is
//! the same for whoever reads it.

use leptos::prelude::*;

use super::{compose::note_field, flag::flag_button, guard, view_fields::ViewFields};
use crate::address::{Address, OwnForm};
use crate::domain::{
    calendar::Dates,
    ids::QuestionId,
    note::BoardView,
    question::{NoteReply, Thread},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};

/// The id of a question in the page.
pub fn anchor(question: QuestionId) -> String {
    format!("q-{question}")
}

/// A word beside a note that leads to what is asked about it.
pub fn question_link(lang: Lang, board: &str, question: QuestionId) -> AnyView {
    let href = format!("{board}#{}", anchor(question));
    view! { <a class="status lilac" href=href>{lang.texts().asking.link}</a> }.into_any()
}

/// A question, the note that it is about as `quoted`, and what came back. `form` is the way to
/// reply; `flags` the board's short name and what is seen of it, where a reply can be flagged like a note.
pub fn thread(
    lang: Lang,
    dates: Dates,
    thread: &Thread,
    quoted: &str,
    form: Option<AnyView>,
    flags: Option<(&str, &BoardView)>,
) -> AnyView {
    let text = &lang.texts().asking;
    let question = &thread.question;
    let (held, mut shown): (Vec<&NoteReply>, Vec<&NoteReply>) =
        thread.replies.iter().partition(|reply| reply.note.is_held());
    // What the author says comes first.
    shown.sort_by_key(|reply| !reply.by_author);
    let none = thread.replies.is_empty().then(|| view! { <p class="quiet">{text.none}</p> });
    let held = (!held.is_empty()).then(|| {
        view! { <p class="quiet">{(lang.texts().moderation.held_n)(held.len())}</p> }
    });
    let replies = (!shown.is_empty()).then(|| {
        let replies = shown.into_iter().map(|reply| self::reply(lang, reply, flags)).collect_view();
        view! { <ul class="replies">{replies}</ul> }
    });
    let on = (text.asked_on)(say::date(lang, dates, question.asked_on));
    let id = anchor(question.id);
    let (labelled, title) = (format!("{id}-t"), format!("{id}-t"));
    view! {
        <article class="answer question" id=id aria-labelledby=labelled>
            <blockquote class="quote"><p dir="auto">{quoted.to_owned()}</p></blockquote>
            <h3 id=title dir="auto">{question.text.clone()}</h3>
            <p class="quiet"><time datetime=question.asked_on.to_string()>{on}</time></p>
            {none}
            {replies}
            {held}
            {form}
        </article>
    }
    .into_any()
}

/// A reply, or the tombstone of a hidden one.
fn reply(lang: Lang, reply: &NoteReply, flags: Option<(&str, &BoardView)>) -> AnyView {
    let text = lang.texts();
    if let Some(reason) = reply.note.hidden {
        let says = format!("{}{}", text.board.hidden_prefix, say::reason(lang, reason));
        return view! { <li class="quiet">{says}</li> }.into_any();
    }
    let by_author = reply
        .by_author
        .then(|| view! { <p><strong class="status mint">{text.asking.by_author}</strong></p> });
    // The dialog of the island finds the text by this id, as a note's.
    let text_id = format!("n-{}-t", reply.note.id);
    let flag = flags.map(|(slug, view)| {
        let button = flag_button(lang, slug, &text_id);
        view! {
            <form class="like-form" method="post" action=Address::Act(slug, OwnForm::Flag)>
                <input type="hidden" name="note" value=reply.note.id.to_string()/>
                <ViewFields view=view.clone()/>
                {button}
            </form>
        }
    });
    view! {
        <li>{by_author}<p class="says" id=text_id dir="auto">{reply.note.text.clone()}</p>{flag}</li>
    }
    .into_any()
}

/// The form for a reply: closed until somebody opens it; after a failure open, with the text and
/// the choice still in it.
pub fn reply_form(
    lang: Lang,
    slug: &str,
    question: QuestionId,
    view: BoardView,
    echo: Option<&Echo>,
) -> AnyView {
    let (text, board) = (&lang.texts().asking, &lang.texts().board);
    let here = echo.filter(|echo| echo.value("question") == Some(question.to_string().as_str()));
    let ticked = here.is_some_and(|echo| echo.value("as_author").is_some());
    let send = if here.is_some_and(guard::asks) { lang.texts().guard.anyway } else { text.send };
    let open = here.is_some();
    let id = format!("reply-{question}");
    let (author, hint) = (format!("{id}-author"), format!("{id}-hint"));
    let says = view! { {text.said} }.into_any();
    let field = note_field(lang, &id, text.label.to_owned(), here.cloned(), says);
    view! {
        <details class="add" open=open>
            <summary>
                <span class="closed">{text.reply}</span><span class="opened">{board.stop}</span>
            </summary>
            <form class="compose reply" method="post" action=Address::Act(slug, OwnForm::Reply)>
                <input type="hidden" name="question" value=question.to_string()/>
                <ViewFields view/>
                {field}
                <label class="choice">
                    <input type="checkbox" id=author name="as_author" value="1" checked=ticked
                        aria-describedby=hint.clone()/>
                    <span>{text.as_author}</span>
                </label>
                <p class="hint" id=hint>{text.as_author_hint}</p>
                <div class="actions">
                    <button class="btn">{send}</button><span class="hint">{text.out}</span>
                </div>
            </form>
        </details>
        <p class="banner good" hidden>{text.sent}</p>
    }
    .into_any()
}
