//! A day together with a time of day: enough to look up who was on duty.

use std::ops::Range;

use super::chars::{any_at, before, number_at, one_of, skip, word_at};

/// What may stand between a day and its time: 8月3日（月）の午後2時, Aug 3, at 2 pm.
const BETWEEN: &str = " の、,・()[]月火水木金土日曜祝午前後朝昼夕方夜深早晩はにもTat@";

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Finds the first day that is followed by a time of that day.
pub(super) fn find(text: &[char]) -> Option<Range<usize>> {
    (0..text.len()).find_map(|i| {
        let day = day_at(text, i)?;
        // The shortest gap first: the characters of the gap also stand in front of other times.
        let most = skip(text, day, BETWEEN, 12);
        (day..=most).find_map(|start| time_at(text, start)).map(|end| i..end)
    })
}

fn day_at(text: &[char], i: usize) -> Option<usize> {
    numeric_day(text, i).or_else(|| spoken_day(text, i)).or_else(|| english_day(text, i))
}

/// 8月3日, 8/3, 2020/8/3, 2020-08-03.
fn numeric_day(text: &[char], i: usize) -> Option<usize> {
    if before(text, i, |c| c.is_ascii_digit() || one_of("/-.", c)) {
        return None;
    }
    let (first, end) = number_at(text, i)?;
    let mark = *text.get(end)?;
    let (second, end) = number_at(text, end + 1)?;
    let in_year = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    match mark {
        '月' => word_at(text, end, "日").filter(|_| in_year(first, second)),
        '/' | '-' | '.' if first >= 1900 => {
            let (third, end) = number_at(text, word_at(text, end, &mark.to_string())?)?;
            in_year(second, third).then_some(end)
        }
        '/' => in_year(first, second).then_some(end),
        _ => None,
    }
}

/// 昨日, 先週の火曜日.
fn spoken_day(text: &[char], i: usize) -> Option<usize> {
    if let Some(end) = any_at(
        text,
        i,
        &["一昨日", "おととい", "昨日", "きのう", "昨夜", "昨晩", "今日", "本日", "今朝", "けさ"],
    ) {
        return Some(end);
    }
    let week = any_at(text, i, &["先々週", "先週", "今週"])?;
    let day = skip(text, skip(text, week, "の", 1), "月火水木金土日", 1);
    let end = word_at(text, day, "曜")?;
    Some(skip(text, end, "日", 1))
}

/// Aug 3, August 3rd, 3 August, yesterday, last Tuesday.
fn english_day(text: &[char], i: usize) -> Option<usize> {
    if before(text, i, |c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let letters_end =
        |i: usize| i + text.iter().skip(i).take_while(|c| c.is_ascii_alphabetic()).count();
    let month = |i: usize| {
        MONTHS.iter().any(|month| word_at(text, i, month).is_some()).then(|| letters_end(i))
    };
    if let Some(end) = word_at(text, i, "yesterday") {
        return Some(end);
    }
    if let Some(week) = any_at(text, i, &["last ", "this "]) {
        return any_at(text, week, &["monday", "tuesday", "wednesday", "thursday", "friday"]);
    }
    if let Some((1..=31, end)) = number_at(text, i) {
        return month(skip(text, letters_end(end), " ", 1));
    }
    let (day, end) = number_at(text, skip(text, month(i)?, " .", 2))?;
    (1..=31).contains(&day).then(|| letters_end(end))
}

/// 14時, 14時半, 14:00, 2 pm, 正午; not 10時間, and not a time until which something is to be done.
fn time_at(text: &[char], i: usize) -> Option<usize> {
    let end = match word_at(text, i, "正午") {
        Some(end) => end,
        None if before(text, i, |c| c.is_ascii_digit()) => return None,
        None => clock_at(text, i)?,
    };
    let about = any_at(text, end, &["頃", "ごろ"]).unwrap_or(end);
    word_at(text, about, "まで").is_none().then_some(about)
}

fn clock_at(text: &[char], i: usize) -> Option<usize> {
    let (_, mut end) = number_at(text, i).filter(|(hour, _)| *hour <= 24)?;
    if let Some(hours) = word_at(text, end, "時") {
        if any_at(text, hours, &["間", "差", "短", "給"]).is_some() {
            return None;
        }
        let half = skip(text, hours, "半", 1);
        return Some(
            number_at(text, half).and_then(|(_, end)| word_at(text, end, "分")).unwrap_or(half),
        );
    }
    let minutes = word_at(text, end, ":")
        .and_then(|colon| number_at(text, colon))
        .filter(|(minute, _)| *minute < 60);
    if let Some((_, behind)) = minutes {
        end = behind;
    }
    let noon = any_at(text, skip(text, end, " ", 1), &["am", "pm", "a.m", "p.m"]);
    noon.or(minutes.map(|_| end))
}
