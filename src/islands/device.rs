//! What this browser keeps for one theme: the ticket, and which notes carry one's sticker. It stays here.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, Storage};

use crate::domain::ids::{NoteId, ThemeId};
use crate::ticket::{SYMBOLS, Secret};

/// The cookie through which the same ticket serves the pages without JavaScript; the browser sends it to `/t/{slug}/mine` only.
const COOKIE: &str = "kizuki_ticket";
/// How long the browser keeps the cookie, in seconds.
const KEPT: u32 = 120 * 24 * 60 * 60;

/// What is kept. Stored as three lines: ticket; `known`, the proof of work, or nothing; ids of notes; a JSON reader would cost the page more than the rest of
/// this file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The ticket's 20 characters.
    pub ticket: Option<String>,
    /// Whether the server has let it in before; a new one needs proof of work.
    pub known: bool,
    /// The proof of work of a ticket that is not known yet: a refused first note must not cost a second one.
    pub proof: Option<u64>,
    /// Notes that carry one's sticker.
    pub likes: Vec<NoteId>,
}

impl Kept {
    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let ticket = lines.next().filter(|ticket| !ticket.is_empty()).map(ToOwned::to_owned);
        let standing = lines.next().unwrap_or_default();
        let likes = lines.next().unwrap_or_default().split(' ').filter_map(|id| id.parse().ok()).collect();
        Self { ticket, known: standing == "known", proof: standing.parse().ok(), likes }
    }

    fn write(&self) -> String {
        let standing = match (self.known, self.proof) {
            (true, _) => "known".to_owned(),
            (false, proof) => proof.map(|number| number.to_string()).unwrap_or_default(),
        };
        let mut text = format!("{}\n{standing}\n", self.ticket.as_deref().unwrap_or_default());
        for id in &self.likes {
            text.push_str(&id.to_string());
            text.push(' ');
        }
        text
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn key(theme: ThemeId) -> String {
    format!("kizuki.{theme}")
}

/// Reads what is kept; nothing when storage is switched off.
pub fn load(theme: ThemeId) -> Kept {
    let text = storage().and_then(|storage| storage.get_item(&key(theme)).ok()?);
    text.map(|text| Kept::read(&text)).unwrap_or_default()
}

/// Keeps it.
pub fn save(theme: ThemeId, kept: &Kept) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&key(theme), &kept.write());
    }
}

/// Forgets everything of a theme.
pub fn forget(theme: ThemeId) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(theme));
    }
}

/// The ticket that this browser keeps for a theme.
pub fn kept_ticket(theme: ThemeId) -> Option<Secret> {
    load(theme).ticket.and_then(|text| Secret::read(&text).ok())
}

/// Keeps the ticket that a plain form began, as the server reads it from the cookie; one that was made meanwhile stays.
pub fn adopt(theme: ThemeId, text: &str) {
    if let (Ok(secret), None) = (Secret::read(text.trim()), kept_ticket(theme)) {
        save(theme, &Kept { ticket: Some(secret.reveal().to_string()), known: true, proof: None, ..load(theme) });
    }
}

/// Makes a new ticket and keeps it.
pub fn new_ticket(theme: ThemeId, slug: &str) -> Option<Secret> {
    let mut random = [0; SYMBOLS];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut random).ok()?;
    let secret = Secret::from_random(&random);
    save(theme, &Kept { ticket: Some(secret.reveal().to_string()), ..Kept::default() });
    write_cookie(&format!("/t/{slug}/mine"), &secret.reveal());
    Some(secret)
}

/// Keeps a ticket that was handed out, in place of any other. The server knows that it is good, so it needs no proof of work.
pub fn keep_ticket(theme: ThemeId, slug: &str, secret: &Secret) {
    save(theme, &Kept { ticket: Some(secret.reveal().to_string()), known: true, ..Kept::default() });
    write_cookie(&format!("/t/{slug}/mine"), &secret.reveal());
}

/// Brings the cookie and the storage of the page `/t/{slug}/mine` in step. Returns true when the page should be loaded again, because the
/// server did not get the ticket that this browser has.
pub fn reconcile(theme: ThemeId, path: &str) -> bool {
    let kept = load(theme);
    match (kept.ticket, read_cookie()) {
        (None, Some(cookie)) => {
            save(theme, &Kept { ticket: Some(cookie), known: true, proof: None, likes: kept.likes });
            false
        }
        // The storage counts: it knows more than the cookie.
        (Some(ticket), cookie) if cookie.as_deref() != Some(&ticket) => {
            write_cookie(path, &ticket);
            // Where cookies are switched off, loading again would change nothing.
            read_cookie().is_some_and(|written| written == ticket)
        }
        _ => false,
    }
}

fn html() -> Option<HtmlDocument> {
    document().dyn_into().ok()
}

fn read_cookie() -> Option<String> {
    let cookies = html()?.cookie().ok()?;
    let value = cookies.split("; ").find_map(|pair| pair.strip_prefix(COOKIE)?.strip_prefix('='))?;
    (!value.is_empty()).then(|| value.to_owned())
}

fn write_cookie(path: &str, ticket: &str) {
    let secure = if window().location().protocol().is_ok_and(|protocol| protocol == "https:") { "; Secure" } else { "" };
    if let Some(html) = html() {
        let _ = html.set_cookie(&format!("{COOKIE}={ticket}; Path={path}; Max-Age={KEPT}; SameSite=Lax{secure}"));
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_kept_can_be_read_again() {
        let ids = [1, 2].map(|n| NoteId(Uuid::from_u128(n))).to_vec();
        for kept in [
            Kept::default(),
            Kept { ticket: Some("K7QM-9F3X".into()), known: false, proof: Some(12), likes: Vec::new() },
            Kept { ticket: Some("K7QM-9F3X".into()), known: true, proof: None, likes: ids },
        ] {
            assert_eq!(Kept::read(&kept.write()), kept);
        }
        assert_eq!(Kept::read("garbage"), Kept { ticket: Some("garbage".into()), ..Kept::default() });
    }
}
