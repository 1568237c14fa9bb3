//! The page of one item: what it is, how it stands among the others, what is answered to it.

use leptos::prelude::*;
use uuid::Uuid;

use super::{
    asking::asking,
    earlier::earlier,
    form::{draft_form, preview},
    hands::hands,
    place::{beside, way},
    recorded::{listed, record},
    remarks::remarks,
    replies::replies,
    schemes::schemes,
    shown::ShownAnswers,
};
use crate::address::Address;
use crate::components::{
    answer::{AnsweredItem, answered},
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
    stickers::Stickers,
};
use crate::domain::{
    account::Right,
    answers::{Item, Place},
    fault::Fault,
    ids::QuestionId,
};
use crate::http::{AppState, with_query};
use crate::pages::admin::signed_in;
use crate::service::{Actor, Error, can_be_answered};
use crate::store::{Account, reviewer};

/// The page.
#[component]
pub fn ItemPage() -> impl IntoView {
    let (lang, id, item) = (request::lang(), request::param("id"), request::param("item"));
    let (echo, flash) = (request::echo(), request::query(crate::address::DONE));
    let template = request::query("template");
    signed_in(move |state, account| async move {
        let item: Item = item.parse().map_err(|_| Fault::NotFound)?;
        let shown = ShownAnswers::load(lang, &state, &Actor::of(&account), &id).await?;
        let shown = shown.with_template(&template);
        let at = shown.places.iter().position(|place| place.item == item);
        let at = at.ok_or(Fault::NotFound)?;
        let form = FormState { lang, echo, prefix: "" };
        let more = Parts::load(&state, &Actor::of(&account), &shown, at, &form).await?;
        Ok(content(&shown, at, account, &form, &flash, more).into_any())
    })
}

/// The parts of the page that come from elsewhere.
struct Parts {
    /// What departments replied.
    replies: AnyView,
    /// Earlier items that say nearly the same.
    earlier: AnyView,
    /// Drafts for the office's schemes.
    schemes: AnyView,
    /// Who offered help.
    hands: Option<AnyView>,
    /// What was asked under the notes, and the form for the next question.
    asking: AnyView,
}

impl Parts {
    async fn load(
        state: &AppState,
        by: &Actor,
        shown: &ShownAnswers,
        at: usize,
        form: &FormState,
    ) -> Result<Self, Error> {
        let (theme, place) = (shown.theme.id, &shown.places[at]);
        let item = place.item;
        let notes = shown.notes_of(item);
        let notes = notes.iter().map(|note| note.text.as_str());
        let texts: Vec<&str> = std::iter::once(place.name.as_str()).chain(notes).collect();
        let before = state.earlier_items(theme, &texts).await?;
        let drafts = state.proposals(by, theme, item).await?;
        let offers = state.hands_of(by, theme, item).await?;
        Ok(Self {
            replies: replies(shown, item, &state.board.enquiring(theme).await?),
            earlier: earlier(shown, &before),
            schemes: schemes(shown, item, &state.schemes().await?, &drafts),
            hands: hands(shown, item, &offers),
            asking: asking(
                shown,
                item,
                &state.threads(theme).await?,
                QuestionId(Uuid::new_v4()),
                form,
            ),
        })
    }
}

