//! The rules of a theme in sentences: the same ones where they are set and where staff read them, so that
//! the two cannot differ.

use super::{Lang, say::day};
use crate::domain::{
    durations::Durations,
    opening::BoxRule,
    preset::{Brought, PresetSettings},
    rules::Rules,
    settings::{Switch, Tally, ThemeKind, Tier},
    theme::Colour,
    theme_form::PromptForm,
};

/// What the notes are.
pub const fn kind(lang: Lang, rules: &Rules) -> &'static str {
    let text = &lang.texts().rules;
    match rules.kind {
        ThemeKind::Usual => text.noticed,
        ThemeKind::Choosing => text.choosing,
    }
}

/// Who can write, and how much.
pub fn who(lang: Lang, rules: &Rules) -> String {
    let text = &lang.texts().rules;
    let who = match rules.tier {
        Tier::Open => text.open,
        Tier::Drawn => text.drawn,
        Tier::Sealed => text.sealed,
    };
    let quorum = Some(rules.quorum).filter(|least| *least > 0).map(text.quorum);
    format!("{who}{}{}", per_ticket(lang, rules), quorum.unwrap_or_default())
}

fn per_ticket(lang: Lang, rules: &Rules) -> String {
    (lang.texts().rules.per_ticket)(rules.max_notes)
}

/// When notes go up, and what comes before.
pub fn boxes(lang: Lang, rules: &Rules) -> String {
    let read_first = if rules.premoderated { lang.texts().rules.read_first } else { "" };
    format!("{}{read_first}", opened(lang, rules))
}

fn opened(lang: Lang, rules: &Rules) -> &'static str {
    let text = &lang.texts().rules;
    match rules.box_rule {
        BoxRule::Live => text.live,
        BoxRule::Hourly => text.hourly,
        BoxRule::Daily => text.daily,
    }
}

/// When the counts of stickers are seen.
pub fn counts(lang: Lang, rules: &Rules) -> &'static str {
    let text = &lang.texts().rules;
    match rules.tally {
        Tally::Visible => text.visible,
        Tally::Hidden => text.hidden,
    }
}

/// Until when notes and stickers are taken.
pub fn until(lang: Lang, rules: &Rules) -> String {
    let text = &lang.texts().rules;
    let whole = Switch { on: true, until: None };
    if rules.posting == whole && rules.stickers == whole {
        return text.both.to_owned();
    }
    let one = |switch: Switch, says: fn(String) -> String, whole: &str, none: &str| match switch {
        Switch { on: false, .. } => none.to_owned(),
        Switch { until: Some(last), .. } => says(day(lang, last)),
        Switch { .. } => whole.to_owned(),
    };
    one(rules.posting, text.posting, text.posting_whole, text.no_posting)
        + &one(rules.stickers, text.stickers, text.stickers_whole, text.no_stickers)
}

/// When the theme is archived.
pub fn kept(lang: Lang, rules: &Rules) -> String {
    let text = &lang.texts().rules;
    rules.archive_after.map_or_else(|| text.by_hand.to_owned(), text.by_itself)
}

/// What staff are told on the board besides what the tier protects, and that notes are read first: how
/// much one can write, when it goes up, when counts are seen.
pub fn on_board(lang: Lang, rules: &Rules) -> String {
    let said = [&per_ticket(lang, rules), opened(lang, rules), counts(lang, rules)];
    said.concat().trim_end().to_owned()
}

impl Lang {
    /// The prompts with which a draft begins that nobody has written any for.
    pub fn usual_prompts(self) -> Vec<PromptForm> {
        let text = &self.texts().year_table;
        let prompts = [
            (text.prompt_good, Colour::Lemon),
            (text.prompt_better, Colour::Peach),
            (text.prompt_ideas, Colour::Mint),
        ];
        let row = |(name, colour): (&str, Colour)| PromptForm {
            id: String::new(),
            name: name.to_owned(),
            colour: colour.as_str().to_owned(),
        };
        prompts.map(row).to_vec()
    }
}

/// What a preset is called that the program brings.
pub const fn preset_name(lang: Lang, preset: Brought) -> &'static str {
    let text = &lang.texts().presets;
    match preset {
        Brought::Usual => text.usual,
        Brought::Sealed => text.sealed,
        Brought::Short => text.short,
    }
}

/// What a preset sets, in sentences.
pub fn preset(lang: Lang, settings: &PresetSettings) -> String {
    let rules = Rules::from(settings);
    let gathers = if rules.kind == ThemeKind::Choosing { kind(lang, &rules) } else { "" };
    let said = [
        gathers.to_owned(),
        lasts(lang, &settings.durations),
        who(lang, &rules),
        boxes(lang, &rules),
        counts(lang, &rules).to_owned(),
        kept(lang, &rules),
    ];
    said.concat().trim_end().to_owned()
}

/// How long a theme lasts.
fn lasts(lang: Lang, durations: &Durations) -> String {
    let text = &lang.texts().presets;
    let open = durations.open_for.map_or_else(|| text.month.to_owned(), text.open_for);
    let posting = durations.posting_ends.map(text.posting_ends).unwrap_or_default();
    let stickers = durations.stickers_end.map(text.stickers_end).unwrap_or_default();
    let answers =
        durations.answers_after.map_or_else(|| text.no_answer.to_owned(), text.answers_after);
    [open, posting, stickers, answers].concat()
}
