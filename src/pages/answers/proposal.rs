//! `/admin/themes/{id}/review/{item}/proposal?scheme=…`: an item as the draft for a scheme's form.

use leptos::prelude::*;

use crate::address::{Address, DONE, ProposalFlash};
use crate::components::{
    fields::{FormState, Told, in_text_area},
    layout::Admin,
    request,
};
use crate::domain::{
    answers::Item,
    fault::Fault,
    proposal::{FIELD_MAX, Material, ProposalDraft, ShownField, Source, WrittenField, shown},
};
use crate::http::{echo::Echo, with_query};
use crate::i18n::{Lang, say};
use crate::pages::admin::signed_in;
use crate::report::ProposalFormat;
use crate::service::{Actor, ProposalAt};
use crate::store::Account;

/// The page.
#[component]
pub fn ProposalPage() -> impl IntoView {
    let (lang, id, item) = (request::lang(), request::param("id"), request::param("item"));
    let (echo, done) = (request::echo(), request::query(DONE));
    let scheme = request::query("scheme");
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let item: Item = item.parse().map_err(|_| Fault::NotFound)?;
        let at = state.proposal_at(&Actor::of(&account), id, item, &scheme).await?;
        let form = FormState { lang, echo, prefix: "form" };
        Ok(content(account, &at, &scheme, &form, done.parse().ok()).into_any())
    })
}

fn content(
    account: Account,
    at: &ProposalAt,
    scheme: &str,
    form: &FormState,
    done: Option<ProposalFlash>,
) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().proposals;
    let (theme, item) = (&at.theme, at.place.item);
    let flash = done.map(|ProposalFlash::Saved| {
        view! { <div class="banner good" role="status"><p>{text.saved}</p></div> }
    });
    let gone =
        at.scheme.is_none().then(|| view! { <div class="banner"><p>{text.scheme_gone}</p></div> });
    let name = at.scheme_name().to_owned();
    let stored = stored_meanwhile(at, form);
    let preview = at.draft.as_ref().map(|draft| preview(lang, at, draft, scheme));
    let (banner, draft) = (banner(form), draft_form(at, scheme, form));
    let (home, back) = (Address::AdminTheme(theme.id), Address::Item(theme.id, item));
    let (of, made_of) = (theme.title.clone(), at.place.name.clone());
    view! {
        <Admin lang title=name.clone() account>
            <div class="page proposal">
                <div class="page-head">
                    <p class="crumb">
                        <a href=home>{of}</a>" › "
                        <a href=back dir="auto">{made_of}</a>
                    </p>
                    <h1>{name}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {banner}
                {gone}
                {stored}
                <div class="split-2">
                    <div class="column">{draft}</div>
                    <div class="column">{preview}</div>
                </div>
            </div>
        </Admin>
    }
    .into_any()
}

/// What went wrong, with links to the fields.
fn banner(form: &FormState) -> Option<AnyView> {
    let echo = form.echo.as_ref()?;
    let says = say::fault(form.lang, &echo.fault);
    let problems = match &echo.fault {
        Fault::Invalid(invalid) => invalid.0.as_slice(),
        _ => &[],
    };
    let links = problems.iter().map(|one| {
        let href = format!("#{}", FormState::id(&one.field));
        view! { <li><a href=href>{say::problem(form.lang, &one.problem)}</a></li> }
    });
    let links = links.collect_view();
    let list = (!problems.is_empty()).then(|| view! { <ul>{links}</ul> });
    Some(
        view! { <div class="banner bad" role="alert" tabindex="-1"><h2>{says}</h2>{list}</div> }
            .into_any(),
    )
}

/// What somebody else saved while this form was open; what was typed is still in the form.
fn stored_meanwhile(at: &ProposalAt, form: &FormState) -> Option<AnyView> {
    let text = &form.lang.texts().proposals;
    let conflict = form.echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let draft = at.draft.as_ref().filter(|_| conflict)?;
    Some(
        view! {
            <div class="banner bad"><p>{text.conflict}</p></div>
            <section class="stored" aria-labelledby="stored-now">
                <h2 id="stored-now">{text.stored_now}</h2>
                {written(&draft.texts, Heading::Third)}
            </section>
        }
        .into_any(),
    )
}

