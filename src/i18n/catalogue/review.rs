//! The texts of the working group's half: bench, answers, enquiries, meeting, and what follows.

use crate::domain::proposal::Source;

texts!(Bench {
    title, lead, link, closed, no_notes, none_loose, none_grouped, prompt, every_prompt, name, name_hint, reason, bar, group_button, move_to,
    move_button, choose_group, take_out, edit, rename, merge_other, merge_into, merge, dissolve, dissolve_hint, undo, redo, none_chosen, no_target,
    left, left_lead, left_gone, grouped, moved, taken_out, renamed, merged, dissolved, undone, redone, hit, clear, undo_hint, unsent, news_apply,
    keys, keys_lead, key_space, key_move, key_choose, key_range, key_all, key_put, key_find, key_out, put_name, put_hint, put_list, put_unnamed,
    put_cancel;
    loose(usize), groups(usize), sum(usize), hits(usize), unnamed(usize, &str), undo_of(&str), redo_of(&str), left_named(&str), left_loose(&str),
    left_moved(&str, &str), chosen(&str), chosen_beyond(&str), news_notes(&str), news_names(&str), put_title(&str), put_new(&str), put_move(&str),
    put_done(&str, &str),
});

texts!(Suggested {
    title, lead, name, words, accept, refuse, accepted, refused, runs, edit_fields, fields, fields_lead, fields_label, fields_hint, save, saved,
    fields_form, and, office, office_lead, office_label, office_hint, office_save, office_saved, office_form;
    open(usize), notes(usize), more(usize), how(u32, u32), reason(&str, u32), fields_line(&str, &str), fields_many(i64), office_many(i64),
});

texts!(Answering {
    public_title, public_lead, why, in_charge, due, check, evidence, history, unanswered, reason, overdue, to_answer,
    link, title, beside, form_title, form_lead, status, reason_hint, no_reason, text, text_hint, department, department_hint,
    due_hint, check_hint, evidence_hint, save, drop, saved, dropped, conflict, stored_now, preview, remarks, remarks_lead,
    remark, add_remark, remarked, no_remarks, by_you, by_other, before, after, closed, notes, draft,
    publish_title, publish_lead, publish_link, publish, published, no_drafts, groups_title, groups_new, groups_gone, groups_same, groups_changed,
    not_yet, hidden_item, answered, none_answered, first, publish_conflict, board_hint;
    rank(usize, usize, u32), notes_of(usize), published_on(String), from_to(&str, &str), open_n(usize), days_to_first(i64),
    chosen(&str), log(i64, usize),
});

texts!(Asking {
    title, lead, lead_closed, link, none, by_author, reply, label, said, as_author, as_author_hint, send, out, sent, to_question, of_reply,
    ask_title, ask_lead, ask_label, ask_hint, ask_note, ask_button, ask_full, ask_closed, asked, none_asked, log, no_question, replied,
    not_the_author;
    asked_on(String), on_yours(&str),
});

texts!(ShortlistTexts {
    title, lead, empty, add, add_one, drop, on_list, here, place, move_button, first, keys, unit, minutes_hint, plan, on, at, at_hint, save,
    add_title, top, top_hint, top_button, groups, add_button, all_in, gone, gone_lead, gone_group, gone_note, closed, listed, dropped,
    moved, moved_late, planned, not_listed, clash, clash_now, none_chosen, agenda, agenda_title, when, no_day, markdown, print_hint,
    agenda_empty, by_hand, to_meeting;
    at_of(usize, usize), place_of(&str), minutes_of(&str), up_of(&str), down_of(&str), first_of(&str), drop_of(&str), notes(usize),
    total(u32), untimed(usize), ends(String), box_of(u32),
});

texts!(MeetingTexts {
    title, back, before, after, items, no_box, timer, stop, go_on, over, decision, undecided, text, text_hint, save, saved, saving, waiting, kept, offline,
    signed_out, sign_in, failed, too_long, restored, restored_day, stored_now, conflict, join, join_hint, replace, full, keys_next, keys_before,
    keys_decide, keys_minutes, keys_leave, keys_full, keys, no_network, unkept, others, earlier, record, record_lead, no_record, not_today;
    item_of(usize, usize), on(String), day(String), hint(&str, &str),
});

texts!(ProgressTexts {
    title, lead, none, none_found, all, by_status, year, every_year, department, every_department, show, feed, json, csv, embed, link, theme, item, group, answered_on, yes,
    flow_title, flow_lead, flow_notes, flow_items, flow_answered, flow_adopted, flow_done,
    api, api_lead, api_rules, api_address, api_what, api_document, api_try;
    year_n(i32), found(usize),
});

