//! The island of `/t/{slug}/mine`: keeps what this browser knows in step with the ticket's cookie,
//! and sends the forms through the anonymous door, without any cookie.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlTextAreaElement};

use super::offer::{self, From, OfferContext, Offered};
use super::texts::{Text, Texts};
use super::{complain, count, cover, door, drafts};
use crate::address::{Address, BoardFlash, OwnFlash, OwnForm};
use crate::browser::{
    device::{self, Cookie},
    dom, forgotten, idle,
};
use crate::domain::anon::Action;
use crate::domain::ids::{NoteId, ThemeId};

/// Has no face of its own.
#[island]
pub fn OwnNotes(
    theme: ThemeId,
    slug: String,
    makes_tickets: bool,
    forgotten: bool,
    texts: Texts,
) -> impl IntoView {
    Effect::new(move |_| {
        let counted = texts.clone();
        drafts::guard(theme, move || count::show_all(&counted));
        count::listen(texts.clone());
        // The form has taken the cookie away. Where it is still there, only somebody's address says
        // that the ticket is forgotten.
        if forgotten && !device::has_cookie() {
            forgotten::forget(theme, &slug);
            return;
        }
        match device::reconcile(theme, &slug) {
            Cookie::InStep => {}
            Cookie::LoadAgain => return reload(),
            Cookie::Strange(ticket, own) => {
                let place = OfferContext {
                    theme,
                    slug: slug.clone(),
                    makes_tickets,
                    offline: texts.get(Text::Offline).to_owned(),
                };
                offer::listen(place, Rc::new(|_| reload()));
                // The page shows what that ticket wrote, and its forms act with it.
                return offer::ask(theme, Offered { ticket, own, from: From::Cookie });
            }
        }
        if device::is_shared(theme) {
            let slug = slug.clone();
            idle::watch(move || {
                forgotten::forget(theme, &slug);
                let _ =
                    window().location().replace(&Address::Board(&slug).after(BoardFlash::Wiped));
            });
        }
        remember_stickers(theme);
        cover::begin(theme);
        listen(theme, &slug, texts.get(Text::Offline));
    });
}

fn reload() {
    let _ = window().location().reload();
}

/// The list of this page is the truth about one's stickers, whichever way they were put on.
fn remember_stickers(theme: ThemeId) {
    if document().get_element_by_id("stuck").is_none() {
        return;
    }
    let mut kept = device::load(theme);
    kept.likes = dom::all(".stuck")
        .iter()
        .filter_map(|row| row.id().strip_prefix("s-")?.parse::<NoteId>().ok())
        .collect();
    device::save(theme, &kept);
}

fn listen(theme: ThemeId, slug: &str, offline: &str) {
    let (slug, offline) = (slug.to_owned(), offline.to_owned());
    let submit = window_event_listener(ev::submit, move |event| {
        let Some(form) = dom::closest(event.as_ref(), "form")
            .and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        // Forgetting the ticket is between the browser and its cookie: the plain form does it.
        let Some((action, done)) = action_of(&form) else {
            return;
        };
        event.prevent_default();
        if form.has_attribute("aria-busy") {
            return;
        }
        dom::attribute(&form, "aria-busy", Some("true"));
        let (slug, offline) = (slug.clone(), offline.clone());
        spawn_local(async move {
            match door::perform(theme, &slug, action).await {
                Ok(_) => {
                    device::say_done(&slug, done.as_str());
                    // Not assign(): "back" must lead to where one came from, not to the list as it
                    // was.
                    let _ = window().location().replace(&Address::Mine(&slug).to_string());
                }
                Err(failed) => {
                    dom::attribute(&form, "aria-busy", None);
                    complain(&form, failed, &offline);
                }
            }
        });
    });
    on_cleanup(move || submit.remove());
}

fn complain(form: &HtmlFormElement, failed: door::Failed, offline: &str) {
    let of_text = failed.is_of_text();
    let sentence = failed.sentence(offline);
    match dom::find::<HtmlTextAreaElement>(form, "textarea") {
        Some(area) => {
            complain::at_field(&area, Some(&sentence), of_text);
            dom::focus(&area);
        }
        None => complain::at_note(form, Some(&sentence)),
    }
}

/// What a form asks for, and the word for it once it is done (`http/ticket_cookie.rs`).
fn action_of(form: &HtmlFormElement) -> Option<(Action, OwnFlash)> {
    let note = || dom::field(form, "note")?.parse().ok();
    match form.action().rsplit_once('/')?.1.parse().ok()? {
        OwnForm::Edit => Some((
            Action::Edit { note: note()?, text: dom::field(form, "text")? },
            OwnFlash::Edited,
        )),
        OwnForm::Withdraw => Some((Action::Withdraw { note: note()? }, OwnFlash::Withdrawn)),
        OwnForm::Unlike => Some((Action::Unlike { note: note()? }, OwnFlash::Unliked)),
        OwnForm::Unflag => Some((Action::Unflag { note: note()? }, OwnFlash::Unflagged)),
        OwnForm::Post
        | OwnForm::Reply
        | OwnForm::Like
        | OwnForm::Flag
        | OwnForm::Forget
        | OwnForm::Enter => None,
    }
}
