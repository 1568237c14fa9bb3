//! Words that fit one person, or so few that colleagues know who: 私だけ, うちの係, 今年入庁, my
//! boss.

use std::ops::Range;

use super::chars::{any_at, before, digits_end, one_of, skip, word_at};

const SELF: &[&str] = &["私", "わたし", "僕", "ぼく", "俺", "おれ", "当方", "小生"];

/// Finds the first such words.
pub(super) fn find(text: &[char]) -> Option<Range<usize>> {
    (0..text.len()).find_map(|i| {
        let end = only_me(text, i)
            .or_else(|| only_one(text, i))
            .or_else(|| of_mine(text, i))
            .or_else(|| newcomer(text, i))
            .or_else(|| status(text, i))
            .or_else(|| english(text, i))?;
        Some(i..end)
    })
}

/// 私だけ, 自分だけ, 一人だけ; not 私だけでなく, and not the modest 私だけかもしれませんが.
fn only_me(text: &[char], i: usize) -> Option<usize> {
    let one = any_at(text, i, &["一人", "ひとり", "1人"]);
    let oneself = word_at(text, i, "自分").or(one);
    let who = any_at(text, i, SELF).or(oneself)?;
    // 特定の一人だけ, 担当者一人だけ: anybody. 11人: more than one.
    let anybody = one.is_some() && before(text, i, |c| c.is_ascii_digit() || one_of("の者員か", c));
    let end = any_at(text, who, &["だけ", "のみ", "しかいない", "しかいません"])?;
    let others = any_at(
        text,
        end,
        &[
            "でな",
            "ではな",
            "じゃな",
            "でしょうか",
            "だろうか",
            "ですか",
            "かも",
            "に負担",
            "に頼",
            "に集中",
        ],
    );
    // 自分だけで抱え込む is a way of working.
    let by_oneself = oneself.is_some() && any_at(text, end, &["で", "の時間"]).is_some();
    (!anybody && !by_oneself && others.is_none()).then_some(end)
}

/// 唯一の女性職員; not 唯一の出入口. And the words that say as much by themselves.
fn only_one(text: &[char], i: usize) -> Option<usize> {
    const PEOPLE: &[&str] = &[
        "女性",
        "男性",
        "職員",
        "社員",
        "担当",
        "技師",
        "保健師",
        "看護師",
        "栄養士",
        "司書",
        "若手",
        "新人",
        "経験者",
        "有資格者",
        "独身",
        "管理職",
        "外国人",
        "障",
        "メンバー",
        "私",
        "僕",
        "20代",
        "30代",
        "40代",
        "50代",
        "60代",
    ];
    if let Some(end) = any_at(text, i, &["紅一点", "一番若い私", "最年少の私", "最年長の私"])
    {
        return Some(end);
    }
    let end = skip(text, word_at(text, i, "唯一")?, "の、", 1);
    // One word may stand between: 唯一の正規職員.
    (end..=end + 3).find_map(|start| any_at(text, start, PEOPLE))
}

/// 私の上司, うちの係; not うちの課題 and not 三つのうちの係.
fn of_mine(text: &[char], i: usize) -> Option<usize> {
    const BOSSES: &[&str] =
        &["上司", "課長", "係長", "部長", "班長", "所長", "店長", "部下", "後任", "前任", "隣の席"];
    const UNITS: &[(&str, &str)] = &[
        ("部署", ""),
        ("チーム", ""),
        ("グループ", ""),
        ("職場", ""),
        ("班", ""),
        ("係", "数"),
        ("課", "題税外"),
        ("部", "屋品分下活"),
        ("室", "内温外"),
    ];
    let ours = word_at(text, i, "うち").filter(|_| !before(text, i, |c| one_of("のそ", c)));
    let owner = word_at(text, any_at(text, i, SELF).or(ours)?, "の")?;
    let unit = |(name, not): &(&str, &str)| {
        word_at(text, owner, name).filter(|end| text.get(*end).is_none_or(|c| !one_of(not, *c)))
    };
    any_at(text, owner, BOSSES).or_else(|| UNITS.iter().find_map(unit))
}

/// 今年入庁, 4月に異動してきた, 入社3年目です.
fn newcomer(text: &[char], i: usize) -> Option<usize> {
    const JOINED: &[&str] = &[
        "入社",
        "入庁",
        "入職",
        "配属",
        "着任",
        "転職して",
        "異動して",
        "異動した",
        "転入して",
        "採用され",
        "採用で",
        "採用の私",
    ];
    // 採用された案 is no person.
    let joined = |at: usize| {
        any_at(text, at, JOINED).filter(|end| {
            any_at(text, *end, &["た案", "た提案", "案", "式", "試験", "説明会", "前", "予定"])
                .is_none()
        })
    };
    if let Some(year) = any_at(
        text,
        i,
        &["今年度", "今年", "今春", "この春", "昨年度", "昨年", "去年", "今月", "先月"],
    ) {
        return joined(skip(text, skip(text, year, "の春秋月、", 2), "に", 1));
    }
    let digits = digits_end(text, i);
    if digits > i && !before(text, i, |c| c.is_ascii_digit()) {
        return joined(skip(text, word_at(text, digits, "月")?, "1日に付で", 3));
    }
    let start = skip(
        text,
        any_at(text, i, &["入社", "入庁", "入職", "採用", "新卒", "異動", "着任", "勤続"])?,
        "して ",
        3,
    );
    let year =
        word_at(text, digits_end(text, start), "年").filter(|_| digits_end(text, start) > start)?;
    any_at(text, skip(text, year, "目", 1), &["です", "の私", "の自分", "なので", "ですが", "の身"])
}

/// 新人の私, 産休明けの私; not 新人の私物.
fn status(text: &[char], i: usize) -> Option<usize> {
    const STATUS: &[&str] = &[
        "新人",
        "新卒",
        "若手",
        "産休明け",
        "育休明け",
        "産休中",
        "育休中",
        "妊娠中",
        "休職明け",
        "復職した",
        "復職したばかり",
        "時短勤務",
        "時短",
        "非常勤",
        "会計年度任用職員",
        "会計年度",
        "中途採用",
        "再任用",
        "再雇用",
        "嘱託",
        "パート",
        "アルバイト",
        "派遣",
        "独身",
        "障害のある",
        "持病のある",
        "外国籍",
        "年目",
        "係長",
        "課長",
        "主任",
        "担当",
        "保健師",
        "技師",
        "出身",
    ];
    let end = any_at(text, i, STATUS)?;
    let me = any_at(text, skip(text, end, "の", 1), &["私", "わたし", "僕", "俺", "自分"])?;
    any_at(text, me, &["たち", "達", "物", "語", "服", "用", "生活", "的", "費", "自身の", "の"])
        .is_none()
        .then_some(me)
}

/// Only me, my boss, my team of three.
fn english(text: &[char], i: usize) -> Option<usize> {
    const PHRASES: &[&str] = &[
        "only me",
        "only i",
        "just me",
        "i am the only",
        "i'm the only",
        "as the only",
        "my boss",
        "my manager",
        "my supervisor",
        "my section",
        "my team of",
        "i joined this",
        "i joined last",
        "the only woman",
        "the only man",
    ];
    let end = any_at(text, i, PHRASES)?;
    (!before(text, i, |c| c.is_ascii_alphanumeric())
        && text.get(end).is_none_or(|c| !c.is_ascii_alphanumeric()))
    .then_some(end)
}
