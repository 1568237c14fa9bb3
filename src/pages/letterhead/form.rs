//! The fields of the letterhead.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::fields::{FormState, TextArea, TextField, Told};
use crate::domain::letterhead::{EXAMPLE, LetterheadForm, Section, SectionForm, filled};
use crate::i18n::Lang;

/// What was typed, where a form came back.
pub(super) fn typed(form: &FormState) -> Option<LetterheadForm> {
    let echo = form.echo.as_ref()?;
    let value = |field: &str| echo.value(&form.name(field)).map(ToOwned::to_owned);
    let text = |field: &str| value(field).unwrap_or_default();
    let section = |at: usize| {
        let of = |field: &str| value(&format!("sections.{at}.{field}"));
        let section = of("section")?;
        Some(SectionForm { section, shown: of("shown"), place: of("place").unwrap_or_default() })
    };
    // The form of the file has none of these.
    let number = value("number")?;
    Some(LetterheadForm {
        number,
        addressee: text("addressee"),
        sender: text("sender"),
        opening: text("opening"),
        closing: text("closing"),
        sections: (0..Section::ALL.len()).map_while(section).collect(),
    })
}

/// All fields.
pub(super) fn fields(form: &FormState, typed: &LetterheadForm, today: NaiveDate) -> AnyView {
    let text = &form.lang.texts().letterhead;
    // What was typed is in `typed` already.
    let LetterheadForm { number, addressee, sender, opening, closing, sections } = typed.clone();
    let sections = self::sections(form, &sections);
    let number_hint = (text.number_hint)(EXAMPLE, &filled(EXAMPLE, today, Some("123")));
    view! {
        <TextField form=form.clone() field="number" label=text.number hint=number_hint stored=number required=false/>
        <TextArea form=form.clone() field="addressee" label=text.addressee hint=text.addressee_hint stored=addressee/>
        <TextArea form=form.clone() field="sender" label=text.sender hint=text.sender_hint stored=sender/>
        <TextArea form=form.clone() field="opening" label=text.opening hint=text.opening_hint stored=opening/>
        <TextField form=form.clone() field="closing" label=text.closing hint=text.closing_hint stored=closing class="short" required=false/>
        {sections}
    }
    .into_any()
}

/// A box for each section, and its place.
fn sections(form: &FormState, sections: &[SectionForm]) -> AnyView {
    let text = &form.lang.texts().letterhead;
    let told = Told::of(form, "sections", text.sections_hint);
    let rows = sections.iter().enumerate().map(|(at, one)| section(form, at, one)).collect_view();
    view! {
        <fieldset class="group" id="sections" aria-describedby=told.describedby()>
            <legend>{text.sections}</legend>
            {told.hint()}
            {told.problem()}
            <ol class="places">{rows}</ol>
        </fieldset>
    }
    .into_any()
}

fn section(form: &FormState, at: usize, one: &SectionForm) -> AnyView {
    let lang: Lang = form.lang;
    let text = &lang.texts().letterhead;
    let of = |field: &str| format!("sections.{at}.{field}");
    let (place, shown) = (of("place"), of("shown"));
    let told = Told::of(form, &place, "");
    let name = one.section.parse().map_or("", |one| section_name(lang, one));
    let ids = [FormState::id(&place), FormState::id(&shown)];
    let label = (text.place_of)(name);
    view! {
        <li>
            <input type="hidden" name=form.name(&of("section")) value=one.section.clone()/>
            <label class="choice" for=ids[1].clone()>
                <input type="checkbox" id=ids[1].clone() name=form.name(&shown) value="1" checked=one.shown.is_some()/>
                <span>{name}</span>
            </label>
            <input class="short" type="number" id=ids[0].clone() name=form.name(&place) value=one.place.clone()
                min="1" max="99" aria-label=label aria-invalid=told.invalid() aria-describedby=told.describedby()/>
            {told.problem()}
        </li>
    }
    .into_any()
}

/// What a section is called, as its heading in the report has it.
fn section_name(lang: Lang, section: Section) -> &'static str {
    let texts = lang.texts();
    let (text, parts) = (&texts.report, &texts.report_parts);
    match section {
        Section::Prompts => text.per_prompt,
        Section::Top => text.top,
        Section::Spread => text.spread,
        Section::Groups => parts.groups,
        Section::Answers => texts.answering.public_title,
        Section::Enquiries => parts.enquiries,
        Section::Ranking => text.ranking,
        Section::Keywords => parts.keywords,
        Section::Compared => parts.compared,
        Section::Reasons => parts.reasons,
        Section::Annex => text.annex,
        Section::Provenance => parts.provenance,
    }
}
