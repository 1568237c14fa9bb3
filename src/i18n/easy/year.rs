//! やさしい日本語: the organizer's year, and the office's calendar.

use crate::domain::office_calendar::Holiday;
use crate::i18n::catalogue::{CalendarTexts, YearTableTexts, YearTexts};

pub(super) const YEAR: YearTexts = YearTexts {
    event_off: "なくなりました",
    title: "1年の予定（よてい）",
    lead: "4月から3月までのテーマと、休みの日を見ます。",
    gap_over: "テーマはありませんでした",
    earlier_year: "前の年度（ねんど）",
    later_year: "次の年度（ねんど）",
    to_days: "仕事がある日と祝日（しゅくじつ）を直す",
    gap_do: "この月のテーマを作ります",
    goes_on: "前の月のテーマがつづいています。",
    opens: "始まりの日",
    closes: "終わりの日",
    answers: "答える日",
    no_answer: "決めていません",
    off: "休みの日",
    none_off: "土曜日と日曜日のほかに、休みはありません",
    open_day: "仕事をします",
    new_year: "年末年始（ねんまつねんし）",
    weekend: "土曜日か日曜日",
    empty_title: "この年度（ねんど）のテーマは、まだありません",
    empty_lead: "次の月から一つずつ作れます。去年（きょねん）と同じものも作れます。表からも作れます。",
    empty_library: "テーマの例（れい）を見ます",
    copy_title: "去年（きょねん）と同じ予定（よてい）を作ります",
    copy_lead: "去年（きょねん）のテーマを、同じ月の下書き（したがき）にします。日は、仕事がある日の何番目（なんばんめ）かで決まります。付箋（ふせん）やシールや券（けん）は入りません。",
    copy_none: "去年（きょねん）のテーマがありません。",
    copy_button: "選んだものを下書き（したがき）にします",
    copy_draft: "下書き（したがき）になります",
    plan_files: "表とカレンダー",
    print_hint: "A4の紙1枚に印刷（いんさつ）できます。",
    table: "表（CSV）",
    table_lead: "月・題（だい）・始まり・終わり・答え・様子（ようす）の表です。ひな形やメモは入りません。",
    table_down: "表を保存（ほぞん）します",
    table_up: "表から作ります",
    events: "カレンダーのファイル（iCalendar）",
    events_lead: "始まりの日、終わりの日、答える日が入っています。下書き（したがき）は入りません。外のインターネットにつながらなくても使えます。",
    events_down: "ファイルを保存（ほぞん）します",
    feed: "自分のカレンダーのアドレス",
    feed_lead: "カレンダーのアプリが、題（だい）と日だけを読みます。アドレスを知っている人は、だれでも読めます。ほかの人に教えないでください。",
    feed_why: "GoogleカレンダーやOutlook.comは、外のインターネットから読みます。会社の中だけのネットワークでは読めません。",
    feed_late: "変わるのは次の日です。",
    feed_has: "いま、アドレスが一つあります。",
    feed_make: "アドレスを作ります",
    feed_again: "新しいアドレスにします（前のアドレスは使えなくなります）",
    feed_end: "やめます",
    feed_ended: "アドレスを消しました。",
    sheet_title: "カレンダーのアドレス",
    sheet_once: "このアドレスは、いまだけ見えます。写して（うつして）から閉じてください。",
    sheet_how: "カレンダーのアプリに、このアドレスを入れてください。変わるのは次の日です。",
    sheet_lost: "なくしたときは、新しいアドレスを作ってください。",
    sheet_back: "1年の予定（よてい）にもどります",
    themes: "テーマ",
    gap: |month| format!("{month}月のテーマは、まだありません"),
    expected_name: |name| format!("たぶん{name}"),
    expected_lead: |year| {
        format!("{year}年からの祝日（しゅくじつ）は、まだ決まっていません。たぶんこの日です。")
    },
    off_closes: |day, why| format!("終わりの日の{day}は、{why}なので仕事がない日です。"),
    off_answers: |day, why| format!("答える日の{day}は、{why}なので仕事がない日です。"),
    earlier: |day| format!("前の仕事がある日（{day}）にします"),
    copy_there: |month, title| format!("{month}には「{title}」があります"),
    copy_into: |month| format!("{month}の"),
    copied: |made, passed| {
        let passed = match passed {
            0 => String::new(),
            n => format!("{n}個（こ）は、その月にもうテーマがあるので作りませんでした。"),
        };
        format!("下書き（したがき）を{made}個（こ）作りました。{passed}")
    },
    copied_none: |passed| {
        format!("選んだ{passed}個（こ）は、もうその月にテーマがあります。何も作りませんでした。")
    },
    made: |n| format!("下書き（したがき）を{n}個（こ）作りました。"),
    event_opens: |title| format!("始まり：{title}"),
    event_closes: |title| format!("終わり：{title}"),
    event_answers: |title| format!("答える日：{title}"),
};

