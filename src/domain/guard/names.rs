//! A person's name, known by what follows it: 田中さん, 佐藤課長, タナカ様; or goes before it: Mr.
//! Tanaka.
//!
//! There is no dictionary of names here. A Japanese family name is known by its last kanji, for
//! most end in one of some fifty (田, 藤, 川 …); the common ones that do not are listed. A rare
//! name is missed; a hint too many would teach people to overlook hints.

use std::ops::Range;

use super::chars::{any_at, before, ends_with, one_of, word_at};

/// Kanji in which family names of two and more kanji end, and few other words for people or offices
/// do.
const ENDINGS: &str =
    "藤田村山川木野井原島嶋崎橋石沢澤谷岡松森池尾坂塚浦瀬越倉津宮江堀柳垣脇浜濱永本吉城";

/// Words of office life that end like a name. For a longer word, its last two kanji.
const NOT_NAMES: &str = "町村 農村 漁村 山村 登山 治山 鉱山 火山 沢山 河川 土木 樹木 材木 草木 分野 林野 視野 離島 半島 列島 日本 基本 見本 手本 資本 \
     道橋 路橋 鉄橋 陸橋 電池 天井 水田 油田";

/// Common family names that end in other kanji, by their last two.
const NAMES: &str = "田中 山中 竹中 畑中 野中 谷中 浜中 弘中 井上 村上 川上 野上 三上 尾上 池上 坂上 水上 最上 田上 浦上 木下 山下 松下 宮下 森下 竹下 \
     岩下 坂下 山口 川口 井口 野口 谷口 坂口 江口 田口 関口 樋口 堀口 溝口 浜口 原口 山内 竹内 河内 武内 宮内 木内 大内 堀内 垣内 寺内 渡辺 渡邊 \
     渡邉 渡部 田辺 川辺 小林 大林 若林 平林 清水 速水 久保 神保 本間 草間 風間 福間 久間 馬場 的場 秋元 山元 岩元 鶴見 深見 浅見 新見 千葉 稲葉 \
     秋葉 田代 瀬戸 大平 小平 日高 久米 服部 阿部 安部 磯部 岡部 矢部 園部 三宅 金子 増子 緒方 菊地 福地 伊東 安東 中西 大西 小西 葛西 安西 高杉 \
     上杉 小杉 大竹 佐竹 小関 大関 古関 大友 長友 十嵐 集院 東条 北条 有馬 相馬 椎名 難波 丹羽 三輪 白鳥 香取 佐伯 加賀 古賀 志賀 須賀 芳賀 平賀 \
     真鍋 黒岩 白岩 平岩 足立 安達 伊達 鳥居 土居 土屋 守屋 古屋 高梨 丸山 片桐 桐生 麻生 羽生 相良 川端 田端 南雲 立花 兵頭 鬼頭 金丸 田丸 小室 \
     岩佐 望月 大月 若月 秋月 関根 白根 山根 曽根 中根 海林";

/// Family names of one kanji. It has to be the whole run of kanji: 林課長, but not 造林課長.
const ONE_KANJI: &str = "林森原関堀岡谷辻菅南西東星島秦柳榊泉畑桂沖橘牧滝";

/// Family names as written in hiragana.
const KANA_NAMES: &[&str] = &[
    "さとう",
    "すずき",
    "たかはし",
    "たなか",
    "いとう",
    "わたなべ",
    "やまもと",
    "なかむら",
    "こばやし",
    "かとう",
    "よしだ",
    "やまだ",
    "ささき",
    "やまぐち",
    "まつもと",
    "いのうえ",
    "きむら",
    "しみず",
    "さいとう",
    "いけだ",
    "はしもと",
    "やました",
    "いしかわ",
    "なかじま",
    "まえだ",
    "ふじた",
];

/// What is said after a name out of courtesy, and what it must not go on as: 氏名, 様子, さんぽ.
const COURTESY: &[(&str, &str)] = &[
    ("さん", "ぽ"),
    ("さま", ""),
    ("様", "子々式相態変"),
    ("氏", "名神族"),
    ("くん", ""),
    ("君", "臨"),
    ("殿", "堂"),
    ("先生", ""),
    ("先輩", ""),
];

