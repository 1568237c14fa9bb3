//! A finished page in each content coding, as it is kept.

use std::io::Write as _;

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, header},
};
use flate2::{Compression, write::GzEncoder};

use crate::http::representation::{Bodies, Representation};

/// Brotli's middle: nearly as small as its best, in a few milliseconds for a board of 100 notes.
const BROTLI_QUALITY: u32 = 5;
/// Brotli's usual window of 4 MB.
const BROTLI_WINDOW: u32 = 22;
/// Readers ask each time whether there is something new; mostly they get a `304`.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// What decides which bytes somebody gets: the encoding, and the language by cookie or browser.
const VARY: HeaderValue = HeaderValue::from_static("accept-encoding, accept-language, cookie");

/// Compresses a rendered page; takes milliseconds of computing. `headers` are those that it was
/// rendered with.
pub fn cached(headers: &HeaderMap, body: Bytes) -> Representation {
    let mut headers = headers.clone();
    headers.insert(header::CACHE_CONTROL, ASK_AGAIN);
    headers.insert(header::VARY, VARY);
    let (gzip, brotli) = (Some(gzip(&body)), Some(brotli(&body)));
    Representation::new(&headers, Bodies { plain: body, gzip, brotli })
}

fn brotli(body: &[u8]) -> Bytes {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    // Writing to a vector does not fail.
    let _ = writer.write_all(body);
    writer.into_inner().into()
}

fn gzip(body: &[u8]) -> Bytes {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    let _ = writer.write_all(body);
    writer.finish().unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn every_coding_holds_the_same_page() {
        let text = "在宅勤務、やってみてどうでしたか。".repeat(200);
        let (small, zipped) = (brotli(text.as_bytes()), gzip(text.as_bytes()));
        let mut plain = String::new();
        brotli::Decompressor::new(&small[..], 4096).read_to_string(&mut plain).expect("brotli");
        assert_eq!(plain, text);
        plain.clear();
        flate2::read::GzDecoder::new(&zipped[..]).read_to_string(&mut plain).expect("gzip");
        assert_eq!(plain, text);
        assert!(small.len() < text.len() / 10 && zipped.len() < text.len() / 10);
        let page = cached(&HeaderMap::new(), Bytes::from(text.clone()));
        assert_eq!(page.bytes(), (text.len() + small.len() + zipped.len()) as u64);
    }
}
