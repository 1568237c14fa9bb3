//! `/admin/themes/{id}`: one theme for its organizers: where it stands, what comes next, its
//! report, its notes.

mod before;
mod choosing;
mod delete;
mod notes;
mod openings;
mod shown;
mod tickets;

use leptos::prelude::*;

use self::{
    before::before,
    choosing::choosing,
    delete::delete,
    notes::moderation,
    shown::{NotesPart, ShownTheme},
    tickets::Tickets,
};
use super::admin::signed_in;
use crate::address::{Address, DONE, ThemeFlash};
use crate::components::{
    fields::{FormBanner, FormState, TextArea, TextField},
    layout::Admin,
    request,
    urgent::Urgent,
};
use crate::domain::{
    account::Right,
    day_change::moved_days,
    fault::Fault,
    note::{BoardView, Note, Sort},
    outside::can_leave,
    settings::{Switch, Tally},
    theme::State,
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::store::Account;

/// The page.
#[component]
pub fn AdminThemePage() -> impl IntoView {
    let lang = request::lang();
    let (id, done) = (request::param("id"), request::query(DONE));
    let echo = request::echo();
    let asked = NotesPart::here();
    signed_in(move |state, account| async move {
        let theme = state.board.theme(id.parse().map_err(|_| Fault::NotFound)?).await?;
        let mut notes = state.board.notes(theme.id).await?;
        // Replies are hidden and approved like notes.
        let replies = state.board.replies(theme.id).await?;
        let of_replies = replies.iter().map(|reply| reply.note.id).collect();
        notes.extend(replies.into_iter().map(|reply| reply.note));
        BoardView { sort: Some(Sort::Stickers), ..BoardView::default() }.apply(&mut notes, true);
        let blocks = state.board.blocks(theme.id).await?;
        let totals = state.board.totals().await?.get(&theme.id).copied().unwrap_or_default();
        let today = state.today();
        let tickets = state.tickets_shown(&theme).await?;
        // Once it is open, nobody asks whether to ask.
        let asked_before =
            if theme.state < State::Open { state.asked_before(&theme).await? } else { Vec::new() };
        let late = State::Open != theme.state && theme.clashes_with_calendar(State::Open, today);
        let letterhead = state.letterhead().await?;
        let number = state.board.report_number(theme.id).await?.unwrap_or_default();
        let numbering = letterhead.counts_reports().then_some((letterhead.number, number));
        let can_be_deleted = state.can_be_deleted(&theme).await?;
        let shown = ShownTheme {
            can_be_deleted,
            can_choose: theme.can_be_chosen_from(today),
            numbering,
            lang,
            dates: state.dates(),
            role: account.role,
            account: account.id,
            blocks,
            replies: of_replies,
            posting: theme.accepts_notes(today),
            stickers: theme.accepts_stickers(today),
            late,
            today,
            theme,
            totals,
            tickets,
            asked,
            asked_before,
            echo,
        };
        Ok(content(&shown, account, notes, &done).into_any())
    })
}

fn content(
    shown: &ShownTheme,
    account: Account,
    notes: Vec<Note>,
    done: &str,
) -> impl IntoView + use<> {
    let (lang, theme) = (shown.lang, &shown.theme);
    let text = &lang.texts().admin;
    let title = theme.title.clone();
    let flash = done.parse().ok().map(|done| {
        view! { <div class="banner good" role="status"><p>{flash(lang, done)}</p></div> }
    });
    let form = FormState { lang, echo: shown.echo.clone(), prefix: "" };
    let reviewer = (!shown.may(Right::Themes))
        .then(|| view! { <div class="banner"><p>{text.reviewer}</p></div> });
    let tickets = view! {
        <Tickets lang theme=theme.clone() tickets=shown.tickets echo=shown.echo.clone()
            prints=shown.may(Right::Tickets)/>
    }
    .into_any();
    let (head, steps, counts, report) = (head(shown), steps(shown), counts(shown), report(shown));
    let (before, choosing, delete) = (before(shown), choosing(shown), delete(shown));
    let notes = theme.state.has_board().then(|| moderation(shown, notes));
    view! {
        <Admin lang title account>
            <div class="page">
                {head}
                {flash}
                <FormBanner form/>
                {reviewer}
                {steps}
                {choosing}
                {before}
                <div class="split-2">{counts}{report}{tickets}</div>
                {notes}
                {delete}
            </div>
        </Admin>
    }
}

/// What was just done, in words.
fn flash(lang: Lang, done: ThemeFlash) -> &'static str {
    let (text, stops) = (&lang.texts().admin, &lang.texts().moderation);
    match done {
        ThemeFlash::Saved => text.saved,
        ThemeFlash::Merged => lang.texts().edit.merged,
        ThemeFlash::Moved => text.moved,
        ThemeFlash::Hid => text.hid,
        ThemeFlash::HidAll => stops.flash_hid_all,
        ThemeFlash::Restored => text.restored,
        ThemeFlash::Approved => stops.flash_approved,
        ThemeFlash::Proposed => stops.flash_proposed,
        ThemeFlash::Stopped => stops.flash_stopped,
        ThemeFlash::Dropped => stops.flash_dropped,
        ThemeFlash::Lifted => stops.flash_lifted,
        ThemeFlash::Undeleted => lang.texts().trash.undeleted,
        ThemeFlash::Emergency => lang.texts().emergency.flash,
    }
}

