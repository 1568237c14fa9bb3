//! What channels are told and when, and the requests that carry it.

use chrono::NaiveDate;

use super::{
    ChannelForm, ChatKind, ChatSettings, Failure, Message, Method, NotSent, Occasion, Payload,
    digest_on, is_time, last_call, payload, wait_after,
};
use crate::domain::{
    office_calendar::OfficeCalendar,
    opening::Slot,
    plan::Plan,
    problem::{Invalid, Problem},
    theme::{State, Theme},
};

fn form() -> ChannelForm {
    ChannelForm {
        name: "全庁のチャット".into(),
        lang: "ja".into(),
        address: "https://chat.example.jp/hooks/abc".into(),
        ..ChannelForm::usual()
    }
}

fn generic(content: &str, body: &str) -> ChannelForm {
    let (kind, content) = ("generic".to_owned(), content.to_owned());
    ChannelForm { kind, content, body: body.into(), ..form() }
}

fn settings(form: &ChannelForm) -> ChatSettings {
    form.parse(true).map(|typed| typed.settings).expect("a channel")
}

fn message() -> Message {
    Message {
        title: "「二重\"引用\"」<!channel>".into(),
        text: "一行め {{url}}\n@channel".into(),
        url: "https://board.example.jp/t/a".into(),
        office: "市役所 & 支所".into(),
        occasion: "始まり".into(),
        last_day: "11月30日（月）".into(),
        button: "ボードへ".into(),
    }
}

#[test]
fn a_form_is_read_and_filled_in_as_it_was() {
    let Ok(typed) = form().parse(true) else { panic!("not read") };
    let told = [Occasion::Opened, Occasion::LastDay, Occasion::Answered];
    assert_eq!(typed.settings.occasions, told);
    let again = ChannelForm::from(&typed.settings);
    assert_eq!(again, ChannelForm { address: String::new(), ..form() });
    let own = ChannelForm {
        header: "X-Key".into(),
        token: "s3cret".into(),
        ..generic("plain", "{{text}}")
    };
    let Ok(typed) = own.parse(true) else { panic!("not read") };
    assert_eq!(typed.header, "s3cret");
    let blank = ChannelForm { address: String::new(), token: String::new(), ..own };
    assert_eq!(ChannelForm::from(&typed.settings), blank, "secrets do not come back");
    assert!(
        blank.parse(false).is_ok() && blank.parse(true).is_err(),
        "an address is asked for once"
    );
}

#[test]
fn everything_wrong_is_said_at_once() {
    let wrong = ChannelForm::default().parse(true).err().expect("empty");
    let fields: Vec<&str> = wrong.0.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["name", "kind", "lang", "address", "occasions"]);
    let of = |form: ChannelForm| form.parse(true).err();
    for (header, problem) in [
        ("Content-Type", Problem::Taken),
        ("X-Kizuki-Signature", Problem::Taken),
        ("X Key", Problem::Malformed),
        ("X-Key:", Problem::Malformed),
    ] {
        let form = ChannelForm { header: header.into(), ..generic("plain", "x") };
        assert_eq!(of(form), Some(Invalid::one("header", problem)), "{header}");
    }
    let split = ChannelForm { token: "a\r\nHost: b".into(), ..generic("plain", "x") };
    assert_eq!(of(split), Some(Invalid::one("token", Problem::Malformed)));
    for (content, body, problem) in [
        ("json", "{\"a\": \"{{note}}\"}", Problem::NotAPlace),
        ("plain", "{{text", Problem::NotAPlace),
        ("json", "{\"a\": {{text}}}", Problem::NotJson),
        ("json", " ", Problem::Empty),
    ] {
        assert_eq!(of(generic(content, body)), Some(Invalid::one("body", problem)), "{body}");
    }
}

#[test]
fn words_are_written_for_the_body_in_which_they_stand_and_filled_in_once() {
    let sent = |content: &str, body: &str| payload(&settings(&generic(content, body)), &message());
    let json = sent("json", "{\"a\": \"{{ title }}{{text}}\"}");
    let read: serde_json::Value = serde_json::from_str(&json.body).expect("JSON");
    assert_eq!(read["a"], "「二重\"引用\"」<!channel>一行め {{url}}\n@channel");
    let form = sent("form", "body={{office}}&x={{last_day}}");
    assert_eq!(
        form,
        Payload {
            method: Method::Post,
            media_type: "application/x-www-form-urlencoded",
            body: "body=%E5%B8%82%E5%BD%B9%E6%89%80+%26+%E6%94%AF%E6%89%80&x=11%E6%9C%8830%E6%97%A5%EF%BC%88%E6%9C%88%EF%BC%89".into(),
        }
    );
    assert_eq!(sent("plain", "{{text}}|{{occasion}}").body, "一行め {{url}}\n@channel|始まり");
    let put = ChannelForm { method: "PUT".into(), ..generic("plain", "{{url}}") };
    assert_eq!(payload(&settings(&put), &message()).method, Method::Put);
}