fn content(
    shown: &ShownAnswers,
    at: usize,
    account: Account,
    form: &FormState,
    flash: &str,
    more: Parts,
) -> AnyView {
    let Some(place) = shown.places.get(at) else {
        return ().into_any();
    };
    let (lang, item) = (shown.context.lang, place.item);
    let text = &lang.texts().answering;
    let given = shown.answering.published.answer(item);
    let open = can_be_answered(shown.theme.state, given.is_some());
    let flash = shown
        .flash(flash)
        .map(|flash| view! { <div class="banner good" role="status"><p>{flash}</p></div> });
    let closed = (!open).then(|| view! { <div class="banner"><p>{text.closed}</p></div> });
    let me = reviewer(shown.theme.id, account.id);
    let head = head(shown, place, account.role.may(Right::Themes));
    let Parts { replies, earlier, schemes, hands, asking } = more;
    let (way, beside) = (way(shown, at), beside(shown, at));
    let paper = paper(shown, place);
    let banner = form.clone();
    let draft = open.then(|| draft_form(shown, item, form));
    let preview = preview(shown, place, form);
    let remarks = remarks(shown, item, me, form);
    let (listed, record) = (listed(shown, item), record(shown, item));
    let title = format!("{} {}", text.title, place.name.chars().take(30).collect::<String>());
    view! {
        <Admin lang title account>
            <div class="page item">
                {head}
                {way}
                {flash}
                <FormBanner form=banner/>
                {closed}
                <div class="split-2">
                    <div class="column">{paper}{listed}{record}{replies}{beside}{earlier}</div>
                    <div class="column">{draft}{preview}{asking}{schemes}{hands}{remarks}</div>
                </div>
            </div>
        </Admin>
    }
    .into_any()
}

/// What the item is called, and its rank.
fn head(shown: &ShownAnswers, place: &Place, plans: bool) -> AnyView {
    let (lang, theme) = (shown.context.lang, &shown.theme);
    let text = &lang.texts().answering;
    let rank = (text.rank)(place.rank, shown.places.len(), place.stickers.total());
    let dive = plans.then(|| {
        let lineage = &lang.texts().lineage;
        let fields = [("from", theme.id.to_string()), ("item", place.item.to_string())];
        let href = with_query(Address::NewTheme, &fields);
        view! { <a class="btn plain" href=href title=lineage.start_lead>{lineage.start}</a> }
    });
    view! {
        <div class="page-head split">
            <div>
                <p class="crumb">
                    <a href=Address::AdminTheme(theme.id)>{theme.title.clone()}</a>" › "
                    <a href=Address::Bench(theme.id)>{lang.texts().bench.title}</a>
                </p>
                <h1 dir="auto">{place.name.clone()}</h1>
                <p class="lead">{rank}</p>
            </div>
            <p class="actions">{dive}<a class="btn plain" href=Address::Answers(theme.id)>{text.publish_link}</a></p>
        </div>
    }
    .into_any()
}

/// The notes, and what everybody sees of the answer now.
fn paper(shown: &ShownAnswers, place: &Place) -> AnyView {
    let (lang, item) = (shown.context.lang, place.item);
    let text = &lang.texts().answering;
    let notes = shown.notes_of(item);
    let public = shown.answering.published.answer(item).map(|given| {
        let history = shown.answering.published.history(item);
        let item = AnsweredItem {
            anchored: false,
            place,
            why: "",
            notes: &[],
            answer: Some(&given.answer),
            hands: None,
            history,
        };
        view! { <section class="panel" aria-label=text.answered><h2>{text.answered}</h2>{answered(shown.context, &item)}</section> }
    });
    let why = shown.why(item);
    let why = (!why.is_empty()).then(|| view! { <p class="why" dir="auto">{why.to_owned()}</p> });
    let notes = notes.into_iter().map(|note| {
        let prompt = shown.theme.prompt(note.prompt);
        let colour = prompt.map_or("", |prompt| prompt.colour.as_str());
        let flag = prompt.map(|prompt| view! { <span class=format!("flag {colour}")>{prompt.name.clone()}</span> });
        view! {
            <li class=format!("card {colour}")>
                <span class="text" dir="auto">{note.text}</span>
                <span class="foot">{flag}<span class="count"><Stickers lang count=note.stickers/></span></span>
            </li>
        }
    });
    let notes = notes.collect_view();
    view! {
        <section class="panel" aria-labelledby="notes">
            <h2 id="notes">{text.notes}</h2>
            {why}
            <ul class="cards">{notes}</ul>
        </section>
        {public}
    }
    .into_any()
}
