//! The form into which a ticket from paper is typed.

use leptos::prelude::*;

use crate::address::{Address, OwnForm};
use crate::domain::{anon::Refusal, fault::Fault, settings::Tier, theme::Theme};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::service::TicketCounts;

/// The form, with how many tickets are out and used. The island hides the form where this browser
/// has a ticket already.
#[component]
pub fn EnterTicket(
    lang: Lang,
    theme: Theme,
    tickets: TicketCounts,
    echo: Option<Echo>,
) -> impl IntoView {
    let text = &lang.texts().ticket;
    let here = echo.filter(|echo| echo.value("code").is_some());
    let typed = here.as_ref().and_then(|echo| echo.value("code")).unwrap_or_default().to_owned();
    let problem = here.as_ref().map(|echo| say::fault(lang, &echo.fault));
    let failed = problem.is_some();
    let asked =
        here.as_ref().is_some_and(|echo| echo.fault == Fault::Refused(Refusal::OtherTicket));
    let own = here.as_ref().is_some_and(|echo| echo.value("own").is_some());
    let buttons = if asked {
        keep_or_replace(lang, &theme)
    } else {
        view! { <p class="actions"><button class="btn">{text.use_button}</button></p> }.into_any()
    };
    let described = if failed { "code-err code-hint" } else { "code-hint" };
    view! {
        <section class="enter" aria-labelledby="enter">
            <h2 id="enter">{text.use_title}</h2>
            {handed_out(lang, tickets, theme.quorum)}
            {has_ticket(lang)}
            <form class="form enter-form" method="post"
                action=Address::Act(&theme.slug, OwnForm::Enter)>
                <p>
                    {if theme.tier == Tier::Sealed { text.use_lead_sealed } else { text.use_lead }}
                </p>
                <div class="field">
                    <label for="code">{text.code}</label>
                    <p class="hint" id="code-hint">{text.code_hint}</p>
                    <p class="err" id="code-err" role=failed.then_some("alert") hidden=!failed>
                        {problem}
                    </p>
                    <input id="code" class="num" name="code" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60"
                        placeholder="K7QM-9F3X-…" value=typed aria-describedby=described aria-invalid=(failed && !asked).then_some("true")/>
                </div>
                <label class="choice">
                    <input type="checkbox" name="own" value="1" checked=own/>
                    <span>{text.own}<span class="hint">{text.own_hint}</span></span>
                </label>
                {buttons}
            </form>
        </section>
    }
}

/// How many tickets are out and used, and how many are missing before anybody can post.
fn handed_out(lang: Lang, tickets: TicketCounts, quorum: u32) -> AnyView {
    let text = &lang.texts().ticket;
    let missing = (tickets.out < u64::from(quorum))
        .then(|| view! { <strong>{(text.quorum)(tickets.out, quorum)}</strong> });
    let says = say::handed_out(lang, tickets.out, tickets.used, tickets.of);
    view! { <p class="out">{says}{missing}</p> }.into_any()
}

/// The choice of somebody whose browser has another ticket, which the new one would displace.
/// Without JavaScript; with it the card asks (`components/offer.rs`).
fn keep_or_replace(lang: Lang, theme: &Theme) -> AnyView {
    let offer = &lang.texts().offer;
    let mine = format!("{}#ticket", Address::Mine(&theme.slug));
    view! {
        <p>
            {(theme.tier == Tier::Sealed).then_some(offer.other_sealed)}" "{offer.other_note}" "
            <a href=mine>{offer.number}</a>
        </p>
        <p class="actions">
            <a class="btn" href=Address::Board(&theme.slug)>{offer.keep}</a>
            <button class="btn danger" name="replace" value="1">{offer.replace}</button>
        </p>
    }
    .into_any()
}

/// Says that this browser has a ticket, and on a shared PC how to wipe it. The island shows it.
fn has_ticket(lang: Lang) -> AnyView {
    let text = &lang.texts().ticket;
    view! {
        <div class="has" hidden>
            <p>{text.has}</p>
            <div class="shared" hidden>
                <p class="hint">{text.has_shared}</p>
                <p class="banner bad" id="idle" role="status" hidden>
                    {lang.texts().sealed.idle_warning}
                </p>
                <button class="btn plain wipe" type="button">{text.wipe}</button>
            </div>
        </div>
    }
    .into_any()
}
