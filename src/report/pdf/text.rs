//! Setting text: shaped, broken into lines by the rules of the language (kinsoku), in both
//! directions, in the first font that has a character.

use std::{collections::HashMap, ops::Range};

use parley::{
    Alignment, AlignmentOptions, Cluster, FontFamily, FontFamilyName, FontWeight, Language, Layout,
    LayoutContext, Line as SetLine, LineBreak, LineHeight, OverflowWrap, Run, StyleProperty,
};

use super::{
    faces::{Faces, MAIN},
    ignorable::is_ignorable,
    missing::{Missing, Printed},
    style::{Ink, Side, Style},
};

/// The size of a missing character's number, in sizes of the text.
const NUMBER_SIZE: f32 = 0.6;
/// How high it stands.
const NUMBER_RISE: f32 = 0.55;
/// The bytes of a text that is kept when it was set, for it may come again.
const SHORT: usize = 32;

/// A glyph. Lengths are in sizes of the font.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drawn {
    pub(super) id: u16,
    /// Which part of the piece's text it stands for, in bytes.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) advance: f32,
    pub(super) x: f32,
    pub(super) y: f32,
}

/// Part of a line in one font, size and ink.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The font, by its place.
    pub(super) face: usize,
    pub(super) size: f32,
    pub(super) ink: Ink,
    /// Where it begins, from the line's beginning.
    pub(super) x: f32,
    pub(super) glyphs: Vec<Drawn>,
    pub(super) text: String,
    /// The 〓 of which it is part: the same number for its parts, another one for the next.
    pub(super) swap: Option<usize>,
}

/// A line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) height: f32,
    /// Its base line, from its top.
    pub(super) baseline: f32,
    pub(super) pieces: Vec<Piece>,
    /// The characters in it that no font has: each 〓 with its place in [`Missing`].
    pub(super) missing: Vec<(usize, usize)>,
}

/// A short text with what decides how it is set: its size, leading and width as bits, whether it is
/// bold, its colour, and where it stands.
type ShortText = (String, [u32; 3], bool, [u8; 3], Side);

/// Sets text.
pub(super) struct Typesetter {
    pub(super) faces: Faces,
    pub(super) missing: Missing,
    contexts: LayoutContext<Ink>,
    layout: Layout<Ink>,
    language: Option<Language>,
    /// Short texts that were set before: numbers, names of prompts.
    short: HashMap<ShortText, Vec<Line>>,
}

impl Typesetter {
    /// For a language, as BCP 47 names it.
    pub(super) fn new(faces: Faces, language: &str) -> Self {
        Self {
            faces,
            missing: Missing::default(),
            contexts: LayoutContext::new(),
            layout: Layout::new(),
            language: Language::parse(language).ok(),
            short: HashMap::new(),
        }
    }

    /// The lines of a text. None for a text in which nothing is to be seen.
    pub(super) fn set(&mut self, text: &str, style: Style, width: f32, side: Side) -> Vec<Line> {
        if text.len() > SHORT {
            return self.set_spans(&[(text, style)], width, side);
        }
        let lengths = [style.size, style.leading, width].map(f32::to_bits);
        let key = (text.to_owned(), lengths, style.bold, style.ink.rgb(), side);
        if let Some(lines) = self.short.get(&key) {
            return lines.clone();
        }
        let lines = self.set_spans(&[(text, style)], width, side);
        self.short.insert(key, lines.clone());
        lines
    }

    /// The lines of a text whose parts look different.
    pub(super) fn set_spans(
        &mut self,
        spans: &[(&str, Style)],
        width: f32,
        side: Side,
    ) -> Vec<Line> {
        let Some(printed) = self.shape(spans) else { return Vec::new() };
        self.layout.break_all_lines(Some(width));
        let alignment = match side {
            Side::Start => Alignment::Start,
            Side::Middle => Alignment::Center,
            Side::Right => Alignment::Right,
        };
        self.layout.align(alignment, AlignmentOptions::default());
        self.layout.lines().map(|line| self.line(&line, &printed)).collect()
    }

    /// How wide a text is that need not be broken.
    pub(super) fn width_of(&mut self, text: &str, style: Style) -> f32 {
        // Numbers are given to what is printed, in its order.
        let missing = std::mem::take(&mut self.missing);
        let shaped = self.shape(&[(text, style)]);
        self.missing = missing;
        if shaped.is_none() {
            return 0.0;
        }
        self.layout.break_all_lines(None);
        // A line that is just as wide must not be broken for the last digit of a sum.
        self.layout.width() + 0.1
    }

