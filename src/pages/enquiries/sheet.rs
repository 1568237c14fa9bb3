//! One enquiry: its sheet, which prints as it is, what was replied, and beside it how it is sent
//! and how replies come in.

use leptos::prelude::*;

use super::{
    items::{before, notes, replies_state, reply},
    receive::{imported, receive},
    send::send,
    shown::ShownEnquiries,
};
use crate::address::{Address, DONE};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    answers::{Item, items},
    enquiry::{Enquiry, EnquiryState, Sheet, SheetItem},
    fault::Fault,
};
use crate::pages::admin::signed_in;
use crate::service::Actor;
use crate::store::Account;

/// The page.
#[component]
pub fn EnquiryPage() -> impl IntoView {
    let lang = request::lang();
    let (id, number) = (request::param("id"), request::param("n"));
    let (echo, done) = (request::echo(), request::query(DONE));
    let imported = imported(lang);
    signed_in(move |state, account| async move {
        let number: i64 = number.parse().map_err(|_| Fault::NotFound)?;
        let shown = ShownEnquiries::load(lang, &state, &Actor::of(&account), &id).await?;
        let enquiry = shown.enquiring.one(number)?;
        let form = FormState { lang, echo, prefix: "" };
        let flash = shown.flash(&done, &imported);
        Ok(content(&shown, enquiry, account, &form, flash))
    })
}

fn content(
    shown: &ShownEnquiries,
    enquiry: &Enquiry,
    account: Account,
    form: &FormState,
    flash: Option<AnyView>,
) -> AnyView {
    let (lang, text) = (shown.lang, &shown.lang.texts().enquiry);
    let sheet = shown.sheet(enquiry);
    let title = (text.to)(&enquiry.department);
    let banner = banner(form, &sheet);
    let (head, paper) = (head(shown, enquiry, &sheet), paper(shown, enquiry, &sheet));
    let open = shown.is_open() && enquiry.state != EnquiryState::Closed;
    let sending = open.then(|| send(shown, enquiry, form));
    let receiving = receive(shown, enquiry, &sheet, form);
    let closed = shown.closed();
    view! {
        <Admin lang title account>
            <div class="page enquiry">
                {head}
                {flash}
                {banner}
                {closed}
                <div class="split-2">
                    <div class="column">{paper}</div>
                    <div class="column noprint">{sending}{receiving}</div>
                </div>
            </div>
        </Admin>
    }
    .into_any()
}

/// What failed, said for the form that did.
fn banner(form: &FormState, sheet: &Sheet) -> AnyView {
    let text = &form.lang.texts().enquiry;
    let conflict = form.echo.as_ref().filter(|echo| echo.fault == Fault::Conflict);
    let Some(echo) = conflict else {
        return view! { <FormBanner form=form.clone()/> }.into_any();
    };
    let says = if replies_state(form, sheet).echo.is_some() {
        text.conflict
    } else if echo.value("days").is_some() {
        text.link_conflict
    } else {
        return view! { <FormBanner form=form.clone()/> }.into_any();
    };
    view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }.into_any()
}

/// Whom it is for, and where it stands.
fn head(shown: &ShownEnquiries, enquiry: &Enquiry, sheet: &Sheet) -> AnyView {
    let (theme, text) = (&shown.theme, &shown.lang.texts().enquiry);
    let sent = enquiry.sent.map(|sent| {
        let says = (text.sent_on)(shown.date(sent.on));
        view! { <span class="quiet">{says}</span> }
    });
    let standing = shown.standing(enquiry, sheet);
    view! {
        <div class="page-head">
            <p class="crumb">
                <a href=Address::AdminTheme(theme.id)>{theme.title.clone()}</a>" › "
                <a href=Address::Enquiries(theme.id)>{text.title}</a>
            </p>
            <h1 dir="auto">{(text.to)(&enquiry.department)}</h1>
            <p class="standing noprint">{standing}" "{sent}</p>
            <p class="quiet">{text.record}</p>
        </div>
    }
    .into_any()
}

/// What the department gets, with what it replied.
fn paper(shown: &ShownEnquiries, enquiry: &Enquiry, sheet: &Sheet) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    let due = (text.due_on)(shown.date(enquiry.due));
    let title = shown.theme.title.clone();
    let covering = (!enquiry.covering.is_empty()).then(|| {
        let covering = enquiry.covering.clone();
        view! { <h3>{text.covering_title}</h3><p class="says" dir="auto">{covering}</p> }
    });
    let none = sheet.items.is_empty().then(|| view! { <p class="quiet">{text.none_shown}</p> });
    // What is no item by itself now has no page: a note that came to a group, a group that is gone.
    let now = items(&shown.enquiring.bench.grouped(shown.notes.clone()), |_| false);
    let links = |one: &SheetItem| now.iter().any(|place| place.item == one.item);
    let items = sheet.items.iter().map(|one| item(shown, one, links(one))).collect_view();
    let missing = missing(shown, enquiry, sheet);
    view! {
        <section class="panel asked-sheet" aria-labelledby="sheet">
            <h2 id="sheet">{text.sheet_title}</h2>
            <p dir="auto">{title}</p>
            <p><strong>{due}</strong></p>
            {covering}
            <p>{text.sheet_lead}</p>
            {none}
            {items}
            {missing}
        </section>
    }
    .into_any()
}

fn item(shown: &ShownEnquiries, one: &SheetItem, links: bool) -> AnyView {
    let (lang, dates) = (shown.lang, shown.dates);
    let id = format!("i-{}", one.item);
    let labelled = id.clone();
    let (notes, reply) = (notes(lang, one), reply(lang, dates, one.reply.as_ref()));
    let before = before(lang, dates, one);
    let name = one.name.clone();
    let name = if links {
        let href = Address::Item(shown.theme.id, one.item);
        view! { <a href=href dir="auto">{name}</a> }.into_any()
    } else {
        view! { <span dir="auto">{name}</span> }.into_any()
    };
    view! {
        <section class="asked" aria-labelledby=labelled>
            <h3 id=id>{name}</h3>
            {notes}
            {reply}
            {before}
        </section>
    }
    .into_any()
}

/// What is not on the sheet any more, with what was replied to it.
fn missing(shown: &ShownEnquiries, enquiry: &Enquiry, sheet: &Sheet) -> AnyView {
    let (lang, dates, text) = (shown.lang, shown.dates, &shown.lang.texts().enquiry);
    let hidden = sheet.hidden.iter().map(|item| {
        let says = match item {
            Item::Note(_) => text.hidden_note,
            Item::Group(_) => text.hidden_group,
        };
        let replied = enquiry.reply(*item).map(|replied| reply(lang, dates, Some(replied)));
        view! { <div class="asked"><p class="quiet">{says}</p>{replied}</div> }
    });
    let hidden = hidden.collect_view();
    let withdrawn = (sheet.withdrawn > 0)
        .then(|| view! { <p class="quiet">{(text.withdrawn)(sheet.withdrawn)}</p> });
    view! { <div class="noprint">{hidden}{withdrawn}</div> }.into_any()
}
