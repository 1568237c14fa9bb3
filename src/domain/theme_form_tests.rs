//! The form, right and wrong.

use super::*;

fn form() -> ThemeForm {
    ThemeForm {
        title: "在宅勤務".into(),
        slug: "zaitaku".into(),
        tier: "open".into(),
        tally: "visible".into(),
        opens_on: "2020-08-01".into(),
        closes_on: "2020-08-31".into(),
        posting: Some(Ticked::On),
        stickers: Some(Ticked::On),
        max_notes: "５".into(),
        prompts: vec![
            PromptForm {
                name: "良かったところ".into(),
                colour: "lemon".into(),
                ..Default::default()
            },
            PromptForm::default(),
        ],
        ..Default::default()
    }
}

fn fields(form: &ThemeForm) -> Vec<String> {
    form.check().expect_err("has problems").0.into_iter().map(|p| p.field).collect()
}

#[test]
fn a_whole_form_becomes_a_plan() {
    let plan = form().check().expect("a plan");
    assert_eq!((plan.max_notes, plan.prompts.len(), plan.description.as_str()), (5, 1, ""));
}

#[test]
fn every_problem_is_told_at_once() {
    let empty = ThemeForm { max_notes: "0".into(), ..ThemeForm::default() };
    assert_eq!(
        fields(&empty),
        ["title", "slug", "tier", "tally", "opens_on", "closes_on", "max_notes", "prompts.0.name"]
    );
}

#[test]
fn days_must_be_in_order() {
    let mut form = form();
    form.closes_on = "2020-07-31".into();
    assert_eq!(fields(&form), ["closes_on"]);
    form.closes_on = "2020-08-31".into();
    form.posting_until = "2020-09-01".into();
    form.stickers_until = "2020-07-31".into();
    assert_eq!(fields(&form), ["posting_until", "stickers_until"]);
}

#[test]
fn prompts_must_differ() {
    let mut form = form();
    form.prompts[1] =
        PromptForm {
            name: "良かったところ ".into(), colour: "mint".into(), ..Default::default()
        };
    assert_eq!(fields(&form), ["prompts.1.name"]);
    form.prompts[1] =
        PromptForm { name: "別".into(), colour: "black".into(), ..Default::default() };
    assert_eq!(fields(&form), ["prompts.1.colour"]);
}

#[test]
fn a_quorum_belongs_to_tickets_that_are_handed_out() {
    let mut form = form();
    form.quorum = "3".into();
    assert_eq!(form.check().expect("a plan").quorum, 0, "Open has none");
    form.tier = "drawn".into();
    assert_eq!(fields(&form), ["quorum"]);
    form.quorum = String::new();
    assert_eq!(form.check().expect("a plan").quorum, QUORUM_USUAL);
}

#[test]
fn only_what_changed_is_told() {
    let plan = form().check().expect("a plan");
    let mut other = form();
    other.title = "別の題".into();
    other.posting = None;
    let theme = plan.draft();
    let same = Plan {
        prompts: theme
            .prompts
            .iter()
            .map(|p| PlannedPrompt { id: Some(p.id), name: p.name.clone(), colour: p.colour })
            .collect(),
        ..plan
    };
    assert!(same.changes(&theme).is_empty());
    assert_eq!(
        other.check().expect("a plan").changes(&theme),
        ["title", "posting", "prompts"],
        "a prompt without its id is new"
    );
}

#[test]
fn a_sealed_theme_has_no_live_box() {
    let mut form = form();
    form.tier = "sealed".into();
    form.box_rule = String::new();
    assert_eq!(form.check().expect("a plan").box_rule, BoxRule::Daily, "by itself");
    form.box_rule = "live".into();
    let problems = form.check().expect_err("has problems");
    assert_eq!(problems.0, Invalid::one("box_rule", Problem::NotLive).0);
    form.tier = "glued".into();
    assert!(fields(&form).contains(&"tier".to_owned()));
}

#[test]
fn a_theme_fills_in_its_form_and_the_form_is_the_theme() {
    let mut typed = form();
    typed.tier = "drawn".into();
    typed.box_rule = "daily".into();
    typed.quorum = "12".into();
    typed.posting_until = "2020-08-20".into();
    typed.stickers = None;
    typed.archive_after = "30".into();
    typed.premoderated = Some(Ticked::On);
    typed.tally = "hidden".into();
    typed.description = "どうでしたか".into();
    let theme = typed.check().expect("a plan").draft();
    let again = ThemeForm::of(&theme).check().expect("a plan");
    assert!(again.is_of(&theme), "{again:?}");
    assert_eq!(again.settings, typed.check().expect("a plan").settings);
}
