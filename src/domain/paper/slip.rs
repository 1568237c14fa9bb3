//! A printed slip: its code, and where on it stickers go, so that a photo of it can be read. What is
//! printed is drawn from these lengths, and what is photographed is measured by them.
//!
//! Lengths are in millimetres, from the upper left corner of the *strip* at a slip's foot: its QR
//! code in the middle, places for stickers on both sides. From a code in the middle no place is
//! farther than three times its side, so that an error in its corners stays small there.
//!
//! Slips hang for weeks: one that was printed with other lengths is measured wrongly. Whoever changes
//! these gives the new slips another address, and keeps the old lengths for the old one.

use std::{fmt, num::ParseIntError, str::FromStr};

use uuid::Uuid;

use crate::domain::ids::{NoteId, PromptId};

/// Width and height of the strip.
pub const STRIP: (f64, f64) = (85.0, 16.0);
/// Left edge, upper edge and side of the QR code, with the free modules around it.
pub const CODE: (f64, f64, f64) = (34.5, 0.0, 16.0);
/// Free modules around a code (ISO/IEC 18004, section 6.3.8).
pub const FREE_MODULES: u16 = 4;
/// From the middle of a place to its edge.
pub const PLACE_RADIUS: f64 = 3.7;
/// From the middle of a place to that of the next, across and down.
pub const PLACE_PITCH: (f64, f64) = (10.5, 7.8);
/// How many places for stickers a slip has.
pub const PLACES: usize = COLUMNS.len() * ROWS.len();
/// What is cut out of a photo for a slip, with a margin around it: left edge, upper edge, width,
/// height.
pub const CUT: (f64, f64, f64, f64) = (-6.0, -51.0, 97.0, 71.0);

/// The middles of the places, across and down.
const COLUMNS: [f64; 6] = [5.0, 15.5, 26.0, 59.0, 69.5, 80.0];
const ROWS: [f64; 2] = [4.1, 11.9];

/// The middles of all places.
pub fn places() -> impl Iterator<Item = (f64, f64)> {
    ROWS.into_iter().flat_map(|y| COLUMNS.into_iter().map(move |x| (x, y)))
}

/// What a slip's QR code says of it: the id of the note that is printed on it, or of the column for
/// which an empty one is. Written as a number, of which a QR code holds most in least space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SlipCode(Uuid);

impl SlipCode {
    /// Whether it is the slip of this note.
    pub fn is_note(self, note: NoteId) -> bool {
        self.0 == note.0
    }

    /// Whether it is an empty slip of this column.
    pub fn is_prompt(self, prompt: PromptId) -> bool {
        self.0 == prompt.0
    }

    /// As the id of a note, if it is one.
    pub const fn note(self) -> NoteId {
        NoteId(self.0)
    }

    /// As the id of a column, if it is one.
    pub const fn prompt(self) -> PromptId {
        PromptId(self.0)
    }
}

impl From<NoteId> for SlipCode {
    fn from(note: NoteId) -> Self {
        Self(note.0)
    }
}

impl From<PromptId> for SlipCode {
    fn from(prompt: PromptId) -> Self {
        Self(prompt.0)
    }
}

impl fmt::Display for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_u128().fmt(f)
    }
}

impl FromStr for SlipCode {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(|number| Self(Uuid::from_u128(number)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_on_the_strip_and_clear_of_the_code_and_of_each_other() {
        let all: Vec<(f64, f64)> = places().collect();
        assert_eq!(all.len(), PLACES);
        let (left, _, side) = CODE;
        for (x, y) in &all {
            assert!(x - PLACE_RADIUS > 0.0 && x + PLACE_RADIUS < STRIP.0);
            assert!(y - PLACE_RADIUS > 0.0 && y + PLACE_RADIUS < STRIP.1);
            assert!(x + PLACE_RADIUS < left || x - PLACE_RADIUS > left + side);
            assert!((x - (left + side / 2.0)).abs() < 3.0 * side, "near to the code");
        }
        for (at, (x, y)) in all.iter().enumerate() {
            for (u, v) in &all[at + 1..] {
                assert!((x - u).hypot(y - v) > 2.0 * PLACE_RADIUS);
            }
        }
        assert!(CUT.0 < 0.0 && CUT.0 + CUT.2 > STRIP.0 && CUT.1 + CUT.3 > STRIP.1);
    }

    #[test]
    fn a_code_is_a_number_and_comes_back() {
        let note = NoteId(Uuid::from_u128(0x8c6f_1e2a_93b4_4d5c_a7e8_90f1_2b3c_4d5e));
        let code = SlipCode::from(note);
        let text = code.to_string();
        assert!(text.len() <= 39 && text.bytes().all(|byte| byte.is_ascii_digit()));
        assert_eq!(text.parse(), Ok(code));
        assert!(code.is_note(note) && code.note() == note);
        assert!("".parse::<SlipCode>().is_err() && "4".repeat(40).parse::<SlipCode>().is_err());
    }
}
