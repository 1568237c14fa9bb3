//! The form of a channel.

use leptos::prelude::*;
use uuid::Uuid;

use super::shown::Shown;
use crate::address::Address;
use crate::components::fields::{FormState, TextArea, TextField, Told};
use crate::domain::chat::{BodyKind, ChannelForm, ChatKind, Method, Occasion};
use crate::i18n::Lang;
use crate::service::chat::SeenChannel;

/// What was typed, where this form came back. Secrets do not come with it.
pub(super) fn typed(form: &FormState) -> Option<ChannelForm> {
    let echo = form.echo.as_ref()?;
    let value = |field: &str| echo.value(&form.name(field)).map(ToOwned::to_owned);
    let text = |field: &str| value(field).unwrap_or_default();
    // No other form of the page has a name.
    let name = value("name")?;
    Some(ChannelForm {
        name,
        kind: text("kind"),
        lang: text("lang"),
        address: text("address"),
        opened: text("opened"),
        last_day: text("last_day"),
        answered: text("answered"),
        digest: text("digest"),
        method: text("method"),
        content: text("content"),
        header: text("header"),
        token: String::new(),
        body: text("body"),
    })
}

/// The form, folded up unless it is asked for; below it, of a channel that is there, that of another secret.
pub(super) fn edit(shown: &Shown, came_back: bool) -> AnyView {
    let text = &shown.form.lang.texts().channels;
    let echo = shown.form.echo.clone().filter(|_| came_back);
    let form = FormState { echo, ..shown.form.clone() };
    let changed = shown.changed.as_ref();
    let hidden = |name: &str, there: String| {
        let typed = form.echo.as_ref().and_then(|echo| echo.value(name)).map(ToOwned::to_owned);
        typed.filter(|typed| !typed.is_empty()).unwrap_or(there)
    };
    let id = hidden("id", changed.map_or_else(Uuid::new_v4, |one| one.id.0).to_string());
    let seen = hidden("seen", changed.map_or(0, |one| one.version).to_string());
    let is_new = seen == "0";
    let signing =
        is_new.then(|| signing(&form, &hidden("signing", shown.signing.clone()), "signing"));
    let lang = form.lang;
    let stored = changed.map_or_else(
        || ChannelForm { lang: lang.as_str().to_owned(), ..ChannelForm::usual() },
        |one| ChannelForm::from(&one.settings),
    );
    let summary = if is_new { text.add } else { text.change };
    let open = came_back || changed.is_some() || shown.channels.is_empty();
    let renew = changed.map(|one| renew(shown, one));
    view! {
        <details class="panel fold" id="write" open=open>
            <summary><h2>{summary}</h2></summary>
            <form class="form" method="post" action=Address::SaveChannel novalidate>
                <input type="hidden" name="page" value=Address::Channels/>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="seen" value=seen/>
                {fields(&form, &stored, is_new)}
                {signing}
                <p class="actions">
                    <button class="btn">{text.save}</button>
                    <button class="btn plain" name="look" value="1">{text.look}</button>
                </p>
            </form>
            {renew}
        </details>
    }
    .into_any()
}

fn fields(form: &FormState, stored: &ChannelForm, is_new: bool) -> AnyView {
    let (lang, text) = (form.lang, &form.lang.texts().channels);
    let address_hint = if is_new { text.address_hint } else { text.address_new };
    view! {
        <TextField form=form.clone() field="name" label=text.name hint=text.name_hint stored=stored.name.clone()/>
        {kinds(form, &stored.kind)}
        <TextField form=form.clone() field="address" label=text.address hint=address_hint kind="url" required=is_new/>
        {occasions(form, stored)}
        {languages(form, &stored.lang)}
        {template(lang, form, stored, is_new)}
    }
    .into_any()
}

