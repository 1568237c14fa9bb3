//! Static assets: the built site's files, served with an address that holds their hash, so that a
//! browser may keep them for ever.

use std::{fmt::Write, io, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::address::Address;
use crate::service::Site;

/// Addresses of the style sheet, the script and the WASM, each with the hash of its content; and
/// the style that stands within a page.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The style of a board's page, which carries it.
    pub board_style: Arc<str>,
    /// By what a policy allows that style, as a source of `style-src`. Its hash and no nonce: the
    /// script reads newer versions of the page, and the policy of the first holds for all of them.
    pub board_style_source: Arc<str>,
    /// The module that loads the WASM.
    pub js: String,
    /// The islands.
    pub wasm: String,
    /// The module that loads the second program.
    pub verifier_js: String,
    /// The second program, for pages that pick up or check.
    pub verifier_wasm: String,
    /// The module that loads the third program.
    pub bench_js: String,
    /// The third program, for the bench.
    pub bench_wasm: String,
}

impl Assets {
    /// Reads and hashes the files of the site.
    ///
    /// # Errors
    /// One of them is missing: the site has not been built.
    pub fn read(site: &Site) -> io::Result<Self> {
        let address = |name: &str| {
            let content = site.read(&format!("pkg/{name}"))?;
            let mut hash = String::with_capacity(16);
            for byte in &Sha256::digest(&content)[..8] {
                let _ = write!(hash, "{byte:02x}");
            }
            Ok::<_, io::Error>(format!("{}?v={hash}", Address::Asset(name)))
        };
        let board_style = site.read("pkg/board.css")?;
        let board_style = str::from_utf8(&board_style).map_err(io::Error::other)?;
        Ok(Self {
            css: address("kizuki.css")?,
            board_style_source: source(board_style),
            board_style: board_style.into(),
            js: address("kizuki.js")?,
            wasm: address("kizuki.wasm")?,
            verifier_js: address("verifier.js")?,
            verifier_wasm: address("verifier.wasm")?,
            bench_js: address("bench.js")?,
            bench_wasm: address("bench.wasm")?,
        })
    }

    /// Addresses without hashes, for tests that render pages without a built site.
    pub fn unbuilt() -> Self {
        let address = |name: &str| Address::Asset(name).to_string();
        Self {
            css: address("kizuki.css"),
            board_style: Arc::default(),
            board_style_source: source(""),
            js: address("kizuki.js"),
            wasm: address("kizuki.wasm"),
            verifier_js: address("verifier.js"),
            verifier_wasm: address("verifier.wasm"),
            bench_js: address("bench.js"),
            bench_wasm: address("bench.wasm"),
        }
    }
}

fn source(style: &str) -> Arc<str> {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(style))).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the Content Security Policy Level 3, 2.3.1.
    #[test]
    fn a_style_is_named_by_its_hash() {
        assert_eq!(
            &*source("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }
}
