//! One's own notes, and the replies to questions under notes.

use leptos::prelude::*;

use super::{check::fates, shown::ShownOwnPage};
use crate::address::{Address, OwnForm};
use crate::components::{
    answer::status_link,
    fields::in_text_area,
    guard::{self, Hints},
    question,
};
use crate::domain::{
    anon::{Mine, MyNote, Refusal, Whereabouts},
    fault::Fault,
    question::takes_replies,
};
use crate::http::echo::Echo;
use crate::i18n::say;

pub(super) fn is_of_text(echo: &Echo) -> bool {
    matches!(echo.fault, Fault::Refused(Refusal::Text(_) | Refusal::Hints(_)))
}

pub(super) fn own(shown: &ShownOwnPage, mine: &Mine) -> AnyView {
    let text = &shown.lang.texts().mine;
    let (replies, notes): (Vec<&MyNote>, Vec<&MyNote>) =
        mine.notes.iter().partition(|note| note.question.is_some());
    let none = notes.is_empty().then(|| view! { <p class="quiet">{text.none_own}</p> });
    let some = !notes.is_empty();
    let notes = notes.into_iter().map(|note| own_note(shown, note).into_any()).collect_view();
    let left = shown.notes.then(|| view! { <p class="quiet">{(text.left)(mine.left)}</p> });
    let closed = if shown.leaving { text.closed_edit } else { text.closed };
    let closed = (!shown.notes && some).then(|| view! { <p class="quiet">{closed}</p> });
    view! {
        <section class="section" aria-labelledby="own">
            <header><h2 id="own">{text.own}</h2>{left}</header>
            {none}{closed}
            <ul class="own">{notes}</ul>
        </section>
        {(!replies.is_empty()).then(|| self::replies(shown, &replies))}
    }
    .into_any()
}

