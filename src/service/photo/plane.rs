//! The paper of a slip in a photo: where each of its points is, by the corners of its code. A plane
//! seen by a camera is a projective map of it (P. Heckbert, "Fundamentals of Texture Mapping and
//! Image Warping", 1989, section 2.2.3).

/// A point: across and down.
pub type Point = (f64, f64);

/// The plane of a slip: from millimetres on its strip to pixels of the photo.
#[derive(Clone, Debug)]
pub struct Plane {
    /// Left and upper edge, and side, of the square whose corners are known.
    square: (f64, f64, f64),
    /// The map of the unit square.
    map: [f64; 8],
}

impl Plane {
    /// The plane on which the corners of a square are seen at these points: upper left, upper right,
    /// lower right, lower left. `None` where three of them lie on a line.
    pub fn of(square: (f64, f64, f64), corners: [Point; 4]) -> Option<Self> {
        let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = corners;
        let (dx1, dy1, dx2, dy2) = (x1 - x2, y1 - y2, x3 - x2, y3 - y2);
        let (sx, sy) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
        let size = dx1 * dy2 - dx2 * dy1;
        if size.abs() < 1.0 {
            return None;
        }
        let (g, h) = ((sx * dy2 - dx2 * sy) / size, (dx1 * sy - sx * dy1) / size);
        let map =
            [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h];
        Some(Self { square, map })
    }

    /// Where a point of the strip is in the photo; far outside for what the camera has behind it.
    pub fn at(&self, (x, y): Point) -> Point {
        let (left, upper, side) = self.square;
        let (across, down) = ((x - left) / side, (y - upper) / side);
        let row = |of: [f64; 3]| of[0] * across + of[1] * down + of[2];
        let map = &self.map;
        let far = row([map[6], map[7], 1.0]);
        if far < 1e-6 {
            return (f64::MIN, f64::MIN);
        }
        (row([map[0], map[1], map[2]]) / far, row([map[3], map[4], map[5]]) / far)
    }

    /// How many pixels of the photo a millimetre has at a point.
    pub fn scale(&self, (x, y): Point) -> f64 {
        let ((ax, ay), (bx, by)) = (self.at((x - 0.5, y)), self.at((x + 0.5, y)));
        (bx - ax).hypot(by - ay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_lie_where_they_are_seen_and_lines_stay_lines() {
        let corners = [(100.0, 50.0), (210.0, 70.0), (190.0, 200.0), (80.0, 160.0)];
        let plane = Plane::of((10.0, 0.0, 4.0), corners).expect("a plane");
        let square = [(10.0, 0.0), (14.0, 0.0), (14.0, 4.0), (10.0, 4.0)];
        for (point, (x, y)) in square.into_iter().zip(corners) {
            let (u, v) = plane.at(point);
            assert!((u - x).hypot(v - y) < 1e-9, "{point:?}: {u} {v}");
        }
        let [a, b, c] = [(9.0, 1.0), (12.0, 1.0), (15.0, 1.0)].map(|point| plane.at(point));
        let bend = (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
        assert!(bend.abs() < 1e-6, "{bend}");
        assert!(plane.scale((12.0, 2.0)) > 20.0);
    }

    #[test]
    fn what_is_no_square_makes_no_plane() {
        assert!(Plane::of((0.0, 0.0, 1.0), [(0.0, 0.0); 4]).is_none());
        let line = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (30.0, 0.0)];
        assert!(Plane::of((0.0, 0.0, 1.0), line).is_none());
    }
}