pub(super) const YEAR_TABLE: YearTableTexts = YearTableTexts {
    title: "1年の予定（よてい）を表から作ります",
    lead: "表の1行（ぎょう）が、一つの下書き（したがき）になります。作る前に見られます。読めない行があると、何も作りません。",
    take: "表を選びます",
    month: "月",
    theme: "題（だい）",
    preset: "ひな形（がた）",
    opens: "始まりの日",
    closes: "終わりの日",
    answers: "答える日",
    state: "様子（ようす）",
    file: "ファイル",
    file_hint: "CSVかExcelです。日は「2027-04-01」や「令和9年4月1日」のように書きます。",
    pasted: "または、表をここに入れます",
    look: "1行（ぎょう）ずつ見ます",
    dry: "こうなります",
    nothing: "新しく作るものはありません。",
    becomes: "どうなるか",
    again_theme: "同じ月に同じ題（だい）のテーマがあります。作りません。",
    again_row: "前の行（ぎょう）と同じです。作りません。",
    again_month: "この月には、ほかのテーマもあります。",
    bad_no_month: "月か始まりの日を書いてください。",
    bad_month: "月が読めません。「2027-04」や「令和9年4月」のように書いてください。",
    bad_day: "日が読めません。「2027-04-01」や「令和9年4月1日」のように書いてください。",
    bad_preset: "この名前のひな形（がた）はありません。",
    bad_past: "終わりの日がすぎています。今日か、あとの日にしてください。",
    prompt_good: "良かったところ",
    prompt_better: "改善すべきところ",
    prompt_ideas: "アイデア",
    prompts_lead: "切り口（きりくち）は、よかったところ、直したいところ、アイデアの三つです。あとで直せます。",
    example: "月,題（だい）,始まりの日,終わりの日\n2027-04,困ったこと,R9.4.1,R9.4.28",
    good: |n| format!("{n}行（ぎょう）が読めました。まだ何も作っていません。"),
    bad: |wrong, n| {
        format!("{n}行（ぎょう）の中の{wrong}行が読めません。直してください。何も作っていません。")
    },
    make: |n| format!("下書き（したがき）を{n}個（こ）作ります"),
    draft: |days| format!("下書き（したがき）：{days}"),
    off_day: |name, day| format!("{name}の{day}は、仕事がない日です。"),
};