texts!(Hands {
    offer, title, lead, apart, not_author, soon, who_reads, name, name_hint, skills, skills_hint, ways, ways_hint, advises, joins, contact, contact_hint,
    consent, consent_label, send, to_answer, closed, full, not_sent,
    thanks, link_title, link_once, link_keep, link_shared, print, own_title, own_lead, of_theme, with, until, keep, keep_hint, take_back, take_back_hint,
    kept, taken_back, gone,
    list, list_lead, none, open, open_hint, close, opened, closed_now, is_open, not_now;
    of_item(&str), kept_until(String), shown_until(String), count(usize),
});

/// Proposals: the office's schemes, and a draft for one of them.
pub struct Proposals {
    pub schemes: &'static str,
    pub schemes_lead: &'static str,
    pub schemes_saved: &'static str,
    pub sources: &'static str,
    pub sources_lead: &'static str,
    /// The word for it, as it is typed behind a heading.
    pub source: fn(Source) -> &'static str,
    /// What that is.
    pub source_says: fn(Source) -> &'static str,
    pub scheme_name: &'static str,
    pub new_scheme: &'static str,
    pub scheme_fields: &'static str,
    pub scheme_fields_hint: &'static str,
    pub save_schemes: &'static str,
    pub no_source: &'static str,
    pub schemes_many: fn(i64) -> String,
    pub fields_many: fn(i64) -> String,
    pub make: &'static str,
    pub make_lead: &'static str,
    pub lead: &'static str,
    pub form_title: &'static str,
    pub form_lead: &'static str,
    pub filled_hint: fn(&str, usize) -> String,
    pub empty_hint: fn(usize) -> String,
    pub left_field: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub conflict: &'static str,
    pub stored_now: &'static str,
    pub scheme_gone: &'static str,
    pub preview: &'static str,
    pub print: &'static str,
    pub as_text: &'static str,
    pub as_markdown: &'static str,
    pub theme: &'static str,
    pub item: &'static str,
    /// A note with its stickers, as a line of a document.
    pub note_line: fn(&str, u32) -> String,
    /// How many notes and stickers, of how many items it is which.
    pub counts: fn(usize, u32, usize, usize) -> String,
}
texts!(Templates {
    title, lead, none, new, edit, name, name_hint, save, drop, saved, dropped, conflict, use_one, use_hint, choose, begin, begin_lead, begun,
    begin_conflict, link;
    many(i64),
});

texts!(LineageTexts {
    start, start_lead, began, began_gone, to_board, deep_dives, quote, map, map_lead, earlier, earlier_lead, no_earlier, before, before_lead,
    no_answers, new_title, answered;
    counted(&str, usize), describes(&str), titled(&str),
});

texts!(Enquiries {
    title, link, lead, record, none, list, number, department, department_hint, due, due_hint, state, items, covering, covering_hint,
    form_title, form_lead, items_hint, groups_title, make, made, not_yet, archived, ask, asked_about,
    preparing, asking, overdue, answered, closed,
    handling, plans, covering_title, sheet_title, sheet_lead, none_shown, hidden_note, hidden_group, no_reply, taken_back, before, stored_now,
    files, files_lead, paper_title, paper_hint, xlsx, docx, csv, markdown, print_lead, send_title, send_lead, send, sent, link_title, link_lead, link_make, link_again, link_again_lead, link_conflict,
    days, days_hint, link_sheet, link_once, link_anybody, link_mail, link_back, link_over,
    replies_title, import_title, import_lead, file, file_hint, import, paste_title, paste_lead, save, saved, conflict,
    close, close_lead, closed_flash, reopen, reopen_lead, reopened, drop, drop_lead, dropped,
    page_title, page_lead, page_private, page_again, page_saved, page_none,
    column_item, column_name, file_large, file_workbook, file_old_workbook, file_encrypted, file_macros, file_encoding, file_empty, file_nothing, file_twice,
    item_title, item_none, item_sheet;
    tally(usize, usize, usize), notes_title(usize), to(&str), answered_of(usize, usize), sent_on(String), until(String),
    due_on(String), link_until(String), by_link(String), by_file(String), by_hand(String), withdrawn(usize), file_columns(&[&str]),
    file_cell(u64, &str, &str), read(usize, usize), read_blank(usize), unknown_lines(String), waiting(&str, String), mail(&str, &str, &str, &str),
    page_greeting(&str), page_asks(&str), about(&str),
});
