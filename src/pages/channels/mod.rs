//! `/admin/channels`: chats that the board tells by itself what happened: how each stands, the form of one
//! with what it would be sent, and the texts to copy where nothing is sent.

mod card;
mod form;
mod preview;
mod shown;

use leptos::prelude::*;

use self::{
    card::card,
    form::{edit, typed},
    preview::preview,
    shown::{CHANGE, Shown},
};
use super::admin::signed_in;
use crate::address::{Address, ChannelsFlash, DONE};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    chat::{ChannelForm, ChatSettings, Failure},
    fault::Fault,
    ids::ChannelId,
    theme::{State, Theme},
};
use crate::http::{CHANNEL_OF, CHANNEL_RESULT};
use crate::i18n::Lang;
use crate::service::{Actor, token};
use crate::store::Account;

/// So many themes have a link to their texts.
const THEMES_MAX: usize = 5;

/// The page.
#[component]
pub fn ChannelsPage() -> impl IntoView {
    let (lang, echo, done) = (request::lang(), request::echo(), request::query(DONE));
    let change = request::query(CHANGE);
    let tested = tested(&request::query(CHANNEL_OF), &request::query(CHANNEL_RESULT));
    signed_in(move |state, account| async move {
        let by = Actor::of(&account);
        let channels = state.seen_channels(&by).await?;
        // The form that came back, or the one that is asked for.
        let wanted = echo.as_ref().and_then(|echo| echo.value("id")).unwrap_or(&change).to_owned();
        let found = channels.iter().find(|one| one.id.to_string() == wanted).cloned();
        if found.is_none() && echo.is_none() && !change.is_empty() {
            return Err(Fault::NotFound.into());
        }
        let themes = state.board.themes().await?;
        let told = |theme: &Theme| theme.state.is_public() && theme.state != State::Archived;
        let shown = Shown {
            form: FormState { lang, echo, prefix: "form" },
            off: state.outbound.is_off(),
            tellings: state.example_tellings(&by, lang.texts().channels.example).await?,
            signing: token::new()?,
            themes: themes.into_iter().filter(told).take(THEMES_MAX).collect(),
            origin: state.config.public_origin(),
            changed: found,
            channels,
            tested,
        };
        Ok(content(&shown, account, done.parse().ok()))
    })
}

/// What came of a test, as the address has it.
fn tested(of: &str, result: &str) -> Option<(ChannelId, Result<u16, Failure>)> {
    let result = match result.parse().ok()? {
        Failure::Status(status @ 200..=299) => Ok(status),
        failure => Err(failure),
    };
    Some((of.parse().ok()?, result))
}

fn content(shown: &Shown, account: Account, done: Option<ChannelsFlash>) -> AnyView {
    let lang = shown.form.lang;
    let text = &lang.texts().channels;
    let (flash, banner) = (flash(lang, done), banner(&shown.form));
    let off = shown.off.then(|| {
        view! {
            <section class="panel prose" aria-labelledby="off">
                <h2 id="off">{text.off}</h2>
                <p>{text.off_how}</p>
            </section>
        }
    });
    let cards = shown.channels.iter().map(|one| card(shown, one)).collect_view();
    let cards =
        (!shown.channels.is_empty()).then(|| view! { <ul class="preset-list">{cards}</ul> });
    let none = (shown.channels.is_empty() && !shown.off)
        .then(|| view! { <p class="quiet">{text.none}</p> });
    // Where nothing can be sent, a form would lead nowhere.
    let write = (!shown.off || shown.changed.is_some()).then(|| write(shown));
    let night = (!shown.off).then(|| view! { <p class="quiet">{text.night}</p> });
    let (by_hand, feed) = (by_hand(shown), feed(shown));
    view! {
        <Admin lang title=text.title account>
            <div class="page mid channels">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {banner}
                {off}
                {none}
                {cards}
                {write}
                {night}
                {by_hand}
                {feed}
            </div>
        </Admin>
    }
    .into_any()
}

fn flash(lang: Lang, done: Option<ChannelsFlash>) -> Option<AnyView> {
    let text = &lang.texts().channels;
    let says = match done? {
        ChannelsFlash::Saved => text.saved,
        ChannelsFlash::Renewed => text.renewed,
        ChannelsFlash::Retried => text.retried,
        ChannelsFlash::Dropped => text.dropped,
        // Said beside the channel.
        ChannelsFlash::Tested => return None,
    };
    Some(view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any())
}

/// What went wrong; or that what is typed is shown, and not saved.
fn banner(form: &FormState) -> AnyView {
    let text = &form.lang.texts().channels;
    let says = match form.echo.as_ref().map(|echo| (&echo.fault, echo.value("look").is_some())) {
        Some((Fault::NotSentYet, true)) => {
            return view! { <div class="banner" role="status"><p>{text.looked}</p></div> }
                .into_any();
        }
        Some((Fault::Conflict, _)) => text.conflict,
        _ => return view! { <FormBanner form=form.clone()/> }.into_any(),
    };
    view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }.into_any()
}

/// The form, and what would be sent of it.
fn write(shown: &Shown) -> AnyView {
    let form = typed(&shown.form);
    let stored = shown.changed.as_ref().map(|one| &one.settings);
    let settings = match &form {
        Some(form) => as_typed(form, stored),
        None => stored.cloned(),
    };
    let preview = settings.map(|settings| preview(shown, &settings));
    view! {
        {edit(shown, form.is_some())}
        {preview}
    }
    .into_any()
}

/// The settings of a form that came back, as far as they hold together.
fn as_typed(form: &ChannelForm, stored: Option<&ChatSettings>) -> Option<ChatSettings> {
    let typed = form.parse(false).ok()?;
    let host = stored.map(|stored| stored.host.clone()).unwrap_or_default();
    Some(ChatSettings { host, ..typed.settings })
}

/// The ways to texts that are copied.
fn by_hand(shown: &Shown) -> Option<AnyView> {
    let text = &shown.form.lang.texts().channels;
    let themes = shown.themes.iter().map(|theme| {
        let to = Address::Announce(theme.id);
        view! { <li><a href=to dir="auto">{theme.title.clone()}</a></li> }
    });
    let themes = themes.collect_view();
    (!shown.themes.is_empty()).then(|| {
        view! {
            <section class="panel" aria-labelledby="by-hand">
                <h2 id="by-hand">{text.by_hand}</h2>
                <p>{text.by_hand_lead}</p>
                <ul>{themes}</ul>
            </section>
        }
        .into_any()
    })
}

/// Where feed readers find what themes went through.
fn feed(shown: &Shown) -> AnyView {
    let text = &shown.form.lang.texts().channels;
    let address = format!("{}{}", shown.origin, Address::ThemesFeed);
    view! {
        <section class="panel" aria-labelledby="feed">
            <h2 id="feed">{text.feed}</h2>
            <p>{text.feed_lead}</p>
            <p><a href=Address::ThemesFeed>{address}</a></p>
        </section>
    }
    .into_any()
}
