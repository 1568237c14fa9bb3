//! The texts of the report's parts and files.

texts!(ReportParts {
    json, html, xlsx, docx, office_tag, more_files, interim, tally_hidden, internal, participation, groups, answered_on, enquiries, asked, replied,
    keywords, keywords_lead, no_keywords, by_script, word, stands_in, compared, theme, closed_on, share, days, reasons,
    provenance, program, read_first, dictionary, no_dictionary, log_entries, summary_sheet;
    more(usize),
});
