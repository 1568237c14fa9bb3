//! Sentences in the reader's language about what the rules answer. The words are the catalogue's;
//! here stands only which of them go together, the same for every language.

use chrono::NaiveDate;

use super::{Lang, theme_field::theme_field};
use crate::domain::{
    anon::Refusal,
    answers::{Answer, Status},
    calendar::{self, Dates},
    enquiry::{Reply, Standing, Way},
    fault::Fault,
    guard::Kind,
    hands::Hand,
    hex::Hex,
    issue,
    note::HideReason,
    opening::BoxRule,
    problem::Problem,
    proposal::Source,
    search::fold,
    settings::Tier,
    shortlist::{Agenda, AgendaLine, Decision, Shortlist},
    theme::{Colour, State, Theme},
};
use crate::log::{Event, words::six_words};

pub use super::announcement::{Announcement, announcement};
pub use super::counted::{counted, on_paper, stickers};
pub use super::message::message;
pub use super::people::{account_state, act, dead_link, minute, moment, right, role};
pub use super::period::{answer_day, day_off, period, time_left};

/// A day with its year.
pub fn date(lang: Lang, dates: Dates, day: NaiveDate) -> String {
    (lang.texts().days.date)(dates, day)
}

/// A day without its year.
pub fn day(lang: Lang, day: NaiveDate) -> String {
    (lang.texts().days.day)(day)
}

/// A month.
pub fn month(lang: Lang, dates: Dates, day: NaiveDate) -> String {
    (lang.texts().days.month)(dates, day)
}

/// A fiscal year: `令和8年度` or `2026年度`.
pub fn fiscal_year(lang: Lang, dates: Dates, year: i32) -> String {
    let text = &lang.texts().annual;
    match dates {
        Dates::Western => (text.western_year)(year),
        Dates::Reiwa => {
            let (era, n) = calendar::era_of_fiscal_year(year);
            (text.era_year)(year, era, &n)
        }
    }
}

/// How many tickets are out and used; `of` is how many people can pick one up, where that is known.
pub fn handed_out(lang: Lang, out: u64, used: u64, of: Option<u64>) -> String {
    match of {
        Some(of) => (lang.texts().sealed.out)(out, used, of),
        None => (lang.texts().ticket.out)(out, used),
    }
}

/// With what a field of a scheme is filled, as it is typed.
pub fn source(lang: Lang, source: Source) -> &'static str {
    (lang.texts().proposals.source)(source)
}

/// What is meant by a word for it, of whichever language; without regard to widths and case.
pub fn source_of(word: &str) -> Option<Source> {
    let is = |lang: &Lang, one: Source| fold(source(*lang, one)) == word;
    Source::ALL.iter().copied().find(|one| Lang::ALL.iter().any(|lang| is(lang, *one)))
}

/// In which ways somebody would help.
pub fn ways(lang: Lang, hand: &Hand) -> String {
    let text = &lang.texts().hands;
    let ways = [(hand.advises, text.advises), (hand.joins, text.joins)];
    let said: Vec<&str> = ways.iter().filter(|(does, _)| *does).map(|(_, says)| *says).collect();
    said.join(lang.texts().suggested.and)
}

/// A state in one word.
pub fn state(lang: Lang, state: State) -> &'static str {
    (lang.texts().answers.state)(state)
}

/// A tier's name.
pub const fn tier(lang: Lang, tier: Tier) -> &'static str {
    let text = &lang.texts().tier;
    match tier {
        Tier::Open => text.open,
        Tier::Drawn => text.drawn,
        Tier::Sealed => text.sealed,
    }
}

/// What a tier protects, and what it does not.
pub const fn tier_says(lang: Lang, tier: Tier) -> &'static str {
    let text = &lang.texts().tier;
    match tier {
        Tier::Open => text.open_says,
        Tier::Drawn => text.drawn_says,
        Tier::Sealed => text.sealed_says,
    }
}

