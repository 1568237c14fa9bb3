//! What the form of a new theme begins with: a preset and a month, another theme, an item of another theme.
//! A preset and a month can be chosen anew from within the form; what was typed stays.

use leptos::prelude::*;

use super::{
    button::{LOOK, OF_PRESET, Pressed},
    idea::Idea,
    origin::DeepDive,
    split::{self, Split},
};
use crate::address::{Address, IDEA, LIKE, MONTH, PROMPT, SPLIT};
use crate::components::{
    fields::{FormState, TextField},
    request,
};
use crate::domain::{
    exchange::read_month,
    fault::Fault,
    preset::{Brought, Preset},
    problem::{Invalid, Problem},
    settings::Tier,
    theme_form::ThemeForm,
};
use crate::http::{AppState, echo::Echo, with_query};
use crate::i18n::{Lang, rules::preset_name};
use crate::service::{Actor, ChosenPreset, Error, Proposed};

/// What the address of a new theme's form asks for.
#[derive(Clone)]
pub(super) struct Asked {
    from: String,
    item: String,
    like: String,
    split: String,
    prompts: Vec<String>,
    idea: String,
    month: String,
}

impl Asked {
    /// As it stands in the address.
    pub(super) fn here() -> Self {
        let [from, item, like, split, idea, month] =
            ["from", "item", LIKE, SPLIT, IDEA, MONTH].map(request::query);
        Self { from, item, like, split, prompts: request::queries(PROMPT), idea, month }
    }
}

/// Where a new theme begins.
pub(super) struct Beginning {
    lang: Lang,
    proposed: Proposed,
    presets: Vec<Preset>,
    /// The preset of which it is filled in; none where it is like another theme.
    chosen: Option<ChosenPreset>,
    /// Whether Sealed tickets can be given out.
    may_seal: bool,
    /// With an item of another theme.
    dive: Option<DeepDive>,
    /// With some of the prompts of the theme that it is like.
    split: Option<Split>,
    /// With an idea of the library.
    idea: Option<Idea>,
    /// What was typed and is no month.
    wrong: Option<String>,
}

impl Beginning {
    /// What is asked for, by the address or by a button of the form that was sent; and that form, with what
    /// the button fills in.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for a theme or an idea that there is not; [`Error::Store`].
    pub(super) async fn load(
        lang: Lang,
        state: &AppState,
        by: &Actor,
        asked: &Asked,
        sent: Option<Echo>,
    ) -> Result<(Self, FormState), Error> {
        let pressed = Pressed::of(sent.as_ref());
        let mut form = FormState { lang, echo: sent, prefix: "form" };
        let typed = form.value(MONTH, &asked.month);
        let month = read_month(&typed);
        let of = pressed.preset(form.echo.as_ref());
        let (presets, may_seal) = (state.presets(by).await?, state.config.may_seal());
        let chosen = (asked.like.is_empty() || !of.is_empty())
            .then(|| ChosenPreset::among(&presets, &of, may_seal));
        let proposed = if let Some(chosen) = &chosen {
            state.proposed_theme(by, &chosen.settings(), month).await?
        } else {
            let id = asked.like.parse().map_err(|_| Fault::NotFound)?;
            state.copied_theme(by, id, month).await?
        };
        let dive = DeepDive::load(state, &asked.from, &asked.item).await?;
        let idea = Idea::read(state, by, &asked.idea).await?;
        let like = proposed.like.as_ref();
        let split = like.and_then(|theme| Split::of(theme, &asked.split, &asked.prompts));
        form.echo = form.echo.map(|echo| pressed.refill(echo, &proposed.form));
        let wrong = Some(typed).filter(|typed| month.is_none() && !typed.trim().is_empty());
        Ok((Self { lang, proposed, presets, chosen, may_seal, dive, split, idea, wrong }, form))
    }

    /// The form, filled in.
    pub(super) fn form(&self) -> ThemeForm {
        let mut form = self.proposed.form.clone();
        if let Some(idea) = &self.idea {
            idea.propose(self.lang, &mut form);
        }
        if let Some(split) = &self.split {
            split.propose(&mut form);
        }
        if let Some(dive) = &self.dive {
            dive.propose(self.lang, &mut form);
        }
        form
    }

