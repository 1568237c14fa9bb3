//! The themes of 2020 with notes of our own making: no real note of any city hall.

use crate::domain::theme::Colour;

/// When an example ran.
pub enum Period {
    /// A month of the past: year, month, days.
    Of(i32, u32, u64),
    /// Open now, so that there is something to try.
    Now,
}

/// A theme with its notes.
pub struct DemoTheme {
    pub slug: &'static str,
    pub title: &'static str,
    pub description: &'static str,
    pub period: Period,
    pub answered: bool,
    /// The example and the name of its group with which this one began.
    pub began: Option<(&'static str, &'static str)>,
    pub prompts: &'static [Column],
    /// Notes from the cardboard: the place of their column, the text, the stickers on their paper.
    pub paper: &'static [(usize, &'static str, u32)],
}

/// A prompt with its notes, each with its number of stickers.
pub struct Column {
    pub name: &'static str,
    pub colour: Colour,
    pub notes: &'static [(&'static str, u32)],
}

/// In the order in which they ran. The first has the figures of the first board: 16 notes and 57
/// stickers.
pub const EXAMPLES: &[DemoTheme] = &[ZAITAKU, SHOKUINZO, MADOGUCHI, KANKYO];

/// A deep-dive of the first example.
const MADOGUCHI: DemoTheme = DemoTheme {
    slug: "madoguchi-zaitaku",
    title: "窓口の課でも家で働ける日をつくるには",
    description: "「在宅勤務、やってみてどうでしたか」で、窓口の課は在宅の日がほとんどないという声がありました。窓口の仕事のどこなら家でできるか、何がそろえばできるかを教えてください。",
    period: Period::Of(2020, 11, 30),
    answered: false,
    began: Some(("zaitaku-kinmu", "窓口の課の不公平")),
    prompts: &[
        Column {
            name: "家でもできる仕事",
            colour: Colour::Sky,
            notes: &[
                ("届け出の書類の点検。個人情報のないものだけでも。", 6),
                ("月のまとめと統計の入力。", 4),
                ("案内文や手引きの書き直し。", 2),
            ],
        },
        Column {
            name: "そろえば、できること",
            colour: Colour::Mint,
            notes: &[
                ("窓口の人数が足りる曜日を、課のあいだで融通し合う。", 7),
                ("予約の窓口をふやして、込み合う時間を読めるようにする。", 5),
            ],
        },
    ],
    paper: &[
        (0, "電話の折り返しの準備。聞かれやすいことのまとめ。", 3),
        (1, "紙の申請書を先に読み取っておく機械。", 2),
    ],
};

const ZAITAKU: DemoTheme = DemoTheme {
    slug: "zaitaku-kinmu",
    title: "在宅勤務、やってみてどうでしたか",
    description: "緊急事態宣言のあいだに各部署で行った在宅勤務について、良かったところ、改善すべきところ、思いついたことを教えてください。",
    period: Period::Of(2020, 8, 31),
    answered: true,
    began: None,
    prompts: &[
        Column {
            name: "良かったところ",
            colour: Colour::Lemon,
            notes: &[
                ("通勤の往復2時間がなくなり、朝に資料を読む時間がとれた。", 9),
                ("電話が鳴らないので、条例改正の下調べがはかどった。", 6),
                ("家族の看病をしながらでも半日働けたのはありがたい。", 5),
                ("Web会議で、出先機関の人と話す機会がふえた。", 3),
                ("自分の仕事を書き出すきっかけになった。", 2),
                ("昼に家で食べられるだけで、ずいぶん楽だった。", 0),
            ],
        },
        Column {
            name: "改善すべきところ",
            colour: Colour::Peach,
            notes: &[
                ("決裁が紙のままなので、はんこのためだけに出勤した。", 14),
                ("窓口の課は在宅の日がほとんどなく、不公平に感じる。", 7),
                ("庁内の端末でしか見られない資料が多く、家でできる仕事が限られる。", 4),
                ("だれが在宅なのか分からず、電話の取り次ぎに困った。", 3),
                ("小さい子がいると家では集中しにくい。", 0),
                ("勤務時間の区切りがつけにくい。", 0),
            ],
        },
        Column {
            name: "こうしたらどうか",
            colour: Colour::Mint,
            notes: &[
                ("在宅の日は朝にチャットで一言、今日することを書く。", 2),
                ("課に1台、持ち出せる端末と通信機器を用意する。", 1),
                ("集中したいときに使える小部屋を庁舎につくる。", 1),
                ("在宅と出勤の予定を、課のカレンダーで見えるようにする。", 0),
            ],
        },
    ],
    paper: &[],
};

const SHOKUINZO: DemoTheme = DemoTheme {
    slug: "naritai-shokuinzo",
    title: "なりたい職員像",
    description: "どんな職員になりたいですか。いまの自分に足りないもの、そうなるために欲しいものも書いてください。",
    period: Period::Of(2020, 9, 30),
    answered: false,
    began: None,
    prompts: &[
        Column {
            name: "なりたい姿",
            colour: Colour::Sky,
            notes: &[
                ("市民の話を、最後まで聞ける職員。", 11),
                ("前例がないことを、まず一度やってみる職員。", 8),
                ("課の外にも相談できる人がいる職員。", 6),
                ("むずかしい制度を、中学生にも分かることばで話せる職員。", 5),
                ("休むときは休める職員。", 4),
                ("現場に足を運ぶ職員。", 2),
            ],
        },
        Column {
            name: "いま足りないもの",
            colour: Colour::Peach,
            notes: &[
                ("ほかの課が何をしているかを知る機会。", 7),
                ("失敗を話せる場。", 5),
                ("データを見て考える力と、その時間。", 3),
                ("若手が会議で話すきっかけ。", 1),
            ],
        },
        Column {
            name: "そのために欲しいもの",
            colour: Colour::Mint,
            notes: &[
                ("一日だけ、ほかの課で働いてみる制度。", 9),
                ("読んだ本や研修の中身を持ちよる、昼の30分。", 4),
                ("先輩の仕事の進め方を見せてもらう時間。", 2),
            ],
        },
    ],
    paper: &[],
};

const KANKYO: DemoTheme = DemoTheme {
    slug: "hatarakiyasui-shokuba",
    title: "役所内に欲しい！働きやすい職場環境",
    description: "机、照明、休む場所、会議のしかた、声のかけ方。毎日すごす場所について、いまあって良いもの、足りないもの、思いついたことを教えてください。（2020年12月のテーマを、ためせるように、いま受付中のテーマとして載せています）",
    period: Period::Now,
    answered: false,
    began: None,
    prompts: &[
        Column {
            name: "いまあって良いもの",
            colour: Colour::Lemon,
            notes: &[
                ("朝の廊下のあいさつ。", 6),
                ("共用の傘立て。急な雨のときに助かる。", 3),
                ("若手が作った庁内マップ。", 2),
            ],
        },
        Column {
            name: "足りないもの",
            colour: Colour::Peach,
            notes: &[
                ("電話に出なくてよい時間。週に一度、一時間でも。", 12),
                ("立って短く話せる場所。会議室は大げさすぎる。", 7),
                ("夏の西日をさえぎるもの。", 5),
                ("昼に一人になれるところ。", 4),
            ],
        },
        Column {
            name: "こうしたらどうか",
            colour: Colour::Mint,
            notes: &[
                ("会議は45分までにして、15分は移動とまとめに使う。", 8),
                ("コピー機の横に、裏紙と文具の「ご自由にどうぞ」箱を置く。", 2),
                ("席に「いま集中しています」の札を立てる。", 1),
            ],
        },
    ],
    paper: &[],
};
