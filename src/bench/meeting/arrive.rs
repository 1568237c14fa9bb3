//! What happens when an item is shown: what was kept of it comes back.

use std::rc::Rc;

use super::{
    clash::{self, Stored},
    clock,
    keep::{self, Kept},
    page,
    save::{self, Saving},
    state::Meeting,
};
use crate::browser::dom;

/// An item is shown: what this browser kept of it comes back, and what it kept of others is sent.
pub fn arrive(meeting: &Rc<Meeting>) {
    let saving = &meeting.saving;
    page::show("full", true);
    clock::show(&meeting.clock);
    let (Some(form), Some(fields)) = (page::form(), page::fields()) else {
        return;
    };
    // A form that failed holds what was typed, and says nothing of what is stored.
    let failed = !dom::all("#meeting .record .banner.bad").is_empty();
    saving.came(Some(&fields).filter(|_| !failed).map(String::as_str));
    if failed {
        return;
    }
    if let (Some(kept), Some(stored)) = (keep::read(&keep::key(&fields)), Stored::of(&form)) {
        bring_back(saving, &kept, &stored);
    }
    save::sweep(saving);
}

/// Brings back what was typed and not saved.
fn bring_back(saving: &Rc<Saving>, kept: &Kept, stored: &Stored) {
    let (typed, has) = (keep::content(&kept.fields), stored.content());
    if keep::same(&typed, &has) {
        keep::remove(&keep::key(&kept.fields));
        return;
    }
    if let Some(field) = page::text() {
        field.set_value(&dom::value(&kept.fields, "text"));
    }
    page::choose(&dom::value(&kept.fields, "decision"));
    // What is stored is what it was typed upon, or what was under way when it was kept.
    let ours = dom::value(&kept.fields, "seen") == stored.seen || keep::same(&kept.sent, &has);
    if ours {
        saving.brings_back();
        save::changed(saving);
        page::tell("data-restored", "");
    } else {
        clash::show(stored);
    }
}
