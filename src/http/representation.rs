//! A representation (RFC 9110, 3.2): the bytes of a page or of a file in each content coding, and
//! the answers made from them.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
};
use sha2::{Digest, Sha256};

use crate::domain::hex::Hex;

/// How a body is written, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
    Plain,
}

/// The same bytes as they are, and compressed where that is worth it.
pub struct Bodies {
    /// As they are.
    pub plain: Bytes,
    /// In gzip's format.
    pub gzip: Option<Bytes>,
    /// In brotli's.
    pub brotli: Option<Bytes>,
}

/// One way to write the body, with everything that its answer carries.
struct Variant {
    headers: HeaderMap,
    body: Bytes,
}

/// What is answered at one address.
pub struct Representation {
    brotli: Option<Variant>,
    gzip: Option<Variant>,
    plain: Variant,
}

impl Representation {
    /// `headers` are those of every answer; what tells of a coding, its length and its mark is set
    /// here.
    pub fn new(headers: &HeaderMap, bodies: Bodies) -> Self {
        let hash: [u8; 32] = Sha256::digest(&bodies.plain).into();
        let mark = Hex::<16>(std::array::from_fn(|i| hash[i])).to_string();
        let variant = |coding, body: Bytes| Variant {
            headers: with(headers, &mark, coding, body.len()),
            body,
        };
        Self {
            brotli: bodies.brotli.map(|body| variant(Coding::Brotli, body)),
            gzip: bodies.gzip.map(|body| variant(Coding::Gzip, body)),
            plain: variant(Coding::Plain, bodies.plain),
        }
    }

    /// Memory that the bodies take, in bytes.
    pub fn bytes(&self) -> u64 {
        let all = [self.brotli.as_ref(), self.gzip.as_ref(), Some(&self.plain)];
        all.into_iter().flatten().map(|variant| variant.body.len() as u64).sum()
    }

    /// The answer for a reader: `304` where the reader has these bytes, nothing but the headers for
    /// `HEAD`.
    pub fn answer(&self, method: &Method, asked: &HeaderMap) -> Response<Body> {
        let variant = self.of(asked);
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

    /// The best that there is of what the reader takes.
    fn of(&self, asked: &HeaderMap) -> &Variant {
        let brotli = self.brotli.as_ref().filter(|_| takes(asked, "br"));
        let gzip = || self.gzip.as_ref().filter(|_| takes(asked, "gzip"));
        brotli.or_else(gzip).unwrap_or(&self.plain)
    }
}

fn with(headers: &HeaderMap, mark: &str, coding: Coding, length: usize) -> HeaderMap {
    let mut headers = headers.clone();
    let suffix = match coding {
        Coding::Brotli => "-br",
        Coding::Gzip => "-gz",
        Coding::Plain => "",
    };
    if let Ok(mark) = HeaderValue::from_str(&format!("\"{mark}{suffix}\"")) {
        headers.insert(header::ETAG, mark);
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    match coding {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).expect("a value"))])
    }

    fn bytes(text: &'static str) -> Bytes {
        Bytes::from_static(text.as_bytes())
    }

    fn all() -> Representation {
        Representation::new(
            &asked(header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
            Bodies { plain: bytes("page"), gzip: Some(bytes("gz")), brotli: Some(bytes("b")) },
        )
    }

    #[test]
    fn the_best_coding_that_is_taken() {
        let page = all();
        let of = |list| page.of(&asked(header::ACCEPT_ENCODING, list)).body.clone();
        assert_eq!(of("gzip, deflate, br, zstd"), "b");
        assert_eq!(of("GZIP;q=0.5"), "gz");
        assert_eq!(of("br;q=0, gzip;q=1.0"), "gz");
        assert_eq!(of("br; q=0.000, gzip ;q=0"), "page");
        for none in ["", "identity", "brotli", "x-gzip"] {
            assert_eq!(of(none), "page", "{none}");
        }
        assert_eq!(page.of(&HeaderMap::new()).body, "page");
        assert_eq!(page.bytes(), 7);
        let bodies = Bodies { plain: bytes("page"), gzip: None, brotli: None };
        let plain = Representation::new(&HeaderMap::new(), bodies);
        let answer = plain.answer(&Method::GET, &asked(header::ACCEPT_ENCODING, "br, gzip"));
        assert!(!answer.headers().contains_key(header::CONTENT_ENCODING), "there is no other");
    }

    #[test]
    fn each_sequence_of_bytes_has_one_mark() {
        let page = all();
        let marks = ["br", "gzip", ""].map(|taken| {
            page.answer(&Method::GET, &asked(header::ACCEPT_ENCODING, taken)).headers()
                [header::ETAG]
                .clone()
        });
        assert!(marks[0] != marks[1] && marks[1] != marks[2] && marks[0] != marks[2]);
    }

    #[test]
    fn whoever_has_the_bytes_gets_none() {
        let page = all();
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
