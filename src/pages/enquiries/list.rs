//! The enquiries of a theme: which department was asked what, by when, and what came back.

use leptos::prelude::*;

use super::{form::form, shown::ShownEnquiries};
use crate::address::{Address, DONE};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::enquiry::{Enquiry, Sheet, Tally};
use crate::http::echo::Echo;
use crate::pages::admin::signed_in;
use crate::service::Actor;
use crate::store::Account;

/// The page.
#[component]
pub fn EnquiriesPage() -> impl IntoView {
    let (lang, id) = (request::lang(), request::param("id"));
    let (echo, done) = (request::echo(), request::query(DONE));
    let ticked = request::queries("item");
    signed_in(move |state, account| async move {
        let shown = ShownEnquiries::load(lang, &state, &Actor::of(&account), &id).await?;
        let departments = state.board.known_departments().await?;
        Ok(content(&shown, account, echo, &done, (&ticked, departments)).into_any())
    })
}

fn content(
    shown: &ShownEnquiries,
    account: Account,
    echo: Option<Echo>,
    done: &str,
    (ticked, departments): (&[String], Vec<String>),
) -> impl IntoView + use<> {
    let (lang, theme) = (shown.lang, &shown.theme);
    let text = &lang.texts().enquiry;
    let sheets: Vec<(&Enquiry, Sheet)> =
        shown.enquiring.enquiries.iter().map(|one| (one, shown.sheet(one))).collect();
    let state = FormState { lang, echo, prefix: "" };
    let (flash, closed) = (shown.flash(done, ""), shown.closed());
    let (list, form) =
        (list(shown, &sheets), shown.is_open().then(|| form(shown, &state, ticked, departments)));
    let (title, id) = (theme.title.clone(), theme.id);
    view! {
        <Admin lang title=text.title account>
            <div class="page enquiries">
                <div class="page-head split">
                    <div>
                        <p class="crumb">
                            <a href=Address::AdminTheme(id)>{title}</a>" › "
                            <a href=Address::Bench(id)>{lang.texts().bench.title}</a>
                        </p>
                        <h1>{text.title}</h1>
                        <p class="lead">{text.lead}</p>
                        <p class="quiet">{text.record}</p>
                    </div>
                </div>
                {flash}
                <FormBanner form=state/>
                {closed}
                {list}
                {form}
            </div>
        </Admin>
    }
}

/// All of them in a table, with the sum above.
fn list(shown: &ShownEnquiries, sheets: &[(&Enquiry, Sheet)]) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    let mut tally = Tally::default();
    for (enquiry, sheet) in sheets {
        tally.count(enquiry, sheet, shown.today);
    }
    let sum = (tally.sent > 0).then(|| {
        let says = (text.tally)(tally.answered, tally.sent, tally.overdue);
        view! { <p class="tally">{says}</p> }
    });
    if sheets.is_empty() {
        return view! { <section class="panel" aria-labelledby="list"><h2 id="list">{text.list}</h2><p class="quiet">{text.none}</p></section> }
            .into_any();
    }
    let rows = sheets.iter().map(|(enquiry, sheet)| row(shown, enquiry, sheet)).collect_view();
    view! {
        <section class="panel" aria-labelledby="list">
            <h2 id="list">{text.list}</h2>
            {sum}
            <table class="tbl stack">
                <thead>
                    <tr>
                        <th scope="col">{text.department}</th>
                        <th scope="col">{text.asked_about}</th>
                        <th scope="col">{text.due}</th>
                        <th scope="col">{text.state}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(shown: &ShownEnquiries, enquiry: &Enquiry, sheet: &Sheet) -> impl IntoView + use<> {
    let text = &shown.lang.texts().enquiry;
    let href = Address::Enquiry(shown.theme.id, enquiry.number);
    let first = sheet.items.first().map(|one| one.name.clone());
    let more = sheet.items.len().saturating_sub(1);
    let more = (more > 0).then(|| format!(" +{more}"));
    let due = enquiry.due.to_string();
    view! {
        <tr>
            <th scope="row"><a href=href dir="auto">{enquiry.department.clone()}</a></th>
            <td data-l=text.asked_about><span class="about" dir="auto">{first}</span>{more}</td>
            <td data-l=text.due><time datetime=due>{shown.date(enquiry.due)}</time></td>
            <td data-l=text.state>{shown.standing(enquiry, sheet)}</td>
        </tr>
    }
}
