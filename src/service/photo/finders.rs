//! The large squares in three corners of a code, by which it is found (ISO/IEC 18004, section 6.3.3):
//! whichever line goes through the middle of one, what is dark and light along it has lengths of
//! 1 : 1 : 3 : 1 : 1 modules. Where dark and light meet is told between the pixels, so that also codes
//! are found whose modules have two.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "within a picture"
)]

use std::cmp::Reverse;

use super::light::Light;
use super::plane::Point;

/// Such a square.
#[derive(Clone, Copy, Debug)]
pub struct Finder {
    /// Its middle.
    pub middle: Point,
    /// How long a module of it is along a row and along a column, in pixels.
    pub section: f64,
    /// In how many rows it was seen.
    rows: u32,
}

impl Finder {
    /// How far it is from its middle to that of another one, in pixels.
    pub fn away(&self, other: &Self) -> f64 {
        (self.middle.0 - other.middle.0).hypot(self.middle.1 - other.middle.1)
    }
}

/// Finds them, in the photo as it is and in one of half its size, where grain and blur matter less.
pub fn find(light: &Light) -> Vec<Finder> {
    let mut found = Vec::new();
    for (light, scale) in [(&light.halved(), 2.0), (light, 1.0)] {
        let mut here = look(light);
        here.retain(|finder| finder.rows >= ROWS_MIN);
        here.sort_by_key(|finder| Reverse(finder.rows));
        here.truncate(FINDERS_MAX);
        for Finder { middle: (x, y), section, rows } in here {
            let middle = (x * scale, y * scale);
            add(&mut found, Finder { middle, section: section * scale, rows }, usize::MAX);
        }
    }
    found
}

/// So many rows at least go through the three modules in the middle of a square.
const ROWS_MIN: u32 = 2;

/// No more of them are kept, those that were seen best: three hundred slips are more than a photo can
/// show.
const FINDERS_MAX: usize = 900;

fn look(light: &Light) -> Vec<Finder> {
    let mut found = Vec::new();
    // Half of a picture that is one pixel wide.
    if light.pixels.is_empty() {
        return found;
    }
    let shades = Shades::of(light);
    let mut edges = Vec::new();
    for y in 0..light.height {
        let starts_dark = shades.edges(y, &mut edges);
        let first = usize::from(starts_dark);
        // Every second stretch is dark; a square has six edges.
        for at in (first..edges.len().saturating_sub(5)).step_by(2) {
            let Some((middle, section)) = ratio(&edges[at..at + 6]) else { continue };
            if let Some(finder) = shades.crossed(middle, y, section) {
                add(&mut found, finder, LAST);
            }
        }
        if found.len() > SEEN_MAX {
            break;
        }
    }
    found
}

/// In a picture with more of them nothing is to be found: grain makes some dozens.
const SEEN_MAX: usize = 20_000;
/// Of those that were seen before, only the last may be the same again.
const LAST: usize = 200;

/// Counts a square once more, if it is one of the last ones, or for the first time.
fn add(found: &mut Vec<Finder>, new: Finder, last: usize) {
    let same = found
        .iter_mut()
        .rev()
        .take(last)
        .find(|old| old.away(&new) < 2.0 * old.section.max(new.section));
    let Some(old) = same else {
        found.push(new);
        return;
    };
    let rows = f64::from(old.rows) + f64::from(new.rows);
    let part = f64::from(new.rows) / rows;
    let mean = |old: f64, new: f64| old + (new - old) * part;
    old.middle = (mean(old.middle.0, new.middle.0), mean(old.middle.1, new.middle.1));
    old.section = mean(old.section, new.section);
    old.rows += new.rows;
}

/// How many modules dark and light are long along a line through the middle of a square.
const RATIO: [f64; 5] = [1.0, 1.0, 3.0, 1.0, 1.0];

/// The middle of five stretches and how long a module is, if they are as long as those of a square.
fn ratio(edges: &[f64]) -> Option<(f64, f64)> {
    let module = (edges.last()? - edges.first()?) / RATIO.iter().sum::<f64>();
    let lengths = edges.windows(2).map(|ends| ends[1] - ends[0]);
    let fits = lengths.zip(RATIO).all(|(length, modules)| {
        (length - modules * module).abs() < TOLERANCE * module * modules.sqrt()
    });
    let middle = f64::midpoint(edges[2], edges[3]);
    (fits && module >= MODULE_MIN).then_some((middle, module))
}

/// By how much a stretch may be longer or shorter, in modules.
const TOLERANCE: f64 = 0.6;
/// Modules of fewer pixels cannot be told apart.
const MODULE_MIN: f64 = 1.2;

/// What is dark and what is light in a photo: what is darker than most around it is.
struct Shades<'a> {
    light: &'a Light,
    /// Pixels along a side of a block.
    block: usize,
    /// Blocks in a row.
    across: usize,
    /// How light a pixel of each block must be to be light.
    limits: Vec<f64>,
}

