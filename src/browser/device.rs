//! Browser storage: what this browser keeps for one theme, that is the ticket and which notes carry
//! one's sticker. It stays here.
//!
//! On a device of one's own it is kept in the browser's storage. On one that others use too it is
//! kept in the storage of the tab, and the ticket in a cookie without an end, which goes with the
//! browser's window. The tab's storage, unlike the cookie, is sent nowhere and can be written by
//! nobody else: a cookie can come from another port of this host or from a sibling subdomain.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, Storage};

use super::{document, dom, window};
use crate::address::Address;
use crate::domain::ids::{NoteId, ThemeId};
use crate::ticket::{SHARED_MARK, SYMBOLS, Secret, Ticket};

/// The cookie through which the same ticket serves the pages without JavaScript; the browser sends
/// it to `/t/{slug}/mine` only.
const TICKET: &str = "kizuki_ticket";
/// How long the browser keeps the cookie on one's own device: 120 days.
const KEPT: &str = "; Max-Age=10368000";

/// What is kept. Stored as five lines: ticket; `known`, the proof of work, or nothing; ids of notes
/// that carry one's sticker; receipts, each as note and hash; what waits to be sent. A JSON reader
/// would cost the page more than the rest of this file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptTheme {
    /// The ticket's 20 or 36 characters.
    pub ticket: Option<String>,
    /// Whether the server has let it in before; a new one needs proof of work.
    pub known: bool,
    /// The proof of work of a ticket that is not known yet: a refused first note must not cost a
    /// second one.
    pub proof: Option<u64>,
    /// Notes that carry one's sticker.
    pub likes: Vec<NoteId>,
    /// The receipts of one's own notes: the note and the hash that the log will hold of it
    /// (`domain::anon::Receipt`), as they came.
    pub receipts: Vec<(String, String)>,
    /// What waits to be sent, oldest first, each as one word (`islands/outbox.rs`).
    pub waiting: Vec<String>,
}

impl KeptTheme {
    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let ticket = lines.next().filter(|ticket| !ticket.is_empty()).map(ToOwned::to_owned);
        let standing = lines.next().unwrap_or_default();
        let likes =
            lines.next().unwrap_or_default().split(' ').filter_map(|id| id.parse().ok()).collect();
        let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
        let receipts =
            words.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect();
        let waiting =
            lines.next().unwrap_or_default().split_terminator(' ').map(ToOwned::to_owned).collect();
        Self {
            ticket,
            known: standing == "known",
            proof: standing.parse().ok(),
            likes,
            receipts,
            waiting,
        }
    }

    /// Keeps the receipt of a note, in place of an earlier one; without a hash forgets it.
    pub fn receipt(&mut self, note: &str, hash: Option<String>) {
        self.receipts.retain(|(of, _)| of != note);
        self.receipts.extend(hash.map(|hash| (note.to_owned(), hash)));
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
        text.push('\n');
        for (note, hash) in &self.receipts {
            for word in [note, hash] {
                text.push_str(word);
                text.push(' ');
            }
        }
        text.push('\n');
        for word in &self.waiting {
            text.push_str(word);
            text.push(' ');
        }
        text
    }
}

thread_local! {
    /// What is kept of a theme on a device that others use too, where the tab stores nothing. A
    /// page has one theme.
    static SHARED: RefCell<Option<(ThemeId, KeptTheme)>> = const { RefCell::new(None) };
}

fn shared(theme: ThemeId) -> Option<KeptTheme> {
    let kept = SHARED.with_borrow(|shared| {
        shared.as_ref().filter(|(of, _)| *of == theme).map(|(_, kept)| kept.clone())
    });
    kept.or_else(|| Some(KeptTheme::read(&tab()?.get_item(&key(theme)).ok()??)))
}

fn save_shared(theme: ThemeId, kept: KeptTheme) {
    if let Some(tab) = tab() {
        let _ = tab.set_item(&key(theme), &kept.write());
    }
    SHARED.set(Some((theme, kept)));
}

/// The storage that goes with the tab.
pub(super) fn tab() -> Option<Storage> {
    window().session_storage().ok()?
}

/// Whether the theme's ticket is kept for this tab only.
pub fn is_shared(theme: ThemeId) -> bool {
    shared(theme).is_some()
}

/// The browser's storage; none where it is switched off.
pub fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// The name under which a theme's things are kept.
pub(super) fn key(theme: ThemeId) -> String {
    format!("kizuki.{theme}")
}

