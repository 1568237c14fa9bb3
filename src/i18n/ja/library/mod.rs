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
    title: "テーマ集",
    link: "テーマ集から選ぶ",
    lead: "職員に聞くことを四十、問いと切り口つきで用意しました。「この題を使う」で、新しいテーマの書式に入ります。書き替えてから保存できます。",
    purposes: "目的でしぼる",
    all: "すべて",
    why: "なぜこの題か",
    why_hint: "「なぜこの題か」は主催者のためのもので、職員には見えません。緑の紙は、どの題でも「今のままがよいこと」のための切り口です。",
    use_it: "この題を使う",
    year: "はじめの一年の順番",
    year_lead: "すぐ直せる題と、時間のかかる題を代わる代わるに置きました。月に合わせて日も入ります。",
    year_month: "月",
    year_idea: "題",
    year_staff: "職員が選んだ題",
    year_staff_use: "題を書く",
    ways: "使う",
    used: "この役所で使ったテーマ",
    example: "途中まで進んだボードを見たいとき",
    example_lead: "別の場所で kizuki demo を動かすと、受付中のボードが一枚と、終わったボードが三枚できます。どれも手本で、本物の声ではありません。",
    filled: "問いと切り口を入れました。下の書式で書き替えられます。まだ何も保存していません。",
    of: |title| format!("テーマ集の「{title}」から"),
    figures: |notes, stickers| format!("付箋{notes}枚、シール{stickers}枚"),
    use_in: |month| format!("{month}に使う"),
    count: |n| format!("{n}題"),
};

pub(super) const IDEAS: Ideas = Ideas {
    purpose: |purpose| match purpose {
        Purpose::Quick => "すぐ直せる・最初の月に",
        Purpose::Work => "毎日の仕事",
        Purpose::Counter => "窓口と市民",
        Purpose::Ways => "働き方と休み方",
        Purpose::Place => "場所と備え",
        Purpose::Growth => "育つ・これから",
        Purpose::Trust => "声と信頼",
    },
    quick: quick::IDEAS,
    work: work::IDEAS,
    counter: counter::IDEAS,
    ways: ways::IDEAS,
    place: place::IDEAS,
    growth: growth::IDEAS,
    trust: trust::IDEAS,
    year: [
        "新しく来た人の目があるうちに。だれもが一度は通った道なので書きやすい。",
        "その月のうちに直せるものが出る。「書くと変わる」と見せる月。",
        "全員が毎週経験している。回答には少し時間をかけてよい。",
        "暑くなる前に、置き場所や時間で直せることから。",
        "9月の訓練の前に。出た声を訓練で試せる。",
        "半年たったところで、次の月の題を職員が選ぶ。",
        "9月に選ばれた題で開く。選ばなかった題にもひとこと添える。",
        "年度の半ばを過ぎ、窓口の一年が見えてくるころ。",
        "答えっぱなしになっていないか、年の終わりに確かめる。",
        "春の異動の前に。書いたものが3月に役に立つ。",
        "次の年の研修や計画を決める前に、前向きな問いを。",
        "一年の終わりに、このボードそのものを話す。",
    ],
};