/// One's own replies to questions: taken back as long as there are questions, and not changed.
fn replies(shown: &ShownOwnPage, replies: &[&MyNote]) -> AnyView {
    let text = &shown.lang.texts().asking;
    let rows = replies.iter().map(|reply| {
        let thread = shown.threads.iter().find(|one| Some(one.question.id) == reply.question);
        let asked = thread.map(|thread| {
            let board = Address::Board(&shown.theme.slug);
            let href = format!("{board}#{}", question::anchor(thread.question.id));
            view! { <p class="quiet"><a href=href dir="auto">{thread.question.text.clone()}</a></p> }
        });
        let (state, class, hint) = whereabouts(shown, reply);
        let hint = if reply.whereabouts == Whereabouts::InBox { text.out } else { hint };
        let leaves = takes_replies(shown.theme.state) && reply.whereabouts != Whereabouts::Leaving;
        view! {
            <li class="lilac">
                <article class="note" id=format!("m-{}", reply.id)>
                    {asked}
                    <p dir="auto">{reply.text.clone()}</p>
                    <div class="foot"><span class=class>{state}</span><span>{text.of_reply}</span></div>
                    {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
                    {fates(shown.lang)}
                    <div class="acts">{leaves.then(|| withdraw(shown, reply))}</div>
                </article>
            </li>
        }
    });
    view! {
        <section class="section" aria-labelledby="replies">
            <header><h2 id="replies">{text.of_reply}</h2></header>
            <ul class="own">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Where a note is: the word, its class, and what is to be said of it.
fn whereabouts(shown: &ShownOwnPage, note: &MyNote) -> (&'static str, &'static str, &'static str) {
    let (text, read_first) = (&shown.lang.texts().mine, &shown.lang.texts().moderation);
    match note.whereabouts {
        Whereabouts::InBox if shown.theme.premoderated => {
            (text.in_box, "state", read_first.in_box_long)
        }
        Whereabouts::InBox => (text.in_box, "state", text.in_box_long),
        Whereabouts::Held => (read_first.held, "state", read_first.held_long),
        Whereabouts::Pinned => (text.pinned, "state open", ""),
        Whereabouts::Changing => (text.changing, "state", text.changing_long),
        Whereabouts::Leaving => (text.leaving, "state", text.leaving_long),
        Whereabouts::Hidden => (text.hidden, "state", text.hidden_long),
    }
}

fn own_note(shown: &ShownOwnPage, note: &MyNote) -> AnyView {
    let (colour, prompt) = shown.prompt(note.prompt);
    let (state, class, hint) = whereabouts(shown, note);
    let board = Address::Board(&shown.theme.slug).to_string();
    let asked = shown.threads.iter().filter(|thread| thread.question.note == note.id);
    let asked = asked.map(|thread| {
        let says = (shown.lang.texts().asking.on_yours)(&thread.question.text);
        let href = format!("{board}#{}", question::anchor(thread.question.id));
        view! { <p class="hint"><a href=href>{says}</a></p> }
    });
    let asked = asked.collect_view();
    let edit = (shown.notes
        && !matches!(note.whereabouts, Whereabouts::Leaving | Whereabouts::Hidden))
    .then(|| edit(shown, note, &prompt));
    let withdraw =
        (shown.leaving && note.whereabouts != Whereabouts::Leaving).then(|| withdraw(shown, note));
    let answer = shown
        .published
        .answered_by(note.id)
        .map(|(item, given)| status_link(shown.lang, &board, item, given.answer.status));
    view! {
        <li class=colour>
            <article class="note" id=format!("m-{}", note.id)>
                <p dir="auto">{note.text.clone()}</p>
                {answer}
                {asked}
                <div class="foot"><span class=class>{state}</span><span>{prompt}</span></div>
                {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
                {fates(shown.lang)}
                <div class="acts">{edit}{withdraw}</div>
            </article>
        </li>
    }
    .into_any()
}

fn edit(shown: &ShownOwnPage, note: &MyNote, prompt: &str) -> AnyView {
    let lang = shown.lang;
    let text = &lang.texts().mine;
    let failed = shown.echo.as_ref().filter(|echo| {
        is_of_text(echo) && echo.value("note") == Some(note.id.to_string().as_str())
    });
    let asked = failed.filter(|echo| guard::asks(echo)).cloned();
    let problem =
        failed.filter(|echo| !guard::asks(echo)).map(|echo| say::fault(lang, &echo.fault));
    let typed = failed.and_then(|echo| echo.value("text")).unwrap_or(&note.text).to_owned();
    let id = format!("text-{}", note.id);
    let [left, err] = ["left", "err"].map(|part| format!("{id}-{part}"));
    let described = if problem.is_some() { format!("{err} {left}") } else { left.clone() };
    let (wrong, open) = (problem.is_some(), failed.is_some());
    let keeps =
        if shown.theme.premoderated { lang.texts().moderation.edit_again } else { text.edit_keeps };
    view! {
        <details class="fold" open=open>
            <summary>{text.edit}</summary>
            <form class="form" method="post" action=shown.action(OwnForm::Edit)>
                <input type="hidden" name="note" value=note.id.to_string()/>
                <div class="field compose">
                    <label for=id.clone()>{(lang.texts().board.label)(prompt)}</label>
                    <p class="err" id=err role=wrong.then_some("alert") hidden=!wrong>{problem}</p>
                    <textarea id=id.clone() name="text" rows="4" required aria-describedby=described
                        aria-invalid=wrong.then_some("true")>{in_text_area(&typed)}</textarea>
                    <p class="left" id=left>{text.limit}</p>
                    <Hints lang id=id.clone() echo=asked/>
                </div>
                <p class="actions">
                    <button class="btn">{text.save_edit}</button>
                    <span class="hint">{keeps}</span>
                </p>
            </form>
        </details>
    }
    .into_any()
}

fn withdraw(shown: &ShownOwnPage, note: &MyNote) -> AnyView {
    let text = &shown.lang.texts().mine;
    let what = if note.whereabouts == Whereabouts::InBox {
        text.withdraw_box
    } else {
        text.withdraw_board
    };
    view! {
        <details class="confirm">
            <summary>{text.withdraw}</summary>
            <form method="post" action=shown.action(OwnForm::Withdraw)>
                <input type="hidden" name="note" value=note.id.to_string()/>
                <p>{what}</p>
                <p><button class="btn danger">{text.withdraw_button}</button></p>
            </form>
        </details>
    }
    .into_any()
}