/// Reads what is kept; nothing when storage is switched off.
pub fn load(theme: ThemeId) -> KeptTheme {
    shared(theme).unwrap_or_else(|| {
        let text = storage().and_then(|storage| storage.get_item(&key(theme)).ok()?);
        text.map(|text| KeptTheme::read(&text)).unwrap_or_default()
    })
}

/// Keeps it. Where the browser stores nothing (it is set so, or full), what was written is not
/// there when it is read back: then it is kept as on a device that others use too, for as long as
/// the page is open, and the page says so.
pub fn save(theme: ThemeId, kept: &KeptTheme) {
    let text = kept.write();
    let write = |storage: Storage| {
        storage.set_item(&key(theme), &text).ok()?;
        storage.get_item(&key(theme)).ok()?
    };
    if !is_shared(theme) && storage().and_then(write).as_ref() == Some(&text) {
        return;
    }
    if !is_shared(theme)
        && let Some(line) = document().get_element_by_id("unkept")
    {
        dom::attribute(&line, "hidden", None);
    }
    save_shared(theme, kept.clone());
}

/// Keeps whether one's sticker is on a note.
pub fn keep_like(theme: ThemeId, note: NoteId, on: bool) {
    let mut kept = load(theme);
    kept.likes.retain(|liked| *liked != note);
    kept.likes.extend(on.then_some(note));
    save(theme, &kept);
}

/// Removes everything of a theme, the cookie too.
pub(super) fn remove(theme: ThemeId, slug: &str) {
    SHARED.set(None);
    for storage in [storage(), tab()].into_iter().flatten() {
        let _ = storage.remove_item(&key(theme));
        // Which answers were seen here (`components/news.rs`): only an author's browser has it.
        let _ = storage.remove_item(&(key(theme) + ".answered"));
    }
    forget_cookie(slug);
}

/// Forgets the cookie alone.
pub fn forget_cookie(slug: &str) {
    write_cookie(TICKET, slug, "", "; Max-Age=0");
}

/// Says on the page that is loaded next what was just done. Not in its address, where the browser's
/// history and a proxy's log would keep it.
pub fn say_done(slug: &str, word: &str) {
    write_cookie("kizuki_done", slug, word, "; Max-Age=60");
}

/// The ticket that this browser keeps for a theme.
pub fn kept_ticket(theme: ThemeId) -> Option<Ticket> {
    load(theme).ticket.and_then(|text| Ticket::read(&text).ok())
}

/// Whether this browser keeps another ticket of the theme than this one.
pub fn keeps_other(theme: ThemeId, ticket: &Ticket) -> bool {
    kept_ticket(theme).is_some_and(|kept| kept.secret != ticket.secret)
}

/// A ticket as it stands in a cookie, and whether the device is the person's own.
pub fn read_carried(cookie: &str) -> Option<(Ticket, bool)> {
    let own = !cookie.starts_with(SHARED_MARK);
    Ticket::read(cookie.trim_start_matches(SHARED_MARK).trim_end()).ok().map(|ticket| (ticket, own))
}

/// Makes a new ticket and keeps it.
pub fn new_ticket(theme: ThemeId, slug: &str) -> Option<Ticket> {
    let ticket = Ticket::from(new_secret()?);
    let text = ticket.reveal();
    // What waits to be sent waited for this ticket.
    let waiting = load(theme).waiting;
    save(theme, &KeptTheme { ticket: Some(text.to_string()), waiting, ..KeptTheme::default() });
    write_cookie(TICKET, slug, &text, KEPT);
    Some(ticket)
}

/// A new secret.
pub fn new_secret() -> Option<Secret> {
    Some(Secret::from_random(&random::<SYMBOLS>()?))
}

/// `N` bytes of the browser's cryptographic random source.
pub fn random<const N: usize>() -> Option<[u8; N]> {
    let mut random = [0; N];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut random).ok()?;
    Some(random)
}

/// Keeps a ticket in place of any other: whoever calls has asked, where one would be lost. On a
/// device that is not the person's own it is kept for this tab only. `known`: it needs no proof of
/// work, for the server knows that it is good, or will see by its seal.
pub fn keep_ticket(theme: ThemeId, ticket: &Ticket, own: bool, known: bool) {
    if kept_ticket(theme).is_some_and(|kept| kept.secret == ticket.secret) {
        return;
    }
    let kept =
        KeptTheme { ticket: Some(ticket.reveal().to_string()), known, ..KeptTheme::default() };
    SHARED.set(None);
    for storage in [storage(), tab()].into_iter().flatten() {
        let _ = storage.remove_item(&key(theme));
    }
    if own {
        save(theme, &kept);
    } else {
        save_shared(theme, kept);
    }
}

