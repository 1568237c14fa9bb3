//! やさしい日本語, for readers who are still learning Japanese, and for everybody in a hurry.
//!
//! It follows 在留支援のためのやさしい日本語ガイドライン (出入国在留管理庁・文化庁, 2020): one
//! thing per sentence, です and ます, no double negation, no honorific or humble forms, readings in
//! brackets after hard words, hard katakana words explained. Words between blanks are not set apart
//! (分かち書き), which the guide leaves open. `tests/it/house/easy.rs` holds the rules that a
//! program can check.
//!
//! Texts that stand on papers of the office alone (the certificate) are those of [`ja`](super::ja):
//! see [`Lang::document`](super::Lang::document).

mod acts;
mod announce;
mod annual;
mod answering;
mod answers;
mod asking;
mod bench;
mod channels;
mod choosing;
mod day_change;
mod days;
mod disclosure;
mod enquiry;
mod errors;
mod exchange;
mod first_day;
mod following;
mod hands;
mod help;
mod letterhead;
mod library;
mod meeting;
mod moderating;
mod own_ideas;
mod paper;
mod poster;
mod presets;
mod promises;
mod proposals;
mod provider;
mod readers;
mod report;
mod rules;
mod staff;
mod suggested;
mod team;
mod tickets;
mod today;
mod trash;
mod year;

use super::{Lang, Messages};
use crate::log::words::WordLang;

pub(super) static TEXTS: Messages = Messages {
    name: "やさしい日本語",
    document: Lang::Ja,
    word_list: WordLang::Ja,
    days: days::DAYS,
    answers: answers::ANSWERS,
    common: readers::COMMON,
    home: readers::HOME,
    board: readers::BOARD,
    mine: readers::MINE,
    report: readers::REPORT,
    report_parts: report::PARTS,
    letterhead: letterhead::LETTERHEAD,
    annual: annual::ANNUAL,
    disclosure: disclosure::DISCLOSURE,
    result_poster: poster::POSTER,
    trust: promises::TRUST,
    door: staff::DOOR,
    admin: staff::ADMIN,
    today: today::TODAY,
    duties: today::DUTIES,
    announce: announce::ANNOUNCE,
    announcements: announce::ANNOUNCEMENTS,
    channels: channels::CHANNELS,
    channel_words: channels::CHANNEL_WORDS,
    messages: channels::MESSAGES,
    themes_feed: channels::THEMES_FEED,
    edit: staff::EDIT,
    day_change: day_change::DAY_CHANGE,
    copy: staff::COPY,
    rules: rules::RULES,
    choosing: choosing::CHOOSING,
    presets: presets::PRESETS,
    trash: trash::TRASH,
    acts: acts::ACTS,
    act_words: acts::words,
    year: year::YEAR,
    year_table: year::YEAR_TABLE,
    calendar: year::CALENDAR,
    first_day: first_day::FIRST_DAY,
    first_day_words: first_day::FIRST_DAY_WORDS,
    trial: first_day::TRIAL,
    holiday: year::holiday,
    library: library::LIBRARY,
    ideas: library::IDEAS,
    own_ideas: own_ideas::OWN_IDEAS,
    fault: answers::FAULT,
    team: team::TEAM,
    own_account: team::OWN_ACCOUNT,
    passkeys: team::PASSKEYS,
    provider: provider::PROVIDER,
    tier: tickets::TIER,
    ticket: tickets::TICKET,
    offer: tickets::OFFER,
    guard: readers::GUARD,
    log: promises::LOG,
    flaws: promises::FLAWS,
    sealed: tickets::SEALED,
    flag: moderating::FLAG,
    flag_outcome: moderating::FLAG_OUTCOME,
    queue: moderating::QUEUE,
    queue_words: moderating::QUEUE_WORDS,
    policy: moderating::POLICY,
    moderation: staff::MODERATION,
    reading: readers::READING,
    screen: readers::SCREEN,
    emergency: staff::EMERGENCY,
    bench: bench::BENCH,
    answering: answering::ANSWERING,
    shortlist: meeting::SHORTLIST,
    meeting: meeting::MEETING,
    progress: answering::PROGRESS,
    suggested: suggested::SUGGESTED,
    hands: hands::HANDS,
    asking: asking::ASKING,
    paper: paper::PAPER,
    proposals: proposals::PROPOSALS,
    templates: following::TEMPLATES,
    lineage: following::LINEAGE,
    enquiry: enquiry::ENQUIRY,
    exchange: exchange::EXCHANGE,
    guide: help::GUIDE,
    outside: exchange::OUTSIDE,
    brought: exchange::BROUGHT,
};
