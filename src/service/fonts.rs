//! The font files in which PDFs are set: those beside the site's files, Debian's, or the ones that
//! are configured. Read for each PDF and then let go: with a font of all kanji they are 50 MB.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::Config;
use crate::domain::fonts::Fonts;

/// BIZ UDPGothic's files, regular and bold.
const NAMES: [&str; 2] = ["BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf"];
/// Where they are, below the site's folder (`scripts/build.sh` puts them there).
const FOLDER: &str = "fonts";
/// Where Debian's package `fonts-morisawa-bizud-gothic` puts them.
const DEBIAN: &str = "/usr/share/fonts/truetype/bizud-gothic";
/// IPAmj Mincho, which has the characters of names and places, where Debian's package
/// `fonts-ipamj-mincho` puts it.
const DEBIAN_FALLBACK: &str = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";

/// Where fonts are. Cheap to clone.
#[derive(Clone)]
pub struct FontFiles {
    main: Arc<[PathBuf]>,
    fallbacks: Arc<[PathBuf]>,
}

impl FontFiles {
    /// As configured, or where they usually are. Nothing is read yet.
    pub fn of(config: &Config) -> Self {
        let beside = |folder: &Path| NAMES.map(|name| folder.join(name));
        let site = beside(&config.site.join(FOLDER));
        let main = match config.fonts.as_slice() {
            [] if are_files(&site) => site.to_vec(),
            [] => beside(Path::new(DEBIAN)).to_vec(),
            configured => configured.to_vec(),
        };
        let usual = || [PathBuf::from(DEBIAN_FALLBACK)].into_iter().filter(|file| file.is_file());
        let fallbacks = config.fallback_fonts.clone().unwrap_or_else(|| usual().collect());
        Self { main: main.into(), fallbacks: fallbacks.into() }
    }

    /// Whether the fonts of the text are there.
    pub fn are_there(&self) -> bool {
        are_files(&self.main)
    }

    /// The fonts, where those of the text are there. Blocks while they are read.
    pub fn read(&self) -> Option<Fonts> {
        let [regular, bold] = self.main.as_ref() else { return None };
        let fonts = read(regular)
            .and_then(|regular| Ok(Fonts { regular, bold: read(bold)?, fallbacks: Vec::new() }));
        let fonts = fonts.inspect_err(|error| tracing::warn!(%error, "no fonts for a PDF")).ok()?;
        let fallbacks = self.fallbacks.iter().filter_map(|file| {
            let found = read(file);
            found.inspect_err(|error| tracing::warn!(%error, "a fallback font is not there")).ok()
        });
        Some(Fonts { fallbacks: fallbacks.collect(), ..fonts })
    }

    /// The fonts, for a format that needs some; none for another.
    pub fn read_if(&self, needed: bool) -> Option<Fonts> {
        if needed { self.read() } else { None }
    }
}

fn are_files(files: &[PathBuf]) -> bool {
    files.len() == NAMES.len() && files.iter().all(|file| file.is_file())
}

fn read(file: &Path) -> io::Result<Arc<Vec<u8>>> {
    let bytes = fs::read(file);
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
    bytes.map(Arc::new).map_err(named)
}
