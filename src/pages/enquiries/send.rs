//! How an enquiry reaches its department: by a link, as a file, on paper.

use leptos::prelude::*;

use super::shown::ShownEnquiries;
use crate::address::Address;
use crate::components::fields::{FormState, TextField};
use crate::domain::enquiry::{Enquiry, EnquiryState, KEPT_DAYS};
use crate::report::{EnquiryPaper, Format};

/// The ways.
pub(super) fn send(shown: &ShownEnquiries, enquiry: &Enquiry, form: &FormState) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    let preparing = enquiry.state == EnquiryState::Preparing;
    let mark = preparing.then(|| {
        view! {
            <form method="post" action=Address::SendEnquiry>
                {shown.hidden(enquiry, enquiry.version)}
                <p class="hint">{text.send_lead}</p>
                <p class="actions"><button class="btn plain">{text.send}</button></p>
            </form>
        }
    });
    let file = |format: Format, says: &'static str| {
        let href = Address::EnquiryFile(shown.theme.id, enquiry.number, format.as_str());
        view! { <a class="btn plain" href=href download="">{says}</a> }
    };
    let offered =
        EnquiryPaper::FORMATS.into_iter().zip([text.xlsx, text.docx, text.csv, text.markdown]);
    let files = offered.map(|(format, says)| file(format, says)).collect_view();
    let drop = preparing.then(|| {
        view! {
            <details class="confirm">
                <summary>{text.drop}</summary>
                <form method="post" action=Address::DropEnquiry>
                    {shown.hidden(enquiry, enquiry.version)}
                    <p>{text.drop_lead}</p>
                    <p class="actions"><button class="btn danger">{text.drop}</button></p>
                </form>
            </details>
        }
    });
    view! {
        <section class="panel" aria-labelledby="send">
            <h2 id="send">{text.send_title}</h2>
            {link(shown, enquiry, form)}
            <h3>{text.files}</h3>
            <p>{text.files_lead}</p>
            <p class="actions">{files}</p>
            <p>{text.print_lead}</p>
            {mark}
            {drop}
        </section>
    }
    .into_any()
}

/// The form that makes a link, or a new one in its place.
fn link(shown: &ShownEnquiries, enquiry: &Enquiry, form: &FormState) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    // Only what this form typed.
    let echo = form.echo.clone().filter(|echo| echo.value("days").is_some());
    let form = FormState { echo, ..form.clone() };
    let late = (shown.today - enquiry.due).num_days().max(0);
    let days = (late + KEPT_DAYS).to_string();
    let has = enquiry.link.map(|last| {
        let over = last < shown.today;
        let says =
            if over { text.link_over.to_owned() } else { (text.link_until)(shown.date(last)) };
        view! { <p><strong>{says}</strong>" "{text.link_again_lead}</p> }
    });
    let (label, class) = if enquiry.link.is_some() {
        (text.link_again, "btn plain")
    } else {
        (text.link_make, "btn")
    };
    let action = Address::LinkEnquiry(shown.theme.id, enquiry.number);
    view! {
        <h3>{text.link_title}</h3>
        <p>{text.link_lead}</p>
        {has}
        <form class="form" method="post" action=action>
            {shown.hidden(enquiry, enquiry.version)}
            <TextField form field="days" label=text.days hint=text.days_hint kind="number" class="short" stored=days/>
            <p class="actions"><button class=class>{label}</button></p>
        </form>
    }
    .into_any()
}

/// Closing an enquiry, or opening it again.
pub(super) fn close(shown: &ShownEnquiries, enquiry: &Enquiry) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    let (action, lead, label) = if enquiry.state == EnquiryState::Closed {
        (Address::ReopenEnquiry, text.reopen_lead, text.reopen)
    } else {
        (Address::CloseEnquiry, text.close_lead, text.close)
    };
    view! {
        <form class="apart" method="post" action=action>
            {shown.hidden(enquiry, enquiry.version)}
            <p class="hint">{lead}</p>
            <p class="actions"><button class="btn plain">{label}</button></p>
        </form>
    }
    .into_any()
}
