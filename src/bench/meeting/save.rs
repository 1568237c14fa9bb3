//! Saving while one types. What is typed is kept in the browser at once and sent a moment later; it
//! is let go only when the server has said that it has it. So it lasts when the session ends, the
//! network drops or the page is closed.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    keep::{self, Kept},
    page,
};
use crate::browser::{dom, net, pause};

/// So long after the last key it is sent.
const REST: Duration = Duration::from_millis(900);

/// What this program knows of the minutes on the page.
#[derive(Default)]
pub struct Saving {
    /// Whether they are under way.
    busy: Cell<bool>,
    /// What the server has, as [`keep::content`] says it.
    has: RefCell<String>,
    /// Rises with each change; a timer that finds another number is late.
    changes: Cell<u32>,
    /// Whether they are to be sent again by themselves: the network was gone.
    again: Cell<bool>,
    /// Whether the browser keeps nothing, and what is typed is nowhere but in the field.
    unkept: Cell<bool>,
    /// Whether what is sent was brought back from an earlier visit, which is said once it is saved.
    brought_back: Cell<bool>,
    /// What is done where somebody else wrote something else.
    clashed: Cell<Option<Clashed>>,
    /// What is done once they have been answered.
    then: RefCell<Option<Box<dyn FnOnce()>>>,
}

type Clashed = fn(&Rc<Saving>);

impl Saving {
    /// Asks `clashed` whenever somebody else wrote something else.
    pub fn with(clashed: Clashed) -> Self {
        Self { clashed: Cell::new(Some(clashed)), ..Self::default() }
    }

    /// Whether something was typed that the server has not.
    pub fn is_unsaved(&self) -> bool {
        page::fields().is_some_and(|fields| keep::content(&fields) != *self.has.borrow())
    }

    /// Whether the page must not be closed.
    pub fn holds(&self) -> bool {
        self.unkept.get() && self.is_unsaved()
    }

    /// What stands in the field was brought back from an earlier visit.
    pub fn brings_back(&self) {
        self.brought_back.set(true);
    }

    /// What the server has now.
    pub fn has(&self, content: &str) {
        content.clone_into(&mut self.has.borrow_mut());
    }

    /// Another item came: the server has what stands in its form, unless that says otherwise.
    pub fn came(&self, fields: Option<&str>) {
        self.has(&fields.map(keep::content).unwrap_or_default());
        self.again.set(false);
        self.brought_back.set(false);
    }
}

/// Something was typed or chosen.
pub fn changed(saving: &Rc<Saving>) {
    let Some(fields) = page::fields() else {
        return;
    };
    if !saving.is_unsaved() && !saving.busy.get() {
        keep::remove(&keep::key(&fields));
        page::state("data-saved", "");
        return;
    }
    let sent = if saving.busy.get() { read_sent(&fields) } else { String::new() };
    saving.unkept.set(!keep::write(&fields, &sent));
    if page::stored().is_none() && !saving.again.get() {
        page::state("data-waiting", if saving.unkept.get() { "data-unkept" } else { "" });
    }
    saving.changes.set(saving.changes.get() + 1);
    let (saving, number) = (saving.clone(), saving.changes.get());
    spawn_local(async move {
        pause(REST).await;
        if saving.changes.get() == number {
            send(&saving);
        }
    });
}

fn read_sent(fields: &str) -> String {
    keep::read(&keep::key(fields)).map(|kept| kept.sent).unwrap_or_default()
}

/// Sends what is not saved yet, and does something when it is answered, whatever the answer is; at
/// once where there is nothing to send.
pub fn send_then(saving: &Rc<Saving>, then: impl FnOnce() + 'static) {
    send(saving);
    if saving.busy.get() {
        saving.then.replace(Some(Box::new(then)));
    } else {
        then();
    }
}

