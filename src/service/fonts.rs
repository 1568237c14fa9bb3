//! The font files in which PDFs are set: those beside the site's files, Debian's, or the ones that
//! are configured. Read for each PDF and then let go: with a font of all kanji they are 50 MB.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Config, Site};
use crate::domain::fonts::Fonts;

/// BIZ UDPGothic's files, regular and bold.
const NAMES: [&str; 2] = ["BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf"];
/// Where they are, below the site's folder (`scripts/build.sh` puts them there).
const FOLDER: &str = "fonts/";
/// Where Debian's package `fonts-morisawa-bizud-gothic` puts them.
const DEBIAN: &str = "/usr/share/fonts/truetype/bizud-gothic";
/// IPAmj Mincho, which has the characters of names and places, where Debian's package
/// `fonts-ipamj-mincho` puts it.
const DEBIAN_FALLBACK: &str = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";

/// The fonts of the text.
#[derive(Clone)]
enum Main {
    /// The site's own.
    Site(Site),
    /// Files, the regular one and the bold one.
    Files(Arc<[PathBuf]>),
}

/// Where fonts are. Cheap to clone.
#[derive(Clone)]
pub struct FontFiles {
    main: Main,
    fallbacks: Arc<[PathBuf]>,
}

impl FontFiles {
    /// As configured, or where they usually are. Nothing is read yet.
    pub fn of(config: &Config) -> Self {
        let site = config.site();
        let main = match config.fonts.as_slice() {
            [] if of_site().all(|name| site.has(&name)) => Main::Site(site),
            [] => Main::Files(NAMES.map(|name| Path::new(DEBIAN).join(name)).into()),
            configured => Main::Files(configured.into()),
        };
        let usual = || [PathBuf::from(DEBIAN_FALLBACK)].into_iter().filter(|file| file.is_file());
        let fallbacks = config.fallback_fonts.clone().unwrap_or_else(|| usual().collect());
        Self { main, fallbacks: fallbacks.into() }
    }

    /// Whether the fonts of the text are there.
    pub fn are_there(&self) -> bool {
        match &self.main {
            Main::Site(_) => true,
            Main::Files(files) => {
                files.len() == NAMES.len() && files.iter().all(|file| file.is_file())
            }
        }
    }

    /// The fonts, where those of the text are there. Blocks while they are read.
    pub fn read(&self) -> Option<Fonts> {
        let main: io::Result<Vec<_>> = match &self.main {
            Main::Site(site) => of_site()
                .map(|name| site.read(&name).map(|bytes| Arc::new(bytes.into_owned())))
                .collect(),
            Main::Files(files) => files.iter().map(|file| read(file)).collect(),
        };
        let main = main.inspect_err(|error| tracing::warn!(%error, "no fonts for a PDF")).ok()?;
        let [regular, bold] = <[_; 2]>::try_from(main).ok()?;
        let fallbacks = self.fallbacks.iter().filter_map(|file| {
            let found = read(file);
            found.inspect_err(|error| tracing::warn!(%error, "a fallback font is not there")).ok()
        });
        Some(Fonts { regular, bold, fallbacks: fallbacks.collect() })
    }

    /// The fonts, for a format that needs some; none for another.
    pub fn read_if(&self, needed: bool) -> Option<Fonts> {
        if needed { self.read() } else { None }
    }
}

/// The names of the site's own.
fn of_site() -> impl Iterator<Item = String> {
    NAMES.into_iter().map(|name| format!("{FOLDER}{name}"))
}

fn read(file: &Path) -> io::Result<Arc<Vec<u8>>> {
    let bytes = fs::read(file);
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
    bytes.map(Arc::new).map_err(named)
}
