//! The codes in a photo, and with each the plane of its slip.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::{BitGrid as _, PreparedImage};

use super::align::{self, Light};
use super::picture::Picture;
use super::plane::{Plane, Point};
use crate::domain::paper::{
    SlipCode,
    slip::{CODE, CUT, FREE_MODULES},
};

/// What is found.
#[derive(Debug)]
pub struct Found {
    /// Slips, in no order.
    pub slips: Vec<(SlipCode, Plane)>,
    /// What looks like a code and cannot be read.
    pub unread: usize,
}

/// Finds the codes of slips. A search takes three large squares that stand as those of a code do for
/// one, also where they are of three codes, and then passes these over: so what was read is painted
/// over, and what is left is looked at again, as long as that brings something.
pub fn find(picture: &Picture, code_of: impl Fn(&str) -> Option<SlipCode>) -> Found {
    let light = Light { width: picture.width, height: picture.height, pixels: picture.light() };
    let mut left = light.copied();
    let (mut slips, mut read, mut unread): (Vec<_>, Vec<Place>, Vec<Point>) = Default::default();
    for _ in 0..ROUNDS_MAX {
        let before = read.len();
        for code in look_in_sizes(&left) {
            let place = code.place();
            if read.iter().any(|there| there.is_at(place.middle)) {
                continue;
            }
            let Some(code) = align::read(&light, code.corners, code.modules) else {
                unread.push(place.middle);
                continue;
            };
            left.paint_over(code.corners);
            read.push(place);
            slips.extend(code_of(&code.text).zip(plane(code.modules, code.corners)));
        }
        if read.len() == before {
            break;
        }
    }
    // What was taken for a code and lies on one that was read later is none. Each size may show the
    // same one.
    unread.retain(|at| !read.iter().any(|there| there.is_at(*at)));
    let mut apart: Vec<Point> = Vec::new();
    for at in unread {
        if apart.iter().all(|there| (there.0 - at.0).hypot(there.1 - at.1) > NEAR) {
            apart.push(at);
        }
    }
    Found { slips, unread: apart.len() }
}

/// Looks in the photo as it is, in one of half its size, where what is blurred or grainy is seen
/// best, and, unless it is large anyway, in one of double size, for small codes: what is black and
/// what is white is told apart pixel by pixel there.
fn look_in_sizes(light: &Light) -> Vec<Code> {
    let mut codes = look(light.halved(), 2.0);
    if light.pixels.len() <= DOUBLED_MAX {
        codes.extend(look(light.doubled(), 0.5));
    }
    codes.extend(look(light.copied(), 1.0));
    codes
}

/// How often what is left is looked at.
const ROUNDS_MAX: usize = 4;

/// Points that are so near, in pixels, are those of one code.
const NEAR: f64 = 20.0;

/// Photos of more pixels are not looked at in double size: their codes have pixels enough.
const DOUBLED_MAX: usize = 13_000_000;

/// What looks like a code: about where its corners are, and about how many modules its side has.
struct Code {
    corners: [Point; 4],
    modules: u16,
}

impl Code {
    fn place(&self) -> Place {
        let [a, b, c, d] = self.corners;
        let side = (b.0 - a.0).hypot(b.1 - a.1);
        let middle = ((a.0 + b.0 + c.0 + d.0) / 4.0, (a.1 + b.1 + c.1 + d.1) / 4.0);
        Place { middle, near: side / 2.0 }
    }
}

/// Where a code is.
struct Place {
    middle: Point,
    /// How near to it another middle is its own.
    near: f64,
}

impl Place {
    fn is_at(&self, at: Point) -> bool {
        (at.0 - self.middle.0).hypot(at.1 - self.middle.1) < self.near
    }
}

impl Light {
    /// The same once more, for it is written over while codes are looked for.
    fn copied(&self) -> Self {
        Self { width: self.width, height: self.height, pixels: self.pixels.clone() }
    }

