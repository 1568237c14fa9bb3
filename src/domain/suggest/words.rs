//! The words of a note by which it can be put beside others: those that say what it is about.

use std::collections::BTreeSet;

use super::class::{Class, joined};

/// Words that are in notes about everything: what one asks for, when, and of whom.
const EMPTY: &[&str] = &[
    "あと",
    "いま",
    "うち",
    "お願い",
    "こちら",
    "こと",
    "ところ",
    "とき",
    "ほか",
    "まま",
    "みんな",
    "もの",
    "よう",
    "一つ",
    "一度",
    "一部",
    "人",
    "人間",
    "今",
    "今後",
    "今日",
    "仕事",
    "以上",
    "以下",
    "会社",
    "何度",
    "使用",
    "全体",
    "全員",
    "全部",
    "全庁",
    "前",
    "可能",
    "各課",
    "同じ",
    "場",
    "場合",
    "場所",
    "大変",
    "実施",
    "実際",
    "対応",
    "導入",
    "市",
    "市役所",
    "庁内",
    "役所",
    "年",
    "当たり前",
    "必要",
    "必要性",
    "意見",
    "意識",
    "方",
    "方々",
    "方法",
    "日",
    "日々",
    "時",
    "時期",
    "時間",
    "最近",
    "月",
    "本当",
    "業務",
    "検討",
    "毎回",
    "毎日",
    "気",
    "気軽",
    "現在",
    "現状",
    "理由",
    "皆",
    "皆さん",
    "目",
    "積極",
    "職員",
    "職場",
    "自分",
    "自身",
    "自由",
    "色々",
    "要望",
    "課",
    "課内",
    "誰",
    "週",
    "違い",
    "部",
    "部署",
    "間",
    "非常",
    "雰囲気",
    "改善",
    "希望",
    "提案",
    "実現",
    "活用",
    "利用",
    "見直し",
    "見直",
    "問題",
    "状況",
    "状態",
    "機会",
    "内容",
    "程度",
    "一緒",
    "簡単",
    "面倒",
    "不便",
    "便利",
    "三つ",
    "二つ",
    "庁",
    "数",
    "申し訳",
    "直接",
    "楽",
    "十分",
    "不足",
    "負担",
];

/// The words of a text that a dictionary has taken apart.
pub fn of_morphemes<'a>(morphemes: impl IntoIterator<Item = (&'a str, Class)>) -> BTreeSet<String> {
    joined(morphemes).into_iter().filter(|word| says_something(word)).collect()
}

/// The words of a text (in NFKC, small letters), without a dictionary: runs of kanji, of katakana,
/// of Latin letters. Words of kanji are mostly made of two each, so a run is also taken apart two by
/// two, and 電話当番 and 電話 have something in common; of three (再検討) the latter two as well. One
/// kanji alone is mostly the stem of a verb and no word.
pub fn of_runs(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let chars: Vec<char> = text.chars().collect();
    for run in chars.chunk_by(|a, b| script(*a) == script(*b)) {
        let Some(script) = run.first().and_then(|c| script(*c)) else { continue };
        words.insert(run.iter().collect());
        if script == Script::Kanji {
            let pairs = run.chunks_exact(2).chain((run.len() == 3).then_some(&run[1..]));
            words.extend(pairs.map(|pair| pair.iter().collect::<String>()));
        }
    }
    words.retain(|word| says_something(word) && word.chars().count() > 1);
    words
}

/// Whether a word tells one subject from another.
fn says_something(word: &str) -> bool {
    // Of one kana or Latin letter nobody can say what it means.
    let short = word.chars().count() < 2 && !word.chars().any(|c| script(c) == Some(Script::Kanji));
    word.chars().any(char::is_alphabetic) && !short && !EMPTY.contains(&word)
}

/// A script whose runs are words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Latin,
}

const fn script(c: char) -> Option<Script> {
    match c {
        '々'
        | '〆'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' => Some(Script::Kanji),
        '\u{30a1}'..='\u{30fa}' | 'ー' => Some(Script::Katakana),
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(Script::Latin),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(of: &[&str]) -> BTreeSet<String> {
        of.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn runs_of_a_script_are_words() {
        assert_eq!(
            of_runs("電話当番がテレワークの日に回ってくる。web会議"),
            words(&["電話当番", "電話", "当番", "テレワーク", "web", "会議"])
        );
        assert_eq!(of_runs("会議室の予約"), words(&["会議室", "会議", "議室", "予約"]));
        assert_eq!(of_runs("必要なこと、2020年!?"), words(&[]));
    }

    #[test]
    fn words_that_say_nothing_are_left_out() {
        let morphemes = [("改善", Class::Noun), ("の", Class::Other), ("窓口", Class::Noun)];
        assert_eq!(of_morphemes(morphemes), words(&["窓口"]));
        assert_eq!(of_morphemes([("a", Class::Noun), ("。", Class::Other)]), words(&[]));
    }
}
