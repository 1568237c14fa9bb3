//! How light a photo is, pixel by pixel.

use super::plane::Point;

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
    pub fn at(&self, (x, y): Point) -> f64 {
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

    /// A picture of half the width and height, each pixel the mean of four.
    pub fn halved(&self) -> Self {
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
}
