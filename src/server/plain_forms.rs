//! The anonymous actions without JavaScript: plain forms below `/t/{slug}/mine/`, the only path to which the browser sends the ticket's
//! cookie. They go their own small way to the same code as `POST /anon`.

use axum::{
    body::{Body, to_bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::{AppState, anon, echo::Rerender, session};
use crate::domain::{
    anon::{Action, Done, REQUEST_MAX, Refusal},
    error::Fault,
    guard,
    ids::ThemeId,
    text::NOTE_MAX,
    theme::{Theme, Tier},
};
use crate::ticket::{SHARED_MARK, Ticket};

/// The cookie that holds the ticket where there is no JavaScript. With JavaScript the island keeps it in step.
pub const TICKET_COOKIE: &str = "kizuki_ticket";
/// How long the browser keeps it: longer than a theme runs.
const KEPT_DAYS: i64 = 120;

/// A ticket in its cookie.
pub struct Carried {
    /// The ticket.
    pub ticket: Ticket,
    /// Whether this is the person's own device; on one that others use too the cookie ends with the browser's window.
    pub own: bool,
}

impl Carried {
    fn value(&self) -> String {
        let mark = if self.own { None } else { Some(SHARED_MARK) };
        mark.into_iter().chain(self.ticket.reveal().chars()).collect()
    }
}

/// The ticket that a request carries; one that is no ticket counts as none.
pub fn ticket(headers: &HeaderMap) -> Option<Carried> {
    let jar = CookieJar::from_headers(headers);
    let value = jar.get(TICKET_COOKIE)?.value();
    let ticket = Ticket::parse(value.trim_start_matches(SHARED_MARK)).ok()?;
    Some(Carried { ticket, own: !value.starts_with(SHARED_MARK) })
}

/// Handles `POST /t/{slug}/mine/{what}`.
pub async fn plain_form(
    State(state): State<AppState>,
    Path((slug, what)): Path<(String, String)>,
    request: Request<Body>,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, 4 * REQUEST_MAX).await else {
        return Rerender::fault(Fault::TooLarge).into_response();
    };
    let form = Form(serde_urlencoded::from_bytes(&bytes).unwrap_or_default());
    let theme = match state.board.theme_by_slug(&slug).await {
        Ok(theme) if theme.state.is_public() => theme,
        Ok(_) => return Rerender::fault(Fault::NotFound).into_response(),
        Err(error) => return Rerender::fault(error.into()).into_response(),
    };
    if what == "forget" {
        return forget(&state, &slug);
    }
    if what == "enter" {
        return enter(&state, &theme, &form, &parts.headers).await;
    }
    match act(&state, &theme, &what, &form, &parts.headers).await {
        Ok((done, carried)) => {
            let mut response = Redirect::to(&form.page_after(&slug, &done)).into_response();
            set_cookie(&mut response, ticket_cookie(&state, &slug, &carried));
            response
        }
        Err(fault) => Rerender::new(form.page(&slug, &what), form.0, fault).into_response(),
    }
}

async fn act(state: &AppState, theme: &Theme, what: &str, form: &Form, headers: &HeaderMap) -> Result<(Done, Carried), Fault> {
    session::nameless(headers)?;
    let action = form.action(what)?;
    let carried = match ticket(headers) {
        Some(carried) => carried,
        None if theme.tier == Tier::Open => Carried { ticket: anon::new_secret()?.into(), own: true },
        None => return Err(Refusal::NoTicket.into()),
    };
    let theme: ThemeId = theme.id;
    let done = anon::perform(state, theme, &carried.ticket, None, action).await?;
    Ok((done, carried))
}

/// `GET /t/{slug}/mine/ticket`: gives the ticket of the cookie back to the browser that holds it, so that the island goes on with the ticket
/// that a plain form began. The board page cannot read the cookie, and must not: it would then be sent with every reading of the board.
pub async fn own_ticket(headers: HeaderMap) -> Response<Body> {
    match ticket(&headers) {
        Some(carried) if session::nameless(&headers).is_ok() => carried.value().into_response(),
        _ => StatusCode::NO_CONTENT.into_response(),
    }
}

/// Takes a ticket from paper, or from another device, as this browser's own; a mistyped one is told before anything is kept.
async fn enter(state: &AppState, theme: &Theme, form: &Form, headers: &HeaderMap) -> Response<Body> {
    let typed = form.get("code");
    let checked = async {
        session::nameless(headers)?;
        let ticket = Ticket::parse(typed).map_err(anon::bad_code)?;
        anon::known(state, theme, &ticket).await?;
        Ok::<_, Refusal>(ticket)
    };
    match checked.await {
        Ok(ticket) => {
            let mut response = Redirect::to(&format!("/t/{}?done=entered", theme.slug)).into_response();
            set_cookie(&mut response, ticket_cookie(state, &theme.slug, &Carried { ticket, own: !form.get("own").is_empty() }));
            response
        }
        Err(refusal) => Rerender::new(format!("/t/{}", theme.slug), form.0.clone(), refusal.into()).into_response(),
    }
}

/// Lets the browser forget its ticket. Whose it was leaves no trace here, for nothing of it is stored.
fn forget(state: &AppState, slug: &str) -> Response<Body> {
    let mut response = Redirect::to(&format!("/t/{slug}/mine?done=forgotten")).into_response();
    let mut gone = cookie(state, slug, String::new());
    gone.make_removal();
    set_cookie(&mut response, gone);
    response
}

fn ticket_cookie(state: &AppState, slug: &str, carried: &Carried) -> Cookie<'static> {
    let mut cookie = cookie(state, slug, carried.value());
    if carried.own {
        cookie.set_max_age(time::Duration::days(KEPT_DAYS));
    }
    cookie
}

