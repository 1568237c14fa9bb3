//! The chapters of a report, in the order that the office chose; one that has nothing to say is left
//! out.

use super::{
    block::{Block, Chapter, Chart, Fact, Listed, Table},
    cell::Cell,
    tables,
};
use crate::domain::{answers::Told, calendar::Dates, letterhead::Section, settings::Tally};
use crate::i18n::{Lang, say};
use crate::report::summary::{Summary, letter};

/// The figures of the whole, and the sections of the office.
pub(super) fn chosen(summary: &Summary, lang: Lang, dates: Dates) -> Vec<Chapter> {
    let overall = Chapter::new("r1", lang.texts().report.all, overall(summary, lang, dates));
    let sections = summary.letterhead.sections.iter();
    let sections = sections.filter_map(|section| chapter(*section, summary, lang, dates));
    std::iter::once(overall).chain(sections).collect()
}

/// A section, where it has something to say.
fn chapter(section: Section, summary: &Summary, lang: Lang, dates: Dates) -> Option<Chapter> {
    let (text, parts) = (&lang.texts().report, &lang.texts().report_parts);
    let table = |id, heading, table| Chapter::new(id, heading, vec![Block::Table(table)]);
    let top = || tables::top(summary, lang);
    let liked = || summary.tally && !top().rows.is_empty();
    match section {
        Section::Prompts => Some(table("r2", text.per_prompt, tables::prompts(summary, lang))),
        Section::Top => liked().then(|| Chapter::new("r3", text.top, vec![top_chart(top(), lang)])),
        Section::Spread => {
            summary.tally.then(|| Chapter::new("r3b", text.spread, vec![spread(summary, lang)]))
        }
        Section::Groups => some("r-groups", parts.groups, tables::groups(summary, lang)),
        Section::Answers => answers(summary, lang),
        Section::Enquiries => {
            tables::enquiries(summary, lang).map(|asked| table("r-asked", parts.enquiries, asked))
        }
        Section::Ranking => {
            liked().then(|| table("r4", text.ranking, tables::ranking(summary, lang)))
        }
        Section::Keywords => Some(Chapter::new("r-words", parts.keywords, keywords(summary, lang))),
        Section::Compared => {
            some("r-themes", parts.compared, tables::compared(summary, lang, dates))
        }
        Section::Reasons => some("r-hidden", parts.reasons, tables::reasons(summary, lang)),
        Section::Annex => Some(annex(summary, lang)),
        Section::Provenance => {
            Some(Chapter::new("r-made", parts.provenance, provenance(summary, lang)))
        }
    }
}

/// A chapter of a table that has lines.
fn some(id: &'static str, heading: &'static str, table: Table) -> Option<Chapter> {
    (!table.rows.is_empty()).then(|| Chapter::new(id, heading, vec![Block::Table(table)]))
}

fn fact(label: &'static str, value: impl Into<Cell>) -> Fact {
    Fact { label, value: value.into(), large: false }
}

fn said(label: &'static str, n: usize, says: String) -> Fact {
    fact(label, Cell::Said(n as u64, says))
}

/// What is true of the theme as a whole.
fn overall(summary: &Summary, lang: Lang, dates: Dates) -> Vec<Block> {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let theme = &summary.theme;
    let (notes, stickers) = (summary.notes.len(), summary.stickers());
    let likes = say::stickers(lang, stickers);
    let with = (text.of)(summary.with_stickers(), notes);
    let (paper, on_paper) = (&lang.texts().paper, summary.on_paper());
    let large = |fact: Fact| Fact { large: true, ..fact };
    let tickets = summary.participation.map(|tickets| {
        let says = say::handed_out(lang, tickets.out, tickets.used, tickets.of);
        fact(lang.texts().report_parts.participation, Cell::Said(tickets.used, says))
    });
    let held = (summary.held > 0).then(|| {
        let label = lang.texts().moderation.report_held;
        said(label, summary.held, (common.notes_n)(summary.held))
    });
    let facts = [
        Some(large(said(common.notes, notes, (common.notes_n)(notes)))),
        summary
            .tally
            .then(|| large(fact(common.likes, Cell::Said(stickers.total().into(), likes)))),
        Some(fact(text.period, say::period(lang, dates, theme).as_str())),
        Some(fact(text.tier, say::tier(lang, theme.tier))),
        tickets,
        (on_paper > 0).then(|| said(paper.title, on_paper, (common.notes_n)(on_paper))),
        summary.tally.then(|| said(text.with_stickers, summary.with_stickers(), with)),
        held,
        Some(said(text.hidden_notes, summary.hidden, (common.notes_n)(summary.hidden))),
    ];
    let both = (summary.stickers().paper > 0).then(|| Block::Notice(paper.rule.into()));
    let facts = Block::Facts(facts.into_iter().flatten().collect());
    [Some(facts), both, Some(Block::Notice(text.caution.into()))].into_iter().flatten().collect()
}