/// Sends what is not saved yet. Where somebody else wrote something else, nothing goes before one
/// has said what becomes of it.
pub fn send(saving: &Rc<Saving>) {
    let (Some(form), Some(fields)) = (page::form(), page::fields()) else {
        return;
    };
    if saving.busy.get() || !saving.is_unsaved() || page::stored().is_some() {
        return;
    }
    saving.busy.set(true);
    saving.unkept.set(!keep::write(&fields, &keep::content(&fields)));
    if !saving.again.get() {
        page::state("data-saving", "");
    }
    let action = form.get_attribute("action").unwrap_or_default();
    let saving = saving.clone();
    spawn_local(async move {
        let answer = net::form(&action, &fields).await;
        saving.busy.set(false);
        answered(&saving, &fields, answer);
        let then = saving.then.borrow_mut().take();
        if let Some(then) = then {
            then();
        }
    });
}

fn answered(saving: &Rc<Saving>, fields: &str, answer: Result<(u16, String), JsValue>) {
    let key = keep::key(fields);
    let shown = page::form_of(&key);
    saving.again.set(false);
    match answer {
        Ok((200, version)) => {
            let Some(form) = shown else {
                let_go(&key, fields);
                return;
            };
            page::set(&form, "seen", version.trim());
            saving.has(&keep::content(fields));
            if saving.is_unsaved() {
                changed(saving);
            } else {
                keep::remove(&key);
                let back = saving.brought_back.take();
                page::state("data-saved", if back { "data-restored" } else { "" });
            }
        }
        // It stays kept, and is sent when its item is shown again or the page is opened anew.
        _ if shown.is_none() => page::tell("data-others", "data-kept"),
        Ok((409, why)) if why.contains("Conflict") => {
            if let Some(clashed) = saving.clashed.get() {
                clashed(saving);
            }
        }
        Ok((401 | 403, _)) => page::tell("data-over", "data-kept"),
        Ok((413, _)) => page::tell("data-long", ""),
        Ok((422, why)) if why.contains("TooLong") => page::tell("data-long", ""),
        Ok((400..=499, _)) => page::tell("data-failed", "data-kept"),
        Ok(_) | Err(_) => {
            saving.again.set(true);
            page::tell(
                "data-offline",
                if saving.unkept.get() { "data-unkept" } else { "data-kept" },
            );
        }
    }
}

/// Lets minutes go that the server has, unless something was typed since.
fn let_go(key: &str, fields: &str) {
    let kept = keep::read(key);
    if kept.is_some_and(|kept| keep::content(&kept.fields) == keep::content(fields)) {
        keep::remove(key);
    }
}

/// Tries once more where the network was gone.
pub fn retry(saving: &Rc<Saving>) {
    if saving.again.get() {
        send(saving);
    }
}

/// Sends what is kept of other items and days. What cannot be saved as it is stays kept; of the item
/// that is shown, but of another day, it comes into the field.
pub fn sweep(saving: &Rc<Saving>) {
    let Some(fields) = page::fields() else {
        return;
    };
    let here = keep::key(&fields);
    let (theme, item) = (dom::value(&fields, "theme"), dom::value(&fields, "item"));
    let mine = keep::all(&theme, Some(&item));
    let action = page::form().and_then(|form| form.get_attribute("action")).unwrap_or_default();
    let saving = saving.clone();
    spawn_local(async move {
        for key in keep::all(&theme, None).into_iter().filter(|key| *key != here) {
            let Some(Kept { fields, .. }) = keep::read(&key) else {
                continue;
            };
            match net::form(&action, &fields).await {
                Ok((200, _)) => let_go(&key, &fields),
                Ok((401 | 403 | 500.., _)) | Err(_) => return,
                Ok(_) if mine.contains(&key) && page::form_of(&here).is_some() => {
                    take_in(&saving, &key, &fields);
                }
                Ok(_) => page::tell("data-others", "data-kept"),
            }
        }
    });
}

/// Puts minutes of another day at the end of the field: that day has others by now.
fn take_in(saving: &Rc<Saving>, key: &str, fields: &str) {
    let Some(field) = page::text() else {
        return;
    };
    let both = format!("{}\n{}", field.value(), dom::value(fields, "text"));
    field.set_value(both.trim_start());
    changed(saving);
    if !saving.unkept.get() {
        keep::remove(key);
    }
    page::tell("data-day", "");
}
