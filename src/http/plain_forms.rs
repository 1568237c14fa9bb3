//! The anonymous actions without JavaScript: plain HTML forms below `/t/{slug}/mine/`, the only
//! path to which the browser sends the ticket's cookie. They go their own small way to the same
//! code as `POST /anon`.

use axum::{
    body::{Body, to_bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Request, Response, header, request::Parts},
    response::{IntoResponse, Redirect},
};

use super::{
    AppState,
    echo::Rerender,
    session,
    ticket_cookie::{self, CookieTicket, ticket},
    with_query,
};
use crate::address::{Address, BoardFlash, DONE, OwnFlash, OwnForm, Route};
use crate::domain::{
    anon::{Action, Done, REQUEST_MAX, Refusal},
    fault::Fault,
    guard,
    ids::{PromptId, ThemeId},
    settings::Tier,
    slug,
    text::{self, NOTE_MAX},
    theme::Theme,
};
use crate::service::{Error, anon};
use crate::ticket::Ticket;

/// In the query of a form that was sent on with a new ticket's cookie.
const WITH_TICKET: &str = "ticket";

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
    let form = PlainForm(serde_urlencoded::from_bytes(&bytes).unwrap_or_default());
    let theme = match state.board.theme_by_slug(&slug).await {
        Ok(theme) if theme.state.is_public() => theme,
        Ok(_) => return Rerender::fault(Fault::NotFound).into_response(),
        Err(error) => return Rerender::fault(Error::from(error).told()).into_response(),
    };
    let what = match what.parse() {
        Ok(OwnForm::Forget) => return forget(&state, &slug),
        Ok(OwnForm::Enter) => return enter(&state, &theme, &form, &parts.headers).await,
        Ok(what) => what,
        Err(_) => {
            return Rerender::new(form.board(&slug, None), form.0, Fault::NotFound).into_response();
        }
    };
    match act(&state, &theme, what, &form, &parts).await {
        Ok(Acted::NewTicket(carried)) => {
            // 307: the browser sends the same form again (RFC 9110, 15.4.8), now with the cookie.
            let mut response =
                Redirect::temporary(&format!("{}?{WITH_TICKET}", parts.uri.path())).into_response();
            set_cookie(&mut response, carried.cookie(&state.config, &slug));
            response
        }
        Ok(Acted::Done(done, carried)) => {
            let after = form.after(&done);
            let mut response =
                Redirect::to(&form.page_after(&slug, after, column(&state, &form).await))
                    .into_response();
            set_cookie(&mut response, carried.cookie(&state.config, &slug));
            if let After::OwnPage(Some(flash)) = after {
                set_cookie(&mut response, ticket_cookie::say_done(&state.config, &slug, flash));
            }
            response
        }
        Err(error) => Rerender::new(form.page(&slug, what), form.0, error.told()).into_response(),
    }
}

/// What came of a form.
enum Acted {
    /// The action was done with this ticket.
    Done(Done, CookieTicket),
    /// Nothing yet: this browser is given a ticket first.
    NewTicket(CookieTicket),
}

/// A first visit gets its ticket before anything is done, so that a button that is pressed twice
/// acts twice under one ticket, and nothing is done under one that a browser without cookies loses
/// at once.
async fn act(
    state: &AppState,
    theme: &Theme,
    what: OwnForm,
    form: &PlainForm,
    request: &Parts,
) -> Result<Acted, Error> {
    session::nameless(&request.headers)?;
    let action = form.action(what)?;
    if let Action::Post { text, .. } | Action::Reply { text, .. } = &action {
        text::parse(text, NOTE_MAX).map_err(Refusal::Text)?;
    }
    let carried = match ticket(&request.headers) {
        Some(carried) => carried,
        None if theme.tier != Tier::Open => return Err(Refusal::NoTicket.into()),
        None if request.uri.query() == Some(WITH_TICKET) => return Err(Fault::NoCookies.into()),
        None => {
            return Ok(Acted::NewTicket(CookieTicket {
                ticket: anon::new_secret()?.into(),
                own: true,
            }));
        }
    };
    let theme: ThemeId = theme.id;
    let done = anon::perform(state, theme, &carried.ticket, None, action).await?;
    Ok(Acted::Done(done, carried))
}

/// How many characters [`own_ticket`] answers: the longest ticket, with its mark.
const ANSWER: usize = 48;

/// `GET /t/{slug}/mine/ticket`: gives the ticket of the cookie back to the browser that holds it,
/// so that the island goes on with the ticket that a plain form began. The board page cannot read
/// the cookie, and must not: it would then be sent with every reading of the board. Every board
/// asks when it wakes, and all get an answer of one length, so that nobody on the way sees who has
/// a ticket.
pub async fn own_ticket(headers: HeaderMap) -> String {
    let held = ticket(&headers).filter(|_| session::nameless(&headers).is_ok());
    format!("{:<ANSWER$}", held.map(|carried| carried.value()).unwrap_or_default())
}