    /// What the page is called.
    pub(super) fn title(&self) -> &'static str {
        let texts = self.lang.texts();
        if self.dive.is_some() { texts.lineage.new_title } else { texts.edit.new_title }
    }

    /// The form's own address, to which it comes back when it fails.
    pub(super) fn address(&self) -> String {
        let like = self.proposed.like.iter().map(|theme| (LIKE, theme.id.to_string()));
        let dive = self.dive.iter().flat_map(DeepDive::query);
        let mut query: Vec<_> = like.chain(dive).chain(self.idea.iter().map(Idea::query)).collect();
        if let Some((split, theme)) = self.split.as_ref().zip(self.proposed.like.as_ref()) {
            query.extend(split.query(theme));
        }
        query.push((MONTH, self.month()));
        with_query(Address::NewTheme, &query)
    }

    /// The hidden fields that say where it begins.
    pub(super) fn hidden(&self) -> AnyView {
        let of = self.chosen.as_ref().map(ChosenPreset::word).unwrap_or_default();
        let dive = self.dive.as_ref().map(DeepDive::hidden);
        let split = self.split.as_ref().map(Split::hidden);
        let idea = self.idea.as_ref().map(Idea::hidden);
        view! { <input type="hidden" name=OF_PRESET value=of/>{dive}{split}{idea} }.into_any()
    }

    fn month(&self) -> String {
        self.proposed.month.format("%Y-%m").to_string()
    }

    /// What stands above the form: what it is like, or goes on from.
    pub(super) fn said(&self) -> AnyView {
        let lang = self.lang;
        let copied = self.proposed.like.as_ref().map(|theme| {
            let text = &lang.texts().copy;
            if let Some(split) = &self.split {
                return split.said(lang, theme, self.month());
            }
            view! {
                <section class="panel" aria-labelledby="copy">
                    <h2 id="copy">{(text.of)(&theme.title)}</h2>
                    <p>{text.lead}</p>
                    {split::way(lang, theme)}
                </section>
            }
            .into_any()
        });
        let quoted = self.dive.as_ref().map(|dive| dive.quoted(lang));
        let suggested = self.idea.as_ref().map(|idea| idea.said(lang));
        view! { {quoted}{copied}{suggested} }.into_any()
    }

    /// The month, and the button that moves the days there.
    pub(super) fn of_month(&self) -> AnyView {
        let (lang, text) = (self.lang, &self.lang.texts().rules);
        let echo = self.wrong.as_ref().map(|typed| {
            let fault = Fault::from(Invalid::one(MONTH, Problem::Malformed));
            Echo::new(vec![(format!("form[{MONTH}]"), typed.clone())], fault)
        });
        let form = FormState { lang, echo, prefix: "form" };
        view! {
            <div class="row of-month">
                <TextField form field=MONTH label=text.month hint=text.month_hint kind="month" class="date" stored=self.month()/>
                <button class="btn plain" name=LOOK value=Pressed::Month.value()>{text.move_there}</button>
            </div>
        }
        .into_any()
    }

    /// The presets, a button each, and which one the form was filled in of.
    pub(super) fn choice(&self) -> AnyView {
        let (lang, text) = (self.lang, &self.lang.texts().presets);
        let brought = Brought::ALL.iter().map(|one| {
            let says = preset_name(lang, *one).to_owned();
            (ChosenPreset::Brought(*one), says)
        });
        let own = self.presets.iter().map(|one| {
            let says = one.name.clone();
            (ChosenPreset::Own(one.clone()), says)
        });
        let buttons = own.chain(brought).map(|(one, says)| {
            let is = self.chosen.as_ref().is_some_and(|chosen| *chosen == one);
            let sealed = one.settings().tier == Tier::Sealed && !self.may_seal;
            let value = Pressed::Preset(one.word()).value();
            view! {
                <button class="btn plain small" name=LOOK value=value aria-pressed=is.then_some("true")
                    disabled=sealed title=sealed.then_some(lang.texts().sealed.needs_https)>{says}</button>
            }
        });
        view! {
            <div class="presets" role="group" aria-label=text.choose>
                <span class="about">{text.choose}</span>
                {buttons.collect_view()}
                <a href=Address::Presets>{text.link}</a>
            </div>
        }
        .into_any()
    }
}
