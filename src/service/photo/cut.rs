//! A slip cut out of a photo and set upright, made lighter as a scanner does: small, and legible
//! also where the light was poor.

use super::picture::Picture;
use super::plane::Plane;
use crate::domain::paper::slip::CUT;

/// Width and height of what is cut out, in pixels.
pub const SIZE: (u32, u32) = (480, 351);
/// Levels of each of the three colours: 6 × 6 × 6 fit into a palette.
const LEVELS: u8 = 6;
/// Parts across and down, in each of which it is found out how light the paper is.
const PARTS: (usize, usize) = (4, 3);
/// What is lighter than this part of the paper is paper.
const PAPER: f64 = 0.9;
/// As many of a part's pixels are paper, or darker than it.
const LIGHTEST: f64 = 0.85;

type Colour = [f64; 3];

/// Cuts a slip out: a PNG, and an empty one for what no PNG can be made of, which does not happen.
pub fn cut(picture: &Picture, plane: &Plane) -> Vec<u8> {
    let (width, height) = (SIZE.0 as usize, SIZE.1 as usize);
    let pixels: Vec<Colour> =
        (0..height).flat_map(|y| (0..width).map(move |x| pixel(picture, plane, x, y))).collect();
    let paper = paper(&pixels, width, height);
    let level = |at: usize, colour: &Colour| {
        let here = lightness(&paper, at % width, at / width, width, height);
        let parts = [0, 1, 2].map(|of| level(colour[of] / (here[of].max(1.0) * PAPER)));
        parts.into_iter().fold(0, |all, part| all * LEVELS + part)
    };
    let indexed: Vec<u8> =
        pixels.iter().enumerate().map(|(at, colour)| level(at, colour)).collect();
    encode(&indexed).unwrap_or_default()
}

/// The level of a part of one, and of more than that.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and LEVELS")]
fn level(part: f64) -> u8 {
    (part.clamp(0.0, 1.0) * f64::from(LEVELS - 1)).round() as u8
}

/// A pixel of what is cut out: the mean of what it covers in the photo, white outside it.
fn pixel(picture: &Picture, plane: &Plane, x: usize, y: usize) -> Colour {
    let (left, upper, wide, high) = CUT;
    let step = wide / f64::from(SIZE.0);
    let down = high / f64::from(SIZE.1);
    #[expect(clippy::cast_precision_loss, reason = "a pixel of a small picture")]
    let (x, y) = (left + step * x as f64, upper + down * y as f64);
    let covers = plane.scale((x, y)) * step;
    let points = if covers > 2.5 {
        4
    } else if covers > 1.3 {
        2
    } else {
        1
    };
    let mut sum = [0.0; 3];
    for (at, of) in (0..points * points).map(|n| (n % points, n / points)) {
        let (u, v) = (f64::from(at) + 0.5, f64::from(of) + 0.5);
        let each = f64::from(points);
        let seen = picture.at(plane.at((x + step * u / each, y + down * v / each)));
        let seen = seen.unwrap_or([u8::MAX; 3]);
        for (sum, part) in sum.iter_mut().zip(seen) {
            *sum += f64::from(part);
        }
    }
    sum.map(|sum| sum / f64::from(points * points))
}

/// How light the paper is in each part.
fn paper(pixels: &[Colour], width: usize, height: usize) -> Vec<Colour> {
    let part = |n: usize| {
        let (across, down) = (n % PARTS.0, n / PARTS.0);
        let rows = down * height / PARTS.1..(down + 1) * height / PARTS.1;
        let columns = across * width / PARTS.0..(across + 1) * width / PARTS.0;
        [0, 1, 2].map(|of| {
            let row = |y: usize| &pixels[y * width + columns.start..y * width + columns.end];
            let mut seen: Vec<f64> =
                rows.clone().flat_map(|y| row(y).iter().map(|colour| colour[of])).collect();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "a place in a short list"
            )]
            let at = (seen.len() as f64 * LIGHTEST) as usize;
            *seen.select_nth_unstable_by(at, f64::total_cmp).1
        })
    };
    (0..PARTS.0 * PARTS.1).map(part).collect()
}

/// How light the paper is at a pixel: between the middles of the parts around it.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within a small picture"
)]
fn lightness(paper: &[Colour], x: usize, y: usize, width: usize, height: usize) -> Colour {
    let place = |at: usize, of: usize, parts: usize| {
        let place = (at as f64 + 0.5) / of as f64 * parts as f64 - 0.5;
        let place = place.clamp(0.0, (parts - 1) as f64);
        let first = (place as usize).min(parts - 2);
        (first, place - first as f64)
    };
    let ((across, right), (down, below)) = (place(x, width, PARTS.0), place(y, height, PARTS.1));
    let at = |across: usize, down: usize| paper[down * PARTS.0 + across];
    let between = |down: usize, of: usize| {
        let (here, next) = (at(across, down)[of], at(across + 1, down)[of]);
        here + (next - here) * right
    };
    [0, 1, 2].map(|of| {
        let (upper, lower) = (between(down, of), between(down + 1, of));
        upper + (lower - upper) * below
    })
}

/// Pixels of the palette as a PNG.
fn encode(indexed: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let step = u8::MAX / (LEVELS - 1);
    let palette: Vec<u8> = (0..LEVELS.pow(3))
        .flat_map(|n| [n / (LEVELS * LEVELS), n / LEVELS % LEVELS, n % LEVELS].map(|of| of * step))
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SIZE.0, SIZE.1);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::Balanced);
    // Neighbouring numbers of a palette are no neighbouring colours.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(indexed)?;
    Ok(bytes)
}
