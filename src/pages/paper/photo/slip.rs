//! A slip in the page: its picture, and beside it what is typed.

use leptos::prelude::*;
use uuid::Uuid;

use super::form::{Part, picture};
use crate::components::fields::FormState;
use crate::domain::{
    fault::Fault,
    paper::{SlipCode, slip::PLACES},
    problem::Problem,
};
use crate::http::echo::Echo;
use crate::pages::paper::fields::Line;
use crate::service::{InHand, Slips};
use crate::store::seen_paper;

/// A slip among the others of a photo.
pub(super) struct Shown<'a> {
    pub(super) form: &'a FormState,
    pub(super) echo: &'a Echo,
    pub(super) slips: &'a Slips,
    /// Its number, from 0.
    pub(super) n: usize,
    pub(super) code: SlipCode,
    /// The field with the focus.
    pub(super) focus: &'a str,
}

impl Shown<'_> {
    /// The slip.
    pub(super) fn view(&self) -> AnyView {
        let text = &self.form.lang.texts().paper;
        let (class, fields) = self.fields();
        let picture = picture(self.echo, self.n).map(|picture| {
            view! { <img src=picture width="480" height="351" alt=(text.photo_alt)(self.n + 1)/> }
        });
        let kept = [Part::Code, Part::Picture, Part::Proposed].map(|part| self.hidden(part));
        view! {
            <li class=class>
                <fieldset class="cut">
                    <legend>{(text.photo_slip)(self.n + 1)}</legend>
                    {picture}
                    <div class="form">{fields}</div>
                    {kept.collect_view()}
                </fieldset>
            </li>
        }
        .into_any()
    }

    /// The colour of its column, if it is an empty one's, and its fields.
    fn fields(&self) -> (&'static str, AnyView) {
        if let Some(column) = self.slips.column(self.code) {
            let colour = self.slips.theme.prompts.get(column - 1).map(|prompt| prompt.colour);
            return (colour.map_or("", |colour| colour.as_str()), self.new_note());
        }
        if let Some(there) = self.slips.note(self.code) {
            return ("", self.counted(&there));
        }
        let says = self.form.lang.texts().paper.photo_other;
        ("", view! { <p>{says}</p>{self.hidden(Part::Note)} }.into_any())
    }

    /// The fields of a note that somebody wrote on the slip.
    fn new_note(&self) -> AnyView {
        let text = &self.form.lang.texts().paper;
        // The form has typed in something else before: it gets a key of its own.
        let again = self.echo.fault == Fault::Conflict;
        let note = Part::Note.value(self.echo, self.n).filter(|_| !again);
        let note = note.map_or_else(|| Uuid::new_v4().to_string(), ToOwned::to_owned);
        let field = Part::Text.field(self.n);
        // A text that is there already comes back with the word that it is meant so.
        let same = self.echo.problem(&field) == Some(&Problem::SameText);
        let twice = if same { self.value(Part::Text) } else { self.value(Part::Twice) };
        view! {
            <input type="hidden" name=Part::Note.name(self.n) value=note/>
            <input type="hidden" name=Part::Twice.name(self.n) value=twice/>
            {self.line(Part::Column, text.column, "", true)}
            {self.line(Part::Text, text.text, "", false)}
            {self.line(Part::Stickers, text.stickers, &self.proposed(), true)}
        }
        .into_any()
    }

    /// The field of the stickers of a printed note, with what stands there now.
    fn counted(&self, there: &InHand) -> AnyView {
        let text = &self.form.lang.texts().paper;
        let InHand { stands, digital, .. } = there;
        let seen = seen_paper(self.code.note(), stands).to_string();
        let hint = format!("{}{}", (text.photo_now)(stands.stickers, *digital), self.proposed());
        view! {
            <blockquote class="says" dir="auto">{stands.text.clone()}</blockquote>
            {self.hidden(Part::Note)}
            <input type="hidden" name=Part::Seen.name(self.n) value=seen/>
            {self.line(Part::Stickers, text.stickers, &hint, true)}
        }
        .into_any()
    }

    /// What the photo seems to show, as a proposal.
    fn proposed(&self) -> String {
        let seen = Part::Proposed.value(self.echo, self.n).and_then(|seen| seen.parse().ok());
        let text = &self.form.lang.texts().paper;
        seen.map_or_else(String::new, |seen: usize| (text.photo_proposed)(PLACES, seen.min(PLACES)))
    }

    fn value(&self, part: Part) -> String {
        part.value(self.echo, self.n).unwrap_or_default().to_owned()
    }

    fn hidden(&self, part: Part) -> AnyView {
        let value = match part {
            Part::Picture => picture(self.echo, self.n).unwrap_or_default(),
            _ => self.value(part),
        };
        view! { <input type="hidden" name=part.name(self.n) value=value/> }.into_any()
    }

    fn line(&self, part: Part, label: &'static str, hint: &str, is_number: bool) -> AnyView {
        let field = part.field(self.n);
        let line = Line { field: &field, label, hint, value: self.value(part), is_number };
        line.view(self.form, self.focus == field)
    }
}
