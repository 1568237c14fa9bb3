//! The few texts that the islands write themselves; the page hands them over.

use serde::{Deserialize, Serialize};

use crate::domain::text::number;

/// Which text. `{}` stands for a number in it; where the number is one, the text before it is said
/// ([`Texts::number`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// One character left.
    LeftOne,
    /// Characters left.
    Left,
    /// One character too many.
    OverOne,
    /// Characters too many.
    Over,
    /// No answer came, and what was to be sent cannot wait here.
    Offline,
    /// Before the seconds.
    NextIn,
    /// After the seconds.
    Seconds,
    /// The button of a sticker.
    Like,
    /// The button once the sticker is on.
    Liked,
    /// The button of a sticker that waits for the network.
    Waiting,
    /// What is said of a note or a sticker that waits for the network.
    Waits,
    /// A note is in the box.
    Pending,
    /// A sticker waits for the tick.
    CountedSoon,
    /// While a note is under way.
    Sending,
    /// The theme's tickets are handed out, and this browser has none.
    NoTicket,
    /// A ticket from paper is this browser's now.
    Entered,
    /// One new note hangs on the wall.
    NewsOne,
    /// So many new notes hang on the wall.
    News,
    /// A note was flagged.
    Flagged,
}

impl Text {
    /// All that the wall needs.
    pub const WALL: &[Self] = &[
        Self::LeftOne,
        Self::Left,
        Self::OverOne,
        Self::Over,
        Self::Offline,
        Self::NextIn,
        Self::Seconds,
        Self::Like,
        Self::Liked,
        Self::Waiting,
        Self::Waits,
        Self::Pending,
        Self::CountedSoon,
        Self::Sending,
        Self::NoTicket,
        Self::Entered,
        Self::NewsOne,
        Self::News,
        Self::Flagged,
    ];
    /// What one's own page needs: the first of them.
    pub const OWN_NOTES: &[Self] =
        &[Self::LeftOne, Self::Left, Self::OverOne, Self::Over, Self::Offline];
}

/// The texts as a list, for a structure of names would cost every board some kilobytes of program
/// to read.
#[derive(Clone, Serialize, Deserialize)]
pub struct Texts(Vec<String>);

impl Texts {
    /// Collects `wanted`, which is [`Text::WALL`] or [`Text::OWN_NOTES`].
    pub fn new(wanted: &[Text], of: impl Fn(Text) -> String) -> Self {
        Self(wanted.iter().map(|text| of(*text)).collect())
    }

    /// A text; empty where the page did not hand it over.
    pub fn get(&self, text: Text) -> &str {
        self.0.get(text as usize).map_or("", String::as_str)
    }

    /// `one` where there is one of it, else `many` with the number in it.
    pub fn number(&self, n: usize, one: Text, many: Text) -> String {
        number(n, self.get(one), self.get(many))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_stands_in_its_place() {
        for wanted in [Text::WALL, Text::OWN_NOTES] {
            let texts = Texts::new(wanted, |text| format!("{text:?}"));
            for text in wanted {
                assert_eq!(texts.get(*text), format!("{text:?}"));
            }
        }
        assert_eq!(Texts::new(Text::OWN_NOTES, |_| "x".into()).get(Text::News), "");
    }
}
