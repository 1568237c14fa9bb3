//! A proposal in the form: whether a draft is made of it, what that is called, and when it begins; or
//! the theme that it has become.

use leptos::prelude::*;

use crate::address::Address;
use crate::components::fields::{FormState, Told};
use crate::domain::choosing::Proposal;
use crate::i18n::Lang;
use crate::service::choosing::{Begun, Choosing};

/// The row.
pub(super) fn row(form: &FormState, choosing: &Choosing, proposal: &Proposal) -> AnyView {
    let says = says(form.lang, choosing, proposal);
    let begun: Vec<&Begun> = choosing.begun_with(proposal).collect();
    if !begun.is_empty() {
        return became(form.lang, proposal, &begun, says);
    }
    let text = &form.lang.texts().choosing;
    let item = proposal.place.item;
    let of = |field: &str| format!("rows.{item}.{field}");
    // What was proposed since somebody filled the form in was not in it.
    let sent =
        form.echo.as_ref().is_some_and(|echo| echo.value(&form.name(&of("title"))).is_some());
    let form = &FormState { echo: form.echo.clone().filter(|_| sent), ..form.clone() };
    let at = choosing.ticks.items.iter().position(|one| *one == item);
    let month = at.and_then(|at| choosing.months.get(at));
    let month = month.map(|first| first.format("%Y-%m").to_string()).unwrap_or_default();
    let ticked = form.ticked(&of("take"), at.is_some());
    let about = format!("{}-says", FormState::id(&of("take")));
    let title = field(form, &of("title"), &proposal.title, &about);
    let month = month_field(form, &of("month"), &month, &about);
    view! {
        <li class="proposed-one">
            <label class="choice">
                <input type="checkbox" name=form.name(&of("take")) value="on" checked=ticked/>
                <span id=about><span class="proposed-text" dir="auto">{proposal.place.name.clone()}</span>{says}<span class="vh">{text.take}</span></span>
            </label>
            <div class="proposed-fields">{title}{month}</div>
        </li>
    }
    .into_any()
}

/// How many notes and stickers it has.
fn says(lang: Lang, choosing: &Choosing, proposal: &Proposal) -> AnyView {
    let (text, place) = (&lang.texts().choosing, &proposal.place);
    let all = choosing.proposals.len();
    let rank = (lang.texts().answering.rank)(place.rank, all, place.stickers.total());
    let group = place.item.note().is_none().then(|| (text.group)(place.notes));
    let group = group.map(|says| view! { " "<span class="state">{says}</span> });
    view! { <span class="sub">{rank}{group}</span> }.into_any()
}

fn became(lang: Lang, proposal: &Proposal, begun: &[&Begun], says: AnyView) -> AnyView {
    let text = &lang.texts().choosing;
    let whole = begun.iter().any(|one| one.item == proposal.place.item);
    let label = if whole { text.became } else { text.became_part };
    let links = begun.iter().map(|one| {
        let to = Address::AdminTheme(one.theme.id);
        view! { " "<a href=to dir="auto">{one.theme.title.clone()}</a> }
    });
    view! {
        <li class="proposed-one done">
            <p class="proposed-text" dir="auto">{proposal.place.name.clone()}</p>
            <p>{says}</p>
            <p>{label}{links.collect_view()}</p>
        </li>
    }
    .into_any()
}

/// What the draft is called. Told apart by the proposal, which describes it.
fn field(form: &FormState, name: &str, stored: &str, about: &str) -> AnyView {
    let label = form.lang.texts().edit.theme_title;
    let told = Told::of(form, name, "");
    let id = FormState::id(name);
    let described = described(&told, about);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id name=form.name(name) value=form.value(name, stored) autocomplete="off"
                aria-invalid=told.invalid() aria-describedby=described/>
            {told.problem()}
        </div>
    }
    .into_any()
}

fn month_field(form: &FormState, name: &str, stored: &str, about: &str) -> AnyView {
    let text = form.lang.texts();
    let told = Told::of(form, name, "");
    let id = FormState::id(name);
    let described = described(&told, about);
    view! {
        <div class="field">
            <label for=id.clone()>{text.rules.month}</label>
            <input id=id name=form.name(name) type="month" class="date" value=form.value(name, stored) autocomplete="off"
                aria-invalid=told.invalid() aria-describedby=described/>
            {told.problem()}
        </div>
    }
    .into_any()
}

fn described(told: &Told, about: &str) -> String {
    told.describedby().map_or_else(|| about.to_owned(), |by| format!("{about} {by}"))
}
