//! A photo of the cardboard: what it shows of each slip, and why it may not be read.

use super::slip::SlipCode;

/// The largest photo, in bytes.
pub const PHOTO_BYTES_MAX: usize = 20 * 1024 * 1024;
/// The largest photo, in pixels: what phones take in one piece, and what fits into memory.
pub const PHOTO_PIXELS_MAX: usize = 25_000_000;
/// The most slips that are shown of one photo.
pub const PHOTO_SLIPS_MAX: usize = 40;

/// A slip in a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenSlip {
    /// What its code says.
    pub code: SlipCode,
    /// The slip, cut out and set upright: a PNG.
    pub cut: Vec<u8>,
    /// On how many of its places there seems to be a sticker.
    pub stickers: u32,
}

/// What a photo shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenPhoto {
    /// Slips, in the order in which one reads: up to [`PHOTO_SLIPS_MAX`].
    pub slips: Vec<SeenSlip>,
    /// How many more there are.
    pub more: usize,
    /// What looks like a code and cannot be read.
    pub unread: usize,
}

/// Why a photo is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the photo is not read")]
pub enum PhotoProblem {
    /// There is none.
    Missing,
    /// More bytes than [`PHOTO_BYTES_MAX`].
    TooLarge,
    /// More pixels than [`PHOTO_PIXELS_MAX`].
    TooManyPixels,
    /// A picture as iPhones keep them, which is not read here.
    Heic,
    /// No picture of a kind that is read.
    Kind,
    /// A picture that ends early or is damaged.
    Broken,
    /// No slip is found in it; so many things look like a code that cannot be read.
    NoSlip {
        /// How many.
        unread: usize,
    },
}
