//! Picking up Sealed tickets: each is made here, goes to the server in an envelope, and comes back
//! stamped through it.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use zeroize::Zeroizing;

use super::log::{self, Unusable};
use super::page::PickRow;
use crate::address::Address;
use crate::browser::{
    device, document, dom, idle,
    net::{self, Cookies},
    on, window,
};
use crate::domain::{
    hex::Hex,
    ids::ThemeId,
    issue::{self, PublishedKey, Reply},
};
use crate::ticket::{
    Credential, Secret, Ticket,
    blind::{self, BlindState, RANDOM, StampPublic, Stamped},
};

/// A ticket whose envelope is under way. Sent again it gets the same stamp, if the answer was lost.
#[derive(Clone)]
struct SentEnvelope {
    secret: Secret,
    state: BlindState,
    envelope: [u8; 32],
}

/// What this page holds.
struct PickUpPage {
    /// Whether this is the person's own device.
    own: bool,
    keys: RefCell<HashMap<ThemeId, PublishedKey>>,
    under_way: RefCell<HashMap<ThemeId, SentEnvelope>>,
    picked: RefCell<HashMap<ThemeId, Ticket>>,
}

/// Why no ticket came.
enum NoTicket {
    Offline,
    /// The server has no key for the theme that the log holds, or did not stamp with it.
    Key,
    Refused(String),
}

/// Picks up everything that waits, and listens to the page's buttons.
pub async fn run() {
    let own =
        document().get_element_by_id("pick").is_some_and(|pick| pick.has_attribute("data-own"));
    let page = Rc::new(PickUpPage {
        own,
        keys: RefCell::default(),
        under_way: RefCell::default(),
        picked: RefCell::default(),
    });
    listen(&page);
    if !own {
        let page = page.clone();
        idle::watch(move || page.wipe());
    }
    page.pick_up(PickRow::waiting()).await;
}

fn listen(page: &Rc<PickUpPage>) {
    let page = page.clone();
    on("click", move |event| {
        if let Some(row) = PickRow::around(&event, ".again .btn") {
            let page = page.clone();
            spawn_local(async move { page.pick_up(vec![row]).await });
        } else if let Some(row) = PickRow::around(&event, ".result a") {
            // The board finds the ticket in the tab's storage.
            if let (false, Some(ticket)) = (page.own, page.picked.borrow().get(&row.theme))
                && !page.keep(&row, ticket)
            {
                event.prevent_default();
            }
        } else if let Some(row) = PickRow::around(&event, ".replace") {
            if let Some(ticket) = page.picked.borrow().get(&row.theme) {
                device::keep_ticket(row.theme, ticket, page.own, true);
                row.displaces(false);
            }
        } else if dom::closest(&event, "#wipe").is_some() {
            page.wipe();
        }
    });
}

impl PickUpPage {
    async fn pick_up(&self, rows: Vec<PickRow>) {
        for row in &rows {
            row.set("working");
        }
        match log::published_keys().await {
            Ok((head, keys)) => {
                if self.own {
                    log::remember(head);
                }
                self.keys.replace(keys);
            }
            Err(why) => {
                let state = if why == Unusable::Offline { "offline" } else { "bad-log" };
                return rows.iter().for_each(|row| row.set(state));
            }
        }
        for row in &rows {
            match self.pick_one(row).await {
                Ok(()) => {}
                Err(NoTicket::Offline) => row.set("offline"),
                Err(NoTicket::Key) => row.set("bad-key"),
                Err(NoTicket::Refused(message)) => row.refused(&message),
            }
        }
        if dom::all("#pick li[data-state=offline], #pick li[data-state=working]").is_empty() {
            // Nothing that is sent from now on carries the cookie of who picked up.
            let _ = net::post(&Address::EndPick.to_string(), String::new(), Cookies::Send).await;
        }
    }