impl<'a> Shades<'a> {
    fn of(light: &'a Light) -> Self {
        let block = (light.width.max(light.height) / BLOCKS).max(BLOCK_MIN);
        let (across, down) = (light.width.div_ceil(block), light.height.div_ceil(block));
        let mut sums = vec![(0_u64, 0_u64); across * down];
        for (y, row) in light.pixels.chunks_exact(light.width).enumerate() {
            let sums = &mut sums[y / block * across..][..across];
            for (sum, pixels) in sums.iter_mut().zip(row.chunks(block)) {
                sum.0 += pixels.iter().map(|pixel| u64::from(*pixel)).sum::<u64>();
                sum.1 += pixels.len() as u64;
            }
        }
        let limit = |at: usize| {
            let (x, y) = (at % across, at / across);
            let (mut sum, mut pixels) = (0, 0);
            for y in y.saturating_sub(2)..(y + 3).min(down) {
                for x in x.saturating_sub(2)..(x + 3).min(across) {
                    sum += sums[y * across + x].0;
                    pixels += sums[y * across + x].1;
                }
            }
            sum as f64 / pixels as f64 * DARKER
        };
        Self { light, block, across, limits: (0..across * down).map(limit).collect() }
    }

    /// By how much a pixel is lighter than what is dark; negative in the dark.
    fn over(&self, x: usize, y: usize) -> f64 {
        let limit = self.limits[y / self.block * self.across + x / self.block];
        f64::from(self.light.pixels[y * self.light.width + x]) - limit
    }

    /// Where in a row dark and light meet; whether what is before the first edge is dark.
    fn edges(&self, y: usize, edges: &mut Vec<f64>) -> bool {
        edges.clear();
        let mut before = self.over(0, y);
        let starts_dark = before < 0.0;
        for x in 1..self.light.width {
            let here = self.over(x, y);
            if meet(before, here) {
                edges.push(crossing(x as f64, before, here));
            }
            before = here;
        }
        starts_dark
    }

    /// The square of which a row goes through the middle, if a column does as well.
    fn crossed(&self, x: f64, y: usize, section: f64) -> Option<Finder> {
        let column = x as usize;
        let over = |y: usize| self.over(column, y);
        let down = section_along(over, y, self.light.height, section)?;
        let (middle, height) = ratio(&down)?;
        let row = middle as usize;
        let over = |x: usize| self.over(x, row);
        let along = section_along(over, column, self.light.width, section)?;
        let (x, width) = ratio(&along)?;
        let alike = height < width * ALIKE && width < height * ALIKE;
        alike.then(|| Finder {
            middle: (x, middle),
            section: f64::midpoint(width, height),
            rows: 1,
        })
    }
}

/// So many blocks lie along the longer side of a photo: five of them, by which what is dark is told,
/// are about as wide as a code.
const BLOCKS: usize = 128;
/// The least pixels along a block's side.
const BLOCK_MIN: usize = 8;
/// What is darker than this part of what lies around it is dark. Less than the half between ink and
/// paper, for around a code is more paper than in it, and a light module between two dark ones has
/// not the whole light of paper.
const DARKER: f64 = 0.8;
/// How much longer than wide a square may be.
const ALIKE: f64 = 1.5;

/// Where between a pixel and the one before it, whose edge is at `at`, light becomes dark.
fn crossing(at: f64, before: f64, here: f64) -> f64 {
    at - 0.5 + before / (before - here)
}

/// The six edges around a place, which is dark, in a row or a column of so many pixels.
fn section_along(
    over: impl Fn(usize) -> f64,
    from: usize,
    length: usize,
    module: f64,
) -> Option<[f64; 6]> {
    if over(from) >= 0.0 {
        return None;
    }
    // A little more than from the middle of a square to its end.
    let most = (module * 5.0) as usize + 4;
    let mut edges = [0.0; 6];
    let (mut at, end) = (from, (from + most).min(length - 1));
    for edge in &mut edges[3..] {
        (at, *edge) = (at + 1..=end).find_map(|next| {
            let (before, here) = (over(next - 1), over(next));
            meet(before, here).then(|| (next, crossing(next as f64, before, here)))
        })?;
    }
    let (mut at, end) = (from, from.saturating_sub(most));
    for edge in edges[..3].iter_mut().rev() {
        (at, *edge) = (end..at).rev().find_map(|next| {
            let (here, after) = (over(next), over(next + 1));
            meet(here, after).then(|| (next, crossing((next + 1) as f64, here, after)))
        })?;
    }
    Some(edges)
}

/// Whether one is dark and the other light.
fn meet(one: f64, other: f64) -> bool {
    (one < 0.0) != (other < 0.0)
}
