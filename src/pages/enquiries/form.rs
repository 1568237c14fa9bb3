//! The form of a new enquiry.

use leptos::prelude::*;

use super::{items::stickers, shown::ShownEnquiries};
use crate::address::Address;
use crate::components::fields::{FormState, TextArea, TextField, Told};
use crate::domain::answers::{Item, Place, items};
use crate::service::new_theme::form_key;

/// Departments used so far, for the browser to suggest.
const DEPARTMENTS: &str = "departments";

/// The form; `linked` are items that somebody came from, which are ticked.
pub(super) fn form(
    shown: &ShownEnquiries,
    form: &FormState,
    linked: &[String],
    departments: Vec<String>,
) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    let id = shown.theme.id;
    let typed = form.echo.as_ref().and_then(|echo| echo.value("key"));
    let key = typed.map_or_else(|| form_key().to_string(), ToOwned::to_owned);
    let known = departments.into_iter().map(|one| view! { <option value=one></option> });
    let known = known.collect_view();
    let choices = choices(shown, form, linked);
    let form = form.clone();
    view! {
        <section class="panel" aria-labelledby="new">
            <h2 id="new" tabindex="-1">{text.form_title}</h2>
            <p class="quiet">{text.form_lead}</p>
            <form class="form" method="post" action=Address::MakeEnquiry>
                <input type="hidden" name="page" value=Address::Enquiries(id)/>
                <input type="hidden" name="theme" value=id.to_string()/>
                <input type="hidden" name="key" value=key/>
                <div class="pair">
                    <TextField form=form.clone() field="department" label=text.department hint=text.department_hint list=DEPARTMENTS/>
                    <TextField form=form.clone() field="due" label=text.due hint=text.due_hint kind="date"/>
                </div>
                <datalist id=DEPARTMENTS>{known}</datalist>
                {choices}
                <TextArea form field="covering" label=text.covering hint=text.covering_hint/>
                <p class="actions"><button class="btn">{text.make}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// What can be asked about: groups, and folded up below them the notes in none.
fn choices(shown: &ShownEnquiries, form: &FormState, linked: &[String]) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    let ticked: Vec<Item> = match &form.echo {
        Some(echo) => echo.all("items[]").filter_map(|item| item.parse().ok()).collect(),
        None => linked.iter().filter_map(|item| item.parse().ok()).collect(),
    };
    let grouped = shown.enquiring.bench.grouped(shown.notes.clone());
    let places = items(&grouped, |note| ticked.contains(&Item::Note(note)));
    let (notes, groups): (Vec<&Place>, Vec<&Place>) =
        places.iter().partition(|place| place.item.note().is_some());
    let open = groups.is_empty() || notes.iter().any(|place| ticked.contains(&place.item));
    let list = |places: Vec<&Place>| {
        let boxes = places.into_iter().map(|place| choice(shown, place, &ticked));
        view! { <ul class="asked-items">{boxes.collect_view()}</ul> }
    };
    let count = notes.len();
    let groups = (!groups.is_empty()).then(|| list(groups));
    let notes = (count > 0).then(|| {
        let list = list(notes);
        view! { <details class="fold" open=open><summary>{(text.notes_title)(count)}</summary>{list}</details> }
    });
    let told = Told::of(form, "items", text.items_hint);
    view! {
        <fieldset class="field" id="items" aria-invalid=told.invalid() aria-describedby=told.describedby()>
            <legend>{text.items}</legend>
            {told.hint()}
            {told.problem()}
            {groups}
            {notes}
        </fieldset>
    }
    .into_any()
}

fn choice(shown: &ShownEnquiries, place: &Place, ticked: &[Item]) -> impl IntoView + use<> {
    let lang = shown.lang;
    let checked = ticked.contains(&place.item);
    let notes = place.item.note().is_none().then(|| {
        let common = &lang.texts().common;
        let n = (common.notes_n)(place.notes);
        view! { <span>{format!("{} {n}", common.notes)}</span> }
    });
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" name="items[]" value=place.item.to_string() checked=checked/>
                <span dir="auto">{place.name.clone()}</span>
            </label>
            <span class="count">{notes}<span>{stickers(lang, place.stickers)}</span></span>
        </li>
    }
}