/// Takes a ticket from paper, or from another device, as this browser's own. A mistyped one is told
/// before anything is kept, and another one that would be lost is asked about.
async fn enter(
    state: &AppState,
    theme: &Theme,
    form: &PlainForm,
    headers: &HeaderMap,
) -> Response<Body> {
    let typed = form.get("code");
    let checked = async {
        session::nameless(headers)?;
        let ticket = Ticket::parse(typed).map_err(anon::bad_code)?;
        anon::known(state, theme, &ticket).await?;
        if form.get("replace").is_empty() && displaces(state, theme, headers, &ticket).await? {
            return Err(Refusal::OtherTicket);
        }
        Ok::<_, Refusal>(ticket)
    };
    match checked.await {
        Ok(ticket) => {
            let mut response =
                Redirect::to(&Address::Board(&theme.slug).after(BoardFlash::Entered))
                    .into_response();
            set_cookie(
                &mut response,
                CookieTicket { ticket, own: !form.get("own").is_empty() }
                    .cookie(&state.config, &theme.slug),
            );
            response
        }
        Err(refusal) => Rerender::new(Address::Board(&theme.slug), form.0.clone(), refusal.into())
            .into_response(),
    }
}

/// Whether this browser's cookie holds another ticket of the theme, which would be lost.
async fn displaces(
    state: &AppState,
    theme: &Theme,
    headers: &HeaderMap,
    ticket: &Ticket,
) -> Result<bool, Refusal> {
    match ticket_cookie::ticket(headers) {
        Some(held) if held.ticket.secret != ticket.secret => {
            match anon::known(state, theme, &held.ticket).await {
                Err(Refusal::UnknownTicket) => Ok(false),
                held => held.map(|()| true),
            }
        }
        _ => Ok(false),
    }
}

/// Lets the browser forget its ticket. Whose it was leaves no trace here, for nothing of it is
/// stored.
fn forget(state: &AppState, slug: &str) -> Response<Body> {
    let mut response =
        Redirect::to(&Address::Mine(slug).after(OwnFlash::Forgotten)).into_response();
    set_cookie(&mut response, ticket_cookie::forget_ticket(&state.config, slug));
    response
}

fn set_cookie(response: &mut Response<Body>, cookie: HeaderValue) {
    response.headers_mut().append(header::SET_COOKIE, cookie);
}

/// The column of the note that a form is about.
async fn column(state: &AppState, form: &PlainForm) -> Option<PromptId> {
    state.board.column_of(form.get("note").parse().ok()?).await.ok()?
}

/// The page on which the form stands that is sent to this address, as the reader had sorted and
/// filtered it.
pub fn page_of<'a>(path: &str, value: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let [slug, what, _] = Route::find(path).filter(|found| found.route == Route::Act)?.parts;
    let fields = ["from", "sort", "only", "q", "page"]
        .map(|name| (name.to_owned(), value(name).unwrap_or_default().to_owned()));
    slug::parse(slug).is_ok_and(|read| read == slug).then(|| {
        let form = PlainForm(fields.to_vec());
        what.parse().map_or_else(|_| form.board(slug, None), |what| form.page(slug, what))
    })
}

/// Where somebody is led after something was done, and what is said there.
#[derive(Clone, Copy)]
enum After {
    Board(BoardFlash),
    OwnPage(Option<OwnFlash>),
}

/// The fields of a form as they came.
struct PlainForm(Vec<(String, String)>);

impl PlainForm {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    fn action(&self, what: OwnForm) -> Result<Action, Fault> {
        let note = || self.get("note").parse().map_err(|_| Fault::Refused(Refusal::NoNote));
        let text = || self.get("text").to_owned();
        match what {
            OwnForm::Post => {
                let prompt =
                    self.get("prompt").parse().map_err(|_| Fault::Refused(Refusal::NoPrompt))?;
                self.look_twice()?;
                Ok(Action::Post { prompt, text: text(), nonce: None })
            }
            OwnForm::Reply => {
                let question = self
                    .get("question")
                    .parse()
                    .map_err(|_| Fault::Refused(Refusal::NoQuestion))?;
                self.look_twice()?;
                let as_author = !self.get("as_author").is_empty();
                Ok(Action::Reply { question, text: text(), as_author, nonce: None })
            }
            OwnForm::Edit => {
                let note = note()?;
                self.look_twice()?;
                Ok(Action::Edit { note, text: text() })
            }
            OwnForm::Withdraw => Ok(Action::Withdraw { note: note()? }),
            OwnForm::Like => Ok(Action::Like { note: note()? }),
            OwnForm::Unlike => Ok(Action::Unlike { note: note()? }),
            OwnForm::Flag => {
                let (note, reason) = (note()?, self.get("reason").parse());
                let reason = reason.map_err(|_| Fault::Refused(Refusal::NoReason))?;
                Ok(Action::Flag { note, reason })
            }
            OwnForm::Unflag => Ok(Action::Unflag { note: note()? }),
            OwnForm::Forget | OwnForm::Enter => Err(Fault::NotFound),
        }
    }

