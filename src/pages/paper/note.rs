//! `/admin/themes/{id}/paper/{note}`: a note whose paper somebody has in hand, by the QR code of its
//! slip or out of the list. Its stickers are counted again, a typing mistake is corrected.

use leptos::prelude::*;

use super::fields::stickers_field;
use crate::address::Address;
use crate::components::{
    fields::{FormBanner, FormState, TextArea},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    ids::{NoteId, ThemeId},
    paper::takes_paper,
    theme::Theme,
};
use crate::http::echo::Echo;
use crate::i18n::Lang;
use crate::pages::admin::signed_in;
use crate::service::{Actor, InHand};
use crate::store::{Account, seen_paper};

/// The page.
#[component]
pub fn PaperNotePage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    let (id, note) = (request::param("id"), request::param("note"));
    signed_in(move |state, account| async move {
        let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
        let note: NoteId = note.parse().map_err(|_| Fault::NotFound)?;
        let (theme, there) = state.in_hand(&Actor::of(&account), id, note).await?;
        Ok(content(lang, account, &theme, note, &there, echo).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    theme: &Theme,
    note: NoteId,
    there: &InHand,
    echo: Option<Echo>,
) -> impl IntoView + use<> {
    let text = &lang.texts().paper;
    let state = FormState { lang, echo, prefix: "" };
    let open = takes_paper(theme.state);
    let (title, theme) = (theme.title.clone(), theme.id);
    let form = if open {
        form(theme, note, there, state.clone())
    } else {
        view! { <div class="banner"><p>{text.closed}</p></div> }.into_any()
    };
    let back = (open && there.paper).then(|| take_back(lang, theme, note));
    view! {
        <Admin lang title=text.mend_title account>
            <div class="page mid">
                <div class="page-head">
                    <p class="crumb">
                        <a href=Address::AdminTheme(theme)>{title}</a>" › "
                        <a href=Address::Paper(theme)>{text.title}</a>
                    </p>
                    <h1>{text.mend_title}</h1>
                </div>
                <FormBanner form=state/>
                {form}
                {back}
            </div>
        </Admin>
    }
}

fn form(theme: ThemeId, note: NoteId, there: &InHand, form: FormState) -> AnyView {
    let text = &form.lang.texts().paper;
    let InHand { stands, paper, digital } = there;
    // What somebody else corrected meanwhile is shown, and what was typed stays in its field.
    let seen = seen_paper(note, stands).to_string();
    let stickers = stickers_field(&form, stands.stickers);
    let words = if *paper {
        let stored = stands.text.clone();
        view! { <TextArea form field="text" label=text.text stored/> }.into_any()
    } else {
        let says = stands.text.clone();
        view! { <blockquote class="says" dir="auto">{says}</blockquote><p class="quiet">{text.text_stays}</p> }
            .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="count">
            <h2 id="count">{text.count}</h2>
            <form class="form" method="post" action=Address::CorrectPaper>
                <input type="hidden" name="page" value=Address::PaperNote(theme, note)/>
                <input type="hidden" name="theme" value=theme.to_string()/>
                <input type="hidden" name="note" value=note.to_string()/>
                <input type="hidden" name="seen" value=seen/>
                {words}
                {stickers}
                <p class="quiet">{(text.digital)(*digital)}</p>
                <p class="actions"><button class="btn">{text.save}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn take_back(lang: Lang, theme: ThemeId, note: NoteId) -> AnyView {
    let text = &lang.texts().paper;
    view! {
        <section class="panel" aria-labelledby="back">
            <h2 id="back">{text.take_back}</h2>
            <p>{text.take_back_says}</p>
            <form method="post" action=Address::TakePaperBack>
                <input type="hidden" name="page" value=Address::PaperNote(theme, note)/>
                <input type="hidden" name="theme" value=theme.to_string()/>
                <input type="hidden" name="note" value=note.to_string()/>
                <p class="actions"><button class="btn plain danger">{text.take_back}</button></p>
            </form>
        </section>
    }
    .into_any()
}
