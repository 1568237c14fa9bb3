//! 日本語: the organizer's year, and the office's calendar.

use crate::domain::office_calendar::Holiday;
use crate::i18n::catalogue::{CalendarTexts, YearTableTexts, YearTexts};

pub(super) const YEAR: YearTexts = YearTexts {
    event_off: "取りやめ",
    title: "年間の予定",
    lead: "4月から3月までのテーマと休みの日を、一目で見渡せます。",
    gap_over: "テーマはありませんでした",
    earlier_year: "前の年度",
    later_year: "次の年度",
    to_days: "開庁日と祝日を直す",
    gap_do: "この月のテーマを作る",
    goes_on: "前の月からのテーマが続いています。",
    opens: "始まり",
    closes: "終わり",
    answers: "回答",
    no_answer: "決めていません",
    off: "休みの日",
    none_off: "土日のほかに休みはありません",
    open_day: "開庁",
    new_year: "年末年始",
    weekend: "土曜日か日曜日",
    empty_title: "この年度のテーマは、まだありません",
    empty_lead: "次の月から一つずつ作れます。去年の計画を写す、表から入れる、テーマ集の一年目の順に並べる、という始め方もあります。",
    empty_library: "テーマ集を見る",
    copy_title: "去年の計画を写す",
    copy_lead: "前の年度のテーマを、同じ月の下書きにします。日付は、その月で何番目の開庁日かで決まります。付箋・シール・券・鍵は写しません。",
    copy_none: "前の年度にテーマがないので、写すものがありません。",
    copy_button: "選んだものを下書きにする",
    copy_draft: "下書きになります",
    plan_files: "表とカレンダー",
    print_hint: "ブラウザーの「印刷」で、A4の紙1枚に入ります。",
    table: "表（CSV）",
    table_lead: "月・題・始まり・終わり・回答・状態の表です。ひな形・メモ・系譜の欄は、この表にはありません。",
    table_down: "表をダウンロード",
    table_up: "表から入れる",
    events: "カレンダーのファイル（iCalendar）",
    events_lead: "この年度の始まり・終わり・回答の日です。下書きは入りません。外につながらない庁内のネットワークでも使えるので、まずこちらをおすすめします。",
    events_down: "ファイルをダウンロード",
    feed: "自分用の購読アドレス",
    feed_lead: "カレンダーのソフトが、題と日付だけを読みに来ます。アドレスを知っている人はだれでも読めるので、人に渡さないでください。",
    feed_why: "GoogleカレンダーやOutlook.comは外から読みに来ます。庁内だけのネットワークでは届きません。",
    feed_late: "反映は翌日です。ソフトが読みに来るのは、半日から一日に一度です。",
    feed_has: "いまアドレスが一つあります。アカウントが終わると、いっしょに使えなくなります。",
    feed_make: "アドレスを作る",
    feed_again: "アドレスを作り直す（前のものは使えなくなります）",
    feed_end: "購読をやめる",
    feed_ended: "購読アドレスを消しました。",
    sheet_title: "購読アドレス",
    sheet_once: "このアドレスが見えるのは、いまだけです。写してから閉じてください。",
    sheet_how: "カレンダーのソフトの「インターネットから購読」「URLで追加」に貼ってください。反映は翌日です。",
    sheet_lost: "なくしたときは、作り直してください。前のものは使えなくなります。",
    sheet_back: "年間の予定へ戻る",
    themes: "テーマ",
    gap: |month| format!("{month}月はまだ決まっていません"),
    expected_name: |name| format!("{name}・見込み"),
    expected_lead: |year| {
        format!(
            "{year}年からの祝日は、法律のきまりから数えた見込みです。翌年の祝日は、毎年2月に官報で決まります。"
        )
    },
    off_closes: |day, why| format!("終わりの日の{day}は、開庁日ではありません（{why}）。"),
    off_answers: |day, why| format!("回答する日の{day}は、開庁日ではありません（{why}）。"),
    earlier: |day| format!("前の開庁日にする（{day}）"),
    copy_there: |month, title| format!("{month}には、もう「{title}」があります"),
    copy_into: |month| format!("{month}の"),
    copied: |made, passed| {
        let passed = match passed {
            0 => String::new(),
            n => format!("{n}件は、その月にもうテーマがあるので飛ばしました。"),
        };
        format!("下書きを{made}件作りました。{passed}")
    },
    copied_none: |passed| {
        format!("選んだ{passed}件は、その月にもうテーマがあります。新しく作ったものはありません。")
    },
    made: |n| format!("下書きを{n}件作りました。"),
    event_opens: |title| format!("受付開始：{title}"),
    event_closes: |title| format!("受付終了：{title}"),
    event_answers: |title| format!("回答する日：{title}"),
};

