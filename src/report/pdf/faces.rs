//! The fonts of a PDF, for shaping and for embedding, and which of them has a character.

use std::sync::Arc;

use parley::{
    FontContext, FontData, FontWeight,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
};
use skrifa::{FontRef, MetadataProvider, charmap::MapVariant};

use super::ignorable::{is_ignorable, is_selector};
use crate::domain::fonts::Fonts;
use crate::report::error::WriteError;

/// The family of the two fonts in which a report is set.
pub(super) const MAIN: &str = "main";
/// The faces of [`MAIN`]: its weights.
const WEIGHTS: usize = 2;
/// What stands where no font has a character (下駄, the printers' mark for a missing type).
pub(super) const GETA: char = '〓';

/// A font.
pub(super) struct Face {
    /// The file, and where the font is in it.
    pub(super) data: FontData,
    /// The name by which a text asks for it.
    family: String,
    /// Its blank, which shapers put where nothing shows.
    pub(super) blank: u32,
    /// Its [`GETA`].
    pub(super) geta: u32,
}

/// All fonts, in the order in which they are asked for a character.
pub(super) struct Faces {
    /// What shapes with them.
    pub(super) context: FontContext,
    all: Vec<Face>,
    /// Characters, by their code points, that both weights have.
    common: Vec<bool>,
}

impl Face {
    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.data.data.data(), self.data.index).ok()
    }

    fn has(&self, c: char) -> bool {
        self.font().and_then(|font| font.charmap().map(c)).is_some_and(|glyph| glyph.to_u32() != 0)
    }

    /// Whether it has that form of a character (異体字), or the character looks so anyway.
    fn has_variant(&self, c: char, selector: char) -> bool {
        let variant = self.font().and_then(|font| font.charmap().map_variant(c, selector));
        match variant {
            Some(MapVariant::Variant(glyph)) => glyph.to_u32() != 0,
            Some(MapVariant::UseDefault) => self.has(c),
            None => false,
        }
    }

    /// Whether it has all characters of what is read as one. Characters of private use are as if
    /// they were not there: nobody else knows what they mean, and PDF/A refuses them.
    fn covers(&self, cluster: &str) -> bool {
        let has = |c: char| is_ignorable(c) || (!is_private(c) && self.has(c));
        cluster.chars().all(has) || composed(cluster).chars().all(has)
    }
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

fn composed(cluster: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    cluster.nfc().collect()
}

impl Faces {
    /// The fonts, made ready.
    ///
    /// # Errors
    /// [`WriteError::Font`] where a file is no font, or lacks the simplest characters.
    pub(super) fn of(fonts: &Fonts) -> Result<Self, WriteError> {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let weights =
            [(&fonts.regular, FontWeight::NORMAL), (&fonts.bold, FontWeight::BOLD)].into_iter();
        let main = weights.map(|(data, weight)| (data, MAIN.to_owned(), weight));
        let others = fonts.fallbacks.iter().zip(1..);
        let others = others.map(|(data, n): (_, usize)| (data, n.to_string(), FontWeight::NORMAL));
        let mut all = Vec::new();
        for (data, family, weight) in main.chain(others) {
            all.push(register(&mut collection, data, family, weight)?);
        }
        let context = FontContext { collection, source_cache: SourceCache::default() };
        let common = common(&all[..WEIGHTS])?;
        Ok(Self { context, all, common })
    }

    /// Whether a text can be set in the fonts of the report alone, without a closer look.
    pub(super) fn has_all(&self, text: &str) -> bool {
        let has = |c: char| c == '\n' || self.common.get(c as usize).copied().unwrap_or_default();
        text.chars().all(has)
    }

    /// The family of the first font that can show what is read as one character. A font with the
    /// form that its selector names comes before one that has the character in another form.
    pub(super) fn family_of(&self, cluster: &str) -> Option<&str> {
        let selector = cluster.chars().find(|c| is_selector(*c));
        let base = cluster.chars().next()?;
        let variant = |face: &&Face| selector.is_some_and(|form| face.has_variant(base, form));
        let able = || self.candidates().filter(|face| face.covers(cluster));
        able().find(variant).or_else(|| able().next()).map(|face| face.family.as_str())
    }

    /// The fonts that are asked: of the report's own, the regular one speaks for the bold one.
    fn candidates(&self) -> impl Iterator<Item = &Face> {
        self.all[..1].iter().chain(&self.all[WEIGHTS..])
    }

    /// Where a font stands that was used to shape.
    pub(super) fn place_of(&self, font: &FontData) -> usize {
        let is =
            |face: &Face| (face.data.data.id(), face.data.index) == (font.data.id(), font.index);
        self.all.iter().position(is).unwrap_or_default()
    }

    /// The font at a place.
    pub(super) fn at(&self, place: usize) -> &Face {
        &self.all[place]
    }

    /// The fonts for embedding, by their places.
    ///
    /// # Errors
    /// [`WriteError::Font`] where a file is no font.
    pub(super) fn embedded(&self) -> Result<Vec<krilla::text::Font>, WriteError> {
        let font = |face: &Face| {
            let (data, _) = face.data.data.clone().into_raw_parts();
            krilla::text::Font::new(data.into(), face.data.index).ok_or(WriteError::Font)
        };
        self.all.iter().map(font).collect()
    }
}

fn register(
    collection: &mut Collection,
    data: &Arc<Vec<u8>>,
    family: String,
    weight: FontWeight,
) -> Result<Face, WriteError> {
    let blob = Blob::new(data.clone());
    let named = FontInfoOverride {
        family_name: Some(&family),
        weight: Some(weight),
        ..FontInfoOverride::default()
    };
    let found = collection.register_fonts(blob.clone(), Some(named));
    let info = found.first().and_then(|(_, fonts)| fonts.first()).ok_or(WriteError::Font)?;
    let mut face = Face { data: FontData::new(blob, info.index()), family, blank: 0, geta: 0 };
    let glyph = |c| Some(face.font()?.charmap().map(c)?.to_u32());
    (face.blank, face.geta) = (glyph(' ').unwrap_or_default(), glyph(GETA).unwrap_or_default());
    Ok(face)
}

/// The characters that all of these fonts have, by their code points.
fn common(faces: &[Face]) -> Result<Vec<bool>, WriteError> {
    /// The planes of kanji and below.
    const CODES: usize = 0x4_0000;
    let mut common = vec![true; CODES];
    for face in faces {
        let mut has = vec![false; CODES];
        let font = face.font().ok_or(WriteError::Font)?;
        for (code, glyph) in font.charmap().mappings() {
            let plain = char::from_u32(code).is_some_and(|c| !is_ignorable(c) && !is_private(c));
            if let (true, true, Some(has)) =
                (plain, glyph.to_u32() != 0, has.get_mut(code as usize))
            {
                *has = true;
            }
        }
        common.iter_mut().zip(has).for_each(|(all, has)| *all &= has);
    }
    let needed = [' ', GETA, '0', 'あ'];
    if needed.iter().all(|c| common[*c as usize]) { Ok(common) } else { Err(WriteError::Font) }
}
