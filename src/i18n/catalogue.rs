//! The texts that there are. A name without a type is a plain text; one with arguments builds a
//! sentence; a function of one of the rules' answers has a sentence for each of them.
#![expect(missing_docs, reason = "each field's text, in ja/ and en/, is its documentation")]

use chrono::NaiveDate;

use super::Lang;
use crate::domain::{
    anon::Refusal,
    answers::{NoReason, Status},
    calendar::Dates,
    emergency::{Template, Words},
    fault::Fault,
    groups::Verb,
    issue,
    note::HideReason,
    problem::Problem,
    proposal::Source,
    shortlist::Decision,
    theme::State,
};
use crate::log::words::WordLang;

macro_rules! texts {
    ($(#[$meta:meta])* $name:ident { $($text:ident),* $(,)? ; $($build:ident($($arg:ty),*)),* $(,)? }) => {
        $(#[$meta])*
        pub struct $name {
            $(pub $text: &'static str,)*
            $(pub $build: fn($($arg),*) -> String,)*
        }
    };
}

/// All texts of one language, by the page they stand on, and what else depends on it.
pub struct Messages {
    /// Its own name for itself.
    pub name: &'static str,
    /// The language of what leaves the board as a document of the office: see [`Lang::document`].
    pub document: Lang,
    /// The list of which the six words are taken. Both kinds of Japanese have one, so that readers
    /// can compare their words aloud.
    pub word_list: WordLang,
    pub days: Days,
    pub answers: Answers,
    pub common: Common,
    pub home: Home,
    pub board: Board,
    pub mine: Mine,
    pub report: Report,
    pub trust: Trust,
    pub door: Door,
    pub admin: Admin,
    pub edit: Edit,
    pub fault: Faults,
    pub tier: Tiers,
    pub ticket: Tickets,
    pub offer: Offer,
    pub guard: Guard,
    pub log: Log,
    pub flaws: Flaws,
    pub sealed: Sealed,
    pub moderation: Moderation,
    pub reading: Reading,
    pub screen: Screen,
    pub emergency: Emergency,
    pub bench: Bench,
    pub answering: Answering,
    pub shortlist: ShortlistTexts,
    pub meeting: MeetingTexts,
    pub progress: ProgressTexts,
    pub suggested: Suggested,
    pub hands: Hands,
    pub proposals: Proposals,
    pub templates: Templates,
    pub lineage: LineageTexts,
    pub enquiry: Enquiries,
}

/// Days in words. Where years are written by era, [`Dates`] says so.
pub struct Days {
    /// With its year: `2020年8月31日（月）` or `令和2年8月31日（月）`; `31 August 2020`.
    pub date: fn(Dates, NaiveDate) -> String,
    /// Without it: `8月31日（月）`, `31 August`.
    pub day: fn(NaiveDate) -> String,
    /// `2020年8月` or `令和2年8月`, `August 2020`.
    pub month: fn(Dates, NaiveDate) -> String,
}

/// What the rules answer. Every language matches on all that can be answered, so that a new answer
/// is a compile error until each has its words.
pub struct Answers {
    pub state: fn(State) -> &'static str,
    pub verb: fn(Verb) -> &'static str,
    pub reason: fn(HideReason) -> &'static str,
    pub status: fn(Status) -> &'static str,
    pub no_reason: fn(NoReason) -> &'static str,
    pub decision: fn(Decision) -> &'static str,
    pub problem: fn(&Problem) -> String,
    pub refusal: fn(&Refusal) -> String,
    pub issue_refusal: fn(&issue::Refusal) -> &'static str,
    pub fault: fn(&Fault) -> String,
}

texts!(Common {
    brand, offline, skip, nav, nav_now, nav_past, nav_trust, footer_promise, footer_limits, footer_end, sign_in, notes, likes, example, example_long,
    stickers_unit, log_words, page_nav, page_before, page_after;
    page_n(usize), page_range(usize, usize, usize), page_size(usize, usize), notes_n(usize), period(String, String), period_short(String, String),
});

texts!(Home {
    title, now, open_board, per_prompt, coming, past, report, no_past, empty_title, empty_lead, empty_for, empty_1, empty_2, empty_3, empty_action,
    rest_title, rest_lead;
    from(String), theme_of(String), until(String, i64), last_day(String),
});

texts!(Board {
    mine, limits, sort, sort_new, sort_likes, only, all, find, find_button, tick_in, tick_seconds, add, stop, paste, in_ten_seconds,
    like, liked, hidden_prefix, tally_later, closed, closed_lead, posting_closed, stickers_closed, read_report, none_found_hint,
    show_all, stop_search, no_search, no_column, fab, announced, empty_column, none_here, liked_flash, unliked_flash, posted_flash,
    sending, sign_off, waiting, waits, counted_at_tick, similar, similar_close, unkept, left_one, left, over_one, over, news_one, news;
    label(&str), found(&str, usize), found_near(usize), none_found(&str), closed_counts(i64, i64),
    announced_from(String),
});

texts!(Mine {
    title, lead, own, stickers, edit, save_edit, edit_keeps, withdraw, withdraw_button, withdraw_board, withdraw_box, peel, pinned, in_box,
    in_box_long, changing, changing_long, leaving, leaving_long, hidden, hidden_long, closed, closed_edit, none, none_own, none_stickers, to_board, ticket_title,
    ticket_lead, forget, forget_lead, flash_edited, flash_withdrawn, flash_unliked, flash_forgotten, limit,
    check_title, check_lead, check_button, check_working, check_done, check_none, check_lost, check_bad_log, fate_shown, fate_held, fate_hidden,
    fate_withdrawn, fate_rewritten, fate_changed, fate_unknown;
    left(u32),
});

texts!(Report {
    title, is_public, is_private, published, private, csv, markdown, all, period, tier, hidden_notes, with_stickers, caution, per_prompt, prompt, per_note, total,
    top, chart_title, chart_caption, spread, spread_caption, spread_title, as_table, ranking, ranking_caption, rank, note, tie, annex, no_notes,
    stickers_on_note, example;
    of(usize, usize), chart_desc(u32, usize), spread_desc(usize, usize), annex_lead(usize), made(String), range(u32, u32), at_least(u32),
});

/// What is protected and what is not: headings with their meanings, who sees what, advice.
pub struct Trust {
    pub title: &'static str,
    pub lead: &'static str,
    pub holds: &'static str,
    pub holds_points: &'static [(&'static str, &'static str)],
    pub fails: &'static str,
    pub fails_points: &'static [(&'static str, &'static str)],
    pub who: &'static str,
    pub who_head: &'static str,
    pub sees_head: &'static str,
    pub known_head: &'static str,
    pub who_rows: &'static [(&'static str, &'static str, &'static str)],
    pub you: &'static str,
    pub cover: (&'static str, &'static str),
    pub you_points: &'static [&'static str],
    pub not_here: &'static str,
    pub not_here_text: &'static str,
    pub postgres: &'static str,
    pub stored: &'static str,
    pub stored_lead: &'static str,
    pub stored_table: &'static str,
    pub stored_columns: &'static str,
    pub stored_why: &'static str,
    pub board_db: &'static str,
    pub people_db: &'static str,
    pub settings: &'static str,
    pub not_safe: &'static str,
    pub all_safe: &'static str,
    pub tables: &'static [(&'static str, &'static str)],
}

