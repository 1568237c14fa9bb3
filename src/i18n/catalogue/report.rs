//! The texts of the report's parts and files.

texts!(ReportParts {
    json, html, pdf, xlsx, docx, office_tag, more_files, interim, tally_hidden, internal, participation, groups, answered_on, enquiries, asked, replied,
    keywords, keywords_lead, no_keywords, by_script, word, stands_in, compared, theme, closed_on, share, days, reasons,
    provenance, program, read_first, dictionary, no_dictionary, log_entries, summary_sheet, details, number, numbers;
    more(usize), swapped(usize, usize),
});

/// The office's letterhead.
pub struct LetterheadTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub number: &'static str,
    /// A pattern, and what becomes of it.
    pub number_hint: fn(&str, &str) -> String,
    pub addressee: &'static str,
    pub addressee_hint: &'static str,
    pub sender: &'static str,
    pub sender_hint: &'static str,
    pub opening: &'static str,
    pub opening_hint: &'static str,
    pub closing: &'static str,
    pub closing_hint: &'static str,
    pub sections: &'static str,
    pub sections_hint: &'static str,
    pub place_of: fn(&str) -> String,
    pub save: &'static str,
    pub saved: &'static str,
    pub look: &'static str,
    pub looked: &'static str,
    pub conflict: &'static str,
    pub preview: &'static str,
    pub preview_lead: &'static str,
    pub rest: &'static str,
    pub exchange: &'static str,
    pub exchange_lead: &'static str,
    pub download: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub take: &'static str,
    pub taken: &'static str,
    pub not_taken: &'static str,
    pub file_other: &'static str,
    pub file_version: fn(u32) -> String,
    pub file_field: fn(usize) -> String,
    pub document_number: &'static str,
    pub document_number_hint: fn(&str) -> String,
    pub save_number: &'static str,
    /// What the example asks, under which prompt, and what its notes say.
    pub example_title: &'static str,
    pub example_prompt: &'static str,
    pub example_notes: [&'static str; 2],
}

texts!(AnnualTexts {
    title, subtitle, interim, list, year, themes, themes_closed, opened_on, answered, answered_items, items, done, declined, days, days_short, basis,
    statuses, statuses_caption, statuses_title, done_title, what_changed, declined_title, compared, no_themes, no_answers, no_done, no_declined,
    is_public, is_private, council, council_basis, council_files;
    western_year(i32), era_year(i32, &str, &str), themes_n(usize), items_n(usize), statuses_desc(usize),
});

// 開示用.
texts!(DisclosureTexts {
    title, lead, not_yet, link, files, disclosed, disclosed_lead, working, working_lead, undecided_safe, proposals, none, save, saved, conflict,
    own, own_hint, own_ruling, notes, notes_lead, whole, undecided_choice, kind_name, kind_phone, kind_mail, kind_date_time, kind_number, kind_alone,
    kind_own, choice, person, corporate, safety, deliberation, operation, shown, disclosed_notice, working_notice, covered, covered_basis,
    nothing_covered, ground, words, words_n, notes_n, by_whom, decided, undecided;
    in_notes(usize), undecided_n(usize), choice_of(&str),
});

texts!(ResultPoster {
    file, title, answered, most, answers, no_answers, whole;
    more(usize),
});
