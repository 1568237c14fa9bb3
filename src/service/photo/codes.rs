//! The codes in a photo, and with each the plane of its slip.

use std::collections::HashSet;

use super::align;
use super::finders::{self, Finder};
use super::light::Light;
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

/// Finds the codes of slips: three large squares that stand as those of a code do may be of three
/// codes, so all of them are tried, and those first that stand best; one that was read keeps its
/// squares.
pub fn find(picture: &Picture, code_of: impl Fn(&str) -> Option<SlipCode>) -> Found {
    let light = Light { width: picture.width, height: picture.height, pixels: picture.light() };
    let finders = finders::find(&light);
    let (mut slips, mut taken, mut failed) = (Vec::new(), HashSet::new(), Vec::new());
    for corner in corners(&finders).into_iter().take(TRIES_MAX) {
        if corner.finders.iter().any(|finder| taken.contains(finder)) {
            continue;
        }
        let squares = corner.finders.map(|at| finders[at].middle);
        let Some(code) = align::read(&light, squares, corner.modules) else {
            failed.push(corner);
            continue;
        };
        taken.extend(corner.finders);
        slips.extend(code_of(&code.text).zip(plane(code.modules, code.corners)));
    }
    let mut unread = 0;
    for corner in failed.iter().filter(|corner| corner.off < OFF_FEW) {
        if corner.finders.iter().all(|finder| !taken.contains(finder)) {
            taken.extend(corner.finders);
            unread += 1;
        }
    }
    Found { slips, unread }
}

/// So often at most a code is tried to be read, in one photo.
const TRIES_MAX: usize = 500;

/// Three large squares that may be those of a code.
#[derive(Debug)]
struct Corner {
    /// Which: upper left, upper right, lower left.
    finders: [usize; 3],
    /// How many modules a side seems to have.
    modules: u16,
    /// How far they are from standing as those of a code do when one looks straight at it.
    off: f64,
}

/// What is less off than this looks like a code also where it cannot be read.
const OFF_FEW: f64 = 0.3;

/// All that may be the corner of a code, those first that are least off.
fn corners(finders: &[Finder]) -> Vec<Corner> {
    let mut corners: Vec<Corner> = Vec::new();
    for (a, upper_left) in finders.iter().enumerate() {
        let mut near: Vec<usize> = (0..finders.len())
            .filter(|other| *other != a && is_near(upper_left, &finders[*other]))
            .collect();
        near.sort_by(|one, other| {
            let away = |at: usize| upper_left.away(&finders[at]);
            away(*one).total_cmp(&away(*other))
        });
        near.truncate(NEAR_MAX);
        for (b, c) in near.iter().flat_map(|b| near.iter().map(move |c| (*b, *c))) {
            if let Some((modules, off)) = stand([*upper_left, finders[b], finders[c]]) {
                corners.push(Corner { finders: [a, b, c], modules, off });
            }
        }
    }
    corners.sort_by(|one, other| one.off.total_cmp(&other.off));
    corners
}

/// Of no more squares around one it is looked whether they stand as its code's do. The two that are
/// its own are nearer than those of other codes, and a photo that is full of squares takes no longer.
const NEAR_MAX: usize = 24;

/// The least modules along a side of a code that is looked for, and the most: in steps of four
/// (ISO/IEC 18004, section 6.3.1).
const MODULES: (u16, u16) = (21, 57);

fn is_near(one: &Finder, other: &Finder) -> bool {
    let alike = one.section < other.section * 1.6 && other.section < one.section * 1.6;
    alike && one.away(other) < one.section.max(other.section) * f64::from(MODULES.1)
}

/// How many modules a code has whose large squares these are, and how far they are off; `None` where
/// they cannot be.
fn stand([a, b, c]: [Finder; 3]) -> Option<(u16, f64)> {
    let to = |finder: Finder| (finder.middle.0 - a.middle.0, finder.middle.1 - a.middle.1);
    let (right, down) = (to(b), to(c));
    let (width, height) = (right.0.hypot(right.1), down.0.hypot(down.1));
    let turn = (right.0 * down.1 - right.1 * down.0) / (width * height);
    let along = (right.0 * down.0 + right.1 * down.1) / (width * height);
    // A row crosses a square that is turned on a longer way.
    let straight = (right.0.abs().max(right.1.abs())) / width;
    let module = (a.section + b.section + c.section) / 3.0 * straight;
    let side = f64::midpoint(width, height) / module + 7.0;
    let uneven = (width / height).ln().abs();
    let off = uneven + along.abs() + (b.section / c.section).ln().abs();
    let stands = turn > 0.0
        && uneven < UNEVEN_MAX
        && along.abs() < ALONG_MAX
        && side > f64::from(MODULES.0) - 3.0
        && side < f64::from(MODULES.1) + 3.0;
    let sizes = (MODULES.0..=MODULES.1).step_by(4);
    let nearest = |one: &u16, other: &u16| {
        (f64::from(*one) - side).abs().total_cmp(&(f64::from(*other) - side).abs())
    };
    sizes.min_by(nearest).filter(|_| stands).zip(Some(off))
}

/// A code that is seen from the side is less wide than high by this (a logarithm) at most.
const UNEVEN_MAX: f64 = 0.5;
/// The cosine of the angle that is seen as a right one, at most.
const ALONG_MAX: f64 = 0.5;

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
