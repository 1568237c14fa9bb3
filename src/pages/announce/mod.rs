//! `/admin/themes/{id}/announce`: ready texts with which staff hear of a theme, in each language, for
//! the moment that fits today or another one; each is copied by a button, or selected where no script
//! runs.

mod shown;
mod texts;

use leptos::prelude::*;

use self::{
    shown::Shown,
    texts::{board, channels},
};
use super::admin::signed_in;
use crate::address::Address;
use crate::components::{bench::BenchProgram, layout::Admin, request};
use crate::domain::{
    announce::{Moment, fitting},
    fault::Fault,
    theme::State,
};
use crate::i18n::Lang;
use crate::store::Account;

/// The page.
#[component]
pub fn AnnouncePage() -> impl IntoView {
    let lang = request::lang();
    let id = request::param("id");
    let (moment, language) = (request::query(shown::MOMENT), request::query(shown::LANGUAGE));
    signed_in(move |state, account| async move {
        let theme = state.board.theme(id.parse().map_err(|_| Fault::NotFound)?).await?;
        let today = state.today();
        let published = state.board.last_publications().await?.contains_key(&theme.id);
        let origin = state.config.public_origin();
        let shown = Shown {
            lang,
            today,
            published,
            // Words that are none show what fits, as no word does.
            moment: moment.parse().unwrap_or_else(|_| fitting(&theme, today)),
            language: language.parse().unwrap_or(lang),
            link: format!("{origin}{}", Address::Board(&theme.slug)),
            desk: state.office().set.basics.desk.clone(),
            theme,
        };
        Ok(content(&shown, account))
    })
}

fn content(shown: &Shown, account: Account) -> AnyView {
    let (lang, theme) = (shown.lang, &shown.theme);
    let text = &lang.texts().announce;
    let has_texts = shown.moment != Moment::Results || shown.published;
    let texts = has_texts.then(|| channels(shown));
    let (ways, notices, board) = (ways(shown), notices(shown), board(shown));
    let (to, of) = (Address::AdminTheme(theme.id), theme.title.clone());
    view! {
        <Admin lang title=text.title account>
            <div class="page announce" id="announce">
                <div class="page-head">
                    <p class="crumb"><a href=to dir="auto">{of}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {ways}
                {notices}
                <div class="announce-body">{texts}{board}</div>
            </div>
            <BenchProgram/>
        </Admin>
    }
    .into_any()
}

/// The ways to the texts of each moment, and in each language.
fn ways(shown: &Shown) -> AnyView {
    let (lang, language) = (shown.lang, shown.language);
    let (text, words) = (&lang.texts().announce, &lang.texts().announcements);
    let fits = fitting(&shown.theme, shown.today);
    let moments = Moment::ALL.iter().map(|moment| {
        let current = (*moment == shown.moment).then_some("true");
        let now = (*moment == fits).then(|| view! { <small>{text.fits}</small> });
        view! { <a href=shown.at(*moment, language) aria-current=current>{(words.moment)(*moment)}{now}</a> }
    });
    let languages = Lang::ALL.iter().map(|to| {
        let current = (*to == language).then_some("true");
        let tag = to.as_str();
        view! { <a href=shown.at(shown.moment, *to) lang=tag aria-current=current>{to.name()}</a> }
    });
    view! {
        <div class="choices">
            <nav class="chips" aria-label=text.moments>{moments.collect_view()}</nav>
            <nav class="chips" aria-label=text.languages>{languages.collect_view()}</nav>
        </div>
    }
    .into_any()
}

/// What is to be known before one of the texts is sent.
fn notices(shown: &Shown) -> AnyView {
    let (theme, text) = (&shown.theme, &shown.lang.texts().announce);
    let results = shown.moment == Moment::Results;
    let link = |to: Address<'_>, says| view! { " "<a href=to>{says}</a> }.into_any();
    let none = || ().into_any();
    let (edit, answers) = (Address::EditTheme(theme.id), Address::Answers(theme.id));
    let notices = [
        (results && !shown.published).then(|| {
            let to = if theme.state.has_board() { link(answers, text.to_answers) } else { none() };
            (text.no_results, to)
        }),
        (theme.state == State::Draft && !results).then(|| (text.draft, none())),
        (theme.state.is_over() && !results).then(|| (text.over, none())),
        (!theme.posting.on && !results && !theme.state.is_over())
            .then(|| (text.posting_off, link(edit, shown.lang.texts().admin.edit))),
        (theme.answers_on.is_none() && !theme.state.is_over())
            .then(|| (text.no_day, link(edit, text.set_day))),
    ];
    let notices = notices.into_iter().flatten();
    let notices = notices.map(|(says, to)| view! { <div class="banner"><p>{says}{to}</p></div> });
    notices.collect_view().into_any()
}
