//! Decision and minutes of the item, as a form; and what somebody else wrote meanwhile.

use leptos::prelude::*;

use super::shown::ShownMeeting;
use crate::address::Address;
use crate::components::fields::{FormState, Told, in_text_area};
use crate::domain::{
    answers::Item,
    calendar::parse_day,
    fault::Fault,
    shortlist::{AgendaLine, Decision, Minutes, can_be_written_on},
};
use crate::i18n::say;

/// What the form is filled in with.
struct Filled<'a> {
    form: FormState,
    on: chrono::NaiveDate,
    stored: Option<&'a Minutes>,
    /// Whether somebody else wrote something else first.
    clash: bool,
}

/// The form; where nothing can be written, what is written.
pub(super) fn record(shown: &ShownMeeting, line: &AgendaLine) -> AnyView {
    let (text, item) = (&shown.lang.texts().meeting, line.place.item);
    let all = shown.meeting.answering.minutes.get(&item).map(Vec::as_slice).unwrap_or_default();
    if !shown.open {
        let closed = shown.lang.texts().shortlist.closed;
        let of_today = all.iter().filter(|minutes| minutes.on == shown.today).cloned();
        let of_today: Vec<Minutes> = of_today.collect();
        let rows = crate::components::minutes::minutes(shown.lang, shown.dates, &of_today, None);
        return view! { <section class="record" aria-label=text.record><p class="quiet">{closed}</p>{rows}</section> }
            .into_any();
    }
    let form = FormState { lang: shown.lang, echo: shown.echo.clone(), prefix: "" };
    // What comes back belongs to the day for which it was typed.
    let typed_on = form.echo.as_ref().and_then(|echo| parse_day(echo.value("on")?));
    let on = typed_on.filter(|on| can_be_written_on(shown.today, *on)).unwrap_or(shown.today);
    let stored = all.iter().find(|minutes| minutes.on == on);
    let clash = form.echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let filled = Filled { form, on, stored, clash };
    let day = (text.on)(say::date(shown.lang, shown.dates, on));
    let (failed, fields) = (failed(shown, &filled), fields(shown, item, &filled));
    view! {
        <section class="record" aria-labelledby="record-title">
            <h2 id="record-title">{text.record}" "<span class="quiet">{day}</span></h2>
            {failed}
            {fields}
        </section>
    }
    .into_any()
}

/// Why the form failed.
fn failed(shown: &ShownMeeting, filled: &Filled<'_>) -> Option<AnyView> {
    let text = &shown.lang.texts().meeting;
    let fault = &filled.form.echo.as_ref()?.fault;
    if *fault == Fault::Conflict {
        return Some(
            view! { <div class="banner bad" role="alert" tabindex="-1"><p>{text.conflict}</p><p><a href="#stored">{text.stored_now}</a></p></div> }
                .into_any(),
        );
    }
    let says = match fault {
        Fault::NotNow => text.not_today.to_owned(),
        fault => say::fault(shown.lang, fault),
    };
    Some(
        view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }.into_any(),
    )
}

fn fields(shown: &ShownMeeting, item: Item, filled: &Filled<'_>) -> AnyView {
    let (text, theme) = (&shown.lang.texts().meeting, shown.meeting.theme.id);
    let form = &filled.form;
    let told = Told::of(form, "text", text.text_hint);
    let stored = filled.stored.map_or("", |stored| stored.text.as_str());
    let typed = in_text_area(&form.value("text", stored));
    let (choices, box_of_other) = (choices(filled), other(shown, filled));
    let state = state(shown);
    view! {
        <form id=format!("record-{item}") class="form minutes" autocomplete="off" method="post" action=Address::SaveMinutes>
            <input type="hidden" name="page" value=shown.page(shown.at)/>
            <input type="hidden" name="theme" value=theme.to_string()/>
            <input type="hidden" name="item" value=item.to_string()/>
            <input type="hidden" name="on" value=filled.on.to_string()/>
            <input type="hidden" name="seen" value=filled.stored.map_or(0, |stored| stored.version)/>
            {choices}
            <div class="field">
                <label for="text">{text.text}</label>
                <textarea id="text" name="text" rows="10" aria-invalid=told.invalid() aria-describedby=told.describedby()>
                    {typed}
                </textarea>
                {told.problem()}
                {told.hint()}
            </div>
            <p class="actions"><button class="btn">{text.save}</button>{state}</p>
            // Behind the button to save: Enter presses the first of a form.
            {box_of_other}
        </form>
    }
    .into_any()
}

