//! The texts of the organizer's year, and of the office's calendar.

// The plan of a fiscal year.
texts!(YearTexts {
    event_off, title, lead, gap_over, earlier_year, later_year, to_days, gap_do, goes_on, opens, closes, answers, no_answer, off, none_off, open_day, new_year, weekend,
    empty_title, empty_lead, empty_library, copy_title, copy_lead, copy_none, copy_button, copy_draft, plan_files, print_hint,
    table, table_lead, table_down, table_up, events, events_lead, events_down, feed, feed_lead, feed_why, feed_late, feed_has, feed_make, feed_again, feed_end,
    feed_ended, sheet_title, sheet_once, sheet_how, sheet_lost, sheet_back, themes;
    gap(u32), expected_name(&str), expected_lead(i32), off_closes(&str, &str), off_answers(&str, &str), earlier(&str), copy_there(&str, &str), copy_into(&str),
    copied(usize, usize), copied_none(usize), made(usize),
    event_opens(&str), event_closes(&str), event_answers(&str),
});

// A plan out of a table.
texts!(YearTableTexts {
    title, lead, take, month, theme, preset, opens, closes, answers, state, file, file_hint, pasted, look, dry, nothing, becomes, again_theme, again_row,
    again_month, bad_no_month, bad_month, bad_day, bad_preset, bad_past, prompt_good, prompt_better, prompt_ideas, prompts_lead, example;
    good(usize), bad(usize, usize), make(usize), draft(&str), off_day(&str, &str),
});

// The office's calendar.
texts!(CalendarTexts {
    title, lead, own, none, name, name_hint, first, last, last_hint, kind, closed, open, add, added, drop, dropped, new_year_title, new_year_on, new_year_off,
    new_year_stop, new_year_start, new_year_set, holidays, take, take_lead, file, file_hint, drop_table, table_dropped, source, kept,
    bad_text, bad_large, bad_empty;
    official(i32), expected(i32), covers(i32, i32), taken(i32, i32), from_to(&str, &str), drop_which(&str), bad_header(&str), bad_line(usize, &str), bad_twice(usize, &str),
    bad_gap(i32), bad_count(i32, usize, usize),
});