/// The title, the period and the address, and the ways to the theme's other pages.
fn head(shown: &ShownTheme) -> AnyView {
    let (lang, theme) = (shown.lang, &shown.theme);
    let text = &lang.texts().admin;
    let kicker = format!("{}　/t/{}", say::period(lang, shown.dates, theme), theme.slug);
    let edit = shown
        .may(Right::Themes)
        .then(|| view! { <a class="btn plain" href=Address::EditTheme(theme.id)>{text.edit}</a> });
    let announce = shown.may(Right::Themes).then(|| {
        let says = lang.texts().announce.link;
        view! { <a class="btn plain" href=Address::Announce(theme.id)>{says}</a> }
    });
    let public = theme.state.is_public().then(|| {
        view! {
            <a class="btn plain" href=Address::Board(&theme.slug)>{text.board}</a>
            <a class="btn plain" href=Address::Screen(&theme.slug)>{lang.texts().screen.open}</a>
        }
    });
    let paper = (theme.state.has_board() && shown.may(Right::Paper)).then(|| {
        view! { <a class="btn plain" href=Address::Paper(theme.id)>{lang.texts().paper.open}</a> }
    });
    let bench = (theme.state.has_board() && shown.may(Right::Review)).then(|| {
        let link = lang.texts().bench.link;
        let answers = lang.texts().answering.public_title;
        view! {
            <a class="btn plain" href=Address::Bench(theme.id)>{link}</a>
            <a class="btn plain" href=Address::Shortlist(theme.id)>{lang.texts().shortlist.title}</a>
            <a class="btn plain" href=Address::Answers(theme.id)>{answers}</a>
            <a class="btn plain" href=Address::Enquiries(theme.id)>{lang.texts().enquiry.title}</a>
        }
    });
    view! {
        <div class="page-head split many">
            <div>
                <p class="crumb"><a href=Address::Admin>{text.themes}</a></p>
                <h1>{theme.title.clone()}</h1>
                <p class="kicker"><Urgent lang emergency=theme.emergency/>{kicker}</p>
            </div>
            <p class="actions">{edit}{announce}{paper}{bench}{public}</p>
        </div>
    }
    .into_any()
}

