//! On a theme's page: its drawn tickets, and its certificate once it is archived.

use leptos::prelude::*;

use crate::address::Address;
use crate::components::fields::{FormState, Told};
use crate::domain::{
    settings::Tier,
    slips::BATCH_MAX,
    theme::{State, Theme},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::service::TicketCounts;

/// How many tickets are out and used, and the form that prints more.
#[component]
pub fn Tickets(
    lang: Lang,
    theme: Theme,
    tickets: TicketCounts,
    echo: Option<Echo>,
    prints: bool,
) -> impl IntoView {
    if theme.state == State::Archived {
        return archived(lang, &theme);
    }
    match theme.tier {
        Tier::Open => return ().into_any(),
        Tier::Sealed => return sealed(lang, &theme, tickets),
        Tier::Drawn => {}
    }
    let text = &lang.texts().ticket;
    let printed = tickets.out;
    let missing = missing(lang, &theme, tickets);
    let form = prints.then(|| {
        if theme.state <= State::Open {
            form(lang, &theme, printed, echo)
        } else {
            view! { <p class="quiet">{text.slips_closed}</p> }.into_any()
        }
    });
    view! {
        <section class="panel" aria-labelledby="slips">
            <h2 id="slips">{text.slips_title}</h2>
            <p>{say::handed_out(lang, printed, tickets.used, None)}</p>
            {missing}
            {form}
        </section>
    }
    .into_any()
}

fn missing(lang: Lang, theme: &Theme, tickets: TicketCounts) -> Option<impl IntoView + use<>> {
    let says = (lang.texts().ticket.quorum)(tickets.out, theme.quorum);
    (tickets.out < u64::from(theme.quorum)).then(|| view! { <p><strong>{says}</strong></p> })
}

fn form(lang: Lang, theme: &Theme, printed: u64, echo: Option<Echo>) -> AnyView {
    let text = &lang.texts().ticket;
    let form = FormState { lang, echo, prefix: "" };
    let told = Told::of(&form, "count", text.slips_lead);
    let id = FormState::id("count");
    view! {
        <form class="form" method="post" action=Address::PrintSlips(theme.id)>
            <input type="hidden" name="printed" value=printed.to_string()/>
            <div class="field">
                <label for=id.clone()>{text.slips_count}</label>
                {told.hint()}
                <input class="short" id=id name="count" type="number" inputmode="numeric" min="1" max=BATCH_MAX required
                    value=form.value("count", "40") aria-invalid=told.invalid() aria-describedby=told.describedby()/>
                {told.problem()}
            </div>
            <p class="actions"><button class="btn">{text.slips_button}</button></p>
        </form>
    }
    .into_any()
}

/// The six words of the stamp key, for the poster and the announcement, once the theme has left
/// draft; and the way to the roster.
fn sealed(lang: Lang, theme: &Theme, tickets: TicketCounts) -> AnyView {
    let text = &lang.texts().sealed;
    let words = theme.stamp_key.map(|key| {
        view! {
            <dl class="facts">
                <dt>{text.words_title}</dt>
                <dd class="stamp-words">{say::words(lang, &key)}</dd>
            </dl>
        }
    });
    view! {
        <section class="panel" aria-labelledby="sealed">
            <h2 id="sealed">{text.key_title}</h2>
            <p>{say::handed_out(lang, tickets.out, tickets.used, tickets.of)}</p>
            {missing(lang, theme, tickets)}
            {words}
            <p><a class="btn plain" href=Address::Roster>{text.to_roster}</a></p>
        </section>
    }
    .into_any()
}

fn archived(lang: Lang, theme: &Theme) -> AnyView {
    let text = &lang.texts().ticket;
    view! {
        <section class="panel" aria-labelledby="archive">
            <h2 id="archive">{text.archived_title}</h2>
            <p>{text.archived_lead}</p>
            <p><a class="btn plain" href=Address::Certificate(theme.id)>{text.certificate}</a></p>
        </section>
    }
    .into_any()
}