pub(super) const YEAR_TABLE: YearTableTexts = YearTableTexts {
    title: "年間の予定を表から入れる",
    lead: "1行が1つの下書きになります。入れる前に、1行ずつ確かめられます。1行でも読めないと、何も作りません。",
    take: "表を選ぶ",
    month: "月",
    theme: "題",
    preset: "ひな形",
    opens: "始まり",
    closes: "終わり",
    answers: "回答",
    state: "状態",
    file: "ファイル",
    file_hint: "CSV（UTF-8かShift_JIS）かExcelのブック。日付は 2027-04-01、2027/4/1、令和9年4月1日、R9.4.1 のどれでも読めます。",
    pasted: "または、表をここに貼る",
    look: "1行ずつ確かめる",
    dry: "こうなります",
    nothing: "新しく作るものはありません。どの行も、もうあるテーマと同じです。",
    becomes: "どうなるか",
    again_theme: "同じ月に同じ題のテーマがもうあります。作りません。",
    again_row: "この表の前の行と同じです。作りません。",
    again_month: "この月には、ほかのテーマもあります。",
    bad_no_month: "月か始まりの日を書いてください。",
    bad_month: "月を読めません。2027-04、2027/4、令和9年4月 のように書いてください。",
    bad_day: "ない日か、読めない書き方です。2027-04-01、2027/4/1、令和9年4月1日、R9.4.1 のように書いてください。",
    bad_preset: "この名前のひな形はありません。空けておくと、いつもの設定になります。",
    bad_past: "終わりの日が過ぎています。今日か、その後の日にしてください。",
    prompt_good: "良かったところ",
    prompt_better: "改善すべきところ",
    prompt_ideas: "アイデア",
    prompts_lead: "切り口は「良かったところ」「改善すべきところ」「アイデア」で始まります。下書きで直せます。「状態」の欄は読みません。どれも下書きになります。",
    example: "月,題,ひな形,始まり,終わり,回答\n2027-04,窓口で困ったこと,,2027/4/1,2027/4/28,R9.5.14\n2027-05,朝の15分,いつもの設定,,,",
    good: |n| format!("{n}行とも読めました。まだ何も作っていません。"),
    bad: |wrong, n| {
        format!(
            "{n}行のうち{wrong}行が読めません。直してから、もう一度確かめてください。何も作っていません。"
        )
    },
    make: |n| format!("下書きを{n}件作る"),
    draft: |days| format!("下書き：{days}。"),
    off_day: |name, day| format!("{name}の{day}は、開庁日ではありません。"),
};

pub(super) const CALENDAR: CalendarTexts = CalendarTexts {
    title: "開庁日と祝日",
    lead: "新しいテーマの日付、ひな形の長さ、写したテーマの日付は、ここの開庁日で数えます。",
    own: "独自の休みと開庁",
    none: "まだありません。夏の一斉休業や開庁記念日、休日に開ける日があれば加えてください。",
    name: "名前",
    name_hint: "30文字まで。例：夏の一斉休業",
    first: "最初の日",
    last: "最後の日",
    last_hint: "一日だけなら空けておきます。",
    kind: "どちらか",
    closed: "休み",
    open: "開ける（土日や祝日でも）",
    add: "加える",
    added: "加えました。",
    drop: "消す",
    dropped: "消しました。",
    new_year_title: "年末年始",
    new_year_on: "12月29日から1月3日までを休みにしています。",
    new_year_off: "12月29日から1月3日までも、平日なら開庁日です。",
    new_year_stop: "休みにするのをやめる",
    new_year_start: "休みにする",
    new_year_set: "年末年始を変えました。",
    holidays: "国民の祝日",
    take: "内閣府の表を入れる",
    take_lead: "内閣府のサイトにある「国民の祝日」の syukujitsu.csv を、開かずにそのまま選んでください。入っている年は、表のとおりになります。",
    file: "ファイル",
    file_hint: "Shift_JISでもUTF-8でも読めます。",
    drop_table: "表を外して、きまりから数える",
    table_dropped: "表を外しました。",
    source: "出典：内閣府「国民の祝日について」",
    kept: "前のままです。何も変わっていません。",
    bad_text: "文字のファイルではありません。Excelで開いて保存し直したものではなく、内閣府の syukujitsu.csv をそのまま選んでください。",
    bad_large: "大きすぎます。内閣府の syukujitsu.csv を選んでください。",
    bad_empty: "2016年から後の祝日が一つもありません。新しい syukujitsu.csv を選んでください。",
    official: |until| format!("{until}年までは、官報で決まった祝日です。"),
    expected: |from| format!("{from}年からは、法律のきまりから数えた見込みです。"),
    covers: |first, last| format!("内閣府の表が入っています（{first}年から{last}年まで）。"),
    taken: |first, last| format!("{first}年から{last}年までの表を入れました。"),
    from_to: |first, last| format!("{first}から{last}まで"),
    drop_which: |name| format!("：{name}"),
    bad_header: |found| {
        format!(
            "1行目は「国民の祝日・休日月日,国民の祝日・休日名称」のはずですが、「{found}」とあります。"
        )
    },
    bad_line: |line, found| {
        format!(
            "{line}行目は「2026/1/1,元日」のような日付と名前のはずですが、「{found}」とあります。"
        )
    },
    bad_twice: |line, day| {
        format!("{line}行目の{day}は、前の行にもあります。一日は一度のはずです。")
    },
    bad_gap: |year| format!("{year}年の祝日がありません。年は続いているはずです。"),
    bad_count: |year, found, line| {
        format!(
            "{year}年の祝日が{found}日しかないか、多すぎます（{line}行目まで）。一年に16日から22日のはずです。"
        )
    },
};

pub(super) const fn holiday(holiday: Holiday) -> &'static str {
    holiday.as_str()
}