/// What a text could give away.
pub const fn hint(lang: Lang, kind: Kind) -> &'static str {
    let text = &lang.texts().guard;
    match kind {
        Kind::Name => text.name,
        Kind::Phone => text.phone,
        Kind::Mail => text.mail,
        Kind::DateTime => text.date_time,
        Kind::Number => text.number,
        Kind::Alone => text.alone,
    }
}

/// When a theme's notes come out of the box, as a sentence.
pub fn next_opening(lang: Lang, theme: &Theme) -> String {
    let text = &lang.texts().ticket;
    let read_first = if theme.premoderated { lang.texts().moderation.goes_up_then } else { "" };
    match (theme.box_rule, theme.next_box) {
        (BoxRule::Live, _) if theme.premoderated => lang.texts().moderation.goes_up.into(),
        (BoxRule::Live, _) => lang.texts().board.in_ten_seconds.into(),
        (rule, None) => format!("{}: {}", lang.texts().edit.box_rule, box_rule(lang, rule)),
        (_, Some(slot)) => {
            (text.scheduled)((text.opens_at)(day(lang, slot.day), slot.hour)) + read_first
        }
    }
}

/// When a box is opened, in a few words.
pub const fn box_rule(lang: Lang, rule: BoxRule) -> &'static str {
    let text = &lang.texts().edit;
    match rule {
        BoxRule::Live => text.live,
        BoxRule::Hourly => text.hourly,
        BoxRule::Daily => text.daily,
    }
}

/// What an entry of the log tells.
pub fn event(lang: Lang, event: &Event) -> String {
    let (text, sealed) = (&lang.texts().log, &lang.texts().sealed);
    match event {
        Event::Opened { slug, tier: by, box_rule: rule, quorum, premoderated, .. } => {
            let opened = (text.opened)(tier(lang, *by), box_rule(lang, *rule), slug);
            let opened =
                if *quorum == 0 { opened } else { format!("{opened}{}", (text.quorum)(*quorum)) };
            if *premoderated { opened + lang.texts().moderation.log_premoderated } else { opened }
        }
        Event::LogVersion { version } => (text.log_version)(*version),
        Event::ThemeKey { .. } => (text.theme_key)(),
        Event::SlipsPrinted { printed, total, .. } => (text.slips)(*printed, *total),
        Event::LinksPrinted { links, everybody } => (sealed.log_links)(*links, *everybody),
        Event::RosterReplaced { added, removed } => (sealed.log_roster)(*added, *removed),
        Event::AskedAgain { times } => (sealed.log_again)(*times),
        Event::BoxOpened { opening, pinned, .. } => {
            let says = match pinned.iter().filter(|note| note.held).count() {
                0 => (text.pinned)(*opening, pinned.len()),
                held => (lang.texts().moderation.log_held)(*opening, pinned.len(), held),
            };
            match pinned.iter().filter(|note| note.paper.is_some()).count() {
                0 => says,
                paper => says + &(lang.texts().paper.log_pinned)(paper),
            }
        }
        Event::Revised { notes, .. } => match notes.iter().filter(|note| note.held).count() {
            0 => (text.revised)(notes.len()),
            held => (text.revised)(notes.len()) + &(lang.texts().moderation.log_again)(held),
        },
        Event::Withdrawn { notes, .. } => (text.withdrawn)(notes.len()),
        Event::Hidden { reason: why, .. } => (text.hidden)(reason(lang, *why)),
        Event::Restored { .. } => (text.restored)(),
        Event::AuthorBlocked { .. } => lang.texts().moderation.log_stopped.into(),
        Event::Answered { publication, answers, .. } => {
            (lang.texts().answering.log)(*publication, answers.len())
        }
        Event::Asked { .. } => lang.texts().asking.log.into(),
        Event::AuthorUnblocked { .. } => lang.texts().moderation.log_lifted.into(),
        Event::SettingsChanged { fields, .. } => (text.changed)(&named(lang, fields)),
        Event::Moved { to, notes, stickers, .. } => {
            (text.moved)(state(lang, *to), *notes, *stickers)
        }
        Event::PaperCorrected { text: None, .. } => lang.texts().paper.log_counted.into(),
        Event::PaperCorrected { .. } => lang.texts().paper.log_corrected.into(),
        Event::Imported { notes, .. } => (lang.texts().log.imported)(*notes),
        Event::PaperTakenBack { .. } => lang.texts().paper.log_taken_back.into(),
        Event::Archived { destroyed, .. } => (text.archived)(destroyed.tickets),
    }
}

