//! What two people changed in the form of one theme, put together: a three-way merge. Who changed a field
//! has it as they wished; where both changed it, and not to the same, neither is lost: the form keeps mine,
//! and theirs is told beside it.

use super::text::fold_line;
use super::theme_form::{PROMPTS_MAX, PromptForm, ThemeForm, Ticked};

/// Both put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The form: as merged, and mine where both cannot be.
    pub form: ThemeForm,
    /// Where both cannot be.
    pub clashes: Vec<Clash>,
}

/// A field that two people changed, each to something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Its path in the merged form.
    pub field: String,
    /// What the other one made of it.
    pub theirs: Theirs,
}

/// What somebody else made of a field. A box is none: of its two states one is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Theirs {
    /// This is in it; it may be empty.
    Text(String),
    /// A prompt has this name and this paper, by its word.
    Prompt(String, String),
    /// A prompt is gone.
    NoPrompt,
    /// The prompts are these; more than a board can have, with mine.
    Prompts(Vec<String>),
}

/// Puts `mine` and `theirs` together, which both came of `base`. In a form as a browser sends it ends of
/// lines are others than as stored.
pub fn merge(base: &ThemeForm, mine: &ThemeForm, theirs: &ThemeForm) -> Merged {
    let mut clashes = Clashes::default();
    let mut text = |field: &str, of: fn(&ThemeForm) -> &String| {
        clashes.text(field, of(base), of(mine), of(theirs))
    };
    let form = ThemeForm {
        title: text("title", |form| &form.title),
        slug: text("slug", |form| &form.slug),
        description: text("description", |form| &form.description),
        kind: text("kind", |form| &form.kind),
        tier: text("tier", |form| &form.tier),
        opens_on: text("opens_on", |form| &form.opens_on),
        closes_on: text("closes_on", |form| &form.closes_on),
        answers_on: text("answers_on", |form| &form.answers_on),
        posting_until: text("posting_until", |form| &form.posting_until),
        stickers_until: text("stickers_until", |form| &form.stickers_until),
        max_notes: text("max_notes", |form| &form.max_notes),
        tally: text("tally", |form| &form.tally),
        box_rule: text("box_rule", |form| &form.box_rule),
        quorum: text("quorum", |form| &form.quorum),
        archive_after: text("archive_after", |form| &form.archive_after),
        posting: ticked(base.posting, mine.posting, theirs.posting),
        stickers: ticked(base.stickers, mine.stickers, theirs.stickers),
        premoderated: ticked(base.premoderated, mine.premoderated, theirs.premoderated),
        prompts: Vec::new(),
        why: mine.why.clone(),
    };
    let form = ThemeForm { prompts: clashes.prompts(base, mine, theirs), ..form };
    Merged { form, clashes: clashes.0 }
}

/// A box, as the one wished who changed it.
fn ticked(base: Option<Ticked>, mine: Option<Ticked>, theirs: Option<Ticked>) -> Option<Ticked> {
    if base == mine { theirs } else { mine }
}

/// What a form counts as having been filled in with that does not say so: nothing that either has, so that
/// whatever differs is a clash, and mine stays.
pub fn no_base(mine: &ThemeForm, theirs: &ThemeForm) -> ThemeForm {
    // No field says this.
    let text = || "\u{fffc}!".to_owned();
    let other = |on: Option<Ticked>| on.is_none().then_some(Ticked::On);
    let prompt = |row: &PromptForm| PromptForm { name: text(), colour: text(), ..row.clone() };
    ThemeForm {
        title: text(),
        slug: text(),
        description: text(),
        kind: text(),
        tier: text(),
        opens_on: text(),
        closes_on: text(),
        answers_on: text(),
        posting: other(mine.posting),
        posting_until: text(),
        stickers: other(mine.stickers),
        stickers_until: text(),
        max_notes: text(),
        tally: text(),
        box_rule: text(),
        quorum: text(),
        archive_after: text(),
        premoderated: other(mine.premoderated),
        prompts: theirs.prompts.iter().map(prompt).collect(),
        why: String::new(),
    }
}

#[derive(Default)]
struct Clashes(Vec<Clash>);

impl Clashes {
    fn add(&mut self, field: impl Into<String>, theirs: Theirs) {
        self.0.push(Clash { field: field.into(), theirs });
    }

    fn text(&mut self, field: &str, base: &str, mine: &str, theirs: &str) -> String {
        if is_clash(base, mine, theirs) {
            self.add(field, Theirs::Text(theirs.to_owned()));
        }
        if is_same(base, mine) { theirs.to_owned() } else { mine.to_owned() }
    }

