//! Reading a photo of the cardboard: the slips are found by their QR codes, cut out and set upright,
//! and their places for stickers looked at. Nothing is guessed of what is written on them. The photo
//! is in memory while it is read, and nowhere else.

mod align;
mod codes;
mod cut;
mod finders;
mod light;
mod picture;
mod plane;
mod stickers;

use picture::Picture;

use crate::domain::paper::{PHOTO_SLIPS_MAX, PhotoProblem, SeenPhoto, SeenSlip, SlipCode};

/// Reads a photo; `code_of` knows the codes of slips among all that may hang beside them.
///
/// # Errors
/// [`PhotoProblem`].
pub fn read(
    bytes: &[u8],
    code_of: impl Fn(&str) -> Option<SlipCode>,
) -> Result<SeenPhoto, PhotoProblem> {
    let picture = Picture::read(bytes)?;
    let codes::Found { mut slips, unread } = codes::find(&picture, code_of);
    if slips.is_empty() {
        return Err(PhotoProblem::NoSlip { unread });
    }
    codes::sort_as_read(&mut slips);
    let more = slips.len().saturating_sub(PHOTO_SLIPS_MAX);
    slips.truncate(PHOTO_SLIPS_MAX);
    let seen = slips.iter().map(|(code, plane)| SeenSlip {
        code: *code,
        cut: cut::cut(&picture, plane),
        stickers: stickers::count(&picture, plane),
    });
    Ok(SeenPhoto { slips: seen.collect(), more, unread })
}

#[cfg(test)]
mod tests;
