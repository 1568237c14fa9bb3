//! The corners of a code, found again more exactly than a search for black and white pixels finds
//! them, and its modules read by how light they are: so that also codes are read whose modules have
//! three pixels.

use rqrr::{Grid, SimpleGrid};

use super::plane::{Plane, Point};

/// How light each pixel of a photo is.
pub struct Light {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Row by row.
    pub pixels: Vec<u8>,
}

impl Light {
    /// How light it is at a point, between the pixels around it; as at the edge outside.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "within a picture"
    )]
    fn at(&self, (x, y): Point) -> f64 {
        let place = |at: f64, side: usize| {
            let at = (at - 0.5).clamp(0.0, (side - 1) as f64);
            let first = at as usize;
            (first, (first + 1).min(side - 1), at - at.floor())
        };
        let ((left, right, u), (upper, lower, v)) = (place(x, self.width), place(y, self.height));
        let pixel = |x: usize, y: usize| f64::from(self.pixels[y * self.width + x]);
        let above = pixel(left, upper) * (1.0 - u) + pixel(right, upper) * u;
        let below = pixel(left, lower) * (1.0 - u) + pixel(right, lower) * u;
        above * (1.0 - v) + below * v
    }
}

/// A code that was read.
pub struct Read {
    /// The corners of its modules.
    pub corners: [Point; 4],
    /// How many of them a side has.
    pub modules: u16,
    /// What it says.
    pub text: String,
}

/// Reads a code that is seen near these corners and seems to have so many modules.
pub fn read(light: &Light, corners: [Point; 4], modules: u16) -> Option<Read> {
    // The number is counted along a line, on which a speck counts as well.
    let sizes = [modules, modules + 4, modules.saturating_sub(4).max(21)];
    sizes.into_iter().find_map(|modules| {
        let corners = aligned(light, corners, modules);
        let text = text(light, corners, modules)?;
        Some(Read { corners, modules, text })
    })
}

/// Modules that are the same in all codes of a size, and whether they are dark (ISO/IEC 18004,
/// section 6.3): the three large squares with the free modules around them, the two dotted lines,
/// and the small square of sizes that have one of them.
fn known(modules: u16) -> Vec<(f64, f64, bool)> {
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
    for at in 8..n - 8 {
        put(at, 6, at % 2 == 0);
        put(6, at, at % 2 == 0);
    }
    if (25..=41).contains(&n) {
        for (x, y) in (0..25).map(|at: i32| (at % 5 - 2, at / 5 - 2)) {
            put(n - 7 + x, n - 7 + y, x.abs().max(y.abs()) != 1);
        }
    }
    known
}

/// The corners with which the known modules are as light and as dark as can be: from the given ones
/// in ever smaller steps.
fn aligned(light: &Light, mut corners: [Point; 4], modules: u16) -> [Point; 4] {
    let known = known(modules);
    let square = (0.0, 0.0, f64::from(modules));
    let fits = |corners: [Point; 4]| {
        Plane::of(square, corners).map_or(f64::MIN, |plane| {
            let each = known.iter().map(|(x, y, dark)| {
                let light = light.at(plane.at((*x, *y)));
                if *dark { -light } else { light }
            });
            each.sum()
        })
    };
    let [(ax, ay), (bx, by), ..] = corners;
    let module = (bx - ax).hypot(by - ay) / f64::from(modules);
    let mut best = fits(corners);
    for step in [0.8, 0.4, 0.2, 0.1, 0.05] {
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

/// What a code says whose modules lie within these corners.
fn text(light: &Light, corners: [Point; 4], modules: u16) -> Option<String> {
    let plane = Plane::of((0.0, 0.0, f64::from(modules)), corners)?;
    let known = known(modules);
    let mean = |dark: bool| {
        let all = known.iter().filter(|one| one.2 == dark);
        let (sum, count) = all.fold((0.0, 0.0), |(sum, count), (x, y, _)| {
            (sum + light.at(plane.at((*x, *y))), count + 1.0)
        });
        sum / count
    };
    let between = f64::midpoint(mean(true), mean(false));
    #[expect(clippy::cast_precision_loss, reason = "a module of a code")]
    let is_dark =
        |x: usize, y: usize| light.at(plane.at((x as f64 + 0.5, y as f64 + 0.5))) < between;
    let grid = SimpleGrid::from_func(usize::from(modules), is_dark);
    Grid::new(grid).decode().ok().map(|(_, text)| text)
}