    fn shape(&mut self, spans: &[(&str, Style)]) -> Option<Printed> {
        let mut printed = Printed::default();
        let mut styles: Vec<(Range<usize>, Style)> = Vec::new();
        for (text, style) in spans {
            let range = printed.push(text, &self.faces, &mut self.missing);
            styles.push((range, *style));
        }
        let first = styles.first().filter(|_| !printed.text.is_empty())?.1;
        let context = &mut self.faces.context;
        let mut builder = self.contexts.ranged_builder(context, &printed.text, 1.0, false);
        builder.push_default(named(MAIN));
        // A line is at least as high as one of the paragraph's own text.
        builder.push_default(StyleProperty::FontSize(first.size));
        builder.push_default(StyleProperty::Locale(self.language));
        builder.push_default(StyleProperty::LineBreak(LineBreak::Strict));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder
            .push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(first.leading)));
        for (range, style) in styles.iter().filter(|(range, _)| !range.is_empty()) {
            let weight = if style.bold { FontWeight::BOLD } else { FontWeight::NORMAL };
            builder.push(StyleProperty::FontSize(style.size), range.clone());
            builder.push(StyleProperty::FontWeight(weight), range.clone());
            builder.push(StyleProperty::Brush(style.ink), range.clone());
        }
        for (range, family) in &printed.families {
            builder.push(named(family), range.clone());
        }
        for swap in &printed.swaps {
            let at = swap.range.start;
            let style = styles.iter().find(|(range, _)| range.contains(&at)).map_or(first, |s| s.1);
            let size = StyleProperty::FontSize(style.size * NUMBER_SIZE);
            builder.push(size, swap.number_at..swap.range.end);
        }
        builder.build_into(&mut self.layout, &printed.text);
        Some(printed)
    }

    fn line(&self, line: &SetLine<'_, Ink>, printed: &Printed) -> Line {
        let metrics = line.metrics();
        let (faces, x) = (&self.faces, metrics.offset);
        let mut pieces = Pieces { faces, printed, done: Vec::new(), x, was_rtl: false };
        for run in line.runs() {
            pieces.run(&run);
        }
        let mut done = pieces.done;
        for piece in &mut done {
            piece.settle(&printed.text);
        }
        done.retain(|piece| !piece.glyphs.is_empty());
        let swaps = printed.swaps.iter().enumerate();
        let here = swaps.filter(|(_, swap)| line.text_range().contains(&swap.range.start));
        Line {
            height: metrics.line_height,
            baseline: metrics.baseline - metrics.block_min_coord,
            pieces: done,
            missing: here.map(|(at, swap)| (at, swap.which)).collect(),
        }
    }
}

fn named(family: &str) -> StyleProperty<'_, Ink> {
    StyleProperty::FontFamily(FontFamily::Single(FontFamilyName::named(family)))
}

/// The pieces of a line, in the order in which they are seen.
struct Pieces<'a> {
    faces: &'a Faces,
    printed: &'a Printed,
    done: Vec<Piece>,
    x: f32,
    was_rtl: bool,
}

impl Pieces<'_> {
    fn run(&mut self, run: &Run<'_, Ink>) {
        let (face, size) = (self.faces.place_of(run.font()), run.font_size());
        // Kanji and kana are runs of their own; where they are read one after the other, they are a
        // piece.
        let mut fresh = run.is_rtl() || self.was_rtl;
        self.was_rtl = run.is_rtl();
        for cluster in run.visual_clusters() {
            let ink = cluster.style().brush;
            let range = cluster.text_range();
            let swap = self.printed.swap_at(range.start);
            let joins = !fresh
                && self.done.last().is_some_and(|last| {
                    (last.face, last.ink, last.swap) == (face, ink, swap)
                        && (last.size - size).abs() < f32::EPSILON
                });
            if !joins {
                self.done.push(Piece {
                    face,
                    size,
                    ink,
                    x: self.x,
                    glyphs: Vec::new(),
                    text: String::new(),
                    swap,
                });
            }
            fresh = false;
            let rises = swap.is_some_and(|at| range.start >= self.printed.swaps[at].number_at);
            self.cluster(&cluster, face, size, if rises { NUMBER_RISE } else { 0.0 });
        }
    }

    fn cluster(&mut self, cluster: &Cluster<'_, Ink>, face: usize, size: f32, rise: f32) {
        let range = cluster.text_range();
        let font = self.faces.at(face);
        let Some(piece) = self.done.last_mut() else { return };
        let (start, end) = (offset(range.start), offset(range.end));
        let drawn = |id: u32, advance, x, y| Drawn {
            id: u16::try_from(id).unwrap_or_default(),
            start,
            end,
            advance,
            x,
            y,
        };
        if cluster.is_ligature_continuation() {
            if let Some(last) = piece.glyphs.last_mut() {
                (last.start, last.end) = (last.start.min(start), last.end.max(end));
            }
            return;
        }
        if cluster.is_hard_line_break() {
            // A blank, so that the words of two lines are two when the text is read.
            return piece.glyphs.push(drawn(font.blank, 0.0, 0.0, 0.0));
        }
        let text = &self.printed.text[range];
        for glyph in cluster.glyphs() {
            let hidden = glyph.id == font.blank && glyph.advance == 0.0;
            if hidden || (glyph.id == 0 && text.chars().all(is_ignorable)) {
                continue;
            }
            // What a font lacks was seen to before; a PDF for everybody must have no hole in it.
            let id = if glyph.id == 0 { font.geta } else { glyph.id };
            let (x, y) = (glyph.x / size, glyph.y / size + rise);
            piece.glyphs.push(drawn(id, glyph.advance / size, x, y));
            self.x += glyph.advance;
        }
    }
}

