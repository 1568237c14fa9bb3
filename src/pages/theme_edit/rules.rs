//! The rules of a theme, each a sentence with its fields folded away behind it: who is content with what
//! it says has nothing to do.

use leptos::prelude::*;

use super::{
    button::{LOOK, Pressed, READING},
    protect::{box_rules, kinds, number, premoderated, tiers},
    stored::Stored,
};
use crate::components::fields::{FormState, TextField, Told};
use crate::domain::{rules::Rules, settings::Tally, theme::State, theme_form::ThemeForm};
use crate::i18n::rules;

/// A rule: what it is about, what it says, the names of its fields and these.
struct Rule {
    id: &'static str,
    about: &'static str,
    says: String,
    fields: &'static [&'static str],
    inside: AnyView,
}

/// All rules, below the presets where one can be chosen.
pub(super) fn all(
    form: &FormState,
    shown: &ThemeForm,
    stored: &Stored,
    presets: Option<AnyView>,
) -> AnyView {
    let text = &form.lang.texts().rules;
    let list = list(form, stored, shown).into_iter().map(|rule| line(form, rule)).collect_view();
    view! {
        <section class="group rules" aria-labelledby="rules">
            <h2 id="rules">{text.title}</h2>
            <p class="hint">{text.lead}</p>
            {presets}
            <div class="lines">{list}</div>
        </section>
    }
    .into_any()
}

fn list(form: &FormState, stored: &Stored, shown: &ThemeForm) -> [Rule; 7] {
    let (lang, text) = (form.lang, &form.lang.texts().rules);
    let told = Rules::from(shown);
    let rule = |id, about, says, fields, inside| Rule { id, about, says, fields, inside };
    let says_counts = rules::counts(lang, &told).to_owned();
    let on_until: &[&str] = &["posting_until", "stickers_until"];
    let says_kind = rules::kind(lang, &told).to_owned();
    [
        rule("kind", text.kind, says_kind, &["kind"], kind(form, stored)),
        rule("who", text.who, rules::who(lang, &told), &WHO[..], who(form, stored)),
        rule("boxes", text.boxes, rules::boxes(lang, &told), &["box_rule"], boxes(form, stored)),
        rule("counts", text.counts, says_counts, &["tally"], counts(form, stored)),
        rule("until", text.until, rules::until(lang, &told), on_until, until(form, stored)),
        rule("kept", text.kept, rules::kept(lang, &told), &["archive_after"], kept(form, stored)),
        rule(
            "address",
            text.address,
            (text.at)(&shown.slug),
            &["slug", READING],
            address(form, stored),
        ),
    ]
}

/// The fields that say who can write.
const WHO: [&str; 3] = ["tier", "max_notes", "quorum"];

/// A rule's line. It stands open where something in it is wrong.
fn line(form: &FormState, rule: Rule) -> AnyView {
    let change = form.lang.texts().rules.change;
    let wrong = rule.fields.iter().any(|field| form.problem(field).is_some());
    // What a button in there filled in is to be seen.
    let filled = Pressed::of(form.echo.as_ref()) == Pressed::Romaji && rule.id == "address";
    let id = format!("says-{}", rule.id);
    view! {
        <details open={wrong || filled}>
            <summary>
                <span class="about">{rule.about}</span>
                <span class="says" id=id data-live="">{rule.says}</span>
                <span class="change" aria-hidden="true">{change}</span>
            </summary>
            <div class="inside">{rule.inside}</div>
        </details>
    }
    .into_any()
}

fn kind(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let fixed = stored.is_fixed();
    view! {
        <fieldset id="kind">
            <legend class="vh">{text.kind}</legend>
            {fixed.then(|| view! { <p class="hint">{text.fixed}</p> })}
            {kinds(form, &stored.form.kind, fixed)}
            {Told::of(form, "kind", "").problem()}
        </fieldset>
    }
    .into_any()
}

