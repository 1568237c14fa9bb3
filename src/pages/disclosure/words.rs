//! The words, each with what is done with it, and the field for words of one's own.

use leptos::prelude::*;

use super::shown::Shown;
use crate::address::Address;
use crate::components::fields::{FormState, TextArea};
use crate::domain::{
    disclosure::{Passage, Ruling},
    guard::Kind,
};
use crate::http::echo::Echo;
use crate::i18n::Lang;
use crate::report::ruling_said;
use crate::service::Disclosure;

/// The form's id: the buttons beside the notes belong to it.
pub(super) const FORM: &str = "rule";

/// Words that are shown at a time, those that nobody decided about first. More fields than that a
/// form should not have; the next come when these are decided.
const AT_ONCE: usize = 60;

/// The form.
pub(super) fn decide(shown: &Shown, disclosure: &Disclosure) -> AnyView {
    let lang = shown.lang;
    let text = &lang.texts().disclosure;
    let rows = (disclosure.passages.iter().take(AT_ONCE).enumerate())
        .map(|(at, passage)| row(shown, at, passage));
    let rows = rows.collect_view();
    let none = disclosure.passages.is_empty().then(|| view! { <p>{text.none}</p> });
    let left = disclosure.passages.iter().skip(AT_ONCE).filter(|one| one.ruling.is_none()).count();
    let left = (left > 0).then(|| view! { <p class="quiet">{(text.undecided_n)(left)}</p> });
    let form = FormState { lang, echo: shown.echo.clone(), prefix: "" };
    let own = chosen(shown.echo.as_ref(), "ruling", 0, "").unwrap_or_default();
    let theme = disclosure.theme.id;
    view! {
        <section class="panel" aria-labelledby="words">
            <h2 id="words">{text.proposals}</h2>
            {none}
            <form id=FORM class="form disclosure" method="post" action=Address::RuleWords>
                <input type="hidden" name="page" value=Address::Disclosure(theme)/>
                <input type="hidden" name="theme" value=theme.to_string()/>
                <ul class="passages">{rows}</ul>
                {left}
                <TextArea form field="text" label=text.own hint=text.own_hint/>
                <div class="field">
                    <label for="own-ruling">{text.own_ruling}</label>
                    <select id="own-ruling" name="ruling">{options(lang, &own, false)}</select>
                </div>
                <p class="actions"><button class="btn">{text.save}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// Words, what they are taken for, where they stand, and the choice.
fn row(shown: &Shown, at: usize, passage: &Passage) -> impl IntoView + use<> {
    let lang = shown.lang;
    let text = &lang.texts().disclosure;
    let was = passage.ruling.map_or("", Ruling::as_str);
    let wish = chosen(shown.echo.as_ref(), "wish", at, &passage.words);
    let wish = wish.unwrap_or_else(|| was.to_owned());
    let words = passage.words.clone();
    let (id, label) = (format!("wish-{at}"), (text.choice_of)(&words));
    let kind = kind_said(lang, passage.kind);
    let notes = (text.in_notes)(passage.notes.len());
    let class = if passage.treated().covers() { "covered" } else { "" };
    view! {
        <li>
            <p><b class=class dir="auto">{words.clone()}</b>" "<span class="quiet">{kind}"・"{notes}</span></p>
            <input type="hidden" name=format!("words[{at}]") value=words/>
            <input type="hidden" name=format!("was[{at}]") value=was/>
            <select id=id name=format!("wish[{at}]") aria-label=label>{options(lang, &wish, true)}</select>
        </li>
    }
}

/// What somebody chose in a form that failed: about the same words, wherever these stand now.
fn chosen(echo: Option<&Echo>, name: &str, at: usize, words: &str) -> Option<String> {
    let echo = echo?;
    if words.is_empty() {
        return echo.value(name).map(str::to_owned);
    }
    let sent = |at: usize| echo.value(&format!("words[{at}]"));
    let same = |at: &usize| sent(*at).is_some_and(|sent| sent.replace("\r\n", "\n") == words);
    let at = Some(at).filter(same).or_else(|| (0..AT_ONCE).find(same))?;
    echo.value(&format!("{name}[{at}]")).map(str::to_owned)
}

fn options(lang: Lang, chosen: &str, undecided: bool) -> AnyView {
    let text = &lang.texts().disclosure;
    let none = undecided.then(|| {
        view! { <option value="" selected=chosen.is_empty()>{text.undecided_choice}</option> }
    });
    let rulings = Ruling::ALL.iter().map(|ruling| {
        let word = ruling.as_str();
        view! { <option value=word selected={word == chosen}>{ruling_said(lang, *ruling)}</option> }
    });
    view! { {none}{rulings.collect_view()} }.into_any()
}

const fn kind_said(lang: Lang, kind: Option<Kind>) -> &'static str {
    let text = &lang.texts().disclosure;
    match kind {
        Some(Kind::Name) => text.kind_name,
        Some(Kind::Phone) => text.kind_phone,
        Some(Kind::Mail) => text.kind_mail,
        Some(Kind::DateTime) => text.kind_date_time,
        Some(Kind::Number) => text.kind_number,
        Some(Kind::Alone) => text.kind_alone,
        None => text.kind_own,
    }
}
