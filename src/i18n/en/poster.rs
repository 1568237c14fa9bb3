//! English: the poster of the result.

use crate::i18n::{catalogue::ResultPoster, plural::count};

pub(super) const POSTER: ResultPoster = ResultPoster {
    file: "Poster",
    title: "What came of it",
    answered: "Items answered",
    most: "Most liked",
    answers: "What was answered",
    no_answers: "Answers are still to come.",
    whole: "All notes and answers:",
    more: |n| format!("And {} more.", count(n, "answer")),
};
