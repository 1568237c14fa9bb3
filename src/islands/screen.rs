//! The island of the screen: turns pages where the notes do not fit on one, and brings them up to
//! date.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Document, Element};

use super::{live::LiveLine, refresh};
use crate::browser::{dom, every};

/// How long a page stands: enough to read a dozen notes from across a room.
const TURN: Duration = Duration::from_secs(20);
/// After so many turns the screen asks even when nobody said that there is something new: "9 days
/// left" becomes "8 days left".
const ASKS_EVERY: u32 = 90;

/// Where the pages stand.
#[derive(Default)]
struct Turning {
    /// The page that is shown, from 0.
    at: i32,
    /// The page to go on with once the news have been shown.
    then: Option<i32>,
    /// Notes came that stand on the first page.
    news: bool,
    turns: u32,
    /// What the server sent last.
    seen: String,
}

impl Turning {
    /// The page that comes next. News interrupt the round once, and the round goes on where it was.
    fn next(&mut self, pages: i32) -> i32 {
        let usual = self.then.take().unwrap_or(self.at + 1);
        self.at = if std::mem::take(&mut self.news) && self.at > 0 {
            self.then = Some(usual);
            0
        } else {
            usual
        };
        if self.at >= pages {
            self.at = 0;
        }
        self.at
    }
}

/// Turns the pages. What it needs to know stands in the page: a program that every board loads as
/// well has no bytes to spare for properties.
#[island]
pub fn Screen() -> impl IntoView {
    // Not in an effect, whose machinery is a kilobyte: the page is there already when an island
    // wakes.
    if is_browser() {
        wake();
    }
    view! { <p class="pages" id="pages" hidden></p> }
}

fn wake() {
    let Some(screen) = document().get_element_by_id("screen") else {
        return;
    };
    let known = |name| screen.get_attribute(name).unwrap_or_default();
    let turning =
        Rc::new(RefCell::new(Turning { seen: screen.inner_html(), ..Turning::default() }));
    // Only now, so that without this program all notes stand below each other.
    if let Some(main) = screen.parent_element() {
        dom::attribute(&main, "data-awake", Some(""));
    }
    show(&mut turning.borrow_mut());
    let news: Rc<dyn Fn()> = {
        let turning = turning.clone();
        Rc::new(move || {
            let turning = turning.clone();
            spawn_local(async move { bring_up_to_date(&turning).await });
        })
    };
    let line = LiveLine::open(
        &known("data-slug"),
        known("data-revision").parse().unwrap_or_default(),
        news.clone(),
    );
    every(TURN, move || {
        if held() {
            return;
        }
        let turns = turn(&mut turning.borrow_mut());
        if !line.is_open() || turns.is_multiple_of(ASKS_EVERY) {
            news();
        }
    });
}

/// Shows the next page.
fn turn(turning: &mut Turning) -> u32 {
    let before = turning.at;
    turning.turns += 1;
    if turning.next(pages()) != before
        && let Some(wall) = wall()
    {
        // Two names for the same movement: only a change of name starts it again.
        dom::attribute(&wall, "data-turn", Some(if turning.turns % 2 == 1 { "a" } else { "b" }));
    }
    show(turning);
    turning.turns
}

fn wall() -> Option<Element> {
    document().get_element_by_id("wall")
}

/// Whether a reader stopped the pages: whoever has come to the wall with the keyboard. A finger or
/// a mouse at a screen in a lobby must not stop them for everybody.
fn held() -> bool {
    !dom::all("#wall:focus-visible").is_empty()
}

/// How many pages there are: the columns of notes go on to the right of what the wall shows.
fn pages() -> i32 {
    wall().map_or(1, |wall| match wall.client_width() {
        0 => 1,
        width => (wall.scroll_width() + width - 1) / width,
    })
}

/// Puts the page in view, and says which one it is; nothing where there is only one.
fn show(turning: &mut Turning) {
    let pages = pages();
    turning.at = turning.at.min(pages - 1);
    if let Some(wall) = wall() {
        wall.set_scroll_left(turning.at * wall.client_width());
    }
    if let (Some(line), Some(screen)) =
        (document().get_element_by_id("pages"), document().get_element_by_id("screen"))
    {
        let says = screen.get_attribute("data-pages").unwrap_or_default();
        line.set_text_content(Some(
            &says
                .replace("{at}", &(turning.at + 1).to_string())
                .replace("{of}", &pages.to_string()),
        ));
        dom::attribute(&line, "hidden", (pages == 1).then_some(""));
    }
}

/// Fetches the page and puts it in place of what is shown, if the server sends something else than
/// before.
async fn bring_up_to_date(turning: &RefCell<Turning>) {
    let Some(fresh) = refresh::fetch().await else {
        return;
    };
    let (Some(ours), Some(theirs)) =
        (document().get_element_by_id("screen"), fresh.get_element_by_id("screen"))
    else {
        return;
    };
    if style(&fresh) != style(&document()) {
        // The server is a newer one: this program and its style are no longer those that fit the
        // page.
        let _ = window().location().reload();
        return;
    }
    let mut turning = turning.borrow_mut();
    let sent = theirs.inner_html();
    if held() || turning.seen == sent {
        return;
    }
    let before = refresh::notes();
    let _ = ours.replace_with_with_node_1(&theirs);
    turning.seen = sent;
    turning.news |= refresh::notes().iter().any(|note| !before.contains(note));
    show(&mut turning);
}

fn style(page: &Document) -> Option<String> {
    page.query_selector("link[rel=stylesheet]").ok()??.get_attribute("href")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(turning: &mut Turning, times: usize, pages: i32) -> Vec<i32> {
        (0..times).map(|_| turning.next(pages)).collect()
    }

    #[test]
    fn the_round_begins_anew_after_the_last_page() {
        assert_eq!(next(&mut Turning::default(), 4, 3), [1, 2, 0, 1]);
        assert_eq!(next(&mut Turning::default(), 2, 1), [0, 0]);
    }

    #[test]
    fn news_are_shown_at_the_next_turn_and_the_round_goes_on() {
        let mut turning = Turning { at: 4, ..Turning::default() };
        turning.news = true;
        assert_eq!(next(&mut turning, 3, 9), [0, 5, 6]);
        // More news while the first page stands: the round still gets on.
        turning.news = true;
        assert_eq!(turning.next(9), 0);
        turning.news = true;
        assert_eq!(next(&mut turning, 2, 9), [7, 8]);
    }

    #[test]
    fn pages_that_are_gone_are_not_shown() {
        let mut turning = Turning { at: 5, ..Turning::default() };
        assert_eq!(turning.next(2), 0);
    }
}
