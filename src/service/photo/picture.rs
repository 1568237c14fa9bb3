//! A picture: JPEG or PNG, read into memory within limits that are checked before any of it is
//! taken. Which way up a phone was held does not matter: each slip says itself where its top is.

use std::io::Cursor;

use png::Transformations;
use zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};
use zune_jpeg::JpegDecoder;

use super::plane::Point;
use crate::domain::paper::{PHOTO_BYTES_MAX, PHOTO_PIXELS_MAX, PhotoProblem};

/// The longest side, in pixels. With [`PHOTO_PIXELS_MAX`] it bounds what a file can ask for.
const SIDE_MAX: usize = 16_384;
/// The most that a PNG may take besides its pixels, in bytes.
const PNG_BESIDES: usize = 16 * 1024 * 1024;
/// What files that hold HEIF pictures are called within (ISO/IEC 23008-12).
const HEIF: [&[u8]; 9] =
    [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"];

/// A picture: three bytes for each pixel, row by row.
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    rgb: Vec<u8>,
}

impl Picture {
    /// Reads a picture.
    ///
    /// # Errors
    /// [`PhotoProblem`].
    pub fn read(bytes: &[u8]) -> Result<Self, PhotoProblem> {
        if bytes.is_empty() {
            return Err(PhotoProblem::Missing);
        }
        if bytes.len() > PHOTO_BYTES_MAX {
            return Err(PhotoProblem::TooLarge);
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return jpeg(bytes);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return png(bytes);
        }
        let is_heif = bytes.get(4..8) == Some(b"ftyp")
            && bytes.get(8..12).is_some_and(|brand| HEIF.contains(&brand));
        Err(if is_heif { PhotoProblem::Heic } else { PhotoProblem::Kind })
    }

    /// The colour at a point; `None` outside.
    pub fn at(&self, (x, y): Point) -> Option<[u8; 3]> {
        let (x, y) = (pixel(x, self.width)?, pixel(y, self.height)?);
        let from = (y * self.width + x) * 3;
        self.rgb.get(from..from + 3)?.try_into().ok()
    }

    /// How light each pixel is (ITU-R BT.601), row by row.
    pub fn light(&self) -> Vec<u8> {
        let light = |rgb: &[u8]| {
            let [r, g, b] = [rgb[0], rgb[1], rgb[2]].map(u32::from);
            u8::try_from((299 * r + 587 * g + 114 * b) / 1000).unwrap_or(u8::MAX)
        };
        self.rgb.chunks_exact(3).map(light).collect()
    }
}

/// The pixel in which a coordinate lies.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "between nothing and a side of a picture"
)]
fn pixel(at: f64, side: usize) -> Option<usize> {
    (at >= 0.0 && at < side as f64).then_some(at as usize)
}

/// Refuses what would not fit, before room is made for it.
fn within(width: usize, height: usize) -> Result<(), PhotoProblem> {
    let pixels = width.saturating_mul(height);
    if width > SIDE_MAX || height > SIDE_MAX || pixels > PHOTO_PIXELS_MAX {
        return Err(PhotoProblem::TooManyPixels);
    }
    if pixels == 0 { Err(PhotoProblem::Broken) } else { Ok(()) }
}

fn jpeg(bytes: &[u8]) -> Result<Picture, PhotoProblem> {
    // Not strictly, for phones write what they like behind a picture; but all of it must be there,
    // or else slips would be missing without a word.
    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .set_strict_mode(false)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| PhotoProblem::Broken)?;
    let (width, height) = decoder.dimensions().ok_or(PhotoProblem::Broken)?;
    within(width, height)?;
    if !is_whole(bytes) {
        return Err(PhotoProblem::Broken);
    }
    let rgb = decoder.decode().map_err(|_| PhotoProblem::Broken)?;
    if rgb.len() != width * height * 3 {
        return Err(PhotoProblem::Broken);
    }
    Ok(Picture { width, height, rgb })
}

/// Whether the end of a JPEG's picture is there (ITU-T T.81, B.1.1): behind its segments, one of which
/// may hold a small picture with an end of its own.
fn is_whole(bytes: &[u8]) -> bool {
    const SCAN: u8 = 0xda;
    const END: [u8; 2] = [0xff, 0xd9];
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xff, marker, high, low, ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        if *marker == SCAN {
            return rest.windows(2).any(|pair| pair == END);
        }
        // A marker may have filling before it.
        let skip = if *marker == 0xff { 1 } else { 2 + length };
        rest = rest.get(skip..).unwrap_or_default();
    }
    false
}

fn png(bytes: &[u8]) -> Result<Picture, PhotoProblem> {
    let limits = png::Limits { bytes: PNG_BESIDES + PHOTO_PIXELS_MAX * 4 };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| why(&error))?;
    let info = reader.info();
    let (width, height) = (info.width as usize, info.height as usize);
    within(width, height)?;
    let size = reader.output_buffer_size().ok_or(PhotoProblem::TooManyPixels)?;
    let mut rgb = vec![0; size];
    let frame = reader.next_frame(&mut rgb).map_err(|error| why(&error))?;
    let each = frame.color_type.samples();
    if frame.bit_depth != png::BitDepth::Eight || rgb.len() != width * height * each {
        return Err(PhotoProblem::Kind);
    }
    Ok(Picture { width, height, rgb: opaque(rgb, each) })
}

/// Why a PNG is not read.
const fn why(error: &png::DecodingError) -> PhotoProblem {
    match error {
        png::DecodingError::LimitsExceeded => PhotoProblem::TooManyPixels,
        _ => PhotoProblem::Broken,
    }
}

/// Pixels of one to four samples each as three, without what shines through.
fn opaque(mut samples: Vec<u8>, each: usize) -> Vec<u8> {
    match each {
        3 => samples,
        4 => {
            // In place: the largest picture is there once only.
            let pixels = samples.len() / 4;
            for at in 0..pixels {
                samples.copy_within(at * 4..at * 4 + 3, at * 3);
            }
            samples.truncate(pixels * 3);
            samples
        }
        _ => samples.chunks_exact(each).flat_map(|pixel| [pixel[0]; 3]).collect(),
    }
}
