//! The texts of what goes to other offices and other tools, and comes from them.

texts!(Exchange {
    title, link, give, give_lead, themes, themes_hint, give_button, none, take, take_lead, file, file_hint, month, month_hint, look,
    dry_title, theme, days, address, prompts, ticket, not_taken,
    file_other, file_large, unknown, missing, not_text, not_number, not_yes_or_no, not_list, not_object;
    year_button(&str), file_version(u32), fault(&str, &str), more_faults(usize), dry_good(usize), taken(&str), make(usize), made(usize),
    notes_each(u32),
});

texts!(Outside {
    title, link, lead, where_title, where_says, where_local, file_title, file_shown, file_ids, file_stickers, file_law,
    found_title, found_none, found_says, leave, leave_hint, tool, no_disagree, city, kouchou, sure, form_title, download, closed, back;
    notes(usize), found(usize, usize), more(usize), columns(&str),
});

texts!(Brought {
    title, link, lead, where_from, only_by_text, file, take, replaces, badge, badge_says, to_bench, drop, drop_says, dropped, json, done;
    file_hint(usize), large(usize), now(usize), groups(usize, usize), grouped(usize), unknown(usize, &str), unsorted(usize), several(usize), alone(usize), nothing(usize), reason(&str), rest(usize),
});
