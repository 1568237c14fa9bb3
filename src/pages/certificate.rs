//! `/admin/themes/{id}/certificate`: what was destroyed when a theme was archived, as a page to
//! print and file.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::components::{layout::Admin, request};
use crate::domain::{calendar::Dates, fault::Fault, theme::Theme};
use crate::i18n::{Lang, say};
use crate::log::{Entry, event::Destroyed};
use crate::store::Account;

/// The page.
#[component]
pub fn CertificatePage() -> impl IntoView {
    let (lang, dates) = (request::lang(), request::dates());
    let id = request::param("id");
    signed_in(move |state, account| async move {
        let theme = state.board.theme(id.parse().map_err(|_| Fault::NotFound)?).await?;
        let (entry, destroyed) = state.board.archived_entry(theme.id).await?;
        // The key goes after the rows; while it is still there, nothing is certified.
        if state.keys.exists(theme.id) {
            return Err(Fault::NotFound.into());
        }
        Ok(content(lang, dates, account, &theme, &entry, destroyed).into_any())
    })
}

fn content(
    lang: Lang,
    dates: Dates,
    account: Account,
    theme: &Theme,
    entry: &Entry,
    destroyed: Destroyed,
) -> impl IntoView + use<> {
    // The frame is the reader's, the paper is the office's.
    let (frame, lang) = (lang, lang.document());
    let text = &lang.texts().ticket;
    let rows = rows(lang, &destroyed);
    let (number, hash) = ((lang.texts().log.number)(entry.seq), entry.hash.to_string());
    let words = say::words(lang, &entry.hash);
    let (title, id) = (theme.title.clone(), theme.id.to_string());
    let when = say::date(lang, dates, entry.day);
    view! {
        <Admin lang=frame title=frame.texts().ticket.certificate account>
            <div class="page mid">
                <article class="sheet certificate" lang=lang.as_str()>
                    <h1>{text.certificate_title}</h1>
                    <p class="kicker">{when}</p>
                    <p class="lead">{title}" "<span class="quiet">{id}</span></p>
                    <p>{text.certificate_says}</p>
                    <table class="tbl">
                        <thead>
                            <tr>
                                <th scope="col">{text.certificate_row}</th>
                                <th scope="col">{text.certificate_rows}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                    <dl class="facts">
                        <dt>{text.cert_entry}</dt>
                        <dd class="num">{number}" "<span class="hash">{hash}</span></dd>
                        <dt>{text.cert_words}</dt><dd>{words}</dd>
                    </dl>
                    <p class="quiet">{text.certificate_kept}</p>
                </article>
                <p class="quiet noprint">{frame.texts().ticket.cert_print}</p>
            </div>
        </Admin>
    }
}

/// How much was destroyed of each kind.
fn rows(lang: Lang, destroyed: &Destroyed) -> impl IntoView + use<> {
    let text = &lang.texts().ticket;
    let rows = [
        (text.cert_tickets, destroyed.tickets.to_string()),
        (text.cert_slots, destroyed.slots.to_string()),
        (text.cert_stickers, destroyed.stickers.to_string()),
        (text.cert_authors, destroyed.author_tags.to_string()),
        (text.cert_slips, destroyed.slips.to_string()),
        (lang.texts().moderation.cert_blocks, destroyed.blocks.to_string()),
        (lang.texts().sealed.cert_eligibility, destroyed.eligibility.to_string()),
        (text.cert_key, text.cert_key_gone.to_owned()),
    ];
    let rows = rows.into_iter().map(
        |(what, rows)| view! { <tr><th scope="row">{what}</th><td class="num">{rows}</td></tr> },
    );
    rows.collect_view()
}
