//! `/admin/queue`: the notes of all themes that somebody must look at, on one page, each with what
//! can be decided about it. All of it are plain forms; the program for keys (`bench/queue.rs`) presses
//! their buttons and puts the next note under the cursor.

mod item;

use leptos::prelude::*;

use self::item::{guards, item};
use super::admin::signed_in;
use crate::address::{Address, DONE, QueueFlash};
use crate::components::{bench::BenchProgram, layout::Admin, request};
use crate::domain::{
    fault::Fault,
    flag::{Decided, Mark, Verdict},
    ids::{NoteId, ThemeId},
    note::HideReason,
    paging::{MODERATED, Paging},
};
use crate::http::{AppState, echo::Echo};
use crate::i18n::{Lang, say};
use crate::service::{Actor, Error, Queue};
use crate::store::Account;
use crate::ticket::commit;

/// The page.
#[component]
pub fn QueuePage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    let done = Done::of_request();
    signed_in(move |state, account| async move {
        let queue = state.queue(&Actor::of(&account)).await?;
        let flash = flash(lang, &state, done).await?;
        Ok(content(lang, account, queue, echo, flash).into_any())
    })
}

/// What the address says was just done.
struct Done {
    flash: Option<QueueFlash>,
    decided: Option<Decided>,
    was: Option<Mark>,
    about: Option<(ThemeId, NoteId)>,
}

impl Done {
    fn of_request() -> Self {
        let (theme, note) = (request::query("theme").parse(), request::query("note").parse());
        Self {
            flash: request::query(DONE).parse().ok(),
            decided: Decided::parse(&request::query("verdict")),
            was: request::query("was").parse().ok(),
            about: theme.ok().zip(note.ok()),
        }
    }
}

/// What was just done, with the way to undo it as long as the note is there.
async fn flash(lang: Lang, state: &AppState, done: Done) -> Result<Option<AnyView>, Error> {
    let text = &lang.texts().queue;
    let says = match (done.flash, done.decided, done.was) {
        (Some(QueueFlash::Noted), ..) => text.noted,
        (Some(QueueFlash::Decided), Some(decided), was) => match decided {
            Decided::Verdict(Verdict::Keep) if was == Some(Mark::Flagged) => text.kept,
            Decided::Verdict(Verdict::Keep) => text.shown,
            Decided::Verdict(Verdict::Check) => text.checking,
            Decided::Verdict(Verdict::Reopen) => text.reopened,
            Decided::Because(_) => text.hidden,
        },
        _ => return Ok(None),
    };
    let undo = match (done.decided, done.was, done.about) {
        (Some(decided), Some(was), Some((theme, note))) => {
            let read = state.board.text_of(theme, note).await?;
            decided.undone_by(was).zip(read).map(|(verdict, read)| {
                let seen = commit::seen(note, &read).to_string();
                view! {
                    <form method="post" action=Address::DecideNote id="undo">
                        {guards(theme, note)}
                        <input type="hidden" name="seen" value=seen/>
                        <button class="btn plain small" name="verdict" value=verdict.as_str()>
                            {text.undo}
                        </button>
                    </form>
                }
            })
        }
        _ => None,
    };
    Ok(Some(
        view! { <div class="banner good queue-done" role="status"><p>{says}</p>{undo}</div> }
            .into_any(),
    ))
}

fn content(
    lang: Lang,
    account: Account,
    queue: Queue,
    echo: Option<Echo>,
    flash: Option<AnyView>,
) -> impl IntoView + use<> {
    let text = &lang.texts().queue;
    let count = |mark| queue.items.iter().filter(|item| item.mark == mark).count();
    let sum = (text.sum)(count(Mark::Flagged), count(Mark::Checking), count(Mark::Held));
    let failed = echo.as_ref().filter(|echo| echo.value("memo").is_none()).map(|echo| {
        let says = match &echo.fault {
            Fault::Conflict => text.conflict.to_owned(),
            fault => say::fault(lang, fault),
        };
        view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }
    });
    // The others come up as these are decided.
    let paging = Paging::new(None, queue.items.len(), MODERATED);
    let items =
        queue.items.iter().take(MODERATED).map(|one| item(lang, &queue, one, echo.as_ref()));
    let items = items.collect_view();
    let range = paging.is_needed().then(|| {
        let (first, last) = paging.range();
        view! { <p class="quiet">{(lang.texts().common.page_range)(paging.items, first, last)}</p> }
    });
    let body = if queue.items.is_empty() {
        view! { <div class="panel prose"><h2>{text.empty_title}</h2><p>{text.empty}</p></div> }
            .into_any()
    } else {
        view! {
            <p class="queue-sum"><strong>{sum}</strong></p>
            {keys(lang)}
            {range}
            <ol class="queue-list" id="queued" aria-label=text.list>{items}</ol>
        }
        .into_any()
    };
    let rest = (text.rest)(queue.items.len());
    view! {
        <Admin lang title=text.title account>
            <p id="said" class="vh" role="status"></p>
            <div id="queue" class="page mid" data-rest=rest>
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {failed}
                {body}
                <p><a href=Address::Policy>{lang.texts().policy.link}</a></p>
            </div>
            <BenchProgram/>
        </Admin>
    }
}

/// The list of keys, which the program shows.
fn keys(lang: Lang) -> AnyView {
    let text = &lang.texts().queue;
    let last = HideReason::CHOICES.len();
    let row = |keys: &[&str], says: &'static str| {
        let keys = keys.iter().map(|key| view! { <kbd>{(*key).to_owned()}</kbd>" " });
        view! { <div><dt>{keys.collect_view()}</dt><dd>{says}</dd></div> }.into_any()
    };
    let digits = format!("1–{last}");
    view! {
        <details class="fold keys" id="keys" hidden>
            <summary>{text.keys}</summary>
            <dl class="keys">
                {row(&["j", "k", "↓", "↑"], text.key_move)}
                {row(&["a"], text.key_keep)}
                {row(&["x"], text.key_check)}
                {row(&[digits.as_str()], text.key_because)}
                {row(&["n"], text.key_memo)}
                {row(&["o"], text.key_open)}
                {row(&["u"], text.key_undo)}
            </dl>
        </details>
    }
    .into_any()
}
