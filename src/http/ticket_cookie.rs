//! Ticket cookies, the two of one's own pages, `/t/{slug}/mine` and below: the ticket, where there
//! is no JavaScript (with it, the island keeps it in step), and for a moment what was just done.

use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::cookie_header;
use crate::address::{Address, OwnFlash};
use crate::service::Config;
use crate::ticket::{SHARED_MARK, Ticket};

/// The cookie that holds the ticket.
const TICKET_COOKIE: &str = "kizuki_ticket";
/// What was just done, for the one page that says so. Not in the page's address: the browser's
/// history and a proxy's log would keep it there.
const DONE_COOKIE: &str = "kizuki_done";
/// How long the browser keeps the ticket: longer than a theme runs.
const KEPT: time::Duration = time::Duration::days(120);

/// A ticket in its cookie.
pub struct CookieTicket {
    /// The ticket.
    pub ticket: Ticket,
    /// Whether this is the person's own device; on one that others use too the cookie ends with the
    /// browser's window.
    pub own: bool,
}

impl CookieTicket {
    /// The value of the cookie: the ticket, marked where the device is not the person's own.
    pub fn value(&self) -> String {
        let mark = if self.own { None } else { Some(SHARED_MARK) };
        mark.into_iter().chain(self.ticket.reveal().chars()).collect()
    }

    /// The cookie as a `Set-Cookie` header.
    pub fn cookie(&self, config: &Config, slug: &str) -> HeaderValue {
        written(&cookie(config, slug, TICKET_COOKIE, self.value()), self.own.then_some(KEPT))
    }
}

/// The ticket that a request carries; one that is no ticket counts as none.
pub fn ticket(headers: &HeaderMap) -> Option<CookieTicket> {
    let jar = CookieJar::from_headers(headers);
    let value = jar.get(TICKET_COOKIE)?.value();
    let ticket = Ticket::parse(value.trim_start_matches(SHARED_MARK)).ok()?;
    Some(CookieTicket { ticket, own: !value.starts_with(SHARED_MARK) })
}

/// Lets the browser forget a theme's ticket. The same bytes for everybody, so that a kept page may
/// carry it.
pub fn forget_ticket(config: &Config, slug: &str) -> HeaderValue {
    written(&cookie(config, slug, TICKET_COOKIE, String::new()), Some(time::Duration::ZERO))
}

/// Whether a `Set-Cookie` forgets a ticket and does nothing else.
pub fn only_forgets(value: &HeaderValue) -> bool {
    value
        .as_bytes()
        .strip_prefix(TICKET_COOKIE.as_bytes())
        .is_some_and(|rest| rest.starts_with(b"=;"))
}

/// What was just done, for the next page; it is over with that page, or after a minute. The island
/// writes the same (`islands/own_notes.rs`).
pub fn say_done(config: &Config, slug: &str, flash: OwnFlash) -> HeaderValue {
    written(
        &cookie(config, slug, DONE_COOKIE, flash.as_str().into()),
        Some(time::Duration::minutes(1)),
    )
}

/// What was just done, if the cookie says something that can be done here, and the cookie that
/// forgets it.
pub fn what_was_done(
    config: &Config,
    slug: &str,
    headers: &HeaderMap,
) -> Option<(Option<OwnFlash>, HeaderValue)> {
    let flash = CookieJar::from_headers(headers).get(DONE_COOKIE)?.value().parse().ok();
    Some((
        flash,
        written(&cookie(config, slug, DONE_COOKIE, String::new()), Some(time::Duration::ZERO)),
    ))
}

fn cookie(config: &Config, slug: &str, name: &'static str, value: String) -> Cookie<'static> {
    // Not HttpOnly: the island writes them too, so that both ways use one ticket.
    Cookie::build((name, value))
        .path(Address::Mine(slug).to_string())
        .same_site(SameSite::Lax)
        .secure(config.is_https())
        .build()
}

fn written(cookie: &Cookie<'static>, age: Option<time::Duration>) -> HeaderValue {
    let mut cookie = cookie.clone();
    cookie.set_max_age(age);
    cookie_header(&cookie)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forgetting_is_told_from_keeping() {
        for (value, forgets) in [
            ("kizuki_ticket=; Path=/t/a/mine; Max-Age=0", true),
            ("kizuki_ticket=K7QM; Path=/t/a/mine", false),
            ("kizuki_tickets=; Path=/", false),
            ("kizuki_session=; Path=/", false),
        ] {
            assert_eq!(only_forgets(&HeaderValue::from_static(value)), forgets, "{value}");
        }
    }
}
