//! Form fields with their label, hint, value and error. After a failed form, the value is what was
//! typed.

use leptos::prelude::*;

use crate::http::{echo::Echo, escaped};
use crate::i18n::{Lang, say};

/// A form as it is rendered: in which language, and what was typed last time.
#[derive(Clone)]
pub struct FormState {
    /// The reader's language.
    pub lang: Lang,
    /// The failed attempt, if there was one.
    pub echo: Option<Echo>,
    /// What stands before the names of the fields: `form` for `form[title]`, or nothing.
    pub prefix: &'static str,
}

impl FormState {
    /// The name of a field in the form: `prompts.0.name` becomes `form[prompts][0][name]`.
    pub fn name(&self, field: &str) -> String {
        if self.prefix.is_empty() {
            return field.to_owned();
        }
        field.split('.').fold(self.prefix.to_owned(), |name, part| format!("{name}[{part}]"))
    }

    /// What was typed, or what is stored.
    pub fn value(&self, field: &str, stored: &str) -> String {
        self.echo
            .as_ref()
            .map_or(stored, |echo| echo.value(&self.name(field)).unwrap_or_default())
            .to_owned()
    }

    /// Whether a box was ticked, or is stored as ticked.
    pub fn ticked(&self, field: &str, stored: bool) -> bool {
        self.echo.as_ref().map_or(stored, |echo| echo.value(&self.name(field)).is_some())
    }

    /// The sentence beside the field.
    pub fn problem(&self, field: &str) -> Option<String> {
        self.echo.as_ref()?.problem(field).map(|problem| say::problem(self.lang, problem))
    }

    /// The field's id in the page.
    pub fn id(field: &str) -> String {
        field.replace(['.', '_'], "-")
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    form: FormState,
    field: &'static str,
    label: &'static str,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] stored: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] class: &'static str,
    #[prop(default = true)] required: bool,
    #[prop(optional)] readonly: bool,
    /// The id of a list of suggestions.
    #[prop(optional)]
    list: Option<&'static str>,
) -> impl IntoView {
    let id = FormState::id(field);
    let told = Told::of(&form, field, &hint);
    // A password is never sent back to the browser.
    let value = (kind != "password").then(|| form.value(field, &stored));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {told.hint()}
            <input id=id name=form.name(field) type=kind class=class autocomplete=autocomplete value=value required=required readonly=readonly list=list
                aria-invalid=told.invalid() aria-describedby=told.describedby()/>
            {told.problem()}
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    form: FormState,
    #[prop(into)] field: String,
    label: &'static str,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] stored: String,
) -> impl IntoView {
    let id = FormState::id(&field);
    let told = Told::of(&form, &field, &hint);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {told.hint()}
            <textarea id=id name=form.name(&field) rows="4" aria-invalid=told.invalid()
                aria-describedby=told.describedby()>
                {in_text_area(&form.value(&field, &stored))}
            </textarea>
            {told.problem()}
        </div>
    }
}

/// A field for a file, by the name that [`crate::http::upload`] reads, with what is wrong with the last one,
/// a line each.
#[component]
pub fn FileField(
    form: FormState,
    label: &'static str,
    #[prop(into)] hint: String,
    /// Which files are meant, as of the attribute.
    accept: &'static str,
    problems: Option<String>,
    #[prop(default = true)] required: bool,
) -> impl IntoView {
    let told = Told::of(&form, "file", &hint);
    let problems = problems.map(|problems| {
        let lines = problems.lines().map(|line| view! { <span>{line.to_owned()}</span> });
        view! { <p class="err lines" id="file-err">{lines.collect_view()}</p> }
    });
    view! {
        <div class="field">
            <label for="file">{label}</label>
            {told.hint()}
            <input id="file" name="file" type="file" accept=accept required=required
                aria-invalid=told.invalid() aria-describedby=told.describedby()/>
            {problems}
        </div>
    }
}

/// Text for the inside of a `<textarea>`. Leptos 0.8 takes that element for one like `<script>`, in
/// which character references mean nothing, and writes its text as it is; browsers do read them
/// there (HTML, 13.1.2), and end the element at a `</textarea>` in the text.
pub fn in_text_area(text: &str) -> String {
    escaped(text)
}

/// Hint and error of a field, and how they are tied to it.
pub struct Told {
    id: String,
    hint: String,
    problem: Option<String>,
}

impl Told {
    /// What is to be said beside a field.
    pub fn of(form: &FormState, field: &str, hint: &str) -> Self {
        Self { id: FormState::id(field), hint: hint.to_owned(), problem: form.problem(field) }
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.problem.is_some().then_some("true")
    }

    /// For `aria-describedby`.
    pub fn describedby(&self) -> Option<String> {
        let error = self.problem.is_some().then(|| format!("{}-err", self.id));
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let ids: Vec<String> = error.into_iter().chain(hint).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The hint above the field.
    pub fn hint(&self) -> Option<impl IntoView + use<>> {
        let (id, hint) = (format!("{}-hint", self.id), self.hint.clone());
        (!hint.is_empty()).then(|| view! { <p class="hint" id=id>{hint}</p> })
    }

    /// The error below the field.
    pub fn problem(&self) -> Option<impl IntoView + use<>> {
        let id = format!("{}-err", self.id);
        self.problem.clone().map(|problem| view! { <p class="err" id=id>{problem}</p> })
    }
}

/// The banner above a failed form: how many problems, each a link to its field, or why the whole
/// failed.
#[component]
pub fn FormBanner(form: FormState, #[prop(optional)] title: &'static str) -> impl IntoView {
    use crate::domain::fault::Fault;
    form.echo.map(|echo| {
        let says = say::fault(form.lang, &echo.fault);
        let links = match &echo.fault {
            Fault::Invalid(invalid) => invalid.0.clone(),
            _ => Vec::new(),
        };
        let list = (!links.is_empty()).then(|| {
            let items = links.iter().map(|p| {
                let href = format!("#{}", FormState::id(&p.field));
                view! { <li><a href=href>{say::problem(form.lang, &p.problem)}</a></li> }
            });
            view! { <ul>{items.collect_view()}</ul> }
        });
        let (heading, body) =
            if title.is_empty() { (says, None) } else { (title.to_owned(), Some(says)) };
        view! {
            <div class="banner bad" role="alert" tabindex="-1">
                <h2>{heading}</h2>
                {body.map(|body| view! { <p>{body}</p> })}{list}
            </div>
        }
    })
}
