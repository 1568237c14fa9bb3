//! The table has to come out exactly; anything else must not panic.

use proptest::prelude::*;

use super::{table, *};

fn kinds(text: &str) -> Vec<Kind> {
    hints(text).into_iter().map(|hint| hint.kind).collect()
}

fn found(text: &str, kind: Kind) -> &str {
    hints(text).into_iter().find(|hint| hint.kind == kind).map_or("", |hint| &text[hint.range])
}

#[test]
fn the_table_is_large_enough() {
    assert!(table::TELLING.len() >= 40 && table::HARMLESS.len() >= 60);
}

#[test]
fn what_tells_is_hinted_at() {
    let missed: Vec<_> = table::TELLING
        .iter()
        .map(|(text, expected)| (text, expected, kinds(text)))
        .filter(|(_, expected, got)| *expected != got)
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn what_is_harmless_is_left_alone() {
    let wrong: Vec<_> = table::HARMLESS
        .iter()
        .map(|text| {
            (
                text,
                hints(text)
                    .into_iter()
                    .map(|hint| (hint.kind, &text[hint.range]))
                    .collect::<Vec<_>>(),
            )
        })
        .filter(|(_, hints)| !hints.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Common family names, the shapes of most others among them.
const FAMILY_NAMES: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 \
     阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 \
     松田 竹内 小野 田村 中山 和田 石田 上田 森田 原 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 島田 谷口 大野 高田 丸山 今井 河野 藤本 村田 武田 \
     上野 杉山 増田 小山 大塚 平野 菅原 久保 松井 岩崎 木下 松尾 野口 菊地 野村 新井 渡部 桜井 望月 関根 五十嵐 東海林";

#[test]
fn common_family_names_are_known() {
    for name in FAMILY_NAMES.split_whitespace() {
        for text in [
            format!("昨日は{name}さんが"),
            format!("{name}主任に聞いた"),
            format!("「{name}様」と"),
        ] {
            assert!(
                found(&text, Kind::Name).starts_with(name) || name.chars().count() > 3,
                "{text}: {:?}",
                hints(&text)
            );
            assert_eq!(kinds(&text), [Kind::Name], "{text}");
        }
    }
}

#[test]
fn a_hint_points_at_the_words() {
    for (text, kind, words) in [
        ("昨日阿部さんが倒れた", Kind::Name, "阿部さん"),
        ("新任の長谷川主査に", Kind::Name, "長谷川主査"),
        ("市民課の恵子さんの", Kind::Name, "恵子さん"),
        ("髙橋　係長の声", Kind::Name, "髙橋　係長"),
        ("ask Mr. Smith.", Kind::Name, "Mr. Smith"),
        ("連絡は０９０－１２３４－５６７８まで", Kind::Phone, "０９０－１２３４－５６７８"),
        ("090\u{200b}12345678へ", Kind::Phone, "090\u{200b}12345678"),
        ("to taro@example.jp.", Kind::Mail, "taro@example.jp"),
        ("あの８月３日（月）の午後２時半ごろに", Kind::DateTime, "８月３日（月）の午後２時半ごろ"),
        ("社員番号：A-0123 です", Kind::Number, "社員番号：A-0123"),
        ("実は私だけが", Kind::Alone, "私だけ"),
        ("課で唯一の女性として", Kind::Alone, "唯一の女性"),
    ] {
        assert_eq!(found(text, kind), words, "{text}");
    }
}

#[test]
fn one_hint_of_a_kind_the_first() {
    assert_eq!(hints("森さんと林さんと関さん").len(), 1);
    assert_eq!(found("森さんと林さん", Kind::Name), "森さん");
}

#[test]
fn nothing_in_nothing() {
    for text in ["", " ", "\n", "さん", "課長", "@", "内線", "ID", "+81", "の私", "\u{200b}"]
    {
        assert_eq!(hints(text), [], "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}|[\\u{0}-\\u{3000}]{0,60}") {
        for hint in hints(&text) {
            prop_assert!(!text[hint.range].is_empty());
        }
    }

    /// Pieces of what it looks for, put together at random.
    #[test]
    fn no_pieces_make_it_panic(pieces in proptest::collection::vec(prop_oneof![
        "[0-9０-９]{1,6}", "[-ー()（）/:：.,@＠+ 　の、は]{1,3}", "[田中森佐藤課部長係内外線月日時分年曜火]{1,4}", "[a-zA-Z]{1,6}",
        Just("さん".to_owned()), Just("課長".to_owned()), Just("私だけ".to_owned()), Just("うちの".to_owned()), Just("職員番号".to_owned()),
        Just("先週の火曜".to_owned()), Just("Mr. ".to_owned()), Just("内線".to_owned()), Just("yesterday ".to_owned()), Just("唯一の".to_owned()),
    ], 0..24)) {
        let text = pieces.concat();
        let all = hints(&text);
        for hint in &all {
            prop_assert!(!text[hint.range.clone()].is_empty());
        }
        prop_assert!(all.windows(2).all(|two| two[0].kind < two[1].kind), "one of a kind, in order");
    }

    #[test]
    fn width_makes_no_difference(text in "[ -~]{0,60}") {
        let wide: String = text.chars().map(|c| if c == ' ' { '\u{3000}' } else { char::from_u32(u32::from(c) + 0xfee0).expect("a character") }).collect();
        prop_assert_eq!(kinds(&text), kinds(&wide));
    }
}