/// The way of a theme, where it stands, and the next step as the page's one main action.
fn steps(shown: &ShownTheme) -> AnyView {
    let (lang, theme) = (shown.lang, &shown.theme);
    let text = &lang.texts().admin;
    let steps = State::ALL.iter().map(|state| {
        let current = (*state == theme.state).then_some("step");
        let done = (*state < theme.state).then(|| view! { <span class="vh">{text.done}</span> });
        view! {
            <li class=(*state < theme.state).then_some("done") aria-current=current>
                {say::state(lang, *state)}{done}
            </li>
        }
    });
    let steps = steps.collect_view();
    let says = match theme.state {
        State::Draft => text.next_draft.to_owned(),
        State::Announced => (text.next_announced)(say::day(lang, theme.opens_on)),
        State::Open => (text.next_open)(say::day(lang, theme.closes_on)),
        State::Review => text.next_review.to_owned(),
        State::Answered => text.next_answered.to_owned(),
        State::Archived => text.next_archived.to_owned(),
    };
    let late = shown.late.then(|| view! { <p class="quiet">{text.closes_by_itself_passed}</p> });
    let moves = theme
        .state
        .next_by_hand()
        .filter(|to| !(shown.late && *to == State::Open))
        .enumerate()
        .map(|(i, to)| step(shown, to, i == 0));
    let moves = shown.may(Right::Themes).then(|| moves.collect_view());
    view! {
        <section class="panel" aria-labelledby="way">
            <h2 id="way" class="vh">{text.now_state}</h2>
            <ol class="steps">{steps}</ol>
            <div class="next"><p>{says}</p>{late}<div class="actions">{moves}</div></div>
        </section>
    }
    .into_any()
}

/// One step by hand. Closing an open board is confirmed by naming what is closed.
fn step(shown: &ShownTheme, to: State, main: bool) -> impl IntoView + use<> {
    let text = &shown.lang.texts().admin;
    let label = match (shown.theme.state, to) {
        (State::Review, State::Open) => text.go_reopen,
        (_, State::Announced) => text.go_announced,
        (_, State::Open) => text.go_open,
        (_, State::Review) => text.go_review,
        (_, State::Answered) => text.go_answered,
        (_, State::Archived) => text.go_archived,
        (_, State::Draft) => text.go_draft,
    };
    let class = if main { "btn" } else { "btn plain" };
    let (why, wrong) = why(shown, to);
    let form = view! {
        <form method="post" action=Address::MoveTheme novalidate>
            {shown.guards()}
            <input type="hidden" name="to" value=to.as_str()/>
            {why}
            <button class=class>{label}</button>
        </form>
    };
    let confirm = match to {
        State::Review => Some((text.confirm_close)(shown.totals.notes)),
        State::Archived => Some(text.confirm_archive.to_owned()),
        _ => None,
    };
    if let Some(says) = confirm {
        view! {
            <details class="confirm" open=wrong><summary>{label}</summary><p>{says}</p>{form}</details>
        }
        .into_any()
    } else {
        form.into_any()
    }
}

/// How many notes and stickers there are, and what can be done right now.
fn counts(shown: &ShownTheme) -> AnyView {
    let (lang, theme) = (shown.lang, &shown.theme);
    let (common, text) = (&lang.texts().common, &lang.texts().admin);
    let switch = |switch: Switch, open: bool| {
        let until = (text.until)(say::day(lang, switch.until.unwrap_or(theme.closes_on)));
        if open {
            format!("{}{until}", text.open_now)
        } else if switch.on && theme.state < State::Open {
            format!("{}{until}", text.planned)
        } else {
            text.off.to_owned()
        }
    };
    let answers = theme.answers_on.map(|on| {
        let on = say::date(lang, shown.dates, on);
        view! { <dt>{lang.texts().edit.answers}</dt><dd>{on}</dd> }
    });
    let tally = if theme.tally == Tally::Visible { text.tally_visible } else { text.tally_hidden };
    view! {
        <section class="panel" aria-labelledby="sums">
            <h2 id="sums">{text.counts}</h2>
            <dl class="sum">
                <div><dt>{common.notes}</dt><dd>{shown.totals.notes}</dd></div>
                <div class="likes"><dt>{common.likes}</dt><dd>{shown.totals.stickers.total()}{say::on_paper(lang, shown.totals.stickers)}</dd></div>
            </dl>
            <dl class="facts">
                <dt>{text.posting}</dt><dd>{switch(theme.posting, shown.posting)}</dd>
                <dt>{text.stickers}</dt><dd>{switch(theme.stickers, shown.stickers)}</dd>
                <dt>{text.tally}</dt><dd>{tally}</dd>
                {answers}
                <dt>{text.ticket}</dt>
                <dd>{(text.per_ticket)(say::tier(lang, theme.tier), theme.max_notes)}</dd>
            </dl>
        </section>
    }
    .into_any()
}

