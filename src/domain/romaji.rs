//! A reading in kana as an address: Hepburn's romanisation, in the letters that a short name has. Kanji are
//! never guessed; who proposes an address is asked for the reading.
//!
//! Long vowels stay as they are written (`こうつう` is `koutsuu`), the mark ー falls away (`サーバー` is
//! `saba`), ん is `n` before every sound. A table of our own: libraries for it (`wana_kana` 5) write `/` for ・ and
//! `n'` for ん before a vowel, which no address has.

use unicode_normalization::UnicodeNormalization;

use super::slug::SLUG_MAX;

/// What stands for two kana together, each behind them.
const PAIRS: &str = "
    きゃ kya きゅ kyu きょ kyo ぎゃ gya ぎゅ gyu ぎょ gyo しゃ sha しゅ shu しょ sho
    しぇ she じゃ ja じゅ ju じょ jo じぇ je ちゃ cha ちゅ chu ちょ cho ちぇ che
    ぢゃ ja ぢゅ ju ぢょ jo てぃ ti でぃ di とぅ tu どぅ du でゅ dyu てゅ tyu つぁ tsa
    つぃ tsi つぇ tse つぉ tso にゃ nya にゅ nyu にょ nyo ひゃ hya ひゅ hyu ひょ hyo
    びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo ふぁ fa ふぃ fi ふぇ fe
    ふぉ fo ふゅ fyu みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo うぃ wi
    うぇ we うぉ wo ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo いぇ ye くぉ kwo くぁ kwa
";

/// What stands for one.
const KANA: &str = "
    あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge
    ご go さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo た ta
    ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do な na に ni ぬ nu
    ね ne の no は ha ひ hi ふ fu へ he ほ ho ば ba び bi ぶ bu べ be ぼ bo ぱ pa
    ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra
    り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n ゔ vu ぁ a ぃ i ぅ u ぇ e
    ぉ o ゃ ya ゅ yu ょ yo ゎ wa ゕ ka ゖ ke
";

/// The short name of a reading: kana of either kind and width, letters and digits; blanks and ・ part words.
/// None where there is a kanji in it, or nothing to make a name of.
pub fn short_name(reading: &str) -> Option<String> {
    let kana: Vec<char> = reading.nfkc().map(hiragana).collect();
    let (mut name, mut doubled) = (String::new(), false);
    let mut at = 0;
    while let Some(&c) = kana.get(at) {
        let pair: String = kana.iter().skip(at).take(2).collect();
        let paired = said(PAIRS, &pair);
        at += if paired.is_some() { 2 } else { 1 };
        match paired.or_else(|| said(KANA, &c.to_string())) {
            Some(says) => {
                // Hepburn doubles the sound that follows, and writes t before ch.
                let first = says.chars().next().filter(|c| doubled && !"aiueon".contains(*c));
                name.extend(first.map(|c| if c == 'c' { 't' } else { c }));
                name.push_str(says);
            }
            None if c == 'っ' => {
                doubled = true;
                continue;
            }
            None => name.push_str(&other(c)?),
        }
        doubled = false;
    }
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
    let name = cut(&words);
    (name.len() > 1).then_some(name)
}

/// What a table says of kana.
fn said(table: &'static str, kana: &str) -> Option<&'static str> {
    let mut words = table.split_whitespace();
    while let (Some(of), Some(says)) = (words.next(), words.next()) {
        if of == kana {
            return Some(says);
        }
    }
    None
}

/// What is no kana; none for what has to be read first.
fn other(c: char) -> Option<String> {
    if c.is_ascii_alphanumeric() {
        return Some(c.to_ascii_lowercase().to_string());
    }
    match c {
        'ー' | '\'' | '’' => Some(String::new()),
        c if c.is_alphanumeric() => {
            // Ō is O with a macron.
            let plain = c.nfd().next().filter(char::is_ascii_alphanumeric)?;
            Some(plain.to_ascii_lowercase().to_string())
        }
        '\u{300}'..='\u{36f}' => Some(String::new()),
        _ => Some("-".to_owned()),
    }
}

/// Katakana as hiragana.
fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

/// As many words as a short name has room for; of a single longer one its beginning.
fn cut(words: &[&str]) -> String {
    let mut name = String::new();
    for word in words {
        let gap = usize::from(!name.is_empty());
        if name.is_empty() {
            name.extend(word.chars().take(SLUG_MAX));
        } else if name.len() + gap + word.len() <= SLUG_MAX {
            name.push('-');
            name.push_str(word);
        } else {
            break;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::slug;

    #[test]
    fn readings_become_hepburn() {
        for (reading, name) in [
            ("ざいたくきんむ", "zaitakukinmu"),
            ("ざいたく きんむ", "zaitaku-kinmu"),
            ("ショウガイ　ガクシュウ", "shougai-gakushuu"),
            ("ｻｰﾊﾞｰ・ﾙｰﾑ", "saba-rumu"),
            ("まっちゃ", "matcha"),
            ("いっしょに", "isshoni"),
            ("せっぷん あっ", "seppun-a"),
            ("しんゆう こんや", "shinyuu-konya"),
            ("つづき・ちぢむ", "tsuzuki-chijimu"),
            ("パーティー", "pati"),
            ("２０２７年", ""),
            ("２０２７ねん", "2027nen"),
            ("DXのいま", "dxnoima"),
            ("Tōkyō", "tokyo"),
            ("これは、なに？", "koreha-nani"),
            ("がぎ", "gagi"),
            ("会議", ""),
            ("っ", ""),
            ("あ", ""),
            ("", ""),
        ] {
            assert_eq!(short_name(reading).unwrap_or_default(), name, "{reading}");
        }
    }

    #[test]
    fn every_name_is_one_that_an_address_takes() {
        let kana = |table: &'static str| table.split_whitespace().step_by(2).collect::<String>();
        let (every, pairs) = (kana(KANA), kana(PAIRS));
        let long = "けんしゅうのたなおろし ".repeat(9);
        for reading in [every.as_str(), &pairs, &long, "！あい！", "－あい－", "あ・・い", "ｱｲ'ｳ"]
        {
            let name = short_name(reading).expect("a name");
            assert_eq!(slug::parse(&name), Ok(name.clone()), "{reading}");
        }
        assert_eq!(short_name(&long).expect("a name"), "kenshuunotanaoroshi-kenshuunotanaoroshi");
    }
}