    fn prompts(
        &mut self,
        base: &ThemeForm,
        mine: &ThemeForm,
        theirs: &ThemeForm,
    ) -> Vec<PromptForm> {
        let [base, mine, theirs] = [base, mine, theirs].map(rows);
        let mut merged: Vec<(PromptForm, Option<Theirs>)> = mine
            .iter()
            .filter_map(|row| mine_with(row, find(&base, &row.id), &theirs, &base))
            .collect();
        // What I took away stays away, unless it is another one by now.
        for row in &theirs {
            let told = match find(&base, &row.id) {
                _ if find(&mine, &row.id).is_some() => continue,
                Some(was) if is_like(was, row) => continue,
                Some(_) => Some(Theirs::Prompt(row.name.clone(), row.colour.clone())),
                None => None,
            };
            merged.push(((*row).clone(), told));
        }
        if merged.len() > PROMPTS_MAX {
            let names = theirs.iter().map(|row| row.name.clone()).collect();
            self.add("prompts", Theirs::Prompts(names));
            return mine.into_iter().cloned().collect();
        }
        if order(&mine, &base) == order(&base, &mine) {
            merged.sort_by_key(|(row, _)| {
                theirs.iter().position(|one| one.id == row.id).unwrap_or(usize::MAX)
            });
        }
        for (place, (_, told)) in merged.iter().enumerate() {
            if let Some(told) = told {
                self.add(format!("prompts.{place}.name"), told.clone());
            }
        }
        merged.into_iter().map(|(row, _)| row).collect()
    }
}

/// A prompt of mine with what somebody else made of it, and what of that is lost otherwise; none where it
/// goes.
fn mine_with(
    mine: &PromptForm,
    base: Option<&PromptForm>,
    theirs: &[&PromptForm],
    all: &[&PromptForm],
) -> Option<(PromptForm, Option<Theirs>)> {
    let Some(base) = base else {
        // A new one, which somebody else may have had the same idea for.
        let same = |one: &&&PromptForm| {
            find(all, &one.id).is_none() && fold_line(&one.name) == fold_line(&mine.name)
        };
        return theirs.iter().find(same).is_none().then(|| (mine.clone(), None));
    };
    let Some(other) = find(theirs, &mine.id) else {
        let again = PromptForm { id: String::new(), ..mine.clone() };
        return (!is_like(base, mine)).then_some((again, Some(Theirs::NoPrompt)));
    };
    let pick = |of: fn(&PromptForm) -> &String| {
        if is_same(of(base), of(mine)) { of(other).clone() } else { of(mine).clone() }
    };
    let row = PromptForm {
        id: mine.id.clone(),
        name: pick(|row| &row.name),
        colour: pick(|row| &row.colour),
    };
    let clash = is_clash(&base.name, &mine.name, &other.name)
        || is_clash(&base.colour, &mine.colour, &other.colour);
    Some((row, clash.then(|| Theirs::Prompt(other.name.clone(), other.colour.clone()))))
}

/// The rows that are prompts.
fn rows(form: &ThemeForm) -> Vec<&PromptForm> {
    form.prompts.iter().filter(|row| !fold_line(&row.name).is_empty()).collect()
}

/// A prompt that is there already.
fn find<'a>(rows: &[&'a PromptForm], id: &str) -> Option<&'a PromptForm> {
    rows.iter().find(|row| !id.is_empty() && row.id == id).copied()
}

/// The prompts of one form that are in the other too, as they follow each other.
fn order<'a>(of: &[&'a PromptForm], other: &[&PromptForm]) -> Vec<&'a str> {
    of.iter().filter(|row| find(other, &row.id).is_some()).map(|row| row.id.as_str()).collect()
}

fn is_like(one: &PromptForm, other: &PromptForm) -> bool {
    is_same(&one.name, &other.name) && one.colour == other.colour
}

fn is_clash(base: &str, mine: &str, theirs: &str) -> bool {
    !is_same(base, mine) && !is_same(base, theirs) && !is_same(mine, theirs)
}

/// Browsers send the ends of lines as CR LF (HTML, 4.10.21.4).
fn is_same(one: &str, other: &str) -> bool {
    one == other || one.trim().replace("\r\n", "\n") == other.trim().replace("\r\n", "\n")
}

#[cfg(test)]
#[path = "theme_merge_tests.rs"]
mod tests;
