//! Which characters without a glyph of their own stay in a text: those that change how their
//! neighbours are drawn, and only where they do.

use unicode_normalization::char::canonical_combining_class;
use unicode_properties::UnicodeEmoji;

/// The text without what does not show.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let keep = match c {
            '\n' | '\t' => true,
            _ if !is_hidden(c) => true,
            _ => {
                before.is_some_and(|before| changes(before, c, &text[at + c.len_utf8()..]))
                    || is_of_flag(text, at)
            }
        };
        if keep {
            out.push(c);
        }
        before = keep.then_some(c).or(before);
    }
    out
}

/// Characters that have no glyph of their own: `Default_Ignorable_Code_Point` (Unicode,
/// `DerivedCoreProperties`), controls, the interlinear and replacement specials (what could not be
/// read is nothing to read), and the bidirectional controls.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a hidden character can belong to the character before it (UAX #29: extending it), and
/// then counts nothing.
pub const fn hangs(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character is a variation selector, which chooses one of several shapes of the
/// character before it.
pub const fn is_variant(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether the hidden character `c` changes how the one before it is drawn, or joins it to the one
/// behind it.
fn changes(before: char, c: char, behind: &str) -> bool {
    let next = behind.chars().next();
    match c {
        // Between the parts of an emoji; behind a virama, where it asks for the joined or the half
        // form (The Unicode Standard, 12.1).
        '\u{200d}' => (joins_emoji(before) && next.is_some_and(is_emoji)) || is_virama(before),
        // Behind a virama, where it shows it; between Arabic letters that would join, which Persian
        // writes its words with.
        '\u{200c}' => is_virama(before) || (joins_the_next(before) && next.is_some_and(is_arabic)),
        // Drawn as text or in colour: emoji, and the digits of the keycaps.
        '\u{fe0e}' | '\u{fe0f}' => before.is_emoji_char(),
        // A variant of an ideograph, as names of people and places need it (UTS #37, and the
        // standardized variants).
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => is_ideograph(before),
        '\u{180b}'..='\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        _ => false,
    }
}

/// Whether `at` is within one of the three flags that are written with tags (UTS #51, RGI): any
/// others are drawn as a black flag, and so could say anything.
fn is_of_flag(text: &str, at: usize) -> bool {
    const FLAGS: [&str; 3] = [
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
    ];
    let start = text[..at].rfind('\u{1f3f4}');
    start.is_some_and(|start| {
        FLAGS.iter().any(|flag| text[start..].starts_with(flag) && at < start + flag.len())
    })
}

/// Digits, `#` and `*` are emoji by property, for the sake of the keycaps; nothing is joined to
/// them.
fn is_emoji(c: char) -> bool {
    !c.is_ascii() && c.is_emoji_char()
}

fn joins_emoji(c: char) -> bool {
    c == '\u{fe0f}' || is_emoji(c)
}

fn is_virama(c: char) -> bool {
    canonical_combining_class(c) == 9
}

/// Letters of the Arabic block.
const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' | '\u{6fa}'..='\u{6fc}')
}

/// Whether an Arabic letter joins the letter behind it (`Joining_Type` D); behind the others the
/// mark would draw nothing.
const fn joins_the_next(c: char) -> bool {
    is_arabic(c)
        && !matches!(c, '\u{621}'..='\u{625}' | '\u{627}' | '\u{629}' | '\u{62f}'..='\u{632}' | '\u{648}' | '\u{671}'..='\u{677}'
            | '\u{688}'..='\u{699}' | '\u{6c0}' | '\u{6c3}'..='\u{6cb}' | '\u{6cd}' | '\u{6cf}' | '\u{6d2}'..='\u{6d3}')
}

/// The blocks of the unified and the compatibility ideographs, and the two letters that are written
/// like them.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '々' | '〇' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}
