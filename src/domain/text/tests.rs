//! What is kept of a text and what is not, with the texts that other boards make something else of.

use proptest::prelude::*;

use super::*;

#[test]
fn family_emoji_count_as_one_and_survive() {
    let family = "👨‍👩‍👧‍👦";
    assert_eq!(graphemes(family), 1);
    assert_eq!(parse(family, 1).as_deref(), Ok(family));
    let toned = "👩🏽‍👩🏿‍👧🏻‍👦🏾";
    assert_eq!(parse(&toned.repeat(200), 200), Ok(toned.repeat(200)));
    assert_eq!(parse("❤️", 1).as_deref(), Ok("❤️"));
}

#[test]
fn nothing_visible_is_empty() {
    for blank in [
        "",
        " ",
        "\u{3000}\n\t",
        "\u{200b}\u{200d}\u{feff}",
        "\u{2028}\u{202e}",
        "\u{e0041}\u{e007f}",
        "\u{0}\u{7}",
        "\u{fe0f}\u{e0100}",
    ] {
        assert_eq!(parse(blank, 10), Err(Problem::Empty), "{blank:?}");
        assert_eq!(counted(blank), "", "{blank:?}");
    }
}

/// What other boards and an earlier version of this one made something else of.
#[test]
fn what_shows_is_kept_as_it_was_written() {
    for written in [
        "1½時間",
        "2²",
        "第2①案",
        "4㎡",
        "㊙書類",
        "ℹ️",
        "葛\u{e0100}城市",
        "\u{fa19}田さん",
        "ทำ",
        "Ｗｅｂ会議",
        "ﾊﾝｺ",
        "１回",
        "㈱",
        "㍻",
        "Ⅳ課",
        "ﬁ",
        "µg",
        "…",
        "～",
        "‼️",
        "1️⃣",
        "©️",
        "☺︎",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "🏳️‍🌈",
        "❤️‍🔥",
        "会議\u{3000}電話",
        "می‌خواهم",
        "क्‍ष",
        "か゜",
        "邉\u{e0101}",
        "\u{e000}",
        "①\n②",
        "é",
        "\u{1820}\u{180b}",
    ] {
        let stored = clean(written);
        let same: String = written.nfc().collect();
        assert!(stored == written || stored == same, "{written:?} became {stored:?}");
        assert_eq!(clean(&stored), stored);
    }
    // The ideograph alone is left as it is, what stands around it is composed.
    assert_eq!(clean("か\u{3099}\u{fa19}か\u{3099}"), "が\u{fa19}が");
}

#[test]
fn watermarks_and_directions_are_taken_out() {
    assert_eq!(clean("決\u{200b}裁\u{2060}が\u{202e}紙\u{e0061}"), "決裁が紙");
    assert_eq!(clean("a\u{200d}b"), "ab");
    assert_eq!(clean("か\u{e0100}き\u{fe0f}→→\u{fe0e}"), "かき→→");
    assert_eq!(clean("葛\u{e0100}\u{e0101}城"), "葛\u{e0100}城", "one shape each");
    assert_eq!(clean("決\u{fe0f}"), "決");
    assert_eq!(clean("e\u{200b}\u{301}"), "é");
    assert_eq!(clean("د\u{200c}ر"), "در", "they do not join anyway");
    assert_eq!(clean("\u{1f3f4}\u{e0061}\u{e007f}"), "\u{1f3f4}");
    assert_eq!(clean("\u{110b9}\u{fffc}\u{16ff0}"), clean("\u{110b9}\u{16ff0}"));
}

#[test]
fn blanks_and_line_ends_are_put_in_order() {
    assert_eq!(
        clean("Ｗｅｂ会議\u{3000} \u{3000}１回\r\n\r\n\r\n ﾃｽﾄ \t a  b"),
        "Ｗｅｂ会議\u{3000}１回\nﾃｽﾄ a b"
    );
    assert_eq!(clean_line("一\n二"), "一 二");
}

#[test]
fn lines_are_compared_without_widths_and_shapes() {
    for (a, b) in [
        ("Ｗｅｂ会議\u{3000}１回", "Web会議 1回"),
        ("葛\u{e0100}", "葛"),
        ("\u{fa19}", "神"),
        ("ﾃｽﾄ\n①", "テスト 1"),
        ("ℹ️", "i"),
    ] {
        assert_eq!(fold_line(a), b);
    }
}

#[test]
fn length_is_in_graphemes_not_bytes() {
    assert!(parse(&"あ".repeat(200), NOTE_MAX).is_ok());
    assert_eq!(parse(&"あ".repeat(201), NOTE_MAX), Err(Problem::TooLong { max: 200, actual: 201 }));
}

#[test]
fn stacked_marks_are_cut() {
    let zalgo = format!("e{}", "\u{301}\u{316}".repeat(500));
    assert!(clean(&zalgo).chars().count() <= CLUSTER_MAX);
}

/// Characters of every kind that cleaning treats apart, so that a short text meets its rules.
fn typed() -> impl Strategy<Value = String> {
    let told = "[ -~]|[ぁ-ん]|[ァ-ヶｦ-ﾟ]|[一-龠]|[①-⑳]|[\\u{a0}-\\u{17f}]|[\\u{300}-\\u{320}\\u{3099}]|[Ａ-Ｚ０-９　]|[\\u{620}-\\u{6ff}]|[\\u{900}-\\u{94f}]|[😀-🙏👨👩❤ℹ→]|[\\u{f900}-\\u{fa2d}]|[\\u{200b}-\\u{200f}\\u{2060}\\u{fe00}-\\u{fe0f}\\u{e0100}\\u{e0061}\\u{ad}]|[\\n\\r\\t\\u{2028}]|\\PC";
    proptest::collection::vec(told, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn cleaning_is_idempotent_and_safe(raw in typed()) {
        let once = clean(&raw);
        prop_assert!(!once.chars().any(|c| c != '\n' && c.is_control()));
        prop_assert_eq!(clean(&once), once);
    }

    /// But for the named list, what was typed is what is stored: the same characters that show, in
    /// the same order.
    #[test]
    fn what_shows_stays(raw in typed()) {
        let shows = |text: &str| composed(&text.chars().filter(|c| !marks::is_hidden(*c) && !c.is_whitespace()).collect::<String>());
        let stored = clean(&raw);
        prop_assume!(stored.graphemes(true).all(|cluster| cluster.chars().count() < CLUSTER_MAX));
        prop_assert_eq!(shows(&raw), shows(&stored));
    }

    #[test]
    fn the_browser_counts_as_the_server_does(raw in typed()) {
        let stored = clean(&raw);
        prop_assume!(stored.graphemes(true).all(|cluster| cluster.chars().count() < CLUSTER_MAX));
        prop_assert_eq!(graphemes(&counted(&raw.nfc().collect::<String>())), graphemes(&stored), "{:?}", stored);
    }

    #[test]
    fn zero_width_payloads_leave_the_text_as_it_was(bits in proptest::collection::vec(0usize..7, 0..40)) {
        let marks = ['\u{200b}', '\u{200c}', '\u{2060}', '\u{feff}', '\u{e0041}', '\u{fe0f}', '\u{34f}'];
        let mut marked = String::from("窓口の");
        marked.extend(bits.iter().map(|&bit| marks[bit]));
        marked.push('課');
        prop_assert_eq!(clean(&marked), "窓口の課");
    }
}

#[test]
fn one_is_said_in_words_of_its_own() {
    let said = |n| number(n, "1 character left", "{} characters left");
    assert_eq!(
        [0, 1, 10].map(said),
        ["0 characters left", "1 character left", "10 characters left"]
    );
}
