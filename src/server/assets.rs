//! The built site's files: served with an address that holds their hash, so that a browser may keep them for ever.

use std::{fmt::Write, fs, io, path::Path};

use sha2::{Digest, Sha256};

/// Addresses of the style sheet, the script and the WASM, each with the hash of its content.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The module that loads the WASM.
    pub js: String,
    /// The islands.
    pub wasm: String,
    /// The module that loads the second program.
    pub verifier_js: String,
    /// The second program, for pages that pick up or check.
    pub verifier_wasm: String,
}

impl Assets {
    /// Reads and hashes the files below `site`.
    ///
    /// # Errors
    /// One of them is missing: the site has not been built.
    pub fn read(site: &Path) -> io::Result<Self> {
        let address = |name: &str| {
            let content = fs::read(site.join("pkg").join(name))?;
            let mut hash = String::with_capacity(16);
            for byte in &Sha256::digest(&content)[..8] {
                let _ = write!(hash, "{byte:02x}");
            }
            Ok::<_, io::Error>(format!("/pkg/{name}?v={hash}"))
        };
        Ok(Self {
            css: address("kizuki.css")?,
            js: address("kizuki.js")?,
            wasm: address("kizuki.wasm")?,
            verifier_js: address("verifier.js")?,
            verifier_wasm: address("verifier.wasm")?,
        })
    }

    /// Addresses without hashes, for tests that render pages without a built site.
    pub fn unbuilt() -> Self {
        let address = |name: &str| format!("/pkg/{name}");
        Self {
            css: address("kizuki.css"),
            js: address("kizuki.js"),
            wasm: address("kizuki.wasm"),
            verifier_js: address("verifier.js"),
            verifier_wasm: address("verifier.wasm"),
        }
    }
}