fn top_chart(table: Table, lang: Lang) -> Block {
    let text = &lang.texts().report;
    let most = table.rows.first().and_then(|row| row[1].number()).unwrap_or(0);
    Block::Chart(Chart {
        caption: text.chart_caption,
        title: text.chart_title,
        alt: (text.chart_desc)(u32::try_from(most).unwrap_or(u32::MAX), table.rows.len()),
        table,
    })
}

fn spread(summary: &Summary, lang: Lang) -> Block {
    let text = &lang.texts().report;
    let table = tables::spread(summary, lang);
    Block::Chart(Chart {
        caption: text.spread_caption,
        title: text.spread_title,
        alt: (text.spread_desc)(summary.notes.len(), table.rows.len()),
        table,
    })
}

/// What was answered, as it stands on the board.
fn answers(summary: &Summary, lang: Lang) -> Option<Chapter> {
    let heading = lang.texts().answering.public_title;
    let numbers = summary.numbers();
    let answer = |told: &Told| {
        let notes = told.notes.iter().filter_map(|note| numbers.get(&note.id));
        let notes = notes.filter(|_| summary.has_annex()).map(|number| (*number).to_owned());
        Block::Answer(Box::new(told.clone()), notes.collect())
    };
    let blocks: Vec<Block> = summary.answers.iter().map(answer).collect();
    (!blocks.is_empty()).then(|| Chapter::new("r-answers", heading, blocks))
}

fn keywords(summary: &Summary, lang: Lang) -> Vec<Block> {
    let parts = &lang.texts().report_parts;
    let table = tables::keywords(summary, lang);
    let says = if table.rows.is_empty() {
        Block::Notice(parts.no_keywords.into())
    } else {
        Block::Table(Table { caption: Some(parts.keywords_lead), ..table })
    };
    let by_script = summary.dictionary.is_none().then(|| Block::Notice(parts.by_script.into()));
    std::iter::once(says).chain(by_script).collect()
}

/// Every note, those without stickers too, as written.
fn annex(summary: &Summary, lang: Lang) -> Chapter {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let lead = if summary.notes.is_empty() {
        text.no_notes.to_owned()
    } else {
        (text.annex_lead)(summary.notes.len())
    };
    let mut blocks = vec![Block::Notice(lead)];
    for (at, prompt) in summary.prompts.iter().enumerate() {
        let name = Cell::Prompt(format!("{}　{}", letter(at), prompt.name), prompt.colour);
        let notes = summary.notes.iter().filter(|note| note.prompt == at).map(|note| Listed {
            number: Some(note.number.clone()),
            text: note.text.clone(),
            stickers: summary.tally.then(|| say::counted(lang, note.stickers)),
            paper: note.paper.then_some(lang.texts().paper.title),
        });
        blocks.push(Block::Prompt(name, (common.notes_n)(prompt.notes)));
        blocks.push(Block::Notes(notes.collect()));
        if prompt.held > 0 {
            blocks.push(Block::Notice((lang.texts().moderation.held_n)(prompt.held)));
        }
    }
    Chapter { annex: true, ..Chapter::new("r5", text.annex, blocks) }
}

/// By which program, settings, dictionary and state of the log the report can be made again.
fn provenance(summary: &Summary, lang: Lang) -> Vec<Block> {
    let texts = lang.texts();
    let (edit, admin, parts) = (&texts.edit, &texts.admin, &texts.report_parts);
    let theme = &summary.theme;
    let tally = match theme.tally {
        Tally::Visible => admin.tally_visible,
        Tally::Hidden => admin.tally_hidden,
    };
    let dictionary = match &summary.dictionary {
        Some((name, hash)) => format!("{name} ({hash})"),
        None => parts.no_dictionary.to_owned(),
    };
    let own = summary.office_words;
    let own = (own > 0).then(|| fact(texts.suggested.office, Cell::Number(own as u64)));
    let quorum = (theme.quorum > 0).then(|| fact(edit.quorum, theme.quorum));
    let log = summary.log.iter().flat_map(|log| {
        let number = u64::try_from(log.number).unwrap_or_default();
        [
            fact(texts.common.log_words, say::words(lang, &log.hash).as_str()),
            fact(parts.log_entries, Cell::Number(number)),
        ]
    });
    let board = summary.board().map(|board| fact(texts.common.brand, board.as_str()));
    let facts = [
        board,
        Some(fact(parts.program, env!("CARGO_PKG_VERSION"))),
        theme.is_choosing().then(|| fact(edit.kind, edit.kind_choosing)),
        Some(fact(edit.box_rule, say::box_rule(lang, theme.box_rule))),
        Some(fact(edit.max_notes, theme.max_notes)),
        quorum,
        Some(fact(admin.tally, tally)),
        theme.premoderated.then(|| fact(parts.read_first, texts.moderation.premoderated)),
        Some(fact(parts.dictionary, dictionary.as_str())),
        own,
    ];
    vec![Block::Facts(facts.into_iter().flatten().chain(log).collect())]
}
