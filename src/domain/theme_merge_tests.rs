//! What two people change in one form: put together, or told.

use super::*;

fn prompt(id: &str, name: &str) -> PromptForm {
    PromptForm { id: id.into(), name: name.into(), colour: "lemon".into() }
}

fn base() -> ThemeForm {
    ThemeForm {
        title: "在宅勤務".into(),
        description: "一行め\n二行め".into(),
        closes_on: "2020-08-31".into(),
        tally: "visible".into(),
        stickers: Some(Ticked::On),
        prompts: vec![prompt("a", "良い"), prompt("b", "困る")],
        ..ThemeForm::usual()
    }
}

/// The same form with something changed.
fn with(change: impl FnOnce(&mut ThemeForm)) -> ThemeForm {
    let mut form = base();
    change(&mut form);
    form
}

fn names(form: &ThemeForm) -> Vec<&str> {
    form.prompts.iter().map(|row| row.name.as_str()).collect()
}

#[test]
fn what_two_people_change_apart_is_both_kept() {
    let mine = with(|form| {
        form.title = "在宅勤務のいま".into();
        form.stickers = None;
        form.prompts[1].name = "困ること".into();
        // As a browser sends what nobody touched.
        form.description = "一行め\r\n二行め".into();
    });
    let theirs = with(|form| {
        form.closes_on = "2020-09-10".into();
        form.premoderated = Some(Ticked::On);
        form.description = "一行め\n二行め\n三行め".into();
        form.prompts[0].colour = "mint".into();
        form.prompts.push(prompt("c", "アイデア"));
    });
    let expected = with(|form| {
        form.title = "在宅勤務のいま".into();
        form.closes_on = "2020-09-10".into();
        form.premoderated = Some(Ticked::On);
        form.stickers = None;
        form.description = "一行め\n二行め\n三行め".into();
        form.prompts = vec![prompt("a", "良い"), prompt("b", "困ること"), prompt("c", "アイデア")];
        form.prompts[0].colour = "mint".into();
    });
    assert_eq!(merge(&base(), &mine, &theirs), Merged { form: expected, clashes: Vec::new() });
}

#[test]
fn a_field_that_both_change_keeps_mine_and_tells_theirs() {
    let mine = with(|form| {
        form.title = "家で働く".into();
        form.tally = "hidden".into();
        form.prompts[0].name = "よい".into();
    });
    let theirs = with(|form| {
        form.title = "在宅".into();
        form.tally = "hidden".into();
        form.prompts[0].name = "良かった".into();
    });
    let merged = merge(&base(), &mine, &theirs);
    assert_eq!(merged.form, mine, "what both made the same is no clash");
    let clash = |field: &str, theirs| Clash { field: field.into(), theirs };
    let expected = [
        clash("title", Theirs::Text("在宅".into())),
        clash("prompts.0.name", Theirs::Prompt("良かった".into(), "lemon".into())),
    ];
    assert_eq!(merged.clashes, expected);
}

#[test]
fn a_box_is_as_the_one_wished_who_changed_it() {
    let off = with(|form| form.stickers = None);
    for (mine, theirs) in [(&off, &base()), (&base(), &off), (&off, &off)] {
        let merged = merge(&base(), mine, theirs);
        assert_eq!((merged.form.stickers, merged.clashes), (None, Vec::new()));
    }
}

#[test]
fn a_prompt_that_one_takes_away_is_not_lost_where_the_other_changed_it() {
    let without = with(|form| drop(form.prompts.remove(0)));
    let renamed = with(|form| form.prompts[0].name = "良かった".into());
    // Nobody else touched it: it goes.
    assert_eq!(names(&merge(&base(), &without, &base()).form), ["困る"]);
    assert_eq!(names(&merge(&base(), &base(), &without).form), ["困る"]);
    let mine_gone = merge(&base(), &without, &renamed);
    assert_eq!(names(&mine_gone.form), ["良かった", "困る"]);
    assert_eq!(mine_gone.clashes[0].theirs, Theirs::Prompt("良かった".into(), "lemon".into()));
    let theirs_gone = merge(&base(), &renamed, &without);
    assert_eq!(theirs_gone.form.prompts[1], prompt("", "良かった"), "it would be made anew");
    let told = Clash { field: "prompts.1.name".into(), theirs: Theirs::NoPrompt };
    assert_eq!(theirs_gone.clashes, [told]);
}

#[test]
fn prompts_that_both_add_are_both_there_and_once() {
    let mine = with(|form| form.prompts.extend([prompt("", "アイデア"), prompt("", "その他")]));
    let theirs = with(|form| form.prompts.push(prompt("c", "ｱｲﾃﾞｱ")));
    let merged = merge(&base(), &mine, &theirs);
    assert_eq!(names(&merged.form), ["良い", "困る", "ｱｲﾃﾞｱ", "その他"]);
    assert!(merged.clashes.is_empty());
}

#[test]
fn an_order_that_one_changed_stays_changed() {
    let turned = with(|form| form.prompts.reverse());
    let added = with(|form| form.prompts.push(prompt("c", "アイデア")));
    assert_eq!(names(&merge(&base(), &turned, &added).form), ["困る", "良い", "アイデア"]);
    assert_eq!(names(&merge(&base(), &base(), &turned).form), ["困る", "良い"]);
}

#[test]
fn more_prompts_than_a_board_has_are_told_and_none_is_dropped() {
    let mine = with(|form| form.prompts.extend(["一", "二", "三", "四"].map(|n| prompt("", n))));
    let theirs = with(|form| form.prompts.push(prompt("c", "五")));
    let merged = merge(&base(), &mine, &theirs);
    assert_eq!(names(&merged.form), ["良い", "困る", "一", "二", "三", "四"]);
    let theirs = ["良い", "困る", "五"].map(str::to_owned).to_vec();
    assert_eq!(
        merged.clashes,
        [Clash { field: "prompts".into(), theirs: Theirs::Prompts(theirs) }]
    );
}

#[test]
fn of_a_form_that_does_not_say_its_beginning_whatever_differs_is_told_and_mine_stays() {
    let mine = with(|form| {
        form.title = "家で働く".into();
        form.stickers = None;
        form.prompts[1].name = "困ること".into();
    });
    let theirs = with(|form| form.prompts.push(prompt("c", "アイデア")));
    let merged = merge(&no_base(&mine, &theirs), &mine, &theirs);
    assert_eq!((merged.form.title.as_str(), merged.form.stickers), ("家で働く", None));
    assert_eq!(names(&merged.form), ["良い", "困ること", "アイデア"]);
    let fields: Vec<&str> = merged.clashes.iter().map(|clash| clash.field.as_str()).collect();
    assert_eq!(fields, ["title", "prompts.1.name", "prompts.2.name"]);
}
