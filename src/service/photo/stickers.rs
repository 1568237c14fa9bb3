//! Whether something is on a place for a sticker: whether enough of it has another colour than the
//! paper between the places. It is a proposal: a sticker that is as white as paper is not seen, and
//! a drawing looks like one.

use super::picture::Picture;
use super::plane::{Plane, Point};
use crate::domain::paper::slip::{PLACE_PITCH, PLACE_RADIUS, places};

/// A point has another colour where one of its three parts differs from the paper's by this part of
/// it: more than paper, light and compression make of white.
const DIFFERS: f64 = 0.16;
/// So much of a place must have another colour.
const COVERED: f64 = 0.4;
/// So much of a place is looked at, from its middle: its printed edge is not.
const INNER: f64 = 0.8;
/// Points across a place that are looked at.
const POINTS: i32 = 13;

/// On how many places there seems to be a sticker.
pub fn count(picture: &Picture, plane: &Plane) -> u32 {
    let taken = places().filter(|middle| is_taken(picture, plane, *middle));
    u32::try_from(taken.count()).unwrap_or(u32::MAX)
}

fn is_taken(picture: &Picture, plane: &Plane, (x, y): Point) -> bool {
    let Some(paper) = paper_around(picture, plane, (x, y)) else {
        return false;
    };
    let radius = PLACE_RADIUS * INNER;
    let step = 2.0 * radius / f64::from(POINTS - 1);
    let (mut all, mut other) = (0.0, 0.0);
    for (across, down) in (0..POINTS * POINTS).map(|n| (n % POINTS, n / POINTS)) {
        let (u, v) = (f64::from(across) * step - radius, f64::from(down) * step - radius);
        if u.hypot(v) > radius {
            continue;
        }
        let Some(seen) = picture.at(plane.at((x + u, y + v))) else {
            continue;
        };
        all += 1.0;
        let differs = seen
            .iter()
            .zip(paper)
            .any(|(part, paper)| (f64::from(*part) - paper).abs() > DIFFERS * paper);
        if differs {
            other += 1.0;
        }
    }
    all > 0.0 && other / all >= COVERED
}

/// The colour of the paper around a place: of the four spots between it and its neighbours, without
/// the lightest and the darkest, so that a shadow's edge or a sticker that was put there does not
/// matter.
fn paper_around(picture: &Picture, plane: &Plane, (x, y): Point) -> Option<[f64; 3]> {
    let (across, down) = (PLACE_PITCH.0 / 2.0, PLACE_PITCH.1 / 2.0);
    let spots = [(-across, -down), (across, -down), (-across, down), (across, down)];
    let spots: Vec<[f64; 3]> =
        spots.iter().filter_map(|(u, v)| spot(picture, plane, (x + u, y + v))).collect();
    if spots.len() < 4 {
        return None;
    }
    Some([0, 1, 2].map(|of| {
        let mut parts: Vec<f64> = spots.iter().map(|spot| spot[of]).collect();
        parts.sort_by(f64::total_cmp);
        f64::midpoint(parts[1], parts[2]).max(1.0)
    }))
}

/// The mean colour of a spot.
fn spot(picture: &Picture, plane: &Plane, (x, y): Point) -> Option<[f64; 3]> {
    let mut sum = [0.0; 3];
    for (u, v) in (0..9).map(|n| (f64::from(n % 3 - 1), f64::from(n / 3 - 1))) {
        let seen = picture.at(plane.at((x + u * 0.3, y + v * 0.3)))?;
        for (sum, part) in sum.iter_mut().zip(seen) {
            *sum += f64::from(part);
        }
    }
    Some(sum.map(|sum| sum / 9.0))
}