    /// Makes it white within four corners, which go around clockwise.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "within a picture"
    )]
    fn paint_over(&mut self, corners: [Point; 4]) {
        let span = |of: fn(&Point) -> f64, side: usize| {
            let of = || corners.iter().map(of);
            let (from, to) = (of().fold(f64::MAX, f64::min), of().fold(0.0, f64::max));
            from.max(0.0) as usize..(to.ceil().max(0.0) as usize).min(side)
        };
        let sides = [0, 1, 2, 3].map(|at| (corners[at], corners[(at + 1) % 4]));
        for y in span(|at| at.1, self.height) {
            for x in span(|at| at.0, self.width) {
                let (px, py) = (x as f64 + 0.5, y as f64 + 0.5);
                let turn = |((ax, ay), (bx, by)): (Point, Point)| {
                    (bx - ax) * (py - ay) - (by - ay) * (px - ax)
                };
                let turns = sides.map(turn);
                if turns.iter().all(|turn| *turn >= 0.0) || turns.iter().all(|turn| *turn <= 0.0) {
                    self.pixels[y * self.width + x] = u8::MAX;
                }
            }
        }
    }

    /// A picture of half the width and height, each pixel the mean of four.
    fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut light = Vec::with_capacity(width * height);
        for rows in self.pixels.chunks_exact(2 * self.width) {
            let (upper, lower) = rows.split_at(self.width);
            let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2));
            light.extend(pairs.map(|(upper, lower)| {
                let sum: u16 = upper.iter().chain(lower).map(|part| u16::from(*part)).sum();
                u8::try_from(sum / 4).unwrap_or(u8::MAX)
            }));
        }
        Self { width, height, pixels: light }
    }

    /// A picture of double the width and height, each pixel between its neighbours.
    fn doubled(&self) -> Self {
        let mean = |a: u8, b: u8| a.midpoint(b);
        let mut light = Vec::with_capacity(self.pixels.len() * 4);
        for y in 0..self.height {
            let row = &self.pixels[y * self.width..][..self.width];
            let below = self.pixels.get((y + 1) * self.width..).filter(|rest| !rest.is_empty());
            let below = below.map_or(row, |rest| &rest[..self.width]);
            let next = |row: &[u8], x: usize| row[(x + 1).min(self.width - 1)];
            light.extend((0..self.width).flat_map(|x| [row[x], mean(row[x], next(row, x))]));
            light.extend((0..self.width).flat_map(|x| {
                let (here, there) = (mean(row[x], below[x]), mean(next(row, x), next(below, x)));
                [here, mean(here, there)]
            }));
        }
        Self { width: self.width * 2, height: self.height * 2, pixels: light }
    }
}

/// Looks for codes; `scale` is how many pixels of the photo one of these has. Where three things look
/// like the corners of a code and are none, rqrr 0.11 may give up with a panic: then nothing is found
/// in this size, and the others are looked at all the same.
fn look(picture: Light, scale: f64) -> Vec<Code> {
    catch_unwind(AssertUnwindSafe(|| seen(picture, scale))).unwrap_or_default()
}

fn seen(picture: Light, scale: f64) -> Vec<Code> {
    let Light { width, height, pixels: light } = picture;
    let mut image =
        PreparedImage::prepare_from_greyscale(width, height, |x, y| light[y * width + x]);
    drop(light);
    let codes = image.detect_grids().into_iter().filter_map(|grid| {
        let corners = grid.bounds.map(|at| (f64::from(at.x) * scale, f64::from(at.y) * scale));
        let modules = u16::try_from(grid.grid.size()).ok()?;
        // rqrr gives the corners of a square that is one module longer, to the right and below.
        let plane = Plane::of((0.0, 0.0, f64::from(modules + 1)), corners)?;
        let side = f64::from(modules);
        let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)].map(|at| plane.at(at));
        Some(Code { corners, modules })
    });
    codes.collect()
}

/// The plane of a slip by the corners of its code.
fn plane(modules: u16, corners: [Point; 4]) -> Option<Plane> {
    let (left, upper, side) = CODE;
    let module = side / f64::from(modules + 2 * FREE_MODULES);
    let free = module * f64::from(FREE_MODULES);
    Plane::of((left + free, upper + free, module * f64::from(modules)), corners)
}

/// Sorts slips as one reads: in rows from the top, whichever way the camera was held.
pub fn sort_as_read(slips: &mut Vec<(SlipCode, Plane)>) {
    let middle = (CUT.0 + CUT.2 / 2.0, CUT.1 + CUT.3 / 2.0);
    // The slips themselves say where right is, most of them the same.
    let (mut x, mut y) = (0.0, 0.0);
    for (_, plane) in slips.iter() {
        let (from, to) = (plane.at(middle), plane.at((middle.0 + 1.0, middle.1)));
        let length = plane.scale(middle).max(f64::EPSILON);
        (x, y) = (x + (to.0 - from.0) / length, y + (to.1 - from.1) / length);
    }
    let length = x.hypot(y).max(f64::EPSILON);
    let (right, down) = ((x / length, y / length), (-y / length, x / length));
    let mut placed: Vec<(f64, f64, f64, (SlipCode, Plane))> = Vec::new();
    for slip in slips.drain(..) {
        let at = slip.1.at(middle);
        let height = slip.1.scale(middle) * CUT.3;
        placed.push((at.0 * down.0 + at.1 * down.1, at.0 * right.0 + at.1 * right.1, height, slip));
    }
    placed.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut rows: Vec<Vec<_>> = Vec::new();
    for one in placed {
        match rows.last_mut() {
            Some(row) if is_beside(&row[0], &one) => row.push(one),
            _ => rows.push(vec![one]),
        }
    }
    for mut row in rows {
        row.sort_by(|one, other| one.1.total_cmp(&other.1));
        slips.extend(row.into_iter().map(|(_, _, _, slip)| slip));
    }
}

/// Whether a slip hangs in the row that another one begins.
fn is_beside<T>(first: &(f64, f64, f64, T), other: &(f64, f64, f64, T)) -> bool {
    other.0 - first.0 < first.2 / 2.0
}
