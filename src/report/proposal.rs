//! A proposal as a file, to be taken into the office's own form: plain text, or Markdown.

use std::fmt::Write as _;

use super::markdown::{Markdown, escape};
use crate::domain::{proposal::WrittenField, text_enum};
use crate::i18n::Lang;

text_enum!(
    /// A format in which a proposal leaves. The word is the file's extension.
    ProposalFormat {
        /// Headings and texts as they are.
        Text = "txt",
        /// Markdown, for whoever makes a document of it.
        Markdown = "md",
    }
);

impl ProposalFormat {
    /// The media type (RFC 2046, RFC 7763).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }

    /// What the page calls a download of it.
    pub const fn offer(self, lang: Lang) -> &'static str {
        let text = &lang.texts().proposals;
        match self {
            Self::Text => text.as_text,
            Self::Markdown => text.as_markdown,
        }
    }
}

/// A proposal as it leaves.
pub struct ProposalSheet<'a> {
    /// What the scheme is called.
    pub scheme: &'a str,
    /// The theme's question.
    pub theme: &'a str,
    /// What the item is called.
    pub item: &'a str,
    /// What was written.
    pub texts: &'a [WrittenField],
}

impl ProposalSheet<'_> {
    /// Writes it in a format and a language ([`Lang::document`]).
    pub fn write(&self, format: ProposalFormat, lang: Lang) -> String {
        let text = &lang.document().texts().proposals;
        let facts = [(text.theme, self.theme), (text.item, self.item)];
        match format {
            ProposalFormat::Text => self.plain(facts),
            ProposalFormat::Markdown => self.markdown(facts),
        }
    }

    fn plain(&self, facts: [(&str, &str); 2]) -> String {
        let mut out = format!("{}\n\n", self.scheme);
        // Writing to a string cannot fail.
        for WrittenField { heading, text } in self.texts {
            let _ = writeln!(out, "■ {heading}\n{text}\n");
        }
        for (label, says) in facts {
            let _ = writeln!(out, "{label}：{says}");
        }
        out
    }

    fn markdown(&self, facts: [(&str, &str); 2]) -> String {
        let mut out = Markdown::default();
        out.heading(1, self.scheme);
        for WrittenField { heading, text } in self.texts {
            out.heading(2, heading);
            // Two blanks at a line's end keep the line's end (CommonMark 6.7).
            let lines: Vec<String> = text.lines().map(escape).collect();
            out.block(&lines.join("  \n"));
        }
        out.list(facts.map(|(label, says)| format!("{label}: {}", escape(says))));
        out.text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_is_written_as_text_and_as_markdown() {
        let field =
            |heading: &str, text: &str| WrittenField { heading: heading.into(), text: text.into() };
        let texts = [field("現状", "・a*b\n# c"), field("経費", "")];
        let sheet =
            ProposalSheet {
                scheme: "職員提案", theme: "在宅", item: "電話", texts: &texts
            };
        assert_eq!(
            sheet.write(ProposalFormat::Text, Lang::default()),
            "職員提案\n\n■ 現状\n・a*b\n# c\n\n■ 経費\n\n\nテーマ：在宅\nもとの項目：電話\n"
        );
        assert_eq!(
            sheet.write(ProposalFormat::Markdown, Lang::default()),
            "# 職員提案\n\n## 現状\n\n・a\\*b  \n\\# c\n\n## 経費\n\n\n\n- テーマ: 在宅\n- もとの項目: 電話\n"
        );
    }
}