    /// Asks once whether a text that may give somebody away is meant so. Longer texts than a note
    /// are refused for their length anyway.
    fn look_twice(&self) -> Result<(), Fault> {
        let text: String = self.get("text").chars().take(4 * NOTE_MAX).collect();
        let hints: Vec<_> =
            if self.get("anyway").is_empty() { guard::hints(&text) } else { Vec::new() };
        if hints.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Hints(hints.into_iter().map(|hint| hint.kind).collect()).into())
        }
    }

    /// The page on which the form stands.
    fn page(&self, slug: &str, what: OwnForm) -> String {
        let own = matches!(what, OwnForm::Edit | OwnForm::Withdraw | OwnForm::Unflag)
            || self.is_on_own_page();
        if own { Address::Mine(slug).to_string() } else { self.board(slug, None) }
    }

    /// Whether the form stands on one's own page, where the same form can stand on the board.
    fn is_on_own_page(&self) -> bool {
        self.get("from") == "mine"
    }

    /// Which page comes next, and what it says.
    fn after(&self, done: &Done) -> After {
        let own = self.is_on_own_page();
        match done {
            Done::Posted { .. } if !self.get("question").is_empty() => {
                After::Board(BoardFlash::Replied)
            }
            Done::Posted { .. } => After::Board(BoardFlash::Posted),
            Done::Liked if !own => After::Board(BoardFlash::Liked),
            Done::Unliked if !own => After::Board(BoardFlash::Unliked),
            Done::Unliked => After::OwnPage(Some(OwnFlash::Unliked)),
            Done::Flagged => After::Board(BoardFlash::Flagged),
            Done::Unflagged => After::OwnPage(Some(OwnFlash::Unflagged)),
            Done::Edited { .. } => After::OwnPage(Some(OwnFlash::Edited)),
            Done::Withdrawn => After::OwnPage(Some(OwnFlash::Withdrawn)),
            Done::Liked | Done::Mine(_) | Done::Covered => After::OwnPage(None),
        }
    }

    /// The page to go to after it is done: after a sticker the head of its column. Not the note
    /// itself, which the browser's history would name.
    fn page_after(&self, slug: &str, after: After, column: Option<PromptId>) -> String {
        match after {
            After::Board(
                flash @ (BoardFlash::Liked | BoardFlash::Unliked | BoardFlash::Flagged),
            ) => {
                let column = column.map(|column| format!("#p-{column}")).unwrap_or_default();
                format!("{}{column}", self.board(slug, Some(flash)))
            }
            After::Board(flash) => self.board(slug, Some(flash)),
            After::OwnPage(_) => Address::Mine(slug).to_string(),
        }
    }

    /// The board as the reader had sorted and filtered it.
    fn board(&self, slug: &str, flash: Option<BoardFlash>) -> String {
        let mut query: Vec<(&str, &str)> =
            ["sort", "only", "q", "page"].into_iter().map(|name| (name, self.get(name))).collect();
        query.push((DONE, flash.map_or("", BoardFlash::as_str)));
        query.retain(|(_, value)| !value.is_empty());
        with_query(Address::Board(slug), &query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> PlainForm {
        PlainForm(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn the_reader_comes_back_to_the_same_view() {
        let form = form(&[("note", "ab-1\"<"), ("sort", "stickers"), ("q", "決裁&x")]);
        let column = PromptId(uuid::Uuid::nil());
        let view = "/t/a?sort=stickers&q=%E6%B1%BA%E8%A3%81%26x";
        assert_eq!(
            form.page_after("a", After::Board(BoardFlash::Liked), Some(column)),
            format!("{view}&done=liked#p-{column}")
        );
        assert_eq!(
            form.page_after("a", After::Board(BoardFlash::Liked), None),
            format!("{view}&done=liked")
        );
        assert_eq!(form.page("a", OwnForm::Like), "/t/a?sort=stickers&q=%E6%B1%BA%E8%A3%81%26x");
        assert_eq!(form.page("a", OwnForm::Edit), "/t/a/mine");
    }

    #[test]
    fn a_wrong_id_is_told_before_anything_is_done() {
        assert_eq!(form(&[("note", "x")]).action(OwnForm::Like), Err(Refusal::NoNote.into()));
        assert_eq!(form(&[]).action(OwnForm::Post), Err(Refusal::NoPrompt.into()));
    }
}
