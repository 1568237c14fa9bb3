//! How replies come in: in a file, or written down by a reviewer; and the end of it.

use leptos::prelude::*;

use super::{
    items::{fields, replies_state},
    send::close,
    shown::ShownEnquiries,
};
use crate::address::Address;
use crate::components::{
    fields::{FileField, FormState},
    request,
};
use crate::domain::enquiry::{Enquiry, EnquiryState, LISTED_MAX, Sheet};
use crate::i18n::Lang;
use crate::pages::sent_table::TABLES;

/// The field of the echo in which reading a file in says, line by line, what is wrong.
pub(super) const PROBLEMS: &str = "problems";
/// The fields of the query in which it says what it read: rows, rows read, rows without an answer.
pub(super) const COUNTS: [&str; 3] = ["rows", "read", "blank"];
/// The field of the query with the lines that it passed over.
pub(super) const UNKNOWN: &str = "unknown";

/// What reading a file in did, as the query says.
pub(super) fn imported(lang: Lang) -> String {
    let text = &lang.texts().enquiry;
    let [rows, read, blank] = COUNTS.map(|name| request::query(name).parse().ok());
    let (Some(rows), Some(read), Some(blank)) = (rows, read, blank) else {
        return String::new();
    };
    let unknown: Vec<u64> =
        request::query(UNKNOWN).split(',').filter_map(|line| line.parse().ok()).collect();
    told(lang, [rows, read, blank], &unknown).unwrap_or_else(|| text.saved.to_owned())
}

/// How much of a file was read, and what was not.
pub(super) fn told(lang: Lang, [rows, read, blank]: [usize; 3], unknown: &[u64]) -> Option<String> {
    let text = &lang.texts().enquiry;
    let mut says = (rows > 0).then(|| (text.read)(rows, read))?;
    if blank > 0 {
        says += &(text.read_blank)(blank);
    }
    if !unknown.is_empty() {
        let lines: Vec<String> = unknown.iter().take(LISTED_MAX).map(ToString::to_string).collect();
        says += &(text.unknown_lines)(lines.join(", "));
    }
    Some(says)
}

/// The ways in which replies come to reviewers, while they are taken.
pub(super) fn receive(
    shown: &ShownEnquiries,
    enquiry: &Enquiry,
    sheet: &Sheet,
    form: &FormState,
) -> Option<AnyView> {
    if !shown.is_open() || enquiry.state == EnquiryState::Preparing {
        return None;
    }
    let text = &shown.lang.texts().enquiry;
    let taking = enquiry.state == EnquiryState::Sent;
    let import = taking.then(|| import(shown, enquiry, form));
    let paste = (taking && !sheet.items.is_empty()).then(|| paste(shown, enquiry, sheet, form));
    let close = close(shown, enquiry);
    Some(
        view! {
            <section class="panel" aria-labelledby="replies">
                <h2 id="replies">{text.replies_title}</h2>
                {import}
                {paste}
                {close}
            </section>
        }
        .into_any(),
    )
}

/// The form that takes a filled-in sheet, with what is wrong with the last one beside its field.
fn import(shown: &ShownEnquiries, enquiry: &Enquiry, form: &FormState) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    let problems = form.echo.as_ref().and_then(|echo| echo.value(PROBLEMS));
    let problems = problems.map(ToOwned::to_owned);
    let action = Address::ImportReplies(shown.theme.id, enquiry.number);
    view! {
        <h3>{text.import_title}</h3>
        <p>{text.import_lead}</p>
        <form class="form" method="post" action=action enctype="multipart/form-data">
            <FileField form=form.clone() label=text.file hint=text.file_hint accept=TABLES problems/>
            <p class="actions"><button class="btn plain">{text.import}</button></p>
        </form>
    }
    .into_any()
}

/// The form in which a reviewer writes replies down, folded up unless it failed.
fn paste(shown: &ShownEnquiries, enquiry: &Enquiry, sheet: &Sheet, form: &FormState) -> AnyView {
    let text = &shown.lang.texts().enquiry;
    let form = replies_state(form, sheet);
    let open = form.echo.is_some();
    let items = sheet.items.iter().map(|one| {
        let id = format!("w-{}", one.item);
        let labelled = id.clone();
        let fields = fields(&form, shown.dates, one);
        view! {
            <div class="asked" role="group" aria-labelledby=labelled>
                <h4 id=id dir="auto">{one.name.clone()}</h4>
                {fields}
            </div>
        }
    });
    let items = items.collect_view();
    view! {
        <details class="fold" open=open>
            <summary><h3>{text.paste_title}</h3></summary>
            <p>{text.paste_lead}</p>
            <form class="form" method="post" action=Address::SaveReplies>
                {shown.hidden(enquiry, enquiry.saves)}
                {items}
                <p class="actions"><button class="btn">{text.save}</button></p>
            </form>
        </details>
    }
    .into_any()
}
