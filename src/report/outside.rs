//! The notes of a theme for tools outside, each in the columns that the tool reads (docs/exchange.md has
//! where these come from). One row each: the word that names it, its file, its columns, and how a
//! note becomes a line.

use super::csv::CsvTable;
use crate::domain::{outside::OutsideNote, text_enum};

text_enum!(
    /// A tool that reads notes.
    Tool {
        /// 広聴AI, the form of its administrators.
        Kouchou = "kouchou-ai",
        /// 広聴AI on the command line.
        KouchouCli = "kouchou-ai-cli",
        /// Talk to the City.
        TalkToTheCity = "talk-to-the-city",
        /// Sensemaker of Jigsaw.
        Sensemaker = "sensemaker",
        /// Tools that read what Polis exports.
        Polis = "polis",
        /// いどばた.
        Idobata = "idobata",
    }
);

/// What is to be known of a tool.
pub struct ToolRow {
    /// Its own name for itself, in every language.
    pub name: &'static str,
    /// What the file is called, behind the theme's short name.
    pub file: &'static str,
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// Whether it has a column for who disagrees, which nobody could on this board.
    pub disagrees: bool,
    write: fn(&Outside<'_>) -> Vec<u8>,
}

/// What leaves.
pub struct Outside<'a> {
    /// The theme's title.
    pub title: &'a str,
    /// Its notes.
    pub notes: &'a [OutsideNote],
}

const KOUCHOU: [&str; 4] = ["comment-id", "comment", "prompt", "stickers"];
const KOUCHOU_CLI: [&str; 4] =
    ["comment-id", "comment-body", "attribute_prompt", "attribute_stickers"];
const TALK_TO_THE_CITY: [&str; 3] = ["id", "interview", "comment"];
const SENSEMAKER: [&str; 5] = ["comment-id", "comment_text", "agrees", "disagrees", "passes"];
const POLIS: [&str; 7] =
    ["comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body", "timestamp"];
const IDOBATA: [&str; 3] = ["content", "sourceType", "sourceUrl"];

/// What Polis calls a comment that was let through.
const MODERATED: &str = "1";
/// Where notes come from, as いどばた asks.
const SOURCE: &str = "kizuki";

fn id(note: &OutsideNote) -> String {
    note.id.to_string()
}

fn stickers(note: &OutsideNote) -> String {
    note.stickers.to_string()
}

/// Where nobody could say so, and for what nobody knows: who wrote it, and when.
fn none() -> String {
    "0".to_owned()
}

fn with_attributes(note: &OutsideNote) -> [String; 4] {
    [id(note), note.text.clone(), note.prompt.clone(), stickers(note)]
}

fn kouchou(outside: &Outside<'_>) -> Vec<u8> {
    outside.lines(KOUCHOU, with_attributes)
}

fn kouchou_cli(outside: &Outside<'_>) -> Vec<u8> {
    outside.lines(KOUCHOU_CLI, with_attributes)
}

/// Of whom an interview is: of the theme, never of a person.
fn talk_to_the_city(outside: &Outside<'_>) -> Vec<u8> {
    let of = outside.title;
    outside.lines(TALK_TO_THE_CITY, |note| [id(note), of.to_owned(), note.text.clone()])
}

fn sensemaker(outside: &Outside<'_>) -> Vec<u8> {
    outside.lines(SENSEMAKER, |note| [id(note), note.text.clone(), stickers(note), none(), none()])
}

fn polis(outside: &Outside<'_>) -> Vec<u8> {
    outside.lines(POLIS, |note| {
        let (text, let_through) = (note.text.clone(), MODERATED.to_owned());
        [id(note), none(), stickers(note), none(), let_through, text, none()]
    })
}

fn idobata(outside: &Outside<'_>) -> Vec<u8> {
    outside.lines(IDOBATA, |note| [note.text.clone(), SOURCE.to_owned(), String::new()])
}

impl Tool {
    /// Its row.
    pub const fn row(self) -> ToolRow {
        match self {
            Self::Kouchou => ToolRow {
                name: "広聴AI (kouchou-ai)",
                file: "kouchou-ai",
                columns: &KOUCHOU,
                disagrees: false,
                write: kouchou,
            },
            Self::KouchouCli => ToolRow {
                name: "広聴AI CLI",
                file: "kouchou-ai-cli",
                columns: &KOUCHOU_CLI,
                disagrees: false,
                write: kouchou_cli,
            },
            Self::TalkToTheCity => ToolRow {
                name: "Talk to the City",
                file: "talk-to-the-city",
                columns: &TALK_TO_THE_CITY,
                disagrees: false,
                write: talk_to_the_city,
            },
            Self::Sensemaker => ToolRow {
                name: "Sensemaker",
                file: "sensemaker-no-disagree-button",
                columns: &SENSEMAKER,
                disagrees: true,
                write: sensemaker,
            },
            Self::Polis => ToolRow {
                name: "Polis",
                file: "polis-no-disagree-button",
                columns: &POLIS,
                disagrees: true,
                write: polis,
            },
            Self::Idobata => ToolRow {
                name: "いどばた (idobata)",
                file: "idobata",
                columns: &IDOBATA,
                disagrees: false,
                write: idobata,
            },
        }
    }
}

impl Outside<'_> {
    /// The file for a tool.
    pub fn write(&self, tool: Tool) -> Vec<u8> {
        (tool.row().write)(self)
    }

    /// A line for each note.
    fn lines<const N: usize>(
        &self,
        columns: [&str; N],
        line: impl Fn(&OutsideNote) -> [String; N],
    ) -> Vec<u8> {
        let mut table = CsvTable::for_programs(columns);
        for note in self.notes {
            table.line(line(note).each_ref().map(String::as_str));
        }
        table.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tool: Tool) -> String {
        let note = |id, text: &str, stickers| OutsideNote {
            id,
            prompt: "改善すべきところ".into(),
            text: text.into(),
            stickers,
        };
        let notes = [note(12, "決裁が紙、\n\"はんこ\"", 14), note(345, "=1+1", 0)];
        let outside = Outside { title: "在宅勤務", notes: &notes };
        String::from_utf8(outside.write(tool)).expect("UTF-8")
    }

    #[test]
    fn each_tool_gets_its_columns() {
        let text = "\"決裁が紙、\n\"\"はんこ\"\"\"";
        for (tool, first) in [
            (Tool::Kouchou, format!("12,{text},改善すべきところ,14")),
            (Tool::KouchouCli, format!("12,{text},改善すべきところ,14")),
            (Tool::TalkToTheCity, format!("12,在宅勤務,{text}")),
            (Tool::Sensemaker, format!("12,{text},14,0,0")),
            (Tool::Polis, format!("12,0,14,0,1,{text},0")),
            (Tool::Idobata, format!("{text},kizuki,")),
        ] {
            let file = written(tool);
            let head = tool.row().columns.join(",");
            assert!(file.starts_with(&format!("{head}\r\n{first}\r\n")), "{file}");
            assert!(file.contains("'=1+1"), "harmless to who opens it in a spreadsheet");
        }
    }

    #[test]
    fn a_note_is_one_line_however_many_stickers_it_has() {
        for tool in Tool::ALL {
            assert_eq!(written(*tool).matches("\r\n").count(), 3, "{}", tool.as_str());
            let row = tool.row();
            assert_eq!(row.disagrees, row.file.contains("no-disagree"), "{}", row.file);
            assert!(row.file.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        }
    }
}