/// A choice among some, each with its word and its name.
fn choice<'a>(
    form: &FormState,
    field: &'static str,
    label: &'static str,
    stored: &str,
    options: impl Iterator<Item = (&'a str, &'a str)>,
) -> AnyView {
    let (told, chosen, id) =
        (Told::of(form, field, ""), form.value(field, stored), FormState::id(field));
    let options = options.map(|(word, says)| {
        let (is, word, says) = (word == chosen, word.to_owned(), says.to_owned());
        view! { <option value=word selected=is>{says}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=form.name(field) aria-invalid=told.invalid() aria-describedby=told.describedby()>
                {options.collect_view()}
            </select>
            {told.problem()}
        </div>
    }
    .into_any()
}

/// The products, each with where its address is made.
fn kinds(form: &FormState, stored: &str) -> AnyView {
    let (text, words) = (&form.lang.texts().channels, &form.lang.texts().channel_words);
    let (told, chosen) = (Told::of(form, "kind", ""), form.value("kind", stored));
    let rows = ChatKind::ALL.iter().map(|kind| {
        let (word, id) = (kind.as_str(), format!("kind-{}", kind.as_str()));
        view! {
            <label class="choice" for=id.clone()>
                <input type="radio" id=id.clone() name=form.name("kind") value=word checked=word == chosen/>
                <span>{(words.kind)(*kind)}<small class="quiet">{(words.kind_hint)(*kind)}</small></span>
            </label>
        }
    });
    view! {
        <fieldset class="group" id="kind" aria-describedby=told.describedby()>
            <legend>{text.kind}</legend>
            {told.problem()}
            {rows.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn occasions(form: &FormState, stored: &ChannelForm) -> AnyView {
    let (text, words) = (&form.lang.texts().channels, &form.lang.texts().channel_words);
    let told = Told::of(form, "occasions", text.occasions_hint);
    let rows = Occasion::ALL.iter().map(|one| {
        let field = one.as_str().replace('-', "_");
        let (id, name) = (format!("told-{}", one.as_str()), form.name(&field));
        view! {
            <label class="choice" for=id.clone()>
                <input type="checkbox" id=id.clone() name=name value="1" checked=form.ticked(&field, stored.ticked(*one))/>
                <span>{(words.when)(*one)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="group" id="occasions" aria-describedby=told.describedby()>
            <legend>{text.occasions}</legend>
            {told.hint()}
            {told.problem()}
            {rows.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn languages(form: &FormState, stored: &str) -> AnyView {
    let options = Lang::ALL.iter().map(|lang| (lang.as_str(), lang.name()));
    choice(form, "lang", form.lang.texts().channels.lang, stored, options)
}

/// The request of another product, folded up unless it is used.
fn template(lang: Lang, form: &FormState, stored: &ChannelForm, is_new: bool) -> AnyView {
    let (text, words) = (&lang.texts().channels, &lang.texts().channel_words);
    let open = form.value("kind", &stored.kind) == ChatKind::Generic.as_str();
    let methods = Method::ALL.iter().map(|one| (one.as_str(), one.as_str()));
    let bodies = BodyKind::ALL.iter().map(|one| (one.as_str(), (words.body)(*one)));
    let token_hint = if is_new { text.token_hint } else { text.token_new };
    view! {
        <details class="fold" id="template" open=open>
            <summary><h3>{text.template}</h3></summary>
            <div class="form">
                <p>{text.template_lead}</p>
                {choice(form, "method", text.method, &stored.method, methods)}
                {choice(form, "content", text.content, &stored.content, bodies)}
                <TextField form=form.clone() field="header" label=text.header hint=text.header_hint stored=stored.header.clone() required=false/>
                <TextField form=form.clone() field="token" label=text.token hint=token_hint kind="password" autocomplete="new-password" required=false/>
                <TextArea form=form.clone() field="body" label=text.body hint=text.body_hint stored=stored.body.clone()/>
            </div>
        </details>
    }
    .into_any()
}

/// The secret of a signature, to be copied now.
fn signing(form: &FormState, secret: &str, id: &'static str) -> AnyView {
    let text = &form.lang.texts().channels;
    let (hint, secret) = (format!("{id}-hint"), secret.to_owned());
    view! {
        <div class="field">
            <label for=id>{text.signing}</label>
            <p class="hint" id=hint.clone()>{text.signing_lead}</p>
            <input id=id name="signing" type="text" class="secret" readonly value=secret autocomplete="off" aria-describedby=hint/>
        </div>
    }
    .into_any()
}

/// Another secret for the signature of a channel that is there.
fn renew(shown: &Shown, channel: &SeenChannel) -> AnyView {
    let text = &shown.form.lang.texts().channels;
    let form = FormState { echo: None, ..shown.form.clone() };
    view! {
        <p class="quiet">{text.signing_stays}</p>
        <details class="fold" id="renew">
            <summary><h3>{text.renew}</h3></summary>
            <form class="form" method="post" action=Address::RenewChannel>
                <input type="hidden" name="page" value=Address::Channels/>
                <input type="hidden" name="id" value=channel.id.to_string()/>
                <input type="hidden" name="seen" value=channel.version/>
                {signing(&form, &shown.signing, "renewed")}
                <p>{text.renew_lead}</p>
                <p class="actions"><button class="btn plain">{text.renew_button}</button></p>
            </form>
        </details>
    }
    .into_any()
}