pub(super) const CALENDAR: CalendarTexts = CalendarTexts {
    title: "仕事がある日と祝日（しゅくじつ）",
    lead: "テーマの日は、ここで決めた「仕事がある日」で数えます。",
    own: "この役所（やくしょ）の休みの日と、仕事をする日",
    none: "まだありません。",
    name: "名前",
    name_hint: "30文字まで書けます。",
    first: "最初（さいしょ）の日",
    last: "最後（さいご）の日",
    last_hint: "1日だけのときは、書かなくていいです。",
    kind: "どちらですか",
    closed: "休みです",
    open: "仕事をします（土曜日や祝日（しゅくじつ）でも）",
    add: "入れます",
    added: "入れました。",
    drop: "消します",
    dropped: "消しました。",
    new_year_title: "年末年始（ねんまつねんし）",
    new_year_on: "12月29日から1月3日までは休みです。",
    new_year_off: "12月29日から1月3日までも、仕事がある日です。",
    new_year_stop: "休みにするのをやめます",
    new_year_start: "休みにします",
    new_year_set: "年末年始（ねんまつねんし）を変えました。",
    holidays: "国の祝日（しゅくじつ）",
    take: "国の表を入れます",
    take_lead: "内閣府（ないかくふ）のサイトの「syukujitsu.csv」を選んでください。開かないで、そのまま選びます。",
    file: "ファイル",
    file_hint: "CSVのファイルです。",
    drop_table: "表を使うのをやめます",
    table_dropped: "表を使うのをやめました。",
    source: "もとの表：内閣府（ないかくふ）「国民の祝日（しゅくじつ）について」",
    kept: "何も変わっていません。",
    bad_text: "文字のファイルではありません。「syukujitsu.csv」をそのまま選んでください。",
    bad_large: "大きすぎます。「syukujitsu.csv」を選んでください。",
    bad_empty: "新しい年の祝日（しゅくじつ）がありません。新しい「syukujitsu.csv」を選んでください。",
    official: |until| format!("{until}年までの祝日（しゅくじつ）は、決まっています。"),
    expected: |from| format!("{from}年からは、まだ決まっていません。たぶんこの日です。"),
    covers: |first, last| format!("{first}年から{last}年までの国の表が入っています。"),
    taken: |first, last| format!("{first}年から{last}年までの表を入れました。"),
    from_to: |first, last| format!("{first}から{last}まで"),
    drop_which: |name| format!("：{name}"),
    bad_header: |found| {
        format!(
            "1行目（ぎょうめ）がちがいます。「国民の祝日・休日月日,国民の祝日・休日名称」と書いてあるはずです。いまは「{found}」です。"
        )
    },
    bad_line: |line, found| {
        format!(
            "{line}行目（ぎょうめ）は「2026/1/1,元日」のように書いてあるはずです。いまは「{found}」です。"
        )
    },
    bad_twice: |line, day| {
        format!("{line}行目（ぎょうめ）の{day}は、二つあります。一つのはずです。")
    },
    bad_gap: |year| format!("{year}年の祝日（しゅくじつ）がありません。"),
    bad_count: |year, found, line| {
        format!(
            "{line}行目（ぎょうめ）までに、{year}年の祝日（しゅくじつ）が{found}日あります。16日から22日のはずです。"
        )
    },
};

pub(super) const fn holiday(holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => "元日（がんじつ）",
        Holiday::ComingOfAge => "成人（せいじん）の日",
        Holiday::Foundation => "建国記念（けんこくきねん）の日",
        Holiday::Emperor => "天皇誕生日（てんのうたんじょうび）",
        Holiday::Spring => "春分（しゅんぶん）の日",
        Holiday::Showa => "昭和（しょうわ）の日",
        Holiday::Constitution => "憲法記念日（けんぽうきねんび）",
        Holiday::Greenery => "みどりの日",
        Holiday::Children => "こどもの日",
        Holiday::Sea => "海（うみ）の日",
        Holiday::Mountain => "山（やま）の日",
        Holiday::Aged => "敬老（けいろう）の日",
        Holiday::Autumn => "秋分（しゅうぶん）の日",
        Holiday::Sports => "スポーツの日",
        Holiday::Culture => "文化（ぶんか）の日",
        Holiday::Labour => "勤労感謝（きんろうかんしゃ）の日",
        Holiday::Off => "休日（きゅうじつ）",
    }
}
