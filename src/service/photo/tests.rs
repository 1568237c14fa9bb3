//! What the parts make of pictures of their own; whole photos are read in `tests/it/http/photo.rs`.

use std::collections::HashSet;
use std::ops::Range;

use qrcode::{Color, EcLevel, QrCode};

use super::codes::{Found, find};
use super::*;

fn code_of(text: &str) -> Option<SlipCode> {
    text.rsplit('/').next()?.parse().ok()
}

/// White paper with codes of `module` pixels per module at these places.
fn paper(side: u32, module: f64, codes: &[(String, (f64, f64))]) -> Picture {
    torn(side, module, codes, 0..0)
}

/// The same with nothing left in a square of pixels.
fn torn(side: u32, module: f64, codes: &[(String, (f64, f64))], gone: Range<u32>) -> Picture {
    let mut pixels = vec![255_u8; (side * side) as usize];
    for (text, (left, upper)) in codes {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("a code");
        let (across, colours) = (code.width(), code.to_colors());
        let dark = |x: f64, y: f64| {
            let (x, y) = ((x - left) / module, (y - upper) / module);
            let inside =
                |at: f64| (0.0..f64::from(u16::try_from(across).expect("few"))).contains(&at);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside")]
            let at = |at: f64| at as usize;
            inside(x) && inside(y) && colours[at(y) * across + at(x)] == Color::Dark
        };
        for (at, pixel) in (0..side * side).zip(&mut pixels) {
            let parts = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
            let (x, y) = (at % side, at / side);
            if gone.contains(&x) && gone.contains(&y) {
                continue;
            }
            let ink = parts.iter().filter(|(u, v)| dark(f64::from(x) + u, f64::from(y) + v));
            *pixel -= u8::try_from(ink.count() * 60).expect("four");
        }
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a head");
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    Picture::read(&file).expect("a picture")
}

fn address(number: u128) -> String {
    format!("https://kizuki.example.jp/q/{}", u128::MAX - number * 0x9e37_79b9_7f4a_7c15_f39c_c060)
}

/// An error of a pixel in a corner is several where the last place for a sticker is.
#[test]
fn corners_are_exact_whatever_a_code_says() {
    for number in 0..12 {
        let picture = paper(170, 3.5, &[(address(number), (24.3, 31.8))]);
        let Found { slips, unread } = find(&picture, code_of);
        let [(_, plane)] = &slips[..] else { panic!("{number}: {} slips", slips.len()) };
        assert_eq!(unread, 0);
        // Free modules are around a code of 33.
        let (left, upper, side) = crate::domain::paper::slip::CODE;
        let free = side * 4.0 / 41.0;
        let ends = [(left + free, upper + free), (left + side - free, upper + side - free)];
        for (point, (x, y)) in ends.into_iter().zip([(24.3, 31.8), (139.8, 147.3)]) {
            let (u, v) = plane.at(point);
            assert!((u - x).hypot(v - y) < 0.5, "{number}: {u} {v} for {x} {y}");
        }
    }
}

/// Four codes in a square: three large squares of three of them stand as those of one do.
#[test]
fn squares_of_several_codes_are_not_taken_for_one() {
    let places = [(20.0, 20.0), (160.0, 20.0), (20.0, 160.0), (160.0, 160.0)];
    let codes: Vec<(String, (f64, f64))> = (0..).map(address).zip(places).collect();
    let Found { slips, unread } = find(&paper(300, 3.5, &codes), code_of);
    let read: HashSet<SlipCode> = slips.into_iter().map(|(code, _)| code).collect();
    let hang: HashSet<SlipCode> = codes.iter().filter_map(|(text, _)| code_of(text)).collect();
    assert_eq!((read, unread), (hang, 0));
}

/// What looks like a code and cannot be read is counted once.
#[test]
fn a_code_that_cannot_be_read_is_said_to_be_there() {
    let picture = torn(200, 4.0, &[(address(0), (30.0, 30.0))], 66..130);
    let Found { slips, unread } = find(&picture, code_of);
    assert_eq!((slips.len(), unread), (0, 1));
}

#[test]
fn what_is_no_picture_is_said_to_be_that() {
    let problem = |bytes: &[u8]| read(bytes, code_of).expect_err("no photo");
    assert_eq!(problem(b""), PhotoProblem::Missing);
    assert_eq!(problem(b"\0\0\0\x18ftypheic\0\0\0\0"), PhotoProblem::Heic);
    assert_eq!(problem(b"\0\0\0\x18ftypmp42\0\0\0\0"), PhotoProblem::Kind, "a film");
    assert_eq!(problem(b"II*\0"), PhotoProblem::Kind);
    assert_eq!(problem(b"\xff\xd8\xff"), PhotoProblem::Broken);
    assert_eq!(problem(b"\x89PNG\r\n\x1a\n"), PhotoProblem::Broken);
    assert_eq!(problem(&vec![0xff; 21 * 1024 * 1024]), PhotoProblem::TooLarge);
}
