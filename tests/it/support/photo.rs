//! A photo of a printed sheet: the sheet as the program prints it, stickers on some of its places, and
//! a camera that is held askew.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "pixels of small pictures"
)]

use std::collections::HashSet;

use super::{Answer, paper::Typist};

/// A slip on the sheet, in millimetres: its width and height, and where its strip begins.
const SLIP: (f64, f64) = (95.0, 69.0);
const STRIP: (f64, f64) = (5.0, 50.0);
/// How wide the printed edge of a place is, from its middle line.
const EDGE: f64 = 0.13;

type Rgb = [u8; 3];
const PAPER: Rgb = [250, 249, 245];
const WALL: Rgb = [150, 120, 90];
const INK: Rgb = [25, 25, 30];

/// What is printed at a slip's foot, read out of the page that prints it.
struct Strip {
    /// The code's square, and its modules across, the free ones around it included.
    code: (f64, f64, f64),
    across: f64,
    dark: HashSet<(i64, i64)>,
    places: Vec<(f64, f64, f64)>,
    /// The colour of what is on each place.
    stickers: Vec<Option<Rgb>>,
}

/// A sheet of slips, two in a row.
pub struct Sheet {
    strips: Vec<Strip>,
}

/// A picture: its width, its height, three bytes for each pixel.
#[derive(Clone)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

/// How the camera is held.
#[derive(Clone, Copy)]
pub struct Camera {
    pub width: u32,
    pub height: u32,
    /// Pixels of a millimetre, at the middle.
    pub scale: f64,
    /// Turned by so many degrees.
    pub turned: f64,
    /// How much farther away what is right, and what is below, is: at 100 mm, as a part of all.
    pub askew: (f64, f64),
}

/// The value of an attribute, as a number.
fn number(tag: &str, name: &str) -> f64 {
    let value = tag.split(&format!(" {name}=\"")).nth(1).expect(name);
    value.split('"').next().expect("its end").parse().expect("a number")
}

fn strip(svg: &str) -> Strip {
    let inner = svg.split("<svg").nth(1).expect("a code");
    let view_box = inner.split("viewBox=\"0 0 ").nth(1).expect("a box");
    let across = view_box.split(' ').next().expect("a side").parse().expect("a number");
    let path = inner.split(" d=\"").nth(1).and_then(|path| path.split('"').next()).expect("a path");
    let module = |at: &str| {
        let (x, y) = at.split_once(' ')?;
        Some((x.parse().ok()?, y.split('h').next()?.parse().ok()?))
    };
    let places: Vec<(f64, f64, f64)> = svg
        .split("<circle")
        .skip(1)
        .map(|tag| (number(tag, "cx"), number(tag, "cy"), number(tag, "r")))
        .collect();
    Strip {
        code: (number(inner, "x"), number(inner, "y"), number(inner, "width")),
        across,
        dark: path.split('M').filter_map(module).collect(),
        stickers: vec![None; places.len()],
        places,
    }
}

impl Sheet {
    /// The slips of a printed page.
    pub fn of(html: &str) -> Self {
        let strips = html.split("class=\"strip\"").skip(1);
        Self {
            strips: strips
                .map(|svg| strip(svg.split("</article>").next().expect("an end")))
                .collect(),
        }
    }

    /// Those of them with these numbers.
    pub fn only(self, slips: std::ops::Range<usize>) -> Self {
        let strips = self.strips.into_iter().enumerate();
        Self {
            strips: strips.filter(|(at, _)| slips.contains(at)).map(|(_, strip)| strip).collect(),
        }
    }

    /// Puts stickers on the first places of a slip.
    pub fn stick(&mut self, slip: usize, stickers: usize, colour: Rgb) {
        for place in &mut self.strips[slip].stickers[..stickers] {
            *place = Some(colour);
        }
    }

    /// The colour of a point of the wall.
    fn at(&self, x: f64, y: f64) -> Rgb {
        let (column, row) = ((x / SLIP.0).floor(), (y / SLIP.1).floor());
        if !(0.0..2.0).contains(&column) || row < 0.0 {
            return WALL;
        }
        let Some(strip) = self.strips.get((row * 2.0 + column) as usize) else {
            return WALL;
        };
        let (x, y) = (x - column * SLIP.0, y - row * SLIP.1);
        if y < 4.0 {
            return [255, 240, 166];
        }
        strip.at(x - STRIP.0, y - STRIP.1)
    }

    /// Takes a photo.
    pub fn photo(&self, camera: Camera) -> Picture {
        let rows = self.strips.len().div_ceil(2) as f64;
        let middle = (SLIP.0, rows * SLIP.1 / 2.0);
        let (sin, cos) = camera.turned.to_radians().sin_cos();
        let (width, height) = (f64::from(camera.width), f64::from(camera.height));
        let mut rgb = Vec::with_capacity((camera.width * camera.height * 3) as usize);
        for (py, px) in (0..camera.height).flat_map(|y| (0..camera.width).map(move |x| (y, x))) {
            let mut sum = [0_u32; 3];
            for (u, v) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let (x, y) = (f64::from(px) + u - width / 2.0, f64::from(py) + v - height / 2.0);
                let (x, y) =
                    ((x * cos + y * sin) / camera.scale, (y * cos - x * sin) / camera.scale);
                let far = 1.0 - (x * camera.askew.0 + y * camera.askew.1) / 100.0;
                let seen = self.at(middle.0 + x / far, middle.1 + y / far);
                sum.iter_mut().zip(seen).for_each(|(sum, part)| *sum += u32::from(part));
            }
            rgb.extend(sum.map(|sum| (sum / 4) as u8));
        }
        Picture { width: camera.width, height: camera.height, rgb }
    }
}

