//! Ready texts with which staff hear of a theme, put together of the sentences that are true of it.

use super::{Lang, catalogue::Announcements, say::day};
use crate::domain::{
    announce::{Channel, Moment},
    text::graphemes,
    theme::Theme,
};

/// A text, ready to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The subject, of a mail.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
}

/// What a theme's text says at a moment, in a channel; `link` is where its board is, `desk` where breaches of
/// the law are reported, if the office said so.
pub fn announcement(
    lang: Lang,
    theme: &Theme,
    link: &str,
    (moment, channel): (Moment, Channel),
    desk: &str,
) -> Announcement {
    let words = &lang.texts().announcements;
    let at = match moment {
        Moment::Opening => 0,
        Moment::HalfTime => 1,
        Moment::LastDays => 2,
        Moment::Results => 3,
    };
    let template = match channel {
        Channel::Chat => words.chat[at],
        Channel::Mail => words.mail[at],
        Channel::Intranet => words.intranet[at],
        Channel::Morning => words.morning[at],
    };
    let aloud = channel == Channel::Morning;
    let mut facts = facts(lang, theme, moment, aloud);
    // Nobody reads an extension or an address aloud. A place to fill is none of a desk's name.
    if !desk.is_empty() && !aloud {
        facts.push(lang.texts().policy.desk.replace("{desk}", &desk.replace(['{', '}'], "")));
    }
    let until = day(lang, theme.posts_until());
    let fill = |template: &str, title: &str| {
        let list: Vec<String> =
            facts.iter().map(|fact| format!("{}{fact}", words.bullet)).collect();
        // What an organizer typed comes last: nothing in it is taken for a place to fill.
        template
            .replace("{says}", &facts.join(words.gap))
            .replace("{facts}", &list.join("\n"))
            .replace("{day}", &until)
            .replace("{link}", link)
            .replace("{title}", title)
    };
    let whole = fill(template, &theme.title);
    let body = if aloud && graphemes(&spoken(&whole)) > words.aloud_max {
        fill(template, words.this_theme)
    } else {
        whole
    };
    let subject = (channel == Channel::Mail).then(|| fill(words.subject[at], &theme.title));
    Announcement { subject, body }
}

/// The sentences that are true of a theme: who can write, until when, when it is answered if that
/// was said, and what becomes of names.
fn facts(lang: Lang, theme: &Theme, moment: Moment, aloud: bool) -> Vec<String> {
    let words = &lang.texts().announcements;
    let Announcements { who, who_aloud, names, names_aloud, .. } = words;
    let (tier, until) = (theme.tier, day(lang, theme.posts_until()));
    let on = theme.answers_on.map(|on| day(lang, on));
    let names = if aloud { names_aloud(tier) } else { names(tier) };
    let facts = if moment == Moment::Results {
        [None, Some((words.closed)(until)), on.map(words.answered)]
    } else {
        let who = if aloud { who_aloud(tier) } else { who(tier) };
        let until = if aloud { (words.until_aloud)(until) } else { (words.until)(until) };
        [Some(who.to_owned()), Some(until), on.map(words.answer)]
    };
    facts.into_iter().flatten().chain([names.to_owned()]).collect()
}

/// A text as it is read aloud: without the brackets in which only stands how a word is read.
fn spoken(text: &str) -> String {
    let mut parts = text.split('（');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |says, part| match part.split_once('）') {
        Some((reading, rest)) if reading.chars().all(is_kana) => says + rest,
        _ => says + "（" + part,
    })
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}')
}

#[cfg(test)]
#[path = "announcement_tests.rs"]
mod tests;
