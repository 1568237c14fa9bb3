//! The rules that every ready text keeps: 4 moments × 4 channels × 3 languages, for each tier.

use chrono::NaiveDate;

use super::*;
use crate::domain::{plan::Plan, settings::Tier};

const LINK: &str = "https://board.example.jp/t/2026-12";
/// Texts invite; they count nobody against anybody, and drive nobody.
const NEVER: &[&str] = &[
    "順位",
    "ランキング",
    "ノルマ",
    "目標",
    "競",
    "一位",
    "必ず",
    "全員",
    "提出",
    "rank",
    "quota",
    "target",
    "winner",
    "competition",
    "mandatory",
    "must",
];

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

fn theme(title: &str, tier: Tier) -> Theme {
    let mut theme = Plan::new(title, "2026-12", on(12, 1), on(12, 28), Vec::new()).draft();
    theme.settings.tier = tier;
    theme.settings.posting.until = Some(on(12, 21));
    theme.settings.answers_on = Some(on(12, 30));
    theme
}

/// Every text of a theme, with what it is.
fn all(theme: &Theme) -> Vec<(Lang, Moment, Channel, Announcement)> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        for moment in Moment::ALL {
            for channel in Channel::ALL {
                let text = announcement(*lang, theme, LINK, (*moment, *channel), "");
                all.push((*lang, *moment, *channel, text));
            }
        }
    }
    assert_eq!(all.len(), 48);
    all
}

#[test]
fn every_text_says_what_it_must_and_nothing_that_it_may_not() {
    for tier in Tier::ALL {
        let theme = theme("会議を半分の時間に", *tier);
        for (lang, moment, channel, Announcement { subject, body }) in all(&theme) {
            let what = format!("{lang:?} {moment:?} {channel:?} {tier:?}: {body}");
            let words = &lang.texts().announcements;
            assert!(body.contains(&day(lang, on(12, 21))), "the last day of notes: {what}");
            assert!(body.contains("23:59"), "the minute: {what}");
            assert!(body.contains(&day(lang, on(12, 30))), "the day of the answer: {what}");
            assert!(!body.contains(&day(lang, on(12, 28))), "not the board's own: {what}");
            assert!(body.contains("会議を半分の時間に"), "{what}");
            let aloud = channel == Channel::Morning;
            let names = if aloud { (words.names_aloud)(*tier) } else { (words.names)(*tier) };
            assert!(body.contains(names), "what becomes of names: {what}");
            let who = if aloud { (words.who_aloud)(*tier) } else { (words.who)(*tier) };
            assert_eq!(body.contains(who), moment != Moment::Results, "who can write: {what}");
            assert_eq!(body.contains(LINK), !aloud, "nobody reads an address aloud: {what}");
            assert_eq!(subject.is_some(), channel == Channel::Mail, "{what}");
            for text in subject.iter().chain([&body]) {
                assert!(!text.contains(['{', '}']), "a place that was not filled: {what}");
                let small = text.to_lowercase();
                let bad: Vec<&&str> = NEVER.iter().filter(|word| small.contains(**word)).collect();
                assert!(bad.is_empty(), "{bad:?}: {what}");
            }
            let most = match channel {
                Channel::Chat => 450,
                Channel::Mail | Channel::Intranet => 900,
                Channel::Morning => 300,
            };
            assert!(graphemes(&body) <= most, "{} characters: {what}", graphemes(&body));
            assert!(subject.is_none_or(|subject| !subject.contains('\n')), "{what}");
        }
    }
}

#[test]
fn no_two_texts_of_a_language_are_alike() {
    let theme = theme("会議を半分の時間に", Tier::Open);
    for lang in Lang::ALL {
        let mut bodies: Vec<String> = all(&theme)
            .into_iter()
            .filter(|(of, ..)| of == lang)
            .map(|(.., text)| text.body)
            .collect();
        bodies.sort_unstable();
        bodies.dedup();
        assert_eq!(bodies.len(), 16, "{lang:?}");
    }
}

/// Whatever the theme is called.
#[test]
fn what_is_read_aloud_is_short() {
    let most = |lang: Lang| lang.texts().announcements.aloud_max;
    assert_eq!([Lang::Ja, Lang::Easy].map(most), [100; 2], "twenty seconds of Japanese");
    let longest = "長".repeat(60);
    for title in ["会議", longest.as_str()] {
        for tier in Tier::ALL {
            let texts = all(&theme(title, *tier));
            for (lang, moment, _, text) in
                texts.into_iter().filter(|(_, _, channel, _)| *channel == Channel::Morning)
            {
                let spoken = spoken(&text.body);
                let most = lang.texts().announcements.aloud_max;
                let fits = graphemes(&spoken) <= most;
                assert!(fits, "{moment:?} {tier:?}: {}: {spoken}", graphemes(&spoken));
            }
        }
    }
}

#[test]
fn readings_are_not_spoken_and_weekdays_are() {
    assert_eq!(spoken("券（けん）は8月31日（月）まで（"), "券は8月31日（月）まで（");
}

#[test]
fn without_a_day_of_the_answer_nothing_is_said_of_one() {
    let mut theme = theme("会議", Tier::Open);
    theme.settings.answers_on = None;
    for (lang, moment, channel, Announcement { body, .. }) in all(&theme) {
        let words = &lang.texts().announcements;
        let sentence = if moment == Moment::Results { words.answered } else { words.answer };
        let said = sentence("\u{1}".into());
        let before = said.split('\u{1}').next().unwrap_or_default();
        assert!(!before.is_empty() && !body.contains(before), "{moment:?} {channel:?}: {body}");
        assert!(!body.contains("\n\n\n") && !body.contains("  "), "no hole: {body}");
    }
}

#[test]
fn nothing_in_a_title_is_taken_for_a_place_to_fill() {
    let theme = theme("{link}と{says}", Tier::Open);
    for (.., Announcement { body, .. }) in all(&theme) {
        assert!(body.contains("{link}と{says}"), "{body}");
    }
}

#[test]
fn the_desk_is_named_where_the_office_said_so_and_not_aloud() {
    let theme = theme("会議を半分の時間に", Tier::Open);
    for lang in Lang::ALL {
        for channel in Channel::ALL {
            let of = (Moment::LastDays, *channel);
            let with = announcement(*lang, &theme, LINK, of, "総務課{link}（内線1234）").body;
            let without = announcement(*lang, &theme, LINK, of, "").body;
            let named = with.contains("総務課link（内線1234）");
            assert_eq!(named, *channel != Channel::Morning, "{lang:?} {channel:?}: {with}");
            assert_eq!(with == without, !named);
        }
    }
}
