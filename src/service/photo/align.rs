//! The corners of a code, found more exactly than its large squares tell them, and its modules read by
//! how light they are.

use rqrr::{Grid, SimpleGrid};

use super::light::Light;
use super::plane::{Plane, Point};

/// A code that was read.
pub struct Read {
    /// The corners of its modules.
    pub corners: [Point; 4],
    /// How many of them a side has.
    pub modules: u16,
    /// What it says.
    pub text: String,
}

/// A point on a code, in modules from its upper left corner, and whether it is dark there.
type Spot = (f64, f64, bool);

/// Reads a code whose large squares have these middles (upper left, upper right, lower left) and which
/// seems to have so many modules.
pub fn read(light: &Light, squares: [Point; 3], modules: u16) -> Option<Read> {
    // The number is measured, and a version more or less is little.
    let sizes = [modules, modules + 4, modules.saturating_sub(4).max(21)];
    sizes.into_iter().find_map(|modules| {
        let corners = about(squares, modules);
        let known = Spots { all: known(modules), between: ALL_LIGHT };
        if !is_dotted(&seen(light, corners, modules, &known.all)?, modules) {
            return None;
        }
        let corners = known.aligned(light, corners, modules, &COARSE);
        let seen = seen(light, corners, modules, &known.all)?;
        let text = text(modules, &seen.all)?;
        let corners = seen.edges(modules).aligned(light, corners, modules, &FINE);
        Some(Read { corners, modules, text })
    })
}

/// Where the corners of a code are, about, as if one looked straight at it.
fn about([a, b, c]: [Point; 3], modules: u16) -> [Point; 4] {
    // From the middle of one square to that of the next there are seven modules less than a side.
    let module = f64::from(modules - 7);
    let right = ((b.0 - a.0) / module, (b.1 - a.1) / module);
    let down = ((c.0 - a.0) / module, (c.1 - a.1) / module);
    let side = f64::from(modules);
    [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)].map(|(across, below)| {
        let (across, below) = (across - 3.5, below - 3.5);
        (a.0 + right.0 * across + down.0 * below, a.1 + right.1 * across + down.1 * below)
    })
}

/// Whether enough of the two dotted lines is as it must be for these to be the squares of one code of
/// this size. It is little work, and of squares of several codes it is so by accident alone.
fn is_dotted(seen: &Spots, modules: u16) -> bool {
    let dotted: Vec<Spot> = dotted(modules).collect();
    let right = dotted.iter().filter(|spot| seen.all.contains(spot)).count();
    right * 3 >= dotted.len() * 2
}

/// The modules of the two dotted lines between the large squares.
fn dotted(modules: u16) -> impl Iterator<Item = Spot> {
    (8..modules - 8).flat_map(|at| {
        let (along, is_dark) = (f64::from(at) + 0.5, at % 2 == 0);
        [(along, 6.5, is_dark), (6.5, along, is_dark)]
    })
}

/// Spots of a code, to be laid over a photo.
struct Spots {
    all: Vec<Spot>,
    /// What is darker is as dark as this, and what is lighter as light. A blurred edge is not longer
    /// than a sharp one then, and pulls no corner after it.
    between: (f64, f64),
}

/// From what is darkest to what is lightest.
const ALL_LIGHT: (f64, f64) = (0.0, 255.0);
/// So much of what lies between dark and light is looked at, to both sides of its middle.
const CLIPPED: f64 = 0.2;

impl Spots {
    /// Of modules, which are given by their middles, what lies near to their edges: it tells exactly
    /// where they are, while with their middles alone a whole range of corners would be as good.
    fn edges(&self, modules: u16) -> Self {
        let n = f64::from(modules);
        // Around a code it is light: else what is outside would pull its corners there.
        let along = (0..modules).map(|at| f64::from(at) + 0.5);
        let around = along.flat_map(move |at| {
            [(at, -0.5), (at, n + 0.5), (-0.5, at), (n + 0.5, at)].map(|(x, y)| (x, y, false))
        });
        let all = self.all.iter().copied().chain(around);
        let all = all.flat_map(|(x, y, dark)| NEAR_EDGES.map(|(u, v)| (x + u, y + v, dark)));
        Self { all: all.collect(), between: self.between }
    }

