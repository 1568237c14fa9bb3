//! A cached response: a finished page in each content coding, and the answers made from it.

use std::io::Write as _;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::domain::hex::Hex;

/// Brotli's middle: nearly as small as its best, in a few milliseconds for a board of 100 notes.
const BROTLI_QUALITY: u32 = 5;
/// Brotli's usual window of 4 MB.
const BROTLI_WINDOW: u32 = 22;
/// Readers ask each time whether there is something new; mostly they get a `304`.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// What decides which bytes somebody gets: the encoding, and the language by cookie or browser.
const VARY: HeaderValue = HeaderValue::from_static("accept-encoding, accept-language, cookie");

/// How a body is written, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
    Plain,
}

/// One way to write the page, with everything that its answer carries.
struct Variant {
    headers: HeaderMap,
    body: Bytes,
}

/// The page.
pub struct CachedPage {
    brotli: Variant,
    gzip: Variant,
    plain: Variant,
}

impl CachedPage {
    /// Compresses a rendered page; takes milliseconds of computing. `headers` are those that it was
    /// rendered with.
    pub fn new(headers: &HeaderMap, body: Bytes) -> Self {
        let hash: [u8; 32] = Sha256::digest(&body).into();
        let mark = Hex::<16>(std::array::from_fn(|i| hash[i])).to_string();
        let variant = |encoding: Coding, body: Bytes| Variant {
            headers: with(headers, &mark, encoding, body.len()),
            body,
        };
        Self {
            brotli: variant(Coding::Brotli, brotli(&body)),
            gzip: variant(Coding::Gzip, gzip(&body)),
            plain: variant(Coding::Plain, body),
        }
    }

    /// Memory that the page takes, in bytes.
    pub fn bytes(&self) -> u64 {
        [&self.brotli, &self.gzip, &self.plain]
            .map(|variant| variant.body.len() as u64)
            .iter()
            .sum()
    }

    /// The answer for a reader: `304` where the reader has these bytes, nothing but the headers for
    /// `HEAD`.
    pub fn answer(&self, method: &Method, asked: &HeaderMap) -> Response<Body> {
        let variant = match Coding::of(asked) {
            Coding::Brotli => &self.brotli,
            Coding::Gzip => &self.gzip,
            Coding::Plain => &self.plain,
        };
        let mut headers = variant.headers.clone();
        let known = headers.get(header::ETAG).is_some_and(|mark| knows(asked, mark));
        let mut response = Response::new(Body::empty());
        if known {
            headers.remove(header::CONTENT_LENGTH);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else if *method != Method::HEAD {
            *response.body_mut() = Body::from(variant.body.clone());
        }
        *response.headers_mut() = headers;
        response
    }
}

fn with(headers: &HeaderMap, mark: &str, encoding: Coding, length: usize) -> HeaderMap {
    let mut headers = headers.clone();
    let suffix = match encoding {
        Coding::Brotli => "-br",
        Coding::Gzip => "-gz",
        Coding::Plain => "",
    };
    if let Ok(mark) = HeaderValue::from_str(&format!("\"{mark}{suffix}\"")) {
        headers.insert(header::ETAG, mark);
    }
    headers.insert(header::CACHE_CONTROL, ASK_AGAIN);
    headers.insert(header::VARY, VARY);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    match encoding {
        Coding::Brotli => headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br")),
        Coding::Gzip => headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip")),
        Coding::Plain => None,
    };
    headers
}

/// Whether the reader has a body of this mark (RFC 9110, 13.1.2: compared weakly).
fn knows(asked: &HeaderMap, mark: &HeaderValue) -> bool {
    let mark = mark.as_bytes();
    let held = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .flat_map(|list| list.as_bytes().split(|byte| *byte == b','));
    held.map(<[u8]>::trim_ascii)
        .any(|held| held == b"*" || held.strip_prefix(b"W/").unwrap_or(held) == mark)
}

impl Coding {
    /// The best of those that the reader takes.
    fn of(asked: &HeaderMap) -> Self {
        if takes(asked, "br") {
            Self::Brotli
        } else if takes(asked, "gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }
}

/// Whether a reader takes a coding (RFC 9110, 12.5.3). Weights other than "not this one" are not
/// looked at.
pub fn takes(asked: &HeaderMap, name: &str) -> bool {
    let lists = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|entry| {
        let (coding, weight) = entry.split_once(';').unwrap_or((entry, ""));
        let refused =
            weight.split('=').nth(1).is_some_and(|weight| weight.trim().parse() == Ok(0.0));
        coding.trim().eq_ignore_ascii_case(name) && !refused
    })
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

    fn asked(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).expect("a value"))])
    }

    #[test]
    fn the_best_encoding_that_is_taken() {
        let of = |list| Coding::of(&asked(header::ACCEPT_ENCODING, list));
        assert_eq!(of("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(of("GZIP;q=0.5"), Coding::Gzip);
        assert_eq!(of("br;q=0, gzip;q=1.0"), Coding::Gzip);
        assert_eq!(of("br; q=0.000, gzip ;q=0"), Coding::Plain);
        for none in ["", "identity", "brotli", "x-gzip"] {
            assert_eq!(of(none), Coding::Plain, "{none}");
        }
        assert_eq!(Coding::of(&HeaderMap::new()), Coding::Plain);
    }

    #[test]
    fn every_encoding_holds_the_same_page() {
        let text = "在宅勤務、やってみてどうでしたか。".repeat(200);
        let page = CachedPage::new(&HeaderMap::new(), Bytes::from(text.clone()));
        let mut plain = String::new();
        brotli::Decompressor::new(&page.brotli.body[..], 4096)
            .read_to_string(&mut plain)
            .expect("brotli");
        assert_eq!(plain, text);
        plain.clear();
        flate2::read::GzDecoder::new(&page.gzip.body[..]).read_to_string(&mut plain).expect("gzip");
        assert_eq!(plain, text);
        assert!(page.brotli.body.len() < text.len() / 10 && page.gzip.body.len() < text.len() / 10);
        assert_eq!(
            page.bytes(),
            (text.len() + page.brotli.body.len() + page.gzip.body.len()) as u64
        );
        let marks = [&page.brotli, &page.gzip, &page.plain]
            .map(|variant| variant.headers[header::ETAG].clone());
        assert!(
            marks[0] != marks[1] && marks[1] != marks[2] && marks[0] != marks[2],
            "one mark for each sequence of bytes"
        );
    }

    #[test]
    fn whoever_has_the_bytes_gets_none() {
        let page = CachedPage::new(
            &asked(header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
            Bytes::from_static(b"page"),
        );
        let first = page.answer(&Method::GET, &HeaderMap::new());
        let mark = first.headers()[header::ETAG].to_str().expect("text").to_owned();
        for same in [mark.clone(), format!("W/{mark}"), format!("\"x\", {mark}"), "*".into()] {
            let again = page.answer(&Method::GET, &asked(header::IF_NONE_MATCH, &same));
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{same}");
            assert_eq!(
                again.headers()[header::CONTENT_SECURITY_POLICY],
                "default-src 'none'",
                "a kept page keeps its policy"
            );
            assert!(!again.headers().contains_key(header::CONTENT_LENGTH));
        }
        for other in ["\"x\"", &mark.replace('"', ""), ""] {
            assert_eq!(
                page.answer(&Method::GET, &asked(header::IF_NONE_MATCH, other)).status(),
                StatusCode::OK,
                "{other}"
            );
        }
    }
}
