//! Numbers of stickers, those on paper and those on the screen apart.

use crate::domain::stickers::StickerCount;
use crate::i18n::Lang;

/// How much of a count is on paper and how much on the screen; nothing where nothing is on paper.
pub fn on_paper(lang: Lang, count: StickerCount) -> Option<String> {
    let text = &lang.texts().paper;
    match count {
        StickerCount { paper: 0, .. } => None,
        StickerCount { paper, digital: 0 } => Some((text.paper_only)(paper)),
        StickerCount { paper, digital } => Some((text.split)(paper, digital)),
    }
}

/// A number of stickers without its unit, with what of it is on paper.
pub fn counted(lang: Lang, count: StickerCount) -> String {
    format!("{}{}", count.total(), on_paper(lang, count).unwrap_or_default())
}

/// A number of stickers in words, with what of it is on paper.
pub fn stickers(lang: Lang, count: StickerCount) -> String {
    let split = on_paper(lang, count).unwrap_or_default();
    format!("{}{}{split}", count.total(), lang.texts().common.stickers_unit)
}