/// The field for the reason that staff are told of a theme that closes before its last day is over, and
/// whether something is wrong with it.
fn why(shown: &ShownTheme, to: State) -> (Option<AnyView>, bool) {
    let text = &shown.lang.texts().day_change;
    let is_early = to == State::Review && !moved_days(&shown.theme, to, shown.today).is_empty();
    // Only what this form typed.
    let is_own = |echo: &Echo| echo.value("to") == Some(to.as_str());
    let echo = shown.echo.clone().filter(is_own);
    let form = FormState { lang: shown.lang, echo, prefix: "" };
    let wrong = is_early && form.problem("why").is_some();
    let field = is_early.then(|| {
        view! { <TextArea form field="why" label=text.close_why hint=text.close_hint/> }.into_any()
    });
    (field, wrong)
}

/// Whether the report is public, and the button that changes it.
fn report(shown: &ShownTheme) -> AnyView {
    let theme = &shown.theme;
    let text = &shown.lang.texts().admin;
    let public = theme.report_public;
    let says = if public { text.report_public } else { text.report_private };
    let form = shown.may(Right::Reports).then(|| {
        let label = if public { text.report_unpublish } else { text.report_publish };
        view! {
            <form method="post" action=Address::PublishReport>
                {shown.guards()}
                <input type="hidden" name="public" value=(!public).to_string()/>
                <button class="btn plain">{label}</button>
            </form>
        }
    });
    let number = number(shown);
    let disclosure = shown.may(Right::Reports).then(|| {
        view! { <a href=Address::Disclosure(theme.id)>{shown.lang.texts().disclosure.link}</a> }
    });
    let outside = (shown.may(Right::Reports) && can_leave(theme.state)).then(|| {
        let says = shown.lang.texts().outside.link;
        view! { <a href=Address::Outside(theme.id)>{says}</a> }
    });
    view! {
        <section class="panel" aria-labelledby="rep">
            <h2 id="rep">{text.report}</h2>
            <p>{says}</p>
            <div class="actions">
                {form}<a href=Address::Report(&theme.slug)>{text.read_report}</a>{disclosure}{outside}
            </div>
            {number}
        </section>
    }
    .into_any()
}

/// The form for the report's number in the office's register.
fn number(shown: &ShownTheme) -> Option<AnyView> {
    let (pattern, number) = shown.numbering.clone().filter(|_| shown.may(Right::Reports))?;
    let text = &shown.lang.texts().letterhead;
    let hint = (text.document_number_hint)(&pattern);
    // Only what this form typed.
    let echo = shown.echo.clone().filter(|echo| echo.value("document_number").is_some());
    let form = FormState { lang: shown.lang, echo, prefix: "" };
    let form = view! {
        <form class="form" method="post" action=Address::NumberReport>
            {shown.guards()}
            <TextField form field="document_number" label=text.document_number hint stored=number class="short" required=false/>
            <p class="actions"><button class="btn plain">{text.save_number}</button></p>
        </form>
    };
    Some(form.into_any())
}