#[test]
fn each_product_gets_its_own_shape() {
    let sent = |kind: ChatKind| {
        let form = ChannelForm { kind: kind.as_str().into(), ..form() };
        let sent = payload(&settings(&form), &message());
        assert_eq!((sent.method, sent.media_type), (Method::Post, "application/json"));
        serde_json::from_str::<serde_json::Value>(&sent.body).expect("JSON")
    };
    let (text, url) = (message().text, message().url);
    let slack = sent(ChatKind::Slack);
    assert_eq!(slack["text"], "「二重\"引用\"」&lt;!channel&gt;", "calls nobody");
    assert_eq!(slack["blocks"][0]["text"]["type"], "plain_text");
    assert_eq!(slack["blocks"][0]["text"]["text"], text.as_str());
    assert_eq!(slack["blocks"][1]["text"]["text"], format!("<{url}|ボードへ>"));
    let mattermost = sent(ChatKind::Mattermost);
    assert_eq!(mattermost["text"], format!("一行め {{{{url}}}}\n@\u{200b}channel\n{url}"));
    let teams = sent(ChatKind::Teams);
    let card = &teams["attachments"][0];
    assert_eq!(card["contentType"], "application/vnd.microsoft.card.adaptive");
    assert_eq!(card["content"]["body"][1]["text"], "一行め {{url}}\n\n@channel");
    assert_eq!(card["content"]["actions"][0]["url"], url.as_str());
    let line = sent(ChatKind::LineWorks);
    assert_eq!((&line["body"]["text"], &line["button"]["url"]), (&text.into(), &url.into()));
}

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).expect("a day")
}

fn theme(first: NaiveDate, last: NaiveDate) -> Theme {
    Theme { state: State::Open, ..Plan::new("x", "x", first, last, Vec::new()).draft() }
}

#[test]
fn the_last_call_is_on_a_working_day_before_the_end() {
    let calendar = OfficeCalendar::default();
    let call = |first, last| last_call(&theme(first, last), &calendar);
    // Monday, and three days before it a Friday.
    assert_eq!(call(day(11, 1), day(11, 30)), Some(day(11, 27)));
    // Thursday; three days before it is a Monday and a holiday, before which a weekend lies.
    assert_eq!(call(day(11, 1), day(11, 26)), Some(day(11, 20)));
    // Of a week, the day before the last.
    assert_eq!(call(day(11, 9), day(11, 13)), Some(day(11, 12)));
    // Nothing is left between opening and end.
    assert_eq!([call(day(11, 9), day(11, 9)), call(day(11, 9), day(11, 10))], [None, None]);
    let mut early = theme(day(11, 1), day(11, 30));
    early.settings.posting.until = Some(day(11, 13));
    assert_eq!(last_call(&early, &calendar), Some(day(11, 10)), "by the last day of notes");
}

#[test]
fn a_month_is_told_of_on_the_first_day_on_which_somebody_is_there() {
    let calendar = OfficeCalendar::default();
    assert_eq!(digest_on(day(11, 20), &calendar), day(11, 2));
    assert_eq!(digest_on(day(1, 31), &calendar), day(1, 5), "past a Sunday");
}

#[test]
fn nobody_is_woken() {
    let at = |hour| is_time(Slot { day: day(11, 2), hour });
    assert_eq!([at(0), at(7), at(8), at(19), at(20)], [false, false, true, true, false]);
}

#[test]
fn waits_grow_and_differ_by_a_fifth_at_most() {
    let least: Vec<i64> = (1..=8).map(|failures| wait_after(failures, 0)).collect();
    assert_eq!(least, [60, 180, 540, 1620, 4860, 14580, 43200, 43200]);
    for chance in [1, 11, 4321, u32::MAX] {
        for (failures, least) in (1..).zip(&least) {
            let wait = wait_after(failures, chance);
            assert!((*least..least + least / 5).contains(&wait), "{failures}: {wait}");
        }
    }
    assert_eq!(wait_after(u32::MAX, 0), 43200);
}

#[test]
fn failures_are_read_as_they_are_written() {
    for why in NotSent::ALL {
        let failure = Failure::NotSent(*why);
        assert_eq!(failure.to_string().parse(), Ok(failure));
    }
    assert_eq!("404".parse(), Ok(Failure::Status(404)));
    assert!(["", "99", "1000", "x"].iter().all(|word| word.parse::<Failure>().is_err()));
    assert!(Failure::NotSent(NotSent::HostNotAllowed).is_final());
    assert!(!Failure::NotSent(NotSent::TimedOut).is_final() && !Failure::Status(404).is_final());
}
