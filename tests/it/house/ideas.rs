//! The library of themes: each idea can be the form of a theme as it stands, in every language, and
//! keeps to the rules for questions (a moment or a thing, never a person; nothing is ranked).

use std::collections::BTreeSet;

use kizuki_board::domain::{library::IdeaId, library::prompt_rows, theme_form::ThemeForm};
use kizuki_board::i18n::{Lang, catalogue::IdeaWords};

/// What no question and no prompt has: people and their rank, pay and grades, quotas and contests, calls
/// for anything or for complaints.
const FORBIDDEN: &[&str] = &[
    "上司",
    "部下",
    "部長",
    "課長",
    "係長",
    "先輩",
    "後輩",
    "給料",
    "給与",
    "人事評価",
    "ノルマ",
    "一人一件",
    "ランキング",
    "順位",
    "一位",
    "表彰",
    "コンテスト",
    "不満",
    "自由にご意見",
    "何でも",
    "なんでも",
    "boss",
    "superior",
    "supervisor",
    "salary",
    "grade",
    "quota",
    "ranking",
    "contest",
    "award",
    "complain",
    "anything",
];

fn ideas() -> impl Iterator<Item = (Lang, IdeaId, &'static IdeaWords)> {
    let of = |lang: &Lang| {
        let lang = *lang;
        IdeaId::all().map(move |idea| (lang, idea, lang.texts().ideas.of(idea)))
    };
    Lang::ALL.iter().flat_map(of)
}

/// What staff will see of an idea.
fn shown(words: &IdeaWords) -> String {
    let prompts = words.prompts.iter().chain([&words.keep]);
    [&words.title, &words.question]
        .into_iter()
        .chain(prompts)
        .copied()
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_idea_is_a_theme_in_every_language() {
    for (lang, idea, words) in ideas() {
        let form = ThemeForm {
            title: words.title.into(),
            slug: "2027-04".into(),
            description: words.description(),
            kind: idea.kind().as_str().into(),
            opens_on: "2027-04-01".into(),
            closes_on: "2027-04-30".into(),
            prompts: prompt_rows(words.prompts, words.keep),
            ..ThemeForm::usual()
        };
        let plan = form.check().unwrap_or_else(|wrong| panic!("{idea} in {lang:?}: {wrong:?}"));
        assert_eq!(plan.title, words.title, "{idea} in {lang:?}");
        let names: Vec<&str> = plan.prompts.iter().map(|prompt| prompt.name.as_str()).collect();
        assert!((2..=4).contains(&names.len()), "{idea} in {lang:?}: {names:?}");
        assert_eq!(names.len(), words.prompts.len() + 1, "{idea} in {lang:?}");
        assert_eq!(names.last(), Some(&words.keep), "{idea} in {lang:?}");
        assert!(!words.why.is_empty() && !words.question.is_empty(), "{idea} in {lang:?}");
        assert!(!plan.description.contains(words.why), "{idea} in {lang:?}: staff never see why");
    }
}

#[test]
fn every_language_has_the_same_ideas() {
    for idea in IdeaId::all() {
        let shapes: BTreeSet<(usize, bool)> = Lang::ALL
            .iter()
            .map(|lang| lang.texts().ideas.of(idea))
            .map(|words| (words.prompts.len(), words.scope.is_some()))
            .collect();
        assert_eq!(shapes.len(), 1, "{idea}: {shapes:?}");
    }
    for lang in Lang::ALL {
        let ideas = &lang.texts().ideas;
        let titles: BTreeSet<&str> = IdeaId::all().map(|idea| ideas.of(idea).title).collect();
        assert_eq!(titles.len(), usize::from(IdeaId::COUNT), "{lang:?}");
        let reasons: BTreeSet<&str> = ideas.year.into_iter().collect();
        assert_eq!(reasons.len(), 12, "{lang:?}");
    }
}

#[test]
fn ideas_ask_about_moments_and_things() {
    let mut wrong = Vec::new();
    for (lang, idea, words) in ideas() {
        let shown = shown(words).to_lowercase();
        let found = FORBIDDEN.iter().filter(|word| shown.contains(**word));
        wrong.extend(found.map(|word| format!("{idea} in {lang:?}: {word}")));
        if !["か。", "?", "？"].iter().any(|end| words.question.contains(end)) {
            wrong.push(format!("{idea} in {lang:?} asks nothing: {}", words.question));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