/// Writes the cookie through which the pages without JavaScript get the ticket that is kept.
pub fn write_ticket_cookie(theme: ThemeId, slug: &str) {
    let (mark, age) = if is_shared(theme) {
        (SHARED_MARK.encode_utf8(&mut [0; 4]).to_owned(), "")
    } else {
        (String::new(), KEPT)
    };
    if let Some(ticket) = load(theme).ticket {
        write_cookie(TICKET, slug, &(mark + &ticket), age);
    }
}

/// How the cookie of a theme's own page and what is kept stand to each other.
pub enum Cookie {
    /// Cookie and storage hold the same ticket, or there is none.
    InStep,
    /// The page should be loaded again: the server did not get the ticket that this browser has.
    LoadAgain,
    /// The cookie holds a ticket that this browser did not keep: a plain form put it there, or
    /// somebody else did.
    Strange(Ticket, bool),
}

/// Looks at the cookie of a theme's own page, and writes it where it is missing.
pub fn reconcile(theme: ThemeId, slug: &str) -> Cookie {
    let cookie = read_cookie();
    let kept = kept_ticket(theme);
    match (kept, cookie.as_deref().and_then(read_carried)) {
        (Some(kept), Some((carried, _))) if kept.secret == carried.secret => Cookie::InStep,
        (_, Some((carried, own))) => Cookie::Strange(carried, own),
        (Some(_), None) => {
            write_ticket_cookie(theme, slug);
            // Where cookies are switched off, loading again would change nothing.
            if read_cookie().is_some_and(|written| Some(written) != cookie) {
                Cookie::LoadAgain
            } else {
                Cookie::InStep
            }
        }
        (None, None) => Cookie::InStep,
    }
}

/// Whether the browser shows this page a cookie with a ticket.
pub fn has_cookie() -> bool {
    read_cookie().is_some()
}

fn html() -> Option<HtmlDocument> {
    document().dyn_into().ok()
}

fn read_cookie() -> Option<String> {
    let cookies = html()?.cookie().ok()?;
    let value =
        cookies.split("; ").find_map(|pair| pair.strip_prefix(TICKET)?.strip_prefix('='))?;
    (!value.is_empty()).then(|| value.to_owned())
}

/// For the theme's own pages, the only path to which the browser sends these cookies. `age` is
/// [`KEPT`], or nothing for as long as the window is open.
fn write_cookie(name: &str, slug: &str, value: &str, age: &str) {
    let secure = if window().location().protocol().is_ok_and(|protocol| protocol == "https:") {
        "; Secure"
    } else {
        ""
    };
    if let Some(html) = html() {
        let _ = html.set_cookie(&format!(
            "{name}={value}; Path={}{age}; SameSite=Lax{secure}",
            Address::Mine(slug)
        ));
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
            KeptTheme::default(),
            KeptTheme {
                ticket: Some("K7QM-9F3X".into()),
                known: false,
                proof: Some(12),
                ..KeptTheme::default()
            },
            KeptTheme {
                ticket: Some("K7QM-9F3X".into()),
                known: true,
                likes: ids,
                ..KeptTheme::default()
            },
            KeptTheme {
                receipts: vec![("a".into(), "00".into()), ("b".into(), "01".into())],
                ..KeptTheme::default()
            },
            KeptTheme {
                waiting: vec!["+1".into(), "2/3/%E7%B4%99".into()],
                ..KeptTheme::default()
            },
        ] {
            assert_eq!(KeptTheme::read(&kept.write()), kept);
        }
        let mut kept = KeptTheme {
            receipts: vec![("a".into(), "00".into()), ("b".into(), "01".into())],
            ..KeptTheme::default()
        };
        kept.receipt("a", Some("02".into()));
        kept.receipt("b", None);
        assert_eq!(kept.receipts, [("a".to_owned(), "02".to_owned())]);
        assert_eq!(
            KeptTheme::read("garbage"),
            KeptTheme { ticket: Some("garbage".into()), ..KeptTheme::default() }
        );
    }
}
