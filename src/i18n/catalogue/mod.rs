//! The texts that there are. A name without a type is a plain text; one with arguments builds a
//! sentence; a function of one of the rules' answers has a sentence for each of them.
#![expect(missing_docs, reason = "each field's text, in ja/ and en/, is its documentation")]

use chrono::NaiveDate;

use super::Lang;
use crate::domain::{
    calendar::Dates,
    emergency::{Template, Words},
    office_calendar::Holiday,
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

mod acts;
mod announce;
mod answers;
mod channels;
mod choosing;
mod day_change;
mod exchange;
mod first_day;
mod guide;
mod library;
mod moderating;
mod paper;
mod report;
mod review;
mod team;
mod today;
mod year;

pub use acts::*;
pub use announce::*;
pub use answers::*;
pub use channels::*;
pub use choosing::*;
pub use day_change::*;
pub use exchange::*;
pub use first_day::*;
pub use guide::*;
pub use library::*;
pub use moderating::*;
pub use paper::*;
pub use report::*;
pub use review::*;
pub use team::*;
pub use today::*;
pub use year::*;

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
    pub report_parts: ReportParts,
    pub letterhead: LetterheadTexts,
    pub annual: AnnualTexts,
    pub disclosure: DisclosureTexts,
    pub result_poster: ResultPoster,
    pub trust: Trust,
    pub door: Door,
    pub admin: Admin,
    pub today: TodayTexts,
    pub duties: Duties,
    pub announce: AnnounceTexts,
    pub announcements: Announcements,
    pub channels: ChannelTexts,
    pub channel_words: ChannelWords,
    pub messages: MessageTexts,
    pub themes_feed: ThemesFeedTexts,
    pub edit: Edit,
    pub day_change: DayChangeTexts,
    pub copy: CopyTexts,
    pub rules: RulesTexts,
    pub choosing: ChoosingTexts,
    pub presets: PresetTexts,
    pub trash: TrashTexts,
    pub acts: ActsTexts,
    pub act_words: ActWords,
    pub year: YearTexts,
    pub year_table: YearTableTexts,
    pub calendar: CalendarTexts,
    pub first_day: FirstDayTexts,
    pub first_day_words: FirstDayWords,
    pub trial: TrialTexts,
    /// What a national holiday is called.
    pub holiday: fn(Holiday) -> &'static str,
    pub library: LibraryTexts,
    pub ideas: Ideas,
    pub own_ideas: OwnIdeasTexts,
    pub fault: Faults,
    pub team: TeamTexts,
    pub own_account: OwnAccountTexts,
    pub passkeys: PasskeyTexts,
    pub provider: ProviderTexts,
    pub tier: Tiers,
    pub ticket: Tickets,
    pub offer: Offer,
    pub guard: Guard,
    pub log: Log,
    pub flaws: Flaws,
    pub sealed: Sealed,
    pub flag: FlagTexts,
    pub flag_outcome: FlagOutcome,
    pub queue: QueueTexts,
    pub queue_words: QueueWords,
    pub policy: PolicyTexts,
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
    pub asking: Asking,
    pub paper: Paper,
    pub proposals: Proposals,
    pub templates: Templates,
    pub lineage: LineageTexts,
    pub enquiry: Enquiries,
    pub exchange: Exchange,
    pub guide: GuideTexts,
    pub outside: Outside,
    pub brought: Brought,
}

/// Days in words. Where years are written by era, [`Dates`] says so.
pub struct Days {
    /// With its year: `2020年8月31日（月）` or `令和2年8月31日（月）`; `31 August 2020`.
    pub date: fn(Dates, NaiveDate) -> String,
    /// As letters of the office write it, by the era and without its weekday: `令和8年11月29日`;
    /// `29 November 2026`.
    pub paper: fn(NaiveDate) -> String,
    /// Without it: `8月31日（月）`, `31 August`.
    pub day: fn(NaiveDate) -> String,
    /// `2020年8月` or `令和2年8月`, `August 2020`.
    pub month: fn(Dates, NaiveDate) -> String,
}