impl Piece {
    /// Takes of the printed text what it stands for.
    fn settle(&mut self, printed: &str) {
        let start = self.glyphs.iter().map(|glyph| glyph.start).min().unwrap_or_default();
        let end = self.glyphs.iter().map(|glyph| glyph.end).max().unwrap_or_default();
        self.text = printed[start as usize..end as usize].replace('\n', " ");
        for glyph in &mut self.glyphs {
            (glyph.start, glyph.end) = (glyph.start - start, glyph.end - start);
        }
        self.glyphs.shrink_to_fit();
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path, sync::Arc};

    use super::*;
    use crate::domain::fonts::Fonts;

    fn typesetter() -> Typesetter {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("node_modules/@expo-google-fonts/biz-udpgothic");
        let read = |file| Arc::new(fs::read(package.join(file)).expect("a font: scripts/setup.sh"));
        let fonts = Fonts {
            regular: read("400Regular/BIZUDPGothic_400Regular.ttf"),
            bold: read("700Bold/BIZUDPGothic_700Bold.ttf"),
            fallbacks: Vec::new(),
        };
        Typesetter::new(Faces::of(&fonts).expect("fonts"), "ja")
    }

    fn glyphs(line: &Line) -> Vec<u16> {
        line.pieces.iter().flat_map(|piece| &piece.glyphs).map(|glyph| glyph.id).collect()
    }

    fn texts(lines: &[Line]) -> Vec<String> {
        let text = |line: &Line| line.pieces.iter().map(|piece| piece.text.as_str()).collect();
        lines.iter().map(text).collect()
    }

    #[test]
    fn a_form_of_a_character_is_kept_at_the_end_of_a_line() {
        let mut typesetter = typesetter();
        let mut set = |text: &str, width| typesetter.set(text, Style::BODY, width, Side::Start);
        let (plain, form) = (set("葛", 500.0), set("葛\u{e0100}", 500.0));
        assert_ne!(glyphs(&plain[0]), glyphs(&form[0]), "the font has the form");
        // Four characters of 10.5 points go on a line of 45.
        let lines = set("ああああ葛\u{e0100}城市葛\u{e0100}ああ", 56.0);
        assert_eq!(texts(&lines)[0], "ああああ葛\u{e0100}");
        assert_eq!(glyphs(&lines[0]).last(), glyphs(&form[0]).last());
        // A form that no font has is the character in the form that there is, and is read with it.
        let other = set("ああああ邊\u{e0101}ああ", 56.0);
        let plain = set("邊", 500.0);
        assert_eq!(glyphs(&other[0]).last(), glyphs(&plain[0]).last());
        assert!(other[0].missing.is_empty() && texts(&other)[0].ends_with("邊\u{e0101}"));
    }

    #[test]
    fn lines_break_by_the_rules_of_japanese() {
        let mut typesetter = typesetter();
        let style = Style { size: 10.0, ..Style::BODY };
        let lines = typesetter.set("漢字漢字、「漢字」漢字。", style, 40.0, Side::Start);
        for line in texts(&lines) {
            assert!(!line.starts_with(['、', '。', '」']) && !line.ends_with('「'), "{line}");
        }
        assert_eq!(texts(&lines).concat(), "漢字漢字、「漢字」漢字。");
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_and_a_width_holds_what_it_was_measured_of() {
        let mut typesetter = typesetter();
        let lines = typesetter.set(&"W".repeat(100), Style::BODY, 60.0, Side::Start);
        assert_eq!(texts(&lines).concat().len(), 100);
        let width = typesetter.width_of("1,234", Style::TABLE);
        assert_eq!(typesetter.set("1,234", Style::TABLE, width, Side::Right).len(), 1);
        assert!(typesetter.set("", Style::BODY, 60.0, Side::Start).is_empty());
    }
}
