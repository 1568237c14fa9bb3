//! The library of themes: what its page says, and the words of its ideas.

use crate::domain::library::{IdeaId, Purpose};

texts!(LibraryTexts {
    title, link, lead, purposes, all, why, why_hint, use_it, year, year_lead, year_month, year_idea, year_staff, year_staff_use,
    used, example, example_lead, filled, ways;
    of(&str), figures(i64, i64), use_in(String), count(usize),
});

// The page of the office's own ideas, and their file.
texts!(OwnIdeasTexts {
    title, none, add, change, drop, name, purpose, question, question_hint, scope, scope_hint, prompts, prompts_hint, keep, keep_hint, why, why_hint,
    save, saved, dropped, exchange, exchange_lead, download, file, file_hint, look, there, file_large, file_other;
    file_version(u32), file_field(usize), file_count(usize, usize), file_idea(usize, &str), take(usize), dry(usize, usize), added(usize),
});

/// The words of an idea. What is good as it is has a prompt of its own in each.
#[derive(Clone, Copy, Debug)]
pub struct IdeaWords {
    pub title: &'static str,
    pub question: &'static str,
    /// What it is not about, where that needs to be said.
    pub scope: Option<&'static str>,
    pub prompts: &'static [&'static str],
    /// The prompt for what is good as it is.
    pub keep: &'static str,
    /// Why it is worth a month. For organizers: staff never see it.
    pub why: &'static str,
}

/// The words of all ideas, by purpose and in their order, and why each month of a first year has its
/// theme.
pub struct Ideas {
    pub purpose: fn(Purpose) -> &'static str,
    pub quick: [IdeaWords; 6],
    pub work: [IdeaWords; 8],
    pub counter: [IdeaWords; 5],
    pub ways: [IdeaWords; 8],
    pub place: [IdeaWords; 5],
    pub growth: [IdeaWords; 5],
    pub trust: [IdeaWords; 3],
    pub year: [&'static str; 12],
}

impl Ideas {
    /// The words of an idea.
    pub fn of(&self, idea: IdeaId) -> &IdeaWords {
        let (purpose, at) = idea.place();
        &self.of_purpose(purpose)[at]
    }

    const fn of_purpose(&self, purpose: Purpose) -> &[IdeaWords] {
        match purpose {
            Purpose::Quick => &self.quick,
            Purpose::Work => &self.work,
            Purpose::Counter => &self.counter,
            Purpose::Ways => &self.ways,
            Purpose::Place => &self.place,
            Purpose::Growth => &self.growth,
            Purpose::Trust => &self.trust,
        }
    }
}

impl IdeaWords {
    /// What stands on the board below the title.
    pub fn description(&self) -> String {
        let scope = self.scope.map(|scope| format!("\n{scope}")).unwrap_or_default();
        format!("{}{scope}", self.question)
    }
}