fn cookie(state: &AppState, slug: &str, value: String) -> Cookie<'static> {
    // Not HttpOnly: the island writes it too, so that both ways use one ticket.
    Cookie::build((TICKET_COOKIE, value)).path(format!("/t/{slug}/mine")).same_site(SameSite::Lax).secure(state.config.is_https()).build()
}

fn set_cookie(response: &mut Response<Body>, cookie: Cookie<'static>) {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// The fields of a form as they came.
struct Form(Vec<(String, String)>);

impl Form {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    fn action(&self, what: &str) -> Result<Action, Fault> {
        let note = || self.get("note").parse().map_err(|_| Fault::Refused(Refusal::NoNote));
        let text = || self.get("text").to_owned();
        match what {
            "post" => {
                let prompt = self.get("prompt").parse().map_err(|_| Fault::Refused(Refusal::NoPrompt))?;
                self.look_twice()?;
                Ok(Action::Post { prompt, text: text(), nonce: None })
            }
            "edit" => {
                let note = note()?;
                self.look_twice()?;
                Ok(Action::Edit { note, text: text() })
            }
            "withdraw" => Ok(Action::Withdraw { note: note()? }),
            "like" => Ok(Action::Like { note: note()? }),
            "unlike" => Ok(Action::Unlike { note: note()? }),
            _ => Err(Fault::NotFound),
        }
    }

    /// Asks once whether a text that may give somebody away is meant so. Longer texts than a note are refused for their length anyway.
    fn look_twice(&self) -> Result<(), Fault> {
        let text: String = self.get("text").chars().take(4 * NOTE_MAX).collect();
        let hints: Vec<_> = if self.get("anyway").is_empty() { guard::hints(&text) } else { Vec::new() };
        if hints.is_empty() { Ok(()) } else { Err(Refusal::Hints(hints.into_iter().map(|hint| hint.kind).collect()).into()) }
    }

    /// The page on which the form stands.
    fn page(&self, slug: &str, what: &str) -> String {
        if matches!(what, "edit" | "withdraw") || self.get("from") == "mine" { format!("/t/{slug}/mine") } else { self.board(slug, None) }
    }

    /// The page to go to after it is done.
    fn page_after(&self, slug: &str, done: &Done) -> String {
        let word = match done {
            Done::Posted { .. } => "posted",
            Done::Edited { .. } => "edited",
            Done::Withdrawn => "withdrawn",
            Done::Liked => "liked",
            Done::Unliked => "unliked",
            Done::Mine(_) => "mine",
        };
        match done {
            Done::Posted { .. } => self.board(slug, Some(word)),
            Done::Liked | Done::Unliked if self.get("from") != "mine" => {
                let note: String = self.get("note").chars().filter(|c| c.is_ascii_hexdigit() || *c == '-').collect();
                format!("{}#n-{note}", self.board(slug, Some(word)))
            }
            _ => format!("/t/{slug}/mine?done={word}"),
        }
    }

    /// The board as the reader had sorted and filtered it.
    fn board(&self, slug: &str, done: Option<&str>) -> String {
        let mut query: Vec<(&str, &str)> = ["sort", "only", "q", "page"].into_iter().map(|name| (name, self.get(name))).collect();
        query.push(("done", done.unwrap_or_default()));
        query.retain(|(_, value)| !value.is_empty());
        match serde_urlencoded::to_string(&query) {
            Ok(query) if !query.is_empty() => format!("/t/{slug}?{query}"),
            _ => format!("/t/{slug}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn the_reader_comes_back_to_the_same_view() {
        let form = form(&[("note", "ab-1\"<"), ("sort", "stickers"), ("q", "決裁&x")]);
        assert_eq!(form.page_after("a", &Done::Liked), "/t/a?sort=stickers&q=%E6%B1%BA%E8%A3%81%26x&done=liked#n-ab-1");
        assert_eq!(form.page("a", "like"), "/t/a?sort=stickers&q=%E6%B1%BA%E8%A3%81%26x");
        assert_eq!(form.page("a", "edit"), "/t/a/mine");
    }

    #[test]
    fn a_wrong_id_is_told_before_anything_is_done() {
        assert_eq!(form(&[("note", "x")]).action("like"), Err(Refusal::NoNote.into()));
        assert_eq!(form(&[]).action("post"), Err(Refusal::NoPrompt.into()));
        assert_eq!(form(&[]).action("drop"), Err(Fault::NotFound));
    }
}