/// The form: a text area for each field.
fn draft_form(at: &ProposalAt, scheme: &str, form: &FormState) -> AnyView {
    let text = &form.lang.texts().proposals;
    let (theme, item) = (at.theme.id, at.place.item);
    let page = with_query(Address::Proposal(theme, item), &[("scheme", scheme)]);
    let fields = match form.echo.as_ref().map(typed) {
        Some(typed) if !typed.is_empty() => typed,
        _ => shown(at.scheme.as_ref(), at.draft.as_ref(), &material(form.lang.document(), at)),
    };
    let fields = with_sources(fields, at);
    let fields = fields.into_iter().enumerate().map(|(n, one)| field(form, n, one)).collect_view();
    let seen = at.draft.as_ref().map_or(0, |draft| draft.version);
    view! {
        <section class="panel" aria-labelledby="draft">
            <h2 id="draft">{text.form_title}</h2>
            <p class="quiet">{text.form_lead}</p>
            <form class="form" method="post" action=Address::SaveProposal>
                <input type="hidden" name="page" value=page/>
                <input type="hidden" name="theme" value=theme.to_string()/>
                <input type="hidden" name="item" value=item.to_string()/>
                <input type="hidden" name="scheme" value=scheme.to_owned()/>
                <input type="hidden" name="seen" value=seen/>
                {fields}
                <p class="actions"><button class="btn">{text.save}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// The fields as they were typed, with the headings that they had then.
fn typed(echo: &Echo) -> Vec<ShownField> {
    let row = |n: usize| {
        let heading = echo.value(&format!("form[texts][{n}][heading]"))?.to_owned();
        let text = echo.value(&format!("form[texts][{n}][text]")).unwrap_or_default().to_owned();
        Some(ShownField { heading, text, source: None })
    };
    (0..).map_while(row).collect()
}

/// With what the scheme fills each field, as it is now.
fn with_sources(mut fields: Vec<ShownField>, at: &ProposalAt) -> Vec<ShownField> {
    let of_scheme = at.scheme.as_ref().map(|scheme| scheme.fields.as_slice()).unwrap_or_default();
    for field in &mut fields {
        let known = of_scheme.iter().find(|one| one.heading == field.heading);
        field.source = known.map(|one| one.source);
    }
    fields
}

fn field(form: &FormState, n: usize, field: ShownField) -> AnyView {
    let text = &form.lang.texts().proposals;
    let hint = match field.source {
        None => text.left_field.to_owned(),
        Some(Source::Nothing) => (text.empty_hint)(FIELD_MAX),
        Some(source) => (text.filled_hint)(say::source(form.lang, source), FIELD_MAX),
    };
    let name = format!("texts.{n}.text");
    let told = Told::of(form, &name, &hint);
    let id = FormState::id(&name);
    let rows = (field.text.lines().count() + 1).clamp(4, 16).to_string();
    view! {
        <div class="field">
            <label for=id.clone() dir="auto">{field.heading.clone()}</label>
            {told.hint()}
            <input type="hidden" name=form.name(&format!("texts.{n}.heading")) value=field.heading/>
            <textarea id=id name=form.name(&name) rows=rows aria-invalid=told.invalid() aria-describedby=told.describedby()>
                {in_text_area(&field.text)}
            </textarea>
            {told.problem()}
        </div>
    }
    .into_any()
}

/// What is known of the item, in the words of the office's documents.
fn material(lang: Lang, at: &ProposalAt) -> Material {
    let text = &lang.texts().proposals;
    let place = &at.place;
    Material {
        name: place.name.clone(),
        notes: at
            .notes
            .iter()
            .map(|note| (text.note_line)(&note.text, note.stickers.total()))
            .collect(),
        why: at.why.clone(),
        counts: (text.counts)(place.notes, place.stickers.total(), at.of, place.rank),
        answer: at.answer.clone(),
    }
}

/// What is stored, as it will be printed and leave as a file.
fn preview(lang: Lang, at: &ProposalAt, draft: &ProposalDraft, scheme: &str) -> AnyView {
    let text = &lang.texts().proposals;
    let document = &lang.document().texts().proposals;
    let here = Address::ProposalFile(at.theme.id, at.place.item);
    let files = ProposalFormat::ALL.iter().map(|format| {
        let href = with_query(here, &[("scheme", scheme), ("format", format.as_str())]);
        view! { <a class="btn plain small" href=href download>{format.offer(lang)}</a> }
    });
    view! {
        <section class="panel paper-preview" aria-labelledby="preview">
            <h2 id="preview">{text.preview}</h2>
            <p class="actions">{files.collect_view()}</p>
            <p class="quiet noprint">{text.print}</p>
            <article class="proposal-paper" lang=lang.document().as_str() aria-label=at.scheme_name().to_owned()>
                <h3 class="title">{at.scheme_name().to_owned()}</h3>
                {written(&draft.texts, Heading::Fourth)}
                <p class="quiet">{document.theme}"："<span dir="auto">{at.theme.title.clone()}</span></p>
                <p class="quiet">{document.item}"："<span dir="auto">{at.place.name.clone()}</span></p>
            </article>
        </section>
    }
    .into_any()
}

/// How deep the headings of what was written stand.
#[derive(Clone, Copy)]
enum Heading {
    Third,
    Fourth,
}

fn written(texts: &[WrittenField], level: Heading) -> AnyView {
    let parts = texts.iter().map(|WrittenField { heading, text }| {
        let heading = heading.clone();
        let heading = match level {
            Heading::Third => view! { <h3 dir="auto">{heading}</h3> }.into_any(),
            Heading::Fourth => view! { <h4 dir="auto">{heading}</h4> }.into_any(),
        };
        view! { {heading}<p class="says" dir="auto">{text.clone()}</p> }
    });
    parts.collect_view().into_any()
}