/// Which way it went: none, or one of four, each with its key.
fn choices(filled: &Filled<'_>) -> AnyView {
    let (form, lang) = (&filled.form, filled.form.lang);
    let text = &lang.texts().meeting;
    let told = Told::of(form, "decision", "");
    let stored = filled.stored.and_then(|stored| stored.decision).map_or("", Decision::as_str);
    let chosen = form.value("decision", stored);
    let choice = |word: &'static str, key: Option<usize>, says: &'static str| {
        let key = key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> });
        view! { <label><input type="radio" name="decision" value=word checked={chosen == word}/><span>{says}</span>{key}</label> }
    };
    let undecided = choice("", None, text.undecided);
    let decisions = (1..)
        .zip(Decision::ALL)
        .map(|(key, one)| choice(one.as_str(), Some(key), say::decision(lang, *one)));
    let decisions = decisions.collect_view();
    view! {
        <fieldset class="field choices" id="decision" aria-invalid=told.invalid() aria-describedby=told.describedby()>
            <legend>{text.decision}</legend>
            {decisions}
            {undecided}
            {told.problem()}
        </fieldset>
    }
    .into_any()
}

/// What is stored, where somebody else wrote it first, and the two ways on. Hidden as long as
/// nobody did; the program shows it too.
fn other(shown: &ShownMeeting, filled: &Filled<'_>) -> AnyView {
    let text = &shown.lang.texts().meeting;
    let stored = filled.stored.filter(|_| filled.clash);
    let went = stored.and_then(|stored| stored.decision);
    let went = went.map_or("", |went| say::decision(shown.lang, went));
    let words = stored.map_or_else(String::new, |stored| stored.text.clone());
    let hidden = (!filled.clash).then_some("");
    view! {
        <div id="stored" class="stored" hidden=hidden>
            <h3>{text.stored_now}</h3>
            <p id="stored-decision" class="quiet">{went}</p>
            <blockquote id="stored-text" class="says" dir="auto">{words}</blockquote>
            <p class="actions">
                <button id="join" class="btn plain" name="join" value="1">{text.join}</button>
                <button id="replace" class="btn plain">{text.replace}</button>
            </p>
            <p class="hint">{text.join_hint}</p>
        </div>
    }
    .into_any()
}

/// Whether it is saved, in words, for those who look; the program tells screen readers what they
/// have to know. Its sentences stand here.
fn state(shown: &ShownMeeting) -> AnyView {
    let text = &shown.lang.texts().meeting;
    let saved = shown.saved.then_some(text.saved);
    let here = serde_urlencoded::to_string([("next", shown.page(shown.at))]).unwrap_or_default();
    let sign_in = format!("{}?{here}", Address::Login);
    view! {
        <span id="state" class="state-of" data-saved=text.saved data-saving=text.saving data-waiting=text.waiting data-kept=text.kept
            data-offline=text.offline data-over=text.signed_out data-failed=text.failed data-long=text.too_long data-restored=text.restored
            data-day=text.restored_day data-clash=text.conflict data-away=text.no_network data-unkept=text.unkept data-others=text.others>
            {saved}
        </span>
        <a id="sign-in" href=sign_in hidden>{text.sign_in}</a>
    }
    .into_any()
}
