//! Fonts, as they were read from their files.

use std::sync::Arc;

/// The fonts in which a document is set.
#[derive(Clone)]
pub struct Fonts {
    /// The text's: a font file (OpenType).
    pub regular: Arc<Vec<u8>>,
    /// Its bold companion.
    pub bold: Arc<Vec<u8>>,
    /// Others, to be asked in this order for characters that the two lack.
    pub fallbacks: Vec<Arc<Vec<u8>>>,
}