texts!(Door {
    title, lead, email, password, again, sign_in, forgot, setup_title, setup_lead, setup_button, email_hint, failed,
    plain_http;
    password_hint(usize), idle(i64),
});

texts!(Admin {
    role, nav, themes, home, sign_out, new_theme, list, theme, state, period, actions, edit, board, first_title, first_lead, now_state, done,
    counts, posting, stickers, tally, ticket, tally_visible, tally_hidden, open_now, planned, off, report, report_public, report_private,
    report_publish, report_unpublish, read_report, notes, notes_lead, no_notes, hide, reason_board, choose, hide_button, hide_undo, restore,
    go_announced, go_open, go_review, go_answered, go_archived, go_draft, go_reopen, confirm_archive, next_draft, next_review, next_answered, next_archived, saved, moved, hid,
    restored, reviewer, closes_by_itself_passed, stay, stay_over;
    stay_soon(i64), per_ticket(&str, u32), until(String), next_announced(String), next_open(String), hidden_because(&str), signed_in(&str), confirm_close(i64),
});

texts!(Edit {
    new_title, title, lead, theme_title, theme_title_hint, slug, slug_hint, description, description_hint, prompts, prompts_hint, more_prompts,
    period, opens, closes, posting, posting_until, stickers, stickers_until, until_hint, tally, tally_visible, tally_hidden, tally_hidden_hint,
    tier, drawn, sealed, fixed, box_rule, live, hourly, daily, daily_hint, quorum, quorum_hint, archive_after, archive_after_hint, max_notes, max_notes_hint, save, overwrite, back, conflict, conflict_lead, conflict_field, conflict_saved,
    conflict_yours, conflict_same, conflict_see, frozen_slug, lemon, peach, mint, sky, lilac;
    prompt(usize), colour_of(usize),
});

