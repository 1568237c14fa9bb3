//! How a report looks: sizes, inks, the sheet. Lengths are in points (1/72 inch).

use crate::domain::theme::Colour;

/// A millimetre.
const MM: f32 = 72.0 / 25.4;
/// A4.
pub(super) const SHEET: [f32; 2] = [210.0 * MM, 297.0 * MM];
/// Where text begins: with room for binding.
pub(super) const LEFT: f32 = 25.0 * MM;
/// How wide text is.
pub(super) const WIDTH: f32 = SHEET[0] - LEFT - 20.0 * MM;
/// Where text begins, from the top.
pub(super) const TOP: f32 = 22.0 * MM;
/// Where text ends, from the top.
pub(super) const BOTTOM: f32 = SHEET[1] - 22.0 * MM;
/// The base line of what stands above the text of every page.
pub(super) const HEADER: f32 = 12.0 * MM;
/// Where the page's number stands.
pub(super) const FOOTER: f32 = SHEET[1] - 15.0 * MM;

/// A colour to print with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text.
    #[default]
    Text,
    /// Labels, captions.
    Quiet,
    /// The lines of a table's top and end, and frames.
    Rule,
    /// The lines between rows.
    Hairline,
    /// A sticker.
    Sticker,
    /// The paper of a prompt's notes.
    Paper(Colour),
}

impl Ink {
    /// Red, green, blue (sRGB): the colours of the board's style sheets.
    pub(super) const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Text => [0x2b, 0x26, 0x20],
            Self::Quiet => [0x5f, 0x57, 0x4b],
            Self::Rule => [0x82, 0x78, 0x6a],
            Self::Hairline => [0xd8, 0xcc, 0xb6],
            Self::Sticker => [0xc5, 0x2d, 0x27],
            Self::Paper(Colour::Lemon) => [0xf3, 0xda, 0x72],
            Self::Paper(Colour::Peach) => [0xf6, 0xbd, 0xa1],
            Self::Paper(Colour::Mint) => [0xae, 0xdd, 0xb6],
            Self::Paper(Colour::Sky) => [0xae, 0xd1, 0xf0],
            Self::Paper(Colour::Lilac) => [0xcd, 0xb8, 0xee],
        }
    }
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// The size of its font.
    pub(super) size: f32,
    /// The height of its lines, in sizes.
    pub(super) leading: f32,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// Its colour.
    pub(super) ink: Ink,
}

impl Style {
    pub(super) const BODY: Self = Self { size: 10.5, leading: 1.65, bold: false, ink: Ink::Text };
    pub(super) const TITLE: Self = Self { size: 18.0, leading: 1.4, bold: true, ink: Ink::Text };
    pub(super) const SUBTITLE: Self = Self { size: 12.0, ..Self::BODY };
    pub(super) const CHAPTER: Self = Self { size: 13.0, leading: 1.4, bold: true, ink: Ink::Text };
    pub(super) const PROMPT: Self = Self { size: 11.0, leading: 1.5, bold: true, ink: Ink::Text };
    pub(super) const QUIET: Self = Self { size: 9.5, ink: Ink::Quiet, ..Self::BODY };
    pub(super) const TABLE: Self = Self { size: 9.5, leading: 1.5, bold: false, ink: Ink::Text };
    pub(super) const FIGURE: Self = Self { size: 24.0, leading: 1.25, bold: true, ink: Ink::Text };
    pub(super) const FOOT: Self = Self { size: 8.0, leading: 1.5, bold: false, ink: Ink::Text };

    /// The same in bold.
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// Where lines stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Side {
    /// Where reading begins.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// On the right.
    Right,
}
