//! What the office answered, above the wall of a board that has closed: the groups as they were
//! published, why they are together, how far each is.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use leptos::prelude::*;

use crate::address::Address;
use crate::components::answer::{AnswerContext, AnsweredItem, answered};
use crate::domain::{
    answers::{Answer, Item, Place, Published, Status, items},
    groups::Group,
    ids::NoteId,
    note::{BoardView, Note},
    theme::Theme,
};
use crate::http::AppState;
use crate::i18n::Lang;
use crate::service::Error;

/// What everybody sees of a theme's answers.
pub(super) struct PublicAnswers {
    context: AnswerContext,
    published: Published,
    groups: HashMap<Item, Group>,
    places: Vec<Place>,
    by_note: Arc<HashMap<NoteId, (Item, Status)>>,
    slug: String,
    /// With what staff can offer help.
    hands: BTreeSet<Item>,
}

impl PublicAnswers {
    /// Nothing while a theme is open, and before the first publication.
    pub(super) async fn load(
        state: &AppState,
        lang: Lang,
        theme: &Theme,
        notes: &[Note],
    ) -> Result<Option<Self>, Error> {
        let published = state.published(theme).await?;
        if published.last().is_none() {
            return Ok(None);
        }
        let grouped = published.grouped(notes.to_vec());
        let places = items(&grouped, |note| published.answer(Item::Note(note)).is_some());
        let by_note = published.by_note(notes).into_iter();
        let by_note = by_note.map(|(note, (item, Answer { status, .. }))| (note, (item, status)));
        let groups = grouped.groups.into_iter().map(|group| (Item::Group(group.id), group));
        let context = AnswerContext { lang, dates: state.dates(), today: state.today() };
        Ok(Some(Self {
            context,
            groups: groups.collect(),
            places,
            by_note: Arc::new(by_note.collect()),
            slug: theme.slug.clone(),
            hands: state.help_wanted(theme, &published).await?,
            published,
        }))
    }

    /// The notes that are answered.
    pub(super) fn by_note(&self) -> Arc<HashMap<NoteId, (Item, Status)>> {
        self.by_note.clone()
    }

    /// The answers, then the groups that have none yet. On the board's first page alone, and not
    /// among what somebody searches for.
    pub(super) fn section(&self, view: &BoardView) -> Option<AnyView> {
        let whole = view.search.is_empty() && view.prompt.is_none() && view.page.unwrap_or(1) <= 1;
        let (answered, rest): (Vec<&Place>, Vec<&Place>) = self
            .places
            .iter()
            .filter(|place| self.is_told_of(place.item))
            .partition(|place| self.published.answer(place.item).is_some());
        if !whole || (answered.is_empty() && rest.is_empty()) {
            return None;
        }
        let text = &self.context.lang.texts().answering;
        let cards =
            |places: Vec<&Place>| places.into_iter().map(|place| self.card(place)).collect_view();
        let open = (!rest.is_empty()).then(|| {
            view! { <h3 class="rest">{text.unanswered}</h3><div class="answers">{cards(rest)}</div> }
        });
        Some(
            view! {
                <section class="answers-of" aria-labelledby="answers">
                    <h2 id="answers">{text.public_title}</h2>
                    <p class="quiet">{text.public_lead}</p>
                    <div class="answers">{cards(answered)}</div>
                    {open}
                    <p><a href=Address::Progress>{self.context.lang.texts().progress.link}</a></p>
                </section>
            }
            .into_any(),
        )
    }

    /// Groups are told of in any case; a note that lies by itself only where it is answered.
    fn is_told_of(&self, item: Item) -> bool {
        item.note().is_none() || self.published.answer(item).is_some()
    }

    fn card(&self, place: &Place) -> AnyView {
        let group = self.groups.get(&place.item);
        let hands = self.hands.contains(&place.item);
        let item = AnsweredItem {
            anchored: true,
            place,
            why: group.map_or("", |group| &group.label.reason),
            notes: group.map(|group| group.notes.as_slice()).unwrap_or_default(),
            answer: self.published.answer(place.item).map(|given| &given.answer),
            hands: hands.then_some(Address::Hands(&self.slug, place.item)),
            history: self.published.history(place.item),
        };
        answered(self.context, &item)
    }
}