    /// The corners with which these spots are as light and as dark as can be: from the given ones
    /// in ever smaller steps.
    fn aligned(
        &self,
        light: &Light,
        mut corners: [Point; 4],
        modules: u16,
        steps: &[f64],
    ) -> [Point; 4] {
        let square = (0.0, 0.0, f64::from(modules));
        let fits = |corners: [Point; 4]| {
            Plane::of(square, corners).map_or(f64::MIN, |plane| {
                let each = self.all.iter().map(|(x, y, dark)| {
                    let light = light.at(plane.at((*x, *y))).clamp(self.between.0, self.between.1);
                    if *dark { -light } else { light }
                });
                each.sum()
            })
        };
        let [(ax, ay), (bx, by), ..] = corners;
        let module = (bx - ax).hypot(by - ay) / f64::from(modules);
        let mut best = fits(corners);
        for step in steps {
            for _ in 0..4 {
                let before = best;
                for (corner, (u, v)) in (0..4).flat_map(|corner| {
                    [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)].map(|by| (corner, by))
                }) {
                    let mut moved = corners;
                    moved[corner].0 += u * step * module;
                    moved[corner].1 += v * step * module;
                    let fit = fits(moved);
                    if fit > best {
                        (best, corners) = (fit, moved);
                    }
                }
                if best <= before {
                    break;
                }
            }
        }
        corners
    }
}

/// Points of a module near to its corners, from its middle.
const NEAR_EDGES: [Point; 4] = [(-0.4, -0.4), (0.4, -0.4), (-0.4, 0.4), (0.4, 0.4)];

/// Modules that are the same in all codes of a size, and whether they are dark (ISO/IEC 18004,
/// section 6.3): the three large squares with the free modules around them, the two dotted lines,
/// and the small square of sizes that have one of them.
fn known(modules: u16) -> Vec<Spot> {
    let n = i32::from(modules);
    let mut known = Vec::new();
    let mut put = |x: i32, y: i32, dark| {
        known.push((f64::from(x) + 0.5, f64::from(y) + 0.5, dark));
    };
    for (left, upper) in [(0, 0), (n - 7, 0), (0, n - 7)] {
        for (x, y) in (0..81).map(|at: i32| (at % 9 - 1, at / 9 - 1)) {
            let ring = (x - 3).abs().max((y - 3).abs());
            put(left + x, upper + y, ring != 2 && ring != 4);
        }
    }
    if (25..=41).contains(&n) {
        for (x, y) in (0..25).map(|at: i32| (at % 5 - 2, at / 5 - 2)) {
            put(n - 7 + x, n - 7 + y, x.abs().max(y.abs()) != 1);
        }
    }
    known.extend(dotted(modules));
    known
}

/// By how many modules the corners are moved, one after the other.
const COARSE: [f64; 5] = [0.8, 0.4, 0.2, 0.1, 0.05];
const FINE: [f64; 5] = [0.4, 0.2, 0.1, 0.05, 0.025];

/// All modules within these corners, row by row, each by its middle. Dark is what is darker than
/// half way between those that are known.
fn seen(light: &Light, corners: [Point; 4], modules: u16, known: &[Spot]) -> Option<Spots> {
    let plane = Plane::of((0.0, 0.0, f64::from(modules)), corners)?;
    let mean = |dark: bool| {
        let all = known.iter().filter(|one| one.2 == dark);
        let (sum, count) = all.fold((0.0, 0.0), |(sum, count), (x, y, _)| {
            (sum + light.at(plane.at((*x, *y))), count + 1.0)
        });
        sum / count
    };
    let (dark, white) = (mean(true), mean(false));
    let between = f64::midpoint(dark, white);
    let clipped = (white - dark).abs() * CLIPPED;
    let across = u32::from(modules);
    let middles =
        (0..across * across).map(|at| (f64::from(at % across) + 0.5, f64::from(at / across) + 0.5));
    let all = middles.map(|(x, y)| (x, y, light.at(plane.at((x, y))) < between));
    Some(Spots { all: all.collect(), between: (between - clipped, between + clipped) })
}

/// What a code of these modules says.
fn text(modules: u16, all: &[Spot]) -> Option<String> {
    let across = usize::from(modules);
    let grid = SimpleGrid::from_func(across, |x, y| all[y * across + x].2);
    Grid::new(grid).decode().ok().map(|(_, text)| text)
}
