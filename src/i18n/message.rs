//! Messages for chat channels: what is told, in words.

use super::{Lang, announcement::announcement, say};
use crate::domain::{
    announce::Channel,
    chat::{About, Closed, Digest, Message, Telling},
    theme::Theme,
};

/// What is told, in a language; `link` is where it leads.
pub fn message(lang: Lang, telling: &Telling, link: &str) -> Message {
    let texts = lang.texts();
    let (text, words) = (&texts.messages, &texts.channel_words);
    let occasion = telling.about.occasion().map(words.occasion).unwrap_or_default();
    let of = |title: String, says: String, last_day: String| Message {
        title,
        text: says,
        url: link.to_owned(),
        office: telling.office.clone(),
        occasion: occasion.to_owned(),
        last_day,
        button: text.button.to_owned(),
    };
    match &telling.about {
        About::Test => of(text.test_title.into(), text.test.into(), String::new()),
        About::Month(digest) => {
            let month = say::month(lang, telling.dates, digest.month);
            let says = brought(lang, digest, &month, telling.named);
            of((text.digest_title)(&month), says, String::new())
        }
        About::Theme(moment, theme) => {
            let mut theme: Theme = (**theme).clone();
            if !telling.named {
                text.unnamed.clone_into(&mut theme.settings.title);
            }
            let fits = (*moment, Channel::Chat);
            let mut says = announcement(lang, &theme, link, fits, &telling.desk).body;
            // The address goes apart from the text.
            let before = says.strip_suffix(&format!("\n{link}")).map(str::len);
            says.truncate(before.unwrap_or(says.len()));
            if theme.emergency {
                says = format!("{says}\n{}", texts.emergency.not_for);
            }
            let last_day = say::day(lang, theme.posts_until());
            of((text.title)(occasion, &theme.title), says, last_day)
        }
    }
}

/// What a month brought, a line for each kind of it; without names, how many of each.
fn brought(lang: Lang, digest: &Digest, month: &str, named: bool) -> String {
    let text = &lang.texts().messages;
    let list = |line: fn(&str) -> String, many: usize, names: Vec<String>| {
        let says = if named { names.join(text.joint) } else { (text.many)(many) };
        (many > 0).then(|| line(&says))
    };
    let closed = |one: &Closed| match one.counts {
        Some((notes, stickers)) => (text.one_closed)(&one.title, notes, stickers),
        None => (text.one)(&one.title),
    };
    let Digest { month: _, opened, closed: ended, answered, running } = digest;
    let answers = answered.iter().map(|(_, many)| many).sum();
    let lines = [
        list(text.opened, opened.len(), opened.iter().map(|title| (text.one)(title)).collect()),
        list(text.closed, ended.len(), ended.iter().map(closed).collect()),
        list(
            text.answered,
            answers,
            answered.iter().map(|(title, many)| (text.one_answered)(title, *many)).collect(),
        ),
        list(
            text.running,
            running.len(),
            running
                .iter()
                .map(|(title, day)| (text.one_running)(title, say::day(lang, *day)))
                .collect(),
        ),
    ];
    let head = [(text.digest)(month)];
    head.into_iter().chain(lines.into_iter().flatten()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::{announce::Moment, calendar::Dates, plan::Plan};

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn telling(about: About, named: bool) -> Telling {
        let (office, desk, origin) = ("気づき市".into(), String::new(), String::new());
        Telling { about, origin, office, desk, named, dates: Dates::Western }
    }

    const LINK: &str = "https://board.example.jp/t/zaitaku";

    #[test]
    fn the_address_stands_apart_in_every_language() {
        let theme = Plan::new("在宅{link}", "zaitaku", day(11, 1), day(11, 30), Vec::new()).draft();
        for lang in Lang::ALL {
            for moment in [Moment::Opening, Moment::LastDays, Moment::Results] {
                let about = About::Theme(moment, Box::new(theme.clone()));
                let said = message(*lang, &telling(about, true), LINK);
                assert!(!said.text.contains(LINK), "{lang:?}: {}", said.text);
                assert!(said.text.contains("在宅{link}") && said.title.contains("在宅{link}"));
                assert!(!said.occasion.is_empty() && said.last_day.contains("30"));
            }
        }
    }

    #[test]
    fn where_there_is_a_passphrase_no_title_is_said() {
        let theme = Plan::new("秘密の題", "zaitaku", day(11, 1), day(11, 30), Vec::new()).draft();
        let about = About::Theme(Moment::Opening, Box::new(theme));
        let digest = Digest {
            month: day(10, 1),
            opened: vec!["秘密の題".into()],
            closed: vec![Closed { title: "秘密の題".into(), counts: Some((16, 57)) }],
            answered: vec![("秘密の題".into(), 3)],
            running: vec![("秘密の題".into(), day(11, 30))],
        };
        for lang in Lang::ALL {
            let said = message(*lang, &telling(about.clone(), false), LINK);
            assert!(!format!("{said:?}").contains("秘密の題"), "{said:?}");
            let said = message(*lang, &telling(About::Month(digest.clone()), false), LINK);
            assert!(!format!("{said:?}").contains("秘密の題"), "{said:?}");
            assert_eq!(said.text.lines().count(), 5);
        }
        let said = message(Lang::Ja, &telling(About::Month(digest), true), LINK);
        let lines = [
            "【気づきボード】2026年10月のまとめ",
            "・始まったテーマ：「秘密の題」",
            "・終わったテーマ：「秘密の題」（付箋16枚、いいね57枚）",
            "・回答：「秘密の題」に3件",
            "・いま受付中：「秘密の題」（11月30日（月）まで）",
        ];
        assert_eq!(said.text, lines.join("\n"));
    }
}
