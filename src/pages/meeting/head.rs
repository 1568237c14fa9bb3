//! The head of the meeting: which item of how many, the ways to the others, the clock; and the keys.

use leptos::prelude::*;

use super::shown::ShownMeeting;
use crate::address::Address;

/// The head.
pub(super) fn head(shown: &ShownMeeting) -> AnyView {
    let (text, theme) = (&shown.lang.texts().meeting, &shown.meeting.theme);
    let back = Address::Shortlist(theme.id);
    let of = shown.meeting.agenda.lines.len();
    let at = (of > 0).then(|| view! { <p class="at num">{(text.item_of)(shown.at + 1, of)}</p> });
    let before = shown.at.checked_sub(1);
    let after = Some(shown.at + 1).filter(|after| *after < of);
    let link = |id: &'static str, rel: &'static str, to: Option<usize>, says: &'static str| match to
    {
        Some(to) => {
            view! { <a id=id class="btn plain" rel=rel href=shown.page(to)>{says}</a> }.into_any()
        }
        None => view! { <span class="btn plain off" aria-hidden="true">{says}</span> }.into_any(),
    };
    let (before, after) =
        (link("before", "prev", before, text.before), link("after", "next", after, text.after));
    let clock = clock(shown);
    view! {
        <header>
            <p class="crumb"><a href=back>{text.back}</a>" "<span>{theme.title.clone()}</span></p>
            <div class="steer">
                {at}
                <nav class="actions" aria-label=text.items>{before}{after}</nav>
                {clock}
                <button id="full" type="button" class="btn plain small" hidden data-own>{text.full}</button>
            </div>
            {items(shown)}
        </header>
    }
    .into_any()
}

/// The time box of the item. The program makes a clock of it that counts down.
fn clock(shown: &ShownMeeting) -> Option<AnyView> {
    let text = &shown.lang.texts().meeting;
    let line = shown.line()?;
    let says = line.minutes.map_or_else(
        || text.no_box.to_owned(),
        |minutes| (shown.lang.texts().shortlist.box_of)(minutes),
    );
    let item = line.place.item.to_string();
    Some(
        view! {
            <p class="clock">
                <span class="vh">{text.timer}" "</span>
                <span id=format!("clock-{item}") class="num" role="timer" data-minutes=line.minutes data-over=text.over>{says}</span>
                <button id=format!("stop-{item}") type="button" class="btn plain small" hidden data-stop=text.stop data-go=text.go_on>{text.stop}</button>
            </p>
        }
        .into_any(),
    )
}

/// All items, each a link, in a fold.
fn items(shown: &ShownMeeting) -> Option<AnyView> {
    let text = &shown.lang.texts().meeting;
    let lines = &shown.meeting.agenda.lines;
    let rows = lines.iter().enumerate().map(|(at, line)| {
        let here = (at == shown.at).then_some("true");
        let item = line.place.item;
        let all = shown.meeting.answering.minutes.get(&item).map(Vec::as_slice).unwrap_or_default();
        let today = all.iter().find(|minutes| minutes.on == shown.today);
        let went = today.and_then(|minutes| minutes.decision);
        let went = went.map(|one| crate::components::minutes::decision(shown.lang, one));
        view! { <li><a href=shown.page(at) aria-current=here dir="auto">{line.place.name.clone()}</a>" "{went}</li> }
    });
    (!lines.is_empty()).then(|| {
        view! { <details class="fold items"><summary>{text.items}</summary><ol>{rows.collect_view()}</ol></details> }.into_any()
    })
}

/// The keys, shown where the program answers them.
pub(super) fn keys(shown: &ShownMeeting) -> Option<AnyView> {
    let text = &shown.lang.texts().meeting;
    if !shown.open || shown.line().is_none() {
        return None;
    }
    let rows = [
        (vec!["→", "N", "Space"], text.keys_next),
        (vec!["←", "P"], text.keys_before),
        (vec!["1", "2", "3", "4"], text.keys_decide),
        (vec!["M"], text.keys_minutes),
        (vec!["Esc"], text.keys_leave),
        (vec!["F"], text.keys_full),
    ];
    let rows = rows.into_iter().map(|(keys, does)| {
        let keys = keys.into_iter().map(|key| view! { <kbd>{key}</kbd>" " }).collect_view();
        view! { <li>{keys}{does}</li> }
    });
    Some(view! { <ul id="keys" class="keyline" aria-label=text.keys hidden>{rows.collect_view()}</ul> }.into_any())
}
