//! やさしい日本語: the rules of its guide that a program can check, the pages in it, and the switch
//! that leads to it.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use kizuki_board::domain::{
    account::Role,
    anon::{Refusal, Reply},
    note::HideReason,
    passphrase::Passphrase,
    theme::State,
};

use crate::support::{
    Answer, ORIGIN, TestApp, secret,
    source::{has_japanese, literals, program, without_tests},
};

const EASY: &str = "kizuki_lang=ja-simple";
/// The longest sentence, in characters, readings in brackets included.
const SENTENCE_MAX: usize = 60;
/// Honorific and humble forms, double negation, written style, and words for which the guide has
/// easier ones.
const HARD: &[&str] = &[
    "申し",
    "いただ",
    "ご覧",
    "お使い",
    "お名前",
    "ご自分",
    "お心あたり",
    "おためし",
    "ございま",
    "いたしま",
    "なさいま",
    "くださいま",
    "であり",
    "おそれが",
    "ないわけ",
    "なくはな",
    "ないことはな",
    "なければな",
    "ざるを得",
    "および",
    "〜",
    "非表示",
    "締切",
    "投稿",
    "端末",
    "貼り出",
];
/// Words that a learner may not read yet. Where a text has one, the reading follows the first time.
const WITH_READING: &[&str] = &[
    "付箋",
    "券",
    "主催者",
    "管理者",
    "記録",
    "箱",
    "更新",
    "受付",
    "公開",
    "保存",
    "印刷",
    "名簿",
    "切り口",
    "合い言葉",
    "合言葉",
    "検討",
    "職員",
    "設定",
    "控え",
    "封筒",
    "予告",
    "保管",
    "回答済み",
    "理由",
    "自動",
    "下書き",
    "提案",
    "約束",
    "期間",
    "暗証番号",
];
/// Loan words that are explained wherever they stand.
const EXPLAINED: &[&str] = &["JavaScript", "ブラウザー", "クッキー", "ハッシュ"];

/// The texts of a language: string literals with Japanese in them, `{…}` standing for a number of
/// two digits.
fn texts(lang: &str) -> Vec<String> {
    let within = format!("i18n/{lang}/");
    let files = program().into_iter().filter(|(file, _)| file.starts_with(&within));
    let mut found = Vec::new();
    for (file, text) in files {
        assert!(
            !text.contains("\\\""),
            "{file}: a quotation mark within a text would be taken for its end"
        );
        found.extend(literals(without_tests(&text)).iter().map(|literal| filled(literal)));
    }
    found.retain(|text| has_japanese(text));
    assert!(found.len() > 300, "{lang}: the texts were found");
    found
}

fn filled(literal: &str) -> String {
    let mut parts = literal.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        format!("{text}00{}", part.split_once('}').map_or(part, |(_, rest)| rest))
    })
}