/// Titles that go after a name. Those of towns, villages and wards are left out: before them stands
/// a place.
const TITLES: &[&str] = &[
    "事務局長",
    "部長",
    "課長",
    "係長",
    "主任",
    "主査",
    "主事",
    "主幹",
    "参事",
    "次長",
    "室長",
    "班長",
    "所長",
    "局長",
    "副市長",
    "市長",
    "知事",
    "社長",
    "専務",
    "常務",
    "店長",
    "園長",
    "校長",
    "院長",
    "館長",
    "理事",
    "会長",
    "議員",
    "教授",
    "補佐",
    "技師",
    "師長",
    "リーダー",
    "マネージャー",
];

/// Family names in 本 by their last two kanji: before 部長, 本 is else the beginning of 本部長.
const NAMES_IN_HON: &str =
    "山本 松本 橋本 坂本 岡本 宮本 杉本 根本 森本 吉本 藤本 西本 川本 谷本 塚本 河本 寺本 梅本";

/// Cities and prefectures that end like a name: 福岡市長 is an office.
const PLACES: &str = "福岡 静岡 岡山 広島 松山 千葉 川崎 横浜 浜松 福島 山口 福井 宮崎 長崎 児島 徳島 富山 歌山 高松 盛岡 長岡 豊田 宮城 石川 香川 市川 \
     立川 旭川 鎌倉 高崎 青森 島根 熊本 松本 秋田 岡崎 西宮 宇都宮 都宮 松江 大津";

/// In 〜課の〜さん, whatever ends in one of these is a kind of people and no name.
const KINDS_OF_PEOPLE: &str = "皆員者民客師士手屋家人父母兄姉娘奥婦医業方僧工役輩長司係課部室局社市町店所校会組当託遣務事嬢児供達隣様子";

/// Words in katakana that are said with さん and name nobody; what ends in ー (メーカー, ユーザー)
/// is left out as a whole.
const KATAKANA_WORDS: &[&str] = &[
    "パート",
    "バイト",
    "スタッフ",
    "ママ",
    "パパ",
    "ケアマネ",
    "コンビニ",
    "サンタ",
    "ボランティア",
    "ゲスト",
    "クライアント",
    "ベテラン",
    "シニア",
    "テナント",
    "レジ",
    "シェフ",
    "システム",
    "デイサービス",
    "サービス",
    "タクシ",
    "ハローワーク",
    "シルバ",
    "ガス",
    "ペット",
    "ワンチャン",
    "ネコ",
];

/// Finds the first name.
pub(super) fn find(text: &[char]) -> Option<Range<usize>> {
    (0..text.len())
        .find_map(|i| courtesy(text, i).or_else(|| title(text, i)).or_else(|| english(text, i)))
}

/// The end of a possible name before `i`: one blank may stand between.
fn name_end(text: &[char], i: usize) -> usize {
    if before(text, i, |c| c == ' ') { i - 1 } else { i }
}

/// The characters at the end of `text` for which `test` holds; ten at most, which no name has.
fn run(text: &[char], test: impl Fn(char) -> bool) -> &[char] {
    let count = text.iter().rev().take(10).take_while(|c| test(**c)).count();
    &text[text.len() - count..]
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '々')
}

fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// A family name at the end of a run of kanji: how many characters it has.
fn family_name(run: &[char]) -> Option<usize> {
    let (last, rest) = run.split_last()?;
    if rest.is_empty() {
        return one_of(ONE_KANJI, *last).then_some(1);
    }
    let by_ending = one_of(ENDINGS, *last) && !listed(NOT_NAMES, run);
    (by_ending || listed(NAMES, run))
        .then(|| run.len().min(if ends_with(rest, "々") || run.len() == 3 { 3 } else { 2 }))
}

/// Whether `run` ends in a word of `list`, whose words are parted by single blanks.
fn listed(list: &str, run: &[char]) -> bool {
    list.split(' ').any(|word| !word.is_empty() && ends_with(run, word))
}

