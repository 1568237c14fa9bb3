//! テーマ集。

mod counter;
mod growth;
mod place;
mod quick;
mod trust;
mod ways;
mod work;

use crate::domain::library::Purpose;
use crate::i18n::catalogue::{Ideas, LibraryTexts};

pub(super) const LIBRARY: LibraryTexts = LibraryTexts {
    title: "テーマの見本（みほん）",
    link: "見本（みほん）からえらぶ",
    lead: "テーマの見本（みほん）が40あります。「このテーマを使う」を押すと、新しいテーマに文が入ります。文を変えてから保存（ほぞん）できます。",
    purposes: "何のためのテーマか",
    all: "ぜんぶ",
    why: "なぜこのテーマか",
    why_hint: "「なぜこのテーマか」は、主催者（しゅさいしゃ）だけが見ます。緑（みどり）の紙は、「今のままがよい」と思うことのためにあります。",
    use_it: "このテーマを使う",
    year: "はじめの1年の順番（じゅんばん）",
    year_lead: "すぐなおせるテーマと、時間がかかるテーマを、かわるがわる置きました。えらぶと、日も入ります。",
    year_month: "月",
    year_idea: "テーマ",
    year_staff: "みんながえらんだテーマ",
    year_staff_use: "テーマを書く",
    ways: "使う",
    used: "ここで使ったテーマ",
    example: "とちゅうのボードを見たいとき",
    example_lead: "ほかの場所で kizuki demo を動かすと、見本のボードが4つできます。1つは、今書けるボードです。本当の声ではありません。",
    filled: "文と切り口（きりくち）を入れました。下で変えることができます。まだ保存（ほぞん）していません。",
    of: |title| format!("見本（みほん）の「{title}」から"),
    figures: |notes, stickers| format!("付箋（ふせん）{notes}枚、シール{stickers}枚"),
    use_in: |month| format!("{month}に使う"),
    count: |n| format!("{n}こ"),
};

pub(super) const IDEAS: Ideas = Ideas {
    purpose: |purpose| match purpose {
        Purpose::Quick => "すぐになおせること",
        Purpose::Work => "毎日の仕事",
        Purpose::Counter => "窓口（まどぐち）とお客さん",
        Purpose::Ways => "働（はたら）き方と休み方",
        Purpose::Place => "場所と、災害（さいがい）の準備（じゅんび）",
        Purpose::Growth => "これからの自分と役所",
        Purpose::Trust => "声と、信（しん）じること",
    },
    quick: quick::IDEAS,
    work: work::IDEAS,
    counter: counter::IDEAS,
    ways: ways::IDEAS,
    place: place::IDEAS,
    growth: growth::IDEAS,
    trust: trust::IDEAS,
    year: [
        "新しい人が来る月です。だれでも書けます。",
        "すぐになおせることが見つかります。「書くと変わる」と見せます。",
        "みんなが毎週していることです。",
        "暑くなる前に、場所や時間を変えます。",
        "9月の訓練（くんれん）の前に聞きます。",
        "半年たちました。次のテーマをみんながえらびます。",
        "9月にえらんだテーマです。",
        "窓口（まどぐち）の1年が分かるころです。",
        "答えたことがどうなったかを、年の終わりに見ます。",
        "春に仕事が変わる前に聞きます。",
        "次の年の計画（けいかく）の前に、明るい質問をします。",
        "1年の終わりに、このボードのことを話します。",
    ],
};
