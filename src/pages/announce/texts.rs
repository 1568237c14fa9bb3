//! The texts themselves, and where the board is, to be copied.

use leptos::prelude::*;

use super::shown::Shown;
use crate::components::fields::in_text_area;
use crate::domain::announce::Channel;
use crate::i18n::say;
use crate::pages::slips::qr_image;

/// Lines that a text has at most on a page before it is scrolled.
const LINES_MAX: usize = 16;
/// Characters of a line, roughly, as wide ones: a script's is twice as many.
const LINE: usize = 34;

/// The texts of the moment, one for each channel.
pub(super) fn channels(shown: &Shown) -> AnyView {
    let words = &shown.lang.texts().announcements;
    let moment = shown.moment;
    let channels = Channel::ALL.iter().map(|channel| {
        let said = say::announcement(
            shown.language,
            &shown.theme,
            &shown.link,
            (moment, *channel),
            &shown.desk,
        );
        let id = channel.as_str();
        let name = (words.channel)(*channel);
        let subject = said.subject.map(|subject| {
            let label = shown.lang.texts().announce.subject;
            line(shown, &format!("{id}-subject"), label, subject)
        });
        view! {
            <section class="panel" aria-labelledby=id>
                <h2 id=id>{name}</h2>
                {subject}
                {text(shown, &format!("{id}-text"), name, said.body)}
            </section>
        }
    });
    view! { <div class="channels">{channels.collect_view()}</div> }.into_any()
}

/// Where the board is: its address, and its code.
pub(super) fn board(shown: &Shown) -> AnyView {
    let text = &shown.lang.texts().announce;
    let address = line(shown, "address-line", text.address, shown.link.clone());
    view! {
        <section class="panel board-code" aria-labelledby="code">
            <h2 id="code">{text.qr}</h2>
            {qr_image(&shown.link)}
            {address}
        </section>
    }
    .into_any()
}

/// A line to be copied.
fn line(shown: &Shown, id: &str, label: &'static str, value: String) -> AnyView {
    let tag = shown.language.as_str();
    view! {
        <div class="field">
            <label for=id.to_owned()>{label}</label>
            <input id=id.to_owned() type="text" readonly lang=tag dir="auto" value=value/>
            {copies(shown, id, label)}
        </div>
    }
    .into_any()
}

/// A text to be copied.
fn text(shown: &Shown, id: &str, channel: &'static str, body: String) -> AnyView {
    let label = shown.lang.texts().announce.text;
    let lines = body.lines().map(|line| line.chars().count() / LINE + 1).sum::<usize>();
    let (rows, tag) = (lines.clamp(3, LINES_MAX), shown.language.as_str());
    view! {
        <div class="field">
            <label for=id.to_owned()>{label}<span class="vh">{format!("：{channel}")}</span></label>
            <textarea id=id.to_owned() readonly rows=rows lang=tag dir="auto">{in_text_area(&body)}</textarea>
            {copies(shown, id, channel)}
        </div>
    }
    .into_any()
}

/// The button that copies a field, shown by the script that does it, and what came of it.
fn copies(shown: &Shown, field: &str, what: &'static str) -> AnyView {
    let text = &shown.lang.texts().announce;
    view! {
        <p class="copies">
            <button type="button" class="btn plain small" hidden data-copies=field.to_owned()
                data-done=text.copied data-failed=text.not_copied>
                {text.copy}<span class="vh">{format!("：{what}")}</span>
            </button>
            <span class="quiet" role="status"></span>
        </p>
    }
    .into_any()
}