fn named(lang: Lang, fields: &[String]) -> Vec<String> {
    fields.iter().map(|field| theme_field(lang, field)).collect()
}

/// The six words of an entry of the log, from the list of the reader's language.
pub fn words(lang: Lang, hash: &Hex<32>) -> String {
    six_words(&hash.0, lang.texts().word_list)
}

/// A paper's name.
pub const fn colour(lang: Lang, colour: Colour) -> &'static str {
    let text = &lang.texts().edit;
    match colour {
        Colour::Lemon => text.lemon,
        Colour::Peach => text.peach,
        Colour::Mint => text.mint,
        Colour::Sky => text.sky,
        Colour::Lilac => text.lilac,
    }
}

/// Why a note was hidden, as a choice and on the tombstone.
pub fn reason(lang: Lang, reason: HideReason) -> &'static str {
    (lang.texts().answers.reason)(reason)
}

/// How far an answer is, in one word.
pub fn status(lang: Lang, status: Status) -> &'static str {
    (lang.texts().answers.status)(status)
}

/// What an answer says beside its status, each with what it is called; nothing that is empty.
pub fn answer_facts(lang: Lang, dates: Dates, answer: &Answer) -> Vec<(&'static str, String)> {
    let text = &lang.texts().answering;
    let reason = answer.reason.map(|reason| (lang.texts().answers.no_reason)(reason));
    let on = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| date(lang, dates, day));
    let facts = [
        (text.reason, reason.unwrap_or_default().to_owned()),
        (text.in_charge, answer.department.clone()),
        (text.due, on(answer.due)),
        (text.check, on(answer.check)),
        (text.evidence, answer.evidence.clone()),
        (text.text, answer.text.clone()),
    ];
    facts.into_iter().filter(|(_, says)| !says.is_empty()).collect()
}

/// Where an enquiry stands, in one word.
pub const fn standing(lang: Lang, standing: Standing) -> &'static str {
    let text = &lang.texts().enquiry;
    match standing {
        Standing::Preparing => text.preparing,
        Standing::Asked => text.asking,
        Standing::Overdue => text.overdue,
        Standing::Answered => text.answered,
        Standing::Closed => text.closed,
    }
}

/// When and how a reply to an enquiry came.
pub fn came(lang: Lang, dates: Dates, reply: &Reply) -> String {
    let text = &lang.texts().enquiry;
    let on = date(lang, dates, reply.on);
    match reply.way {
        Way::Link => (text.by_link)(on),
        Way::File => (text.by_file)(on),
        Way::Pasted => (text.by_hand)(on),
    }
}

/// Which way a meeting went, in a few words.
pub fn decision(lang: Lang, decision: Decision) -> &'static str {
    (lang.texts().answers.decision)(decision)
}

/// Day and beginning of a meeting, as far as they are set.
pub fn when(lang: Lang, dates: Dates, list: &Shortlist) -> String {
    let no_day = || lang.texts().shortlist.no_day.to_owned();
    let on = list.meets_on.map_or_else(no_day, |on| date(lang, dates, on));
    match list.starts_at {
        Some(at) => format!("{on} {at}"),
        None => on,
    }
}