fn who(form: &FormState, stored: &Stored) -> AnyView {
    let (text, there) = (&form.lang.texts().edit, &stored.form);
    let fixed = stored.is_fixed();
    view! {
        <fieldset id="tier">
            <legend class="vh">{text.tier}</legend>
            {fixed.then(|| view! { <p class="hint">{text.fixed}</p> })}
            {tiers(form, &there.tier, fixed)}
            {Told::of(form, "tier", "").problem()}
        </fieldset>
        {number(form, "max_notes", &there.max_notes, text.max_notes, text.max_notes_hint, fixed)}
        {number(form, "quorum", &there.quorum, text.quorum, text.quorum_hint, fixed)}
    }
    .into_any()
}

fn boxes(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let fixed = stored.is_fixed();
    let hint = if fixed { text.fixed } else { text.daily_hint };
    view! {
        <fieldset id="box-rule">
            <legend class="vh">{text.box_rule}</legend>
            <p class="hint">{hint}</p>
            {box_rules(form, &stored.form.box_rule, fixed)}
            {Told::of(form, "box_rule", "").problem()}
        </fieldset>
        {premoderated(form, stored, fixed)}
    }
    .into_any()
}

/// Whether readers see the numbers of stickers before the theme is closed.
fn counts(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let fixed = stored.is_fixed();
    let chosen = form.value("tally", &stored.form.tally);
    let choice = |tally: Tally, label: &'static str, hint: Option<&'static str>| {
        view! {
            <label class="choice">
                <input type="radio" name=form.name("tally") value=tally.as_str()
                    checked={chosen == tally.as_str()} disabled=fixed/>
                <span>{label}{hint.map(|hint| view! { <span class="hint">{hint}</span> })}</span>
            </label>
        }
    };
    view! {
        <fieldset id="tally">
            <legend class="vh">{text.tally}</legend>
            {fixed.then(|| view! { <p class="hint">{text.fixed}</p> })}
            {choice(Tally::Visible, text.tally_visible, None)}
            {choice(Tally::Hidden, text.tally_hidden, Some(text.tally_hidden_hint))}
            {Told::of(form, "tally", "").problem()}
        </fieldset>
    }
    .into_any()
}

/// Whether notes and stickers are taken, and until when.
fn until(form: &FormState, stored: &Stored) -> AnyView {
    let (text, there) = (&form.lang.texts().edit, &stored.form);
    let tick = |field: &str, label: &'static str, stored: bool| {
        let on = form.ticked(field, stored);
        view! {
            <label class="switch">
                <input type="checkbox" role="switch" name=form.name(field) value="on" checked=on/>
                <span>{label}</span>
            </label>
        }
    };
    let day = |field: &'static str, stored: &str, label: &'static str| {
        view! {
            <TextField form=form.clone() field label hint=text.until_hint stored=stored kind="date"
                class="date" required=false/>
        }
    };
    view! {
        <div class="pair">{tick("posting", text.posting, there.posting.is_some())}{day("posting_until", &there.posting_until, text.posting_until)}</div>
        <div class="pair">{tick("stickers", text.stickers, there.stickers.is_some())}{day("stickers_until", &there.stickers_until, text.stickers_until)}</div>
    }
    .into_any()
}

fn kept(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let there = &stored.form.archive_after;
    number(form, "archive_after", there, text.archive_after, text.archive_after_hint, false)
}

/// The short name. Once a theme has left draft, it stays.
fn address(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let frozen = stored.theme.as_ref().is_some_and(|theme| theme.state != State::Draft);
    let hint = if frozen { text.frozen_slug } else { text.slug_hint };
    let reading = (!frozen).then(|| {
        view! {
            <div class="row of-month">
                <TextField form=form.clone() field=READING label=text.reading hint=text.reading_hint required=false/>
                <button class="btn plain" name=LOOK value=Pressed::Romaji.value()>{text.romaji}</button>
            </div>
        }
    });
    view! {
        <TextField form=form.clone() field="slug" label=text.slug hint=hint
            stored=stored.form.slug.clone() readonly=frozen/>
        {reading}
    }
    .into_any()
}
