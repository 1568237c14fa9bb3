//! The Markdown export (GitHub Flavored, for its tables): what a person pastes into a document.

use std::fmt::Write;

use super::summary::Summary;
use crate::domain::calendar::Dates;
use crate::i18n::{Lang, say};

/// The whole report.
pub fn write_markdown(summary: &Summary, lang: Lang, dates: Dates) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = head(&mut out, summary, lang, dates);
    let _ = sums(&mut out, summary, lang);
    let _ = answers(&mut out, summary, lang, dates);
    let _ = ranking(&mut out, summary, lang);
    if let Some(log) = &summary.log {
        let _ = writeln!(out, "\n{}: {}", lang.texts().common.log_words, say::words(lang, log));
    }
    out
}

fn head(out: &mut String, summary: &Summary, lang: Lang, dates: Dates) -> std::fmt::Result {
    let (report, common) = (&lang.texts().report, &lang.texts().common);
    let theme = &summary.theme;
    writeln!(out, "# {}\n\n{}\n", escape(&theme.title), report.title)?;
    if theme.emergency {
        writeln!(out, "> **{}**\n", lang.texts().emergency.title)?;
    }
    if theme.example {
        writeln!(out, "> {}\n", report.example)?;
    }
    if !theme.description.is_empty() {
        writeln!(out, "{}\n", escape(&theme.description))?;
    }
    writeln!(out, "- {}: {}", common.notes, (common.notes_n)(summary.notes.len()))?;
    writeln!(out, "- {}: {}{}", common.likes, summary.stickers(), common.stickers_unit)?;
    writeln!(
        out,
        "- {}: {}",
        report.with_stickers,
        (report.of)(summary.with_stickers(), summary.notes.len())
    )?;
    if summary.held > 0 {
        writeln!(
            out,
            "- {}: {}",
            lang.texts().moderation.report_held,
            (common.notes_n)(summary.held)
        )?;
    }
    writeln!(out, "- {}: {}", report.hidden_notes, (common.notes_n)(summary.hidden))?;
    writeln!(out, "- {}: {}", report.period, say::period(lang, dates, theme))?;
    writeln!(out, "- {}: {}", report.tier, say::tier(lang, theme.tier))?;
    writeln!(
        out,
        "- {}\n\n{}\n",
        (report.made)(say::date(lang, dates, summary.made_on)),
        report.caution
    )
}

fn sums(out: &mut String, summary: &Summary, lang: Lang) -> std::fmt::Result {
    let (report, common) = (&lang.texts().report, &lang.texts().common);
    writeln!(
        out,
        "## {}\n\n| {} | {} | {} |\n| --- | ---: | ---: |",
        report.per_prompt, report.prompt, common.notes, common.likes
    )?;
    for prompt in &summary.prompts {
        writeln!(out, "| {} | {} | {} |", escape(&prompt.name), prompt.notes, prompt.stickers)?;
    }
    writeln!(out, "| {} | {} | {} |\n", report.total, summary.notes.len(), summary.stickers())?;
    writeln!(
        out,
        "## {}\n\n| {} | {} |\n| --- | ---: |",
        report.spread, common.likes, common.notes
    )?;
    for (from, to, notes) in summary.spread() {
        let group = if to == u32::MAX { (report.at_least)(from) } else { (report.range)(from, to) };
        writeln!(out, "| {group} | {notes} |")?;
    }
    writeln!(out)
}

/// What was answered, with all that was answered before.
fn answers(out: &mut String, summary: &Summary, lang: Lang, dates: Dates) -> std::fmt::Result {
    let text = &lang.texts().answering;
    if summary.answers.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {}\n", text.public_title)?;
    for told in &summary.answers {
        writeln!(out, "### {}\n", escape(&told.place.name))?;
        if !told.why.is_empty() {
            writeln!(out, "{}: {}\n", text.why, escape(&told.why))?;
        }
        for given in told.history.iter().rev() {
            let answer = &given.answer;
            let on = say::date(lang, dates, given.on);
            writeln!(
                out,
                "- **{}** {}",
                say::status(lang, answer.status),
                (text.published_on)(on)
            )?;
            let reason = answer.reason.map(|reason| (lang.texts().answers.no_reason)(reason));
            let day = |day: chrono::NaiveDate| say::date(lang, dates, day);
            let facts = [
                (text.reason, reason.map(ToOwned::to_owned)),
                (text.in_charge, Some(escape(&answer.department))),
                (text.due, answer.due.map(day)),
                (text.check, answer.check.map(day)),
                (text.evidence, Some(escape(&answer.evidence))),
                (text.text, Some(escape(&answer.text))),
            ];
            for (label, value) in facts {
                if let Some(value) = value.filter(|value| !value.is_empty()) {
                    writeln!(out, "  - {label}: {value}")?;
                }
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn ranking(out: &mut String, summary: &Summary, lang: Lang) -> std::fmt::Result {
    let report = &lang.texts().report;
    writeln!(out, "## {}\n", report.annex)?;
    if summary.notes.is_empty() {
        return writeln!(out, "{}", report.no_notes);
    }
    writeln!(
        out,
        "| {} | {} | {} | {} |\n| ---: | --- | --- | ---: |",
        report.rank, report.note, report.prompt, report.stickers_on_note
    )?;
    for note in &summary.notes {
        let tie = if note.tied { report.tie } else { "" };
        writeln!(
            out,
            "| {}{tie} | {} | {} | {} |",
            note.rank,
            escape(&note.text),
            escape(&summary.prompt(note).name),
            note.stickers
        )?;
    }
    Ok(())
}

/// Text that means nothing to Markdown: punctuation escaped (CommonMark 2.4), line ends as a break
/// within a table's cell.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '(' | ')' | '#' | '+'
            | '-' | '.' | '!' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::summary::tests::summary;

    #[test]
    fn a_note_cannot_break_out_of_its_cell() {
        let text = write_markdown(&summary(&[("a | b\n# <script>", 2)]), Lang::Ja, Dates::Western);
        assert!(
            text.contains("| 1 | a \\| b<br>\\# \\<script\\> | 良かったところ | 2 |"),
            "{text}"
        );
    }

    #[test]
    fn it_says_what_the_summary_says() {
        let text =
            write_markdown(&summary(&[("a", 3), ("b", 3), ("c", 0)]), Lang::Ja, Dates::Western);
        for part in [
            "# 在宅勤務\n",
            "- 付箋: 3枚",
            "- いいね: 6枚",
            "| 1（同順位） | a |",
            "| 3 | c |",
            "| 合計 | 3 | 6 |",
            "これは例です",
        ] {
            assert!(text.contains(part), "{part} in\n{text}");
        }
        let years =
            |lang, dates| write_markdown(&summary(&[]), lang, dates).matches("令和2年8月").count();
        assert_eq!(
            (
                years(Lang::Ja, Dates::Western),
                years(Lang::Ja, Dates::Reiwa),
                years(Lang::En, Dates::Reiwa)
            ),
            (0, 2, 0)
        );
    }
}
