//! The program's languages: all that depends on one stands in its folder of `i18n/`, so that a
//! further language is a folder, and compile errors until it is whole.

use std::collections::BTreeSet;

use kizuki_board::i18n::Lang;

use crate::support::source::{code, has_japanese, literals, program, without_tests};

/// Which language's words are meant, where there is no catalogue to ask.
const TAGS_KNOWN: &[(&str, &str)] = &[
    ("i18n/lang.rs", "gives each language its tag"),
    ("log/words.rs", "in the browser, which has no catalogue, the list of words goes by the tag"),
];

/// The files of the program without their unit tests, which name languages as they like.
fn sources() -> impl Iterator<Item = (String, String)> {
    let program = program().into_iter().filter(|(file, _)| !file.ends_with("tests.rs"));
    program.map(|(file, text)| (file, without_tests(&text).to_owned()))
}

/// The languages that code names, `Lang::Ja`; not `WordLang::Ja`, which is a list of words.
fn named(text: &str) -> Vec<String> {
    let variants: Vec<String> = Lang::ALL.iter().map(|lang| format!("Lang::{lang:?}")).collect();
    let words = |line: &str| -> Vec<String> {
        line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
            .map(|word| word.trim_start_matches("crate::i18n::").to_owned())
            .collect()
    };
    code(text).flat_map(words).filter(|word| variants.contains(word)).collect()
}

fn folder(lang: Lang) -> String {
    format!("{lang:?}").to_lowercase()
}

/// Whoever needs words asks `Lang::texts`; whoever needs a language takes the reader's, the usual
/// one or the terminal's.
#[test]
fn no_language_is_named_outside_the_catalogue() {
    let outside = sources().filter(|(file, _)| !file.starts_with("i18n/"));
    let found: Vec<String> = outside
        .flat_map(|(file, text)| {
            named(&text).into_iter().map(move |lang| format!("{file}: {lang}"))
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
    let tags: BTreeSet<&str> = Lang::ALL.iter().map(|lang| lang.as_str()).collect();
    let knowing: BTreeSet<String> = sources()
        .filter(|(_, text)| literals(text).iter().any(|text| tags.contains(text.as_str())))
        .map(|(file, _)| file)
        .collect();
    let known = TAGS_KNOWN.iter().map(|(file, _)| (*file).to_owned()).collect();
    assert_eq!(knowing, known, "a tag decides");
}

#[test]
fn the_reader_of_names_sees_what_it_must() {
    let text = "Lang::Ja => x,\n(crate::i18n::Lang::En, _)\n// Lang::Easy\nWordLang::Ja, Lang::ALL";
    assert_eq!(named(text), ["Lang::Ja", "Lang::En"]);
}

/// What is put together alike in every language has no words of its own.
#[test]
fn what_all_languages_share_speaks_none() {
    let say = &program()["i18n/say.rs"];
    let say = without_tests(say);
    assert_eq!(named(say), Vec::<String>::new());
    let words = |literal: &String| {
        let mut depth = 0;
        literal.chars().any(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0 && c.is_alphabetic()
        })
    };
    let said: Vec<String> = literals(say).into_iter().filter(words).collect();
    assert!(said.is_empty(), "{said:#?}");
}

/// A folder for each language, nothing beside them but what all share, and the same files in each.
#[test]
fn every_language_is_a_folder() {
    let mut of: Vec<BTreeSet<String>> = Vec::new();
    let files: Vec<String> =
        program().into_keys().filter_map(|file| Some(file.strip_prefix("i18n/")?.into())).collect();
    for lang in Lang::ALL {
        let within = format!("{}/", folder(*lang));
        of.push(files.iter().filter_map(|file| Some(file.strip_prefix(&within)?.into())).collect());
    }
    assert!(of[0].contains("mod.rs"), "{files:?}");
    assert!(of.iter().all(|files| *files == of[0]), "{of:#?}");
    let spoken = |file: &&String| Lang::ALL.iter().any(|lang| file.starts_with(&folder(*lang)));
    let shared: Vec<&String> = files.iter().filter(|file| !spoken(file)).collect();
    let all = [
        "announcement.rs",
        "announcement_tests.rs",
        "catalogue/acts.rs",
        "catalogue/announce.rs",
        "catalogue/answers.rs",
        "catalogue/channels.rs",
        "catalogue/choosing.rs",
        "catalogue/day_change.rs",
        "catalogue/exchange.rs",
        "catalogue/first_day.rs",
        "catalogue/guide.rs",
        "catalogue/library.rs",
        "catalogue/mod.rs",
        "catalogue/moderating.rs",
        "catalogue/paper.rs",
        "catalogue/report.rs",
        "catalogue/review.rs",
        "catalogue/team.rs",
        "catalogue/today.rs",
        "catalogue/year.rs",
        "counted.rs",
        "day_changes.rs",
        "lang.rs",
        "message.rs",
        "mod.rs",
        "people.rs",
        "period.rs",
        "plural.rs",
        "rules.rs",
        "say.rs",
        "theme_field.rs",
    ];
    assert_eq!(shared, all);
}

/// The types hold the texts together; this keeps Japanese out of the English catalogue.
#[test]
fn the_english_catalogue_is_english() {
    let english = program().into_iter().filter(|(file, _)| file.starts_with("i18n/en/"));
    let foreign: Vec<String> =
        english.flat_map(|(_, text)| literals(&text)).filter(|text| has_japanese(text)).collect();
    assert!(foreign.is_empty(), "{foreign:#?}");
}
