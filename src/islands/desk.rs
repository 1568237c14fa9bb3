//! The island of `/t/{slug}/mine`: keeps what this browser knows in step with the ticket's cookie, and sends the forms through the
//! anonymous door, without any cookie.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlTextAreaElement};

use super::texts::{Text, Texts};
use super::{complain, count, door};
use crate::browser::{device, dom, idle};
use crate::domain::anon::Action;
use crate::domain::ids::{NoteId, ThemeId};

/// Has no face of its own.
#[island]
pub fn Desk(theme: ThemeId, slug: String, forgotten: bool, texts: Texts) -> impl IntoView {
    Effect::new(move |_| {
        count::listen(texts.clone());
        if forgotten {
            device::forget(theme, &slug);
            return;
        }
        if device::reconcile(theme, &slug) {
            let _ = window().location().reload();
            return;
        }
        if device::is_shared(theme) {
            let slug = slug.clone();
            idle::watch(move || {
                device::forget(theme, &slug);
                let _ = window().location().replace(&format!("/t/{slug}?done=wiped"));
            });
        }
        remember_stickers(theme);
        listen(theme, &slug, texts.get(Text::Offline));
    });
}

/// The list of this page is the truth about one's stickers, whichever way they were put on.
fn remember_stickers(theme: ThemeId) {
    if document().get_element_by_id("stuck").is_none() {
        return;
    }
    let mut kept = device::load(theme);
    kept.likes = dom::all(".stuck").iter().filter_map(|row| row.id().strip_prefix("s-")?.parse::<NoteId>().ok()).collect();
    device::save(theme, &kept);
}

fn listen(theme: ThemeId, slug: &str, offline: &str) {
    let (slug, offline) = (slug.to_owned(), offline.to_owned());
    let submit = window_event_listener(ev::submit, move |event| {
        let Some(form) = dom::closest(event.as_ref(), "form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
        // Forgetting the ticket is between the browser and its cookie: the plain form does it.
        let Some((action, done)) = action_of(&form) else { return };
        event.prevent_default();
        if form.has_attribute("aria-busy") {
            return;
        }
        dom::attribute(&form, "aria-busy", Some("true"));
        let (slug, offline) = (slug.clone(), offline.clone());
        spawn_local(async move {
            match door::perform(theme, &slug, action).await {
                Ok(_) => {
                    // Not assign(): "back" must lead to where one came from, not to the list as it was.
                    let _ = window().location().replace(&format!("/t/{slug}/mine?done={done}"));
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

/// What a form asks for, and the word for it in the page's address when it is done.
fn action_of(form: &HtmlFormElement) -> Option<(Action, &'static str)> {
    let note = || dom::field(form, "note")?.parse().ok();
    let address = form.action();
    match address.rsplit_once("/mine/")?.1 {
        "edit" => Some((Action::Edit { note: note()?, text: dom::field(form, "text")? }, "edited")),
        "withdraw" => Some((Action::Withdraw { note: note()? }, "withdrawn")),
        "unlike" => Some((Action::Unlike { note: note()? }, "unliked")),
        _ => None,
    }
}
