//! What each step but the first is about.

use leptos::prelude::*;

use super::{
    shown::{Shown, put_off},
    trial::trial,
};
use crate::address::{Address, PrintedSheet};
use crate::components::fields::{FormState, Told};
use crate::domain::{
    first_day::Reach,
    library::{FIRST_IDEA, IdeaRef},
    office_settings::FirstStep,
    passphrase::PASSPHRASE_MIN,
};
use crate::pages::theme_edit::idea_address;

/// What a step is about.
pub(super) fn bodies(shown: &Shown, step: FirstStep) -> AnyView {
    match step {
        // In a file of its own.
        FirstStep::Office => ().into_any(),
        FirstStep::Passphrase => passphrase(shown),
        FirstStep::Address => address(shown),
        FirstStep::Team => team(shown),
        FirstStep::Letterhead => letterhead(shown),
        FirstStep::Theme => theme(shown),
        FirstStep::Poster => poster(shown),
        FirstStep::Trial => trial(shown),
    }
}

fn passphrase(shown: &Shown) -> AnyView {
    let text = &shown.lang().texts().first_day;
    if shown.config.passphrase.is_some() {
        return view! { <p>{text.fixed}"KIZUKI_PASSPHRASE"</p> }.into_any();
    }
    let is_set = shown.office.key.is_some();
    let form = FormState { prefix: "", ..shown.form.clone() };
    let told = Told::of(&form, "passphrase", text.phrase_hint);
    let (says, set) = if is_set {
        (text.phrase_forget, text.phrase_again)
    } else {
        (text.phrase_none, text.phrase_set)
    };
    let drop = is_set.then(|| {
        view! {
            <form method="post" action=Address::SetPassphrase>
                <input type="hidden" name="page" value=Address::FirstDay/>
                <button class="btn plain danger" name="none" value="1">{text.phrase_drop}</button>
            </form>
        }
    });
    // No field for passwords: in those, browsers turn off the means to write Japanese.
    view! {
        <p>{says}</p>
        <form class="form" method="post" action=Address::SetPassphrase>
            <input type="hidden" name="page" value=Address::FirstDay/>
            <div class="field">
                <label for="passphrase">{text.phrase}</label>
                {told.hint()}
                <input id="passphrase" name="passphrase" type="text" autocomplete="off" autocapitalize="none" spellcheck="false"
                    required minlength=PASSPHRASE_MIN.to_string() aria-invalid=told.invalid() aria-describedby=told.describedby()/>
                {told.problem()}
            </div>
            <p class="actions"><button class="btn">{set}</button></p>
        </form>
        {drop}
    }
    .into_any()
}

fn address(shown: &Shown) -> AnyView {
    let text = &shown.lang().texts().first_day;
    let (says, how) = match shown.day.facts.reach {
        Reach::Https => (text.address_https, None),
        Reach::Plain => (text.address_plain, Some(text.address_how)),
        Reach::ThisMachine => (text.address_here, Some(text.address_how)),
    };
    view! {
        <p>{text.address_is}<code>{shown.origin.clone()}</code></p>
        <p>{says}</p>
        {how.map(|how| view! { <p class="quiet">{how}</p> })}
    }
    .into_any()
}

fn team(shown: &Shown) -> AnyView {
    let text = &shown.lang().texts().first_day;
    view! {
        <p>{text.team_alone}</p>
        <p><a class="btn plain" href=Address::Team>{text.team_go}</a></p>
    }
    .into_any()
}

fn letterhead(shown: &Shown) -> AnyView {
    let text = &shown.lang().texts().first_day;
    view! { <p><a class="btn plain" href=Address::Letterhead>{text.letterhead_go}</a></p> }
        .into_any()
}

/// The theme that there is; or the idea for a first one, the library, and the empty form.
fn theme(shown: &Shown) -> AnyView {
    let lang = shown.lang();
    let text = &lang.texts().first_day;
    if let Some(theme) = &shown.day.theme {
        let to = Address::AdminTheme(theme.id);
        return view! { <p>{text.theme_there}<a href=to dir="auto">{theme.title.clone()}</a></p> }
            .into_any();
    }
    let idea = (text.theme_idea)(lang.texts().ideas.of(FIRST_IDEA).title);
    view! {
        <p class="actions">
            <a class="btn" href=idea_address(IdeaRef::Brought(FIRST_IDEA), None)>{idea}</a>
            <a class="btn plain" href=Address::Library>{text.theme_go}</a>
            <a class="btn plain" href=Address::NewTheme>{text.theme_scratch}</a>
        </p>
    }
    .into_any()
}

fn poster(shown: &Shown) -> AnyView {
    let texts = shown.lang().texts();
    let text = &texts.first_day;
    let Some(theme) = &shown.day.theme else {
        return view! { <p>{text.poster_none}</p> }.into_any();
    };
    let sheet = |what| Address::PrintPaper(theme.id, what);
    let name = (texts.first_day_words.step)(FirstStep::Poster);
    view! {
        <p class="actions">
            <a class="btn plain" href=sheet(PrintedSheet::Poster)>{text.poster_go}</a>
            <a class="btn plain" href=sheet(PrintedSheet::LargePoster)>{text.poster_large}</a>
        </p>
        {put_off(FirstStep::Poster, "done", text.poster_done, name)}
    }
    .into_any()
}