texts!(Faults {
    not_found_title, foreign_title, large_title, internal_title, failed_title, forbidden_title, home, once_more,
    method_title, kept_title, written, carried;
});

texts!(Tiers {
    open, drawn, sealed, open_says, drawn_says, sealed_says, limits_say;
});

texts!(Tickets {
    use_title, use_lead, use_lead_sealed, code, code_hint, own, own_hint, has, has_shared, wipe, wiped, use_button, used, in_box, live_tick, slow_tick,
    slips_title, slips_lead, slips_count, slips_button, slips_closed, sheet_title, sheet_lead, sheet_print, sheet_back, sheet_once, slip_says,
    archived_title, archived_lead, certificate, certificate_title, certificate_says, certificate_kept, certificate_row, certificate_rows, cert_tickets, cert_slots,
    cert_stickers, cert_authors, cert_slips, cert_key, cert_key_gone, cert_entry, cert_words, cert_print;
    out(u64, u64), quorum(u64, u32), opens_at(String, u32), scheduled(String),
});

texts!(Offer {
    title_link, title_cookie, title_other, link, cookie, other, other_sealed, other_note, number, own_number, end, end_hint, end_wrong, first, use_it, refuse, discard,
    keep, replace, pick_other, pick_replace;
});

texts!(Log {
    title, lead, words, words_hint, download, check, check_lead, entries, none, newer, older, hash;
    number(i64), opened(&str, &str, &str), quorum(u32), log_version(u8), theme_key(), slips(u32, u32), pinned(i64, usize), revised(usize), withdrawn(usize), hidden(&str),
    restored(), changed(usize), moved(&str, i64, i64), archived(u64),
});

texts!(Flaws {
    sequence, chain, hash, unreadable, day, version, opening, count, archived, second_key, missing, text, hiding, blocking, withdrawal,
    revision, unannounced, again, gone, theme, keyless, head;
    entry(&str), note(&str),
});

texts!(Sealed {
    needs_https, words_title, words_says, key_title, to_roster,
    roster_title, roster_lead, roster_file, roster_file_hint, roster_paste, roster_paste_hint, roster_button, roster_replaces, roster_saved,
    roster_bad, roster_kept, bad_workbook, bad_encoding, bad_column, bad_empty, bad_both, line_missing, line_long, line_reference,
    links_title, links_lead, links_everybody, links_new, links_replace, links_button, links_none, links_keeper,
    sheet_title, sheet_lead, sheet_print, sheet_back, sheet_says, sheet_person, sheet_link,
    pick_title, pick_lead, pick_says, pick_button, cert_eligibility, pick_own, pick_own_hint, pick_noscript, pick_none, pick_kept,
    pick_shared, pick_later, idle_warning, pick_wiped, pick_wipe, pick_working, pick_done, pick_bad_log, pick_bad_key, pick_offline, pick_board,
    pick_board_shared, pick_code, pick_code_hint, pick_again;
    log_links(u64, bool), log_roster(u64, u64), log_again(u64), people(u64), out(u64, u64, u64), changed(u64, u64), skipped(u64, u64), bad_large(usize), bad_rows(usize), bad_line(u64, &str), more_lines(usize),
});

texts!(Guard {
    lead, name, phone, mail, date_time, number, alone, anyway;
});

texts!(Moderation {
    stop, stop_says, stop_open, stop_button, stops, stops_lead, stop_proposed, stop_waits, stop_confirm, stop_drop, stop_on, stop_lift, stop_gone,
    flash_proposed, flash_stopped, flash_dropped, flash_lifted, log_stopped, log_lifted, cert_blocks,
    premoderated, premoderated_hint, board_says, goes_up, goes_up_then, flash_posted, held, held_long, in_box_long, edit_again, queue, queue_lead,
    queue_none, approve, flash_approved, log_premoderated, report_held,
    hide_all, hide_all_says, hide_all_sure, hide_all_button, opening, flash_hid_all;
    opening_n(i64), opening_with(i64, usize), held_n(usize), log_held(i64, usize, usize), log_again(usize),
});