    async fn pick_one(&self, row: &PickRow) -> Result<(), NoTicket> {
        let key = self.key(row).await?;
        let sent = self.sent(row.theme).ok_or(NoTicket::Offline)?;
        let stamped = send(row.theme, &sent.envelope).await?;
        let credential = Credential::of(row.theme, &sent.secret);
        let stamp =
            blind::open(&sent.state, &credential, &stamped, &key).map_err(|_| NoTicket::Key)?;
        let ticket = Ticket { secret: sent.secret, seal: Some(stamp.seal()) };
        row.show(&ticket, key);
        if self.own {
            self.keep(row, &ticket);
        }
        self.under_way.borrow_mut().remove(&row.theme);
        self.picked.borrow_mut().insert(row.theme, ticket);
        Ok(())
    }

    /// Keeps the ticket; where another one would be lost, the row asks first. Not in the cookie
    /// yet: whose that is, one's own page looks into.
    fn keep(&self, row: &PickRow, ticket: &Ticket) -> bool {
        let other = device::keeps_other(row.theme, ticket);
        row.displaces(other);
        if !other {
            device::keep_ticket(row.theme, ticket, self.own, true);
        }
        !other
    }

    /// The theme's key: asked for without cookies, and the one that the log has published, at the
    /// place that the server names.
    async fn key(&self, row: &PickRow) -> Result<StampPublic, NoTicket> {
        let text = net::public_text(&Address::Key(&row.slug).to_string(), log::pass().as_deref())
            .await
            .map_err(|_| NoTicket::Offline)?;
        let told: PublishedKey = serde_json::from_str(&text).map_err(|_| NoTicket::Key)?;
        if self.keys.borrow().get(&row.theme) == Some(&told) {
            Ok(StampPublic(told.pk.0))
        } else {
            Err(NoTicket::Key)
        }
    }

    /// A new ticket in an envelope, or the one whose answer was lost.
    fn sent(&self, theme: ThemeId) -> Option<SentEnvelope> {
        if let Some(sent) = self.under_way.borrow().get(&theme) {
            return Some(sent.clone());
        }
        let secret = device::new_secret()?;
        let random = Zeroizing::new(device::random::<RANDOM>()?);
        let (state, envelope) = blind::blind(&Credential::of(theme, &secret), &random).ok()?;
        let sent = SentEnvelope { secret, state, envelope };
        self.under_way.borrow_mut().insert(theme, sent.clone());
        Some(sent)
    }

    /// Takes the tickets off the screen and out of memory.
    fn wipe(&self) {
        for row in dom::all("#pick li[data-state=done]").into_iter().filter_map(PickRow::of) {
            row.wipe();
        }
        self.picked.borrow_mut().clear();
        self.under_way.borrow_mut().clear();
        if let Some(said) = document().get_element_by_id("wiped") {
            dom::attribute(&said, "hidden", None);
        }
        // "Back" must not bring the page as it was.
        if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
        }
    }
}

async fn send(theme: ThemeId, envelope: &[u8; 32]) -> Result<Stamped, NoTicket> {
    // The link too: a server that was started anew has forgotten that the button was pressed.
    let link = window()
        .location()
        .pathname()
        .ok()
        .and_then(|path| path.rsplit('/').next().map(str::to_owned));
    let request = issue::Request { theme, blinded: Hex(*envelope), link };
    let json = serde_json::to_string(&request).map_err(|_| NoTicket::Offline)?;
    let response = net::post(&Address::Issue.to_string(), json, Cookies::Send)
        .await
        .map_err(|_| NoTicket::Offline)?;
    let text = JsFuture::from(response.text().map_err(|_| NoTicket::Offline)?)
        .await
        .ok()
        .and_then(|text| text.as_string());
    match text.and_then(|text| serde_json::from_str(&text).ok()).ok_or(NoTicket::Offline)? {
        Reply::Done(stamped) => Ok(Stamped { element: stamped.element.0, proof: stamped.proof.0 }),
        Reply::Refused { message, .. } => Err(NoTicket::Refused(message)),
    }
}