texts!(Common {
    brand, offline, skip, nav, nav_now, nav_past, nav_trust, footer_promise, footer_limits, footer_end, sign_in, notes, likes, example, example_long,
    stickers_unit, log_words, page_nav, page_before, page_after;
    page_n(usize), page_range(usize, usize, usize), page_size(usize, usize), notes_n(usize), period(String, String), period_short(String, String),
});

texts!(Home {
    title, now, open_board, per_prompt, coming, past, report, no_past, empty_title, empty_lead, empty_for, empty_1, empty_2, empty_3, empty_action,
    rest_title, rest_lead;
    from(String), theme_of(String), until(String, i64), last_day(String), answers(String), answers_late(String),
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
    role, nav, themes, home, sign_out, new_theme, rooms, list, theme, state, period, actions, edit, board, first_title, first_lead, now_state, done,
    counts, posting, stickers, tally, ticket, tally_visible, tally_hidden, open_now, planned, off, report, report_public, report_private,
    report_publish, report_unpublish, read_report, notes, notes_lead, no_notes, hide, reason_board, choose, hide_button, hide_undo, restore,
    go_announced, go_open, go_review, go_answered, go_archived, go_draft, go_reopen, confirm_archive, next_draft, next_review, next_answered, next_archived, saved, moved, hid,
    restored, reviewer, closes_by_itself_passed, stay, stay_over;
    stay_soon(i64), per_ticket(&str, u32), until(String), next_announced(String), next_open(String), hidden_because(&str), signed_in(&str), confirm_close(i64),
});

texts!(Edit {
    new_title, title, lead, theme_title, theme_title_hint, slug, slug_hint, reading, reading_hint, romaji, description, description_hint, prompts, prompts_hint, more_prompts,
    period, opens, closes, answers, posting, posting_until, stickers, stickers_until, until_hint, tally, tally_visible, tally_hidden, tally_hidden_hint,
    tier, drawn, sealed, fixed, box_rule, live, hourly, daily, daily_hint, quorum, quorum_hint, kind, kind_usual, kind_choosing, kind_hint, archive_after, archive_after_hint, max_notes, max_notes_hint, save, overwrite, back, conflict, conflict_lead, conflict_saved,
    conflict_same, merged, conflict_see, frozen_slug, lemon, peach, mint, sky, lilac;
    prompt(usize), colour_of(usize),
});

texts!(CopyTexts {
    link, lead, split_link, split_lead, split_choose, split_button;
    of(&str), split_of(&str),
});

texts!(TrashTexts {
    title, lead, none, delete, delete_says, delete_button, not_deleted, restore, purge, purge_says, deleted, purged, undeleted;
    link(usize), goes(String, String),
});

// Presets: those that the program brings, the page of the office's own, and how long a theme lasts.
texts!(PresetTexts {
    title, lead, link, choose, usual, sealed, short, begins, make_usual, begin_usual, name, name_hint, rename, drop, saved, begun, dropped, conflict,
    new, new_lead, theme, keep, none, month, no_answer;
    open_for(u32), posting_ends(u32), stickers_end(u32), answers_after(u32),
});

// The rules of a theme in sentences, and the form that sets them.
texts!(RulesTexts {
    title, lead, change, who, boxes, counts, until, kept, address, kind, noticed, choosing,
    open, drawn, sealed, live, hourly, daily, read_first, visible, hidden, both, no_posting, no_stickers, posting_whole, stickers_whole, by_hand,
    look, looked, preview, phone, desk, month, month_hint, move_there, answers_hint;
    per_ticket(u32), quorum(u32), posting(String), stickers(String), by_itself(u32), at(&str),
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
    restored(), changed(&[String]), moved(&str, i64, i64), imported(u64), archived(u64),
});

texts!(Flaws {
    sequence, chain, hash, unreadable, day, version, opening, count, archived, second_key, missing, text, hiding, blocking, withdrawal,
    revision, unannounced, again, gone, theme, keyless, question, reply, paper, head;
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