texts!(Bench {
    title, lead, link, closed, no_notes, none_loose, none_grouped, prompt, every_prompt, name, name_hint, reason, bar, group_button, move_to,
    move_button, choose_group, take_out, edit, rename, merge_into, merge, dissolve, dissolve_hint, undo, redo, none_chosen, no_target,
    left, left_lead, left_gone, grouped, moved, taken_out, renamed, merged, dissolved, undone, redone, hit, clear, undo_hint, unsent, news_apply,
    keys, keys_lead, key_space, key_move, key_choose, key_range, key_all, key_put, key_find, key_out, put_name, put_hint, put_list, put_unnamed,
    put_cancel;
    loose(usize), groups(usize), sum(usize), hits(usize), unnamed(usize, &str), undo_of(&str), redo_of(&str), left_named(&str), left_loose(&str),
    left_moved(&str, &str), chosen(&str), chosen_beyond(&str), news_notes(&str), news_names(&str), put_title(&str), put_new(&str), put_move(&str),
    put_done(&str, &str),
});

texts!(Suggested {
    title, lead, name, words, accept, refuse, accepted, refused, runs, edit_fields, fields, fields_lead, fields_label, fields_hint, save, saved,
    fields_form, and;
    open(usize), notes(usize), more(usize), how(u32, u32), reason(&str, u32), fields_line(&str, &str), fields_many(i64),
});

texts!(Reading {
    title, lead, field, hint, button, same, forgot, failed, trust_on, trust_off;
});

texts!(Screen {
    name, open, wall, join_write, join_like, join_ticket, join_read, join_coming, coming, first, first_lead, none, review, answered, archived, report;
    page(&str, &str), code(&str), part(usize),
});

/// Emergency themes: their mark, the page that opens them, and what the templates put on the board.
pub struct Emergency {
    pub mark: &'static str,
    pub marked: fn(&str) -> String,
    pub title: &'static str,
    pub lead: fn(u64, String) -> String,
    pub choose: &'static str,
    pub begin: &'static str,
    pub how: &'static str,
    pub steps: &'static [&'static str],
    pub not_for: &'static str,
    pub flash: &'static str,
    pub shelter: (&'static str, Words),
    pub infection: (&'static str, Words),
    pub outage: (&'static str, Words),
}

impl Emergency {
    const fn of(&self, template: Template) -> &(&'static str, Words) {
        match template {
            Template::Shelter => &self.shelter,
            Template::Infection => &self.infection,
            Template::Outage => &self.outage,
        }
    }

    /// What a template is called.
    pub const fn name(&self, template: Template) -> &'static str {
        self.of(template).0
    }

    /// What it puts on the board.
    pub const fn words(&self, template: Template) -> &Words {
        &self.of(template).1
    }
}

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
    flow_title, flow_lead, flow_notes, flow_items, flow_answered, flow_adopted, flow_done;
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
    files, files_lead, csv, markdown, print_lead, send_title, send_lead, send, sent, link_title, link_lead, link_make, link_again, link_again_lead, link_conflict,
    days, days_hint, link_sheet, link_once, link_anybody, link_mail, link_back, link_over,
    replies_title, import_title, import_lead, file, file_hint, import, paste_title, paste_lead, save, saved, conflict,
    close, close_lead, closed_flash, reopen, reopen_lead, reopened, drop, drop_lead, dropped,
    page_title, page_lead, page_private, page_again, page_saved, page_none,
    column_item, column_name, file_large, file_workbook, file_encoding, file_empty, file_nothing, file_twice,
    item_title, item_none, item_sheet;
    tally(usize, usize, usize), notes_title(usize), to(&str), answered_of(usize, usize), sent_on(String), until(String),
    due_on(String), link_until(String), by_link(String), by_file(String), by_hand(String), withdrawn(usize), file_columns(&[&str]),
    file_cell(u64, &str, &str), read(usize, usize), read_blank(usize), unknown_lines(String), waiting(&str, String), mail(&str, &str, &str, &str),
    page_greeting(&str), page_asks(&str), about(&str),
});