impl Strip {
    fn at(&self, x: f64, y: f64) -> Rgb {
        let (left, upper, side) = self.code;
        if !(-1.0..side + 1.0).contains(&(y - upper)) {
            return PAPER;
        }
        let module = side / self.across;
        let at = (((x - left) / module).floor() as i64, ((y - upper) / module).floor() as i64);
        if (0.0..side).contains(&(x - left)) {
            return if self.dark.contains(&at) { INK } else { PAPER };
        }
        for ((cx, cy, r), sticker) in self.places.iter().zip(&self.stickers) {
            let away = (x - cx).hypot(y - cy);
            if let Some(colour) = sticker.filter(|_| away < 4.0) {
                return colour;
            }
            if (away - r).abs() < EDGE {
                return [150; 3];
            }
        }
        PAPER
    }
}

impl Picture {
    /// With so much of its light, less towards the right.
    pub fn darker(mut self, light: f64) -> Self {
        let width = self.width as usize;
        for (at, part) in self.rgb.iter_mut().enumerate() {
            let across = (at / 3 % width) as f64 / width as f64;
            *part = (f64::from(*part) * light * (1.0 - 0.4 * across)) as u8;
        }
        self
    }

    /// With a lens that is not in focus: the mean of so many pixels to each side.
    pub fn blurred(mut self, by: i64) -> Self {
        for (step, limit) in
            [(1, i64::from(self.width)), (i64::from(self.width), i64::from(self.height))]
        {
            let old = self.rgb.clone();
            for pixel in 0..i64::from(self.width) * i64::from(self.height) {
                let place = if step == 1 { pixel % limit } else { pixel / step };
                let near = (-by..=by).filter(|by| (0..limit).contains(&(place + by)));
                let near: Vec<usize> = near.map(|by| ((pixel + by * step) * 3) as usize).collect();
                for part in 0..3 {
                    let sum: usize = near.iter().map(|at| usize::from(old[at + part])).sum();
                    self.rgb[pixel as usize * 3 + part] = (sum / near.len()) as u8;
                }
            }
        }
        self
    }

    /// With the grain of a poor sensor.
    pub fn grainy(mut self, by: u32) -> Self {
        let mut state = 1_u32;
        for part in &mut self.rgb {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = ((state >> 16) % (2 * by + 1)) as i32 - by as i32;
            *part = (i32::from(*part) + grain).clamp(0, 255) as u8;
        }
        self
    }

    /// As a file.
    pub fn png(&self) -> Vec<u8> {
        png(self.width, self.height, png::ColorType::Rgb, &self.rgb)
    }
}

/// A file of pixels of 8 bits.
pub fn png(width: u32, height: u32, colour: png::ColorType, pixels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fastest);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(pixels).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

/// The fields of the slips that a page shows: name and value, as its form would send them.
pub fn fields(page: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let value = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(value.split('"').next()?.replace("&quot;", "\"").replace("&amp;", "&"))
    };
    let tags = page.split("<input").skip(1).filter_map(|tag| tag.split('>').next());
    tags.filter_map(|tag| {
        let name = attribute(tag, "name").filter(|name| name.starts_with("form[slips]"))?;
        Some((name, attribute(tag, "value").unwrap_or_default()))
    })
    .collect()
}

/// The name of a field of a slip.
pub fn field(slip: usize, part: &str) -> String {
    format!("form[slips][{slip}][{part}]")
}

/// What stands in it.
pub fn value(fields: &[(String, String)], slip: usize, part: &str) -> Option<String> {
    let name = field(slip, part);
    fields.iter().find(|(one, _)| *one == name).map(|(_, value)| value.clone())
}

/// How many stickers each slip seems to have.
pub fn proposed(page: &str) -> Vec<u32> {
    let fields = fields(page);
    let number = |slip| value(&fields, slip, "proposed")?.parse().ok();
    (0..).map_while(number).collect()
}

/// Types something into a field.
pub fn fill(fields: &mut [(String, String)], slip: usize, part: &str, typed: &str) {
    let name = field(slip, part);
    let (_, value) = fields.iter_mut().find(|(one, _)| *one == name).expect("a field");
    typed.clone_into(value);
}

impl Typist<'_> {
    /// A sheet as it is printed.
    pub async fn prints(&self, what: &str) -> Sheet {
        let path = format!("/admin/themes/{}/print/{what}", self.theme.id);
        Sheet::of(&self.app.get_as(&self.cookie, &path).await.body)
    }

    /// Sends a photo.
    pub async fn shows(&self, photo: &[u8]) -> Answer {
        let path = format!("{}/photo", self.page());
        let head = "name=\"photo\"; filename=\"IMG_0001\"";
        self.app.upload(&self.cookie, &path, &[(head, photo)]).await
    }

    /// Sends what is typed beside the slips.
    pub async fn confirms_slips(&self, fields: &[(String, String)]) -> Answer {
        let heads: Vec<String> =
            fields.iter().map(|(name, _)| format!("name=\"{name}\"")).collect();
        let parts = heads.iter().zip(fields);
        let parts: Vec<(&str, &[u8])> =
            parts.map(|(head, (_, value))| (head.as_str(), value.as_bytes())).collect();
        self.app.upload(&self.cookie, &format!("{}/photo", self.page()), &parts).await
    }
}