/// How long a meeting takes: the sum of its time boxes, and its end or why that is not known.
pub fn duration(lang: Lang, agenda: &Agenda) -> String {
    let text = &lang.texts().shortlist;
    let total = (text.total)(agenda.total);
    match agenda.ends {
        Some(at) => format!("{total} · {}", (text.ends)(at.to_string())),
        None if agenda.untimed > 0 => format!("{total} · {}", (text.untimed)(agenda.untimed)),
        None => total,
    }
}

/// When an item of the agenda is discussed and how long, as far as that is known.
pub fn time_box(lang: Lang, line: &AgendaLine) -> String {
    let minutes = line.minutes.map(lang.texts().shortlist.box_of);
    match (line.from, line.to, minutes) {
        (Some(from), Some(to), Some(minutes)) => format!("{from}–{to} ({minutes})"),
        (Some(from), ..) => from.to_string(),
        (None, _, minutes) => minutes.unwrap_or_default(),
    }
}

/// What is wrong with a field, as a sentence beside it.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    let answers = &lang.texts().answers;
    (answers.problem)(problem).joined(answers.gap)
}

/// Why the anonymous door refused.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let answers = &lang.texts().answers;
    (answers.refusal)(refusal).joined(answers.gap)
}

/// Why no Sealed ticket was stamped.
pub fn issue_refusal(lang: Lang, refusal: &issue::Refusal) -> String {
    let answers = &lang.texts().answers;
    (answers.issue_refusal)(refusal).joined(answers.gap)
}

/// Why a whole request failed, for the banner above a form or the page that shows a fault.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    let answers = &lang.texts().answers;
    (answers.fault)(fault).joined(answers.gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::words::WordLang;

    #[test]
    fn days_in_each_language_and_by_era() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let dates = |lang, dates| (date(lang, dates, on), day(lang, on), month(lang, dates, on));
        let is = |date: &str, day: &str, month: &str| {
            (date.to_owned(), day.to_owned(), month.to_owned())
        };
        assert_eq!(
            dates(Lang::Ja, Dates::Western),
            is("2026年11月22日（日）", "11月22日（日）", "2026年11月")
        );
        assert_eq!(
            dates(Lang::Ja, Dates::Reiwa),
            is("令和8年11月22日（日）", "11月22日（日）", "令和8年11月")
        );
        assert_eq!(
            dates(Lang::Easy, Dates::Western),
            is("2026年11月22日（日曜日）", "11月22日（日曜日）", "2026年11月")
        );
        let both = is(
            "2026年（令和8年）11月22日（日曜日）",
            "11月22日（日曜日）",
            "2026年（令和8年）11月",
        );
        assert_eq!(dates(Lang::Easy, Dates::Reiwa), both);
        let english = is("22 November 2026", "22 November", "November 2026");
        assert_eq!(
            (dates(Lang::En, Dates::Western), dates(Lang::En, Dates::Reiwa)),
            (english.clone(), english)
        );
    }

    #[test]
    fn hours_in_easy_japanese_are_of_twelve() {
        let at = |hour| (Lang::Easy.texts().ticket.opens_at)("8月31日".into(), hour);
        assert_eq!(
            [at(0), at(9), at(12), at(13), at(23)].map(|at| at.replace("8月31日の", "")),
            ["午前0時", "午前9時", "昼の12時", "午後1時", "午後11時"]
        );
    }

    #[test]
    fn both_kinds_of_japanese_have_the_same_six_words() {
        let hash = Hex([7; 32]);
        assert_eq!(words(Lang::Easy, &hash), words(Lang::Ja, &hash));
        assert_ne!(words(Lang::En, &hash), words(Lang::Ja, &hash));
    }

    /// The verifier makes the words of a key in the browser, where there is no catalogue.
    #[test]
    fn words_made_in_the_browser_are_of_the_same_list() {
        for lang in Lang::ALL {
            assert_eq!(WordLang::of_page(lang.as_str()), lang.texts().word_list, "{lang:?}");
        }
    }
}