fn is_kanji(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn sentences_are_short_and_polite() {
    let mut wrong = Vec::new();
    for text in texts("easy") {
        for sentence in text.split('。') {
            if sentence.chars().count() > SENTENCE_MAX {
                wrong.push(format!("{} characters: {sentence}", sentence.chars().count()));
            }
        }
        let ended = text.rsplit_once('。').map_or("", |(ended, _)| ended);
        let polite = |sentence: &&str| {
            ["です", "ます", "ません", "ました", "でした", "ください", "ましょう", "からです"]
                .iter()
                .any(|end| sentence.ends_with(end))
        };
        wrong.extend(
            ended
                .split('。')
                .filter(|sentence| !sentence.is_empty() && !polite(sentence))
                .map(|sentence| format!("its end: {sentence}")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn hard_words_are_left_out_read_or_explained() {
    let mut wrong = Vec::new();
    for text in texts("easy") {
        wrong.extend(
            HARD.iter().filter(|word| text.contains(**word)).map(|word| format!("{word}: {text}")),
        );
        // A longer word may go on after it: 受付中（うけつけちゅう）.
        let read = |word: &str| {
            text.split_once(word)
                .is_none_or(|(_, rest)| rest.trim_start_matches(is_kanji).starts_with('（'))
        };
        wrong.extend(
            WITH_READING
                .iter()
                .filter(|word| !read(word))
                .map(|word| format!("no reading of {word}: {text}")),
        );
        let explained = |word: &str| {
            text.match_indices(word).all(|(at, found)| text[at + found.len()..].starts_with('（'))
        };
        wrong.extend(
            EXPLAINED
                .iter()
                .filter(|word| !explained(word))
                .map(|word| format!("{word} is not explained: {text}")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What the Japanese catalogue says and the easy one says otherwise.
fn japanese_only() -> BTreeSet<String> {
    let easy = texts("easy");
    let differs = |text: &String| {
        text.chars().count() > 4
            && !text.contains("00")
            && !easy.iter().any(|easy| easy.contains(text.as_str()))
    };
    let found: BTreeSet<String> = texts("ja").into_iter().filter(differs).collect();
    assert!(found.len() > 300, "the two differ: {}", found.len());
    found
}

fn expect_easy(path: &str, page: &Answer, hard: &BTreeSet<String>) {
    assert!(
        page.body.contains("<html lang=\"ja-simple\""),
        "{path}: {}",
        page.body.get(..200).unwrap_or(&page.body)
    );
    let slipped: Vec<&String> =
        hard.iter().filter(|text| page.body.contains(text.as_str())).collect();
    assert!(slipped.is_empty(), "{path}: {slipped:#?}");
}

#[tokio::test]
async fn every_public_page_is_there_in_easy_japanese() {
    let hard = japanese_only();
    let app = TestApp::sqlite().await;
    expect_easy("/ (empty)", &app.get_as(EASY, "/").await, &hard);
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "a").await;
    let hidden = app.pinned(&theme, &secret(2), "b").await;
    let read = app.state.board.theme(theme.id).await.expect("there");
    app.state
        .board
        .hide_note(theme.id, hidden, HideReason::Abuse, Role::Organizer, app.state.today())
        .await
        .expect("hidden")
        .unseen();
    app.state.board.publish_report(theme.id, read.version, true).await.expect("published").unseen();
    app.state.read_news().await.expect("read");
    app.state.tidy().await.expect("looked at");
    let ok = [
        "/",
        "/t/zaitaku",
        "/t/zaitaku?q=zzz",
        "/t/zaitaku/mine",
        "/t/zaitaku/report",
        "/trust",
        "/log",
        "/login",
    ];
    for path in ok {
        let page = app.get_as(EASY, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        expect_easy(path, &page, &hard);
    }
    let board = app.get_as(EASY, "/t/zaitaku").await.body;
    for part in [
        "2020年8月のテーマ",
        "8月31日（月曜日）の午後11時59分までです。あと21日です",
        "理由（りゆう）：人を悪く言っている",
        "オープン（だれでも）",
    ] {
        assert!(board.contains(part), "{part}");
    }
    for path in ["/nope", "/setup/none", "/join/none", "/pick/none", "/e/none", "/t/nope"] {
        let page = app.get_as(EASY, path).await;
        assert!(page.status.is_client_error(), "{path}: {}", page.status);
        expect_easy(path, &page, &hard);
    }
    app.move_to(theme.id, State::Review).await;
    expect_easy("closed", &app.get_as(EASY, "/t/zaitaku").await, &hard);
    let refused = app
        .form(
            EASY,
            "/t/zaitaku/mine/post",
            &[("prompt", &theme.prompts[0].id.to_string()), ("text", "")],
        )
        .await;
    expect_easy("a refused form", &refused, &hard);
    let closed = TestApp::sqlite_with(|config| {
        config.passphrase = Some(Passphrase::fold("さくらの咲く丘 2020"));
    })
    .await;
    expect_easy("/passphrase", &closed.get_as(EASY, "/passphrase").await, &hard);
}

#[tokio::test]
async fn the_switch_offers_each_language_in_itself_and_remembers() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let organizer = app.organizer("hr@example.jp").await;
    for (cookie, path) in [
        ("", "/t/zaitaku?q=x"),
        (EASY, "/trust"),
        ("kizuki_lang=en", "/log"),
        (organizer.as_str(), "/admin"),
    ] {
        let page = app.get_as(cookie, path).await.body;
        let back = serde_urlencoded::to_string([("back", path)]).expect("a query");
        for (tag, name) in [("ja", "日本語"), ("ja-simple", "やさしい日本語"), ("en", "English")]
        {
            let link = page
                .split("<a ")
                .find(|link| link.contains(&format!("href=\"/lang/{tag}?{back}\"")))
                .expect(tag);
            assert!(
                link.contains(&format!("hreflang=\"{tag}\""))
                    && link.contains(&format!(" lang=\"{tag}\"")),
                "{link}"
            );
            assert!(link.contains(&format!(">{name}<")), "{link}");
            let spoken = page.contains(&format!("<html lang=\"{tag}\""));
            assert_eq!(link.contains("aria-current=\"true\""), spoken, "{path}: {link}");
        }
    }
    let switched = app.get("/lang/ja-simple?back=/trust").await;
    assert_eq!(
        (switched.status, switched.location(), switched.cookie().as_str()),
        (StatusCode::SEE_OTHER, "/trust", EASY)
    );
    for list in ["ja-simple", "ja-simple,ja;q=0.9,en;q=0.8"] {
        let request = TestApp::request(Method::GET, "/", "")
            .header(header::ACCEPT_LANGUAGE, list)
            .body(Body::empty())
            .expect("a request");
        assert!(
            app.send(request).await.body.contains("<html lang=\"ja\""),
            "no browser chooses it by itself: {list}"
        );
    }
}

/// The island of a page in easy Japanese sends no cookie, but the language of its page.
#[tokio::test]
async fn the_anonymous_door_speaks_it_too() {
    let app = TestApp::sqlite().await;
    let request = TestApp::request(Method::POST, "/anon", "")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT_LANGUAGE, "ja-simple");
    let Reply::Refused { why, message } =
        app.send(request.body(Body::from("{")).expect("a request")).await.reply()
    else {
        panic!()
    };
    assert_eq!(
        (why, message.as_str()),
        (Refusal::Malformed, "送ったものを読めませんでした。ボードを開き直してください。")
    );
}

/// A file or a certificate goes to people who did not choose the language of the page.
#[tokio::test]
async fn documents_of_the_office_are_in_japanese() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.pinned(&theme, &secret(1), "a").await;
    let organizer = app.organizer("hr@example.jp").await;
    let easy = format!("{organizer}; {EASY}");
    for path in ["/t/zaitaku/report/csv", "/t/zaitaku/report/md"] {
        assert_eq!(
            app.get_as(&easy, path).await.body,
            app.get_as(&organizer, path).await.body,
            "{path}"
        );
    }
    let report = app.get_as(&easy, "/t/zaitaku/report").await.body;
    assert!(report.contains("2020年8月10日（月曜日）につくりました"), "the page itself is easy");
    app.move_to(theme.id, State::Answered).await;
    let version = app.state.board.theme(theme.id).await.expect("there").version;
    app.state.archive(theme.id, version).await.expect("archived");
    let certificate =
        app.get_as(&easy, &format!("/admin/themes/{}/certificate", theme.id)).await.body;
    let (frame, paper) = certificate.split_once("<article").expect("a paper");
    assert!(
        frame.contains("<html lang=\"ja-simple\"")
            && paper.contains("lang=\"ja\"")
            && paper.contains("使われた券の控え"),
        "{paper}"
    );
    assert!(paper.contains("2020年8月10日（月）"), "{paper}");
}