fn courtesy(text: &[char], i: usize) -> Option<Range<usize>> {
    let behind = COURTESY.iter().find_map(|(word, not)| {
        let end = word_at(text, i, word)?;
        text.get(end).is_none_or(|c| !one_of(not, *c)).then_some(end)
    })?;
    let head = &text[..name_end(text, i)];
    let kanji = run(head, is_kanji);
    let katakana = run(head, is_katakana);
    let length = if !kanji.is_empty() {
        family_name(kanji).or_else(|| colleague(head, kanji))
    } else if katakana.len() >= 2 {
        let word = KATAKANA_WORDS.iter().any(|word| ends_with(katakana, word));
        (!word && katakana.last() != Some(&'ー') && katakana.len() <= 8).then_some(katakana.len())
    } else {
        KANA_NAMES.iter().find(|name| ends_with(head, name)).map(|name| name.chars().count())
    }?;
    Some(head.len() - length..behind)
}

/// 市民課の恵子さん: after an office, any short word that is no kind of people.
fn colleague(head: &[char], kanji: &[char]) -> Option<usize> {
    let before_name = &head[..head.len() - kanji.len()];
    let office = ["課の", "係の", "班の", "室の", "局の", "窓口の"]
        .iter()
        .any(|office| ends_with(before_name, office));
    let kind = kanji.last().is_some_and(|c| one_of(KINDS_OF_PEOPLE, *c))
        && !(kanji.len() == 2 && ends_with(kanji, "子") && !ends_with(kanji, "息子"));
    (office && !kind && (2..=4).contains(&kanji.len())).then_some(kanji.len())
}

fn title(text: &[char], i: usize) -> Option<Range<usize>> {
    let behind = any_at(text, i, TITLES)?;
    let head = &text[..name_end(text, i)];
    let kanji = run(head, is_kanji);
    let length = family_name(kanji)?;
    let here: String = text[i..behind].iter().collect();
    let place = matches!(here.as_str(), "市長" | "副市長" | "知事") && listed(PLACES, kanji);
    // 東部長, 関係長 and 原課長 are 東部 + 長, 関係 + 長 and 原課 + 長; 消防本部長 is 本部 + 長.
    let cut = match (kanji, here.as_str()) {
        ([one], "部長") => one_of("東西南北", *one),
        ([one], "係長") => *one == '関',
        ([one], "課長") => *one == '原',
        ([.., '本'], "部長") => !listed(NAMES_IN_HON, kanji),
        _ => false,
    };
    (!place && !cut).then(|| head.len() - length..behind)
}

/// Mr. Smith, Tanaka-san.
fn english(text: &[char], i: usize) -> Option<Range<usize>> {
    if before(text, i, |c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let capitalised = |i: usize| -> Option<usize> {
        let letters = text.iter().skip(i).take_while(|c| c.is_ascii_alphabetic()).count();
        let head = text.get(i)?.is_ascii_uppercase() && text.get(i + 1)?.is_ascii_lowercase();
        (head && letters >= 2).then_some(i + letters)
    };
    for word in ["Mrs", "Mr", "Ms", "Miss", "Dr", "Prof"] {
        let exact =
            word.chars().enumerate().all(|(n, c)| text.get(i + n).is_some_and(|found| *found == c));
        if exact {
            let dot = word_at(text, i + word.len(), ".").unwrap_or(i + word.len());
            // The company, not a woman.
            let software = word == "Ms"
                && any_at(
                    text,
                    dot,
                    &[" office", " teams", " excel", " word", " outlook", " windows"],
                )
                .is_some();
            if software {
                continue;
            }
            if let Some(end) = word_at(text, dot, " ")
                .or(Some(dot).filter(|dot| *dot > i + word.len()))
                .and_then(capitalised)
            {
                return Some(i..end);
            }
        }
    }
    let name = capitalised(i)?;
    any_at(text, name, &["-san", " san", "-sama"])
        .filter(|end| text.get(*end).is_none_or(|c| !c.is_ascii_alphabetic()))
        .map(|end| i..end)
}
